/* A points scorecard: each characteristic puts a fact into a bin, each bin gives points, points of a group add up, and
 * the sum stands for odds: ln(good:bad) = ln(base_odds) + (score − base_score)·ln 2/pdo, PD = 1/(1 + odds). */
#pragma once

#include "policy/cell.h"

struct bin {
    struct cell cell;
    double points;
    struct label label;
};

struct characteristic {
    const char *name;
    struct label label, help;
    const struct expression *expression; /* a fact or a formula */
    const struct fact *fact;             /* when it is just a fact */
    struct shape shape;
    size_t group;
    double weight, best;
    const struct bin *bins;
    size_t bin_count;
    int line;
};

struct card_group {
    const char *name, *letter;
    struct label label, help;
    double points; /* the most it can give */
};

struct scorecard {
    const struct document *doc;
    struct label definition; /* what the card is and is not, printed in the product */
    double base;
    const struct card_group *groups;
    size_t group_count;
    const struct characteristic *characteristics;
    size_t characteristic_count;
    double least_known; /* share of the points that must rest on known facts, else there is no score */
    bool calibrated;
    double base_score, base_odds, points_to_double;
};

struct score_line {
    const struct characteristic *characteristic;
    struct value value;
    const struct bin *bin;
    double points; /* weight × bin points */
    bool known;
};

struct score {
    const struct scorecard *card;
    struct score_line *lines;
    double *group_points;
    double total;
    double known_share; /* of the points that could be had */
    bool evaluated;     /* enough is known */
    double pd;          /* NaN unless evaluated and calibrated */
};

void scorecard_apply(struct arena *arena, const struct scorecard *card, struct fact_set *facts, struct score *score);
double scorecard_pd(const struct scorecard *card, double total);
/* Total, groups and lines, each with fact, value, bin, points, line of the file and version of the policy; a computed
 * value also with its path. FACTS are those that were scored. */
void score_write(struct json_writer *w, const struct score *score, struct fact_set *facts);
/* The card itself, for the screen that shows how the bank scores. */
void scorecard_write(struct json_writer *w, const struct scorecard *card);

struct scorecard *scorecard_load(struct document *doc, const struct fact_table *facts);
