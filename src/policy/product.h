/* The product catalogue: what can be offered, to whom, within which bounds, with which papers, and what it must earn. A
 * named product `extends` another one and says only what differs. */
#pragma once

#include "policy/cell.h"

struct product_rule {
    const char *name;
    struct label label;
    const struct expression *when; /* must hold */
    bool blocks;                   /* not offered; otherwise an exception that somebody must answer for */
    int line;
};

struct product_paper {
    const char *code;
    struct label label;
    bool required;
    int64_t valid_months; /* 0: does not expire */
    int64_t days;         /* until due */
    const struct expression *when;
};

struct product {
    const struct document *doc;
    const struct product *extends;
    const char *family,
        *line;  /* working_capital ...; credit, trade, investment_banking, leasing, insurance, cash, advisory */
    bool lends; /* puts money or its name at risk */
    int64_t amount_least, amount_most;         /* fen; NONE open */
    int64_t term_least, term_most, grace_most; /* months */
    struct name_list repayments, securities, currencies;
    double conversion;              /* exposure per unit of an amount that is not drawn or off balance */
    double lgd;                     /* without security */
    double upfront_fee, yearly_fee; /* of the amount */
    double floor_bp, ceiling_bp;    /* over the LPR, on top of what the grade asks; NaN: open */
    int64_t repricing_months;       /* 0: fixed to maturity */
    const struct product_rule *rules;
    size_t rule_count;
    const struct product_paper *papers;
    size_t paper_count;
    struct name_list clauses; /* of the contract */
};

struct product *product_load(struct document *doc, const struct fact_table *facts, struct product *const *others,
                             size_t count);
void product_write(struct json_writer *w, const struct product *product);
enum match product_rule_match(const struct product_rule *rule, struct fact_set *facts);
/* MATCH_NO: a rule that blocks fails; MATCH_UNKNOWN: one cannot be evaluated and none fails. Exceptions do not count. */
enum match product_fits(const struct product *product, struct fact_set *facts);
/* A paper whose condition cannot be evaluated is asked for. */
bool product_paper_needed(const struct product_paper *paper, struct fact_set *facts);
