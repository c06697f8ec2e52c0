/* Records of any entity, by the rules every one obeys: access, validation, unique identifiers, optimistic lock, history, audit,
 * search, maker-checker, live updates. Verbs of the bank use these too, so nothing is written past them. */
#pragma once

#include "base/json.h"
#include "record/scope.h"

/* --- reading --------------------------------------------------------------------------------------------------------- */

/* ROW is a typed struct of the entity. record.missing when it is not there or not visible. */
const struct error *record_load(struct session *s, const struct entity *entity, int64_t home, int64_t id, void *row);
/* Rows of a statement that selects whole rows of the entity by record_columns. */
const char *record_columns(struct arena *arena, const struct entity *entity, const char *alias);
const struct error *record_from_rows(struct session *s, const struct entity *entity, struct rows *rows, int first_column, void *row);

/* One object {id, version, recorded_at, fields..., LINK_title} with masked fields masked. */
const struct error *record_write(struct session *s, const struct entity *entity, const void *row, struct json_writer *w);

/* Whether this reader may not see FIELD of the row because of what it tells about another record (seen_with). */
const struct error *record_hides(struct session *s, const struct entity *entity, const struct field *field, const void *row, bool *hidden);

/* The same with only the fields flagged in WANTED (one flag a field, the bank's own last; NULL for all). */
const struct error *record_write_fields(struct session *s, const struct entity *entity, const void *row, const bool *wanted, struct json_writer *w);

/* --- lists ------------------------------------------------------------------------------------------------------------ */

enum { LIST_SORTS = 4 };
enum list_count { COUNT_NONE, COUNT_ESTIMATED, COUNT_EXACT };

struct list_filter {
    const struct field *field; /* NULL for id */
    const char *operation;     /* eq ne lt lte gt gte in under outside contains starts null */
    const char *value;         /* as on the wire; in: separated by commas */
    const struct entity *of;   /* FIELD is of records that belong to the same thing: "loan.overdue_days.gt" in a list of customers.
                                  One of them must meet all filters that name them. NULL: the list's own */
    bool none;                 /* "no.visit.held_at.gte": no such record may */
};

struct list_request {
    const struct entity *entity;
    const struct list_filter *filters;
    size_t filter_count;
    const char *search; /* free text over the entity's search fields, NULL for none */
    struct list_sort {
        const struct field *field; /* NULL for id */
        bool descending;
        const struct entity *of; /* "-loan.balance": by the sum (other than money: the greatest) over its records; then the only sort */
    } sorts[LIST_SORTS];   /* the first decides first */
    size_t sort_count;    /* 0: by id */
    bool descending;      /* of the first */
    int limit;         /* 1..500 */
    const char *after; /* cursor of the previous page, NULL for the first */
    enum list_count count;
    const bool *fields; /* one flag a field of the entity, the bank's own last; NULL for all */
};

/* From query parameters: pairs of name and value. Unknown names are errors that suggest the nearest right one. */
const struct error *list_request_read(struct session *s, const struct entity *entity, const char *const *names, const char *const *values,
                                      size_t count, struct list_request *request);
/* {items: [...], next: cursor or null, count: {value, exact} or null} */
const struct error *record_list(struct session *s, const struct list_request *request, struct json_writer *w);
/* Calls EACH for every row that matches, in order, without a page size: exports, bulk work. */
const struct error *record_each(struct session *s, const struct list_request *request,
                                const struct error *(*each)(struct session *s, const void *row, void *context), void *context);

/* --- writing ------------------------------------------------------------------------------------------------------------ */

/* A new row with nothing in it but the entity's initial values. */
void record_clear(const struct entity *entity, void *row);
void record_initial(struct session *s, const struct entity *entity, void *row);
/* The fields of BODY into ROW: all problems at once, as a chain. A PATCH names only what changes. */
const struct error *record_read_json(struct session *s, const struct entity *entity, const struct json *body, bool patch, void *row);
/* Input of an operation, the same way. */
const struct error *input_read(struct session *s, const struct field *fields, size_t count, const struct json *body, bool patch, void *input);
const struct error *input_read_texts(struct session *s, const struct field *fields, size_t count, const char *const *names,
                                     const char *const *values, size_t given, void *input);
/* What every row must satisfy, whoever wrote it. */
const struct error *record_validate(struct session *s, const struct entity *entity, const void *row);

/* For a person: access is checked and maker-checker may catch the change; then *PENDING is the id of the waiting change and nothing
 * is changed yet. PENDING NULL means the caller wants no interception (an approved change, a derived row). */
const struct error *record_create(struct session *s, const struct entity *entity, void *row, int64_t *pending);
/* ROW is the wanted state; its version must be the stored one (record.stale otherwise). */
const struct error *record_update(struct session *s, const struct entity *entity, void *row, int64_t *pending);
const struct error *record_delete(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, int64_t *pending);
/* Writes of the engine itself (derived rows, loads): validated, audited, no access check. The home may not be known to the caller. */
const struct error *record_put(struct session *s, const struct entity *entity, void *row);
/* Undoing a piece of work of the engine, such as an import: a row it made goes, whatever it is; a row it changed gets back the values of the
 * version WANTED, as a new version. VERSION is what the row must have now. No access check: the caller has made sure. */
const struct error *record_withdraw(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version);
const struct error *record_put_back(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, int64_t wanted,
                                    int64_t *now_version);

/* {items: [{version, recorded_at, recorded_by, recorded_by_title, changes: [{field, old, new}]}]}, newest first. */
const struct error *record_history(struct session *s, const struct entity *entity, int64_t home, int64_t id, struct json_writer *w);

/* The clear value of a masked field; asking is itself recorded. */
const struct error *record_reveal(struct session *s, const struct entity *entity, int64_t home, int64_t id, const struct field *field,
                                  const char *reason, const char **value);
/* Exact search over sealed or unique values. */
const struct error *record_find_unique(struct session *s, const struct entity *entity, const char *field, const char *value, int64_t *home,
                                       int64_t *id);

/* A field's value as text on the wire, unmasked; NULL when absent. */
const char *field_wire_text(struct arena *arena, const struct field *field, const void *row);
const char *field_mask(struct arena *arena, const struct field *field, const char *value);
/* Writes the value as JSON, unmasked. */
void field_write_json(struct json_writer *w, struct arena *arena, const struct field *field, const void *row);
/* Parses the wire text into ROW. */
const struct error *field_parse(struct arena *arena, const struct field *field, const char *text, void *row);
