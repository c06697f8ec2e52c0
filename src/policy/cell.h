/* One condition on one value, written as data so that gaps and overlaps between conditions can be found: a bin of a
 * scorecard, a cell of a decision table.
 *
 *   {from: 1.2, below: 1.5}   1.2 ≤ x < 1.5       {above: 0, upto: 90}   0 < x ≤ 90
 *   {is: [micro, small]}      one of these        {others: true}         any known value that no other bin names
 *   {status: missing}         no value, and why: missing, zero_denominator, negative_denominator, out_of_range
 *
 * In a decision table a plain value stands for {is: value}, `unknown` for any status without a value, and an input that
 * a row leaves out matches everything. */
#pragma once

#include "policy/expression.h"

enum cell_kind { CELL_ANY, CELL_RANGE, CELL_LIST, CELL_OTHERS, CELL_STATUS };

struct cell {
    enum cell_kind kind;
    bool low_set, high_set, low_open, high_open;
    struct value low, high;
    const struct value *items;
    size_t item_count;
    unsigned statuses; /* 1 << VALUE_MISSING ... */
    const char *text;  /* "1.2 ≤ x < 1.5" */
    int line, column;
};

enum match { MATCH_NO, MATCH_YES, MATCH_UNKNOWN };

#define CELL_KEYS "from above below upto is others status"
/* Reads the keys above out of the map NODE, or a plain value or list. False after reporting. */
bool cell_read(struct document *doc, const struct yaml *node, struct shape shape, struct cell *cell);

/* MATCH_UNKNOWN: the value is not known and the cell asks for one. */
enum match cell_match(const struct cell *cell, struct value value, struct shape shape);

/* Values that stand for all: between, at and beyond every bound; every choice; both flags. Cells are constant around
 * each sample, so a gap or an overlap shows on one of them. */
struct sample {
    struct value value;
    const char *text; /* "1.2 < x < 1.5" */
};
size_t cell_samples(struct arena *arena, const struct cell *const *cells, size_t count, struct shape shape,
                    const struct sample **samples);
