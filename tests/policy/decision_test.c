/* What the shipped policy decides, and what each decision says about itself. */
#include "policy/backtest.h"
#include "policy/snapshot.h"

#include "policy/support.h"

#include <math.h>

/* --- the shipped rating
 * ---------------------------------------------------------------------------------------------------- */

static struct policy_snapshot *shipped(struct problems *problems)
{
    struct policy_snapshot *s = policy_load_folder(SOURCE_DIR "/policy", NULL, problems);
    assert_non_null(s);
    return s;
}

static void fill_weak_company(struct fact_set *facts)
{
    fact_put_text(facts, "customer_kind", "medium");
    fact_put_int(facts, "as_of", date_from_civil(2026, 6, 30));
    fact_put_int(facts, "statement_date", date_from_civil(2025, 12, 31));
    fact_put_bool(facts, "statement_audited", true);
    fact_put_number(facts, "current_ratio", 1.1);
    fact_put_number(facts, "debt_to_assets", 0.68);
    fact_put_number(facts, "interest_coverage_ebit", 1.4);
    fact_put_number(facts, "cfo_to_debt", 0.05);
    fact_put_number(facts, "debt_to_ebitda", 5);
    fact_put_number(facts, "roe_average", 0.02);
    fact_put_number(facts, "interest_bearing_debt_ratio", 0.4);
    fact_put_number(facts, "cash_to_short_debt", 0.3);
    fact_put_int(facts, "total_equity", 1000000000);
    fact_put_int(facts, "guarantee_given", 0);
    fact_put_number(facts, "revenue_growth", -0.05);
    fact_put_number(facts, "overdue_days_max", 12);
    fact_put_number(facts, "data_quality_score", 40);
}

static void a_rating_shows_its_whole_path(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = shipped(&problems);
    struct fact_set *facts = fact_set_new(problems.arena, s->facts);
    struct rating rating;
    fill_weak_company(facts);
    rating_rate(problems.arena, s->rating, NULL, facts, &rating);
    assert_true(rating.evaluated);
    double factor = 7 / log(2), expected = 1 / (1 + 66 * exp((rating.score.total - 60) / factor));
    assert_true(fabs(rating.score.pd - expected) < 1e-12);
    assert_true(rating.pd_low < rating.pd && rating.pd < rating.pd_high);
    assert_true(rating.confidence < rating.score.known_share); /* low data quality costs */
    struct buffer out = {.arena = problems.arena};
    struct json_writer w = {.out = &out};
    rating_write(&w, &rating, facts);
    const char *problem, *path = buffer_end(&out);
    const struct json *json = json_read(problems.arena, path, strlen(path), &problem);
    assert_non_null(json);
    assert_non_null(strstr(path, "\"rule\":\"debt_to_assets\""));
    assert_non_null(strstr(path, "\"bin\":\"0.65 ≤ x < 0.75\""));
    assert_non_null(strstr(path, "\"from\":{\"text\":\"if total_equity > 0")); /* a computed fact shows how */
    assert_non_null(strstr(path, "\"result\":\"not_evaluated\"")); /* nothing is known of the guarantee circle */
    assert_string_equal(json_get_text(json_get(json, "policy"), "hash"), s->rating->doc->hash);
    policy_release(s);
    arena_free(problems.arena);
}

static void more_debt_never_rates_better(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = shipped(&problems);
    double before = 1e9;
    for (double share = 0.1; share < 1.2; share += 0.01) {
        struct fact_set *facts = fact_set_new(problems.arena, s->facts);
        struct rating rating;
        fill_weak_company(facts);
        fact_put_number(facts, "debt_to_assets", share);
        rating_rate(problems.arena, s->rating, NULL, facts, &rating);
        assert_true(rating.score.total <= before);
        before = rating.score.total;
    }
    policy_release(s);
    arena_free(problems.arena);
}

/* --- drafts and back-test
 * ----------------------------------------------------------------------------------------------------- */

struct book {
    int at;
    const struct policy_snapshot *before, *after;
};

static const char *next_customer(void *context, struct arena *arena, struct fact_set *old_facts,
                                 struct fact_set *new_facts)
{
    struct book *book = context;
    if (book->at == 100)
        return NULL;
    struct fact_set *sets[] = {old_facts, new_facts};
    for (int i = 0; i < 2; i++) {
        fill_weak_company(sets[i]);
        fact_put_number(sets[i], "debt_to_assets", book->at / 100.0);
        fact_put_number(sets[i], "statement_violations", 0);
    }
    return arena_format(arena, "C%03d", book->at++);
}

static void a_draft_is_checked_and_tested_against_the_policy_in_force(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = shipped(&problems);
    const struct document *doc = policy_document(s, "rating/credit_corporate.yaml");
    const char *cut = strstr(doc->text, "base_odds: 66");
    char *draft_text = arena_text(problems.arena, doc->text);
    memcpy(draft_text + (cut - doc->text), "base_odds: 33", 13);
    struct policy_source draft = {doc->file, draft_text, doc->size, NULL};
    struct policy_snapshot *after = policy_load_draft(s, &draft, NULL, &problems);
    assert_null(after); /* an example of the rating no longer holds: the bank said what it meant */
    assert_non_null(strstr(problems_text(&problems), "rating/customer_rating.yaml"));
    memcpy(draft_text + (cut - doc->text), "base_odds: 64", 13);
    problems.count = 0;
    after = policy_load_draft(s, &draft, NULL, &problems);
    assert_string_equal(problems_text(&problems), "");
    assert_string_not_equal(after->hash, s->hash);
    struct book book = {0, s, after};
    struct backtest_source source = {.next = next_customer, .context = &book};
    struct backtest result;
    assert_true(backtest_run(problems.arena, s, after, BACKTEST_GRADE, NULL, NULL, &source, &result));
    assert_int_equal(result.customers, 100);
    assert_int_equal(result.better, 0); /* fewer good for one bad: nobody improves */
    assert_true(result.after_pd_sum > result.before_pd_sum);
    int64_t sum = 0;
    for (size_t i = 0; i < result.outcome_count * result.outcome_count; i++)
        sum += result.counts[i];
    assert_int_equal(sum, 100);
    struct buffer out = {.arena = problems.arena};
    struct json_writer w = {.out = &out};
    backtest_write(&w, &result);
    const char *problem;
    assert_non_null(json_read(problems.arena, out.data, out.size, &problem));
    policy_release(after);
    policy_release(s);
    arena_free(problems.arena);
}

static void a_snapshot_lives_as_long_as_somebody_uses_it(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_current *current = policy_current_new(shipped(&problems));
    struct policy_snapshot *mine = policy_current_take(current);
    policy_current_set(current, shipped(&problems));
    assert_non_null(fact_find(mine->facts, "current_ratio"));
    policy_release(mine);
    policy_current_free(current);
    arena_free(problems.arena);
}

/* --- controls
 * -------------------------------------------------------------------------------------------------------------------
 */

static void controls_err_on_the_careful_side(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = shipped(&problems);
    struct fact_set *facts = fact_set_new(problems.arena, s->facts);
    const struct authority_rule *rule;
    assert_non_null(maker_checker_change(s->maker_checker, "customer", "uscc", ACCESS_UPDATE, facts));
    fact_put_text(facts, "customer_status", "prospect");
    assert_null(maker_checker_change(s->maker_checker, "customer", "uscc", ACCESS_UPDATE, facts));
    assert_null(maker_checker_change(s->maker_checker, "customer", "website", ACCESS_UPDATE, facts));
    assert_string_equal(maker_checker_operation(s->maker_checker, "customer.unmerge", NULL)->checker, "change.decide");
    assert_int_equal(authority_allows(s->authority, "tier.override", "branch_head", facts, &rule), MATCH_UNKNOWN);
    fact_put_number(facts, "override_tier_up", 1);
    fact_put_text(facts, "tier", "general");
    assert_int_equal(authority_allows(s->authority, "tier.override", "branch_head", facts, &rule), MATCH_YES);
    fact_put_number(facts, "override_tier_up", 2);
    assert_int_equal(authority_allows(s->authority, "tier.override", "branch_head", facts, &rule), MATCH_NO);
    assert_int_equal(authority_allows(s->authority, "tier.override", "auditor", facts, &rule), MATCH_NO);
    policy_release(s);
    arena_free(problems.arena);
}

static void data_rules_answer(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = shipped(&problems);
    struct fact_set *facts = fact_set_new(problems.arena, s->facts);
    struct label reason;
    assert_true(survivorship_replaces(s->survivorship, "customer.name", "registry", 1, "manual", 2, &reason));
    assert_false(survivorship_replaces(s->survivorship, "customer.name", "import", 9, "core", 2, &reason));
    assert_true(survivorship_replaces(s->survivorship, "customer.phone", "import", 9, "core", 2, &reason));
    const struct freshness_group *contact = freshness_group(s->freshness, "contact");
    assert_int_equal(freshness_days(contact, facts), 365);
    fact_put_text(facts, "tier", "core");
    assert_int_equal(freshness_days(contact, facts), 180);
    assert_true(freshness_stale(contact, facts, NONE, 20000));
    assert_false(freshness_stale(contact, facts, 20000 - 180, 20000));
    assert_true(freshness_stale(contact, facts, 20000 - 181, 20000));
    assert_string_equal(industry_section(s->industry, "3411")->code, "C");
    assert_string_equal(industry_section(s->industry, "K70")->code, "K");
    assert_string_equal(industry_section(s->industry, "05")->code, "A");
    assert_null(industry_section(s->industry, "x"));
    fact_put_number(facts, "days_to_due", -30);
    const struct workbench_kind *overdue = workbench_kind(s->workbench, "overdue_loan");
    struct workbench_rank rank = workbench_rank(s->workbench, overdue, facts);
    assert_true(fabs(rank.rank - 100 * (0.6 + 30 / 90.0) * 1.4) < 1e-9);
    policy_release(s);
    arena_free(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rating_shows_its_whole_path),
        cmocka_unit_test(more_debt_never_rates_better),
        cmocka_unit_test(a_draft_is_checked_and_tested_against_the_policy_in_force),
        cmocka_unit_test(a_snapshot_lives_as_long_as_somebody_uses_it),
        cmocka_unit_test(controls_err_on_the_careful_side),
        cmocka_unit_test(data_rules_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
