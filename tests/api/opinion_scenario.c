/* What stands beside the card: a grade moved by a person and agreed by another, an expert's answers, the market's
 * opinion. */
#include "api/suite.h"

#include <stdio.h>
#include <string.h>

static const char *made(struct suite *s, enum who who, const char *entity, const char *json)
{
    struct answer answer = call(s, who, "POST", arena_format(s->arena, "/%s", entity), json);
    CHECK_STATUS(s, answer, 201, entity);
    const char *id = answer_text(&answer, "id");
    return id ? arena_text(s->arena, id) : "";
}

/* A small firm the card can rate: two statements with debt. */
static const char *firm(struct suite *s, const char *statement)
{
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    const char *id =
        made(s, MANAGER, "customer",
             arena_format(
                 s->arena,
                 "{\"name\":\"杭州意见测试阀门有限公司\",\"kind\":\"medium\",\"status\":\"active\",\"industry\":\"34\","
                 "\"branch\":\"%s\",\"owner\":\"%s\"}",
                 answer_text(&me, "branch"), answer_text(&me, "id")));
    made(s, MANAGER, "statement", arena_format(s->arena, statement, id));
    struct answer answer = call(s, RISK, "POST", arena_format(s->arena, "/customer/%s/assess", id), NULL);
    CHECK_STATUS(s, answer, 200, "it is rated");
    return id;
}

static const char books[] =
    "{\"customer\":\"%s\",\"period_end\":\"2025-12-31\",\"period_months\":12,\"scope\":\"parent\",\"audited\":true,"
    "\"opinion\":\"unqualified\","
    "\"cash\":4000000000,\"accounts_receivable\":6000000000,\"inventory\":5000000000,\"total_current_assets\":"
    "15000000000,"
    "\"fixed_assets\":9000000000,\"total_non_current_assets\":9000000000,\"total_assets\":24000000000,"
    "\"short_term_borrowings\":4000000000,\"accounts_payable\":3000000000,\"total_current_liabilities\":7000000000,"
    "\"long_term_borrowings\":3000000000,\"total_non_current_liabilities\":3000000000,\"total_liabilities\":"
    "10000000000,"
    "\"paid_in_capital\":8000000000,\"undistributed_profit\":6000000000,\"total_equity\":14000000000,"
    "\"revenue\":30000000000,\"cogs\":22000000000,\"interest_expense\":300000000,\"total_profit\":3000000000,\"income_"
    "tax\":700000000,"
    "\"net_profit\":2300000000,\"depreciation_amortisation\":900000000,\"cfo\":2500000000}";

/* --- a moved grade ------------------------------------------------------------------------------------------------ */

#define REASON "\"reason\":\"经核实，控股股东出质全部股权，支持能力明显下降，先行下调。\""

static void refused(struct suite *s, const char *path)
{
    static const struct {
        const char *body, *what;
        int status;
    } cases[] = {
        {"{\"notches\":0,\"reason_code\":\"group_matter\"," REASON ",\"evidence\":\"登记\"}", "no notch at all", 422},
        {"{\"notches\":-1,\"reason_code\":\"mood\"," REASON ",\"evidence\":\"登记\"}", "a reason nobody knows", 422},
        {"{\"notches\":-1,\"reason_code\":\"group_matter\",\"reason\":\"短\",\"evidence\":\"登记\"}",
         "too short a reason", 422},
        {"{\"notches\":-1,\"reason_code\":\"group_matter\"," REASON "}", "no evidence", 422},
        {"{\"notches\":-1,\"reason_code\":\"group_matter\"," REASON
         ",\"evidence\":\"登记\",\"expires_on\":\"2001-01-01\"}",
         "over before it begins", 422},
        {"{\"notches\":-1,\"reason_code\":\"group_matter\"," REASON
         ",\"evidence\":\"登记\",\"expires_on\":\"2999-01-01\"}",
         "for ever", 422},
        {"{\"notches\":1,\"reason_code\":\"group_matter\"," REASON ",\"evidence\":\"登记\"}",
         "beyond the officer's authority", 403},
        {"{\"notches\":-3,\"reason_code\":\"group_matter\"," REASON ",\"evidence\":\"登记\"}",
         "too far down for an officer", 403},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        CHECK_STATUS(s, call(s, CREDIT, "POST", path, cases[i].body), cases[i].status, cases[i].what);
    CHECK_STATUS(s,
                 call(s, MANAGER, "POST", path,
                      "{\"notches\":-1,\"reason_code\":\"group_matter\"," REASON ",\"evidence\":\"登记\"}"),
                 403, "a relationship manager moves no grade");
}

static const char *grade_of(struct suite *s, const char *id, const char *key)
{
    struct answer answer = call(s, RISK, "GET", arena_format(s->arena, "/customer/%s/assessment", id), NULL);
    const struct json *rating = json_get(json_get(answer.json, "result"), "rating");
    const char *grade = json_get_text(rating, key);
    return grade ? arena_text(s->arena, grade) : "";
}

static void agree(struct suite *s, struct answer held, enum who maker)
{
    CHECK_STATUS(s, held, 202, "it waits for a second person");
    const char *pending = answer_text(&held, "pending_change");
    if (!pending)
        return;
    const char *path = arena_format(s->arena, "/pending_change/%s/decide", pending);
    struct answer answer = call(s, maker, "POST", path, "{\"approve\":true}");
    suite_check(s, answer.status >= 400, "nobody agrees with oneself: %d", answer.status);
    CHECK_STATUS(s, call(s, RISK, "POST", path, "{\"approve\":true,\"reason\":\"同意\"}"), 200,
                 "another person agrees");
}

static void moved(struct suite *s, const char *id)
{
    const char *path = arena_format(s->arena, "/customer/%s/grade/override", id), *before = grade_of(s, id, "grade");
    refused(s, path);
    CHECK_STATUS(s, call(s, CREDIT, "POST", arena_format(s->arena, "%s/end", path), "{\"reason\":\"无\"}"), 409,
                 "none is in force");
    agree(s,
          call(s, CREDIT, "POST", path,
               "{\"notches\":-2,\"reason_code\":\"group_matter\"," REASON ",\"evidence\":\"工商登记\"}"),
          CREDIT);
    const char *after = grade_of(s, id, "grade"), *without = grade_of(s, id, "grade_without");
    suite_check(s, strcmp(before, after) && !strcmp(before, without), "%s became %s, without it %s", before, after,
                without);
    struct answer answer = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/grade/overrides", id), NULL);
    CHECK_STATUS(s, answer, 200, "the page of the customer shows it");
    suite_check(s, strstr(answer.body, "in_force") != NULL, "as in force");
    answer = call(s, RISK, "GET", "/rating/overrides", NULL);
    CHECK_STATUS(s, answer, 200, "what came of overrides");
    CHECK_STATUS(s, call(s, MANAGER, "GET", "/rating/overrides", NULL), 403, "not for everybody");
    agree(s, call(s, CREDIT, "POST", arena_format(s->arena, "%s/end", path), "{\"reason\":\"质押已解除\"}"), CREDIT);
    suite_check(s, !strcmp(before, grade_of(s, id, "grade")), "the grade is back: %s", grade_of(s, id, "grade"));
}

/* --- an expert ------------------------------------------------------------------------------------------------------
 */

static void expert(struct suite *s, const char *id)
{
    const char *path = arena_format(s->arena, "/customer/%s/expert", id);
    struct answer answer = call(s, MANAGER, "GET", path, NULL);
    CHECK_STATUS(s, answer, 200, "the sheet for a company");
    suite_check(s, strstr(answer.body, "expert_corporate") != NULL, "it is that of companies");
    answer = call(s, MANAGER, "POST", path, "{\"sheet\":\"expert_small\",\"answers\":{}}");
    CHECK_STATUS(s, answer, 422, "another sheet");
    answer =
        call(s, MANAGER, "POST", path, "{\"sheet\":\"expert_corporate\",\"answers\":{\"management\":{\"anchor\":2}}}");
    CHECK_STATUS(s, answer, 422, "not all questions answered");
    static const char all[] =
        "{\"sheet\":\"expert_corporate\",\"answers\":{\"management\":{\"anchor\":%d%s},\"market_position\":{\"anchor\":"
        "3},"
        "\"outlook\":{\"anchor\":3},\"transparency\":{\"anchor\":3},\"shareholder_support\":{\"anchor\":3}}}";
    CHECK_STATUS(s, call(s, MANAGER, "POST", path, arena_format(s->arena, all, 9, "")), 422, "an answer that is none");
    CHECK_STATUS(s, call(s, MANAGER, "POST", path, arena_format(s->arena, all, 4, "")), 422,
                 "the best answer without evidence");
    CHECK_STATUS(s, call(s, AUDITOR, "POST", path, arena_format(s->arena, all, 3, "")), 403,
                 "an auditor answers nothing");
    answer = call(s, MANAGER, "POST", path,
                  arena_format(s->arena, all, 4, ",\"evidence\":\"二〇二〇年停工期间按期还款，见流水\""));
    CHECK_STATUS(s, answer, 200, "with evidence");
    double score = 0;
    json_get_number(answer.json, "score", &score);
    suite_check(s, score > 81.2 && score < 81.3, "weighted points: %g", score);
    answer = call(s, RISK, "GET", arena_format(s->arena, "/customer/%s/facts", id), NULL);
    suite_check(s, strstr(answer.body, "expert_score") != NULL, "the points are a fact");
}

/* --- the market
 * --------------------------------------------------------------------------------------------------------- */

static void market(struct suite *s, const char *id)
{
    const char *path = arena_format(s->arena, "/customer/%s/second_opinion", id);
    struct answer answer = call(s, MANAGER, "GET", path, NULL);
    CHECK_STATUS(s, answer, 200, "no share price: the proxy speaks");
    suite_check(s, strstr(answer.body, "\"basis\": \"proxy\"") || strstr(answer.body, "\"basis\":\"proxy\""),
                "and says so: %.80s", answer.body);
    made(
        s, MANAGER, "market_quote",
        arena_format(
            s->arena,
            "{\"customer\":\"%s\",\"quoted_on\":\"2026-01-05\",\"close\":3.2,\"shares\":50000000,\"currency\":\"CNY\"}",
            id));
    answer = call(s, MANAGER, "GET", path, NULL);
    CHECK_STATUS(s, answer, 200, "one price is too few");
    suite_check(s, strstr(answer.body, "\"none\"") != NULL, "not evaluated, with what is missing: %.120s", answer.body);
    answer = call(s, MANAGER, "POST", "/market_quote",
                  arena_format(s->arena, "{\"customer\":\"%s\",\"quoted_on\":\"2026-01-06\",\"close\":-1}", id));
    CHECK_STATUS(s, answer, 422, "a price below zero");
}

void scenario_opinion(struct suite *s)
{
    const char *id = firm(s, books);
    moved(s, id);
    expert(s, id);
    market(s, id);
}
