#include "policy/product.h"

#include "policy/write.h"

#include <math.h>
#include <string.h>

enum { PRODUCT_SUBJECTS = SUBJECT_CUSTOMER | SUBJECT_DEAL };

#define PRODUCT_KEYS                                                                                                   \
    "kind name label help version extends family line lends amount term_months grace_months repayments securities "    \
    "currencies conversion lgd upfront_fee yearly_fee spread_bp repricing_months eligibility documents clauses "       \
    "examples"

enum match product_rule_match(const struct product_rule *rule, struct fact_set *facts)
{
    struct value value = rule->when ? expression_value(rule->when, facts) : value_bool(true);
    return !value_known(value) ? MATCH_UNKNOWN : value.truth ? MATCH_YES : MATCH_NO;
}

enum match product_fits(const struct product *product, struct fact_set *facts)
{
    enum match result = MATCH_YES;
    for (size_t i = 0; i < product->rule_count && result != MATCH_NO; i++) {
        enum match match = product_rule_match(&product->rules[i], facts);
        if (product->rules[i].blocks && match != MATCH_YES)
            result = match;
    }
    return result;
}

bool product_paper_needed(const struct product_paper *paper, struct fact_set *facts)
{
    struct value value = paper->when ? expression_value(paper->when, facts) : value_bool(true);
    return !value_known(value) || value.truth;
}

/* --- loading ------------------------------------------------------------------------------------------------------ */

static void read_money(struct document *doc, const struct yaml *map, const char *key, int64_t *minor)
{
    const struct yaml *node = yaml_get(map, key);
    struct value value;
    if (node && expression_constant(doc, node, (struct shape){.type = VALUE_MONEY}, &value))
        *minor = value.minor;
}

static void read_bounds(struct document *doc, struct product *p)
{
    const struct yaml *amount = yaml_get(doc->root, "amount"), *term = yaml_get(doc->root, "term_months"),
                      *spread = yaml_get(doc->root, "spread_bp");
    if (amount && document_map(doc, amount, "amount", "from upto")) {
        read_money(doc, amount, "from", &p->amount_least);
        read_money(doc, amount, "upto", &p->amount_most);
        if (p->amount_least != NONE && p->amount_most != NONE && p->amount_least > p->amount_most)
            document_problem(doc, amount, ERROR_POLICY_RANGE_EMPTY, .value = "amount");
    }
    if (term && document_map(doc, term, "term_months", "from upto")) {
        document_int(doc, term, "from", &p->term_least);
        document_int(doc, term, "upto", &p->term_most);
        if (p->term_least != NONE && p->term_most != NONE && p->term_least > p->term_most)
            document_problem(doc, term, ERROR_POLICY_RANGE_EMPTY, .value = "term_months");
    }
    if (spread && document_map(doc, spread, "spread_bp", "from upto")) {
        document_number(doc, spread, "from", &p->floor_bp);
        document_number(doc, spread, "upto", &p->ceiling_bp);
    }
    document_int(doc, doc->root, "grace_months", &p->grace_most);
    document_int(doc, doc->root, "repricing_months", &p->repricing_months);
}

static void read_share(struct document *doc, const char *key, double *share)
{
    document_number(doc, doc->root, key, share);
    if (!(*share >= 0 && *share <= 1))
        document_problem(doc, yaml_get(doc->root, key), ERROR_POLICY_OUT_OF_RANGE, .value = key, .arguments = {"0..1"});
}

static void read_rules(struct document *doc, const struct fact_table *facts, struct product *p)
{
    const struct yaml *list = yaml_get(doc->root, "eligibility");
    size_t before = p->rule_count;
    if (!list || !document_list(doc, list, "eligibility"))
        return;
    struct product_rule *rules = ARENA_LIST(doc->arena, struct product_rule, before + list->count + 1);
    if (before)
        memcpy(rules, p->rules, before * sizeof(*rules));
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        struct product_rule *rule = &rules[before + i];
        rule->name = "";
        rule->line = node->line;
        if (!document_map(doc, node, "rule", "name label when blocks"))
            continue;
        const char *name = document_name_need(doc, node, "name");
        rule->name = name ? name : "";
        rule->label = document_label_need(doc, node, "label");
        document_bool(doc, node, "blocks", &rule->blocks);
        if (document_need(doc, node, "when"))
            rule->when = expression_under(doc, node, "when", facts, PRODUCT_SUBJECTS, SHAPE_BOOL);
    }
    p->rules = rules;
    p->rule_count = before + list->count;
}

static void read_papers(struct document *doc, const struct fact_table *facts, struct product *p)
{
    const struct yaml *list = yaml_get(doc->root, "documents");
    size_t before = p->paper_count;
    if (!list || !document_list(doc, list, "documents"))
        return;
    struct product_paper *papers = ARENA_LIST(doc->arena, struct product_paper, before + list->count + 1);
    if (before)
        memcpy(papers, p->papers, before * sizeof(*papers));
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        struct product_paper *paper = &papers[before + i];
        *paper = (struct product_paper){.code = "", .required = true, .days = 5};
        if (!document_map(doc, node, "document", "code label required valid_months days when"))
            continue;
        const char *code = document_name_need(doc, node, "code");
        paper->code = code ? code : "";
        paper->label = document_label_need(doc, node, "label");
        document_bool(doc, node, "required", &paper->required);
        document_int(doc, node, "valid_months", &paper->valid_months);
        document_int(doc, node, "days", &paper->days);
        paper->when = expression_under(doc, node, "when", facts, PRODUCT_SUBJECTS, SHAPE_BOOL);
    }
    p->papers = papers;
    p->paper_count = before + list->count;
}

static void read_names(struct document *doc, const char *key, struct name_list *names)
{
    if (yaml_get(doc->root, key))
        *names = document_names(doc, doc->root, key);
}

struct product *product_load(struct document *doc, const struct fact_table *facts, struct product *const *others,
                             size_t count)
{
    struct product *p = ARENA_NEW(doc->arena, struct product);
    const char *extends = document_text(doc, doc->root, "extends");
    *p = (struct product){.family = "",
                          .line = "",
                          .lends = true,
                          .amount_least = NONE,
                          .amount_most = NONE,
                          .term_least = NONE,
                          .term_most = NONE,
                          .conversion = 1,
                          .lgd = 0.4,
                          .floor_bp = NAN,
                          .ceiling_bp = NAN,
                          .repricing_months = 12};
    for (size_t i = 0; extends && i < count; i++)
        if (!strcmp(others[i]->doc->name, extends)) {
            *p = *others[i];
            p->extends = others[i];
        }
    p->doc = doc;
    document_map(doc, doc->root, "product", PRODUCT_KEYS);
    if (extends && !p->extends)
        document_problem(doc, yaml_get(doc->root, "extends"), ERROR_POLICY_REFERENCE_UNKNOWN, .value = extends,
                         .arguments = {"product"});
    if (!p->extends || yaml_get(doc->root, "family")) {
        const char *family = document_name_need(doc, doc->root, "family");
        p->family = family ? family : "";
    }
    if (!p->extends || yaml_get(doc->root, "line")) {
        const char *line = document_name_need(doc, doc->root, "line");
        p->line = line ? line : "";
    }
    document_bool(doc, doc->root, "lends", &p->lends);
    read_bounds(doc, p);
    read_names(doc, "repayments", &p->repayments);
    read_names(doc, "securities", &p->securities);
    read_names(doc, "currencies", &p->currencies);
    read_names(doc, "clauses", &p->clauses);
    read_share(doc, "conversion", &p->conversion);
    read_share(doc, "lgd", &p->lgd);
    read_share(doc, "upfront_fee", &p->upfront_fee);
    read_share(doc, "yearly_fee", &p->yearly_fee);
    read_rules(doc, facts, p);
    read_papers(doc, facts, p);
    return p;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void names_write(struct json_writer *w, const char *key, struct name_list names)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < names.count; i++)
        json_write_text(w, names.names[i]);
    json_close(w, ']');
}

static void rules_write(struct json_writer *w, const struct product *p)
{
    json_key(w, "eligibility");
    json_open(w, '[');
    for (size_t i = 0; i < p->rule_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", p->rules[i].name);
        write_label(w, "label", p->rules[i].label);
        json_put_text(w, "when", p->rules[i].when ? expression_source(p->rules[i].when) : NULL);
        json_put_bool(w, "blocks", p->rules[i].blocks);
        json_put_int(w, "line", p->rules[i].line);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void product_write(struct json_writer *w, const struct product *p)
{
    json_open(w, '{');
    json_put_text(w, "name", p->doc->name);
    write_label(w, "label", p->doc->label);
    write_label(w, "help", p->doc->help);
    json_put_int(w, "version", p->doc->version);
    json_put_text(w, "file", p->doc->file);
    json_put_text(w, "extends", p->extends ? p->extends->doc->name : NULL);
    json_put_text(w, "family", p->family);
    json_put_text(w, "line", p->line);
    json_put_bool(w, "lends", p->lends);
    json_put_int(w, "amount_least", p->amount_least);
    json_put_int(w, "amount_most", p->amount_most);
    json_put_int(w, "term_least", p->term_least);
    json_put_int(w, "term_most", p->term_most);
    json_put_int(w, "grace_most", p->grace_most);
    json_put_double(w, "conversion", p->conversion);
    json_put_double(w, "lgd", p->lgd);
    json_put_double(w, "upfront_fee", p->upfront_fee);
    json_put_double(w, "yearly_fee", p->yearly_fee);
    json_put_double(w, "floor_bp", p->floor_bp);
    json_put_double(w, "ceiling_bp", p->ceiling_bp);
    json_put_int(w, "repricing_months", p->repricing_months);
    names_write(w, "repayments", p->repayments);
    names_write(w, "securities", p->securities);
    names_write(w, "currencies", p->currencies);
    names_write(w, "clauses", p->clauses);
    rules_write(w, p);
    json_key(w, "documents");
    json_open(w, '[');
    for (size_t i = 0; i < p->paper_count; i++) {
        json_open(w, '{');
        json_put_text(w, "code", p->papers[i].code);
        write_label(w, "label", p->papers[i].label);
        json_put_bool(w, "required", p->papers[i].required);
        json_put_int(w, "valid_months", p->papers[i].valid_months);
        json_put_int(w, "days", p->papers[i].days);
        json_put_text(w, "when", p->papers[i].when ? expression_source(p->papers[i].when) : NULL);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}
