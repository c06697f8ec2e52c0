#include "policy/cell.h"

#include <string.h>

/* --- reading
 * ---------------------------------------------------------------------------------------------------------- */

static const struct choice *choices_of(struct shape shape)
{
    return shape.domain ? shape.domain->choices : NULL;
}

/* In the order that the fact declares, so that "from: A" means A or better when the best stands first. */
static int ordered(struct value a, struct value b, struct shape shape)
{
    int order = value_compare(a, b);
    return shape.domain && shape.domain->order == ORDER_FALLING ? -order : order;
}

static bool read_bound(struct document *doc, const struct yaml *node, const char *closed, const char *open,
                       struct shape shape, bool *set, bool *is_open, struct value *value)
{
    const struct yaml *bound = yaml_get(node, closed);
    *is_open = !bound;
    if (!bound)
        bound = yaml_get(node, open);
    *set = bound != NULL;
    return !bound || expression_constant(doc, bound, shape, value);
}

static const char *range_text(struct arena *arena, const struct cell *cell, struct shape shape)
{
    struct buffer out = {.arena = arena};
    const struct choice *choices = choices_of(shape);
    if (cell->low_set)
        buffer_format(&out, "%s %s ", value_print(arena, cell->low, choices), cell->low_open ? "<" : "≤");
    buffer_text(&out, "x");
    if (cell->high_set)
        buffer_format(&out, " %s %s", cell->high_open ? "<" : "≤", value_print(arena, cell->high, choices));
    return buffer_end(&out);
}

static bool read_range(struct document *doc, const struct yaml *node, struct shape shape, struct cell *cell)
{
    cell->kind = CELL_RANGE;
    if (!read_bound(doc, node, "from", "above", shape, &cell->low_set, &cell->low_open, &cell->low) ||
        !read_bound(doc, node, "upto", "below", shape, &cell->high_set, &cell->high_open, &cell->high))
        return false;
    cell->text = range_text(doc->arena, cell, shape);
    if (!cell->low_set || !cell->high_set)
        return true;
    int order = ordered(cell->low, cell->high, shape);
    if (order < 0 || (order == 0 && !cell->low_open && !cell->high_open))
        return true;
    document_problem(doc, node, ERROR_POLICY_RANGE_EMPTY, .value = cell->text);
    return false;
}

static bool read_items(struct document *doc, const struct yaml *node, struct shape shape, struct cell *cell)
{
    bool list = node->kind == YAML_LIST, good = true;
    size_t count = list ? node->count : 1;
    struct value *items = ARENA_LIST(doc->arena, struct value, count + 1);
    struct buffer text = {.arena = doc->arena};
    for (size_t i = 0; i < count; i++) {
        const struct yaml *item = list ? &node->items[i] : node;
        if (!expression_constant(doc, item, shape, &items[cell->item_count])) {
            good = false;
            continue;
        }
        buffer_text(&text, cell->item_count ? ", " : "");
        buffer_text(&text, value_print(doc->arena, items[cell->item_count++], choices_of(shape)));
    }
    cell->kind = CELL_LIST;
    cell->items = items;
    cell->text = buffer_end(&text);
    return good;
}

static bool read_status(struct document *doc, const struct yaml *node, struct cell *cell)
{
    static const char *const names[] = {"missing", "zero_denominator", "negative_denominator", "out_of_range"};
    static const enum value_status statuses[] = {VALUE_MISSING, VALUE_ZERO_DENOMINATOR, VALUE_NEGATIVE_DENOMINATOR,
                                                 VALUE_OUT_OF_RANGE};
    struct name_list given = document_names(doc, node, "status");
    cell->kind = CELL_STATUS;
    cell->text = name_join(doc->arena, given);
    for (size_t i = 0; i < given.count; i++) {
        size_t at = 0;
        while (at < 4 && strcmp(names[at], given.names[i]))
            at++;
        if (at < 4)
            cell->statuses |= 1u << statuses[at];
        else
            document_unknown(doc, yaml_get(node, "status"), given.names[i], (struct name_list){names, 4},
                             ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    }
    return cell->statuses != 0;
}

bool cell_read(struct document *doc, const struct yaml *node, struct shape shape, struct cell *cell)
{
    *cell = (struct cell){.line = node->line, .column = node->column};
    if (node->kind == YAML_TEXT && !node->quoted && !strcmp(node->text, "unknown")) {
        cell->kind = CELL_STATUS;
        cell->statuses = ~0u;
        cell->text = "unknown";
        return true;
    }
    if (node->kind != YAML_MAP)
        return read_items(doc, node, shape, cell);
    if (yaml_get(node, "status"))
        return read_status(doc, node, cell);
    if (yaml_get(node, "others")) {
        cell->kind = CELL_OTHERS;
        cell->text = "others";
        return true;
    }
    if (yaml_get(node, "is"))
        return read_items(doc, yaml_get(node, "is"), shape, cell);
    return read_range(doc, node, shape, cell);
}

/* --- matching
 * --------------------------------------------------------------------------------------------------------- */

static bool in_range(const struct cell *cell, struct value value, struct shape shape)
{
    if (cell->low_set) {
        int order = ordered(value, cell->low, shape);
        if (order < 0 || (order == 0 && cell->low_open))
            return false;
    }
    if (cell->high_set) {
        int order = ordered(value, cell->high, shape);
        if (order > 0 || (order == 0 && cell->high_open))
            return false;
    }
    return true;
}

static bool in_items(const struct cell *cell, struct value value)
{
    for (size_t i = 0; i < cell->item_count; i++)
        if (!value_compare(cell->items[i], value))
            return true;
    return false;
}

enum match cell_match(const struct cell *cell, struct value value, struct shape shape)
{
    bool known = value_known(value);
    switch (cell->kind) {
    case CELL_ANY:
        return MATCH_YES;
    case CELL_STATUS:
        return !known && cell->statuses & 1u << value.status ? MATCH_YES : MATCH_NO;
    case CELL_OTHERS:
        return known ? MATCH_YES : MATCH_UNKNOWN;
    case CELL_RANGE:
        return !known ? MATCH_UNKNOWN : in_range(cell, value, shape) ? MATCH_YES : MATCH_NO;
    case CELL_LIST:
        return !known ? MATCH_UNKNOWN : in_items(cell, value) ? MATCH_YES : MATCH_NO;
    }
    return MATCH_NO;
}

/* --- samples
 * ---------------------------------------------------------------------------------------------------------- */

struct sampling {
    struct arena *arena;
    struct shape shape;
    struct value *bounds;
    size_t bound_count, bound_room;
    struct sample *samples;
    size_t count, room;
};

static void bound_add(struct sampling *s, struct value value)
{
    size_t at = 0;
    while (at < s->bound_count && value_compare(s->bounds[at], value) < 0)
        at++;
    if (at < s->bound_count && !value_compare(s->bounds[at], value))
        return;
    ARENA_PUSH(s->arena, s->bounds, s->bound_count, s->bound_room, value);
    memmove(&s->bounds[at + 1], &s->bounds[at], sizeof(value) * (s->bound_count - 1 - at));
    s->bounds[at] = value;
}

static void sample_add(struct sampling *s, struct value value, const char *text)
{
    ARENA_PUSH(s->arena, s->samples, s->count, s->room, (struct sample){value, text});
}

static struct value moved(struct value value, int by)
{
    if (value.type == VALUE_NUMBER)
        value.number += by;
    else
        value.minor += by;
    return value;
}

/* Whole numbers, fen and days have nothing between neighbours. */
static bool between(const struct sampling *s, struct value a, struct value b, struct value *middle)
{
    *middle = a;
    bool whole = s->shape.unit == UNIT_COUNT || a.type != VALUE_NUMBER;
    if (a.type != VALUE_NUMBER) {
        middle->minor = a.minor + (b.minor - a.minor) / 2;
        return b.minor - a.minor > 1;
    }
    middle->number = whole ? a.number + 1 : (a.number + b.number) / 2;
    return !whole || b.number - a.number > 1.5;
}

static void sample_line(struct sampling *s)
{
    struct value middle;
    for (size_t i = 0; i < s->bound_count; i++) {
        const char *text = value_print(s->arena, s->bounds[i], NULL);
        if (!i)
            sample_add(s, moved(s->bounds[i], -1), arena_format(s->arena, "x < %s", text));
        sample_add(s, s->bounds[i], arena_format(s->arena, "x = %s", text));
        if (i + 1 == s->bound_count)
            sample_add(s, moved(s->bounds[i], 1), arena_format(s->arena, "x > %s", text));
        else if (between(s, s->bounds[i], s->bounds[i + 1], &middle))
            sample_add(s, middle,
                       arena_format(s->arena, "%s < x < %s", text, value_print(s->arena, s->bounds[i + 1], NULL)));
    }
    if (s->bound_count)
        return;
    struct value any = {.type = s->shape.type, .status = VALUE_OK};
    sample_add(s, any, "x");
}

static void sample_choices(struct sampling *s)
{
    size_t count = s->shape.type == VALUE_BOOL ? 2 : s->shape.domain->choice_count;
    for (size_t i = 0; i < count; i++) {
        struct value value = s->shape.type == VALUE_BOOL ? value_bool(i == 1) : value_choice((int64_t)i);
        sample_add(s, value, value_print(s->arena, value, choices_of(s->shape)));
    }
}

static void sample_texts(struct sampling *s)
{
    for (size_t i = 0; i < s->bound_count; i++)
        sample_add(s, s->bounds[i], s->bounds[i].text);
    sample_add(s, value_text("\x01"), "any other text");
}

size_t cell_samples(struct arena *arena, const struct cell *const *cells, size_t count, struct shape shape,
                    const struct sample **samples)
{
    struct sampling s = {.arena = arena, .shape = shape};
    for (size_t i = 0; i < count; i++) {
        if (cells[i]->kind == CELL_RANGE && cells[i]->low_set)
            bound_add(&s, cells[i]->low);
        if (cells[i]->kind == CELL_RANGE && cells[i]->high_set)
            bound_add(&s, cells[i]->high);
        for (size_t j = 0; cells[i]->kind == CELL_LIST && j < cells[i]->item_count; j++)
            bound_add(&s, cells[i]->items[j]);
    }
    if (shape.type == VALUE_BOOL || shape.type == VALUE_ENUM)
        sample_choices(&s);
    else if (shape.type == VALUE_TEXT)
        sample_texts(&s);
    else
        sample_line(&s);
    *samples = s.samples;
    return s.count;
}
