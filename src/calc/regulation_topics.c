/* Supervisory rules: classification, concentration. */
#include "calc/topics.h"
#include "quant/classification.h"
#include "quant/exposure_limit.h"

static const char *const restructured_names[] = {"no", "first", "again", NULL};

#define FLAG(member, zh_, en_)  CALC_BOOL(struct loan_facts, member, DEFAULT(0), LABEL(zh_, en_))
#define SHARE(member, zh_, en_) CALC_NUMBER(struct loan_facts, member, DEFAULT(0), FROM_TO(0, 1), LABEL(zh_, en_))
static const struct calc_field class_fields[] = {
    CALC_INTEGER(struct loan_facts, overdue_days, AT_LEAST(0), LABEL("逾期天数", "days overdue")),
    FLAG(technical_overdue, "操作性或技术性逾期", "overdue for technical reasons"),
    FLAG(fund_misuse, "未经同意改变用途", "use changed without consent"),
    FLAG(repaid_by_new_debt, "借新还旧或以其他融资偿还", "repaid by new borrowing"),
    FLAG(small_renewal_exempt, "符合条件的小微续贷", "qualifying small-business renewal"),
    FLAG(npl_elsewhere, "同一债务人在本行或他行有不良", "the debtor has an NPL here or elsewhere"),
    FLAG(credit_impaired, "已发生信用减值", "credit-impaired"),
    FLAG(severe_downgrade, "外部评级大幅下调", "external rating fell sharply"),
    FLAG(evading_debt, "逃废银行债务", "evades bank debt"),
    FLAG(bankruptcy_liquidation, "进入破产清算", "in bankruptcy liquidation"),
    SHARE(ecl_ratio, "预期信用损失占账面余额", "expected loss over book value"),
    SHARE(overdue90_share_all_banks, "所有银行债务中逾期 90 天以上的占比",
          "share of debt at all banks overdue over 90 days"),
    SHARE(npl_share_own_bank, "本行债权中不良的占比", "share of claims in this bank that are NPL"),
    CALC_CHOICE(struct loan_facts, restructured, restructured_names, DEFAULT(LOAN_NOT_RESTRUCTURED),
                LABEL("重组：否、首次、观察期内再次", "restructured: no, first, again in observation")),
};

static const struct error *five_class(struct calc *calc, const void *input)
{
    struct loan_classification found = loan_classify(input);
    struct json_writer *w = &calc->out;
    json_put_text(w, "class", loan_class_name(found.class));
    json_put_int(w, "class_number", found.class);
    json_key(w, "reasons");
    json_open(w, '[');
    for (size_t i = 0; i < found.reason_count; i++) {
        json_open(w, '{');
        json_put_text(w, "class", loan_class_name(found.reasons[i].class));
        json_put_text(w, "article", found.reasons[i].article);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static const char *const counterparties[] = {"non_bank_single", "non_bank_group", "interbank",
                                             "gsib_to_gsib",    "anonymous",      NULL};

static const struct calc_field exposure_fields[] = {
    CALC_CHOICE(struct exposure_terms, counterparty, counterparties, NAMED("counterparty_type"),
                LABEL("客户类型", "counterparty")),
    CALC_INTEGER(struct exposure_terms, loan_balance_minor, AT_LEAST(0),
                 LABEL("贷款余额（分）", "loan balance in fen")),
    CALC_INTEGER(struct exposure_terms, exposure_minor, AT_LEAST(0), LABEL("风险暴露（分）", "exposure in fen")),
    CALC_INTEGER(struct exposure_terms, total_capital_net_minor, ABOVE(0),
                 LABEL("资本净额（分）", "net total capital in fen")),
    CALC_INTEGER(struct exposure_terms, tier1_capital_net_minor, ABOVE(0),
                 LABEL("一级资本净额（分）", "net Tier 1 capital in fen")),
};

static const struct error *large_exposure(struct calc *calc, const void *input)
{
    const struct exposure_terms *in = input;
    struct json_writer *w = &calc->out;
    json_put_double(w, "loan_to_capital", (double)in->loan_balance_minor / (double)in->total_capital_net_minor);
    json_put_double(w, "exposure_to_tier1", (double)in->exposure_minor / (double)in->tier1_capital_net_minor);
    json_put_double(w, "exposure_limit", exposure_limit_percent((enum exposure_counterparty)in->counterparty) / 100.0);
    json_put_bool(w, "loan_limit_breached", exposure_loan_limit_breached(in));
    json_put_bool(w, "exposure_limit_breached", exposure_limit_breached(in));
    json_put_bool(w, "large_exposure", exposure_large(in));
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("five_class", "贷款五级分类下限", "Five-class floor of a loan", struct loan_facts, class_fields,
               five_class),
    CALC_TOPIC("large_exposure", "大额风险暴露与集中度限额", "Concentration limits", struct exposure_terms,
               exposure_fields, large_exposure),
};
const struct calc_section regulation_topics = {topics, sizeof(topics) / sizeof(topics[0])};
