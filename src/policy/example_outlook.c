/* Examples of the outlook: which targets ask about a customer, which plays its signals open. */
#include "policy/example.h"

void example_run_outlook(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    const struct outlook_policy *policy = r->snapshot->outlook;
    bool asked[OUTLOOK_KINDS] = {0};
    int64_t offers = 0;
    struct buffer plays = {.arena = r->arena};
    for (size_t i = 0; i < policy->target_count; i++) {
        bool concerns = outlook_concerns(&policy->targets[i], facts);
        asked[policy->targets[i].kind] |= concerns;
        offers += concerns && policy->targets[i].kind == OUTLOOK_PRODUCT;
    }
    for (size_t i = 0; i < policy->play_count; i++)
        if (expression_holds(policy->plays[i].when, facts))
            buffer_format(&plays, "%s%s", plays.size ? " " : "", policy->plays[i].name);
    const struct outcome out[] = {{"churn", example_flag(asked[OUTLOOK_CHURN])},
                                  {"conversion", example_flag(asked[OUTLOOK_CONVERSION])},
                                  {"offers", example_number(r->arena, (double)offers)},
                                  {"plays", plays.size ? buffer_end(&plays) : "none"}};
    example_compare(r, node, out, 4);
}
