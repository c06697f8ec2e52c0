/* How the groups of a scorecard are filled by comparable customers: gathered while the whole book is rated, shown
 * behind one customer's own profile. A circle is a section of GB/T 4754, or everybody the card rates. */
#include "domain/assess/assess.h"
#include "queries.h"
#include "record/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE_MOST = 4000, SLOTS = 2048, LEAST_SHOWN = 5, LEAST_COMPARED = 20 };

struct part {
    const char *circle, *card, *name;
    double *values;
    size_t count, room;
    int64_t seen;
};

struct assess_profile {
    struct arena *arena;
    struct part *parts[SLOTS]; /* by hash, open addressing */
    size_t count;
    uint64_t random;
};

struct assess_profile *assess_profile_new(void)
{
    struct arena *arena = arena_new();
    struct assess_profile *profile = ARENA_NEW(arena, struct assess_profile);
    profile->arena = arena;
    profile->random = 20190301;
    return profile;
}

void assess_profile_free(struct assess_profile *profile)
{
    arena_free(profile->arena);
}

static uint64_t add_text(uint64_t hash, const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return (hash ^ 255) * 1099511628211u;
}

static struct part *part_named(struct assess_profile *p, const char *circle, const char *card, const char *name)
{
    size_t slot = add_text(add_text(add_text(1469598103934665603u, circle), card), name) % SLOTS;
    for (; p->parts[slot]; slot = (slot + 1) % SLOTS)
        if (!strcmp(p->parts[slot]->circle, circle) && !strcmp(p->parts[slot]->card, card) &&
            !strcmp(p->parts[slot]->name, name))
            return p->parts[slot];
    if (p->count == SLOTS / 2)
        return NULL;
    p->count++;
    p->parts[slot] = ARENA_NEW(p->arena, struct part);
    *p->parts[slot] = (struct part){
        arena_text(p->arena, circle), arena_text(p->arena, card), arena_text(p->arena, name), NULL, 0, 0, 0};
    return p->parts[slot];
}

/* Evenly drawn, always the same for the same book. */
static void part_add(struct assess_profile *p, struct part *part, double value)
{
    if (!part)
        return;
    part->seen++;
    if (part->count < SAMPLE_MOST) {
        ARENA_PUSH(p->arena, part->values, part->count, part->room, value);
        return;
    }
    p->random = p->random * 6364136223846793005u + 1442695040888963407u;
    uint64_t place = (p->random >> 11) % (uint64_t)part->seen;
    if (place < SAMPLE_MOST)
        part->values[place] = value;
}

static const char *section_of(const struct policy_snapshot *policy, struct fact_set *facts)
{
    const struct fact *fact = fact_find(policy->facts, "industry");
    struct value value = fact ? fact_value(facts, fact) : value_unknown(VALUE_TEXT, VALUE_MISSING);
    const struct industry_section *section =
        fact && value_known(value) && value.type == VALUE_TEXT ? industry_section(policy->industry, value.text) : NULL;
    return section ? section->code : NULL;
}

void assess_profile_add(struct assess_profile *p, const struct policy_snapshot *policy, const struct assessed *result)
{
    const struct score *score = &result->rating.score;
    if (!result->rating.evaluated || !score->card)
        return;
    const char *card = score->card->doc->name, *section = section_of(policy, result->facts);
    for (size_t i = 0; i < score->card->group_count; i++) {
        const struct card_group *group = &score->card->groups[i];
        if (!(group->points > 0))
            continue;
        double share = fmin(fmax(score->group_points[i] / group->points, 0), 1);
        part_add(p, part_named(p, "*", card, group->name), share);
        if (section)
            part_add(p, part_named(p, section, card, group->name), share);
    }
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *sorted, size_t count, double q)
{
    double place = q * (double)(count - 1);
    size_t low = (size_t)place;
    return low + 1 < count ? sorted[low] + (place - (double)low) * (sorted[low + 1] - sorted[low]) : sorted[low];
}

const struct error *assess_profile_store(struct session *s, void *context)
{
    struct assess_profile *p = context;
    for (size_t i = 0; i < SLOTS; i++) {
        struct part *part = p->parts[i];
        if (!part || part->seen < LEAST_SHOWN)
            continue;
        qsort(part->values, part->count, sizeof(double), by_value);
        TRY(store_execute(s->tx, &query_profile_insert,
                          VALUES(sql_text(part->circle), sql_text(part->card), sql_text(part->name), sql_int(s->now),
                                 sql_int(part->seen), sql_real(quantile(part->values, part->count, 0.25)),
                                 sql_real(quantile(part->values, part->count, 0.5)),
                                 sql_real(quantile(part->values, part->count, 0.75))),
                          NULL));
    }
    return NULL;
}

/* --- one customer's peers
 * ---------------------------------------------------------------------------------------------------------- */

static struct label circle_label(struct session *s, const char *circle)
{
    const struct code *code = code_find(s->bank->codes, "industry", circle);
    return !strcmp(circle, "*") ? (struct label){"同一评分卡", "rated by the same card"}
           : code               ? code->label
                                : (struct label){circle, circle};
}

/* FALSE: too few to compare with. */
static const struct error *write_circle(struct session *s, struct json_writer *w, const char *circle, const char *card,
                                        bool *written)
{
    struct rows *rows;
    const struct error *error;
    int64_t instant = s->viewer.as_of == NONE ? s->now : s->viewer.as_of, most = 0;
    struct buffer groups = {.arena = s->arena};
    struct json_writer g = {&groups, false};
    TRY(store_query(s->tx, &query_profile_read, VALUES(sql_text(circle), sql_text(card), sql_int(instant)), &rows));
    json_open(&g, '{');
    while (rows_next(rows, &error)) {
        json_put_double(&g, rows_text(rows, 0), rows_real(rows, 2));
        most = rows_int(rows, 1) > most ? rows_int(rows, 1) : most;
    }
    json_close(&g, '}');
    *written = !error && most >= LEAST_COMPARED;
    if (!*written)
        return error;
    json_open(w, '{');
    label_put(w, "label", circle_label(s, circle));
    json_put_int(w, "n", most);
    json_put_raw(w, "groups", buffer_end(&groups));
    json_close(w, '}');
    return NULL;
}

const struct error *assess_profile_write(struct session *s, const char *industry, const char *card,
                                         struct json_writer *w)
{
    const struct industry_section *section =
        industry && s->policy && s->policy->industry ? industry_section(s->policy->industry, industry) : NULL;
    bool written = false;
    if (card && section)
        TRY(write_circle(s, w, section->code, card, &written));
    if (card && !written)
        TRY(write_circle(s, w, "*", card, &written));
    if (!written)
        json_write_null(w);
    return NULL;
}
