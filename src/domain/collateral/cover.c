#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/collateral/collateral.h"
#include "domain/limit/limit.h"
#include "domain/relation/circles.h"
#include "queries.h"

#include <math.h>
#include <string.h>

enum { CIRCLE_DEPTH = 8, CIRCLE_NODES = 400 };

/* --- one piece ------------------------------------------------------------------------------------------------------
 */

static bool must_lapse(const struct collateral *c, int64_t today)
{
    return c->insurance_expires_on == NONE || c->insurance_expires_on < today;
}

const struct error *collateral_revalue(struct session *s, struct collateral *c)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "collateral_haircut") : NULL;
    struct table_result r;
    c->haircut = NAN;
    c->net_value = c->status == COLLATERAL_STATUS_HELD ? NONE : 0;
    c->review_on = NONE;
    if (table && c->status == COLLATERAL_STATUS_HELD) {
        struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
        fact_set_reset(facts);
        fact_put_text(facts, "collateral_kind", entity_field(&collateral_entity, "kind")->choices[c->kind].name);
        fact_put_bool(facts, "collateral_registered",
                      c->perfection == COLLATERAL_PERFECTION_REGISTERED &&
                          (c->registration_expires_on == NONE || c->registration_expires_on >= s->today));
        if (c->valued_on != NONE)
            fact_put_number(facts, "valuation_age", (double)(s->today - c->valued_on));
        fact_put_bool(facts, "insurance_lapsed", must_lapse(c, s->today));
        table_decide(s->arena, table, facts, &r);
        struct value haircut = table_output(&r, 0, "haircut", facts),
                     months = table_output(&r, 0, "review_months", facts);
        if (r.evaluated && value_known(haircut) && c->value != NONE) {
            int64_t prior = c->prior_claims == NONE ? 0 : c->prior_claims;
            int64_t lendable = c->value > prior ? c->value - prior : 0;
            c->haircut = haircut.number;
            c->net_value = llround((double)lendable * (1 - haircut.number));
        }
        if (r.evaluated && value_known(months) && c->valued_on != NONE) {
            int year, month, day;
            date_to_civil(c->valued_on, &year, &month, &day);
            c->review_on = date_add_months(c->valued_on, (int)months.number, day);
        }
    }
    TRY(record_update(s, &collateral_entity, c, NULL));
    return collateral_cover(s, c);
}

/* --- allocation -----------------------------------------------------------------------------------------------------
 */

struct id_list {
    int64_t ids[200], others[200];
    size_t count;
};

static const struct error *read_ids(struct session *s, const struct query *query, int64_t home, int64_t id,
                                    struct id_list *list)
{
    struct rows *rows;
    const struct error *error;
    list->count = 0;
    TRY(store_query(s->tx, query, VALUES(sql_int(home), sql_int(id)), &rows));
    while (rows_next(rows, &error))
        if (list->count < 200) {
            list->ids[list->count] = rows_int(rows, 0);
            list->others[list->count++] = rows_columns(rows) > 1 ? rows_int(rows, 1) : NONE;
        }
    return error;
}

/* A piece secures its facilities by rank until its net value is given away. */
static const struct error *allocate(struct session *s, int64_t home, int64_t collateral)
{
    struct id_list *list = ARENA_NEW(s->arena, struct id_list);
    struct collateral piece;
    TRY(record_load(s, &collateral_entity, home, collateral, &piece));
    int64_t left = piece.net_value == NONE ? 0 : piece.net_value;
    TRY(read_ids(s, &query_collateral_allocations, home, collateral, list));
    for (size_t i = 0; i < list->count; i++) {
        struct collateral_allocation row;
        TRY(record_load(s, &collateral_allocation_entity, home, list->ids[i], &row));
        int64_t part = row.amount < left ? row.amount : left;
        left -= part;
        row.allocated = part;
        TRY(record_update(s, &collateral_allocation_entity, &row, NULL));
    }
    return NULL;
}

/* --- guarantees -----------------------------------------------------------------------------------------------------
 */

static const struct error *same_circle(struct session *s, int64_t debtor, int64_t guarantor, bool *same)
{
    struct network network = {0};
    struct circle *circles;
    *same = false;
    TRY(network_load(s, debtor, KIND_BIT(RELATION_KIND_GUARANTEE), CIRCLE_DEPTH, CIRCLE_NODES, true, &network));
    size_t count = network.edge_count ? circles_of(s->arena, &network, &circles) : 0;
    for (size_t i = 0; i < count; i++) {
        bool one = false, other = false;
        for (size_t k = 0; k < circles[i].member_count; k++) {
            one |= network.nodes[circles[i].members[k]].id == debtor;
            other |= network.nodes[circles[i].members[k]].id == guarantor;
        }
        *same |= one && other;
    }
    return NULL;
}

/* In force today: neither ended nor still to begin. */
static bool in_force(const struct guarantee_contract *g, int64_t today)
{
    return g->status == GUARANTEE_CONTRACT_STATUS_ACTIVE && (g->expires_on == NONE || g->expires_on >= today) &&
           (g->starts_on == NONE || g->starts_on <= today);
}

static const struct error *put_guarantor(struct session *s, const struct guarantee_contract *g,
                                         struct guarantee_worth *worth)
{
    struct customer debtor, guarantor;
    TRY(record_load(s, &customer_entity, g->customer, g->customer, &debtor));
    TRY(record_load(s, &customer_entity, g->guarantor, g->guarantor, &guarantor));
    TRY(same_circle(s, g->customer, g->guarantor, &worth->circle));
    TRY(facts_of_customer(s, s->policy, g->guarantor, &worth->facts));
    const struct fact *overdue = fact_find(s->policy->facts, "overdue_days_current"),
                      *load = fact_find(s->policy->facts, "guarantee_to_equity");
    struct value days = overdue ? fact_value(worth->facts, overdue) : (struct value){0},
                 given = load ? fact_value(worth->facts, load) : (struct value){0};
    worth->group = debtor.customer_group != NONE && debtor.customer_group == guarantor.customer_group;
    worth->overdue_days = value_known(days) ? (int64_t)days.number : 0;
    worth->load = value_known(given) ? given.number : NAN;
    fact_put_bool(worth->facts, "guarantor_same_circle", worth->circle);
    fact_put_bool(worth->facts, "guarantor_same_group", worth->group);
    fact_put_number(worth->facts, "guarantor_overdue_days", (double)worth->overdue_days);
    if (value_known(given))
        fact_put_number(worth->facts, "guarantee_load", given.number);
    return NULL;
}

const struct error *guarantee_value(struct session *s, const struct guarantee_contract *g,
                                    struct guarantee_worth *worth)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "guarantee_value") : NULL;
    struct facility facility;
    struct table_result r;
    int64_t amount;
    *worth = (struct guarantee_worth){.net_value = in_force(g, s->today) ? NONE : 0, .haircut = NAN, .load = NAN};
    if (!table)
        return NULL;
    TRY(put_guarantor(s, g, worth));
    TRY(record_load(s, &facility_entity, g->customer, g->facility, &facility));
    TRY(limit_convert(s, g->amount, g->currency, facility.currency, &amount));
    if (!in_force(g, s->today))
        return NULL;
    table_decide(s->arena, table, worth->facts, &r);
    struct value haircut = table_output(&r, 0, "haircut", worth->facts),
                 reason = table_output(&r, 0, "reason", worth->facts);
    if (r.evaluated && value_known(haircut)) {
        worth->haircut = haircut.number;
        worth->net_value = llround((double)amount * (1 - haircut.number));
        worth->reason = value_known(reason) ? arena_text(s->arena, reason.text) : NULL;
    }
    return NULL;
}

static const struct error *value_guarantee(struct session *s, struct guarantee_contract *g)
{
    struct guarantee_worth worth = {.haircut = NAN};
    if (in_force(g, s->today))
        TRY(guarantee_value(s, g, &worth));
    g->net_value = worth.net_value;
    g->haircut = worth.haircut;
    g->reason = worth.reason;
    return record_update(s, &guarantee_contract_entity, g, NULL);
}

/* --- a facility -----------------------------------------------------------------------------------------------------
 */

const struct error *facility_cover(struct session *s, int64_t home, int64_t id)
{
    struct id_list *pieces = ARENA_NEW(s->arena, struct id_list), *guarantees = ARENA_NEW(s->arena, struct id_list);
    struct facility facility;
    int64_t sum = 0, used;
    TRY(read_ids(s, &query_collateral_of_facility, home, id, pieces));
    TRY(read_ids(s, &query_collateral_guarantees, home, id, guarantees));
    for (size_t i = 0; i < pieces->count; i++) {
        struct collateral_allocation row;
        TRY(record_load(s, &collateral_allocation_entity, home, pieces->ids[i], &row));
        sum += row.allocated == NONE ? 0 : row.allocated;
    }
    for (size_t i = 0; i < guarantees->count; i++) {
        struct guarantee_contract g;
        TRY(record_load(s, &guarantee_contract_entity, home, guarantees->ids[i], &g));
        TRY(value_guarantee(s, &g));
        sum += g.net_value == NONE ? 0 : g.net_value;
    }
    TRY(store_int(s->tx, &query_collateral_used, VALUES(sql_int(home), sql_int(id)), &used));
    TRY(record_load(s, &facility_entity, home, id, &facility));
    facility.security_value = sum;
    facility.coverage = used != NONE && used > 0 ? (double)sum / (double)used : NAN;
    return record_update(s, &facility_entity, &facility, NULL);
}

const struct error *facility_cover_use(struct session *s, int64_t home, int64_t id, int64_t *above)
{
    struct facility facility;
    int64_t used;
    TRY(record_load(s, &facility_entity, home, id, &facility));
    *above = facility.parent;
    if (facility.security_value == NONE)
        return NULL;
    TRY(store_int(s->tx, &query_collateral_used, VALUES(sql_int(home), sql_int(id)), &used));
    facility.coverage = used != NONE && used > 0 ? (double)facility.security_value / (double)used : NAN;
    return record_update(s, &facility_entity, &facility, NULL);
}

const struct error *collateral_cover(struct session *s, const struct collateral *c)
{
    struct id_list *list = ARENA_NEW(s->arena, struct id_list);
    TRY(allocate(s, c->record.home, c->record.id));
    TRY(read_ids(s, &query_collateral_allocations, c->record.home, c->record.id, list));
    for (size_t i = 0; i < list->count; i++)
        TRY(facility_cover(s, c->record.home, list->others[i]));
    return NULL;
}
