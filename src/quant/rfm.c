#include "quant/rfm.h"

#include <stdlib.h>
#include <string.h>

struct ranked {
    double value;
    const char *id;
    size_t index;
};

static int by_value(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return strcmp(x->id, y->id);
}

/* Sorts and hands each customer's quintile to SET. */
static void rank(struct ranked *rows, size_t count, struct rfm *ratings, void (*set)(struct rfm *rating, int quintile))
{
    qsort(rows, count, sizeof(*rows), by_value);
    for (size_t p = 0; p < count; p++)
        set(&ratings[rows[p].index], (int)(5 * p / count) + 1);
}

static void set_recency(struct rfm *rating, int quintile)
{
    rating->r = 6 - quintile;
}

static void set_frequency(struct rfm *rating, int quintile)
{
    rating->f = quintile;
}

static void set_monetary(struct rfm *rating, int quintile)
{
    rating->m = quintile;
}

void rfm_rate(struct arena *arena, const struct rfm_customer *customers, size_t count, struct rfm *ratings)
{
    struct ranked *rows = ARENA_LIST(arena, struct ranked, count + 1);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct ranked){(double)customers[i].recency_days, customers[i].id, i};
    rank(rows, count, ratings, set_recency);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct ranked){(double)customers[i].frequency, customers[i].id, i};
    rank(rows, count, ratings, set_frequency);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct ranked){customers[i].monetary, customers[i].id, i};
    rank(rows, count, ratings, set_monetary);
    for (size_t i = 0; i < count; i++)
        ratings[i].score = 0.25 * ratings[i].r + 0.25 * ratings[i].f + 0.5 * ratings[i].m;
}
