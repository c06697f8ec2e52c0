/* Loans: day counts, schedules, prepayment, penalty interest, repricing, true cost, risk adjusted return. */
#include "calc/topics.h"

#include "quant/day_count.h"
#include "quant/exact.h"
#include "quant/overdue.h"
#include "quant/prepayment.h"
#include "quant/repricing.h"
#include "quant/schedule.h"

/* --- day_count --- */
struct day_count_input {
    int convention;
    int64_t start_date, end_date;
};

static const struct calc_field day_count_fields[] = {
    CALC_CHOICE(struct day_count_input, convention, day_count_names, LABEL("计息天数规则", "day count convention")),
    CALC_DATE(struct day_count_input, start_date, LABEL("起息日（计入）", "first day, counted")),
    CALC_DATE(struct day_count_input, end_date, AT_LEAST_OF(struct day_count_input, start_date),
              LABEL("到期日（不计入）", "end day, not counted")),
};

static const struct error *answer_day_count(struct calc *calc, const void *input)
{
    const struct day_count_input *in = input;
    struct day_span span = day_count((enum day_count)in->convention, in->start_date, in->end_date);
    json_put_int(&calc->out, "days", span.days);
    json_put_double(&calc->out, "fraction", span.years);
    json_put_int(&calc->out, "actual_days", in->end_date - in->start_date);
    return NULL;
}

/* --- schedule --- */
struct schedule_input {
    int method, interest_basis;
    int64_t principal_minor, annual_rate, start_date;
    int64_t period_months, periods, interest_only_periods, balloon_minor;
    struct number_list principal_shares;
    struct integer_list principal_months;
    int64_t seasonal_principal_minor;
    int64_t maturity_date, interest_day;
    struct integer_list interest_months;
    int roll;
    struct integer_list holidays, working_weekends;
};

#define PERIODIC                                                                                                       \
    WHEN(CHOSEN(SCHEDULE_EQUAL_INSTALMENT) | CHOSEN(SCHEDULE_EQUAL_PRINCIPAL) | CHOSEN(SCHEDULE_STEPPED) |             \
         CHOSEN(SCHEDULE_SEASONAL))

static const struct calc_field schedule_fields[] = {
    CALC_CHOICE(struct schedule_input, method, schedule_method_names, SELECTS, LABEL("还款方式", "repayment method")),
    CALC_INTEGER(struct schedule_input, principal_minor, AT_LEAST(1), LABEL("本金（分）", "principal, fen")),
    CALC_RATE(struct schedule_input, annual_rate, AT_LEAST(0), LABEL("年利率", "annual rate")),
    CALC_CHOICE(struct schedule_input, interest_basis, interest_basis_names,
                LABEL("计息方式：按期或按天数", "interest per period or by days")),
    CALC_DATE(struct schedule_input, start_date, LABEL("放款日", "drawdown date")),
    CALC_INTEGER(struct schedule_input, period_months, AT_LEAST(1), PERIODIC, LABEL("每期月数", "months a period")),
    CALC_INTEGER(struct schedule_input, periods, AT_LEAST(1), PERIODIC, LABEL("期数", "number of periods")),
    CALC_INTEGER(struct schedule_input, interest_only_periods, DEFAULT(0), AT_LEAST(0),
                 BELOW_OF(struct schedule_input, periods),
                 WHEN(CHOSEN(SCHEDULE_EQUAL_INSTALMENT) | CHOSEN(SCHEDULE_EQUAL_PRINCIPAL)),
                 LABEL("只还息期数（宽限期）", "periods of interest only")),
    CALC_INTEGER(struct schedule_input, balloon_minor, DEFAULT(0), AT_LEAST(0),
                 BELOW_OF(struct schedule_input, principal_minor), WHEN(CHOSEN(SCHEDULE_EQUAL_INSTALMENT)),
                 LABEL("末期一次归还的本金（分）", "principal left for the last instalment, fen")),
    CALC_NUMBERS(struct schedule_input, principal_shares, AT_LEAST(0), LENGTH_IS(struct schedule_input, periods),
                 WHEN(CHOSEN(SCHEDULE_STEPPED)), LABEL("各期还本比例，合计为 1", "share of principal a period, sum 1")),
    CALC_INTEGERS(struct schedule_input, principal_months, FROM_TO(1, 12), WHEN(CHOSEN(SCHEDULE_SEASONAL)),
                  LABEL("还本月份", "months that repay principal")),
    CALC_INTEGER(struct schedule_input, seasonal_principal_minor, AT_LEAST(1), WHEN(CHOSEN(SCHEDULE_SEASONAL)),
                 LABEL("每次还本（分）", "principal each time, fen")),
    CALC_DATE(struct schedule_input, maturity_date, ABOVE_OF(struct schedule_input, start_date),
              WHEN(CHOSEN(SCHEDULE_BULLET)), LABEL("到期日", "maturity")),
    CALC_INTEGER(struct schedule_input, interest_day, FROM_TO(1, 28), WHEN(CHOSEN(SCHEDULE_BULLET)),
                 LABEL("结息日", "interest day of the month")),
    CALC_INTEGERS(struct schedule_input, interest_months, FROM_TO(1, 12), WHEN(CHOSEN(SCHEDULE_BULLET)),
                  LABEL("结息月份", "interest months")),
    CALC_CHOICE(struct schedule_input, roll, date_roll_names, DEFAULT(ROLL_NONE),
                LABEL("到期日遇非工作日", "due dates that are no working days")),
    CALC_DATES(struct schedule_input, holidays, OPTIONAL, LABEL("节假日", "holidays")),
    CALC_DATES(struct schedule_input, working_weekends, OPTIONAL, LABEL("调休上班的周末", "weekends that are worked")),
};

/* NULL when nothing but weekends is closed. */
static struct work_calendar *calendar_of(struct calc *calc, const struct schedule_input *in)
{
    int64_t first = INT64_MAX, last = INT64_MIN;
    const struct integer_list *lists[] = {&in->holidays, &in->working_weekends};
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            first = lists[l]->items[i] < first ? lists[l]->items[i] : first;
            last = lists[l]->items[i] > last ? lists[l]->items[i] : last;
        }
    if (first > last)
        return NULL;
    struct work_calendar *calendar = work_calendar_new(calc->arena, first, last);
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            work_calendar_set(calendar, lists[l]->items[i], l == 0);
    return calendar;
}

static unsigned month_set(const struct integer_list *months)
{
    unsigned set = 0;
    for (size_t i = 0; i < months->count; i++)
        set |= MONTH_BIT(months->items[i]);
    return set;
}

static void put_rows(struct calc *calc, const struct schedule *schedule)
{
    struct json_writer *w = &calc->out;
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t k = 0; k < schedule->count; k++) {
        const struct schedule_row *row = &schedule->rows[k];
        json_open(w, '{');
        json_put_int(w, "period", row->period);
        if (row->due_date != NONE) {
            json_put_date(w, "due_date", row->due_date);
            json_put_int(w, "days", row->days);
        }
        json_put_int(w, "opening_minor", row->opening_minor);
        json_put_int(w, "interest_minor", row->interest_minor);
        json_put_int(w, "principal_minor", row->principal_minor);
        json_put_int(w, "payment_minor", row->payment_minor);
        json_put_int(w, "closing_minor", row->closing_minor);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *answer_schedule(struct calc *calc, const void *input)
{
    const struct schedule_input *in = input;
    struct schedule_terms terms = {.method = (enum schedule_method)in->method,
                                   .principal_minor = in->principal_minor,
                                   .rate_e8 = in->annual_rate,
                                   .interest_basis = in->interest_basis,
                                   .start_date = in->start_date,
                                   .roll = (enum date_roll)in->roll,
                                   .calendar = calendar_of(calc, in),
                                   .period_months = in->period_months,
                                   .periods = in->periods,
                                   .interest_only_periods =
                                       in->interest_only_periods == NONE ? 0 : in->interest_only_periods,
                                   .balloon_minor = in->balloon_minor == NONE ? 0 : in->balloon_minor,
                                   .principal_shares = in->principal_shares.items,
                                   .principal_share_count = in->principal_shares.count,
                                   .principal_months = month_set(&in->principal_months),
                                   .seasonal_principal_minor = in->seasonal_principal_minor,
                                   .maturity_date = in->maturity_date,
                                   .interest_day = (int)in->interest_day,
                                   .interest_months = month_set(&in->interest_months)};
    struct schedule schedule;
    TRY(schedule_build(calc->arena, &terms, &schedule));
    if (schedule.level_payment_minor != NONE)
        json_put_int(&calc->out, "level_payment_minor", schedule.level_payment_minor);
    json_put_int(&calc->out, "total_interest_minor", schedule.total_interest_minor);
    json_put_int(&calc->out, "total_paid_minor", schedule.total_paid_minor);
    put_rows(calc, &schedule);
    return NULL;
}

/* --- prepayment --- */
struct prepayment_input {
    int64_t principal_minor, annual_rate, period_months, periods, after_period, prepaid_minor;
    int option;
};

static const struct calc_field prepayment_fields[] = {
    CALC_INTEGER(struct prepayment_input, principal_minor, AT_LEAST(1), LABEL("本金（分）", "principal, fen")),
    CALC_RATE(struct prepayment_input, annual_rate, AT_LEAST(0), LABEL("年利率", "annual rate")),
    CALC_INTEGER(struct prepayment_input, period_months, FROM_TO(1, 1200), LABEL("每期月数", "months a period")),
    CALC_INTEGER(struct prepayment_input, periods, FROM_TO(1, 120000), LABEL("期数", "number of periods")),
    CALC_INTEGER(struct prepayment_input, after_period, AT_LEAST(0), BELOW_OF(struct prepayment_input, periods),
                 LABEL("提前还款前已还期数", "instalments paid before")),
    CALC_INTEGER(struct prepayment_input, prepaid_minor, AT_LEAST(1),
                 LABEL("提前还本（分）", "principal prepaid, fen")),
    CALC_CHOICE(struct prepayment_input, option, prepayment_option_names,
                LABEL("减少月供或缩短期限", "lower payment or shorter term")),
};

static const struct error *answer_prepayment(struct calc *calc, const void *input)
{
    const struct prepayment_input *in = input;
    struct prepayment_terms terms = {.principal_minor = in->principal_minor,
                                     .rate_e8 = in->annual_rate,
                                     .period_months = in->period_months,
                                     .periods = in->periods,
                                     .after_period = in->after_period,
                                     .prepaid_minor = in->prepaid_minor,
                                     .option = (enum prepayment_option)in->option};
    struct prepayment p;
    TRY(prepayment_build(calc->arena, &terms, &p));
    struct json_writer *w = &calc->out;
    json_put_int(w, "balance_before_minor", p.balance_before_minor);
    json_put_int(w, "balance_after_minor", p.balance_after_minor);
    json_put_int(w, "payment_minor", p.payment_minor);
    json_put_int(w, "periods", (int64_t)p.remaining.count);
    json_put_int(w, "last_payment_minor", p.last_payment_minor);
    json_put_int(w, "interest_minor", p.remaining.total_interest_minor);
    json_put_int(w, "interest_without_prepayment_minor", p.interest_without_prepayment_minor);
    json_put_int(w, "interest_saved_minor", p.interest_saved_minor);
    put_rows(calc, &p.remaining);
    return NULL;
}

/* --- penalty_interest --- */
enum { CAPITALISATION_NONE, CAPITALISATION_MONTHLY };
static const char *const capitalisations[] = {"none", "monthly", NULL};

struct penalty_input {
    int64_t overdue_principal_minor, overdue_interest_minor, contract_rate, overdue_uplift, misuse_uplift;
    int64_t due_date, paid_date, capitalisation_day;
    bool matured;
    int capitalisation;
};

static const struct error *check_uplifts(struct calc *calc, const void *in)
{
    const struct penalty_input *input = in;
    if (input->overdue_uplift != NONE || input->misuse_uplift != NONE)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "请至少给出 overdue_uplift 和 misuse_uplift 之一",
                      "give overdue_uplift or misuse_uplift", "overdue_uplift");
}

static const struct calc_field penalty_fields[] = {
    CALC_INTEGER(struct penalty_input, overdue_principal_minor, AT_LEAST(0),
                 LABEL("逾期本金（分）", "overdue principal, fen")),
    CALC_INTEGER(struct penalty_input, overdue_interest_minor, AT_LEAST(0),
                 LABEL("欠息（分）", "overdue interest, fen")),
    CALC_RATE(struct penalty_input, contract_rate, AT_LEAST(0), LABEL("合同利率", "contract rate")),
    CALC_RATE(struct penalty_input, overdue_uplift, OPTIONAL, FROM_TO(0, 1),
              LABEL("逾期加收比例", "uplift for being overdue")),
    CALC_RATE(struct penalty_input, misuse_uplift, OPTIONAL, FROM_TO(0, 1), CHECKED(check_uplifts),
              LABEL("挪用加收比例", "uplift for misuse of funds")),
    CALC_DATE(struct penalty_input, due_date, LABEL("应还日", "due date")),
    CALC_DATE(struct penalty_input, paid_date, AT_LEAST_OF(struct penalty_input, due_date),
              LABEL("实还日", "paid date")),
    CALC_BOOL(struct penalty_input, matured, LABEL("是否已到期", "after final maturity")),
    CALC_CHOICE(struct penalty_input, capitalisation, capitalisations, DEFAULT(CAPITALISATION_NONE),
                LABEL("复利结息方式", "how unpaid interest is capitalised")),
    CALC_INTEGER(struct penalty_input, capitalisation_day, DEFAULT(20), FROM_TO(1, 28),
                 LABEL("结息日", "interest day")),
};

static void put_penalty_rows(struct json_writer *w, const struct overdue *overdue)
{
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t k = 0; k < overdue->count; k++) {
        const struct overdue_row *row = &overdue->rows[k];
        json_open(w, '{');
        json_put_date(w, "date", row->date);
        json_put_int(w, "days", row->days);
        json_put_int(w, "penalty_interest_minor", row->penalty_interest_minor);
        json_put_int(w, "compound_interest_minor", row->compound_interest_minor);
        json_put_int(w, "total_minor", row->total_minor);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *answer_penalty(struct calc *calc, const void *input)
{
    const struct penalty_input *in = input;
    bool monthly = in->capitalisation == CAPITALISATION_MONTHLY;
    struct overdue_terms terms = {.principal_minor = in->overdue_principal_minor,
                                  .interest_minor = in->overdue_interest_minor,
                                  .contract_rate_e8 = in->contract_rate,
                                  .overdue_uplift_e8 = in->overdue_uplift,
                                  .misuse_uplift_e8 = in->misuse_uplift,
                                  .due_date = in->due_date,
                                  .paid_date = in->paid_date,
                                  .matured = in->matured,
                                  .capitalisation_day = monthly ? (int)in->capitalisation_day : 0};
    struct overdue overdue;
    TRY(overdue_build(calc->arena, &terms, &overdue));
    struct json_writer *w = &calc->out;
    json_put_double(w, "uplift", rate_value(overdue.uplift_e8));
    json_put_double(w, "penalty_rate", overdue.penalty_rate);
    json_put_double(w, "compound_rate", overdue.compound_rate);
    json_put_int(w, "days", in->paid_date - in->due_date);
    json_put_int(w, "total_minor", overdue.total_minor);
    if (monthly) {
        put_penalty_rows(w, &overdue);
        return NULL;
    }
    json_put_int(w, "penalty_interest_minor", overdue.rows[0].penalty_interest_minor);
    json_put_int(w, "compound_interest_minor", overdue.rows[0].compound_interest_minor);
    return NULL;
}

/* --- repricing --- */
struct quote_input {
    int64_t date, rate;
};

static const struct calc_field quote_fields[] = {
    CALC_DATE(struct quote_input, date, LABEL("发布日", "publication date")),
    CALC_RATE(struct quote_input, rate, LABEL("贷款市场报价利率", "loan prime rate")),
};
static const struct calc_shape quote_shape = CALC_SHAPE(struct quote_input, quote_fields);

struct repricing_input {
    int64_t principal_minor, start_date, end_date, spread_bp, interest_day;
    int reset;
    struct integer_list interest_months;
    OBJECT_LIST(struct quote_input) lpr;
};

enum { RATE_E8_A_BP = 10000 };

static const struct error *check_spread(struct calc *calc, const void *in)
{
    if (((const struct repricing_input *)in)->spread_bp % RATE_E8_A_BP == 0)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_CHECK, "最多 4 位小数", "give at most 4 decimals", "spread_bp");
}

static const struct calc_field repricing_fields[] = {
    CALC_INTEGER(struct repricing_input, principal_minor, AT_LEAST(1), LABEL("本金（分）", "principal, fen")),
    CALC_DATE(struct repricing_input, start_date, LABEL("起息日", "start")),
    CALC_DATE(struct repricing_input, end_date, ABOVE_OF(struct repricing_input, start_date), LABEL("到期日", "end")),
    CALC_RATE(struct repricing_input, spread_bp, CHECKED(check_spread), LABEL("加点（基点）", "spread, basis points")),
    CALC_CHOICE(struct repricing_input, reset, repricing_reset_names, LABEL("重定价日", "reset day")),
    CALC_INTEGER(struct repricing_input, interest_day, FROM_TO(1, 28), LABEL("结息日", "interest day of the month")),
    CALC_INTEGERS(struct repricing_input, interest_months, FROM_TO(1, 12), LABEL("结息月份", "interest months")),
    CALC_OBJECTS(struct repricing_input, lpr, &quote_shape, LABEL("LPR 报价，按日期升序", "LPR quotes, ascending")),
};

static void put_period(struct json_writer *w, const struct repricing_period *period)
{
    json_open(w, '{');
    json_put_date(w, "due_date", period->due_date);
    json_put_int(w, "days", period->days);
    json_put_int(w, "interest_minor", period->interest_minor);
    json_key(w, "segments");
    json_open(w, '[');
    for (size_t i = 0; i < period->segment_count; i++) {
        json_open(w, '{');
        json_put_date(w, "start_date", period->segments[i].start_date);
        json_put_date(w, "end_date", period->segments[i].end_date);
        json_put_int(w, "days", period->segments[i].days);
        json_put_double(w, "rate", rate_value(period->segments[i].rate_e8));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static const struct error *answer_repricing(struct calc *calc, const void *input)
{
    const struct repricing_input *in = input;
    struct rate_quote *quotes = ARENA_LIST(calc->arena, struct rate_quote, in->lpr.count);
    for (size_t i = 0; i < in->lpr.count; i++)
        quotes[i] = (struct rate_quote){in->lpr.items[i].date, in->lpr.items[i].rate};
    struct repricing_terms terms = {.principal_minor = in->principal_minor,
                                    .start_date = in->start_date,
                                    .end_date = in->end_date,
                                    .spread_e8 = in->spread_bp / RATE_E8_A_BP,
                                    .reset = (enum repricing_reset)in->reset,
                                    .interest_day = (int)in->interest_day,
                                    .interest_months = month_set(&in->interest_months),
                                    .quotes = quotes,
                                    .quote_count = in->lpr.count};
    struct repricing repricing;
    TRY(repricing_build(calc->arena, &terms, &repricing));
    json_put_int(&calc->out, "total_interest_minor", repricing.total_interest_minor);
    json_key(&calc->out, "periods");
    json_open(&calc->out, '[');
    for (size_t k = 0; k < repricing.count; k++)
        put_period(&calc->out, &repricing.periods[k]);
    json_close(&calc->out, ']');
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("day_count", "计息天数与年化时间", "Days and year fraction between two dates", struct day_count_input,
               day_count_fields, answer_day_count),
    CALC_TOPIC("schedule", "还款计划表", "Repayment schedule", struct schedule_input, schedule_fields, answer_schedule),
    CALC_TOPIC("prepayment", "提前还款后的还款计划与节省利息", "Schedule after a prepayment and the interest saved",
               struct prepayment_input, prepayment_fields, answer_prepayment),
    CALC_TOPIC("penalty_interest", "罚息与复利", "Penalty and compound interest", struct penalty_input, penalty_fields,
               answer_penalty),
    CALC_TOPIC("repricing", "LPR 浮动利率重定价利息", "Interest of a loan repriced on the LPR", struct repricing_input,
               repricing_fields, answer_repricing),
};
const struct calc_section loan_topics = {topics, sizeof(topics) / sizeof(topics[0])};
