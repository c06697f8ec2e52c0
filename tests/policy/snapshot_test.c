/* Whole policies: the shipped one, faulty ones, drafts, and what a decision says about itself. */
#include "policy/backtest.h"
#include "policy/check.h"
#include "policy/snapshot.h"
#include "quant/statement.h"

#include "policy/support.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static const char facts_file[] = "kind: facts\nname: facts\nlabel: [事实, Facts]\nfacts:\n"
                                 "  - {name: leverage, label: [杠杆, Leverage], type: number, unit: share, query: q}\n"
                                 "  - {name: overdue, label: [逾期, Overdue], type: number, unit: count, query: q}\n"
                                 "  - {name: kind, label: [类型, Kind], type: enum, query: q, choices: {micro: [微型, "
                                 "Micro], large: [大型, Large]}}\n"
                                 "  - {name: revenue, label: [收入, Revenue], type: money, query: q}\n";

static const char card_head[] = "kind: scorecard\nname: card\nlabel: [卡, Card]\n"
                                "groups: [{name: all, label: [全部, All], points: 10}]\n";

static struct policy_snapshot *load_two(struct problems *problems, const char *name, const char *text)
{
    struct policy_source sources[] = {{"facts.yaml", facts_file, strlen(facts_file), NULL},
                                      {name, text, strlen(text), NULL}};
    return policy_load(sources, 2, NULL, problems);
}

/* The problems of one more document beside the facts. */
static const char *problems_of(struct arena *arena, const char *name, const char *text)
{
    struct problems problems = {.arena = arena};
    policy_release(load_two(&problems, name, text));
    return problems_text(&problems);
}

static const char *card_problems(struct arena *arena, const char *rest)
{
    return problems_of(arena, "card.yaml", arena_format(arena, "%s%s", card_head, rest));
}

static void the_shipped_policy_holds(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = policy_load_folder(SOURCE_DIR "/policy", NULL, &problems);
    assert_string_equal(problems_text(&problems), "");
    assert_non_null(s);
    assert_true(policy_complete(s, &problems));
    assert_true(s->facts->count >= 60);
    assert_int_equal(s->scale->count, 17);
    assert_int_equal(strlen(s->hash), 16);
    policy_release(s);
    arena_free(problems.arena);
}

/* A later hand that renames a ratio in one place only is found here. */
static void every_ratio_is_a_fact_of_the_same_name(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = policy_load_folder(SOURCE_DIR "/policy", NULL, &problems);
    for (size_t i = 0; i < STATEMENT_RATIO_COUNT; i++)
        if (!fact_find(s->facts, statement_ratios[i].name))
            fail_msg("no fact %s", statement_ratios[i].name);
    policy_release(s);
    arena_free(problems.arena);
}

static void every_cover_of_a_scorecard_is_checked(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(card_problems(arena, "characteristics:\n  - fact: leverage\n    group: all\n    bins:\n"
                                             "      - {below: 50%, points: 10}\n"
                                             "      - {above: 50%, points: 0}\n"
                                             "      - {status: missing, points: 2}\n"
                                             "examples: [{facts: {leverage: 10%}, expect: {score: 10}}]\n"),
                        "card.yaml:6:5: leverage: no row covers x = 0.5. Add a row or move a bound.\n");
    assert_string_equal(
        card_problems(arena, "characteristics:\n  - fact: leverage\n    group: all\n    bins:\n"
                             "      - {below: 60%, points: 10}\n"
                             "      - {from: 50%, points: 0}\n"
                             "      - {status: missing, points: 2}\n"),
        "card.yaml:10:9: leverage: rows x < 0.6 and 0.5 ≤ x both cover x = 0.5. Remove the overlap.\n"
        "card.yaml:10:9: leverage: rows x < 0.6 and 0.5 ≤ x both cover 0.5 < x < 0.6. Remove the overlap.\n");
    assert_string_equal(card_problems(arena, "characteristics:\n  - fact: kind\n    group: all\n    bins:\n"
                                             "      - {is: micro, points: 10}\n"),
                        "card.yaml:6:5: kind: no row covers large. Add a row or move a bound.\n"
                        "card.yaml:6:5: kind: no row covers status: missing. Add a row or move a bound.\n");
    arena_free(arena);
}

static void the_faults_of_a_scorecard_are_named(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(card_problems(arena, "characteristics:\n  - fact: leverege\n    group: al\n    bins: []\n"),
                        "card.yaml:6:11: unknown fact `leverege`; did you mean `leverage`?\n"
                        "card.yaml:7:12: al is not one of the choices; did you mean `all`?\n"
                        "card.yaml:4:10: all declares 10 points at most, but its characteristics add up to 0.\n");
    assert_string_equal(card_problems(arena, "charactristics: []\ncharacteristics: []\n"),
                        "card.yaml:5:1: The key charactristics does not belong here; did you mean `characteristics`?\n"
                        "card.yaml:4:10: all declares 10 points at most, but its characteristics add up to 0.\n");
    assert_string_equal(
        card_problems(arena, "characteristics:\n  - fact: revenue\n    group: all\n    bins:\n"
                             "      - {below: 500, points: 10}\n      - {from: 500, points: 0}\n"
                             "      - {status: missing, points: 0}\n"),
        "card.yaml:9:17: `500` is a plain number but the other side is money. Give the unit, for example 500万元.\n"
        "card.yaml:10:16: `500` is a plain number but the other side is money. Give the unit, for example 500万元.\n");
    assert_string_equal(card_problems(arena, "characteristics:\n  - fact: leverage\n    group: all\n    bins:\n"
                                             "      - {from: 2, below: 1, points: 10}\n"),
                        "card.yaml:9:9: The range 2 ≤ x < 1 is empty: its start is not below its end.\n");
    arena_free(arena);
}

static const char card_body[] = "characteristics:\n  - fact: leverage\n    group: all\n    bins:\n"
                                "      - {below: 50%, points: 10}\n"
                                "      - {from: 50%, points: 1}\n"
                                "      - {status: negative_denominator, points: 0}\n"
                                "      - {status: missing, points: 2}\n";

static void examples_must_exist_and_hold(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(card_problems(arena, card_body), "card.yaml:1:1: card needs at least one example.\n");
    assert_string_equal(card_problems(arena, arena_format(arena,
                                                          "%sexamples:\n  - name: low\n    facts: {leverage: 10%%}\n"
                                                          "    expect: {score: 9, evaluatd: true}\n",
                                                          card_body)),
                        "card.yaml:16:21: The example \"low\" fails: expected score: 9, got 10.\n"
                        "card.yaml:16:24: The key evaluatd does not belong here; did you mean `evaluated`?\n");
    assert_string_equal(
        card_problems(arena, arena_format(arena,
                                          "%sexamples:\n"
                                          "  - {facts: {leverage: 50%%}, expect: {score: 1}}\n"
                                          "  - {facts: {leverage: missing}, expect: {score: 2}}\n"
                                          "  - {facts: {}, expect: {score: 2}}\n"
                                          "  - {facts: {leverage: negative_denominator}, expect: {score: 0}}\n"
                                          "  - {facts: {leverage: zero_denominator}, expect: {score: 2}}\n",
                                          card_body)),
        "");
    arena_free(arena);
}

/* --- decision tables -------------------------------------------------------------------------------------------------
 */

static const char *table_problems(struct arena *arena, const char *hit, const char *rows)
{
    return problems_of(arena, "table.yaml",
                       arena_format(arena,
                                    "kind: decision_table\nname: table\nlabel: [表, Table]\nhit: %s\n"
                                    "inputs: [overdue, kind]\n"
                                    "outputs: [{name: level, label: [级, Level], type: number}]\nrows:\n%s"
                                    "examples: [{facts: {overdue: 0, kind: micro}, expect: {level: 1}}]\n",
                                    hit, rows));
}

static void gaps_overlaps_and_dead_rows_are_found(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(
        table_problems(arena, "first",
                       "  - {when: {overdue: {upto: 2}}, then: {level: 1}}\n"
                       "  - {when: {overdue: {from: 4}}, then: {level: 2}}\n"),
        "table.yaml:8:3: table: no row covers overdue: 2 < x < 4, kind: micro. Add a row or move a bound.\n"
        "table.yaml:8:3: table: no row covers overdue: 2 < x < 4, kind: large. Add a row or move a bound.\n");
    /* overdue counts: nothing lies between 2 and 3 */
    assert_string_equal(table_problems(arena, "first",
                                       "  - {when: {overdue: {upto: 2}}, then: {level: 1}}\n"
                                       "  - {when: {overdue: {from: 3}}, then: {level: 2}}\n"),
                        "");
    assert_string_equal(table_problems(arena, "first",
                                       "  - {when: {overdue: {upto: 5}}, then: {level: 1}}\n"
                                       "  - {when: {overdue: {upto: 2}, kind: micro}, then: {level: 3}}\n"
                                       "  - {then: {level: 2}}\n"),
                        "table.yaml:9:1: Row 2 can never match: the rows before it cover everything it covers.\n");
    assert_string_equal(
        table_problems(arena, "unique",
                       "  - {when: {overdue: {upto: 2}}, then: {level: 1}}\n"
                       "  - {when: {overdue: {above: 2}, kind: micro}, then: {level: 2}}\n"
                       "  - {when: {overdue: {from: 2}, kind: large}, then: {level: 3}}\n"),
        "table.yaml:10:1: table: rows 1 and 3 both cover overdue: x = 2, kind: large. Remove the overlap.\n");
    assert_string_equal(table_problems(arena, "collect",
                                       "  - {when: {overdue: {upto: 2}}, then: {level: 1}}\n"
                                       "  - {when: {kind: micro}, then: {level: 2}}\n"),
                        "");
    assert_string_equal(
        table_problems(arena, "first", "  - {when: {overdu: 1}, then: {level: 1, levl: 2}}\n  - {then: {level: 1}}\n"),
        "table.yaml:8:13: The key overdu does not belong here; did you mean `overdue`?\n"
        "table.yaml:8:42: The key levl does not belong here; did you mean `level`?\n"
        "table.yaml:9:1: Row 2 can never match: the rows before it cover everything it covers.\n");
    arena_free(arena);
}

static const char table_text[] = "kind: decision_table\nname: table\nlabel: [表, Table]\nhit: first\n"
                                 "inputs: [overdue, kind]\n"
                                 "outputs: [{name: level, label: [级, Level], type: number}]\n"
                                 "rows:\n"
                                 "  - {when: {kind: unknown}, then: {level: 9}}\n"
                                 "  - {when: {overdue: 0, kind: micro}, then: {level: 1}}\n"
                                 "  - {when: {overdue: {above: 0}}, then: {level: overdue * 2}}\n"
                                 "  - {then: {level: 3}}\n"
                                 "examples: [{facts: {overdue: 4, kind: large}, expect: {level: 8, row: 3}}]\n";

static void unknown_inputs_leave_a_table_not_evaluated(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct policy_snapshot *s = load_two(&problems, "table.yaml", table_text);
    assert_string_equal(problems_text(&problems), "");
    const struct decision_table *table = policy_table(s, "table");
    struct fact_set *facts = fact_set_new(arena, s->facts);
    struct table_result result;
    fact_put_text(facts, "kind", "large");
    table_decide(arena, table, facts, &result);
    assert_false(result.evaluated);
    assert_int_equal(result.undecided, 2);         /* row 2 is false for a large one, whatever is overdue */
    fact_put_status(facts, "kind", VALUE_MISSING); /* row 1 names unknown */
    table_decide(arena, table, facts, &result);
    assert_true(result.evaluated);
    assert_true(table_output(&result, 0, "level", facts).number == 9);
    struct buffer out = {.arena = arena};
    struct json_writer w = {.out = &out};
    table_result_write(&w, &result, facts);
    assert_non_null(strstr(buffer_end(&out), "\"rows\":[{\"row\":1,\"line\":8,"));
    assert_non_null(strstr(buffer_end(&out), "\"conditions\":{\"kind\":\"unknown\"},\"outputs\":{\"level\":9"));
    policy_release(s);
    arena_free(arena);
}

/* --- facts
 * ------------------------------------------------------------------------------------------------------------------ */

static void the_faults_of_facts_are_named(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *head = "kind: facts\nname: more\nlabel: [更多, More]\nfacts:\n";
    assert_string_equal(problems_of(arena, "more.yaml",
                                    arena_format(arena,
                                                 "%s  - {name: a, label: [甲, A], type: number, expression: b + 1}\n"
                                                 "  - {name: b, label: [乙, B], type: number, expression: a * 2}\n",
                                                 head)),
                        "more.yaml:5:56: The expression of fact `a` leads back to itself: a → b → a.\n");
    assert_string_equal(problems_of(arena, "more.yaml",
                                    arena_format(arena,
                                                 "%s  - {name: leverage, label: [甲, A], type: number, query: q}\n"
                                                 "  - {name: Bad, label: [乙, B], type: numbr, query: q}\n"
                                                 "  - {name: c, label: 丙, type: money, query: q, function: f}\n",
                                                 head)),
                        "more.yaml:5:12: The name leverage is already used in facts.yaml line 5. Choose another.\n"
                        "more.yaml:6:12: The name Bad may hold only lower-case letters, digits and underscores, and "
                        "starts with a letter.\n"
                        "more.yaml:7:22: label must be written [中文, English], neither of them empty. Quote a text "
                        "that holds a comma.\n"
                        "more.yaml:7:5: The fact `c` needs exactly one source: query, function or expression.\n");
    arena_free(arena);
}

static void the_program_s_names_are_checked(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    static const char *const queries[] = {"query_of_customers"};
    struct policy_vocabulary vocabulary = {.queries = {queries, 1}};
    static const char text[] = "kind: facts\nname: f\nlabel: [事实, Facts]\nfacts:\n"
                               "  - {name: a, label: [甲, A], type: number, query: query_of_customer}\n";
    struct policy_source source = {"facts.yaml", text, strlen(text), NULL};
    assert_null(policy_load(&source, 1, &vocabulary, &problems));
    assert_string_equal(
        problems_text(&problems),
        "facts.yaml:5:51: There is no source named `query_of_customer`; did you mean `query_of_customers`?\n");
    arena_free(arena);
}

/* --- documents
 * ----------------------------------------------------------------------------------------------------------- */

static void broken_documents_are_named(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(problems_of(arena, "x.yaml", "kind: scorcard\nname: x\nlabel: [甲, X]\n"),
                        "x.yaml:1:7: scorcard is not one of the choices; did you mean `scorecard`?\n");
    assert_string_equal(
        problems_of(arena, "x.yaml", "kind: scorecard\n"),
        "x.yaml:1:1: The key name is missing. Add it.\nx.yaml:1:1: The key label is missing. Add it.\n");
    assert_non_null(strstr(problems_of(arena, "x.yaml", "kind: [scorecard\n"), "x.yaml:2:1: Not valid YAML"));
    assert_string_equal(problems_of(arena, "x.yaml", "kind: rating\nname: r\nlabel: [评级, Rating]\n"),
                        "x.yaml:1:1: There is no policy document of kind master_scale. Add one.\n");
    arena_free(arena);
}

static void a_problem_is_json_in_two_languages(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    load_two(&problems, "x.yaml", "kind: scorcard\nname: x\nlabel: [甲, X]\n");
    struct buffer out = {.arena = arena};
    struct json_writer w = {.out = &out};
    problems_write(&w, &problems);
    assert_string_equal(buffer_end(&out), "[{\"file\":\"x.yaml\",\"line\":1,\"column\":7,\"id\":\"policy.choice_near\","
                                          "\"zh\":\"scorcard 不在可选范围内，是否想写 scorecard？\","
                                          "\"en\":\"scorcard is not one of the choices; did you mean `scorecard`?\"}]");
    arena_free(arena);
}

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
    struct backtest_source source = {next_customer, &book};
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
    assert_string_equal(maker_checker_operation(s->maker_checker, "policy.activate", NULL)->checker, "policy.approve");
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

/* --- command
 * ----------------------------------------------------------------------------------------------------------------------
 */

static int run_check(const char *folder, char **text)
{
    char *argv[] = {(char *)"policy check", (char *)folder, NULL};
    size_t size;
    FILE *out = open_memstream(text, &size), *err = fopen("/dev/null", "w");
    int status = policy_check_main(folder ? 2 : 1, argv, out, err);
    fclose(out);
    fclose(err);
    return status;
}

static void the_command_answers_by_its_exit_status(void **state)
{
    (void)state;
    char folder[] = "/tmp/policy_test_XXXXXX", *text;
    assert_int_equal(run_check(SOURCE_DIR "/policy", &text), 0);
    assert_non_null(strstr(text, "every example holds"));
    free(text);
    assert_int_equal(run_check("/nowhere/at/all", &text), 2);
    free(text);
    assert_non_null(mkdtemp(folder));
    struct arena *arena = arena_new();
    const char *path = arena_format(arena, "%s/facts.yaml", folder);
    FILE *file = fopen(path, "w");
    fputs("kind: facts\nname: f\nlabel: [事实, Facts]\nfacts:\n  - {name: a, label: [甲, A], type: number, expression: "
          "bb + 1}\n",
          file);
    fclose(file);
    assert_int_equal(run_check(folder, &text), 1);
    assert_string_equal(
        text, arena_format(arena, "%s/facts.yaml:5:56: unknown fact `bb`. Declare it under facts first.\n1 problem.\n",
                           folder));
    free(text);
    remove(path);
    rmdir(folder);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_policy_holds),
        cmocka_unit_test(every_ratio_is_a_fact_of_the_same_name),
        cmocka_unit_test(every_cover_of_a_scorecard_is_checked),
        cmocka_unit_test(the_faults_of_a_scorecard_are_named),
        cmocka_unit_test(examples_must_exist_and_hold),
        cmocka_unit_test(gaps_overlaps_and_dead_rows_are_found),
        cmocka_unit_test(unknown_inputs_leave_a_table_not_evaluated),
        cmocka_unit_test(the_faults_of_facts_are_named),
        cmocka_unit_test(the_program_s_names_are_checked),
        cmocka_unit_test(broken_documents_are_named),
        cmocka_unit_test(a_problem_is_json_in_two_languages),
        cmocka_unit_test(a_rating_shows_its_whole_path),
        cmocka_unit_test(more_debt_never_rates_better),
        cmocka_unit_test(a_draft_is_checked_and_tested_against_the_policy_in_force),
        cmocka_unit_test(a_snapshot_lives_as_long_as_somebody_uses_it),
        cmocka_unit_test(controls_err_on_the_careful_side),
        cmocka_unit_test(data_rules_answer),
        cmocka_unit_test(the_command_answers_by_its_exit_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
