/* Reads what a person copied out of a spreadsheet: one line an item, one column a period. Nothing is saved; every
 * amount is turned into fen here, once. */
#pragma once

#include "quant/statement.h"
#include "record/record.h"

enum { PASTE_COLUMNS_MOST = 12 };

struct paste_problem {
    size_t line; /* from 1 */
    int column;  /* from 1, 0 for the whole line */
    bool error;  /* else a warning */
    struct label text;
};

struct paste_row {
    size_t line;
    const char *text;         /* the item as it stood there */
    enum statement_item item; /* STATEMENT_ITEM_COUNT when not recognised */
    const char *cells[PASTE_COLUMNS_MOST];
    double values[PASTE_COLUMNS_MOST]; /* NaN when empty or not readable */
};

struct paste_period {
    const char *title;
    int64_t period_end, months; /* NONE when the head does not say */
    struct statement_figures figures;
};

struct paste {
    struct paste_period periods[PASTE_COLUMNS_MOST];
    size_t period_count;
    struct paste_row *rows;
    size_t row_count, row_room;
    struct paste_problem *problems;
    size_t problem_count, problem_room;
};

/* UNIT of enum statement_unit. PERIOD_END and MONTHS stand for heads that only say 期末余额 and 上年年末余额; NONE when
 * unknown. */
void paste_read(struct arena *arena, const char *text, int64_t unit, int64_t period_end, int64_t months,
                struct paste *paste);
/* The item a line of a statement names, whatever numbering and remarks stand around it. */
enum statement_item paste_item(struct arena *arena, const char *text);
