/* Who may be written to, asked when a letter is written and again in the moment it leaves. */
#include "base/text.h"
#include "domain/post/mime.h"
#include "domain/post/parts.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"
#include "store/digest.h"

#include <string.h>

enum { TOKEN_LETTERS = 48, READERS_MOST = 20 };

/* The newest word of somebody on a purpose. */
struct word {
    bool said, withdrawn;
    int64_t version, at; /* AT: when it was given, or taken back */
};

static struct word word_of(const struct rows *rows, int64_t now)
{
    int64_t withdrawn = rows_int(rows, 3);
    bool over = withdrawn != NONE && withdrawn <= now;
    return (struct word){true, over, rows_int(rows, 1), over ? withdrawn : rows_int(rows, 2)};
}

static bool agrees(const struct portal_consent *purpose, const struct word *firm, const struct word *own)
{
    bool firm_does = purpose->needed ? !(firm->said && firm->withdrawn)
                                     : firm->said && !firm->withdrawn && firm->version == purpose->version;
    if (!own->said)
        return firm_does;
    if (own->withdrawn || (firm->said && firm->withdrawn && firm->at > own->at))
        return false;
    return purpose->needed || own->version == purpose->version || firm_does;
}

static const struct error *read_words(struct session *s, int64_t customer, const char *purpose, const int64_t *contacts,
                                      size_t count, struct word *firm, struct word *own)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_post_consents, VALUES(sql_int(customer), sql_text(purpose), sql_int(s->now)), &rows));
    while (rows_next(rows, &error)) {
        if (rows_null(rows, 0))
            *firm = word_of(rows, s->now);
        for (size_t i = 0; i < count; i++)
            if (!rows_null(rows, 0) && rows_int(rows, 0) == contacts[i])
                own[i] = word_of(rows, s->now);
    }
    return error;
}

const struct error *post_reader(struct session *s, int64_t customer, int64_t contact, const char *consent,
                                struct post_reader *reader)
{
    const struct portal_consent *purpose = portal_consent(s->policy ? s->policy->portal : NULL, consent);
    int64_t contacts[READERS_MOST];
    const char *names[READERS_MOST], *addresses[READERS_MOST];
    struct word firm = {false, false, 0, 0}, own[READERS_MOST] = {{false, false, 0, 0}};
    size_t count = 0;
    struct rows *rows;
    const struct error *error;
    *reader = (struct post_reader){.contact = NONE};
    TRY(store_query(s->tx, &query_post_readers, VALUES(sql_int(customer), sql_int(contact == NONE ? 0 : contact)),
                    &rows));
    while (rows_next(rows, &error)) {
        const char *address = arena_text(s->arena, rows_text(rows, 2));
        if (count == READERS_MOST || !mime_address_ok(address))
            continue;
        contacts[count] = rows_int(rows, 0);
        names[count] = arena_text(s->arena, rows_text(rows, 1));
        addresses[count++] = address;
    }
    TRY(error);
    reader->had_address = count > 0;
    if (!purpose || !count)
        return NULL;
    TRY(read_words(s, customer, consent, contacts, count, &firm, own));
    for (size_t i = 0; i < count; i++)
        if (agrees(purpose, &firm, &own[i])) {
            *reader = (struct post_reader){contacts[i], names[i], addresses[i], true};
            break;
        }
    return NULL;
}

/* --- saying so
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *tell(struct session *s, const struct consent *row, bool given)
{
    const char *channel = entity_field(&consent_entity, "channel")->choices[row->channel].name;
    return post_event(s, POST_CONSENT_CHANGED, row->customer, id_text(s->arena, row->customer, row->record.id),
                      arena_format(s->arena, "{\"purpose\":\"%s\",\"given\":%s,\"channel\":\"%s\"}", row->purpose,
                                   given ? "true" : "false", channel));
}

const struct error *post_consent_note(struct session *s, int64_t customer, int64_t contact, const char *purpose,
                                      bool given, int64_t channel, int64_t *id)
{
    const struct portal_consent *policy = portal_consent(s->policy ? s->policy->portal : NULL, purpose);
    struct consent row;
    struct rows *rows;
    const struct error *error;
    int64_t version = NONE, withdrawn = NONE;
    *id = NONE;
    if (!policy)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(store_query(s->tx, &query_post_consent_newest,
                    VALUES(sql_int(customer), sql_text(purpose), sql_int(contact == NONE ? 0 : contact)), &rows));
    if (rows_next(rows, &error)) {
        *id = rows_int(rows, 0);
        version = rows_int(rows, 1);
        withdrawn = rows_int(rows, 2);
        rows_close(rows);
    }
    TRY(error);
    bool live = *id != NONE && withdrawn == NONE;
    if (given ? live && version == policy->version : *id != NONE && !live)
        return NULL; /* said already */
    if (live) {
        TRY(record_load(s, &consent_entity, customer, *id, &row));
        row.withdrawn_at = s->now;
        TRY(record_update(s, &consent_entity, &row, NULL));
    }
    if (given || !live) { /* a refusal of somebody who never agreed is a word, too */
        record_initial(s, &consent_entity, &row);
        row.customer = customer;
        row.purpose = purpose;
        row.text_version = policy->version;
        row.text = policy->text.zh;
        row.channel = channel;
        row.contact = contact;
        row.reach = contact == NONE ? NONE : CONSENT_REACH_MAIL;
        row.given_at = s->now;
        row.withdrawn_at = given ? NONE : s->now;
        TRY(record_put(s, &consent_entity, &row));
        *id = row.record.id;
    }
    return tell(s, &row, given);
}

/* --- the link under a letter
 * ----------------------------------------------------------------------------------------------- */

const struct error *post_by_token(struct session *s, const char *token, struct outbox_message *row, bool *found)
{
    char hash[65];
    int64_t id;
    *found = false;
    if (strlen(token) != TOKEN_LETTERS)
        return NULL;
    digest_sha256_hex(token, strlen(token), hash);
    TRY(store_int(s->tx, &query_post_token, VALUES(sql_text(hash)), &id));
    *found = id != NONE;
    return *found ? record_load(s, &outbox_message_entity, id, id, row) : NULL;
}

const struct error *post_unsubscribe(struct session *s, const struct outbox_message *row)
{
    int64_t id, *ids = NULL;
    size_t count = 0, room = 0;
    struct rows *rows;
    const struct error *error;
    if (!row->consent || row->customer == NONE || row->contact == NONE)
        return NULL;
    TRY(post_consent_note(s, row->customer, row->contact, row->consent, false, CONSENT_CHANNEL_MAIL, &id));
    TRY(store_query(s->tx, &query_post_unsent_to,
                    VALUES(sql_int(row->customer), sql_int(row->contact), sql_text(row->consent)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct outbox_message unsent;
        TRY(record_load(s, &outbox_message_entity, ids[i], ids[i], &unsent));
        unsent.status = OUTBOX_MESSAGE_STATUS_WITHDRAWN;
        unsent.reason = OUTBOX_MESSAGE_REASON_NO_CONSENT;
        unsent.next_at = NONE;
        TRY(record_update(s, &outbox_message_entity, &unsent, NULL));
    }
    return NULL;
}

bool post_says_stop(struct arena *arena, const char *text)
{
    static const char *const words[] = {"退订", "取消订阅", "td", "t", "unsubscribe", "stop"};
    text += strspn(text, " \t\r\n");
    const char *line = text_lower(arena, text_normalise(arena, arena_text_part(arena, text, strcspn(text, "\r\n"))));
    size_t size = strlen(line);
    while (size && strchr(" .!", line[size - 1]))
        size--;
    if (size >= 3 && !memcmp(line + size - 3, "。", 3))
        size -= 3;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strlen(words[i]) == size && !memcmp(words[i], line, size))
            return true;
    return false;
}
