/* Types and units. Each node is checked with a hint of what its surroundings want, which turns bare words into choices
 * of an enum and a plain 0 into money; then the surroundings hold the result to it. A faulty part becomes VALUE_ANY, so
 * that one mistake is reported once. */
#include "base/text.h"
#include "policy/expression_tree.h"

#include <string.h>

static const char *node_text(struct compiling *c, uint16_t index)
{
    const struct node *node = &c->nodes[index];
    return arena_text_part(c->arena, c->source + node->start, node->end - node->start);
}

static const char *shape_text(struct compiling *c, struct shape shape)
{
    if (shape.type == VALUE_NUMBER && shape.unit != UNIT_NONE)
        return arena_format(c->arena, "number (%s)", value_unit_names[shape.unit]);
    return value_type_names[shape.type];
}

static uint16_t child(struct compiling *c, uint16_t index, int i)
{
    return c->children[c->nodes[index].child + i];
}

static struct shape shape_of(struct compiling *c, uint16_t index)
{
    return c->nodes[index].shape;
}

static void check(struct compiling *c, uint16_t index, struct shape want);

/* --- leaves ---------------------------------------------------------------------------------------------------------
 */

static const char *choice_names(struct compiling *c, const struct fact *fact, const char *name, const char **nearest)
{
    const char **names = ARENA_LIST(c->arena, const char *, fact->choice_count + 1);
    for (size_t i = 0; i < fact->choice_count; i++)
        names[i] = fact->choices[i].name;
    *nearest = text_nearest(name, names, fact->choice_count);
    return name_join(c->arena, (struct name_list){names, fact->choice_count});
}

static void check_choice(struct compiling *c, struct node *node, struct shape want)
{
    const char *name = node->constant.text, *nearest;
    int choice = fact_choice(want.domain, name);
    node->shape = want;
    node->op = OP_CONSTANT;
    node->constant = value_choice(choice < 0 ? 0 : choice);
    if (choice >= 0)
        return;
    const char *all = choice_names(c, want.domain, name, &nearest);
    if (nearest)
        compiling_problem(c, node->start, ERROR_POLICY_ENUM_NEAR, .value = name,
                          .arguments = {want.domain->name, nearest});
    else
        compiling_problem(c, node->start, ERROR_POLICY_ENUM_VALUE, .value = name,
                          .arguments = {want.domain->name, all});
    node->shape = SHAPE_ANY;
}

static void word_missing(struct compiling *c, struct node *node)
{
    const char *name = node->constant.text, *near = NULL;
    if (c->facts)
        near = text_nearest(name, c->facts->names, c->facts->count);
    node->shape = SHAPE_ANY;
    if (near)
        compiling_problem(c, node->start, ERROR_POLICY_FACT_NEAR, .value = name, .arguments = {near});
    else
        compiling_problem(c, node->start, ERROR_POLICY_FACT_UNKNOWN, .value = name);
}

static void check_fact(struct compiling *c, struct node *node)
{
    const struct fact *fact = node->fact;
    node->shape = (struct shape){fact->type, fact->unit, fact->type == VALUE_ENUM ? fact : NULL};
    if (!(c->subjects & fact->subject))
        compiling_problem(c, node->start, ERROR_POLICY_FACT_SUBJECT, .value = fact->name,
                          .arguments = {fact_subject_name(fact->subject)});
}

static void check_constant(struct compiling *c, struct node *node, struct shape want)
{
    if (node->constant.type == VALUE_TEXT && want.type == VALUE_ENUM && want.domain) {
        check_choice(c, node, want);
        return;
    }
    bool zero = node->constant.type == VALUE_NUMBER && value_known(node->constant) && node->constant.number == 0;
    if (zero && want.type == VALUE_MONEY)
        node->constant = value_money(0);
    node->shape = (struct shape){node->constant.type, node->shape.unit, NULL};
}

/* --- holding parts to what is needed
 * ---------------------------------------------------------------------------------- */

static bool need(struct compiling *c, uint16_t index, enum value_type type)
{
    struct shape shape = shape_of(c, index);
    if (shape.type == type || shape.type == VALUE_ANY)
        return true;
    if (type == VALUE_MONEY && shape.type == VALUE_NUMBER && c->nodes[index].op == OP_CONSTANT)
        compiling_problem(c, c->nodes[index].start, ERROR_POLICY_MONEY_UNIT, .value = node_text(c, index));
    else
        compiling_problem(c, c->nodes[index].start, ERROR_POLICY_TYPE_MISMATCH, .value = node_text(c, index),
                          .arguments = {shape_text(c, shape), value_type_names[type]});
    return false;
}

static bool check_as(struct compiling *c, uint16_t index, enum value_type type)
{
    check(c, index, (struct shape){.type = type});
    return need(c, index, type);
}

static bool choices_same(const struct fact *a, const struct fact *b)
{
    if (a == b || !a || !b)
        return true;
    if (a->choice_count != b->choice_count)
        return false;
    for (size_t i = 0; i < a->choice_count; i++)
        if (strcmp(a->choices[i].name, b->choices[i].name))
            return false;
    return true;
}

/* Two sides of a comparison, a sum or the branches of an if: same type, same unit. */
static bool fit(struct compiling *c, uint16_t whole, uint16_t a, uint16_t b)
{
    struct shape x = shape_of(c, a), y = shape_of(c, b);
    if (x.type == VALUE_ANY || y.type == VALUE_ANY)
        return true;
    if (x.type != y.type) {
        uint16_t plain = x.type == VALUE_NUMBER ? a : b;
        bool money = (x.type == VALUE_MONEY || y.type == VALUE_MONEY) && shape_of(c, plain).type == VALUE_NUMBER;
        if (money && c->nodes[plain].op == OP_CONSTANT)
            return need(c, plain, VALUE_MONEY);
        compiling_problem(c, c->nodes[whole].start, ERROR_POLICY_TYPE_PAIR, .value = node_text(c, whole),
                          .arguments = {shape_text(c, x), shape_text(c, y)});
        return false;
    }
    if (x.type == VALUE_NUMBER && x.unit != UNIT_NONE && y.unit != UNIT_NONE && x.unit != y.unit) {
        compiling_problem(c, c->nodes[whole].start, ERROR_POLICY_UNIT_PAIR, .value = node_text(c, whole),
                          .arguments = {value_unit_names[x.unit], value_unit_names[y.unit]});
        return false;
    }
    if (x.type == VALUE_ENUM && !choices_same(x.domain, y.domain)) {
        compiling_problem(c, c->nodes[whole].start, ERROR_POLICY_TYPE_PAIR, .value = node_text(c, whole),
                          .arguments = {x.domain->name, y.domain->name});
        return false;
    }
    return true;
}

/* Checks both, the one that explains itself first, so that `micro = customer_kind` and `0 < revenue` read well too. */
static bool check_pair(struct compiling *c, uint16_t whole, uint16_t a, uint16_t b, struct shape want)
{
    bool later = c->nodes[a].op == OP_WORD || c->nodes[a].op == OP_CONSTANT;
    uint16_t first = later ? b : a, second = later ? a : b;
    check(c, first, want);
    check(c, second, shape_of(c, first));
    return fit(c, whole, a, b);
}

static struct shape joined(struct compiling *c, uint16_t a, uint16_t b)
{
    struct shape x = shape_of(c, a), y = shape_of(c, b);
    if (x.type == VALUE_ANY)
        return y;
    if (x.unit == UNIT_NONE)
        x.unit = y.unit;
    return x;
}

/* --- operators
 * ---------------------------------------------------------------------------------------------------------- */

static void check_compare(struct compiling *c, uint16_t index)
{
    uint16_t a = child(c, index, 0), b = child(c, index, 1);
    enum operation_code op = c->nodes[index].op;
    c->nodes[index].shape = SHAPE_BOOL;
    if (!check_pair(c, index, a, b, SHAPE_ANY) || op == OP_EQUAL || op == OP_UNEQUAL)
        return;
    struct shape shape = joined(c, a, b);
    bool unordered = shape.type == VALUE_ENUM && shape.domain && shape.domain->order == ORDER_NONE;
    if (unordered)
        compiling_problem(c, c->nodes[index].start, ERROR_POLICY_ENUM_ORDER, .value = shape.domain->name);
    else if (shape.type == VALUE_BOOL || shape.type == VALUE_TEXT)
        compiling_problem(c, c->nodes[index].start, ERROR_POLICY_TYPE_PAIR, .value = node_text(c, index),
                          .arguments = {shape_text(c, shape), "< <= > >="});
}

static void check_list(struct compiling *c, uint16_t index)
{
    uint16_t subject = child(c, index, 0);
    check(c, subject, SHAPE_ANY);
    for (int i = 1; i < c->nodes[index].child_count; i++) {
        uint16_t item = child(c, index, i);
        check(c, item, shape_of(c, subject));
        fit(c, item, subject, item);
    }
    c->nodes[index].shape = SHAPE_BOOL;
}

static void check_between(struct compiling *c, uint16_t index)
{
    check_list(c, index);
    struct shape shape = shape_of(c, child(c, index, 0));
    bool unordered = shape.type == VALUE_ENUM && shape.domain && shape.domain->order == ORDER_NONE;
    if (unordered)
        compiling_problem(c, c->nodes[index].start, ERROR_POLICY_ENUM_ORDER, .value = shape.domain->name);
}

static bool is_type(struct shape shape, enum value_type type)
{
    return shape.type == type || shape.type == VALUE_ANY;
}

static void pair_fault(struct compiling *c, uint16_t index, struct shape x, struct shape y)
{
    compiling_problem(c, c->nodes[index].start, ERROR_POLICY_TYPE_PAIR, .value = node_text(c, index),
                      .arguments = {shape_text(c, x), shape_text(c, y)});
    c->nodes[index].shape = SHAPE_ANY;
}

/* date - date is days; date ± number moves the date; otherwise like with like. */
static void check_sum(struct compiling *c, uint16_t index, struct shape want)
{
    uint16_t a = child(c, index, 0), b = child(c, index, 1);
    bool subtract = c->nodes[index].op == OP_SUBTRACT;
    check(c, a, want.type == VALUE_DATE ? SHAPE_ANY : want);
    check(c, b, shape_of(c, a).type == VALUE_DATE ? SHAPE_ANY : shape_of(c, a));
    struct shape x = shape_of(c, a), y = shape_of(c, b);
    if (x.type == VALUE_DATE && y.type == VALUE_DATE && subtract) {
        c->nodes[index].shape = (struct shape){.type = VALUE_NUMBER, .unit = UNIT_DAYS};
    } else if (x.type == VALUE_DATE && y.type == VALUE_NUMBER && (y.unit == UNIT_NONE || y.unit == UNIT_DAYS)) {
        c->nodes[index].shape = x;
    } else if (x.type == VALUE_DATE || !(is_type(x, VALUE_NUMBER) || is_type(x, VALUE_MONEY))) {
        pair_fault(c, index, x, y);
    } else {
        c->nodes[index].shape = fit(c, index, a, b) ? joined(c, a, b) : SHAPE_ANY;
    }
}

static bool unit_plain(enum value_unit unit)
{
    return unit == UNIT_NONE || unit == UNIT_SHARE || unit == UNIT_TIMES;
}

static void check_product(struct compiling *c, uint16_t index)
{
    uint16_t a = child(c, index, 0), b = child(c, index, 1);
    check(c, a, SHAPE_ANY);
    check(c, b, SHAPE_ANY);
    struct shape x = shape_of(c, a), y = shape_of(c, b), out = {.type = VALUE_NUMBER};
    bool divide = c->nodes[index].op == OP_DIVIDE;
    bool x_good = is_type(x, VALUE_NUMBER) || is_type(x, VALUE_MONEY);
    bool y_good = is_type(y, VALUE_NUMBER) || is_type(y, VALUE_MONEY);
    bool both = x.type == VALUE_MONEY && y.type == VALUE_MONEY;
    if (!x_good || !y_good || (both && !divide) || (divide && x.type == VALUE_NUMBER && y.type == VALUE_MONEY)) {
        pair_fault(c, index, x, y);
        return;
    }
    if (!both && (x.type == VALUE_MONEY || y.type == VALUE_MONEY))
        out.type = VALUE_MONEY;
    else if (unit_plain(y.unit))
        out.unit = x.unit == UNIT_NONE && !divide ? y.unit : x.unit;
    else if (unit_plain(x.unit) && !divide)
        out.unit = y.unit;
    if (divide && x.unit == y.unit)
        out.unit = UNIT_NONE;
    c->nodes[index].shape = out;
}

static void check_if(struct compiling *c, uint16_t index, struct shape want)
{
    uint16_t a = child(c, index, 1), b = child(c, index, 2);
    check_as(c, child(c, index, 0), VALUE_BOOL);
    bool good = check_pair(c, index, a, b, want);
    c->nodes[index].shape = good ? joined(c, a, b) : SHAPE_ANY;
}

static void check_logic(struct compiling *c, uint16_t index)
{
    for (int i = 0; i < c->nodes[index].child_count; i++)
        check_as(c, child(c, index, i), VALUE_BOOL);
    c->nodes[index].shape = SHAPE_BOOL;
}

/* --- functions
 * ------------------------------------------------------------------------------------------------------------ */

/* min, max, coalesce, clamp: all arguments alike, the result like them. */
static void check_alike(struct compiling *c, uint16_t index, struct shape want)
{
    uint16_t first = child(c, index, 0), previous = first;
    struct shape shape = SHAPE_ANY;
    check(c, first, want);
    shape = shape_of(c, first);
    for (int i = 1; i < c->nodes[index].child_count; i++) {
        uint16_t next = child(c, index, i);
        check(c, next, shape.type == VALUE_ANY ? want : shape);
        if (!fit(c, next, previous, next)) {
            c->nodes[index].shape = SHAPE_ANY;
            return;
        }
        shape = joined(c, previous, next);
        previous = next;
    }
    c->nodes[index].shape = shape;
}

static void check_arguments(struct compiling *c, uint16_t index, enum value_type type, struct shape result)
{
    for (int i = 0; i < c->nodes[index].child_count; i++)
        check_as(c, child(c, index, i), type);
    c->nodes[index].shape = result;
}

static struct shape number_in(enum value_unit unit)
{
    return (struct shape){.type = VALUE_NUMBER, .unit = unit};
}

/* abs, round, floor, ceil keep the unit; abs also takes money. */
static void check_same(struct compiling *c, uint16_t index, bool money)
{
    uint16_t first = child(c, index, 0);
    check(c, first, SHAPE_ANY);
    struct shape shape = shape_of(c, first);
    if (!(money && shape.type == VALUE_MONEY))
        need(c, first, VALUE_NUMBER);
    for (int i = 1; i < c->nodes[index].child_count; i++)
        check_as(c, child(c, index, i), VALUE_NUMBER);
    c->nodes[index].shape = shape;
}

static void check_ordered_alike(struct compiling *c, uint16_t index, struct shape want)
{
    check_alike(c, index, want);
    struct shape shape = c->nodes[index].shape;
    if (shape.type == VALUE_BOOL || shape.type == VALUE_TEXT || shape.type == VALUE_ENUM)
        compiling_problem(c, c->nodes[index].start, ERROR_POLICY_TYPE_PAIR, .value = node_text(c, index),
                          .arguments = {shape_text(c, shape), "number | money | date"});
}

static void check_call(struct compiling *c, uint16_t index, struct shape want)
{
    enum function_code function = c->nodes[index].function;
    switch (function) {
    case FN_MIN:
    case FN_MAX:
    case FN_CLAMP:
        check_ordered_alike(c, index, want);
        return;
    case FN_COALESCE:
        check_alike(c, index, want);
        return;
    case FN_ABS:
        check_same(c, index, true);
        return;
    case FN_ROUND:
    case FN_FLOOR:
    case FN_CEIL:
        check_same(c, index, false);
        return;
    case FN_SQRT:
    case FN_LN:
    case FN_EXP:
        check_arguments(c, index, VALUE_NUMBER, number_in(UNIT_NONE));
        return;
    case FN_KNOWN:
        check(c, child(c, index, 0), SHAPE_ANY);
        c->nodes[index].shape = SHAPE_BOOL;
        return;
    case FN_COUNT_TRUE:
        check_arguments(c, index, VALUE_BOOL, number_in(UNIT_COUNT));
        return;
    case FN_STARTS_WITH:
    case FN_ENDS_WITH:
    case FN_CONTAINS:
        check_arguments(c, index, VALUE_TEXT, SHAPE_BOOL);
        return;
    case FN_LENGTH:
        check_arguments(c, index, VALUE_TEXT, number_in(UNIT_COUNT));
        return;
    case FN_DAYS_BETWEEN:
        check_arguments(c, index, VALUE_DATE, number_in(UNIT_DAYS));
        return;
    case FN_MONTHS_BETWEEN:
        check_arguments(c, index, VALUE_DATE, number_in(UNIT_MONTHS));
        return;
    case FN_YEARS_BETWEEN:
        check_arguments(c, index, VALUE_DATE, number_in(UNIT_YEARS));
        return;
    case FN_YEAR:
    case FN_MONTH:
        check_arguments(c, index, VALUE_DATE, number_in(UNIT_NONE));
        return;
    case FN_YUAN:
        check_arguments(c, index, VALUE_MONEY, number_in(UNIT_NONE));
        return;
    case FN_ADD_MONTHS:
        check_as(c, child(c, index, 0), VALUE_DATE);
        check_as(c, child(c, index, 1), VALUE_NUMBER);
        c->nodes[index].shape = (struct shape){.type = VALUE_DATE};
        return;
    case FN_COUNT:
        return;
    }
}

static void check(struct compiling *c, uint16_t index, struct shape want)
{
    struct node *node = &c->nodes[index];
    switch ((enum operation_code)node->op) {
    case OP_CONSTANT:
        check_constant(c, node, want);
        return;
    case OP_FACT:
        check_fact(c, node);
        return;
    case OP_WORD:
        if (want.type == VALUE_ENUM && want.domain)
            check_choice(c, node, want);
        else
            word_missing(c, node);
        return;
    case OP_OR:
    case OP_AND:
    case OP_NOT:
        check_logic(c, index);
        return;
    case OP_EQUAL:
    case OP_UNEQUAL:
    case OP_LESS:
    case OP_AT_MOST:
    case OP_MORE:
    case OP_AT_LEAST:
        check_compare(c, index);
        return;
    case OP_IN:
        check_list(c, index);
        return;
    case OP_BETWEEN:
        check_between(c, index);
        return;
    case OP_ADD:
    case OP_SUBTRACT:
        check_sum(c, index, want);
        return;
    case OP_MULTIPLY:
    case OP_DIVIDE:
        check_product(c, index);
        return;
    case OP_NEGATE:
        check_same(c, index, true);
        return;
    case OP_IF:
        check_if(c, index, want);
        return;
    case OP_CALL:
        check_call(c, index, want);
        return;
    }
}

bool expression_check(struct compiling *c, uint16_t root, struct shape want)
{
    check(c, root, want);
    struct shape got = shape_of(c, root);
    if (want.type == VALUE_ANY || got.type == VALUE_ANY || c->failed)
        return !c->failed;
    if (!need(c, root, want.type))
        return false;
    if (want.type == VALUE_NUMBER && want.unit != UNIT_NONE && got.unit != UNIT_NONE && want.unit != got.unit)
        compiling_problem(c, c->nodes[root].start, ERROR_POLICY_UNIT_PAIR, .value = node_text(c, root),
                          .arguments = {value_unit_names[got.unit], value_unit_names[want.unit]});
    return !c->failed;
}
