#include "domain/portfolio/position.h"
#include "quant/concentration.h"
#include "quant/granularity.h"
#include "quant/irb.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool position_impaired(const struct position *p, size_t i)
{
    return p->class[i] >= LOAN_FIVE_CLASS_SUBSTANDARD || p->overdue_days[i] > p->scenarios->default_days ||
           p->customers[p->customer[i]].defaulted;
}

static double years_left(const struct book *book, size_t i)
{
    double left = book->matures_on[i] == NONE ? 1 : (double)(book->matures_on[i] - book->today) / 365.25;
    return left < 1.0 / 12 ? 1.0 / 12 : left > 30 ? 30 : left;
}

static void take_columns(struct arena *arena, struct position *p, size_t room, size_t customers)
{
    p->customers = ARENA_LIST(arena, struct book_customer, customers + 1);
    p->customer = ARENA_LIST(arena, uint32_t, room);
    p->loan = ARENA_LIST(arena, int64_t, room);
    p->branch = ARENA_LIST(arena, int64_t, room);
    p->overdue_days = ARENA_LIST(arena, int64_t, room);
    p->exposure = ARENA_LIST(arena, double, room);
    p->loans = ARENA_LIST(arena, double, room);
    p->pd = ARENA_LIST(arena, double, room);
    p->pd_origination = ARENA_LIST(arena, double, room);
    p->lgd = ARENA_LIST(arena, double, room);
    p->years = ARENA_LIST(arena, double, room);
    p->rate = ARENA_LIST(arena, double, room);
    p->product = ARENA_LIST(arena, uint8_t, room);
    p->class = ARENA_LIST(arena, uint8_t, room);
    p->amortising = ARENA_LIST(arena, uint8_t, room);
    p->foreign = ARENA_LIST(arena, uint8_t, room);
    p->guaranteed = ARENA_LIST(arena, uint8_t, room);
    p->rated = ARENA_LIST(arena, uint8_t, room);
}

struct position *position_make(struct session *s, const struct book_view *view, size_t extra)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRST";
    struct position *p = ARENA_NEW(s->arena, struct position);
    const struct book *b = view->book;
    *p = (struct position){.book = b,
                           .policy = s->policy->portfolio,
                           .scenarios = s->policy->scenarios,
                           .scale = s->policy->scale,
                           .count = view->count,
                           .customer_count = b->customer_count};
    take_columns(s->arena, p, view->count + extra + 1, b->customer_count + extra);
    memcpy(p->customers, b->customers, b->customer_count * sizeof(*p->customers));
    for (int i = 0; i < BOOK_SECTIONS; i++) {
        const char code[] = {i < 20 ? letters[i] : 'Z', 0};
        const struct industry_section *section =
            s->policy->industry ? industry_section(s->policy->industry, code) : NULL;
        p->cycle[i] = !section ? 1 : !strcmp(section->cycle, "low") ? 0 : !strcmp(section->cycle, "high") ? 2 : 1;
    }
    const struct field *products = entity_field(&loan_entity, "product");
    for (size_t i = 0; i < products->choice_count && i < BOOK_PRODUCTS; i++) {
        const struct portfolio_product *product = portfolio_product(p->policy, products->choices[i].name);
        p->weight[i] = product ? product->weight : 1;
    }
    for (size_t i = 0; i < view->count; i++) {
        size_t row = view->rows ? view->rows[i] : i;
        const struct book_customer *c = &b->customers[b->customer[row]];
        p->customer[i] = b->customer[row];
        p->loan[i] = b->loan[row];
        p->branch[i] = b->branch[row];
        p->overdue_days[i] = b->overdue_days[row];
        p->exposure[i] = (double)b->exposure[row];
        p->loans[i] = (double)b->loans[row];
        p->rated[i] = !isnan(c->pd);
        p->pd[i] = p->rated[i] ? c->pd : p->policy->unrated_pd;
        p->pd_origination[i] = b->pd_origination[row];
        p->lgd[i] = b->lgd[row];
        p->years[i] = years_left(b, row);
        p->rate[i] = (double)b->rate[row] / 1e8;
        p->product[i] = b->product[row];
        p->class[i] = b->class[row];
        p->amortising[i] = b->amortising[row];
        p->foreign[i] = b->foreign[row];
        p->guaranteed[i] = b->guaranteed[row];
    }
    return p;
}

#define COPY(column) memcpy(to->column, from->column, from->count * sizeof(*from->column))

void position_copy(struct arena *arena, const struct position *from, struct position *to)
{
    *to = *from;
    take_columns(arena, to, from->count + 2, from->customer_count + 1);
    memcpy(to->customers, from->customers, from->customer_count * sizeof(*to->customers));
    COPY(customer);
    COPY(loan);
    COPY(branch);
    COPY(overdue_days);
    COPY(exposure);
    COPY(loans);
    COPY(pd);
    COPY(pd_origination);
    COPY(lgd);
    COPY(years);
    COPY(rate);
    COPY(product);
    COPY(class);
    COPY(amortising);
    COPY(foreign);
    COPY(guaranteed);
    COPY(rated);
}

/* --- capital
 * ------------------------------------------------------------------------------------------------------------- */

double position_capital(const struct position *p, size_t i)
{
    const struct book_customer *c = &p->customers[p->customer[i]];
    if (position_impaired(p, i)) {
        double downturn = fmin(1, p->lgd[i] + p->scenarios->impaired_recovery_add);
        return irb_defaulted_capital(downturn, p->lgd[i]);
    }
    bool person = c->kind == CUSTOMER_KIND_INDIVIDUAL || c->kind == CUSTOMER_KIND_GUARANTOR;
    bool small = person || c->kind == CUSTOMER_KIND_MICRO ||
                 (!isnan(c->turnover) && c->turnover < p->policy->retail_limit_minor);
    double turnover = isnan(c->turnover) ? 0 : c->turnover / 1e9;
    struct irb_terms terms = {.pd = irb_floored_pd(fmin(p->pd[i], 0.9999), p->policy->pd_floor),
                              .lgd = p->lgd[i],
                              .maturity_years = p->years[i],
                              .turnover_10m_cny = small ? turnover : NAN,
                              .turnover_million_eur = NAN};
    return irb_capital(&terms).capital_requirement;
}

struct position_figures position_figures(const struct position *p, size_t i, double exposure, double loans)
{
    const struct portfolio_policy *policy = p->policy;
    struct position_figures f = {.rwa = position_capital(p, i) * 12.5 * exposure,
                                 .expected_loss = p->pd[i] * p->lgd[i] * exposure};
    double margin = loans * (p->rate[i] - policy->funding - policy->operating_cost);
    f.capital = f.rwa * policy->capital_ratio;
    f.after_tax = (margin - f.expected_loss + policy->capital_return * f.capital) * (1 - policy->tax);
    f.value_added = f.after_tax - policy->hurdle * f.capital;
    return f;
}

/* --- figures
 * ------------------------------------------------------------------------------------------------------------- */

static double hhi_of(struct arena *arena, const double *amounts, size_t count)
{
    double *given = ARENA_LIST(arena, double, count + 1), *shares = ARENA_LIST(arena, double, count + 1);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (amounts[i] > 0)
            given[kept++] = amounts[i];
    return kept ? concentration_compute(arena, given, kept, shares).hhi : NAN;
}

/* Groups count as one, everybody else alone. */
static double hhi_of_groups(struct arena *arena, const struct position *p, const struct measures *m)
{
    size_t groups = p->book->group_count, count = groups;
    double *amounts = ARENA_LIST(arena, double, groups + p->customer_count + 1);
    memcpy(amounts, m->group_exposure, groups * sizeof(double));
    for (size_t i = 0; i < p->customer_count; i++)
        if (p->customers[i].group_index < 0)
            amounts[count++] = m->customer_exposure[i];
    return hhi_of(arena, amounts, count);
}

static void add_row(const struct position *p, const struct ecl_terms *terms, size_t i, struct measures *m)
{
    const struct portfolio_policy *policy = p->policy;
    uint32_t of = p->customer[i];
    const struct book_customer *c = &p->customers[of];
    double ead = p->exposure[i];
    bool impaired = position_impaired(p, i);
    struct account_ecl ecl = account_ecl(p, terms, i);
    int grade = c->grade >= 0 && c->grade < BOOK_GRADES ? c->grade : BOOK_GRADES;
    m->exposure += ead;
    m->loans += p->loans[i];
    m->unrated += p->rated[i] ? 0 : ead;
    m->rwa += position_capital(p, i) * 12.5 * ead;
    m->rwa_standardised += ead * p->weight[p->product[i]];
    m->expected_loss += impaired ? p->lgd[i] * ead : p->pd[i] * p->lgd[i] * ead;
    m->by_class[p->class[i]] += p->loans[i];
    m->npl += p->class[i] >= LOAN_FIVE_CLASS_SUBSTANDARD ? p->loans[i] : 0;
    m->stage_amount[ecl.stage - 1] += ead;
    m->stage_ecl[ecl.stage - 1] += ecl.booked;
    m->ecl += ecl.booked;
    if (!impaired) { /* what is impaired earns nothing and was provided for */
        m->income += p->loans[i] * (p->rate[i] - policy->funding);
        m->cost += p->loans[i] * policy->operating_cost + p->pd[i] * p->lgd[i] * ead;
    }
    m->by_section[c->section] += ead;
    m->section_loans[c->section] += p->loans[i];
    m->section_npl[c->section] += p->class[i] >= LOAN_FIVE_CLASS_SUBSTANDARD ? p->loans[i] : 0;
    m->section_loss[c->section] += ecl.booked;
    m->by_province[c->province] += ead;
    m->by_product[p->product[i]] += ead;
    m->by_grade[grade] += ead;
    m->heat[c->section][grade] += ead;
    m->customer_exposure[of] += ead;
    m->customer_loans[of] += p->loans[i];
    if (c->group_index >= 0)
        m->group_exposure[c->group_index] += ead;
}

/* Gordy and Luetkebohmert over the performing customers: single names weigh more than an infinitely fine book. */
static double granularity_of(struct arena *arena, const struct position *p, const struct measures *m)
{
    struct granularity_obligor *obligors = ARENA_LIST(arena, struct granularity_obligor, p->customer_count + 1);
    double *capital = ARENA_LIST(arena, double, p->customer_count + 1), lgd = 0, sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < p->count; i++) {
        if (position_impaired(p, i))
            continue;
        lgd += p->lgd[i] * p->exposure[i];
        sum += p->exposure[i];
    }
    for (size_t i = 0; i < p->count; i++) {
        uint32_t of = p->customer[i];
        bool first = i == 0 || p->customer[i - 1] != of;
        if (first && !p->customers[of].defaulted && m->customer_exposure[of] > 0 && p->pd[i] < 1)
            obligors[count++] = (struct granularity_obligor){m->customer_exposure[of], fmax(p->pd[i], 0.0003)};
    }
    if (count < 2 || sum <= 0)
        return NAN;
    struct granularity_terms terms = {lgd / sum, 0.25, 0.25, p->policy->confidence};
    return granularity_compute(obligors, count, &terms, capital).granularity_adjustment * sum;
}

void measures_of(struct arena *arena, const struct position *p, struct measures *m)
{
    struct ecl_terms terms;
    ecl_terms_make(p, &terms);
    memset(m, 0, sizeof(*m));
    m->customer_exposure = ARENA_LIST(arena, double, p->customer_count + 1);
    m->customer_loans = ARENA_LIST(arena, double, p->customer_count + 1);
    m->group_exposure = ARENA_LIST(arena, double, p->book->group_count + 1);
    m->accounts = p->count;
    for (size_t i = 0; i < p->count; i++)
        add_row(p, &terms, i, m);
    for (size_t i = 0; i < p->customer_count; i++)
        m->customers += m->customer_exposure[i] > 0;
    m->npl_ratio = m->loans > 0 ? m->npl / m->loans : NAN;
    m->capital = m->rwa * p->policy->capital_ratio;
    m->granularity = granularity_of(arena, p, m);
    m->hhi_customer = hhi_of(arena, m->customer_exposure, p->customer_count);
    m->hhi_group = hhi_of_groups(arena, p, m);
    m->hhi_industry = hhi_of(arena, m->by_section, BOOK_SECTIONS);
    m->after_tax = (m->income - m->cost + p->policy->capital_return * m->capital) * (1 - p->policy->tax);
    m->raroc = m->capital > 0 ? m->after_tax / m->capital : NAN;
    m->value_added = m->after_tax - p->policy->hurdle * m->capital;
}

struct ranked {
    double value;
    size_t index;
};

static int by_value(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? 1 : -1;
    return (x->index > y->index) - (x->index < y->index);
}

size_t largest(struct arena *arena, const double *values, size_t count, size_t n, size_t **indices)
{
    struct ranked *list = ARENA_LIST(arena, struct ranked, count + 1);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (values[i] > 0)
            list[kept++] = (struct ranked){values[i], i};
    qsort(list, kept, sizeof(*list), by_value);
    n = n < kept ? n : kept;
    *indices = ARENA_LIST(arena, size_t, n + 1);
    for (size_t i = 0; i < n; i++)
        (*indices)[i] = list[i].index;
    return n;
}
