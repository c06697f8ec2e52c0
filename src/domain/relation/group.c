/* Groups of connected customers: derived from control, mutual guarantees and common officers, confirmed or rejected by
 * a person. */
#include "base/text.h"
#include "domain/relation/circles.h"
#include "queries.h"
#include "record/audit.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { GROUP_DEPTH = 8, GROUP_NODES = 1500 };

/* --- deriving
 * --------------------------------------------------------------------------------------------------------------- */

struct tie {
    size_t node;
    const char *role;
    struct label basis;
    double share;
};

struct derived {
    struct network network;
    struct network_ownership ownership;
    struct tie *ties;
    size_t count, room;
    size_t parent; /* node */
    const char *controller;
};

static void tie(struct session *s, struct derived *d, size_t node, const char *role, const char *zh, const char *en,
                double share)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->ties[i].node == node)
            return;
    ARENA_PUSH(s->arena, d->ties, d->count, d->room, (struct tie){node, role, {zh, en}, share});
}

static const char *title(const struct derived *d, size_t node)
{
    const char *text = d->network.nodes[node].title;
    return text ? text : d->network.nodes[node].name;
}

static bool natural(const struct network_node *node)
{
    return node->kind && (!strcmp(node->kind, "individual") || !strcmp(node->kind, "guarantor"));
}

static double direct_share(const struct derived *d, size_t from, size_t to)
{
    double sum = 0;
    for (size_t i = 0; i < d->network.edge_count; i++) {
        const struct network_edge *edge = &d->network.edges[i];
        if (edge->kind == RELATION_KIND_EQUITY && edge->from == from && edge->to == to && edge->share > 0)
            sum += edge->share;
    }
    return sum > 0 ? sum : NAN;
}

static void tie_controlled(struct session *s, struct derived *d, size_t top)
{
    const struct network_ownership *o = &d->ownership;
    tie(s, d, top, natural(&d->network.nodes[top]) ? "controller" : "parent", "集团控制方", "Controls the group", NAN);
    for (size_t i = o->control_first[top]; i < o->control_first[top + 1]; i++) {
        size_t node = o->control_list[i];
        tie(s, d, node, "controlled", arena_format(s->arena, "受%s控制", title(d, top)),
            arena_format(s->arena, "Controlled by %s", title(d, top)), direct_share(d, top, node));
    }
}

static void tie_circle(struct session *s, struct derived *d)
{
    struct circle *circles;
    size_t count = d->network.edge_count ? circles_of(s->arena, &d->network, &circles) : 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; circles[i].members[0] == 0 && k < circles[i].member_count; k++)
            tie(s, d, circles[i].members[k], "guarantee_circle",
                arena_format(s->arena, "与%s互保或循环担保", title(d, 0)),
                arena_format(s->arena, "In a guarantee circle with %s", title(d, 0)), NAN);
}

/* Companies with an officer in common; the officer ties them but is no member. */
static void tie_officers(struct session *s, struct derived *d)
{
    for (size_t i = 0; i < d->network.edge_count; i++) {
        const struct network_edge *mine = &d->network.edges[i];
        if (mine->kind != RELATION_KIND_OFFICER || mine->to != 0)
            continue;
        for (size_t k = 0; k < d->network.edge_count; k++) {
            const struct network_edge *other = &d->network.edges[k];
            if (other->kind == RELATION_KIND_OFFICER && other->from == mine->from && other->to != 0)
                tie(s, d, other->to, "common_officer",
                    arena_format(s->arena, "与%s共同任职人：%s", title(d, 0), title(d, mine->from)),
                    arena_format(s->arena, "Shares the officer %s with %s", title(d, mine->from), title(d, 0)), NAN);
        }
    }
}

/* The bank lends to companies: when a person controls the group, its parent is the company under that person that
 * controls most. */
static size_t parent_of(const struct derived *d, size_t top)
{
    const struct network_ownership *o = &d->ownership;
    size_t best = natural(&d->network.nodes[top]) ? 0 : top, most = 0;
    for (size_t i = o->control_first[top]; natural(&d->network.nodes[top]) && i < o->control_first[top + 1]; i++) {
        size_t node = o->control_list[i], reach = o->control_first[node + 1] - o->control_first[node] + 1;
        if (reach > most) {
            most = reach;
            best = node;
        }
    }
    return best;
}

static const struct error *derive(struct session *s, int64_t customer, struct derived *d)
{
    unsigned kinds = KIND_BIT(RELATION_KIND_EQUITY) | KIND_BIT(RELATION_KIND_CONTROL) |
                     KIND_BIT(RELATION_KIND_GUARANTEE) | KIND_BIT(RELATION_KIND_OFFICER);
    TRY(network_load(s, customer, kinds, GROUP_DEPTH, GROUP_NODES, true, &d->network));
    TRY(network_describe(s, &d->network));
    network_ownership(s->arena, &d->network, &d->ownership);
    size_t top = d->ownership.ultimate_count ? d->ownership.controllers[0] : 0;
    d->parent = parent_of(d, top);
    d->controller = title(d, top);
    tie_controlled(s, d, top);
    tie(s, d, 0, "member", "本企业", "The company itself", NAN);
    tie_circle(s, d);
    tie_officers(s, d);
    size_t companies = 0;
    for (size_t i = 0; i < d->count; i++)
        companies += !natural(&d->network.nodes[d->ties[i].node]);
    return companies > 1 ? NULL : error_make(s->arena, ERROR_GROUP_SINGLE, .arguments = {title(d, 0)});
}

/* --- recording
 * ----------------------------------------------------------------------------------------------------------------- */

struct kept_member {
    int64_t home, id, version;
};

static const struct error *members_of(struct session *s, int64_t group, struct kept_member **members, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *members = NULL;
    *count = 0;
    TRY(store_query(s->tx, &query_group_members, VALUES(sql_int(group)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *members, *count, room,
                   (struct kept_member){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)});
    return error;
}

/* A proposal made again replaces the older one of the same parent. */
static const struct error *propose(struct session *s, struct derived *d, struct customer_group *group)
{
    int64_t before;
    struct kept_member *members;
    size_t count;
    struct buffer basis = {.arena = s->arena};
    int64_t parent = d->network.nodes[d->parent].id;
    TRY(store_int(s->tx, &query_group_of_parent, VALUES(sql_int(parent)), &before));
    if (before != NONE)
        TRY(record_load(s, &customer_group_entity, before, before, group));
    else
        record_initial(s, &customer_group_entity, group);
    buffer_format(&basis, "控制 %zu 户；共 %zu 户有关联",
                  d->ownership.control_first ? d->ownership.controlled_count : 0, d->count);
    group->name = arena_format(s->arena, "%s集团", title(d, d->parent));
    group->status = CUSTOMER_GROUP_STATUS_PROPOSED;
    group->parent = parent;
    group->controller = d->controller;
    group->basis = buffer_end(&basis);
    if (before == NONE) {
        TRY(record_put(s, &customer_group_entity, group));
    } else {
        TRY(record_update(s, &customer_group_entity, group, NULL));
    }
    TRY(members_of(s, group->record.id, &members, &count));
    for (size_t i = 0; i < count; i++)
        TRY(record_delete(s, &group_member_entity, members[i].home, members[i].id, members[i].version, NULL));
    for (size_t i = 0; i < d->count; i++) {
        struct group_member member;
        record_clear(&group_member_entity, &member);
        member.customer = d->network.nodes[d->ties[i].node].id;
        member.customer_group = group->record.id;
        member.role = d->ties[i].role;
        member.basis = d->ties[i].basis.zh;
        member.effective_share = d->ties[i].share;
        TRY(record_put(s, &group_member_entity, &member));
    }
    return NULL;
}

struct deciding {
    struct customer_group *group;
    const struct json *exclude;
    size_t kept, left_out;
    struct derived *derived;
};

/* Runs WORK with the engine's eyes: a group reaches beyond what the person who decides may see. */
static const struct error *beyond(struct session *s,
                                  const struct error *(*work)(struct session *engine, struct deciding *deciding),
                                  struct deciding *deciding)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = work(&engine, deciding);
    s->tx->viewer = before;
    return error;
}

static const struct error *propose_work(struct session *engine, struct deciding *deciding)
{
    return propose(engine, deciding->derived, deciding->group);
}

static void write_derived(struct session *s, struct json_writer *w, const struct derived *d,
                          const struct customer_group *group)
{
    json_open(w, '{');
    json_key(w, "group");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, group->record.home, group->record.id));
    json_put_int(w, "version", group->record.version);
    json_put_text(w, "name", group->name);
    json_put_text(w, "status", entity_field(&customer_group_entity, "status")->choices[group->status].name);
    json_put_text(w, "parent", d->network.nodes[d->parent].visible ? d->network.nodes[d->parent].name : NULL);
    json_put_text(w, "parent_title", d->network.nodes[d->parent].title);
    json_put_text(w, "controller", group->controller);
    json_put_text(w, "basis", group->basis);
    json_close(w, '}');
    json_key(w, "members");
    json_open(w, '[');
    for (size_t i = 0; i < d->count; i++) {
        const struct tie *t = &d->ties[i];
        const struct network_node *node = &d->network.nodes[t->node];
        json_open(w, '{');
        json_put_text(w, "id", node->name);
        json_put_text(w, "title", node->title);
        json_put_bool(w, "visible", node->visible);
        json_put_text(w, "role", t->role);
        label_put(w, "basis", t->basis);
        json_put_double(w, "effective_share", t->share);
        json_put_int(w, "exposure", node->exposure);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

const struct error *operation_group_derive(struct call *call)
{
    struct session *s = call->session;
    struct derived d = {0};
    struct customer_group group;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(derive(s, id, &d));
    TRY(beyond(s, propose_work, &(struct deciding){.group = &group, .derived = &d}));
    write_derived(s, call->reply, &d, &group);
    return NULL;
}

/* --- deciding
 * --------------------------------------------------------------------------------------------------------------------
 */

static const struct error *proposed(struct call *call, struct customer_group *group)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(call->session, &customer_group_entity, ACCESS_UPDATE, home, id));
    TRY(record_load(call->session, &customer_group_entity, home, id, group));
    return group->status == CUSTOMER_GROUP_STATUS_PROPOSED
               ? NULL
               : error_make(call->session->arena, ERROR_GROUP_DECIDED, .arguments = {group->name});
}

static bool excluded(struct session *s, const struct json *list, int64_t customer)
{
    const char *text = id_text(s->arena, customer, customer);
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count; i++)
        if (list->items[i].kind == JSON_TEXT && !strcmp(list->items[i].text, text))
            return true;
    return false;
}

static const struct error *join(struct session *s, int64_t customer, int64_t group)
{
    struct customer row;
    TRY(record_load(s, &customer_entity, customer, customer, &row));
    row.customer_group = group;
    return record_update(s, &customer_entity, &row, NULL);
}

static const struct error *confirm(struct session *s, struct deciding *d)
{
    struct kept_member *members;
    size_t count;
    d->group->status = CUSTOMER_GROUP_STATUS_CONFIRMED;
    d->group->confirmed_by = s->person ? s->person : NONE;
    d->group->confirmed_on = s->today;
    TRY(record_update(s, &customer_group_entity, d->group, NULL));
    TRY(members_of(s, d->group->record.id, &members, &count));
    for (size_t i = 0; i < count; i++) {
        if (excluded(s, d->exclude, members[i].home)) {
            TRY(record_delete(s, &group_member_entity, members[i].home, members[i].id, members[i].version, NULL));
            d->left_out++;
            continue;
        }
        TRY(join(s, members[i].home, d->group->record.id));
        d->kept++;
    }
    return NULL;
}

const struct error *operation_group_confirm(struct call *call)
{
    const struct group_confirm_input *input = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct customer_group group;
    TRY(proposed(call, &group));
    s->reason = input->reason;
    if (input->name && *input->name)
        group.name = input->name;
    struct deciding deciding = {
        .group = &group,
        .exclude = input->exclude ? json_read(s->arena, input->exclude, strlen(input->exclude), NULL) : NULL};
    TRY(beyond(s, confirm, &deciding));
    json_open(w, '{');
    json_key(w, "group");
    TRY(record_write(s, &customer_group_entity, &group, w));
    json_put_int(w, "members", (int64_t)deciding.kept);
    json_put_int(w, "left_out", (int64_t)deciding.left_out);
    json_close(w, '}');
    return NULL;
}

static const struct error *reject(struct session *s, struct deciding *d)
{
    d->group->status = CUSTOMER_GROUP_STATUS_REJECTED;
    d->group->confirmed_by = s->person ? s->person : NONE;
    d->group->confirmed_on = s->today;
    return record_update(s, &customer_group_entity, d->group, NULL);
}

const struct error *operation_group_reject(struct call *call)
{
    const struct group_reject_input *input = call->input;
    struct session *s = call->session;
    struct customer_group group;
    TRY(proposed(call, &group));
    s->reason = input->reason;
    TRY(beyond(s, reject, &(struct deciding){.group = &group}));
    json_open(call->reply, '{');
    json_key(call->reply, "group");
    TRY(record_write(s, &customer_group_entity, &group, call->reply));
    json_close(call->reply, '}');
    return NULL;
}

/* --- overview
 * ----------------------------------------------------------------------------------------------------------------------
 */

struct member_line {
    int64_t customer;
    const char *role, *basis;
    double share;
};

struct whole {
    int64_t group, exposure, overdue;
    struct member_line *lines;
    size_t count, room;
};

/* The sum is over all members, also those the reader may not see: a limit on a group binds the whole of it. */
static const struct error *add_up(struct session *s, struct whole *whole)
{
    struct network network = {.complete = true};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_group_members, VALUES(sql_int(whole->group)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, whole->lines, whole->count, whole->room,
                   (struct member_line){rows_int(rows, 0), arena_text(s->arena, rows_text(rows, 3)),
                                        arena_text(s->arena, rows_text(rows, 4)), rows_real(rows, 5)});
    if (error)
        return error;
    for (size_t i = 0; i < whole->count; i++) {
        int64_t overdue;
        network_node(s->arena, &network, whole->lines[i].customer, 0);
        TRY(store_int(s->tx, &query_group_overdue, VALUES(sql_int(whole->lines[i].customer)), &overdue));
        whole->overdue += overdue;
    }
    TRY(network_describe(s, &network));
    for (size_t i = 0; i < network.count; i++)
        whole->exposure += network.nodes[i].exposure == NONE ? 0 : network.nodes[i].exposure;
    return NULL;
}

static const struct error *write_members(struct session *s, struct json_writer *w, const struct whole *whole)
{
    struct network network = {.complete = true};
    int64_t seen = 0;
    for (size_t i = 0; i < whole->count; i++)
        network_node(s->arena, &network, whole->lines[i].customer, 0);
    TRY(network_describe(s, &network));
    for (size_t i = 0; i < network.count; i++)
        seen += network.nodes[i].exposure == NONE ? 0 : network.nodes[i].exposure;
    json_put_int(w, "exposure", whole->exposure);
    json_put_int(w, "hidden_exposure", whole->exposure - seen);
    json_put_int(w, "overdue", whole->overdue);
    json_key(w, "members");
    json_open(w, '[');
    for (size_t i = 0; i < whole->count; i++) {
        const struct member_line *line = &whole->lines[i];
        const struct network_node *node = &network.nodes[network_node(s->arena, &network, line->customer, 0)];
        json_open(w, '{');
        json_put_text(w, "id", node->name);
        json_put_text(w, "title", node->title);
        json_put_bool(w, "visible", node->visible);
        json_put_text(w, "role", line->role);
        json_put_text(w, "basis", node->visible ? line->basis : NULL);
        json_put_double(w, "effective_share", line->share);
        json_put_text(w, "tier", node->tier);
        json_put_text(w, "grade", node->grade);
        json_put_int(w, "exposure", node->exposure);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

const struct error *operation_group_overview(struct call *call)
{
    struct session *s = call->session;
    struct customer_group group;
    struct session engine;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &customer_group_entity, home, id, &group));
    struct whole whole = {.group = id};
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = add_up(&engine, &whole);
    s->tx->viewer = before;
    if (error)
        return error;
    json_open(call->reply, '{');
    json_key(call->reply, "group");
    TRY(record_write(s, &customer_group_entity, &group, call->reply));
    TRY(write_members(s, call->reply, &whole));
    json_close(call->reply, '}');
    return NULL;
}
