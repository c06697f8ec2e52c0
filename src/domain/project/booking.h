/* A workbook of a project's model while it is written: where each line, number and assumption lies, and the words of a
 * formula as a spreadsheet knows them. */
#pragma once

#include "domain/project/workbook.h"

#include <xlsxwriter.h>

/* Columns of the sheets Model and Rounds: line, name, member, unit, a blank one that is "before", then the periods. */
enum { MODEL_FIRST_ROW = 2, PERIOD_COLUMN = 5, NUMBER_FIRST_ROW = 1, VALUE_COLUMN = 4, LEAF_VALUE_COLUMN = 2 };
enum { OUTSIDE = -1 }; /* of the rounds: the sheets Model and Numbers */

struct booking {
    struct arena *arena;
    const struct project_case *made;
    size_t periods;
    char (*columns)[4]; /* of each period, from the one before the first to the one after the last */
    lxw_workbook *book;
    lxw_worksheet *leaves, *numbers, *model, *rounds, *sheet; /* SHEET: the one that is written */
    lxw_format *head, *input, *carried, *money, *ratio;
    size_t first_row[PROJECT_LINES];
    bool line_loops[PROJECT_LINES], number_loops[PROJECT_NUMBERS]; /* computed anew in every round */
    size_t line_row[PROJECT_LINES], number_row[PROJECT_NUMBERS];   /* within a round */
    size_t round_rows;
    int round_count, round; /* ROUND: the one that is written, or OUTSIDE */
    struct buffer paths;    /* "path\n" of each leaf, in the order of the rows */
    uint32_t leaf_count;
    bool blank;
};

/* Which lines and numbers the loop turns over, and where they stand within a round. */
void rounds_place(struct booking *b);
/* All rounds, each on what the one before came to. */
void rounds_write(struct booking *b);
/* What a line or number that is carried into ROUND is, from the round before. */
void carried_spell(struct booking *b, struct buffer *out, bool number, int id, size_t member, ptrdiff_t t, int round);
void formula_spell(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member, ptrdiff_t t);
void cell_spell(struct booking *b, struct buffer *out, int line, size_t member, ptrdiff_t t);
void number_spell(struct booking *b, struct buffer *out, int number);
/* TEXT as a formula with the VALUE that stands there until a spreadsheet recomputes; NAN: an empty text. */
void formula_put(struct booking *b, lxw_worksheet *sheet, size_t row, size_t column, const char *text, double value,
                 lxw_format *format);
void line_heads_put(struct booking *b, lxw_worksheet *sheet, size_t row, int line, size_t member);
lxw_format *format_of(const struct booking *b, const char *unit);
/* Row of the assumption PATH in its sheet, from 1; 0 when there is none. */
uint32_t leaf_row(const struct booking *b, const char *path);
/* What LINE that is given takes from the assumptions in period T; false when it is part of the frame. */
bool given_spell(struct booking *b, struct buffer *out, int line, size_t member, size_t t);
bool given_number_spell(struct booking *b, struct buffer *out, int number);
