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

int similarity_slips(struct letters a, struct letters b, int most)
{
    a = clipped(a);
    b = clipped(b);
    if (abs((int)a.size - (int)b.size) > most)
        return most + 1;
    int rows[3][SIMILARITY_SIZE + 1];
    for (size_t j = 0; j <= b.size; j++)
        rows[0][j] = (int)j;
    for (size_t i = 1; i <= a.size; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3], best = row[0] = (int)i;
        for (size_t j = 1; j <= b.size; j++) {
            row[j] = least(above[j - 1] + (a.at[i - 1] != b.at[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
            best = least(best, row[j]);
        }
        /* A swap may still reach back one row, so one over the limit is not yet hopeless. */
        if (best > most + 1)
            return most + 1;
    }
    int slips = rows[a.size % 3][b.size];
    return slips > most ? most + 1 : slips;
}
