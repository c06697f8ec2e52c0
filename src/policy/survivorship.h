/* Which source wins when two say different things about one field of a customer. */
#pragma once

#include "policy/vocabulary.h"

enum survivorship_prefer { PREFER_RANK, PREFER_NEWEST };

struct survivorship_source {
    const char *name;
    struct label label;
    int64_t rank; /* 1 is the most trusted */
};

struct survivorship_field {
    const char *field; /* "customer.phone" */
    enum survivorship_prefer prefer;
    struct name_list order; /* sources, the most trusted first; empty: by rank */
    int line;
};

struct survivorship {
    const struct document *doc;
    const struct survivorship_source *sources;
    size_t source_count;
    const struct survivorship_field *fields;
    size_t field_count;
    enum survivorship_prefer prefer;
};

/* A known source's rank for FIELD, 1 the best; an unknown source ranks behind all. */
int64_t survivorship_rank(const struct survivorship *policy, const char *field, const char *source);
/* Whether a value of NEW_SOURCE replaces one of OLD_SOURCE; REASON says why, for the record kept beside the field. */
bool survivorship_replaces(const struct survivorship *policy, const char *field, const char *new_source,
                           int64_t new_seen_at, const char *old_source, int64_t old_seen_at, struct label *reason);

struct survivorship *survivorship_load(struct document *doc, const struct policy_vocabulary *vocabulary);
