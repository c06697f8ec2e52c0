#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/customer/overview.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- assessment
 * ---------------------------------------------------------------------------------------------------------------- */

struct driver {
    const struct json *line;
    const char *group;
    double points, best;
};

static double number_at(const struct json *map, const char *key)
{
    double number;
    return json_get_number(map, key, &number) ? number : NAN;
}

static struct label label_at(const struct json *map)
{
    const struct json *label = json_get(map, "label");
    const char *zh = json_get_text(label, "zh"), *en = json_get_text(label, "en"), *name = json_get_text(map, "name");
    return (struct label){zh ? zh : name ? name : "", en ? en : name ? name : ""};
}

/* The groups of the score: a stored path keeps the rating under "rating", the score under "score". */
static const struct json *groups_of(const struct json *path)
{
    const struct json *rating = json_get(path, "rating"), *score = json_get(rating ? rating : path, "score");
    const struct json *groups = json_get(score, "groups");
    return groups && groups->kind == JSON_LIST ? groups : NULL;
}

/* What lowered the confidence, of a stored path or one just worked out. */
static void write_confidence_lost(struct json_writer *w, const struct json *path)
{
    const struct json *rating = json_get(path, "rating"), *lost = json_get(rating ? rating : path, "confidence_lost");
    json_key(w, "confidence_lost");
    json_open(w, '[');
    for (size_t i = 0; lost && lost->kind == JSON_LIST && i < lost->count; i++) {
        const struct json *rule = json_get(&lost->items[i], "rule");
        json_open(w, '{');
        json_put_text(w, "name", json_get_text(rule, "name"));
        label_put(w, "label", label_at(rule));
        json_put_double(w, "minus", number_at(&lost->items[i], "minus"));
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_radar(struct json_writer *w, const struct json *groups)
{
    json_key(w, "radar");
    json_open(w, '[');
    for (size_t i = 0; groups && i < groups->count; i++) {
        const struct json *group = &groups->items[i];
        double points = number_at(group, "points"), best = number_at(group, "best");
        if (isnan(points) || isnan(best) || !json_get_text(group, "name"))
            continue;
        json_open(w, '{');
        json_put_text(w, "name", json_get_text(group, "name"));
        json_put_text(w, "letter", json_get_text(group, "letter"));
        label_put(w, "label", label_at(group));
        json_put_double(w, "points", points);
        json_put_double(w, "best", best);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* By points lost: what weighs most against the customer comes last, what speaks for it first. */
static int by_loss(const void *a, const void *b)
{
    const struct driver *x = a, *y = b;
    double lost_x = x->best - x->points, lost_y = y->best - y->points;
    if (lost_x != lost_y)
        return lost_x < lost_y ? -1 : 1;
    return x->points < y->points ? 1 : x->points > y->points ? -1 : 0;
}

static void write_driver(struct json_writer *w, const struct driver *driver, const char *effect)
{
    const struct json *value = json_get(driver->line, "value");
    json_open(w, '{');
    json_put_text(w, "name", json_get_text(driver->line, "name"));
    label_put(w, "label", label_at(driver->line));
    json_put_text(w, "group", driver->group);
    json_key(w, "value");
    if (value)
        json_write_value(w, value);
    else
        json_write_null(w);
    json_put_text(w, "unit", json_get_text(driver->line, "unit"));
    json_put_double(w, "points", driver->points);
    json_put_double(w, "best", driver->best);
    json_put_text(w, "effect", effect);
    json_close(w, '}');
}

static void write_drivers(struct arena *arena, struct json_writer *w, const struct json *groups)
{
    struct driver *drivers = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; groups && i < groups->count; i++) {
        const struct json *lines = json_get(&groups->items[i], "lines");
        const char *group = json_get_text(&groups->items[i], "name");
        for (size_t k = 0; lines && lines->kind == JSON_LIST && k < lines->count; k++) {
            struct driver driver = {&lines->items[k], group ? group : "", number_at(&lines->items[k], "points"),
                                    number_at(&lines->items[k], "best")};
            if (!isnan(driver.points) && driver.best > 0 && json_get_text(driver.line, "name"))
                ARENA_PUSH(arena, drivers, count, room, driver);
        }
    }
    if (count)
        qsort(drivers, count, sizeof(*drivers), by_loss);
    size_t shown = count < 6 ? count / 2 : 3;
    json_key(w, "drivers");
    json_open(w, '[');
    for (size_t i = 0; i < shown; i++)
        write_driver(w, &drivers[i], "strength");
    for (size_t i = 0; i < shown; i++)
        write_driver(w, &drivers[count - 1 - i], "weakness");
    json_close(w, ']');
}

/* A rating of the whole book keeps no path: it is worked out again, from what is known now. */
static const struct error *explain(struct overview *o, const char **path)
{
    struct assessed assessed;
    struct buffer out = {.arena = o->s->arena};
    struct json_writer w = {&out, false};
    TRY(assess_compute(o->s, o->s->policy, o->id, &assessed));
    assessed_write(&w, &assessed);
    *path = buffer_end(&out);
    return NULL;
}

static const struct error *write_assessment(struct overview *o, const struct assessment *row)
{
    struct json_writer *w = o->w;
    const char *text = row->path;
    if (!text)
        TRY(explain(o, &text));
    const struct json *path = json_read(o->s->arena, text, strlen(text), NULL);
    const struct json *groups = groups_of(path);
    json_key(w, "assessment");
    json_open(w, '{');
    json_put_text(w, "id", id_text(o->s->arena, row->record.home, row->record.id));
    json_put_instant(w, "assessed_at", row->assessed_at);
    json_put_text(w, "card", row->card);
    json_put_text(w, "policy_version", row->policy_version);
    json_put_double(w, "score", row->score);
    json_put_double(w, "pd", row->pd);
    json_put_double(w, "pd_low", row->pd_low);
    json_put_double(w, "pd_high", row->pd_high);
    json_put_text(w, "grade", row->grade);
    json_put_text(w, "base_grade", row->base_grade);
    json_put_text(w, "previous_grade", o->previous_grade);
    json_put_double(w, "confidence", row->confidence);
    json_put_date(w, "statement_on", row->statement_on);
    json_put_text(w, "explained", row->path ? "stored" : "computed");
    write_radar(w, groups);
    json_key(w, "radar_peers");
    TRY(assess_profile_write(o->s, o->customer.industry, row->card, w));
    write_confidence_lost(w, path);
    write_drivers(o->s->arena, w, groups);
    json_close(w, '}');
    return NULL;
}

static const struct error *newest(struct overview *o, const struct entity *entity, const char *order, void **rows_out,
                                  size_t most, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    const char *sql = arena_format(
        o->s->arena, "SELECT %s FROM @%s t WHERE t.home = $1 ORDER BY t.\"%s\" DESC NULLS LAST, t.id DESC LIMIT %zu",
        record_columns(o->s->arena, entity, "t"), entity->name, order, most);
    *count = 0;
    TRY(store_query_text(o->s->tx, sql, VALUES(sql_int(o->id)), &rows));
    while (rows_next(rows, &error)) {
        rows_out[*count] = arena_take(o->s->arena, entity->size);
        TRY(record_from_rows(o->s, entity, rows, 0, rows_out[(*count)++]));
    }
    return error;
}

/* --- tier
 * ---------------------------------------------------------------------------------------------------------------------------
 */

static void write_promises(struct overview *o, const char *name)
{
    const struct tier_policy *policy = o->s->policy->tiers;
    int at = name ? tier_find(policy, name) : -1;
    json_key(o->w, "promises");
    json_open(o->w, '[');
    for (size_t i = 0; at >= 0 && i < policy->tiers[at].promise_count; i++) {
        const struct tier_promise *promise = &policy->tiers[at].promises[i];
        json_open(o->w, '{');
        json_put_text(o->w, "name", promise->name);
        label_put(o->w, "label", promise->label);
        json_put_double(o->w, "value",
                        promise->value.status == VALUE_OK && promise->value.type == VALUE_NUMBER ? promise->value.number
                                                                                                 : NAN);
        json_put_text(o->w, "unit", value_unit_names[promise->unit]);
        json_close(o->w, '}');
    }
    json_close(o->w, ']');
}

static const char *tier_name(const char *field, int64_t value)
{
    return value == NONE ? NULL : entity_field(&tier_decision_entity, field)->choices[value].name;
}

static const struct error *write_tier(struct overview *o, const struct tier_decision *row)
{
    struct json_writer *w = o->w;
    const char *person = NULL;
    if (row->decided_by != NONE)
        TRY(store_text(o->s->tx, &query_person_title, VALUES(sql_int(row->decided_by)), &person));
    json_key(w, "tier");
    json_open(w, '{');
    json_put_text(w, "id", id_text(o->s->arena, row->record.home, row->record.id));
    json_put_text(w, "tier", tier_name("tier", row->tier));
    json_put_text(w, "rule_tier", tier_name("rule_tier", row->rule_tier));
    json_put_double(w, "score", row->score);
    json_put_bool(w, "overridden", row->overridden == 1);
    json_put_text(w, "reason", row->reason);
    json_put_instant(w, "decided_at", row->decided_at);
    json_put_text(w, "decided_by_title", person);
    json_put_date(w, "expires_on", row->expires_on);
    write_promises(o, tier_name("tier", row->tier));
    json_close(w, '}');
    return NULL;
}

const struct error *overview_assessment(struct overview *o)
{
    void *assessments[2], *tiers[1];
    size_t count;
    TRY(newest(o, &assessment_entity, "assessed_at", assessments, 2, &count));
    if (count) {
        o->grade = ((struct assessment *)assessments[0])->grade;
        o->previous_grade = count > 1 ? ((struct assessment *)assessments[1])->grade : NULL;
        TRY(write_assessment(o, assessments[0]));
    }
    TRY(newest(o, &tier_decision_entity, "decided_at", tiers, 1, &count));
    return count ? write_tier(o, tiers[0]) : NULL;
}

/* --- ratios
 * --------------------------------------------------------------------------------------------------------------------------
 */

void overview_ratios(struct overview *o)
{
    static const char *const better[] = {"lower", "neither", "higher"};
    static const char *const names[] = {"current_ratio",          "quick_ratio",    "debt_to_assets",
                                        "interest_coverage_ebit", "debt_to_ebitda", "cfo_to_debt",
                                        "gross_margin",           "net_margin",     "roe_average",
                                        "revenue_growth",         "ar_days",        "inventory_days",
                                        "cash_to_short_debt"};
    struct json_writer *w = o->w;
    json_key(w, "ratios");
    json_open(w, '[');
    for (size_t i = 0; o->year && i < sizeof(names) / sizeof(names[0]); i++) {
        const struct statement_ratio *ratio = statement_ratio_find(names[i]);
        const struct statement_period *now = o->year, *prior = now->prior;
        struct statement_ratio_value value =
                                         statement_ratio_value(ratio, &now->adjusted, prior ? &prior->adjusted : NULL),
                                     before = {.value = NAN};
        const struct peer_band *band = &o->peers.bands[ratio - statement_ratios];
        if (prior)
            before = statement_ratio_value(ratio, &prior->adjusted, prior->prior ? &prior->prior->adjusted : NULL);
        json_open(w, '{');
        json_put_text(w, "name", ratio->name);
        label_put(w, "label", (struct label){ratio->zh, ratio->en});
        json_put_text(w, "kind", ratio_kind(ratio));
        json_put_text(w, "better", better[ratio_better(ratio) + 1]);
        json_put_double(w, "value", value.value);
        json_put_text(w, "status", statement_ratio_status_names[value.status]);
        json_put_double(w, "previous", before.value);
        json_put_date(w, "period_end", now->row.period_end);
        json_put_text(w, "statement", id_text(o->s->arena, o->id, now->row.record.id));
        if (o->peers.computed_at != NONE && band->n) {
            json_key(w, "peer");
            json_open(w, '{');
            json_put_text(w, "section", o->peers.section);
            label_put(w, "label", o->peers.label);
            json_put_int(w, "n", band->n);
            json_put_double(w, "low", band->low);
            json_put_double(w, "median", band->median);
            json_put_double(w, "high", band->high);
            json_put_text(w, "position", ratio_position(ratio, value.value, band));
            json_close(w, '}');
        }
        json_close(w, '}');
    }
    json_close(w, ']');
}
