/* Whole policies: what loads, what does not and why, and what it then answers. */
#include "policy/check.h"
#include "policy/snapshot.h"
#include "quant/statement.h"

#include "policy/support.h"

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

/* --- facts on demand
 * ---------------------------------------------------------------------------------------------------- */

struct asked {
    int leverage, overdue;
};

static struct value answer(void *context, struct fact_set *set, const struct fact *fact)
{
    struct asked *asked = context;
    if (!strcmp(fact->name, "overdue")) {
        asked->overdue++;
        return value_number(3);
    }
    asked->leverage++;
    /* one statement often yields several facts at once */
    fact_put_int(set, "revenue", 5000);
    return value_number(0.4);
}

static void a_fact_is_asked_for_once_and_only_when_needed(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct policy_source source = {"facts.yaml", facts_file, strlen(facts_file), NULL};
    struct policy_snapshot *s = policy_load(&source, 1, NULL, &problems);
    assert_non_null(s);
    struct asked asked = {0};
    struct fact_set *facts = fact_set_new(arena, s->facts);
    facts->resolve = answer;
    facts->context = &asked;
    const struct expression *e =
        expression_compile_text(arena, &problems, "test", "leverage < 50% or leverage > 90% or overdue > 1", s->facts,
                                SUBJECT_CUSTOMER, SHAPE_BOOL);
    assert_true(expression_holds(e, facts));
    assert_true(expression_holds(e, facts));
    assert_int_equal(asked.leverage, 1);
    assert_int_equal(asked.overdue, 0); /* the first part settled it */
    assert_int_equal(fact_value(facts, fact_find(s->facts, "revenue")).minor, 5000);
    fact_set_reset(facts);
    assert_true(expression_holds(e, facts));
    assert_int_equal(asked.leverage, 2);
    policy_release(s);
    arena_free(arena);
}

static void examples_of_rules_can_fail(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(
        problems_of(arena, "control.yaml",
                    "kind: maker_checker\nname: control\nlabel: [复核, Control]\nrules:\n"
                    "  - {name: big, label: [大额, Big], entity: loan, checker: loan.decide, when: revenue > 1万元}\n"
                    "examples:\n"
                    "  - {name: small, entity: loan, facts: {revenue: 9000元}, expect: {rule: big}}\n"
                    "  - {name: large, entity: loan, facts: {revenue: 10001元}, expect: {rule: big}}\n"
                    "  - {name: unknown, entity: loan, expect: {rule: big, checkr: x}}\n"),
        "control.yaml:7:73: The example \"small\" fails: expected rule: big, got none.\n"
        "control.yaml:9:55: The key checkr does not belong here; did you mean `checker`?\n");
    assert_string_equal(
        problems_of(arena, "control.yaml", "kind: maker_checker\nname: control\nlabel: [复核, Control]\nrules: []\n"),
        "control.yaml:1:1: control needs at least one example.\n");
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
        cmocka_unit_test(a_fact_is_asked_for_once_and_only_when_needed),
        cmocka_unit_test(examples_of_rules_can_fail),
        cmocka_unit_test(broken_documents_are_named),
        cmocka_unit_test(a_problem_is_json_in_two_languages),
        cmocka_unit_test(the_command_answers_by_its_exit_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
