/* What customers hold together: every customer is a set of bits, equal sets are counted once, and a rule of one or two
 * products on the left is measured over the counted sets (support, confidence, lift; Agrawal 1993). */
#include "base/text.h"
#include "domain/outlook/outlook.h"
#include "quant/customer_measures.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct counted {
    uint64_t bits;
    size_t count;
};

struct reading {
    struct session *s;
    struct baskets *b;
    struct counted *sets; /* open addressing, by bits */
    size_t room, used;
    double income[BASKET_KINDS][BASKET_ITEMS];
    int64_t holders[BASKET_KINDS][BASKET_ITEMS];
};

/* Fewer holders of a kind than this, and the mean of all kinds stands in. */
enum { HOLDERS_LEAST = 3 };

static void name_items(struct baskets *b, struct arena *arena)
{
    const struct field *held = entity_field(&product_holding_entity, "product"),
                       *lent = entity_field(&loan_entity, "product");
    for (size_t i = 0; i < held->choice_count && b->item_count < BASKET_ITEMS; i++)
        b->items[b->item_count++] = held->choices[i].name;
    b->product_count = b->item_count;
    for (size_t i = 0; i < lent->choice_count && b->item_count < BASKET_ITEMS; i++)
        b->items[b->item_count++] = arena_format(arena, "loan_%s", lent->choices[i].name);
}

int basket_item(const struct baskets *b, const char *name)
{
    for (size_t i = 0; name && i < b->item_count; i++)
        if (!strcmp(b->items[i], name))
            return (int)i;
    return -1;
}

struct label basket_label(struct arena *arena, const char *item)
{
    bool lent = text_starts(item, "loan_");
    const struct field *field =
        lent ? entity_field(&loan_entity, "product") : entity_field(&product_holding_entity, "product");
    const char *name = lent ? item + 5 : item;
    for (size_t i = 0; i < field->choice_count; i++) {
        const struct choice *choice = &field->choices[i];
        if (strcmp(choice->name, name))
            continue;
        return lent ? (struct label){arena_format(arena, "贷款：%s", choice->label.zh),
                                     arena_format(arena, "Loan: %s", choice->label.en)}
                    : choice->label;
    }
    return (struct label){item, item};
}

static struct counted *place(struct reading *r, uint64_t bits)
{
    size_t at = (size_t)((bits * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (r->room - 1);
    while (r->sets[at].count && r->sets[at].bits != bits)
        at = (at + 1) & (r->room - 1);
    return &r->sets[at];
}

static void count_set(struct reading *r, uint64_t bits)
{
    if (!bits)
        return;
    if ((r->used + 1) * 2 > r->room) {
        struct counted *old = r->sets;
        size_t room = r->room;
        r->room = room ? room * 2 : 1024;
        r->sets = ARENA_LIST(r->s->arena, struct counted, r->room);
        for (size_t i = 0; i < room; i++)
            if (old[i].count)
                *place(r, old[i].bits) = old[i];
    }
    struct counted *set = place(r, bits);
    r->used += !set->count;
    set->bits = bits;
    set->count++;
    r->b->count++;
}

size_t customer_kind_of(const char *name)
{
    const struct field *kind = entity_field(&customer_entity, "kind");
    for (size_t i = 0; name && i < kind->choice_count && i < BASKET_KINDS; i++)
        if (!strcmp(kind->choices[i].name, name))
            return i;
    return BASKET_KINDS - 1;
}

static void mean_incomes(struct reading *r)
{
    for (size_t i = 0; i < r->b->item_count; i++) {
        double sum = 0;
        int64_t holders = 0;
        for (size_t k = 0; k < BASKET_KINDS; k++) {
            sum += r->income[k][i];
            holders += r->holders[k][i];
        }
        for (size_t k = 0; k < BASKET_KINDS; k++)
            r->b->income[k][i] = r->holders[k][i] >= HOLDERS_LEAST ? r->income[k][i] / (double)r->holders[k][i]
                                 : holders                         ? sum / (double)holders
                                                                   : NAN;
    }
}

static const struct error *read_sets(struct reading *r)
{
    struct rows *rows;
    const struct error *error;
    int64_t home = NONE;
    uint64_t bits = 0;
    TRY(store_query(r->s->tx, &query_outlook_baskets, VALUES(sql_int(r->s->today)), &rows));
    while (rows_next(rows, &error)) {
        int item = basket_item(r->b, rows_text(rows, 1));
        if (rows_int(rows, 0) != home)
            count_set(r, bits), bits = 0;
        home = rows_int(rows, 0);
        if (item < 0)
            continue;
        bits |= UINT64_C(1) << item;
        size_t kind = customer_kind_of(rows_text(rows, 3));
        if (!rows_null(rows, 2)) {
            r->income[kind][item] += (double)rows_int(rows, 2);
            r->holders[kind][item]++;
        }
    }
    TRY(error);
    count_set(r, bits);
    mean_incomes(r);
    return NULL;
}

static int by_lift(const void *a, const void *b)
{
    const struct basket_rule *x = a, *y = b;
    if (x->lift != y->lift)
        return x->lift < y->lift ? 1 : -1;
    if (x->with_both != y->with_both)
        return x->with_both < y->with_both ? 1 : -1;
    return x->held != y->held ? (x->held > y->held ? 1 : -1) : x->product - y->product;
}

static size_t with(const struct reading *r, uint64_t bits)
{
    size_t count = 0;
    for (size_t i = 0; i < r->room; i++)
        if (r->sets[i].count && (r->sets[i].bits & bits) == bits)
            count += r->sets[i].count;
    return count;
}

/* All products on the right of one left side. */
static void measure(struct reading *r, uint64_t held, const size_t *singles, size_t *room)
{
    const struct outlook_policy *policy = r->s->policy->outlook;
    struct baskets *b = r->b;
    size_t with_if = with(r, held);
    if (with_if < (size_t)policy->rule_cases)
        return;
    for (size_t i = 0; i < b->product_count; i++) {
        uint64_t bit = UINT64_C(1) << i;
        if ((held & bit) || singles[i] < (size_t)policy->rule_cases)
            continue;
        struct basket_rule rule = {held, (int)i, with_if, singles[i], with(r, held | bit), b->count, 0, 0, 0, 0, 0};
        struct rule_measures m = rule_measures(b->count, with_if, singles[i], rule.with_both);
        if (rule.with_both < (size_t)policy->rule_cases || m.support < policy->rule_support ||
            m.lift < policy->rule_lift)
            continue;
        struct share_estimate share = share_estimate((int64_t)rule.with_both, (int64_t)with_if);
        rule.support = m.support;
        rule.confidence = m.confidence;
        rule.lift = m.lift;
        rule.low = share.wilson_ci95.low;
        rule.high = share.wilson_ci95.high;
        ARENA_PUSH(r->s->arena, b->rules, b->rule_count, *room, rule);
    }
}

const struct error *baskets_read(struct session *s, struct baskets *b)
{
    struct reading r = {.s = s, .b = b};
    size_t singles[BASKET_ITEMS], room = 0;
    *b = (struct baskets){0};
    name_items(b, s->arena);
    TRY(read_sets(&r));
    if (!s->policy->outlook || !b->count)
        return NULL;
    for (size_t i = 0; i < b->item_count; i++)
        singles[i] = with(&r, UINT64_C(1) << i);
    for (size_t i = 0; i < b->item_count; i++) {
        if (singles[i] < (size_t)s->policy->outlook->rule_cases)
            continue;
        measure(&r, UINT64_C(1) << i, singles, &room);
        for (size_t k = i + 1; k < b->item_count; k++)
            if (singles[k] >= (size_t)s->policy->outlook->rule_cases)
                measure(&r, UINT64_C(1) << i | UINT64_C(1) << k, singles, &room);
    }
    if (b->rule_count)
        qsort(b->rules, b->rule_count, sizeof(*b->rules), by_lift);
    return NULL;
}

const struct basket_rule *basket_rule_for(const struct baskets *b, uint64_t held, const char *product)
{
    int item = basket_item(b, product);
    for (size_t i = 0; i < b->rule_count; i++)
        if (b->rules[i].product == item && (b->rules[i].held & held) == b->rules[i].held)
            return &b->rules[i];
    return NULL;
}
