#include "base/text.h"
#include "domain/assistant/assistant.h"

#include <string.h>

const char *const answer_kind_names[] = {"knowledge", "record", "list", "draft", "talk", "refused"};

const char *said(const struct asking *a, const char *zh, const char *en)
{
    return a->zh ? zh : en;
}

const char *said_label(const struct asking *a, struct label label)
{
    const char *text = a->zh ? label.zh : label.en;
    return text && *text ? text : label.zh ? label.zh : "";
}

int answer_cite(struct asking *a, const char *kind, const char *title, const char *detail, const char *link)
{
    struct answer *answer = a->answer;
    for (size_t i = 0; i < answer->source_count; i++)
        if (text_equal(answer->sources[i].kind, kind) && text_equal(answer->sources[i].title, title) && text_equal(answer->sources[i].link, link) &&
            text_equal(answer->sources[i].detail, detail))
            return (int)i + 1;
    ARENA_PUSH(a->s->arena, answer->sources, answer->source_count, answer->source_room, (struct answer_source){kind, title, detail, link});
    return (int)answer->source_count;
}

void answer_say(struct asking *a, const char *text, int cite)
{
    struct answer *answer = a->answer;
    ARENA_PUSH(a->s->arena, answer->paragraphs, answer->paragraph_count, answer->paragraph_room,
               (struct answer_paragraph){.text = text, .cites = {cite}, .count = cite ? 1 : 0});
}

void answer_act(struct asking *a, const char *kind, const char *label, const char *link, const char *question)
{
    struct answer *answer = a->answer;
    ARENA_PUSH(a->s->arena, answer->actions, answer->action_count, answer->action_room, (struct answer_action){kind, label, link, question});
}

void answer_note(struct asking *a, const char *text)
{
    ARENA_PUSH(a->s->arena, a->answer->notes, a->answer->note_count, a->answer->note_room, text);
}

const struct error *asked_list(struct asking *a, const struct entity *entity, const char *const *names, const char *const *values, size_t count, const struct json **list)
{
    static const struct json none = {.kind = JSON_LIST};
    struct list_request request;
    struct buffer out = {.arena = a->s->arena};
    struct json_writer w = {.out = &out};
    *list = &none;
    if (scope_reach(a->s, entity, ACCESS_READ) == REACH_NONE)
        return NULL;
    TRY(list_request_read(a->s, entity, names, values, count, &request));
    TRY(record_list(a->s, &request, &w));
    const struct json *page = json_read(a->s->arena, buffer_end(&out), out.size, NULL), *items = json_get(page, "items");
    if (items && items->kind == JSON_LIST)
        *list = items;
    return NULL;
}

const struct error *asked_operation(struct asking *a, const struct error *(*operation)(struct call *), const char *path, const void *query, const struct json **json)
{
    struct buffer out = {.arena = a->s->arena};
    struct json_writer w = {.out = &out};
    struct call inner = *a->call;
    inner.path[0] = path;
    inner.query = query;
    inner.reply = &w;
    TRY(operation(&inner));
    *json = json_read(a->s->arena, buffer_end(&out), out.size, NULL);
    return NULL;
}

static void write_lists(struct json_writer *w, const struct answer *answer)
{
    json_key(w, "paragraphs");
    json_open(w, '[');
    for (size_t i = 0; i < answer->paragraph_count; i++) {
        json_open(w, '{');
        json_put_text(w, "text", answer->paragraphs[i].text);
        json_key(w, "cites");
        json_open(w, '[');
        for (int k = 0; k < answer->paragraphs[i].count; k++)
            json_write_int(w, answer->paragraphs[i].cites[k]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "sources");
    json_open(w, '[');
    for (size_t i = 0; i < answer->source_count; i++) {
        json_open(w, '{');
        json_put_int(w, "n", (int64_t)i + 1);
        json_put_text(w, "kind", answer->sources[i].kind);
        json_put_text(w, "title", answer->sources[i].title);
        json_put_text(w, "detail", answer->sources[i].detail);
        json_put_text(w, "link", answer->sources[i].link);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_choices(struct json_writer *w, const struct answer *answer)
{
    if (!answer->choice_count)
        return;
    json_key(w, "choices");
    json_open(w, '[');
    for (size_t i = 0; i < answer->choice_count; i++) {
        json_open(w, '{');
        json_put_text(w, "title", answer->choices[i].title);
        json_put_text(w, "detail", answer->choices[i].detail);
        json_put_text(w, "question", answer->choices[i].question);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void answer_write(struct json_writer *w, const struct asking *a, const char *id, const char *conversation, double took_ms)
{
    const struct answer *answer = a->answer;
    json_open(w, '{');
    json_put_text(w, "id", id);
    json_put_text(w, "conversation", conversation);
    json_put_text(w, "question", a->question);
    json_put_text(w, "kind", answer_kind_names[answer->kind]);
    json_put_text(w, "language", a->zh ? "zh" : "en");
    json_put_double(w, "confidence", answer->confidence);
    write_lists(w, answer);
    if (answer->query)
        json_put_raw(w, "query", answer->query);
    if (answer->draft)
        json_put_raw(w, "draft", answer->draft);
    write_choices(w, answer);
    json_key(w, "notes");
    json_open(w, '[');
    for (size_t i = 0; i < answer->note_count; i++)
        json_write_text(w, answer->notes[i]);
    json_close(w, ']');
    json_key(w, "actions");
    json_open(w, '[');
    for (size_t i = 0; i < answer->action_count; i++) {
        json_open(w, '{');
        json_put_text(w, "kind", answer->actions[i].kind);
        json_put_text(w, "label", answer->actions[i].label);
        json_put_text(w, "link", answer->actions[i].link);
        json_put_text(w, "question", answer->actions[i].question);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_text(w, "phrased_by", answer->phrased_by);
    json_put_double(w, "took_ms", took_ms);
    json_close(w, '}');
}
