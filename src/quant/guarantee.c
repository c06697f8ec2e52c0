#include "quant/guarantee.h"

#include <stdlib.h>
#include <string.h>

/* What the search for cycles may cost, and how many names its answer may hold, before it gives up. */
enum { MOST_STEPS = 5 * 1000 * 1000, MOST_NAMES = 200 * 1000 };

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

struct set_row {
    size_t *nodes, size;
};

static int by_elements(const void *a, const void *b)
{
    const struct set_row *x = a, *y = b;
    for (size_t i = 0; i < x->size && i < y->size; i++)
        if (x->nodes[i] != y->nodes[i])
            return x->nodes[i] < y->nodes[i] ? -1 : 1;
    return (x->size > y->size) - (x->size < y->size);
}

/* Sorted, each once. */
static struct node_sets sets_finish(struct arena *arena, struct set_row *rows, size_t count)
{
    if (count)
        qsort(rows, count, sizeof(*rows), by_elements);
    struct node_sets sets = {ARENA_LIST(arena, size_t *, count + 1), ARENA_LIST(arena, size_t, count + 1), 0};
    for (size_t i = 0; i < count; i++) {
        if (i && !by_elements(&rows[i - 1], &rows[i]))
            continue;
        sets.nodes[sets.count] = rows[i].nodes;
        sets.sizes[sets.count++] = rows[i].size;
    }
    return sets;
}

static struct node_sets sets_of_components(struct arena *arena, const size_t *component, size_t nodes,
                                           size_t components, size_t smallest)
{
    size_t *first, *member, count = 0;
    graph_members(arena, component, nodes, components, &first, &member);
    struct set_row *rows = ARENA_LIST(arena, struct set_row, components + 1);
    for (size_t c = 0; c < components; c++)
        if (first[c + 1] - first[c] >= smallest)
            rows[count++] = (struct set_row){member + first[c], first[c + 1] - first[c]};
    return sets_finish(arena, rows, count);
}

struct node_sets guarantee_circles(struct arena *arena, const struct graph_edge *edges, size_t count, size_t nodes)
{
    struct graph graph = graph_make(arena, nodes, edges, count);
    size_t *component = ARENA_LIST(arena, size_t, nodes + 1);
    size_t components = graph_strong_components(arena, &graph, component);
    return sets_of_components(arena, component, nodes, components, 2);
}

struct node_sets guarantee_chains(struct arena *arena, const struct graph_edge *edges, size_t count, size_t nodes)
{
    size_t *component = ARENA_LIST(arena, size_t, nodes + 1);
    size_t components = graph_weak_components(arena, nodes, edges, count, component);
    return sets_of_components(arena, component, nodes, components, 1);
}

struct johnson {
    struct arena *arena;
    struct graph graph;
    const size_t *component;
    bool *blocked;
    struct waiter {
        size_t node;
        struct waiter *next;
    } * *waiting; /* nodes to unblock with this one */
    size_t *path, *next, *todo;
    bool *closed; /* a cycle was found below this node of the path */
    size_t depth, start, limit, steps, found, room, names;
    struct set_row *rows;
};

static void johnson_unblock(struct johnson *j, size_t node)
{
    size_t count = 0;
    j->todo[count++] = node;
    j->blocked[node] = false;
    while (count) {
        size_t at = j->todo[--count];
        struct waiter *waiter = j->waiting[at];
        j->waiting[at] = NULL;
        for (; waiter; waiter = waiter->next)
            if (j->blocked[waiter->node]) {
                j->blocked[waiter->node] = false;
                j->todo[count++] = waiter->node;
            }
    }
}

static bool inside(const struct johnson *j, size_t node)
{
    return node >= j->start && j->component[node] == j->component[j->start];
}

static void johnson_enter(struct johnson *j, size_t node)
{
    j->path[j->depth] = node;
    j->next[j->depth] = j->graph.first[node];
    j->closed[j->depth++] = false;
    j->blocked[node] = true;
}

static void johnson_wait(struct johnson *j, size_t node)
{
    for (size_t e = j->graph.first[node]; e < j->graph.first[node + 1]; e++) {
        size_t to = j->graph.to[e];
        if (!inside(j, to))
            continue;
        struct waiter *waiter = ARENA_NEW(j->arena, struct waiter);
        *waiter = (struct waiter){node, j->waiting[to]};
        j->waiting[to] = waiter;
    }
}

static void johnson_leave(struct johnson *j)
{
    size_t node = j->path[--j->depth];
    if (j->closed[j->depth]) {
        johnson_unblock(j, node);
        if (j->depth)
            j->closed[j->depth - 1] = true;
    } else {
        johnson_wait(j, node);
    }
}

static void johnson_record(struct johnson *j)
{
    struct set_row row = {arena_copy(j->arena, j->path, j->depth * sizeof(size_t)), j->depth};
    j->names += j->depth;
    qsort(row.nodes, row.size, sizeof(size_t), by_number);
    ARENA_PUSH(j->arena, j->rows, j->found, j->room, row);
    j->closed[j->depth - 1] = true;
}

/* All cycles whose smallest node is START. False when the search must stop. */
static bool johnson_from(struct johnson *j, size_t start)
{
    j->start = start;
    johnson_enter(j, start);
    while (j->depth) {
        size_t node = j->path[j->depth - 1];
        if (j->next[j->depth - 1] == j->graph.first[node + 1]) {
            johnson_leave(j);
            continue;
        }
        if (++j->steps > MOST_STEPS || j->found >= j->limit || j->names > MOST_NAMES)
            return false;
        size_t to = j->graph.to[j->next[j->depth - 1]++];
        if (to == start)
            johnson_record(j);
        else if (inside(j, to) && !j->blocked[to])
            johnson_enter(j, to);
    }
    return true;
}

static int by_ends(const void *a, const void *b)
{
    const struct graph_edge *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

/* Parallel guarantees are one edge to a cycle; one's own is none. */
static size_t distinct_edges(struct graph_edge *edges, size_t count)
{
    size_t kept = 0;
    qsort(edges, count, sizeof(*edges), by_ends);
    for (size_t i = 0; i < count; i++)
        if (edges[i].from != edges[i].to && (!kept || by_ends(&edges[i], &edges[kept - 1])))
            edges[kept++] = edges[i];
    return kept;
}

/* What one start has blocked says nothing to the next. */
static void johnson_clear(struct johnson *j, const size_t *first, const size_t *member)
{
    size_t c = j->component[j->start];
    for (size_t i = first[c]; i < first[c + 1]; i++) {
        j->blocked[member[i]] = false;
        j->waiting[member[i]] = NULL;
    }
}

struct node_sets guarantee_cycles(struct arena *arena, const struct graph_edge *edges, size_t count, size_t nodes,
                                  size_t limit, bool *complete)
{
    struct graph_edge *own = ARENA_LIST(arena, struct graph_edge, count + 1);
    if (count)
        memcpy(own, edges, count * sizeof(*edges));
    count = distinct_edges(own, count);
    size_t *component = ARENA_LIST(arena, size_t, nodes + 1), *first, *member;
    struct johnson j = {.arena = arena,
                        .graph = graph_make(arena, nodes, own, count),
                        .component = component,
                        .blocked = ARENA_LIST(arena, bool, nodes + 1),
                        .waiting = ARENA_LIST(arena, struct waiter *, nodes + 1),
                        .path = ARENA_LIST(arena, size_t, nodes + 1),
                        .next = ARENA_LIST(arena, size_t, nodes + 1),
                        .todo = ARENA_LIST(arena, size_t, nodes + 1),
                        .closed = ARENA_LIST(arena, bool, nodes + 1),
                        .limit = limit};
    size_t components = graph_strong_components(arena, &j.graph, component);
    graph_members(arena, component, nodes, components, &first, &member);
    *complete = true;
    for (size_t start = 0; start < nodes && *complete; start++) {
        size_t c = component[start];
        if (first[c + 1] - first[c] < 2)
            continue;
        *complete = johnson_from(&j, start);
        johnson_clear(&j, first, member);
    }
    return sets_finish(arena, j.rows, j.found);
}
