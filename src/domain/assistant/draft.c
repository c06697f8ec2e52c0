/* Drafts from facts: the templates of the policy, filled from the brief, which itself only says what records say. A slot without a fact
 * leaves its line out; nothing is made up. */
#include "base/text.h"
#include "domain/assistant/assistant.h"
#include "domain/brief/brief.h"
#include "domain/statement/figures.h"

#include <string.h>

struct slots {
    const char *names[24], *values[24];
    size_t count;
};

static void put(struct slots *slots, const char *name, const char *value)
{
    if (value && *value && slots->count < 24) {
        slots->names[slots->count] = name;
        slots->values[slots->count++] = value;
    }
}

/* NULL when a slot has no value. */
static const char *filled(struct arena *arena, const char *text, const struct slots *slots)
{
    struct buffer out = {.arena = arena};
    while (*text) {
        const char *close = *text == '{' ? strchr(text, '}') : NULL;
        size_t i = 0;
        if (!close) {
            buffer_char(&out, *text++);
            continue;
        }
        while (i < slots->count && (strlen(slots->names[i]) != (size_t)(close - text - 1) || strncmp(slots->names[i], text + 1, (size_t)(close - text - 1))))
            i++;
        if (i == slots->count)
            return NULL;
        buffer_text(&out, slots->values[i]);
        text = close + 1;
    }
    return buffer_end(&out);
}

static const char *lang(const struct asking *a, const struct json *label)
{
    return json_get_text(label, a->zh ? "zh" : "en");
}

static const struct json *list_in(const struct json *map, const char *key)
{
    static const struct json none = {.kind = JSON_LIST};
    const struct json *list = json_get(map, key);
    return list && list->kind == JSON_LIST ? list : &none;
}

struct drafting {
    struct asking *a;
    struct brief *brief;
    struct slots fixed;
    struct buffer text;
    const char *page; /* of the customer */
    size_t lines;
};

static void put_line(struct drafting *d, const struct draft_line *line, const struct slots *slots, const char *source, const char *link)
{
    const char *text = filled(d->a->s->arena, said_label(d->a, line->text), slots);
    if (!text)
        return;
    buffer_format(&d->text, "%s%s", d->text.size ? "\n" : "", text);
    d->lines++;
    if (source)
        answer_say(d->a, text, answer_cite(d->a, "record", source, NULL, link));
}

static struct slots with_label(const struct drafting *d, const struct json *item)
{
    struct slots slots = d->fixed;
    put(&slots, "label", lang(d->a, json_get(item, "label")));
    put(&slots, "title", lang(d->a, json_get(item, "title")));
    put(&slots, "detail", json_get_text(item, "detail"));
    return slots;
}

static void each_point(struct drafting *d, const struct draft_line *line)
{
    for (size_t i = 0; i < d->brief->point_count && (int64_t)i < line->most; i++) {
        const struct brief_point *point = &d->brief->points[i];
        struct slots slots = d->fixed;
        put(&slots, "n", arena_format(d->a->s->arena, "%zu", i + 1));
        put(&slots, "title", said_label(d->a, point->title));
        put(&slots, "why", said_label(d->a, point->why));
        put(&slots, "ask", said_label(d->a, point->ask));
        put_line(d, line, &slots, arena_format(d->a->s->arena, "%s · %s", d->fixed.values[0], said_label(d->a, point->title)), d->page);
    }
}

static void each_item(struct drafting *d, const struct draft_line *line)
{
    const struct json *overview = d->brief->overview;
    const struct json *list = !strcmp(line->each, "changes")   ? list_in(d->brief->changes, "items")
                              : !strcmp(line->each, "offers")  ? list_in(json_get(overview, "products"), "gaps")
                              : !strcmp(line->each, "gaps")    ? list_in(json_get(overview, "quality"), "missing")
                              : !strcmp(line->each, "people")  ? list_in(overview, "contacts")
                              : !strcmp(line->each, "tasks")   ? list_in(overview, "tasks")
                                                               : list_in(overview, "kpis");
    for (size_t i = 0; i < list->count && (int64_t)i < line->most; i++) {
        const struct json *item = &list->items[i];
        struct slots slots = with_label(d, item);
        double value;
        int64_t at;
        const char *when = json_get_text(item, "at");
        put(&slots, "n", arena_format(d->a->s->arena, "%zu", i + 1));
        put(&slots, "name", json_get_text(item, "name"));
        put(&slots, "position", json_get_text(item, "position"));
        put(&slots, "due", json_get_text(item, "due_on"));
        if (!strcmp(line->each, "tasks"))
            put(&slots, "title", json_get_text(item, "title"));
        if (when && instant_parse(when, &at))
            put(&slots, "day", date_text(d->a->s->arena, instant_date(at)));
        const char *unit = json_get_text(item, "unit");
        if (json_get_number(item, "value", &value))
            put(&slots, "value", unit && !strcmp(unit, "fen") ? said_label(d->a, amount_label(d->a->s->arena, value)) : unit && !strcmp(unit, "share") ? arena_format(d->a->s->arena, "%.3g%%", value * 100)
                                                                                                                                             : arena_format(d->a->s->arena, "%.4g", value));
        put_line(d, line, &slots, NULL, NULL);
    }
}

static void fix_slots(struct drafting *d, const char *title)
{
    struct asking *a = d->a;
    const struct json *customer = json_get(d->brief->overview, "customer"), *people = list_in(d->brief->overview, "contacts");
    const struct field *kind = entity_field(&visit_entity, "kind");
    put(&d->fixed, "customer", title);
    put(&d->fixed, "today", date_text(a->s->arena, a->s->today));
    put(&d->fixed, "me", a->s->person_name);
    put(&d->fixed, "manager", json_get_text(customer, "owner_title"));
    put(&d->fixed, "grade", json_get_text(customer, "grade"));
    put(&d->fixed, "contact", people->count ? json_get_text(&people->items[0], "name") : NULL);
    put(&d->fixed, "last_day", d->brief->last_at == NONE ? NULL : date_text(a->s->arena, instant_date(d->brief->last_at)));
    for (size_t i = 0; d->brief->last_kind && i < kind->choice_count; i++)
        if (!strcmp(kind->choices[i].name, d->brief->last_kind))
            put(&d->fixed, "last_kind", said_label(a, kind->choices[i].label));
    put(&d->fixed, "last_subject", d->brief->last_subject);
    put(&d->fixed, "last_minutes", d->brief->last_minutes);
    put(&d->fixed, "last_next_step", d->brief->last_next_step);
}

static const struct draft_template *template_of(const struct asking *a)
{
    const struct draft_templates *drafts = a->assistant->snapshot->assistant.drafts;
    const char *folded = text_lower(a->s->arena, a->question);
    const struct draft_template *best = NULL;
    size_t size = 0;
    for (size_t i = 0; drafts && i < drafts->count; i++)
        for (size_t k = 0; k < drafts->templates[i].say.count; k++)
            if (strstr(folded, drafts->templates[i].say.names[k]) && strlen(drafts->templates[i].say.names[k]) > size) {
                best = &drafts->templates[i];
                size = strlen(drafts->templates[i].say.names[k]);
            }
    return best;
}

static void write_draft(struct drafting *d, const struct draft_template *draft, const char *title, const char *id)
{
    struct buffer out = {.arena = d->a->s->arena};
    struct json_writer w = {.out = &out};
    json_open(&w, '{');
    json_put_text(&w, "kind", draft->name);
    json_put_text(&w, "title", arena_format(d->a->s->arena, "%s · %s", said_label(d->a, draft->label), title));
    json_put_text(&w, "text", buffer_end(&d->text));
    json_put_text(&w, "customer", id);
    json_put_text(&w, "customer_title", title);
    json_put_text(&w, "insert", draft->insert);
    json_close(&w, '}');
    d->a->answer->draft = buffer_end(&out);
}

const struct error *answer_draft(struct asking *a, bool *found)
{
    const struct draft_template *draft = template_of(a);
    int64_t customer = 0;
    const char *title;
    bool named;
    struct brief brief;
    *found = false;
    if (!draft)
        return NULL;
    TRY(asked_customer(a, &customer, &title, &named));
    if (!customer)
        return NULL;
    struct drafting d = {.a = a, .brief = &brief, .text = {.arena = a->s->arena}};
    const char *id = id_text(a->s->arena, customer, customer);
    struct call inner = *a->call;
    inner.path[0] = id;
    TRY(brief_load(&inner, &brief));
    d.page = arena_format(a->s->arena, "/customers/%s", id);
    fix_slots(&d, title);
    a->answer->kind = ANSWER_DRAFT;
    a->answer->confidence = 1;
    a->answer->customer = customer;
    answer_say(a, arena_format(a->s->arena, said(a, "已按 %s 的记录起草%s，请核对后使用。", "A draft for %s from its records: %s. Check it before use."), title, said_label(a, draft->label)),
               answer_cite(a, "record", title, said(a, "拜访简报", "Brief before a visit"), arena_format(a->s->arena, "/customers/%s/brief", id)));
    for (size_t i = 0; i < draft->line_count; i++) {
        const struct draft_line *line = &draft->lines[i];
        if (!line->each)
            put_line(&d, line, &d.fixed, NULL, NULL);
        else if (!strcmp(line->each, "points"))
            each_point(&d, line);
        else
            each_item(&d, line);
    }
    write_draft(&d, draft, title, id);
    *found = true;
    return NULL;
}
