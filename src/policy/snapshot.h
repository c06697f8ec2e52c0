/* Everything the bank decides by at one instant, read from a folder or from the texts of the activated versions:
 * immutable, with a hash and a version per document, replaced as a whole while requests that hold the old one finish on
 * it. */
#pragma once

#include "policy/access.h"
#include "policy/assistant.h"
#include "policy/calendar.h"
#include "policy/climate.h"
#include "policy/control.h"
#include "policy/freshness.h"
#include "policy/industry.h"
#include "policy/portfolio.h"
#include "policy/market.h"
#include "policy/own.h"
#include "policy/required.h"
#include "policy/pricing.h"
#include "policy/project.h"
#include "policy/rating.h"
#include "policy/scenario.h"
#include "policy/response.h"
#include "policy/scheme.h"
#include "policy/service.h"
#include "policy/survivorship.h"
#include "policy/table.h"
#include "policy/tiers.h"
#include "policy/campaign.h"
#include "policy/outlook.h"
#include "policy/portal.h"
#include "policy/workbench.h"
#include "policy/workflow.h"

struct policy_source {
    const char *name; /* "rating/credit_corporate.yaml" */
    const char *text;
    size_t size;
    const char *hash; /* NULL: a 64-bit FNV-1a of the text is taken */
};

struct policy_snapshot {
    struct arena *arena; /* owns all below */
    struct document **documents;
    size_t document_count;
    const char *hash; /* of the names and hashes of all documents */
    const struct fact_table *facts;
    const struct access *access;
    const struct master_scale *scale;
    struct scorecard **cards;
    size_t card_count;
    struct expert_sheet **sheets;
    size_t sheet_count;
    const struct market_model *market;
    const struct climate_policy *climate; /* NULL: the climate moves no rating */
    const struct rating_policy *rating;
    const struct tier_policy *tiers;
    struct decision_table **tables;
    size_t table_count;
    const struct freshness *freshness;
    const struct survivorship *survivorship;
    const struct maker_checker *maker_checker;
    const struct authority *authority;
    const struct industry_policy *industry;
    const struct workbench *workbench;
    const struct work_calendar *calendar; /* NULL: weekends alone */
    const struct portfolio_policy *portfolio;
    const struct scenario_policy *scenarios;
    const struct required_policy *required;
    struct own_fields **own; /* of every entity that has any */
    size_t own_count;
    const struct warning_policy *warnings; /* of all documents of the kind */
    const struct response_policy *response;
    struct workflow **workflows;
    size_t workflow_count;
    struct product **products;
    size_t product_count;
    struct scheme_template **templates;
    size_t template_count;
    const struct clause_book *clauses;
    const struct pricing *pricing;
    struct project_template **project_templates;
    size_t project_template_count;
    const struct project_rules *project_rules;
    const struct esg_policy *esg;
    const struct access *client_access; /* roles of portal users; NULL: the bank has no portal */
    const struct portal_policy *portal;
    const struct campaign_policy *campaigns; /* NULL: the bank runs none */
    const struct outlook_policy *outlook;    /* NULL: nothing is foretold */
    const struct service_policy *service;
    struct assistant_policy assistant; /* a part without a document is NULL */
    int users; /* counted atomically */
};

/* Loads, checks everything against everything and runs the examples. NULL when there is any problem: all of them stand
 * in PROBLEMS. A part without a document is NULL; which parts must exist is for the caller to say (policy_complete).
 * VOCABULARY may be NULL. */
struct policy_snapshot *policy_load(const struct policy_source *sources, size_t count,
                                    const struct policy_vocabulary *vocabulary, struct problems *problems);
/* Every *.yaml in FOLDER and its folders. */
struct policy_snapshot *policy_load_folder(const char *folder, const struct policy_vocabulary *vocabulary,
                                           struct problems *problems);
/* The texts of FOLDER in ARENA, in the order of their names; NULL after reporting when it cannot be read. */
const struct policy_source *policy_sources(struct arena *arena, const char *folder, size_t *count,
                                           struct problems *problems);
/* SNAPSHOT with one document changed or added: what a draft would do to the rest. */
struct policy_snapshot *policy_load_draft(const struct policy_snapshot *snapshot, const struct policy_source *draft,
                                          const struct policy_vocabulary *vocabulary, struct problems *problems);
/* Reports each kind of document that the product cannot run without. */
bool policy_complete(const struct policy_snapshot *snapshot, struct problems *problems);

/* A snapshot starts with one user. The last release frees it. */
void policy_keep(struct policy_snapshot *snapshot);
void policy_release(struct policy_snapshot *snapshot);

/* The snapshot in force, shared by threads. */
struct policy_current;
struct policy_current *policy_current_new(struct policy_snapshot *first); /* takes over FIRST */
void policy_current_free(struct policy_current *current);
struct policy_snapshot *policy_current_take(struct policy_current *current); /* kept for the caller, who releases it */
void policy_current_set(struct policy_current *current, struct policy_snapshot *next); /* takes over NEXT */

const struct document *policy_document(const struct policy_snapshot *snapshot, const char *file);
const struct scorecard *policy_card(const struct policy_snapshot *snapshot, const char *name);
const struct decision_table *policy_table(const struct policy_snapshot *snapshot, const char *name);
const struct workflow *policy_workflow(const struct policy_snapshot *snapshot, const char *name);
const struct product *policy_product(const struct policy_snapshot *snapshot, const char *name);
const struct scheme_template *policy_template(const struct policy_snapshot *snapshot, const char *name);
/* [{"file", "kind", "name", "label", "version", "hash"}] */
void policy_documents_write(struct json_writer *w, const struct policy_snapshot *snapshot);
