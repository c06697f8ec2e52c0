/* A table by columns, as learning wants it. The kind of a column is found from its cells: numbers (also 1,234.50,
 * $60,000 and 12%), dates (days since 1970-01-01), categories. A cell that is empty or one of the usual words for it (?
 * NA NULL NaN . -) is missing, never zero. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum column_kind { COLUMN_NUMBER, COLUMN_DATE, COLUMN_CATEGORY };

struct column {
    const char *name;
    enum column_kind kind;
    double *values;            /* a category holds the index of its level; NAN is missing */
    const char *const *levels; /* of a category, in byte order */
    size_t level_count;
    size_t missing;
    bool as_stated; /* the kind was told, not found */
};

struct frame {
    size_t rows, count;
    struct column *columns;
};

/* Rows of text that become a frame. CELLS of frame_add are copied. */
struct frame_builder;
struct frame_builder *frame_begin(struct arena *arena, const char *const *names, size_t count);
/* Tells the kind of a column instead of finding it. False when there is no such column. */
bool frame_state_kind(struct frame_builder *builder, const char *name, enum column_kind kind);
void frame_add(struct frame_builder *builder, const char *const *cells);
struct frame *frame_end(struct frame_builder *builder);

int frame_find(const struct frame *frame, const char *name); /* -1 when there is none */
/* The rows at ROWS, in that order; levels are shared. */
struct frame *frame_rows(struct arena *arena, const struct frame *frame, const size_t *rows, size_t count);

bool frame_missing(const char *text);
bool frame_number(const char *text, double *number);
bool frame_date(const char *text, double *days);
/* One cell as COLUMN holds it: NAN when missing or unreadable, -1 for a level that was not seen. */
double column_value(const struct column *column, const char *text);
/* A value as a person reads it. */
const char *column_text(struct arena *arena, const struct column *column, double value);
const char *column_kind_name(enum column_kind kind);
