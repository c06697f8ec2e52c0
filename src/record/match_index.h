/* The duplicate check's side of a customer: the cells that the models of matching look at, and the keys under which the
 * customer is found again. Two customers that may be the same share a key. */
#pragma once

#include "matching/match.h"
#include "record/session.h"

bool match_is_person(const struct customer *customer);
/* The model for looking one customer up among EXISTING others. */
struct match_model match_customer_model(bool person, size_t existing);
const struct match_schema *match_customer_schema(bool person);
struct match_record match_customer(struct arena *arena, const struct match_schema *schema,
                                   const struct customer *customer);
/* The keys as the table keeps them: c or p in front, so that companies and persons never meet. */
size_t match_customer_keys(struct arena *arena, const struct match_schema *schema, struct match_record record,
                           bool person, const char *keys[MATCH_KEYS]);

/* What is known already of the customer about to be created: session->match_prepared points to it meanwhile. */
struct match_prepared {
    const struct customer *customer;
    const char *keys[MATCH_KEYS];
    size_t count;
};

/* All of it for one customer. */
size_t match_index_keys(struct arena *arena, const struct customer *customer, const char *keys[MATCH_KEYS]);

/* Keeps the table of keys in step with what is written. */
const struct error *match_index(struct session *s, const struct customer *before, const struct customer *customer);
const struct error *match_forget(struct session *s, int64_t id);
