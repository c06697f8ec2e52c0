/* How a calculator is declared: a table of its input fields, read into a struct by offset, and one function from that
 * struct to the answer. Strict types, ranges, required, unknown and inconsistent fields, error paths, --list and --help
 * all come from the tables.
 *
 *     struct scaling_input { double base_score, base_odds; struct number_list cuts; };
 *     static const struct calc_field scaling_fields[] = {
 *         CALC_NUMBER(struct scaling_input, base_score, LABEL("基准分", "score at the base odds")),
 *         CALC_NUMBER(struct scaling_input, base_odds, ABOVE(0), LABEL("基准好坏比", "good:bad odds at the base
 * score")), CALC_NUMBERS(struct scaling_input, cuts, OPTIONAL, AT_LEAST(0), NOT_EMPTY, LABEL(...)),
 *     };
 *     static const struct error *scaling(struct calc *calc, const void *input) { ... json_put_double(&calc->out, ...)
 * ... }
 *
 * Fields are read in table order and the first fault is the answer. What an absent optional field leaves behind: NAN,
 * NONE (integers, rates, dates), false, NULL (texts, objects), -1 (choices), {NULL, 0} (lists). */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/json.h"
#include "calc/calc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct number_list {
    double *items;
    size_t count;
};
struct integer_list {
    int64_t *items;
    size_t count;
};
struct text_list {
    const char **items;
    size_t count;
};
struct number_rows {
    struct number_list *items;
    size_t count;
};
struct integer_rows {
    struct integer_list *items;
    size_t count;
};
struct text_rows {
    struct text_list *items;
    size_t count;
};
/* A list of objects: OBJECT_LIST(struct obligor) obligors; */
#define OBJECT_LIST(type)                                                                                              \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        size_t count;                                                                                                  \
    }

/* One line at work. */
struct calc {
    struct arena *arena;
    enum language language;
    struct json_writer out; /* inside the answer's object */
    const struct calc_path *at;
    const struct json *map; /* the object being read, for a check that must look at a later field */
};

enum calc_kind {
    CALC_KIND_NUMBER,
    CALC_KIND_INTEGER,
    CALC_KIND_RATE, /* a number of at most 8 decimals, held exactly as int64 in units of 1e-8 */
    CALC_KIND_BOOL,
    CALC_KIND_TEXT,
    CALC_KIND_DATE,
    CALC_KIND_CHOICE,
    CALC_KIND_OBJECT
};
enum calc_need { CALC_REQUIRED, CALC_OPTIONAL, CALC_DEFAULTED };
enum calc_bound { CALC_NO_BOUND, CALC_CLOSED, CALC_OPEN };

/* The shape of an object: fields, and the size of the struct they fill. */
struct calc_shape {
    const struct calc_field *fields;
    size_t count, size;
};

struct calc_field {
    const char *name;
    enum calc_kind kind;
    int lists; /* 0 a value, 1 a list, 2 a list of lists */
    size_t at; /* offset in the struct */
    const char *zh, *en;
    enum calc_need need;
    double fallback; /* of CALC_DEFAULTED: number, integer, rate, 0/1, index of the choice */
    enum calc_bound low_bound, high_bound;
    double low, high;
    enum calc_bound low_field_bound, high_field_bound; /* compared with an earlier field of the same kind */
    size_t low_field, high_field;
    size_t least;               /* elements of a list */
    const char *const *choices; /* NULL-terminated */
    bool selects;               /* this choice decides which fields with WHEN exist; at most one in a table */
    unsigned when;              /* bit per choice; 0: always */
    bool same_length, length_given;
    size_t length_at;               /* of the other list, or of the integer that gives the length */
    const struct calc_shape *shape; /* of an object */
    /* Called after the field was read or found absent, with the struct it stands in; paths it names are relative to
     * that. */
    const struct error *(*check)(struct calc *calc, const void *in);
};

#define CALC_SHAPE(type, rows)                                                                                         \
    {                                                                                                                  \
        (rows), sizeof(rows) / sizeof((rows)[0]), sizeof(type)                                                         \
    }

/* Compile-time check that the member has the type that the reader writes. */
#define CALC_AT(type, member, c_type) (offsetof(type, member) + 0 * sizeof((c_type *)0 == &((type *)0)->member))
#define CALC_FIELD_(type, member, c_type, kind_, lists_, ...)                                                          \
    {                                                                                                                  \
        .name = #member, .kind = (kind_), .lists = (lists_), .at = CALC_AT(type, member, c_type), ##__VA_ARGS__        \
    }
#define CALC_NUMBER(type, member, ...)  CALC_FIELD_(type, member, double, CALC_KIND_NUMBER, 0, ##__VA_ARGS__)
#define CALC_INTEGER(type, member, ...) CALC_FIELD_(type, member, int64_t, CALC_KIND_INTEGER, 0, ##__VA_ARGS__)
#define CALC_RATE(type, member, ...)    CALC_FIELD_(type, member, int64_t, CALC_KIND_RATE, 0, ##__VA_ARGS__)
#define CALC_BOOL(type, member, ...)    CALC_FIELD_(type, member, bool, CALC_KIND_BOOL, 0, ##__VA_ARGS__)
#define CALC_TEXT(type, member, ...)    CALC_FIELD_(type, member, const char *, CALC_KIND_TEXT, 0, ##__VA_ARGS__)
#define CALC_DATE(type, member, ...)    CALC_FIELD_(type, member, int64_t, CALC_KIND_DATE, 0, ##__VA_ARGS__)
#define CALC_CHOICE(type, member, names, ...)                                                                          \
    CALC_FIELD_(type, member, int, CALC_KIND_CHOICE, 0, .choices = (names), ##__VA_ARGS__)
#define CALC_NUMBERS(type, member, ...)                                                                                \
    CALC_FIELD_(type, member, struct number_list, CALC_KIND_NUMBER, 1, ##__VA_ARGS__)
#define CALC_INTEGERS(type, member, ...)                                                                               \
    CALC_FIELD_(type, member, struct integer_list, CALC_KIND_INTEGER, 1, ##__VA_ARGS__)
#define CALC_DATES(type, member, ...) CALC_FIELD_(type, member, struct integer_list, CALC_KIND_DATE, 1, ##__VA_ARGS__)
#define CALC_RATES(type, member, ...) CALC_FIELD_(type, member, struct integer_list, CALC_KIND_RATE, 1, ##__VA_ARGS__)
#define CALC_TEXTS(type, member, ...) CALC_FIELD_(type, member, struct text_list, CALC_KIND_TEXT, 1, ##__VA_ARGS__)
#define CALC_NUMBER_ROWS(type, member, ...)                                                                            \
    CALC_FIELD_(type, member, struct number_rows, CALC_KIND_NUMBER, 2, ##__VA_ARGS__)
#define CALC_INTEGER_ROWS(type, member, ...)                                                                           \
    CALC_FIELD_(type, member, struct integer_rows, CALC_KIND_INTEGER, 2, ##__VA_ARGS__)
#define CALC_TEXT_ROWS(type, member, ...) CALC_FIELD_(type, member, struct text_rows, CALC_KIND_TEXT, 2, ##__VA_ARGS__)
/* member: struct x *; absent leaves NULL */
#define CALC_OBJECT(type, member, object_shape, ...)                                                                   \
    {                                                                                                                  \
        .name = #member, .kind = CALC_KIND_OBJECT, .at = offsetof(type, member), .shape = (object_shape),              \
        ##__VA_ARGS__                                                                                                  \
    }
/* member: OBJECT_LIST(struct x) */
#define CALC_OBJECTS(type, member, object_shape, ...)                                                                  \
    {                                                                                                                  \
        .name = #member, .kind = CALC_KIND_OBJECT, .lists = 1, .at = offsetof(type, member), .shape = (object_shape),  \
        ##__VA_ARGS__                                                                                                  \
    }

/* What may follow in a row; a range of a list is that of its elements. NAMED("if") where C has no such member. */
#define NAMED(text)               .name = (text)
#define LABEL(zh_text, en_text)   .zh = (zh_text), .en = (en_text)
#define OPTIONAL                  .need = CALC_OPTIONAL
#define DEFAULT(value)            .need = CALC_DEFAULTED, .fallback = (value)
#define AT_LEAST(x)               .low_bound = CALC_CLOSED, .low = (x)
#define ABOVE(x)                  .low_bound = CALC_OPEN, .low = (x)
#define AT_MOST(x)                .high_bound = CALC_CLOSED, .high = (x)
#define BELOW(x)                  .high_bound = CALC_OPEN, .high = (x)
#define FROM_TO(a, b)             AT_LEAST(a), AT_MOST(b)
#define INSIDE(a, b)              ABOVE(a), BELOW(b)
#define AT_LEAST_OF(type, member) .low_field_bound = CALC_CLOSED, .low_field = offsetof(type, member)
#define ABOVE_OF(type, member)    .low_field_bound = CALC_OPEN, .low_field = offsetof(type, member)
#define AT_MOST_OF(type, member)  .high_field_bound = CALC_CLOSED, .high_field = offsetof(type, member)
#define BELOW_OF(type, member)    .high_field_bound = CALC_OPEN, .high_field = offsetof(type, member)
#define LEAST(n)                  .least = (n)
#define NOT_EMPTY                 LEAST(1)
#define SELECTS                   .selects = true
#define WHEN(bits)                .when = (bits)
#define CHOSEN(choice)            (1u << (choice))
#define SAME_LENGTH(type, member) .same_length = true, .length_at = offsetof(type, member)
#define LENGTH_IS(type, member)   .length_given = true, .length_at = offsetof(type, member)
#define CHECKED(function)         .check = (function)

struct calc_topic {
    const char *name;
    const char *zh, *en; /* what it computes, one line */
    struct calc_shape input;
    const struct error *(*answer)(struct calc *calc, const void *input);
};
#define CALC_TOPIC(name_, zh_, en_, type, rows, function)                                                              \
    {                                                                                                                  \
        .name = (name_), .zh = (zh_), .en = (en_), .input = CALC_SHAPE(type, rows), .answer = (function)               \
    }
struct calc_section {
    const struct calc_topic *topics;
    size_t count;
};

/* A fault found by a check or an answer. ZH and EN say what is wrong and what to do; the path is relative to the object
 * being read (to the whole input inside an answer): calc_fault(calc, ERROR_FIELD_INCONSISTENT, "...", "...",
 * "edges[%zu]", i). */
const struct error *calc_fault(struct calc *calc, enum error_id id, const char *zh, const char *en, const char *path,
                               ...) __attribute__((format(printf, 5, 6)));
const struct error *calc_missing(struct calc *calc, const char *path, ...) __attribute__((format(printf, 2, 3)));

/* Fills STRUCT from a JSON map; the first fault or NULL. */
const struct error *calc_read(struct calc *calc, const struct calc_shape *shape, const struct json *from, void *to);

void calc_put_numbers(struct calc *calc, const char *key, const double *items, size_t count);
void calc_put_integers(struct calc *calc, const char *key, const int64_t *items, size_t count);
void calc_put_texts(struct calc *calc, const char *key, const char *const *items, size_t count);
void calc_put_rows(struct calc *calc, const char *key, const double *items, size_t rows, size_t columns);
