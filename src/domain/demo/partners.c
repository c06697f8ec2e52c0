/* Partners' systems of the demo bank, told of what happened as if they were there: what was delivered, what was put
 * off, what was refused. */
#include "domain/demo/demo.h"
#include "domain/post/parts.h"
#include "quant/random.h"
#include "queries.h"
#include "record/row.h"

enum { STREAM_PARTNERS = 79, DELIVERIES = 14 };

static const struct error *put_hook(struct session *s, const char *partner, const char *code, const char *url,
                                    struct webhook_subscription *row)
{
    record_initial(s, &webhook_subscription_entity, row);
    row->partner = partner;
    row->code = code;
    row->url = url;
    /* Paused: the demo bank talks to nobody. */
    row->status = url ? WEBHOOK_SUBSCRIPTION_STATUS_PAUSED : WEBHOOK_SUBSCRIPTION_STATUS_ACTIVE;
    row->direction = url ? WEBHOOK_SUBSCRIPTION_DIRECTION_OUT : WEBHOOK_SUBSCRIPTION_DIRECTION_IN;
    row->secret = arena_format(s->arena, "demo-secret-of-%s", code);
    row->secret_at = s->now - INT64_C(120) * 86400000;
    row->loan_drawn = row->application_decided = row->consent_changed = url ? 1 : 0;
    return record_put(s, &webhook_subscription_entity, row);
}

/* The last one was refused for good, one before it is put off: a page without trouble shows nothing. */
static const struct error *deliver(struct session *s, const struct webhook_subscription *hook, struct random *r)
{
    int64_t now = s->now;
    for (int i = 0; i < DELIVERIES; i++) {
        const struct post_kind *kind = &post_kinds[random_below(r, 2) ? POST_REQUEST_RECEIVED : POST_REQUEST_CLOSED];
        struct outbox_message row;
        bool put;
        s->now = now - (int64_t)(DELIVERIES - i) * 5400000 - random_int(r, 0, 3000000);
        record_initial(s, &outbox_message_entity, &row);
        row.subject = kind->event;
        row.body = post_envelope(s, kind->event, NONE, NULL, NULL);
        row.key = arena_format(s->arena, "demo-hook:%lld:%d", (long long)hook->record.id, i);
        TRY(post_hook_put(s, hook, OUTBOX_MESSAGE_PURPOSE_EVENT, &row, &put));
        bool refused = i == DELIVERIES - 1, failed = i == DELIVERIES - 4;
        row.status = refused || failed ? OUTBOX_MESSAGE_STATUS_FAILED : OUTBOX_MESSAGE_STATUS_SENT;
        row.reason = refused ? OUTBOX_MESSAGE_REASON_REJECTED : failed ? OUTBOX_MESSAGE_REASON_GAVE_UP : NONE;
        row.attempts = failed ? 8 : 1 + random_chance(r, .15);
        row.code = refused ? 410 : failed ? 503 : 200;
        row.answer = refused ? "{\"error\":\"endpoint retired\"}" : failed ? "maintenance" : "{\"ok\":true}";
        row.last_error = refused ? "HTTP 410" : failed ? "HTTP 503" : NULL;
        row.next_at = NONE;
        row.sent_at = refused || failed ? NONE : s->now + random_int(r, 300, 4000);
        TRY(record_update(s, &outbox_message_entity, &row, NULL));
    }
    s->now = now;
    return NULL;
}

/* A model that was tried with the fixed example and is off. */
static const struct error *put_model(struct session *s)
{
    struct language_model model;
    struct phrasing row;
    record_initial(s, &language_model_entity, &model);
    model.endpoint = "https://llm.bank.example/v1/chat/completions";
    model.model = "qwen2.5-14b-instruct";
    TRY(record_put(s, &language_model_entity, &model));
    record_initial(s, &phrasing_entity, &row);
    row.at = s->now - INT64_C(86400000);
    row.endpoint = model.endpoint;
    row.model = model.model;
    row.outcome = PHRASING_OUTCOME_UNREACHABLE;
    row.detail = "Could not resolve host: llm.bank.example";
    row.took_ms = 12;
    return record_put(s, &phrasing_entity, &row);
}

static const struct error *put_partners(struct session *s, void *context)
{
    const struct demo_options *options = context;
    struct random r = random_from(options->seed * 64 + STREAM_PARTNERS, 1);
    struct webhook_subscription hook;
    TRY(put_hook(s, "企业微信网关", "wecom", NULL, &hook));
    TRY(put_hook(s, "客户服务中心系统", "callcentre", "https://crm-events.callcentre.example/steward", &hook));
    TRY(deliver(s, &hook, &r));
    return put_model(s);
}

const struct error *demo_partners(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, put_partners, (void *)(uintptr_t)options);
    session_close(&s);
    return error;
}
