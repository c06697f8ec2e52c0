#include "matching/similarity.h"

#include <stdbool.h>
#include <stdlib.h>

static struct letters clipped(struct letters text)
{
    return (struct letters){text.at, text.size < SIMILARITY_SIZE ? text.size : SIMILARITY_SIZE};
}

static double jaro(struct letters a, struct letters b)
{
    bool a_used[SIMILARITY_SIZE] = {0}, b_used[SIMILARITY_SIZE] = {0};
    size_t longer = a.size > b.size ? a.size : b.size, window = longer / 2 ? longer / 2 - 1 : 0, common = 0, swaps = 0;
    for (size_t i = 0; i < a.size; i++) {
        size_t from = i > window ? i - window : 0, to = i + window + 1 < b.size ? i + window + 1 : b.size;
        for (size_t j = from; j < to; j++)
            if (!b_used[j] && a.at[i] == b.at[j]) {
                a_used[i] = b_used[j] = true;
                common++;
                break;
            }
    }
    if (!common)
        return 0;
    for (size_t i = 0, j = 0; i < a.size; i++) {
        if (!a_used[i])
            continue;
        while (!b_used[j])
            j++;
        swaps += a.at[i] != b.at[j++];
    }
    double m = (double)common;
    return (m / (double)a.size + m / (double)b.size + (m - (double)swaps / 2) / m) / 3;
}

double similarity_jaro_winkler(struct letters a, struct letters b)
{
    a = clipped(a);
    b = clipped(b);
    if (!a.size || !b.size)
        return 0;
    double similarity = jaro(a, b);
    size_t prefix = 0;
    while (prefix < 4 && prefix < a.size && prefix < b.size && a.at[prefix] == b.at[prefix])
        prefix++;
    return similarity + (double)prefix * 0.1 * (1 - similarity);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Only cells near the diagonal can stay within MOST; beyond them stands MOST + 1. */
int similarity_slips(struct letters a, struct letters b, int most)
{
    a = clipped(a);
    b = clipped(b);
    int m = (int)a.size, n = (int)b.size, rows[3][SIMILARITY_SIZE + 2];
    if (abs(m - n) > most)
        return most + 1;
    for (int j = 0; j <= n; j++)
        rows[0][j] = least(j, most + 1);
    for (int i = 1; i <= m; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        int from = i > most ? i - most : 1, to = i + most < n ? i + most : n, best = most + 1;
        row[from - 1] = from == 1 ? least(i, most + 1) : most + 1;
        above[to] = i + most <= n ? most + 1 : above[to];
        for (int j = from; j <= to; j++) {
            row[j] = least(above[j - 1] + (a.at[i - 1] != b.at[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
            best = least(best, row[j]);
        }
        /* With from above 1 the first column has left the band. */
        if (best > most && (from > 1 || i > most))
            return most + 1;
    }
    return least(rows[m % 3][n], most + 1);
}
