/* With the close of a day: what lapses by itself. */
#include "domain/facility/facility.h"
#include "domain/limit/limit.h"
#include "domain/syndicate/syndicate.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>

enum { NOTICE_DAYS = 30 };

const struct error *reservation_until(struct session *s, const struct loan *loan, int64_t asked_on, int64_t *until)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "reservation_term") : NULL;
    struct table_result r;
    *until = NONE;
    if (!table)
        return NULL;
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_set_reset(facts);
    fact_put_text(facts, "drawdown_product", entity_field(&loan_entity, "product")->choices[loan->product].name);
    table_decide(s->arena, table, facts, &r);
    struct value days = table_output(&r, 0, "days", facts);
    if (r.evaluated && value_known(days))
        *until = asked_on + (int64_t)days.number;
    return NULL;
}

static const struct error *expire_drawdown(struct session *s, struct lending_upkeep *u)
{
    struct drawdown d;
    struct loan loan;
    TRY(record_load(s, &drawdown_entity, u->home, u->id, &d));
    if (d.expires_on == NONE) { /* asked for before there was a term */
        TRY(record_load(s, &loan_entity, u->home, d.loan, &loan));
        TRY(reservation_until(s, &loan, d.requested_on, &d.expires_on));
    }
    if (d.expires_on == NONE || d.expires_on >= s->today)
        return record_update(s, &drawdown_entity, &d, NULL);
    struct limit_movement m = {.home = d.customer,
                               .facility = d.facility,
                               .amount = d.amount,
                               .currency = d.currency,
                               .loan = d.loan,
                               .reference = arena_format(s->arena, "D%lld:lapse", (long long)d.record.id)};
    TRY(limit_lapse(s, &m));
    d.status = DRAWDOWN_STATUS_EXPIRED;
    s->reason = "reservation_term";
    u->expired++;
    return record_update(s, &drawdown_entity, &d, NULL);
}

static const struct error *breach_condition(struct session *s, struct lending_upkeep *u)
{
    struct facility_condition c;
    TRY(record_load(s, &facility_condition_entity, u->home, u->id, &c));
    c.status = FACILITY_CONDITION_STATUS_BREACHED;
    u->breached++;
    return record_update(s, &facility_condition_entity, &c, NULL);
}

/* The cover follows. */
static const struct error *end_guarantee(struct session *s, struct lending_upkeep *u)
{
    struct guarantee_contract g;
    TRY(record_load(s, &guarantee_contract_entity, u->home, u->id, &g));
    g.status = GUARANTEE_CONTRACT_STATUS_EXPIRED;
    u->ended++;
    return record_update(s, &guarantee_contract_entity, &g, NULL);
}

static const struct error *draw_up(struct session *s, struct lending_upkeep *u)
{
    struct notices_made made;
    TRY(notices_prepare(s, u->home, u->id, s->today + NOTICE_DAYS, &made));
    u->notices += made.prepared;
    return NULL;
}

static const struct {
    const struct query *next;
    const struct error *(*work)(struct session *s, struct lending_upkeep *u);
} parts[] = {{&query_upkeep_drawdown, expire_drawdown},
             {&query_upkeep_condition, breach_condition},
             {&query_upkeep_guarantee, end_guarantee},
             {&query_upkeep_syndicate, draw_up}};

const struct error *lending_upkeep_step(struct session *s, struct lending_upkeep *u)
{
    struct rows *rows;
    const struct error *error;
    bool found;
    TRY(store_query(s->tx, parts[u->part].next, VALUES(sql_int(s->today), sql_int(u->home), sql_int(u->id)), &rows));
    found = rows_next(rows, &error);
    if (found) {
        u->home = rows_int(rows, 0);
        u->id = rows_int(rows, 1);
        rows_close(rows);
    }
    TRY(error);
    if (found)
        return parts[u->part].work(s, u);
    u->home = u->id = 0;
    u->part++;
    u->done = u->part == sizeof(parts) / sizeof(parts[0]);
    return NULL;
}
