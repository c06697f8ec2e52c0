/* PDF documents: A4 pages with header, footer and page numbers, headings, paragraphs, tables that go on over pages, key
 * figures, charts, and sources that figures point to. The blocks are kept until print_finish lays them out. The same
 * blocks and the same instant give the same bytes, whenever and in whichever process: nothing of the clock or of chance
 * gets in.
 *
 * Texts and figures of charts must live until print_finish; the lists that hold them are copied. Texts are UTF-8. A
 * text may hold line breaks, marks made by print_cite, and parts set strong between PRINT_STRONG and PRINT_PLAIN. */
#pragma once

#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct print;

#define PRINT_STRONG "\x0e"
#define PRINT_PLAIN  "\x0f"

struct print_setup {
    const char *title, *author;                 /* also of the file's properties */
    const char *header, *header_right, *footer; /* small, on every page; NULL for none */
    enum language language;
    int64_t created_at; /* instant that the file says it was made */
};

struct print *print_open(struct arena *arena, const struct print_setup *setup);

void print_title(struct print *p, const char *title, const char *subtitle); /* subtitle may be NULL */
void print_heading(struct print *p, int level, const char *text);           /* 1 chapter, 2 section, 3 run of text */
void print_text(struct print *p, const char *text);                         /* one paragraph a line of the text */
void print_note(struct print *p, const char *text);                         /* small and grey */
void print_list(struct print *p, const char *const *items, size_t count, bool numbered);
void print_space(struct print *p, double points);
void print_page(struct print *p); /* what follows begins on a new page */

/* Label and value, in COLUMNS columns side by side. A NULL value prints a dash. */
struct print_pair {
    const char *label, *value;
};
void print_pairs(struct print *p, const struct print_pair *pairs, size_t count, int columns);
/* The same as a strip of large figures in one line; at most eight. */
void print_figures(struct print *p, const struct print_pair *pairs, size_t count);

enum print_align { PRINT_LEFT, PRINT_RIGHT, PRINT_CENTRE };
enum print_row { PRINT_ROW_PLAIN, PRINT_ROW_GROUP, PRINT_ROW_TOTAL };

struct print_column {
    const char *label; /* NULL in every column: a table without a head */
    enum print_align align;
    double share; /* of the width; columns of share 0 divide what the others leave */
};

struct print_table {
    const char *caption, *unit; /* above the table, left and right; NULL for none */
    const struct print_column *columns;
    size_t column_count;
    const char *const *cells; /* row by row, column_count each; NULL prints a dash, "" nothing */
    size_t row_count;
    const enum print_row *rows; /* how each row looks; NULL: all plain */
};
void print_table(struct print *p, const struct print_table *table);

enum print_chart_kind { PRINT_BARS, PRINT_STACKED, PRINT_LINES };

struct print_series {
    const char *name;
    const double *values; /* one a category; NaN leaves a gap */
};

struct print_chart {
    enum print_chart_kind kind;
    const char *title, *unit;
    const char *const *categories;
    size_t category_count;
    const struct print_series *series; /* at most eight */
    size_t series_count;
    int decimals;  /* of the figures at bars and axis */
    double height; /* points; 0: 150 */
    double limit;  /* a dashed line, such as a covenant; NaN: none */
    const char *limit_label;
};
void print_chart(struct print *p, const struct print_chart *chart);

/* VALUE with a raised number that points to SOURCE in the list of sources; equal sources share a number. */
const char *print_cite(struct print *p, const char *value, const char *source);
/* The sources cited until now, numbered, small, in COLUMNS columns. */
void print_sources(struct print *p, const char *heading, int columns);

/* Lays out and appends the file to OUT. print.font: the machine has no Chinese font; print.failed: the library refused.
 */
const struct error *print_finish(struct print *p, struct buffer *out);
