/* Who could take how much of a quota. */
#include "base/text.h"
#include "domain/portfolio/allocation.h"
#include "queries.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- what is under way
 * --------------------------------------------------------------------------------------------------------------- */

/* The kind of loan that a product of the catalogue becomes. */
static int loan_product(const struct session *s, const char *name)
{
    static const struct {
        const char *name;
        int product;
    } by_name[] = {{"acceptance_bill", LOAN_PRODUCT_ACCEPTANCE},
                   {"bill_discount", LOAN_PRODUCT_DISCOUNT},
                   {"guarantee_letter", LOAN_PRODUCT_GUARANTEE}};
    for (size_t i = 0; i < sizeof(by_name) / sizeof(by_name[0]); i++)
        if (!strcmp(by_name[i].name, name))
            return by_name[i].product;
    for (size_t i = 0; i < s->policy->product_count; i++) {
        const struct product *product = s->policy->products[i];
        if (strcmp(product->doc->name, name) != 0)
            continue;
        int of_family = book_product(product->family);
        bool of_project = !strcmp(product->family, "ppp") || !strcmp(product->family, "syndicated");
        return of_family >= 0 ? of_family : of_project ? LOAN_PRODUCT_PROJECT : LOAN_PRODUCT_WORKING_CAPITAL;
    }
    return LOAN_PRODUCT_WORKING_CAPITAL;
}

static const struct product *catalogue(const struct session *s, const char *name)
{
    for (size_t i = 0; i < s->policy->product_count; i++)
        if (!strcmp(s->policy->products[i]->doc->name, name))
            return s->policy->products[i];
    return NULL;
}

struct wish {
    int64_t home, id, amount, months, rate, security;
    const char *product, *number, *kind, *currency;
};

static const struct error *read_wishes(struct session *s, struct wish **wishes, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    const struct field *securities = entity_field(&application_entity, "security");
    TRY(store_query(s->tx, &query_allocation_wishes, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        const char *security = rows_text(rows, 7);
        struct wish wish = {.kind = rows_int(rows, 0) ? "opportunity" : "application",
                            .home = rows_int(rows, 1),
                            .id = rows_int(rows, 2),
                            .number = arena_text(s->arena, rows_text(rows, 3)),
                            .product = arena_text(s->arena, rows_text(rows, 4)),
                            .amount = rows_int(rows, 5),
                            .months = rows_int(rows, 6),
                            .security = LOAN_COLLATERAL_CREDIT,
                            .rate = rows_int(rows, 8),
                            .currency = arena_text(s->arena, rows_text(rows, 9))};
        for (size_t i = 0; security && i < securities->choice_count; i++)
            if (!strcmp(securities->choices[i].name, security))
                wish.security = (int64_t)i;
        ARENA_PUSH(s->arena, *wishes, *count, room, wish);
    }
    return error;
}

static struct label bar_of(const struct wish *wish, const struct position *p, size_t row)
{
    const struct book_customer *c = &p->customers[p->customer[row]];
    if (wish->currency && strcmp(wish->currency, "CNY") != 0)
        return (struct label){"外币业务，未评估", "in another currency, not evaluated"};
    if (wish->rate == NONE)
        return (struct label){"未报利率，未评估", "no rate on file, not evaluated"};
    if (c->defaulted || p->pd[row] >= 1)
        return (struct label){"客户已违约，不新增授信", "the customer is in default"};
    return (struct label){NULL, NULL};
}

static const struct error *pipeline(struct session *s, const struct book_view *view, struct allocation_result *r,
                                    struct allocation_rows *rows)
{
    struct wish *wishes = NULL;
    size_t count = 0;
    TRY(read_wishes(s, &wishes, &count));
    r->candidates = ARENA_LIST(s->arena, struct allocation_candidate, count + 1);
    struct position *p = rows->full = position_make(s, view, count);
    size_t room = view->count + count + 1;
    rows->row_of = ARENA_LIST(s->arena, size_t, room);
    rows->more = ARENA_LIST(s->arena, double, room);
    rows->more_loans = ARENA_LIST(s->arena, double, room);
    for (size_t i = 0; i < room; i++)
        rows->row_of[i] = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const struct wish *wish = &wishes[i];
        struct whatif what = {.section = -1, .guarantor = NONE};
        const struct product *product = catalogue(s, wish->product);
        if (product && !product->lends)
            continue;
        TRY(whatif_deal_of(s, wish->home, &what.deal));
        what.deal.product = loan_product(s, wish->product);
        what.deal.amount = (double)wish->amount;
        what.deal.rate = wish->rate == NONE ? 0 : (double)wish->rate / 1e8;
        what.deal.years = wish->months == NONE ? 1 : (double)wish->months / 12;
        what.deal.collateral = (int)wish->security;
        TRY(whatif_apply(s, p, &what));
        size_t row = what.deal_row;
        const char *name = limit_object_name(s, LIMIT_CUSTOMER, wish->home);
        struct allocation_candidate *c = &r->candidates[r->count];
        *c = (struct allocation_candidate){.id = id_text(s->arena, wish->home, wish->id),
                                           .kind = wish->kind,
                                           .number = wish->number,
                                           .home = wish->home,
                                           .record = wish->id,
                                           .customer = wish->home,
                                           .label = {name, name},
                                           .product = product ? product->doc->label
                                                              : (struct label){wish->product, wish->product},
                                           .demand = (double)wish->amount,
                                           .bar = bar_of(wish, p, row)};
        rows->row_of[row] = r->count++;
        rows->more[row] = p->exposure[row];
        rows->more_loans[row] = p->loans[row];
    }
    return NULL;
}

/* --- parts of the book that may grow
 * --------------------------------------------------------------------------------------------------------------- */

/* A name, group or branch that stands beyond its limit does not keep the rest of its industry from growing. */
static bool beyond_limit(const struct limit_book *limits, const struct position *p, size_t i)
{
    for (size_t k = 0; k < limits->count; k++) {
        const struct limit_use *u = &limits->uses[k];
        bool part = u->dimension == LIMIT_INDUSTRY || u->dimension == LIMIT_REGION || u->dimension == LIMIT_PRODUCT;
        if (u->state == LIMIT_RED && !part &&
            limit_counts(u, &p->customers[p->customer[i]], p->product[i], p->branch[i]))
            return true;
    }
    return false;
}

/* Industry by product; what is impaired, overdue, only watched or beyond a limit of its own does not grow. */
static const struct error *segments(struct session *s, const struct book_view *view, const struct allocation_ask *ask,
                                    struct allocation_result *r, struct allocation_rows *rows)
{
    const struct field *products = entity_field(&loan_entity, "product");
    struct position *p = rows->full = position_make(s, view, 1);
    struct limit_book limits = {0};
    TRY(limits_of(s, r->before, &r->was, 0, &limits));
    size_t at[BOOK_SECTIONS][BOOK_PRODUCTS];
    r->candidates = ARENA_LIST(s->arena, struct allocation_candidate, BOOK_SECTIONS * BOOK_PRODUCTS + 1);
    rows->row_of = ARENA_LIST(s->arena, size_t, p->count + 1);
    rows->more = ARENA_LIST(s->arena, double, p->count + 1);
    rows->more_loans = ARENA_LIST(s->arena, double, p->count + 1);
    memset(at, 0xff, sizeof(at));
    for (size_t i = 0; i < p->count; i++) {
        int section = p->customers[p->customer[i]].section, product = p->product[i];
        bool grows = section < 20 && !position_impaired(p, i) && p->class[i] == LOAN_FIVE_CLASS_NORMAL &&
                     p->overdue_days[i] <= 0 && p->pd[i] < 1 && p->exposure[i] > 0 && !beyond_limit(&limits, p, i);
        rows->row_of[i] = SIZE_MAX;
        if (!grows)
            continue;
        if (at[section][product] == SIZE_MAX) {
            struct label industry = book_section_label(s, section), kind = products->choices[product].label;
            at[section][product] = r->count;
            r->candidates[r->count++] = (struct allocation_candidate){
                .id = arena_format(s->arena, "%c.%s", 'A' + section, products->choices[product].name),
                .kind = "segment",
                .home = NONE,
                .record = NONE,
                .customer = NONE,
                .label = industry,
                .product = kind};
        }
        rows->row_of[i] = at[section][product];
        rows->more[i] = ask->growth * p->exposure[i];
        rows->more_loans[i] = ask->growth * p->loans[i];
        r->candidates[at[section][product]].demand += rows->more[i];
    }
    for (size_t i = 0; i < p->count; i++) {
        p->exposure[i] += rows->more[i];
        p->loans[i] += rows->more_loans[i];
    }
    return NULL;
}

/* --- */

static bool left_out(const struct allocation_ask *ask, const char *id)
{
    for (size_t i = 0; ask->left_out && i < ask->left_out->count; i++)
        if (ask->left_out->items[i].kind == JSON_TEXT && !strcmp(ask->left_out->items[i].text, id))
            return true;
    return false;
}

const struct error *allocation_candidates(struct session *s, const struct book_view *view,
                                          const struct allocation_ask *ask, struct allocation_result *r,
                                          struct allocation_rows *rows)
{
    if (ask->source == ALLOCATION_PLAN_SOURCE_PIPELINE)
        TRY(pipeline(s, view, r, rows));
    else
        TRY(segments(s, view, ask, r, rows));
    const struct position *p = rows->full;
    for (size_t i = 0; i < p->count; i++) {
        if (rows->row_of[i] == SIZE_MAX)
            continue;
        struct allocation_candidate *c = &r->candidates[rows->row_of[i]];
        struct position_figures f = position_figures(p, i, rows->more[i], rows->more_loans[i]);
        c->whole.rwa += f.rwa;
        c->whole.capital += f.capital;
        c->whole.expected_loss += f.expected_loss;
        c->whole.after_tax += f.after_tax;
        c->whole.value_added += f.value_added;
        c->exposure += rows->more[i];
        c->pd += p->pd[i] * rows->more[i];
        c->rate += p->rate[i] * rows->more[i];
    }
    for (size_t j = 0; j < r->count; j++) {
        struct allocation_candidate *c = &r->candidates[j];
        c->pd = c->exposure > 0 ? c->pd / c->exposure : NAN;
        c->rate = c->exposure > 0 && c->rate > 0 ? c->rate / c->exposure : NAN;
        if (!c->bar.zh && left_out(ask, c->id))
            c->bar = (struct label){"不参与本次分配", "left out of this plan"};
        c->evaluated = !c->bar.zh && c->demand > 0;
        c->most = !c->evaluated ? 0 : ask->single == NONE ? c->demand : fmin(c->demand, (double)ask->single);
    }
    return NULL;
}
