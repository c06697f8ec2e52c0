/* What the policy says about one customer and about whoever wants it. */
#include "base/text.h"
#include "domain/pool/pool.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <string.h>

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b; /* NONE is the least there is */
}

static int64_t day_of(int64_t instant)
{
    return instant == NONE ? NONE : instant_date(instant);
}

static int64_t status_of(const char *name)
{
    const struct field *field = entity_field(&pool_entry_entity, "status");
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

const struct error *pool_clients_read(struct session *s, int64_t after, int64_t only, int64_t limit,
                                      struct pool_clients *clients)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_pool_clients,
                    VALUES(sql_int(after), sql_int(only == NONE ? 0 : only), sql_int(s->today), sql_int(limit)),
                    &rows));
    while (rows_next(rows, &error)) {
        struct pool_client client = {.id = rows_int(rows, 0),
                                     .branch = rows_int(rows, 1),
                                     .owner = rows_int(rows, 2),
                                     .name = arena_text(s->arena, rows_text(rows, 3)),
                                     .tier = arena_text(s->arena, rows_text(rows, 4)),
                                     .owner_left = rows_int(rows, 5) == 1,
                                     .loans = rows_int(rows, 6),
                                     .plans = rows_int(rows, 7),
                                     .applications = rows_int(rows, 8),
                                     .entry = rows_int(rows, 13),
                                     .status = status_of(rows_text(rows, 14)),
                                     .returns_on = rows_int(rows, 15),
                                     .stage = arena_text(s->arena, rows_text(rows, 16))};
        client.touched = later(later(day_of(rows_int(rows, 9)), day_of(rows_int(rows, 10))),
                               later(rows_int(rows, 11), rows_int(rows, 12)));
        client.touched = later(client.touched, instant_date(id_instant(client.id)));
        ARENA_PUSH(s->arena, clients->items, clients->count, clients->room, client);
    }
    return error;
}

int64_t pool_silent_days(const struct pool_client *client, int64_t today)
{
    return today > client->touched ? today - client->touched : 0;
}

static const struct error *table_of(struct session *s, const char *name, const struct decision_table **table)
{
    *table = s->policy ? policy_table(s->policy, name) : NULL;
    return *table ? NULL : error_make(s->arena, ERROR_POOL_NO_POLICY, .value = name);
}

static int64_t days(const struct table_result *result, const char *output, struct fact_set *facts)
{
    struct value value = table_output(result, 0, output, facts);
    return value_known(value) ? (int64_t)value.number : NONE;
}

const struct error *pool_terms_of(struct session *s, const struct pool_client *client, struct pool_terms *terms)
{
    const struct decision_table *table;
    struct table_result result;
    TRY(table_of(s, "pool_return", &table));
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_put_number(facts, "pool_live_loans", (double)client->loans);
    fact_put_number(facts, "pool_open_plans", (double)client->plans);
    fact_put_number(facts, "pool_applications", (double)client->applications);
    fact_put_text(facts, "customer_status", client->stage);
    if (client->tier)
        fact_put_text(facts, "tier", client->tier);
    table_decide(s->arena, table, facts, &result);
    struct value protection = table_output(&result, 0, "protection", facts);
    terms->protected = value_known(protection);
    terms->silent_days = terms->protected ? NONE : days(&result, "silent_days", facts);
    terms->notice_days = terms->protected ? NONE : days(&result, "notice_days", facts);
    terms->why = result.row_count ? table->rows[result.rows[0]].label : (struct label){"未评估", "Not evaluated"};
    return NULL;
}

const struct error *pool_claimer_read(struct session *s, struct pool_claimer *claimer)
{
    TRY(store_int(s->tx, &query_pool_claims_today, VALUES(sql_int(s->person), sql_int(s->today)),
                  &claimer->claims_today));
    return store_int(s->tx, &query_pool_held, VALUES(sql_int(s->person)), &claimer->held);
}

const struct error *pool_verdict_of(struct session *s, const struct pool_claimer *claimer, const struct pool_wish *wish,
                                    struct pool_verdict *verdict)
{
    const struct decision_table *table;
    struct table_result result;
    TRY(table_of(s, "pool_claim", &table));
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_put_number(facts, "pool_claims_today", (double)claimer->claims_today);
    fact_put_number(facts, "pool_held", (double)claimer->held);
    if (wish->lost_days != NONE)
        fact_put_number(facts, "pool_lost_days", (double)wish->lost_days);
    fact_put_text(facts, "pool_reach", wish->elsewhere ? "elsewhere" : "branch");
    fact_put_number(facts, "pool_waited_days", (double)wish->waited_days);
    table_decide(s->arena, table, facts, &result);
    struct value said = table_output(&result, 0, "verdict", facts);
    verdict->allowed = value_known(said) && !strcmp(said.text, "allowed");
    verdict->hidden = wish->elsewhere && value_known(said) && !strcmp(said.text, "branch_only");
    verdict->why = result.row_count ? table->rows[result.rows[0]].label : (struct label){"未评估", "Not evaluated"};
    return NULL;
}
