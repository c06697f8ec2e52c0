#include "domain/assess/assess.h"
#include "domain/lab/lab.h"
#include "domain/lab/rate.h"
#include "queries.h"
#include "store/digest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the rating itself gives, or what only follows a default, says nothing that could be learned from. */
static const char *const not_learned[] = {"grade",          "pd",   "rating_score", "rating_confidence",
                                          "grade_override", "tier", "as_of"};

static bool learned(const struct fact *fact)
{
    for (size_t i = 0; i < sizeof(not_learned) / sizeof(not_learned[0]); i++)
        if (!strcmp(fact->name, not_learned[i]))
            return false;
    return fact->subject == SUBJECT_CUSTOMER && fact->type != VALUE_TEXT;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void column_of(struct arena *arena, const struct fact *fact, struct column *column)
{
    *column = (struct column){.name = fact->name,
                              .kind = fact->type == VALUE_ENUM   ? COLUMN_CATEGORY
                                      : fact->type == VALUE_DATE ? COLUMN_DATE
                                                                 : COLUMN_NUMBER};
    if (fact->type != VALUE_ENUM)
        return;
    const char **levels = ARENA_LIST(arena, const char *, fact->choice_count + 1);
    for (size_t i = 0; i < fact->choice_count; i++)
        levels[i] = fact->choices[i].name;
    qsort(levels, fact->choice_count, sizeof(*levels), by_text);
    column->levels = levels;
    column->level_count = fact->choice_count;
}

double lab_fact_value(const struct column *column, const struct fact *fact, struct value value)
{
    if (!value_known(value))
        return NAN;
    switch (fact->type) {
    case VALUE_NUMBER:
        return value.number;
    case VALUE_MONEY:
        return (double)value.minor;
    case VALUE_DATE:
        return (double)value.date;
    case VALUE_BOOL:
        return value.truth;
    case VALUE_ENUM:
        return column_value(column, fact->choices[value.choice].name);
    default:
        return column->kind == COLUMN_CATEGORY && value.text ? column_value(column, value.text) : NAN;
    }
}

/* Non-performing, or more than 90 days overdue; NAN when neither is known. */
static double outcome(struct fact_set *set)
{
    const struct fact *class = fact_find(set->table, "worst_five_class"),
                      *days = fact_find(set->table, "overdue_days_current");
    struct value c = class ? fact_value(set, class) : value_unknown(VALUE_ENUM, VALUE_MISSING);
    struct value d = days ? fact_value(set, days) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    if (!value_known(c) && !value_known(d))
        return NAN;
    return (value_known(c) && c.choice >= fact_choice(class, "substandard")) || (value_known(d) && d.number > 90);
}

struct gathering {
    struct session *s;
    const struct lab_listener *listener; /* or NULL */
    bool later;            /* the outcome is that of the twelve months after */
    const int64_t *failed; /* who defaulted in them, rising */
    size_t failed_count;
    const struct fact **facts;
    struct frame *frame;
    size_t room;
};

static void grow(struct gathering *g, size_t rows)
{
    if (rows <= g->room)
        return;
    g->room = rows * 2;
    for (size_t i = 0; i < g->frame->count; i++) {
        double *values = ARENA_LIST(g->s->arena, double, g->room);
        if (g->frame->rows)
            memcpy(values, g->frame->columns[i].values, g->frame->rows * sizeof(double));
        g->frame->columns[i].values = values;
    }
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Who defaulted in the twelve months after the session's day, by every version its loans had and by credit records. */
static const struct error *read_failed(struct gathering *g)
{
    int64_t from = g->s->today, until = from + LAB_OUTCOME_DAYS, *ids = NULL;
    size_t room = 0;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(g->s->tx, &query_lab_defaulted,
                    VALUES(sql_int(from), sql_int(until), sql_int(instant_of_date(from + 1)),
                           sql_int(instant_of_date(until + 1) - 1)),
                    &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(g->s->arena, ids, g->failed_count, room, rows_int(rows, 0));
    g->failed = ids;
    return error;
}

/* Who had defaulted already, or owed nothing, cannot tell what makes a good borrower fail. */
static double outcome_later(const struct gathering *g, struct fact_set *set, int64_t customer)
{
    double then = outcome(set);
    if (isnan(then) || then > 0)
        return NAN;
    return g->failed_count && bsearch(&customer, g->failed, g->failed_count, sizeof(customer), by_id) != NULL;
}

static const struct error *gather(struct gathering *g, const struct fact_book *book, const int64_t *ids, size_t count)
{
    struct fact_range range;
    struct fact_set *set = fact_set_new(g->s->arena, g->s->policy->facts);
    TRY(fact_range_read(g->s, g->s->policy, book, ids, count, &range));
    grow(g, g->frame->rows + count);
    for (size_t i = 0; i < count; i++) {
        fact_range_fill(&range, i, set);
        if (g->listener)
            g->listener->hear(g->listener->context, set);
        for (size_t k = 0; k + 1 < g->frame->count; k++)
            g->frame->columns[k].values[g->frame->rows] =
                lab_fact_value(&g->frame->columns[k], g->facts[k], fact_value(set, g->facts[k]));
        g->frame->columns[g->frame->count - 1].values[g->frame->rows++] =
            g->later ? outcome_later(g, set, ids[i]) : outcome(set);
    }
    return NULL;
}

static void begin(struct gathering *g)
{
    const struct fact_table *table = g->s->policy->facts;
    g->frame = ARENA_NEW(g->s->arena, struct frame);
    g->frame->columns = ARENA_LIST(g->s->arena, struct column, table->count + 1);
    g->facts = ARENA_LIST(g->s->arena, const struct fact *, table->count + 1);
    for (size_t i = 0; i < table->count; i++)
        if (learned(&table->facts[i])) {
            g->facts[g->frame->count] = &table->facts[i];
            column_of(g->s->arena, &table->facts[i], &g->frame->columns[g->frame->count++]);
        }
    g->frame->columns[g->frame->count++] = (struct column){.name = "in_default", .kind = COLUMN_NUMBER};
}

const struct error *lab_facts_look(struct session *s, int64_t facts_on)
{
    if (facts_on == NONE)
        return NULL;
    int64_t latest = instant_date(s->now) - LAB_OUTCOME_DAYS;
    if (facts_on > latest)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "facts_on", .value = date_text(s->arena, facts_on),
                          .arguments = {arena_format(s->arena, "<= %s", date_text(s->arena, latest))});
    session_as_of(s, instant_of_date(facts_on + 1) - 1);
    return NULL;
}

const struct error *lab_facts_frame(struct session *s, struct frame **frame, char hash[65])
{
    return lab_facts_frame_heard(s, NULL, frame, hash);
}

const struct error *lab_facts_frame_heard(struct session *s, const struct lab_listener *listener, struct frame **frame,
                                          char hash[65])
{
    enum { RANGE = 500 };
    struct gathering g = {.s = s, .listener = listener, .later = s->viewer.as_of != NONE};
    const struct fact_book *book;
    int64_t after = 0, ids[RANGE];
    begin(&g);
    if (g.later)
        TRY(read_failed(&g));
    TRY(fact_book_read(s, true, &book));
    for (;;) {
        struct rows *rows;
        const struct error *error;
        size_t count = 0;
        TRY(store_query(s->tx, &query_assess_ids, VALUES(sql_int(after), sql_int(RANGE)), &rows));
        while (rows_next(rows, &error))
            ids[count++] = rows_int(rows, 0);
        if (error || !count) {
            TRY(error);
            break;
        }
        after = ids[count - 1];
        TRY(gather(&g, book, ids, count));
    }
    struct digest *digest = digest_new();
    for (size_t i = 0; i < g.frame->count; i++) {
        struct column *column = &g.frame->columns[i];
        for (size_t r = 0; r < g.frame->rows; r++)
            column->missing += isnan(column->values[r]) != 0;
        digest_add(digest, column->name, strlen(column->name));
        digest_add(digest, column->values, g.frame->rows * sizeof(double));
    }
    digest_end_hex(digest, hash);
    *frame = g.frame;
    return NULL;
}
