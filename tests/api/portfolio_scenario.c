/* The credit book over HTTP: the cockpit, limits, previews and what-ifs, by people who see all, a part or nothing. */
#include "api/suite.h"
#include "base/text.h"

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

void scenario_portfolio(struct suite *s)
{
    looking(s);
    supposing(s);
}
