#include "policy/table.h"

#include <string.h>

struct loading {
    struct document *doc;
    const struct fact_table *facts;
    struct decision_table *table;
    struct table_input *inputs;
    unsigned subjects;
};

/* --- inputs and outputs
 * ------------------------------------------------------------------------------------------------- */

/* A plain name is a fact; {name, label, expression} is a formula. */
static bool read_input(struct loading *l, const struct yaml *node, struct table_input *input)
{
    struct document *doc = l->doc;
    if (node->kind == YAML_TEXT) {
        input->expression = expression_compile(doc, node, l->facts, l->subjects, SHAPE_ANY);
        const struct fact *fact = fact_find(l->facts, node->text);
        input->name = node->text;
        input->label = fact ? fact->label : (struct label){"", ""};
    } else if (document_map(doc, node, "input", "name label expression")) {
        input->name = document_name_need(doc, node, "name");
        input->label = document_label_need(doc, node, "label");
        if (document_need(doc, node, "expression"))
            input->expression = expression_under(doc, node, "expression", l->facts, l->subjects, SHAPE_ANY);
    }
    if (input->expression)
        input->shape = expression_shape(input->expression);
    return input->expression && input->name;
}

static bool read_inputs(struct loading *l)
{
    const struct yaml *list = document_need(l->doc, l->doc->root, "inputs");
    if (!list || !document_list(l->doc, list, "inputs"))
        return false;
    struct table_input *inputs = ARENA_LIST(l->doc->arena, struct table_input, list->count + 1);
    bool good = true;
    for (size_t i = 0; i < list->count; i++)
        good &= read_input(l, &list->items[i], &inputs[i]);
    l->table->inputs = l->inputs = inputs;
    l->table->input_count = list->count;
    return good && list->count;
}

static bool read_output(struct loading *l, const struct yaml *node, struct table_output *output)
{
    struct document *doc = l->doc;
    if (!document_map(doc, node, "output", "name label type unit fact"))
        return false;
    int type = VALUE_NUMBER, unit = UNIT_NONE;
    output->name = document_name_need(doc, node, "name");
    output->label = document_label_need(doc, node, "label");
    document_choice(doc, node, "type", value_type_names, &type);
    document_choice(doc, node, "unit", value_unit_names, &unit);
    output->shape = (struct shape){.type = (enum value_type)type, .unit = (enum value_unit)unit};
    const char *like = document_text(doc, node, "fact"); /* an enum output borrows the choices of a fact */
    if (like && expression_under(doc, node, "fact", l->facts, l->subjects, SHAPE_ANY)) {
        const struct fact *fact = fact_find(l->facts, like);
        if (fact)
            output->shape = (struct shape){fact->type, fact->unit, fact->type == VALUE_ENUM ? fact : NULL};
    } else if (type == VALUE_ENUM) {
        document_need(doc, node, "fact");
    }
    return output->name != NULL;
}

static bool read_outputs(struct loading *l)
{
    const struct yaml *list = document_need(l->doc, l->doc->root, "outputs");
    if (!list || !document_list(l->doc, list, "outputs"))
        return false;
    struct table_output *outputs = ARENA_LIST(l->doc->arena, struct table_output, list->count + 1);
    bool good = true;
    for (size_t i = 0; i < list->count; i++)
        good &= read_output(l, &list->items[i], &outputs[i]);
    l->table->outputs = outputs;
    l->table->output_count = list->count;
    return good;
}

/* --- rows
 * ---------------------------------------------------------------------------------------------------------------- */

static struct name_list input_names(struct loading *l)
{
    const char **names = ARENA_LIST(l->doc->arena, const char *, l->table->input_count + 1);
    for (size_t i = 0; i < l->table->input_count; i++)
        names[i] = l->table->inputs[i].name;
    return (struct name_list){names, l->table->input_count};
}

static struct name_list output_names(struct loading *l)
{
    const char **names = ARENA_LIST(l->doc->arena, const char *, l->table->output_count + 1);
    for (size_t i = 0; i < l->table->output_count; i++)
        names[i] = l->table->outputs[i].name;
    return (struct name_list){names, l->table->output_count};
}

static void check_keys(struct loading *l, const struct yaml *map, struct name_list names)
{
    for (size_t i = 0; i < map->count; i++)
        if (!name_listed(names, map->keys[i].text))
            document_unknown(l->doc, &map->keys[i], map->keys[i].text, names, ERROR_POLICY_KEY_NEAR,
                             ERROR_POLICY_KEY_UNKNOWN, NULL);
}

static bool read_cells(struct loading *l, const struct yaml *node, struct table_row *row)
{
    struct cell *cells = ARENA_LIST(l->doc->arena, struct cell, l->table->input_count + 1);
    const struct yaml *when = yaml_get(node, "when");
    bool good = !when || document_map(l->doc, when, "when", NULL);
    if (when && good)
        check_keys(l, when, input_names(l));
    for (size_t i = 0; good && i < l->table->input_count; i++) {
        struct table_input *input = &l->inputs[i];
        const struct yaml *cell = yaml_get(when, input->name);
        cells[i].kind = CELL_ANY;
        if (!cell)
            continue;
        if (cell->kind == YAML_MAP)
            document_map(l->doc, cell, input->name, CELL_KEYS);
        good &= cell_read(l->doc, cell, input->shape, &cells[i]);
        input->takes_unknown |= cells[i].kind == CELL_STATUS;
    }
    row->cells = cells;
    return good;
}

static void read_results(struct loading *l, const struct yaml *node, struct table_row *row)
{
    const struct expression **outputs =
        ARENA_LIST(l->doc->arena, const struct expression *, l->table->output_count + 1);
    row->outputs = outputs;
    const struct yaml *then = document_need(l->doc, node, "then");
    if (!then || !document_map(l->doc, then, "then", NULL))
        return;
    check_keys(l, then, output_names(l));
    for (size_t i = 0; i < l->table->output_count; i++)
        outputs[i] = expression_under(l->doc, then, l->table->outputs[i].name, l->facts, l->subjects,
                                      l->table->outputs[i].shape);
}

static bool read_rows(struct loading *l)
{
    const struct yaml *list = document_need(l->doc, l->doc->root, "rows");
    if (!list || !document_list(l->doc, list, "rows"))
        return false;
    struct table_row *rows = ARENA_LIST(l->doc->arena, struct table_row, list->count + 1);
    bool good = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        rows[i].line = node->line;
        if (!document_map(l->doc, node, "row", "when then label"))
            return false;
        rows[i].label = document_label(l->doc, node, "label");
        good &= read_cells(l, node, &rows[i]);
        read_results(l, node, &rows[i]);
    }
    l->table->rows = rows;
    l->table->row_count = list->count;
    return good;
}

/* --- gaps, overlaps, dead rows
 * ------------------------------------------------------------------------------------------- */

enum { MOST_COMBINATIONS = 200000, MOST_REPORTS = 5 };

struct covering {
    struct loading *l;
    const struct sample **samples; /* one list an input */
    size_t *counts, *at;
    unsigned char *reached; /* one a row */
    int gaps, overlaps;
    bool gaps_are_faults;
};

static const struct sample *with_unknown(struct arena *arena, const struct sample *samples, size_t *count)
{
    struct sample *longer = ARENA_LIST(arena, struct sample, *count + 1);
    memcpy(longer, samples, sizeof(*samples) * *count);
    longer[(*count)++] = (struct sample){value_unknown(VALUE_NUMBER, VALUE_MISSING), "unknown"};
    return longer;
}

static bool collect_samples(struct covering *c)
{
    const struct decision_table *table = c->l->table;
    struct arena *arena = c->l->doc->arena;
    size_t product = 1;
    for (size_t i = 0; i < table->input_count; i++) {
        const struct cell **cells = ARENA_LIST(arena, const struct cell *, table->row_count + 1);
        for (size_t j = 0; j < table->row_count; j++)
            cells[j] = &table->rows[j].cells[i];
        c->counts[i] = cell_samples(arena, cells, table->row_count, table->inputs[i].shape, &c->samples[i]);
        if (table->inputs[i].takes_unknown)
            c->samples[i] = with_unknown(arena, c->samples[i], &c->counts[i]);
        product *= c->counts[i];
        if (product > MOST_COMBINATIONS)
            return false;
    }
    return true;
}

static const char *combination_text(struct covering *c)
{
    struct buffer out = {.arena = c->l->doc->arena};
    for (size_t i = 0; i < c->l->table->input_count; i++)
        buffer_format(&out, "%s%s: %s", i ? ", " : "", c->l->table->inputs[i].name, c->samples[i][c->at[i]].text);
    return buffer_end(&out);
}

static bool row_covers(struct covering *c, const struct table_row *row)
{
    const struct decision_table *table = c->l->table;
    for (size_t i = 0; i < table->input_count; i++) {
        struct value value = c->samples[i][c->at[i]].value;
        if (cell_match(&row->cells[i], value, table->inputs[i].shape) != MATCH_YES)
            return false;
    }
    return true;
}

static void check_combination(struct covering *c)
{
    const struct decision_table *table = c->l->table;
    struct arena *arena = c->l->doc->arena;
    int first = -1;
    for (size_t i = 0; i < table->row_count; i++) {
        if (!row_covers(c, &table->rows[i]))
            continue;
        if (first >= 0 && table->hit == HIT_UNIQUE && c->overlaps++ < MOST_REPORTS)
            problem_add(c->l->doc->problems, c->l->doc->file, table->rows[i].line, 1, ERROR_POLICY_OVERLAP,
                        .value = c->l->doc->name,
                        .arguments = {combination_text(c), arena_format(arena, "%d", first + 1),
                                      arena_format(arena, "%zu", i + 1)});
        if (first < 0 || table->hit != HIT_FIRST)
            c->reached[i] = 1;
        first = first < 0 ? (int)i : first;
    }
    if (first < 0 && c->gaps_are_faults && c->gaps++ < MOST_REPORTS)
        document_problem(c->l->doc, yaml_get(c->l->doc->root, "rows"), ERROR_POLICY_GAP, .value = c->l->doc->name,
                         .arguments = {combination_text(c)});
}

static bool next_combination(struct covering *c)
{
    for (size_t i = 0; i < c->l->table->input_count; i++) {
        if (++c->at[i] < c->counts[i])
            return true;
        c->at[i] = 0;
    }
    return false;
}

/* A table too wide to enumerate is taken as it is; its examples still guard it. */
static void check_cover(struct loading *l)
{
    struct arena *arena = l->doc->arena;
    size_t count = l->table->input_count;
    struct covering c = {.l = l, .gaps_are_faults = l->table->hit != HIT_COLLECT};
    c.samples = ARENA_LIST(arena, const struct sample *, count);
    c.counts = ARENA_LIST(arena, size_t, count);
    c.at = ARENA_LIST(arena, size_t, count);
    c.reached = ARENA_LIST(arena, unsigned char, l->table->row_count + 1);
    if (!collect_samples(&c))
        return;
    do
        check_combination(&c);
    while (next_combination(&c));
    for (size_t i = 0; i < l->table->row_count; i++)
        if (!c.reached[i])
            problem_add(l->doc->problems, l->doc->file, l->table->rows[i].line, 1, ERROR_POLICY_UNREACHABLE,
                        .arguments = {arena_format(arena, "%zu", i + 1)});
}

struct decision_table *table_load(struct document *doc, const struct fact_table *facts)
{
    static const char *const hits[] = {"first", "unique", "collect", NULL};
    struct decision_table *table = ARENA_NEW(doc->arena, struct decision_table);
    struct loading l = {.doc = doc, .facts = facts, .table = table};
    int hit = HIT_FIRST, subject = 0;
    table->doc = doc;
    document_map(doc, doc->root, "decision_table",
                 "kind name label help version subject hit inputs outputs rows examples");
    document_choice(doc, doc->root, "subject", fact_subject_names, &subject);
    l.subjects = SUBJECT_CUSTOMER | 1u << subject;
    document_choice(doc, doc->root, "hit", hits, &hit);
    table->hit = (enum table_hit)hit;
    bool good = read_inputs(&l);
    good &= read_outputs(&l);
    if (!good || !read_rows(&l))
        return NULL;
    check_cover(&l);
    return table;
}
