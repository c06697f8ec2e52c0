/* Deals: what a loan earns and who may decide it, applications from draft to decision, their papers. */
#pragma once

#include "domain/workflow/workflow.h"
#include "quant/raroc.h"

/* The terms that facts and prices depend on, from an application or from something still being designed. */
struct deal {
    const struct product *product;
    int64_t customer, amount;                            /* fen */
    int64_t term_months, grace_months, repricing_months; /* repricing NONE: the product's */
    int64_t security, security_value;                    /* enum application_security or NONE; fen or NONE */
    double rate;                                         /* NaN: the LPR with the floor of the grade */
    double upfront_fee, yearly_fee;                      /* NaN: the product's */
    int64_t side_income;                                 /* fen a year, NONE: none */
    /* NaN: by policy */
    double pd, lgd, ftp_rate, cost_rate, tax_rate, capital_ratio, target_raroc;
};
void deal_clear(struct deal *deal);

struct price {
    bool evaluated; /* false: the PD is not known */
    struct raroc_terms terms;
    struct raroc result;
    double lpr, spread_bp, floor_bp; /* floor: what the grade and the product ask over the LPR, NaN when not known */
    double side_rate;                /* other income over the exposure */
    int64_t repricing_months;
};
/* FACTS of the customer with those of the deal, so that tables and rules can be asked. */
const struct error *deal_facts(struct session *s, const struct policy_snapshot *policy, const struct deal *deal,
                               struct fact_set **facts);
void price_compute(struct arena *arena, const struct policy_snapshot *policy, const struct deal *deal,
                   struct fact_set *facts, struct price *price);
/* The value of the named input at which the RAROC meets its target, by bisection; NaN when there is none. */
double price_solve(const struct price *price, const char *input);
void price_write(struct json_writer *w, const struct policy_snapshot *policy, const struct price *price);
/* The level that may decide, by the table; the highest when it cannot be said. */
const char *deal_level(struct arena *arena, const struct policy_snapshot *policy, struct fact_set *facts);

/* The terms of a stored application. */
const struct error *deal_of_application(struct session *s, const struct policy_snapshot *policy,
                                        const struct application *row, struct deal *deal);
const struct error *application_case_facts(struct session *s, const struct workflow_case *row, struct fact_set **facts);
const struct error *application_case_ended(struct session *s, const struct workflow_case *row,
                                           const struct workflow_end *end, const char *conditions);

/* PREFIX, date and a part that no other record of the day has. */
const char *deal_number(struct arena *arena, const char *prefix, int64_t date, int64_t id);

/* Placeholders of every paper the product asks for. */
const struct error *documents_put(struct session *s, const struct application *row, const struct product *product,
                                  struct fact_set *facts);
struct json_writer;
void document_row_write(struct session *s, struct json_writer *w, struct rows *rows, int64_t home); /* of deal_documents_of */
const char *application_status_text(enum language language, int64_t status);
/* A draft of the CONTRACT's kind from the clauses; EXTRA: names of further ones. An amendment needs reason and amends. */
const struct error *contract_put(struct session *s, const struct application *row, struct deal_contract *contract,
                                 const char *extra);
/* One side has signed; in force when both have. */
struct contract_signature {
    bool bank;
    int64_t signed_on, person, evidence; /* person: of the bank; evidence NONE: none */
    const char *signer;                  /* of the customer */
};
const struct error *contract_signed(struct session *s, struct deal_contract *row,
                                    const struct contract_signature *signature);
/* Sends a draft on its way; S is the engine's session. */
const struct error *application_send(struct session *s, struct application *row, const char *workflow, int64_t owner);
const struct error *application_put(struct session *s, struct application *row);
