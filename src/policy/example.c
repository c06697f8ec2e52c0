#include "policy/example.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/* --- facts and expectations
 * ------------------------------------------------------------------------------------------- */

static int status_named(const char *name)
{
    for (int i = 0; value_status_names[i]; i++)
        if (!strcmp(value_status_names[i], name) && i != VALUE_OK && i != VALUE_CLOSING_BALANCE)
            return i;
    return -1;
}

static bool put_fact(struct example_run *r, struct fact_set *facts, const struct yaml *key, const struct yaml *node)
{
    const struct fact_table *table = r->snapshot->facts;
    const struct fact *fact = fact_find(table, key->text);
    if (!fact) {
        document_unknown(r->doc, key, key->text, (struct name_list){table->names, table->count}, ERROR_POLICY_FACT_NEAR,
                         ERROR_POLICY_FACT_UNKNOWN, NULL);
        return false;
    }
    int status = node->kind == YAML_TEXT ? status_named(node->text) : -1;
    struct value value = value_unknown(fact->type, status < 0 ? VALUE_MISSING : (enum value_status)status);
    struct shape want = {fact->type, fact->unit, fact->type == VALUE_ENUM ? fact : NULL};
    if (status < 0 && fact->type == VALUE_TEXT && node->kind == YAML_TEXT)
        value = value_text(node->text);
    else if (status < 0 && !expression_constant(r->doc, node, want, &value))
        return false;
    fact_put(facts, fact, value);
    return true;
}

struct fact_set *example_facts(struct example_run *r, const struct yaml *node, bool optional)
{
    if (optional && !yaml_get(node, "facts"))
        return fact_set_new(r->arena, r->snapshot->facts);
    const struct yaml *map = document_need(r->doc, node, "facts");
    return map ? example_fact_map(r, map) : NULL;
}

struct fact_set *example_fact_map(struct example_run *r, const struct yaml *map)
{
    struct fact_set *facts = fact_set_new(r->arena, r->snapshot->facts);
    bool good = document_map(r->doc, map, "facts", NULL);
    if (!good)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        good &= put_fact(r, facts, &map->keys[i], &map->items[i]);
    return good ? facts : NULL;
}

/* 78 and 78.00 are the same expectation; 12.5% and 0.125, too. Computed numbers need six digits to be right. */
static bool as_number(struct arena *arena, const char *text, double *number)
{
    size_t size = strlen(text);
    bool percent = size && text[size - 1] == '%';
    if (!text_number(percent ? arena_text_part(arena, text, size - 1) : text, number))
        return false;
    *number /= percent ? 100 : 1;
    return true;
}

static bool same(struct arena *arena, const char *want, const char *got)
{
    double a, b;
    if (as_number(arena, want, &a) && as_number(arena, got, &b))
        return fabs(a - b) <= 1e-6 * fmax(1e-9, fabs(a)) + 1e-12;
    return !strcmp(want, got);
}

void example_compare(struct example_run *r, const struct yaml *node, const struct outcome *outcomes, size_t count)
{
    const char *name = yaml_get_text(node, "name");
    const struct yaml *expect = document_need(r->doc, node, "expect");
    if (!expect || !document_map(r->doc, expect, "expect", NULL))
        return;
    const char **names = ARENA_LIST(r->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = outcomes[i].name;
    for (size_t i = 0; i < expect->count; i++) {
        const struct yaml *key = &expect->keys[i], *want = &expect->items[i];
        size_t at = 0;
        while (at < count && strcmp(outcomes[at].name, key->text))
            at++;
        if (at == count)
            document_unknown(r->doc, key, key->text, (struct name_list){names, count}, ERROR_POLICY_KEY_NEAR,
                             ERROR_POLICY_KEY_UNKNOWN, NULL);
        else if (want->kind != YAML_TEXT || !same(r->arena, want->text, outcomes[at].text))
            document_problem(r->doc, want, ERROR_POLICY_EXAMPLE_FAILED, .value = name ? name : r->doc->name,
                             .arguments = {arena_format(r->arena, "%s: %s", key->text, want->text ? want->text : "?"),
                                           outcomes[at].text});
    }
}

const char *example_number(struct arena *arena, double number)
{
    return isfinite(number) ? arena_format(arena, "%.10g", number) : "missing";
}

const char *example_flag(bool flag)
{
    return flag ? "true" : "false";
}

/* --- one kind each
 * ------------------------------------------------------------------------------------------------------ */

static void run_card(struct example_run *r, const struct scorecard *card, const struct yaml *node,
                     struct fact_set *facts)
{
    struct score score;
    scorecard_apply(r->arena, card, facts, &score);
    size_t count = 0, room = 4 + card->group_count + card->characteristic_count;
    struct outcome *out = ARENA_LIST(r->arena, struct outcome, room);
    out[count++] = (struct outcome){"score", example_number(r->arena, score.total)};
    out[count++] = (struct outcome){"pd", example_number(r->arena, score.pd)};
    out[count++] = (struct outcome){"evaluated", example_flag(score.evaluated)};
    out[count++] = (struct outcome){"known_share", example_number(r->arena, score.known_share)};
    for (size_t i = 0; i < card->group_count; i++)
        out[count++] = (struct outcome){card->groups[i].name, example_number(r->arena, score.group_points[i])};
    for (size_t i = 0; i < card->characteristic_count; i++)
        out[count++] = (struct outcome){card->characteristics[i].name, example_number(r->arena, score.lines[i].points)};
    example_compare(r, node, out, count);
}

static const char *applied_rules(struct example_run *r, const struct rating *rating)
{
    struct buffer out = {.arena = r->arena};
    for (size_t i = 0; i < rating->step_count; i++)
        if (rating->steps[i].result == MATCH_YES)
            buffer_format(&out, "%s%s", out.size ? " " : "", rating->steps[i].rule->name);
    return out.size ? buffer_end(&out) : "none";
}

static void run_rating(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    struct rating rating;
    rating_rate(r->arena, r->snapshot->rating, NULL, facts, &rating);
    const struct master_scale *scale = rating.policy->scale;
    const struct outcome out[] = {
        {"card", rating.score.card ? rating.score.card->doc->name : "none"},
        {"evaluated", example_flag(rating.evaluated)},
        {"score", rating.score.card ? example_number(r->arena, rating.score.total) : "missing"},
        {"base_grade", rating.base_grade < 0 ? "none" : scale->grades[rating.base_grade].name},
        {"grade", rating.grade < 0 ? "none" : scale->grades[rating.grade].name},
        {"pd", example_number(r->arena, rating.pd)},
        {"confidence", example_number(r->arena, rating.confidence)},
        {"applied", applied_rules(r, &rating)},
    };
    example_compare(r, node, out, sizeof(out) / sizeof(*out));
}

/* current: the tier held so far, last: what the review before proposed. */
static void run_tiers(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    const struct tier_policy *policy = r->snapshot->tiers;
    struct tier_result result;
    int current = tier_find(policy, yaml_get_text(node, "current")),
        last = tier_find(policy, yaml_get_text(node, "last"));
    tiers_decide(r->arena, policy, facts, current, last, &result);
    const struct outcome out[] = {
        {"tier", result.decided < 0 ? "none" : policy->tiers[result.decided].name},
        {"proposed", result.proposed < 0 ? "none" : policy->tiers[result.proposed].name},
        {"held", example_flag(result.held)},
        {"score", example_number(r->arena, result.score.total)},
        {"evaluated", example_flag(result.evaluated)},
    };
    example_compare(r, node, out, sizeof(out) / sizeof(*out));
}

static void run_table(struct example_run *r, const struct decision_table *table, const struct yaml *node,
                      struct fact_set *facts)
{
    struct table_result result;
    table_decide(r->arena, table, facts, &result);
    struct buffer rows = {.arena = r->arena};
    for (size_t i = 0; i < result.row_count; i++)
        buffer_format(&rows, "%s%d", i ? " " : "", result.rows[i] + 1);
    struct outcome *out = ARENA_LIST(r->arena, struct outcome, 2 + table->output_count);
    size_t count = 0;
    out[count++] = (struct outcome){"evaluated", example_flag(result.evaluated)};
    out[count++] = (struct outcome){"row", result.row_count ? buffer_end(&rows) : "none"};
    for (size_t i = 0; i < table->output_count; i++) {
        const struct fact *domain = table->outputs[i].shape.domain;
        struct value value = table_output(&result, 0, table->outputs[i].name, facts);
        out[count++] =
            (struct outcome){table->outputs[i].name, value_print(r->arena, value, domain ? domain->choices : NULL)};
    }
    example_compare(r, node, out, count);
}

/* --- all
 * ------------------------------------------------------------------------------------------------------------------ */

static void run_one(struct example_run *r, const struct yaml *node)
{
    const char *kind = r->doc->kind;
    if (example_is_rule(kind)) {
        example_run_rule(r, node);
        return;
    }
    const char *keys = !strcmp(kind, "tiers") ? "name label facts expect current last" : "name label facts expect";
    struct fact_set *facts = document_map(r->doc, node, "example", keys) ? example_facts(r, node, false) : NULL;
    if (!facts)
        return;
    if (!strcmp(kind, "scorecard"))
        run_card(r, policy_card(r->snapshot, r->doc->name), node, facts);
    else if (!strcmp(kind, "rating"))
        run_rating(r, node, facts);
    else if (!strcmp(kind, "tiers"))
        run_tiers(r, node, facts);
    else
        run_table(r, policy_table(r->snapshot, r->doc->name), node, facts);
}

/* Roles and the master scale run their own while they are read; clauses and templates of schemes compute nothing. */
static bool runs_here(const struct document *doc)
{
    static const char *const elsewhere[] = {"access", "master_scale", "clauses", "scheme_template", "project_template", "project_rules", "esg",
                                            "assistant_words", "assistant_intents", "assistant_drafts", "help",
                                            "client_access", "portal", "campaign"};
    return !name_listed((struct name_list){elsewhere, sizeof(elsewhere) / sizeof(*elsewhere)}, doc->kind);
}

void examples_run(struct policy_snapshot *snapshot)
{
    struct example_run r = {.snapshot = snapshot, .arena = arena_new()};
    for (size_t i = 0; i < snapshot->document_count; i++) {
        r.doc = snapshot->documents[i];
        const struct yaml *list = yaml_get(r.doc->root, "examples");
        bool any = list && list->kind == YAML_LIST && list->count;
        if (!strcmp(r.doc->kind, "warning")) {
            example_run_warnings(&r);
            continue;
        }
        if (!runs_here(r.doc) || (!list && !strcmp(r.doc->kind, "facts")))
            continue;
        if (!any)
            document_problem(r.doc, list ? list : r.doc->root, ERROR_POLICY_EXAMPLE_NONE, .value = r.doc->name);
        for (size_t j = 0; any && j < list->count; j++)
            run_one(&r, &list->items[j]);
    }
    arena_free(r.arena);
}
