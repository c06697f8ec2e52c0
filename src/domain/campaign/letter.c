/* Letters of a campaign between the outbox and what comes back. */
#include "base/text.h"
#include "domain/campaign/campaign.h"
#include "domain/post/parts.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"

enum { MONTH_DAYS = 30 };
static const int64_t day_ms = 86400000;

/* The member a letter is about; *FOUND false when it is about none. */
static const struct error *member_of(struct session *s, const struct outbox_message *letter,
                                     struct campaign_member *member, bool *found)
{
    int64_t home, id;
    *found = false;
    if (letter->purpose != OUTBOX_MESSAGE_PURPOSE_CAMPAIGN || !letter->about || !id_parse(letter->about, &home, &id))
        return NULL;
    return row_stored(s, &campaign_member_entity, home, id, member, found);
}

const struct error *campaign_letter_check(struct session *s, const struct outbox_message *letter, int64_t *reason)
{
    const struct campaign_policy *policy = s->policy ? s->policy->campaigns : NULL;
    const struct campaign_route *route = campaign_route(policy, "letter");
    struct campaign_member member;
    struct rows *rows;
    const struct error *error;
    bool found;
    *reason = NONE;
    TRY(member_of(s, letter, &member, &found));
    if (!found || !route) {
        *reason = OUTBOX_MESSAGE_REASON_NOBODY;
        return NULL;
    }
    TRY(store_query(s->tx, &query_campaign_letter_now,
                    VALUES(sql_int(member.customer), sql_int(member.campaign), sql_int(s->now - MONTH_DAYS * day_ms),
                           sql_int(s->now - policy->quiet_days * day_ms), sql_int(s->now)),
                    &rows));
    if (rows_next(rows, &error)) {
        const char *status = rows_text(rows, 3);
        if (text_equal(status, "closed") || text_equal(status, "merged"))
            *reason = OUTBOX_MESSAGE_REASON_NOBODY;
        else if (rows_int(rows, 2) > 0)
            *reason = OUTBOX_MESSAGE_REASON_COMPLAINT;
        else if (rows_int(rows, 0) >= policy->month_cap || rows_int(rows, 1) >= route->month_cap)
            *reason = OUTBOX_MESSAGE_REASON_OFTEN_ENOUGH;
        rows_close(rows);
    } else if (!error) {
        *reason = OUTBOX_MESSAGE_REASON_NOBODY;
    }
    return error;
}

/* --- what comes back
 * -------------------------------------------------------------------------------------------------------- */

static const struct error *tell(struct session *s, const struct campaign_member *member, const char *response)
{
    return post_event(s, POST_CAMPAIGN_REPLIED, member->customer,
                      id_text(s->arena, member->customer, member->record.id),
                      arena_format(s->arena, "{\"campaign\":\"%s\",\"response\":\"%s\"}",
                                   id_text(s->arena, member->campaign, member->campaign), response));
}

const struct error *campaign_reply(struct session *s, const struct outbox_message *sent, struct inbox_message *message,
                                   const char *text, bool *taken)
{
    struct campaign_member member;
    int64_t home;
    TRY(member_of(s, sent, &member, taken));
    if (!*taken)
        return NULL;
    if (post_says_stop(s->arena, text)) {
        TRY(post_unsubscribe(s, sent));
        message->customer = member.customer;
        message->status = INBOX_MESSAGE_STATUS_NOTED;
        member.response = CAMPAIGN_MEMBER_RESPONSE_DECLINED;
        member.response_note = "退订 / unsubscribed";
        member.responded_at = s->now;
        TRY(record_update(s, &campaign_member_entity, &member, NULL));
        return tell(s, &member, "unsubscribed");
    }
    TRY(post_join(s, message, member.customer, member.request, SERVICE_REQUEST_CHANNEL_MAIL, text));
    if (message->request && id_parse(message->request, &home, &member.request) && member.response == NONE) {
        member.response = CAMPAIGN_MEMBER_RESPONSE_REPLIED;
        member.responded_at = s->now;
    }
    TRY(record_update(s, &campaign_member_entity, &member, NULL));
    return tell(s, &member, "replied");
}

/* --- states
 * -------------------------------------------------------------------------------------------------------------------
 */

const struct error *campaign_letters_write(struct session *s, const struct campaign *row, struct json_writer *w)
{
    static const char *const states[] = {"held", "waiting", "sending", "sent", "failed", "withdrawn"};
    int64_t counts[6] = {0};
    struct buffer reasons = {.arena = s->arena};
    struct json_writer r = {.out = &reasons};
    struct rows *rows;
    const struct error *error;
    json_key(w, "letters");
    if (row->channel != CAMPAIGN_CHANNEL_LETTER || row->sent_at == NONE) {
        json_write_null(w);
        return NULL;
    }
    json_open(&r, '[');
    TRY(store_query(s->tx, &query_campaign_letters, VALUES(sql_int(row->record.id)), &rows));
    while (rows_next(rows, &error)) {
        for (int i = 0; i < 6; i++)
            counts[i] += text_equal(rows_text(rows, 0), states[i]) ? rows_int(rows, 2) : 0;
        if (rows_null(rows, 1))
            continue;
        json_open(&r, '{');
        json_put_text(&r, "status", rows_text(rows, 0));
        json_put_text(&r, "reason", rows_text(rows, 1));
        json_put_int(&r, "count", rows_int(rows, 2));
        json_close(&r, '}');
    }
    TRY(error);
    json_close(&r, ']');
    json_open(w, '{');
    for (int i = 0; i < 6; i++)
        json_put_int(w, states[i], counts[i]);
    json_put_raw(w, "reasons", buffer_end(&reasons));
    json_put_bool(w, "mail_on", post_mail_on(s->bank));
    json_put_text(w, "missing", post_mail_missing(s->bank));
    json_close(w, '}');
    return NULL;
}
