/* From a playbook to a plan: steps with owners and deadlines, and what the exposure would bring if it had to be
 * collected. */
#include "base/text.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

/* --- recovery -------------------------------------------------------------------------------------------------------
 */

struct recovery {
    double exposure, recovered; /* fen */
    struct json_writer *w;
};

static void add_source(struct recovery *r, const char *source, const char *number, int64_t base, double share)
{
    double amount = (double)base * share;
    r->recovered += amount;
    json_open(r->w, '{');
    json_put_text(r->w, "source", source);
    json_put_text(r->w, "number", number);
    json_put_int(r->w, "base", base);
    json_put_double(r->w, "share", share);
    json_put_int(r->w, "amount", llround(amount));
    json_close(r->w, '}');
}

static double share_of(const struct recovery_rates *rates, const char *collateral)
{
    return text_equal(collateral, "mortgage")    ? rates->mortgage
           : text_equal(collateral, "pledge")    ? rates->pledge
           : text_equal(collateral, "guarantee") ? rates->guarantee
                                                 : rates->credit;
}

/* Own deposits set off first, pro rata; the rest of each loan brings what its security is worth, less cost, discounted.
 */
static const struct error *estimate(struct warning_raiser *r, int64_t customer, struct warning_plan *plan)
{
    struct session *s = r->s;
    const struct recovery_rates *rates = &s->policy->response->recovery;
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    struct recovery recovery = {.w = &w};
    struct rows *rows;
    const struct error *error;
    int64_t deposits, owed, used;
    TRY(store_int(s->tx, &query_plan_deposits, VALUES(sql_int(customer), sql_int(s->today)), &deposits));
    TRY(store_int(s->tx, &query_plan_owed, VALUES(sql_int(customer)), &owed));
    owed = owed == NONE ? 0 : owed;
    used = deposits == NONE || deposits < 0 ? 0 : deposits < owed ? deposits : owed;
    double rest = owed > 0 ? 1 - (double)used * rates->deposit / (double)owed : 0;
    json_open(&w, '{');
    json_key(&w, "sources");
    json_open(&w, '[');
    if (used)
        add_source(&recovery, "deposit", NULL, used, rates->deposit);
    TRY(store_query(s->tx, &query_plan_loans, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error)) {
        const char *collateral = rows_null(rows, 2) ? "credit" : arena_text(s->arena, rows_text(rows, 2));
        add_source(&recovery, collateral, rows_text(rows, 0), llround((double)rows_int(rows, 1) * rest),
                   share_of(rates, collateral));
    }
    if (error)
        return error;
    json_close(&w, ']');
    double discount = pow(1 + rates->rate, -(double)rates->months / 12),
           net = recovery.recovered * (1 - rates->cost) * discount;
    json_put_double(&w, "cost", rates->cost);
    json_put_double(&w, "rate", rates->rate);
    json_put_int(&w, "months", rates->months);
    json_put_double(&w, "discount", discount);
    json_put_int(&w, "gross", llround(recovery.recovered));
    json_close(&w, '}');
    plan->exposure = owed;
    plan->recovery = llround(net);
    plan->recovery_path = buffer_end(&text);
    return NULL;
}

/* --- the plan -------------------------------------------------------------------------------------------------------
 */

static int64_t exit_choice(const char *name)
{
    const struct field *field = entity_field(&warning_plan_entity, "exit");
    for (size_t i = 0; i < field->choice_count; i++)
        if (text_equal(field->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

static const struct error *put_steps(struct warning_raiser *r, const struct playbook *playbook,
                                     struct warning_plan *plan)
{
    struct session *s = r->s;
    for (size_t i = 0; i < playbook->step_count; i++) {
        const struct playbook_step *from = &playbook->steps[i];
        struct warning_step step;
        record_initial(s, &warning_step_entity, &step);
        step.record.home = step.customer = plan->customer;
        step.plan = plan->record.id;
        step.number = (int64_t)i + 1;
        step.action = from->action.zh;
        step.action_en = from->action.en;
        step.proof = from->proof;
        step.status = WARNING_STEP_STATUS_OPEN;
        step.due_on = working_days_after(s, s->today, from->days);
        plan->due_on = plan->due_on == NONE || step.due_on > plan->due_on ? step.due_on : plan->due_on;
        TRY(warning_owner(r, plan->customer, from->role, &step.owner));
        TRY(warning_store(s, &warning_step_entity, &step, true));
    }
    return NULL;
}

/* A graver warning takes the open plan of a milder one over: the old plan stays to be finished, the new one begins. */
const struct error *warning_plan_start(struct warning_raiser *r, const struct warning *warning, int64_t *id)
{
    struct session *s = r->s;
    const struct playbook *playbook =
        playbook_for(s->policy->response, (enum signal_family)warning->family, (enum signal_level)warning->level);
    struct warning_plan plan;
    TRY(store_int(
        s->tx, &query_plan_open,
        VALUES(sql_int(warning->customer), sql_int(warning->record.id), sql_text(playbook ? playbook->name : "")), id));
    if (!playbook || *id != NONE)
        return NULL;
    record_initial(s, &warning_plan_entity, &plan);
    plan.record.home = plan.customer = warning->customer;
    plan.record.id = *id = id_new();
    plan.warning = warning->record.id;
    plan.title = playbook->label.zh;
    plan.playbook = playbook->name;
    plan.owner = warning->owner;
    plan.status = WARNING_PLAN_STATUS_OPEN;
    plan.freeze = playbook->freeze;
    plan.limit_cut = playbook->limit_cut;
    plan.notches = playbook->notches;
    plan.exit = exit_choice(playbook->exit);
    plan.contingency = *playbook->contingency.zh ? playbook->contingency.zh : NULL;
    plan.drill_on = playbook->drill_days ? s->today + playbook->drill_days : NONE;
    plan.opened_at = s->now;
    TRY(estimate(r, warning->customer, &plan));
    TRY(put_steps(r, playbook, &plan));
    return warning_store(s, &warning_plan_entity, &plan, true);
}
