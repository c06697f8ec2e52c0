/* Around a facility, over HTTP: conditions and their gate, guarantees and their warnings, a syndicate and its notices.
 */
#include "api/lending.h"
#include "base/text.h"

#include <string.h>

static bool told(const struct answer *answer, const char *words)
{
    return answer->body && strstr(answer->body, words);
}

static const char *condition(struct suite *s, const char *customer, const char *facility, const char *text,
                             const char *applies, int days)
{
    struct answer made = lending_post(
        s, HEAD_MANAGER, "/facility_condition",
        arena_format(s->arena,
                     "{\"customer\":\"%s\",\"facility\":\"%s\",\"text\":\"%s\",\"applies\":\"%s\",\"due_on\":\"%s\","
                     "\"basis\":\"借款合同第5条\"}",
                     customer, facility, text, applies, lending_day(s, days)));
    CHECK_STATUS(s, made, 201, "a condition");
    return lending_id(answer_text(&made, "id"));
}

static void check_gate(struct suite *s, const char *facility, bool open, const char *when)
{
    struct answer seen = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/conditions", facility), NULL);
    const struct json *gate = json_get(seen.json, "gate");
    CHECK_STATUS(s, seen, 200, "conditions");
    suite_check(s, gate && json_get(gate, "passed")->truth == open, "the gate %s: %.300s", when, seen.body);
}

static void conditions(struct suite *s, const char *customer, const char *facility)
{
    const char *first = condition(s, customer, facility, "抵押登记办妥", "first", 20);
    const char *later = condition(s, customer, facility, "办妥保险受益人变更", "later", -3);
    check_gate(s, facility, false, "with an open condition");
    const char *meet = arena_format(s->arena, "/facility_condition/%s/meet", first);
    struct answer bare = lending_post(s, HEAD_MANAGER, meet, "{}");
    CHECK_STATUS(s, bare, 422, "met without evidence or words");
    struct answer future = lending_post(
        s, HEAD_MANAGER, meet, arena_format(s->arena, "{\"reason\":\"x\",\"met_on\":\"%s\"}", lending_day(s, 4)));
    CHECK_STATUS(s, future, 422, "met the day after tomorrow");
    struct answer paper = call_with(
        s, HEAD_MANAGER, "POST",
        arena_format(s->arena, "/customer/%s/attachment/upload?kind=contract&facility_condition=%s", customer, first),
        "Content-Type: application/octet-stream\r\nX-File-Name: registration.txt\r\n", "他项权证 第 1 号");
    CHECK_STATUS(s, paper, 201, "evidence of a condition");
    struct answer met = lending_post(
        s, HEAD_MANAGER, meet, arena_format(s->arena, "{\"evidence\":\"%s\"}", lending_id(answer_text(&paper, "id"))));
    CHECK_STATUS(s, met, 200, "a condition met");
    struct answer twice = lending_post(s, HEAD_MANAGER, meet, "{\"reason\":\"again\"}");
    CHECK_STATUS(s, twice, 409, "a condition met twice");
    check_gate(s, facility, false, "while a condition subsequent is overdue");
    const char *waive = arena_format(s->arena, "/facility_condition/%s/waive", later);
    struct answer held = lending_post(s, HEAD_MANAGER, waive, "{\"reason\":\"保险公司系统升级，延至下月\"}");
    CHECK_STATUS(s, held, 202, "a condition waived by one person");
    struct answer waived = lending_agreed(s, &held, RISK);
    CHECK_STATUS(s, waived, 200, "a condition waived by two");
    check_gate(s, facility, true, "with all of them met or waived");
    struct answer seen = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/conditions", facility), NULL);
    suite_check(s, told(&seen, "registration.txt") && told(&seen, "\"authority\":\""), "evidence and authority: %.900s",
                seen.body);
    struct answer again = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/facility_condition/%s/reopen", later),
                                       "{\"reason\":\"豁免到期\"}");
    CHECK_STATUS(s, again, 200, "a condition opened again");
    struct answer page = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/page", facility), NULL);
    CHECK_STATUS(s, page, 200, "the page of a facility");
}

static void guarantees(struct suite *s, const char *customer, const char *facility)
{
    struct answer me = call(s, HEAD, "GET", "/me", NULL);
    struct answer made =
        lending_post(s, HEAD, "/customer",
                     arena_format(s->arena, "{\"name\":\"担保测试集团有限公司\",\"kind\":\"medium\",\"branch\":\"%s\"}",
                                  lending_id(answer_text(&me, "branch"))));
    const char *guarantor = lending_id(answer_text(&made, "id"));
    const char *path = arena_format(s->arena, "/facility/%s/guarantee/try", facility);
    struct answer self =
        lending_post(s, HEAD_MANAGER, path, arena_format(s->arena, "{\"guarantor\":\"%s\",\"amount\":100}", customer));
    CHECK_STATUS(s, self, 422, "a borrower that vouches for itself");
    struct answer tried = lending_post(
        s, HEAD_MANAGER, path,
        arena_format(s->arena, "{\"guarantor\":\"%s\",\"amount\":1000000000,\"kind\":\"general\"}", guarantor));
    CHECK_STATUS(s, tried, 200, "a guarantee tried");
    suite_check(s,
                lending_number(&tried, "net_value") == 200000000 && told(&tried, "\"general\"") &&
                    told(&tried, "\"equity_unknown\""),
                "worth and warnings: %.900s", tried.body);
    struct answer held =
        lending_post(s, HEAD_MANAGER, "/guarantee_contract",
                     arena_format(s->arena,
                                  "{\"customer\":\"%s\",\"facility\":\"%s\",\"guarantor\":\"%s\",\"number\":\"BZ-1\","
                                  "\"amount\":1000000000,\"starts_on\":\"%s\"}",
                                  customer, facility, guarantor, lending_day(s, -1)));
    CHECK_STATUS(s, held, 202, "a guarantee by one person");
    struct answer agreed = lending_agreed(s, &held, RISK);
    CHECK_STATUS(s, agreed, 200, "a guarantee by two");
    struct answer list = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/guarantees", facility), NULL);
    CHECK_STATUS(s, list, 200, "guarantees of a facility");
    suite_check(s, lending_number(&list, "security_value") - lending_number(&list, "collateral_value") == 200000000,
                "the cover did not follow a guarantee that was entered: %.600s", list.body);
    const struct json *items = json_get(list.json, "items");
    const char *id = items && items->count ? json_get_text(&items->items[0], "id") : "none";
    /* What the engine worked out meanwhile is part of the answer: a second change starts from the version it names. */
    int64_t version = items && items->count ? json_get(&items->items[0], "version")->integer : 0;
    for (int day = 2; day <= 3; day++) {
        struct answer moved = call_with(s, HEAD_MANAGER, "PATCH", arena_format(s->arena, "/guarantee_contract/%s", id),
                                        arena_format(s->arena, "If-Match: \"%lld\"\r\n", (long long)version),
                                        arena_format(s->arena, "{\"starts_on\":\"%s\"}", lending_day(s, -day)));
        CHECK_STATUS(s, moved, 200, "a guarantee that began earlier");
        version = lending_number(&moved, "version");
    }
    const char *release = arena_format(s->arena, "/guarantee_contract/%s/release", id);
    held = lending_post(s, HEAD_MANAGER, release, "{\"reason\":\"换保\"}");
    CHECK_STATUS(s, held, 202, "a guarantee released by one person");
    agreed = lending_agreed(s, &held, RISK);
    CHECK_STATUS(s, agreed, 200, "a guarantee released by two");
    list = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/guarantees", facility), NULL);
    suite_check(s, lending_number(&list, "security_value") == lending_number(&list, "collateral_value"),
                "a released guarantee still counts: %.600s", list.body);
    struct answer again = lending_post(s, HEAD_MANAGER, release, "{\"reason\":\"换保\"}");
    CHECK_STATUS(s, again, 409, "a guarantee released twice");
}

static struct answer set_lenders(struct suite *s, const char *facility, const char *lenders)
{
    return lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/facility/%s/syndicate/lenders", facility),
                        arena_format(s->arena, "{\"lenders\":%s}", lenders));
}

/* Three thirds: nothing but the largest remainders makes them sum. */
static const char thirds[] =
    "[{\"bank\":\"测试银行\",\"own\":%s,\"role\":\"%s\",\"share\":0.33333334},"
    "{\"bank\":\"东海银行\",\"own\":false,\"role\":\"%s\",\"share\":0.33333333,\"email\":\"agency@donghai.example\"},"
    "{\"bank\":\"Harbour Bank\",\"own\":false,\"role\":\"participant\",\"share\":0.33333333,\"language\":\"en\"}]";

static void check_sums(struct suite *s, const struct answer *view)
{
    const struct json *payments = json_get(view->json, "payments");
    suite_check(s, payments && payments->count, "no payment is split: %.300s", view->body);
    for (size_t i = 0; payments && i < payments->count; i++) {
        const struct json *payment = &payments->items[i], *parts = json_get(payment, "parts");
        const char *kind = json_get_text(payment, "kind");
        int64_t whole = 0, sum = 0;
        json_get_int(payment, "amount", &whole);
        for (size_t k = 0; k < parts->count; k++) {
            int64_t part = 0;
            json_get_int(&parts->items[k], "amount", &part);
            sum += part;
        }
        suite_check(s, !text_equal(kind, "drawdown") || sum == whole, "the parts of %s sum to %lld, not %lld", kind,
                    (long long)sum, (long long)whole);
    }
}

static const char *first_notice(struct suite *s, const char *facility, struct answer *view)
{
    *view = call(s, AUDITOR, "GET", arena_format(s->arena, "/facility/%s/syndicate", facility), NULL);
    CHECK_STATUS(s, (*view), 200, "a syndicate");
    const struct json *notices = json_get(view->json, "notices");
    suite_check(s, notices && notices->count, "no notice was drawn up: %.300s", view->body);
    return notices && notices->count ? json_get_text(&notices->items[0], "id") : "none";
}

static void as_agent(struct suite *s, const char *facility)
{
    struct answer bad = set_lenders(s, facility,
                                    "[{\"bank\":\"甲\",\"share\":0.5,\"own\":true,\"role\":\"agent\"},"
                                    "{\"bank\":\"乙\",\"share\":0.4}]");
    CHECK_STATUS(s, bad, 422, "lenders whose shares do not sum to one");
    bad = set_lenders(s, facility, "[{\"bank\":\"甲\",\"share\":0.5,\"own\":true},{\"bank\":\"乙\",\"share\":0.5}]");
    CHECK_STATUS(s, bad, 422, "lenders without an agent");
    bad = set_lenders(s, facility,
                      "[{\"bank\":\"甲\",\"share\":0.5,\"own\":true,\"role\":\"agent\"},"
                      "{\"bank\":\"乙\",\"share\":0.5,\"email\":\"a@b\\r\\nBcc: c@d.example\"}]");
    CHECK_STATUS(s, bad, 422, "an address that is none");
    struct answer held = set_lenders(s, facility, arena_format(s->arena, thirds, "true", "agent", "participant"));
    CHECK_STATUS(s, held, 202, "lenders by one person");
    struct answer agreed = lending_agreed(s, &held, RISK);
    CHECK_STATUS(s, agreed, 200, "lenders by two");
    const char *prepare = arena_format(s->arena, "/facility/%s/syndicate/prepare", facility);
    struct answer far = lending_post(s, HEAD_MANAGER, prepare, "{\"until\":\"2999-01-01\"}");
    CHECK_STATUS(s, far, 422, "notices of the next millennium");
    const char *body = arena_format(s->arena, "{\"until\":\"%s\"}", lending_day(s, 200));
    struct answer made = lending_post(s, HEAD_MANAGER, prepare, body),
                  again = lending_post(s, HEAD_MANAGER, prepare, body);
    suite_check(s, lending_number(&made, "prepared") > 1, "notices drawn up: %.200s", made.body);
    suite_check(s,
                lending_number(&again, "prepared") == 0 &&
                    lending_number(&again, "known") == lending_number(&made, "prepared"),
                "notices were drawn up twice: %.200s", again.body);
    struct answer view;
    const char *notice = first_notice(s, facility, &view);
    check_sums(s, &view);
    struct answer sent =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/syndicate_notice/%s/send", notice), "{}");
    CHECK_STATUS(s, sent, 200, "a notice sent");
    suite_check(s, lending_number(&sent, "mails") == 1 && told(&sent, "Harbour Bank"), "whom it went to: %.200s",
                sent.body);
    struct answer twice =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/syndicate_notice/%s/send", notice), "{}");
    CHECK_STATUS(s, twice, 409, "a notice sent twice");
    struct answer one = call(s, AUDITOR, "GET", arena_format(s->arena, "/syndicate_notice/%s/view", notice), NULL);
    suite_check(s, told(&one, "agency@donghai.example") && told(&one, "\"syndicate\""), "states of its mails: %.600s",
                one.body);
    struct answer paper =
        call(s, AUDITOR, "GET", arena_format(s->arena, "/syndicate_notice/%s/print?language=en", notice), NULL);
    suite_check(s, paper.status == 200 && paper.body && text_starts(paper.body, "%PDF"), "its paper: %d", paper.status);
    struct answer gone = lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/syndicate_notice/%s/withdraw", notice),
                                      "{\"reason\":\"金额有误\"}");
    suite_check(s, lending_number(&gone, "mails") == 1, "a notice withdrawn: %.200s", gone.body);
    struct answer closed =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/syndicate_notice/%s/settle", notice), "{}");
    CHECK_STATUS(s, closed, 409, "a withdrawn notice closed");
}

static void as_participant(struct suite *s, const char *facility)
{
    const char *path = arena_format(s->arena, "/facility/%s/syndicate/notice", facility);
    static const char body[] = "{\"number\":\"%s\",\"kind\":\"drawdown\",\"value_on\":\"%s\",\"principal\":100,"
                               "\"own_part\":%d}";
    struct answer ours =
        lending_post(s, HEAD_MANAGER, path, arena_format(s->arena, body, "A-0", lending_day(s, 2), 34));
    CHECK_STATUS(s, ours, 409, "a notice of ourselves");
    struct answer held = set_lenders(s, facility, arena_format(s->arena, thirds, "true", "participant", "agent"));
    struct answer agreed = lending_agreed(s, &held, RISK);
    CHECK_STATUS(s, agreed, 200, "another bank is the agent");
    struct answer made =
        lending_post(s, HEAD_MANAGER, path, arena_format(s->arena, body, "A-1", lending_day(s, 2), 34));
    suite_check(s, made.status == 201 && lending_number(&made, "difference") == 0, "our part agrees: %.200s",
                made.body);
    struct answer wrong =
        lending_post(s, HEAD_MANAGER, path, arena_format(s->arena, body, "A-2", lending_day(s, 2), 33));
    suite_check(s, text_equal(answer_text(&wrong, "status"), "disputed") && lending_number(&wrong, "difference") == -1,
                "our part differs: %.200s", wrong.body);
    struct answer known =
        lending_post(s, HEAD_MANAGER, path, arena_format(s->arena, body, "A-1", lending_day(s, 2), 34));
    CHECK_STATUS(s, known, 409, "one notice recorded twice");
    struct answer prepare =
        lending_post(s, HEAD_MANAGER, arena_format(s->arena, "/facility/%s/syndicate/prepare", facility), "{}");
    CHECK_STATUS(s, prepare, 409, "notices drawn up by one who is not the agent");
    const char *settle = arena_format(s->arena, "/syndicate_notice/%s/settle", lending_id(answer_text(&wrong, "id")));
    CHECK_STATUS(s, lending_post(s, HEAD_MANAGER, settle, "{}"), 422, "a difference closed without a word");
    struct answer closed = lending_post(s, HEAD_MANAGER, settle, "{\"note\":\"代理行已更正\"}");
    CHECK_STATUS(s, closed, 200, "a difference closed");
}

void around_facility(struct suite *s, const char *customer, const char *facility)
{
    conditions(s, customer, facility);
    guarantees(s, customer, facility);
    as_agent(s, facility);
    as_participant(s, facility);
}
