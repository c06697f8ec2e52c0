#include "policy/table.h"

#include "policy/write.h"

#include <string.h>

static enum match cell_of(const struct table_input *input, const struct cell *cell, struct value value)
{
    enum match match = cell_match(cell, value, input->shape);
    return match == MATCH_UNKNOWN && input->takes_unknown ? MATCH_NO : match;
}

/* One false cell settles the row, whatever the unknown ones would say. */
static enum match row_match(const struct decision_table *table, const struct table_row *row, const struct value *inputs)
{
    enum match result = MATCH_YES;
    for (size_t i = 0; i < table->input_count; i++) {
        enum match match = cell_of(&table->inputs[i], &row->cells[i], inputs[i]);
        if (match == MATCH_NO)
            return MATCH_NO;
        if (match == MATCH_UNKNOWN)
            result = MATCH_UNKNOWN;
    }
    return result;
}

void table_decide(struct arena *arena, const struct decision_table *table, struct fact_set *facts,
                  struct table_result *result)
{
    int *rows = ARENA_LIST(arena, int, table->row_count + 1);
    *result = (struct table_result){.table = table, .evaluated = true, .undecided = -1, .rows = rows};
    result->inputs = ARENA_LIST(arena, struct value, table->input_count + 1);
    for (size_t i = 0; i < table->input_count; i++)
        result->inputs[i] = expression_value(table->inputs[i].expression, facts);
    for (size_t i = 0; i < table->row_count; i++) {
        enum match match = row_match(table, &table->rows[i], result->inputs);
        if (match == MATCH_UNKNOWN && result->undecided < 0)
            result->undecided = (int)i;
        if (match == MATCH_UNKNOWN && table->hit != HIT_COLLECT)
            break;
        if (match != MATCH_YES)
            continue;
        rows[result->row_count++] = (int)i;
        if (table->hit != HIT_COLLECT)
            break;
    }
    result->evaluated = table->hit == HIT_COLLECT ? result->undecided < 0 : result->row_count > 0;
}

static size_t output_index(const struct decision_table *table, const char *name)
{
    size_t i = 0;
    while (i < table->output_count && strcmp(table->outputs[i].name, name))
        i++;
    return i;
}

struct value table_output(const struct table_result *result, size_t n, const char *name, struct fact_set *facts)
{
    size_t output = output_index(result->table, name);
    if (n >= result->row_count || output == result->table->output_count)
        return value_unknown(VALUE_NUMBER, VALUE_MISSING);
    const struct expression *e = result->table->rows[result->rows[n]].outputs[output];
    return e ? expression_value(e, facts) : value_unknown(result->table->outputs[output].shape.type, VALUE_MISSING);
}

/* --- writing
 * ---------------------------------------------------------------------------------------------------------- */

static void inputs_write(struct json_writer *w, const struct table_result *result)
{
    json_key(w, "inputs");
    json_open(w, '[');
    for (size_t i = 0; i < result->table->input_count; i++) {
        const struct table_input *input = &result->table->inputs[i];
        json_open(w, '{');
        json_put_text(w, "name", input->name);
        write_label(w, "label", input->label);
        json_put_text(w, "rule", expression_source(input->expression));
        json_put_text(w, "type", value_type_names[input->shape.type]);
        json_put_text(w, "unit", value_unit_names[input->shape.unit]);
        json_key(w, "value");
        value_write(w, result->inputs[i], input->shape.domain ? input->shape.domain->choices : NULL);
        json_put_text(w, "status", value_status_names[result->inputs[i].status]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void row_write(struct json_writer *w, const struct table_result *result, size_t n, struct fact_set *facts)
{
    const struct decision_table *table = result->table;
    const struct table_row *row = &table->rows[result->rows[n]];
    json_open(w, '{');
    json_put_int(w, "row", result->rows[n] + 1);
    json_put_int(w, "line", row->line);
    write_label(w, "label", row->label);
    json_key(w, "conditions");
    json_open(w, '{');
    for (size_t i = 0; i < table->input_count; i++)
        if (row->cells[i].kind != CELL_ANY)
            json_put_text(w, table->inputs[i].name, row->cells[i].text);
    json_close(w, '}');
    json_key(w, "outputs");
    json_open(w, '{');
    for (size_t i = 0; i < table->output_count; i++) {
        const struct shape *shape = &table->outputs[i].shape;
        json_key(w, table->outputs[i].name);
        value_write(w, table_output(result, n, table->outputs[i].name, facts),
                    shape->domain ? shape->domain->choices : NULL);
    }
    json_close(w, '}');
    json_close(w, '}');
}

void table_result_write(struct json_writer *w, const struct table_result *result, struct fact_set *facts)
{
    json_open(w, '{');
    write_document(w, "policy", result->table->doc);
    json_put_bool(w, "evaluated", result->evaluated);
    json_put_int(w, "undecided_row", result->undecided < 0 ? NONE : result->undecided + 1);
    inputs_write(w, result);
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t i = 0; i < result->row_count; i++)
        row_write(w, result, i, facts);
    json_close(w, ']');
    json_close(w, '}');
}
