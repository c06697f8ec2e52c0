#include "learn/frame.h"

#include "base/date.h"
#include "base/text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct raw_column {
    const char **cells; /* NULL: missing */
    size_t room;
    bool stated;
    enum column_kind kind;
};

struct frame_builder {
    struct arena *arena;
    const char **names;
    size_t count, rows;
    struct raw_column *columns;
};

bool frame_missing(const char *text)
{
    static const char *const words[] = {"",     "?",    "NA", "N/A", "n/a", "NaN", "nan", "NULL",
                                        "null", "None", ".",  "-",   "\\N", "--",  "—",   "#N/A"};
    if (!text)
        return true;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (!strcmp(text, words[i]))
            return true;
    return false;
}

bool frame_number(const char *text, double *number)
{
    char digits[64];
    size_t size = 0;
    bool negative = *text == '(', percent = false;
    for (const char *at = text; *at; at++) {
        if (*at == ',' && at > text && isdigit((unsigned char)at[1]) && isdigit((unsigned char)at[2]) &&
            isdigit((unsigned char)at[3]))
            continue;
        if (*at == '$' || *at == '(' || *at == ')' || *at == ' ')
            continue;
        if (*at == '%' && !at[1]) {
            percent = true;
            continue;
        }
        if (size + 1 == sizeof(digits) || !strchr("+-.0123456789eE", *at))
            return false;
        digits[size++] = *at;
    }
    digits[size] = 0;
    char *end;
    *number = strtod(digits, &end);
    if (!size || *end || !isfinite(*number))
        return false;
    *number = (negative ? -*number : *number) / (percent ? 100 : 1);
    return true;
}

static int month_of(const char *text)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    char word[4] = {0};
    for (int i = 0; i < 3 && text[i]; i++)
        word[i] = (char)tolower((unsigned char)text[i]);
    const char *at = strlen(word) == 3 ? strstr(months, word) : NULL;
    return at && (at - months) % 3 == 0 ? (int)(at - months) / 3 + 1 : 0;
}

/* 2024-03-31, 2024/3/31, 20240331 only when stated elsewhere, 3/31/2024, 31-Mar-97; a time of day behind is passed
 * over. */
bool frame_date(const char *text, double *days)
{
    int year, month, day, end = 0;
    char name[4];
    if ((sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end >= 8) ||
        (sscanf(text, "%4d/%2d/%2d%n", &year, &month, &day, &end) == 3 && end >= 8 && year >= 1000)) {
    } else if (sscanf(text, "%2d/%2d/%4d%n", &month, &day, &year, &end) == 3 && end >= 6) {
    } else if (sscanf(text, "%2d-%3[A-Za-z]-%4d%n", &day, name, &year, &end) == 3 && end >= 8) {
        month = month_of(name);
    } else {
        return false;
    }
    if (year < 100)
        year += year < 50 ? 2000 : 1900;
    if ((text[end] && text[end] != ' ' && text[end] != 'T') || !date_exists(year, month, day))
        return false;
    *days = (double)date_from_civil(year, month, day);
    return true;
}

struct frame_builder *frame_begin(struct arena *arena, const char *const *names, size_t count)
{
    struct frame_builder *builder = ARENA_NEW(arena, struct frame_builder);
    builder->arena = arena;
    builder->count = count;
    builder->names = ARENA_LIST(arena, const char *, count);
    builder->columns = ARENA_LIST(arena, struct raw_column, count);
    for (size_t i = 0; i < count; i++)
        builder->names[i] = arena_text(arena, names[i]);
    return builder;
}

bool frame_state_kind(struct frame_builder *builder, const char *name, enum column_kind kind)
{
    for (size_t i = 0; i < builder->count; i++)
        if (!strcmp(builder->names[i], name)) {
            builder->columns[i].stated = true;
            builder->columns[i].kind = kind;
            return true;
        }
    return false;
}

void frame_add(struct frame_builder *builder, const char *const *cells)
{
    for (size_t i = 0; i < builder->count; i++) {
        struct raw_column *column = &builder->columns[i];
        size_t count = builder->rows;
        const char *cell = frame_missing(cells[i]) ? NULL : arena_text(builder->arena, cells[i]);
        ARENA_PUSH(builder->arena, column->cells, count, column->room, cell);
    }
    builder->rows++;
}

/* All cells must agree, so that one stray word makes a column a category rather than a hole. Up to one cell in two
 * hundred may fail where at least fifty do read: real files hold a few broken cells. */
static bool all_read(const struct raw_column *column, size_t rows, bool (*read)(const char *, double *))
{
    size_t good = 0, bad = 0;
    double value;
    for (size_t i = 0; i < rows; i++)
        if (column->cells[i])
            *(read(column->cells[i], &value) ? &good : &bad) += 1;
    return good && (!bad || (good >= 50 && bad * 200 <= good));
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void make_levels(struct arena *arena, const struct raw_column *raw, size_t rows, struct column *column)
{
    const char **sorted = ARENA_LIST(arena, const char *, rows + 1);
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < rows; i++)
        if (raw->cells[i])
            sorted[count++] = raw->cells[i];
    qsort(sorted, count, sizeof(*sorted), by_text);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(sorted[i], sorted[kept - 1]))
            sorted[kept++] = sorted[i];
    column->levels = sorted;
    column->level_count = kept;
}

double column_value(const struct column *column, const char *text)
{
    double value;
    if (frame_missing(text))
        return NAN;
    if (column->kind != COLUMN_CATEGORY)
        return (column->kind == COLUMN_DATE ? frame_date(text, &value) : frame_number(text, &value)) ? value : NAN;
    const char *const *found = bsearch(&text, column->levels, column->level_count, sizeof(char *), by_text);
    return found ? (double)(found - column->levels) : -1;
}

struct frame *frame_end(struct frame_builder *builder)
{
    struct arena *arena = builder->arena;
    struct frame *frame = ARENA_NEW(arena, struct frame);
    frame->rows = builder->rows;
    frame->count = builder->count;
    frame->columns = ARENA_LIST(arena, struct column, builder->count);
    for (size_t i = 0; i < builder->count; i++) {
        const struct raw_column *raw = &builder->columns[i];
        struct column *column = &frame->columns[i];
        column->name = builder->names[i];
        column->as_stated = raw->stated;
        column->kind = raw->stated                                  ? raw->kind
                       : all_read(raw, builder->rows, frame_number) ? COLUMN_NUMBER
                       : all_read(raw, builder->rows, frame_date)   ? COLUMN_DATE
                                                                    : COLUMN_CATEGORY;
        if (column->kind == COLUMN_CATEGORY)
            make_levels(arena, raw, builder->rows, column);
        column->values = ARENA_LIST(arena, double, builder->rows);
        for (size_t r = 0; r < builder->rows; r++) {
            column->values[r] = column_value(column, raw->cells[r]);
            column->missing += isnan(column->values[r]) != 0;
        }
    }
    return frame;
}

int frame_find(const struct frame *frame, const char *name)
{
    for (size_t i = 0; i < frame->count; i++)
        if (text_equal(frame->columns[i].name, name))
            return (int)i;
    return -1;
}

struct frame *frame_rows(struct arena *arena, const struct frame *frame, const size_t *rows, size_t count)
{
    struct frame *part = ARENA_NEW(arena, struct frame);
    *part = (struct frame){.rows = count,
                           .count = frame->count,
                           .columns = arena_copy(arena, frame->columns, frame->count * sizeof(struct column))};
    for (size_t i = 0; i < part->count; i++) {
        struct column *column = &part->columns[i];
        const double *all = column->values;
        column->values = ARENA_LIST(arena, double, count);
        column->missing = 0;
        for (size_t r = 0; r < count; r++) {
            column->values[r] = all[rows[r]];
            column->missing += isnan(column->values[r]) != 0;
        }
    }
    return part;
}

const char *column_text(struct arena *arena, const struct column *column, double value)
{
    if (isnan(value))
        return "";
    if (column->kind == COLUMN_CATEGORY)
        return value >= 0 && value < (double)column->level_count ? column->levels[(size_t)value] : "?";
    if (column->kind == COLUMN_DATE)
        return date_text(arena, (int64_t)value);
    for (int digits = 6; digits <= 17; digits++) {
        char *text = arena_format(arena, "%.*g", digits, value);
        if (strtod(text, NULL) == value || digits == 17)
            return text;
    }
    return "";
}

const char *column_kind_name(enum column_kind kind)
{
    static const char *const names[] = {"number", "date", "category"};
    return names[kind];
}
