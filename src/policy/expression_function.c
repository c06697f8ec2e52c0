#include "base/text.h"
#include "policy/expression_tree.h"

#include <math.h>
#include <string.h>

static struct value argument(const struct expression *e, const struct node *node, int i, struct fact_set *set)
{
    return expression_node_value(e, node_child(e, node, i), set);
}

static struct value coalesce_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    struct value value = {0};
    for (int i = 0; i < node->child_count; i++) {
        value = argument(e, node, i, set);
        if (value_known(value))
            return value;
    }
    return value_unknown(node->shape.type, value.status);
}

static struct value count_true_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    double count = 0;
    for (int i = 0; i < node->child_count; i++) {
        struct value value = argument(e, node, i, set);
        if (!value_known(value))
            return value_unknown(VALUE_NUMBER, value.status);
        count += value.truth;
    }
    return value_number(count);
}

static struct value extreme(const struct value *arguments, int count, int sign)
{
    struct value best = arguments[0];
    for (int i = 1; i < count; i++)
        if (value_compare(arguments[i], best) * sign > 0)
            best = arguments[i];
    return best;
}

static struct value clamp_value(const struct value *x)
{
    if (value_compare(x[1], x[2]) > 0)
        return value_unknown(x[0].type, VALUE_OUT_OF_RANGE);
    return value_compare(x[0], x[1]) < 0 ? x[1] : value_compare(x[0], x[2]) > 0 ? x[2] : x[0];
}

/* Whole months passed: 31 January to 28 February is one, since February has no later day. */
static double months_between(int64_t from, int64_t to)
{
    if (to < from)
        return -months_between(to, from);
    int y0, m0, d0, y1, m1, d1;
    date_to_civil(from, &y0, &m0, &d0);
    date_to_civil(to, &y1, &m1, &d1);
    int months = (y1 - y0) * 12 + m1 - m0;
    return date_add_months(from, months, d0) > to ? months - 1 : months;
}

static struct value month_later(struct value date, struct value months)
{
    if (fabs(months.number) > 12000)
        return value_unknown(VALUE_DATE, VALUE_OUT_OF_RANGE);
    int year, month, day;
    date_to_civil(date.date, &year, &month, &day);
    return value_date(date_add_months(date.date, (int)months.number, day));
}

static struct value civil_part(int64_t date, bool want_year)
{
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    return value_number(want_year ? year : month);
}

static struct value domain(bool good, double number)
{
    return good ? value_number(number) : value_unknown(VALUE_NUMBER, VALUE_OUT_OF_RANGE);
}

static struct value round_value(const struct value *x, int count)
{
    double digits = count > 1 ? x[1].number : 0;
    return domain(digits >= -12 && digits <= 12, number_round(x[0].number, (int)fmin(fmax(digits, -12), 12)));
}

static struct value abs_value(struct value value)
{
    if (value.type == VALUE_MONEY)
        value.minor = value.minor < 0 ? -value.minor : value.minor;
    else
        value.number = fabs(value.number);
    return value;
}

static struct value known_function(enum function_code function, const struct value *x, int count)
{
    switch (function) {
    case FN_ABS:
        return abs_value(x[0]);
    case FN_MIN:
        return extreme(x, count, -1);
    case FN_MAX:
        return extreme(x, count, 1);
    case FN_CLAMP:
        return clamp_value(x);
    case FN_ROUND:
        return round_value(x, count);
    case FN_FLOOR:
        return value_number(floor(x[0].number + 1e-12 * fabs(x[0].number)));
    case FN_CEIL:
        return value_number(ceil(x[0].number - 1e-12 * fabs(x[0].number)));
    case FN_SQRT:
        return domain(x[0].number >= 0, sqrt(fmax(x[0].number, 0)));
    case FN_LN:
        return domain(x[0].number > 0, x[0].number > 0 ? log(x[0].number) : 0);
    case FN_EXP:
        return value_number(exp(x[0].number));
    case FN_YUAN:
        return value_number((double)x[0].minor / 100);
    case FN_DAYS_BETWEEN:
        return value_number((double)x[1].date - (double)x[0].date);
    case FN_MONTHS_BETWEEN:
        return value_number(months_between(x[0].date, x[1].date));
    case FN_YEARS_BETWEEN:
        return value_number(trunc(months_between(x[0].date, x[1].date) / 12));
    case FN_ADD_MONTHS:
        return month_later(x[0], x[1]);
    case FN_YEAR:
        return civil_part(x[0].date, true);
    case FN_MONTH:
        return civil_part(x[0].date, false);
    case FN_STARTS_WITH:
        return value_bool(text_starts(x[0].text, x[1].text));
    case FN_ENDS_WITH:
        return value_bool(text_ends(x[0].text, x[1].text));
    case FN_CONTAINS:
        return value_bool(strstr(x[0].text, x[1].text) != NULL);
    case FN_LENGTH:
        return value_number((double)text_length(x[0].text));
    default:
        return value_unknown(VALUE_NUMBER, VALUE_MISSING);
    }
}

struct value function_value(const struct expression *e, const struct node *node, struct fact_set *set)
{
    enum function_code function = node->function;
    if (function == FN_KNOWN)
        return value_bool(value_known(argument(e, node, 0, set)));
    if (function == FN_COALESCE)
        return coalesce_value(e, node, set);
    if (function == FN_COUNT_TRUE)
        return count_true_value(e, node, set);
    struct value x[16];
    bool closing = false;
    for (int i = 0; i < node->child_count; i++) {
        x[i] = argument(e, node, i, set);
        if (!value_known(x[i]))
            return value_unknown(node->shape.type, x[i].status);
        closing |= x[i].status == VALUE_CLOSING_BALANCE;
    }
    struct value result = known_function(function, x, node->child_count);
    if (closing && result.status == VALUE_OK)
        result.status = VALUE_CLOSING_BALANCE;
    return result;
}
