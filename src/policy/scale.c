#include "policy/scale.h"

#include <math.h>
#include <string.h>

int scale_find(const struct master_scale *scale, const char *name)
{
    for (size_t i = 0; name && i < scale->count; i++)
        if (!strcmp(scale->grades[i].name, name))
            return (int)i;
    return -1;
}

int scale_grade(const struct master_scale *scale, double pd)
{
    size_t last = 0;
    for (size_t i = 0; i < scale->count && !scale->grades[i].defaulted; i++) {
        if (pd < scale->grades[i].upper)
            return (int)i;
        last = i;
    }
    return (int)last;
}

void scale_write(struct json_writer *w, const struct master_scale *scale)
{
    json_open(w, '[');
    for (size_t i = 0; i < scale->count; i++) {
        const struct grade *grade = &scale->grades[i];
        json_open(w, '{');
        json_put_text(w, "name", grade->name);
        json_put_text(w, "zh", grade->label.zh);
        json_put_text(w, "en", grade->label.en);
        json_put_double(w, "pd", grade->pd);
        json_put_double(w, "lower", grade->lower);
        json_put_double(w, "upper", grade->upper);
        json_put_bool(w, "defaulted", grade->defaulted);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

static void read_grade(struct document *doc, const struct yaml *node, struct grade *grade, const struct grade *better)
{
    grade->line = node->line;
    grade->name = "";
    if (!document_map(doc, node, "grade", "name pd label default"))
        return;
    const char *name = document_text_need(doc, node, "name");
    grade->name = name ? name : "";
    grade->label = document_label_need(doc, node, "label");
    document_bool(doc, node, "default", &grade->defaulted);
    if (!document_number(doc, node, "pd", &grade->pd))
        document_need(doc, node, "pd");
    if (grade->pd <= 0 || grade->pd > 1)
        document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "pd", .arguments = {"(0, 1]"});
    if (better && grade->pd <= better->pd)
        document_problem(doc, node, ERROR_POLICY_ORDER, .value = grade->name,
                         .arguments = {arena_format(doc->arena, "pd %.10g <= %.10g", grade->pd, better->pd)});
}

static void bound_grades(struct grade *grades, size_t count)
{
    double lower = 0;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count || grades[i + 1].defaulted;
        grades[i].lower = grades[i].defaulted ? 1 : lower;
        grades[i].upper = last ? 1 : sqrt(grades[i].pd * grades[i + 1].pd);
        lower = grades[i].upper;
    }
}

static void check_fact(struct document *doc, const struct fact_table *facts, const char *name,
                       const struct master_scale *scale)
{
    const struct fact *fact = fact_find(facts, name);
    if (!fact)
        return;
    bool same = fact->type == VALUE_ENUM && fact->choice_count == scale->count;
    for (size_t i = 0; same && i < scale->count; i++)
        same = !strcmp(fact->choices[i].name, scale->grades[i].name);
    if (!same)
        document_problem(doc, doc->root, ERROR_POLICY_ORDER, .value = name,
                         .arguments = {arena_format(doc->arena, "%s:%d choices", fact->file, fact->line)});
}

/* {pd: 0.5%, grade: BBB} */
static void run_examples(struct document *doc, const struct master_scale *scale)
{
    const struct yaml *list = yaml_get(doc->root, "examples");
    if (!list)
        document_problem(doc, doc->root, ERROR_POLICY_EXAMPLE_NONE, .value = doc->name);
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        double pd = 0;
        if (!document_map(doc, node, "example", "pd grade") || !document_number(doc, node, "pd", &pd))
            continue;
        const char *want = document_text_need(doc, node, "grade"), *got = scale->grades[scale_grade(scale, pd)].name;
        if (want && strcmp(want, got))
            document_problem(doc, node, ERROR_POLICY_EXAMPLE_FAILED, .value = arena_format(doc->arena, "pd %.10g", pd),
                             .arguments = {want, got});
    }
}

struct master_scale *scale_load(struct document *doc, const struct fact_table *facts)
{
    struct master_scale *scale = ARENA_NEW(doc->arena, struct master_scale);
    scale->doc = doc;
    document_map(doc, doc->root, "master_scale", "kind name label help version grades examples");
    const struct yaml *list = document_need(doc, doc->root, "grades");
    if (!list || !document_list(doc, list, "grades"))
        return NULL;
    if (list->count < 3) {
        document_problem(doc, list, ERROR_POLICY_OUT_OF_RANGE, .value = "grades", .arguments = {"3..30"});
        return NULL;
    }
    struct grade *grades = ARENA_LIST(doc->arena, struct grade, list->count);
    for (size_t i = 0; i < list->count; i++) {
        read_grade(doc, &list->items[i], &grades[i], i ? &grades[i - 1] : NULL);
        if (grades[i].defaulted != (i + 1 == list->count))
            document_problem(doc, &list->items[i], ERROR_POLICY_ORDER, .value = grades[i].name,
                             .arguments = {"default"});
    }
    bound_grades(grades, list->count);
    scale->grades = grades;
    scale->count = list->count;
    check_fact(doc, facts, "grade", scale);
    check_fact(doc, facts, "parent_grade", scale);
    run_examples(doc, scale);
    return scale;
}
