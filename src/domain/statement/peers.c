#include "domain/statement/peers.h"
#include "base/text.h"
#include "domain/statement/figures.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/check.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of a circle of a million companies this many, evenly drawn, give the quartiles as well as all of them. */
enum { SAMPLE_MOST = 4000, PAGE_ROWS = 2000, CIRCLE_SLOTS = 4096, LEVELS_MOST = 8, OLDEST_DAYS = 3 * 366 };

/* The row that holds how many companies are in a circle. */
static const char head_count[] = "customers";

const char *industry_section_of(struct session *s, const char *industry)
{
    struct arena *arena = s->arena;
    if (industry && isalpha((unsigned char)*industry))
        industry = industry[1] ? industry + 1 : text_upper(arena, industry);
    /* The group need not be in the list: its division is. */
    const struct code *code = NULL;
    for (size_t size = industry ? strlen(industry) : 0; size && !code; size--)
        code = code_find(s->bank->codes, "industry", arena_text_part(arena, industry, size));
    while (code && code->parent && !isalpha((unsigned char)*code->code))
        code = code_find(s->bank->codes, "industry", code->parent);
    return code && isalpha((unsigned char)*code->code) ? code->code : NULL;
}

/* --- circles
 * ------------------------------------------------------------------------------------------------------------- */

static const char *const usual_levels[] = {"section", "all"};

static struct name_list levels_of(const struct session *s)
{
    const struct industry_policy *policy = s->policy ? s->policy->industry : NULL;
    return policy && policy->peer_levels.count ? policy->peer_levels : (struct name_list){usual_levels, 2};
}

/* The first two digits: C3411 and 34 give "34". */
static const char *division_of(struct arena *arena, const char *industry)
{
    const char *digits = industry + strcspn(industry, "0123456789");
    return strspn(digits, "0123456789") >= 2 ? arena_text_part(arena, digits, 2) : NULL;
}

static const char *kind_name(int64_t kind)
{
    const struct field *field = entity_field(&customer_entity, "kind");
    return kind >= 0 && (size_t)kind < field->choice_count ? field->choices[kind].name : NULL;
}

/* What LEVEL calls the circle of such a company; NULL when it has none. */
static const char *circle_of(struct session *s, const char *level, const char *section, const char *industry, int64_t kind)
{
    size_t size = strcspn(level, "+");
    const char *base = !strncmp(level, "all", size) ? "*" : !strncmp(level, "section", size) ? section : division_of(s->arena, industry);
    if (!base || !level[size])
        return base;
    return kind_name(kind) ? arena_format(s->arena, "%s+%s", base, kind_name(kind)) : NULL;
}

static struct label circle_label(struct session *s, const char *circle, int64_t kind)
{
    size_t size = strcspn(circle, "+");
    const char *base = arena_text_part(s->arena, circle, size);
    const struct code *code = code_find(s->bank->codes, "industry", base);
    struct label label = !strcmp(base, "*") ? (struct label){"全部企业", "all companies"} : code ? code->label : (struct label){base, base};
    if (!circle[size])
        return label;
    const struct choice *choice = &entity_field(&customer_entity, "kind")->choices[kind];
    return (struct label){arena_format(s->arena, "%s·%s", label.zh, choice->label.zh), arena_format(s->arena, "%s, %s", label.en, choice->label.en)};
}

static const struct error *read_circle(struct session *s, const char *circle, struct peers *peers)
{
    struct rows *rows;
    const struct error *error;
    int64_t instant = s->viewer.as_of == NONE ? s->now : s->viewer.as_of;
    for (int i = 0; i < STATEMENT_RATIO_COUNT; i++)
        peers->bands[i] = (struct peer_band){0, NAN, NAN, NAN};
    peers->customers = 0;
    peers->circle = circle;
    TRY(store_int(s->tx, &query_peers_newest, VALUES(sql_text(circle), sql_int(instant)), &peers->computed_at));
    if (peers->computed_at == NONE)
        return NULL;
    TRY(store_query(s->tx, &query_peers_read, VALUES(sql_text(circle), sql_int(peers->computed_at)), &rows));
    while (rows_next(rows, &error)) {
        const char *name = rows_text(rows, 0);
        const struct statement_ratio *ratio = statement_ratio_find(name);
        if (ratio)
            peers->bands[ratio - statement_ratios] =
                (struct peer_band){rows_int(rows, 1), rows_real(rows, 2), rows_real(rows, 3), rows_real(rows, 4)};
        else if (text_equal(name, head_count))
            peers->customers = rows_int(rows, 1);
    }
    return error;
}

const struct error *peers_of(struct session *s, const char *industry, int64_t kind, struct peers *peers)
{
    struct name_list levels = levels_of(s);
    int64_t least = s->policy && s->policy->industry ? s->policy->industry->least_peers : PEERS_LEAST;
    *peers = (struct peers){.section = industry_section_of(s, industry), .computed_at = NONE};
    for (int i = 0; i < STATEMENT_RATIO_COUNT; i++)
        peers->bands[i] = (struct peer_band){0, NAN, NAN, NAN};
    if (!peers->section)
        return NULL;
    for (size_t i = 0; i < levels.count && peers->customers < least; i++) {
        const char *circle = circle_of(s, levels.names[i], peers->section, industry, kind);
        if (circle)
            TRY(read_circle(s, circle, peers));
    }
    if (peers->customers < least) /* nobody is comparable: at least the same trade */
        TRY(read_circle(s, peers->section, peers));
    peers->label = circle_label(s, peers->circle, kind);
    return NULL;
}

/* --- computing
 * ----------------------------------------------------------------------------------------------------------- */

struct reservoir {
    double *values;
    size_t count, room;
    int64_t seen;
};

struct circle {
    const char *name;
    int64_t customers;
    struct reservoir samples[STATEMENT_RATIO_COUNT];
};

struct gathering {
    struct arena *arena; /* of the samples */
    struct circle *circles[CIRCLE_SLOTS]; /* by hash, open addressing */
    size_t count;
    uint64_t random;
};

static struct circle *circle_named(struct gathering *g, const char *name)
{
    uint64_t hash = 1469598103934665603u;
    for (const char *at = name; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    size_t slot = (size_t)(hash % CIRCLE_SLOTS);
    for (; g->circles[slot]; slot = (slot + 1) % CIRCLE_SLOTS)
        if (!strcmp(g->circles[slot]->name, name))
            return g->circles[slot];
    if (g->count == CIRCLE_SLOTS / 2)
        return NULL; /* far more than there are divisions and sizes */
    g->count++;
    g->circles[slot] = ARENA_NEW(g->arena, struct circle);
    g->circles[slot]->name = arena_text(g->arena, name);
    return g->circles[slot];
}

/* Reservoir sampling with a fixed seed: the same book gives the same quartiles. */
static void sample_add(struct gathering *g, struct reservoir *sample, double value)
{
    sample->seen++;
    if (sample->count < SAMPLE_MOST) {
        ARENA_PUSH(g->arena, sample->values, sample->count, sample->room, value);
        return;
    }
    g->random = g->random * 6364136223846793005u + 1442695040888963407u;
    uint64_t place = (g->random >> 11) % (uint64_t)sample->seen;
    if (place < SAMPLE_MOST)
        sample->values[place] = value;
}

/* The circles such a company belongs to; the section is always one of them. */
static size_t circles_of(struct session *s, struct gathering *g, const char *section, const char *industry, int64_t kind,
                         struct circle *found[LEVELS_MOST + 1])
{
    struct name_list levels = levels_of(s);
    size_t count = 0;
    for (size_t i = 0; i <= levels.count && i < LEVELS_MOST; i++) {
        const char *name = i < levels.count ? circle_of(s, levels.names[i], section, industry, kind) : section;
        struct circle *circle = name ? circle_named(g, name) : NULL;
        bool twice = !circle;
        for (size_t k = 0; k < count; k++)
            twice |= found[k] == circle;
        if (!twice)
            found[count++] = circle;
    }
    return count;
}

static const struct error *gather_one(struct session *s, struct gathering *g, int64_t customer, const char *industry, int64_t kind)
{
    struct statement_period *periods;
    struct circle *circles[LEVELS_MOST + 1];
    size_t count;
    int64_t scope = NONE;
    const char *section = industry_section_of(s, industry);
    TRY(statement_periods(s, customer, &scope, 8, &periods, &count));
    if (!section || !count)
        return NULL;
    const struct statement_period *year = statement_newest_year(periods, count);
    size_t circle_count = circles_of(s, g, section, industry, kind, circles);
    for (size_t k = 0; k < circle_count; k++)
        circles[k]->customers++;
    for (int i = 0; i < STATEMENT_RATIO_COUNT; i++) {
        if (!strcmp(ratio_kind(&statement_ratios[i]), "money"))
            continue;
        struct statement_ratio_value value =
            statement_ratio_value(&statement_ratios[i], &year->adjusted, year->prior ? &year->prior->adjusted : NULL);
        for (size_t k = 0; k < circle_count && !isnan(value.value); k++)
            sample_add(g, &circles[k]->samples[i], value.value);
    }
    return NULL;
}

struct subject {
    int64_t home, kind;
    const char *industry;
};

static int64_t kind_of(const char *name)
{
    const struct field *field = entity_field(&customer_entity, "kind");
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

static const struct error *read_page(struct session *s, int64_t after, struct subject **subjects, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *subjects = NULL;
    *count = 0;
    TRY(store_query(s->tx, &query_peers_page,
                    VALUES(sql_int(after), sql_int(s->today - OLDEST_DAYS), sql_int(PAGE_ROWS)), &rows));
    while (rows_next(rows, &error)) {
        int64_t home = rows_int(rows, 0);
        if (!*count || (*subjects)[*count - 1].home != home)
            ARENA_PUSH(s->arena, *subjects, *count, room,
                       (struct subject){home, kind_of(rows_text(rows, 3)), arena_text(s->arena, rows_text(rows, 2))});
    }
    return error;
}

static const struct error *gather(struct session *s, struct gathering *g)
{
    struct arena *outer = s->arena, *page = arena_new();
    const struct error *error = NULL;
    int64_t after = 0;
    for (bool more = true; more && !error;) {
        struct subject *subjects;
        size_t count;
        s->arena = s->tx->arena = page;
        error = read_page(s, after, &subjects, &count);
        for (size_t i = 0; !error && i < count; i++)
            error = gather_one(s, g, subjects[i].home, subjects[i].industry, subjects[i].kind);
        more = !error && count;
        after = more ? subjects[count - 1].home : after;
        if (error)
            error = error_copy(outer, error);
        s->arena = s->tx->arena = outer;
        arena_reset(page);
    }
    arena_free(page);
    return error;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Linear between the neighbours, as spreadsheets do it. */
static double quantile(const double *sorted, size_t count, double q)
{
    double place = q * (double)(count - 1);
    size_t low = (size_t)place;
    return low + 1 < count ? sorted[low] + (place - (double)low) * (sorted[low + 1] - sorted[low]) : sorted[low];
}

static const struct error *store_row(struct session *s, const char *circle, const char *ratio, int64_t n, double low, double median, double high)
{
    return store_execute(
        s->tx, &query_peers_insert,
        VALUES(sql_text(circle), sql_text(ratio), sql_int(s->now), sql_int(n), sql_real(low), sql_real(median), sql_real(high)), NULL);
}

static const struct error *store_band(struct session *s, const char *circle, int ratio, struct reservoir *sample)
{
    double low = NAN, median = NAN, high = NAN;
    if (!sample->seen)
        return NULL;
    if (sample->seen >= PEERS_LEAST) {
        qsort(sample->values, sample->count, sizeof(double), by_value);
        low = quantile(sample->values, sample->count, 0.25);
        median = quantile(sample->values, sample->count, 0.5);
        high = quantile(sample->values, sample->count, 0.75);
    }
    return store_row(s, circle, statement_ratios[ratio].name, sample->seen, low, median, high);
}

const struct error *peers_refresh(struct session *s)
{
    struct gathering *g = ARENA_NEW(s->arena, struct gathering);
    g->arena = s->arena;
    g->random = 20190301;
    TRY(gather(s, g));
    for (size_t i = 0; i < CIRCLE_SLOTS; i++) {
        struct circle *circle = g->circles[i];
        if (!circle)
            continue;
        TRY(store_row(s, circle->name, head_count, circle->customers, NAN, NAN, NAN));
        for (int ratio = 0; ratio < STATEMENT_RATIO_COUNT; ratio++)
            TRY(store_band(s, circle->name, ratio, &circle->samples[ratio]));
    }
    return NULL;
}
