/* Which assumptions are meant, and the plan they make. */
#include "base/text.h"
#include "domain/project/project.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <string.h>
#include <time.h>

const struct error *project_json(struct session *s, const char *text, const char *field, const struct json **value)
{
    const char *problem;
    *value = NULL;
    if (!text || !*text || !strcmp(text, "null"))
        return NULL;
    *value = json_read(s->arena, text, strlen(text), &problem);
    return *value ? NULL
                  : error_make(s->arena, ERROR_FIELD_CHECK, .field = field, .value = "?", .arguments = {problem});
}

const struct error *project_find(struct call *call, struct project_ask *ask)
{
    TRY(call_id(call, 0, &ask->project_home, &ask->project));
    return scope_row(call->session, &project_entity, ACCESS_READ, ask->project_home, ask->project);
}

const char *project_kind_name(const struct project *row)
{
    const struct field *field = entity_field(&project_entity, "kind");
    return row->kind == NONE ? "other" : field->choices[row->kind].name;
}

const struct project_template *project_template_of(const struct policy_snapshot *policy, const char *kind)
{
    for (size_t i = 0; i < policy->project_template_count; i++)
        if (text_equal(policy->project_templates[i]->kind, kind) ||
            text_equal(policy->project_templates[i]->doc->name, kind))
            return policy->project_templates[i];
    return policy->project_template_count ? policy->project_templates[0] : NULL;
}

const struct error *project_content(struct session *s, const struct project_ask *ask, struct project_solved *solved)
{
    int64_t id = ask->model;
    TRY(record_load(s, &project_entity, ask->project_home, ask->project, &solved->row));
    solved->model = NONE;
    solved->model_name = solved->template_name = NULL;
    TRY(project_json(s, ask->content, "content", &solved->content));
    if (solved->content)
        return NULL;
    if (id == NONE || !id)
        TRY(store_int(s->tx, &query_project_model_newest, VALUES(sql_int(ask->project_home), sql_int(ask->project)),
                      &id));
    if (id != NONE && id) {
        struct project_model version;
        TRY(record_load(s, &project_model_entity, ask->project_home, id, &version));
        if (version.project != ask->project)
            return error_make(s->arena, ERROR_RECORD_MISSING);
        solved->model = id;
        solved->model_name = version.name;
        return project_json(s, version.content, "content", &solved->content);
    }
    const char *kind = solved->row.template ? solved->row.template : project_kind_name(&solved->row);
    const struct project_template *template = project_template_of(s->policy, kind);
    if (!template)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    solved->template_name = template->doc->name;
    solved->model_name = s->language == LANGUAGE_ZH ? template->doc->label.zh : template->doc->label.en;
    solved->content = template->content;
    return NULL;
}

/* The first payment date at or after T; the last period when there is none. */
static size_t payment_from(const struct project_plan *plan, size_t t)
{
    while (t + 1 < plan->periods && !(plan->rows[PL_operation][t] > 0 && plan->rows[PL_pay][t] > 0))
        t++;
    return t < plan->periods ? t : plan->periods - 1;
}

/* The agreed debt of BASE in a plan that may build longer: what was due before completion, or between two of the
 * payment dates that follow from a later one, falls due with the next payment. */
static void debt_keep(const struct project_plan *base, struct project_plan *plan)
{
    size_t tranches = plan->shape.counts[PG_TRANCHE];
    plan->numbers[PK_fixed] = 1;
    plan->numbers[PK_debt_fixed] = base->numbers[PK_debt];
    for (size_t i = 0; i <= tranches && tranches <= base->shape.counts[PG_TRANCHE]; i++) {
        bool service = i == tranches;
        const double *from = service ? base->rows[PL_service_plan] : project_row(base, PL_principal_plan, i);
        double *to = service ? plan->rows[PL_service_fixed] : project_row(plan, PL_principal_fixed, i);
        for (size_t t = 0; t < base->periods; t++)
            to[payment_from(plan, t)] += from[t];
    }
}

const struct error *project_case_solve(struct arena *arena, const struct json *content, const struct json *changes,
                                       const struct project_plan *base, struct project_case *made)
{
    const struct json *changed;
    TRY(project_case_change(arena, content, changes, &changed));
    TRY(project_case_read(arena, changed, made));
    if (base)
        debt_keep(base, made->plan);
    project_plan_solve(made->plan);
    return NULL;
}

static int64_t clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

const struct error *project_ask_solve(struct session *s, const struct project_ask *ask, struct project_solved *solved)
{
    const struct json *changes;
    struct project_case base;
    TRY(project_content(s, ask, solved));
    TRY(project_json(s, ask->changes, "changes", &changes));
    int64_t start = clock_us();
    if (ask->keep_debt)
        TRY(project_case_solve(s->arena, solved->content, NULL, NULL, &base));
    TRY(project_case_solve(s->arena, solved->content, changes, ask->keep_debt ? base.plan : NULL, &solved->made));
    solved->microseconds = clock_us() - start;
    return NULL;
}

const char *project_period_label(struct arena *arena, const struct project_case *made, size_t t)
{
    int year, month;
    project_case_month(made, t, &year, &month);
    return made->plan->shape.period_months == 12 ? arena_format(arena, "%d", year)
                                                 : arena_format(arena, "%d-%02d", year, month);
}

/* Amounts of a plan are told to the cent, shares and ratios as they are: less to send and nothing lost. */
void project_put_number(struct json_writer *w, const char *key, double value, const char *unit)
{
    if (key)
        json_key(w, key);
    if (!strcmp(unit, "money") && fabs(value) < 9e12)
        json_write_double(w, round(value * 100) / 100);
    else
        json_write_double(w, value);
}

void project_numbers_write(struct json_writer *w, const struct project_plan *plan)
{
    json_open(w, '{');
    for (int i = 0; i < PROJECT_NUMBERS; i++)
        if (isfinite(plan->numbers[i]))
            project_put_number(w, project_numbers[i].name, plan->numbers[i], project_numbers[i].unit);
    json_close(w, '}');
}

double project_debt_life_years(const struct project_plan *plan)
{
    double weighted = 0, paid = 0;
    for (size_t t = plan->shape.construction; t < plan->periods; t++) {
        double principal = plan->rows[PL_principal_due_total][t];
        weighted += principal * (double)(t + 1 - plan->shape.construction) * plan->numbers[PK_period_years];
        paid += principal;
    }
    return paid > plan->numbers[PK_tiny] ? weighted / paid : NAN;
}
