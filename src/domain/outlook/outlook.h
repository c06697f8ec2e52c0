/* The outlook of a customer: how likely it leaves, becomes a customer, takes up a product within the policy's window,
 * and why. Models come from the model lab, trained on facts as they stood at earlier instants; a model counts once a
 * second person approved it. A product without a model is proposed by the association rules of what is held together.
 */
#pragma once

#include "domain/assess/facts.h"
#include "domain/job/job.h"
#include "learn/model.h"

enum { OUTLOOK_REASONS = 4, OUTLOOK_OFFERS = 3, BASKET_ITEMS = 48, BASKET_KINDS = 16 };

/* One field of a model that moved a customer towards the outcome. */
struct outlook_reason {
    const struct fact *fact; /* NULL: no longer in the policy */
    const char *name;
    struct value value;
    double share; /* of all that speaks for the outcome */
};

struct outlook_chance {
    const struct outlook_target *target;
    const struct outlook_model *model;
    double probability;
    struct outlook_reason reasons[OUTLOOK_REASONS];
    size_t reason_count;
};

struct outlook_model {
    const struct outlook_target *target;
    int64_t id, number;
    struct model model;
    const struct fact **facts; /* one an input */
};

struct outlook_models {
    struct outlook_model *items;
    size_t count;
};

/* The approved models in force, those of targets the policy knows. */
const struct error *outlook_models_read(struct session *s, struct outlook_models *models);
/* False when the target asks nothing about the customer, or too little is known of it. */
bool outlook_score(struct arena *arena, const struct outlook_model *model, struct fact_set *facts,
                   struct outlook_chance *chance);

/* --- what is held together --- */

struct basket_rule {
    uint64_t held; /* bits of items: one or two */
    int product;   /* item */
    size_t with_if, with_then, with_both, baskets;
    double support, confidence, lift, low, high; /* 95 % of the confidence, Wilson */
};

struct baskets {
    const char *items[BASKET_ITEMS]; /* products held, then loan_PRODUCT */
    size_t item_count, product_count;
    size_t count;              /* customers with anything */
    struct basket_rule *rules; /* by falling lift */
    size_t rule_count;
    double income[BASKET_KINDS][BASKET_ITEMS]; /* mean income a year of a holder of that kind, fen; NAN */
};

/* Of the customers the session may see. */
const struct error *baskets_read(struct session *s, struct baskets *baskets);
/* "payroll" or "loan_green" in both languages. */
struct label basket_label(struct arena *arena, const char *item);
/* The rule with the highest lift whose left side the customer holds (as bits) and whose product TARGET offers; NULL. */
const struct basket_rule *basket_rule_for(const struct baskets *baskets, uint64_t held, const char *product);
/* Row of income: of a kind of customer. */
size_t customer_kind_of(const char *name);
int basket_item(const struct baskets *baskets, const char *name); /* -1 when there is none */

/* --- the run --- */

/* The whole book: scores, then the plays that signals open or that are due to be judged. S is the engine's own; JOB may
 * be NULL. */
const struct error *outlook_run(struct session *s, struct job *job);
/* Plays of the customers of RANGE. */
const struct error *retention_open(struct session *s, const struct fact_range *range);
const struct error *retention_judge(struct session *s);

/* {product, label, income, chance or rule} to offer first, or null. */
const struct error *outlook_write_offer(struct session *s, struct json_writer *w, int64_t customer);
/* What the job lab_train is given to learn TARGET. */
void outlook_training(struct json_writer *w, const char *target, bool trees, int64_t folds, int64_t seed);
