#include "policy/market.h"

#include "policy/expression.h"

#include <math.h>
#include <string.h>

double market_pd(const struct market_model *model, double distance)
{
    const struct market_point *p = model->points;
    size_t count = model->point_count;
    if (!count || isnan(distance))
        return NAN;
    if (distance <= p[0].distance)
        return p[0].pd;
    for (size_t i = 1; i < count; i++)
        if (distance <= p[i].distance) {
            double share = (distance - p[i - 1].distance) / (p[i].distance - p[i - 1].distance);
            return exp(log(p[i - 1].pd) + share * (log(p[i].pd) - log(p[i - 1].pd)));
        }
    return p[count - 1].pd;
}

const struct market_proxy *market_proxy_of(const struct market_model *model, const char *section)
{
    const struct market_proxy *other = NULL;
    for (size_t i = 0; i < model->proxy_count; i++) {
        if (!model->proxies[i].section)
            other = &model->proxies[i];
        else if (section && !strcmp(model->proxies[i].section, section))
            return &model->proxies[i];
    }
    return other;
}

double market_volatility(const struct market_model *model, const char *section, double revenue)
{
    const struct market_proxy *proxy = market_proxy_of(model, section);
    double volatility = proxy ? proxy->asset_volatility : NAN;
    for (size_t i = 0; i < model->size_count; i++)
        if (isnan(revenue) || revenue < model->sizes[i].below)
            return volatility + model->sizes[i].volatility_add;
    return volatility;
}

/* --- loading
 * ------------------------------------------------------------------------------------------------------------ */

static void wrong(struct document *doc, const struct yaml *node, const char *key, const char *wanted)
{
    const struct yaml *at = yaml_get(node, key);
    document_problem(doc, at ? at : node, ERROR_POLICY_NUMBER_EXPECTED, .value = key, .arguments = {wanted});
}

static void positive(struct document *doc, const struct yaml *node, const char *key, double *value)
{
    document_need(doc, node, key);
    if (document_number(doc, node, key, value) && !(*value > 0))
        wrong(doc, node, key, "> 0");
}

static void read_points(struct document *doc, struct market_model *model)
{
    const struct yaml *list = document_need(doc, doc->root, "distance_to_pd");
    if (!list || !document_list(doc, list, "distance_to_pd"))
        return;
    struct market_point *points = ARENA_LIST(doc->arena, struct market_point, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "point", "distance pd"))
            continue;
        document_need(doc, node, "distance");
        document_number(doc, node, "distance", &points[i].distance);
        positive(doc, node, "pd", &points[i].pd);
        bool falls = !i || (points[i].distance > points[i - 1].distance && points[i].pd < points[i - 1].pd);
        if (!falls || points[i].pd >= 1)
            wrong(doc, node, "pd", "< 100%, distance rising, pd falling / 距离递增、违约概率递减");
    }
    model->points = points;
    model->point_count = list->count;
}

static void read_proxies(struct document *doc, struct market_model *model)
{
    const struct yaml *list = document_need(doc, doc->root, "proxies");
    if (!list || !document_list(doc, list, "proxies"))
        return;
    struct market_proxy *proxies = ARENA_LIST(doc->arena, struct market_proxy, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "proxy", "section ebitda_multiple revenue_multiple asset_volatility"))
            continue;
        proxies[i].section = document_text(doc, node, "section");
        positive(doc, node, "ebitda_multiple", &proxies[i].ebitda_multiple);
        positive(doc, node, "revenue_multiple", &proxies[i].revenue_multiple);
        positive(doc, node, "asset_volatility", &proxies[i].asset_volatility);
    }
    model->proxies = proxies;
    model->proxy_count = list->count;
}

static void read_sizes(struct document *doc, struct market_model *model)
{
    const struct yaml *list = yaml_get(doc->root, "sizes");
    if (!list || !document_list(doc, list, "sizes"))
        return;
    struct market_size *sizes = ARENA_LIST(doc->arena, struct market_size, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i], *below;
        struct value value;
        if (!document_map(doc, node, "size", "revenue_below volatility_add"))
            continue;
        below = document_need(doc, node, "revenue_below");
        if (below && expression_constant(doc, below, (struct shape){.type = VALUE_MONEY}, &value))
            sizes[i].below = (double)value.minor;
        if (i && sizes[i].below <= sizes[i - 1].below)
            wrong(doc, node, "revenue_below", "rising / 递增");
        document_number(doc, node, "volatility_add", &sizes[i].volatility_add);
    }
    model->sizes = sizes;
    model->size_count = list->count;
}

struct market_model *market_model_load(struct document *doc)
{
    struct market_model *model = ARENA_NEW(doc->arena, struct market_model);
    *model = (struct market_model){.doc = doc, .days = 370, .least_quotes = 120, .stale_days = 30, .notches_far = 3};
    document_map(doc, doc->root, "market_model",
                 "kind name label help version risk_free horizon_years quotes notches_far distance_to_pd proxies sizes "
                 "examples");
    document_need(doc, doc->root, "risk_free");
    document_number(doc, doc->root, "risk_free", &model->risk_free);
    model->horizon_years = 1;
    model->days_per_year = 250;
    if (document_number(doc, doc->root, "horizon_years", &model->horizon_years) && !(model->horizon_years > 0))
        wrong(doc, doc->root, "horizon_years", "> 0");
    document_int(doc, doc->root, "notches_far", &model->notches_far);
    const struct yaml *quotes = yaml_get(doc->root, "quotes");
    if (quotes && document_map(doc, quotes, "quotes", "days least stale_days days_per_year")) {
        document_int(doc, quotes, "days", &model->days);
        document_int(doc, quotes, "least", &model->least_quotes);
        document_int(doc, quotes, "stale_days", &model->stale_days);
        document_number(doc, quotes, "days_per_year", &model->days_per_year);
        if (model->least_quotes < 10)
            wrong(doc, quotes, "least", ">= 10");
    }
    read_points(doc, model);
    read_proxies(doc, model);
    read_sizes(doc, model);
    return model;
}
