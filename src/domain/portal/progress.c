/* How the firm's applications stand: the same stages the bank works by, in the customer's words; an estimate from the
 * bank's own history; what is missing. Opinions, scores and names of those who judge stay inside. */
#include "base/text.h"
#include "domain/portal/portal.h"
#include "domain/workflow/engine.h"
#include "policy/snapshot.h"
#include "queries.h"

enum { APPLICATIONS_MOST = 20 };

struct progress {
    struct json_writer *w;
    const struct portal_policy *policy;
    struct application *row;
};

static bool same_label(const struct case_stage *a, const struct portal_stage *last, const struct portal_policy *policy)
{
    const struct portal_stage *stage = portal_stage(policy, a->stage->name);
    return stage && last && text_equal(stage->label.zh, last->label.zh);
}

/* Stages nobody will pass are left out; two that say the same to the customer are one. */
static void stages_write(struct progress *p, const struct case_stage *stages, size_t count)
{
    const struct portal_stage *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct portal_stage *said = portal_stage(p->policy, stages[i].stage->name);
        if (text_equal(stages[i].state, "skipped") || same_label(&stages[i], last, p->policy))
            continue;
        json_open(p->w, '{');
        json_put_text(p->w, "name", stages[i].stage->name);
        label_put(p->w, "label", said ? said->label : stages[i].stage->label);
        label_put(p->w, "help", said ? said->help : (struct label){"", ""});
        json_put_text(p->w, "state", stages[i].state);
        json_put_instant(p->w, "entered_at", stages[i].entered_at);
        json_put_instant(p->w, "left_at", stages[i].left_at);
        json_close(p->w, '}');
        last = said;
    }
}

static void estimate_write(struct json_writer *w, const struct estimate *e)
{
    json_key(w, "estimate");
    json_open(w, '{');
    json_put_instant(w, "early_at", e->early_at);
    json_put_instant(w, "median_at", e->from_history ? e->median_at : NONE);
    json_put_instant(w, "late_at", e->from_history ? e->late_at : NONE);
    json_put_bool(w, "from_history", e->from_history);
    json_put_int(w, "cases", (int64_t)e->cases);
    json_put_instant(w, "limit_at", e->from_history ? NONE : e->median_at);
    json_close(w, '}');
}

static const struct error *case_write(struct session *s, struct progress *p)
{
    struct engine e;
    struct task_list tasks;
    struct case_stage *stages;
    struct estimate estimate;
    TRY(engine_open(s, p->row->workflow_case, &e));
    const struct error *error = tasks_of(s, e.row.record.id, NULL, 0, &tasks);
    if (!error)
        error = case_stages(&e, &tasks, &stages);
    if (!error)
        error = estimate_case(&e, &estimate);
    if (!error) {
        json_key(p->w, "stages");
        json_open(p->w, '[');
        stages_write(p, stages, e.workflow->stage_count);
        json_close(p->w, ']');
        estimate_write(p->w, &estimate);
    }
    engine_close(&e);
    return error;
}

static void document_write(struct session *s, struct json_writer *w, struct rows *rows, int64_t *missing)
{
    const char *status = rows_text(rows, 3);
    bool expired = rows_int(rows, 6) != NONE && rows_int(rows, 6) <= s->today;
    bool sent = rows_int(rows, 11) > 0; /* with the bank, which has not looked yet */
    bool waits = !sent && (text_equal(status, "missing") || text_equal(status, "expired") ||
                           (expired && !text_equal(status, "waived")));
    *missing += waits && rows_int(rows, 2) == 1;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, s->client, rows_int(rows, 0)));
    json_put_text(w, "item", rows_text(rows, 1));
    json_put_bool(w, "required", rows_int(rows, 2) == 1);
    json_put_text(w, "status", waits && expired ? "expired" : status);
    json_put_date(w, "due_on", rows_int(rows, 4));
    json_put_date(w, "received_on", rows_int(rows, 5));
    json_put_date(w, "expires_on", rows_int(rows, 6));
    portal_put_id(s, w, "file", s->client, rows_int(rows, 7));
    json_put_text(w, "file_name", rows_text(rows, 8));
    json_put_text(w, "returned",
                  text_equal(rows_text(rows, 9), "returned") ? (rows_text(rows, 10) ? rows_text(rows, 10) : "") : NULL);
    json_put_bool(w, "waiting", sent);
    json_close(w, '}');
}

static const struct error *documents_write(struct session *s, struct json_writer *w, int64_t application)
{
    struct rows *rows;
    const struct error *error;
    int64_t missing = 0;
    TRY(store_query(s->tx, &query_portal_documents, VALUES(sql_int(s->client), sql_int(application)), &rows));
    json_key(w, "documents");
    json_open(w, '[');
    while (rows_next(rows, &error))
        document_write(s, w, rows, &missing);
    json_close(w, ']');
    json_put_int(w, "missing", missing);
    return error;
}

static const struct error *case_as_engine(struct session *engine, void *context)
{
    return case_write(engine, context);
}

static const struct error *application_write(struct session *s, struct progress *p)
{
    struct application *row = p->row;
    const struct product *product = policy_product(s->policy, row->product);
    json_open(p->w, '{');
    json_put_text(p->w, "id", id_text(s->arena, row->record.home, row->record.id));
    json_put_text(p->w, "number", row->number);
    label_put(p->w, "product", product ? product->doc->label : (struct label){row->product, row->product});
    json_put_int(p->w, "amount", row->amount);
    json_put_text(p->w, "currency", row->currency);
    json_put_int(p->w, "term_months", row->term_months);
    json_put_text(p->w, "status", entity_field(&application_entity, "status")->choices[row->status].name);
    json_put_instant(p->w, "submitted_at", row->submitted_at);
    json_put_instant(p->w, "decided_at", row->decided_at);
    json_put_date(p->w, "valid_until", row->valid_until);
    if (row->workflow_case != NONE) {
        TRY(session_as_engine(s, case_as_engine, p));
    } else {
        json_put_raw(p->w, "stages", "[]");
        estimate_write(p->w, &(struct estimate){.early_at = NONE, .median_at = NONE, .late_at = NONE});
    }
    TRY(documents_write(s, p->w, row->record.id));
    json_close(p->w, '}');
    return NULL;
}

const struct error *operation_portal_progress(struct call *call)
{
    struct session *s = call->session;
    struct progress p = {.w = call->reply, .policy = s->policy ? s->policy->portal : NULL};
    struct rows *rows;
    const struct error *error;
    int64_t ids[APPLICATIONS_MOST];
    size_t count = 0;
    TRY(store_query(s->tx, &query_portal_applications, VALUES(sql_int(s->client), sql_int(s->now - 365LL * 86400000)),
                    &rows));
    while (rows_next(rows, &error))
        if (count < APPLICATIONS_MOST)
            ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    json_open(p.w, '{');
    json_key(p.w, "applications");
    json_open(p.w, '[');
    for (size_t i = 0; i < count; i++) {
        struct application row;
        TRY(record_load(s, &application_entity, s->client, ids[i], &row));
        p.row = &row;
        TRY(application_write(s, &p));
    }
    json_close(p.w, ']');
    json_put_date(p.w, "today", s->today);
    json_close(p.w, '}');
    return NULL;
}
