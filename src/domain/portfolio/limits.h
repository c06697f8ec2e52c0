/* Limits and what they are used to: those of policy/portfolio and the bank's own records. Regulatory bases differ:
 * loans to one customer are held against total capital, exposures against tier 1 (Order 2018 No. 1). A limit may be met
 * but not exceeded. */
#pragma once

#include "domain/portfolio/position.h"

enum limit_state { LIMIT_GREEN, LIMIT_YELLOW, LIMIT_RED, LIMIT_UNKNOWN, LIMIT_REPORT };
extern const char *const limit_state_names[];

struct limit_use {
    const struct portfolio_limit_rule *rule; /* NULL when a record sets it */
    int64_t record;                          /* of portfolio_limit, NONE */
    struct label label;
    int dimension, measure;
    char key[40];       /* section, province, product; empty of customers, groups, branches */
    int64_t object;     /* id of the customer, group or branch; NONE */
    double used, limit; /* fen; LIMIT is NAN when its base is not on record */
    double of_book;     /* the share of the book that LIMIT is and moves with; 0: an amount of its own */
    double share;       /* of the limit */
    double warn;
    bool report_only;
    enum limit_state state;
};

struct limit_book {
    struct limit_use *uses;
    size_t count, room;
    size_t red, yellow, unknown;
    const struct book_customer *only; /* of customers and groups only this one's */
};

/* Every part of industries, regions, products and branches; of customers and groups the ones that use most (at most
 * EACH a limit) and all beyond the warning. */
const struct error *limits_of(struct session *s, const struct position *p, const struct measures *m, size_t each,
                              struct limit_book *book);
/* The limits that CUSTOMER's exposure counts towards. */
const struct error *limits_of_customer(struct session *s, const struct position *p, const struct measures *m,
                                       size_t customer, int product, int64_t branch, struct limit_book *book);
/* Whether a row of such a customer, product and branch counts towards the limit. */
bool limit_counts(const struct limit_use *use, const struct book_customer *customer, int product, int64_t branch);
/* The industry, region, product, branch, customer or group it limits. */
struct label limit_subject_label(struct session *s, const struct limit_use *use);
void limit_use_write(struct session *s, struct json_writer *w, const struct limit_use *use);
/* The name of a customer, group or branch as the session may see it; NULL when it may not. */
const char *limit_object_name(struct session *s, int dimension, int64_t object);
