/* A list question: how many, the first few rows, and the query itself, which opens the list and can be changed there. */
#include "base/text.h"
#include "domain/assistant/assistant.h"

#include <string.h>

enum { PREVIEW = 8, COLUMNS = 5 };

/* What a person sees of a list: its title, then what the question spoke of, then what the list shows anyway. */
static size_t columns_of(const struct list_query *q, const struct field **columns)
{
    size_t count = 0;
    const struct field *title = q->entity->title;
    if (q->entity->home_field && q->entity != &customer_entity)
        columns[count++] = q->entity->home_field;
    if (title && title->type == FIELD_TEXT && !title->sensitive)
        columns[count++] = title;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < (pass ? q->entity->field_count : q->filter_count + 1) && count < COLUMNS; i++) {
            const struct field *field = pass                   ? &q->entity->fields[i]
                                        : i == q->filter_count ? (q->sort_entity == q->entity ? q->sort : NULL)
                                        : q->filters[i].entity == q->entity && !q->filters[i].none ? q->filters[i].field
                                                                                                   : NULL;
            bool has = !field || (pass && !field->listed) || field->secret || field->type == FIELD_JSON;
            for (size_t k = 0; k < count && !has; k++)
                has = columns[k] == field;
            if (!has)
                columns[count++] = field;
        }
    return count;
}

static void write_conditions(struct json_writer *w, struct asking *a)
{
    const struct list_query *q = &a->query;
    json_key(w, "conditions");
    json_open(w, '[');
    for (size_t i = 0; i < q->filter_count; i++) {
        const struct query_filter *f = &q->filters[i];
        struct buffer words = {.arena = a->s->arena};
        const char *value = f->value;
        if (f->field->choice_count || f->field->code_list)
            for (const char *at = value; *at; at += strcspn(at, ","), at += *at == ',') {
                const char *one = arena_text_part(a->s->arena, at, strcspn(at, ",")), *label = one;
                for (size_t k = 0; k < f->field->choice_count; k++)
                    if (!strcmp(f->field->choices[k].name, one))
                        label = said_label(a, f->field->choices[k].label);
                const struct code *code = f->field->code_list ? code_find(a->s->bank->codes, f->field->code_list, one) : NULL;
                buffer_format(&words, "%s%s", words.size ? said(a, "、", ", ") : "", code ? said_label(a, code->label) : label);
            }
        json_open(w, '{');
        json_put_text(w, "entity", f->entity->name);
        json_put_text(w, "entity_label", said_label(a, f->entity->label));
        json_put_text(w, "field", f->field->name);
        json_put_text(w, "label", said_label(a, f->field->label));
        json_put_text(w, "type", f->field->type == FIELD_MONEY ? "money" : f->field->type == FIELD_RATIO || f->field->type == FIELD_RATE ? "ratio" : "other");
        json_put_text(w, "operation", f->operation);
        json_put_text(w, "value", value);
        json_put_text(w, "words", words.size ? buffer_end(&words) : NULL);
        json_put_bool(w, "none", f->none);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* The page of the list and how many there are. */
static const struct error *run(struct asking *a, const char **page, int64_t *value, bool *exact)
{
    const char *names[QUERY_FILTERS + 8], *values[QUERY_FILTERS + 8];
    struct list_request request;
    struct buffer out = {.arena = a->s->arena};
    struct json_writer w = {.out = &out};
    size_t count = query_parameters(a->s->arena, &a->query, names, values);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], "limit"))
            names[i] = "limit", values[i] = arena_format(a->s->arena, "%d", a->query.limit < 50 ? a->query.limit : 50);
    if (!a->query.limit) {
        names[count] = "limit";
        values[count++] = arena_format(a->s->arena, "%d", PREVIEW);
    }
    names[count] = "count";
    values[count++] = "estimated";
    TRY(list_request_read(a->s, a->query.entity, names, values, count, &request));
    TRY(record_list(a->s, &request, &w));
    *page = buffer_end(&out);
    const struct json *number = json_get(json_read(a->s->arena, *page, out.size, NULL), "count");
    *value = 0;
    *exact = true;
    json_get_int(number, "value", value);
    json_get_bool(number, "exact", exact);
    return NULL;
}

static void write_query(struct json_writer *w, struct asking *a, const char *page, int64_t count, bool exact)
{
    const struct list_query *q = &a->query;
    const struct field *columns[COLUMNS + 2];
    size_t column_count = columns_of(q, columns);
    json_open(w, '{');
    json_put_text(w, "entity", q->entity->name);
    json_put_text(w, "entity_label", said_label(a, q->entity->label));
    json_put_text(w, "text", query_text(a->s->arena, q));
    json_put_text(w, "link", query_link(a->s->arena, q));
    write_conditions(w, a);
    if (q->sort) {
        json_put_text(w, "sort", arena_format(a->s->arena, "%s%s", q->sort_entity == q->entity ? "" : arena_format(a->s->arena, "%s · ", said_label(a, q->sort_entity->label)),
                                              said_label(a, q->sort->label)));
        json_put_bool(w, "descending", q->descending);
    } else {
        json_put_null(w, "sort");
    }
    json_put_int(w, "limit", q->limit ? q->limit : NONE);
    json_put_int(w, "count", count);
    json_put_bool(w, "exact", exact);
    json_key(w, "columns");
    json_open(w, '[');
    for (size_t i = 0; i < column_count; i++)
        json_write_text(w, columns[i]->name);
    json_close(w, ']');
    json_put_raw(w, "page", page);
    json_key(w, "unknown");
    json_open(w, '[');
    for (size_t i = 0; i < q->unknown_count; i++)
        json_write_text(w, q->unknown[i]);
    json_close(w, ']');
    json_close(w, '}');
}

static void say_count(struct asking *a, int64_t count, bool exact)
{
    struct arena *arena = a->s->arena;
    const struct list_query *q = &a->query;
    const char *entity = said_label(a, q->entity->label);
    int cite = answer_cite(a, "query", query_text(arena, q), NULL, query_link(arena, q));
    const char *text;
    if (!count)
        text = arena_format(arena, said(a, "没有符合条件的%s。", "No %s meets this."), entity);
    else if (q->limit && q->limit < count)
        text = arena_format(arena, said(a, "符合条件的%s有 %s%lld 条，以下是前 %d 条。", "There are %3$s%4$lld; these are the first %5$d."), entity, exact ? "" : said(a, "超过 ", "more than "),
                            (long long)count - !exact, q->limit);
    else
        text = arena_format(arena, said(a, "符合条件的%s有 %s%lld 条。", "%s that meet this: %s%lld."), entity, exact ? "" : said(a, "超过 ", "more than "), (long long)count - !exact);
    if (!a->zh && count && q->limit && q->limit < count)
        text = arena_format(arena, "%s that meet this: %s%lld. These are the first %d.", entity, exact ? "" : "more than ", (long long)count - !exact, q->limit);
    answer_say(a, text, cite);
}

/* Parts that are no word may be names: of a manager, whose customers are meant, or of a customer. */
static const struct error *bind_names(struct asking *a)
{
    struct list_query *q = &a->query;
    size_t kept = 0;
    for (size_t i = 0; i < q->unknown_count; i++) {
        const char *names[] = {"q", "limit"}, *values[] = {q->unknown[i], "2"};
        const struct json *people;
        TRY(asked_list(a, &person_entity, names, values, 2, &people));
        const char *id = people->count == 1 ? json_get_text(&people->items[0], "id") : NULL, *name = id ? json_get_text(&people->items[0], "name") : NULL;
        const struct entity *owned = entity_field(q->entity, "owner") ? q->entity : &customer_entity;
        if (id && name && text_length(q->unknown[i]) >= 2) {
            query_add(a->s->arena, q, (struct query_filter){owned, entity_field(owned, "owner"), "eq", id, false});
            answer_note(a, arena_format(a->s->arena, said(a, "“%s”按人员 %s 理解", "\"%s\" was taken as the person %s"), q->unknown[i], name));
            continue;
        }
        q->unknown[kept++] = q->unknown[i];
    }
    q->unknown_count = kept;
    return NULL;
}

const struct error *answer_list(struct asking *a, bool *found)
{
    struct list_query *q = &a->query;
    const char *page;
    int64_t count;
    bool exact;
    *found = q->entity && scope_reach(a->s, q->entity, ACCESS_READ) != REACH_NONE;
    if (!*found)
        return NULL;
    TRY(bind_names(a));
    const struct error *error = run(a, &page, &count, &exact);
    if (error && error->id == ERROR_REQUEST_PARAMETER) {
        answer_note(a, error_message(a->s->arena, error, a->zh ? LANGUAGE_ZH : LANGUAGE_EN, NULL));
        *found = false;
        return NULL;
    }
    TRY(error);
    a->answer->kind = ANSWER_LIST;
    a->answer->confidence = (double)q->understood / (double)(q->understood + 2 * q->unknown_count);
    say_count(a, count, exact);
    for (size_t i = 0; i < q->unknown_count; i++)
        answer_note(a, arena_format(a->s->arena, said(a, "没有听懂“%s”，未用于筛选", "\"%s\" was not understood and narrows nothing"), q->unknown[i]));
    for (size_t i = 0; i < q->note_count; i++)
        answer_note(a, said_label(a, q->notes[i]));
    for (size_t i = 0; i < q->bare_count; i++)
        answer_note(a, arena_format(a->s->arena, said(a, "“%s”没有给出条件，未用于筛选", "%s was named without a condition and narrows nothing"), said_label(a, q->bare[i])));
    for (size_t i = 0; i < q->fact_count; i++) {
        const struct fact *fact = fact_find(a->assistant->snapshot->facts, q->facts[i]);
        answer_note(a, arena_format(a->s->arena, said(a, "清单不能按“%s”筛选；可以问某一客户的%s", "Lists cannot be narrowed by %s; ask for the %s of one customer"),
                                    said_label(a, fact->label), said_label(a, fact->label)));
    }
    if (q->too_much)
        answer_note(a, said(a, "条件过多，只用了前面一部分", "Too many conditions; only the first were used"));
    struct buffer out = {.arena = a->s->arena};
    struct json_writer w = {.out = &out};
    write_query(&w, a, page, count, exact);
    a->answer->query = buffer_end(&out);
    answer_act(a, "list", said(a, "打开清单", "Open the list"), query_link(a->s->arena, q), NULL);
    return NULL;
}
