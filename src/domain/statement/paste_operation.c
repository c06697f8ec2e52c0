/* The answer to a paste: what was understood, what was not, and whether it adds up. */
#include "domain/statement/figures.h"
#include "domain/statement/paste.h"
#include "record/call.h"

#include <math.h>

static void write_periods(struct json_writer *w, const struct paste *paste)
{
    json_key(w, "periods");
    json_open(w, '[');
    for (size_t i = 0; i < paste->period_count; i++) {
        json_open(w, '{');
        json_put_int(w, "column", (int64_t)i + 1);
        json_put_text(w, "title", paste->periods[i].title);
        json_put_date(w, "period_end", paste->periods[i].period_end);
        json_put_int(w, "months", paste->periods[i].months);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_rows(struct json_writer *w, const struct paste *paste)
{
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t i = 0; i < paste->row_count; i++) {
        const struct paste_row *row = &paste->rows[i];
        bool known = row->item != STATEMENT_ITEM_COUNT;
        json_open(w, '{');
        json_put_int(w, "line", (int64_t)row->line);
        json_put_text(w, "text", row->text);
        json_put_text(w, "item", known ? statement_item_names[row->item].code : NULL);
        if (known)
            label_put(w, "label",
                      (struct label){statement_item_names[row->item].zh, statement_item_names[row->item].en});
        json_key(w, "cells");
        json_open(w, '[');
        for (size_t k = 0; k < paste->period_count; k++) {
            json_open(w, '{');
            json_put_int(w, "column", (int64_t)k + 1);
            json_put_text(w, "text", row->cells[k] ? row->cells[k] : "");
            json_put_double(w, "value", row->values[k]);
            json_close(w, '}');
        }
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_statements(struct json_writer *w, const struct paste *paste)
{
    json_key(w, "statements");
    json_open(w, '[');
    for (size_t i = 0; i < paste->period_count; i++) {
        json_open(w, '{');
        json_put_int(w, "column", (int64_t)i + 1);
        json_put_date(w, "period_end", paste->periods[i].period_end);
        json_key(w, "values");
        json_open(w, '{');
        for (int k = 0; k < STATEMENT_ITEM_COUNT; k++)
            if (!isnan(paste->periods[i].figures.item[k]))
                json_put_double(w, statement_item_names[k].code, paste->periods[i].figures.item[k]);
        json_close(w, '}');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct statement_figures *prior_of(const struct paste *paste, size_t column)
{
    int64_t end = paste->periods[column].period_end;
    for (size_t i = 0; end != NONE && i < paste->period_count; i++)
        if (paste->periods[i].period_end == date_add_months(end, -12, 31))
            return &paste->periods[i].figures;
    return NULL;
}

static void write_checks(struct json_writer *w, const struct paste *paste, int64_t unit)
{
    struct statement row = {.unit = unit};
    json_key(w, "checks");
    json_open(w, '[');
    for (size_t i = 0; i < paste->period_count; i++)
        for (int k = 0; k < STATEMENT_IDENTITY_COUNT; k++) {
            const struct statement_identity *identity = &statement_identities[k];
            struct statement_difference found = statement_identity_check(identity, &paste->periods[i].figures,
                                                                         prior_of(paste, i), figures_tolerance(&row));
            if (!found.violated)
                continue;
            json_open(w, '{');
            json_put_int(w, "column", (int64_t)i + 1);
            json_put_text(w, "name", identity->name);
            label_put(w, "label", (struct label){identity->zh, identity->en});
            json_put_double(w, "difference", found.difference);
            json_put_text(w, "total_item", statement_item_names[identity->total].code);
            json_close(w, '}');
        }
    json_close(w, ']');
}

static void write_problems(struct json_writer *w, const struct paste *paste)
{
    json_key(w, "problems");
    json_open(w, '[');
    for (size_t i = 0; i < paste->problem_count; i++) {
        const struct paste_problem *problem = &paste->problems[i];
        json_open(w, '{');
        json_put_int(w, "line", (int64_t)problem->line);
        json_put_int(w, "column", problem->column ? problem->column : NONE);
        json_put_text(w, "severity", problem->error ? "error" : "warning");
        json_put_text(w, "zh", problem->text.zh);
        json_put_text(w, "en", problem->text.en);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_statement_paste(struct call *call)
{
    const struct statement_paste_input *input = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct paste paste;
    struct customer customer;
    int64_t home, id, unit = input->unit == NONE ? STATEMENT_UNIT_YUAN : input->unit;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &customer_entity, home, id, &customer));
    paste_read(s->arena, input->text, unit, input->period_end, input->period_months == NONE ? 12 : input->period_months,
               &paste);
    json_open(w, '{');
    json_put_text(w, "unit", entity_field(&statement_entity, "unit")->choices[unit].name);
    write_periods(w, &paste);
    write_rows(w, &paste);
    write_statements(w, &paste);
    write_checks(w, &paste, unit);
    write_problems(w, &paste);
    json_close(w, '}');
    return NULL;
}
