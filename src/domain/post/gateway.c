/* Messages that another channel's gateway hands in: from a telephone number or a mail address to the customer's thread.
 */
#include "base/text.h"
#include "domain/post/parts.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <string.h>

struct finding {
    int64_t customer;
    bool many;
};

static const struct error *found(struct session *s, const void *row, void *context)
{
    struct finding *f = context;
    const struct contact *contact = row;
    (void)s;
    f->many = f->many || (f->customer != NONE && f->customer != contact->customer);
    f->customer = contact->customer;
    return NULL;
}

static const struct error *by_mobile(struct session *s, const char *from, struct finding *f)
{
    struct list_filter filter = {.field = entity_field(&contact_entity, "mobile"), .operation = "eq", .value = from};
    struct list_request request = {.entity = &contact_entity, .filters = &filter, .filter_count = 1, .limit = 20};
    for (const char *c = from; *c; c++)
        if (*c < '0' || *c > '9')
            return NULL;
    return strlen(from) == 11 ? record_each(s, &request, found, f) : NULL;
}

static const struct error *by_mail(struct session *s, const char *from, struct finding *f)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_post_address_owners, VALUES(sql_text(from), sql_text(text_lower(s->arena, from))),
                    &rows));
    while (rows_next(rows, &error)) {
        f->many = f->many || (f->customer != NONE && f->customer != rows_int(rows, 0));
        f->customer = rows_int(rows, 0);
    }
    return error;
}

/* The open request that the same sender's last message is about. */
static const struct error *open_request(struct session *s, int64_t customer, int64_t *request)
{
    return store_int(s->tx, &query_post_open_message, VALUES(sql_int(customer)), request);
}

const struct error *post_gateway_take(struct session *s, struct post_gateway_message *m)
{
    struct finding f = {NONE, false};
    struct inbox_message row;
    int64_t home, id, request = NONE;
    const char *key = arena_format(s->arena, "hook:%s:%s", m->gateway->code, m->id);
    TRY(record_find_unique(s, &inbox_message_entity, "message_id", key, &home, &id));
    m->known = id != NONE;
    if (m->known) {
        TRY(record_load(s, &inbox_message_entity, home, id, &row));
        m->row = id;
        m->status = row.status == INBOX_MESSAGE_STATUS_TAKEN ? "taken" : "unknown";
        return NULL;
    }
    TRY(strchr(m->from, '@') ? by_mail(s, m->from, &f) : by_mobile(s, m->from, &f));
    record_initial(s, &inbox_message_entity, &row);
    row.source = INBOX_MESSAGE_SOURCE_WEBHOOK;
    row.sender = m->from;
    row.sender_name = m->name;
    row.subject = m->subject;
    row.body = m->text;
    row.message_id = key;
    row.kind = INBOX_MESSAGE_KIND_MESSAGE;
    row.status = INBOX_MESSAGE_STATUS_UNKNOWN;
    row.subscription = m->gateway->record.id;
    row.came_at = s->now;
    if (f.customer != NONE && !f.many && s->policy->service) {
        TRY(open_request(s, f.customer, &request));
        TRY(post_join(s, &row, f.customer, request, SERVICE_REQUEST_CHANNEL_MESSAGE, m->text));
    }
    TRY(record_put(s, &inbox_message_entity, &row));
    m->row = row.record.id;
    m->status = row.status == INBOX_MESSAGE_STATUS_TAKEN ? "taken" : "unknown";
    return NULL;
}
