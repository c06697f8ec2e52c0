#include "domain/customer/quality.h"
#include "base/text.h"
#include "domain/relation/circles.h"
#include "domain/statement/figures.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <string.h>

const char *const freshness_state_names[] = {"fresh", "due", "stale", "absent"};

/* Records whose newest date tells how fresh a group is; which kinds of customer need them says policy/data/required.yaml. */
static const struct {
    const char *group;
    const struct entity *entity;
} dated_entities[] = {
    {"contact", &contact_entity},      {"relations", &relation_entity},       {"statement", &statement_entity},
    {"credit", &credit_record_entity}, {"operations", &operating_kpi_entity},
};
enum { ENTITY_GROUPS = sizeof(dated_entities) / sizeof(dated_entities[0]) };

struct dates {
    int64_t entity[ENTITY_GROUPS]; /* parallel to dated_entities; NONE when there is none */
    int64_t *group;                /* parallel to the policy's groups */
};

/* --- when a group last changed
 * ------------------------------------------------------------------------------------------------ */

static void later(int64_t *date, int64_t other)
{
    if (other != NONE && (*date == NONE || other > *date))
        *date = other;
}

static size_t group_index(const struct freshness *policy, const char *name)
{
    for (size_t i = 0; name && i < policy->count; i++)
        if (!strcmp(policy->groups[i].name, name))
            return i;
    return policy->count;
}

static bool same(struct arena *arena, const struct field *field, const void *a, const void *b)
{
    return text_equal(field_wire_text(arena, field, a), field_wire_text(arena, field, b));
}

/* A version renews the groups whose fields it changed; the first version all that it filled. */
static void renew(struct session *s, const struct freshness *policy, const struct customer *before,
                  const struct customer *row, int64_t *dates)
{
    for (size_t i = 0; i < customer_entity.field_count; i++) {
        const struct field *field = &customer_entity.fields[i];
        size_t group = group_index(policy, field->group);
        bool changed = before ? !same(s->arena, field, before, row) : !field_absent(field, row);
        if (group < policy->count && changed && !field->read_only)
            later(&dates[group], instant_date(row->record.recorded_at));
    }
}

static const struct error *field_dates(struct session *s, const struct customer *customer,
                                       const struct freshness *policy, int64_t *dates)
{
    struct rows *rows;
    const struct error *error;
    struct customer *before = NULL, *row = NULL;
    const char *sql = arena_format(
        s->arena,
        "SELECT %s FROM customer_history t WHERE t.home = $1 AND t.id = $1 AND t.version < $2 ORDER BY t.version",
        record_columns(s->arena, &customer_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(customer->record.id), sql_int(customer->record.version)), &rows));
    while (rows_next(rows, &error)) {
        row = ARENA_NEW(s->arena, struct customer);
        TRY(record_from_rows(s, &customer_entity, rows, 0, row));
        renew(s, policy, before, row, dates);
        before = row;
    }
    renew(s, policy, before, customer, dates);
    return error;
}

/* Somebody asked and found nothing to change: that is knowledge, too. */
static const struct error *confirmed_dates(struct session *s, int64_t customer, const struct freshness *policy,
                                           int64_t *dates)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_quality_confirmed, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error)) {
        const char *source = rows_text(rows, 0);
        size_t group = source && text_starts(source, "freshness:") ? group_index(policy, source + 10) : policy->count;
        /* A statement is as old as its period, whoever asked for it. */
        if (group < policy->count && strcmp(policy->groups[group].name, "statement") &&
            strcmp(policy->groups[group].name, "operations"))
            later(&dates[group], rows_int(rows, 1));
    }
    return error;
}

static int64_t as_date(int64_t instant)
{
    return instant == NONE ? NONE : instant_date(instant);
}

static const struct error *entity_dates(struct session *s, int64_t customer, const struct freshness *policy,
                                        struct dates *dates)
{
    struct rows *rows;
    const struct error *error;
    for (size_t i = 0; i < ENTITY_GROUPS; i++)
        dates->entity[i] = NONE;
    TRY(store_query(s->tx, &query_quality_dates, VALUES(sql_int(customer)), &rows));
    if (rows_next(rows, &error)) {
        int64_t found[] = {as_date(rows_int(rows, 3)), as_date(rows_int(rows, 4)), rows_int(rows, 0),
                           as_date(rows_int(rows, 1)), rows_int(rows, 2)};
        memcpy(dates->entity, found, sizeof(found));
        rows_close(rows);
    }
    for (size_t i = 0; i < ENTITY_GROUPS; i++) {
        size_t group = group_index(policy, dated_entities[i].group);
        if (group < policy->count)
            later(&dates->group[group], dates->entity[i]);
    }
    return error;
}

/* --- completeness
 * ------------------------------------------------------------------------------------------------------------- */

static void miss(struct session *s, struct quality *q, const char *group, const struct entity *entity,
                 const struct field *field)
{
    ARENA_PUSH(s->arena, q->missing, q->missing_count, q->missing_room,
               (struct quality_missing){group, entity->name, field ? field->name : NULL,
                                        field ? field->label : entity->label});
}

static bool is_there(const struct required_item *item, const struct customer *customer, const struct dates *dates)
{
    if (item->field)
        return !field_absent(item->field, customer);
    for (size_t i = 0; i < ENTITY_GROUPS; i++)
        if (dated_entities[i].entity == item->entity)
            return dates->entity[i] != NONE;
    return false;
}

/* Share of what must be there; NaN when nothing of the group applies to this kind. */
static double complete(struct session *s, struct quality *q, const char *group, const struct customer *customer,
                       const struct dates *dates)
{
    const struct required_policy *policy = s->policy->required;
    int needed = 0, there = 0;
    for (size_t i = 0; policy && i < policy->count; i++) {
        const struct required_item *item = &policy->items[i];
        if (strcmp(item->group, group) || !required_of(item, customer->kind))
            continue;
        bool known = is_there(item, customer, dates);
        needed++;
        there += known;
        if (!known)
            miss(s, q, group, item->entity, item->field);
    }
    return needed ? (double)there / needed : NAN;
}

static enum freshness_state state_of(const struct quality_group *group, int64_t today)
{
    if (group->updated_on == NONE)
        return FRESHNESS_ABSENT;
    if (today > group->due_on)
        return FRESHNESS_STALE;
    return today > group->due_on - group->policy->warn_days ? FRESHNESS_DUE : FRESHNESS_FRESH;
}

static struct fact_set *facts_of(struct session *s, const struct customer *customer, size_t circle)
{
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    const struct field *tier = entity_field(&customer_entity, "tier");
    if (customer->tier != NONE)
        fact_put_text(facts, "tier", tier->choices[customer->tier].name);
    if (customer->grade)
        fact_put_text(facts, "grade", customer->grade);
    fact_put_int(facts, "guarantee_circle_size", (int64_t)circle);
    return facts;
}

/* --- identities
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *check_newest_statement(struct session *s, int64_t customer, struct quality *q)
{
    struct statement_period *periods;
    size_t count;
    int64_t scope = NONE;
    TRY(statement_periods(s, customer, &scope, 1, &periods, &count));
    for (int i = 0; count && i < STATEMENT_IDENTITY_COUNT; i++) {
        const struct statement_identity *identity = &statement_identities[i];
        struct statement_difference found = statement_identity_check(
            identity, &periods[0].adjusted, periods[0].prior ? &periods[0].prior->adjusted : NULL,
            figures_tolerance(&periods[0].row));
        if (!found.violated)
            continue;
        const char *end = date_text(s->arena, periods[0].row.period_end);
        struct label off = amount_label(s->arena, found.difference);
        struct label text = {arena_format(s->arena, "%s 报表不平：%s，差 %s", end, identity->zh, off.zh),
                             arena_format(s->arena, "Statement of %s: \"%s\" fails by %s", end, identity->en, off.en)};
        ARENA_PUSH(s->arena, q->problems, q->problem_count, q->problem_room,
                   (struct quality_problem){text, "statement", id_text(s->arena, customer, periods[0].row.record.id)});
    }
    return NULL;
}

/* --- the score
 * ------------------------------------------------------------------------------------------------------------------ */

const struct error *customer_quality(struct session *s, const struct customer *customer, struct quality *q)
{
    const struct freshness *policy = s->policy->freshness;
    struct dates dates = {.group = ARENA_LIST(s->arena, int64_t, policy->count + 1)};
    size_t circle;
    int64_t guaranteed, id = customer->record.id;
    double weight = 0, points = 0;
    *q = (struct quality){0};
    for (size_t i = 0; i < policy->count; i++)
        dates.group[i] = NONE;
    TRY(field_dates(s, customer, policy, dates.group));
    TRY(entity_dates(s, id, policy, &dates));
    TRY(confirmed_dates(s, id, policy, dates.group));
    TRY(circle_of_customer(s, id, &circle, &guaranteed));
    struct fact_set *facts = facts_of(s, customer, circle);
    for (size_t i = 0; i < policy->count; i++) {
        struct quality_group group = {.policy = &policy->groups[i], .updated_on = dates.group[i], .due_on = NONE};
        group.complete = complete(s, q, group.policy->name, customer, &dates);
        if (isnan(group.complete))
            continue;
        group.days_allowed = freshness_days(group.policy, facts);
        if (group.updated_on != NONE)
            group.due_on = group.updated_on + group.days_allowed;
        group.state = state_of(&group, s->today);
        group.points = group.policy->weight * group.complete *
                       (group.state == FRESHNESS_STALE    ? 0.5
                        : group.state == FRESHNESS_ABSENT ? 0
                                                          : 1);
        q->stale += group.state == FRESHNESS_STALE || group.state == FRESHNESS_ABSENT;
        weight += group.policy->weight;
        points += group.points;
        ARENA_PUSH(s->arena, q->groups, q->count, q->room, group);
    }
    TRY(check_newest_statement(s, id, q));
    double broken = 3.0 * (double)q->problem_count;
    q->score = weight > 0 ? llround(fmax(0, 100 * points / weight - fmin(10, broken))) : 0;
    return NULL;
}

void quality_write(struct json_writer *w, const struct quality *q)
{
    json_open(w, '{');
    json_put_int(w, "score", q->score);
    json_put_int(w, "stale", (int64_t)q->stale);
    json_key(w, "groups");
    json_open(w, '[');
    for (size_t i = 0; i < q->count; i++) {
        const struct quality_group *group = &q->groups[i];
        json_open(w, '{');
        json_put_text(w, "name", group->policy->name);
        label_put(w, "label", group->policy->label);
        json_put_double(w, "weight", group->policy->weight);
        json_put_double(w, "complete", group->complete);
        json_put_date(w, "updated_on", group->updated_on);
        json_put_int(w, "days_allowed", group->days_allowed);
        json_put_date(w, "due_on", group->due_on);
        json_put_text(w, "state", freshness_state_names[group->state]);
        json_put_double(w, "points", group->points);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "missing");
    json_open(w, '[');
    for (size_t i = 0; i < q->missing_count; i++) {
        json_open(w, '{');
        json_put_text(w, "group", q->missing[i].group);
        json_put_text(w, "entity", q->missing[i].entity);
        json_put_text(w, "field", q->missing[i].field);
        label_put(w, "label", q->missing[i].label);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "problems");
    json_open(w, '[');
    for (size_t i = 0; i < q->problem_count; i++) {
        json_open(w, '{');
        json_put_text(w, "zh", q->problems[i].text.zh);
        json_put_text(w, "en", q->problems[i].text.en);
        json_put_text(w, "entity", q->problems[i].entity);
        json_put_text(w, "id", q->problems[i].id);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}
