/* What the bank stores, as const tables that modelc writes from model/entities/ and model/api/. Generic code reads these tables: schema,
 * validation, JSON, OpenAPI, screens' metadata, audit, masking. */
#pragma once

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct label {
    const char *zh, *en;
};

/* In the typed struct: text and json are const char * (NULL when absent), ratio is a double (NaN when absent), all others are
 * int64_t (NONE when absent). In SQL: TEXT, REAL or INT. On the wire: text; ratio a number; money whole minor units; rate a
 * decimal (0.0345); date YYYY-MM-DD; instant RFC 3339; link an opaque id; enum its name. */
enum field_type {
    FIELD_TEXT,
    FIELD_INT,
    FIELD_BOOL,
    FIELD_ENUM,
    FIELD_DATE,
    FIELD_INSTANT,
    FIELD_MONEY, /* minor units of the record's currency */
    FIELD_RATE,  /* per year, scaled by 1e8 */
    FIELD_RATIO,
    FIELD_LINK,
    FIELD_JSON,
};

enum field_search {
    SEARCH_NONE,
    SEARCH_NAME,  /* words, two-character Chinese, pinyin, initials, typo */
    SEARCH_EXACT, /* the whole value or its beginning */
};

struct choice {
    const char *name;
    struct label label;
};

struct entity;

struct field {
    const char *name;
    const char *key, *title_key; /* "\"name\":" and, of a link, "\"name_title\":" */
    size_t key_size, title_key_size;
    enum field_type type;
    size_t offset;
    struct label label, help;
    const char *check;     /* named check: uscc, resident_id, lei, org_code, mobile, email, ... */
    const char *code_list; /* industry, region, currency: allowed values live in that list */
    const char *group;     /* freshness group */
    const char *unit;
    const char *initial;   /* value of a new record that names none, as on the wire */
    const char *mask;      /* how it looks masked: name, phone, account, id, all */
    const char *seen_with; /* a link of the same record: only who sees what it points to sees this field */
    const struct choice *choices;
    size_t choice_count;
    const struct entity *link;
    int64_t min, max; /* of numbers; max is the longest text in characters; NONE when open */
    enum field_search search;
    bool required, unique, read_only, listed;
    bool sensitive; /* sealed at rest, findable by exact match only, masked by role */
    bool multiline; /* text whose lines and spaces are kept as written */
    bool own;       /* the bank's own (policy/fields): kept in the record's `extra`, read and written through record/own.h */
    bool secret;    /* never leaves the server: password hashes, keys */
};

/* The start of every typed struct. */
struct record {
    int64_t home;        /* distribution key; (home, id) is the primary key */
    int64_t id;          /* time-ordered */
    int64_t version;     /* from 1, checked by every change */
    int64_t recorded_at; /* instant from which this row was true in the bank's books */
    int64_t recorded_by; /* person, 0 for the system */
};

enum entity_home {
    HOME_SELF,     /* a customer, a branch, a person: home is its own id */
    HOME_FIELD,    /* lives with the row its home field links to */
};

enum entity_scope {
    SCOPE_ALL,      /* reference data: everyone signed in reads */
    SCOPE_BRANCH,   /* has branch and owner fields; the organisation tree decides */
    SCOPE_CUSTOMER, /* whoever sees the customer at its home */
    SCOPE_PERSON,   /* only the person in its person field */
    SCOPE_SYSTEM,   /* never through generic records */
};

struct entity_index {
    const char *name;
    const char *columns; /* "branch, name" */
};

struct entity {
    const char *name;
    struct label label, help;
    size_t size; /* of the typed struct */
    const struct field *fields;
    size_t field_count;
    const char *columns, *columns_t; /* of the present table, in the order of the fields; the second with the alias t */
    const struct field *title;       /* what a person calls the record */
    const struct field *home_field; /* of HOME_FIELD */
    enum entity_home home;
    enum entity_scope scope;
    const struct entity_index *indexes;
    size_t index_count;
    bool append_only; /* facts that are never corrected in place: bookings, audit */
    bool derived;     /* written by the engine only, never by hand */
    /* SQL of single rows: the stored one by home and id; a row into the present table or, with recorded_until as the last value, into
     * the history; the present one copied there, $3 is when it ended. Values in the order of row_values. */
    const char *stored, *insert, *insert_past, *keep;
};

extern const struct entity *const entities[];
extern const size_t entity_count;

const struct entity *entity_find(const char *name);
const struct field *entity_field(const struct entity *entity, const char *name);

/* A field's value inside a typed struct. */
static inline const char **field_text(const struct field *field, const void *row)
{
    return (const char **)((char *)(uintptr_t)row + field->offset);
}
static inline int64_t *field_int(const struct field *field, const void *row)
{
    return (int64_t *)((char *)(uintptr_t)row + field->offset);
}
static inline double *field_ratio(const struct field *field, const void *row)
{
    return (double *)((char *)(uintptr_t)row + field->offset);
}
static inline bool field_is_text(const struct field *field)
{
    return field->type == FIELD_TEXT || field->type == FIELD_JSON;
}
bool field_absent(const struct field *field, const void *row);
void fields_clear(const struct field *fields, size_t count, void *row); /* everything absent */
/* KEY: {"zh", "en"} */
struct json_writer;
void label_put(struct json_writer *w, const char *key, struct label label);
