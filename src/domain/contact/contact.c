#include "domain/contact/contact.h"
#include "base/text.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <ctype.h>
#include <string.h>

enum { MONTH_DAYS = 30, GAP_DAYS = 7 };

const char *const contact_status_names[] = {"kept", "planned", "open", "behind", "missed"};

const struct error *contact_month_read(struct session *s, const char *text, struct contact_month *month)
{
    int year, number, day;
    date_to_civil(s->today, &year, &number, &day);
    if (!text || !*text)
        text = arena_format(s->arena, "%04d-%02d", year, number);
    if (!date_parse(arena_format(s->arena, "%s-01", text), &month->first))
        return error_make(s->arena, ERROR_FIELD_TYPE, .field = "month", .value = text, .arguments = {"YYYY-MM"});
    month->text = text;
    month->last = date_add_months(month->first, 1, 1) - 1;
    return NULL;
}

/* --- judging
 * -------------------------------------------------------------------------------------------------------------------
 */

bool contact_fits(const struct contact_client *client, int64_t day)
{
    for (size_t i = 0; i < client->count; i++) {
        int64_t away = instant_date(client->touches[i].at) - day;
        if (client->touches[i].fixed && (away < 0 ? -away : away) < client->gap_days)
            return false;
    }
    return true;
}

/* Held ones first, then what is still planned and far enough from all of them. */
static void mark_fixed(struct contact_client *client, int64_t today)
{
    for (size_t i = 0; i < client->count; i++)
        client->touches[i].fixed = false;
    for (int held = 1; held >= 0; held--)
        for (size_t i = 0; i < client->count; i++) {
            struct touch *contact = &client->touches[i];
            int64_t day = instant_date(contact->at);
            if (contact->held != held || (!held && day < today))
                continue;
            bool fits = client->kept + client->planned < client->promised && contact_fits(client, day);
            contact->fixed = fits;
            client->kept += held && fits;
            client->extra += held && !fits;
            client->planned += !held && fits;
        }
}

void contact_judge(struct contact_client *client, const struct contact_month *month, int64_t today)
{
    client->kept = client->extra = client->planned = 0;
    client->next_due = NONE;
    mark_fixed(client, today);
    int missing = client->promised - client->kept - client->planned;
    if (missing <= 0) {
        client->status = client->planned ? CONTACT_PLANNED : CONTACT_KEPT;
        return;
    }
    int64_t interval = MONTH_DAYS / client->promised, due = month->first + interval - 1;
    if (client->last_contact != NONE)
        due = instant_date(client->last_contact) + interval;
    client->next_due = due < month->first ? month->first : due > month->last ? month->last : due;
    if (today > month->last)
        client->status = CONTACT_MISSED;
    else if (today > client->next_due || month->last - today < (int64_t)(missing - 1) * client->gap_days)
        client->status = CONTACT_BEHIND;
    else
        client->status = CONTACT_OPEN;
}

/* --- loading
 * -------------------------------------------------------------------------------------------------------------------
 */

static const struct error *load_tier(struct session *s, int tier, const struct sql_value *values,
                                     struct contact_clients *clients)
{
    const struct tier *policy = &s->policy->tiers->tiers[tier];
    struct value promised = tier_promise(policy, "contacts_per_month"), gap = tier_promise(policy, "contact_gap_days");
    struct rows *rows;
    const struct error *error;
    size_t first = clients->count;
    bool owned = values[1].type != SQL_NULL;
    TRY(store_query(s->tx, owned ? &query_contact_clients_owned : &query_contact_clients, values, 4, &rows));
    while (rows_next(rows, &error)) {
        struct contact_client client = {.id = rows_int(rows, 0),
                                        .name = arena_text(s->arena, rows_text(rows, 1)),
                                        .owner = rows_int(rows, 2),
                                        .owner_name = arena_text(s->arena, rows_text(rows, 3)),
                                        .branch = rows_int(rows, 4),
                                        .branch_name = arena_text(s->arena, rows_text(rows, 5)),
                                        .tier = tier,
                                        .promised = (int)promised.number,
                                        .gap_days = gap.status == VALUE_OK ? (int)gap.number : GAP_DAYS,
                                        .last_contact = rows_int(rows, 6)};
        ARENA_PUSH(s->arena, clients->items, clients->count, clients->room, client);
    }
    TRY(error);
    TRY(store_query(s->tx, owned ? &query_contact_visits_owned : &query_contact_visits, values, 6, &rows));
    /* both come by customer */
    for (size_t at = first; rows_next(rows, &error);) {
        while (at < clients->count && clients->items[at].id < rows_int(rows, 0))
            at++;
        if (at >= clients->count || clients->items[at].id != rows_int(rows, 0))
            continue;
        struct contact_client *client = &clients->items[at];
        ARENA_PUSH(s->arena, client->touches, client->count, client->room,
                   (struct touch){.id = rows_int(rows, 1),
                                  .at = rows_int(rows, 2),
                                  .kind = arena_text(s->arena, rows_text(rows, 3)),
                                  .subject = arena_text(s->arena, rows_text(rows, 4)),
                                  .held = text_equal(rows_text(rows, 5), "held")});
    }
    return error;
}

const struct error *contact_clients_load(struct session *s, const struct contact_month *month,
                                         const struct contact_filter *filter, struct contact_clients *clients)
{
    const struct tier_policy *tiers = s->policy->tiers;
    *clients = (struct contact_clients){0};
    if (filter->tier && *filter->tier && tier_find(tiers, filter->tier) < 0)
        return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "tier", .value = filter->tier,
                          .arguments = {arena_format(s->arena, "%zu", tiers->count)});
    for (size_t i = 0; i < tiers->count; i++) {
        struct value promised = tier_promise(&tiers->tiers[i], "contacts_per_month");
        if (promised.status != VALUE_OK || promised.number < 1 ||
            (filter->tier && *filter->tier && strcmp(filter->tier, tiers->tiers[i].name)))
            continue;
        struct sql_value values[] = {sql_text(tiers->tiers[i].name),
                                     sql_int(filter->person),
                                     sql_int(filter->branch),
                                     sql_int(filter->customer),
                                     sql_int(instant_of_date(month->first)),
                                     sql_int(instant_of_date(month->last + 1))};
        TRY(load_tier(s, (int)i, values, clients));
    }
    for (size_t i = 0; i < clients->count; i++)
        contact_judge(&clients->items[i], month, s->today);
    return NULL;
}
