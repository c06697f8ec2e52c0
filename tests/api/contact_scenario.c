/* Promised contacts: the meter, and the plan that fills it up. */
#include "api/suite.h"

#include <stdio.h>
#include <string.h>

static int64_t total_of(const struct answer *meter, const char *key)
{
    int64_t value = -1;
    if (meter->json)
        json_get_int(json_get(meter->json, "total"), key, &value);
    return value;
}

static void metering(struct suite *s)
{
    struct answer whole = call(s, HEAD_MANAGER, "GET", "/contact/meter?by=branch&limit=3", NULL);
    CHECK_STATUS(s, whole, 200, "the bank's contacts");
    const struct json *groups = whole.json ? json_get(whole.json, "groups") : NULL;
    int64_t customers = 0, part = 0;
    for (size_t i = 0; groups && i < groups->count; i++)
        if (json_get_int(&groups->items[i], "customers", &part))
            customers += part;
    suite_check(s, customers > 3 && customers == total_of(&whole, "customers"), "branches add up to %lld of %lld",
                (long long)customers, (long long)total_of(&whole, "customers"));
    struct answer tier = call(s, HEAD_MANAGER, "GET", "/contact/meter?by=tier&tier=core&month=2026-01", NULL);
    CHECK_STATUS(s, tier, 200, "one tier, another month");
    struct answer other = call(s, COLLEAGUE, "GET", "/contact/meter", NULL);
    CHECK_STATUS(s, other, 200, "contacts of somebody without customers");
    suite_check(s, total_of(&other, "customers") == 0, "sees customers of others: %.200s", other.body);
    struct answer bad = call(s, HEAD_MANAGER, "GET", "/contact/meter?month=2026-13", NULL);
    CHECK_STATUS(s, bad, 422, "a month that is none");
    struct answer none = call(s, HEAD_MANAGER, "GET", "/contact/meter?tier=golden", NULL);
    CHECK_STATUS(s, none, 422, "a tier that is none");
}

/* Head office takes a case of credit back. */
static void withdrawing(struct suite *s)
{
    struct answer cases = call(s, HEAD_MANAGER, "GET", "/workflow_case?status=open&limit=50", NULL), done = {0};
    CHECK_STATUS(s, cases, 200, "cases");
    for (size_t i = 0; answer_item(&cases, i) && done.status != 200; i++)
        done = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/workflow/case/%s/withdraw", json_get_text(answer_item(&cases, i), "id")),
                    "{\"reason\":\"客户改由他行融资\"}");
    CHECK_STATUS(s, done, 200, "withdrawing a case");
}

/* Who is away names who does the work; nobody names it for others. */
static void covering(struct suite *s)
{
    struct answer me = call(s, MANAGER, "GET", "/me", NULL), other = call(s, HEAD, "GET", "/me", NULL);
    static const char body[] = "{\"person\":\"%s\",\"cover\":\"%s\",\"starts_on\":\"2027-01-04\",\"ends_on\":\"2027-01-08\"}";
    const char *mine = answer_text(&me, "id"), *theirs = answer_text(&other, "id");
    struct answer made = call(s, MANAGER, "POST", "/absence", arena_format(s->arena, body, mine ? mine : "", theirs ? theirs : ""));
    if (!CHECK_STATUS(s, made, 201, "an absence"))
        return;
    const char *path = arena_format(s->arena, "/absence/%s", answer_text(&made, "id"));
    struct answer read = call(s, MANAGER, "GET", path, NULL), others = call(s, COLLEAGUE, "GET", path, NULL);
    struct answer changed = call_with(s, MANAGER, "PATCH", path, "If-Match: \"1\"\r\n", "{\"reason\":\"休假\"}");
    struct answer history = call(s, MANAGER, "GET", arena_format(s->arena, "%s/history", path), NULL);
    struct answer gone = call_with(s, MANAGER, "DELETE", path, "If-Match: \"2\"\r\n", NULL);
    CHECK_STATUS(s, read, 200, "an absence read");
    CHECK_STATUS(s, others, 404, "an absence of somebody else");
    CHECK_STATUS(s, changed, 200, "an absence changed");
    CHECK_STATUS(s, history, 200, "its history");
    CHECK_STATUS(s, gone, 200, "an absence taken back");
}

static void planning(struct suite *s)
{
    struct client *chen = client_new(s->port, "chen.rm");
    struct answer in = client_sign_in(s, chen, "chen.rm");
    CHECK_STATUS(s, in, 200, "signing in");
    struct answer me = client_call(s, chen, "GET", "/api/v1/me", NULL, NULL);
    int64_t year = 0, month = 0;
    const char *today = answer_text(&me, "today");
    if (!suite_check(s, today && sscanf(today, "%lld-%lld", (long long *)&year, (long long *)&month) == 2, "no day"))
        return;
    /* next month is empty of contacts: everything promised is planned */
    const char *next =
        arena_format(s->arena, "%04lld-%02lld", (long long)(year + (month == 12)), (long long)(month % 12 + 1));
    const char *path = arena_format(s->arena, "/api/v1/contact/meter?month=%s", next);
    struct answer before = client_call(s, chen, "GET", path, NULL, NULL);
    struct answer tried = client_call(s, chen, "POST", "/api/v1/contact/plan", NULL,
                                      arena_format(s->arena, "{\"month\":\"%s\",\"try_only\":true}", next));
    CHECK_STATUS(s, tried, 200, "what would be planned");
    struct answer still = client_call(s, chen, "GET", path, NULL, NULL);
    suite_check(s, total_of(&still, "planned") == total_of(&before, "planned"), "trying wrote something");
    struct answer done =
        client_call(s, chen, "POST", "/api/v1/contact/plan", NULL, arena_format(s->arena, "{\"month\":\"%s\"}", next));
    CHECK_STATUS(s, done, 200, "planning");
    struct answer after = client_call(s, chen, "GET", path, NULL, NULL);
    suite_check(s, total_of(&after, "planned") > total_of(&before, "planned") && total_of(&after, "behind") == 0,
                "planned %lld, behind %lld", (long long)total_of(&after, "planned"),
                (long long)total_of(&after, "behind"));
    struct answer again =
        client_call(s, chen, "POST", "/api/v1/contact/plan", NULL, arena_format(s->arena, "{\"month\":\"%s\"}", next));
    const struct json *planned = again.json ? json_get(again.json, "planned") : NULL;
    suite_check(s, planned && planned->count == 0, "plans twice: %.200s", again.body);
    struct answer past = client_call(s, chen, "POST", "/api/v1/contact/plan", NULL, "{\"month\":\"2020-01\"}");
    CHECK_STATUS(s, past, 422, "planning the past");
    client_free(chen);
    struct answer refused = call(s, HEAD, "POST", "/contact/plan", "{}");
    CHECK_STATUS(s, refused, 403, "planning for others");
}

static void briefing(struct suite *s)
{
    struct answer page = call(s, HEAD_MANAGER, "GET", "/customer?limit=1&status=active&kind=medium", NULL);
    const struct json *first = answer_item(&page, 0);
    const char *customer = first ? json_get_text(first, "id") : "none";
    struct answer brief = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer/%s/brief", customer), NULL);
    CHECK_STATUS(s, brief, 200, "a brief");
    struct answer sheet =
        call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer/%s/brief.pdf", customer), NULL);
    suite_check(s, sheet.status == 200 && sheet.size > 1000 && !strncmp(sheet.body, "%PDF", 4),
                "a printed brief: %d, %zu bytes", sheet.status, sheet.size);
    struct answer hidden = call(s, COLLEAGUE, "GET", arena_format(s->arena, "/customer/%s/brief.pdf", customer), NULL);
    CHECK_STATUS(s, hidden, 404, "a brief of a customer one may not see");
}

void scenario_contact(struct suite *s)
{
    briefing(s);
    metering(s);
    planning(s);
    covering(s);
    withdrawing(s);
}
