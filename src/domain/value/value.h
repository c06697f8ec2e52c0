/* What a customer brings a year net of risk, how close it is and how far it may grow. Contribution = (net interest
 * after cost of funds + fees - running cost - expected loss) x (1 - tax); RAROC and value added against the capital of
 * the internal ratings formula. Rates of funds, cost, tax and hurdle stand in policy/portfolio, the cards in
 * policy/relationship. */
#pragma once

#include "domain/assess/facts.h"
#include "domain/job/job.h"

struct worth {
    double income, fees, cost, expected_loss, capital, contribution, raroc,
        eva;                       /* fen a year; RAROC NaN without capital */
    double exposure, deposits, pd; /* PD NaN: not rated, the policy's stands in */
};

/* One loan's part of expected loss and capital. PD already floored; YEARS left. */
void worth_add_loan(struct worth *worth, double balance, double pd, double lgd, double years, double capital_ratio);
/* The rest from the parts. */
void worth_settle(struct worth *worth, double tax, double hurdle);

/* The whole book, or as much as the job is let do. S is the engine's own. JOB may be NULL. */
const struct error *value_run(struct session *s, struct job *job);
