#include "policy/portfolio.h"

#include <math.h>
#include <string.h>

const char *const limit_dimension_names[] = {"customer", "group", "industry", "region", "product", "branch", NULL};
const char *const limit_measure_names[] = {"loans", "exposure", NULL};
const char *const limit_base_names[] = {"amount", "total", "tier1", "book", NULL};

const struct portfolio_product *portfolio_product(const struct portfolio_policy *policy, const char *name)
{
    for (size_t i = 0; name && i < policy->product_count; i++)
        if (!strcmp(policy->products[i].name, name))
            return &policy->products[i];
    return NULL;
}

double portfolio_lgd(const struct portfolio_policy *policy, const char *collateral)
{
    double unsecured = 0.45;
    for (size_t i = 0; i < policy->lgd_count; i++) {
        if (collateral && !strcmp(policy->lgds[i].collateral, collateral))
            return policy->lgds[i].lgd;
        if (!strcmp(policy->lgds[i].collateral, "credit"))
            unsecured = policy->lgds[i].lgd;
    }
    return unsecured;
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

/* NAME is a choice of the loan's field. */
static void check_choice(struct document *doc, const struct yaml *node, const char *field, const char *name)
{
    const struct field *of = entity_field(entity_find("loan"), field);
    const char **names = ARENA_LIST(doc->arena, const char *, of->choice_count + 1);
    for (size_t i = 0; i < of->choice_count; i++)
        names[i] = of->choices[i].name;
    struct name_list list = {names, of->choice_count};
    if (name && !name_listed(list, name))
        document_unknown(doc, node, name, list, ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
}

static void number_within(struct document *doc, const struct yaml *map, const char *key, double least, double most,
                          double *value)
{
    if (!document_need(doc, map, key) || !document_number(doc, map, key, value))
        return;
    if (!(*value >= least && *value <= most))
        document_problem(doc, yaml_get(map, key), ERROR_POLICY_OUT_OF_RANGE, .value = key,
                         .arguments = {arena_format(doc->arena, "%g..%g", least, most)});
}

static void read_product(struct document *doc, const struct yaml *node, struct portfolio_product *product)
{
    *product = (struct portfolio_product){.name = ""};
    if (!document_map(doc, node, "product", "product conversion weight off_balance retail"))
        return;
    const char *name = document_text_need(doc, node, "product");
    check_choice(doc, yaml_get(node, "product"), "product", name);
    product->name = name ? name : "";
    number_within(doc, node, "conversion", 0, 1, &product->conversion);
    number_within(doc, node, "weight", 0, 12.5, &product->weight);
    document_bool(doc, node, "off_balance", &product->off_balance);
    document_bool(doc, node, "retail", &product->amortised_retail);
}

static void read_lgd(struct document *doc, const struct yaml *node, struct portfolio_lgd *lgd)
{
    *lgd = (struct portfolio_lgd){.collateral = ""};
    if (!document_map(doc, node, "lgd", "collateral lgd"))
        return;
    const char *name = document_text_need(doc, node, "collateral");
    check_choice(doc, yaml_get(node, "collateral"), "collateral", name);
    lgd->collateral = name ? name : "";
    number_within(doc, node, "lgd", 0, 1, &lgd->lgd);
}

static void read_limit(struct document *doc, const struct yaml *node, struct portfolio_limit_rule *rule)
{
    *rule = (struct portfolio_limit_rule){.name = "", .warn = 0.8, .line = node->line, .measure = LIMIT_EXPOSURE};
    if (!document_map(doc, node, "limit", "name label dimension measure base limit warn key report source"))
        return;
    const char *name = document_name_need(doc, node, "name");
    rule->name = name ? name : "";
    rule->label = document_label_need(doc, node, "label");
    if (document_need(doc, node, "dimension"))
        document_choice(doc, node, "dimension", limit_dimension_names, &rule->dimension);
    document_choice(doc, node, "measure", limit_measure_names, &rule->measure);
    if (document_need(doc, node, "base"))
        document_choice(doc, node, "base", limit_base_names, &rule->base);
    number_within(doc, node, "limit", 0, 10, &rule->limit);
    document_number(doc, node, "warn", &rule->warn);
    document_bool(doc, node, "report", &rule->report_only);
    rule->key = document_text(doc, node, "key");
    rule->source = document_text(doc, node, "source");
    if (rule->base == LIMIT_OF_AMOUNT)
        document_problem(doc, yaml_get(node, "base"), ERROR_POLICY_OUT_OF_RANGE, .value = "base",
                         .arguments = {"total, tier1, book"});
}

static void read_mix(struct document *doc, const struct yaml *node, struct portfolio_mix *mix)
{
    *mix = (struct portfolio_mix){.section = "", .band = 0.05};
    if (!document_map(doc, node, "mix", "section target band"))
        return;
    const char *section = document_text_need(doc, node, "section");
    mix->section = section ? section : "";
    if (section && (section[0] < 'A' || section[0] > 'T' || section[1]))
        document_problem(doc, yaml_get(node, "section"), ERROR_POLICY_OUT_OF_RANGE, .value = "section",
                         .arguments = {"A..T"});
    number_within(doc, node, "target", 0, 1, &mix->target);
    document_number(doc, node, "band", &mix->band);
}

static void read_parameters(struct document *doc, struct portfolio_policy *policy)
{
    const struct yaml *node = document_need(doc, doc->root, "parameters");
    double million = 300;
    if (!node || !document_map(doc, node, "parameters",
                               "undrawn_conversion pd_floor unrated_pd capital_ratio tax funding operating_cost "
                               "deposit_margin capital_return hurdle section_correlation confidence hhi_attention "
                               "sme_turnover_million"))
        return;
    number_within(doc, node, "undrawn_conversion", 0, 1, &policy->undrawn_conversion);
    number_within(doc, node, "pd_floor", 0, 0.1, &policy->pd_floor);
    number_within(doc, node, "unrated_pd", 0, 0.5, &policy->unrated_pd);
    number_within(doc, node, "capital_ratio", 0.01, 1, &policy->capital_ratio);
    number_within(doc, node, "tax", 0, 0.9, &policy->tax);
    number_within(doc, node, "funding", 0, 0.2, &policy->funding);
    number_within(doc, node, "operating_cost", 0, 0.2, &policy->operating_cost);
    number_within(doc, node, "deposit_margin", 0, 0.2, &policy->deposit_margin);
    number_within(doc, node, "capital_return", 0, 0.2, &policy->capital_return);
    number_within(doc, node, "hurdle", 0, 1, &policy->hurdle);
    number_within(doc, node, "section_correlation", 0, 0.99, &policy->section_correlation);
    number_within(doc, node, "confidence", 0.9, 0.9999, &policy->confidence);
    number_within(doc, node, "hhi_attention", 0, 1, &policy->hhi_attention);
    number_within(doc, node, "sme_turnover_million", 0, 10000, &million);
    policy->retail_limit_minor = million * 1e8;
}

#define READ_LIST(doc, key, type, read, to, to_count)                                                                  \
    do {                                                                                                               \
        const struct yaml *list_ = document_need((doc), (doc)->root, (key));                                           \
        if (list_ && document_list((doc), list_, (key))) {                                                             \
            type *made_ = ARENA_LIST((doc)->arena, type, list_->count + 1);                                            \
            for (size_t i_ = 0; i_ < list_->count; i_++)                                                               \
                read((doc), &list_->items[i_], &made_[i_]);                                                            \
            (to) = made_;                                                                                              \
            (to_count) = list_->count;                                                                                 \
        }                                                                                                              \
    } while (0)

struct portfolio_policy *portfolio_load(struct document *doc)
{
    struct portfolio_policy *policy = ARENA_NEW(doc->arena, struct portfolio_policy);
    policy->doc = doc;
    document_map(doc, doc->root, "portfolio",
                 "kind name label help version products lgd parameters limits mix examples");
    READ_LIST(doc, "products", struct portfolio_product, read_product, policy->products, policy->product_count);
    READ_LIST(doc, "lgd", struct portfolio_lgd, read_lgd, policy->lgds, policy->lgd_count);
    READ_LIST(doc, "limits", struct portfolio_limit_rule, read_limit, policy->limits, policy->limit_count);
    READ_LIST(doc, "mix", struct portfolio_mix, read_mix, policy->mixes, policy->mix_count);
    read_parameters(doc, policy);
    double sum = 0;
    for (size_t i = 0; i < policy->mix_count; i++)
        sum += policy->mixes[i].target;
    if (policy->mix_count && fabs(sum - 1) > 1e-9)
        document_problem(doc, yaml_get(doc->root, "mix"), ERROR_POLICY_OUT_OF_RANGE, .value = "mix",
                         .arguments = {arena_format(doc->arena, "100%% (%g%%)", sum * 100)});
    return policy;
}
