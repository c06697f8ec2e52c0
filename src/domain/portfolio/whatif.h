/* What would happen to the book: a deal added, an industry down some notches, rates or the currency moved, a guarantor
 * lost with what follows, a macroeconomic scenario. Changes apply one after the other to a copy. */
#pragma once

#include "domain/portfolio/limits.h"

struct whatif_deal {
    bool present;
    int64_t customer; /* NONE: somebody new, of SECTION and PD */
    int section;
    uint8_t kind, province;
    int64_t group;   /* NONE */
    double turnover; /* NAN */
    double pd, amount, rate, years;
    int product, collateral;
    int64_t branch;
};

struct cascade_step {
    int64_t customer;
    int round;
    bool defaults; /* cannot pay what it guaranteed; else: lost its support */
    bool unknown;  /* could not be judged: no statement on file */
    double called, equity;
};

struct whatif {
    struct whatif_deal deal;
    int section, notches; /* section -1: none; positive notches are worse */
    double rate_change;   /* share a year, on all rates to borrowers and its burden on their PD */
    double fx_change;     /* 0.1: foreign currencies cost a tenth more */
    int64_t guarantor;    /* NONE */
    const struct scenario *scenario;
    /* what happened */
    struct cascade_step *steps;
    size_t step_count, step_room;
    size_t deal_row; /* of the position, SIZE_MAX when there is none */
};

/* The customer of a deal as the bank knows it, whether or not it owes anything yet. */
const struct error *whatif_deal_of(struct session *s, int64_t customer, struct whatif_deal *deal);
/* P is changed; there is room in it for one more row for each deal applied. */
const struct error *whatif_apply(struct session *s, struct position *p, struct whatif *w);
