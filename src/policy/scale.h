/* The master scale: one ladder of grades for every model of the bank. Mid-PDs rise; the bound between two grades is the
 * geometric mean of their mid-PDs, intervals are [lower, upper), the last grade is default. */
#pragma once

#include "policy/fact.h"

struct grade {
    const char *name;
    struct label label;
    double pd, lower, upper;
    bool defaulted;
    int line;
};

struct master_scale {
    const struct document *doc;
    const struct grade *grades; /* the best first, default last */
    size_t count;
};

int scale_find(const struct master_scale *scale, const char *name); /* -1 when there is none */
/* The non-default grade whose interval holds PD. */
int scale_grade(const struct master_scale *scale, double pd);
void scale_write(struct json_writer *w, const struct master_scale *scale);

/* Checks that the choices of the facts `grade` and `parent_grade`, where declared, are the grades of the scale. */
struct master_scale *scale_load(struct document *doc, const struct fact_table *facts);
