/* The book on one page, and the limits it is held to. */
#include "domain/portfolio/cockpit.h"
#include "base/text.h"
#include "queries.h"
#include "record/call.h"
#include "record/check.h"
#include "record/scope.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static int64_t whole(double minor)
{
    return isnan(minor) ? NONE : llround(minor);
}

void measures_write(struct json_writer *w, const char *key, const struct position *p, const struct measures *m)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_int(w, "accounts", (int64_t)m->accounts);
    json_put_int(w, "customers", (int64_t)m->customers);
    json_put_int(w, "exposure", whole(m->exposure));
    json_put_int(w, "loans", whole(m->loans));
    json_put_int(w, "unrated", whole(m->unrated));
    json_put_int(w, "rwa", whole(m->rwa));
    json_put_int(w, "rwa_standardised", whole(m->rwa_standardised));
    json_put_int(w, "capital", whole(m->capital));
    json_put_int(w, "granularity", whole(m->granularity));
    json_put_int(w, "expected_loss", whole(m->expected_loss));
    json_put_int(w, "ecl", whole(m->ecl));
    json_put_double(w, "coverage", m->npl > 0 ? m->ecl / m->npl : NAN);
    json_put_int(w, "npl", whole(m->npl));
    json_put_double(w, "npl_ratio", m->npl_ratio);
    json_put_double(w, "hhi_customer", m->hhi_customer);
    json_put_double(w, "hhi_group", m->hhi_group);
    json_put_double(w, "hhi_industry", m->hhi_industry);
    json_put_int(w, "income", whole(m->income));
    json_put_int(w, "after_tax", whole(m->after_tax));
    json_put_double(w, "raroc", m->raroc);
    json_put_int(w, "value_added", whole(m->value_added));
    json_put_double(w, "adequacy",
                    p->book->total_capital == NONE || m->rwa <= 0 ? NAN : (double)p->book->total_capital / m->rwa);
    json_key(w, "classes");
    json_open(w, '[');
    for (int i = 0; i < BOOK_CLASSES; i++)
        json_write_int(w, whole(m->by_class[i]));
    json_close(w, ']');
    json_key(w, "stages");
    json_open(w, '[');
    for (int i = 0; i < 3; i++) {
        json_open(w, '{');
        json_put_int(w, "amount", whole(m->stage_amount[i]));
        json_put_int(w, "ecl", whole(m->stage_ecl[i]));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

/* --- distributions
 * ------------------------------------------------------------------------------------------------------- */

struct label book_code_label(struct session *s, const char *list, const char *code)
{
    const struct code *found = code_find(s->bank->codes, list, code);
    return found ? found->label : (struct label){"未知", "Unknown"};
}

struct label book_section_label(struct session *s, int section)
{
    const char code[] = {(char)('A' + section), 0};
    return section >= 20 ? (struct label){"未填行业", "Industry unknown"} : book_code_label(s, "industry", code);
}

struct label book_province_label(struct session *s, int province)
{
    return province ? book_code_label(s, "region", arena_format(s->arena, "%02d0000", province))
                    : (struct label){"未填地区", "Region unknown"};
}

static void part(struct json_writer *w, const char *key, struct label label, double amount, double total)
{
    json_open(w, '{');
    json_put_text(w, "key", key);
    label_put(w, "label", label);
    json_put_int(w, "exposure", whole(amount));
    json_put_double(w, "share", total > 0 ? amount / total : NAN);
}

static const struct portfolio_mix *mix_of(const struct portfolio_policy *policy, const char *section)
{
    for (size_t i = 0; i < policy->mix_count; i++)
        if (!strcmp(policy->mixes[i].section, section))
            return &policy->mixes[i];
    return NULL;
}

void portfolio_section_write(struct session *s, struct json_writer *w, const struct position *p,
                             const struct measures *m, int section)
{
    const char code[] = {section < 20 ? (char)('A' + section) : '?', 0};
    const struct portfolio_mix *mix = mix_of(p->policy, code);
    double share = m->exposure > 0 ? m->by_section[section] / m->exposure : NAN, loans = m->section_loans[section];
    part(w, code, book_section_label(s, section), m->by_section[section], m->exposure);
    json_put_int(w, "loans", whole(loans));
    json_put_int(w, "npl", whole(m->section_npl[section]));
    json_put_double(w, "npl_ratio", loans > 0 ? m->section_npl[section] / loans : NAN);
    json_put_int(w, "ecl", whole(m->section_loss[section]));
    json_put_double(w, "target", mix ? mix->target : NAN);
    json_put_double(w, "band", mix ? mix->band : NAN);
    json_put_double(w, "drift", mix ? share - mix->target : NAN);
    json_put_bool(w, "outside", mix && fabs(share - mix->target) > mix->band + 1e-12);
}

bool portfolio_section_shown(const struct position *p, const struct measures *m, int section)
{
    const char code[] = {section < 20 ? (char)('A' + section) : '?', 0};
    return m->by_section[section] > 0 || mix_of(p->policy, code);
}

static void write_sections(struct session *s, struct json_writer *w, const struct position *p, const struct measures *m)
{
    json_key(w, "by_section");
    json_open(w, '[');
    for (int i = 0; i < BOOK_SECTIONS; i++)
        if (portfolio_section_shown(p, m, i)) {
            portfolio_section_write(s, w, p, m, i);
            json_close(w, '}');
        }
    json_close(w, ']');
}

static void write_parts(struct session *s, struct json_writer *w, const struct position *p, const struct measures *m)
{
    const struct field *products = entity_field(&loan_entity, "product");
    char key[4];
    json_key(w, "by_province");
    json_open(w, '[');
    for (int i = 0; i < BOOK_PROVINCES; i++) {
        snprintf(key, sizeof(key), "%02d", i);
        if (m->by_province[i] > 0) {
            part(w, key, book_province_label(s, i), m->by_province[i], m->exposure);
            json_close(w, '}');
        }
    }
    json_close(w, ']');
    json_key(w, "by_product");
    json_open(w, '[');
    for (size_t i = 0; i < products->choice_count && i < BOOK_PRODUCTS; i++)
        if (m->by_product[i] > 0) {
            part(w, products->choices[i].name, products->choices[i].label, m->by_product[i], m->exposure);
            json_close(w, '}');
        }
    json_close(w, ']');
    json_key(w, "by_grade");
    json_open(w, '[');
    for (size_t i = 0; i <= p->scale->count; i++) {
        bool unrated = i == p->scale->count;
        double amount = m->by_grade[unrated ? BOOK_GRADES : i];
        part(w, unrated ? "" : p->scale->grades[i].name,
             unrated ? (struct label){"未评级", "Not rated"} : p->scale->grades[i].label, amount, m->exposure);
        json_put_double(w, "pd", unrated ? NAN : p->scale->grades[i].pd);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* Industry by bands of grades: AAA to AA-, A, BBB, BB, B and below, default, unrated. */
static void write_heat(struct session *s, struct json_writer *w, const struct position *p, const struct measures *m)
{
    static const char *const bands[] = {"AAA/AA", "A", "BBB", "BB", "B/CCC", "D", ""};
    json_key(w, "heat");
    json_open(w, '{');
    json_key(w, "bands");
    json_open(w, '[');
    for (int i = 0; i < 7; i++)
        json_write_text(w, bands[i]);
    json_close(w, ']');
    json_key(w, "rows");
    json_open(w, '[');
    for (int i = 0; i < BOOK_SECTIONS; i++) {
        double amounts[7] = {0};
        if (m->by_section[i] <= 0)
            continue;
        for (size_t g = 0; g <= BOOK_GRADES; g++) {
            const char *name = g < p->scale->count ? p->scale->grades[g].name : "";
            int band = g >= p->scale->count            ? 6
                       : p->scale->grades[g].defaulted ? 5
                       : text_starts(name, "BBB")      ? 2
                       : text_starts(name, "BB")       ? 3
                       : text_starts(name, "AA")       ? 0
                       : text_starts(name, "A")        ? 1
                                                       : 4;
            amounts[band] += m->heat[i][g];
        }
        const char code[] = {i < 20 ? (char)('A' + i) : '?', 0};
        json_open(w, '{');
        json_put_text(w, "key", code);
        label_put(w, "label", book_section_label(s, i));
        json_key(w, "amounts");
        json_open(w, '[');
        for (int b = 0; b < 7; b++)
            json_write_int(w, whole(amounts[b]));
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

/* --- the largest
 * --------------------------------------------------------------------------------------------------------- */

static void write_top(struct session *s, struct json_writer *w, const struct position *p, const struct measures *m)
{
    enum { TOP = 10 };
    size_t *top, count = largest(s->arena, m->customer_exposure, p->customer_count, TOP, &top);
    json_key(w, "top_customers");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        const struct book_customer *c = &p->customers[top[i]];
        const char *name = limit_object_name(s, LIMIT_CUSTOMER, c->id);
        json_open(w, '{');
        json_put_text(w, "id", name ? id_text(s->arena, c->id, c->id) : NULL);
        json_put_text(w, "name", name);
        json_put_text(w, "grade", c->grade >= 0 ? p->scale->grades[c->grade].name : NULL);
        label_put(w, "industry", book_section_label(s, c->section));
        json_put_int(w, "exposure", whole(m->customer_exposure[top[i]]));
        json_put_double(w, "share", m->customer_exposure[top[i]] / m->exposure);
        json_close(w, '}');
    }
    json_close(w, ']');
    count = largest(s->arena, m->group_exposure, p->book->group_count, TOP, &top);
    json_key(w, "top_groups");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        int64_t id = p->book->groups[top[i]];
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, id, id));
        json_put_text(w, "name", limit_object_name(s, LIMIT_GROUP, id));
        json_put_int(w, "exposure", whole(m->group_exposure[top[i]]));
        json_put_double(w, "share", m->group_exposure[top[i]] / m->exposure);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void limit_book_write(struct session *s, struct json_writer *w, const char *key, const struct limit_book *limits)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < limits->count; i++) {
        const struct limit_use *use = &limits->uses[i];
        bool named = use->dimension == LIMIT_CUSTOMER || use->dimension == LIMIT_GROUP;
        if (!named || limit_object_name(s, use->dimension, use->object))
            limit_use_write(s, w, use);
    }
    json_close(w, ']');
}

const struct error *bank_position(struct session *s, const struct book_view *view, const struct position *seen,
                                  const struct measures *m, const struct position **whole_position,
                                  const struct measures **whole_measures)
{
    *whole_position = seen;
    *whole_measures = m;
    if (view->whole)
        return NULL;
    struct book_view all = {.book = view->book, .whole = true, .count = view->book->count};
    struct measures *made = ARENA_NEW(s->arena, struct measures);
    *whole_position = position_make(s, &all, 1);
    measures_of(s->arena, *whole_position, made);
    *whole_measures = made;
    return NULL;
}

static const struct error *write_cockpit(struct call *call, const struct book *book)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct book_view view;
    struct measures m;
    struct limit_book limits = {0};
    const struct position *of;
    const struct measures *all;
    TRY(book_view(s, book, &view));
    struct position *p = position_make(s, &view, 1);
    measures_of(s->arena, p, &m);
    TRY(bank_position(s, &view, p, &m, &of, &all));
    TRY(limits_of(s, of, all, 3, &limits));
    json_open(w, '{');
    json_put_date(w, "as_of", s->today);
    json_put_bool(w, "whole", view.whole);
    measures_write(w, "figures", p, &m);
    json_key(w, "capital_base");
    json_open(w, '{');
    json_put_int(w, "total", book->total_capital);
    json_put_int(w, "tier1", book->tier1_capital);
    json_put_int(w, "unconverted", (int64_t)book->unconverted);
    json_put_double(w, "hurdle", p->policy->hurdle);
    json_put_double(w, "hhi_attention", p->policy->hhi_attention);
    json_close(w, '}');
    write_sections(s, w, p, &m);
    write_parts(s, w, p, &m);
    write_heat(s, w, p, &m);
    write_top(s, w, p, &m);
    limit_book_write(s, w, "limits", &limits);
    json_key(w, "limit_counts");
    json_open(w, '{');
    json_put_int(w, "red", (int64_t)limits.red);
    json_put_int(w, "yellow", (int64_t)limits.yellow);
    json_put_int(w, "unknown", (int64_t)limits.unknown);
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

/* RUN with the book of the session's instant. */
const struct error *with_book(struct call *call, const struct error *(*run)(struct call *call, const struct book *book))
{
    const struct book *book;
    TRY(book_take(call->session, &book));
    const struct error *error = run(call, book);
    book_release(book);
    return error;
}

static const struct error *read_cockpit(struct call *call)
{
    return with_book(call, write_cockpit);
}

const struct error *operation_portfolio_cockpit(struct call *call)
{
    return call_read(call, read_cockpit);
}

/* --- all limits
 * ----------------------------------------------------------------------------------------------------------- */

static const struct error *write_limits(struct call *call, const struct book *book)
{
    struct session *s = call->session;
    const struct portfolio_limits_query *query = call->query;
    struct book_view view = {.book = book, .whole = true, .count = book->count};
    struct measures m;
    struct limit_book limits = {0};
    struct position *p = position_make(s, &view, 1);
    measures_of(s->arena, p, &m);
    TRY(limits_of(s, p, &m, (size_t)query->each, &limits));
    json_open(call->reply, '{');
    limit_book_write(s, call->reply, "items", &limits);
    json_put_int(call->reply, "red", (int64_t)limits.red);
    json_put_int(call->reply, "yellow", (int64_t)limits.yellow);
    json_put_int(call->reply, "unknown", (int64_t)limits.unknown);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *read_limits(struct call *call)
{
    return with_book(call, write_limits);
}

const struct error *operation_portfolio_limits(struct call *call)
{
    return call_read(call, read_limits);
}

/* --- what the future may bring
 * --------------------------------------------------------------------------------------------- */

static void write_variables(struct json_writer *w, const struct scenario_policy *policy)
{
    json_key(w, "variables");
    json_open(w, '[');
    for (size_t i = 0; i < policy->variable_count; i++) {
        const struct scenario_variable *v = &policy->variables[i];
        json_open(w, '{');
        json_put_text(w, "name", v->name);
        label_put(w, "label", v->label);
        json_put_text(w, "unit", v->unit);
        json_put_text(w, "series", v->series);
        json_put_double(w, "base", v->base);
        json_put_double(w, "sensitivity", v->sensitivity);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_portfolio_scenarios(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    const struct scenario_policy *policy = s->policy->scenarios;
    json_open(w, '{');
    json_key(w, "scenarios");
    json_open(w, '[');
    for (size_t i = 0; i < policy->scenario_count; i++) {
        const struct scenario *scenario = &policy->scenarios[i];
        json_open(w, '{');
        json_put_text(w, "name", scenario->name);
        label_put(w, "label", scenario->label);
        label_put(w, "help", scenario->help);
        json_put_double(w, "weight", scenario->weight);
        json_put_double(w, "lgd_add", scenario->lgd_add);
        json_put_double(w, "odds", exp(scenario_shift(policy, scenario, 1)));
        json_key(w, "values");
        json_open(w, '{');
        for (size_t k = 0; k < policy->variable_count; k++)
            json_put_double(w, policy->variables[k].name, scenario->values[k]);
        json_close(w, '}');
        json_close(w, '}');
    }
    json_close(w, ']');
    write_variables(w, policy);
    json_key(w, "sections");
    json_open(w, '[');
    for (int i = 0; i < 20; i++) {
        const char code[] = {(char)('A' + i), 0};
        json_open(w, '{');
        json_put_text(w, "key", code);
        label_put(w, "label", book_section_label(s, i));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}
