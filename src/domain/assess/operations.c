#include "base/text.h"
#include "domain/assess/assess.h"
#include "queries.h"
#include "record/call.h"
#include "record/policies.h"
#include "record/row.h"

#include <string.h>

static const char *version_of(struct arena *arena, const struct policy_snapshot *policy)
{
    return arena_format(arena, "%s %lld · %.12s", policy->rating->doc->name, (long long)policy->rating->doc->version, policy->hash);
}

/* The policies of the instant looked at; the session's own when that is now. */
static const struct error *policy_seen(struct session *s, struct policy_snapshot **policy)
{
    return policies_at(s, s->viewer.as_of, policy);
}

const struct error *operation_customer_assess(struct call *call)
{
    struct session *s = call->session;
    struct assessed result;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(assess_customer(s, id, &result));
    json_open(call->reply, '{');
    json_key(call->reply, "result");
    assessed_write(call->reply, &result);
    json_put_text(call->reply, "policy_version", version_of(s->arena, s->policy));
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *write_history(struct session *s, int64_t customer, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_assess_history, VALUES(sql_int(customer)), &rows));
    json_key(w, "history");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_instant(w, "assessed_at", rows_int(rows, 0));
        json_put_double(w, "score", rows_real(rows, 1));
        json_put_double(w, "pd", rows_real(rows, 2));
        json_put_text(w, "grade", rows_text(rows, 3));
        json_put_double(w, "confidence", rows_real(rows, 4));
        json_put_text(w, "policy_version", rows_text(rows, 5));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_assessment(struct call *call, struct policy_snapshot *policy)
{
    struct session *s = call->session;
    struct assessed result;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(assess_compute(s, policy, id, &result));
    json_open(call->reply, '{');
    json_key(call->reply, "result");
    assessed_write(call->reply, &result);
    json_put_text(call->reply, "policy_version", version_of(s->arena, policy));
    TRY(write_history(s, id, call->reply));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_customer_assessment(struct call *call)
{
    struct policy_snapshot *policy;
    TRY(policy_seen(call->session, &policy));
    const struct error *error = write_assessment(call, policy);
    policy_release(policy);
    return error;
}

static const struct error *write_facts(struct call *call, struct policy_snapshot *policy)
{
    struct fact_set *set;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(call->session, policy, id, &set));
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    for (size_t i = 0; i < policy->facts->count; i++)
        if (policy->facts->facts[i].subject == SUBJECT_CUSTOMER)
            fact_write(call->reply, &policy->facts->facts[i], fact_value(set, &policy->facts->facts[i]));
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_customer_facts(struct call *call)
{
    struct policy_snapshot *policy;
    TRY(policy_seen(call->session, &policy));
    const struct error *error = write_facts(call, policy);
    policy_release(policy);
    return error;
}

/* --- a person decides otherwise ------------------------------------------------------------------------------------------------- */

static const struct error *check_override(struct session *s, const struct customer_tier_override_input *in, const struct tier_policy *policy)
{
    bool known = false;
    for (size_t i = 0; i < policy->override_reason_count; i++)
        known |= !strcmp(policy->override_reason_names[i], in->reason_code);
    if (!known)
        return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "reason_code", .value = in->reason_code,
                          .arguments = {arena_format(s->arena, "%zu", policy->override_reason_count)});
    if ((int64_t)text_length(in->reason) < policy->override_least_reason)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "reason", .value = in->reason,
                          .arguments = {arena_format(s->arena, ">= %lld characters / 字", (long long)policy->override_least_reason)});
    if (in->expires_on != NONE && in->expires_on <= s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "expires_on", .value = date_text(s->arena, in->expires_on), .arguments = {"> today / 今天之后"});
    return NULL;
}

/* The authority table decides how far this role may move this customer. */
static const struct error *check_authority(struct session *s, int64_t customer, const char *wanted, struct fact_set *facts)
{
    const struct tier_policy *tiers = s->policy->tiers;
    const struct authority_rule *rule;
    struct value now = fact_value(facts, fact_find(s->policy->facts, "tier"));
    const struct fact *fact = fact_find(s->policy->facts, "tier");
    int current = value_known(now) ? tier_find(tiers, fact->choices[now.choice].name) : (int)tiers->count - 1, next = tier_find(tiers, wanted);
    const char *action = next == 0 && tiers->tiers[0].approval ? tiers->tiers[0].approval : "tier.override";
    (void)customer;
    fact_put_number(facts, "override_tier_up", current - next);
    if (s->policy->authority && authority_allows(s->policy->authority, action, s->role, facts, &rule) != MATCH_YES)
        return error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {action});
    return NULL;
}

const struct error *operation_customer_tier_override(struct call *call)
{
    const struct customer_tier_override_input *in = call->input;
    struct session *s = call->session, engine;
    const struct tier_policy *tiers = s->policy->tiers;
    const char *wanted = call->operation->input[0].choices[in->tier].name;
    struct assessed result;
    struct customer row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_UPDATE, home, id));
    TRY(check_override(s, in, tiers));
    TRY(assess_compute(s, s->policy, id, &result));
    TRY(check_authority(s, id, wanted, result.facts));
    struct tier_decision decision;
    session_engine(s, &engine);
    record_initial(&engine, &tier_decision_entity, &decision);
    decision.customer = id;
    decision.decided_at = s->now;
    decision.tier = in->tier;
    if (result.has_tier) {
        const struct field *field = entity_field(&tier_decision_entity, "rule_tier");
        TRY(field_parse(s->arena, field, tiers->tiers[result.tier.proposed].name, &decision));
        decision.score = result.tier.score.total;
    }
    decision.overridden = true;
    decision.reason = arena_format(s->arena, "%s：%s", in->reason_code, in->reason);
    decision.decided_by = s->person;
    decision.expires_on = in->expires_on != NONE ? in->expires_on : date_add_months(s->today, (int)tiers->override_months, 31);
    decision.policy_version = version_of(s->arena, s->policy);
    engine.reason = in->reason;
    TRY(record_put(&engine, &tier_decision_entity, &decision));
    TRY(record_load(s, &customer_entity, id, id, &row));
    row.tier = in->tier;
    TRY(record_update(&engine, &customer_entity, &row, NULL));
    json_open(call->reply, '{');
    json_put_text(call->reply, "tier", wanted);
    json_put_date(call->reply, "expires_on", decision.expires_on);
    json_close(call->reply, '}');
    return NULL;
}

/* --- what the bank decides by ------------------------------------------------------------------------------------------------------- */

const struct error *operation_policy_tiers(struct call *call)
{
    const struct tier_policy *tiers = call->session->policy->tiers;
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_key(w, "tiers");
    tiers_write(w, tiers);
    json_key(w, "override");
    json_open(w, '{');
    json_put_int(w, "months", tiers->override_months);
    json_put_int(w, "least_reason", tiers->override_least_reason);
    json_key(w, "reasons");
    json_open(w, '[');
    for (size_t i = 0; i < tiers->override_reason_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", tiers->override_reason_names[i]);
        label_put(w, "label", tiers->override_reasons[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_policy_scale(struct call *call)
{
    json_open(call->reply, '{');
    json_key(call->reply, "scale");
    scale_write(call->reply, call->session->policy->scale);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_policy_cards(struct call *call)
{
    const struct policy_snapshot *policy = call->session->policy;
    json_open(call->reply, '{');
    json_key(call->reply, "cards");
    json_open(call->reply, '[');
    for (size_t i = 0; i < policy->card_count; i++)
        scorecard_write(call->reply, policy->cards[i]);
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_policy_facts(struct call *call)
{
    json_open(call->reply, '{');
    json_key(call->reply, "facts");
    fact_table_write(call->reply, call->session->policy->facts);
    json_close(call->reply, '}');
    return NULL;
}
