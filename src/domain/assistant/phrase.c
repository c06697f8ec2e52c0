/* Plugging the bank's own language model in, and letting it phrase an answer that was just given. The answer itself
 * never waits for it: the screen shows the product's own wording and asks for a phrasing afterwards. */
#include "base/text.h"
#include "domain/assistant/phrase_exchange.h"
#include "queries.h"
#include "record/as_engine.h"

#include <string.h>

enum { RECENT_MS = 600000 };

static const struct error *load_model(struct session *engine, void *context)
{
    struct exchange *x = context;
    int64_t id;
    TRY(store_int(engine->tx, &query_assistant_model, NO_VALUES, &id));
    x->on = id != NONE;
    return x->on ? record_load(engine, &language_model_entity, id, id, &x->model) : NULL;
}

const struct error *assistant_model_name(struct session *s, const char **name)
{
    struct exchange x = {.on = false};
    TRY(session_as_engine(s, load_model, &x));
    *name = x.on ? x.model.model : NULL;
    return NULL;
}

/* --- an answer
 * ------------------------------------------------------------------------------------------------------------- */

/* The facts of the answer that was given: its own sentences, with their sources. */
static bool read_facts(struct session *s, struct exchange *x, const struct json *answer)
{
    const struct json *list = json_get(answer, "paragraphs");
    struct answer_paragraph *items = ARENA_LIST(s->arena, struct answer_paragraph, PHRASE_FACTS_MOST);
    size_t count = 0, bytes = 0;
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count; i++) {
        const char *text = json_get_text(&list->items[i], "text");
        const struct json *cites = json_get(&list->items[i], "cites");
        if (!text || !cites || cites->kind != JSON_LIST || !cites->count)
            continue;
        if (count == PHRASE_FACTS_MOST || (bytes += strlen(text)) > PHRASE_BYTES_MOST)
            return false;
        items[count] = (struct answer_paragraph){.text = phrase_mask(s->arena, text, &x->marks)};
        for (size_t k = 0; k < cites->count && k < 6; k++)
            items[count].cites[items[count].count++] = (int)cites->items[k].integer;
        count++;
    }
    x->facts = (struct phrase_text){items, count};
    return count > 0;
}

static int64_t customer_of(const struct json *answer)
{
    const struct json *sources = json_get(answer, "sources");
    for (size_t i = 0; sources && sources->kind == JSON_LIST && i < sources->count; i++) {
        const char *link = json_get_text(&sources->items[i], "link");
        int64_t home, id;
        char name[40];
        size_t size = link && text_starts(link, "/customers/") ? strcspn(link + 11, "/?#") : 0;
        if (!size || size >= sizeof(name))
            continue;
        memcpy(name, link + 11, size);
        name[size] = 0;
        if (id_parse(name, &home, &id))
            return id;
    }
    return NONE;
}

static const struct error *prepare(struct call *call)
{
    struct exchange *x = (struct exchange *)(uintptr_t)call->query;
    struct session *s = call->session;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &assistant_turn_entity, home, id, &x->turn));
    bool fits = x->turn.kind == ANSWER_KNOWLEDGE || x->turn.kind == ANSWER_RECORD;
    if (!fits || !x->turn.answer || x->turn.person != s->person || s->now - x->turn.asked_at > RECENT_MS)
        return error_make(s->arena, ERROR_ASSISTANT_TURN_OLD);
    x->turn_id = id_text(s->arena, home, id);
    const struct json *answer = json_read(s->arena, x->turn.answer, strlen(x->turn.answer), NULL);
    x->customer = customer_of(answer);
    if (x->customer != NONE) /* still theirs to see */
        TRY(scope_row(s, &customer_entity, ACCESS_READ, x->customer, x->customer));
    TRY(session_as_engine(s, load_model, x));
    x->language = json_get_text(answer, "language");
    x->on = x->on && !exchange_endpoint_problem(&x->model, false) && read_facts(s, x, answer);
    if (x->on)
        x->sent = phrase_request(s->arena, x->model.model, text_equal(x->language, "zh"),
                                 phrase_mask(s->arena, x->turn.question, &x->marks), x->facts);
    return NULL;
}

static void write_said(struct json_writer *w, struct arena *arena, const struct exchange *x)
{
    json_key(w, "paragraphs");
    json_open(w, '[');
    for (size_t i = 0; x->outcome == PHRASING_OUTCOME_USED && i < x->said.count; i++) {
        json_open(w, '{');
        json_put_text(w, "text", phrase_unmask(arena, x->said.items[i].text, &x->marks));
        json_key(w, "cites");
        json_open(w, '[');
        for (int k = 0; k < x->said.items[i].count; k++)
            json_write_int(w, x->said.items[i].cites[k]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *keep_own(struct session *s, void *context)
{
    const struct exchange *x = context;
    struct session engine;
    session_engine(s, &engine);
    TRY(exchange_keep(&engine, x, s->person));
    if (x->outcome != PHRASING_OUTCOME_USED)
        return NULL;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {.out = &out};
    struct assistant_turn row;
    const struct json *answer = json_read(s->arena, x->turn.answer, strlen(x->turn.answer), NULL);
    TRY(record_load(s, &assistant_turn_entity, x->turn.record.home, x->turn.record.id, &row));
    json_open(&w, '{');
    for (size_t i = 0; i < answer->count; i++)
        if (strcmp(answer->keys[i], "phrased") != 0 && strcmp(answer->keys[i], "phrased_by") != 0) {
            json_key(&w, answer->keys[i]);
            json_write_value(&w, &answer->items[i]);
        }
    json_put_text(&w, "phrased_by", x->model.model);
    json_key(&w, "phrased");
    json_open(&w, '{');
    write_said(&w, s->arena, x);
    json_close(&w, '}');
    json_close(&w, '}');
    row.answer = buffer_end(&out);
    row.phrased_by = x->model.model;
    return record_update(s, &assistant_turn_entity, &row, NULL);
}

const struct error *operation_assistant_phrase(struct call *call)
{
    struct exchange x = {.customer = NONE, .outcome = PHRASING_OUTCOME_UNREACHABLE};
    struct call inner = *call;
    struct json_writer *w = call->reply;
    struct session *s = call->session;
    inner.query = &x;
    TRY(call_read(&inner, prepare));
    bool rests = exchange_rests();
    bool asked = x.on && !rests;
    if (asked) {
        exchange_ask(s->bank, s->arena, &x);
        TRY(session_write(s, keep_own, &x));
    }
    json_open(w, '{');
    json_put_bool(w, "phrased", asked && x.outcome == PHRASING_OUTCOME_USED);
    json_put_text(w, "outcome",
                  !x.on   ? "off"
                  : rests ? "resting"
                          : entity_field(&phrasing_entity, "outcome")->choices[x.outcome].name);
    json_put_text(w, "by", x.on ? x.model.model : NULL);
    write_said(w, s->arena, &x);
    json_put_int(w, "took_ms", x.took_ms);
    json_close(w, '}');
    return NULL;
}
