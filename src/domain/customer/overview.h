/* The parts of the customer's one page, in the order of the page. Each writes its keys into the open object. */
#pragma once

#include "domain/customer/quality.h"
#include "domain/statement/figures.h"
#include "domain/statement/peers.h"
#include "record/call.h"

struct overview_loan {
    int64_t id;
    const char *number, *product, *status, *five_class;
    int64_t amount, balance, matures_on, overdue_days, overdue_amount, started_on;
};

struct overview {
    struct session *s;
    struct json_writer *w;
    struct customer customer;
    int64_t id;
    struct overview_loan *loans;
    size_t loan_count, loan_room;
    struct statement_period *periods;    /* newest first */
    const struct statement_period *year; /* the newest full year, NULL without any statement */
    size_t period_count;
    struct peers peers;
    struct quality quality;
    size_t circle_size;
    int64_t circle_amount;
    const char *grade, *previous_grade; /* of the last two assessments */
};

const struct error *overview_figures(struct overview *o);    /* kpis */
const struct error *overview_flows(struct overview *o);      /* flows */
const struct error *overview_products(struct overview *o);   /* products */
const struct error *overview_assessment(struct overview *o); /* assessment, tier */
void overview_ratios(struct overview *o);                    /* ratios */
const struct error *overview_warnings(struct overview *o);   /* warnings */

/* Products by name: deposit, loan and those that can be held; COUNT of them for this kind of customer. */
struct overview_product {
    const char *name;
    struct label label;
};
const struct overview_product *overview_product_list(struct session *s, int64_t kind, size_t *count);
/* How many of them the customer uses. */
const struct error *overview_products_held(struct overview *o, size_t *held, size_t *of, int64_t *income);
