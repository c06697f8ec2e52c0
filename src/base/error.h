/* What went wrong, named as a fact of the domain. Every id stands in model/errors.yaml with its status and its zh and en
 * text; a fallible function returns a const struct error * that is NULL on success. Bad input is never an assert, a bug is
 * never an error. */
#pragma once

#include "base/arena.h"
#include "error_ids.h" /* generated from model/errors.yaml: enum error_id */

enum language { LANGUAGE_ZH, LANGUAGE_EN };

/* One row of the registry. Texts may hold {field}, {value}, {1}, {2}, {3}. */
struct error_kind {
    const char *name; /* "field.required" */
    int status;       /* HTTP status that fits */
    const char *zh, *en;
};

struct error {
    enum error_id id;
    const char *field; /* path of the field at fault, "" when none */
    const char *value; /* as the sender wrote it, NULL when none or secret */
    const char *arguments[3];
    const struct error *next; /* validation reports all problems at once */
};

/* The initialiser names the parts: error_make(arena, ERROR_FIELD_REQUIRED, .field = "name"). Texts are copied. */
#define error_make(arena, error_id, ...) error_copy((arena), &(struct error){.id = (error_id), ##__VA_ARGS__})
const struct error *error_copy(struct arena *arena, const struct error *error);

const struct error_kind *error_kind(enum error_id id);
int error_status(const struct error *error);
/* The sentence for a person: field, value and remedy filled in. FIELD_LABEL may be NULL: then the path stands. */
const char *error_message(struct arena *arena, const struct error *error, enum language language, const char *field_label);

#define TRY(call)                                                                                                       \
    do {                                                                                                                \
        const struct error *error_ = (call);                                                                            \
        if (error_)                                                                                                     \
            return error_;                                                                                              \
    } while (0)
