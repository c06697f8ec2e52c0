/* Customers and service: satisfaction, churn, lifetime value, funnel, joint purchase, incentive pay, complaint
 * deadlines. */
#include "calc/topics.h"

#include "quant/customer_measures.h"
#include "quant/exact.h"

#include <math.h>
#include <string.h>

static void put_interval(struct calc *calc, const char *key, struct interval interval)
{
    calc_put_numbers(calc, key, (double[]){interval.low, interval.high}, 2);
}

/* --- satisfaction --- */
enum { METRIC_NPS, METRIC_CSAT };
static const char *const metrics[] = {"nps", "csat", NULL};

struct satisfaction_input {
    int metric;
    int64_t promoters, passives, detractors, satisfied, n;
};

static const struct error *check_answers(struct calc *calc, const void *in)
{
    const struct satisfaction_input *input = in;
    if (input->promoters || input->passives || input->detractors)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "三项合计应大于 0", "the three counts must not all be 0",
                      "promoters");
}

static const struct error *check_satisfied(struct calc *calc, const void *in)
{
    const struct satisfaction_input *input = in;
    if (input->satisfied <= input->n)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "不能大于 n", "must not be above n", "satisfied");
}

static const struct calc_field satisfaction_fields[] = {
    CALC_CHOICE(struct satisfaction_input, metric, metrics, SELECTS, LABEL("指标", "metric")),
    CALC_INTEGER(struct satisfaction_input, promoters, FROM_TO(0, 1e15), WHEN(CHOSEN(METRIC_NPS)),
                 LABEL("推荐者", "promoters")),
    CALC_INTEGER(struct satisfaction_input, passives, FROM_TO(0, 1e15), WHEN(CHOSEN(METRIC_NPS)),
                 LABEL("中立者", "passives")),
    CALC_INTEGER(struct satisfaction_input, detractors, FROM_TO(0, 1e15), WHEN(CHOSEN(METRIC_NPS)),
                 CHECKED(check_answers), LABEL("贬损者", "detractors")),
    CALC_INTEGER(struct satisfaction_input, satisfied, AT_LEAST(0), WHEN(CHOSEN(METRIC_CSAT)),
                 LABEL("满意人数", "satisfied")),
    CALC_INTEGER(struct satisfaction_input, n, AT_LEAST(1), WHEN(CHOSEN(METRIC_CSAT)), CHECKED(check_satisfied),
                 LABEL("回答人数", "answers")),
};

static const struct error *answer_satisfaction(struct calc *calc, const void *input)
{
    const struct satisfaction_input *in = input;
    if (in->metric == METRIC_NPS) {
        struct promoter_score nps = promoter_score(in->promoters, in->passives, in->detractors);
        json_put_double(&calc->out, "nps", nps.score);
        json_put_double(&calc->out, "standard_error", nps.standard_error);
        put_interval(calc, "ci95", nps.ci95);
        return NULL;
    }
    struct share_estimate csat = share_estimate(in->satisfied, in->n);
    json_put_double(&calc->out, "csat", csat.share);
    put_interval(calc, "wilson_ci95", csat.wilson_ci95);
    put_interval(calc, "wald_ci95", csat.wald_ci95);
    return NULL;
}

/* --- churn --- */
struct churn_input {
    int64_t customers_start, lost, gained;
};

static const struct calc_field churn_fields[] = {
    CALC_INTEGER(struct churn_input, customers_start, FROM_TO(1, 1e15), LABEL("期初客户数", "customers at the start")),
    CALC_INTEGER(struct churn_input, lost, AT_LEAST(0), AT_MOST_OF(struct churn_input, customers_start),
                 LABEL("流失客户数", "customers lost")),
    CALC_INTEGER(struct churn_input, gained, NAMED("new"), FROM_TO(0, 1e15), LABEL("新增客户数", "customers gained")),
};

static const struct error *answer_churn(struct calc *calc, const void *input)
{
    const struct churn_input *in = input;
    struct churn c = churn(in->customers_start, in->lost, in->gained);
    json_put_double(&calc->out, "churn_rate", c.churn_rate);
    json_put_double(&calc->out, "retention", c.retention);
    json_put_int(&calc->out, "customers_end", c.customers_end);
    json_put_double(&calc->out, "end_to_start_ratio", c.end_to_start_ratio);
    json_put_double(&calc->out, "expected_lifetime_years", c.expected_lifetime_years);
    json_put_text(&calc->out, "lifetime_status", in->lost ? "ok" : "infinite");
    json_put_double(&calc->out, "monthly_churn_rate", c.monthly_churn_rate);
    return NULL;
}

/* --- clv --- */
struct clv_input {
    double margin, retention, discount_rate;
    int64_t years;
};

static const struct calc_field clv_fields[] = {
    CALC_NUMBER(struct clv_input, margin, LABEL("年贡献", "margin a year")),
    CALC_NUMBER(struct clv_input, retention, FROM_TO(0, 1), LABEL("年留存率", "retention a year")),
    CALC_NUMBER(struct clv_input, discount_rate, ABOVE(0), LABEL("折现率", "discount rate")),
    CALC_INTEGER(struct clv_input, years, OPTIONAL, AT_LEAST(1),
                 LABEL("年数，缺省为永续", "years; endless when absent")),
};

static const struct error *answer_clv(struct calc *calc, const void *input)
{
    const struct clv_input *in = input;
    struct lifetime_value value =
        lifetime_value(in->margin, in->retention, in->discount_rate, in->years == NONE ? 0 : in->years);
    json_put_double(&calc->out, "first_margin_after_renewal", value.first_margin_after_renewal);
    json_put_double(&calc->out, "first_margin_immediate", value.first_margin_immediate);
    return NULL;
}

/* --- funnel --- */
struct stage_input {
    const char *stage;
    int64_t count;
};

static const struct calc_field stage_fields[] = {
    CALC_TEXT(struct stage_input, stage, LABEL("阶段", "stage")),
    CALC_INTEGER(struct stage_input, count, AT_LEAST(0), LABEL("数量", "count")),
};
static const struct calc_shape stage_shape = CALC_SHAPE(struct stage_input, stage_fields);

struct funnel_input {
    OBJECT_LIST(struct stage_input) stages;
};

static const struct error *check_stages(struct calc *calc, const void *in)
{
    const struct funnel_input *input = in;
    const struct stage_input *stages = input->stages.items;
    if (stages[0].count == 0)
        return calc_fault(calc, ERROR_FIELD_RANGE, "> 0", "> 0", "stages[0].count");
    for (size_t i = 1; i < input->stages.count; i++)
        if (stages[i].count > stages[i - 1].count)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "不能大于上一阶段", "must not be above the stage before",
                              "stages[%zu].count", i);
    return NULL;
}

static const struct calc_field funnel_fields[] = {
    CALC_OBJECTS(struct funnel_input, stages, &stage_shape, NOT_EMPTY, CHECKED(check_stages),
                 LABEL("漏斗各阶段，自上而下", "stages from the top")),
};

static const struct error *answer_funnel(struct calc *calc, const void *input)
{
    const struct funnel_input *in = input;
    const struct stage_input *stages = in->stages.items;
    struct json_writer *w = &calc->out;
    json_key(w, "stages");
    json_open(w, '[');
    for (size_t i = 0; i < in->stages.count; i++) {
        int64_t before = stages[i ? i - 1 : 0].count;
        json_open(w, '{');
        json_put_text(w, "stage", stages[i].stage);
        json_put_double(w, "step_conversion", conversion(stages[i].count, before));
        json_put_double(w, "cumulative_conversion", conversion(stages[i].count, stages[0].count));
        json_put_text(w, "status", before ? "ok" : "zero_denominator");
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

/* --- association_rules --- */
struct rule_input {
    struct text_list antecedent, consequent;
};

static const struct calc_field rule_fields[] = {
    CALC_TEXTS(struct rule_input, antecedent, NAMED("if"), NOT_EMPTY, LABEL("已有产品", "products held")),
    CALC_TEXTS(struct rule_input, consequent, NAMED("then"), NOT_EMPTY, LABEL("推断产品", "products inferred")),
};
static const struct calc_shape rule_shape = CALC_SHAPE(struct rule_input, rule_fields);

struct rules_input {
    struct text_rows baskets;
    OBJECT_LIST(struct rule_input) rules;
};

static const struct calc_field rules_fields[] = {
    CALC_TEXT_ROWS(struct rules_input, baskets, NOT_EMPTY, LABEL("各客户持有的产品", "products of each customer")),
    CALC_OBJECTS(struct rules_input, rules, &rule_shape, NOT_EMPTY, LABEL("规则", "rules")),
};

static bool holds(const struct text_list *basket, const struct text_list *products)
{
    for (size_t i = 0; i < products->count; i++) {
        size_t j = 0;
        while (j < basket->count && strcmp(basket->items[j], products->items[i]))
            j++;
        if (j == basket->count)
            return false;
    }
    return true;
}

static struct rule_measures rule_count(const struct text_rows *baskets, const struct rule_input *rule)
{
    size_t with_if = 0, with_then = 0, with_both = 0;
    for (size_t i = 0; i < baskets->count; i++) {
        bool if_held = holds(&baskets->items[i], &rule->antecedent);
        bool then_held = holds(&baskets->items[i], &rule->consequent);
        with_if += if_held;
        with_then += then_held;
        with_both += if_held && then_held;
    }
    return rule_measures(baskets->count, with_if, with_then, with_both);
}

static const struct error *answer_rules(struct calc *calc, const void *input)
{
    const struct rules_input *in = input;
    struct json_writer *w = &calc->out;
    json_key(w, "rules");
    json_open(w, '[');
    for (size_t i = 0; i < in->rules.count; i++) {
        struct rule_measures rule = rule_count(&in->baskets, &in->rules.items[i]);
        json_open(w, '{');
        json_put_double(w, "support", rule.support);
        json_put_double(w, "confidence", rule.confidence);
        json_put_double(w, "lift", rule.lift);
        json_put_double(w, "leverage", rule.leverage);
        json_put_double(w, "conviction", rule.conviction);
        json_put_text(w, "conviction_status",
                      rule.conviction_infinite ? "infinite"
                      : isnan(rule.conviction) ? "zero_denominator"
                                               : "ok");
        json_put_text(w, "status", rule.defined ? "ok" : "zero_denominator");
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

/* --- incentive --- */
struct kpi_input {
    const char *kpi;
    double weight, actual, target;
    int kind;
};

static const struct error *check_target(struct calc *calc, const void *in)
{
    const struct kpi_input *item = in;
    if (item->kind == KPI_DEDUCT)
        return NULL;
    if (isnan(item->target))
        return calc_missing(calc, "target");
    return item->target != 0 ? NULL : calc_fault(calc, ERROR_FIELD_RANGE, "不为 0 的数", "other than 0", "target");
}

static const struct calc_field kpi_fields[] = {
    CALC_TEXT(struct kpi_input, kpi, LABEL("指标", "indicator")),
    CALC_NUMBER(struct kpi_input, weight, AT_LEAST(0), LABEL("权重", "weight")),
    CALC_NUMBER(struct kpi_input, actual, LABEL("实际值", "actual")),
    CALC_NUMBER(struct kpi_input, target, OPTIONAL, LABEL("目标值（扣分项不需要）", "target, not for deductions")),
    CALC_CHOICE(struct kpi_input, kind, kpi_kind_names, CHECKED(check_target), LABEL("方向", "direction")),
};
static const struct calc_shape kpi_shape = CALC_SHAPE(struct kpi_input, kpi_fields);

struct incentive_input {
    OBJECT_LIST(struct kpi_input) items;
    int64_t bonus_base_minor;
    double deferred_share;
};

static const struct error *check_weights(struct calc *calc, const void *in)
{
    const struct incentive_input *input = in;
    double sum = 0;
    for (size_t i = 0; i < input->items.count; i++)
        sum += input->items.items[i].weight;
    if (fabs(sum - 1) <= 1e-9)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "权重合计应为 1", "the weights must sum to 1", "items");
}

static const struct calc_field incentive_fields[] = {
    CALC_OBJECTS(struct incentive_input, items, &kpi_shape, NOT_EMPTY, CHECKED(check_weights),
                 LABEL("平衡计分卡指标", "indicators of the balanced scorecard")),
    CALC_INTEGER(struct incentive_input, bonus_base_minor, FROM_TO(0, 1e17),
                 LABEL("奖金基数（分）", "bonus base, fen")),
    CALC_NUMBER(struct incentive_input, deferred_share, FROM_TO(0, 1), LABEL("递延比例", "share deferred")),
};

static const struct error *answer_incentive(struct calc *calc, const void *input)
{
    const struct incentive_input *in = input;
    struct json_writer *w = &calc->out;
    double total = 0;
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < in->items.count; i++) {
        const struct kpi_input *item = &in->items.items[i];
        double score = kpi_score((enum kpi_kind)item->kind, item->actual, item->target);
        total += item->weight * score;
        json_open(w, '{');
        json_put_text(w, "kpi", item->kpi);
        json_put_double(w, "score", score);
        json_close(w, '}');
    }
    json_close(w, ']');
    int tenths = kpi_bonus_tenths(total);
    int64_t bonus, deferred;
    if (!exact_divide((__int128)in->bonus_base_minor * tenths, 10, &bonus) ||
        !exact_share(bonus, in->deferred_share, &deferred))
        return calc_fault(calc, ERROR_FIELD_RANGE, "更小的数", "smaller", "bonus_base_minor");
    json_put_double(w, "total_score", total);
    json_put_double(w, "coefficient", tenths / 10.0);
    json_put_int(w, "bonus_minor", bonus);
    json_put_int(w, "deferred_minor", deferred);
    return NULL;
}

/* --- complaint_deadline: 银行业保险业消费投诉处理管理办法 (Order 2020 No. 3), calendar days from receipt --- */
struct complaint_input {
    int64_t received_date;
    int complexity;
};

static const char *const complexities[] = {"simple", "complex", "very_complex_approved", NULL};
static const struct calc_field complaint_fields[] = {
    CALC_DATE(struct complaint_input, received_date, LABEL("收到日期", "date received")),
    CALC_CHOICE(struct complaint_input, complexity, complexities, LABEL("复杂程度", "complexity")),
};

static const struct error *answer_complaint(struct calc *calc, const void *input)
{
    const struct complaint_input *in = input;
    int days = complaint_days((enum complaint_complexity)in->complexity);
    json_put_int(&calc->out, "calendar_days", days);
    json_put_date(&calc->out, "due_date", in->received_date + days);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("satisfaction", "满意度与净推荐值及其置信区间", "Satisfaction and promoter score with intervals",
               struct satisfaction_input, satisfaction_fields, answer_satisfaction),
    CALC_TOPIC("churn", "客户流失率", "Customer churn", struct churn_input, churn_fields, answer_churn),
    CALC_TOPIC("clv", "客户终身价值", "Customer lifetime value", struct clv_input, clv_fields, answer_clv),
    CALC_TOPIC("funnel", "销售漏斗转化率", "Conversion along a funnel", struct funnel_input, funnel_fields,
               answer_funnel),
    CALC_TOPIC("association_rules", "产品关联规则", "Which products are held together", struct rules_input,
               rules_fields, answer_rules),
    CALC_TOPIC("incentive", "客户经理绩效奖金", "Bonus of a relationship manager", struct incentive_input,
               incentive_fields, answer_incentive),
    CALC_TOPIC("complaint_deadline", "投诉处理期限", "Deadline of a complaint", struct complaint_input,
               complaint_fields, answer_complaint),
};
const struct calc_section service_topics = {topics, sizeof(topics) / sizeof(topics[0])};
