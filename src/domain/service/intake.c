/* A request comes in: its class, who answers, by when. */
#include "base/text.h"
#include "domain/post/post.h"
#include "domain/service/service.h"
#include "domain/warning/warning.h"
#include "policy/snapshot.h"
#include "quant/customer_measures.h"
#include "quant/work_hours.h"
#include "queries.h"

#include <stddef.h>
#include <string.h>

enum { SUBJECT_LETTERS = 40 };
static const char highest_role[] = "head_office_manager";

const char *service_tier(const struct customer *customer)
{
    static const char *const names[] = {"strategic", "core", "important", "general"};
    return customer->tier == NONE ? NULL : names[customer->tier];
}

static bool day_open(const void *calendar, int64_t date)
{
    return work_calendar_open(calendar, date);
}

static int64_t hours_after(const struct session *s, int64_t instant, int64_t hours)
{
    const struct service_policy *policy = s->policy->service;
    struct work_hours office = {day_open, s->policy->calendar, (int)policy->opens_minute, (int)policy->closes_minute};
    return work_hours_add(&office, instant, hours * 60);
}

/* The law's days are calendar days and do not stop; the bank's own promise is in working days and does. */
int64_t service_due(const struct session *s, const struct service_class *class, const char *tier,
                    const struct service_request *row)
{
    int64_t day = instant_date(row->received_at), waited = row->waited_days == NONE ? 0 : row->waited_days;
    if (row->kind != SERVICE_REQUEST_KIND_COMPLAINT)
        return work_calendar_add(s->policy->calendar, day, service_days(class, tier) + waited);
    if (row->complexity == NONE || row->complexity == SERVICE_REQUEST_COMPLEXITY_SIMPLE) {
        int64_t promised = work_calendar_add(s->policy->calendar, day, service_days(class, tier)),
                legal = day + complaint_days(COMPLAINT_SIMPLE);
        return promised < legal ? promised : legal;
    }
    return day + complaint_days((enum complaint_complexity)row->complexity);
}

static const struct error *find_handler(struct session *s, struct service_request *row, const char *role)
{
    struct warning_raiser *raiser = warning_raiser_new(s);
    const char *const roles[] = {role, "branch_head", highest_role};
    for (size_t i = 0; i < 3; i++) {
        TRY(warning_owner(raiser, row->customer, roles[i], &row->handler));
        if (row->handler != NONE && row->handler != row->about_person)
            return NULL;
    }
    row->handler = NONE;
    return NULL;
}

const struct error *service_route(struct session *s, struct service_request *row)
{
    const struct service_policy *policy = s->policy->service;
    const struct service_class *class = service_class(policy, row->class);
    struct customer customer;
    TRY(record_load(s, &customer_entity, row->customer, row->customer, &customer));
    row->branch = customer.branch;
    TRY(find_handler(s, row, class ? class->route : policy->unsure_route));
    if (!class) { /* the shortest promise holds until somebody knows better */
        for (size_t i = 0; i < policy->class_count; i++)
            if (!class || policy->classes[i].days < class->days)
                class = &policy->classes[i];
    }
    if (!class)
        return NULL;
    row->answer_due_at = hours_after(s, row->received_at, class->answer_hours);
    row->due_on = service_due(s, class, service_tier(&customer), row);
    return NULL;
}

const struct error *service_say(struct session *s, const struct service_request *row, int64_t direction,
                                const char *text)
{
    struct service_message message;
    record_initial(s, &service_message_entity, &message);
    message.record.home = message.customer = row->customer;
    message.request = row->record.id;
    message.direction = direction;
    message.channel = row->channel;
    message.about_person = row->about_person;
    bool received = direction == SERVICE_MESSAGE_DIRECTION_RECEIVED;
    message.author = received ? NONE : s->person ? s->person : row->handler;
    message.author_name = received ? row->contact_name : s->person ? s->person_name : NULL;
    message.text = text;
    message.happened_at = s->now;
    return record_create(s, &service_message_entity, &message, NULL);
}

static const char *beginning(struct arena *arena, const char *text)
{
    const char *at = text;
    size_t letters = 0;
    while (*at && *at != '\n' && letters < SUBJECT_LETTERS) {
        text_next(&at);
        letters++;
    }
    return arena_format(arena, "%.*s%s", (int)(at - text), text, *at && *at != '\n' ? "…" : "");
}

static const struct error *propose(struct session *s, const struct service_intake *in, struct service_request *row)
{
    struct text_answer answer;
    const char *const *classes;
    const char *model;
    bool sure;
    struct buffer reasons = {.arena = s->arena};
    struct json_writer w = {&reasons, false};
    TRY(service_guess(s, in->text, &answer, &classes, &model, &sure));
    if (!classes)
        return NULL;
    json_open(&w, '{');
    service_guess_write(&w, s, &answer, classes);
    json_close(&w, '}');
    row->class_proposed = classes[answer.guesses[0].label];
    row->confidence = answer.confidence;
    row->reasons = buffer_end(&reasons);
    row->model = model;
    if (sure && !row->class)
        row->class = row->class_proposed;
    return NULL;
}

const struct error *service_take_in(struct session *s, const struct service_intake *in, struct service_request *row)
{
    const struct service_policy *policy = s->policy->service;
    if (!policy)
        return error_make(s->arena, ERROR_SERVICE_NO_POLICY);
    record_initial(s, &service_request_entity, row);
    row->record.home = row->customer = in->customer;
    row->channel = in->channel;
    row->contact_name = in->contact_name;
    row->about_person = in->about_person;
    row->subject = in->subject && *in->subject ? in->subject : beginning(s->arena, in->text);
    row->received_at = s->now;
    row->waited_days = row->escalation = 0;
    row->source_key = in->source_key;
    if (in->class && *in->class) {
        row->class = in->class;
        row->confirmed_by = s->person ? s->person : NONE;
        row->confirmed_at = s->now;
    }
    TRY(propose(s, in, row));
    const struct service_class *class = service_class(policy, row->class);
    row->kind = in->kind != NONE           ? in->kind
                : in->about_person != NONE ? SERVICE_REQUEST_KIND_COMPLAINT
                : class                    ? (int64_t) class->kind
                                           : SERVICE_REQUEST_KIND_REQUEST;
    if (row->kind == SERVICE_REQUEST_KIND_COMPLAINT)
        row->complexity = SERVICE_REQUEST_COMPLEXITY_SIMPLE;
    TRY(service_route(s, row));
    TRY(record_create(s, &service_request_entity, row, NULL));
    TRY(service_say(s, row, SERVICE_MESSAGE_DIRECTION_RECEIVED, in->text));
    return service_tell_partners(s, row, POST_REQUEST_RECEIVED);
}

const struct error *service_tell_partners(struct session *s, const struct service_request *row, int64_t event)
{
    static const struct {
        const char *key;
        size_t offset;
    } words[] = {{"kind", offsetof(struct service_request, kind)}, {"channel", offsetof(struct service_request, channel)}};
    struct buffer data = {.arena = s->arena};
    struct json_writer w = {&data, false};
    json_open(&w, '{');
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        int64_t choice = *(const int64_t *)(const void *)((const char *)row + words[i].offset);
        json_put_text(&w, words[i].key, choice == NONE ? NULL : entity_field(&service_request_entity, words[i].key)->choices[choice].name);
    }
    json_put_text(&w, "class", row->class);
    json_put_date(&w, "due_on", row->due_on);
    if (row->on_time == NONE)
        json_put_null(&w, "on_time");
    else
        json_put_bool(&w, "on_time", row->on_time == 1);
    json_close(&w, '}');
    return post_event(s, (enum post_event)event, row->customer, id_text(s->arena, row->customer, row->record.id), buffer_end(&data));
}

/* --- lateness
 * ------------------------------------------------------------------------------------------------------------------ */

/* Whoever has it now is told by mail, too. */
static const struct error *remind(struct session *s, const struct service_request *row, int64_t late)
{
    struct person person;
    const char *about = id_text(s->arena, row->customer, row->record.id);
    if (row->handler == NONE)
        return NULL;
    TRY(record_load(s, &person_entity, row->handler, row->handler, &person));
    if (!person.email || !*person.email)
        return NULL;
    return post_mail(s,
                     &(struct post_letter){.purpose = OUTBOX_MESSAGE_PURPOSE_ESCALATION,
                                           .customer = row->customer,
                                           .about = about,
                                           .to = person.email,
                                           .subject = "服务请求已超期 / A service request is late",
                                           .text = arena_format(s->arena,
                                                                "超期%lld个工作日，已升级到您：\n{link}/service/%s\n\n"
                                                                "%lld working days late, escalated to you:\n{link}/service/%s\n",
                                                                (long long)late, about, (long long)late, about),
                                           .key = arena_format(s->arena, "escalation:%s:%lld", about, (long long)row->escalation)},
                     NULL, NULL);
}

static const struct error *raise_one(struct session *s, int64_t home, int64_t id, bool *raised)
{
    const struct service_policy *policy = s->policy->service;
    struct service_request row;
    TRY(record_load(s, &service_request_entity, home, id, &row));
    int64_t late = work_calendar_count(s->policy->calendar, row.due_on + 1, s->today + 1), reached = 0;
    for (size_t i = 0; i < policy->step_count; i++)
        if (late >= policy->steps[i].days)
            reached = (int64_t)i + 1;
    *raised = reached > (row.escalation == NONE ? 0 : row.escalation);
    if (!*raised)
        return NULL;
    int64_t before = row.handler;
    row.escalation = reached;
    row.escalated_at = s->now;
    TRY(find_handler(s, &row, policy->steps[reached - 1].role));
    if (row.handler == NONE)
        row.handler = before;
    TRY(record_update(s, &service_request_entity, &row, NULL));
    TRY(remind(s, &row, late));
    return service_say(
        s, &row, SERVICE_MESSAGE_DIRECTION_INTERNAL,
        arena_format(s->arena,
                     "超期%lld个工作日，按政策升级（第%lld级）。 / %lld working days late, escalated to step %lld.",
                     (long long)late, (long long)reached, (long long)late, (long long)reached));
}

const struct error *service_escalate(struct session *s, int64_t *checked, int64_t *escalated)
{
    struct rows *rows;
    const struct error *error;
    int64_t(*late)[2] = NULL;
    size_t count = 0, room = 0;
    *checked = *escalated = 0;
    if (!s->policy->service)
        return error_make(s->arena, ERROR_SERVICE_NO_POLICY);
    TRY(store_query(s->tx, &query_service_late, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        if (count == room) {
            room = room ? room * 2 : 64;
            int64_t(*grown)[2] = arena_take(s->arena, room * sizeof(*late));
            for (size_t i = 0; i < count; i++) {
                grown[i][0] = late[i][0];
                grown[i][1] = late[i][1];
            }
            late = grown;
        }
        late[count][0] = rows_int(rows, 0);
        late[count++][1] = rows_int(rows, 1);
    }
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        bool raised;
        TRY(raise_one(s, late[i][0], late[i][1], &raised));
        *escalated += raised;
    }
    *checked = (int64_t)count;
    return NULL;
}

static const struct error *tick(struct session *s, void *context)
{
    int64_t checked, escalated;
    (void)context;
    TRY(service_escalate(s, &checked, &escalated));
    return service_surveys_of_events(s);
}

const struct error *service_tick(struct bank *bank, struct arena *arena)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = s.policy->service ? service_train_if_needed(&s) : NULL;
    if (!error && s.policy->service)
        error = session_write(&s, tick, NULL);
    session_close(&s);
    return error;
}
