/* Everything all teams know about a customer, on one line. */
#include "base/text.h"
#include "queries.h"
#include "record/call.h"
#include "record/own.h"

#include <math.h>
#include <string.h>

struct event {
    int64_t at, id, amount, person;
    const char *kind, *entity, *a, *b, *person_title;
    double number;
};

/* --- what a line says
 * ------------------------------------------------------------------------------------------------------------ */

static struct label choice_label(const struct entity *entity, const char *field_name, const char *name)
{
    const struct field *field = entity_field(entity, field_name);
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return field->choices[i].label;
    return (struct label){name ? name : "", name ? name : ""};
}

#define LABEL(zh_format, en_format, zh_value, en_value)                                                                \
    (struct label)                                                                                                     \
    {                                                                                                                  \
        arena_format(arena, zh_format, zh_value), arena_format(arena, en_format, en_value)                             \
    }

/* Names of the fields an audit record says were changed; what they were is in the history, where access is checked
 * field by field. */
static struct label changed_fields(const struct session *s, struct arena *arena, const char *content)
{
    const struct json *changes = content ? json_read(arena, content, strlen(content), NULL) : NULL;
    struct buffer zh = {.arena = arena}, en = {.arena = arena};
    for (size_t i = 0; changes && changes->kind == JSON_MAP && i < changes->count; i++) {
        const struct field *field = record_field(s, &customer_entity, changes->keys[i]);
        buffer_format(&zh, "%s%s", i ? "、" : "", field ? field->label.zh : changes->keys[i]);
        buffer_format(&en, "%s%s", i ? ", " : "", field ? field->label.en : changes->keys[i]);
    }
    return (struct label){buffer_end(&zh), buffer_end(&en)};
}

static struct label change_title(const struct session *s, struct arena *arena, const struct event *e)
{
    if (!strcmp(e->a, "create"))
        return (struct label){"建立客户档案", "Customer record created"};
    if (!strcmp(e->a, "unmerge"))
        return (struct label){"合并已拆分", "Merge taken back"};
    struct label fields = changed_fields(s, arena, e->b);
    return LABEL("更新：%s", "Changed: %s", fields.zh, fields.en);
}

static struct label title_of(const struct session *s, struct arena *arena, const struct event *e)
{
    struct label choice;
    if (!strcmp(e->kind, "note"))
        return choice_label(&note_entity, "kind", e->a);
    if (!strcmp(e->kind, "visit")) {
        choice = choice_label(&visit_entity, "status", e->a);
        return LABEL("拜访（%s）", "Visit (%s)", choice.zh, choice.en);
    }
    if (!strcmp(e->kind, "task")) {
        choice = choice_label(&task_entity, "status", e->a);
        return LABEL("任务（%s）", "Task (%s)", choice.zh, choice.en);
    }
    if (!strcmp(e->kind, "statement"))
        return LABEL("收到 %s 报表", "Statement of %s received", date_text(arena, e->amount),
                     date_text(arena, e->amount));
    if (!strcmp(e->kind, "assessment"))
        return LABEL("评级 %s", "Rated %s", e->a ? e->a : "—", e->a ? e->a : "—");
    if (!strcmp(e->kind, "tier")) {
        choice = choice_label(&tier_decision_entity, "tier", e->a);
        return LABEL("分层认定：%s", "Tier decided: %s", choice.zh, choice.en);
    }
    if (!strcmp(e->kind, "loan"))
        return LABEL("发放贷款 %s", "Loan %s started", e->a, e->a);
    if (!strcmp(e->kind, "maturity"))
        return LABEL("贷款 %s 到期", "Loan %s matured", e->a, e->a);
    if (!strcmp(e->kind, "overdue"))
        return LABEL("贷款 %s 发生逾期", "Loan %s fell overdue", e->a, e->a);
    if (!strcmp(e->kind, "credit"))
        return choice_label(&credit_record_entity, "kind", e->a);
    if (!strcmp(e->kind, "attachment")) {
        choice = choice_label(&attachment_entity, "kind", e->a);
        return !strcmp(e->a, "other") ? (struct label){"收到文件", "File received"} : LABEL("收到%s", "%s received", choice.zh, choice.en);
    }
    if (!strcmp(e->kind, "product")) {
        choice = choice_label(&product_holding_entity, "product", e->a);
        return LABEL("开通%s", "Took up %s", choice.zh, choice.en);
    }
    if (!strcmp(e->kind, "merge"))
        return !strcmp(e->a, "into") ? LABEL("并入 %s", "Merged into %s", e->b ? e->b : "—", e->b ? e->b : "—")
                                     : LABEL("并入了 %s", "Took in %s", e->b ? e->b : "—", e->b ? e->b : "—");
    return change_title(s, arena, e);
}

static const char *detail_of(const struct event *e)
{
    static const char *const with[] = {"note", "visit", "task", "tier", "credit", "attachment", "product", "statement"};
    for (size_t i = 0; i < sizeof(with) / sizeof(with[0]); i++)
        if (!strcmp(e->kind, with[i]))
            return e->b;
    return NULL;
}

static void write_event(struct session *s, struct json_writer *w, int64_t customer, const struct event *e)
{
    bool change = !strcmp(e->kind, "change");
    json_open(w, '{');
    json_put_instant(w, "at", e->at);
    json_put_text(w, "kind", e->kind);
    json_put_text(w, "entity", e->entity);
    json_put_text(w, "id", id_text(s->arena, customer, change ? customer : e->id));
    label_put(w, "title", title_of(s, s->arena, e));
    json_put_text(w, "detail", detail_of(e));
    json_put_int(w, "amount", strcmp(e->kind, "statement") ? e->amount : NONE);
    json_put_text(w, "person", e->person && e->person != NONE ? id_text(s->arena, e->person, e->person) : NULL);
    json_put_text(w, "person_title", e->person_title);
    json_close(w, '}');
}

/* --- the operation
 * ------------------------------------------------------------------------------------------------------------------ */

static const struct error *read_cursor(struct session *s, const char *text, int64_t *at, int64_t *id, const char **kind)
{
    *at = *id = NONE;
    *kind = NULL;
    if (!text || !*text)
        return NULL;
    const char *dot = strchr(text, '.'), *second = dot ? strchr(dot + 1, '.') : NULL;
    if (second && text_integer(arena_text_part(s->arena, text, (size_t)(dot - text)), at) &&
        text_integer(arena_text_part(s->arena, dot + 1, (size_t)(second - dot - 1)), id)) {
        *kind = second + 1;
        return NULL;
    }
    return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "after", .value = text,
                      .arguments = {"not a cursor"});
}

static const struct error *read_events(struct session *s, int64_t customer, const struct customer_timeline_query *query,
                                       size_t most, struct event **events, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    const char *kind;
    int64_t at, id, until = s->viewer.as_of == NONE ? s->now : s->viewer.as_of;
    const char *kinds = query->kinds && *query->kinds ? arena_format(s->arena, ",%s,", query->kinds) : NULL;
    TRY(read_cursor(s, query->after, &at, &id, &kind));
    TRY(store_query(s->tx, &query_customer_timeline,
                    VALUES(sql_int(customer), sql_int(until), sql_int(at), sql_int(id), sql_text(kinds),
                           sql_int((int64_t)most + 1), sql_int(s->today), sql_text(kind)),
                    &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *events, *count, room,
                   (struct event){.at = rows_int(rows, 0),
                                  .kind = arena_text(s->arena, rows_text(rows, 1)),
                                  .entity = arena_text(s->arena, rows_text(rows, 2)),
                                  .id = rows_int(rows, 3),
                                  .a = arena_text(s->arena, rows_text(rows, 4)),
                                  .b = arena_text(s->arena, rows_text(rows, 5)),
                                  .amount = rows_int(rows, 6),
                                  .number = rows_real(rows, 7),
                                  .person = rows_int(rows, 8),
                                  .person_title = arena_text(s->arena, rows_text(rows, 9))});
    return error;
}

const struct error *operation_customer_timeline(struct call *call)
{
    const struct customer_timeline_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct event *events = NULL;
    size_t count = 0, most = query->limit == NONE ? 50 : (size_t)query->limit;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(read_events(s, id, query, most, &events, &count));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < count && i < most; i++)
        write_event(s, w, id, &events[i]);
    json_close(w, ']');
    json_put_text(w, "next",
                  count > most ? arena_format(s->arena, "%lld.%lld.%s", (long long)events[most - 1].at,
                                              (long long)events[most - 1].id, events[most - 1].kind)
                               : NULL);
    json_close(w, '}');
    return NULL;
}
