/* The book by industry, and one industry with all that hangs on it: climate, limits, stance, warnings, customers,
 * projects. */
#include "base/text.h"
#include "domain/portfolio/cockpit.h"
#include "policy/write.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { INDUSTRIES = 20, TOP = 10, PROJECTS = 50, CLIMATE_DAYS = 3 * 366, CLIMATE_STALE_DAYS = 366 };

struct climate {
    double value;
    int64_t on;
    const char *outlook;
};

/* All that is asked of the book for either page. */
struct view_of_book {
    struct book_view view;
    struct position *seen;
    struct measures m;
    const struct position *all;
    const struct measures *of_all;
    struct limit_book limits;
    struct climate climate[INDUSTRIES];
    size_t customers[BOOK_SECTIONS]; /* that owe something */
};

static int64_t fen(double minor)
{
    return isnan(minor) ? NONE : llround(minor);
}

static const char *letter(struct arena *arena, int section)
{
    return arena_format(arena, "%c", 'A' + section);
}

static const struct error *read_climate(struct session *s, struct climate *climate)
{
    struct rows *rows;
    const struct error *error;
    for (int i = 0; i < INDUSTRIES; i++)
        climate[i] = (struct climate){NAN, NONE, NULL};
    TRY(store_query(s->tx, &query_industry_climate_newest,
                    VALUES(sql_int(s->today), sql_int(s->today - CLIMATE_STALE_DAYS)), &rows));
    while (rows_next(rows, &error)) {
        const char *code = rows_text(rows, 0);
        if (code && code[0] >= 'A' && code[0] < 'A' + INDUSTRIES && !code[1])
            climate[code[0] - 'A'] =
                (struct climate){rows_real(rows, 1), rows_int(rows, 3), arena_text(s->arena, rows_text(rows, 2))};
    }
    return error;
}

static const struct error *take(struct session *s, const struct book *book, struct view_of_book *v)
{
    *v = (struct view_of_book){0};
    TRY(book_view(s, book, &v->view));
    v->seen = position_make(s, &v->view, 1);
    measures_of(s->arena, v->seen, &v->m);
    for (size_t i = 0; i < v->seen->customer_count; i++)
        v->customers[v->seen->customers[i].section] += v->m.customer_exposure[i] > 0;
    TRY(bank_position(s, &v->view, v->seen, &v->m, &v->all, &v->of_all));
    TRY(limits_of(s, v->all, v->of_all, 1, &v->limits));
    return read_climate(s, v->climate);
}

static bool limit_of(const struct limit_use *use, const char *section)
{
    return use->dimension == LIMIT_INDUSTRY && text_equal(use->key, section);
}

/* The limit that leaves least room. */
static const struct limit_use *tightest(const struct view_of_book *v, const char *section)
{
    const struct limit_use *found = NULL;
    for (size_t i = 0; i < v->limits.count; i++) {
        const struct limit_use *use = &v->limits.uses[i];
        if (limit_of(use, section) && !isnan(use->share) && (!found || use->share > found->share))
            found = use;
    }
    return found;
}

static void write_item(struct session *s, struct json_writer *w, const struct view_of_book *v, int section)
{
    const char *code = letter(s->arena, section);
    const struct industry_section *stated = s->policy->industry ? industry_section(s->policy->industry, code) : NULL;
    const struct limit_use *use = tightest(v, code);
    const struct climate *climate = &v->climate[section];
    portfolio_section_write(s, w, v->seen, &v->m, section);
    json_put_int(w, "customers", (int64_t)v->customers[section]);
    json_put_text(w, "stance", stated ? stated->stance : NULL);
    json_put_text(w, "cycle", stated ? stated->cycle : NULL);
    label_put(w, "note", stated ? stated->note : (struct label){NULL, NULL});
    json_put_double(w, "climate", climate->value);
    json_put_date(w, "climate_on", climate->on);
    json_put_text(w, "outlook", climate->outlook);
    json_put_double(w, "limit_share", use ? use->share : NAN);
    json_put_text(w, "limit_state", use ? limit_state_names[use->state] : NULL);
    json_close(w, '}');
}

static const struct error *write_industries(struct call *call, const struct book *book)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct view_of_book *v = ARENA_NEW(s->arena, struct view_of_book);
    TRY(take(s, book, v));
    json_open(w, '{');
    json_put_date(w, "as_of", s->today);
    json_put_bool(w, "whole", v->view.whole);
    write_document(w, "policy", v->seen->policy->doc);
    json_key(w, "items");
    json_open(w, '[');
    for (int i = 0; i < INDUSTRIES; i++)
        if (portfolio_section_shown(v->seen, &v->m, i))
            write_item(s, w, v, i);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

/* --- one industry ------------------------------------------------------------------------------------------------- */

static void write_classes(struct json_writer *w, const struct position *p, int section)
{
    const struct field *field = entity_field(&loan_entity, "five_class");
    double amounts[BOOK_CLASSES] = {0};
    for (size_t i = 0; i < p->count; i++)
        if (p->customers[p->customer[i]].section == section && p->class[i] < BOOK_CLASSES)
            amounts[p->class[i]] += p->loans[i];
    json_key(w, "classes");
    json_open(w, '[');
    for (size_t i = 0; i < BOOK_CLASSES && i < field->choice_count; i++) {
        json_open(w, '{');
        json_put_text(w, "key", field->choices[i].name);
        label_put(w, "label", field->choices[i].label);
        json_put_int(w, "amount", fen(amounts[i]));
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_grades(struct json_writer *w, const struct view_of_book *v, int section)
{
    const struct master_scale *scale = v->seen->scale;
    json_key(w, "grades");
    json_open(w, '[');
    for (size_t g = 0; g <= scale->count; g++) {
        bool unrated = g == scale->count;
        json_open(w, '{');
        json_put_text(w, "key", unrated ? "" : scale->grades[g].name);
        json_put_int(w, "exposure", fen(v->m.heat[section][unrated ? BOOK_GRADES : g]));
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_customers(struct session *s, struct json_writer *w, const struct view_of_book *v, int section)
{
    const struct position *p = v->seen;
    double *of_section = ARENA_LIST(s->arena, double, p->customer_count + 1);
    size_t *top;
    for (size_t i = 0; i < p->customer_count; i++)
        of_section[i] = p->customers[i].section == section ? v->m.customer_exposure[i] : 0;
    size_t count = largest(s->arena, of_section, p->customer_count, TOP, &top);
    json_key(w, "customers");
    json_open(w, '[');
    for (size_t i = 0; i < count && of_section[top[i]] > 0; i++) {
        const struct book_customer *c = &p->customers[top[i]];
        const char *name = limit_object_name(s, LIMIT_CUSTOMER, c->id);
        json_open(w, '{');
        json_put_text(w, "id", name ? id_text(s->arena, c->id, c->id) : NULL);
        json_put_text(w, "name", name);
        json_put_text(w, "grade", c->grade >= 0 ? p->scale->grades[c->grade].name : NULL);
        json_put_text(w, "grade_year_ago", c->grade_year_ago >= 0 ? p->scale->grades[c->grade_year_ago].name : NULL);
        json_put_int(w, "exposure", fen(of_section[top[i]]));
        json_put_double(w, "share", of_section[top[i]] / v->m.by_section[section]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *write_climate(struct session *s, struct json_writer *w, const char *code)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_industry_climate,
                    VALUES(sql_text(code), sql_int(s->today), sql_int(s->today - CLIMATE_DAYS)), &rows));
    json_key(w, "climate");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_date(w, "on", rows_int(rows, 0));
        json_put_double(w, "value", rows_real(rows, 1));
        json_put_text(w, "outlook", rows_text(rows, 2));
        json_put_text(w, "source", rows_text(rows, 3));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_warnings(struct session *s, struct json_writer *w, int section)
{
    const struct field *field = entity_field(&warning_entity, "level");
    int64_t counts[8] = {0};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_industry_warnings, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        for (size_t i = 0; i < field->choice_count && i < 8; i++)
            if (text_equal(rows_text(rows, 0), field->choices[i].name) && book_section(rows_text(rows, 1)) == section)
                counts[i] += rows_int(rows, 2);
    json_key(w, "warnings");
    json_open(w, '[');
    for (size_t i = 0; i < field->choice_count && i < 8; i++) {
        if (!counts[i])
            continue;
        json_open(w, '{');
        json_put_text(w, "level", field->choices[i].name);
        json_put_int(w, "count", counts[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_projects(struct session *s, struct json_writer *w, int section)
{
    struct rows *rows;
    const struct error *error;
    char text[27];
    TRY(store_query(s->tx, &query_industry_projects, NO_VALUES, &rows));
    json_key(w, "projects");
    json_open(w, '[');
    for (int shown = 0; rows_next(rows, &error);) {
        if (book_section(rows_text(rows, 6)) != section || shown++ >= PROJECTS)
            continue;
        id_write(text, rows_int(rows, 0), rows_int(rows, 1));
        json_open(w, '{');
        json_put_text(w, "id", text);
        json_put_text(w, "name", rows_text(rows, 2));
        json_put_text(w, "kind", rows_text(rows, 3));
        json_put_text(w, "phase", rows_text(rows, 4));
        json_put_int(w, "loan", rows_int(rows, 5));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_industry(struct call *call, const struct book *book)
{
    const struct portfolio_industry_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    const char *code = query->section;
    if (code[0] < 'A' || code[0] >= 'A' + INDUSTRIES || code[1])
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "section", .value = code, .arguments = {"A..T"});
    int section = code[0] - 'A';
    struct view_of_book *v = ARENA_NEW(s->arena, struct view_of_book);
    TRY(take(s, book, v));
    json_open(w, '{');
    json_put_date(w, "as_of", s->today);
    json_put_bool(w, "whole", v->view.whole);
    json_key(w, "item");
    write_item(s, w, v, section);
    write_classes(w, v->seen, section);
    write_grades(w, v, section);
    struct limit_book of_section = {0};
    for (size_t i = 0; i < v->limits.count; i++)
        if (limit_of(&v->limits.uses[i], code))
            ARENA_PUSH(s->arena, of_section.uses, of_section.count, of_section.room, v->limits.uses[i]);
    limit_book_write(s, w, "limits", &of_section);
    write_customers(s, w, v, section);
    TRY(write_climate(s, w, code));
    TRY(write_warnings(s, w, section));
    TRY(write_projects(s, w, section));
    json_close(w, '}');
    return NULL;
}

static const struct error *read_industries(struct call *call)
{
    return with_book(call, write_industries);
}

static const struct error *read_industry(struct call *call)
{
    return with_book(call, write_industry);
}

const struct error *operation_portfolio_industries(struct call *call)
{
    return call_read(call, read_industries);
}

const struct error *operation_portfolio_industry(struct call *call)
{
    return call_read(call, read_industry);
}
