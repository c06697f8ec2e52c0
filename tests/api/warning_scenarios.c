/* Early warning as people work with it: run, answer, plan, sign, close. */
#include "api/suite.h"
#include "base/text.h"

#include <string.h>
#include <unistd.h>

static struct answer expect(struct suite *s, enum who who, const char *method, const char *path, const char *body,
                            int wanted, const char *what)
{
    struct answer answer = call(s, who, method, path, body);
    CHECK_STATUS(s, answer, wanted, what);
    return answer;
}

static const char *wait_job(struct suite *s, enum who who, struct answer started, const char *what)
{
    if (!CHECK_STATUS(s, started, 202, what))
        return "none";
    const char *path = arena_format(s->arena, "/job/%s", answer_text(&started, "job"));
    for (int i = 0; i < 600; i++) {
        struct answer job = call(s, who, "GET", path, NULL);
        const char *status = answer_text(&job, "status");
        if (text_equal(status, "done"))
            return status;
        if (!suite_check(s, text_equal(status, "waiting") || text_equal(status, "running"), "%s: %.300s", what,
                         job.body))
            return "failed";
        usleep(100000);
    }
    suite_check(s, false, "%s does not end", what);
    return "late";
}

static void runs(struct suite *s)
{
    struct answer refused = call(s, MANAGER, "POST", "/warning/run", NULL);
    CHECK_STATUS(s, refused, 403, "a manager runs the book");
    wait_job(s, RISK, call(s, RISK, "POST", "/warning/run", NULL), "a run of the indicators");
    struct answer future = call(s, RISK, "POST", "/warning/back-test", "{\"as_of\":\"2999-01-01\"}");
    CHECK_STATUS(s, future, 422, "a back-test of the future");
    wait_job(
        s, RISK,
        call(s, RISK, "POST", "/warning/back-test", "{\"as_of\":\"2025-06-30\",\"horizon_days\":365,\"most\":100}"),
        "a back-test");
    struct answer library = call(s, RISK, "GET", "/warning/indicators", NULL);
    CHECK_STATUS(s, library, 200, "the library of indicators");
    const struct json *items = library.json ? json_get(library.json, "items") : NULL;
    suite_check(s, items && items->count >= 72, "%zu indicators", items ? items->count : 0);
    suite_check(s, library.json && !json_absent(json_get(library.json, "back_test")), "no back-test in the library");
}

static const char *some_warning(struct suite *s)
{
    struct answer board = call(s, HEAD, "GET", "/warning/board?limit=5", NULL);
    CHECK_STATUS(s, board, 200, "the board");
    const struct json *first = answer_item(&board, 0);
    suite_check(s, first != NULL, "no warning: %.200s", board.body);
    return first ? json_get_text(first, "id") : "none";
}

static void plan(struct suite *s, const char *warning)
{
    struct answer started = call(s, RISK, "POST", arena_format(s->arena, "/warning/%s/plan", warning), NULL);
    if (!CHECK_STATUS(s, started, 200, "starting a plan"))
        return;
    const char *id = answer_text(&started, "plan");
    struct answer detail = call(s, RISK, "GET", arena_format(s->arena, "/warning/%s/detail", warning), NULL);
    CHECK_STATUS(s, detail, 200, "a warning in full");
    const char *close = arena_format(s->arena, "/warning_plan/%s/close", id),
               *sign = arena_format(s->arena, "/warning_plan/%s/sign", id);
    expect(s, RISK, "POST", close, NULL, 409, "closing a plan with open steps");
    const struct json *steps = detail.json ? json_get(detail.json, "steps") : NULL;
    for (size_t i = 0; steps && i < steps->count; i++) {
        const char *done = arena_format(s->arena, "/warning_step/%s/done", json_get_text(&steps->items[i], "id"));
        bool proof = false;
        json_get_bool(&steps->items[i], "proof", &proof);
        if (proof)
            expect(s, RISK, "POST", done, "{\"status\":\"done\"}", 422, "a step without evidence");
        expect(s, RISK, "POST", done, "{\"status\":\"done\",\"evidence\":\"现场照片与流水已归档\"}", 200, "a step");
    }
    expect(s, RISK, "POST", arena_format(s->arena, "/warning_plan/%s/change", id),
           "{\"exit\":\"restructure\",\"limit_cut\":0.3}", 200, "changing a plan");
    expect(s, RISK, "POST", arena_format(s->arena, "/warning_plan/%s/change", id), "{\"limit_cut\":3}", 422,
           "a cut of 300 %");
    expect(s, RISK, "POST", sign, "{\"opinion\":\"同意清收\"}", 200, "the second line signs");
    expect(s, RISK, "POST", sign, "{\"opinion\":\"再签一次\"}", 409, "one person for two lines");
    expect(s, POLICY, "POST", sign, "{\"opinion\":\"no\"}", 403, "no line of defence");
    expect(s, RISK, "POST", close, NULL, 409, "closing without the first line");
    expect(s, AUDITOR, "POST", sign, "{\"opinion\":\"流程合规\"}", 200, "the third line signs");
    expect(s, HEAD, "POST", sign, "{\"opinion\":\"已落实\"}", 200, "the first line signs");
    expect(s, RISK, "POST", close, NULL, 200, "closing a finished plan");
    expect(s, RISK, "POST", close, NULL, 409, "closing it twice");
}

static void answering(struct suite *s, const char *warning)
{
    expect(s, RISK, "POST", arena_format(s->arena, "/warning/%s/respond", warning),
           "{\"response\":\"已约谈法定代表人\"}", 200, "responding");
    const char *lower = arena_format(s->arena, "/warning/%s/lower", warning),
               *close = arena_format(s->arena, "/warning/%s/close", warning);
    struct answer lowered =
        call(s, RISK, "POST", lower, "{\"level\":\"blue\",\"evidence\":\"已追加抵押并归还部分本金\"}");
    CHECK_STATUS(s, lowered, 202, "lowering waits for a second person");
    expect(s, RISK, "POST",
           arena_format(s->arena, "/pending_change/%s/decide", answer_text(&lowered, "pending_change")),
           "{\"approve\":true,\"reason\":\"own\"}", 403, "the same person agrees");
    expect(s, HEAD_MANAGER, "POST",
           arena_format(s->arena, "/pending_change/%s/decide", answer_text(&lowered, "pending_change")),
           "{\"approve\":true,\"reason\":\"抵押已登记\"}", 200, "a second person agrees");
    struct answer closed =
        call(s, RISK, "POST", close, "{\"outcome\":\"closed\",\"evidence\":\"本息已结清，证据见附件\"}");
    CHECK_STATUS(s, closed, 202, "closing waits for a second person");
    expect(s, HEAD_MANAGER, "POST",
           arena_format(s->arena, "/pending_change/%s/decide", answer_text(&closed, "pending_change")),
           "{\"approve\":true,\"reason\":\"已核对\"}", 200, "a second person closes");
    struct answer detail = call(s, RISK, "GET", arena_format(s->arena, "/warning/%s/detail", warning), NULL);
    const struct json *row = detail.json ? json_get(detail.json, "warning") : NULL;
    suite_check(s, row && text_equal(json_get_text(row, "status"), "closed"), "not closed: %.300s", detail.body);
    expect(s, RISK, "POST", arena_format(s->arena, "/warning/%s/respond", warning), "{\"response\":\"late\"}", 409,
           "responding to a closed warning");
}

static void one_customer(struct suite *s)
{
    struct answer page = call(s, RISK, "GET", "/customer?kind=medium&limit=1&status=active", NULL);
    const struct json *first = answer_item(&page, 0);
    const char *id = first ? json_get_text(first, "id") : "none";
    expect(s, RISK, "POST", arena_format(s->arena, "/customer/%s/warning/run", id), NULL, 200, "one customer");
    struct answer monitor = call(s, RISK, "GET", arena_format(s->arena, "/customer/%s/monitor", id), NULL);
    CHECK_STATUS(s, monitor, 200, "how a customer stands");
    int64_t missing = 0;
    json_get_int(monitor.json, "missing", &missing);
    suite_check(s, missing > 0, "nothing is not evaluated: %.200s", monitor.body);
}

/* --- bookings as they stream in ---------------------------------------------------------------------------------- */

static struct answer stream(struct suite *s, enum who who, const char *text)
{
    return call_with(s, who, "POST", "/transaction/stream", "Content-Type: application/x-ndjson\r\n", text);
}

static int64_t told(struct suite *s, const struct answer *answer, const char *key)
{
    int64_t value = -1;
    suite_check(s, answer->status == 200 && json_get_int(answer->json, key, &value), "%s: %d %.300s", key,
                answer->status, answer->body);
    return value;
}

static void streaming(struct suite *s)
{
    struct answer plans = call(s, RISK, "GET", "/purpose_plan?limit=1", NULL);
    const struct json *plan = answer_item(&plans, 0);
    if (!suite_check(s, plan != NULL, "no purpose plan: %.200s", plans.body))
        return;
    const char *customer = json_get_text(plan, "customer"), *account = json_get_text(plan, "account"),
               *day = json_get_text(plan, "drawn_on");
    const char *line =
        "{\"customer\":\"%s\",\"account\":\"%s\",\"reference\":\"%s\",\"booked_on\":\"%s\",\"direction\":"
        "\"out\",\"amount\":70000000,\"counterparty\":\"银河证券营业部\"}\n";
    const char *first = arena_format(s->arena, line, customer, account, "SUITE-1", day);
    suite_check(s, stream(s, MANAGER, first).status == 403, "a manager posts bookings");
    struct answer posted = stream(s, RISK, arena_format(s->arena, "%s{\"reference\":\"SUITE-2\"}\nnot json\n", first));
    suite_check(s, told(s, &posted, "accepted") == 1 && told(s, &posted, "refused") == 2, "posting: %.300s",
                posted.body);
    suite_check(s, told(s, &posted, "signals") >= 1, "no signal: %.300s", posted.body);
    struct answer again = stream(s, RISK, first);
    suite_check(s, told(s, &again, "accepted") == 0 && told(s, &again, "repeated") == 1, "posting twice: %.300s",
                again.body);
    const char *other = arena_format(s->arena, line, customer, account, "SUITE-1", "2026-01-05");
    struct answer clash = stream(s, RISK, other);
    suite_check(s, told(s, &clash, "refused") == 1, "a reference for another booking: %.300s", clash.body);
    const char *back = arena_format(s->arena,
                                    "{\"customer\":\"%s\",\"account\":\"%s\",\"reference\":\"SUITE-3\",\"booked_on\":"
                                    "\"%s\",\"direction\":\"in\",\"amount\":70000000,\"reverses\":\"SUITE-1\"}\n",
                                    customer, account, day);
    struct answer reversed = stream(s, RISK, back);
    suite_check(s, told(s, &reversed, "accepted") == 1 && told(s, &reversed, "signals") == 0, "taking back: %.300s",
                reversed.body);
    expect(s, RISK, "GET", arena_format(s->arena, "/purpose_plan/%s/flow?method=pro_rata", json_get_text(plan, "id")),
           NULL, 200, "where the money went");
}

/* --- covenants ---------------------------------------------------------------------------------------------------- */

static void covenants(struct suite *s)
{
    struct answer page = call(s, RISK, "GET", "/customer?kind=medium&limit=1&status=active", NULL);
    const struct json *first = answer_item(&page, 0);
    const char *customer = first ? json_get_text(first, "id") : "none";
    const char *preview = arena_format(s->arena, "/customer/%s/covenant/preview", customer);
    struct answer odd = expect(s, RISK, "POST", preview,
                               "{\"metric\":\"debt_to_asets\",\"relation\":\"at_most\",\"threshold\":\"70%\"}", 200,
                               "a preview with a slip");
    suite_check(s, answer_text(&odd, "fault") != NULL, "no fault: %.300s", odd.body);
    const char *define = arena_format(s->arena, "/customer/%s/covenant/define", customer);
    expect(s, RISK, "POST", define,
           "{\"name\":\"x\",\"metric\":\"debt_to_asets\",\"relation\":\"at_most\",\"threshold\":\"70%\"}", 422,
           "a covenant with a slip");
    struct answer made =
        expect(s, RISK, "POST", define,
               "{\"name\":\"资产负债率不高于1%\",\"metric\":\"debt_to_assets\",\"relation\":\"at_most\","
               "\"threshold\":\"1%\"}",
               200, "defining a covenant");
    suite_check(s, text_equal(answer_text(&made, "status"), "breached"), "not breached: %.300s", made.body);
    const char *id = answer_text(&made, "id");
    expect(s, RISK, "POST", arena_format(s->arena, "/covenant/%s/test", id), NULL, 200, "testing it");
    struct answer waived =
        expect(s, RISK, "POST", arena_format(s->arena, "/covenant/%s/waive", id),
               "{\"until\":\"2999-01-01\",\"reason\":\"重组期间\",\"terms\":\"按月报送\"}", 202, "waiving waits");
    expect(s, HEAD_MANAGER, "POST",
           arena_format(s->arena, "/pending_change/%s/decide", answer_text(&waived, "pending_change")),
           "{\"approve\":true,\"reason\":\"同意\"}", 200, "a second person waives");
    struct answer full =
        expect(s, RISK, "GET", arena_format(s->arena, "/covenant/%s/page", id), NULL, 200, "a covenant in full");
    suite_check(s, strstr(full.body, "\"waived\"") != NULL, "not waived: %.300s", full.body);
    expect(s, RISK, "GET", "/covenant/board", NULL, 200, "the covenants");
}

void scenario_warning(struct suite *s)
{
    runs(s);
    const char *warning = some_warning(s);
    plan(s, warning);
    answering(s, warning);
    one_customer(s);
    streaming(s);
    covenants(s);
}
