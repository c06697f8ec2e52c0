/* Early warning: the known answers of the rules on the use of loans, found by the shipped policy; streams that are
 * late, repeated and taken back; escalation; the trend of covenants; where money went. */
#include "domain/covenant/covenant.h"
#include "domain/transaction/context.h"
#include "domain/transaction/transaction.h"
#include "domain/warning/warning.h"
#include "record/policies.h"
#include "support/bank.h"

#include <math.h>
#include <stdio.h>

/* --- known answers
 * ---------------------------------------------------------------------------------------------------- */

static const char *case_text(struct arena *arena)
{
    FILE *file = fopen(SOURCE_DIR "/tests/calc/cases/warning_rules.jsonl", "rb");
    struct buffer out = {.arena = arena};
    char part[4096];
    size_t got;
    assert_non_null(file);
    while ((got = fread(part, 1, sizeof(part), file)))
        buffer_add(&out, part, got);
    fclose(file);
    return buffer_end(&out);
}

/* The trades of the cases in the bank's codes. */
static const char *industry_code(const char *name)
{
    static const char *const codes[][2] = {{"securities", "67"},  {"futures", "67"},  {"trust", "69"},
                                           {"real_estate", "70"}, {"steel", "31"},    {"logistics", "54"},
                                           {"machinery", "34"},   {"catering", "62"}, {"restaurant", "62"}};
    for (size_t i = 0; name && i < sizeof(codes) / sizeof(codes[0]); i++)
        if (!strcmp(codes[i][0], name))
            return codes[i][1];
    return name && !strcmp(name, "bank_loan_account") ? NULL : "62";
}

static struct booking booking_of(struct arena *arena, const struct json *t, int64_t id)
{
    const char *type = json_get_text(t, "type"), *trade = json_get_text(t, "payee_industry");
    struct booking b = {.id = id, .kind = NONE, .customer = 1, .account = 2, .other = NONE, .words = "", .party = ""};
    bool loan = trade && !strcmp(trade, "bank_loan_account");
    assert_true(date_parse(json_get_text(t, "date"), &b.date));
    json_get_int(t, "amount_minor", &b.amount);
    json_get_bool(t, "contract", &b.contract);
    b.out = strcmp(type, "inflow") != 0;
    b.kind = !strcmp(type, "payment")  ? (loan ? TRANSACTION_KIND_REPAYMENT : TRANSACTION_KIND_PAYMENT)
             : !strcmp(type, "inflow") ? TRANSACTION_KIND_RECEIPT
                                       : TRANSACTION_KIND_CASH_OUT;
    const char *party = json_get_text(t, b.out ? "payee" : "payer");
    b.party = party ? arena_text(arena, party) : "";
    b.industry = industry_code(trade);
    return b;
}

static void fill_pairs(struct arena *arena, struct transaction_context *c, const struct json *in)
{
    const struct json *links = json_get(in, "linked_accounts"), *controllers = json_get(in, "controllers"),
                      *related = json_get(in, "related_parties");
    for (size_t i = 0; links && i < links->count; i++) {
        const struct json *accounts = json_get(&links->items[i], "accounts");
        for (size_t k = 0; k < accounts->count; k++)
            ARENA_PUSH(arena, c->links, c->link_count, c->link_room,
                       (struct party_pair){json_get_text(&links->items[i], "payee"), accounts->items[k].text});
    }
    for (size_t i = 0; controllers && i < controllers->count; i++)
        ARENA_PUSH(arena, c->controllers, c->controller_count, c->controller_room,
                   (struct party_pair){json_get_text(&controllers->items[i], "payee"),
                                       json_get_text(&controllers->items[i], "controller")});
    const char **names = ARENA_LIST(arena, const char *, 20);
    for (size_t i = 0; related && i < related->count; i++)
        names[c->related.count++] = related->items[i].text;
    c->related.names = names;
}

static bool has(const struct json *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->items[i].text, name))
            return true;
    return false;
}

static struct transaction_context *context_of(struct arena *arena, const struct json *in)
{
    struct transaction_context *c = ARENA_NEW(arena, struct transaction_context);
    const struct json *loan = json_get(in, "loan"), *list = json_get(in, "transactions"),
                      *allowed = json_get(loan, "allowed_industries");
    struct watched_drawdown *d = ARENA_NEW(arena, struct watched_drawdown);
    const char **codes = ARENA_LIST(arena, const char *, 20);
    for (size_t i = 0; i < allowed->count; i++)
        codes[d->industries.count++] = industry_code(allowed->items[i].text);
    d->industries.names = codes;
    d->account = NONE;
    d->number = "D";
    d->purpose = strcmp(json_get_text(loan, "purpose"), "real_estate_development") ? "raw_materials" : "real_estate";
    assert_true(date_parse(json_get_text(loan, "drawdown_date"), &d->date));
    json_get_int(loan, "drawdown_amount_minor", &d->amount);
    c->customer = 1;
    c->drawdowns = d;
    c->drawdown_count = 1;
    for (size_t i = 0; i < list->count; i++) {
        struct booking b = booking_of(arena, &list->items[i], (int64_t)i + 10);
        transaction_context_add(arena, c, &b);
    }
    fill_pairs(arena, c, in);
    return c;
}

static bool fires(struct arena *arena, const struct policy_snapshot *policy, const struct transaction_context *c,
                  const char *name)
{
    const struct warning_indicator *indicator = warning_indicator(policy->warnings, name);
    assert_non_null(indicator);
    for (size_t i = 0; i < c->booking_count; i++) {
        struct transaction_subject t = {.policy = policy->warnings, .context = c, .booking = &c->bookings[i]};
        struct fact_set *facts = fact_set_new(arena, policy->facts);
        struct warning_finding finding;
        transaction_facts(facts, &t);
        warning_judge(policy->warnings, indicator, facts, &finding);
        if (finding.level != WARNING_NONE)
            return true;
    }
    return false;
}

/* The rules as policy find what the calculator finds, case by case. */
static void the_policy_gives_the_known_answers(void **state)
{
    (void)state;
    struct test_bank *b = test_bank_open();
    struct session *s = test_session(b, SYSTEM);
    const char *text = case_text(s->arena), *problem;
    int cases = 0;
    while (*text) {
        size_t size = strcspn(text, "\n");
        const struct json *line = size ? json_read(s->arena, text, size, &problem) : NULL;
        text += size + (text[size] == '\n');
        if (!line)
            continue;
        if (!json_get(json_get(line, "in"), "loan") || json_get(json_get(line, "out"), "error"))
            continue; /* bad input for the calculator */
        const struct json *in = json_get(line, "in"), *out = json_get(line, "out"),
                          *tested = json_get(out, "rules_tested"), *fired = json_get(out, "fired");
        struct transaction_context *c = context_of(s->arena, in);
        for (size_t i = 0; i < tested->count; i++) {
            bool found = fires(s->arena, s->policy, c, tested->items[i].text),
                 wanted = has(fired, tested->items[i].text);
            if (found != wanted)
                fail_msg("%s: %s %s", json_get_text(line, "case"), tested->items[i].text, found ? "fires" : "is quiet");
        }
        cases++;
    }
    assert_true(cases >= 10);
    test_session_end(s);
    test_bank_close(b);
}

/* --- streams
 * ------------------------------------------------------------------------------------------------------------ */

struct stage {
    struct test_bank *b;
    int64_t customer, account;
};

static struct stage stage_open(void)
{
    struct stage st = {.b = test_bank_open()};
    struct account account;
    struct purpose_plan plan;
    st.customer = test_company(st.b, "江苏长河机械有限公司", EAST, EAST_MANAGER);
    record_clear(&account_entity, &account);
    account.customer = st.customer;
    account.number = "6222000011112222";
    test_put(st.b, &account_entity, &account);
    st.account = account.record.id;
    record_clear(&purpose_plan_entity, &plan);
    plan.customer = st.customer;
    plan.account = st.account;
    plan.number = "D-1";
    plan.drawn_on = instant_date(st.b->now) - 20;
    plan.amount = 2000000000;
    plan.purpose = PURPOSE_PLAN_PURPOSE_RAW_MATERIALS;
    test_put(st.b, &purpose_plan_entity, &plan);
    return st;
}

static int64_t last_fault_line;

static struct posting_report post(struct stage *st, const char *text)
{
    struct session *s = test_session(st->b, RISK_MANAGER);
    struct posting_report report = {0};
    test_works(transactions_post(s, text, strlen(text), 1, &report));
    last_fault_line = report.fault_count ? report.faults[report.fault_count - 1].line : 0;
    report.faults = NULL; /* they go with the session */
    test_session_end(s);
    return report;
}

static const char *line(struct stage *st, const char *reference, const char *direction, int64_t day, int64_t amount,
                        const char *party, const char *more)
{
    return arena_format(st->b->arena,
                        "{\"account_number\":\"6222 0000 1111 "
                        "2222\",\"reference\":\"%s\",\"direction\":\"%s\",\"booked_on\":\"%s\",\"amount\":%lld,"
                        "\"counterparty\":\"%s\"%s}\n",
                        reference, direction, date_text(st->b->arena, instant_date(st->b->now) - 20 + day),
                        (long long)amount, party, more);
}

static int64_t counted(struct stage *st, const char *sql)
{
    struct session *s = test_session(st->b, SYSTEM);
    struct query query = {"test_count", sql};
    struct tx tx;
    int64_t n;
    test_works(session_read(s, &tx));
    test_works(store_int(&tx, &query, NO_VALUES, &n));
    session_end(s);
    test_session_end(s);
    return n;
}

static void a_stream_is_counted_once(void **state)
{
    (void)state;
    struct stage st = stage_open();
    const char *first = line(&st, "R-1", "out", 3, 60000000, "东海证券营业部", "");
    struct posting_report report = post(&st, first);
    assert_int_equal(report.accepted, 1);
    assert_int_equal(report.signals, 1); /* 3 % of the drawdown to securities */
    report = post(&st, first);
    assert_int_equal(report.accepted, 0);
    assert_int_equal(report.repeated, 1);
    assert_int_equal(counted(&st, "SELECT COUNT(*) FROM warning WHERE indicator = 'EW23'"), 1);
    report = post(&st, line(&st, "R-1", "out", 4, 70000000, "东海证券营业部", ""));
    assert_int_equal(report.refused, 1); /* the reference of another booking */
    report = post(&st, "{\"reference\":\"R-2\"}\nnonsense\n\n{\"account_number\":\"1\",\"reference\":\"R-3\","
                       "\"direction\":\"in\",\"booked_on\":\"2026-01-05\",\"amount\":1}\n");
    assert_int_equal(report.refused, 3);
    assert_int_equal(report.fault_count, 3);
    assert_int_equal(last_fault_line, 4);
    test_bank_close(st.b);
}

/* What comes back before the payment is on file is found when the payment arrives. */
static void late_records_find_what_came_before(void **state)
{
    (void)state;
    struct stage st = stage_open();
    struct posting_report report = post(&st, line(&st, "L-2", "in", 9, 400000000, "宁波甬江贸易有限公司", ""));
    assert_int_equal(report.signals, 0);
    report = post(&st, line(&st, "L-1", "out", 2, 900000000, "宁波甬江贸易有限公司", ",\"contract\":true"));
    assert_true(report.signals >= 1); /* 44 % came back within 30 days */
    assert_int_equal(counted(&st, "SELECT COUNT(*) FROM warning WHERE indicator = 'EW25'"), 1);
    test_bank_close(st.b);
}

static void a_reversal_counts_no_more(void **state)
{
    (void)state;
    struct stage st = stage_open();
    post(&st, line(&st, "V-1", "out", 3, 60000000, "东海证券营业部", ""));
    struct posting_report report =
        post(&st, line(&st, "V-2", "in", 4, 60000000, "东海证券营业部", ",\"reverses\":\"V-1\""));
    assert_int_equal(report.accepted, 1);
    assert_int_equal(counted(&st, "SELECT COUNT(*) FROM warning WHERE booking_reversed = 1"), 1);
    report = post(&st, line(&st, "V-3", "in", 4, 60000000, "东海证券营业部", ",\"reverses\":\"V-1\""));
    assert_int_equal(report.refused, 1); /* taken back already */
    /* taken back before it comes */
    post(&st, line(&st, "W-2", "in", 4, 60000000, "西南期货", ",\"reverses\":\"W-1\""));
    report = post(&st, line(&st, "W-1", "out", 3, 60000000, "西南期货", ""));
    assert_int_equal(report.accepted, 1);
    assert_int_equal(report.signals, 0);
    test_bank_close(st.b);
}

/* What is traced is held somewhere or has left: nothing is lost or made. */
static void traced_money_adds_up(void **state)
{
    (void)state;
    struct stage st = stage_open();
    struct session *s;
    struct tx tx;
    int64_t plan = counted(&st, "SELECT id FROM purpose_plan");
    post(&st, line(&st, "F-0", "in", 0, 2000000000, "本行", ",\"kind\":\"drawdown\""));
    post(&st, line(&st, "F-1", "out", 1, 1200000000, "宁波甬江贸易有限公司", ",\"contract\":true"));
    post(&st, line(&st, "F-2", "in", 2, 500000000, "客户回款", ""));
    post(&st, line(&st, "F-3", "out", 3, 900000000, "绍兴物流有限公司", ",\"contract\":true"));
    for (int method = TRACE_FIFO; method <= TRACE_PRO_RATA; method++) {
        struct buffer out = {.arena = st.b->arena};
        struct json_writer w = {&out, false};
        const char *problem;
        s = test_session(st.b, RISK_MANAGER);
        test_works(session_read(s, &tx));
        test_works(flow_trace(s, st.customer, plan, (enum trace_method)method, 60, &w));
        session_end(s);
        test_session_end(s);
        const struct json *json = json_read(st.b->arena, buffer_end(&out), out.size, &problem);
        int64_t sum = 0, traced = test_int_at(json, "edges.1.traced");
        for (size_t i = 0; i < test_count_at(json, "nodes"); i++) {
            const char *path = arena_format(st.b->arena, "nodes.%zu.", i);
            bool account = !strcmp(test_text_at(json, arena_format(st.b->arena, "%skind", path)), "account");
            sum += test_int_at(json, arena_format(st.b->arena, account ? "%sheld" : "%sreceived", path));
        }
        assert_int_equal(sum, 2000000000);
        /* 800 of the drawdown and 500 of receipts are left when 900 go: oldest first takes 800, pro rata 900 * 800 /
         * 1300 */
        assert_int_equal(traced, method == TRACE_FIFO ? 800000000 : 553846153);
    }
    test_bank_close(st.b);
}

/* --- covenants
 * ------------------------------------------------------------------------------------------------------------ */

static void headroom_falls_to_a_day(void **state)
{
    (void)state;
    const int64_t days[] = {20000, 19939, 19878, 19817}; /* two months apart */
    const double falling[] = {0.1, 0.2, 0.3, 0.4}, rising[] = {0.4, 0.3, 0.2, 0.1}, gone[] = {-0.1, 0.1, 0.2, 0.3};
    assert_true(fabs(covenant_months_left(falling, days, 4) - 2.004) < 0.01);
    assert_true(isnan(covenant_months_left(rising, days, 4)));
    assert_true(covenant_months_left(gone, days, 4) == 0);
    assert_true(isnan(covenant_months_left(falling, days, 2))); /* two points are no trend */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_policy_gives_the_known_answers),
        cmocka_unit_test(a_stream_is_counted_once),
        cmocka_unit_test(late_records_find_what_came_before),
        cmocka_unit_test(a_reversal_counts_no_more),
        cmocka_unit_test(traced_money_adds_up),
        cmocka_unit_test(headroom_falls_to_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
