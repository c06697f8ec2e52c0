/* Rows of the book as they stand, or as they would stand after something happened: plain columns that a what-if may
 * change, and the figures they give. Amounts are fen as doubles; they are sums and models, not ledger entries. */
#pragma once

#include "domain/portfolio/book.h"

struct position {
    const struct book *book;
    const struct portfolio_policy *policy;
    const struct scenario_policy *scenarios;
    const struct master_scale *scale;
    int cycle[BOOK_SECTIONS];     /* 0 low, 1 medium, 2 high */
    double weight[BOOK_PRODUCTS]; /* standardised, by product */
    size_t count, customer_count;
    struct book_customer *customers; /* a copy: FIRST and COUNT are those of the book */
    uint32_t *customer;
    int64_t *loan, *branch, *overdue_days;
    double *exposure, *loans, *pd, *pd_origination, *lgd, *years, *rate;
    uint8_t *product, *class, *amortising, *foreign, *guaranteed, *rated;
    const struct scenario *stress; /* has moved PD and LGD already and replaces the weighted scenarios; NULL */
};

/* EXTRA rows of room are left for deals that do not exist yet. */
struct position *position_make(struct session *s, const struct book_view *view, size_t extra);
void position_copy(struct arena *arena, const struct position *from, struct position *to);
bool position_impaired(const struct position *p, size_t i);

/* --- expected credit loss of one account */

enum stage_reason {
    STAGE_PERFORMING,
    STAGE_PD_RISE,
    STAGE_WATCH,
    STAGE_DAYS,
    STAGE_IMPAIRED_DAYS,
    STAGE_IMPAIRED_CLASS,
    STAGE_DEFAULTED,
    STAGE_ORIGINATION_UNKNOWN, /* performing, though the rise of the PD could not be tested */
    STAGE_REASONS
};
extern const char *const stage_reason_names[STAGE_REASONS];
extern const struct label stage_reason_labels[STAGE_REASONS];

enum { SCENARIOS_MOST = 12 };
struct account_ecl {
    int stage; /* 1, 2, 3 */
    enum stage_reason reason;
    double lifetime_pd, lifetime_pd_origination;
    double twelve_months, lifetime, booked; /* weighted over the scenarios */
    double by_scenario[SCENARIOS_MOST];     /* booked, if that scenario were certain */
};
/* What is the same for all accounts of a position: odds of every scenario, cycle and year. */
struct ecl_terms {
    double odds[SCENARIOS_MOST][3][32], weight[SCENARIOS_MOST], lgd_add[SCENARIOS_MOST];
    size_t count;
};
void ecl_terms_make(const struct position *p, struct ecl_terms *terms);
struct account_ecl account_ecl(const struct position *p, const struct ecl_terms *terms, size_t i);

/* --- figures of the whole */

struct measures {
    size_t accounts, customers;
    double exposure, loans, unrated; /* unrated: exposure without a rating */
    double rwa, rwa_standardised, capital, granularity, expected_loss;
    double hhi_customer, hhi_group, hhi_industry; /* 0..1, by exposure */
    double by_class[BOOK_CLASSES], npl, npl_ratio;
    double stage_amount[3], stage_ecl[3], ecl;
    double income, cost, after_tax, raroc, value_added;
    double section_loans[BOOK_SECTIONS], section_npl[BOOK_SECTIONS], section_loss[BOOK_SECTIONS];
    double by_section[BOOK_SECTIONS], by_province[BOOK_PROVINCES], by_product[BOOK_PRODUCTS];
    double by_grade[BOOK_GRADES + 1]; /* the last: unrated */
    double heat[BOOK_SECTIONS][BOOK_GRADES + 1];
    double *customer_exposure, *customer_loans, *group_exposure; /* by index */
};
void measures_of(struct arena *arena, const struct position *p, struct measures *m);
/* Capital of one row, share of its exposure: K of the internal ratings approach. */
double position_capital(const struct position *p, size_t i);
/* What lending that much more on the terms of row I would tie up, cost and earn in a year. */
struct position_figures {
    double rwa, capital, expected_loss, after_tax, value_added; /* fen */
};
struct position_figures position_figures(const struct position *p, size_t i, double exposure, double loans);
/* Of the largest N by VALUES: their indices, the largest first. */
size_t largest(struct arena *arena, const double *values, size_t count, size_t n, size_t **indices);
