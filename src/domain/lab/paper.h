/* The paper of a validation report: what its parts print on, and figures in its words. */
#pragma once

#include "base/date.h"
#include "base/json.h"
#include "print/print.h"
#include "record/session.h"

#include <math.h>

struct paper {
    struct session *s;
    struct print *p;
    struct rating_model row;
    const struct json *report, *findings, *model;
};

static inline const char *say(const struct paper *a, const char *zh, const char *en)
{
    return a->s->language == LANGUAGE_ZH ? zh : en;
}

static inline double at(const struct json *map, const char *key)
{
    double number;
    return json_get_number(map, key, &number) ? number : NAN;
}

static inline const char *text(const struct paper *a, const char *format, double value)
{
    return isnan(value) ? "—" : arena_format(a->s->arena, format, value);
}

static inline const char *share(const struct paper *a, double value)
{
    return isnan(value) ? "—" : arena_format(a->s->arena, "%.2f%%", value * 100);
}

static inline size_t length(const struct json *list)
{
    return list && list->kind == JSON_LIST ? list->count : 0;
}

struct grid {
    const char *caption;
    const struct print_column *columns;
    size_t column_count, row_count;
    const char **cells;
};

void grid_print(const struct paper *a, const struct grid *g);
void drift_print(const struct paper *a, const struct json *drift, const char *caption);
/* The checks of the model in use and the drift the newest one found. */
const struct error *checks_print(const struct paper *a);
