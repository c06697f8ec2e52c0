/* What the assistant understands and says, as the bank writes it: words that mean records, fields and filters; phrases
 * from which it learns what kind of question is asked; templates of drafts; pages of help. */
#pragma once

#include "policy/document.h"

enum word_sort {
    WORD_ENTITY, /* customers */
    WORD_FIELD,  /* days overdue: compared with what stands beside it */
    WORD_EVENT,  /* contacted: a date field whose record need only be there */
    WORD_FILTER, /* a fixed part of a query */
    WORD_TOPIC,  /* what may be asked about one customer */
    WORD_FACT,   /* a figure of one customer: debt to assets */
    WORD_STOP,   /* says nothing */
};

/* "loan.status.in=live,overdue" */
struct assistant_filter {
    const struct entity *entity;
    const struct field *field;
    const char *operation, *value; /* "today" is the day of the question */
};

struct assistant_word {
    struct name_list say;
    enum word_sort sort;
    const struct entity *entity;
    const struct field *field;
    const char *name;                     /* of a topic or a fact */
    const struct assistant_filter *filters; /* of WORD_FILTER; of a field, what goes with it */
    size_t filter_count;
    const struct assistant_filter *alone; /* of a field that nothing is compared with: 逾期客户 */
    size_t alone_count;
    int line;
};

/* Choices that have a rank, as the model lists them: the first is the highest, or the lowest. */
struct assistant_order {
    const struct entity *entity;
    const struct field *field;
    bool rising;
};

/* The field that is meant when only a sum or a day is said. */
struct assistant_usual {
    const struct entity *entity;
    const struct field *money, *date;
};

struct assistant_example {
    const char *ask, *want; /* the query, or "" when nothing is understood */
    int64_t today;
    int line;
};

struct assistant_words {
    const struct document *doc;
    const struct assistant_word *words;
    size_t word_count;
    const struct assistant_order *orders;
    size_t order_count;
    const struct assistant_usual *usual;
    size_t usual_count;
    const struct assistant_example *examples;
    size_t example_count;
};

struct assistant_intent {
    const char *name;
    struct label label;
    struct name_list phrases;
    int line;
};

struct assistant_intents {
    const struct document *doc;
    double threshold, held_out; /* least certainty; share kept from training for the measure */
    double least_accuracy;      /* of the held-out phrases: `policy check` fails below */
    const struct assistant_intent *intents;
    size_t count;
    const struct assistant_example *examples; /* WANT: an intent, or "unsure" */
    size_t example_count;
};

/* A line of a draft: said once, or for each fact of EACH; with slots such as {customer}. */
struct draft_line {
    struct label text;
    const char *each; /* points changes offers gaps people figures; NULL */
    int64_t most;
    int line;
};

struct draft_template {
    const char *name, *insert; /* INSERT: the field it goes to, "visit.minutes" */
    struct label label;
    struct name_list say; /* how it is asked for */
    const struct draft_line *lines;
    size_t line_count;
    int line;
};

struct draft_templates {
    const struct document *doc;
    const struct draft_template *templates;
    size_t count;
};

struct help_topic {
    const char *name, *link;
    struct label title, text;
    struct name_list say;
    int line;
};

struct help_book {
    const struct document *doc;
    const struct help_topic *topics;
    size_t count;
};

struct assistant_policy {
    const struct assistant_words *words;
    const struct assistant_intents *intents;
    const struct draft_templates *drafts;
    struct help_book **books;
    size_t book_count;
};

struct fact_table;
struct assistant_words *assistant_words_load(struct document *doc, const struct fact_table *facts);
struct assistant_intents *assistant_intents_load(struct document *doc);
struct draft_templates *draft_templates_load(struct document *doc);
struct help_book *help_book_load(struct document *doc);
