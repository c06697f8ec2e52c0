/* What the book may lose: simulated, in closed form, and by CreditRisk+. Few scenarios within the request, many as a
 * job. */
#include "base/text.h"
#include "domain/portfolio/cockpit.h"
#include "domain/portfolio/loss.h"
#include "domain/portfolio/obligors.h"
#include "quant/credit_risk_plus.h"
#include "quant/normal.h"
#include "quant/vasicek.h"
#include "record/call.h"

#include <math.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

enum { BARS = 48, CONTRIBUTIONS = 15 };

static void write_simulation(struct json_writer *w, const struct loss_terms *t, const struct loss_simulation *r)
{
    json_key(w, "simulation");
    json_open(w, '{');
    json_put_int(w, "scenarios", t->scenarios);
    json_put_int(w, "seed", (int64_t)t->seed);
    json_put_double(w, "confidence", t->confidence);
    json_put_int(w, "expected_loss", llround(r->expected_loss));
    json_put_int(w, "standard_deviation", llround(r->standard_deviation));
    json_put_int(w, "value_at_risk", llround(r->value_at_risk));
    json_put_int(w, "expected_shortfall", llround(r->expected_shortfall));
    json_put_int(w, "capital", llround(r->value_at_risk - r->expected_loss));
    json_put_int(w, "standard_error", llround(r->standard_error));
    json_put_int(w, "tail", r->tail);
    json_close(w, '}');
}

static void write_closed_form(struct json_writer *w, const struct obligors *o, double confidence, double granularity)
{
    double loss = 0, quantile = 0;
    for (size_t i = 0; i < o->count; i++) {
        const struct loss_obligor *one = &o->items[i];
        loss += one->loss * one->pd;
        quantile += one->loss * vasicek_quantile(one->pd, one->correlation, confidence);
    }
    json_key(w, "closed_form");
    json_open(w, '{');
    json_put_int(w, "expected_loss", llround(loss));
    json_put_int(w, "value_at_risk", llround(quantile));
    json_put_int(w, "capital", llround(quantile - loss));
    json_put_int(w, "granularity", isnan(granularity) ? NONE : llround(granularity));
    json_close(w, '}');
}

/* Losses in units of a hundredth of the largest; PDs move so that no expected loss is lost by rounding. */
static void write_credit_risk_plus(struct arena *arena, struct json_writer *w, const struct obligors *o,
                                   double confidence)
{
    enum { UNITS = 60, UP_TO = 1200 };
    struct credit_risk_plus_obligor *list = ARENA_LIST(arena, struct credit_risk_plus_obligor, o->count + 1);
    double most = 0;
    for (size_t i = 0; i < o->count; i++)
        most = fmax(most, o->items[i].loss);
    double unit = most / UNITS;
    for (size_t i = 0; i < o->count; i++) {
        int64_t units = llround(o->items[i].loss / unit);
        units = units < 1 ? 1 : units;
        double pd = o->items[i].pd * o->items[i].loss / ((double)units * unit);
        list[i] = (struct credit_risk_plus_obligor){units, fmin(0.9999, fmax(pd, 1e-12))};
    }
    json_key(w, "credit_risk_plus");
    if (!o->count) {
        json_write_null(w);
        return;
    }
    struct credit_risk_plus r = credit_risk_plus_compute(arena, list, o->count, 1, UP_TO, &confidence, 1);
    json_open(w, '{');
    json_put_int(w, "expected_loss", llround(r.expected_loss * unit));
    json_put_int(w, "standard_deviation", llround(r.standard_deviation * unit));
    json_put_int(w, "value_at_risk", r.quantiles[0] == NONE ? NONE : llround((double)r.quantiles[0] * unit));
    json_close(w, '}');
}

static void write_histogram(struct json_writer *w, const struct loss_terms *t, const struct loss_simulation *r)
{
    double most = r->losses[(size_t)((double)(t->scenarios - 1) * 0.9995)], width = most > 0 ? most / BARS : 1;
    int64_t counts[BARS] = {0};
    for (int64_t i = 0; i < t->scenarios; i++) {
        int bar = (int)(r->losses[i] / width);
        counts[bar < BARS ? bar : BARS - 1]++;
    }
    json_key(w, "histogram");
    json_open(w, '[');
    for (int i = 0; i < BARS; i++) {
        json_open(w, '{');
        json_put_int(w, "from", llround(i * width));
        json_put_double(w, "share", (double)counts[i] / (double)t->scenarios);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_contributions(struct session *s, struct json_writer *w, const struct position *p,
                                const struct obligors *o, const struct loss_simulation *r)
{
    size_t *top, count = largest(s->arena, r->contribution, o->count, CONTRIBUTIONS, &top);
    json_key(w, "contributions");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        const struct book_customer *c = &p->customers[o->customer[top[i]]];
        const char *name = limit_object_name(s, LIMIT_CUSTOMER, c->id);
        json_open(w, '{');
        json_put_text(w, "id", name ? id_text(s->arena, c->id, c->id) : NULL);
        json_put_text(w, "name", name);
        json_put_int(w, "exposure", llround(o->exposure[top[i]]));
        json_put_double(w, "pd", o->items[top[i]].pd);
        json_put_int(w, "contribution", llround(r->contribution[top[i]]));
        json_put_double(w, "share", r->expected_shortfall > 0 ? r->contribution[top[i]] / r->expected_shortfall : NAN);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const struct error *loss_prepare(struct session *s, int64_t scenarios, int64_t seed, struct loss_study *study)
{
    struct book_view view;
    *study = (struct loss_study){.begun = milliseconds()};
    TRY(book_take(s, &study->book));
    const struct error *error = book_view(s, study->book, &view);
    if (error) {
        book_release(study->book);
        return error;
    }
    study->position = position_make(s, &view, 1);
    measures_of(s->arena, study->position, &study->measures);
    obligors_gather(s->arena, study->position, &study->obligors);
    study->terms = loss_terms_of(study->position, &study->obligors, scenarios, seed);
    return NULL;
}

void loss_write(struct session *s, struct json_writer *w, const struct loss_study *study)
{
    const struct loss_terms *terms = &study->terms;
    json_open(w, '{');
    json_put_int(w, "obligors", (int64_t)study->obligors.count);
    write_simulation(w, terms, &study->result);
    write_closed_form(w, &study->obligors, terms->confidence, study->measures.granularity);
    write_credit_risk_plus(s->arena, w, &study->obligors, terms->confidence);
    write_histogram(w, terms, &study->result);
    write_contributions(s, w, study->position, &study->obligors, &study->result);
    json_put_int(w, "milliseconds", milliseconds() - study->begun);
    json_close(w, '}');
}

static const struct error *read_loss(struct call *call)
{
    struct session *s = call->session;
    const struct portfolio_loss_query *query = call->query;
    struct loss_study study;
    TRY(loss_prepare(s, query->scenarios, query->seed, &study));
    loss_simulate(s->arena, &study.terms, &study.result);
    loss_write(s, call->reply, &study);
    book_release(study.book);
    return NULL;
}

const struct error *operation_portfolio_loss(struct call *call)
{
    return call_read(call, read_loss);
}

/* --- as a job
 * --------------------------------------------------------------------------------------------------------------- */

struct loss_work {
    struct session *s;
    struct job *job;
    pthread_mutex_t lock;
    const struct error *stopped;
    struct loss_study study;
    const char *result;
    int64_t told;
};

static const struct error *note(struct session *s, void *context)
{
    struct loss_work *l = context;
    return job_progress(s, l->job, l->told, l->study.terms.scenarios, l->result);
}

/* Whichever worker comes first tells; a session serves one thread at a time. */
static bool tell(void *context, int64_t done, int64_t total)
{
    struct loss_work *l = context;
    (void)total;
    if (pthread_mutex_trylock(&l->lock))
        return true;
    if (!l->stopped && done > l->told) {
        l->told = done;
        l->stopped = session_write(l->s, note, l);
    }
    bool go_on = !l->stopped;
    pthread_mutex_unlock(&l->lock);
    return go_on;
}

static const struct error *simulate(struct loss_work *l, int64_t scenarios, int64_t seed)
{
    struct session *s = l->s;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = scope_require(s, "portfolio.read");
    if (!error)
        error = loss_prepare(s, scenarios, seed, &l->study);
    session_end(s);
    if (error)
        return error;
    l->study.terms.progress = tell;
    l->study.terms.context = l;
    loss_simulate(s->arena, &l->study.terms, &l->study.result);
    error = l->stopped;
    if (!error)
        error = session_read(s, &tx);
    if (!error) {
        loss_write(s, &w, &l->study);
        session_end(s);
        l->result = buffer_end(&out);
        l->told = scenarios;
        error = session_write(s, note, l);
    }
    book_release(l->study.book);
    return error;
}

const struct error *loss_job(struct job *job, struct arena *arena)
{
    struct session s;
    struct loss_work l = {.s = &s, .job = job};
    int64_t scenarios = 0, seed = 1;
    json_get_int(job->input, "scenarios", &scenarios);
    json_get_int(job->input, "seed", &seed);
    pthread_mutex_init(&l.lock, NULL);
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = simulate(&l, scenarios, seed);
    session_close(&s);
    pthread_mutex_destroy(&l.lock);
    return error;
}

const struct error *operation_portfolio_loss_start(struct call *call)
{
    struct session *s = call->session;
    const struct portfolio_loss_start_input *in = call->input;
    int64_t job;
    TRY(job_submit(
        s, "portfolio_loss",
        arena_format(s->arena, "{\"scenarios\":%lld,\"seed\":%lld}", (long long)in->scenarios, (long long)in->seed),
        in->scenarios, &job));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}
