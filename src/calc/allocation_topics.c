/* Where to lend, and where the money lent went. */
#include "calc/topics.h"
#include "quant/allocation.h"
#include "quant/loan_use.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct borrower {
    const char *id, *industry, *group;
    double raroc, risk_weight, demand_limit, minimum;
};
struct industry_limit {
    const char *industry;
    double limit;
};
struct group_limit {
    const char *group;
    double limit;
};
struct allocation_input {
    OBJECT_LIST(struct borrower) customers;
    double budget, capital_budget, capital_ratio;
    OBJECT_LIST(struct industry_limit) industry_limits;
    OBJECT_LIST(struct group_limit) group_limits;
};

static int by_id(const void *a, const void *b)
{
    const struct borrower *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);
    return order ? order : (*x > *y) - (*x < *y); /* of equal ids the later one in the input comes second */
}

static const struct error *check_ids(struct calc *calc, const void *input)
{
    const struct allocation_input *in = input;
    size_t count = in->customers.count, repeated = count;
    const struct borrower **sorted = ARENA_LIST(calc->arena, const struct borrower *, count + 1);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &in->customers.items[i];
    qsort(sorted, count, sizeof(*sorted), by_id);
    for (size_t i = 1; i < count; i++) {
        size_t index = (size_t)(sorted[i] - in->customers.items);
        if (!strcmp(sorted[i]->id, sorted[i - 1]->id) && index < repeated)
            repeated = index;
    }
    if (repeated == count)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "客户编号重复，每个客户只能出现一次",
                      "the id stands twice; give each customer once", "customers[%zu].id", repeated);
}

static const struct calc_field borrower_fields[] = {
    CALC_TEXT(struct borrower, id, LABEL("客户编号，不得重复", "customer, unique")),
    CALC_TEXT(struct borrower, industry, LABEL("行业", "industry")),
    CALC_TEXT(struct borrower, group, OPTIONAL, LABEL("集团", "group")),
    CALC_NUMBER(struct borrower, raroc, LABEL("风险调整资本收益率", "risk-adjusted return on capital")),
    CALC_NUMBER(struct borrower, risk_weight, AT_LEAST(0), LABEL("风险权重，1 为 100%", "risk weight, 1 = 100 %")),
    CALC_NUMBER(struct borrower, demand_limit, AT_LEAST(0), LABEL("需求上限", "most the customer takes")),
    CALC_NUMBER(struct borrower, minimum, DEFAULT(0), AT_LEAST(0), AT_MOST_OF(struct borrower, demand_limit),
                LABEL("最低投放", "least to be lent")),
};
static const struct calc_shape borrower = CALC_SHAPE(struct borrower, borrower_fields);
static const struct calc_field industry_limit_fields[] = {
    CALC_TEXT(struct industry_limit, industry, LABEL("行业", "industry")),
    CALC_NUMBER(struct industry_limit, limit, AT_LEAST(0), LABEL("限额", "limit")),
};
static const struct calc_shape industry_limit = CALC_SHAPE(struct industry_limit, industry_limit_fields);
static const struct calc_field group_limit_fields[] = {
    CALC_TEXT(struct group_limit, group, LABEL("集团", "group")),
    CALC_NUMBER(struct group_limit, limit, AT_LEAST(0), LABEL("限额", "limit")),
};
static const struct calc_shape group_limit = CALC_SHAPE(struct group_limit, group_limit_fields);
static const struct calc_field allocation_fields[] = {
    CALC_OBJECTS(struct allocation_input, customers, &borrower, NOT_EMPTY, CHECKED(check_ids),
                 LABEL("客户", "customers")),
    CALC_NUMBER(struct allocation_input, budget, AT_LEAST(0), LABEL("信贷规模", "amount to lend")),
    CALC_NUMBER(struct allocation_input, capital_budget, AT_LEAST(0), LABEL("资本预算", "capital to use")),
    CALC_NUMBER(struct allocation_input, capital_ratio, ABOVE(0),
                LABEL("资本占风险加权资产比例", "capital over risk-weighted assets")),
    CALC_OBJECTS(struct allocation_input, industry_limits, &industry_limit, LABEL("行业限额", "limits by industry")),
    CALC_OBJECTS(struct allocation_input, group_limits, &group_limit, LABEL("集团限额", "limits by group")),
};

/* The program in numbers, and the name of every limit. */
struct program {
    struct allocation_problem problem;
    const char **names;
};

static void fill_customers(struct calc *calc, const struct allocation_input *in, struct program *p)
{
    size_t n = in->customers.count;
    double *value = ARENA_LIST(calc->arena, double, n), *least = ARENA_LIST(calc->arena, double, n);
    double *most = ARENA_LIST(calc->arena, double, n);
    for (size_t j = 0; j < n; j++) {
        const struct borrower *b = &in->customers.items[j];
        value[j] = b->raroc * b->risk_weight * in->capital_ratio;
        least[j] = b->minimum;
        most[j] = b->demand_limit;
    }
    p->problem.value = value;
    p->problem.least = least;
    p->problem.most = most;
}

static void fill_limits(struct calc *calc, const struct allocation_input *in, struct program *p)
{
    size_t n = in->customers.count, industries = in->industry_limits.count, m = p->problem.limits;
    double *use = ARENA_LIST(calc->arena, double, n *m), *available = ARENA_LIST(calc->arena, double, m);
    p->names = ARENA_LIST(calc->arena, const char *, m);
    p->names[0] = "budget";
    p->names[1] = "capital";
    available[0] = in->budget;
    available[1] = in->capital_budget;
    for (size_t i = 0; i < industries; i++) {
        p->names[2 + i] = arena_format(calc->arena, "industry:%s", in->industry_limits.items[i].industry);
        available[2 + i] = in->industry_limits.items[i].limit;
    }
    for (size_t i = 0; i < in->group_limits.count; i++) {
        p->names[2 + industries + i] = arena_format(calc->arena, "group:%s", in->group_limits.items[i].group);
        available[2 + industries + i] = in->group_limits.items[i].limit;
    }
    for (size_t j = 0; j < n; j++) {
        const struct borrower *b = &in->customers.items[j];
        use[j] = 1;
        use[n + j] = b->risk_weight * in->capital_ratio;
        for (size_t i = 0; i < industries; i++)
            use[(2 + i) * n + j] = !strcmp(in->industry_limits.items[i].industry, b->industry);
        for (size_t i = 0; b->group && i < in->group_limits.count; i++)
            use[(2 + industries + i) * n + j] = !strcmp(in->group_limits.items[i].group, b->group);
    }
    p->problem.use = use;
    p->problem.available = available;
}

static void put_amounts(struct calc *calc, const struct allocation_input *in, const double *amount, const double *dual)
{
    struct json_writer *w = &calc->out;
    json_key(w, "allocation");
    json_open(w, '[');
    for (size_t j = 0; j < in->customers.count; j++) {
        json_open(w, '{');
        json_put_text(w, "id", in->customers.items[j].id);
        json_put_double(w, "amount", amount[j]);
        if (dual)
            json_put_double(w, "demand_dual", dual[j]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void put_limits(struct calc *calc, const struct program *p, const struct allocation *a)
{
    struct json_writer *w = &calc->out;
    json_key(w, "constraints");
    json_open(w, '[');
    for (size_t i = 0; i < p->problem.limits; i++) {
        json_open(w, '{');
        json_put_text(w, "name", p->names[i]);
        json_put_double(w, "lhs", a->used[i]);
        json_put_double(w, "rhs", p->problem.available[i]);
        json_put_bool(w, "binding", fabs(a->used[i] - p->problem.available[i]) < 1e-7);
        json_put_double(w, "dual", a->limit_dual[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *credit_allocation(struct calc *calc, const void *input)
{
    const struct allocation_input *in = input;
    struct program p = {.problem = {.customers = in->customers.count,
                                    .limits = 2 + in->industry_limits.count + in->group_limits.count}};
    fill_customers(calc, in, &p);
    fill_limits(calc, in, &p);
    struct allocation a = allocation_solve(calc->arena, &p.problem);
    struct json_writer *w = &calc->out;
    json_put_text(w, "status", a.feasible ? "optimal" : "infeasible");
    json_put_double(w, "objective", a.feasible ? a.objective : NAN);
    if (!a.feasible) {
        json_put_null(w, "allocation");
        json_put_null(w, "constraints");
        json_put_null(w, "greedy");
        return NULL;
    }
    put_amounts(calc, in, a.amount, a.demand_dual);
    put_limits(calc, &p, &a);
    double *greedy = ARENA_LIST(calc->arena, double, in->customers.count);
    double objective = allocation_greedy(calc->arena, &p.problem, greedy);
    json_key(w, "greedy");
    json_open(w, '{');
    put_amounts(calc, in, greedy, NULL);
    json_put_double(w, "objective", objective);
    json_close(w, '}');
    return NULL;
}

struct use_loan {
    int64_t drawdown_date, drawdown_amount_minor;
    const char *purpose;
    struct text_list allowed_industries;
};
struct linked {
    const char *payee;
    struct text_list accounts;
};
struct controller {
    const char *payee, *controller;
};
struct use_input {
    const struct use_loan *loan;
    OBJECT_LIST(struct loan_use_transaction) transactions;
    OBJECT_LIST(struct linked) linked_accounts;
    struct text_list related_parties;
    OBJECT_LIST(struct controller) controllers;
};

static const char *const transaction_types[] = {"payment", "inflow", "cash", NULL};
static const struct calc_field use_loan_fields[] = {
    CALC_DATE(struct use_loan, drawdown_date, LABEL("放款日", "day of drawdown")),
    CALC_INTEGER(struct use_loan, drawdown_amount_minor, ABOVE(0), LABEL("放款金额（分）", "amount drawn in fen")),
    CALC_TEXT(struct use_loan, purpose, LABEL("贷款用途", "purpose")),
    CALC_TEXTS(struct use_loan, allowed_industries, LABEL("与用途相符的收款行业", "industries that fit the purpose")),
};
static const struct calc_shape use_loan = CALC_SHAPE(struct use_loan, use_loan_fields);
static const struct calc_field transaction_fields[] = {
    CALC_CHOICE(struct loan_use_transaction, type, transaction_types, SELECTS, LABEL("类型", "kind")),
    CALC_TEXT(struct loan_use_transaction, payee, WHEN(CHOSEN(LOAN_USE_PAYMENT)), LABEL("收款人", "payee")),
    CALC_TEXT(struct loan_use_transaction, payee_industry, WHEN(CHOSEN(LOAN_USE_PAYMENT)),
              LABEL("收款人行业", "industry of the payee")),
    CALC_BOOL(struct loan_use_transaction, contract, WHEN(CHOSEN(LOAN_USE_PAYMENT)), DEFAULT(0),
              LABEL("有贸易合同", "trade contract on file")),
    CALC_TEXT(struct loan_use_transaction, payer, WHEN(CHOSEN(LOAN_USE_INFLOW)), LABEL("付款人", "payer")),
    CALC_DATE(struct loan_use_transaction, date, LABEL("日期", "date")),
    CALC_INTEGER(struct loan_use_transaction, amount_minor, ABOVE(0), LABEL("金额（分）", "amount in fen")),
};
static const struct calc_shape transaction = CALC_SHAPE(struct loan_use_transaction, transaction_fields);
static const struct calc_field linked_fields[] = {
    CALC_TEXT(struct linked, payee, LABEL("收款人", "payee")),
    CALC_TEXTS(struct linked, accounts, LABEL("关联账户", "linked accounts")),
};
static const struct calc_shape linked = CALC_SHAPE(struct linked, linked_fields);
static const struct calc_field controller_fields[] = {
    CALC_TEXT(struct controller, payee, LABEL("收款人", "payee")),
    CALC_TEXT(struct controller, controller, LABEL("实际控制人", "who controls the payee")),
};
static const struct calc_shape controller = CALC_SHAPE(struct controller, controller_fields);
static const struct calc_field use_fields[] = {
    CALC_OBJECT(struct use_input, loan, &use_loan, LABEL("贷款", "loan")),
    CALC_OBJECTS(struct use_input, transactions, &transaction, LABEL("交易", "transactions")),
    CALC_OBJECTS(struct use_input, linked_accounts, &linked, OPTIONAL,
                 LABEL("收款人的关联账户", "accounts linked to payees")),
    CALC_TEXTS(struct use_input, related_parties, OPTIONAL, LABEL("关联方", "related parties")),
    CALC_OBJECTS(struct use_input, controllers, &controller, OPTIONAL,
                 LABEL("收款人的实际控制人", "controllers of payees")),
};

static struct loan_use loan_use_of(struct calc *calc, const struct use_input *in)
{
    struct loan_use_pair *links = NULL,
                         *controllers = ARENA_LIST(calc->arena, struct loan_use_pair, in->controllers.count + 1);
    size_t count = 0, room = 0;
    for (size_t i = 0; i < in->linked_accounts.count; i++)
        for (size_t k = 0; k < in->linked_accounts.items[i].accounts.count; k++) {
            struct loan_use_pair pair = {in->linked_accounts.items[i].payee,
                                         in->linked_accounts.items[i].accounts.items[k]};
            ARENA_PUSH(calc->arena, links, count, room, pair);
        }
    for (size_t i = 0; i < in->controllers.count; i++)
        controllers[i] = (struct loan_use_pair){in->controllers.items[i].payee, in->controllers.items[i].controller};
    return (struct loan_use){.drawdown_date = in->loan->drawdown_date,
                             .drawdown_amount_minor = in->loan->drawdown_amount_minor,
                             .purpose = in->loan->purpose,
                             .allowed_industries = in->loan->allowed_industries.items,
                             .allowed_count = in->loan->allowed_industries.count,
                             .transactions = in->transactions.items,
                             .transaction_count = in->transactions.count,
                             .linked_accounts = links,
                             .linked_count = count,
                             .related_parties = in->related_parties.items,
                             .related_count = in->related_parties.count,
                             .controllers = controllers,
                             .controller_count = in->controllers.count};
}

static const struct error *warning_rules(struct calc *calc, const void *input)
{
    struct loan_use use = loan_use_of(calc, input);
    const char *tested[LOAN_USE_RULE_COUNT], *fired[LOAN_USE_RULE_COUNT];
    int64_t evidence[LOAN_USE_RULE_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < LOAN_USE_RULE_COUNT; i++) {
        struct loan_use_finding found = loan_use_rules[i].test(&use);
        tested[i] = loan_use_rules[i].id;
        if (!found.fired)
            continue;
        fired[count] = loan_use_rules[i].id;
        evidence[count++] = (int64_t)found.transaction;
    }
    calc_put_texts(calc, "rules_tested", tested, LOAN_USE_RULE_COUNT);
    calc_put_texts(calc, "fired", fired, count);
    calc_put_integers(calc, "fired_by_transaction", evidence, count);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("credit_allocation", "信贷资源配置", "Allocation of credit", struct allocation_input, allocation_fields,
               credit_allocation),
    CALC_TOPIC("warning_rules", "贷款用途预警规则", "Early-warning rules on the use of a loan", struct use_input,
               use_fields, warning_rules),
};
const struct calc_section allocation_topics = {topics, sizeof(topics) / sizeof(topics[0])};
