/* Asking the model, and noting what was asked: every exchange leaves a row, sealed, that the audit names. */
#include "domain/assistant/phrase_exchange.h"
#include "base/text.h"
#include "domain/post/post.h"
#include "record/audit.h"

#include <stdatomic.h>
#include <string.h>
#include <time.h>

enum { REST_MS = 60000, FAILURES_MOST = 3, DETAIL_LETTERS = 280, KEPT_BYTES = 19000 };

/* After a few failures in a row the model is left alone for a minute, so that nobody waits for a machine that is down.
 */
static _Atomic int64_t failures, rests_until;

static int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool exchange_rests(void)
{
    return atomic_load(&rests_until) > clock_ms();
}

static const char *cut(struct arena *arena, const char *text, size_t most)
{
    size_t size = strnlen(text, most);
    while (size && text[size] && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    return arena_text_part(arena, text, size);
}

const char *exchange_endpoint_problem(const struct language_model *model, bool zh)
{
    const char *url = model->endpoint;
    bool web = url && (text_starts(url, "https://") || text_starts(url, "http://"));
    if (!web)
        return zh ? "应以 https:// 或 http:// 开头" : "it must begin with https:// or http://";
    return strpbrk(url, " @\\\"<>") ? (zh ? "含有不允许的字符" : "it has characters that are not allowed") : NULL;
}

void exchange_ask(struct bank *bank, struct arena *arena, struct exchange *x)
{
    const struct language_model *m = &x->model;
    bool keyed = m->api_key && *m->api_key && text_equal(m->key_for, m->endpoint);
    struct post_header key = {"Authorization", arena_format(arena, "Bearer %s", keyed ? m->api_key : "")};
    struct post_question q = {.url = m->endpoint,
                              .body = x->sent,
                              .headers = &key,
                              .header_count = keyed ? 1 : 0,
                              .most = PHRASE_REPLY_MOST,
                              .timeout_ms = m->timeout_ms,
                              .stopping = &bank->stopping};
    struct post_outcome outcome;
    int64_t began = clock_ms();
    post_wire_ask(arena, &q, &outcome);
    x->took_ms = clock_ms() - began;
    x->received = outcome.answer && text_valid_utf8(outcome.answer, q.size) ? outcome.answer : NULL;
    x->detail = outcome.error;
    bool reached = outcome.done || q.too_large || outcome.code != NONE;
    if (reached)
        atomic_store(&failures, 0);
    else if (atomic_fetch_add(&failures, 1) + 1 >= FAILURES_MOST)
        atomic_store(&rests_until, clock_ms() + REST_MS);
    if (q.too_large) {
        x->outcome = PHRASING_OUTCOME_TOO_LARGE;
        x->received = NULL;
    } else if (!outcome.done) {
        x->outcome = q.timed_out                  ? PHRASING_OUTCOME_TIMEOUT
                     : outcome.refused || reached ? PHRASING_OUTCOME_REFUSED
                                                  : PHRASING_OUTCOME_UNREACHABLE;
        x->detail = x->detail ? x->detail : arena_format(arena, "HTTP %lld", (long long)outcome.code);
    } else if (!phrase_reply(arena, outcome.answer, q.size, &x->said, &x->detail)) {
        x->outcome = PHRASING_OUTCOME_BROKEN;
    } else {
        x->detail = phrase_unsupported(arena, x->facts, x->said);
        x->outcome = x->detail ? PHRASING_OUTCOME_UNSUPPORTED : PHRASING_OUTCOME_USED;
    }
}

/* What was sent and what came back stays, sealed, and the audit names it. */
const struct error *exchange_keep(struct session *engine, const struct exchange *x, int64_t person)
{
    struct phrasing row;
    const char *outcome = entity_field(&phrasing_entity, "outcome")->choices[x->outcome].name;
    record_initial(engine, &phrasing_entity, &row);
    row.at = engine->now;
    row.person = person;
    row.customer = x->customer;
    row.turn = x->turn_id;
    row.endpoint = x->model.endpoint;
    row.model = x->model.model;
    row.outcome = x->outcome;
    row.detail = x->detail ? cut(engine->arena, x->detail, DETAIL_LETTERS) : NULL;
    row.took_ms = x->took_ms;
    row.sent = cut(engine->arena, x->sent, KEPT_BYTES);
    row.received = x->received ? cut(engine->arena, x->received, KEPT_BYTES) : NULL;
    TRY(record_put(engine, &phrasing_entity, &row));
    return audit_write(
        engine, "phrasing", row.record.home, row.record.id, "sent",
        arena_format(engine->arena, "{\"to_model\":true,\"outcome\":\"%s\",\"bytes\":%zu}", outcome, strlen(x->sent)));
}
