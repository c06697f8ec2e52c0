/* Campaigns of the demo bank: consents on paper, two that were sent and answered, one that waits as a draft. What
 * customers did meanwhile is their own file; the payroll campaign alone made some sign up. */
#include "domain/campaign/campaign.h"
#include "base/text.h"
#include "domain/demo/demo.h"
#include "policy/snapshot.h"
#include "quant/random.h"
#include "queries.h"
#include "record/row.h"

enum { STREAM_CAMPAIGN = 77, CONSENTS_MOST = 1500, MEMBERS_MOST = 1500, PAYROLL_DAYS_AGO = 75, RATE_DAYS_AGO = 18, POLICY_DAYS_AGO = 2 };
static const int64_t day_ms = 86400000;

struct making {
    const struct demo_options *options;
    int64_t now, person, branch;
    int64_t payroll, rate, policy;
};

static void stand_at(struct session *s, const struct making *m, int64_t days_ago)
{
    s->now = m->now - days_ago * day_ms;
    s->today = instant_date(s->now);
}

/* --- consents
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *put_consents(struct session *s, void *context)
{
    struct making *m = context;
    const struct portal_consent *marketing = portal_consent(s->policy->portal, "marketing");
    struct rows *rows;
    const struct error *error;
    int64_t *ids = ARENA_LIST(s->arena, int64_t, CONSENTS_MOST);
    size_t count = 0;
    TRY(store_query(s->tx, &query_demo_campaign_customers, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (count < CONSENTS_MOST)
            ids[count++] = rows_int(rows, 0);
    for (size_t i = 0; i < count && marketing && !error; i++) {
        struct random r = random_from(m->options->seed * 64 + STREAM_CAMPAIGN, (uint64_t)ids[i]);
        struct consent row;
        if (!random_chance(&r, .72))
            continue;
        record_initial(s, &consent_entity, &row);
        row.customer = ids[i];
        row.purpose = marketing->name;
        row.text_version = marketing->version;
        row.text = marketing->text.zh;
        row.channel = random_chance(&r, .7) ? CONSENT_CHANNEL_PAPER : CONSENT_CHANNEL_COUNTER;
        row.given_at = m->now - random_int(&r, 120, 700) * day_ms;
        row.withdrawn_at = random_chance(&r, .06) ? m->now - random_int(&r, 80, 110) * day_ms : NONE;
        error = record_put(s, &consent_entity, &row);
    }
    return error;
}

/* --- drafts
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct error *put_draft(struct session *s, const struct making *m, const char *event_name,
                                     const char *title, int64_t channel, int64_t *id)
{
    const struct campaign_policy *policy = s->policy->campaigns;
    const struct campaign_event *event = campaign_event(policy, event_name);
    struct campaign row;
    if (!event)
        return NULL;
    record_initial(s, &campaign_entity, &row);
    row.title = title;
    row.purpose = event->purpose;
    row.channel = channel;
    row.event = event->name;
    row.audience = event->audience;
    row.subject = event->subject.zh;
    row.body = event->text.zh;
    row.move_bp = event->move_bp ? event->move_bp : NONE;
    row.goal = event->goal ? CAMPAIGN_GOAL_PRODUCT : CAMPAIGN_GOAL_ANY;
    row.goal_product = event->goal;
    row.control_share = event->goal ? .4 : policy->control_share;
    row.response_days = policy->response_days;
    row.conversion_days = policy->conversion_days;
    row.seed = 2026;
    row.owner = m->person;
    row.branch = m->branch;
    TRY(record_put(s, &campaign_entity, &row));
    *id = row.record.id;
    return NULL;
}

static const struct error *put_drafts(struct session *s, void *context)
{
    struct making *m = context;
    int64_t draft = NONE;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_demo_campaign_author, NO_VALUES, &rows));
    if (!rows_next(rows, &error))
        return error;
    m->person = rows_int(rows, 0);
    m->branch = rows_int(rows, 1);
    rows_close(rows);
    TRY(put_draft(s, m, "payroll", "代发工资推介", CAMPAIGN_CHANNEL_TASK, &m->payroll));
    TRY(put_draft(s, m, "rate_cut", "LPR 下调告知", CAMPAIGN_CHANNEL_LETTER, &m->rate));
    TRY(put_draft(s, m, "tech_policy", "设备更新贴息政策推送", CAMPAIGN_CHANNEL_LETTER, &m->policy));
    return put_draft(s, m, "refinancing", "到期衔接提醒", CAMPAIGN_CHANNEL_TASK, &draft);
}

static const struct error *mark_sent(struct session *s, void *context)
{
    struct campaign row;
    int64_t id = *(const int64_t *)context;
    TRY(record_load(s, &campaign_entity, id, id, &row));
    row.status = CAMPAIGN_STATUS_SENDING;
    row.sent_at = s->now;
    return record_update(s, &campaign_entity, &row, NULL);
}

static const struct error *send(struct session *s, const struct making *m, int64_t id, int64_t days_ago)
{
    if (id == NONE)
        return NULL;
    stand_at(s, m, days_ago);
    TRY(session_write(s, mark_sent, &id));
    return campaign_deliver(s, id, NULL);
}

/* --- what they did
 * ----------------------------------------------------------------------------------------------------------- */

static const struct error *sign_up(struct session *s, const struct making *m, int64_t customer, struct random *r)
{
    struct product_holding row;
    record_initial(s, &product_holding_entity, &row);
    row.customer = customer;
    row.product = PRODUCT_HOLDING_PRODUCT_PAYROLL;
    row.since = instant_date(m->now) - PAYROLL_DAYS_AGO + random_int(r, 6, 50);
    return record_put(s, &product_holding_entity, &row);
}

static const struct error *answer_one(struct session *s, const struct making *m, int64_t customer, int64_t id)
{
    static const double told[] = {.34, .3, .24, .12}; /* interested later declined unreachable */
    struct campaign_member row;
    struct task task;
    struct random r = random_from(m->options->seed * 64 + STREAM_CAMPAIGN + 1, (uint64_t)customer);
    TRY(record_load(s, &campaign_member_entity, customer, id, &row));
    bool treated = row.arm == CAMPAIGN_MEMBER_ARM_TREATED;
    if (random_chance(&r, treated ? .32 : .05))
        TRY(sign_up(s, m, customer, &r));
    if (!treated || !random_chance(&r, .62))
        return NULL;
    row.response = (int64_t)random_weighted(&r, told, 4);
    row.responded_at = row.sent_at + random_int(&r, 1, 20) * day_ms;
    TRY(record_update(s, &campaign_member_entity, &row, NULL));
    if (row.task == NONE)
        return NULL;
    TRY(record_load(s, &task_entity, customer, row.task, &task));
    task.status = TASK_STATUS_DONE;
    task.done_on = instant_date(row.responded_at);
    return record_update(s, &task_entity, &task, NULL);
}

static const struct error *answer(struct session *s, void *context)
{
    struct making *m = context;
    struct rows *rows;
    const struct error *error;
    int64_t *ids = ARENA_LIST(s->arena, int64_t, MEMBERS_MOST * 2);
    size_t count = 0;
    if (m->payroll == NONE)
        return NULL;
    TRY(store_query(s->tx, &query_demo_campaign_members, VALUES(sql_int(m->payroll)), &rows));
    while (rows_next(rows, &error))
        if (count < MEMBERS_MOST) {
            ids[2 * count] = rows_int(rows, 0);
            ids[2 * count++ + 1] = rows_int(rows, 1);
        }
    for (size_t i = 0; i < count && !error; i++)
        error = answer_one(s, m, ids[2 * i], ids[2 * i + 1]);
    return error;
}

/* --- the letters on the rate
 * --------------------------------------------------------------------------------------------- */

static const struct error *reply_to(struct session *s, const struct outbox_message *letter, const char *text)
{
    struct inbox_message row;
    bool taken;
    record_initial(s, &inbox_message_entity, &row);
    row.source = INBOX_MESSAGE_SOURCE_MAIL;
    row.kind = INBOX_MESSAGE_KIND_MESSAGE;
    row.status = INBOX_MESSAGE_STATUS_UNKNOWN;
    row.sender = letter->recipient;
    row.subject = arena_format(s->arena, "回复：%s", letter->subject);
    row.body = text;
    row.message_id = arena_format(s->arena, "demo.%lld@client.example", (long long)letter->record.id);
    row.came_at = s->now;
    TRY(campaign_reply(s, letter, &row, text, &taken));
    return record_put(s, &inbox_message_entity, &row);
}

/* As a mail server would have left them: most arrived, some came back, some were stopped by a consent taken back meanwhile. */
static const struct error *arrive_one(struct session *s, const struct making *m, int64_t customer, int64_t id)
{
    static const double came[] = {.74, .1, .16}; /* sent, bounced, withdrawn */
    static const char *const words[] = {"请客户经理联系我，想了解提前还款是否划算。", "收到，能否测算一下重定价后每月的利息？", "退订"};
    struct campaign_member member;
    struct outbox_message letter;
    struct random r = random_from(m->options->seed * 64 + STREAM_CAMPAIGN + 2, (uint64_t)customer);
    TRY(record_load(s, &campaign_member_entity, customer, id, &member));
    if (member.letter == NONE)
        return NULL;
    TRY(record_load(s, &outbox_message_entity, member.letter, member.letter, &letter));
    size_t what = random_weighted(&r, came, 3);
    stand_at(s, m, RATE_DAYS_AGO);
    letter.status = what == 0   ? OUTBOX_MESSAGE_STATUS_SENT
                    : what == 1 ? OUTBOX_MESSAGE_STATUS_FAILED
                                : OUTBOX_MESSAGE_STATUS_WITHDRAWN;
    letter.reason = what == 0 ? NONE : what == 1 ? OUTBOX_MESSAGE_REASON_BOUNCED : OUTBOX_MESSAGE_REASON_NO_CONSENT;
    letter.attempts = what == 2 ? 0 : 1;
    letter.last_error = what == 1 ? "550 5.1.1 no such user" : NULL;
    letter.sent_at = what == 2 ? NONE : s->now + random_int(&r, 1, 240) * 60000;
    TRY(record_update(s, &outbox_message_entity, &letter, NULL));
    if (what || !random_chance(&r, .35))
        return NULL;
    stand_at(s, m, random_int(&r, 8, 17));
    return reply_to(s, &letter, words[random_below(&r, 3)]);
}

static const struct error *arrive(struct session *s, void *context)
{
    struct making *m = context;
    struct rows *rows;
    const struct error *error;
    int64_t *ids = ARENA_LIST(s->arena, int64_t, MEMBERS_MOST * 2);
    size_t count = 0;
    if (m->rate == NONE)
        return NULL;
    TRY(store_query(s->tx, &query_demo_campaign_members, VALUES(sql_int(m->rate)), &rows));
    while (rows_next(rows, &error))
        if (count < MEMBERS_MOST) {
            ids[2 * count] = rows_int(rows, 0);
            ids[2 * count++ + 1] = rows_int(rows, 1);
        }
    for (size_t i = 0; i < count && !error; i++)
        error = arrive_one(s, m, ids[2 * i], ids[2 * i + 1]);
    return error;
}

const struct error *demo_campaigns(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    struct making m = {.options = options, .now = instant_now(), .payroll = NONE, .rate = NONE, .policy = NONE};
    session_system(&s, bank, arena);
    const struct error *error = s.policy->campaigns ? session_write(&s, put_consents, &m) : NULL;
    stand_at(&s, &m, PAYROLL_DAYS_AGO + 1);
    if (!error && s.policy->campaigns)
        error = session_write(&s, put_drafts, &m);
    if (!error)
        error = send(&s, &m, m.payroll, PAYROLL_DAYS_AGO);
    if (!error)
        error = send(&s, &m, m.rate, RATE_DAYS_AGO);
    if (!error && s.policy->campaigns)
        error = session_write(&s, arrive, &m);
    if (!error)
        error = send(&s, &m, m.policy, POLICY_DAYS_AGO);
    stand_at(&s, &m, 0);
    if (!error)
        error = session_write(&s, answer, &m);
    session_close(&s);
    return error;
}
