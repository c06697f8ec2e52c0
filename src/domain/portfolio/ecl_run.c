#include "base/text.h"
#include "domain/portfolio/cockpit.h"
#include "domain/portfolio/loss.h"
#include "queries.h"
#include "record/audit.h"
#include "record/row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 500 };

struct overlay {
    const char *dimension, *key;
    double factor;
};

struct before {
    int64_t loan, stage;
};

struct running {
    struct job *job;
    struct position *p;
    struct ecl_terms terms;
    struct overlay *overlays;
    size_t overlay_count, first, count; /* of the chunk at hand */
    struct before *befores;
    size_t before_count;
    struct ecl_run run;
    int64_t flow[4][3]; /* accounts by stage before (0: new) and now */
    double stage_loss[3], stage_amount[3];
};

/* --- reading
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *read_overlays(struct session *s, struct running *r)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(s->tx, &query_ecl_overlays, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, r->overlays, r->overlay_count, room,
                   (struct overlay){arena_text(s->arena, rows_text(rows, 0)), arena_text(s->arena, rows_text(rows, 1)),
                                    rows_real(rows, 2)});
    return error;
}

static const struct error *read_stages_before(struct session *s, struct running *r)
{
    struct rows *rows;
    const struct error *error;
    int64_t last;
    size_t room = 0;
    TRY(store_int(s->tx, &query_ecl_last_run, NO_VALUES, &last));
    if (last == NONE)
        return NULL;
    TRY(store_query(s->tx, &query_ecl_stages_of_run, VALUES(sql_int(last)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, r->befores, r->before_count, room, (struct before){rows_int(rows, 0), rows_int(rows, 1)});
    return error;
}

static int by_loan(const void *a, const void *b)
{
    const struct before *x = a, *y = b;
    return (x->loan > y->loan) - (x->loan < y->loan);
}

static int64_t stage_before(const struct running *r, int64_t loan)
{
    struct before key = {loan, 0};
    const struct before *found =
        r->before_count ? bsearch(&key, r->befores, r->before_count, sizeof(key), by_loan) : NULL;
    return found ? found->stage : NONE;
}

/* --- one account
 * --------------------------------------------------------------------------------------------------------- */

static bool covers(const struct position *p, const struct overlay *o, size_t i, int stage)
{
    const struct book_customer *c = &p->customers[p->customer[i]];
    const char *product = entity_field(&loan_entity, "product")->choices[p->product[i]].name;
    if (!strcmp(o->dimension, "all"))
        return true;
    if (!o->key)
        return false;
    if (!strcmp(o->dimension, "industry"))
        return *o->key == 'A' + c->section && !o->key[1];
    if (!strcmp(o->dimension, "region"))
        return atoi(o->key) == c->province;
    if (!strcmp(o->dimension, "product"))
        return !strcmp(o->key, product);
    return atoi(o->key) == stage;
}

static const char *path_of(struct session *s, const struct running *r, const struct account_ecl *e)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "reason", stage_reason_names[e->reason]);
    json_put_double(&w, "lifetime_pd", e->lifetime_pd);
    json_put_double(&w, "lifetime_pd_origination", e->lifetime_pd_origination);
    json_key(&w, "scenarios");
    json_open(&w, '[');
    for (size_t k = 0; k < r->terms.count; k++) {
        json_open(&w, '{');
        json_put_double(&w, "weight", r->terms.weight[k]);
        json_put_int(&w, "ecl", llround(e->by_scenario[k]));
        json_close(&w, '}');
    }
    json_close(&w, ']');
    json_close(&w, '}');
    return buffer_end(&out);
}

static const struct error *store_account(struct session *s, struct running *r, size_t i)
{
    const struct position *p = r->p;
    struct account_ecl e = account_ecl(p, &r->terms, i);
    double factor = 1;
    for (size_t k = 0; k < r->overlay_count; k++)
        factor *= covers(p, &r->overlays[k], i, e.stage) ? r->overlays[k].factor : 1;
    struct ecl_result row;
    int64_t customer = p->customers[p->customer[i]].id, booked = llround(e.booked * factor);
    record_clear(&ecl_result_entity, &row);
    row.record = (struct record){customer, id_new(), 1, s->now, s->person};
    row.customer = customer;
    row.loan = p->loan[i];
    row.ecl_run = r->run.record.id;
    row.stage = e.stage;
    row.previous_stage = stage_before(r, p->loan[i]);
    row.reason = arena_format(s->arena, "%s / %s", stage_reason_labels[e.reason].zh, stage_reason_labels[e.reason].en);
    row.ead = llround(p->exposure[i]);
    row.pd = p->pd[i];
    row.pd_origination = p->pd_origination[i];
    row.lgd = p->lgd[i];
    row.years = p->years[i];
    row.ecl_12m = llround(e.twelve_months);
    row.ecl_lifetime = llround(e.lifetime);
    row.overlay = booked - llround(e.booked);
    row.ecl = booked;
    row.path = path_of(s, r, &e);
    r->run.ead += row.ead;
    r->run.ecl += booked;
    r->run.overlay += row.overlay;
    r->stage_loss[e.stage - 1] += (double)booked;
    r->stage_amount[e.stage - 1] += p->exposure[i];
    r->flow[row.previous_stage == NONE ? 0 : row.previous_stage][e.stage - 1]++;
    return row_insert(s, &ecl_result_entity, &row);
}

/* --- the job
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *store_chunk(struct session *s, void *context)
{
    struct running *r = context, before = *r;
    const struct error *error = NULL;
    for (size_t i = r->first; i < r->first + r->count && !error; i++)
        error = store_account(s, r, i);
    if (!error)
        error =
            audit_write(s, "ecl_result", NONE, NONE, "ecl_run", arena_format(s->arena, "{\"accounts\":%zu}", r->count));
    if (!error)
        error = job_progress(s, r->job, (int64_t)(r->first + r->count), (int64_t)r->p->count, NULL);
    if (error)
        *r = before; /* undone, perhaps to be run again */
    return error;
}

static const char *detail_of(struct session *s, const struct running *r)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_key(&w, "flow");
    json_open(&w, '[');
    for (int i = 0; i < 4; i++) {
        json_open(&w, '[');
        for (int k = 0; k < 3; k++)
            json_write_int(&w, r->flow[i][k]);
        json_close(&w, ']');
    }
    json_close(&w, ']');
    json_key(&w, "amounts");
    json_open(&w, '[');
    for (int k = 0; k < 3; k++)
        json_write_int(&w, llround(r->stage_amount[k]));
    json_close(&w, ']');
    json_close(&w, '}');
    return buffer_end(&out);
}

static const struct error *begin_run(struct session *s, void *context)
{
    struct running *r = context;
    record_initial(s, &ecl_run_entity, &r->run);
    r->run.as_of = s->viewer.as_of == NONE ? s->now : s->viewer.as_of;
    r->run.run_at = s->now;
    r->run.status = ECL_RUN_STATUS_RUNNING;
    r->run.made_by = r->job->person ? r->job->person : NONE;
    r->run.policy_version = arena_format(s->arena, "%s %lld · %.12s", s->policy->scenarios->doc->name,
                                         (long long)s->policy->scenarios->doc->version, s->policy->hash);
    r->run.accounts = (int64_t)r->p->count;
    r->run.ead = r->run.ecl = r->run.overlay = 0;
    return record_put(s, &ecl_run_entity, &r->run);
}

static const struct error *end_run(struct session *s, void *context)
{
    struct running *r = context;
    struct ecl_run row;
    TRY(record_load(s, &ecl_run_entity, r->run.record.home, r->run.record.id, &row));
    row.status = ECL_RUN_STATUS_DONE;
    row.ead = r->run.ead;
    row.ecl = r->run.ecl;
    row.overlay = r->run.overlay;
    row.ecl_stage1 = llround(r->stage_loss[0]);
    row.ecl_stage2 = llround(r->stage_loss[1]);
    row.ecl_stage3 = llround(r->stage_loss[2]);
    row.detail = detail_of(s, r);
    return record_update(s, &ecl_run_entity, &row, NULL);
}

static const struct error *read_all(struct session *s, const struct book *book, struct running *r)
{
    struct book_view view = {.book = book, .whole = true, .count = book->count};
    r->p = position_make(s, &view, 1);
    ecl_terms_make(r->p, &r->terms);
    TRY(read_overlays(s, r));
    return read_stages_before(s, r);
}

static const struct error *run_book(struct session *s, struct running *r)
{
    const struct book *book;
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = book_take(s, &book);
    if (!error) {
        error = read_all(s, book, r);
        book_release(book);
    }
    session_end(s);
    if (!error)
        error = session_write(s, begin_run, r);
    for (r->first = 0; !error && r->first < r->p->count; r->first += r->count) {
        r->count = r->p->count - r->first < CHUNK ? r->p->count - r->first : CHUNK;
        error = session_write(s, store_chunk, r);
    }
    return error ? error : session_write(s, end_run, r);
}

const struct error *ecl_job(struct job *job, struct arena *arena)
{
    struct session s, engine;
    struct running *r = ARENA_NEW(arena, struct running);
    r->job = job;
    const struct error *error = job_session(job, arena, &s);
    if (!error) {
        error = scope_require(&s, "portfolio.run");
        session_engine(&s, &engine);
        if (!error)
            error = run_book(&engine, r);
    }
    session_close(&s);
    return error;
}

const struct error *operation_ecl_run_start(struct call *call)
{
    struct session *s = call->session;
    int64_t job;
    TRY(job_submit(s, "ecl", "{}", 0, &job));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}
