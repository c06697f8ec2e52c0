/* Directed graphs of companies: compact adjacency and strongly connected components. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

struct graph_edge {
    size_t from, to;
};

/* Edges by source: those of node n are edge[first[n]] .. edge[first[n + 1] - 1], as indexes into the edge list given.
 */
struct graph {
    size_t nodes;
    const size_t *first;
    const size_t *edge;
    const size_t *to; /* parallel to edge: the target */
};
struct graph graph_make(struct arena *arena, size_t nodes, const struct graph_edge *edges, size_t count);

/* Component of every node, numbered so that an edge between two components goes from the higher to the lower number
 * (reverse topological order, as Tarjan finds them). Iterative: a chain of a million nodes is no danger to the stack.
 */
size_t graph_strong_components(struct arena *arena, const struct graph *graph, size_t *component);
/* The same ignoring directions; numbered from 0 by first node. */
size_t graph_weak_components(struct arena *arena, size_t nodes, const struct graph_edge *edges, size_t count,
                             size_t *component);
/* Nodes by component: members of c are member[first[c]] .. member[first[c + 1] - 1], ascending. */
void graph_members(struct arena *arena, const size_t *component, size_t nodes, size_t components, size_t **first,
                   size_t **member);
