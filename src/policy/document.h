/* One policy file while it is read: strict keys, typed values, every fault reported at its line and column. The
 * functions return whether the value is good; a fault is already in the problem list, so a loader just goes on. */
#pragma once

#include "base/yaml.h"
#include "policy/problem.h"
#include "policy/value.h"

struct document {
    struct arena *arena;
    struct problems *problems;
    const char *file, *text;
    size_t size;
    const struct yaml *root;
    /* the head every policy file has */
    const char *kind, *name;
    struct label label, help;
    int64_t version;
    const char *hash; /* of the text */
};

struct name_list {
    const char *const *names;
    size_t count;
};

/* Reads the YAML and the head. False when nothing more can be read of it. */
bool document_read(struct document *doc);

#define document_problem(doc, node, kind_, ...)                                                                        \
    document_fault((doc), (node), &(struct error){.id = (kind_), ##__VA_ARGS__})
void document_fault(struct document *doc, const struct yaml *node, const struct error *error);
/* Line and column in the file of the byte at OFFSET of a scalar, also inside quoted and block scalars. */
void document_position(const struct document *doc, const struct yaml *node, size_t offset, int *line, int *column);
/* VALUE is not among NAMES: reports NEAR with the nearest name as argument SLOT (0 or 1), or PLAIN when none is near.
 */
void document_unknown(struct document *doc, const struct yaml *node, const char *value, struct name_list names,
                      enum error_id near, enum error_id plain, const char *what);

/* NODE is a map whose keys are all among the space-separated ALLOWED; a NULL node is reported at PARENT as missing KEY.
 */
bool document_map(struct document *doc, const struct yaml *node, const char *what, const char *allowed);
bool document_list(struct document *doc, const struct yaml *node, const char *what);
const struct yaml *document_need(struct document *doc, const struct yaml *map, const char *key); /* NULL reported */

/* Values of KEY in MAP. An absent key leaves *VALUE alone and is a fault only with the _need forms. */
const char *document_text(struct document *doc, const struct yaml *map, const char *key);
const char *document_text_need(struct document *doc, const struct yaml *map, const char *key);
const char *document_name_need(struct document *doc, const struct yaml *map, const char *key);
struct label document_label(struct document *doc, const struct yaml *map, const char *key);
struct label document_label_need(struct document *doc, const struct yaml *map, const char *key);
bool document_int(struct document *doc, const struct yaml *map, const char *key, int64_t *value);
bool document_number(struct document *doc, const struct yaml *map, const char *key,
                     double *value); /* takes 12.5% too */
bool document_bool(struct document *doc, const struct yaml *map, const char *key, bool *value);
/* Index among NULL-terminated NAMES; *VALUE keeps its initial value when KEY is absent. */
bool document_choice(struct document *doc, const struct yaml *map, const char *key, const char *const *names,
                     int *value);
/* A scalar or a list of scalars. */
struct name_list document_names(struct document *doc, const struct yaml *map, const char *key);

bool name_listed(struct name_list names, const char *name);
bool name_good(const char *name); /* lower-case letters, digits, underscores */
const char *name_join(struct arena *arena, struct name_list names);
