#include "domain/assess/circle.h"

#include "quant/graph.h"
#include "queries.h"

#include <stdlib.h>
#include <string.h>

enum { CIRCLE_MOST = 500 };

struct circle {
    int64_t customer;
    size_t size;
};

struct circles {
    struct circle *items; /* by customer; only members of a circle */
    size_t count;
};

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static size_t index_of(const int64_t *ids, size_t count, int64_t id)
{
    const int64_t *found = bsearch(&id, ids, count, sizeof(id), by_number);
    return found ? (size_t)(found - ids) : count;
}

/* Everybody who is in a guarantee circle, by strongly connected components of the whole graph. */
const struct error *circles_read(struct session *s, const struct circles **out)
{
    struct circles *all = ARENA_NEW(s->arena, struct circles);
    struct rows *rows;
    const struct error *error;
    int64_t *ends = NULL;
    size_t count = 0, room = 0, nodes = 0;
    *out = all;
    TRY(store_query(s->tx, &query_assess_guarantees_all, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        ARENA_PUSH(s->arena, ends, count, room, rows_int(rows, 0));
        ARENA_PUSH(s->arena, ends, count, room, rows_int(rows, 1));
    }
    if (error || !count)
        return error;
    int64_t *ids = arena_copy(s->arena, ends, count * sizeof(*ends));
    qsort(ids, count, sizeof(*ids), by_number);
    for (size_t i = 0; i < count; i++)
        if (!i || ids[i] != ids[i - 1])
            ids[nodes++] = ids[i];
    struct graph_edge *edges = ARENA_LIST(s->arena, struct graph_edge, count / 2);
    for (size_t i = 0; i < count / 2; i++)
        edges[i] = (struct graph_edge){index_of(ids, nodes, ends[2 * i]), index_of(ids, nodes, ends[2 * i + 1])};
    struct graph graph = graph_make(s->arena, nodes, edges, count / 2);
    size_t *component = ARENA_LIST(s->arena, size_t, nodes), *sizes = ARENA_LIST(s->arena, size_t, nodes);
    graph_strong_components(s->arena, &graph, component);
    for (size_t i = 0; i < nodes; i++)
        sizes[component[i]]++;
    all->items = ARENA_LIST(s->arena, struct circle, nodes);
    for (size_t i = 0; i < nodes; i++)
        if (sizes[component[i]] > 1)
            all->items[all->count++] = (struct circle){ids[i], sizes[component[i]]};
    return NULL;
}

/* Who can be reached from CUSTOMER along guarantees, one way. */
static const struct error *reach(struct session *s, int64_t customer, const char *side, int64_t **found, size_t *count)
{
    size_t room = 0;
    *found = NULL;
    *count = 0;
    ARENA_PUSH(s->arena, *found, *count, room, customer);
    for (size_t at = 0; at < *count && *count < CIRCLE_MOST; at++) {
        struct rows *rows;
        const struct error *error;
        TRY(store_query(s->tx, &query_assess_guarantees_of,
                        VALUES(sql_int((*found)[at]), sql_text(side), sql_int(s->today)), &rows));
        while (rows_next(rows, &error)) {
            int64_t other = rows_int(rows, 0);
            bool known = false;
            for (size_t i = 0; i < *count && !known; i++)
                known = (*found)[i] == other;
            if (!known)
                ARENA_PUSH(s->arena, *found, *count, room, other);
        }
        if (error)
            return error;
    }
    return NULL;
}

/* The circle of one customer: those it can reach and be reached from. */
const struct error *circle_size(struct session *s, const struct circles *circles, int64_t customer, size_t *size)
{
    *size = 0;
    if (circles) {
        for (size_t low = 0, high = circles->count; low < high;) {
            size_t middle = (low + high) / 2;
            if (circles->items[middle].customer == customer) {
                *size = circles->items[middle].size;
                break;
            }
            if (circles->items[middle].customer < customer)
                low = middle + 1;
            else
                high = middle;
        }
        return NULL;
    }
    int64_t *out, *in;
    size_t out_count, in_count;
    TRY(reach(s, customer, "out", &out, &out_count));
    if (out_count == 1)
        return NULL;
    TRY(reach(s, customer, "in", &in, &in_count));
    for (size_t i = 0; i < out_count; i++)
        for (size_t k = 0; k < in_count; k++)
            *size += out[i] == in[k];
    if (*size == 1)
        *size = 0;
    return NULL;
}
