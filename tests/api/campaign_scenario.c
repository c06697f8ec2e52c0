/* A campaign from its draft to what came of it. */
#include "api/suite.h"

#include <string.h>
#include <unistd.h>

static const char draft[] =
    "{\"title\":\"LPR "
    "下调告知\",\"purpose\":\"service\",\"channel\":\"letter\",\"audience\":\"loan.status=live&status=active\","
    "\"subject\":\"利率下调\",\"body\":\"%s\",\"move_bp\":-10,\"goal\":\"any\",\"control_share\":0.25}";

static int64_t number_at(const struct json *map, const char *key)
{
    int64_t value = -1;
    return map && json_get_int(map, key, &value) ? value : -1;
}

static void drafting(struct suite *s)
{
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "GET", "/campaign_rules", NULL), 200, "the rules");
    CHECK_STATUS(s, call(s, MANAGER, "GET", "/campaign_rules", NULL), 403, "a manager plans no campaign");
    struct answer unknown =
        call(s, HEAD_MANAGER, "POST", "/campaign/save", arena_format(s->arena, draft, "{nonsense}"));
    CHECK_STATUS(s, unknown, 422, "a placeholder that is none");
    struct answer query = call(s, HEAD_MANAGER, "POST", "/campaign/save",
                               "{\"title\":\"x\",\"purpose\":\"service\",\"channel\":\"letter\",\"audience\":"
                               "\"nonsense=1\",\"subject\":\"x\",\"body\":\"x\"}");
    CHECK_STATUS(s, query, 400, "an audience that cannot be read");
    struct answer purpose = call(s, HEAD_MANAGER, "POST", "/campaign/save",
                                 "{\"title\":\"x\",\"purpose\":\"nonsense\",\"channel\":\"letter\",\"audience\":"
                                 "\"status=active\",\"subject\":\"x\",\"body\":\"x\"}");
    CHECK_STATUS(s, purpose, 422, "a purpose that is none");
    struct answer made = call(s, HEAD_MANAGER, "POST", "/campaign/save", arena_format(s->arena, draft, "x"));
    CHECK_STATUS(s, made, 200, "a draft");
    CHECK_STATUS(s,
                 call(s, HEAD_MANAGER, "POST",
                      arena_format(s->arena, "/campaign/%s/drop", answer_text(&made, "campaign")), NULL),
                 200, "dropping it");
    CHECK_STATUS(s,
                 call(s, HEAD_MANAGER, "POST",
                      arena_format(s->arena, "/campaign/%s/drop", answer_text(&made, "campaign")), NULL),
                 409, "dropping it twice");
}

static struct answer page_of(struct suite *s, enum who who, const char *id)
{
    return call(s, who, "GET", arena_format(s->arena, "/campaign/%s/page", id), NULL);
}

static void sending(struct suite *s)
{
    struct answer made =
        call(s, HEAD_MANAGER, "POST", "/campaign/save",
             arena_format(s->arena, draft,
                          "{customer}：浮动贷款 {floating_balance}，每年少付利息 {rate_effect}，{reset_on} 起。"));
    CHECK_STATUS(s, made, 200, "a draft");
    const char *id = answer_text(&made, "campaign");
    struct answer page = page_of(s, HEAD_MANAGER, id);
    if (!CHECK_STATUS(s, page, 200, "its page"))
        return;
    const struct json *funnel = json_get(page.json, "funnel");
    int64_t treated = number_at(funnel, "treated"), control = number_at(funnel, "control");
    suite_check(s, treated > 0 && control > 0 && treated + control == number_at(funnel, "eligible"), "funnel: %.300s",
                page.body);
    suite_check(s, strstr(page.body, "\"reason\":\"no_figure\"") != NULL, "no reasons: %.300s", page.body);
    const char *send = arena_format(s->arena, "/campaign/%s/send", id);
    struct answer held = call(s, HEAD_MANAGER, "POST", send, "{\"version\":1}");
    CHECK_STATUS(s, held, 202, "sending waits for a second person");
    const char *decide = arena_format(s->arena, "/pending_change/%s/decide", answer_text(&held, "pending_change"));
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", decide, "{\"approve\":true}"), 403, "nobody approves their own");
    CHECK_STATUS(s, call(s, RISK, "POST", decide, "{\"approve\":true}"), 200, "a second person agrees");
    struct answer row = {0};
    for (int i = 0; i < 100; i++) {
        row = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/campaign/%s", id), NULL);
        if (row.status != 200 || strcmp(answer_text(&row, "status"), "sending"))
            break;
        usleep(100000);
    }
    suite_check(s, row.status == 200 && !strcmp(answer_text(&row, "status"), "sent"), "not sent: %.300s", row.body);
    suite_check(s, number_at(row.json, "treated") == treated && number_at(row.json, "control") == control,
                "sent to others than shown: %.400s", row.body);
    struct answer after = page_of(s, HEAD_MANAGER, id);
    CHECK_STATUS(s, after, 200, "its results");
    suite_check(s, strstr(after.body, "\"verdict\":") != NULL, "no verdict: %.300s", after.body);
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", send, "{\"version\":1}"), 202, "sending twice is asked for");
    const struct json *members = after.json ? json_get(after.json, "members") : NULL;
    const char *member = members && members->count ? json_get_text(&members->items[0], "id") : "none";
    const char *respond = arena_format(s->arena, "/campaign_member/%s/respond", member);
    CHECK_STATUS(s, call(s, AUDITOR, "POST", respond, "{\"response\":\"interested\"}"), 403,
                 "an auditor notes nothing");
    CHECK_STATUS(s, call(s, COLLEAGUE, "POST", respond, "{\"response\":\"interested\"}"), 404,
                 "nobody notes for others' customers");
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", respond, "{\"response\":\"interested\",\"note\":\"下周面谈\"}"), 200,
                 "a response");
    struct answer own = page_of(s, COLLEAGUE, id);
    CHECK_STATUS(s, own, 200, "a manager reads the campaign");
    suite_check(s, strstr(own.body, "下周面谈") == NULL, "sees members of others");
}

/* What a second person agreed to is what is sent. */
static void changing_meanwhile(struct suite *s)
{
    struct answer made = call(s, HEAD_MANAGER, "POST", "/campaign/save", arena_format(s->arena, draft, "x"));
    const char *id = answer_text(&made, "campaign");
    struct answer held =
        call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/campaign/%s/send", id), "{\"version\":1}");
    CHECK_STATUS(s, held, 202, "sending waits");
    char *body = (char *)(uintptr_t)arena_format(s->arena, draft, "y");
    CHECK_STATUS(s,
                 call(s, HEAD_MANAGER, "POST", "/campaign/save",
                      arena_format(s->arena, "{\"campaign\":\"%s\",%s", id, body + 1)),
                 200, "the draft changes");
    CHECK_STATUS(s,
                 call(s, RISK, "POST",
                      arena_format(s->arena, "/pending_change/%s/decide", answer_text(&held, "pending_change")),
                      "{\"approve\":true}"),
                 412, "another draft than the one looked at");
}

void scenario_campaign(struct suite *s)
{
    drafting(s);
    sending(s);
    changing_meanwhile(s);
}
