/* The three risks of one customer: levels by policy, what a shock does to the cover, positions in a currency,
 * incidents, and who may see and change them. */
#include "api/suite.h"

#include "base/date.h"

#include <math.h>
#include <string.h>

static const char *made(struct suite *s, const char *entity, const char *json)
{
    struct answer answer = call(s, MANAGER, "POST", arena_format(s->arena, "/%s", entity), json);
    CHECK_STATUS(s, answer, 201, entity);
    const char *id = answer_text(&answer, "id");
    return id ? arena_text(s->arena, id) : "";
}

static const char *firm(struct suite *s)
{
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    const char *id = made(s, "customer",
                          arena_format(s->arena,
                                       "{\"name\":\"三类风险测试有限公司\",\"kind\":\"medium\",\"status\":\"active\","
                                       "\"branch\":\"%s\",\"owner\":\"%s\"}",
                                       answer_text(&me, "branch"), answer_text(&me, "id")));
    /* EBIT 120 m fen of interest 40 m: cover 3; debt 1,000 m fen, equity 2,000 m fen. */
    made(s, "statement",
         arena_format(s->arena,
                      "{\"customer\":\"%s\",\"period_end\":\"2025-12-31\",\"period_months\":12,\"scope\":\"parent\","
                      "\"audited\":true,\"total_assets\":4000000000,\"short_term_borrowings\":1000000000,"
                      "\"non_current_due_within_1y\":0,\"long_term_borrowings\":0,\"bonds_payable\":0,"
                      "\"total_liabilities\":2000000000,\"total_equity\":2000000000,\"revenue\":3000000000,"
                      "\"interest_expense\":40000000,\"total_profit\":80000000,\"net_profit\":60000000,"
                      "\"cfo\":100000000}",
                      id));
    return id;
}

static double at(const struct answer *answer, const char *part, const char *key)
{
    double value = NAN;
    const struct json *inner = json_get(answer->json, part);
    return inner && json_get_number(inner, key, &value) ? value : NAN;
}

static const char *level(const struct answer *answer, const char *part)
{
    return json_get_text(json_get(answer->json, part), "level");
}

static void near(struct suite *s, double got, double wanted, const char *what)
{
    suite_check(s, fabs(got - wanted) < 1e-6 * (1 + fabs(wanted)), "%s is %g, not %g", what, got, wanted);
}

static void same(struct suite *s, const char *got, const char *wanted, const char *what)
{
    suite_check(s, got && !strcmp(got, wanted), "%s is %s, not %s", what, got ? got : "-", wanted);
}

void scenario_risks(struct suite *s)
{
    const char *id = firm(s), *path = arena_format(s->arena, "/customer/%s/risks", id);
    struct answer answer = call(s, MANAGER, "GET", path, NULL);
    CHECK_STATUS(s, answer, 200, "the three risks");
    same(s, level(&answer, "credit"), "unknown", "credit of a firm without a grade");
    same(s, level(&answer, "operational"), "low", "operational");
    near(s, at(&answer, "market", "cover_before"), 3, "cover before");
    /* 70 % of 1,000 m fen at 200 bp more: 14 m of interest; 120 / 54. */
    near(s, at(&answer, "market", "added_interest"), 14000000, "interest added");
    near(s, at(&answer, "market", "cover_after"), 120.0 / 54, "cover after");
    same(s, level(&answer, "market"), "low", "market");

    answer = call(s, MANAGER, "GET", arena_format(s->arena, "%s?rate_bp=400", path), NULL);
    near(s, at(&answer, "market", "cover_after"), 120.0 / 68, "cover at 400 bp");
    same(s, level(&answer, "market"), "medium", "market at 400 bp");
    answer = call(s, MANAGER, "GET", arena_format(s->arena, "%s?rate_bp=5000", path), NULL);
    CHECK_STATUS(s, answer, 422, "a shock beyond the range");
    answer = call(s, MANAGER, "GET", arena_format(s->arena, "%s?currency=2", path), NULL);
    CHECK_STATUS(s, answer, 422, "a move of more than nine tenths");

    /* Owing 40 m dollars, half of it hedged, sold for 10 m a year: 20 m at 7.25 and a tenth of it lost. */
    const char *today = date_text(s->arena, instant_date(instant_now()));
    static const struct {
        const char *kind;
        long long cents;
    } positions[] = {{"debt", 4000000000LL}, {"hedge", 2000000000LL}, {"revenue", 1000000000LL}};
    for (size_t i = 0; i < sizeof(positions) / sizeof(*positions); i++)
        made(s, "currency_position",
             arena_format(s->arena,
                          "{\"customer\":\"%s\",\"currency\":\"USD\",\"kind\":\"%s\",\"amount\":%lld,\"as_of\":\"%s\"}",
                          id, positions[i].kind, positions[i].cents, today));
    answer = call(s, MANAGER, "GET", path, NULL);
    near(s, at(&answer, "market", "position_loss"), 20e8 * 7.25 * 0.1, "loss on the position");
    near(s, at(&answer, "market", "flow_loss"), 10e8 * 7.25 * 0.1, "effect on flows");
    same(s, level(&answer, "market"), "high", "market with an open position");

    const char *day = date_text(s->arena, instant_date(instant_now()) - 20);
    const char *incident =
        made(s, "risk_incident",
             arena_format(
                 s->arena,
                 "{\"customer\":\"%s\",\"summary\":\"抵押登记晚于放款\",\"kind\":\"execution\",\"occurred_on\":\"%s\","
                 "\"loss\":150000000,\"recovered\":20000000,\"due_on\":\"%s\"}",
                 id, day, date_text(s->arena, instant_date(instant_now()) - 1)));
    answer = call(s, MANAGER, "GET", path, NULL);
    same(s, level(&answer, "operational"), "high", "operational after a dear incident");
    near(s, at(&answer, "operational", "net_loss"), 130000000, "net loss");
    near(s, at(&answer, "operational", "remedies"), 1, "remedies overdue");
    answer = call(s, RISK, "GET", path, NULL);
    CHECK_STATUS(s, answer, 200, "the risk manager sees it");
    answer = call(s, ADMINISTRATOR, "GET", path, NULL);
    CHECK_STATUS(s, answer, 404, "the administrator sees no customer");
    answer = call(s, ADMINISTRATOR, "GET", arena_format(s->arena, "/risk_incident/%s", incident), NULL);
    suite_check(s, answer.status == 403 || answer.status == 404, "the administrator reads an incident: %d",
                answer.status);
}
