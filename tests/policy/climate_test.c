/* The climate overlay: which point of which series counts on which day, and that a rating without it is the model's own
 * to the last digit. */
#include "policy/snapshot.h"

#include "policy/support.h"

#include <math.h>

static const char overlay[] =
    "kind: climate_overlay\nname: c\nlabel: [叠加, C]\nversion: 1\n%s\nscenario: base\nmost_shift: 0.6\n"
    "variables:\n"
    "  - {name: own, label: [自, O], series: own, by_section: true, weight: 60%%, centre: 2, spread: 4, lag_months: 1, "
    "stale_days: 40}\n"
    "  - {name: rate, label: [率, R], series: rate@US, better: lower, weight: 40%%, window_months: 12, stale_days: "
    "100}\n"
    "scenarios:\n  - {name: base, label: [基, B]}\n  - {name: down, label: [降, D], add: {own: -2, rate: 1}}\n"
    "sensitivities:\n  - {section: C, value: 0.5}\n  - {value: 0.2}\n";

static struct climate_policy *policy_of(struct problems *problems, const char *head)
{
    struct document *doc =
        document_of(problems->arena, problems, "c.yaml", arena_format(problems->arena, overlay, head));
    struct climate_policy *policy = climate_load(doc);
    assert_string_equal(problems_text(problems), "");
    return policy;
}

static int64_t day(const char *text)
{
    int64_t date;
    assert_true(date_parse(text, &date));
    return date;
}

static void put(struct arena *arena, struct climate_data *data, const char *series, const char *section, const char *on,
                const char *published, double value)
{
    struct climate_point point = {day(on), published ? day(published) : NONE, value};
    climate_add(arena, data, series, section, &point, "%", "test");
}

/* Twelve months of the rate, 1 to 12: mean 6.5, spread 3.6056. */
static void fill(struct arena *arena, struct climate_data *data)
{
    put(arena, data, "own", "C", "2026-03-31", NULL, 6);
    put(arena, data, "own", "C", "2026-04-30", "2026-06-10", -2);
    put(arena, data, "own", "C", "2026-05-31", NULL, 10);
    for (int month = 0; month < 12; month++)
        put(arena, data, "rate@US", NULL, date_text(arena, date_add_months(day("2025-06-15"), month + 1, 15)), NULL,
            month + 1);
}

static void the_point_that_was_known_counts(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct climate_policy *policy = policy_of(&problems, "active: true");
    struct climate_data data = {0};
    struct climate_result r;
    fill(problems.arena, &data);
    const struct {
        const char *on;
        double own;
        bool stale;
    } cases[] = {
        {"2026-05-15", 6, false},  /* a month back is the end of April; that of April is published in June only */
        {"2026-06-09", 10, false}, /* a month back is the end of May */
        {"2026-07-01", 10, false},
        {"2026-08-10", 10, true}, /* 61 days before the end of July */
    };
    for (size_t i = 0; i < 4; i++) {
        climate_compute(problems.arena, policy, &data, NULL, "C", day(cases[i].on), false, &r);
        if (r.readings[0].value != cases[i].own || r.stale != cases[i].stale)
            fail_msg("%s: %g, stale %d", cases[i].on, r.readings[0].value, r.stale);
    }
    climate_compute(problems.arena, policy, &data, NULL, "C", day("2026-07-01"), false, &r);
    double z = (12 - 6.5) / sqrt(13), index = .6 * (10 - 2) / 4 - .4 * z;
    assert_true(fabs(r.readings[1].z - z) < 1e-12);
    assert_true(fabs(r.index - index) < 1e-12 && fabs(r.shift + .5 * index) < 1e-12);
    assert_false(r.capped);
    climate_compute(problems.arena, policy, &data, climate_scenario(policy, "down"), "C", day("2026-07-01"), false, &r);
    assert_true(fabs(r.index - (index - .6 * 2 - .4)) < 1e-12);
    arena_free(problems.arena);
}

static void what_is_not_known_moves_nothing(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct climate_policy *policy = policy_of(&problems, "active: true\nvalid_until: 2026-12-31"),
                          *off = policy_of(&problems, "active: false");
    struct climate_data data = {0}, none = {0};
    fill(problems.arena, &data);
    const struct {
        const struct climate_policy *policy;
        const struct climate_data *data;
        const char *section, *on;
        bool forced;
        enum climate_status status;
    } cases[] = {
        {policy, &none, "C", "2026-07-01", false, CLIMATE_NOT_EVALUATED}, /* no series */
        {policy, &data, "D", "2026-07-01", false, CLIMATE_NOT_EVALUATED}, /* none of that section */
        {policy, &data, "C", "2026-12-01", false, CLIMATE_NOT_EVALUATED}, /* too old by three times */
        {policy, &data, "C", "2026-01-10", false, CLIMATE_NOT_EVALUATED}, /* too few points for a window */
        {policy, &data, NULL, "2026-07-01", false, CLIMATE_NO_INDUSTRY},
        {policy, &data, "C", "2027-01-01", false, CLIMATE_EXPIRED},
        {off, &data, "C", "2026-07-01", false, CLIMATE_OFF},
        {off, &data, "C", "2026-07-01", true, CLIMATE_OK}, /* a trial */
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct climate_result r;
        climate_compute(problems.arena, cases[i].policy, cases[i].data, NULL, cases[i].section, day(cases[i].on),
                        cases[i].forced, &r);
        if (r.status != cases[i].status || (r.status != CLIMATE_OK && r.shift != 0))
            fail_msg("case %zu: %s, shift %g", i, climate_status_names[r.status], r.shift);
    }
    arena_free(problems.arena);
}

static void faults_of_the_document_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *problem;
    } cases[] = {
        {"weight: 60%", "weight: 70%", "weight"},
        {"spread: 4", "spread: 0", "spread"},
        {"scenario: base", "scenario: bese", "bese"},
        {"{own: -2", "{owm: -2", "owm"},
        {"lag_months: 1", "lag_months: 99", "lag"},
        {"{section: C, value: 0.5}", "{section: C, value: -1}", "value"},
        {"  - {value: 0.2}\n", "", "section"},
        {"most_shift: 0.6", "most_shift: 0", "most_shift"},
        {"active: true", "active: true\nvalid_until: 2026-02-30", "valid_until"},
        {"{value: 0.2}", "{value: 0.2, basis: fitted, low: 0.3, high: 0.4}", "low"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct problems problems = {.arena = arena_new()};
        const char *text = arena_format(problems.arena, overlay, "active: true"), *at = strstr(text, cases[i].from);
        assert_non_null(at);
        const char *changed =
            arena_format(problems.arena, "%.*s%s%s", (int)(at - text), text, cases[i].to, at + strlen(cases[i].from));
        climate_load(document_of(problems.arena, &problems, "c.yaml", changed));
        if (!problems.count || !strstr(problems_text(&problems), cases[i].problem))
            fail_msg("%s: %s", cases[i].to, problems_text(&problems));
        arena_free(problems.arena);
    }
}

/* --- a rating */

static void rate(struct arena *arena, const struct policy_snapshot *s, const double *shift, struct rating *rating)
{
    struct fact_set *facts = fact_set_new(arena, s->facts);
    fact_put_text(facts, "customer_kind", "micro");
    fact_put_int(facts, "open_judgements", 0);
    fact_put_int(facts, "tax_violations_24m", 0);
    fact_put_number(facts, "external_overdue_count_24m", 0);
    fact_put_number(facts, "enquiries_6m", 1);
    fact_put_number(facts, "overdue_days_current", 0);
    fact_put_number(facts, "overdue_days_max", 0);
    fact_put_number(facts, "overdue_count_24m", 0);
    fact_put_number(facts, "net_margin", .04);
    fact_put_number(facts, "debt_to_assets", .4);
    fact_put_number(facts, "interest_coverage_ebit", 4);
    fact_put_number(facts, "on_time_repayment_share", 1);
    fact_put_number(facts, "balance_trend", 0);
    fact_put_number(facts, "orders_trend", .05);
    if (shift)
        fact_put_number(facts, "climate_shift", *shift);
    rating_rate(arena, s->rating, NULL, facts, rating);
    assert_true(rating->evaluated);
}

static void taken_back_it_is_the_same_to_the_last_digit(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = policy_load_folder(SOURCE_DIR "/policy", NULL, &problems);
    struct rating without, off, moved, limit;
    double zero = 0, up = .7, down = -.3;
    assert_non_null(s);
    rate(problems.arena, s, NULL, &without);
    rate(problems.arena, s, &zero, &off);
    rate(problems.arena, s, &up, &moved);
    rate(problems.arena, s, &down, &limit);
    assert_memory_equal(&without.pd, &off.pd, sizeof(double));
    assert_memory_equal(&without.score.pd, &moved.score.pd, sizeof(double)); /* the model's own is never touched */
    assert_int_equal(without.grade, off.grade);
    assert_int_equal(without.base_grade, moved.base_grade);
    assert_string_equal(without.steps[0].kind, "climate");
    assert_int_equal(without.steps[0].result, MATCH_UNKNOWN); /* not known is told, and moves nothing */
    assert_true(moved.pd > without.pd && limit.pd < without.pd);
    double odds = moved.climate_pd / (1 - moved.climate_pd) / (without.score.pd / (1 - without.score.pd));
    assert_true(fabs(log(odds) - up) < 1e-12);
    assert_int_equal(moved.climate_grade, scale_grade(s->scale, moved.climate_pd));
    policy_release(s);
    arena_free(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_point_that_was_known_counts),
                                       cmocka_unit_test(what_is_not_known_moves_nothing),
                                       cmocka_unit_test(faults_of_the_document_are_named),
                                       cmocka_unit_test(taken_back_it_is_the_same_to_the_last_digit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
