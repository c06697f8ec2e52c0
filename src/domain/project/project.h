/* A project's model brought together: its stored or given assumptions, the changes on screen, the solved plan. */
#pragma once

#include "policy/project.h"
#include "quant/project_formula.h"
#include "record/call.h"

/* What every question about a model names. JSON texts may be NULL. */
struct project_ask {
    int64_t project_home, project, model; /* MODEL NONE: the base case */
    const char *content, *changes;
    bool keep_debt;
};

struct project_solved {
    struct project row;
    int64_t model; /* id of the version, NONE for a template or given assumptions */
    const char *model_name, *template_name;
    const struct json *content; /* before the changes */
    struct project_case made;   /* with them, solved */
    int64_t microseconds;
};

const struct error *project_find(struct call *call, struct project_ask *ask);
/* The assumptions that ASK names, without changes; made is not filled. */
const struct error *project_content(struct session *s, const struct project_ask *ask, struct project_solved *solved);
const struct error *project_ask_solve(struct session *s, const struct project_ask *ask, struct project_solved *solved);
/* CONTENT with CHANGES, solved; with BASE not NULL its debt is kept. */
const struct error *project_case_solve(struct arena *arena, const struct json *content, const struct json *changes,
                                       const struct project_plan *base, struct project_case *made);
const struct error *project_json(struct session *s, const char *text, const char *field, const struct json **value);
const struct project_template *project_template_of(const struct policy_snapshot *policy, const char *kind);
/* "2027-03", or "2027" for yearly periods: the last month of period T. */
const char *project_period_label(struct arena *arena, const struct project_case *made, size_t t);
/* {name: value} of all numbers that are finite. */
void project_numbers_write(struct json_writer *w, const struct project_plan *plan);
/* Mean life of the debt from the first operating period, in years; NAN without debt. */
double project_debt_life_years(const struct project_plan *plan);
void project_put_number(struct json_writer *w, const char *key, double value, const char *unit);
/* Level of SORTED, in line between neighbours; NAN of nothing. */
double project_quantile(const double *sorted, size_t count, double level);
const char *project_kind_name(const struct project *row);
/* The analysis of risk, and the stress of all projects, as jobs. */
struct job;
const struct error *project_risk_job(struct job *job, struct arena *arena);
const struct error *project_stress_job(struct job *job, struct arena *arena);
/* ROW as the covenant of the K-th promise of a category; the caller writes and tests it. */
void equator_covenant_fill(struct session *s, const struct project_rules *rules,
                           const struct equator_category *category, size_t k, const struct project *project,
                           struct covenant *row);
const struct equator_category *equator_category_of(const struct project_rules *rules, const char *name);
/* What projects, and the standing in environment and social matters, add to the facts of a range of customers. */
struct fact_range;
const struct error *project_facts(const struct fact_range *range);
