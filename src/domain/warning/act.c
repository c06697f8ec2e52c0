/* What people do about a warning: respond, close, lower, work through the plan, sign. */
#include "base/text.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/row.h"

enum { EVIDENCE_LEAST = 6 };

static const struct error *changed(struct session *s, const struct entity *entity, void *row)
{
    struct session engine;
    session_engine(s, &engine);
    return record_update(&engine, entity, row, NULL);
}

static const struct error *load_active(struct call *call, struct warning *row)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(call->session, &warning_entity, home, id, row));
    bool active = row->status == WARNING_STATUS_OPEN || row->status == WARNING_STATUS_WORKING;
    return active ? NULL : error_make(call->session->arena, ERROR_WARNING_NOT_ACTIVE);
}

static const struct error *check_evidence(struct session *s, const char *evidence)
{
    if (evidence && text_length(evidence) >= EVIDENCE_LEAST)
        return NULL;
    return error_make(s->arena, ERROR_WARNING_EVIDENCE, .field = "evidence",
                      .arguments = {arena_format(s->arena, "%d", EVIDENCE_LEAST)});
}

static void reply_text(struct call *call, const char *key, const char *text)
{
    json_open(call->reply, '{');
    json_put_text(call->reply, key, text);
    json_close(call->reply, '}');
}

const struct error *operation_warning_respond(struct call *call)
{
    const struct warning_respond_input *in = call->input;
    struct session *s = call->session;
    struct warning row;
    TRY(load_active(call, &row));
    row.response = in->response;
    row.responded_at = row.responded_at == NONE ? s->now : row.responded_at;
    row.status = WARNING_STATUS_WORKING;
    TRY(changed(s, &warning_entity, &row));
    reply_text(call, "status", "working");
    return NULL;
}

const struct error *operation_warning_close(struct call *call)
{
    const struct warning_close_input *in = call->input;
    struct session *s = call->session;
    struct warning row;
    TRY(load_active(call, &row));
    TRY(check_evidence(s, in->evidence));
    bool gone = in->outcome == WARNING_CLOSE_INPUT_OUTCOME_CLOSED;
    row.status = gone ? WARNING_STATUS_CLOSED : WARNING_STATUS_FALSE_ALARM;
    row.responded_at = row.responded_at == NONE ? s->now : row.responded_at;
    row.closed_at = s->now;
    row.closed_by = s->person;
    row.evidence = in->evidence;
    s->reason = in->evidence;
    TRY(changed(s, &warning_entity, &row));
    reply_text(call, "status", gone ? "closed" : "false_alarm");
    return NULL;
}

const struct error *operation_warning_lower(struct call *call)
{
    const struct warning_lower_input *in = call->input;
    struct session *s = call->session;
    struct warning row;
    TRY(load_active(call, &row));
    TRY(check_evidence(s, in->evidence));
    if (in->level >= row.level)
        return error_make(s->arena, ERROR_WARNING_NOT_LOWER, .field = "level", .value = warning_level_names[in->level],
                          .arguments = {warning_level_names[row.level]});
    row.level = in->level;
    row.evidence = in->evidence;
    s->reason = in->evidence;
    TRY(changed(s, &warning_entity, &row));
    reply_text(call, "level", warning_level_names[in->level]);
    return NULL;
}

const struct error *operation_warning_plan_start(struct call *call)
{
    struct session *s = call->session, engine;
    struct warning row;
    int64_t plan;
    TRY(load_active(call, &row));
    session_engine(s, &engine);
    TRY(warning_plan_start(warning_raiser_new(&engine), &row, &plan));
    if (plan == NONE)
        return error_make(s->arena, ERROR_WARNING_NO_PLAYBOOK);
    reply_text(call, "plan", id_text(s->arena, row.customer, plan));
    return NULL;
}

/* --- the plan
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *open_plan(struct session *s, int64_t home, int64_t id, struct warning_plan *plan)
{
    TRY(record_load(s, &warning_plan_entity, home, id, plan));
    return plan->status == WARNING_PLAN_STATUS_OPEN ? NULL : error_make(s->arena, ERROR_WARNING_PLAN_CLOSED);
}

const struct error *operation_warning_step_done(struct call *call)
{
    const struct warning_step_done_input *in = call->input;
    struct session *s = call->session;
    struct warning_step step;
    struct warning_plan plan;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &warning_step_entity, home, id, &step));
    TRY(open_plan(s, home, step.plan, &plan));
    bool skipped = in->status == WARNING_STEP_DONE_INPUT_STATUS_SKIPPED;
    if (step.proof == 1 || skipped)
        TRY(check_evidence(s, in->evidence));
    step.status = skipped ? WARNING_STEP_STATUS_SKIPPED : WARNING_STEP_STATUS_DONE;
    step.evidence = in->evidence;
    step.done_by = s->person;
    step.done_at = s->now;
    TRY(changed(s, &warning_step_entity, &step));
    reply_text(call, "status", skipped ? "skipped" : "done");
    return NULL;
}

const struct error *operation_warning_plan_change(struct call *call)
{
    const struct warning_plan_change_input *in = call->input;
    struct session *s = call->session;
    struct warning_plan plan;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(open_plan(s, home, id, &plan));
    plan.exit = in->exit == NONE ? plan.exit : in->exit;
    plan.contingency = in->contingency ? in->contingency : plan.contingency;
    plan.drill_on = in->drill_on == NONE ? plan.drill_on : in->drill_on;
    if (in->limit_cut == in->limit_cut) {
        if (in->limit_cut < 0 || in->limit_cut > 1)
            return error_make(s->arena, ERROR_FIELD_RANGE, .field = "limit_cut",
                              .value = arena_format(s->arena, "%g", in->limit_cut), .arguments = {"0 .. 1"});
        plan.limit_cut = in->limit_cut;
    }
    TRY(changed(s, &warning_plan_entity, &plan));
    json_open(call->reply, '{');
    json_put_bool(call->reply, "done", true);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_warning_plan_sign(struct call *call)
{
    const struct warning_plan_sign_input *in = call->input;
    struct session *s = call->session;
    struct warning_plan plan;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(open_plan(s, home, id, &plan));
    int line = response_line(s->policy->response, s->role ? s->role : "");
    if (line < 0)
        return error_make(s->arena, ERROR_WARNING_NO_LINE, .arguments = {s->role});
    struct {
        int64_t *by, *at;
        const char **opinion;
    } lines[] = {{&plan.first_by, &plan.first_at, &plan.first_opinion},
                 {&plan.second_by, &plan.second_at, &plan.second_opinion},
                 {&plan.third_by, &plan.third_at, &plan.third_opinion}};
    for (int i = 0; i < 3; i++)
        if ((i == line && *lines[i].by != NONE) || *lines[i].by == s->person)
            return error_make(
                s->arena, ERROR_WARNING_SIGNED_ALREADY,
                .arguments = {arena_format(s->arena, "%d", i + 1), id_text(s->arena, *lines[i].by, *lines[i].by)});
    *lines[line].by = s->person;
    *lines[line].at = s->now;
    *lines[line].opinion = in->opinion;
    TRY(changed(s, &warning_plan_entity, &plan));
    json_open(call->reply, '{');
    json_put_int(call->reply, "line", line + 1);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_warning_plan_close(struct call *call)
{
    struct session *s = call->session;
    struct warning_plan plan;
    struct warning warning;
    int64_t home, id, left;
    TRY(call_id(call, 0, &home, &id));
    TRY(open_plan(s, home, id, &plan));
    TRY(record_load(s, &warning_entity, home, plan.warning, &warning));
    TRY(store_int(s->tx, &query_warning_steps_open, VALUES(sql_int(home), sql_int(id)), &left));
    const char *missing =
        left > 0 ? arena_format(s->arena, "%lld 步未完成 / %lld steps open", (long long)left, (long long)left)
        : plan.first_by == NONE  ? "一道防线未签署 / the first line has not signed"
        : plan.second_by == NONE ? "二道防线未签署 / the second line has not signed"
        : warning.level == WARNING_RED && plan.third_by == NONE ? "三道防线未签署 / the third line has not signed"
                                                                : NULL;
    if (missing)
        return error_make(s->arena, ERROR_WARNING_PLAN_UNFINISHED, .arguments = {missing});
    plan.status = WARNING_PLAN_STATUS_CLOSED;
    plan.closed_at = s->now;
    TRY(changed(s, &warning_plan_entity, &plan));
    reply_text(call, "status", "closed");
    return NULL;
}

/* --- work for the whole bank
 * ------------------------------------------------------------------------------------------------ */

static const struct error *submit(struct call *call, const char *kind, const char *input)
{
    int64_t job;
    TRY(job_submit(call->session, kind, input, 0, &job));
    call->status = 202;
    reply_text(call, "job", id_text(call->session->arena, job, job));
    return NULL;
}

const struct error *operation_warning_run_start(struct call *call)
{
    return submit(call, "warning_run", "{}");
}

const struct error *operation_warning_back_test(struct call *call)
{
    const struct warning_back_test_input *in = call->input;
    struct session *s = call->session;
    if (in->as_of >= s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "as_of", .value = date_text(s->arena, in->as_of),
                          .arguments = {"< today / 今天之前"});
    return submit(call, "warning_back_test",
                  arena_format(s->arena, "{\"at\":%lld,\"horizon_days\":%lld,\"most\":%lld}",
                               (long long)instant_of_date(in->as_of + 1) - 1,
                               (long long)(in->horizon_days == NONE ? 365 : in->horizon_days),
                               (long long)(in->most == NONE ? 0 : in->most)));
}

const struct error *operation_customer_warning_run(struct call *call)
{
    struct session *s = call->session;
    int64_t home, id, fired, missing;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(warning_run_customer(s, id, &fired, &missing));
    json_open(call->reply, '{');
    json_put_int(call->reply, "fired", fired);
    json_put_int(call->reply, "missing", missing);
    json_close(call->reply, '}');
    return NULL;
}
