#include "quant/project_case.h"

#include "base/text.h"
#include "quant/debt_profile.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct reading {
    struct arena *arena;
    struct project_case *made;
    struct project_plan *model;
    const struct error *first;
    struct error *last;
    int start, period_months;       /* START: months since year 0 */
    double construction, operation; /* months, with the delay */
    double delay, planned_construction;
};

/* --- single values ------------------------------------------------------------------------------------------------ */

static void problem(struct reading *r, struct error wanted)
{
    struct error *error = (struct error *)error_copy(r->arena, &wanted);
    if (r->last)
        r->last->next = error;
    else
        r->first = error;
    r->last = error;
}

static const char *path_of(struct reading *r, const char *at, const char *key)
{
    return *at ? arena_format(r->arena, "%s.%s", at, key) : key;
}

/* FALLBACK NAN: must be given. */
static double number_at(struct reading *r, const struct json *map, const char *at, const char *key, double fallback,
                        double low, double high)
{
    const struct json *node = json_get(map, key);
    const struct json *inner = node && node->kind == JSON_MAP ? json_get(node, "value") : node;
    double value = fallback;
    if (json_absent(node) || json_absent(inner)) {
        if (isnan(fallback))
            problem(r, (struct error){.id = ERROR_FIELD_REQUIRED, .field = path_of(r, at, key)});
        return isnan(fallback) ? low : fallback;
    }
    if (!json_number(inner, &value)) {
        problem(r, (struct error){
                       .id = ERROR_FIELD_TYPE, .field = path_of(r, at, key), .value = "?", .arguments = {"number"}});
        return low;
    }
    if (!(value >= low && value <= high)) {
        problem(r, (struct error){.id = ERROR_FIELD_RANGE,
                                  .field = path_of(r, at, key),
                                  .value = arena_format(r->arena, "%g", value),
                                  .arguments = {arena_format(r->arena, "%g..%g", low, high)}});
        return low;
    }
    return value;
}

static bool truth_at(const struct json *map, const char *key)
{
    bool value = false;
    return json_get_bool(map, key, &value) && value;
}

static int choice_at(struct reading *r, const struct json *map, const char *at, const char *key,
                     const char *const *names)
{
    const char *text = json_get_text(map, key);
    int i = 0;
    while (text && names[i] && strcmp(names[i], text))
        i++;
    if (!text || names[i])
        return text ? i : 0;
    char all[200] = "";
    for (i = 0; names[i]; i++)
        snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s%s", i ? ", " : "", names[i]);
    problem(r,
            (struct error){.id = ERROR_FIELD_CHOICE, .field = path_of(r, at, key), .value = text, .arguments = {all}});
    return 0;
}

/* Only what the format names: a slip of the pen must not become a default. */
static void keys_check(struct reading *r, const struct json *map, const char *at, const char *allowed)
{
    for (size_t i = 0; map && map->kind == JSON_MAP && i < map->count; i++) {
        size_t size = strlen(map->keys[i]);
        const char *found = strstr(allowed, map->keys[i]);
        while (found && !((found == allowed || found[-1] == ' ') && (found[size] == ' ' || !found[size])))
            found = strstr(found + 1, map->keys[i]);
        if (!found)
            problem(r, (struct error){
                           .id = ERROR_FIELD_UNKNOWN, .field = path_of(r, at, map->keys[i]), .arguments = {allowed}});
    }
}

static const struct json *list_at(struct reading *r, const struct json *map, const char *at, const char *key,
                                  size_t least)
{
    static const struct json none = {.kind = JSON_LIST};
    const struct json *list = json_get(map, key);
    if (json_absent(list))
        list = &none;
    if (list->kind != JSON_LIST || list->count > PROJECT_MEMBERS_MOST || list->count < least) {
        problem(r, (struct error){.id = ERROR_FIELD_TYPE,
                                  .field = path_of(r, at, key),
                                  .value = arena_format(r->arena, "%zu", list->kind == JSON_LIST ? list->count : 0),
                                  .arguments = {arena_format(r->arena, "list, %zu..%d", least, PROJECT_MEMBERS_MOST)}});
        return &none;
    }
    return list;
}

static int month_read(const char *text)
{
    int year, month, used = 0;
    if (!text || sscanf(text, "%4d-%2d%n", &year, &month, &used) != 2 || (text[used] && text[used] != '-') ||
        month < 1 || month > 12 || year < 1990 || year > 2150)
        return -1;
    return year * 12 + month - 1;
}

/* --- courses over time -------------------------------------------------------------------------------------------- */

struct course {
    const struct json *node, *points;
    double value, growth;
    const struct json *ramp;
};

static struct course course_at(struct reading *r, const struct json *map, const char *at, const char *key,
                               double fallback, double low, double high)
{
    struct course course = {.node = json_get(map, key)};
    const char *path = path_of(r, at, key);
    if (course.node && course.node->kind == JSON_MAP) {
        keys_check(r, course.node, path, "value growth ramp points source dated note");
        course.growth = number_at(r, course.node, path, "growth", 0, -0.5, 1);
        course.ramp = json_get(course.node, "ramp");
        course.points = json_get(course.node, "points");
        for (size_t i = 0; course.points && course.points->kind == JSON_LIST && i < course.points->count; i++) {
            const struct json *point = &course.points->items[i];
            double value;
            if (point->kind != JSON_LIST || point->count != 2 || point->items[0].kind != JSON_TEXT ||
                month_read(point->items[0].text) < 0 || !json_number(&point->items[1], &value) || value < low ||
                value > high)
                problem(r, (struct error){.id = ERROR_FIELD_TYPE,
                                          .field = arena_format(r->arena, "%s.points.%zu", path, i),
                                          .value = "?",
                                          .arguments = {"[\"2030-01\", number]"}});
        }
        if (course.points && (course.points->kind != JSON_LIST || !course.points->count))
            course.points = NULL;
        fallback = course.points ? 0 : fallback;
    }
    course.value = number_at(r, map, at, key, fallback, low, high);
    return course;
}

static double course_value(const struct reading *r, const struct course *course, size_t t)
{
    int month = r->start + (int)t * r->period_months;
    double operated = (double)t * r->period_months - r->construction, value = course->value, share;
    if (r->first)
        return course->value;
    for (size_t i = 0; course->points && i < course->points->count; i++)
        if (i == 0 || month_read(course->points->items[i].items[0].text) <= month)
            json_number(&course->points->items[i].items[1], &value);
    int year = operated < 0 ? 0 : (int)(operated / 12);
    if (course->ramp && course->ramp->kind == JSON_LIST && operated >= 0 && (size_t)year < course->ramp->count &&
        json_number(&course->ramp->items[year], &share))
        value *= share;
    return value * pow(1 + course->growth, year);
}

static void course_fill(const struct reading *r, const struct course *course, double factor, bool operation_only,
                        double *row)
{
    for (size_t t = 0; t < r->model->periods; t++)
        row[t] = operation_only && !(r->model->rows[PL_operation][t] > 0) ? 0 : factor * course_value(r, course, t);
}

static void row_fill(const struct reading *r, double value, double *row)
{
    for (size_t t = 0; t < r->model->periods; t++)
        row[t] = value;
}

/* --- parts -------------------------------------------------------------------------------------------------------- */

static double profile_share(int profile, double u)
{
    u = u < 0 ? 0 : u > 1 ? 1 : u;
    return profile ? u * u * (3 - 2 * u) : u;
}

static void read_capex(struct reading *r, const struct json *list)
{
    static const char *const profiles[] = {"even", "s_curve", NULL};
    double stretch = r->construction / r->planned_construction;
    for (size_t i = 0; i < list->count; i++) {
        const struct json *item = &list->items[i];
        const char *at = arena_format(r->arena, "capex.%zu", i);
        keys_check(r, item, at, "name amount from_month months profile source dated note");
        double amount = number_at(r, item, at, "amount", NAN, 0, 1e15);
        double from = number_at(r, item, at, "from_month", 0, 0, r->planned_construction) * stretch;
        double months = number_at(r, item, at, "months", r->planned_construction, 1, 1200) * stretch;
        int profile = choice_at(r, item, at, "profile", profiles);
        if (from + months > r->construction)
            months = fmax(r->construction - from, 1e-9);
        double *row = project_row(r->model, PL_capex_plan, i), before = 0;
        for (size_t t = 0; t < r->model->shape.construction; t++) {
            double share = profile_share(profile, ((double)(t + 1) * r->period_months - from) / months);
            row[t] = amount * (share - before);
            before = share;
        }
    }
}

/* Weights of the months of a period, their mean being one. */
static double season_weight(const struct reading *r, const struct json *season, size_t t)
{
    double all = 0, sum = 0, weight;
    for (size_t m = 0; m < 12; m++)
        all += json_number(&season->items[m], &weight) ? weight : 0;
    for (int k = 0; k < r->period_months; k++)
        sum += json_number(&season->items[(r->start + (int)t * r->period_months + k) % 12], &weight) ? weight : 0;
    return all > 0 ? sum / all * 12 / r->period_months : 1;
}

/* The yearly payment of a public partner: 财金〔2015〕21号. */
static void read_ppp_payment(struct reading *r, const struct json *item, const char *at, double *row)
{
    double years = number_at(r, item, at, "years", NAN, 1, 50), cost = 0, amount;
    const struct json *capex = json_get(r->made->content, "capex");
    for (size_t i = 0; capex && capex->kind == JSON_LIST && i < capex->count; i++)
        cost += json_get_number(&capex->items[i], "amount", &amount) ? amount : 0;
    struct availability_terms terms = {.construction_cost = number_at(r, item, at, "construction_cost", cost, 0, 1e15),
                                       .profit_rate = number_at(r, item, at, "profit_rate", 0.06, 0, 0.3),
                                       .discount_rate = number_at(r, item, at, "discount_rate", 0.05, 0, 0.3),
                                       .annual_operating_cost = number_at(r, item, at, "operating_cost", 0, 0, 1e15),
                                       .years = (size_t)years};
    double *payments = ARENA_LIST(r->arena, double, terms.years),
           charges = number_at(r, item, at, "user_charges", 0, 0, 1e15);
    availability_payments(&terms, payments);
    for (size_t t = 0; t < r->model->periods; t++) {
        double operated = (double)t * r->period_months - r->construction;
        size_t year = operated < 0 ? terms.years : (size_t)(operated / 12);
        row[t] = year < terms.years ? fmax(0, payments[year] - charges) : 0;
    }
}

static void read_revenues(struct reading *r, const struct json *list)
{
    static const char *const drivers[] = {"volume_price",     "tariff",  "availability",
                                          "ppp_availability", "subsidy", NULL};
    enum { AVAILABILITY = 2, PPP = 3 };
    for (size_t i = 0; i < list->count; i++) {
        const struct json *item = &list->items[i], *season = json_get(item, "season");
        const char *at = arena_format(r->arena, "revenues.%zu", i), *currency = json_get_text(item, "currency");
        int driver = choice_at(r, item, at, "driver", drivers);
        keys_check(r, item, at,
                   "name driver volume price season currency fx source dated note unit years profit_rate discount_rate "
                   "construction_cost operating_cost user_charges");
        struct course volume = course_at(r, item, at, "volume", driver >= AVAILABILITY ? 1 : NAN, 0, 1e15);
        double *volumes = project_row(r->model, PL_volume, i), years = r->period_months / 12.0;
        course_fill(r, &volume, years, true, volumes);
        if (season && (season->kind != JSON_LIST || season->count != 12))
            problem(r, (struct error){.id = ERROR_FIELD_TYPE,
                                      .field = path_of(r, at, "season"),
                                      .value = "?",
                                      .arguments = {"12 numbers"}});
        for (size_t t = 0; season && !r->first && t < r->model->periods; t++)
            volumes[t] *= season_weight(r, season, t);
        if (driver == PPP) {
            read_ppp_payment(r, item, at, project_row(r->model, PL_price, i));
        } else {
            struct course price = course_at(r, item, at, "price", NAN, 0, 1e15);
            course_fill(r, &price, 1, false, project_row(r->model, PL_price, i));
        }
        struct course fx = course_at(r, item, at, "fx", 1, 1e-6, 1e6);
        course_fill(r, &fx, 1, false, project_row(r->model, PL_revenue_fx, i));
        row_fill(r, driver < AVAILABILITY, project_row(r->model, PL_volume_exposed, i));
        row_fill(r, driver < AVAILABILITY, project_row(r->model, PL_price_exposed, i));
        row_fill(r, currency && strcmp(currency, r->made->currency), project_row(r->model, PL_revenue_foreign, i));
    }
}

static void read_costs(struct reading *r, const struct json *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *at = arena_format(r->arena, "costs.%zu", i);
        keys_check(r, &list->items[i], at, "name amount share source dated note");
        struct course amount = course_at(r, &list->items[i], at, "amount", 0, 0, 1e15);
        struct course share = course_at(r, &list->items[i], at, "share", 0, 0, 1);
        course_fill(r, &amount, r->period_months / 12.0, true, project_row(r->model, PL_cost_fixed, i));
        course_fill(r, &share, 1, true, project_row(r->model, PL_cost_share, i));
    }
}

static void read_maintenance(struct reading *r, const struct json *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *at = arena_format(r->arena, "maintenance.%zu", i);
        keys_check(r, &list->items[i], at, "name amount every_years growth source dated note");
        double amount = number_at(r, &list->items[i], at, "amount", NAN, 0, 1e15);
        double every = number_at(r, &list->items[i], at, "every_years", 1, 1, 50);
        double growth = number_at(r, &list->items[i], at, "growth", 0, -0.5, 1);
        size_t each = (size_t)(every * 12 / r->period_months), first = r->model->shape.construction;
        /* Falls due in the last period of every such span, not where the project ends. */
        for (size_t t = first + each - 1; t + 1 < r->model->periods; t += each)
            r->model->rows[PL_maintenance_plan][t] +=
                amount * pow(1 + growth, (double)(t - first) * r->period_months / 12);
    }
}

static void read_operation(struct reading *r, const struct json *content)
{
    struct project_plan *m = r->model;
    const struct json *tax = json_get(content, "tax");
    keys_check(r, tax, "tax", "rate holiday_years half_years loss_years source dated note");
    double rate = number_at(r, tax, "tax", "rate", 0.25, 0, 0.6),
           holiday = number_at(r, tax, "tax", "holiday_years", 0, 0, 30);
    double half = number_at(r, tax, "tax", "half_years", 0, 0, 30), span = 30.0 * r->period_months;
    double receivable = number_at(r, content, "", "receivable_days", 0, 0, 720) / span;
    double payable = number_at(r, content, "", "payable_days", 0, 0, 720) / span;
    double life = fmin(number_at(r, content, "", "depreciation_years", r->operation / 12, 1, 100) * 12, r->operation);
    double periods = fmax(1, floor(life / r->period_months));
    for (size_t t = m->shape.construction, k = 0; t < m->periods; t++, k++) {
        double year = floor((double)k * r->period_months / 12);
        m->rows[PL_tax_rate][t] = year < holiday ? 0 : year < holiday + half ? rate / 2 : rate;
        m->rows[PL_receivable_share][t] = t + 1 < m->periods ? receivable : 0;
        m->rows[PL_payable_share][t] = t + 1 < m->periods ? payable : 0;
        m->rows[PL_depreciation_share][t] = (double)k < periods ? 1 / periods : 0;
    }
    double grant = number_at(r, content, "", "grant", 0, 0, 1e15);
    for (size_t t = 0; t < m->shape.construction; t++)
        m->rows[PL_grant][t] = grant / (double)m->shape.construction;
}

static void read_tranche(struct reading *r, const struct json *item, size_t i, double tail)
{
    static const char *const kinds[] = {"sculpted", "annuity", "equal_principal", "bullet", NULL};
    struct project_plan *m = r->model;
    const char *at = arena_format(r->arena, "debt.tranches.%zu", i), *currency = json_get_text(item, "currency");
    keys_check(r, item, at,
               "name share rate floating currency fx upfront_fee commitment_fee repayment grace_months tenor_months "
               "source dated note");
    struct course rate = course_at(r, item, at, "rate", NAN, 0, 0.5), fx = course_at(r, item, at, "fx", 1, 1e-6, 1e6);
    double grace = number_at(r, item, at, "grace_months", 0, 0, 600), years = r->period_months / 12.0;
    double tenor = number_at(r, item, at, "tenor_months", NAN, 1, 1200),
           commitment = number_at(r, item, at, "commitment_fee", 0, 0, 0.1);
    course_fill(r, &rate, 1, false, project_row(m, PL_debt_rate_plan, i));
    course_fill(r, &fx, 1, false, project_row(m, PL_debt_fx_plan, i));
    row_fill(r, number_at(r, item, at, "share", 1, 0, 1), project_row(m, PL_debt_weight, i));
    row_fill(r, truth_at(item, "floating"), project_row(m, PL_debt_floating, i));
    row_fill(r, currency && strcmp(currency, r->made->currency), project_row(m, PL_debt_foreign, i));
    row_fill(r, choice_at(r, item, at, "repayment", kinds), project_row(m, PL_debt_kind, i));
    project_row(m, PL_upfront_rate, i)[0] = number_at(r, item, at, "upfront_fee", 0, 0, 0.1);
    for (size_t t = 0; t < m->shape.construction; t++)
        project_row(m, PL_commitment_rate, i)[t] = commitment * years;
    double last = fmin(tenor, r->construction + r->operation - tail);
    size_t first = m->shape.construction + (size_t)(grace / r->period_months);
    if (last <= r->construction + grace)
        problem(r, (struct error){
                       .id = ERROR_FIELD_INCONSISTENT,
                       .field = path_of(r, at, "tenor_months"),
                       .arguments = {"construction_months + grace_months < tenor_months <= project - tail_months"}});
    else
        project_repayments_set(m, i, first, (size_t)(last / r->period_months) - 1);
}

static void read_debt(struct reading *r, const struct json *debt, const struct json *list)
{
    struct project_plan *m = r->model;
    keys_check(r, debt, "debt",
               "max_gearing limit target_dscr tail_months sweep_share equity_first tranches source dated note");
    struct course dscr = course_at(r, debt, "debt", "target_dscr", NAN, 1, 10),
                  sweep = course_at(r, debt, "debt", "sweep_share", 0, 0, 1);
    double tail = number_at(r, debt, "debt", "tail_months", 0, 0, 600), shares = 0;
    course_fill(r, &dscr, 1, false, m->rows[PL_target_dscr]);
    course_fill(r, &sweep, 1, true, m->rows[PL_sweep_share]);
    m->numbers[PK_max_gearing] = number_at(r, debt, "debt", "max_gearing", NAN, 0, 1);
    m->numbers[PK_debt_limit] = number_at(r, debt, "debt", "limit", 1e18, 0, 1e18);
    m->numbers[PK_equity_first] = truth_at(debt, "equity_first");
    for (size_t i = 0; i < list->count; i++) {
        read_tranche(r, &list->items[i], i, tail);
        shares += project_row(m, PL_debt_weight, i)[0];
    }
    if (list->count && fabs(shares - 1) > 1e-6)
        problem(r, (struct error){.id = ERROR_FIELD_INCONSISTENT,
                                  .field = "debt.tranches",
                                  .arguments = {"shares must add up to 1"}});
}

static void read_numbers(struct reading *r, const struct json *content)
{
    const struct json *reserves = json_get(content, "reserves"), *cover = json_get(content, "cover");
    const struct json *own = json_get(content, "shareholder_loan"), *factors = json_get(content, "factors");
    double *n = r->model->numbers, span = r->period_months, capex = 0;
    for (size_t i = 0; i < r->model->shape.counts[PG_CAPEX]; i++)
        for (size_t t = 0; t < r->model->shape.construction; t++)
            capex += project_row(r->model, PL_capex_plan, i)[t];
    n[PK_tiny] = 1e-6 + 1e-9 * capex; /* what is left of the fixed point's precision is no debt service */
    keys_check(r, reserves, "reserves", "dsra_months mra_months source dated note");
    keys_check(r, cover, "cover", "lockup_dscr default_dscr source dated note");
    keys_check(r, own, "shareholder_loan", "share rate source dated note");
    keys_check(r, factors, "factors", "capex_factor volume_factor price_factor opex_factor fx_factor rate_shift");
    double dsra = number_at(r, reserves, "reserves", "dsra_months", 0, 0, 24);
    n[PK_dsra_periods] = dsra <= 0 ? 0 : fmax(1, floor(dsra / span));
    n[PK_dsra_share] = dsra <= 0 ? 0 : dsra / (n[PK_dsra_periods] * span);
    n[PK_mra_periods] = floor(number_at(r, reserves, "reserves", "mra_months", 0, 0, 120) / span);
    n[PK_lockup_dscr] = number_at(r, cover, "cover", "lockup_dscr", 1.15, 0, 10);
    n[PK_default_dscr] = number_at(r, cover, "cover", "default_dscr", 1.05, 0, 10);
    n[PK_shl_share] = number_at(r, own, "shareholder_loan", "share", 0, 0, 1);
    n[PK_shl_rate] = number_at(r, own, "shareholder_loan", "rate", 0, 0, 0.5);
    n[PK_discount_rate] = number_at(r, content, "", "discount_rate", 0.08, -0.2, 1);
    n[PK_capex_factor] = number_at(r, factors, "factors", "capex_factor", 1, 0.05, 20);
    n[PK_volume_factor] = number_at(r, factors, "factors", "volume_factor", 1, 0, 20);
    n[PK_price_factor] = number_at(r, factors, "factors", "price_factor", 1, 0, 20);
    n[PK_opex_factor] = number_at(r, factors, "factors", "opex_factor", 1, 0, 20);
    n[PK_fx_factor] = number_at(r, factors, "factors", "fx_factor", 1, 0.01, 100);
    n[PK_rate_shift] = number_at(r, factors, "factors", "rate_shift", 0, -0.2, 0.5);
    if (n[PK_default_dscr] > n[PK_lockup_dscr])
        problem(r, (struct error){.id = ERROR_FIELD_INCONSISTENT,
                                  .field = "cover.default_dscr",
                                  .arguments = {"default_dscr <= lockup_dscr"}});
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void names_take(struct reading *r, enum project_group group, const struct json *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++) {
        r->made->members[group][i] = json_get_text(&list->items[i], "name");
        if (!r->made->members[group][i])
            problem(r,
                    (struct error){.id = ERROR_FIELD_REQUIRED, .field = arena_format(r->arena, "%s.%zu.name", key, i)});
    }
}

static bool read_timeline(struct reading *r, const struct json *content, struct project_shape *shape)
{
    static const double periods[] = {1, 3, 6, 12};
    double period = number_at(r, content, "", "period_months", 1, 1, 12);
    double pay = number_at(r, content, "", "pay_months", period, 1, 12);
    bool known = false;
    for (size_t i = 0; i < 4; i++)
        known |= period == periods[i];
    r->period_months = known ? (int)period : 1;
    r->start = month_read(json_get_text(content, "start"));
    r->planned_construction = number_at(r, content, "", "construction_months", NAN, 1, 240);
    r->delay = number_at(r, content, "", "delay_months", 0, 0, 120);
    r->delay = ceil(r->delay / r->period_months) * r->period_months;
    r->construction = r->planned_construction + r->delay;
    r->operation =
        number_at(r, content, "", "operation_months", NAN, 1, 600) - (truth_at(content, "fixed_end") ? r->delay : 0);
    if (r->start < 0)
        problem(r, (struct error){.id = ERROR_FIELD_CHECK,
                                  .field = "start",
                                  .value = json_get_text(content, "start"),
                                  .arguments = {"YYYY-MM"}});
    if (!known || fmod(pay, r->period_months) != 0 || fmod(r->construction, r->period_months) != 0 ||
        fmod(r->operation, r->period_months) != 0 || r->operation < r->period_months)
        problem(r, (struct error){
                       .id = ERROR_FIELD_INCONSISTENT,
                       .field = "period_months",
                       .arguments = {"1, 3, 6 or 12; construction, operation and pay months are multiples of it"}});
    *shape = (struct project_shape){.period_months = r->period_months,
                                    .first_month = r->start < 0 ? 1 : r->start % 12 + 1,
                                    .construction = (size_t)(r->construction / r->period_months),
                                    .operation = (size_t)(fmax(r->operation, 0) / r->period_months),
                                    .pay_months = (int)pay};
    return !r->first;
}

static const struct error *read_all(struct reading *r, const struct json *content)
{
    struct project_shape shape;
    keys_check(
        r, content, "",
        "start period_months construction_months operation_months pay_months currency delay_months fixed_end capex "
        "grant "
        "revenues costs maintenance receivable_days payable_days depreciation_years tax debt shareholder_loan reserves "
        "cover factors discount_rate scenarios drivers correlation notes");
    if (!read_timeline(r, content, &shape))
        return r->first;
    const struct json *capex = list_at(r, content, "", "capex", 1), *revenues = list_at(r, content, "", "revenues", 1);
    const struct json *costs = list_at(r, content, "", "costs", 1), *debt = json_get(content, "debt");
    const struct json *tranches = list_at(r, debt, "debt", "tranches", 1);
    const struct json *maintenance = list_at(r, content, "", "maintenance", 0);
    if (r->first)
        return r->first;
    double losses = number_at(r, json_get(content, "tax"), "tax", "loss_years", 5, 1, PROJECT_MEMBERS_MOST);
    shape.counts[PG_CAPEX] = capex->count;
    shape.counts[PG_REVENUE] = revenues->count;
    shape.counts[PG_COST] = costs->count;
    shape.counts[PG_TRANCHE] = tranches->count;
    shape.counts[PG_LOSS] = (size_t)losses;
    r->made->plan = r->model = project_plan_new(r->arena, &shape);
    names_take(r, PG_CAPEX, capex, "capex");
    names_take(r, PG_REVENUE, revenues, "revenues");
    names_take(r, PG_COST, costs, "costs");
    names_take(r, PG_TRANCHE, tranches, "debt.tranches");
    read_capex(r, capex);
    read_revenues(r, revenues);
    read_costs(r, costs);
    read_maintenance(r, maintenance);
    read_operation(r, content);
    read_debt(r, debt, tranches);
    read_numbers(r, content);
    return r->first;
}

const struct error *project_case_read(struct arena *arena, const struct json *content, struct project_case *made)
{
    *made = (struct project_case){.content = content, .currency = json_get_text(content, "currency")};
    struct reading r = {.arena = arena, .made = made};
    if (!made->currency)
        made->currency = "CNY";
    const struct error *error = read_all(&r, content);
    made->start_year = r.start / 12;
    made->start_month = r.start % 12 + 1;
    return error;
}

void project_case_month(const struct project_case *made, size_t t, int *year, int *month)
{
    int months = made->start_year * 12 + made->start_month - 1 + (int)(t + 1) * made->plan->shape.period_months - 1;
    *year = months / 12;
    *month = months % 12 + 1;
}
