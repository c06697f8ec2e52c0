#include "domain/pool/pack.h"
#include "base/text.h"
#include "domain/pool/pool.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/scope.h"

#include <string.h>

enum { NOTES_A_CUSTOMER = 3, LINES_A_KIND = 20, MATURING_DAYS = 180, NOTE_SHOWN = 120 };

const struct choice pack_kinds[] = {
    {"loan", {"贷款", "Loan"}},
    {"warning", {"预警", "Warning"}},
    {"plan", {"处置方案", "Warning plan"}},
    {"covenant", {"约定条款", "Covenant"}},
    {"request", {"客户请求", "Request"}},
    {"application", {"授信申请", "Application"}},
    {"task", {"任务", "Task"}},
    {"visit", {"下次联系", "Next contact"}},
    {"person", {"联系人", "Contact"}},
    {"note", {"记事", "Note"}},
};
const size_t pack_kind_count = sizeof(pack_kinds) / sizeof(pack_kinds[0]);

/* --- reading
 * ---------------------------------------------------------------------------------------------------------------- */

static const struct error *read_customers(struct session *s, struct pack *pack)
{
    struct rows *rows;
    const struct error *error;
    int64_t size;
    TRY(store_query(s->tx, &query_pack_customers, VALUES(sql_int(pack->row.record.id)), &rows));
    while (rows_next(rows, &error)) {
        struct pack_customer item = {.id = rows_int(rows, 0),
                                     .name = arena_text(s->arena, rows_text(rows, 1)),
                                     .tier = arena_text(s->arena, rows_text(rows, 2)),
                                     .grade = arena_text(s->arena, rows_text(rows, 3)),
                                     .balance = rows_int(rows, 4),
                                     .deposits = rows_int(rows, 5),
                                     .last_contact = rows_int(rows, 6)};
        pack->balance += item.balance;
        ARENA_PUSH(s->arena, pack->items, pack->count, pack->room, item);
    }
    TRY(error);
    TRY(store_int(s->tx, &query_pack_size, VALUES(sql_int(pack->row.record.id)), &size));
    pack->hidden = size - (int64_t)pack->count;
    return NULL;
}

static struct pack_customer *customer_of(struct pack *pack, int64_t id)
{
    for (size_t i = 0; i < pack->count; i++)
        if (pack->items[i].id == id)
            return &pack->items[i];
    return NULL;
}

/* A choice of ENTITY's FIELD in words. */
static const struct label *choice_of(const struct entity *entity, const char *field_name, const char *name)
{
    const struct field *field = entity_field(entity, field_name);
    for (size_t i = 0; name && field && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return &field->choices[i].label;
    return NULL;
}

struct source {
    const char *kind;
    const struct query *query;
    const struct entity *entity; /* of which the second word is a choice; NULL: plain words */
    const char *field;
    bool both; /* the two words are one sentence in two languages */
};
static const struct source sources[] = {
    {"loan", &query_pack_loans, &loan_entity, "product", false},
    {"warning", &query_pack_warnings, NULL, NULL, true},
    {"plan", &query_pack_plans, NULL, "", false},
    {"covenant", &query_pack_covenants, &covenant_entity, "status", false},
    {"request", &query_pack_requests, &service_request_entity, "kind", false},
    {"application", &query_pack_applications, NULL, NULL, false},
    {"task", &query_pack_tasks, &task_entity, "kind", false},
    {"visit", &query_pack_visits, &visit_entity, "kind", false},
    {"person", &query_pack_people, NULL, NULL, false},
    {"note", &query_pack_notes, &note_entity, "kind", false},
};

static const char *word(const struct session *s, const struct label *label)
{
    return s->language == LANGUAGE_EN ? label->en : label->zh;
}

/* A note by its beginning: the pack says that it is there, the customer's page holds it. */
static const char *shortened(struct session *s, const char *text)
{
    const char *end = text;
    for (int i = 0; i < NOTE_SHOWN && *end; i++)
        for (end++; (*end & 0xc0) == 0x80; end++)
            ;
    return *end ? arena_format(s->arena, "%s…", arena_text_part(s->arena, text, (size_t)(end - text))) : text;
}

static struct pack_line line_of(struct session *s, const struct source *source, struct rows *rows)
{
    const char *first = shortened(s, arena_text(s->arena, rows_text(rows, 2) ? rows_text(rows, 2) : "")),
               *second = arena_text(s->arena, rows_text(rows, 3));
    struct pack_line line = {.kind = source->kind,
                             .id = rows_int(rows, 1),
                             .title = {first, first},
                             .on = rows_int(rows, 4),
                             .amount = rows_int(rows, 5),
                             .alarm = rows_int(rows, 6) == 1};
    const struct label *choice = source->entity ? choice_of(source->entity, source->field, second) : NULL;
    if (source->both)
        line.title = (struct label){first, second ? second : first};
    else
        line.detail = choice ? word(s, choice) : second;
    return line;
}

static size_t lines_of_kind(const struct pack_customer *item, const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < item->count; i++)
        count += !strcmp(item->lines[i].kind, kind);
    return count;
}

static void tally(struct pack *pack, int64_t today, const struct pack_line *line)
{
    pack->loans += !strcmp(line->kind, "loan");
    pack->maturing += !strcmp(line->kind, "loan") && line->on != NONE && line->on <= today + MATURING_DAYS;
    pack->warnings += !strcmp(line->kind, "warning");
    pack->plans += !strcmp(line->kind, "plan");
    pack->requests += !strcmp(line->kind, "request");
    pack->tasks += !strcmp(line->kind, "task");
}

static const struct error *read_lines(struct session *s, struct pack *pack, const struct source *source)
{
    struct rows *rows;
    const struct error *error;
    size_t most = !strcmp(source->kind, "note") ? NOTES_A_CUSTOMER : LINES_A_KIND;
    struct pack_customer *item = NULL;
    TRY(store_query(s->tx, source->query, VALUES(sql_int(pack->row.record.id), sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        if (!item || item->id != rows_int(rows, 0))
            item = customer_of(pack, rows_int(rows, 0));
        if (!item)
            continue;
        struct pack_line line = line_of(s, source, rows);
        tally(pack, s->today, &line);
        if (lines_of_kind(item, source->kind) < most)
            ARENA_PUSH(s->arena, item->lines, item->count, item->room, line);
    }
    return error;
}

const struct error *pack_load(struct call *call, struct pack *pack)
{
    struct session *s = call->session;
    int64_t home, id;
    *pack = (struct pack){0};
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &handover_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &handover_entity, home, id, &pack->row));
    TRY(read_customers(s, pack));
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
        TRY(read_lines(s, pack, &sources[i]));
    return NULL;
}

/* --- as an answer
 * ----------------------------------------------------------------------------------------------------------- */

static const char *const unit_names[] = {"hours", "days", "months", "count", "bps"};

static void write_promises(struct session *s, struct json_writer *w, const char *tier)
{
    const struct tier_policy *policy = s->policy ? s->policy->tiers : NULL;
    int at = policy && tier ? tier_find(policy, tier) : -1;
    json_key(w, "promises");
    json_open(w, '[');
    for (size_t i = 0; at >= 0 && i < policy->tiers[at].promise_count; i++) {
        const struct tier_promise *promise = &policy->tiers[at].promises[i];
        if (!text_starts(promise->name, "contact") && !text_starts(promise->name, "visit") &&
            !text_starts(promise->name, "response"))
            continue;
        struct value value = tier_promise(&policy->tiers[at], promise->name);
        const char *unit = text_starts(promise->name, "response")       ? unit_names[0]
                           : text_starts(promise->name, "contacts_per") ? unit_names[3]
                                                                        : unit_names[1];
        if (!value_known(value))
            continue;
        json_open(w, '{');
        json_put_text(w, "zh", promise->label.zh);
        json_put_text(w, "en", promise->label.en);
        json_put_double(w, "value", value.number);
        json_put_text(w, "unit", unit);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_lines(struct session *s, struct json_writer *w, const struct pack_customer *item)
{
    json_key(w, "lines");
    json_open(w, '[');
    for (size_t i = 0; i < item->count; i++) {
        const struct pack_line *line = &item->lines[i];
        json_open(w, '{');
        json_put_text(w, "kind", line->kind);
        json_put_text(w, "id", id_text(s->arena, item->id, line->id));
        label_put(w, "title", line->title);
        json_put_text(w, "detail", line->detail);
        json_put_date(w, "on", line->on);
        json_put_int(w, "amount", line->amount);
        json_put_bool(w, "alarm", line->alarm);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_customer(struct session *s, struct json_writer *w, const struct pack_customer *item)
{
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, item->id, item->id));
    json_put_text(w, "name", item->name);
    json_put_text(w, "tier", item->tier);
    json_put_text(w, "grade", item->grade);
    json_put_int(w, "balance", item->balance);
    json_put_int(w, "deposits", item->deposits);
    json_put_instant(w, "last_contact", item->last_contact);
    write_promises(s, w, item->tier);
    write_lines(s, w, item);
    json_close(w, '}');
}

static void write_totals(struct json_writer *w, const struct pack *pack)
{
    json_key(w, "totals");
    json_open(w, '{');
    json_put_int(w, "customers", (int64_t)pack->count);
    json_put_int(w, "hidden", pack->hidden);
    json_put_int(w, "loans", pack->loans);
    json_put_int(w, "balance", pack->balance);
    json_put_int(w, "maturing", pack->maturing);
    json_put_int(w, "warnings", pack->warnings);
    json_put_int(w, "plans", pack->plans);
    json_put_int(w, "requests", pack->requests);
    json_put_int(w, "tasks", pack->tasks);
    json_close(w, '}');
}

static const struct error *write_pack(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct pack pack;
    TRY(pack_load(call, &pack));
    json_open(w, '{');
    json_key(w, "handover");
    TRY(record_write(s, &handover_entity, &pack.row, w));
    json_put_bool(w, "may_accept", pack.row.owner == s->person && pack.row.status != HANDOVER_STATUS_ACCEPTED);
    write_totals(w, &pack);
    json_key(w, "customers");
    json_open(w, '[');
    for (size_t i = 0; i < pack.count; i++)
        write_customer(s, w, &pack.items[i]);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_handover_pack(struct call *call)
{
    return call_read(call, write_pack);
}
