/* The climate of economy and industry moves a rating after its model: series in, the rating moved and explained, the
 * book tried, switched off by two people and back, each time the same number to the last digit. */
#include "api/suite.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *made(struct suite *s, enum who who, const char *entity, const char *json)
{
    struct answer answer = call(s, who, "POST", arena_format(s->arena, "/%s", entity), json);
    CHECK_STATUS(s, answer, 201, entity);
    const char *id = answer_text(&answer, "id");
    return id ? arena_text(s->arena, id) : "";
}

/* A firm the card can rate; of which industry is not known yet. */
static const char *firm(struct suite *s)
{
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    const char *id =
        made(s, MANAGER, "customer",
             arena_format(s->arena,
                          "{\"name\":\"宁波景气测试阀门有限公司\",\"kind\":\"medium\",\"status\":\"active\","
                          "\"branch\":\"%s\",\"owner\":\"%s\"}",
                          answer_text(&me, "branch"), answer_text(&me, "id")));
    made(s, MANAGER, "statement",
         arena_format(
             s->arena,
             "{\"customer\":\"%s\",\"period_end\":\"2025-12-31\",\"period_months\":12,\"scope\":\"parent\",\"audited\":"
             "true,"
             "\"opinion\":\"unqualified\",\"cash\":4000000000,\"total_current_assets\":15000000000,\"total_non_current_"
             "assets\":9000000000,"
             "\"total_assets\":24000000000,\"short_term_borrowings\":4000000000,\"total_current_liabilities\":"
             "7000000000,"
             "\"total_non_current_liabilities\":3000000000,\"total_liabilities\":10000000000,\"total_equity\":"
             "14000000000,"
             "\"revenue\":30000000000,\"cogs\":22000000000,\"interest_expense\":300000000,\"total_profit\":3000000000,"
             "\"net_profit\":2300000000,\"cfo\":2500000000}",
             id));
    return id;
}

/* The number after "KEY": as it was written, so that the last digit counts. */
static const char *digits(struct suite *s, const struct answer *answer, const char *key)
{
    const char *at = strstr(answer->body, arena_format(s->arena, "\"%s\":", key));
    if (!suite_check(s, at != NULL, "no %s: %.300s", key, answer->body))
        return "";
    at = strchr(at, ':') + 1;
    return arena_text_part(s->arena, at, strcspn(at, ",}"));
}

static struct answer rated(struct suite *s, const char *customer)
{
    struct answer answer = call(s, RISK, "POST", arena_format(s->arena, "/customer/%s/assess", customer), NULL);
    CHECK_STATUS(s, answer, 200, "it is rated");
    return answer;
}

static void put_series(struct suite *s, const char *series, const char *industry, int64_t days_ago, double value)
{
    int64_t today = instant_date(instant_now());
    made(s, RISK, "macro_series",
         arena_format(s->arena,
                      "{\"series\":\"%s\",%s\"observed_on\":\"%s\",\"value\":%g,\"unit\":\"%%\",\"source\":\"测试\"}",
                      series, industry ? arena_format(s->arena, "\"industry\":\"%s\",", industry) : "",
                      date_text(s->arena, today - days_ago), value));
}

static void releases(struct suite *s, const char *change)
{
    struct answer draft = call(s, RISK, "POST", "/climate/draft", change);
    const char *id = answer_text(&draft, "id");
    if (!suite_check(s, draft.status < 300 && id && strstr(draft.body, "\"problems\":[]"), "a draft: %d %.300s",
                     draft.status, draft.body))
        return;
    id = arena_text(s->arena, id);
    CHECK_STATUS(s, call(s, RISK, "POST", arena_format(s->arena, "/policy/version/%s/submit", id), NULL), 200,
                 "submitted");
    struct answer own = call(s, RISK, "POST", arena_format(s->arena, "/policy/version/%s/activate", id), "{}");
    suite_check(s, own.status >= 400, "its author approves it");
    struct answer agreed =
        call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/policy/version/%s/activate", id), "{}");
    suite_check(s, agreed.status < 300, "approved: %d %.300s", agreed.status, agreed.body);
}

static void give_industry(struct suite *s, const char *customer)
{
    struct answer seen = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s", customer), NULL);
    struct answer changed =
        call_with(s, MANAGER, "PATCH", arena_format(s->arena, "/customer/%s", customer),
                  arena_format(s->arena, "If-Match: \"%s\"\r\n", digits(s, &seen, "version")), "{\"industry\":\"34\"}");
    CHECK_STATUS(s, changed, 200, "its industry");
}

static void moves_and_comes_back(struct suite *s, const char *customer)
{
    struct answer unknown = rated(s, customer);
    suite_check(s, strstr(unknown.body, "\"status\":\"no_industry\"") != NULL,
                "the unknown industry is not told: %.400s", unknown.body);
    suite_check(s, !strcmp(digits(s, &unknown, "climate_pd"), digits(s, &unknown, "model_pd")),
                "moved without an industry");
    give_industry(s, customer);
    struct answer before = rated(s, customer);
    const char *model = digits(s, &before, "model_pd"), *was = digits(s, &before, "climate_pd");
    nanosleep(&(struct timespec){0, 20000000}, NULL);
    const char *then = instant_text(s->arena, instant_now());
    nanosleep(&(struct timespec){0, 20000000}, NULL);
    put_series(s, "sector_profit_yoy", "C", 65, -9);
    put_series(s, "gdp_yoy", NULL, 65, 4);
    put_series(s, "ppi_yoy", NULL, 65, -3);
    put_series(s, "property_sales_yoy", NULL, 65, -14);
    struct answer moved = rated(s, customer);
    const char *after = digits(s, &moved, "climate_pd");
    suite_check(s, !strcmp(digits(s, &moved, "model_pd"), model), "the model's own result was touched");
    suite_check(s, strtod(after, NULL) > strtod(was, NULL), "a worse climate does not raise the PD: %s, %s", was,
                after);
    suite_check(s, strstr(moved.body, "\"kind\":\"climate\",\"result\":\"applied\"") != NULL,
                "no line of its own: %.600s", moved.body);
    struct answer past =
        call(s, RISK, "GET", arena_format(s->arena, "/customer/%s/assessment?as_of=%s", customer, then), NULL);
    CHECK_STATUS(s, past, 200, "as of before the series");
    suite_check(s, !strcmp(digits(s, &past, "climate_pd"), was), "the past knows what came later");
    releases(s, "{\"active\":false,\"reason\":\"停用\"}");
    struct answer off = rated(s, customer);
    suite_check(s, !strcmp(digits(s, &off, "climate_pd"), model) && strstr(off.body, "\"status\":\"off\""),
                "off is not the model: %s, %s", model, digits(s, &off, "climate_pd"));
    releases(s, "{\"active\":true,\"valid_until\":\"2999-12-31\",\"reason\":\"恢复\"}");
    struct answer again = rated(s, customer);
    suite_check(s, !strcmp(digits(s, &again, "climate_pd"), after), "not the same as before: %s, %s", after,
                digits(s, &again, "climate_pd"));
    releases(s, "{\"scenario\":\"downturn\",\"reason\":\"压力\"}");
    struct answer worse = rated(s, customer);
    suite_check(s, strtod(digits(s, &worse, "climate_pd"), NULL) > strtod(after, NULL), "a downturn is no worse");
    releases(s, "{\"scenario\":\"base\",\"reason\":\"恢复\"}");
}

static void bad_drafts(struct suite *s)
{
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/climate/draft", "{\"active\":false,\"reason\":\"x\"}"), 403,
                 "a manager drafts nothing");
    CHECK_STATUS(s, call(s, RISK, "POST", "/climate/draft", "{\"reason\":\"x\"}"), 422, "nothing changed");
    CHECK_STATUS(s, call(s, RISK, "POST", "/climate/draft", "{\"active\":false}"), 422, "no reason");
    CHECK_STATUS(s, call(s, RISK, "POST", "/climate/draft", "{\"scenario\":\"nonsense\",\"reason\":\"x\"}"), 422,
                 "no such scenario");
    CHECK_STATUS(s, call(s, RISK, "POST", "/climate/draft", "{\"take_fit\":true,\"reason\":\"x\"}"), 409,
                 "nothing was fitted");
}

static void the_book(struct suite *s)
{
    CHECK_STATUS(s, call(s, MANAGER, "GET", "/climate", NULL), 403, "a manager does not steer the book");
    struct answer page = call(s, RISK, "GET", "/climate?months=3", NULL);
    CHECK_STATUS(s, page, 200, "the overlay");
    suite_check(s, strstr(page.body, "\"section\":\"C\"") && strstr(page.body, "\"approver\":"),
                "no sections or nobody approved: %.300s", page.body);
    CHECK_STATUS(s, call(s, RISK, "GET", "/climate?months=999", NULL), 422, "too many months");
    struct answer fit = call(s, RISK, "GET", "/climate/fit", NULL);
    CHECK_STATUS(s, fit, 200, "the fit");
    suite_check(s, strstr(fit.body, "\"enough\":false") && !strstr(fit.body, "\"enough\":true"),
                "fitted from nothing: %.300s", fit.body);
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/climate/trial", NULL), 403, "a manager tries nothing");
    struct answer started = call(s, RISK, "POST", "/climate/trial", NULL);
    const char *status = job_end(s, RISK, answer_text(&started, "job"));
    suite_check(s, !strcmp(status, "done"), "the trial ends: %s", status);
    struct answer run = call(s, RISK, "GET", "/climate/trial", NULL);
    CHECK_STATUS(s, run, 200, "the newest trial");
    suite_check(s, strstr(run.body, "\"name\":\"downturn\"") && strstr(run.body, "宁波景气测试阀门有限公司"),
                "no case or no name: %.400s", run.body);
    struct answer book = call(s, RISK, "GET", "/climate/workbook", NULL);
    CHECK_STATUS(s, book, 200, "the workbook");
    suite_check(s, book.size > 1000 && !memcmp(book.body, "PK", 2), "no workbook");
}

void scenario_climate(struct suite *s)
{
    const char *customer = firm(s);
    bad_drafts(s);
    moves_and_comes_back(s, customer);
    the_book(s);
}
