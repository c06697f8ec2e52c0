/* How far the promised contacts of a month are kept: by customer and summed by relationship manager, branch or tier. */
#include "domain/contact/contact.h"
#include "policy/snapshot.h"
#include "record/call.h"

#include <stdlib.h>
#include <string.h>

struct tally {
    int64_t customers, promised, kept, extra, planned, behind;
};

static void tally_add(struct tally *tally, const struct contact_client *client)
{
    tally->customers++;
    tally->promised += client->promised;
    tally->kept += client->kept;
    tally->extra += client->extra;
    tally->planned += client->planned;
    tally->behind += client->status >= CONTACT_BEHIND;
}

static void tally_write(struct json_writer *w, const struct tally *tally)
{
    json_put_int(w, "customers", tally->customers);
    json_put_int(w, "promised", tally->promised);
    json_put_int(w, "kept", tally->kept);
    json_put_int(w, "extra", tally->extra);
    json_put_int(w, "planned", tally->planned);
    json_put_int(w, "behind", tally->behind);
    if (tally->promised)
        json_put_double(w, "share", (double)tally->kept / (double)tally->promised);
    else
        json_put_null(w, "share");
}

/* --- groups
 * --------------------------------------------------------------------------------------------------------------------
 */

static int64_t group_key(const struct contact_client *client, int64_t by)
{
    if (by == CONTACT_METER_QUERY_BY_TIER)
        return client->tier;
    return by == CONTACT_METER_QUERY_BY_BRANCH ? client->branch : client->owner;
}

static int by_key(const void *a, const void *b, void *by)
{
    int64_t x = group_key(*(const struct contact_client *const *)a, *(int64_t *)by),
            y = group_key(*(const struct contact_client *const *)b, *(int64_t *)by);
    return (x > y) - (x < y);
}

static void group_name(struct session *s, struct json_writer *w, const struct contact_client *client, int64_t by)
{
    const struct tier *tier = &s->policy->tiers->tiers[client->tier];
    const char *name = by == CONTACT_METER_QUERY_BY_BRANCH ? client->branch_name : client->owner_name;
    int64_t id = group_key(client, by);
    if (by == CONTACT_METER_QUERY_BY_TIER) {
        json_put_text(w, "key", tier->name);
        label_put(w, "title", tier->label);
        return;
    }
    json_put_text(w, "key", id == NONE ? "" : id_text(s->arena, id, id));
    label_put(w, "title", name ? (struct label){name, name} : (struct label){"未分配", "Nobody"});
}

static void write_groups(struct session *s, struct json_writer *w, const struct contact_clients *clients, int64_t by)
{
    const struct contact_client **sorted = ARENA_LIST(s->arena, const struct contact_client *, clients->count + 1);
    for (size_t i = 0; i < clients->count; i++)
        sorted[i] = &clients->items[i];
    qsort_r(sorted, clients->count, sizeof(*sorted), by_key, &by);
    json_key(w, "groups");
    json_open(w, '[');
    for (size_t i = 0; i < clients->count;) {
        struct tally tally = {0};
        const struct contact_client *first = sorted[i];
        for (; i < clients->count && group_key(sorted[i], by) == group_key(first, by); i++)
            tally_add(&tally, sorted[i]);
        json_open(w, '{');
        group_name(s, w, first, by);
        tally_write(w, &tally);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* --- customers
 * ----------------------------------------------------------------------------------------------------------------- */

/* Missed and behind first, within them the better tier and the earlier day. */
static int by_need(const void *a, const void *b)
{
    const struct contact_client *x = a, *y = b;
    if (x->status != y->status)
        return x->status < y->status ? 1 : -1;
    if (x->tier != y->tier)
        return x->tier - y->tier;
    if (x->next_due != y->next_due)
        return x->next_due < y->next_due ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static void write_contact(struct session *s, struct json_writer *w, const struct contact_client *client,
                          const struct touch *contact)
{
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, client->id, contact->id));
    json_put_instant(w, "at", contact->at);
    json_put_text(w, "kind", contact->kind ? contact->kind : "visit");
    json_put_text(w, "status", contact->held ? "held" : "planned");
    json_put_bool(w, "fixed", contact->fixed);
    json_put_text(w, "subject", contact->subject);
    json_close(w, '}');
}

static void write_client(struct session *s, struct json_writer *w, const struct contact_client *client)
{
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, client->id, client->id));
    json_put_text(w, "name", client->name);
    json_put_text(w, "tier", s->policy->tiers->tiers[client->tier].name);
    json_put_text(w, "owner", client->owner_name);
    json_put_int(w, "promised", client->promised);
    json_put_int(w, "kept", client->kept);
    json_put_int(w, "extra", client->extra);
    json_put_int(w, "planned", client->planned);
    json_put_instant(w, "last_contact", client->last_contact);
    json_put_date(w, "next_due", client->next_due);
    json_put_text(w, "status", contact_status_names[client->status]);
    json_key(w, "contacts");
    json_open(w, '[');
    for (size_t i = 0; i < client->count; i++)
        write_contact(s, w, client, &client->touches[i]);
    json_close(w, ']');
    json_close(w, '}');
}

static void write_rule(struct session *s, struct json_writer *w)
{
    const struct tier_policy *tiers = s->policy->tiers;
    struct value gap = tier_promise(&tiers->tiers[0], "contact_gap_days");
    json_key(w, "rule");
    json_open(w, '{');
    json_put_int(w, "gap_days", gap.status == VALUE_OK ? (int64_t)gap.number : 0);
    json_put_text(w, "policy", tiers->doc->name);
    json_put_int(w, "version", tiers->doc->version);
    json_close(w, '}');
}

static const struct error *meter(struct call *call)
{
    const struct contact_meter_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct contact_month month;
    struct contact_clients clients;
    struct tally total = {0};
    TRY(contact_month_read(s, query->month, &month));
    TRY(contact_clients_load(s, &month, &(struct contact_filter){NONE, query->person, query->branch, query->tier},
                             &clients));
    for (size_t i = 0; i < clients.count; i++)
        tally_add(&total, &clients.items[i]);
    json_open(w, '{');
    json_put_text(w, "month", month.text);
    json_put_date(w, "today", s->today);
    write_rule(s, w);
    json_key(w, "total");
    json_open(w, '{');
    tally_write(w, &total);
    json_close(w, '}');
    write_groups(s, w, &clients, query->by == NONE ? CONTACT_METER_QUERY_BY_PERSON : query->by);
    if (clients.count)
        qsort(clients.items, clients.count, sizeof(*clients.items), by_need);
    size_t most = query->limit == NONE ? 200 : (size_t)query->limit;
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < clients.count && i < most; i++)
        write_client(s, w, &clients.items[i]);
    json_close(w, ']');
    json_put_bool(w, "more", clients.count > most);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_contact_meter(struct call *call)
{
    return call_read(call, meter);
}
