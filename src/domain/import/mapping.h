/* How the columns of a kind of file land in fields: data, not code. One JSON value, kept in import_mapping.mapping and
 * in import_batch.mapping, and shipped for known sources as policy/mappings/NAME.yaml (the same tree written as YAML):
 *
 *   columns: [code, name]              a file whose header holds all of these is recognised
 *   source: registry                   the source of the values, as policy/data/survivorship.yaml ranks it
 *   skip: CONDITION or a list          rows that are passed over
 *   join: {FILE: {on: {COLUMN: COLUMN OF FILE}}}   its columns stand as FILE.COLUMN
 *   records:                           what a row becomes, in this order
 *     - entity: statement
 *       as: annual                     name for `record:`, the entity's own when left out
 *       when: CONDITION or a list
 *       each: [COLUMN, ...]            one record for each of these columns that is not empty (see @each, @each_name)
 *       key: [uscc, [customer, period_end]]   ways to find the record that is there: one unique field, or several
 * fields only: update | create fields: {FIELD: VALUE}
 *
 * VALUE is the name of a column, or a map with one of
 *   column: NAME      also @file, @line, @each, @each_name
 *   value: TEXT       a constant
 *   join: [VALUE, ...] with: TEXT
 *   record: NAME      a link to the record that this row made or found under that name
 * and, applied in this order,
 *   after, before: TEXT        what stands between them
 *   split: TEXT, place: N      the Nth part, from 1; -1 the last
 *   from: N, length: N         characters, from 1
 *   pad: N                     zeros in front up to N digits
 *   map: {FROM: TO}, other: TEXT   codes; without other, a code that is not there is a problem
 *   prefix, suffix: TEXT
 *   default: TEXT              when empty
 *   by: FIELD, in: ENTITY, take: FIELD   a link: the record of ENTITY (the field's own) whose unique FIELD has this
 * value, or what stands in one of its fields unit: yuan | thousand | ten_thousand | million | hundred_million      of
 * money and numbers percent, negate, absolute, round: true date: ymd | yymmdd | dmy | mdy | quarter_end | month_end |
 * year_end, century: 19, month_over: 50 lenient: true              a value that cannot be read is left out instead of
 * refusing the row keep: true                 fills an empty field, never replaces assumed: true              proposed
 * by the program, to be looked at CONDITION is a VALUE with is: [TEXT, ...] or not: [TEXT, ...]; without both it holds
 * when the value is not empty. */
#pragma once

#include "base/json.h"
#include "record/session.h"

enum { MAPPING_KEY_FIELDS = 6 };

enum mapping_date {
    MAPPING_DATE_FREE,
    MAPPING_DATE_YMD,
    MAPPING_DATE_YYMMDD,
    MAPPING_DATE_DMY,
    MAPPING_DATE_MDY,
    MAPPING_DATE_QUARTER_END,
    MAPPING_DATE_MONTH_END,
    MAPPING_DATE_YEAR_END,
};

enum mapping_place {
    MAPPING_CONSTANT,
    MAPPING_COLUMN,
    MAPPING_FILE,
    MAPPING_LINE,
    MAPPING_EACH,
    MAPPING_EACH_NAME,
    MAPPING_PARTS
};

struct mapping_code {
    const char *from, *to;
};

struct mapping_value {
    enum mapping_place place;
    const char *text; /* the column's name, or the constant */
    int column;       /* after mapping_bind; -1 when the file has none of that name */
    struct mapping_value *parts;
    size_t part_count;
    const char *with, *after, *before, *split, *prefix, *suffix, *fallback, *other;
    int64_t split_place, from, length, pad;
    const struct mapping_code *codes;
    size_t code_count;
};

struct mapping_field {
    const struct field *field;
    struct mapping_value value;
    const char *record;
    const struct entity *in;
    const struct field *by, *take;
    int unit_digits; /* powers of ten */
    bool percent, negate, absolute, round, lenient, keep;
    enum mapping_date date;
    int64_t century, month_over;
};

struct mapping_condition {
    struct mapping_value value;
    const char **texts;
    size_t count;
    bool any, not_in; /* any: holds when not empty */
};

struct mapping_conditions {
    struct mapping_condition *items;
    size_t count;
};

struct mapping_key {
    const struct field *fields[MAPPING_KEY_FIELDS];
    size_t count;
};

struct mapping_record {
    const char *name;
    const struct entity *entity;
    struct mapping_conditions when;
    struct mapping_value *each;
    size_t each_count;
    struct mapping_key *keys;
    size_t key_count;
    struct mapping_field *fields;
    size_t field_count;
    bool no_create, no_update, no_duplicates;
};

struct mapping_join {
    const char *file;
    const char *column, *other; /* COLUMN of this file equals OTHER of the joined one */
    struct mapping_value value; /* COLUMN, bound */
    struct join_table *table;   /* of the opened source */
};

struct mapping {
    const char *name;
    const char **columns;
    size_t column_count;
    const char *source;
    struct mapping_conditions skip;
    struct mapping_join *joins;
    size_t join_count;
    struct mapping_record *records;
    size_t record_count;
};

/* import.mapping names the place at fault. S knows the bank's own fields; NULL: only those of the model. */
const struct error *mapping_read(struct arena *arena, const struct session *s, const struct json *json, struct mapping **mapping);
/* Finds the columns in a header. MISSING lists columns that are not there. */
void mapping_bind(struct arena *arena, struct mapping *mapping, const char *const *header, size_t count,
                  const char ***missing, size_t *missing_count);

/* Shipped mappings: policy/mappings/. */
struct shipped_mapping {
    const char *name;
    struct label label;
    const struct json *json;
};
const struct error *mapping_shipped(struct arena *arena, struct shipped_mapping **list, size_t *count);
/* Column names are compared without case, spaces and full-width forms. */
const char *mapping_column_form(struct arena *arena, const char *name);
/* Hash of a header: the same columns in the same order. */
const char *mapping_header_key(struct arena *arena, const char *const *header, size_t count);
