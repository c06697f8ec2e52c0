/* Limits, money out against evidence, security, the close of a day and what follows, over HTTP. */
#include "api/lending.h"
#include "base/date.h"
#include "base/text.h"

#include <string.h>

const char *lending_day(struct suite *s, int days)
{
    return date_text(s->arena, instant_date(instant_now()) + days);
}

struct answer lending_post(struct suite *s, enum who who, const char *path, const char *body)
{
    return call(s, who, "POST", path, body);
}

int64_t lending_number(const struct answer *answer, const char *key)
{
    int64_t value = NONE;
    json_get_int(answer->json, key, &value);
    return value;
}

const char *lending_id(const char *id)
{
    return id ? id : "none";
}

struct answer lending_agreed(struct suite *s, const struct answer *held, enum who who)
{
    return lending_post(
        s, who, arena_format(s->arena, "/pending_change/%s/decide", lending_id(answer_text(held, "pending_change"))),
        "{\"approve\":true,\"reason\":\"seen the papers\"}");
}

static const char *find(struct suite *s, const char *path)
{
    struct answer page = call(s, HEAD_MANAGER, "GET", path, NULL);
    const struct json *item = answer_item(&page, 0);
    suite_check(s, item != NULL, "nothing at %s: %.200s", path, page.body);
    return item ? json_get_text(item, "id") : "none";
}

static const char *new_customer(struct suite *s)
{
    struct answer me = call(s, HEAD, "GET", "/me", NULL);
    struct answer made =
        lending_post(s, HEAD, "/customer",
                     arena_format(s->arena, "{\"name\":\"额度放款测试有限公司\",\"kind\":\"small\",\"branch\":\"%s\"}",
                                  lending_id(answer_text(&me, "branch"))));
    CHECK_STATUS(s, made, 201, "a customer");
    return lending_id(answer_text(&made, "id"));
}

static const char *new_facility(struct suite *s, const char *customer, const char *no, const char *level,
                                const char *parent, int64_t amount)
{
    struct answer held = lending_post(
        s, HEAD_MANAGER, "/facility",
        arena_format(
            s->arena,
            "{\"customer\":\"%s\",\"number\":\"%s\",\"name\":\"%s\",\"level\":\"%s\",%s\"currency\":\"CNY\","
            "\"amount\":%lld,\"revolving\":true,\"starts_on\":\"%s\",\"expires_on\":\"%s\",\"secured_share\":0.5}",
            customer, no, no, level, parent ? arena_format(s->arena, "\"parent\":\"%s\",", parent) : "",
            (long long)amount, lending_day(s, -10), lending_day(s, 400)));
    CHECK_STATUS(s, held, 202, "a facility opened by one person");
    struct answer done = lending_agreed(s, &held, RISK);
    CHECK_STATUS(s, done, 200, "a facility agreed to");
    return find(s, arena_format(s->arena, "/facility?number=%s", no));
}

static const char *new_loan(struct suite *s, const char *customer, const char *facility)
{
    struct answer held = lending_post(
        s, HEAD_MANAGER, arena_format(s->arena, "/customer/%s/loan", customer),
        arena_format(
            s->arena,
            "{\"number\":\"HT-ED-1\",\"product\":\"working_capital\",\"amount\":3000000000,\"currency\":\"CNY\","
            "\"facility\":\"%s\",\"collateral\":\"mortgage\",\"terms\":{\"method\":\"bullet\",\"starts_on\":\"%s\","
            "\"matures_on\":\"%s\",\"period_months\":3,\"due_day\":20,\"rate\":0.0385}}",
            facility, lending_day(s, -1), lending_day(s, 360)));
    lending_agreed(s, &held, RISK);
    return find(s, "/loan?number=HT-ED-1");
}

static void limits(struct suite *s, const char *customer, const char *top, const char *leaf)
{
    struct answer fits =
        lending_post(s, MANAGER, arena_format(s->arena, "/facility/%s/what_if", leaf), "{\"amount\":100}");
    suite_check(s, fits.status == 200 || fits.status == 404, "a question about a limit: %d", fits.status);
    struct answer what =
        lending_post(s, AUDITOR, arena_format(s->arena, "/facility/%s/what_if", leaf), "{\"amount\":9900000000}");
    CHECK_STATUS(s, what, 200, "a question about a limit");
    suite_check(s, what.json && !json_get(what.json, "fits")->truth, "too much fits: %.200s", what.body);
    const char *reserve = arena_format(s->arena, "/facility/%s/reserve", leaf),
               *body = "{\"amount\":100000,\"reference\":\"HOLD-1\"}";
    struct answer held = lending_post(s, HEAD_MANAGER, reserve, body),
                  again = lending_post(s, HEAD_MANAGER, reserve, body);
    CHECK_STATUS(s, held, 200, "a reservation");
    suite_check(s, again.json && json_get(again.json, "known")->truth, "a reservation was held twice");
    struct answer other = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/facility/%s/reserve", top), body);
    CHECK_STATUS(s, other, 409, "one reference at another limit");
    struct answer large = lending_post(s, HEAD_MANAGER, reserve, "{\"amount\":9900000000,\"reference\":\"HOLD-2\"}");
    CHECK_STATUS(s, large, 409, "more than the limit");
    struct answer dollars =
        lending_post(s, HEAD_MANAGER, reserve, "{\"amount\":100,\"currency\":\"XAU\",\"reference\":\"HOLD-3\"}");
    suite_check(s, dollars.status == 422, "a currency without a rate: %d", dollars.status);
    struct answer freed =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/facility/%s/lapse", leaf), "{\"reference\":\"HOLD-1\"}");
    CHECK_STATUS(s, freed, 200, "a reservation let go");
    struct answer tree = call(s, AUDITOR, "GET", arena_format(s->arena, "/customer/%s/facilities", customer), NULL);
    CHECK_STATUS(s, tree, 200, "the tree of limits");
}

static const char *security(struct suite *s, const char *customer, const char *facility)
{
    struct answer made = lending_post(
        s, HEAD_MANAGER, "/collateral",
        arena_format(s->arena, "{\"customer\":\"%s\",\"name\":\"厂房\",\"kind\":\"industrial\"}", customer));
    CHECK_STATUS(s, made, 201, "a piece of collateral");
    const char *id = lending_id(answer_text(&made, "id"));
    struct answer spare = lending_post(
        s, HEAD_MANAGER, "/collateral",
        arena_format(s->arena, "{\"customer\":\"%s\",\"name\":\"机器设备\",\"kind\":\"industrial\"}", customer));
    CHECK_STATUS(s, spare, 201, "collateral that secures nothing");
    struct answer released = lending_post(
        s, HEAD_MANAGER, arena_format(s->arena, "/collateral/%s/release", lending_id(answer_text(&spare, "id"))),
        "{\"reason\":\"贷款已结清\"}");
    CHECK_STATUS(s, released, 200, "releasing what secures nothing");
    struct answer future = lending_post(
        s, HEAD_MANAGER, arena_format(s->arena, "/collateral/%s/value", id),
        arena_format(s->arena, "{\"value\":1,\"valued_on\":\"%s\",\"valued_by\":\"x\"}", lending_day(s, 3)));
    CHECK_STATUS(s, future, 422, "a value of the day after tomorrow");
    struct answer valued =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/collateral/%s/value", id),
                     arena_format(s->arena, "{\"value\":6000000000,\"valued_on\":\"%s\",\"valued_by\":\"测试评估\"}",
                                  lending_day(s, -5)));
    CHECK_STATUS(s, valued, 200, "collateral valued");
    suite_check(s, lending_number(&valued, "net_value") == 0, "collateral counts without registration: %.200s",
                valued.body);
    struct answer perfect = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/collateral/%s/perfect", id),
                                         arena_format(s->arena,
                                                      "{\"perfection\":\"registered\",\"registered_on\":\"%s\","
                                                      "\"insured_amount\":6000000000,\"insurance_expires_on\":\"%s\"}",
                                                      lending_day(s, -4), lending_day(s, 300)));
    CHECK_STATUS(s, perfect, 200, "collateral registered");
    suite_check(s, lending_number(&perfect, "net_value") == 3300000000, "net value: %.200s", perfect.body);
    struct answer allocated =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/collateral/%s/allocate", id),
                     arena_format(s->arena, "{\"facility\":\"%s\",\"amount\":5000000000}", facility));
    CHECK_STATUS(s, allocated, 200, "collateral allocated");
    struct answer shown = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/security", facility), NULL);
    suite_check(s, lending_number(&shown, "security_value") == 3300000000, "security of a facility: %.300s",
                shown.body);
    return id;
}

static void money_out(struct suite *s, const char *facility, const char *loan, const char *collateral)
{
    static const char request[] =
        "{\"loan\":\"%s\",\"amount\":2000000000,\"purpose\":\"采购钢材\",\"payee\":\"供应商有限公司\","
        "\"payee_account\":\"6222000011112222\",\"payment\":\"%s\",\"trade_contract\":\"CG-2026-1\","
        "\"invoice_amount\":2100000000%s}";
    struct answer wrong = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/facility/%s/drawdown/check", facility),
                                       arena_format(s->arena, request, loan, "self", ""));
    CHECK_STATUS(s, wrong, 200, "gates looked at");
    suite_check(s, wrong.json && !json_get(wrong.json, "passed")->truth && strstr(wrong.body, "\"entrusted\""),
                "20 million paid by the borrower itself: %.300s", wrong.body);
    const char *path = arena_format(s->arena, "/facility/%s/drawdown", facility);
    struct answer bad =
        lending_post(s, HEAD_MANAGER, path, arena_format(s->arena, request, loan, "self", ",\"reference\":\"DD-0\""));
    CHECK_STATUS(s, bad, 201, "a drawdown asked for");
    struct answer refused = lending_post(
        s, HEAD_MANAGER, arena_format(s->arena, "/drawdown/%s/release", lending_id(answer_text(&bad, "id"))), "{}");
    refused = lending_agreed(s, &refused, RISK);
    CHECK_STATUS(s, refused, 422, "released through a closed gate");
    struct answer cancelled = lending_post(
        s, HEAD_MANAGER, arena_format(s->arena, "/drawdown/%s/cancel", lending_id(answer_text(&bad, "id"))),
        "{\"reason\":\"wrong payment\"}");
    CHECK_STATUS(s, cancelled, 200, "a drawdown cancelled");
    const char *body = arena_format(s->arena, request, loan, "entrusted", ",\"reference\":\"DD-1\"");
    struct answer asked = lending_post(s, HEAD_MANAGER, path, body), twice = lending_post(s, HEAD_MANAGER, path, body);
    CHECK_STATUS(s, asked, 201, "a drawdown asked for");
    suite_check(s, twice.json && json_get(twice.json, "known")->truth, "a drawdown was asked for twice: %.200s",
                twice.body);
    const char *id = lending_id(answer_text(&asked, "id"));
    struct answer gates = call(s, AUDITOR, "GET", arena_format(s->arena, "/drawdown/%s/gates", id), NULL);
    suite_check(s, gates.json && json_get(gates.json, "passed")->truth, "gates: %.600s", gates.body);
    struct answer held = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/drawdown/%s/release", id), "{}");
    CHECK_STATUS(s, held, 202, "money paid out by one person");
    struct answer paid = lending_agreed(s, &held, RISK);
    CHECK_STATUS(s, paid, 200, "money paid out by two");
    struct answer second = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/drawdown/%s/release", id), "{}");
    second = lending_agreed(s, &second, RISK);
    CHECK_STATUS(s, second, 409, "money paid out twice");
    struct answer row = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/loan/%s", loan), NULL);
    suite_check(s, lending_number(&row, "balance") == 2000000000, "balance of the loan: %.200s", row.body);
    struct answer shown = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/security", facility), NULL);
    suite_check(s, lending_number(&shown, "used") == 2000000000, "used of the facility: %.200s", shown.body);
    struct answer released = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/collateral/%s/release", collateral),
                                          "{\"reason\":\"they ask for it\"}");
    CHECK_STATUS(s, released, 409, "collateral released while it is needed");
}

static void day_end(struct suite *s, const char *loan)
{
    struct answer future = lending_post(s, HEAD_MANAGER, "/day_end/run",
                                        arena_format(s->arena, "{\"business_date\":\"%s\"}", lending_day(s, 2)));
    CHECK_STATUS(s, future, 422, "a day that lies ahead");
    struct answer run = lending_post(s, HEAD_MANAGER, "/day_end/run", "{}");
    CHECK_STATUS(s, run, 200, "a day end");
    const char *status = job_end(s, HEAD_MANAGER, answer_text(&run, "job"));
    suite_check(s, text_equal(status, "done"), "the day end is %s", status);
    struct answer days = call(s, HEAD_MANAGER, "GET", "/day_end?limit=1", NULL);
    suite_check(s, days.body && strstr(days.body, "\"done\""), "no day end is kept: %.200s", days.body);
    const char *file = arena_format(
        s->arena, "loan_number,date,balance\nHT-ED-1,%s,20000000.00\nHT-ED-1,%s,19999999.00\nNOBODY,%s,1\n",
        lending_day(s, 0), lending_day(s, 0), lending_day(s, 0));
    struct answer loaded = call_with(s, HEAD_MANAGER, "POST", "/servicing/load?kind=balance",
                                     "Content-Type: text/csv\r\nX-File-Name: balances.csv\r\n", file);
    CHECK_STATUS(s, loaded, 200, "a file of balances");
    suite_check(s,
                lending_number(&loaded, "agrees") == 1 && lending_number(&loaded, "differs") == 1 &&
                    lending_number(&loaded, "unknown") == 1,
                "lines of a file: %.300s", loaded.body);
    file = arena_format(
        s->arena,
        "借据号,日期,金额,流水号\nHT-ED-1,%s,100000.00,CORE-1\nHT-ED-1,%s,100000.00,CORE-1\nHT-ED-1,%s,-5,CORE-2\n",
        lending_day(s, 0), lending_day(s, 0), lending_day(s, 0));
    loaded = call_with(s, HEAD_MANAGER, "POST", "/servicing/load?kind=repayment",
                       "Content-Type: text/csv\r\nX-File-Name: repayments.csv\r\n", file);
    suite_check(s,
                lending_number(&loaded, "booked") == 1 && lending_number(&loaded, "known") == 1 &&
                    lending_number(&loaded, "refused") == 1,
                "lines of a file of repayments: %.300s", loaded.body);
    const char *line = find(s, "/servicing_line?result=differs");
    struct answer again =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/servicing_line/%s/replay", line), "{}");
    CHECK_STATUS(s, again, 200, "a difference played again");
    struct answer columns = call_with(s, HEAD_MANAGER, "POST", "/servicing/load?kind=repayment",
                                      "Content-Type: text/csv\r\n", "a,b\n1,2\n");
    CHECK_STATUS(s, columns, 422, "a file without the columns");
    (void)loan;
}

static void after(struct suite *s, const char *customer, const char *facility, const char *loan)
{
    struct answer planned =
        lending_post(s, HEAD_MANAGER, "/inspection/plan", arena_format(s->arena, "{\"customer\":\"%s\"}", customer));
    CHECK_STATUS(s, planned, 200, "inspections planned");
    const char *id = find(s, arena_format(s->arena, "/inspection?customer=%s", customer));
    struct answer form = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/inspection/%s/form", id), NULL);
    suite_check(s, form.body && strstr(form.body, "HT-ED-1"), "the form is not filled in: %.200s", form.body);
    const char *finish = arena_format(s->arena, "/inspection/%s/finish", id);
    struct answer empty = lending_post(s, HEAD_MANAGER, finish, "{\"answers\":{},\"conclusion\":\"act\"}");
    CHECK_STATUS(s, empty, 422, "measures without findings");
    struct answer done = lending_post(
        s, HEAD_MANAGER, finish,
        "{\"answers\":{\"purpose\":\"yes\"},\"conclusion\":\"act\",\"findings\":\"停产一条线\",\"minutes\":9}");
    CHECK_STATUS(s, done, 200, "an inspection finished");
    struct answer again = lending_post(s, HEAD_MANAGER, finish, "{\"answers\":{},\"conclusion\":\"sound\"}");
    CHECK_STATUS(s, again, 409, "an inspection finished twice");
    struct answer opened = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/loan/%s/collection", loan), NULL);
    CHECK_STATUS(s, opened, 200, "a collection case");
    const char *act = arena_format(s->arena, "/collection_case/%s/act", lending_id(answer_text(&opened, "id")));
    struct answer vague = lending_post(s, HEAD_MANAGER, act, "{\"kind\":\"promise\"}");
    CHECK_STATUS(s, vague, 422, "a promise without a day");
    struct answer promise = lending_post(
        s, HEAD_MANAGER, act,
        arena_format(s->arena, "{\"kind\":\"promise\",\"amount\":100,\"promised_on\":\"%s\"}", lending_day(s, 5)));
    suite_check(s, text_equal(answer_text(&promise, "stage"), "promised"), "a promise: %.200s", promise.body);
    struct answer board = call(s, HEAD_MANAGER, "GET", "/collection/board", NULL);
    CHECK_STATUS(s, board, 200, "the collections board");
    struct answer closed = lending_post(s, HEAD_MANAGER, act, "{\"kind\":\"close\",\"outcome\":\"cured\"}");
    CHECK_STATUS(s, closed, 200, "a case closed");
    CHECK_STATUS(s, lending_post(s, HEAD_MANAGER, act, "{\"kind\":\"call\"}"), 409, "a call after the end");
    static const char share[] = "{\"customer\":\"%s\",\"facility\":\"%s\",\"bank\":\"%s\",\"own\":%s,\"share\":%s}";
    lending_post(s, HEAD_MANAGER, "/syndicate_share",
                 arena_format(s->arena, share, customer, facility, "本行", "true", "0.6"));
    struct answer uneven = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/syndicate", facility), NULL);
    CHECK_STATUS(s, uneven, 422, "shares that do not sum to one");
    lending_post(s, HEAD_MANAGER, "/syndicate_share",
                 arena_format(s->arena, share, customer, facility, "他行", "false", "0.4"));
    struct answer view = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/syndicate", facility), NULL);
    CHECK_STATUS(s, view, 200, "a syndicate");
}

void scenario_facility(struct suite *s)
{
    const char *customer = new_customer(s);
    const char *top = new_facility(s, customer, "ED-TOP", "customer", NULL, 5000000000);
    const char *leaf = new_facility(s, customer, "ED-LEAF", "product", top, 3000000000);
    const char *loan = new_loan(s, customer, leaf);
    limits(s, customer, top, leaf);
    const char *collateral = security(s, customer, leaf);
    money_out(s, leaf, loan, collateral);
    day_end(s, loan);
    after(s, customer, leaf, loan);
    around_facility(s, customer, leaf);
}
