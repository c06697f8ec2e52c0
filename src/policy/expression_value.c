/* Evaluation: one walk over the tree, no memory taken. Every operation of unknown parts is unknown with the reason of
 * the first such part; `and`, `or`, `in` and `if` look only as far as they must. */
#include "base/text.h"
#include "policy/expression_tree.h"

#include <math.h>
#include <string.h>

static struct value part(const struct expression *e, const struct node *node, int i, struct fact_set *set)
{
    return expression_node_value(e, node_child(e, node, i), set);
}

/* A result computed from a closing balance says so. */
static struct value marked(struct value result, struct value a, struct value b)
{
    bool closing = a.status == VALUE_CLOSING_BALANCE || b.status == VALUE_CLOSING_BALANCE;
    if (closing && result.status == VALUE_OK)
        result.status = VALUE_CLOSING_BALANCE;
    return result;
}

static struct value unknown_like(const struct node *node, struct value why)
{
    return value_unknown(node->shape.type, why.status);
}

/* --- logic ----------------------------------------------------------------------------------------------------------
 */

static struct value logic_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    bool decides = node->op == OP_OR; /* the truth that settles the whole */
    struct value a = part(e, node, 0, set);
    if (value_known(a) && a.truth == decides)
        return a;
    struct value b = part(e, node, 1, set);
    if (value_known(b) && b.truth == decides)
        return b;
    if (!value_known(a))
        return unknown_like(node, a);
    return value_known(b) ? marked(b, a, b) : unknown_like(node, b);
}

static int ordered_compare(const struct node *side, struct value a, struct value b)
{
    int order = value_compare(a, b);
    const struct fact *domain = a.type == VALUE_ENUM ? side->shape.domain : NULL;
    return domain && domain->order == ORDER_FALLING ? -order : order;
}

static struct value compare_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value a = part(e, node, 0, set);
    struct value b = part(e, node, 1, set);
    if (!value_known(a) || !value_known(b))
        return unknown_like(node, value_known(a) ? b : a);
    int order = ordered_compare(node_child(e, node, 0), a, b);
    bool truth = false;
    switch ((enum operation_code)node->op) {
    case OP_EQUAL:
        truth = order == 0;
        break;
    case OP_UNEQUAL:
        truth = order != 0;
        break;
    case OP_LESS:
        truth = order < 0;
        break;
    case OP_AT_MOST:
        truth = order <= 0;
        break;
    case OP_MORE:
        truth = order > 0;
        break;
    default:
        truth = order >= 0;
    }
    return marked(value_bool(truth), a, b);
}

static struct value in_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value subject = part(e, node, 0, set), unknown = {.status = VALUE_OK};
    if (!value_known(subject))
        return unknown_like(node, subject);
    for (int i = 1; i < node->child_count; i++) {
        struct value item = part(e, node, i, set);
        if (!value_known(item))
            unknown = item;
        else if (!value_compare(subject, item))
            return marked(value_bool(true), subject, subject);
    }
    return value_known(unknown) ? marked(value_bool(false), subject, subject) : unknown_like(node, unknown);
}

static struct value between_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value x = part(e, node, 0, set), low = part(e, node, 1, set), high = part(e, node, 2, set);
    if (!value_known(x))
        return unknown_like(node, x);
    const struct node *side = node_child(e, node, 0);
    if ((value_known(low) && ordered_compare(side, x, low) < 0) ||
        (value_known(high) && ordered_compare(side, x, high) > 0))
        return marked(value_bool(false), x, x);
    if (!value_known(low) || !value_known(high))
        return unknown_like(node, value_known(low) ? high : low);
    return marked(value_bool(true), x, x);
}

/* --- arithmetic
 * -------------------------------------------------------------------------------------------------------- */

static struct value money_from(double minor)
{
    minor = number_round(minor, 0);
    if (!isfinite(minor) || fabs(minor) > 9.2e18)
        return value_unknown(VALUE_MONEY, VALUE_OUT_OF_RANGE);
    return value_money((int64_t)minor);
}

static struct value whole_sum(enum value_type type, int64_t a, int64_t b, bool subtract)
{
    int64_t sum;
    bool over = subtract ? __builtin_sub_overflow(a, b, &sum) : __builtin_add_overflow(a, b, &sum);
    if (over || sum == NONE)
        return value_unknown(type, VALUE_OUT_OF_RANGE);
    return type == VALUE_DATE ? value_date(sum) : value_money(sum);
}

enum { FARTHEST_DATE = 4000000 }; /* days: some ten thousand years either way */

static struct value date_sum(struct value a, struct value b, bool subtract)
{
    if (b.type == VALUE_DATE)
        return value_number((double)a.date - (double)b.date);
    if (fabs(b.number) > FARTHEST_DATE)
        return value_unknown(VALUE_DATE, VALUE_OUT_OF_RANGE);
    return whole_sum(VALUE_DATE, a.date, (int64_t)floor(b.number), subtract);
}

static struct value sum_of(struct value a, struct value b, bool subtract)
{
    if (a.type == VALUE_DATE)
        return date_sum(a, b, subtract);
    if (a.type == VALUE_MONEY)
        return whole_sum(VALUE_MONEY, a.minor, b.minor, subtract);
    return value_number(subtract ? a.number - b.number : a.number + b.number);
}

static struct value product_of(struct value a, struct value b)
{
    if (a.type == VALUE_MONEY)
        return money_from((double)a.minor * b.number);
    if (b.type == VALUE_MONEY)
        return money_from((double)b.minor * a.number);
    return value_number(a.number * b.number);
}

static struct value quotient_of(struct value a, struct value b)
{
    double below = b.type == VALUE_MONEY ? (double)b.minor : b.number;
    if (below == 0)
        return value_unknown(a.type == VALUE_MONEY && b.type == VALUE_NUMBER ? VALUE_MONEY : VALUE_NUMBER,
                             VALUE_ZERO_DENOMINATOR);
    if (a.type == VALUE_MONEY && b.type == VALUE_NUMBER)
        return money_from((double)a.minor / below);
    return value_number((a.type == VALUE_MONEY ? (double)a.minor : a.number) / below);
}

static struct value arithmetic_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value a = part(e, node, 0, set), b = part(e, node, 1, set);
    if (!value_known(a) || !value_known(b))
        return unknown_like(node, value_known(a) ? b : a);
    struct value result = node->op == OP_MULTIPLY ? product_of(a, b)
                          : node->op == OP_DIVIDE ? quotient_of(a, b)
                                                  : sum_of(a, b, node->op == OP_SUBTRACT);
    return marked(result, a, b);
}

static struct value negate_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value a = part(e, node, 0, set);
    if (!value_known(a))
        return a;
    if (a.type == VALUE_MONEY)
        a.minor = -a.minor;
    else
        a.number = -a.number;
    return a;
}

static struct value not_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value a = part(e, node, 0, set);
    if (value_known(a))
        a.truth = !a.truth;
    return a;
}

static struct value if_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value condition = part(e, node, 0, set);
    if (!value_known(condition))
        return unknown_like(node, condition);
    struct value result = part(e, node, condition.truth ? 1 : 2, set);
    return value_known(result) ? result : unknown_like(node, result);
}

struct value expression_node_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    switch ((enum operation_code)node->op) {
    case OP_CONSTANT:
        return node->constant;
    case OP_FACT:
        return fact_value(set, node->fact);
    case OP_OR:
    case OP_AND:
        return logic_value(e, node, set);
    case OP_NOT:
        return not_value(e, node, set);
    case OP_EQUAL:
    case OP_UNEQUAL:
    case OP_LESS:
    case OP_AT_MOST:
    case OP_MORE:
    case OP_AT_LEAST:
        return compare_value(e, node, set);
    case OP_IN:
        return in_value(e, node, set);
    case OP_BETWEEN:
        return between_value(e, node, set);
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
        return arithmetic_value(e, node, set);
    case OP_NEGATE:
        return negate_value(e, node, set);
    case OP_IF:
        return if_value(e, node, set);
    case OP_CALL:
        return function_value(e, node, set);
    case OP_WORD:
        break;
    }
    return value_unknown(node->shape.type, VALUE_MISSING);
}
