/* Any bytes as an expression over a few facts. Whatever compiles is evaluated with known and with unknown facts and
 * explained: it must end, give a finite value or none, and its explanation must be JSON. */
#include "base/json.h"
#include "base/text.h"
#include "policy/expression.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char facts_yaml[] =
    "kind: facts\nname: facts\nlabel: [事实, Facts]\nfacts:\n"
    "  - {name: a, label: [甲, A], type: number, unit: days, query: q}\n"
    "  - {name: b, label: [乙, B], type: number, query: q}\n"
    "  - {name: m, label: [钱, M], type: money, query: q}\n"
    "  - {name: d, label: [日, D], type: date, query: q}\n"
    "  - {name: t, label: [文, T], type: text, query: q}\n"
    "  - {name: f, label: [真, F], type: bool, query: q}\n"
    "  - {name: e, label: [类, E], type: enum, order: rising, query: q, choices: {x: [甲, X], y: [乙, Y]}}\n"
    "  - {name: c, label: [算, C], type: number, expression: a / b}\n";

static struct fact_table *table_of(struct arena *arena, struct problems *problems)
{
    struct document *doc = ARENA_NEW(arena, struct document);
    *doc = (struct document){
        .arena = arena, .problems = problems, .file = "facts", .text = facts_yaml, .size = strlen(facts_yaml)};
    if (!document_read(doc))
        abort();
    return facts_load(&doc, 1, NULL, arena, problems);
}

static void hold(struct arena *arena, const struct expression *e, struct fact_set *facts)
{
    struct value value = expression_value(e, facts);
    if (value_known(value) && value.type == VALUE_NUMBER && !isfinite(value.number))
        abort();
    struct buffer out = {.arena = arena};
    struct json_writer w = {.out = &out};
    const char *problem;
    expression_explain(&w, e, facts);
    if (!json_read(arena, out.data, out.size, &problem))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 600 || !text_valid_utf8((const char *)data, size))
        return 0;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct fact_table *table = table_of(arena, &problems);
    const char *text = arena_text_part(arena, (const char *)data, size);
    const struct expression *e =
        expression_compile_text(arena, &problems, "fuzz", text, table, SUBJECT_CUSTOMER, SHAPE_ANY);
    if (!e && !problems.count)
        abort();
    if (e) {
        struct fact_set *facts = fact_set_new(arena, table);
        hold(arena, e, facts);
        fact_set_reset(facts);
        fact_put_number(facts, "a", 91);
        fact_put_number(facts, "b", -0.5);
        fact_put_int(facts, "m", INT64_MAX);
        fact_put_int(facts, "d", 20000);
        fact_put_text(facts, "t", "浙江省");
        fact_put_bool(facts, "f", true);
        fact_put_text(facts, "e", "y");
        hold(arena, e, facts);
    }
    arena_free(arena);
    return 0;
}
