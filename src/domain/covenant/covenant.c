#include "domain/covenant/covenant.h"
#include "base/text.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { TESTS_MOST = 12, MONTHS_MOST = 60 };

/* --- one figure ------------------------------------------------------------------------------------------------------
 */

static double as_double(struct value value)
{
    if (!value_known(value))
        return NAN;
    return value.type == VALUE_MONEY    ? (double)value.minor / 100
           : value.type == VALUE_NUMBER ? value.number
           : value.type == VALUE_BOOL   ? value.truth
                                        : NAN;
}

static const struct expression *compile(struct session *s, const struct policy_snapshot *policy, const char *text,
                                        struct shape want, const char **fault)
{
    struct problems problems = {.arena = s->arena};
    const struct expression *e =
        expression_compile_text(s->arena, &problems, "covenant", text, policy->facts, SUBJECT_CUSTOMER, want);
    if (problems.count && !*fault)
        *fault = problem_text(s->arena, &problems.items[0], s->language);
    return problems.count ? NULL : e;
}

static void explain(struct session *s, const struct expression *e, struct fact_set *facts,
                    struct covenant_figure *figure)
{
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    expression_explain(&w, e, facts);
    figure->path = buffer_end(&text);
    const struct fact *missing = expression_missing(e, facts);
    if (!figure->known)
        figure->missing = missing ? missing->name : "unknown";
}

static struct label say(struct session *s, struct value value, struct shape shape)
{
    return (struct label){value_say(s->arena, value, shape, LANGUAGE_ZH),
                          value_say(s->arena, value, shape, LANGUAGE_EN)};
}

static void compare(struct session *s, const struct policy_snapshot *policy, const struct covenant *c,
                    const struct expression *metric, struct fact_set *facts, struct covenant_figure *figure,
                    const char **fault)
{
    struct shape shape = expression_shape(metric);
    const struct expression *bound =
        compile(s, policy, c->threshold ? c->threshold : "",
                (struct shape){.type = shape.type == VALUE_MONEY ? VALUE_MONEY : VALUE_NUMBER}, fault);
    if (!bound)
        return;
    struct value value = expression_value(bound, facts);
    figure->threshold = as_double(value);
    figure->bound = say(s, value, (struct shape){shape.type, shape.unit, NULL});
    double base = fabs(figure->threshold) > 1e-12 ? fabs(figure->threshold) : 1;
    if (figure->known)
        figure->headroom = (c->relation == COVENANT_RELATION_AT_MOST ? figure->threshold - figure->value
                                                                     : figure->value - figure->threshold) /
                           base;
}

void covenant_compute(struct session *s, const struct policy_snapshot *policy, const struct covenant *c,
                      struct fact_set *facts, struct covenant_figure *figure, const char **fault)
{
    *figure = (struct covenant_figure){
        .applies = true, .value = NAN, .threshold = NAN, .headroom = NAN, .said = {"—", "—"}, .bound = {"—", "—"}};
    *fault = NULL;
    const struct expression *applies =
        c->applies && *c->applies ? compile(s, policy, c->applies, SHAPE_BOOL, fault) : NULL;
    bool holds = c->relation == COVENANT_RELATION_HOLDS;
    const struct expression *metric =
        compile(s, policy, c->metric ? c->metric : "", holds ? SHAPE_BOOL : SHAPE_ANY, fault);
    if (!metric || *fault)
        return;
    struct shape shape = expression_shape(metric);
    if (!holds && shape.type != VALUE_NUMBER && shape.type != VALUE_MONEY) {
        *fault = "metric: 须为数值或金额 / must be a number or an amount";
        return;
    }
    if (applies) {
        struct value value = expression_value(applies, facts);
        figure->applies = !value_known(value) || value.truth;
    }
    struct value value = expression_value(metric, facts);
    figure->value = as_double(value);
    figure->known = !isnan(figure->value);
    figure->said = say(s, value, shape);
    explain(s, metric, facts, figure);
    if (holds)
        figure->headroom = figure->known ? (value.truth ? 1 : -1) : NAN;
    else
        compare(s, policy, c, metric, facts, figure, fault);
}

/* --- trend
 * ------------------------------------------------------------------------------------------------------------- */

double covenant_months_left(const double *headroom, const int64_t *days, size_t count)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (size_t i = 0; i < count; i++) {
        double month = (double)(days[i] - days[0]) / 30.4375;
        if (isnan(headroom[i]))
            continue;
        n++;
        x += month;
        y += headroom[i];
        xx += month * month;
        xy += month * headroom[i];
    }
    double spread = n * xx - x * x;
    if (n < 3 || spread <= 0)
        return NAN;
    double slope = (n * xy - x * y) / spread;
    if (headroom[0] <= 0)
        return 0;
    if (slope >= -1e-9)
        return NAN;
    double months = -headroom[0] / slope;
    return months > MONTHS_MOST ? NAN : months;
}

static const struct error *trend(struct session *s, const struct covenant *c, double now, double *months)
{
    struct rows *rows;
    const struct error *error;
    double headroom[TESTS_MOST + 1];
    int64_t days[TESTS_MOST + 1];
    size_t count = 1;
    headroom[0] = now;
    days[0] = s->today;
    TRY(store_query(s->tx, &query_covenant_tests,
                    VALUES(sql_int(c->customer), sql_int(c->record.id), sql_int(s->today), sql_int(TESTS_MOST)),
                    &rows));
    while (rows_next(rows, &error)) {
        days[count] = rows_int(rows, 0);
        headroom[count++] = rows_real(rows, 1);
    }
    *months = isnan(now) ? NAN : covenant_months_left(headroom, days, count);
    return error;
}

/* --- testing
 * ------------------------------------------------------------------------------------------------------------ */

int64_t covenant_result(const struct covenant *c, const struct covenant_figure *figure)
{
    if (!figure->applies)
        return COVENANT_TEST_RESULT_NOT_APPLICABLE;
    if (isnan(figure->headroom))
        return COVENANT_TEST_RESULT_NOT_EVALUATED;
    double near = isnan(c->near) ? 0.1 : c->near;
    return figure->headroom < -1e-12         ? COVENANT_TEST_RESULT_BREACHED
           : figure->headroom < near - 1e-12 ? COVENANT_TEST_RESULT_NEAR
                                             : COVENANT_TEST_RESULT_MET;
}

static void settle(struct session *s, struct covenant *c, int64_t result)
{
    if (result == COVENANT_TEST_RESULT_BREACHED) {
        if (c->breached_on == NONE) {
            c->breached_on = s->today;
            c->cure_until = s->today + (c->cure_days == NONE ? 30 : c->cure_days);
        }
        bool waived = c->waived_until != NONE && c->waived_until >= s->today;
        c->status = waived ? COVENANT_STATUS_WAIVED : COVENANT_STATUS_BREACHED;
        return;
    }
    bool was_breached = c->breached_on != NONE;
    if (result == COVENANT_TEST_RESULT_MET || result == COVENANT_TEST_RESULT_NEAR) {
        c->status = was_breached                          ? COVENANT_STATUS_CURED
                    : result == COVENANT_TEST_RESULT_NEAR ? COVENANT_STATUS_NEAR
                                                          : COVENANT_STATUS_MET;
        c->breached_on = c->cure_until = NONE;
    } else if (c->status == COVENANT_STATUS_UNTESTED || c->status == NONE) {
        c->status = COVENANT_STATUS_UNTESTED;
    }
}

static int64_t next_test(const struct covenant *c, int64_t today)
{
    static const int months[] = {[COVENANT_FREQUENCY_MONTHLY] = 1,
                                 [COVENANT_FREQUENCY_QUARTERLY] = 3,
                                 [COVENANT_FREQUENCY_HALF_YEARLY] = 6,
                                 [COVENANT_FREQUENCY_YEARLY] = 12};
    int year, month, day;
    date_to_civil(c->starts_on, &year, &month, &day);
    int every = c->frequency == NONE ? 3 : months[c->frequency];
    int64_t next = c->starts_on;
    for (int i = 1; next <= today && i < 1200; i++)
        next = date_add_months(c->starts_on, every * i, day);
    return next;
}

const struct error *covenant_test_one(struct session *s, struct covenant *c, struct fact_set *facts)
{
    struct covenant_figure figure;
    struct covenant_test row;
    const char *fault;
    covenant_compute(s, s->policy, c, facts, &figure, &fault);
    record_initial(s, &covenant_test_entity, &row);
    row.record.home = row.customer = c->customer;
    row.covenant = c->record.id;
    row.tested_on = s->today;
    const struct fact *date = fact_find(s->policy->facts, "statement_date");
    struct value data_on = date ? fact_value(facts, date) : value_unknown(VALUE_DATE, VALUE_MISSING);
    row.data_on = value_known(data_on) ? data_on.date : NONE;
    row.value = figure.value;
    row.threshold = figure.threshold;
    row.headroom = figure.headroom;
    row.result = fault ? COVENANT_TEST_RESULT_NOT_EVALUATED : covenant_result(c, &figure);
    row.missing = fault ? arena_format(s->arena, "%.110s", fault) : figure.missing;
    row.path = figure.path;
    row.policy_version = arena_format(s->arena, "%.16s", s->policy->hash);
    TRY(warning_store(s, &covenant_test_entity, &row, true));
    double months;
    TRY(trend(s, c, figure.headroom, &months));
    c->value = figure.value;
    c->headroom = figure.headroom;
    c->months_left = isnan(months) ? NAN : round(months * 10) / 10;
    c->tested_on = s->today;
    c->next_on = next_test(c, s->today);
    settle(s, c, row.result);
    return warning_store(s, &covenant_entity, c, false);
}

/* --- the book
 * ------------------------------------------------------------------------------------------------------------- */

struct covenant_chunk {
    struct fact_range range;
    struct covenant *rows;
    size_t count;
    int64_t tested, breached;
    int64_t at;
};

static const struct error *read_chunk(struct session *s, struct covenant_chunk *c, int64_t after, int64_t due,
                                      const struct fact_book *book)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0, ids = 0, id_room = 0;
    int64_t *customers = NULL;
    const char *sql =
        arena_format(s->arena,
                     "SELECT %s FROM covenant t WHERE t.home > $1 AND t.status <> 'ended' AND t.starts_on <= $2 AND "
                     "(t.ends_on IS NULL OR t.ends_on >= $2) "
                     "AND ($3 = 0 OR t.next_on IS NULL OR t.next_on <= $2) ORDER BY t.home, t.id LIMIT 500",
                     row_columns(s->arena, &covenant_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(after), sql_int(s->today), sql_int(due)), &rows));
    while (rows_next(rows, &error)) {
        struct covenant row;
        TRY(record_from_rows(s, &covenant_entity, rows, 0, &row));
        if (!ids || customers[ids - 1] != row.customer)
            ARENA_PUSH(s->arena, customers, ids, id_room, row.customer);
        ARENA_PUSH(s->arena, c->rows, c->count, room, row);
    }
    return error || !ids ? error : fact_range_read(s, s->policy, book, customers, ids, &c->range);
}

static const struct error *store_chunk(struct session *s, void *context)
{
    struct covenant_chunk *c = context;
    struct session engine;
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    size_t at = 0;
    session_engine(s, &engine);
    if (c->at) {
        engine.now = c->at;
        engine.today = instant_date(c->at);
    }
    c->tested = c->breached = 0;
    for (size_t i = 0; i < c->count; i++) {
        struct covenant row = c->rows[i];
        while (c->range.ids[at] != row.customer)
            at++;
        fact_range_fill(&c->range, at, facts);
        TRY(covenant_test_one(&engine, &row, facts));
        c->tested++;
        c->breached += row.status == COVENANT_STATUS_BREACHED;
    }
    return NULL;
}

static const struct error *one_chunk(struct bank *bank, struct arena *arena, int64_t at, bool all, int64_t *after,
                                     struct covenant_chunk *c)
{
    struct session s;
    struct tx tx;
    const struct fact_book *book;
    session_system(&s, bank, arena);
    if (at)
        session_as_of(&s, at);
    const struct error *error = session_read(&s, &tx);
    if (!error) {
        error = fact_book_read(&s, false, &book);
        if (!error)
            error = read_chunk(&s, c, *after, !all, book);
        session_end(&s);
    }
    if (!error && c->count) {
        *after = c->rows[c->count - 1].customer;
        c->at = at;
        session_as_of(&s, NONE);
        error = session_write(&s, store_chunk, c);
    }
    session_close(&s);
    return error;
}

const struct error *covenant_test_book(struct bank *bank, struct arena *arena, int64_t at, bool all, int64_t *tested,
                                       int64_t *breached)
{
    struct arena *work = arena_new();
    const struct error *error = NULL;
    int64_t after = 0;
    size_t count = 1;
    *tested = *breached = 0;
    while (!error && count) {
        struct covenant_chunk c = {0};
        error = one_chunk(bank, work, at, all, &after, &c);
        count = c.count;
        *tested += c.tested;
        *breached += c.breached;
        error = error ? error_copy(arena, error) : NULL;
        arena_reset(work);
    }
    arena_free(work);
    return error;
}
