/* Examples of expert sheets and of the market's opinion. */
#include "policy/example.h"

#include <math.h>
#include <string.h>

/* `answers: {QUESTION: ANCHOR}`, anchors counted from 1; every question must be answered. */
void example_run_expert(struct example_run *r, const struct yaml *node)
{
    const struct expert_sheet *sheet = NULL;
    const struct yaml *map = document_need(r->doc, node, "answers");
    for (size_t i = 0; i < r->snapshot->sheet_count; i++)
        if (r->snapshot->sheets[i]->doc == r->doc)
            sheet = r->snapshot->sheets[i];
    if (!sheet || !map || !document_map(r->doc, map, "answers", NULL))
        return;
    size_t *anchors = ARENA_LIST(r->arena, size_t, sheet->count + 1);
    for (size_t i = 0; i < sheet->count; i++) {
        int64_t anchor = 0;
        if (!document_need(r->doc, map, sheet->questions[i].name))
            return;
        if (!document_int(r->doc, map, sheet->questions[i].name, &anchor) || anchor < 1 ||
            (size_t)anchor > sheet->questions[i].anchor_count) {
            document_problem(r->doc, yaml_get(map, sheet->questions[i].name), ERROR_POLICY_NUMBER_EXPECTED,
                             .value = sheet->questions[i].name,
                             .arguments = {arena_format(r->arena, "1 .. %zu", sheet->questions[i].anchor_count)});
            return;
        }
        anchors[i] = (size_t)anchor - 1;
    }
    const struct outcome out[] = {{"score", example_number(r->arena, expert_score(sheet, anchors))}};
    example_compare(r, node, out, 1);
}

void example_run_market(struct example_run *r, const struct yaml *node)
{
    const struct market_model *model = r->snapshot->market;
    const char *section = document_text(r->doc, node, "section");
    double distance = NAN, revenue = NAN;
    document_number(r->doc, node, "distance", &distance);
    document_number(r->doc, node, "revenue_yuan", &revenue);
    const struct outcome out[] = {
        {"pd", isnan(distance) ? "missing" : example_number(r->arena, market_pd(model, distance))},
        {"volatility", example_number(r->arena, market_volatility(model, section, revenue * 100))},
    };
    example_compare(r, node, out, 2);
}
