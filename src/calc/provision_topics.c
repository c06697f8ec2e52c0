/* Expected credit loss. */
#include "calc/migration.h"
#include "calc/topics.h"
#include "quant/ecl.h"
#include "quant/migration.h"

#include <math.h>

enum { MID_YEAR, YEAR_END };
static const char *const timings[] = {"mid_year", "year_end", NULL};

struct ecl_input {
    struct number_rows one_year_matrix;
    int64_t start_grade, stage;
    struct number_list ead;
    double lgd, effective_interest_rate;
    int default_timing;
};

static const struct error *check_matrix(struct calc *calc, const void *input)
{
    return migration_check(calc, &((const struct ecl_input *)input)->one_year_matrix, "one_year_matrix");
}

static const struct error *check_grade(struct calc *calc, const void *input)
{
    const struct ecl_input *in = input;
    if (in->start_grade >= (int64_t)in->one_year_matrix.count)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "超出矩阵的非违约等级，1 为第一行",
                          "it is not a non-default grade of the matrix; 1 is the first row", "start_grade");
    return NULL;
}

static const struct calc_field ecl_fields[] = {
    CALC_NUMBER_ROWS(struct ecl_input, one_year_matrix, FROM_TO(0, 1), NOT_EMPTY, CHECKED(check_matrix),
                     LABEL("一年期迁徙矩阵，最后一个状态为违约", "one-year matrix, last state = default")),
    CALC_INTEGER(struct ecl_input, start_grade, AT_LEAST(1), CHECKED(check_grade),
                 LABEL("起始等级，1 为第一行", "start grade, 1 = first row")),
    CALC_INTEGER(struct ecl_input, stage, FROM_TO(1, 3), LABEL("阶段", "stage")),
    CALC_NUMBERS(struct ecl_input, ead, AT_LEAST(0), NOT_EMPTY, LABEL("各年期初敞口", "opening exposure of each year")),
    CALC_NUMBER(struct ecl_input, lgd, FROM_TO(0, 1), LABEL("违约损失率", "loss given default")),
    CALC_NUMBER(struct ecl_input, effective_interest_rate, ABOVE(-1),
                LABEL("实际利率（年）", "effective interest rate per year")),
    CALC_CHOICE(struct ecl_input, default_timing, timings, LABEL("违约时点：年中或年末", "when defaults come")),
};

static void put_ecl_row(struct json_writer *w, size_t year, const struct ecl_row *row)
{
    json_open(w, '{');
    json_put_int(w, "year", (int64_t)year);
    json_put_double(w, "cumulative_pd", row->cumulative_pd);
    json_put_double(w, "marginal_pd", row->marginal_pd);
    json_put_double(w, "conditional_pd", row->conditional_pd);
    json_put_double(w, "survival_start", row->survival_start);
    json_put_double(w, "discount_factor", row->discount_factor);
    json_put_double(w, "ecl", row->ecl);
    json_close(w, '}');
}

static const struct error *ecl(struct calc *calc, const void *input)
{
    const struct ecl_input *in = input;
    size_t years = in->ead.count, n = in->one_year_matrix.count;
    struct ecl_row *rows = ARENA_LIST(calc->arena, struct ecl_row, years);
    double *matrix = migration_matrix(calc, &in->one_year_matrix);
    double *cumulative = migration_cumulative_pd(calc->arena, matrix, n, years) + (size_t)(in->start_grade - 1) * years;
    double lifetime = ecl_lifetime(cumulative, in->ead.items, years, in->lgd, in->effective_interest_rate,
                                   in->default_timing == MID_YEAR, rows);
    json_key(&calc->out, "rows");
    json_open(&calc->out, '[');
    for (size_t i = 0; i < years; i++)
        put_ecl_row(&calc->out, i + 1, &rows[i]);
    json_close(&calc->out, ']');
    json_put_double(&calc->out, "ecl_12_months", rows[0].ecl);
    json_put_double(&calc->out, "ecl_lifetime", lifetime);
    json_put_double(&calc->out, "ecl", in->stage == 1 ? rows[0].ecl : lifetime);
    return NULL;
}

struct scenario {
    const char *name;
    double weight, multiplier;
};
struct scenarios_input {
    double ecl;
    OBJECT_LIST(struct scenario) scenarios;
};

static const struct error *check_weights(struct calc *calc, const void *input)
{
    const struct scenarios_input *in = input;
    double sum = 0;
    for (size_t i = 0; i < in->scenarios.count; i++)
        sum += in->scenarios.items[i].weight;
    if (fabs(sum - 1) > 1e-9)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "权重之和不等于 1", "the weights do not sum to 1",
                          "scenarios");
    return NULL;
}

static const struct calc_field scenario_fields[] = {
    CALC_TEXT(struct scenario, name, LABEL("情景", "scenario")),
    CALC_NUMBER(struct scenario, weight, AT_LEAST(0), LABEL("权重", "weight")),
    CALC_NUMBER(struct scenario, multiplier, AT_LEAST(0), LABEL("损失倍数", "multiple of the loss")),
};
static const struct calc_shape scenario = CALC_SHAPE(struct scenario, scenario_fields);
static const struct calc_field scenarios_fields[] = {
    CALC_NUMBER(struct scenarios_input, ecl, AT_LEAST(0), LABEL("预期信用损失", "expected credit loss")),
    CALC_OBJECTS(struct scenarios_input, scenarios, &scenario, NOT_EMPTY, CHECKED(check_weights),
                 LABEL("情景", "scenarios")),
};

static const struct error *ecl_scenarios(struct calc *calc, const void *input)
{
    const struct scenarios_input *in = input;
    struct json_writer *w = &calc->out;
    double weighted = 0;
    json_key(w, "scenarios");
    json_open(w, '[');
    for (size_t i = 0; i < in->scenarios.count; i++) {
        const struct scenario *s = &in->scenarios.items[i];
        weighted += s->weight * s->multiplier * in->ecl;
        json_open(w, '{');
        json_put_text(w, "name", s->name);
        json_put_double(w, "ecl", s->multiplier * in->ecl);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_double(w, "ecl_weighted", weighted);
    return NULL;
}

struct recovery {
    double year, amount;
};
struct cash_flow_input {
    double gross_carrying_amount, effective_interest_rate;
    OBJECT_LIST(struct recovery) recoveries;
};

static const struct calc_field recovery_fields[] = {
    CALC_NUMBER(struct recovery, year, AT_LEAST(0), LABEL("距今年数", "years from now")),
    CALC_NUMBER(struct recovery, amount, AT_LEAST(0), LABEL("回收金额", "amount recovered")),
};
static const struct calc_shape recovery = CALC_SHAPE(struct recovery, recovery_fields);
static const struct calc_field cash_flow_fields[] = {
    CALC_NUMBER(struct cash_flow_input, gross_carrying_amount, ABOVE(0), LABEL("账面余额", "gross carrying amount")),
    CALC_NUMBER(struct cash_flow_input, effective_interest_rate, ABOVE(-1),
                LABEL("原实际利率（年）", "original effective interest rate per year")),
    CALC_OBJECTS(struct cash_flow_input, recoveries, &recovery, LABEL("预计回收", "expected recoveries")),
};

static const struct error *ecl_cash_flow(struct calc *calc, const void *input)
{
    const struct cash_flow_input *in = input;
    double value = 0, gross = in->gross_carrying_amount;
    for (size_t i = 0; i < in->recoveries.count; i++)
        value += in->recoveries.items[i].amount * pow(1 + in->effective_interest_rate, -in->recoveries.items[i].year);
    json_put_double(&calc->out, "present_value", value);
    json_put_double(&calc->out, "ecl", gross - value);
    json_put_double(&calc->out, "coverage", (gross - value) / gross);
    json_put_double(&calc->out, "interest_income_stage_3", value * in->effective_interest_rate);
    json_put_double(&calc->out, "interest_income_gross", gross * in->effective_interest_rate);
    return NULL;
}

static const struct calc_field stage_fields[] = {
    CALC_INTEGER(struct ecl_stage_terms, days_past_due, AT_LEAST(0), LABEL("逾期天数", "days past due")),
    CALC_NUMBER(struct ecl_stage_terms, pd_origination, FROM_TO(0, 1),
                LABEL("初始确认时存续期违约概率", "lifetime PD at origination")),
    CALC_NUMBER(struct ecl_stage_terms, pd_current, FROM_TO(0, 1), LABEL("当前存续期违约概率", "lifetime PD now")),
    CALC_BOOL(struct ecl_stage_terms, watch_list, LABEL("预警名单", "on the watch list")),
    CALC_BOOL(struct ecl_stage_terms, credit_impaired, LABEL("已发生信用减值", "credit-impaired")),
    CALC_NUMBER(struct ecl_stage_terms, pd_multiple, DEFAULT(2.5),
                LABEL("违约概率倍数阈值", "multiple that counts as risen")),
    CALC_NUMBER(struct ecl_stage_terms, pd_increase, DEFAULT(0.005),
                LABEL("违约概率增量阈值", "increase that counts as risen")),
};

static const struct error *ecl_stage_topic(struct calc *calc, const void *input)
{
    json_put_int(&calc->out, "stage", ecl_stage(input));
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("ecl", "预期信用损失", "Expected credit loss", struct ecl_input, ecl_fields, ecl),
    CALC_TOPIC("ecl_scenarios", "预期信用损失：情景加权", "Expected credit loss over scenarios", struct scenarios_input,
               scenarios_fields, ecl_scenarios),
    CALC_TOPIC("ecl_cash_flow", "第三阶段现金流折现", "Stage 3 loss by discounted recoveries", struct cash_flow_input,
               cash_flow_fields, ecl_cash_flow),
    CALC_TOPIC("ecl_stage", "三阶段划分", "Stage of an exposure", struct ecl_stage_terms, stage_fields,
               ecl_stage_topic),
};
const struct calc_section provision_topics = {topics, sizeof(topics) / sizeof(topics[0])};
