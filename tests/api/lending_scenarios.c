/* A loan from its contract to its events, over HTTP. */
#include "api/suite.h"
#include "base/date.h"
#include "base/text.h"

#include <string.h>

static const char *day_text(struct suite *s, int days)
{
    return date_text(s->arena, instant_date(instant_now()) + days);
}

static int64_t number_at(const struct answer *answer, const char *map, const char *key)
{
    int64_t value = NONE;
    json_get_int(map ? json_get(answer->json, map) : answer->json, key, &value);
    return value;
}

/* What waits for a second person is released by one. */
static struct answer released(struct suite *s, const struct answer *held, enum who who)
{
    return call(s, who, "POST",
                arena_format(s->arena, "/pending_change/%s/decide", answer_text(held, "pending_change")),
                "{\"approve\":true,\"reason\":\"seen the papers\"}");
}

static const char *first_customer(struct suite *s)
{
    struct answer page = call(s, HEAD_MANAGER, "GET", "/customer?kind=medium&status=active&limit=1", NULL);
    const struct json *item = answer_item(&page, 0);
    return item ? json_get_text(item, "id") : "none";
}

static const char *open_loan(struct suite *s, const char *customer, const char *number)
{
    const char *terms = arena_format(
        s->arena,
        "{\"method\":\"equal_principal\",\"basis\":\"act_360\",\"starts_on\":\"%s\",\"matures_on\":\"%s\","
        "\"period_months\":3,\"due_day\":20,\"roll\":\"following\",\"reference\":\"lpr_1y\",\"rate\":0.0045}",
        day_text(s, -200), day_text(s, 900));
    struct answer held = call(
        s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer/%s/loan", customer),
        arena_format(s->arena,
                     "{\"number\":\"%s\",\"product\":\"working_capital\",\"amount\":120000000,\"currency\":\"CNY\","
                     "\"collateral\":\"credit\",\"purpose\":\"materials\",\"terms\":%s}",
                     number, terms));
    CHECK_STATUS(s, held, 202, "a loan opened by one person");
    struct answer same = released(s, &held, HEAD_MANAGER);
    suite_check(s, same.status >= 400, "the maker releases the own loan: %d", same.status);
    struct answer done = released(s, &held, RISK);
    CHECK_STATUS(s, done, 200, "a loan released by a second person");
    struct answer page = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/loan?number=%s", number), NULL);
    const struct json *item = answer_item(&page, 0);
    suite_check(s, item != NULL, "the loan is not there: %.200s", page.body);
    return item ? json_get_text(item, "id") : "none";
}

static void refusals(struct suite *s, const char *customer, const char *loan)
{
    static const char *const bad[] = {
        "{\"kind\":\"repayment\",\"effective_on\":\"2026-02-30\",\"amount\":100}",
        "{\"kind\":\"repayment\",\"effective_on\":\"2199-01-01\",\"amount\":100}",
        "{\"kind\":\"repayment\",\"effective_on\":\"%s\",\"amount\":-100}",
        "{\"kind\":\"repayment\",\"effective_on\":\"%s\"}",
        "{\"kind\":\"rate_reset\",\"effective_on\":\"%s\",\"rate\":99}",
        "{\"kind\":\"recovery\",\"effective_on\":\"%s\",\"amount\":100}",
        "{\"kind\":\"repayment\",\"effective_on\":\"1999-01-01\",\"amount\":100}",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct answer refused = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/loan/%s/event", loan),
                                     arena_format(s->arena, bad[i], day_text(s, 0)));
        CHECK_STATUS(s, refused, 422, bad[i]);
    }
    struct answer odd = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer/%s/loan", customer),
                             "{\"number\":\"X1\",\"product\":\"personal\",\"amount\":100,\"collateral\":\"credit\","
                             "\"terms\":{\"method\":\"magic\"}}");
    suite_check(s, odd.status == 202 || odd.status == 422, "odd terms: %d", odd.status);
    struct answer manager = call(s, MANAGER, "POST", arena_format(s->arena, "/loan/%s/event", loan),
                                 "{\"kind\":\"fee\",\"effective_on\":\"2026-01-05\",\"amount\":100}");
    suite_check(s, manager.status == 403 || manager.status == 404, "a manager books on a loan: %d", manager.status);
}

static void booking(struct suite *s, const char *loan)
{
    const char *path = arena_format(s->arena, "/loan/%s/event", loan);
    struct answer top = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/loan/%s/change", loan),
                             arena_format(s->arena,
                                          "{\"kind\":\"top_up\",\"effective_on\":\"%s\",\"amount\":120000000,"
                                          "\"reference\":\"pay-out-1\",\"note\":\"first money\"}",
                                          day_text(s, -200)));
    CHECK_STATUS(s, top, 202, "a change of a loan by one person");
    struct answer done = released(s, &top, RISK);
    CHECK_STATUS(s, done, 200, "a change of a loan released");
    struct answer book = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/loan/%s/book", loan), NULL);
    CHECK_STATUS(s, book, 200, "the book of a loan");
    suite_check(s, number_at(&book, "state", "balance") == 120000000, "balance %lld",
                (long long)number_at(&book, "state", "balance"));
    suite_check(s, number_at(&book, "state", "overdue_days") > 0, "unpaid instalments are not overdue");
    int64_t owed = number_at(&book, "state", "overdue_interest") + number_at(&book, "state", "overdue_principal");
    const char *repayment =
        arena_format(s->arena, "{\"kind\":\"repayment\",\"effective_on\":\"%s\",\"amount\":%lld,\"reference\":\"R-1\"}",
                     day_text(s, -1), (long long)owed);
    struct answer paid = call(s, HEAD_MANAGER, "POST", path, repayment);
    CHECK_STATUS(s, paid, 200, "a repayment");
    struct answer again = call(s, HEAD_MANAGER, "POST", path, repayment);
    CHECK_STATUS(s, again, 200, "the same repayment again");
    suite_check(s, again.json && json_get(again.json, "known")->truth, "a repayment was booked twice: %.200s",
                again.body);
    struct answer other = call(s, HEAD_MANAGER, "POST", path,
                               arena_format(s->arena,
                                            "{\"kind\":\"repayment\",\"effective_on\":\"%s\",\"amount\":7,"
                                            "\"reference\":\"R-1\"}",
                                            day_text(s, -1)));
    CHECK_STATUS(s, other, 409, "another repayment under the same reference");
    struct answer back =
        call(s, HEAD_MANAGER, "POST", path,
             arena_format(s->arena, "{\"kind\":\"reversal\",\"effective_on\":\"%s\",\"reverses\":\"%s\"}",
                          day_text(s, 0), answer_text(&paid, "event")));
    CHECK_STATUS(s, back, 200, "a reversal");
    suite_check(s, number_at(&back, "state", "overdue_interest") > 0, "a reversal changed nothing");
    struct answer row = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/loan/%s", loan), NULL);
    suite_check(s, text_equal(answer_text(&row, "status"), "overdue"), "the row does not follow: %.300s", row.body);
}

/* A target met by a verified figure lowers the spread from its day; when the figure is rejected the change goes. */
static void following_targets(struct suite *s, const char *customer, const char *loan)
{
    const char *path = arena_format(s->arena, "/loan/%s/ratchet", loan);
    struct answer none = call(s, AUDITOR, "GET", path, NULL);
    CHECK_STATUS(s, none, 200, "a loan without targets");
    suite_check(s, number_at(&none, NULL, "to_book") == 0, "a loan without targets has something to book");
    struct answer target =
        call(s, HEAD_MANAGER, "POST", "/esg_target",
             arena_format(s->arena,
                          "{\"customer\":\"%s\",\"loan\":\"%s\",\"name\":\"waste\",\"code\":\"waste_recycled\","
                          "\"observed_on\":\"%s\",\"direction\":\"at_least\",\"target\":80,\"step_met_bps\":-25,"
                          "\"step_missed_bps\":10}",
                          customer, loan, day_text(s, -120)));
    CHECK_STATUS(s, target, 201, "a target for a loan");
    struct answer open = call(s, AUDITOR, "GET", path, NULL);
    CHECK_STATUS(s, open, 200, "a target nobody has verified");
    suite_check(s, number_at(&open, NULL, "to_book") == 0, "what is not verified moves the rate");
    struct answer figure =
        call(s, HEAD_MANAGER, "POST", "/esg_indicator",
             arena_format(s->arena,
                          "{\"customer\":\"%s\",\"code\":\"waste_recycled\",\"period_end\":\"%s\",\"value\":91,"
                          "\"status\":\"verified\",\"evidence\":\"report\"}",
                          customer, day_text(s, -120)));
    CHECK_STATUS(s, figure, 201, "a verified figure");
    struct answer known = call(s, AUDITOR, "GET", path, NULL);
    int64_t before = number_at(&known, NULL, "interest_before"), after = number_at(&known, NULL, "interest_after");
    suite_check(s, number_at(&known, NULL, "to_book") == 1 && after < before, "nothing to book: %.300s", known.body);
    struct answer refused = call(s, AUDITOR, "POST", path, "{}");
    suite_check(s, refused.status == 403, "an auditor books a margin: %d", refused.status);
    struct answer booked = call(s, HEAD_MANAGER, "POST", path, "{}");
    CHECK_STATUS(s, booked, 200, "booking the margin");
    suite_check(s, number_at(&booked, NULL, "interest_after") == after, "booked otherwise than tried: %.300s",
                booked.body);
    struct answer again = call(s, HEAD_MANAGER, "POST", path, "{}");
    suite_check(s, number_at(&again, NULL, "booked") == 0 && number_at(&again, NULL, "reversed") == 0,
                "the margin is booked twice: %.300s", again.body);
    struct answer gone =
        call_with(s, HEAD_MANAGER, "PATCH", arena_format(s->arena, "/esg_indicator/%s", answer_text(&figure, "id")),
                  "If-Match: \"1\"\r\n", "{\"status\":\"rejected\"}");
    CHECK_STATUS(s, gone, 200, "rejecting the figure");
    struct answer closing = call(s, HEAD_MANAGER, "POST", "/day_end/run", "{}");
    const char *end = job_end(s, HEAD_MANAGER, answer_text(&closing, "job"));
    suite_check(s, text_equal(end, "done"), "the day end is %s", end);
    struct answer back = call(s, AUDITOR, "GET", path, NULL);
    suite_check(s, number_at(&back, NULL, "to_book") == 0 && number_at(&back, NULL, "interest_before") == before,
                "the day end left the change of the rate: %.300s", back.body);
}

static void trying(struct suite *s, const char *loan)
{
    struct answer preview =
        call(s, AUDITOR, "POST", arena_format(s->arena, "/loan/%s/preview", loan),
             arena_format(
                 s->arena,
                 "{\"kind\":\"prepayment\",\"effective_on\":\"%s\",\"amount\":50000000,\"option\":\"shorten_term\"}",
                 day_text(s, 1)));
    CHECK_STATUS(s, preview, 200, "a preview");
    suite_check(s, number_at(&preview, NULL, "interest_after") < number_at(&preview, NULL, "interest_before"),
                "a prepayment saves no interest");
    struct answer compared = call(s, AUDITOR, "POST", arena_format(s->arena, "/loan/%s/compare", loan),
                                  "{\"rate\":0.031,\"months\":36,\"top_up\":1000000,\"discount_rate\":0.025}");
    CHECK_STATUS(s, compared, 200, "a comparison");
    struct answer quote = call(s, MANAGER, "POST", "/schedule/quote",
                               "{\"amount\":100000000,\"terms\":{\"method\":\"equal_instalment\",\"basis\":\"period\","
                               "\"starts_on\":\"2025-01-31\",\"matures_on\":\"2028-01-31\",\"rate\":0.042}}");
    CHECK_STATUS(s, quote, 200, "a quoted schedule");
    suite_check(s, number_at(&quote, NULL, "interest") == 6606930, "interest of a known loan: %lld",
                (long long)number_at(&quote, NULL, "interest"));
    struct answer bad =
        call(s, MANAGER, "POST", "/schedule/quote",
             "{\"amount\":100,\"terms\":{\"starts_on\":\"2025-01-31\",\"matures_on\":\"2025-01-30\",\"rate\":0.04}}");
    CHECK_STATUS(s, bad, 422, "a schedule that ends before it starts");
}

void scenario_lending(struct suite *s)
{
    const char *customer = first_customer(s), *loan = open_loan(s, customer, "HT2026-0001");
    booking(s, loan);
    refusals(s, customer, loan);
    trying(s, loan);
    following_targets(s, customer, loan);
}
