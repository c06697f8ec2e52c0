#include "domain/portfolio/limits.h"
#include "base/text.h"
#include "domain/portfolio/cockpit.h"
#include "queries.h"
#include "record/scope.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const limit_state_names[] = {"green", "yellow", "red", "unknown", "report"};

/* A limit from either source, ready to be held against amounts. */
struct rule {
    const struct portfolio_limit_rule *policy;
    int64_t record, object;
    struct label label;
    const char *key; /* NULL: every part */
    int dimension, measure;
    double limit, warn, of_book; /* OF_BOOK: the share of the book that LIMIT is, 0 when its base is another */
    bool report_only;
};

struct rules {
    struct rule *items;
    size_t count, room;
};

static double base_amount(const struct position *p, const struct measures *m, int base)
{
    int64_t capital = base == LIMIT_OF_TOTAL ? p->book->total_capital : p->book->tier1_capital;
    if (base == LIMIT_OF_BOOK)
        return m->exposure;
    return capital == NONE ? NAN : (double)capital;
}

static void from_policy(struct session *s, const struct position *p, const struct measures *m, struct rules *rules)
{
    for (size_t i = 0; i < p->policy->limit_count; i++) {
        const struct portfolio_limit_rule *l = &p->policy->limits[i];
        ARENA_PUSH(s->arena, rules->items, rules->count, rules->room,
                   (struct rule){.policy = l,
                                 .record = NONE,
                                 .object = NONE,
                                 .label = l->label,
                                 .key = l->key,
                                 .dimension = l->dimension,
                                 .measure = l->measure,
                                 .limit = l->limit * base_amount(p, m, l->base),
                                 .of_book = l->base == LIMIT_OF_BOOK ? l->limit : 0,
                                 .warn = l->warn,
                                 .report_only = l->report_only});
    }
}

static int choice_named(const char *const *names, const char *name)
{
    for (int i = 0; name && names[i]; i++)
        if (!strcmp(names[i], name))
            return i;
    return -1;
}

static const struct error *from_records(struct session *s, const struct position *p, const struct measures *m,
                                        struct rules *rules)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_book_limits, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        int dimension = choice_named(limit_dimension_names, rows_text(rows, 1)),
            base = choice_named(limit_base_names, rows_text(rows, 6));
        double limit =
            base == LIMIT_OF_AMOUNT ? (double)rows_int(rows, 7) : rows_real(rows, 8) * base_amount(p, m, base);
        if (dimension < 0 || (base == LIMIT_OF_AMOUNT && rows_null(rows, 7)))
            continue;
        const char *key = arena_text(s->arena, rows_text(rows, 2));
        struct rule rule = {.record = rows_int(rows, 0),
                            .object = NONE,
                            .key = key,
                            .dimension = dimension,
                            .measure = choice_named(limit_measure_names, rows_text(rows, 5)),
                            .limit = limit,
                            .of_book = base == LIMIT_OF_BOOK ? rows_real(rows, 8) : 0,
                            .warn = rows_null(rows, 9) ? 0.8 : rows_real(rows, 9)};
        rule.label =
            (struct label){arena_format(s->arena, "本行限额：%s", key), arena_format(s->arena, "Own limit: %s", key)};
        if (dimension == LIMIT_CUSTOMER)
            rule.object = rows_int(rows, 3);
        if (dimension == LIMIT_GROUP)
            rule.object = rows_int(rows, 4);
        ARENA_PUSH(s->arena, rules->items, rules->count, rules->room, rule);
    }
    return error;
}

static const struct error *all_rules(struct session *s, const struct position *p, const struct measures *m,
                                     struct rules *rules)
{
    *rules = (struct rules){0};
    TRY(from_records(s, p, m, rules));
    from_policy(s, p, m, rules);
    return NULL;
}

/* A limit for one named part goes before the one for every part. */
static bool replaced(const struct rules *rules, const struct rule *rule, const char *key, int64_t object)
{
    for (size_t i = 0; !rule->key && rule->object == NONE && !rule->report_only && i < rules->count; i++) {
        const struct rule *other = &rules->items[i];
        bool named = key ? other->key && !strcmp(other->key, key) : other->object != NONE && other->object == object;
        if (other != rule && other->dimension == rule->dimension && other->measure == rule->measure && named &&
            (!rule->policy || (rule->dimension != LIMIT_CUSTOMER && rule->dimension != LIMIT_GROUP)))
            return true;
    }
    return false;
}

static void judge(struct session *s, struct limit_book *book, const struct rule *rule, const char *key, int64_t object,
                  double used)
{
    struct limit_use use = {.rule = rule->policy,
                            .record = rule->record,
                            .label = rule->label,
                            .dimension = rule->dimension,
                            .measure = rule->measure,
                            .object = object,
                            .used = used,
                            .limit = rule->limit,
                            .of_book = rule->of_book,
                            .warn = rule->warn,
                            .report_only = rule->report_only};
    if (key)
        snprintf(use.key, sizeof(use.key), "%s", key);
    use.share = isnan(rule->limit) ? NAN : rule->limit > 0 ? used / rule->limit : used > 0 ? INFINITY : 0;
    use.state = isnan(use.share)          ? LIMIT_UNKNOWN
                : use.share > 1 + 1e-12   ? (rule->report_only ? LIMIT_REPORT : LIMIT_RED)
                : use.share >= rule->warn ? (rule->report_only ? LIMIT_GREEN : LIMIT_YELLOW)
                                          : LIMIT_GREEN;
    book->red += use.state == LIMIT_RED;
    book->yellow += use.state == LIMIT_YELLOW;
    book->unknown += use.state == LIMIT_UNKNOWN;
    ARENA_PUSH(s->arena, book->uses, book->count, book->room, use);
}

static bool wanted(const struct rules *rules, const struct rule *rule, const char *key)
{
    return (!rule->key || !strcmp(rule->key, key)) && !replaced(rules, rule, key, NONE);
}

static const char *section_key(int section)
{
    static const char *const keys[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K",
                                       "L", "M", "N", "O", "P", "Q", "R", "S", "T", "?"};
    return keys[section];
}

static void parts(struct session *s, const struct rules *rules, const struct rule *rule, const struct position *p,
                  const struct measures *m, struct limit_book *book)
{
    const struct field *products = entity_field(&loan_entity, "product");
    char province[4];
    if (rule->dimension == LIMIT_INDUSTRY)
        for (int i = 0; i < BOOK_SECTIONS; i++)
            if (m->by_section[i] > 0 && wanted(rules, rule, section_key(i)))
                judge(s, book, rule, section_key(i), NONE, m->by_section[i]);
    for (int i = 0; rule->dimension == LIMIT_REGION && i < BOOK_PROVINCES; i++) {
        snprintf(province, sizeof(province), "%02d", i);
        if (m->by_province[i] > 0 && wanted(rules, rule, province))
            judge(s, book, rule, province, NONE, m->by_province[i]);
    }
    for (size_t i = 0; rule->dimension == LIMIT_PRODUCT && i < products->choice_count; i++)
        if (m->by_product[i] > 0 && wanted(rules, rule, products->choices[i].name))
            judge(s, book, rule, products->choices[i].name, NONE, m->by_product[i]);
    if (rule->dimension != LIMIT_BRANCH)
        return;
    double *amounts = ARENA_LIST(s->arena, double, p->book->branch_count + 1);
    for (size_t i = 0; i < p->count; i++)
        for (size_t low = 0, high = p->book->branch_count; low < high;) {
            size_t middle = (low + high) / 2;
            if (p->book->branches[middle] == p->branch[i]) {
                amounts[middle] += p->exposure[i];
                break;
            }
            if (p->book->branches[middle] < p->branch[i])
                low = middle + 1;
            else
                high = middle;
        }
    for (size_t i = 0; i < p->book->branch_count; i++)
        if (amounts[i] > 0 && p->book->branches[i] != NONE && !rule->key)
            judge(s, book, rule, NULL, p->book->branches[i], amounts[i]);
}

static const double *amounts_of(const struct rule *rule, const struct measures *m)
{
    if (rule->dimension == LIMIT_GROUP)
        return m->group_exposure;
    return rule->measure == LIMIT_LOANS ? m->customer_loans : m->customer_exposure;
}

static int64_t object_of(const struct position *p, int dimension, size_t index)
{
    return dimension == LIMIT_GROUP ? p->book->groups[index] : p->customers[index].id;
}

/* Those of policy: regulatory limits stay beside a record's own limit for the same customer. */
static void names(struct session *s, const struct rules *rules, const struct rule *rule, const struct position *p,
                  const struct measures *m, size_t each, struct limit_book *book)
{
    const double *amounts = amounts_of(rule, m);
    size_t count = rule->dimension == LIMIT_GROUP ? p->book->group_count : p->customer_count, *top;
    if (book->only) {
        const struct book_customer *c = book->only;
        int64_t object = rule->dimension == LIMIT_GROUP ? c->group : c->id;
        size_t index = rule->dimension == LIMIT_GROUP ? (size_t)c->group_index : (size_t)(c - p->customers);
        if ((rule->dimension != LIMIT_GROUP || c->group_index >= 0) &&
            (rule->object == NONE || rule->object == object) && !replaced(rules, rule, NULL, object))
            judge(s, book, rule, NULL, object, amounts[index]);
        return;
    }
    size_t found = largest(s->arena, amounts, count, count, &top);
    for (size_t i = 0; i < found; i++) {
        int64_t object = object_of(p, rule->dimension, top[i]);
        bool beyond = !isnan(rule->limit) && amounts[top[i]] >= rule->warn * rule->limit;
        if (rule->object != NONE && rule->object != object)
            continue;
        if (i >= each && !beyond && rule->object == NONE)
            break;
        if (!replaced(rules, rule, NULL, object))
            judge(s, book, rule, NULL, object, amounts[top[i]]);
    }
}

const struct error *limits_of(struct session *s, const struct position *p, const struct measures *m, size_t each,
                              struct limit_book *book)
{
    struct rules rules;
    *book = (struct limit_book){.only = book->only};
    TRY(all_rules(s, p, m, &rules));
    for (size_t i = 0; i < rules.count; i++) {
        if (rules.items[i].dimension == LIMIT_CUSTOMER || rules.items[i].dimension == LIMIT_GROUP)
            names(s, &rules, &rules.items[i], p, m, each, book);
        else
            parts(s, &rules, &rules.items[i], p, m, book);
    }
    return NULL;
}

bool limit_counts(const struct limit_use *u, const struct book_customer *c, int product, int64_t branch)
{
    char province[4];
    snprintf(province, sizeof(province), "%02d", c->province);
    switch (u->dimension) {
    case LIMIT_CUSTOMER:
        return u->object == c->id;
    case LIMIT_GROUP:
        return c->group_index >= 0 && u->object == c->group;
    case LIMIT_INDUSTRY:
        return !strcmp(u->key, section_key(c->section));
    case LIMIT_REGION:
        return !strcmp(u->key, province);
    case LIMIT_PRODUCT:
        return !strcmp(u->key, entity_field(&loan_entity, "product")->choices[product].name);
    default:
        return u->object == branch;
    }
}

const struct error *limits_of_customer(struct session *s, const struct position *p, const struct measures *m,
                                       size_t customer, int product, int64_t branch, struct limit_book *book)
{
    const struct book_customer *c = &p->customers[customer];
    struct limit_book all = {.only = c};
    *book = (struct limit_book){0};
    TRY(limits_of(s, p, m, 0, &all));
    for (size_t i = 0; i < all.count; i++) {
        const struct limit_use *u = &all.uses[i];
        if (!limit_counts(u, c, product, branch))
            continue;
        ARENA_PUSH(s->arena, book->uses, book->count, book->room, *u);
        book->red += u->state == LIMIT_RED;
        book->yellow += u->state == LIMIT_YELLOW;
        book->unknown += u->state == LIMIT_UNKNOWN;
    }
    return NULL;
}

/* --- on the wire
 * --------------------------------------------------------------------------------------------------------- */

const char *limit_object_name(struct session *s, int dimension, int64_t object)
{
    const struct query *query = dimension == LIMIT_GROUP    ? &query_book_group_name
                                : dimension == LIMIT_BRANCH ? &query_book_branch_name
                                                            : &query_book_customer_name;
    const char *name = NULL;
    if (object == NONE || store_text(s->tx, query, VALUES(sql_int(object)), &name))
        return NULL;
    return arena_text(s->arena, name);
}

/* What the part of the book is called; NULL of customers, groups and branches, which have names. */
static struct label key_label(struct session *s, const struct limit_use *u)
{
    const struct field *products = entity_field(&loan_entity, "product");
    if (u->dimension == LIMIT_INDUSTRY)
        return book_section_label(s, *u->key == '?' ? BOOK_SECTIONS - 1 : *u->key - 'A');
    if (u->dimension == LIMIT_REGION)
        return book_province_label(s, atoi(u->key));
    for (size_t i = 0; u->dimension == LIMIT_PRODUCT && i < products->choice_count; i++)
        if (!strcmp(products->choices[i].name, u->key))
            return products->choices[i].label;
    return (struct label){NULL, NULL};
}

struct label limit_subject_label(struct session *s, const struct limit_use *u)
{
    struct label label = key_label(s, u);
    const char *name = label.zh ? NULL : limit_object_name(s, u->dimension, u->object);
    if (!label.zh)
        return name ? (struct label){name, name} : (struct label){"无权查看的对象", "somebody you may not see"};
    return label;
}

static void write_key_label(struct session *s, struct json_writer *w, const struct limit_use *u)
{
    struct label label = key_label(s, u);
    if (!label.zh) {
        json_write_null(w);
        return;
    }
    json_open(w, '{');
    json_put_text(w, "zh", label.zh);
    json_put_text(w, "en", label.en);
    json_close(w, '}');
}

void limit_use_write(struct session *s, struct json_writer *w, const struct limit_use *u)
{
    const char *name = limit_object_name(s, u->dimension, u->object);
    json_open(w, '{');
    json_put_text(w, "rule", u->rule ? u->rule->name : NULL);
    json_put_text(w, "record", u->record == NONE ? NULL : id_text(s->arena, u->record, u->record));
    label_put(w, "label", u->label);
    json_put_text(w, "dimension", limit_dimension_names[u->dimension]);
    json_put_text(w, "measure", limit_measure_names[u->measure < 0 ? 1 : u->measure]);
    json_put_text(w, "key", *u->key ? u->key : NULL);
    json_key(w, "key_label");
    write_key_label(s, w, u);
    json_put_text(w, "object", u->object == NONE || !name ? NULL : id_text(s->arena, u->object, u->object));
    json_put_text(w, "name", name);
    json_put_int(w, "used", llround(u->used));
    json_put_int(w, "limit", isnan(u->limit) ? NONE : llround(u->limit));
    json_put_double(w, "share", u->share);
    json_put_double(w, "warn", u->warn);
    json_put_bool(w, "report_only", u->report_only);
    json_put_text(w, "state", limit_state_names[u->state]);
    json_put_text(w, "source", u->rule ? u->rule->source : NULL);
    json_close(w, '}');
}
