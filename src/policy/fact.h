/* Facts: the vocabulary between what the bank stores and how it decides. Declared once in policy/facts, each with one
 * source: a named SQL statement or a C function that domain code runs, or an expression over other facts. */
#pragma once

#include "policy/document.h"

struct expression;

/* Whom a fact describes. Rules say which subjects they may use. */
enum fact_subject {
    SUBJECT_CUSTOMER = 1,
    SUBJECT_WORK_ITEM = 2, /* one line of the workbench */
    SUBJECT_CHANGE = 4,    /* a change that waits for a second person */
    SUBJECT_DRAWDOWN = 8,  /* money about to be paid out, with its facility and its loan */
    SUBJECT_COLLATERAL = 16, /* a piece of security, or a guarantee */
    SUBJECT_LOAN = 32,     /* a loan as its events make it */
    SUBJECT_TRANSACTION = 64, /* a booking, judged as it arrives */
    SUBJECT_DEAL = 128,     /* an application for credit, or what may become one */
};

enum fact_source { FACT_QUERY, FACT_FUNCTION, FACT_EXPRESSION };
enum fact_better { BETTER_NEITHER, BETTER_HIGHER, BETTER_LOWER };
enum fact_order { ORDER_NONE, ORDER_RISING, ORDER_FALLING }; /* of choices: the first is the lowest, or the highest */

struct fact {
    const char *name;
    int index; /* into the table and into every fact_set */
    struct label label, help;
    enum value_type type;
    enum value_unit unit;
    enum fact_subject subject;
    const char *group; /* freshness group */
    const struct choice *choices;
    size_t choice_count;
    enum fact_order order;
    enum fact_better better;
    enum fact_source source;
    const char *source_name; /* of the query or function */
    const char *column;      /* of the query's or function's result */
    const struct expression *expression;
    int64_t decimals; /* on screens */
    const char *file;
    int line;
};

struct fact_table {
    struct fact *facts;
    size_t count;
    const char **names; /* in table order */
    const int *by_name; /* indices in byte order of the names */
};

/* Facts of one subject. Either every value is filled in beforehand, or RESOLVE is asked on demand, at most once a fact;
 * it may fill in others on the way with fact_put. Facts with an expression compute themselves. */
struct fact_set {
    const struct fact_table *table;
    struct value *values; /* one a fact */
    unsigned char *asked; /* one a fact: 0 not yet, 1 being computed, 2 settled */
    struct value (*resolve)(void *context, struct fact_set *set, const struct fact *fact);
    void *context;
};

extern const char *const fact_subject_names[]; /* by bit: "customer" ..., ends with NULL */
const char *fact_subject_name(enum fact_subject subject);

const struct fact *fact_find(const struct fact_table *table, const char *name);
int fact_choice(const struct fact *fact, const char *name); /* -1 when not a choice */

struct fact_set *fact_set_new(struct arena *arena, const struct fact_table *table);
void fact_set_reset(struct fact_set *set); /* for the next subject: nothing known, nothing asked */
struct value fact_value(struct fact_set *set, const struct fact *fact);
void fact_put(struct fact_set *set, const struct fact *fact, struct value value);
/* By name, converting: false when there is no such fact or the value does not fit its type. */
bool fact_put_number(struct fact_set *set, const char *name, double number);
bool fact_put_int(struct fact_set *set, const char *name, int64_t value);     /* money, date, or a whole number */
bool fact_put_text(struct fact_set *set, const char *name, const char *text); /* text, or the name of a choice */
bool fact_put_bool(struct fact_set *set, const char *name, bool truth);
bool fact_put_status(struct fact_set *set, const char *name, enum value_status status);

/* {"name", "label": {"zh","en"}, "type", "unit", "value", "status"} */
void fact_write(struct json_writer *w, const struct fact *fact, struct value value);
/* Everything a screen or a rule writer needs to know about every fact. */
void fact_table_write(struct json_writer *w, const struct fact_table *table);

/* Reads the facts of all documents of kind `facts` into one table; checks names, sources and cycles. */
struct policy_vocabulary;
struct fact_table *facts_load(struct document *const *docs, size_t count, const struct policy_vocabulary *vocabulary,
                              struct arena *arena, struct problems *problems);
