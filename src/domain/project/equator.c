/* The Equator Principles category of a project: what the borrower promises becomes covenants like any other, tested on
 * their calendar and kept with their evidence; the checks that follow are planned and stand in the calendar. */
#include "base/text.h"
#include "domain/covenant/covenant.h"
#include "domain/project/overview.h"
#include "policy/snapshot.h"
#include "policy/write.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { CHECK_GRACE_DAYS = 30, CHECK_NEAR_DAYS = 15, PLANNED_MOST = 200 };

const struct equator_category *equator_category_of(const struct project_rules *rules, const char *name)
{
    for (size_t i = 0; i < rules->equator_count; i++)
        if (text_equal(rules->equator[i].category, name))
            return &rules->equator[i];
    return NULL;
}

/* The clause names project and promise, so the same is found again and never made twice. */
static const char *clause_of(struct arena *arena, int64_t project, const char *code)
{
    return arena_format(arena, "EP4 %lld/%s", (long long)project, code);
}

void equator_covenant_fill(struct session *s, const struct project_rules *rules,
                           const struct equator_category *category, size_t k, const struct project *project,
                           struct covenant *row)
{
    const struct equator_covenant *promise = &category->covenants[k];
    record_initial(s, &covenant_entity, row);
    row->customer = project->record.home;
    row->name = s->language == LANGUAGE_EN ? promise->label.en : promise->label.zh;
    row->kind = text_equal(promise->code, "report") ? COVENANT_KIND_INFORMATION : COVENANT_KIND_CONDUCT;
    row->metric = promise->metric;
    row->threshold = promise->threshold;
    row->relation = promise->relation;
    row->frequency = promise->frequency;
    row->starts_on = s->today;
    row->cure_days = rules->equator_cure_days;
    row->clause = clause_of(s->arena, project->record.id, promise->code);
}

struct standing_covenant {
    int64_t id, next_on;
    const char *clause, *status;
};

static const struct error *read_standing(struct session *s, int64_t home, int64_t project,
                                         struct standing_covenant **items, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *items = NULL;
    *count = 0;
    TRY(store_query(
        s->tx, &query_project_equator_covenants,
        VALUES(sql_int(home), sql_text(clause_of(s->arena, project, "")), sql_text(clause_of(s->arena, project, "~"))),
        &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *items, *count, room,
                   (struct standing_covenant){.id = rows_int(rows, 0),
                                              .next_on = rows_int(rows, 3),
                                              .clause = arena_text(s->arena, rows_text(rows, 1)),
                                              .status = arena_text(s->arena, rows_text(rows, 2))});
    return error;
}

static const struct standing_covenant *standing_of(struct arena *arena, const struct standing_covenant *items,
                                                   size_t count, int64_t project, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(items[i].clause, clause_of(arena, project, code)))
            return &items[i];
    return NULL;
}

const struct error *equator_covenants_write(const struct project_view *v, const char *category_name,
                                            struct json_writer *w)
{
    struct session *s = v->s;
    const struct equator_category *category = equator_category_of(v->rules, category_name);
    int64_t home = v->row.record.home, project = v->row.record.id;
    struct standing_covenant *items;
    size_t count;
    TRY(read_standing(s, home, project, &items, &count));
    json_put_bool(w, "may_set", scope_permits(s, "covenant.test"));
    json_key(w, "covenants");
    json_open(w, '[');
    for (size_t k = 0; category && k < category->covenant_count; k++) {
        const struct equator_covenant *promise = &category->covenants[k];
        const struct standing_covenant *item = standing_of(s->arena, items, count, project, promise->code);
        json_open(w, '{');
        json_put_text(w, "code", promise->code);
        write_label(w, "label", promise->label);
        json_put_text(w, "id", item ? id_text(s->arena, home, item->id) : NULL);
        json_put_text(w, "status", item ? item->status : NULL);
        json_put_date(w, "next_on", item ? item->next_on : NONE);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

/* --- setting it ----------------------------------------------------------------------------------------------------
 */

struct setting {
    struct session *s, engine;
    const struct project_rules *rules;
    const struct equator_category *category;
    struct project row;
    int64_t made, ended, checks;
};

static const struct error *make_missing(struct setting *set, const struct standing_covenant *items, size_t count)
{
    struct session *s = set->s;
    struct fact_set *facts;
    TRY(facts_of_customer(s, s->policy, set->row.record.home, &facts));
    for (size_t k = 0; k < set->category->covenant_count; k++) {
        struct covenant row;
        if (standing_of(s->arena, items, count, set->row.record.id, set->category->covenants[k].code))
            continue;
        equator_covenant_fill(s, set->rules, set->category, k, &set->row, &row);
        TRY(record_put(&set->engine, &covenant_entity, &row));
        TRY(covenant_test_one(&set->engine, &row, facts));
        set->made++;
    }
    return NULL;
}

/* What another category asked for and this one does not ends today. */
static const struct error *end_others(struct setting *set, const struct standing_covenant *items, size_t count)
{
    struct session *s = set->s;
    for (size_t i = 0; i < count; i++) {
        struct covenant row;
        bool wanted = false;
        for (size_t k = 0; k < set->category->covenant_count; k++)
            wanted |=
                text_equal(items[i].clause, clause_of(s->arena, set->row.record.id, set->category->covenants[k].code));
        if (wanted)
            continue;
        TRY(record_load(s, &covenant_entity, set->row.record.home, items[i].id, &row));
        row.status = COVENANT_STATUS_ENDED;
        row.ends_on = s->today;
        TRY(record_update(&set->engine, &covenant_entity, &row, NULL));
        set->ended++;
    }
    return NULL;
}

static bool planned_near(const int64_t *days, size_t count, int64_t day)
{
    for (size_t i = 0; i < count; i++)
        if (days[i] >= day - CHECK_NEAR_DAYS && days[i] <= day + CHECK_NEAR_DAYS)
            return true;
    return false;
}

static int64_t kind_named(const char *name)
{
    const struct field *field = entity_field(&esg_check_entity, "kind");
    for (size_t i = 0; i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

/* Checks of one kind, from the last one done: as often as the stricter of kind and category asks. */
static const struct error *plan_kind(struct setting *set, const struct esg_check_rule *rule)
{
    struct session *s = set->s;
    struct rows *rows;
    const struct error *error;
    int64_t days[PLANNED_MOST], last, home = set->row.record.home, kind = kind_named(rule->kind);
    size_t count = 0;
    int months = (int)(rule->months < set->category->check_months ? rule->months : set->category->check_months);
    if (kind == NONE || months <= 0)
        return NULL;
    TRY(store_query(s->tx, &query_project_checks_planned,
                    VALUES(sql_int(home), sql_int(set->row.record.id), sql_text(rule->kind)), &rows));
    while (rows_next(rows, &error))
        if (count < PLANNED_MOST)
            days[count++] = rows_int(rows, 0);
    if (error)
        return error;
    TRY(store_int(s->tx, &query_project_check_last, VALUES(sql_int(home), sql_text(rule->kind)), &last));
    int64_t first = last == NONE ? s->today + CHECK_GRACE_DAYS : date_add_months(last, months, 31);
    if (first < s->today)
        first = s->today + CHECK_GRACE_DAYS;
    for (int i = 0; i * months <= set->rules->equator_plan_months; i++) {
        struct esg_check row;
        int64_t due = date_add_months(first, i * months, 31);
        if (planned_near(days, count, due))
            continue;
        record_initial(&set->engine, &esg_check_entity, &row);
        row.customer = home;
        row.project = set->row.record.id;
        row.kind = kind;
        row.due_on = due;
        row.checker = set->row.owner;
        TRY(record_put(&set->engine, &esg_check_entity, &row));
        set->checks++;
    }
    return NULL;
}

static const struct error *set_category(struct setting *set, int64_t category)
{
    struct standing_covenant *items;
    size_t count;
    if (set->row.equator != category) {
        set->row.equator = category;
        TRY(record_update(&set->engine, &project_entity, &set->row, NULL));
    }
    TRY(read_standing(set->s, set->row.record.home, set->row.record.id, &items, &count));
    TRY(end_others(set, items, count));
    TRY(make_missing(set, items, count));
    const struct esg_policy *esg = set->s->policy->esg;
    for (size_t i = 0; esg && i < esg->check_count; i++)
        TRY(plan_kind(set, &esg->checks[i]));
    return NULL;
}

const struct error *operation_project_equator(struct call *call)
{
    const struct project_equator_input *in = call->input;
    struct session *s = call->session;
    struct setting *set = ARENA_NEW(s->arena, struct setting);
    int64_t home, id;
    set->s = s;
    set->rules = s->policy->project_rules;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &project_entity, home, id, &set->row));
    if (!set->rules)
        return error_make(s->arena, ERROR_POLICY_DOCUMENT_MISSING, .value = "project_rules");
    const char *name = entity_field(&project_entity, "equator")->choices[in->category].name;
    set->category = equator_category_of(set->rules, name);
    if (!set->category)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "category", .value = name,
                          .arguments = {"policy/project/rules.yaml: equator"});
    session_engine(s, &set->engine);
    TRY(set_category(set, in->category));
    json_open(call->reply, '{');
    json_put_int(call->reply, "made", set->made);
    json_put_int(call->reply, "ended", set->ended);
    json_put_int(call->reply, "checks", set->checks);
    json_close(call->reply, '}');
    return NULL;
}
