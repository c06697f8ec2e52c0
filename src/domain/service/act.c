/* What people do about a request. */
#include "domain/job/job.h"
#include "domain/post/post.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <string.h>

static const struct error *load_open(struct call *call, struct service_request *row)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(call->session, &service_request_entity, home, id, row));
    if (!call->session->policy->service)
        return error_make(call->session->arena, ERROR_SERVICE_NO_POLICY);
    return row->status == SERVICE_REQUEST_STATUS_CLOSED ? error_make(call->session->arena, ERROR_SERVICE_CLOSED) : NULL;
}

static const struct error *known_class(struct session *s, const char *name)
{
    const struct service_policy *policy = s->policy->service;
    if (service_class(policy, name))
        return NULL;
    const char **names = ARENA_LIST(s->arena, const char *, policy->class_count + 1);
    for (size_t i = 0; i < policy->class_count; i++)
        names[i] = policy->classes[i].name;
    return error_make(s->arena, ERROR_SERVICE_CLASS_UNKNOWN, .field = "class", .value = name,
                      .arguments = {name_join(s->arena, (struct name_list){names, policy->class_count})});
}

static const char *person_id(struct arena *arena, int64_t person)
{
    return person == NONE ? NULL : id_text(arena, person, person);
}

const struct error *operation_service_receive(struct call *call)
{
    const struct service_receive_input *in = call->input;
    struct session *s = call->session, engine;
    struct json_writer *w = call->reply;
    struct service_request row;
    TRY(scope_row(s, &customer_entity, ACCESS_READ, in->customer, in->customer));
    if (!s->policy->service)
        return error_make(s->arena, ERROR_SERVICE_NO_POLICY);
    if (in->class && *in->class)
        TRY(known_class(s, in->class));
    session_engine(s, &engine);
    TRY(service_take_in(&engine,
                        &(struct service_intake){.customer = in->customer,
                                                 .channel = in->channel,
                                                 .kind = in->kind,
                                                 .about_person = in->about_person,
                                                 .subject = in->subject,
                                                 .text = in->text,
                                                 .contact_name = in->contact_name,
                                                 .class = in->class},
                        &row));
    call->status = 201;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, row.customer, row.record.id));
    json_put_text(w, "class", row.class);
    json_put_double(w, "confidence", row.confidence);
    json_put_text(w, "handler", person_id(s->arena, row.handler));
    json_put_date(w, "due_on", row.due_on);
    json_put_text(w, "status", "new");
    json_close(w, '}');
    return NULL;
}

const struct error *operation_service_classify(struct call *call)
{
    const struct service_classify_input *in = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct text_answer answer;
    const char *const *classes;
    const char *model;
    bool sure;
    TRY(service_guess(s, in->text, &answer, &classes, &model, &sure));
    const struct service_class *class =
        sure ? service_class(s->policy->service, classes[answer.guesses[0].label]) : NULL;
    json_open(w, '{');
    json_put_text(w, "class", class ? class->name : NULL);
    if (class)
        label_put(w, "label", class->label);
    else
        json_put_null(w, "label");
    json_put_double(w, "confidence", classes ? answer.confidence : NAN);
    service_guess_write(w, s, &answer, classes);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_service_confirm(struct call *call)
{
    const struct service_confirm_input *in = call->input;
    struct session *s = call->session, engine;
    struct json_writer *w = call->reply;
    struct service_request row;
    TRY(load_open(call, &row));
    TRY(known_class(s, in->class));
    const struct service_class *class = service_class(s->policy->service, in->class);
    bool changed = !row.class || strcmp(row.class, in->class) != 0;
    row.class = class->name;
    row.confirmed_by = s->person;
    row.confirmed_at = s->now;
    session_engine(s, &engine);
    if (changed) {
        row.kind = row.about_person != NONE ? SERVICE_REQUEST_KIND_COMPLAINT : (int64_t) class->kind;
        if (row.kind == SERVICE_REQUEST_KIND_COMPLAINT && row.complexity == NONE)
            row.complexity = SERVICE_REQUEST_COMPLEXITY_SIMPLE;
        TRY(service_route(&engine, &row));
    }
    TRY(record_update(&engine, &service_request_entity, &row, NULL));
    json_open(w, '{');
    json_put_text(w, "class", row.class);
    json_put_text(w, "handler", person_id(s->arena, row.handler));
    json_put_date(w, "due_on", row.due_on);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_service_message_add(struct call *call)
{
    const struct service_message_add_input *in = call->input;
    struct session *s = call->session, engine;
    struct json_writer *w = call->reply;
    struct service_request row;
    TRY(load_open(call, &row));
    session_engine(s, &engine);
    if (in->direction == SERVICE_MESSAGE_ADD_INPUT_DIRECTION_RECEIVED)
        TRY(service_resume(&engine, &row));
    if (in->direction == SERVICE_MESSAGE_ADD_INPUT_DIRECTION_SENT && row.first_answer_at == NONE)
        row.first_answer_at = s->now;
    if (in->direction != SERVICE_MESSAGE_ADD_INPUT_DIRECTION_INTERNAL)
        row.status = SERVICE_REQUEST_STATUS_WORKING;
    if (in->wait == 1 && in->direction == SERVICE_MESSAGE_ADD_INPUT_DIRECTION_SENT) {
        row.status = SERVICE_REQUEST_STATUS_WAITING;
        if (row.kind != SERVICE_REQUEST_KIND_COMPLAINT && row.waiting_since == NONE)
            row.waiting_since = s->today;
    }
    if (row.handler == NONE && row.about_person != s->person)
        row.handler = s->person;
    TRY(record_update(&engine, &service_request_entity, &row, NULL));
    TRY(service_say(&engine, &row, in->direction, in->text));
    if (in->direction == SERVICE_MESSAGE_ADD_INPUT_DIRECTION_SENT) {
        TRY(service_tell_portal(&engine, &row, in->text));
        TRY(post_answer(&engine, &row, in->text));
    }
    json_open(w, '{');
    json_put_text(w, "status",
                  row.status == SERVICE_REQUEST_STATUS_WAITING ? "waiting"
                  : row.status == SERVICE_REQUEST_STATUS_NEW   ? "new"
                                                               : "working");
    json_put_date(w, "due_on", row.due_on);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_service_assign(struct call *call)
{
    const struct service_assign_input *in = call->input;
    struct session *s = call->session, engine;
    struct service_request row;
    struct person person;
    TRY(load_open(call, &row));
    session_engine(s, &engine);
    TRY(record_load(&engine, &person_entity, in->person, in->person, &person));
    if (in->person == row.about_person)
        return error_make(s->arena, ERROR_SERVICE_ABOUT_HANDLER, .field = "person", .value = person.name);
    row.handler = in->person;
    s->reason = engine.reason = in->reason;
    TRY(record_update(&engine, &service_request_entity, &row, NULL));
    TRY(service_say(&engine, &row, SERVICE_MESSAGE_DIRECTION_INTERNAL,
                    arena_format(s->arena, "转派给 / handed to %s%s%s", person.name, in->reason ? "：" : "",
                                 in->reason ? in->reason : "")));
    json_open(call->reply, '{');
    json_put_text(call->reply, "handler", person_id(s->arena, row.handler));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_service_extend(struct call *call)
{
    const struct service_extend_input *in = call->input;
    struct session *s = call->session, engine;
    struct service_request row;
    struct customer customer;
    TRY(load_open(call, &row));
    const struct service_class *class = service_class(s->policy->service, row.class);
    if (row.kind != SERVICE_REQUEST_KIND_COMPLAINT || !class)
        return error_make(s->arena, ERROR_SERVICE_NOT_COMPLAINT, .field = "complexity");
    session_engine(s, &engine);
    engine.reason = in->reason;
    TRY(record_load(&engine, &customer_entity, row.customer, row.customer, &customer));
    row.complexity = in->complexity;
    row.due_on = service_due(s, class, service_tier(&customer), &row);
    TRY(record_update(&engine, &service_request_entity, &row, NULL));
    TRY(service_say(&engine, &row, SERVICE_MESSAGE_DIRECTION_INTERNAL, in->reason));
    json_open(call->reply, '{');
    json_put_date(call->reply, "due_on", row.due_on);
    json_close(call->reply, '}');
    return NULL;
}

/* What happened before is kept with the survey, so that its answer can be laid beside it. */
static const struct error *ask_how_it_was(struct session *engine, const struct service_request *row)
{
    const struct service_policy *policy = engine->policy->service;
    const struct service_class *class = service_class(policy, row->class);
    int64_t id, expires, day = instant_date(row->received_at);
    const char *link, *mail;
    if (row->close_reason == SERVICE_REQUEST_CLOSE_REASON_DUPLICATE)
        return NULL;
    for (size_t i = 0; i < policy->survey_count; i++) {
        if (policy->surveys[i].event != TRIGGER_REQUEST_CLOSED)
            continue;
        struct survey_wish wish = {.customer = row->customer,
                                   .event = SURVEY_EVENT_REQUEST_CLOSED,
                                   .person = row->handler,
                                   .about_person = row->about_person,
                                   .template = policy->surveys[i].name,
                                   .subject = id_text(engine->arena, row->customer, row->record.id),
                                   .stage = row->class,
                                   .stage_zh = class ? class->label.zh : NULL,
                                   .stage_en = class ? class->label.en : NULL,
                                   .took_days = work_calendar_count(engine->policy->calendar, day, engine->today),
                                   .delay_days = 0};
        if (engine->today > row->due_on)
            wish.delay_days = work_calendar_count(engine->policy->calendar, row->due_on + 1, engine->today + 1);
        return service_survey_send(engine, &wish, &id, &link, &expires, &mail);
    }
    return NULL;
}

const struct error *service_finish(struct session *s, struct service_request *row, int64_t reason,
                                   const char *resolution)
{
    TRY(service_resume(s, row));
    row->status = SERVICE_REQUEST_STATUS_CLOSED;
    row->closed_at = s->now;
    row->closed_by = s->person ? s->person : row->handler;
    row->close_reason = reason;
    row->resolution = resolution;
    row->on_time = row->due_on == NONE ? NONE : s->today <= row->due_on;
    if (row->first_answer_at == NONE)
        row->first_answer_at = s->now;
    TRY(record_update(s, &service_request_entity, row, NULL));
    TRY(service_say(s, row, SERVICE_MESSAGE_DIRECTION_SENT, resolution));
    TRY(service_tell_portal(s, row, resolution));
    TRY(post_answer(s, row, resolution));
    TRY(service_tell_partners(s, row, POST_REQUEST_CLOSED));
    return ask_how_it_was(s, row);
}

const struct error *operation_service_close(struct call *call)
{
    const struct service_close_input *in = call->input;
    struct session *s = call->session, engine;
    struct json_writer *w = call->reply;
    struct service_request row;
    TRY(load_open(call, &row));
    session_engine(s, &engine);
    TRY(service_finish(&engine, &row, in->reason, in->resolution));
    json_open(w, '{');
    json_put_text(w, "status", "closed");
    if (row.on_time == NONE)
        json_put_null(w, "on_time");
    else
        json_put_bool(w, "on_time", row.on_time == 1);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_service_clock(struct call *call)
{
    struct session engine;
    int64_t checked, escalated;
    session_engine(call->session, &engine);
    TRY(service_escalate(&engine, &checked, &escalated));
    json_open(call->reply, '{');
    json_put_int(call->reply, "checked", checked);
    json_put_int(call->reply, "escalated", escalated);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_service_retrain(struct call *call)
{
    struct session *s = call->session;
    int64_t job;
    if (!s->policy->service)
        return error_make(s->arena, ERROR_SERVICE_NO_POLICY);
    TRY(job_submit(s, "service_train", "{}", 0, &job));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}
