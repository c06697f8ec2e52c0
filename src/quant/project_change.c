#include "quant/project_case.h"

#include "base/text.h"

#include <string.h>

/* --- changes ------------------------------------------------------------------------------------------------------ */

static struct json number_node(double value)
{
    return (struct json){.kind = JSON_DOUBLE, .number = value};
}

/* A copy of the map or list with room for one more. */
static struct json *node_copy(struct arena *arena, const struct json *node)
{
    struct json *copy = ARENA_NEW(arena, struct json);
    *copy = *node;
    copy->items = ARENA_LIST(arena, struct json, node->count + 1);
    if (node->count)
        memcpy(copy->items, node->items, node->count * sizeof(*node->items));
    if (node->kind == JSON_MAP) {
        copy->keys = ARENA_LIST(arena, const char *, node->count + 1);
        if (node->count)
            memcpy(copy->keys, node->keys, node->count * sizeof(*node->keys));
    }
    return copy;
}

static bool change_set(struct arena *arena, struct json *node, const char *path, double value)
{
    size_t size = strcspn(path, "."), place = node->count;
    char key[80];
    if (size >= sizeof(key) || !size)
        return false;
    memcpy(key, path, size);
    key[size] = 0;
    if (node->kind == JSON_LIST) {
        int64_t index;
        if (!text_integer(key, &index) || index < 0 || (size_t)index >= node->count)
            return false;
        place = (size_t)index;
    } else if (node->kind == JSON_MAP) {
        for (place = 0; place < node->count && strcmp(node->keys[place], key); place++)
            continue;
    } else {
        return false;
    }
    bool last = !path[size], there = place < node->count;
    struct json *child = there ? &node->items[place] : NULL;
    if (last && (!there || child->kind != JSON_MAP) && (!there || child->kind != JSON_LIST)) {
        if (!there)
            node->keys[node->count++] = arena_text(arena, key);
        node->items[place] = there && child->kind == JSON_BOOL ? (struct json){.kind = JSON_BOOL, .truth = value != 0}
                                                               : number_node(value);
        return true;
    }
    if (!there) {
        node->keys[node->count++] = arena_text(arena, key);
        node->items[place] = (struct json){.kind = JSON_MAP};
    } else if (child->kind != JSON_MAP && child->kind != JSON_LIST) {
        return false;
    }
    struct json *copy = node_copy(arena, &node->items[place]);
    node->items[place] = *copy;
    return change_set(arena, &node->items[place], last ? "value" : path + size + 1, value);
}

const struct error *project_case_change(struct arena *arena, const struct json *content, const struct json *changes,
                                        const struct json **changed)
{
    *changed = content;
    if (json_absent(changes) || changes->kind != JSON_MAP || !changes->count)
        return NULL;
    if (content->kind != JSON_MAP)
        return error_make(arena, ERROR_FIELD_TYPE, .field = "content", .value = "?", .arguments = {"map"});
    struct json *copy = node_copy(arena, content);
    for (size_t i = 0; i < changes->count; i++) {
        double value;
        /* Several changes may lie in one branch: each copies what it passes, which is small. */
        if (!json_number(&changes->items[i], &value))
            return error_make(arena, ERROR_FIELD_TYPE, .field = changes->keys[i], .value = "?",
                              .arguments = {"number"});
        copy = node_copy(arena, copy);
        if (!change_set(arena, copy, changes->keys[i], value))
            return error_make(arena, ERROR_FIELD_UNKNOWN, .field = changes->keys[i], .arguments = {""});
    }
    *changed = copy;
    return NULL;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

const struct project_case_word project_case_words[] = {
    {"construction_months", "months", "建设期", "Construction"},
    {"operation_months", "months", "运营期", "Operation"},
    {"delay_months", "months", "完工推迟", "Delay"},
    {"period_months", "months", "每期月数", "Months a period"},
    {"pay_months", "months", "还款间隔", "Months between payments"},
    {"capex", "", "建设投资", "Capital cost"},
    {"amount", "money", "金额", "Amount"},
    {"from_month", "months", "开始月", "From month"},
    {"months", "months", "月数", "Months"},
    {"grant", "money", "建设期补助", "Grant"},
    {"revenues", "", "收入", "Revenue"},
    {"volume", "count", "数量(每年)", "Volume a year"},
    {"price", "money", "单价", "Price"},
    {"value", "", "数值", "Value"},
    {"growth", "share", "年增长", "Growth a year"},
    {"ramp", "", "爬坡", "Ramp-up"},
    {"points", "", "时点", "Points"},
    {"season", "", "季节", "Season"},
    {"fx", "", "汇率", "Exchange rate"},
    {"years", "years", "年数", "Years"},
    {"profit_rate", "share", "合理利润率", "Reasonable profit"},
    {"construction_cost", "money", "建设成本", "Construction cost"},
    {"operating_cost", "money", "年运营成本", "Operating cost a year"},
    {"user_charges", "money", "使用者付费", "User charges"},
    {"costs", "", "成本", "Cost"},
    {"share", "share", "比例", "Share"},
    {"maintenance", "", "大修", "Major maintenance"},
    {"every_years", "years", "每几年", "Every years"},
    {"receivable_days", "days", "应收天数", "Receivable days"},
    {"payable_days", "days", "应付天数", "Payable days"},
    {"depreciation_years", "years", "折旧年限", "Depreciation"},
    {"tax", "", "税", "Tax"},
    {"rate", "share", "利率或税率", "Rate"},
    {"holiday_years", "years", "免税年数", "Years without tax"},
    {"half_years", "years", "减半年数", "Years at half tax"},
    {"loss_years", "years", "亏损结转年数", "Loss carry-forward"},
    {"debt", "", "贷款", "Debt"},
    {"max_gearing", "share", "贷款比例上限", "Gearing cap"},
    {"limit", "money", "贷款金额上限", "Debt limit"},
    {"target_dscr", "times", "目标偿债覆盖率", "Target DSCR"},
    {"tail_months", "months", "尾期", "Tail"},
    {"sweep_share", "share", "现金清扫比例", "Cash sweep"},
    {"equity_first", "flag", "资本金先行", "Own capital first"},
    {"tranches", "", "档", "Tranche"},
    {"floating", "flag", "浮动", "Floating"},
    {"upfront_fee", "share", "安排费", "Upfront fee"},
    {"commitment_fee", "share", "承诺费", "Commitment fee"},
    {"grace_months", "months", "完工后宽限", "Grace after completion"},
    {"tenor_months", "months", "贷款期限", "Tenor"},
    {"shareholder_loan", "", "股东借款", "Shareholder loan"},
    {"reserves", "", "准备金", "Reserves"},
    {"dsra_months", "months", "偿债准备金月数", "DSRA"},
    {"mra_months", "months", "大修准备金月数", "Maintenance reserve"},
    {"cover", "", "覆盖率约定", "Cover covenants"},
    {"lockup_dscr", "times", "锁定线", "Lock-up DSCR"},
    {"default_dscr", "times", "违约线", "Default DSCR"},
    {"factors", "", "系数", "Factors"},
    {"capex_factor", "times", "投资系数", "Capital cost factor"},
    {"volume_factor", "times", "数量系数", "Volume factor"},
    {"price_factor", "times", "价格系数", "Price factor"},
    {"opex_factor", "times", "成本系数", "Cost factor"},
    {"fx_factor", "times", "汇率系数", "Exchange rate factor"},
    {"rate_shift", "share", "利率变动", "Rate shift"},
    {"discount_rate", "share", "折现率", "Discount rate"},
    {"fixed_end", "flag", "期末固定", "Fixed end"},
    {"start", "", "开工月", "Start"},
    {"currency", "", "币种", "Currency"},
    {"currencies", "", "其他币种", "Other currencies"},
    {"name", "", "名称", "Name"},
    {"label", "", "名称", "Label"},
    {"kind", "", "类型", "Kind"},
    {"driver", "", "计价方式", "Driver"},
    {"profile", "", "投入进度", "Profile"},
    {"repayment", "", "还款方式", "Repayment"},
    {"source", "", "来源", "Source"},
    {"dated", "", "日期", "Dated"},
    {"note", "", "备注", "Note"},
    {"scenarios", "", "情景", "Scenario"},
    {"changes", "", "改动", "Change"},
    {"drivers", "", "随机驱动因素", "Random driver"},
    {"path", "", "作用于", "Acts on"},
    {"spread", "", "离散度", "Spread"},
    {"low", "", "下限", "Low"},
    {"high", "", "上限", "High"},
    {"group", "", "相关组", "Correlated group"},
    {"correlation", "", "组内相关系数", "Correlation in a group"},
};
const size_t project_case_word_count = sizeof(project_case_words) / sizeof(*project_case_words);
