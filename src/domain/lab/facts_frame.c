#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/lab/lab.h"
#include "domain/lab/rate.h"
#include "queries.h"
#include "store/digest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the rating itself gives, or what only follows a default, says nothing that could be learned from. */
static const char *const not_learned[] = {
    "grade", "pd",    "rating_score",      "rating_confidence",     "grade_override",
    "tier",  "as_of", "churn_probability", "conversion_probability"};

/* What a customer holds says which product comes next, not whether it repays. */
static bool learned(const struct fact *fact, bool default_)
{
    for (size_t i = 0; i < sizeof(not_learned) / sizeof(not_learned[0]); i++)
        if (!strcmp(fact->name, not_learned[i]))
            return false;
    bool held = text_starts(fact->name, "holds_");
    return fact->subject == SUBJECT_CUSTOMER && fact->type != VALUE_TEXT && !(default_ && held);
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

enum { RANGE = 500 };

static const struct error *read_ids(struct session *s, int64_t after, int64_t ids[RANGE], size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_assess_ids, VALUES(sql_int(after), sql_int(RANGE)), &rows));
    while (rows_next(rows, &error))
        ids[(*count)++] = rows_int(rows, 0);
    return error;
}

struct gathering {
    struct session *s;
    const struct lab_listener *listener; /* or NULL */
    bool later;                          /* the outcome is that of the twelve months after */
    const int64_t *failed;               /* who defaulted in them, rising */
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

static void begin(struct gathering *g, size_t more, bool default_)
{
    const struct fact_table *table = g->s->policy->facts;
    g->frame = ARENA_NEW(g->s->arena, struct frame);
    g->frame->columns = ARENA_LIST(g->s->arena, struct column, table->count + more);
    g->facts = ARENA_LIST(g->s->arena, const struct fact *, table->count + 1);
    for (size_t i = 0; i < table->count; i++)
        if (learned(&table->facts[i], default_)) {
            g->facts[g->frame->count] = &table->facts[i];
            column_of(g->s->arena, &table->facts[i], &g->frame->columns[g->frame->count++]);
        }
}

static void add_column(struct gathering *g, const char *name, enum column_kind kind)
{
    g->frame->columns[g->frame->count++] = (struct column){.name = name, .kind = kind};
}

static void finish(struct gathering *g, struct frame **frame, char hash[65])
{
    struct digest *digest = digest_new();
    for (size_t i = 0; i < g->frame->count; i++) {
        struct column *column = &g->frame->columns[i];
        for (size_t r = 0; r < g->frame->rows; r++)
            column->missing += isnan(column->values[r]) != 0;
        digest_add(digest, column->name, strlen(column->name));
        digest_add(digest, column->values, g->frame->rows * sizeof(double));
    }
    digest_end_hex(digest, hash);
    *frame = g->frame;
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
    struct gathering g = {.s = s, .listener = listener, .later = s->viewer.as_of != NONE};
    const struct fact_book *book;
    int64_t after = 0, ids[RANGE];
    begin(&g, 1, true);
    add_column(&g, "in_default", COLUMN_NUMBER);
    if (g.later)
        TRY(read_failed(&g));
    TRY(fact_book_read(s, true, &book));
    for (;;) {
        size_t count;
        TRY(read_ids(s, after, ids, &count));
        if (!count)
            break;
        after = ids[count - 1];
        TRY(gather(&g, book, ids, count));
    }
    finish(&g, frame, hash);
    return NULL;
}

/* --- facts of an instant, outcome at the end of a window
 * -------------------------------------------------------------------------------------- */

enum { OUTCOME, TAKEN_ON, CUSTOMER, PANEL_COLUMNS };

/* One instant of the panel: its facts and, later, its outcome. */
struct instant_pair {
    int64_t before, after;
    const struct fact_book *before_book, *after_book;
};

struct panel {
    struct gathering g;
    const struct outlook_target *target;
    int64_t stride; /* every so manyth customer */
    struct instant_pair pair;
};

/* Exact in a double: the low bits of ids, which time and sequence tell apart. */
static double subject_of(int64_t id)
{
    return (double)(id & ((INT64_C(1) << 52) - 1));
}

/* Those of IDS the target asks about at the earlier instant; their facts become rows. */
static const struct error *take_facts(struct panel *p, const int64_t *ids, size_t count, int64_t *asked, size_t *kept)
{
    struct gathering *g = &p->g;
    struct fact_range range;
    struct fact_set *set = fact_set_new(g->s->arena, g->s->policy->facts);
    size_t facts = g->frame->count - PANEL_COLUMNS;
    session_as_of(g->s, p->pair.before);
    TRY(fact_range_read(g->s, g->s->policy, p->pair.before_book, ids, count, &range));
    grow(g, g->frame->rows + count);
    *kept = 0;
    for (size_t i = 0; i < range.count; i++) {
        size_t row = g->frame->rows + *kept;
        fact_range_fill(&range, i, set);
        if (!outlook_concerns(p->target, set))
            continue;
        for (size_t k = 0; k < facts; k++)
            g->frame->columns[k].values[row] =
                lab_fact_value(&g->frame->columns[k], g->facts[k], fact_value(set, g->facts[k]));
        g->frame->columns[facts + OUTCOME].values[row] = NAN;
        g->frame->columns[facts + TAKEN_ON].values[row] = (double)instant_date(p->pair.before);
        g->frame->columns[facts + CUSTOMER].values[row] = subject_of(range.ids[i]);
        asked[(*kept)++] = range.ids[i];
    }
    return NULL;
}

/* What became of them: a customer that is not there any more (merged into another) stays without outcome. */
static const struct error *take_outcome(struct panel *p, const int64_t *asked, size_t kept)
{
    struct gathering *g = &p->g;
    struct fact_range range;
    struct fact_set *set = fact_set_new(g->s->arena, g->s->policy->facts);
    double *outcome = g->frame->columns[g->frame->count - PANEL_COLUMNS + OUTCOME].values + g->frame->rows;
    size_t at = 0;
    session_as_of(g->s, p->pair.after);
    TRY(fact_range_read(g->s, g->s->policy, p->pair.after_book, asked, kept, &range));
    for (size_t i = 0; i < range.count; i++) {
        while (at < kept && asked[at] < range.ids[i])
            at++;
        if (at == kept || asked[at] != range.ids[i])
            continue;
        fact_range_fill(&range, i, set);
        struct value value = expression_value(p->target->outcome, set);
        outcome[at] = value_known(value) ? value.truth : NAN;
    }
    return NULL;
}

static const struct error *take_instant(struct panel *p)
{
    struct session *s = p->g.s;
    int64_t after = 0, ids[RANGE], asked[RANGE];
    session_as_of(s, p->pair.after);
    TRY(fact_book_read(s, true, &p->pair.after_book));
    session_as_of(s, p->pair.before);
    TRY(fact_book_read(s, true, &p->pair.before_book));
    for (;;) {
        size_t count, chosen = 0, kept;
        session_as_of(s, p->pair.before);
        TRY(read_ids(s, after, ids, &count));
        if (!count)
            return NULL;
        after = ids[count - 1];
        for (size_t i = 0; i < count; i++)
            if ((ids[i] / 2048) % p->stride == 0)
                ids[chosen++] = ids[i];
        if (!chosen)
            continue;
        TRY(take_facts(p, ids, chosen, asked, &kept));
        if (kept)
            TRY(take_outcome(p, asked, kept));
        p->g.frame->rows += kept;
    }
}

const struct error *lab_panel_frame(struct session *s, const char *name, struct frame **frame, char hash[65])
{
    const struct outlook_policy *policy = s->policy->outlook;
    struct panel p = {.g = {.s = s}, .target = outlook_target(policy, name)};
    int64_t today = s->today, as_of = s->viewer.as_of, customers;
    const struct error *error = NULL;
    if (!p.target)
        return error_make(s->arena, ERROR_OUTLOOK_TARGET, .field = "target", .value = name);
    begin(&p.g, PANEL_COLUMNS, false);
    add_column(&p.g, LAB_OUTCOME, COLUMN_NUMBER);
    add_column(&p.g, LAB_TAKEN_ON, COLUMN_DATE);
    add_column(&p.g, LAB_SUBJECT, COLUMN_NUMBER);
    TRY(store_int(s->tx, &query_value_count, NO_VALUES, &customers));
    p.stride = customers * policy->snapshots / policy->most_cases + 1;
    for (int64_t i = policy->snapshots - 1; i >= 0 && !error; i--) {
        int64_t ends = date_add_months(today, -i * policy->every_months, 31);
        int64_t taken = date_add_months(today, -i * policy->every_months - policy->window_months, 31);
        p.pair = (struct instant_pair){.before = instant_of_date(taken), .after = i ? instant_of_date(ends) : s->now};
        error = take_instant(&p);
    }
    session_as_of(s, as_of);
    TRY(error);
    finish(&p.g, frame, hash);
    return NULL;
}
