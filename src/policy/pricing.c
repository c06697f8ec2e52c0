#include "policy/pricing.h"

#include "policy/write.h"

#include <string.h>

double pricing_curve(const struct pricing_point *points, size_t count, double months)
{
    if (!count || months <= (double)points[0].months)
        return count ? points[0].rate : 0;
    for (size_t i = 1; i < count; i++)
        if (months <= (double)points[i].months) {
            double share = (months - (double)points[i - 1].months) / (double)(points[i].months - points[i - 1].months);
            return points[i - 1].rate + share * (points[i].rate - points[i - 1].rate);
        }
    return points[count - 1].rate;
}

double pricing_lpr(const struct pricing *pricing, int64_t term_months)
{
    return term_months > 60 ? pricing->lpr_5y : pricing->lpr_1y;
}

double pricing_ftp(const struct pricing *p, int64_t term_months, int64_t repricing_months)
{
    int64_t reset = repricing_months > 0 && repricing_months < term_months ? repricing_months : term_months;
    return pricing_curve(p->funding, p->funding_count, (double)reset) +
           pricing_curve(p->liquidity, p->liquidity_count, (double)term_months);
}

double pricing_cost(const struct pricing *pricing, const char *line)
{
    for (size_t i = 0; i < pricing->cost_count; i++)
        if (!strcmp(pricing->costs[i].line, line))
            return pricing->costs[i].rate;
    return pricing->cost_rate;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void points_write(struct json_writer *w, const char *key, const struct pricing_point *points, size_t count)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(w, '{');
        json_put_int(w, "months", points[i].months);
        json_put_double(w, "rate", points[i].rate);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void pricing_write(struct json_writer *w, const struct pricing *p)
{
    json_open(w, '{');
    write_document(w, "policy", p->doc);
    json_put_double(w, "lpr_1y", p->lpr_1y);
    json_put_double(w, "lpr_5y", p->lpr_5y);
    json_put_text(w, "lpr_on", p->lpr_on);
    points_write(w, "funding", p->funding, p->funding_count);
    points_write(w, "liquidity", p->liquidity, p->liquidity_count);
    json_put_double(w, "cost_rate", p->cost_rate);
    json_put_double(w, "tax_rate", p->tax_rate);
    json_put_double(w, "capital_ratio", p->capital_ratio);
    json_put_double(w, "capital_return", p->capital_return);
    json_put_double(w, "target_raroc", p->target_raroc);
    json_put_double(w, "hurdle", p->hurdle);
    json_close(w, '}');
}

/* --- loading ------------------------------------------------------------------------------------------------------ */

static void read_points(struct document *doc, const char *key, const struct pricing_point **points, size_t *count)
{
    const struct yaml *list = document_need(doc, doc->root, key);
    if (!list || !document_list(doc, list, key))
        return;
    struct pricing_point *all = ARENA_LIST(doc->arena, struct pricing_point, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        if (!document_map(doc, &list->items[i], key, "months rate"))
            return;
        document_int(doc, &list->items[i], "months", &all[i].months);
        document_number(doc, &list->items[i], "rate", &all[i].rate);
        if (i && all[i].months <= all[i - 1].months)
            document_problem(doc, &list->items[i], ERROR_POLICY_ORDER, .value = key, .arguments = {"months"});
    }
    *points = all;
    *count = list->count;
}

static void read_securities(struct document *doc, struct pricing *p)
{
    const struct yaml *list = document_need(doc, doc->root, "securities");
    if (!list || !document_list(doc, list, "securities"))
        return;
    struct pricing_security *all = ARENA_LIST(doc->arena, struct pricing_security, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        all[i].name = "";
        if (!document_map(doc, &list->items[i], "security", "name label recovery"))
            continue;
        const char *name = document_name_need(doc, &list->items[i], "name");
        all[i].name = name ? name : "";
        all[i].label = document_label_need(doc, &list->items[i], "label");
        document_number(doc, &list->items[i], "recovery", &all[i].recovery);
    }
    p->securities = all;
    p->security_count = list->count;
}

static void read_costs(struct document *doc, struct pricing *p)
{
    const struct yaml *map = yaml_get(doc->root, "line_costs");
    if (!map || !document_map(doc, map, "line_costs", NULL))
        return;
    struct pricing_cost *all = ARENA_LIST(doc->arena, struct pricing_cost, map->count + 1);
    for (size_t i = 0; i < map->count; i++) {
        all[i].line = map->keys[i].text;
        document_number(doc, map, map->keys[i].text, &all[i].rate);
    }
    p->costs = all;
    p->cost_count = map->count;
}

struct pricing *pricing_load(struct document *doc)
{
    struct pricing *p = ARENA_NEW(doc->arena, struct pricing);
    p->doc = doc;
    *p = (struct pricing){.doc = doc,
                          .tax_rate = .25,
                          .capital_ratio = .105,
                          .capital_return = .02,
                          .target_raroc = .12,
                          .hurdle = .11,
                          .pd_floor = .0005,
                          .lgd_floor = .05};
    document_map(doc, doc->root, "pricing",
                 "kind name label help version lpr funding liquidity cost_rate line_costs tax_rate capital_ratio "
                 "capital_return target_raroc hurdle pd_floor lgd_floor securities examples");
    const struct yaml *lpr = document_need(doc, doc->root, "lpr");
    if (lpr && document_map(doc, lpr, "lpr", "on one_year five_years")) {
        p->lpr_on = document_text_need(doc, lpr, "on");
        document_number(doc, lpr, "one_year", &p->lpr_1y);
        document_number(doc, lpr, "five_years", &p->lpr_5y);
    }
    read_points(doc, "funding", &p->funding, &p->funding_count);
    read_points(doc, "liquidity", &p->liquidity, &p->liquidity_count);
    document_number(doc, doc->root, "cost_rate", &p->cost_rate);
    read_costs(doc, p);
    document_number(doc, doc->root, "tax_rate", &p->tax_rate);
    document_number(doc, doc->root, "capital_ratio", &p->capital_ratio);
    document_number(doc, doc->root, "capital_return", &p->capital_return);
    document_number(doc, doc->root, "target_raroc", &p->target_raroc);
    document_number(doc, doc->root, "hurdle", &p->hurdle);
    document_number(doc, doc->root, "pd_floor", &p->pd_floor);
    document_number(doc, doc->root, "lgd_floor", &p->lgd_floor);
    if (!(p->tax_rate >= 0 && p->tax_rate < 1))
        document_problem(doc, yaml_get(doc->root, "tax_rate"), ERROR_POLICY_OUT_OF_RANGE, .value = "tax_rate",
                         .arguments = {"0..1"});
    if (!(p->capital_ratio > 0 && p->capital_ratio < 1))
        document_problem(doc, yaml_get(doc->root, "capital_ratio"), ERROR_POLICY_OUT_OF_RANGE, .value = "capital_ratio",
                         .arguments = {"0..1"});
    read_securities(doc, p);
    return p;
}
