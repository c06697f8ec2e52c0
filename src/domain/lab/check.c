/* The monthly check of models in use: how far those they rate have moved from those they were trained on, and whether
 * what they foretold a year ago came. Each measure is held against the table model_monitor; the worst is the level of
 * the check, and what is not green waits for the model's owner until a day. */
#include "domain/lab/check.h"
#include "base/text.h"
#include "domain/lab/lab.h"
#include "learn/report.h"
#include "quant/calibration.h"
#include "queries.h"
#include "record/record.h"

#include <math.h>
#include <string.h>

enum { MODELS_MOST = 64 }; /* one bit each */

struct watched {
    int64_t id, owner;
    const char *name;
    double auc_then;
    struct model model;
    const char *lacking; /* an input that is no fact of the bank */
};

struct rated {
    uint64_t by, led; /* models that rate the customer, and that lead */
    bool overridden;
};

struct look { /* one reading of the whole book */
    struct frame *frame;
    struct rated *rated;
    size_t count, room;
};

struct checking {
    struct session *s;
    struct job *job;
    struct watched *models;
    size_t count;
    int64_t day, done, total;
    struct look now, then;
    struct look *listening;
};

/* What is found about one model. */
struct verdict {
    struct checking *c;
    const struct watched *of;
    struct model_check row;
    struct json_writer w;
    struct buffer text;
    int64_t days;
    double brier, gini, p_value;
};

/* --- one measure against the thresholds
 * ------------------------------------------------------------------------------------------ */

static void raise_level(struct verdict *v, int64_t level, int64_t days)
{
    static const int rank[] = {[MODEL_CHECK_LEVEL_UNKNOWN] = 0,
                               [MODEL_CHECK_LEVEL_GREEN] = 1,
                               [MODEL_CHECK_LEVEL_YELLOW] = 2,
                               [MODEL_CHECK_LEVEL_RED] = 3};
    if (rank[level] > rank[v->row.level])
        v->row.level = level;
    if (rank[level] > 1 && days > 0 && (!v->days || days < v->days))
        v->days = days;
}

static void write_measure(struct verdict *v, const char *measure, const char *about, double value, int64_t level,
                          struct label words)
{
    struct json_writer *w = &v->w;
    json_open(w, '{');
    json_put_text(w, "measure", measure);
    json_put_text(w, "about", about);
    json_put_double(w, "value", value);
    json_put_text(w, "level", entity_field(&model_check_entity, "level")->choices[level].name);
    label_put(w, "words", words);
    json_close(w, '}');
}

static void not_evaluated(struct verdict *v, const char *measure, struct label why)
{
    write_measure(v, measure, NULL, NAN, MODEL_CHECK_LEVEL_UNKNOWN, why);
}

/* ABOUT: the field or grade measured. */
static int64_t judge(struct verdict *v, const char *measure, const char *about, double value)
{
    struct check_finding found = check_judge(v->c->s, measure, value);
    raise_level(v, found.level, found.days);
    write_measure(v, measure, about, value, found.level, found.words);
    return found.level;
}

/* --- who is rated today
 * -------------------------------------------------------------------------------------------------------- */

static void write_drift(struct verdict *v, const struct report *report)
{
    struct json_writer *w = &v->w;
    json_key(w, "drift");
    json_open(w, '[');
    for (size_t i = 0; i < report->drift_count; i++) {
        const struct drift_row *d = &report->drift[i];
        const struct fact *fact = check_fact(v->c->s, d->name);
        json_open(w, '{');
        json_put_text(w, "name", d->name);
        label_put(w, "label", fact ? fact->label : (struct label){d->name, d->name});
        json_put_double(w, "csi", d->csi);
        json_put_double(w, "missing_before", d->missing_before);
        json_put_double(w, "missing_now", d->missing_now);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void judge_shift(struct verdict *v, const struct report *report)
{
    const struct drift_row *moved = NULL, *emptied = NULL;
    v->row.psi = report->psi;
    if (isnan(report->psi))
        not_evaluated(v, "score_shift",
                      (struct label){"训练时没有保存评分分布", "Training kept no distribution of scores"});
    else
        judge(v, "score_shift", NULL, report->psi);
    for (size_t i = 0; i < report->drift_count; i++) {
        const struct drift_row *d = &report->drift[i];
        if (!moved || d->csi > moved->csi)
            moved = d;
        if (!emptied || d->missing_now - d->missing_before > emptied->missing_now - emptied->missing_before)
            emptied = d;
    }
    if (!moved)
        return;
    v->row.csi = moved->csi;
    v->row.csi_field = moved->name;
    judge(v, "field_shift", moved->name, moved->csi);
    judge(v, "missing_rise", emptied->name, emptied->missing_now - emptied->missing_before);
}

static void judge_overrides(struct verdict *v, uint64_t bit)
{
    const struct look *look = &v->c->now;
    size_t led = 0, overridden = 0;
    for (size_t i = 0; i < look->count; i++)
        if (look->rated[i].led & bit) {
            led++;
            overridden += look->rated[i].overridden;
        }
    if (!led) {
        not_evaluated(
            v, "overridden",
            (struct label){"作为挑战者只观察，不决定等级", "It only watches as a challenger and decides no grade"});
        return;
    }
    v->row.override_rate = (double)overridden / (double)led;
    judge(v, "overridden", NULL, v->row.override_rate);
}

/* The rows of customers that the model rates; with an outcome, where BAD is wanted. */
static struct sample rows_of(struct arena *arena, const struct look *look, uint64_t bit, bool with_outcome)
{
    size_t *rows = ARENA_LIST(arena, size_t, look->count + 1), count = 0;
    const double *outcome = look->frame->columns[look->frame->count - 1].values;
    for (size_t i = 0; i < look->count; i++)
        if ((look->rated[i].by & bit) && (!with_outcome || !isnan(outcome[i])))
            rows[count++] = i;
    struct sample sample = {.target = -1, .time = -1, .group = -1, .bad = ARENA_LIST(arena, int64_t, count + 1)};
    for (size_t i = 0; with_outcome && i < count; i++) {
        sample.bad[i] = outcome[rows[i]] > 0;
        sample.bads += outcome[rows[i]] > 0;
    }
    sample.frame = frame_rows(arena, look->frame, rows, count);
    return sample;
}

/* --- what came of those rated a year ago
 * ------------------------------------------------------------------------------------------ */

struct grade_row {
    int64_t n, defaults;
    double pd;
};

/* How likely the PD is high enough. Where nobody defaulted nothing speaks against it; Jeffreys' prior alone would, in a
 * grade of few. */
static double high_enough(int64_t n, int64_t defaults, double pd)
{
    return defaults ? pd_backtest_compute(n, defaults, pd).jeffreys_p_value : 1;
}

/* Grades of the master scale with the PDs the model gave, against the defaults that came. */
static void judge_grades(struct verdict *v, const struct sample *sample, const double *pd)
{
    struct session *s = v->c->s;
    const struct master_scale *scale = check_scale(s);
    if (!scale)
        return;
    struct grade_row *grades = ARENA_LIST(s->arena, struct grade_row, scale->count + 1);
    for (size_t i = 0; i < sample->frame->rows; i++) {
        struct grade_row *g = &grades[scale_grade(scale, pd[i])];
        g->n++;
        g->defaults += sample->bad[i];
        g->pd += pd[i];
    }
    for (size_t i = 0; i < scale->count; i++) {
        struct grade_row *g = &grades[i];
        if (!g->n)
            continue;
        g->pd /= (double)g->n;
        judge(v, "grade_low", scale->grades[i].name, high_enough(g->n, g->defaults, g->pd));
    }
    json_close(&v->w, ']');
    json_key(&v->w, "grades");
    json_open(&v->w, '[');
    for (size_t i = 0; i < scale->count; i++) {
        const struct grade_row *g = &grades[i];
        if (!g->n)
            continue;
        struct pd_backtest test = pd_backtest_compute(g->n, g->defaults, g->pd);
        json_open(&v->w, '{');
        json_put_text(&v->w, "grade", scale->grades[i].name);
        json_put_int(&v->w, "n", g->n);
        json_put_int(&v->w, "defaults", g->defaults);
        json_put_double(&v->w, "pd", g->pd);
        json_put_double(&v->w, "rate", (double)g->defaults / (double)g->n);
        json_put_double(&v->w, "jeffreys_p", high_enough(g->n, g->defaults, g->pd));
        json_put_double(&v->w, "binomial_p", test.binomial_p_value);
        json_close(&v->w, '}');
    }
}

static void judge_outcome(struct verdict *v, const struct sample *sample, const struct report *report, const double *pd)
{
    v->row.expected_rate = report->mean_pd;
    v->row.observed_rate = report->bad_rate;
    v->brier = report->brier;
    v->p_value = high_enough((int64_t)sample->frame->rows, (int64_t)sample->bads, report->mean_pd);
    judge(v, "pd_low", NULL, v->p_value);
    if (judge(v, "defaults", NULL, (double)sample->bads) != MODEL_CHECK_LEVEL_UNKNOWN && !isnan(report->rank.auc)) {
        v->row.auc = report->rank.auc;
        v->row.ks = report->rank.ks;
        v->gini = report->rank.gini;
        if (isnan(v->of->auc_then))
            not_evaluated(v, "auc_fall", (struct label){"登记时没有 AUC", "Registered without an AUC"});
        else
            judge(v, "auc_fall", NULL, v->of->auc_then - report->rank.auc);
    }
    judge_grades(v, sample, pd);
}

static const struct error *look_back(struct verdict *v, uint64_t bit)
{
    struct arena *arena = v->c->s->arena;
    struct sample sample = rows_of(arena, &v->c->then, bit, true);
    struct report report;
    v->row.outcome_count = (int64_t)sample.frame->rows;
    v->row.bad_count = (int64_t)sample.bads;
    if (!sample.frame->rows) {
        not_evaluated(v, "defaults",
                      (struct label){"一年前没有可观察结果的客户", "Nobody a year ago whose outcome could be seen"});
        return NULL;
    }
    double *pd = ARENA_LIST(arena, double, sample.frame->rows + 1);
    TRY(report_model(arena, &v->of->model, &sample, -1, &report));
    TRY(model_score_frame(arena, &v->of->model, sample.frame, NULL, pd, NULL));
    judge_outcome(v, &sample, &report, pd);
    return NULL;
}

/* --- one model
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct error *measure(struct verdict *v, uint64_t bit)
{
    struct arena *arena = v->c->s->arena;
    struct sample sample = rows_of(arena, &v->c->now, bit, false);
    struct report report = {0};
    v->row.case_count = (int64_t)sample.frame->rows;
    json_open(&v->w, '{');
    json_key(&v->w, "measures");
    json_open(&v->w, '[');
    if (v->of->lacking)
        not_evaluated(
            v, "score_shift",
            (struct label){arena_format(arena, "模型使用的“%s”不是本行事实", v->of->lacking),
                           arena_format(arena, "%s, which the model uses, is no fact of the bank", v->of->lacking)});
    else if (!sample.frame->rows)
        not_evaluated(v, "score_shift",
                      (struct label){"模型选择表没有让它为任何客户评级", "The choice of models lets it rate nobody"});
    else {
        TRY(report_model(arena, &v->of->model, &sample, -1, &report));
        judge_shift(v, &report);
        judge_overrides(v, bit);
        TRY(look_back(v, bit));
    }
    json_close(&v->w, ']');
    write_drift(v, &report);
    json_put_double(&v->w, "brier", v->brier);
    json_put_double(&v->w, "gini", v->gini);
    json_put_double(&v->w, "jeffreys_p", v->p_value);
    json_put_double(&v->w, "auc_then", v->of->auc_then);
    json_put_text(&v->w, "policy_version", check_policy_version(v->c->s));
    json_close(&v->w, '}');
    return NULL;
}

static void begin_verdict(struct verdict *v)
{
    struct session *s = v->c->s;
    v->text = (struct buffer){.arena = s->arena};
    v->w = (struct json_writer){&v->text, false};
    v->brier = v->gini = v->p_value = NAN;
    record_initial(s, &model_check_entity, &v->row);
    v->row.model = v->of->id;
    v->row.checked_at = instant_now();
    v->row.scored_on = v->c->day;
    v->row.outcome_from = v->c->day - LAB_OUTCOME_DAYS;
    v->row.level = MODEL_CHECK_LEVEL_UNKNOWN;
    v->row.psi = v->row.csi = v->row.auc = v->row.ks = NAN;
    v->row.expected_rate = v->row.observed_rate = v->row.override_rate = NAN;
    v->row.outcome_count = v->row.bad_count = 0;
}

/* Of a day past only the history is wanted; nobody is asked to answer it. An alarm that was not answered keeps its day.
 */
static const struct error *name_owner(struct session *s, struct verdict *v)
{
    int64_t due;
    if ((v->row.level != MODEL_CHECK_LEVEL_YELLOW && v->row.level != MODEL_CHECK_LEVEL_RED) || v->of->owner == NONE ||
        v->c->day < s->today)
        return NULL;
    TRY(store_int(s->tx, &query_lab_alarm_due, VALUES(sql_int(v->of->id)), &due));
    v->row.owner = v->of->owner;
    v->row.due_on = s->today + v->days;
    if (due != NONE && due < v->row.due_on)
        v->row.due_on = due;
    return NULL;
}

static const struct error *save(struct session *s, void *context)
{
    struct verdict *v = context;
    TRY(name_owner(s, v));
    TRY(record_put(s, &model_check_entity, &v->row));
    return v->c->job ? job_progress(s, v->c->job, v->c->done, v->c->total, "{}") : NULL;
}

static const struct error *check_one(struct checking *c, size_t i)
{
    struct verdict v = {.c = c, .of = &c->models[i]};
    begin_verdict(&v);
    TRY(measure(&v, (uint64_t)1 << i));
    v.row.result = buffer_end(&v.text);
    c->done++;
    return session_write(c->s, save, &v);
}

/* --- the book
 * ------------------------------------------------------------------------------------------------------------------ */

/* Which of the models the bank's choice lets rate this customer. */
static void hear(void *context, struct fact_set *facts)
{
    struct checking *c = context;
    struct look *look = c->listening;
    struct check_choice choice = check_choose(c->s, facts);
    struct rated rated = {.overridden = choice.overridden};
    for (size_t i = 0; i < c->count; i++) {
        bool leads = text_equal(choice.champion, c->models[i].name);
        bool watches = text_equal(choice.challenger, c->models[i].name);
        rated.led |= (uint64_t)leads << i;
        rated.by |= (uint64_t)(leads || watches) << i;
    }
    ARENA_PUSH(c->s->arena, look->rated, look->count, look->room, rated);
}

static const struct error *read_book(struct checking *c, struct look *look)
{
    struct tx tx;
    char hash[65];
    *look = (struct look){0};
    c->listening = look;
    TRY(session_read(c->s, &tx));
    const struct error *error = lab_facts_frame_heard(c->s, &(struct lab_listener){hear, c}, &look->frame, hash);
    session_end(c->s);
    session_as_of(c->s, NONE);
    return error;
}

static const struct error *check_day(struct checking *c)
{
    if (c->day < instant_date(instant_now()))
        session_as_of(c->s, instant_of_date(c->day + 1) - 1);
    TRY(read_book(c, &c->now));
    TRY(lab_facts_look(c->s, c->day - LAB_OUTCOME_DAYS));
    TRY(read_book(c, &c->then));
    for (size_t i = 0; i < c->count; i++)
        TRY(check_one(c, i));
    return NULL;
}

static const struct error *read_models(struct checking *c)
{
    struct session *s = c->s;
    struct rows *rows;
    const struct error *error;
    const char **hashes = ARENA_LIST(s->arena, const char *, MODELS_MOST);
    c->models = ARENA_LIST(s->arena, struct watched, MODELS_MOST);
    TRY(store_query(s->tx, &query_lab_watched, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        if (c->count == MODELS_MOST)
            continue;
        hashes[c->count] = arena_text(s->arena, rows_text(rows, 2));
        c->models[c->count++] = (struct watched){.id = rows_int(rows, 0),
                                                 .name = arena_text(s->arena, rows_text(rows, 1)),
                                                 .auc_then = rows_real(rows, 3),
                                                 .owner = rows_int(rows, 4)};
    }
    TRY(error);
    for (size_t i = 0; i < c->count; i++) {
        struct watched *m = &c->models[i];
        TRY(lab_document(s, hashes[i], &m->model));
        for (size_t k = 0; k < m->model.count && !m->lacking; k++) {
            const struct model_input *input = &m->model.inputs[k];
            if ((m->model.kind == MODEL_TREES || input->coefficient != 0) && !check_fact(s, input->name))
                m->lacking = input->name;
        }
    }
    return NULL;
}

static int64_t month_end_before(int64_t day, int64_t months)
{
    int year, month, at;
    date_to_civil(day, &year, &month, &at);
    return date_add_months(day - at + 1, -(int)(months - 1), 1) - 1;
}

/* A past day counts as checked when every model has a check of it. */
static const struct error *is_checked(struct checking *c, bool *checked)
{
    struct tx tx;
    *checked = true;
    TRY(session_read(c->s, &tx));
    const struct error *error = NULL;
    for (size_t i = 0; i < c->count && *checked && !error; i++) {
        int64_t count = 0;
        error = store_int(c->s->tx, &query_lab_checked_on, VALUES(sql_int(c->models[i].id), sql_int(c->day)), &count);
        *checked = count > 0;
    }
    session_end(c->s);
    return error;
}

const struct error *lab_check_run(struct session *s, struct job *job, int64_t back)
{
    struct checking c = {.s = s, .job = job};
    struct arena *outer = s->arena, *inner = arena_new();
    struct tx tx;
    const struct error *error = session_read(s, &tx);
    if (!error)
        error = read_models(&c);
    session_end(s);
    c.total = (int64_t)c.count * (back + 1);
    for (int64_t k = back; k >= 0 && !error && c.count; k--) {
        bool checked = false;
        c.day = k ? month_end_before(s->today, k) : s->today;
        if (k)
            error = is_checked(&c, &checked);
        if (error || checked)
            continue;
        s->arena = inner;
        error = check_day(&c);
        s->arena = outer;
        error = error ? error_copy(outer, error) : NULL;
        arena_reset(inner);
    }
    arena_free(inner);
    return error;
}

const struct error *lab_check_job(struct job *job, struct arena *arena)
{
    struct session s, engine;
    int64_t back = 0;
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = scope_require(&s, "model.train");
    if (!error) {
        json_get_int(job->input, "back", &back);
        session_engine(&s, &engine);
        error = lab_check_run(&engine, job, back);
    }
    session_close(&s);
    return error;
}

/* Models whose last month end was not looked at; asked for once a day at most. */
static const struct error *ask(struct session *s, void *context)
{
    int64_t missing, asked, job;
    (void)context;
    TRY(store_int(s->tx, &query_lab_unchecked, VALUES(sql_int(month_end_before(s->today, 1)), sql_int(s->today)),
                  &missing));
    if (missing <= 0)
        return NULL;
    TRY(store_int(s->tx, &query_lab_check_asked, NO_VALUES, &asked));
    return asked != NONE && instant_date(asked) >= s->today ? NULL
                                                            : job_submit(s, "model_check", "{\"back\":1}", 0, &job);
}

const struct error *lab_check_tick(struct bank *bank, struct arena *arena)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, ask, NULL);
    session_close(&s);
    return error;
}
