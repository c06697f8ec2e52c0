#include "matching/match_learn.h"

#include <stdlib.h>
#include <string.h>

/* Joined when the mean weight over all pairs of two groups speaks for it: plain transitive closure chains strangers
 * together through one bad link. */
enum { CROSS_PAIRS = 400 };

struct groups {
    const struct match_model *model;
    const struct match_record *records;
    uint32_t *group, *next, *last, *size; /* members of a group as a list from its first row */
};

static int by_weight(const void *a, const void *b)
{
    const struct match_link *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return x->right < y->right ? -1 : x->right > y->right;
}

static double bounded(double weight)
{
    return weight > 12 ? 12 : weight < -12 ? -12 : weight;
}

static double mean_weight(const struct groups *groups, uint32_t a, uint32_t b)
{
    double sum = 0;
    size_t pairs = 0;
    for (uint32_t x = a; x != UINT32_MAX; x = groups->next[x])
        for (uint32_t y = b; y != UINT32_MAX && pairs < CROSS_PAIRS; y = groups->next[y], pairs++)
            sum += bounded(match_weight(groups->model, groups->records[x], groups->records[y]));
    return sum / (double)pairs;
}

static void join(struct groups *groups, uint32_t a, uint32_t b)
{
    for (uint32_t row = b; row != UINT32_MAX; row = groups->next[row])
        groups->group[row] = a;
    groups->next[groups->last[a]] = b;
    groups->last[a] = groups->last[b];
    groups->size[a] += groups->size[b];
}

static void join_all(struct groups *groups, const struct match_link *links, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t a = groups->group[links[i].left], b = groups->group[links[i].right];
        if (a == b)
            continue;
        bool alone = groups->size[a] == 1 && groups->size[b] == 1;
        if (alone || mean_weight(groups, a, b) > 0)
            join(groups, groups->size[a] >= groups->size[b] ? a : b, groups->size[a] >= groups->size[b] ? b : a);
    }
}

static size_t number_groups(uint32_t *group, size_t count)
{
    uint32_t *number = malloc(sizeof(*number) * (count + 1)), next = 0;
    if (!number)
        abort();
    memset(number, 0xFF, sizeof(*number) * (count + 1));
    for (size_t i = 0; i < count; i++) {
        if (number[group[i]] == UINT32_MAX)
            number[group[i]] = next++;
        group[i] = number[group[i]];
    }
    free(number);
    return next;
}

struct match_groups match_group(struct arena *arena, const struct match_schema *schema,
                                const struct match_record *records, size_t count)
{
    struct match_groups result = {.model = match_model_start(schema, count),
                                  .group = ARENA_LIST(arena, uint32_t, count + 1)};
    struct match_frequencies *frequencies = match_frequencies_new(arena);
    for (size_t i = 0; i < count; i++)
        match_frequencies_add(frequencies, schema, records[i]);
    result.model.frequencies = frequencies;
    struct match_pairs pairs = match_candidates(arena, schema, records, count);
    result.compared = pairs.count;
    if (count > 1)
        result.iterations = match_learn(&result.model, records, count, pairs);
    struct match_link *links = NULL;
    size_t link_count = 0, room = 0;
    for (size_t i = 0; i < pairs.count; i++) {
        uint32_t a = (uint32_t)(pairs.items[i] >> 32), b = (uint32_t)pairs.items[i];
        double weight = match_weight(&result.model, records[a], records[b]);
        if (weight > 0)
            ARENA_PUSH(arena, links, link_count, room, (struct match_link){a, b, weight});
    }
    if (link_count)
        qsort(links, link_count, sizeof(*links), by_weight);
    struct groups groups = {&result.model,
                            records,
                            result.group,
                            ARENA_LIST(arena, uint32_t, count + 1),
                            ARENA_LIST(arena, uint32_t, count + 1),
                            ARENA_LIST(arena, uint32_t, count + 1)};
    for (uint32_t i = 0; i < count; i++) {
        groups.group[i] = groups.last[i] = i;
        groups.next[i] = UINT32_MAX;
        groups.size[i] = 1;
    }
    join_all(&groups, links, link_count);
    result.group_count = number_groups(result.group, count);
    return result;
}
