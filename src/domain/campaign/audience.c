/* Who is meant, who is left out and why, and who is only watched. */
#include "base/text.h"
#include "domain/campaign/campaign.h"
#include "domain/post/post.h"
#include "policy/snapshot.h"
#include "quant/random.h"
#include "queries.h"
#include "record/as_engine.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FILTERS_MOST = 40, MONTH_DAYS = 30 };
static const int64_t day_ms = 86400000;

const char *const left_out_names[LEFT_REASONS] = {"closed",      "no_consent", "complaint",  "month_cap",
                                                  "channel_cap", "no_user",    "no_manager", "no_address", "no_figure"};

const struct error *campaign_policy_need(struct session *s, const struct campaign_policy **policy)
{
    *policy = s->policy ? s->policy->campaigns : NULL;
    return *policy ? NULL : error_make(s->arena, ERROR_CAMPAIGN_NO_POLICY);
}

/* --- the query
 * -------------------------------------------------------------------------------------------------------------- */

static int hex(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : -1;
}

static const char *decoded(struct arena *arena, const char *text, size_t size)
{
    char *out = arena_take(arena, size + 1), *to = out;
    for (size_t i = 0; i < size; i++) {
        bool escaped = text[i] == '%' && i + 2 < size && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
        *to++ = escaped ? (char)(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i] == '+' ? ' ' : text[i];
        i += escaped ? 2 : 0;
    }
    *to = 0;
    return out;
}

/* "tier.in=core,strategic&loan.status=live", as it stands in the address of the customer list; a leading ? is let go.
 */
static const struct error *read_query(struct session *s, const char *text, struct list_request *request)
{
    const char *names[FILTERS_MOST], *values[FILTERS_MOST];
    size_t count = 0;
    text += *text == '?';
    while (*text && count < FILTERS_MOST) {
        size_t size = strcspn(text, "&"), name = strcspn(text, "=");
        if (name > size)
            name = size;
        if (size) {
            names[count] = decoded(s->arena, text, name);
            values[count++] = name < size ? decoded(s->arena, text + name + 1, size - name - 1) : "";
        }
        text += size + (text[size] == '&');
    }
    *request = (struct list_request){0};
    return list_request_read(s, &customer_entity, names, values, count, request);
}

const struct error *campaign_audience_check(struct session *s, const char *query)
{
    struct list_request request;
    return read_query(s, query, &request);
}

struct collecting {
    struct session *s;
    struct audience *audience;
    size_t most;
};

static const struct error *collect(struct session *s, const void *row, void *context)
{
    const struct customer *customer = row;
    struct collecting *c = context;
    const struct field *tier = entity_field(&customer_entity, "tier");
    if (c->audience->count == c->most) {
        c->audience->capped = true;
        return NULL;
    }
    bool gone = customer->status == CUSTOMER_STATUS_CLOSED || customer->status == CUSTOMER_STATUS_MERGED;
    struct audience_client client = {.id = customer->record.id,
                                     .owner = customer->owner,
                                     .contact = NONE,
                                     .name = arena_text(s->arena, customer->name),
                                     .tier = customer->tier == NONE ? NULL : tier->choices[customer->tier].name,
                                     .left_out = gone ? LEFT_CLOSED : LEFT_NOBODY};
    ARENA_PUSH(s->arena, c->audience->items, c->audience->count, c->audience->room, client);
    return NULL;
}

/* --- who is left out
 * -------------------------------------------------------------------------------------------------------- */

struct judging {
    const struct campaign *row;
    const struct campaign_policy *policy;
    const struct campaign_route *channel;
    const char *purpose; /* of policy/portal */
    bool letter;         /* by mail: the contact's own word counts */
    const struct portal_consent *consent; /* NULL: the contract needs the purpose, nobody is asked */
    struct audience *audience;
};

static enum left_out reason_of(const struct judging *j, const struct audience_client *client, struct rows *rows)
{
    const char *channel = j->channel->name;
    if (j->consent && !j->letter && rows_int(rows, 0) != 1)
        return LEFT_CONSENT;
    if (rows_int(rows, 3) > 0)
        return LEFT_QUIET;
    if (rows_int(rows, 1) >= j->policy->month_cap)
        return LEFT_CAP;
    if (rows_int(rows, 2) >= j->channel->month_cap)
        return LEFT_CHANNEL_CAP;
    if (!strcmp(channel, "portal") && rows_int(rows, 4) == 0)
        return LEFT_NO_USER;
    return !strcmp(channel, "task") && client->owner == NONE ? LEFT_NO_MANAGER : LEFT_NOBODY;
}

/* The contact who gets the letter: with an address, and agreeing to the purpose by mail. */
static const struct error *find_reader(struct session *s, const struct judging *j, struct audience_client *client)
{
    struct post_reader reader;
    TRY(post_reader(s, client->id, NONE, j->purpose, &reader));
    client->contact = reader.contact;
    client->address = reader.address;
    if (reader.contact == NONE)
        client->left_out = reader.had_address ? LEFT_CONSENT : LEFT_NO_ADDRESS;
    return NULL;
}

static const struct error *judge(struct session *s, struct judging *j, struct audience_client *client)
{
    struct rows *rows;
    const struct error *error;
    if (client->left_out != LEFT_NOBODY)
        return NULL;
    TRY(store_query(s->tx, &query_campaign_client,
                    VALUES(sql_int(client->id), sql_text(j->consent ? j->consent->name : ""),
                           sql_int(j->consent ? j->consent->version : 0), sql_int(s->now - MONTH_DAYS * day_ms),
                           sql_text(j->channel->name), sql_int(s->now - j->policy->quiet_days * day_ms),
                           sql_int(s->now), sql_int(j->row->record.id)),
                    &rows));
    if (rows_next(rows, &error)) {
        client->left_out = reason_of(j, client, rows);
        rows_close(rows);
    }
    TRY(error);
    if (client->left_out == LEFT_NOBODY && j->letter)
        TRY(find_reader(s, j, client));
    if (client->left_out != LEFT_NOBODY)
        return NULL;
    TRY(campaign_text_of(s, j->row, client, &client->text));
    client->left_out = client->text ? LEFT_NOBODY : LEFT_NO_FIGURE;
    return NULL;
}

static const struct error *judge_all(struct session *s, void *context)
{
    struct judging *j = context;
    for (size_t i = 0; i < j->audience->count; i++) {
        struct audience_client *client = &j->audience->items[i];
        TRY(judge(s, j, client));
        if (client->left_out == LEFT_NOBODY)
            j->audience->eligible++;
        else
            j->audience->left_out[client->left_out]++;
    }
    return NULL;
}

/* --- the control group
 * ------------------------------------------------------------------------------------------------------ */

struct lot {
    size_t at;
    uint64_t key;
    const char *stratum;
};

static int by_lot(const void *a, const void *b)
{
    const struct lot *x = a, *y = b;
    int order = strcmp(x->stratum, y->stratum);
    return order ? order : (x->key > y->key) - (x->key < y->key);
}

/* Within each tier the share that is only watched, those whose lot is least. What rounding leaves over in one tier
 * passes to the next, so that many small tiers still make a group of the right size. */
static void draw(struct session *s, const struct campaign *row, struct audience *a)
{
    struct lot *lots = ARENA_LIST(s->arena, struct lot, (size_t)a->eligible + 1);
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].left_out == LEFT_NOBODY) {
            struct random r = random_from((uint64_t)row->seed, (uint64_t)a->items[i].id);
            lots[count++] = (struct lot){i, random_next(&r), a->items[i].tier ? a->items[i].tier : ""};
        }
    if (count)
        qsort(lots, count, sizeof(*lots), by_lot);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from; to < count && !strcmp(lots[to].stratum, lots[from].stratum);)
            to++;
        size_t watched = (size_t)(llround((double)to * row->control_share) - a->control);
        for (size_t i = from; i < from + watched; i++)
            a->items[lots[i].at].control = true;
        a->control += (int64_t)watched;
    }
    a->treated = a->eligible - a->control;
}

const struct error *campaign_audience(struct session *s, const struct campaign *row, size_t most, struct audience *out)
{
    struct list_request request;
    struct judging j = {.row = row, .audience = out};
    *out = (struct audience){0};
    TRY(campaign_policy_need(s, &j.policy));
    const struct campaign_purpose *purpose = campaign_purpose(j.policy, row->purpose);
    j.channel = campaign_route(j.policy, entity_field(&campaign_entity, "channel")->choices[row->channel].name);
    if (!purpose || !j.channel)
        return error_make(s->arena, ERROR_CAMPAIGN_CHOICE, .field = "purpose", .value = row->purpose,
                          .arguments = {"policy/relationship/campaigns"});
    j.purpose = purpose->consent;
    j.letter = !strcmp(j.channel->name, "letter");
    j.consent = portal_consent(s->policy->portal, purpose->consent);
    if (j.consent && j.consent->needed)
        j.consent = NULL;
    TRY(read_query(s, row->audience, &request));
    TRY(record_each(s, &request, collect, &(struct collecting){s, out, most}));
    TRY(session_as_engine(s, judge_all, &j));
    draw(s, row, out);
    return NULL;
}

const char *campaign_excluded_json(struct session *s, const struct audience *audience)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    for (int i = 0; i < LEFT_REASONS; i++)
        json_put_int(&w, left_out_names[i], audience->left_out[i]);
    json_close(&w, '}');
    return buffer_end(&out);
}
