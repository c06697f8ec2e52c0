/* Scenario templates of financing schemes, and the clauses of contracts. A template brings facilities, services,
 * covenants, papers, ratios to watch and risks; a clause says which risk it covers. */
#pragma once

#include "policy/product.h"

struct scheme_part {
    const char *product;
    struct label label;
    double share; /* of the amount financed */
    int64_t term_months, grace_months;
    const char *repayment, *security;
};

struct scheme_item { /* a covenant, a paper, a ratio, a risk, a service */
    struct label label;
    const char *clause; /* of a covenant or a risk: the clause that holds it; NULL */
    double limit;       /* of a ratio; NaN */
};

struct scheme_list {
    const struct scheme_item *items;
    size_t count;
};

struct scheme_template {
    const struct document *doc;
    double own_share; /* own funds over all uses */
    const struct scheme_part *parts;
    size_t part_count;
    struct scheme_list services, covenants, ratios, risks;
};

struct clause {
    const char *name;
    struct label title, text, risk; /* text may hold {customer} {amount} {term} {rate} {purpose} {security} {value} */
    struct name_list contracts;     /* loan, guarantee, security, amendment */
    bool always;
    int line;
};

struct clause_book {
    const struct document *doc;
    const struct clause *clauses;
    size_t count;
};

const struct clause *clause_find(const struct clause_book *book, const char *name);
struct scheme_template *scheme_template_load(struct document *doc, struct product *const *products,
                                             size_t product_count, const struct clause_book *clauses);
void scheme_template_write(struct json_writer *w, const struct scheme_template *template);
struct clause_book *clause_book_load(struct document *doc);
void clause_book_write(struct json_writer *w, const struct clause_book *book);
