#include "matching/match_block.h"

#include <stdlib.h>
#include <string.h>

enum { PAIRS_A_ROW = 40, PAIRS_AT_LEAST = 50000, LARGEST_BLOCK = 200, KEYS_IN_ALL = 30000000 };

struct keyed {
    uint64_t key;
    uint32_t row;
};

struct keyed_list {
    struct keyed *items;
    size_t count, room;
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static void push(struct keyed_list *list, uint64_t key, uint32_t row)
{
    if (list->count < list->room)
        list->items[list->count++] = (struct keyed){key, row};
}

static void add_row(struct keyed_list *list, const struct match_schema *schema, struct match_record record,
                    uint32_t row, size_t most)
{
    struct match_trait traits[MATCH_TRAITS];
    size_t count = match_traits(schema, record, traits), start = list->count;
    for (size_t i = 0; i < count; i++)
        if (traits[i].alone)
            push(list, traits[i].hash, row);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && list->count - start < most; k++)
            if (traits[i].field != traits[k].field) {
                uint64_t a = traits[i].hash, b = traits[k].hash, pair[2] = {a < b ? a : b, a < b ? b : a};
                push(list, match_hash(pair, sizeof(pair), 7), row);
            }
}

/* A set of pairs, open addressing, growing. */
struct pair_set {
    uint64_t *slots;
    size_t size, used;
};

static bool set_add(struct pair_set *set, uint64_t pair);

static void set_grow(struct pair_set *set)
{
    struct pair_set bigger = {calloc(set->size * 2, sizeof(uint64_t)), set->size * 2, 0};
    if (!bigger.slots)
        abort();
    for (size_t i = 0; i < set->size; i++)
        if (set->slots[i])
            set_add(&bigger, set->slots[i]);
    free(set->slots);
    *set = bigger;
}

static bool set_add(struct pair_set *set, uint64_t pair)
{
    if (set->used * 2 >= set->size)
        set_grow(set);
    size_t at = match_hash(&pair, sizeof(pair), 0) & (set->size - 1);
    for (; set->slots[at]; at = (at + 1) & (set->size - 1))
        if (set->slots[at] == pair)
            return false;
    set->slots[at] = pair;
    set->used++;
    return true;
}

static void add_block(struct pair_set *set, const struct keyed *block, size_t size)
{
    for (size_t i = 0; i < size; i++)
        for (size_t k = i + 1; k < size; k++)
            if (block[i].row != block[k].row)
                set_add(set, (uint64_t)block[i].row << 32 | block[k].row);
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static struct match_pairs set_sorted(struct arena *arena, const struct pair_set *set)
{
    struct match_pairs pairs = {ARENA_LIST(arena, uint64_t, set->used + 1), 0};
    for (size_t i = 0; i < set->size; i++)
        if (set->slots[i])
            pairs.items[pairs.count++] = set->slots[i];
    qsort(pairs.items, pairs.count, sizeof(*pairs.items), by_value);
    return pairs;
}

/* Small blocks first: they tell most, and the budget ends the round. */
static void take_blocks(struct pair_set *set, const struct keyed_list *list, size_t budget)
{
    for (size_t want = 2; want <= LARGEST_BLOCK && set->used < budget; want++)
        for (size_t start = 0, end; start < list->count; start = end) {
            for (end = start + 1; end < list->count && list->items[end].key == list->items[start].key;)
                end++;
            if (end - start == want)
                add_block(set, list->items + start, want);
            if (set->used >= budget)
                return;
        }
}

/* Keys that only one row holds are most of all; without them the rounds over the list are short. */
static void drop_lonely(struct keyed_list *list)
{
    size_t kept = 0;
    for (size_t start = 0, end; start < list->count; start = end) {
        for (end = start + 1; end < list->count && list->items[end].key == list->items[start].key;)
            end++;
        if (end - start < 2 || end - start > LARGEST_BLOCK)
            continue;
        memmove(list->items + kept, list->items + start, (end - start) * sizeof(*list->items));
        kept += end - start;
    }
    list->count = kept;
}

struct match_pairs match_candidates(struct arena *arena, const struct match_schema *schema,
                                    const struct match_record *records, size_t count)
{
    size_t most = count ? KEYS_IN_ALL / count : 0;
    if (most > MATCH_TRAITS * MATCH_TRAITS / 2)
        most = MATCH_TRAITS * MATCH_TRAITS / 2;
    if (most < MATCH_TRAITS)
        most = MATCH_TRAITS;
    struct keyed_list list = {.room = count * most + 1};
    /* Untouched pages of a generous room cost nothing. */
    list.items = malloc(list.room * sizeof(*list.items));
    struct pair_set set = {calloc(1 << 16, sizeof(uint64_t)), 1 << 16, 0};
    if (!list.items || !set.slots)
        abort();
    for (size_t i = 0; i < count; i++)
        add_row(&list, schema, records[i], (uint32_t)i, most);
    qsort(list.items, list.count, sizeof(*list.items), by_key);
    drop_lonely(&list);
    take_blocks(&set, &list, count * PAIRS_A_ROW + PAIRS_AT_LEAST);
    free(list.items);
    struct match_pairs pairs = set_sorted(arena, &set);
    free(set.slots);
    return pairs;
}
