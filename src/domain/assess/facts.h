/* Facts of customers, from the store: the same definitions for one customer on the page and for the whole book in ranges. */
#pragma once

#include "domain/climate/climate.h"
#include "policy/snapshot.h"
#include "record/record.h"

/* Customers whose homes lie in [first, last], by rising id, with every fact that has a query or a function settled; facts with an
 * expression compute themselves. */
struct fact_range {
    struct session *session;
    const struct policy_snapshot *policy;
    int64_t first, last;
    size_t count;
    int64_t *ids;
    struct value *values; /* [customer][fact] */
    const struct fact_book *book;
    const struct market_quotes *quotes;
    const struct climate_result *climate; /* one a section of the policy's industries and one for none; NULL: no overlay */
    const struct statement_facts *statement_facts; /* which of the policy's facts a statement answers */
};

/* What is read once for many ranges: guarantee circles and the climate of industries. */
struct fact_book;
const struct error *fact_book_read(struct session *s, bool whole_book, const struct fact_book **book);

/* IDS are the customers wanted, rising; all lie at their own homes. */
const struct error *fact_range_read(struct session *s, const struct policy_snapshot *policy, const struct fact_book *book, const int64_t *ids,
                                    size_t count, struct fact_range *range);
/* The facts of customer I, ready for rules; SET is reset first. */
void fact_range_fill(const struct fact_range *range, size_t i, struct fact_set *set);

/* What moves customer I by the climate; NULL when the policy has no overlay. */
const struct climate_result *fact_range_climate(const struct fact_range *range, size_t i);
const struct climate_data *fact_book_climate(const struct fact_book *book);

/* Names that facts may give as their function. */
struct name_list facts_functions(void);

/* One customer: record.missing when it cannot be seen. */
const struct error *facts_of_customer(struct session *s, const struct policy_snapshot *policy, int64_t customer, struct fact_set **set);
/* The same, with the climate of the customer's section and the series behind it; NULL as above. */
const struct error *facts_and_climate(struct session *s, const struct policy_snapshot *policy, int64_t customer, struct fact_set **set,
                                      const struct climate_result **climate);
