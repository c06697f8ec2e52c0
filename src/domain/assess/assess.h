/* Facts -> scorecard -> PD and grade on the master scale -> tier. Each result keeps the path that led to it. */
#pragma once

#include "domain/assess/facts.h"
#include "domain/lab/rate.h"

struct assessed {
    struct fact_set *facts;
    struct rating rating;
    struct tier_result tier;
    bool has_tier;       /* there is a tier policy and it could be decided */
    int tier_in_force;   /* index; after approval rules and a person's override */
    bool overridden;     /* a person's decision holds until it expires */
    struct table_result choice; /* why this model leads */
    struct lab_opinion champion, challenger; /* trained models; without a name where there is none */
    struct rating challenger_rating;
};

/* By POLICY (in force, or a draft), nothing written. */
const struct error *assess_compute(struct session *s, const struct policy_snapshot *policy, int64_t customer, struct assessed *result);
/* The rating alone, from the facts in RESULT. */
void assess_rate(struct arena *arena, const struct policy_snapshot *policy, const struct lab_models *models, struct assessed *result);
/* Computes by the policies in force and stores assessment, tier decision and the customer's grade, PD and tier. */
const struct error *assess_customer(struct session *s, int64_t customer, struct assessed *result);
/* Overrides of the bank with what came of them, as GET /rating/overrides gives it. */
const struct error *overrides_score(struct session *s, struct json_writer *w);
/* {rating, tier, facts...}: the path, for the page. */
void assessed_write(struct json_writer *w, const struct assessed *result);

struct assess_options {
    bool grant_tiers; /* the first load: a tier that needs approval is taken as approved */
    int64_t at;       /* instant in the past to rate as of, by what was known then: adds ratings and tiers of that day, leaves the
                         customers' own rows alone; 0 for now */
    int64_t chunk;    /* customers a transaction; 0 for the default */
    bool (*progress)(void *context, int64_t done, int64_t total); /* false cancels */
    void *context;
};
struct assess_report {
    int64_t customers, rated, changed_grades, changed_tiers;
    int64_t read_us, compute_us, write_us;
};
/* The whole book, in ranges of homes. */
const struct error *assess_book(struct bank *bank, struct arena *arena, const struct assess_options *options, struct assess_report *report);

/* How comparable customers fill the groups of their scorecard; gathered over the whole book (assess_book does it). */
struct assess_profile;
struct assess_profile *assess_profile_new(void);
void assess_profile_free(struct assess_profile *profile);
void assess_profile_add(struct assess_profile *profile, const struct policy_snapshot *policy, const struct assessed *result);
const struct error *assess_profile_store(struct session *s, void *profile); /* in a write transaction */
/* {label, n, groups: {NAME: median share}} of the customer's section, else of everybody the card rates; null when there are too few. */
const struct error *assess_profile_write(struct session *s, const char *industry, const char *card, struct json_writer *w);
