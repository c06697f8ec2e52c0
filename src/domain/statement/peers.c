#include "domain/statement/peers.h"
#include "base/text.h"
#include "domain/statement/figures.h"
#include "queries.h"
#include "record/check.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of a section of a million companies this many, evenly drawn, give the quartiles as well as all of them. */
enum { SAMPLE_MOST = 20000, PAGE_ROWS = 2000, SECTION_LETTERS = 20, OLDEST_DAYS = 3 * 366 };

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

const struct error *peers_of(struct session *s, const char *industry, struct peers *peers)
{
    struct rows *rows;
    const struct error *error;
    *peers = (struct peers){.section = industry_section_of(s, industry), .computed_at = NONE};
    for (int i = 0; i < STATEMENT_RATIO_COUNT; i++)
        peers->bands[i] = (struct peer_band){0, NAN, NAN, NAN};
    if (!peers->section)
        return NULL;
    const struct code *code = code_find(s->bank->codes, "industry", peers->section);
    peers->label = code ? code->label : (struct label){peers->section, peers->section};
    int64_t instant = s->viewer.as_of == NONE ? s->now : s->viewer.as_of;
    TRY(store_int(s->tx, &query_peers_newest, VALUES(sql_text(peers->section), sql_int(instant)), &peers->computed_at));
    if (peers->computed_at == NONE)
        return NULL;
    TRY(store_query(s->tx, &query_peers_read, VALUES(sql_text(peers->section), sql_int(peers->computed_at)), &rows));
    while (rows_next(rows, &error)) {
        const struct statement_ratio *ratio = statement_ratio_find(rows_text(rows, 0));
        if (ratio)
            peers->bands[ratio - statement_ratios] =
                (struct peer_band){rows_int(rows, 1), rows_real(rows, 2), rows_real(rows, 3), rows_real(rows, 4)};
    }
    return error;
}

/* --- computing
 * ----------------------------------------------------------------------------------------------------------- */

struct sample {
    double *values;
    size_t count, room;
    int64_t seen;
};

struct gathering {
    struct arena *arena; /* of the samples */
    struct sample samples[SECTION_LETTERS][STATEMENT_RATIO_COUNT];
    uint64_t random;
};

/* Reservoir sampling with a fixed seed: the same book gives the same quartiles. */
static void sample_add(struct gathering *g, struct sample *sample, double value)
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

static const struct error *gather_one(struct session *s, struct gathering *g, int64_t customer, const char *industry)
{
    struct statement_period *periods;
    size_t count;
    int64_t scope = NONE;
    const char *section = industry_section_of(s, industry);
    TRY(statement_periods(s, customer, &scope, 8, &periods, &count));
    if (!section || !count)
        return NULL;
    const struct statement_period *year = statement_newest_year(periods, count);
    for (int i = 0; i < STATEMENT_RATIO_COUNT; i++) {
        if (!strcmp(ratio_kind(&statement_ratios[i]), "money"))
            continue;
        struct statement_ratio_value value =
            statement_ratio_value(&statement_ratios[i], &year->adjusted, year->prior ? &year->prior->adjusted : NULL);
        if (!isnan(value.value))
            sample_add(g, &g->samples[*section - 'A'][i], value.value);
    }
    return NULL;
}

struct subject {
    int64_t home;
    const char *industry;
};

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
                       (struct subject){home, arena_text(s->arena, rows_text(rows, 2))});
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
            error = gather_one(s, g, subjects[i].home, subjects[i].industry);
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

static const struct error *store_band(struct session *s, int letter, int ratio, struct sample *sample)
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
    return store_execute(s->tx, &query_peers_insert,
                         VALUES(sql_text(arena_format(s->arena, "%c", 'A' + letter)),
                                sql_text(statement_ratios[ratio].name), sql_int(s->now), sql_int(sample->seen),
                                sql_real(low), sql_real(median), sql_real(high)),
                         NULL);
}

const struct error *peers_refresh(struct session *s)
{
    struct gathering *g = ARENA_NEW(s->arena, struct gathering);
    g->arena = s->arena;
    g->random = 20190301;
    TRY(gather(s, g));
    for (int letter = 0; letter < SECTION_LETTERS; letter++)
        for (int ratio = 0; ratio < STATEMENT_RATIO_COUNT; ratio++)
            TRY(store_band(s, letter, ratio, &g->samples[letter][ratio]));
    return NULL;
}
