#include "quant/standardised.h"

const struct standardised_class standardised_classes[STANDARDISED_CLASS_COUNT] = {
    {"general_corporate", "一般公司", "General corporate", 1.00},
    {"investment_grade_corporate", "投资级公司", "Investment-grade corporate", 0.75},
    {"sme_corporate", "中小企业", "Small and medium corporate", 0.85},
    {"micro_small_retail", "小微企业（监管零售）", "Micro and small, regulatory retail", 0.75},
    {"project_finance_pre_operation", "项目融资（运营前）", "Project finance before operation", 1.30},
    {"project_finance_operation", "项目融资（运营期）", "Project finance in operation", 1.00},
    {"object_finance", "物品融资", "Object finance", 1.00},
    {"commodity_finance", "商品融资", "Commodity finance", 1.00},
    {"real_estate_development_qualifying", "房地产开发（符合审慎要求）", "Property development, qualifying", 1.00},
    {"real_estate_development_other", "房地产开发（其他）", "Property development, other", 1.50},
};

const struct standardised_item standardised_items[STANDARDISED_ITEM_COUNT] = {
    {"unconditionally_cancellable", "可随时无条件撤销的承诺", "Unconditionally cancellable", 0.10},
    {"other_commitment", "其他承诺", "Other commitment", 0.40},
    {"trade_related_short_term", "短期贸易融资", "Short-term trade related", 0.20},
    {"transaction_related", "与交易相关", "Transaction related", 0.50},
    {"direct_credit_substitute", "等同于贷款的授信", "Direct credit substitute", 1.00},
};
