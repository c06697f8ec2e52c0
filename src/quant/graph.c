#include "quant/graph.h"

#include <stdbool.h>

struct graph graph_make(struct arena *arena, size_t nodes, const struct graph_edge *edges, size_t count)
{
    size_t *first = ARENA_LIST(arena, size_t, nodes + 2), *edge = ARENA_LIST(arena, size_t, count + 1);
    size_t *to = ARENA_LIST(arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++)
        first[edges[i].from + 2]++;
    for (size_t n = 0; n < nodes; n++)
        first[n + 2] += first[n + 1];
    /* first[n + 1] is now the place of the next edge of n; once all are placed it is the end of n. */
    for (size_t i = 0; i < count; i++) {
        size_t place = first[edges[i].from + 1]++;
        edge[place] = i;
        to[place] = edges[i].to;
    }
    return (struct graph){nodes, first, edge, to};
}

/* Tarjan 1972, with the calls kept on a list. */
struct tarjan {
    const struct graph *graph;
    size_t *order, *low, *next; /* order 0: not visited */
    size_t *stack, *calls, *component;
    size_t stacked, depth, visited, components;
    bool *waiting;
};

static void tarjan_enter(struct tarjan *t, size_t node)
{
    t->order[node] = t->low[node] = ++t->visited;
    t->next[node] = t->graph->first[node];
    t->stack[t->stacked++] = node;
    t->waiting[node] = true;
    t->calls[t->depth++] = node;
}

static void tarjan_leave(struct tarjan *t, size_t node)
{
    t->depth--;
    if (t->depth) {
        size_t caller = t->calls[t->depth - 1];
        if (t->low[node] < t->low[caller])
            t->low[caller] = t->low[node];
    }
    if (t->low[node] != t->order[node])
        return;
    size_t member;
    do {
        member = t->stack[--t->stacked];
        t->waiting[member] = false;
        t->component[member] = t->components;
    } while (member != node);
    t->components++;
}

static void tarjan_visit(struct tarjan *t, size_t root)
{
    tarjan_enter(t, root);
    while (t->depth) {
        size_t node = t->calls[t->depth - 1];
        if (t->next[node] == t->graph->first[node + 1]) {
            tarjan_leave(t, node);
            continue;
        }
        size_t to = t->graph->to[t->next[node]++];
        if (!t->order[to])
            tarjan_enter(t, to);
        else if (t->waiting[to] && t->order[to] < t->low[node])
            t->low[node] = t->order[to];
    }
}

size_t graph_strong_components(struct arena *arena, const struct graph *graph, size_t *component)
{
    size_t n = graph->nodes + 1;
    struct tarjan t = {.graph = graph,
                       .order = ARENA_LIST(arena, size_t, n),
                       .low = ARENA_LIST(arena, size_t, n),
                       .next = ARENA_LIST(arena, size_t, n),
                       .stack = ARENA_LIST(arena, size_t, n),
                       .calls = ARENA_LIST(arena, size_t, n),
                       .waiting = ARENA_LIST(arena, bool, n),
                       .component = component};
    for (size_t node = 0; node < graph->nodes; node++)
        if (!t.order[node])
            tarjan_visit(&t, node);
    return t.components;
}

static size_t find_root(size_t *parent, size_t node)
{
    while (parent[node] != node)
        node = parent[node] = parent[parent[node]];
    return node;
}

size_t graph_weak_components(struct arena *arena, size_t nodes, const struct graph_edge *edges, size_t count,
                             size_t *component)
{
    size_t *parent = ARENA_LIST(arena, size_t, nodes + 1);
    for (size_t i = 0; i < nodes; i++)
        parent[i] = i;
    for (size_t i = 0; i < count; i++) {
        size_t a = find_root(parent, edges[i].from), b = find_root(parent, edges[i].to);
        parent[a < b ? b : a] = a < b ? a : b; /* the smallest node is the root */
    }
    size_t components = 0;
    for (size_t i = 0; i < nodes; i++) {
        size_t root = find_root(parent, i);
        component[i] = root == i ? components++ : component[root];
    }
    return components;
}

void graph_members(struct arena *arena, const size_t *component, size_t nodes, size_t components, size_t **first,
                   size_t **member)
{
    *first = ARENA_LIST(arena, size_t, components + 2);
    *member = ARENA_LIST(arena, size_t, nodes + 1);
    for (size_t i = 0; i < nodes; i++)
        (*first)[component[i] + 2]++;
    for (size_t c = 0; c < components; c++)
        (*first)[c + 2] += (*first)[c + 1];
    for (size_t i = 0; i < nodes; i++)
        (*member)[(*first)[component[i] + 1]++] = i;
}
