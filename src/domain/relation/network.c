#include "domain/relation/network.h"
#include "quant/ownership.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 32 };

/* --- nodes by id
 * ----------------------------------------------------------------------------------------------------------- */

static size_t slot_of(const struct network *network, int64_t id)
{
    size_t slot = (size_t)((uint64_t)id * 0x9E3779B97F4A7C15u >> 20) & (network->slot_count - 1);
    while (network->slots[slot] && network->nodes[network->slots[slot] - 1].id != id)
        slot = (slot + 1) & (network->slot_count - 1);
    return slot;
}

static void grow(struct arena *arena, struct network *network)
{
    network->slot_count = network->slot_count ? network->slot_count * 2 : 256;
    network->slots = ARENA_LIST(arena, size_t, network->slot_count);
    for (size_t i = 0; i < network->count; i++)
        network->slots[slot_of(network, network->nodes[i].id)] = i + 1;
}

size_t network_node(struct arena *arena, struct network *network, int64_t id, int depth)
{
    if (network->count * 2 >= network->slot_count)
        grow(arena, network);
    size_t slot = slot_of(network, id);
    if (!network->slots[slot]) {
        ARENA_PUSH(arena, network->nodes, network->count, network->room,
                   (struct network_node){.id = id, .depth = depth, .exposure = NONE});
        network->slots[slot] = network->count;
    }
    return network->slots[slot] - 1;
}

static bool known(const struct network *network, int64_t id)
{
    return network->slots[slot_of(network, id)];
}

/* --- walking
 * --------------------------------------------------------------------------------------------------------------------
 */

struct walk {
    struct session *s;
    struct network *network;
    unsigned kinds;
    size_t limit;
};

static bool current(const struct session *s, int64_t from, int64_t to)
{
    return (from == NONE || from <= s->today) && (to == NONE || to >= s->today);
}

static int64_t choice_of(const char *field, const char *name)
{
    const struct field *f = entity_field(&relation_entity, field);
    for (size_t i = 0; name && i < f->choice_count; i++)
        if (!strcmp(f->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

/* Both ends of an edge may be read: it is kept once, in the name of its older record. */
static bool again(const struct network *network, int64_t id, size_t from, size_t to)
{
    for (size_t i = network->edge_count; i-- > 0;)
        if (network->edges[i].id == id && network->edges[i].from == from && network->edges[i].to == to)
            return true;
    return false;
}

static void take_edge(struct walk *walk, struct rows *rows, int depth)
{
    struct network *network = walk->network;
    struct arena *arena = walk->s->arena;
    int64_t home = rows_int(rows, 0), id = rows_int(rows, 1), twin = rows_int(rows, 2), other = rows_int(rows, 4);
    int64_t kind = choice_of("kind", rows_text(rows, 5));
    if (kind == NONE || !(walk->kinds & KIND_BIT(kind)) || !current(walk->s, rows_int(rows, 9), rows_int(rows, 10)))
        return;
    if (!known(network, other) && network->count >= walk->limit) {
        network->complete = false;
        return;
    }
    size_t near = network_node(arena, network, home, depth), far = network_node(arena, network, other, depth + 1);
    bool out = !strcmp(rows_text(rows, 3), "out");
    size_t from = out ? near : far, to = out ? far : near;
    int64_t name = twin != NONE && twin < id ? twin : id;
    /* The near end comes first in the walk, so only an edge between two customers of the same or a neighbouring level
     * can repeat. */
    if (network->nodes[far].depth <= depth && again(network, name, from, to))
        return;
    ARENA_PUSH(arena, network->edges, network->edge_count, network->edge_room,
               (struct network_edge){.home = home,
                                     .id = name,
                                     .from = from,
                                     .to = to,
                                     .kind = kind,
                                     .share = rows_real(rows, 6),
                                     .amount = rows_int(rows, 7),
                                     .title = arena_text(arena, rows_text(rows, 8)),
                                     .valid_from = rows_int(rows, 9),
                                     .valid_to = rows_int(rows, 10),
                                     .confirmed = rows_int(rows, 11) == 1});
}

static void batch_values(const struct network *network, size_t first, size_t end, struct sql_value values[BATCH])
{
    for (size_t i = 0; i < BATCH; i++)
        values[i] = sql_int(network->nodes[first + i < end ? first + i : first].id);
}

static const struct error *walk_level(struct walk *walk, size_t first, size_t end, int depth)
{
    struct sql_value values[BATCH];
    struct rows *rows;
    const struct error *error = NULL;
    for (; first < end && !error; first += BATCH) {
        batch_values(walk->network, first, end, values);
        TRY(store_query(walk->s->tx, &query_network_edges, values, BATCH, &rows));
        while (rows_next(rows, &error))
            take_edge(walk, rows, depth);
    }
    return error;
}

struct loading {
    int64_t root;
    unsigned kinds;
    int depth;
    size_t limit;
    struct network *network;
};

static const struct error *load(struct session *s, const struct loading *l)
{
    struct walk walk = {s, l->network, l->kinds, l->limit};
    *l->network = (struct network){.complete = true};
    network_node(s->arena, l->network, l->root, 0);
    size_t first = 0;
    for (int depth = 0; depth < l->depth && first < l->network->count; depth++) {
        size_t end = l->network->count;
        TRY(walk_level(&walk, first, end, depth));
        first = end;
    }
    return NULL;
}

const struct error *network_load(struct session *s, int64_t root, unsigned kinds, int depth, size_t limit, bool whole,
                                 struct network *network)
{
    struct loading loading = {root, kinds, depth, limit, network};
    struct session engine;
    if (!whole)
        return load(s, &loading);
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = load(&engine, &loading);
    s->tx->viewer = before;
    return error;
}

const struct error *network_describe(struct session *s, struct network *network)
{
    struct sql_value values[BATCH];
    struct rows *rows;
    const struct error *error = NULL;
    for (size_t first = 0; first < network->count && !error; first += BATCH) {
        batch_values(network, first, network->count, values);
        TRY(store_query(s->tx, &query_network_nodes, values, BATCH, &rows));
        while (rows_next(rows, &error)) {
            struct network_node *node = &network->nodes[network_node(s->arena, network, rows_int(rows, 0), 0)];
            node->visible = true;
            node->title = arena_text(s->arena, rows_text(rows, 1));
            node->kind = arena_text(s->arena, rows_text(rows, 2));
            node->tier = arena_text(s->arena, rows_text(rows, 3));
            node->grade = arena_text(s->arena, rows_text(rows, 4));
            node->status = arena_text(s->arena, rows_text(rows, 5));
            node->exposure = rows_int(rows, 6);
        }
    }
    int hidden = 0;
    for (size_t i = 0; i < network->count; i++)
        network->nodes[i].name = network->nodes[i].visible
                                     ? id_text(s->arena, network->nodes[i].id, network->nodes[i].id)
                                     : arena_format(s->arena, "hidden-%d", ++hidden);
    return error;
}

/* --- ownership
 * -------------------------------------------------------------------------------------------------------------------
 */

static int by_share(const void *a, const void *b)
{
    const struct network_owner *x = a, *y = b;
    return x->share != y->share ? (y->share > x->share) - (y->share < x->share)
                                : (x->node > y->node) - (x->node < y->node);
}

/* Several holdings of one owner in one company are one. */
static size_t holdings(struct arena *arena, const struct network *network, bool votes, struct ownership_edge **edges,
                       bool *exceed)
{
    size_t count = 0;
    double *sum = ARENA_LIST(arena, double, network->count);
    *edges = ARENA_LIST(arena, struct ownership_edge, network->edge_count + 1);
    *exceed = false;
    for (size_t i = 0; i < network->edge_count; i++) {
        const struct network_edge *edge = &network->edges[i];
        bool control = votes && edge->kind == RELATION_KIND_CONTROL;
        double share = control ? 1 : edge->share;
        if ((edge->kind != RELATION_KIND_EQUITY && !control) || !(share > 0))
            continue;
        if (!control)
            sum[edge->to] += share;
        *exceed |= sum[edge->to] > 1 + OWNERSHIP_SLACK * 10;
        size_t at = 0;
        while (at < count && ((*edges)[at].owner != edge->from || (*edges)[at].company != edge->to))
            at++;
        if (at == count)
            (*edges)[count++] = (struct ownership_edge){edge->from, edge->to, 0};
        (*edges)[at].share = fmin(1, (*edges)[at].share + share);
    }
    return count;
}

static void effective(struct arena *arena, const struct network *network, struct network_ownership *result)
{
    struct ownership_edge *edges;
    struct ownership solved;
    bool exceed;
    size_t count = holdings(arena, network, false, &edges, &exceed);
    if (exceed) {
        result->problem = "shares_exceed";
        return;
    }
    if (!ownership_solve(arena, edges, count, network->count, &solved)) {
        result->problem = "closed_loop";
        return;
    }
    result->owners = ARENA_LIST(arena, struct network_owner, solved.owner_count + 1);
    for (size_t i = 0; i < solved.owner_count; i++) {
        double share = solved.effective[i * network->count];
        if (share > 0 && solved.owners[i] != 0)
            result->owners[result->owner_count++] = (struct network_owner){solved.owners[i], share};
    }
    qsort(result->owners, result->owner_count, sizeof(*result->owners), by_share);
}

static bool controlled_by(const struct network_ownership *o, size_t controller, size_t node)
{
    for (size_t i = o->control_first[controller]; i < o->control_first[controller + 1]; i++)
        if (o->control_list[i] == node)
            return true;
    return false;
}

static bool ultimate(const struct network_ownership *o, size_t count, size_t node)
{
    for (size_t i = 0; i < count; i++)
        if (i != node && controlled_by(o, i, node) && !controlled_by(o, node, i))
            return false;
    return true;
}

void network_ownership(struct arena *arena, const struct network *network, struct network_ownership *result)
{
    struct ownership_edge *edges;
    bool exceed;
    size_t *first, *list;
    *result = (struct network_ownership){0};
    effective(arena, network, result);
    size_t count = holdings(arena, network, true, &edges, &exceed);
    ownership_control(arena, edges, count, network->count, &first, &list);
    result->control_first = first;
    result->control_list = list;
    result->controlled = list + first[0];
    result->controlled_count = first[1] - first[0];
    result->controllers = ARENA_LIST(arena, size_t, network->count + 1);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 1; i < network->count; i++)
            if (controlled_by(result, i, 0) && ultimate(result, network->count, i) == !pass)
                result->controllers[result->controller_count++] = i;
        if (!pass)
            result->ultimate_count = result->controller_count;
    }
}
