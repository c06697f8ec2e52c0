/* How unlike its peers a customer behaves: each figure's distance from the median of its industry section, in robust
 * standard deviations (1.4826 times the median absolute deviation; Rousseeuw and Croux 1993). The three farthest make
 * the score: 100 (1 - exp(-d²/18)) with d² the mean of their squares, each distance counted up to 8. A section with
 * fewer than 30 companies is compared with all. */
#include "base/text.h"
#include "domain/warning/warning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURES = 12, GROUP_LEAST = 30, FIGURES_LEAST = 4, REASONS = 3, SECTIONS = 21 };

/* Figures that hardly differ between companies would make every small step an alarm. */
#define SPREAD_LEAST 0.02

/* Shares and trends compare between companies of any size; amounts do not. */
static const char *const figure_names[FIGURES] = {"inflow_to_average",    "deposit_30d_to_180d", "inflow_to_debt",
                                                  "balance_trend",        "tax_trend",           "power_trend",
                                                  "payroll_trend",        "revenue_growth",      "receivable_growth",
                                                  "inventory_growth_gap", "gross_margin",        "debt_to_assets"};

struct figures {
    double *items;
    size_t count, room;
};
struct band {
    double median, spread; /* NaN: too few */
    int64_t n;
};
struct anomaly_bands {
    struct arena *arena;
    const struct fact *figures[FIGURES], *section, *score;
    struct figures samples[SECTIONS][FIGURES]; /* section A is 1; 0 is everybody */
    struct band bands[SECTIONS][FIGURES];
};

struct anomaly_bands *anomaly_bands_new(struct arena *arena, const struct fact_table *facts)
{
    struct anomaly_bands *bands = ARENA_NEW(arena, struct anomaly_bands);
    bands->arena = arena;
    bands->section = fact_find(facts, "industry_section");
    bands->score = fact_find(facts, "anomaly_score");
    for (int k = 0; k < FIGURES; k++) {
        bands->figures[k] = fact_find(facts, figure_names[k]);
        for (int i = 0; i < SECTIONS; i++)
            bands->bands[i][k] = (struct band){NAN, NAN, 0};
    }
    return bands;
}

static int section_of(const struct anomaly_bands *bands, struct fact_set *facts)
{
    struct value value = bands->section ? fact_value(facts, bands->section) : value_unknown(VALUE_TEXT, VALUE_MISSING);
    return value_known(value) && *value.text >= 'A' && *value.text < 'A' + SECTIONS - 1 ? *value.text - 'A' + 1 : 0;
}

static double figure_of(const struct anomaly_bands *bands, struct fact_set *facts, int k)
{
    struct value value =
        bands->figures[k] ? fact_value(facts, bands->figures[k]) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    return value_known(value) ? value.number : NAN;
}

void anomaly_bands_add(struct anomaly_bands *bands, struct fact_set *facts)
{
    int section = section_of(bands, facts);
    for (int k = 0; k < FIGURES; k++) {
        double figure = figure_of(bands, facts, k);
        struct figures *all = &bands->samples[0][k], *own = &bands->samples[section][k];
        if (isnan(figure))
            continue;
        ARENA_PUSH(bands->arena, all->items, all->count, all->room, figure);
        if (section)
            ARENA_PUSH(bands->arena, own->items, own->count, own->room, figure);
    }
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_of(double *items, size_t count)
{
    qsort(items, count, sizeof(*items), by_size);
    return count % 2 ? items[count / 2] : (items[count / 2 - 1] + items[count / 2]) / 2;
}

void anomaly_bands_settle(struct anomaly_bands *bands)
{
    for (int i = 0; i < SECTIONS; i++)
        for (int k = 0; k < FIGURES; k++) {
            struct figures *sample = &bands->samples[i][k];
            struct band *band = &bands->bands[i][k];
            band->n = (int64_t)sample->count;
            if (sample->count < GROUP_LEAST)
                continue;
            band->median = median_of(sample->items, sample->count);
            for (size_t n = 0; n < sample->count; n++)
                sample->items[n] = fabs(sample->items[n] - band->median);
            band->spread =
                fmax(1.4826 * median_of(sample->items, sample->count), SPREAD_LEAST + fabs(band->median) / 20);
        }
}

/* --- kept with the run ----------------------------------------------------------------------------------------------
 */

const char *anomaly_bands_text(struct arena *arena, const struct anomaly_bands *bands)
{
    struct buffer text = {.arena = arena};
    struct json_writer w = {&text, false};
    json_open(&w, '[');
    for (int i = 0; i < SECTIONS; i++)
        for (int k = 0; k < FIGURES; k++) {
            const struct band *band = &bands->bands[i][k];
            if (isnan(band->median))
                continue;
            json_open(&w, '{');
            json_put_text(&w, "section", i ? arena_format(arena, "%c", 'A' + i - 1) : "");
            json_put_text(&w, "figure", figure_names[k]);
            json_put_int(&w, "n", band->n);
            json_put_double(&w, "median", band->median);
            json_put_double(&w, "spread", band->spread);
            json_close(&w, '}');
        }
    json_close(&w, ']');
    return buffer_end(&text);
}

static void read_band(struct anomaly_bands *bands, const struct json *item)
{
    const char *section = json_get_text(item, "section"), *figure = json_get_text(item, "figure");
    int at = section && *section >= 'A' && *section < 'A' + SECTIONS - 1 ? *section - 'A' + 1 : 0;
    for (int k = 0; k < FIGURES; k++)
        if (text_equal(figure_names[k], figure)) {
            json_get_number(item, "median", &bands->bands[at][k].median);
            json_get_number(item, "spread", &bands->bands[at][k].spread);
            json_get_int(item, "n", &bands->bands[at][k].n);
        }
}

struct anomaly_bands *anomaly_bands_read(struct arena *arena, const struct fact_table *facts, const char *text)
{
    const char *problem;
    struct anomaly_bands *bands = anomaly_bands_new(arena, facts);
    const struct json *list = text ? json_read(arena, text, strlen(text), &problem) : NULL;
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count; i++)
        read_band(bands, &list->items[i]);
    return bands;
}

/* --- scoring
 * ---------------------------------------------------------------------------------------------------------- */

struct distance {
    int figure;
    double z, value;
    const struct band *band;
    bool own; /* of the section */
};

static int farthest(const void *a, const void *b)
{
    double x = fabs(((const struct distance *)a)->z), y = fabs(((const struct distance *)b)->z);
    return (x < y) - (x > y);
}

static void write_reason(struct json_writer *w, struct arena *arena, const struct anomaly_bands *bands,
                         const struct distance *d)
{
    const struct fact *fact = bands->figures[d->figure];
    struct shape shape = {VALUE_NUMBER, fact->unit, NULL};
    struct value value = value_number(d->value), median = value_number(d->band->median);
    json_open(w, '{');
    json_put_text(w, "fact", fact->name);
    json_put_double(w, "value", d->value);
    json_put_double(w, "median", d->band->median);
    json_put_double(w, "distance", d->z);
    json_put_text(w, "zh",
                  arena_format(arena, "%s为 %s，%s中位数 %s，%s %.1f 个稳健标准差", fact->label.zh,
                               value_say(arena, value, shape, LANGUAGE_ZH), d->own ? "同业" : "全行",
                               value_say(arena, median, shape, LANGUAGE_ZH), d->z > 0 ? "高出" : "低于", fabs(d->z)));
    json_put_text(w, "en",
                  arena_format(arena, "%s: %s; the median of %s is %s, %.1f robust deviations %s", fact->label.en,
                               value_say(arena, value, shape, LANGUAGE_EN), d->own ? "its industry" : "the bank",
                               value_say(arena, median, shape, LANGUAGE_EN), fabs(d->z), d->z > 0 ? "above" : "below"));
    json_close(w, '}');
}

double anomaly_score(struct arena *arena, const struct anomaly_bands *bands, struct fact_set *facts,
                     const char **reasons, int64_t *figures)
{
    struct distance found[FIGURES];
    size_t count = 0;
    int section = section_of(bands, facts);
    for (int k = 0; k < FIGURES; k++) {
        double figure = figure_of(bands, facts, k);
        bool own = section && bands->bands[section][k].spread > 0;
        const struct band *band = &bands->bands[own ? section : 0][k];
        if (isnan(figure) || !(band->spread > 0))
            continue;
        found[count++] = (struct distance){k, (figure - band->median) / band->spread, figure, band, own};
    }
    *figures = (int64_t)count;
    *reasons = NULL;
    if (count < FIGURES_LEAST)
        return NAN;
    qsort(found, count, sizeof(found[0]), farthest);
    struct buffer text = {.arena = arena};
    struct json_writer w = {&text, false};
    double squares = 0;
    json_open(&w, '[');
    for (int i = 0; i < REASONS; i++) {
        double z = fmin(fabs(found[i].z), 8);
        squares += z * z / REASONS;
        if (z >= 2)
            write_reason(&w, arena, bands, &found[i]);
    }
    json_close(&w, ']');
    *reasons = buffer_end(&text);
    double score = 100 * (1 - exp(-squares / 18));
    if (bands->score)
        fact_put(facts, bands->score, value_number(score));
    return score;
}
