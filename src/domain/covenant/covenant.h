/* Covenants: a figure in the language of rules against a bound, tested on its calendar and whenever somebody asks;
 * headroom as a share of the bound, and by the line through the last tests the months until it is gone. */
#pragma once

#include "domain/assess/facts.h"

struct covenant_figure {
    bool applies, known;
    double value, threshold, headroom; /* money in yuan; NaN when there is none */
    const char *missing;               /* what is not known, or what is wrong in the covenant's text */
    const char *path;                  /* JSON: how the value came about */
    struct label said, bound;          /* value and bound with their units */
};

/* FAULT: the text of the covenant is wrong, and where. */
void covenant_compute(struct session *s, const struct policy_snapshot *policy, const struct covenant *covenant,
                      struct fact_set *facts, struct covenant_figure *figure, const char **fault);
/* enum covenant_test_result; that of a faulty covenant is "not evaluated". */
int64_t covenant_result(const struct covenant *covenant, const struct covenant_figure *figure);
/* Tests one covenant on these facts: writes the test and the covenant's state. S is the engine's. */
const struct error *covenant_test_one(struct session *s, struct covenant *covenant, struct fact_set *facts);
/* All covenants in force that are due by the calendar, or all of them. AT: instant of the past to test as of, 0 for
 * now. */
const struct error *covenant_test_book(struct bank *bank, struct arena *arena, int64_t at, bool all, int64_t *tested,
                                       int64_t *breached);
/* Months until HEADROOM falls to zero along the least-squares line through the tests, newest first; NaN when it does
 * not fall. */
double covenant_months_left(const double *headroom, const int64_t *days, size_t count);
