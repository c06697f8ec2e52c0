/* The credit book over HTTP: the cockpit, limits, previews and what-ifs, by people who see all, a part or nothing. */
#include "api/suite.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const char *first_customer(struct suite *s, enum who who, const char *path)
{
    struct answer page = call(s, who, "GET", path, NULL);
    const struct json *first = answer_item(&page, 0);
    suite_check(s, first != NULL, "nothing at %s: %d %.200s", path, page.status, page.body);
    return first ? json_get_text(first, "id") : "none";
}

static int64_t figure(const struct answer *answer, const char *name)
{
    int64_t value = 0;
    const struct json *figures = answer->json ? json_get(answer->json, "figures") : NULL;
    return figures && json_get_int(figures, name, &value) ? value : -1;
}

static void looking(struct suite *s)
{
    struct answer all = call(s, RISK, "GET", "/portfolio/cockpit", NULL);
    if (!CHECK_STATUS(s, all, 200, "the cockpit"))
        return;
    struct answer part = call(s, HEAD, "GET", "/portfolio/cockpit", NULL);
    CHECK_STATUS(s, part, 200, "the cockpit of a branch");
    suite_check(s, figure(&part, "exposure") <= figure(&all, "exposure"), "a branch sees more than the bank");
    struct answer refused = call(s, MANAGER, "GET", "/portfolio/cockpit", NULL);
    CHECK_STATUS(s, refused, 403, "the cockpit for a relationship manager");
    struct answer limits = call(s, RISK, "GET", "/portfolio/limits?each=5", NULL);
    CHECK_STATUS(s, limits, 200, "limits");
    struct answer wrong = call(s, RISK, "GET", "/portfolio/limits?each=0", NULL);
    suite_check(s, wrong.status == 400 || wrong.status == 422, "no names a limit: %d", wrong.status);
    struct answer history = call(s, AUDITOR, "GET", "/portfolio/history", NULL);
    CHECK_STATUS(s, history, 200, "the history of loans");
    struct answer industries = call(s, RISK, "GET", "/portfolio/industries", NULL);
    CHECK_STATUS(s, industries, 200, "industries");
    struct answer trade = call(s, HEAD, "GET", "/portfolio/industry?section=F", NULL);
    CHECK_STATUS(s, trade, 200, "one industry");
    const struct json *of_all = NULL, *items = industries.json ? json_get(industries.json, "items") : NULL;
    for (size_t i = 0; items && i < items->count; i++)
        if (text_equal(json_get_text(&items->items[i], "key"), "F"))
            of_all = &items->items[i];
    int64_t bank = -1, branch = -1, shown = 0, one;
    json_get_int(of_all, "exposure", &bank);
    json_get_int(trade.json ? json_get(trade.json, "item") : NULL, "exposure", &branch);
    suite_check(s, bank >= 0 && branch >= 0 && branch <= bank, "trade of a branch is %lld of %lld", (long long)branch,
                (long long)bank);
    const struct json *grades = trade.json ? json_get(trade.json, "grades") : NULL;
    for (size_t i = 0; grades && i < grades->count; i++)
        shown += json_get_int(&grades->items[i], "exposure", &one) ? one : 0;
    suite_check(s, llabs(shown - branch) <= 50, "grades come to %lld of %lld", (long long)shown, (long long)branch);
    struct answer none = call(s, RISK, "GET", "/portfolio/industry?section=Z", NULL);
    CHECK_STATUS(s, none, 422, "no such industry");
    struct answer scenarios = call(s, RISK, "GET", "/portfolio/scenarios", NULL);
    CHECK_STATUS(s, scenarios, 200, "scenarios");
    struct answer workbook = call(s, RISK, "GET", "/portfolio/workbook", NULL);
    suite_check(s, workbook.status == 200 && !strncmp(workbook.body, "PK", 2), "the workbook: %d", workbook.status);
}

static void supposing(struct suite *s)
{
    const char *customer = first_customer(s, RISK, "/customer?kind=large&limit=1&status=active");
    struct answer preview =
        call(s, RISK, "POST", "/portfolio/preview",
             arena_format(s->arena,
                          "{\"customer\":\"%s\",\"product\":\"working_capital\",\"amount\":500000000,\"months\":24}",
                          customer));
    CHECK_STATUS(s, preview, 200, "a preview");
    struct answer nothing =
        call(s, RISK, "POST", "/portfolio/preview",
             arena_format(s->arena, "{\"customer\":\"%s\",\"product\":\"working_capital\"}", customer));
    CHECK_STATUS(s, nothing, 422, "a preview without an amount");
    struct answer whatif =
        call(s, HEAD, "POST", "/portfolio/whatif",
             "{\"scenario\":\"severe\",\"industry\":\"C\",\"notches\":2,\"rate_bp\":100,\"fx_share\":0.1}");
    CHECK_STATUS(s, whatif, 200, "a what-if of a branch");
    struct answer lost =
        call(s, RISK, "POST", "/portfolio/whatif", arena_format(s->arena, "{\"guarantor\":\"%s\"}", customer));
    CHECK_STATUS(s, lost, 200, "losing a guarantor");
    struct answer unknown = call(s, RISK, "POST", "/portfolio/whatif", "{\"scenario\":\"armageddon\"}");
    CHECK_STATUS(s, unknown, 422, "an unknown scenario");
    struct answer odd = call(s, RISK, "POST", "/portfolio/whatif", "{\"industry\":\"Ω\"}");
    CHECK_STATUS(s, odd, 422, "an unknown industry");
}

static void provisions(struct suite *s)
{
    struct answer refused = call(s, HEAD, "POST", "/portfolio/ecl/run", NULL);
    CHECK_STATUS(s, refused, 403, "a branch head runs the provisions");
    for (int run = 0; run < 2; run++) {
        struct answer started = call(s, RISK, "POST", "/portfolio/ecl/run", NULL);
        if (!CHECK_STATUS(s, started, 202, "running the provisions"))
            return;
        const char *status = job_end(s, RISK, answer_text(&started, "job"));
        suite_check(s, !strcmp(status, "done"), "the provisions ended as %s", status);
    }
    struct answer runs = call(s, RISK, "GET", "/ecl_run?sort=-run_at&limit=2", NULL);
    const struct json *last = answer_item(&runs, 0);
    int64_t accounts = 0, ecl = 0, parts = 0, one = 0;
    suite_check(s, last && json_get_int(last, "accounts", &accounts) && json_get_int(last, "ecl", &ecl),
                "no run: %.200s", runs.body);
    const char *const stages[] = {"ecl_stage1", "ecl_stage2", "ecl_stage3"};
    for (int i = 0; last && i < 3; i++)
        parts += json_get_int(last, stages[i], &one) ? one : 0;
    suite_check(s, parts == ecl, "the stages do not add up: %lld of %lld", (long long)parts, (long long)ecl);
    struct answer results = call(
        s, RISK, "GET",
        arena_format(s->arena, "/ecl_result?ecl_run=%s&count=exact&limit=1", last ? json_get_text(last, "id") : "none"),
        NULL);
    int64_t counted = 0;
    json_get_int(results.json ? json_get(results.json, "count") : NULL, "value", &counted);
    suite_check(s, counted == accounts, "%lld results of %lld accounts", (long long)counted, (long long)accounts);
    int64_t before = 0;
    const struct json *result = answer_item(&results, 0);
    suite_check(s, result && json_get_int(result, "previous_stage", &before),
                "no stage before in the second run: %.200s", results.body);
}

static void classifying(struct suite *s)
{
    struct answer page = call(s, RISK, "GET", "/loan?five_class=substandard&status=overdue&limit=1", NULL);
    const struct json *loan = answer_item(&page, 0);
    if (!loan)
        loan = (page = call(s, RISK, "GET", "/loan?status=overdue&limit=1", NULL), answer_item(&page, 0));
    const char *path = arena_format(s->arena, "/loan/%s/classification", loan ? json_get_text(loan, "id") : "none");
    struct answer rules = call(s, RISK, "GET", path, NULL);
    CHECK_STATUS(s, rules, 200, "the path of a classification");
    struct answer better = call(s, RISK, "POST", path, "{\"class\":\"normal\",\"reason\":\"they promised to pay\"}");
    struct answer worse =
        call(s, RISK, "POST", path, "{\"class\":\"loss\",\"reason\":\"the company is being wound up\"}");
    suite_check(s, worse.status == 202, "a judgement waits for a second person: %d %.200s", worse.status, worse.body);
    if (better.status == 202)
        call(s, HEAD_MANAGER, "POST",
             arena_format(s->arena, "/pending_change/%s/decide", answer_text(&better, "pending_change")),
             "{\"approve\":false,\"reason\":\"better than the rules allow\"}");
    if (worse.status != 202)
        return;
    struct answer agreed =
        call(s, HEAD_MANAGER, "POST",
             arena_format(s->arena, "/pending_change/%s/decide", answer_text(&worse, "pending_change")),
             "{\"approve\":true,\"reason\":\"seen the court order\"}");
    CHECK_STATUS(s, agreed, 200, "agreeing to a classification");
    struct answer after = call(s, RISK, "GET", path, NULL);
    suite_check(s, !strcmp(answer_text(&after, "stored") ? answer_text(&after, "stored") : "", "loss"),
                "the class did not change: %.300s", after.body);
}

static void losing(struct suite *s)
{
    struct answer once = call(s, RISK, "GET", "/portfolio/loss?scenarios=5000&seed=7", NULL);
    CHECK_STATUS(s, once, 200, "the loss distribution");
    struct answer twice = call(s, RISK, "GET", "/portfolio/loss?scenarios=5000&seed=7", NULL);
    const struct json *a = once.json ? json_get(once.json, "simulation") : NULL,
                      *b = twice.json ? json_get(twice.json, "simulation") : NULL;
    int64_t x = 0, y = 1;
    suite_check(s, a && b && json_get_int(a, "value_at_risk", &x) && json_get_int(b, "value_at_risk", &y) && x == y,
                "the same seed gave %lld and %lld", (long long)x, (long long)y);
    struct answer few = call(s, RISK, "GET", "/portfolio/loss?scenarios=1", NULL);
    suite_check(s, few.status == 400 || few.status == 422, "one scenario: %d", few.status);
}

static void dividing(struct suite *s)
{
    const char *ask = "{\"quota\":30000000000,\"objective\":\"raroc\",\"capital\":2000000000,\"name\":\"spring\"}";
    struct answer refused = call(s, HEAD, "POST", "/portfolio/allocation", ask);
    CHECK_STATUS(s, refused, 403, "a branch head divides the quota of the bank");
    struct answer open = call(s, RISK, "POST", "/portfolio/allocation", "{\"source\":\"segments\"}");
    CHECK_STATUS(s, open, 200, "candidates and limits");
    suite_check(s, open.json && json_get(open.json, "id") && json_absent(json_get(open.json, "id")),
                "a plan without a name was kept: %.100s", open.body);
    struct answer plan = call(s, RISK, "POST", "/portfolio/allocation", ask);
    if (!CHECK_STATUS(s, plan, 200, "a plan"))
        return;
    const char *id = answer_text(&plan, "id");
    const struct json *result = json_get(plan.json, "result"), *list = json_get(result, "candidates");
    int64_t sum = 0, lent = -1, one;
    for (size_t i = 0; list && i < list->count; i++)
        sum += json_get_int(&list->items[i], "amount", &one) ? one : 0;
    json_get_int(result, "allocated", &lent);
    suite_check(s, sum == lent && lent <= 30000000000, "%lld lent, %lld in parts", (long long)lent, (long long)sum);
    struct answer report =
        call(s, RISK, "GET", arena_format(s->arena, "/portfolio/allocation/%s/report?language=zh", id), NULL);
    suite_check(s, report.status == 200 && !strncmp(report.body, "%PDF", 4), "the plan on paper: %d", report.status);
    struct answer workbook =
        call(s, AUDITOR, "GET", arena_format(s->arena, "/portfolio/allocation/%s/workbook", id), NULL);
    suite_check(s, workbook.status == 200 && !strncmp(workbook.body, "PK", 2), "its workbook: %d", workbook.status);
    struct answer hidden = call(s, HEAD, "GET", arena_format(s->arena, "/portfolio/allocation/%s/report", id), NULL);
    suite_check(s, hidden.status == 404 || hidden.status == 403, "a branch reads the plan: %d", hidden.status);
    struct answer odd = call(s, RISK, "POST", "/portfolio/allocation", "{\"quota\":100,\"limits\":[{\"key\":1}]}");
    CHECK_STATUS(s, odd, 422, "a limit without a key");
    struct answer much = call(s, RISK, "POST", "/portfolio/allocation", "{\"quota\":100,\"least_share\":2}");
    CHECK_STATUS(s, much, 422, "more than all must be lent");
}

/* Many scenarios as a job: it ends with the same figures as the page shows, another's is nobody's business, and one
 * that is cancelled stays so. */
static void losing_in_the_background(struct suite *s)
{
    struct answer page = call(s, RISK, "GET", "/portfolio/loss?scenarios=5000&seed=3", NULL);
    struct answer started = call(s, RISK, "POST", "/portfolio/loss/run", "{\"scenarios\":5000,\"seed\":3}");
    if (!CHECK_STATUS(s, started, 202, "a simulation as a job"))
        return;
    const char *job = answer_text(&started, "job"), *status = job_end(s, RISK, job);
    suite_check(s, !strcmp(status, "done"), "the simulation ended as %s", status);
    struct answer state = call(s, RISK, "GET", arena_format(s->arena, "/job/%s", job), NULL);
    int64_t x = 0, y = 1;
    const struct json *result = state.json ? json_get(state.json, "result") : NULL;
    json_get_int(result ? json_get(result, "simulation") : NULL, "value_at_risk", &x);
    json_get_int(page.json ? json_get(page.json, "simulation") : NULL, "value_at_risk", &y);
    suite_check(s, x == y && x > 0, "the job gave %lld, the page %lld", (long long)x, (long long)y);
    struct answer other = call(s, AUDITOR, "GET", arena_format(s->arena, "/job/%s", job), NULL);
    CHECK_STATUS(s, other, 404, "the job of somebody else");
    struct answer refused = call(s, MANAGER, "POST", "/portfolio/loss/run", "{}");
    CHECK_STATUS(s, refused, 403, "a relationship manager simulates the book");
    struct answer much = call(s, RISK, "POST", "/portfolio/loss/run", "{\"scenarios\":10000001}");
    CHECK_STATUS(s, much, 422, "too many scenarios");
    struct answer large = call(s, RISK, "POST", "/portfolio/loss/run", "{\"scenarios\":10000000}");
    const char *long_one = answer_text(&large, "job");
    call(s, RISK, "POST", arena_format(s->arena, "/job/%s/cancel", long_one), NULL);
    status = job_end(s, RISK, long_one);
    suite_check(s, !strcmp(status, "cancelled"), "the cancelled simulation ended as %s", status);
    struct answer paper = call(s, HEAD, "GET", "/portfolio/report?language=en", NULL);
    suite_check(s, paper.status == 200 && !strncmp(paper.body, "%PDF", 4), "the cockpit on paper: %d", paper.status);
}

void scenario_portfolio(struct suite *s)
{
    dividing(s);
    looking(s);
    supposing(s);
    losing(s);
    losing_in_the_background(s);
    provisions(s);
    classifying(s);
}
