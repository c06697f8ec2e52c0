/* The relationship graph of one customer, with who owns it, who controls it and whose debts it stands for. */
#include "domain/relation/circles.h"
#include "record/call.h"

#include <math.h>

enum { OWNERSHIP_DEPTH = 8, OWNERSHIP_NODES = 1500, CIRCLE_DEPTH = 12, CIRCLE_NODES = 3000 };

static void write_nodes(struct json_writer *w, const struct network *network)
{
    json_key(w, "nodes");
    json_open(w, '[');
    for (size_t i = 0; i < network->count; i++) {
        const struct network_node *node = &network->nodes[i];
        json_open(w, '{');
        json_put_text(w, "id", node->name);
        json_put_text(w, "title", node->title);
        json_put_bool(w, "visible", node->visible);
        json_put_int(w, "depth", node->depth);
        json_put_text(w, "kind", node->kind);
        json_put_text(w, "tier", node->tier);
        json_put_text(w, "grade", node->grade);
        json_put_text(w, "status", node->status);
        json_put_int(w, "exposure", node->exposure);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_edges(struct session *s, struct json_writer *w, const struct network *network)
{
    const struct field *kind = entity_field(&relation_entity, "kind");
    json_key(w, "edges");
    json_open(w, '[');
    for (size_t i = 0; i < network->edge_count; i++) {
        const struct network_edge *edge = &network->edges[i];
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, edge->home, edge->id));
        json_put_text(w, "from", network->nodes[edge->from].name);
        json_put_text(w, "to", network->nodes[edge->to].name);
        json_put_text(w, "kind", kind->choices[edge->kind].name);
        json_put_double(w, "share", edge->share);
        json_put_int(w, "amount", edge->amount);
        json_put_text(w, "title", edge->title);
        json_put_date(w, "valid_from", edge->valid_from);
        json_put_date(w, "valid_to", edge->valid_to);
        json_put_bool(w, "confirmed", edge->confirmed);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void node_open(struct json_writer *w, const struct network_node *node)
{
    json_open(w, '{');
    json_put_text(w, "id", node->name);
    json_put_text(w, "title", node->title);
    json_put_bool(w, "visible", node->visible);
}

static const struct error *write_ownership(struct session *s, struct json_writer *w, int64_t root)
{
    struct network network;
    struct network_ownership o;
    TRY(network_load(s, root, KIND_BIT(RELATION_KIND_EQUITY) | KIND_BIT(RELATION_KIND_CONTROL), OWNERSHIP_DEPTH,
                     OWNERSHIP_NODES, true, &network));
    TRY(network_describe(s, &network));
    network_ownership(s->arena, &network, &o);
    json_key(w, "ownership");
    json_open(w, '{');
    json_put_text(w, "problem", o.problem ? o.problem : network.complete ? NULL : "too_large");
    json_key(w, "owners");
    json_open(w, '[');
    for (size_t i = 0; i < o.owner_count; i++) {
        node_open(w, &network.nodes[o.owners[i].node]);
        json_put_double(w, "share", o.owners[i].share);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "controllers");
    json_open(w, '[');
    for (size_t i = 0; i < o.controller_count; i++) {
        node_open(w, &network.nodes[o.controllers[i]]);
        json_put_bool(w, "ultimate", i < o.ultimate_count);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "controlled");
    json_open(w, '[');
    for (size_t i = 0; i < o.controlled_count; i++) {
        node_open(w, &network.nodes[o.controlled[i]]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

static const struct error *write_circles(struct session *s, struct json_writer *w, int64_t root)
{
    struct network network;
    struct circle *circles;
    TRY(network_load(s, root, KIND_BIT(RELATION_KIND_GUARANTEE), CIRCLE_DEPTH, CIRCLE_NODES, true, &network));
    TRY(network_describe(s, &network));
    size_t count = network.edge_count ? circles_of(s->arena, &network, &circles) : 0;
    json_key(w, "circles");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        if (circles[i].members[0] != 0) /* members ascend and the root is node 0 */
            continue;
        json_open(w, '{');
        json_put_int(w, "amount", circles[i].amount);
        json_key(w, "members");
        json_open(w, '[');
        for (size_t k = 0; k < circles[i].member_count; k++) {
            node_open(w, &network.nodes[circles[i].members[k]]);
            json_close(w, '}');
        }
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

const struct error *operation_customer_graph(struct call *call)
{
    const struct customer_graph_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct network network;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(network_load(s, id, KINDS_ALL, query->depth == NONE ? 2 : (int)query->depth,
                     query->limit == NONE ? 500 : (size_t)query->limit, false, &network));
    TRY(network_describe(s, &network));
    json_open(w, '{');
    json_put_text(w, "root", network.nodes[0].name);
    json_put_bool(w, "complete", network.complete);
    write_nodes(w, &network);
    write_edges(s, w, &network);
    TRY(write_ownership(s, w, id));
    TRY(write_circles(s, w, id));
    json_close(w, '}');
    return NULL;
}
