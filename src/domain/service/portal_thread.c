/* One thread whatever the channel: what a firm writes in the portal is a request at the desk, and what the desk answers
 * is read in the portal. */
#include "base/text.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"

/* The clock starts again: the working days it stood still are added to the promise, not to a legal deadline. */
const struct error *service_resume(struct session *engine, struct service_request *row)
{
    const struct service_class *class = service_class(engine->policy->service, row->class);
    struct customer customer;
    if (row->waiting_since == NONE)
        return NULL;
    row->waited_days += work_calendar_count(engine->policy->calendar, row->waiting_since, engine->today);
    row->waiting_since = NONE;
    TRY(record_load(engine, &customer_entity, row->customer, row->customer, &customer));
    if (class)
        row->due_on = service_due(engine, class, service_tier(&customer), row);
    return NULL;
}

/* The open request that came through the portal last; NONE. */
static const struct error *open_request(struct session *s, int64_t customer, struct service_request *row, bool *found)
{
    int64_t id;
    TRY(store_int(s->tx, &query_service_open_portal, VALUES(sql_int(customer)), &id));
    *found = id != NONE;
    return *found ? record_load(s, &service_request_entity, customer, id, row) : NULL;
}

const struct error *service_from_portal(struct session *s, int64_t customer, const char *name, const char *text)
{
    struct service_request row;
    bool found;
    TRY(open_request(s, customer, &row, &found));
    if (!found)
        return service_take_in(s,
                               &(struct service_intake){.customer = customer,
                                                        .channel = SERVICE_REQUEST_CHANNEL_PORTAL,
                                                        .kind = NONE,
                                                        .about_person = NONE,
                                                        .contact_name = name,
                                                        .text = text},
                               &row);
    TRY(service_resume(s, &row));
    row.status = row.status == SERVICE_REQUEST_STATUS_WAITING ? SERVICE_REQUEST_STATUS_WORKING : row.status;
    row.contact_name = name ? name : row.contact_name;
    TRY(record_update(s, &service_request_entity, &row, NULL));
    return service_say(s, &row, SERVICE_MESSAGE_DIRECTION_RECEIVED, text);
}

const struct error *service_answered_in_portal(struct session *s, int64_t customer, const char *text)
{
    struct service_request row;
    bool found;
    TRY(open_request(s, customer, &row, &found));
    if (!found)
        return NULL;
    row.first_answer_at = row.first_answer_at == NONE ? s->now : row.first_answer_at;
    row.status = SERVICE_REQUEST_STATUS_WORKING;
    TRY(record_update(s, &service_request_entity, &row, NULL));
    return service_say(s, &row, SERVICE_MESSAGE_DIRECTION_SENT, text);
}

const struct error *service_tell_portal(struct session *s, const struct service_request *request, const char *text)
{
    enum { LETTERS_MOST = 2000 };
    struct portal_message row;
    const char *at = text;
    if (request->channel != SERVICE_REQUEST_CHANNEL_PORTAL)
        return NULL;
    for (size_t letters = 0; *at && letters < LETTERS_MOST - 1; letters++)
        text_next(&at);
    record_initial(s, &portal_message_entity, &row);
    row.customer = request->customer;
    row.person = s->person ? s->person : request->handler;
    row.body = *at ? arena_format(s->arena, "%.*s…", (int)(at - text), text) : text;
    row.sent_at = s->now;
    row.reference = arena_format(s->arena, "desk:%lld", (long long)id_new());
    return record_put(s, &portal_message_entity, &row);
}
