/* Decision tables: rows of conditions over inputs, each row gives outputs. Loading finds combinations that no row
 * covers, rows that can never match and, where one row at most may match, rows that overlap.
 *
 * An unknown input makes a row that asks for it undecided, and with it the table "not evaluated", unless some row of
 * the table names `unknown` for that input: then unknown is a value like others. */
#pragma once

#include "policy/cell.h"

enum table_hit { HIT_FIRST, HIT_UNIQUE, HIT_COLLECT };

struct table_input {
    const char *name;
    struct label label;
    const struct expression *expression;
    struct shape shape;
    bool takes_unknown;
};

struct table_output {
    const char *name;
    struct label label;
    struct shape shape;
};

struct table_row {
    const struct cell *cells;                /* one an input */
    const struct expression *const *outputs; /* one an output, NULL when the row leaves it out */
    struct label label;
    int line;
};

struct decision_table {
    const struct document *doc;
    enum table_hit hit;
    const struct table_input *inputs;
    size_t input_count;
    const struct table_output *outputs;
    size_t output_count;
    const struct table_row *rows;
    size_t row_count;
};

struct table_result {
    const struct decision_table *table;
    struct value *inputs;
    bool evaluated;  /* false: an unknown input left a row undecided */
    int undecided;   /* that row, -1 when none */
    const int *rows; /* those that matched; one unless the table collects */
    size_t row_count;
};

void table_decide(struct arena *arena, const struct decision_table *table, struct fact_set *facts,
                  struct table_result *result);
/* Output NAME of the N-th matched row; unknown when there is none. */
struct value table_output(const struct table_result *result, size_t n, const char *name, struct fact_set *facts);
void table_result_write(struct json_writer *w, const struct table_result *result, struct fact_set *facts);

struct decision_table *table_load(struct document *doc, const struct fact_table *facts);
