/* Customers and the edges between them, gathered level by level: every step asks for the edges of the customers found
 * so far, so that no query ever walks across homes. */
#pragma once

#include "record/record.h"

enum { KINDS_ALL = ~0u };
#define KIND_BIT(kind) (1u << (kind))

struct network_node {
    int64_t id;
    int depth;
    bool visible;
    const char *name; /* id on the wire; of a node the caller may not see a name of its own, so that it stays unknown */
    const char *title, *kind, *tier, *grade, *status;
    int64_t exposure; /* lent and not yet repaid, fen; NONE when not visible */
};

struct network_edge {
    int64_t home, id;
    size_t from, to;
    int64_t kind;
    double share;
    int64_t amount, valid_from, valid_to;
    const char *title;
    bool confirmed;
};

struct network {
    struct network_node *nodes;
    size_t count, room;
    struct network_edge *edges;
    size_t edge_count, edge_room;
    bool complete; /* false: the limit was reached */
    /* private */
    size_t *slots, slot_count;
};

size_t network_node(struct arena *arena, struct network *network, int64_t id, int depth);
/* Edges valid today of the kinds in the mask, from ROOT up to DEPTH steps and LIMIT nodes. WHOLE looks past what the
 * caller may see: for questions whose answer must not depend on who asks (who controls whom). Names stay with who may
 * see them either way. */
const struct error *network_load(struct session *s, int64_t root, unsigned kinds, int depth, size_t limit, bool whole,
                                 struct network *network);
/* Titles and exposures of all nodes as far as the caller may see them. */
const struct error *network_describe(struct session *s, struct network *network);

struct network_owner {
    size_t node;
    double share;
};

struct network_ownership {
    const char *problem;          /* NULL, "shares_exceed" or "closed_loop": then there are no owners */
    struct network_owner *owners; /* ultimate owners of the root, the largest share first */
    size_t owner_count;
    size_t *controllers; /* who controls the root; ultimate ones (controlled by nobody) first */
    size_t controller_count, ultimate_count;
    size_t *controlled; /* whom the root controls */
    size_t controlled_count;
    const size_t *control_first, *control_list; /* whom every node controls, as ownership_control gives it */
};
/* Node 0 is the root. */
void network_ownership(struct arena *arena, const struct network *network, struct network_ownership *result);
