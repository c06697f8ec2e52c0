/* Surveys: sent after events, answered by a link that works once, followed up when somebody is unhappy. */
#include "base/text.h"
#include "domain/post/post.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/row.h"
#include "store/digest.h"

#include <string.h>

enum { TOKEN_BYTES = 24, EVENT_DAYS = 2 };
static const int64_t day_ms = 86400000;

const struct error *service_survey_send(struct session *s, const struct survey_wish *wish, int64_t *id,
                                        const char **link, int64_t *expires_at, const char **mail)
{
    const struct survey_template *template = survey_template(s->policy->service, wish->template);
    unsigned char bytes[TOKEN_BYTES];
    char token[2 * TOKEN_BYTES + 1], hash[65];
    struct survey row;
    int64_t last;
    *link = *mail = NULL;
    *id = *expires_at = NONE;
    if (!template)
        return error_make(s->arena, ERROR_SERVICE_TEMPLATE_UNKNOWN, .field = "template", .value = wish->template);
    TRY(store_int(s->tx, &query_survey_last_sent, VALUES(sql_int(wish->customer)), &last));
    if (last != NONE && wish->event != SURVEY_EVENT_MANUAL && s->now - last < template->pause_days * day_ms)
        return NULL;
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), token);
    digest_sha256_hex(token, strlen(token), hash);
    record_initial(s, &survey_entity, &row);
    row.record.home = row.customer = wish->customer;
    row.template = template->name;
    row.event = wish->event;
    row.subject = wish->subject;
    row.person = wish->person;
    row.about_person = wish->about_person;
    row.stage = wish->stage;
    row.stage_zh = wish->stage_zh;
    row.stage_en = wish->stage_en;
    row.took_days = wish->took_days;
    row.delay_days = wish->delay_days;
    row.sent_at = s->now;
    row.expires_at = s->now + template->expires_days * day_ms;
    row.token_hash = arena_text(s->arena, hash);
    TRY(record_create(s, &survey_entity, &row, NULL));
    *id = row.record.id;
    *expires_at = row.expires_at;
    *link = arena_format(s->arena, "/survey/%s", token);
    return post_survey(s, row.customer, id_text(s->arena, row.customer, row.record.id), *link, template->consent, mail);
}

const struct error *service_survey_check(struct session *s, const char *about, int64_t *reason)
{
    struct survey row;
    int64_t home, id;
    bool found = false;
    if (about && id_parse(about, &home, &id))
        TRY(row_stored(s, &survey_entity, home, id, &row, &found));
    if (!found || row.status != SURVEY_STATUS_SENT || row.expires_at <= s->now)
        *reason = OUTBOX_MESSAGE_REASON_TOO_LATE;
    return NULL;
}

const struct error *service_survey_find(struct session *s, const char *token, struct survey *row)
{
    char hash[65];
    struct rows *rows;
    const struct error *error;
    int64_t home = NONE, id = NONE;
    digest_sha256_hex(token, strlen(token), hash);
    TRY(store_query(s->tx, &query_survey_by_hash, VALUES(sql_text(hash)), &rows));
    if (rows_next(rows, &error)) {
        home = rows_int(rows, 0);
        id = rows_int(rows, 1);
        rows_close(rows);
    }
    TRY(error);
    if (id == NONE)
        return error_make(s->arena, ERROR_SERVICE_LINK_SPENT);
    TRY(record_load(s, &survey_entity, home, id, row));
    bool open = row->status == SURVEY_STATUS_SENT && row->expires_at > s->now && s->policy->service &&
                survey_template(s->policy->service, row->template);
    return open ? NULL : error_make(s->arena, ERROR_SERVICE_LINK_SPENT);
}

/* Somebody unhappy is called back: a request of its own, with handler and deadline. */
static const struct error *follow_up(struct session *s, struct survey *row)
{
    const struct service_policy *policy = s->policy->service;
    struct service_request request;
    bool unhappy = (row->satisfaction != NONE && row->satisfaction <= policy->unhappy) ||
                   (row->recommend != NONE && row->recommend <= policy->detractor);
    if (!unhappy || !policy->follow_up)
        return NULL;
    struct buffer text = {.arena = s->arena};
    if (row->satisfaction != NONE)
        buffer_format(&text, "满意度 %lld/5。", (long long)row->satisfaction);
    if (row->recommend != NONE)
        buffer_format(&text, "推荐意愿 %lld/10。", (long long)row->recommend);
    if (row->comment && *row->comment)
        buffer_format(&text, "\n%s", row->comment);
    TRY(service_take_in(s,
                        &(struct service_intake){.customer = row->customer,
                                                 .channel = SERVICE_REQUEST_CHANNEL_SURVEY,
                                                 .kind = SERVICE_REQUEST_KIND_FEEDBACK,
                                                 .about_person = row->about_person,
                                                 .subject = "满意度回访：客户不满意，请回电",
                                                 .text = buffer_end(&text),
                                                 .class = policy->follow_up},
                        &request));
    row->request = request.record.id;
    return NULL;
}

const struct error *service_survey_answer(struct session *s, struct survey *row, int64_t satisfaction,
                                          int64_t recommend, const char *comment)
{
    if (satisfaction == NONE && recommend == NONE && !(comment && *comment))
        return error_make(s->arena, ERROR_SERVICE_ANSWER_MISSING);
    row->status = SURVEY_STATUS_ANSWERED;
    row->answered_at = s->now;
    row->satisfaction = satisfaction;
    row->recommend = recommend;
    row->comment = comment && *comment ? comment : NULL;
    TRY(follow_up(s, row));
    TRY(record_update(s, &survey_entity, row, NULL));
    return post_event(s, POST_SURVEY_ANSWERED, row->customer, id_text(s->arena, row->customer, row->record.id),
                      arena_format(s->arena, "{\"event\":\"%s\"}", entity_field(&survey_entity, "event")->choices[row->event].name));
}

/* --- by events
 * ------------------------------------------------------------------------------------------------------------------ */

struct happened {
    struct survey_wish wish;
    const char *workflow;
    int64_t from, to, late_ms;
};

static const struct error *gather(struct session *s, const struct query *query, int64_t event, struct happened **items,
                                  size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = *count;
    TRY(store_query(s->tx, query, VALUES(sql_int(s->now - EVENT_DAYS * day_ms), sql_int(s->now)), &rows));
    while (rows_next(rows, &error)) {
        struct happened one = {.workflow = arena_text(s->arena, rows_text(rows, 3)),
                               .from = rows_int(rows, 5),
                               .to = rows_int(rows, 6),
                               .late_ms = rows_int(rows, 7)};
        one.wish = (struct survey_wish){.customer = rows_int(rows, 0),
                                        .event = event,
                                        .person = rows_int(rows, 2),
                                        .about_person = NONE,
                                        .subject = id_text(s->arena, rows_int(rows, 0), rows_int(rows, 1)),
                                        .stage = arena_text(s->arena, rows_text(rows, 4)),
                                        .took_days = NONE,
                                        .delay_days = NONE};
        ARENA_PUSH(s->arena, *items, *count, room, one);
    }
    return error;
}

static const struct error *expire(struct session *s)
{
    struct rows *rows;
    const struct error *error;
    struct expired {
        int64_t home, id;
    } *items = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_survey_expired, VALUES(sql_int(s->now)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, items, count, room, (struct expired){rows_int(rows, 0), rows_int(rows, 1)});
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct survey row;
        TRY(record_load(s, &survey_entity, items[i].home, items[i].id, &row));
        row.status = SURVEY_STATUS_EXPIRED;
        TRY(record_update(s, &survey_entity, &row, NULL));
    }
    return NULL;
}

static void name_stage(struct session *s, struct happened *one)
{
    const struct workflow *workflow = one->workflow ? policy_workflow(s->policy, one->workflow) : NULL;
    const struct workflow_stage *stage = workflow && one->wish.stage ? workflow_stage(workflow, one->wish.stage) : NULL;
    one->wish.stage_zh = stage ? stage->label.zh : one->wish.stage;
    one->wish.stage_en = stage ? stage->label.en : one->wish.stage;
}

const struct error *service_surveys_of_events(struct session *s)
{
    const struct service_policy *policy = s->policy->service;
    struct happened *items = NULL;
    size_t count = 0;
    TRY(expire(s));
    TRY(gather(s, &query_survey_decided, SURVEY_EVENT_APPLICATION_DECIDED, &items, &count));
    TRY(gather(s, &query_survey_drawn, SURVEY_EVENT_LOAN_DRAWN, &items, &count));
    TRY(gather(s, &query_survey_held_visits, SURVEY_EVENT_VISIT_HELD, &items, &count));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < policy->survey_count; k++) {
            struct survey_wish *wish = &items[i].wish;
            int64_t id, expires;
            const char *link, *mail;
            if ((int64_t)policy->surveys[k].event != wish->event)
                continue;
            wish->template = policy->surveys[k].name;
            name_stage(s, &items[i]);
            if (items[i].from != NONE && items[i].to != NONE)
                wish->took_days =
                    work_calendar_count(s->policy->calendar, instant_date(items[i].from), instant_date(items[i].to));
            wish->delay_days = items[i].late_ms == NONE ? 0 : (items[i].late_ms + day_ms - 1) / day_ms;
            TRY(service_survey_send(s, wish, &id, &link, &expires, &mail));
        }
    return NULL;
}

const struct error *operation_survey_send(struct call *call)
{
    const struct survey_send_input *in = call->input;
    struct session *s = call->session, engine;
    struct json_writer *w = call->reply;
    int64_t home, customer, id, expires;
    const char *link, *mail;
    TRY(call_id(call, 0, &home, &customer));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, customer));
    if (!s->policy->service)
        return error_make(s->arena, ERROR_SERVICE_NO_POLICY);
    session_engine(s, &engine);
    TRY(service_survey_send(&engine,
                            &(struct survey_wish){.customer = customer,
                                                  .event = SURVEY_EVENT_MANUAL,
                                                  .person = s->person,
                                                  .about_person = NONE,
                                                  .template = in->template,
                                                  .took_days = NONE,
                                                  .delay_days = NONE},
                            &id, &link, &expires, &mail));
    call->status = 201;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, customer, id));
    json_put_text(w, "link", link);
    json_put_instant(w, "expires_at", expires);
    json_put_text(w, "mail", mail);
    json_close(w, '}');
    return NULL;
}
