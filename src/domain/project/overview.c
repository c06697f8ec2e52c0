/* The project's page in one answer. */
#include "domain/project/overview.h"
#include "base/text.h"
#include "policy/snapshot.h"
#include "policy/write.h"

#include <math.h>
#include <string.h>

static void write_capital(const struct project_view *v, struct json_writer *w)
{
    const struct field *field = entity_field(&project_entity, "capital_sector");
    const struct capital_rule *sector = capital_rule_find(
        v->rules, v->row.capital_sector == NONE ? "other" : field->choices[v->row.capital_sector].name);
    json_key(w, "capital");
    json_open(w, '{');
    json_put_double(w, "ratio", v->capital_ratio);
    json_put_double(w, "required", v->capital_required);
    json_put_text(w, "state",
                  isnan(v->capital_ratio)                  ? "not_evaluated"
                  : v->capital_ratio < v->capital_required ? "breach"
                                                           : "pass");
    json_put_text(w, "source", sector ? sector->source : NULL);
    json_put_text(w, "since", sector ? sector->since : NULL);
    json_put_bool(w, "reduced", v->row.short_board == 1);
    write_document(w, "policy", v->rules->doc);
    json_close(w, '}');
}

static const struct error *write_equator(const struct project_view *v, struct json_writer *w)
{
    const struct field *field = entity_field(&project_entity, "equator");
    const char *name = v->row.equator == NONE ? NULL : field->choices[v->row.equator].name;
    json_key(w, "equator");
    json_open(w, '{');
    json_put_text(w, "category", name);
    json_put_text(w, "source", v->rules->equator_source);
    json_put_bool(w, "climate_report",
                  !isnan(v->row.emissions_tonnes) && v->row.emissions_tonnes > v->rules->climate_tonnes);
    json_put_bool(w, "independent_review",
                  text_equal(name, "a") || (text_equal(name, "b") && v->row.higher_risk_b == 1));
    TRY(equator_covenants_write(v, name, w));
    json_close(w, '}');
    return NULL;
}

static void write_slotting(const struct project_view *v, struct json_writer *w)
{
    const struct slot_category *found = NULL;
    for (size_t i = 0; !isnan(v->slot_score) && !found && i < v->rules->slot_count; i++)
        if (v->slot_score >= v->rules->slots[i].least)
            found = &v->rules->slots[i];
    json_key(w, "slotting");
    json_open(w, '{');
    json_put_double(w, "score", v->slot_score);
    json_put_text(w, "category", found ? found->category : NULL);
    json_put_double(w, "risk_weight", found ? found->risk_weight : NAN);
    json_put_double(w, "loss_rate", found ? found->loss_rate : NAN);
    json_put_text(w, "source", v->rules->slot_source);
    json_key(w, "factors");
    json_open(w, '[');
    for (size_t i = 0; i < v->rules->slot_factor_count; i++) {
        double value, points = project_slot_points(v, &v->rules->slot_factors[i], &value);
        json_open(w, '{');
        json_put_text(w, "fact", v->rules->slot_factors[i].fact);
        write_label(w, "label", v->rules->slot_factors[i].label);
        json_put_double(w, "weight", v->rules->slot_factors[i].weight);
        json_put_double(w, "value", value);
        json_put_double(w, "points", points);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static void write_cost(const struct project_view *v, struct json_writer *w)
{
    json_key(w, "cost");
    json_open(w, '{');
    json_put_int(w, "budget", v->line_count ? v->budget : NONE);
    json_put_int(w, "spent", v->line_count ? v->spent : NONE);
    json_put_int(w, "to_complete", v->line_count ? v->to_complete : NONE);
    json_put_int(w, "at_completion", v->line_count ? v->at_completion : NONE);
    json_key(w, "lines");
    json_open(w, '[');
    for (size_t i = 0; i < v->line_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", v->lines[i].name);
        json_put_text(w, "category", v->lines[i].category);
        json_put_int(w, "budget", v->lines[i].budget);
        json_put_int(w, "contracted", v->lines[i].contracted);
        json_put_int(w, "spent", v->lines[i].spent);
        json_put_int(w, "to_complete", v->lines[i].to_complete);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static double share_of(int64_t part, int64_t whole)
{
    return part == NONE || whole == NONE || whole <= 0 ? NAN : (double)part / (double)whole;
}

/* The cost-to-complete test as it stood each month: money committed and not spent against what was left to build. */
static void write_month_test(const struct project_view *v, struct json_writer *w, const struct progress_month *m)
{
    bool known =
        m->to_complete != NONE && m->cost_actual != NONE && v->row.own_capital != NONE && v->row.loan_amount != NONE;
    int64_t left = known ? v->row.own_capital + v->row.loan_amount - m->cost_actual : NONE;
    json_put_int(w, "to_complete", known ? m->to_complete : NONE);
    json_put_int(w, "funds_left", left);
    json_put_int(w, "gap", known ? m->to_complete - left : NONE);
}

static void write_curve(const struct project_view *v, struct json_writer *w)
{
    int64_t cost = v->budget > 0 ? v->budget : v->row.total_investment;
    json_key(w, "curve");
    json_open(w, '[');
    for (size_t i = 0; i < v->month_count; i++) {
        const struct progress_month *m = &v->months[i];
        json_open(w, '{');
        json_put_date(w, "month", m->period_end);
        json_put_double(w, "physical_plan", m->physical_plan);
        json_put_double(w, "physical", m->physical_actual);
        json_put_double(w, "cost_plan", share_of(m->cost_plan, cost));
        json_put_double(w, "cost", share_of(m->cost_actual, cost));
        json_put_double(w, "capital_plan", share_of(m->capital_plan, v->row.own_capital));
        json_put_double(w, "capital", share_of(m->capital_actual, v->row.own_capital));
        json_put_double(w, "drawn", share_of(m->drawn, v->row.loan_amount));
        write_month_test(v, w, m);
        json_put_text(w, "certificate", m->certificate);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_alerts(const struct project_view *v, struct json_writer *w)
{
    static const char *const levels[] = {"red", "orange", "yellow", "blue"};
    char text[27];
    json_key(w, "alerts");
    json_open(w, '[');
    for (size_t level = 0; level < 4; level++)
        for (int i = 0; i < v->alert_count; i++) {
            if (strcmp(v->alerts[i].level, levels[level]))
                continue;
            id_write(text, v->row.record.home, v->alerts[i].id);
            json_open(w, '{');
            json_put_text(w, "level", v->alerts[i].level);
            json_put_text(w, "kind", v->alerts[i].kind);
            write_label(w, "text", v->alerts[i].text);
            json_put_text(w, "entity", v->alerts[i].entity);
            json_put_text(w, "id", text);
            json_close(w, '}');
        }
    json_close(w, ']');
}

const struct error *operation_project_overview(struct call *call)
{
    struct project_ask ask = {.model = NONE};
    struct project_view *v = ARENA_NEW(call->session->arena, struct project_view);
    struct json_writer *w = call->reply;
    TRY(project_find(call, &ask));
    TRY(project_view_read(call->session, ask.project_home, ask.project, v));
    json_open(w, '{');
    json_put_date(w, "today", call->session->today);
    write_capital(v, w);
    TRY(write_equator(v, w));
    project_concession_write(v, w);
    write_slotting(v, w);
    json_key(w, "schedule");
    json_open(w, '{');
    json_put_date(w, "planned", v->row.completion_planned);
    json_put_date(w, "forecast", v->row.completion_forecast);
    json_put_date(w, "actual", v->row.completion_actual);
    json_put_double(w, "behind", v->behind);
    json_put_double(w, "pace", v->pace);
    json_put_double(w, "downside_dscr", v->downside_dscr);
    json_close(w, '}');
    write_cost(v, w);
    json_key(w, "gap");
    project_gap_write(v, w);
    write_curve(v, w);
    json_key(w, "following");
    project_following_write(v, w);
    write_alerts(v, w);
    json_put_null(w, "esg");
    json_close(w, '}');
    return NULL;
}
