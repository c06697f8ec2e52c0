/* Policies edited in the product: what a banker drafts is checked against everything else, tried on the bank's own customers, and released
 * by a second person. Every version stays. */
#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/policy/draft.h"
#include "policy/backtest.h"
#include "queries.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/policies.h"
#include "store/digest.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- reading ----------------------------------------------------------------------------------------------------------------- */

static const struct error *drafts_of(struct session *s, const char *file, int64_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_policy_drafts, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (text_equal(rows_text(rows, 0), file))
            *count = rows_int(rows, 1);
    return error;
}

static const struct error *write_documents(struct call *call, const struct policy_snapshot *policy)
{
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_put_text(w, "hash", policy->hash);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < policy->document_count; i++) {
        const struct document *doc = policy->documents[i];
        int64_t drafts;
        TRY(drafts_of(call->session, doc->file, &drafts));
        json_open(w, '{');
        json_put_text(w, "file", doc->file);
        json_put_text(w, "kind", doc->kind);
        json_put_text(w, "name", doc->name);
        label_put(w, "label", doc->label);
        json_put_int(w, "version", doc->version);
        json_put_text(w, "hash", doc->hash);
        json_put_int(w, "drafts", drafts);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_policy_documents(struct call *call)
{
    struct policy_snapshot *policy;
    TRY(policies_at(call->session, call->session->viewer.as_of, &policy));
    const struct error *error = write_documents(call, policy);
    policy_release(policy);
    return error;
}

static const struct error *write_versions(struct session *s, const char *file, struct json_writer *w)
{
    static const char *const texts[] = {"status", NULL, NULL, "author", "approver", "reason", "sha256"};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_policy_versions_of, VALUES(sql_text(file)), &rows));
    json_key(w, "versions");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
        json_put_int(w, "number", rows_int(rows, 1));
        json_put_instant(w, "valid_from", rows_int(rows, 3));
        json_put_instant(w, "valid_to", rows_int(rows, 4));
        for (int i = 0; i < 7; i++)
            if (texts[i])
                json_put_text(w, texts[i], rows_text(rows, i + 2));
        json_put_instant(w, "recorded_at", rows_int(rows, 9));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_document(struct call *call, const struct policy_snapshot *policy, const char *file)
{
    const struct document *doc = policy_document(policy, file);
    struct json_writer *w = call->reply;
    if (!doc)
        return error_make(call->session->arena, ERROR_RECORD_MISSING);
    json_open(w, '{');
    json_put_text(w, "file", doc->file);
    json_put_text(w, "text", arena_text_part(call->session->arena, doc->text, doc->size));
    json_put_text(w, "hash", doc->hash);
    TRY(write_versions(call->session, file, w));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_policy_document(struct call *call)
{
    const struct policy_document_query *q = call->query;
    struct policy_snapshot *policy;
    TRY(policies_at(call->session, call->session->viewer.as_of, &policy));
    const struct error *error = write_document(call, policy, q->file);
    policy_release(policy);
    return error;
}

const struct error *operation_policy_roles(struct call *call)
{
    json_open(call->reply, '{');
    json_key(call->reply, "roles");
    access_write(call->reply, call->session->access);
    json_close(call->reply, '}');
    return NULL;
}

/* --- drafting ------------------------------------------------------------------------------------------------------------------- */

/* The snapshot the draft would make; NULL when PROBLEMS were found. */
static struct policy_snapshot *draft_snapshot(struct session *s, const char *file, const char *text, struct problems *problems)
{
    struct policy_vocabulary vocabulary = policies_vocabulary(s->arena, s->bank->program);
    struct policy_source source = {file, text, strlen(text), NULL};
    return policy_load_draft(s->policy, &source, &vocabulary, problems);
}

static const struct error *file_fit(struct session *s, const char *file)
{
    return policy_document(s->policy, file) || (text_ends(file, ".yaml") && strchr(file, '/') && !strstr(file, "..") && !text_starts(file, "/"))
               ? NULL
               : error_make(s->arena, ERROR_FIELD_CHECK, .field = "file", .value = file, .arguments = {"folder/name.yaml"});
}

const struct error *operation_policy_check_draft(struct call *call)
{
    const struct policy_check_draft_input *in = call->input;
    struct session *s = call->session;
    struct problems problems = {.arena = s->arena};
    TRY(file_fit(s, in->file));
    struct policy_snapshot *snapshot = draft_snapshot(s, in->file, in->text, &problems);
    json_open(call->reply, '{');
    json_key(call->reply, "problems");
    problems_write(call->reply, &problems);
    json_close(call->reply, '}');
    if (snapshot)
        policy_release(snapshot);
    return NULL;
}

const struct error *policy_draft_keep(struct session *s, const char *file, const char *text, const char *reason, struct problems *problems,
                                      struct policy_version *row)
{
    struct session engine;
    char digest[65];
    TRY(file_fit(s, file));
    struct policy_snapshot *snapshot = draft_snapshot(s, file, text, problems);
    if (snapshot)
        policy_release(snapshot);
    session_engine(s, &engine);
    engine.reason = reason;
    record_initial(&engine, &policy_version_entity, row);
    digest_sha256_hex(text, strlen(text), digest);
    row->document = file;
    row->text = text;
    row->sha256 = arena_text(s->arena, digest);
    row->status = POLICY_VERSION_STATUS_DRAFT;
    row->author = s->person;
    row->reason = reason;
    TRY(store_int(s->tx, &query_policy_next_number, VALUES(sql_text(file)), &row->number));
    return record_put(&engine, &policy_version_entity, row);
}

const struct error *operation_policy_draft(struct call *call)
{
    const struct policy_draft_input *in = call->input;
    struct session *s = call->session;
    struct problems problems = {.arena = s->arena};
    struct policy_version row;
    TRY(policy_draft_keep(s, in->file, in->text, in->reason, &problems, &row));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, row.record.home, row.record.id));
    json_put_int(call->reply, "number", row.number);
    json_key(call->reply, "problems");
    problems_write(call->reply, &problems);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *load_version(struct call *call, struct policy_version *row)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    return record_load(call->session, &policy_version_entity, home, id, row);
}

static const struct error *wrong_status(struct session *s, const struct policy_version *row)
{
    return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "status",
                      .arguments = {entity_field(&policy_version_entity, "status")->choices[row->status].name});
}

static const struct error *set_status(struct session *s, struct policy_version *row, int64_t status)
{
    struct session engine;
    session_engine(s, &engine);
    row->status = status;
    return record_update(&engine, &policy_version_entity, row, NULL);
}

static void write_status(struct call *call, const struct policy_version *row)
{
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", entity_field(&policy_version_entity, "status")->choices[row->status].name);
    json_close(call->reply, '}');
}

const struct error *operation_policy_submit(struct call *call)
{
    struct session *s = call->session;
    struct policy_version row;
    struct problems problems = {.arena = s->arena};
    TRY(load_version(call, &row));
    if (row.status != POLICY_VERSION_STATUS_DRAFT)
        return wrong_status(s, &row);
    struct policy_snapshot *snapshot = draft_snapshot(s, row.document, row.text, &problems);
    if (!snapshot)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "text", .value = row.document,
                          .arguments = {problem_text(s->arena, &problems.items[0], s->language)});
    policy_release(snapshot);
    TRY(set_status(s, &row, POLICY_VERSION_STATUS_SUBMITTED));
    write_status(call, &row);
    return NULL;
}

const struct error *operation_policy_reject(struct call *call)
{
    const struct policy_reject_input *in = call->input;
    struct session *s = call->session;
    struct policy_version row;
    TRY(load_version(call, &row));
    if (row.status != POLICY_VERSION_STATUS_SUBMITTED)
        return wrong_status(s, &row);
    s->reason = in->reason;
    row.approver = s->person;
    TRY(set_status(s, &row, POLICY_VERSION_STATUS_REJECTED));
    write_status(call, &row);
    return NULL;
}

/* --- releasing -------------------------------------------------------------------------------------------------------------------- */

struct releasing {
    struct call *call;
    struct policy_version row;
    int64_t valid_from;
};

/* The version it replaces ends the instant it begins. */
static const struct error *end_others(struct session *s, const struct policy_version *row, int64_t at)
{
    struct rows *rows;
    const struct error *error;
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_policy_in_force_of, VALUES(sql_text(row->document), sql_int(at)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
    if (error)
        return error;
    for (size_t i = 0; i < count; i++) {
        struct policy_version other;
        TRY(record_load(s, &policy_version_entity, ids[i], ids[i], &other));
        other.valid_to = at;
        TRY(set_status(s, &other, at <= s->now ? POLICY_VERSION_STATUS_RETIRED : other.status));
    }
    return NULL;
}

static const struct error *release(struct session *s, void *context)
{
    struct releasing *r = context;
    struct problems problems = {.arena = s->arena};
    TRY(load_version(r->call, &r->row));
    if (r->row.status != POLICY_VERSION_STATUS_SUBMITTED)
        return wrong_status(s, &r->row);
    if (r->row.author == s->person)
        return error_make(s->arena, ERROR_ACCESS_SAME_PERSON);
    struct policy_snapshot *snapshot = draft_snapshot(s, r->row.document, r->row.text, &problems);
    if (!snapshot)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "text", .value = r->row.document,
                          .arguments = {problem_text(s->arena, &problems.items[0], s->language)});
    policy_release(snapshot);
    TRY(end_others(s, &r->row, r->valid_from));
    r->row.valid_from = r->valid_from;
    r->row.approver = s->person;
    return set_status(s, &r->row, r->valid_from <= s->now ? POLICY_VERSION_STATUS_ACTIVE : POLICY_VERSION_STATUS_SCHEDULED);
}

const struct error *operation_policy_activate(struct call *call)
{
    const struct policy_activate_input *in = call->input;
    struct session *s = call->session;
    struct releasing r = {.call = call, .valid_from = in->valid_from == NONE || in->valid_from < s->now ? s->now : in->valid_from};
    TRY(session_write(s, release, &r));
    TRY(policies_load(s->bank, s->arena));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", entity_field(&policy_version_entity, "status")->choices[r.row.status].name);
    json_put_instant(call->reply, "valid_from", r.valid_from);
    json_close(call->reply, '}');
    return NULL;
}

/* --- who would move ------------------------------------------------------------------------------------------------------------------ */

enum { RANGE = 500 };

struct trying {
    struct session *s;
    const struct policy_snapshot *before, *after;
    const struct fact_book *book;
    struct fact_range old_range, new_range;
    int64_t *ids;
    size_t count, at;
    int64_t last, left;
    const struct error *error;
};

static const struct error *next_range(struct trying *t)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    t->ids = NULL;
    t->count = t->at = 0;
    TRY(store_query(t->s->tx, &query_assess_ids, VALUES(sql_int(t->last), sql_int(t->left < RANGE ? t->left : RANGE)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(t->s->arena, t->ids, t->count, room, rows_int(rows, 0));
    if (error || !t->count)
        return error;
    t->last = t->ids[t->count - 1];
    t->left -= (int64_t)t->count;
    TRY(fact_range_read(t->s, t->before, t->book, t->ids, t->count, &t->old_range));
    return fact_range_read(t->s, t->after, t->book, t->ids, t->count, &t->new_range);
}

static const char *next_customer(void *context, struct arena *arena, struct fact_set *old_facts, struct fact_set *new_facts)
{
    struct trying *t = context;
    if (t->at == t->count && (t->error || t->left <= 0 || (t->error = next_range(t)) || !t->count))
        return NULL;
    fact_range_fill(&t->old_range, t->at, old_facts);
    fact_range_fill(&t->new_range, t->at, new_facts);
    int64_t id = t->ids[t->at++];
    return id_text(arena, id, id);
}

static const char *name_of_customer(void *context, struct arena *arena, const char *customer)
{
    struct trying *t = context;
    struct customer row;
    int64_t home, id;
    if (!id_parse(customer, &home, &id) || scope_masks(t->s, &customer_entity, customer_entity.title))
        return NULL;
    return record_load(t->s, &customer_entity, home, id, &row) ? NULL : arena_text(arena, row.name);
}

static const struct error *back_test(struct call *call)
{
    const struct policy_back_test_input *in = call->input;
    struct session *s = call->session;
    struct policy_version row;
    struct problems problems = {.arena = s->arena};
    struct backtest result;
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    TRY(load_version(call, &row));
    struct policy_snapshot *draft = draft_snapshot(s, row.document, row.text, &problems);
    if (!draft)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "text", .value = row.document,
                          .arguments = {problem_text(s->arena, &problems.items[0], s->language)});
    struct trying t = {.s = s, .before = s->policy, .after = draft, .left = in->most};
    t.error = fact_book_read(s, true, &t.book);
    struct backtest_source source = {next_customer, name_of_customer, &t};
    bool ran = !t.error && backtest_run(s->arena, s->policy, draft, in->of == POLICY_BACK_TEST_INPUT_OF_TIER ? BACKTEST_TIER : BACKTEST_GRADE, NULL,
                                        NULL, &source, &result);
    clock_gettime(CLOCK_MONOTONIC, &end);
    json_open(call->reply, '{');
    json_key(call->reply, "result");
    if (ran && !t.error)
        backtest_write(call->reply, &result);
    else
        json_write_null(call->reply);
    json_put_int(call->reply, "took_ms", (end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000);
    json_close(call->reply, '}');
    policy_release(draft);
    return t.error;
}

const struct error *operation_policy_back_test(struct call *call)
{
    return call_read(call, back_test);
}
