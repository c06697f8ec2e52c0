/* Examples of workflows, products and pricing. */
#include "policy/example.h"

#include <math.h>
#include <string.h>

/* Facts in, the way of a case out when nobody is against. */
void example_run_workflow(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    const struct workflow *workflow = policy_workflow(r->snapshot, r->doc->name);
    struct buffer text = {.arena = r->arena};
    size_t count, tasks = 0;
    int64_t minutes = 0;
    const char **path = workflow_path(r->arena, workflow, workflow->stages[0].name, facts, &count);
    for (size_t i = 0; i < count; i++) {
        const struct workflow_stage *stage = workflow_stage(workflow, path[i]);
        int64_t longest = 0;
        buffer_format(&text, "%s%s", i ? " " : "", path[i]);
        for (size_t k = 0; stage && k < stage->work_count; k++)
            if (workflow_work_needed(&stage->work[k], facts)) {
                tasks += (size_t)stage->work[k].people;
                longest = stage->work[k].limit_minutes > longest ? stage->work[k].limit_minutes : longest;
            }
        minutes += longest;
    }
    const struct outcome out[] = {
        {"path", buffer_end(&text)},
        {"tasks", example_number(r->arena, (double)tasks)},
        {"hours", example_number(r->arena, (double)minutes / 60)},
    };
    example_compare(r, node, out, 3);
}

void example_run_product(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    static const char *const answers[] = {"no", "yes", "unknown"};
    const struct product *product = policy_product(r->snapshot, r->doc->name);
    struct buffer failed = {.arena = r->arena};
    size_t papers = 0;
    enum match match = product_fits(product, facts);
    for (size_t i = 0; i < product->rule_count; i++)
        if (product_rule_match(&product->rules[i], facts) == MATCH_NO)
            buffer_format(&failed, "%s%s", failed.size ? " " : "", product->rules[i].name);
    for (size_t i = 0; i < product->paper_count; i++)
        papers += product_paper_needed(&product->papers[i], facts);
    const struct outcome out[] = {
        {"offered", answers[match]},
        {"failed", failed.size ? buffer_end(&failed) : "none"},
        {"documents", example_number(r->arena, (double)papers)},
    };
    example_compare(r, node, out, 3);
}

void example_run_pricing(struct example_run *r, const struct yaml *node)
{
    int64_t term = 12, repricing = 12;
    document_int(r->doc, node, "term_months", &term);
    document_int(r->doc, node, "repricing_months", &repricing);
    const struct outcome out[] = {
        {"ftp", example_number(r->arena, pricing_ftp(r->snapshot->pricing, term, repricing))},
        {"lpr", example_number(r->arena, pricing_lpr(r->snapshot->pricing, term))},
    };
    example_compare(r, node, out, 2);
}
