/* What is wrong in the policy files, every fault at once: the command line prints it, the policy editor shows it at its
 * line. */
#pragma once

#include "base/error.h"
#include "base/json.h"

struct problem {
    const char *file;
    int line, column; /* from 1; columns count characters */
    const struct error *error;
};

/* Zeroed with an arena to start. Stops collecting at 500: nobody reads more. */
struct problems {
    struct arena *arena;
    struct problem *items;
    size_t count, room;
};

/* problem_add(problems, file, line, column, ERROR_POLICY_KEY_MISSING, .value = "name") */
#define problem_add(problems, file, line, column, kind_, ...)                                                          \
    problem_record((problems), (file), (line), (column), &(struct error){.id = (kind_), ##__VA_ARGS__})
void problem_record(struct problems *problems, const char *file, int line, int column, const struct error *error);

/* "rating/credit.yaml:12:7: unknown fact `curent_ratio`; did you mean `current_ratio`?" */
const char *problem_text(struct arena *arena, const struct problem *problem, enum language language);
/* [{"file", "line", "column", "id", "zh", "en"}] */
void problems_write(struct json_writer *w, const struct problems *problems);
