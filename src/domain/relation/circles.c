#include "domain/relation/circles.h"
#include "quant/guarantee.h"
#include "queries.h"
#include "record/call.h"

#include <stdlib.h>

enum { CIRCLE_DEPTH = 12, CIRCLE_NODES = 3000 };

static bool member(const struct circle *circle, size_t node)
{
    size_t low = 0, high = circle->member_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (circle->members[middle] < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low < circle->member_count && circle->members[low] == node;
}

static int by_amount(const void *a, const void *b)
{
    const struct circle *x = a, *y = b;
    if (x->amount != y->amount)
        return x->amount < y->amount ? 1 : -1;
    return (x->members[0] > y->members[0]) - (x->members[0] < y->members[0]);
}

size_t circles_of(struct arena *arena, const struct network *network, struct circle **out)
{
    struct graph_edge *edges = ARENA_LIST(arena, struct graph_edge, network->edge_count + 1);
    size_t count = 0, *circle_at = ARENA_LIST(arena, size_t, network->count + 1);
    for (size_t i = 0; i < network->edge_count; i++)
        if (network->edges[i].kind == RELATION_KIND_GUARANTEE)
            edges[count++] = (struct graph_edge){network->edges[i].from, network->edges[i].to};
    struct node_sets sets = guarantee_circles(arena, edges, count, network->count);
    struct circle *circles = ARENA_LIST(arena, struct circle, sets.count + 1);
    for (size_t i = 0; i < sets.count; i++) {
        circles[i] = (struct circle){sets.nodes[i], sets.sizes[i], 0};
        for (size_t k = 0; k < sets.sizes[i]; k++)
            circle_at[sets.nodes[i][k]] = i + 1;
    }
    for (size_t i = 0; i < network->edge_count; i++) {
        const struct network_edge *edge = &network->edges[i];
        if (edge->kind == RELATION_KIND_GUARANTEE && circle_at[edge->from] &&
            circle_at[edge->from] == circle_at[edge->to] && edge->amount != NONE)
            circles[circle_at[edge->from] - 1].amount += edge->amount;
    }
    if (sets.count)
        qsort(circles, sets.count, sizeof(*circles), by_amount);
    *out = circles;
    return sets.count;
}

const struct error *circle_of_customer(struct session *s, int64_t customer, size_t *size, int64_t *amount)
{
    struct network network;
    struct circle *circles;
    *size = 0;
    *amount = 0;
    TRY(network_load(s, customer, KIND_BIT(RELATION_KIND_GUARANTEE), CIRCLE_DEPTH, CIRCLE_NODES, true, &network));
    size_t count = network.edge_count ? circles_of(s->arena, &network, &circles) : 0;
    for (size_t i = 0; i < count; i++)
        if (circles[i].member_count > *size && member(&circles[i], 0)) {
            *size = circles[i].member_count;
            *amount = circles[i].amount;
        }
    return NULL;
}

/* --- all circles of the caller's book
 * ------------------------------------------------------------------------------------------ */

static const struct error *load_guarantees(struct session *s, struct network *network)
{
    struct rows *rows;
    const struct error *error;
    *network = (struct network){.complete = true};
    TRY(store_query(s->tx, &query_guarantees_all, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        int64_t from = rows_int(rows, 4), to = rows_int(rows, 5);
        if ((from != NONE && from > s->today) || (to != NONE && to < s->today))
            continue;
        size_t guarantor = network_node(s->arena, network, rows_int(rows, 0), 0);
        size_t debtor = network_node(s->arena, network, rows_int(rows, 2), 0);
        ARENA_PUSH(s->arena, network->edges, network->edge_count, network->edge_room,
                   (struct network_edge){.home = rows_int(rows, 0),
                                         .id = rows_int(rows, 1),
                                         .from = guarantor,
                                         .to = debtor,
                                         .kind = RELATION_KIND_GUARANTEE,
                                         .amount = rows_int(rows, 3)});
    }
    return error;
}

/* Only the circles that are shown are described: a book may have a hundred thousand guarantees. */
static struct network only(struct arena *arena, const struct network *whole, struct circle *circles, size_t count)
{
    struct network part = {.complete = true};
    size_t *place = ARENA_LIST(arena, size_t, whole->count + 1),
           *circle_at = ARENA_LIST(arena, size_t, whole->count + 1);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < circles[i].member_count; k++) {
            size_t old = circles[i].members[k];
            place[old] = network_node(arena, &part, whole->nodes[old].id, 0);
            circle_at[old] = i + 1;
            circles[i].members[k] = place[old];
        }
    for (size_t i = 0; i < whole->edge_count; i++) {
        struct network_edge edge = whole->edges[i];
        if (!circle_at[edge.from] || circle_at[edge.from] != circle_at[edge.to])
            continue;
        edge.from = place[edge.from];
        edge.to = place[edge.to];
        ARENA_PUSH(arena, part.edges, part.edge_count, part.edge_room, edge);
    }
    return part;
}

static int64_t write_members(struct json_writer *w, const struct network *network, const struct circle *circle)
{
    int64_t exposure = 0;
    json_key(w, "members");
    json_open(w, '[');
    for (size_t i = 0; i < circle->member_count; i++) {
        const struct network_node *node = &network->nodes[circle->members[i]];
        json_open(w, '{');
        json_put_text(w, "id", node->name);
        json_put_text(w, "title", node->title);
        json_put_bool(w, "visible", node->visible);
        json_put_text(w, "tier", node->tier);
        json_put_text(w, "grade", node->grade);
        json_put_int(w, "exposure", node->exposure);
        json_close(w, '}');
        exposure += node->exposure == NONE ? 0 : node->exposure;
    }
    json_close(w, ']');
    return exposure;
}

static bool inside(const struct circle *circle, size_t node)
{
    for (size_t i = 0; i < circle->member_count; i++)
        if (circle->members[i] == node)
            return true;
    return false;
}

static void write_circle(struct json_writer *w, const struct network *network, const struct circle *circle)
{
    json_open(w, '{');
    json_put_int(w, "size", (int64_t)circle->member_count);
    json_put_int(w, "amount", circle->amount);
    int64_t exposure = write_members(w, network, circle);
    json_put_int(w, "exposure", exposure);
    json_key(w, "edges");
    json_open(w, '[');
    for (size_t i = 0; i < network->edge_count; i++) {
        const struct network_edge *edge = &network->edges[i];
        if (!inside(circle, edge->from) || !inside(circle, edge->to))
            continue;
        json_open(w, '{');
        json_put_text(w, "from", network->nodes[edge->from].name);
        json_put_text(w, "to", network->nodes[edge->to].name);
        json_put_int(w, "amount", edge->amount);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static const struct error *circles_write(struct call *call)
{
    const struct guarantee_circles_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct network network;
    struct circle *circles;
    TRY(load_guarantees(s, &network));
    size_t count = network.edge_count ? circles_of(s->arena, &network, &circles) : 0;
    size_t shown = query->limit == NONE ? 100 : (size_t)query->limit;
    shown = shown < count ? shown : count;
    struct network part = only(s->arena, &network, shown ? circles : NULL, shown);
    TRY(network_describe(s, &part));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < shown; i++)
        write_circle(w, &part, &circles[i]);
    json_close(w, ']');
    json_put_int(w, "count", (int64_t)count);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_guarantee_circles(struct call *call)
{
    return call_read(call, circles_write);
}
