/* Campaigns as their people use them: rules, drafts, the page, sending, responses. */
#include "base/text.h"
#include "domain/campaign/campaign.h"
#include "policy/snapshot.h"
#include "record/as_engine.h"
#include "record/row.h"
#include "record/scope.h"

#include <math.h>
#include <string.h>

enum { PREVIEWS = 20 };

/* --- the rules
 * -------------------------------------------------------------------------------------------------------------- */

static void write_events(struct json_writer *w, const struct campaign_policy *policy)
{
    json_key(w, "events");
    json_open(w, '[');
    for (size_t i = 0; i < policy->event_count; i++) {
        const struct campaign_event *event = &policy->events[i];
        json_open(w, '{');
        json_put_text(w, "name", event->name);
        label_put(w, "label", event->label);
        label_put(w, "help", event->help.zh ? event->help : (struct label){"", ""});
        json_put_text(w, "purpose", event->purpose);
        json_put_text(w, "audience", event->audience);
        label_put(w, "subject", event->subject);
        label_put(w, "text", event->text);
        json_put_int(w, "move_bp", event->move_bp);
        json_put_text(w, "goal", event->goal);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_choices(struct json_writer *w, const struct campaign_policy *policy)
{
    json_key(w, "purposes");
    json_open(w, '[');
    for (size_t i = 0; i < policy->purpose_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", policy->purposes[i].name);
        label_put(w, "label", policy->purposes[i].label);
        json_put_text(w, "consent", policy->purposes[i].consent);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "channels");
    json_open(w, '[');
    for (size_t i = 0; i < policy->channel_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", policy->channels[i].name);
        label_put(w, "label", policy->channels[i].label);
        json_put_int(w, "month_cap", policy->channels[i].month_cap);
        json_put_int(w, "cost", policy->channels[i].cost);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_campaign_rules(struct call *call)
{
    const struct campaign_policy *policy;
    struct json_writer *w = call->reply;
    TRY(campaign_policy_need(call->session, &policy));
    json_open(w, '{');
    json_put_int(w, "month_cap", policy->month_cap);
    json_put_int(w, "quiet_days", policy->quiet_days);
    json_put_double(w, "control_share", policy->control_share);
    json_put_int(w, "response_days", policy->response_days);
    json_put_int(w, "conversion_days", policy->conversion_days);
    write_choices(w, policy);
    write_events(w, policy);
    json_key(w, "placeholders");
    json_open(w, '[');
    for (size_t i = 0; i < campaign_placeholder_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", campaign_placeholders[i].name);
        label_put(w, "label", campaign_placeholders[i].label);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

/* --- drafts
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct error *choice_error(struct session *s, const char *field, const char *value, const char *names)
{
    return error_make(s->arena, ERROR_CAMPAIGN_CHOICE, .field = field, .value = value, .arguments = {names});
}

static const struct error *check_draft(struct session *s, const struct campaign_policy *policy,
                                       const struct campaign_save_input *in)
{
    struct buffer names = {.arena = s->arena};
    for (size_t i = 0; i < policy->purpose_count; i++)
        buffer_format(&names, "%s%s", i ? " " : "", policy->purposes[i].name);
    if (!campaign_purpose(policy, in->purpose))
        return choice_error(s, "purpose", in->purpose, buffer_end(&names));
    if (in->event && !campaign_event(policy, in->event))
        return choice_error(s, "event", in->event, "policy/relationship/campaigns");
    if (in->control_share > .5)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "control_share",
                          .value = arena_format(s->arena, "%g", in->control_share), .arguments = {"0 … 0.5"});
    TRY(campaign_audience_check(s, in->audience));
    return campaign_text_check(s, in->body);
}

static const struct error *state_error(struct session *s, const struct campaign *row)
{
    struct label status = entity_field(&campaign_entity, "status")->choices[row->status].label;
    return error_make(s->arena, ERROR_CAMPAIGN_STATE, .value = row->title,
                      .arguments = {s->language == LANGUAGE_EN ? status.en : status.zh});
}

/* The campaign in the path or of the input; own, or of a branch one may plan for. */
static const struct error *load_draft(struct session *s, int64_t id, struct campaign *row)
{
    TRY(scope_row(s, &campaign_entity, ACCESS_READ, id, id));
    TRY(row_hold(s, &campaign_entity, id, id));
    TRY(record_load(s, &campaign_entity, id, id, row));
    return row->status == CAMPAIGN_STATUS_DRAFT ? NULL : state_error(s, row);
}

static const struct error *keep(struct session *s, void *context)
{
    struct campaign *row = context;
    return row->record.version ? record_update(s, &campaign_entity, row, NULL) : record_put(s, &campaign_entity, row);
}

const struct error *operation_campaign_save(struct call *call)
{
    const struct campaign_save_input *in = call->input;
    struct session *s = call->session;
    const struct campaign_policy *policy;
    struct campaign row;
    TRY(campaign_policy_need(s, &policy));
    TRY(check_draft(s, policy, in));
    if (in->campaign != NONE) {
        TRY(load_draft(s, in->campaign, &row));
    } else {
        record_initial(s, &campaign_entity, &row);
        row.owner = s->person;
        row.branch = s->branch;
        row.seed = (s->now ^ s->person) & 0x7fffffff;
    }
    row.title = in->title;
    row.purpose = in->purpose;
    row.channel = in->channel;
    row.event = in->event;
    row.audience = in->audience;
    row.subject = in->subject;
    row.body = in->body;
    row.move_bp = in->move_bp;
    row.goal = in->goal;
    row.goal_product = in->goal_product && *in->goal_product ? in->goal_product : NULL;
    row.control_share = isnan(in->control_share) ? policy->control_share : in->control_share;
    row.response_days = policy->response_days;
    row.conversion_days = policy->conversion_days;
    TRY(session_as_engine(s, keep, &row));
    json_open(call->reply, '{');
    json_put_text(call->reply, "campaign", id_text(s->arena, row.record.id, row.record.id));
    json_put_int(call->reply, "version", row.record.version);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_campaign_drop(struct call *call)
{
    struct session *s = call->session;
    struct campaign row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(load_draft(s, id, &row));
    row.status = CAMPAIGN_STATUS_DROPPED;
    TRY(session_as_engine(s, keep, &row));
    json_open(call->reply, '{');
    json_put_text(call->reply, "campaign", id_text(s->arena, id, id));
    json_close(call->reply, '}');
    return NULL;
}

/* --- sending
 * ---------------------------------------------------------------------------------------------------------------- */

/* In the maker's session once a second person agreed: the draft must be the one that was looked at. */
const struct error *operation_campaign_send(struct call *call)
{
    const struct campaign_send_input *in = call->input;
    struct session *s = call->session;
    struct campaign row;
    int64_t home, id, job;
    TRY(call_id(call, 0, &home, &id));
    TRY(load_draft(s, id, &row));
    if (row.record.version != in->version)
        return error_make(s->arena, ERROR_RECORD_STALE);
    TRY(job_submit(s, "campaign_send", arena_format(s->arena, "{\"campaign\":\"%s\"}", id_text(s->arena, id, id)), 0,
                   &job));
    row.status = CAMPAIGN_STATUS_SENDING;
    row.sent_at = s->now;
    row.job = id_text(s->arena, job, job);
    TRY(session_as_engine(s, keep, &row));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", row.job);
    json_close(call->reply, '}');
    return NULL;
}

/* --- the page
 * --------------------------------------------------------------------------------------------------------------- */

static void write_left_out(struct json_writer *w, const struct audience *a)
{
    json_key(w, "left_out");
    json_open(w, '[');
    for (int i = 0; i < LEFT_REASONS; i++) {
        json_open(w, '{');
        json_put_text(w, "reason", left_out_names[i]);
        json_put_int(w, "count", a->left_out[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_preview(struct session *s, struct json_writer *w, const struct audience *a)
{
    int shown = 0;
    json_key(w, "preview");
    json_open(w, '[');
    for (size_t i = 0; i < a->count && shown < PREVIEWS; i++) {
        const struct audience_client *client = &a->items[i];
        if (client->left_out != LEFT_NOBODY || client->control)
            continue;
        shown++;
        json_open(w, '{');
        json_put_text(w, "customer", id_text(s->arena, client->id, client->id));
        json_put_text(w, "name", client->name);
        json_put_text(w, "tier", client->tier);
        json_put_text(w, "text", client->text);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* What was left out when it was sent, as it was counted then. */
static void take_counts(struct session *s, const struct campaign *row, struct audience *a)
{
    const struct json *counts = row->excluded ? json_read(s->arena, row->excluded, strlen(row->excluded), NULL) : NULL;
    for (int i = 0; i < LEFT_REASONS; i++)
        if (!counts || !json_get_int(counts, left_out_names[i], &a->left_out[i]))
            a->left_out[i] = 0;
    a->treated = row->treated == NONE ? 0 : row->treated;
    a->control = row->control == NONE ? 0 : row->control;
    a->eligible = a->treated + a->control;
}

struct showing {
    struct call *call;
    const struct campaign *row;
};

static const struct error *write_results(struct session *s, void *context)
{
    const struct showing *p = context;
    TRY(campaign_results_write(s, p->row, p->call->reply));
    return campaign_letters_write(s, p->row, p->call->reply);
}

static void write_funnel(struct json_writer *w, const struct audience *a, int64_t matched)
{
    json_key(w, "funnel");
    json_open(w, '{');
    json_put_int(w, "matched", matched);
    json_put_bool(w, "capped", a->capped);
    write_left_out(w, a);
    json_put_int(w, "eligible", a->eligible);
    json_put_int(w, "treated", a->treated);
    json_put_int(w, "control", a->control);
    json_close(w, '}');
}

static const struct error *write_page(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct campaign row;
    struct audience audience = {0};
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &campaign_entity, home, id, &row));
    bool draft = row.status == CAMPAIGN_STATUS_DRAFT;
    if (draft)
        TRY(campaign_audience(s, &row, AUDIENCE_SHOWN, &audience));
    else
        take_counts(s, &row, &audience);
    json_open(w, '{');
    json_key(w, "campaign");
    TRY(record_write(s, &campaign_entity, &row, w));
    json_put_date(w, "today", s->today);
    write_funnel(w, &audience, draft ? (int64_t)audience.count : row.matched == NONE ? 0 : row.matched);
    write_preview(s, w, &audience);
    json_key(w, "results");
    TRY(session_as_engine(s, write_results, &(struct showing){call, &row}));
    TRY(campaign_members_write(s, &row, w));
    json_key(w, "may");
    json_open(w, '{');
    json_put_bool(w, "change", draft && scope_permits(s, "campaign.plan"));
    json_put_bool(w, "send", draft && scope_permits(s, "campaign.send"));
    json_put_bool(w, "respond", scope_permits(s, "campaign.respond"));
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_campaign_page(struct call *call)
{
    return call_read(call, write_page);
}

/* --- responses
 * -------------------------------------------------------------------------------------------------------------- */

static const struct error *keep_member(struct session *s, void *context)
{
    struct campaign_member *row = context;
    struct task task;
    TRY(record_update(s, &campaign_member_entity, row, NULL));
    if (row->task == NONE || row->response == CAMPAIGN_MEMBER_RESPONSE_UNREACHABLE)
        return NULL;
    TRY(record_load(s, &task_entity, row->customer, row->task, &task));
    if (task.status != TASK_STATUS_OPEN)
        return NULL;
    task.status = TASK_STATUS_DONE;
    task.done_on = s->today;
    task.outcome = row->response_note;
    return record_update(s, &task_entity, &task, NULL);
}

const struct error *operation_campaign_member_respond(struct call *call)
{
    const struct campaign_member_respond_input *in = call->input;
    struct session *s = call->session;
    struct campaign_member row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_UPDATE, home, home));
    TRY(record_load(s, &campaign_member_entity, home, id, &row));
    row.response = in->response;
    row.response_note = in->note;
    row.responded_at = s->now;
    TRY(session_as_engine(s, keep_member, &row));
    json_open(call->reply, '{');
    json_put_text(call->reply, "member", id_text(s->arena, home, id));
    json_close(call->reply, '}');
    return NULL;
}
