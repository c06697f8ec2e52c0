/* The groups of calculators. */
#pragma once

#include "calc/topic.h"

extern const struct calc_section customer_topics;
extern const struct calc_section network_topics;
extern const struct calc_section statement_topics;
extern const struct calc_section rating_topics;
extern const struct calc_section validation_topics;
extern const struct calc_section migration_topics;
extern const struct calc_section allocation_topics;
extern const struct calc_section merton_topics;
extern const struct calc_section regulation_topics;
extern const struct calc_section provision_topics;
extern const struct calc_section portfolio_topics;
extern const struct calc_section portfolio_loss_topics;
extern const struct calc_section capital_topics;
extern const struct calc_section loan_topics;
extern const struct calc_section return_topics;
extern const struct calc_section project_topics;
extern const struct calc_section debt_topics;
extern const struct calc_section lending_topics;
extern const struct calc_section service_topics;
extern const struct calc_section process_topics;
