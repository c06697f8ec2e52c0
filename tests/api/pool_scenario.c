/* Customers nobody looks after, and customers that pass from one manager to another. */
#include "api/suite.h"

#include <string.h>

static const char *customer_of(struct suite *s, const char *filter)
{
    struct answer page = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer?limit=1&%s", filter), NULL);
    const struct json *first = answer_item(&page, 0);
    return first ? json_get_text(first, "id") : "none";
}

static const char *first_waiting(struct suite *s, enum who who, bool claimable)
{
    struct answer pool = call(s, who, "GET", "/pool", NULL);
    CHECK_STATUS(s, pool, 200, "the pool");
    const struct json *items = pool.json ? json_get(pool.json, "items") : NULL;
    bool may;
    for (size_t i = 0; items && i < items->count; i++)
        if (json_get_bool(&items->items[i], "may", &may) && may == claimable)
            return json_get_text(&items->items[i], "id");
    return NULL;
}

static void claiming(struct suite *s)
{
    struct client *chen = client_new(s->port, "chen.rm");
    struct answer in = client_sign_in(s, chen, "chen.rm");
    CHECK_STATUS(s, in, 200, "signing in");
    struct answer pool = client_call(s, chen, "GET", "/api/v1/pool?limit=500", NULL, NULL);
    CHECK_STATUS(s, pool, 200, "the pool of a manager");
    const struct json *items = pool.json ? json_get(pool.json, "items") : NULL;
    const char *id = NULL;
    bool may;
    for (size_t i = 0; items && i < items->count && !id; i++)
        if (json_get_bool(&items->items[i], "may", &may) && may)
            id = arena_text(s->arena, json_get_text(&items->items[i], "id"));
    if (!suite_check(s, id != NULL, "nothing to claim: %.300s", pool.body))
        return;
    const char *path = arena_format(s->arena, "/api/v1/pool/%s/claim", id),
               *page = arena_format(s->arena, "/api/v1/customer/%s", id);
    CHECK_STATUS(s, client_call(s, chen, "GET", page, NULL, NULL), 404, "a customer of the pool is not open before");
    CHECK_STATUS(s, client_call(s, chen, "POST", path, NULL, NULL), 200, "claiming");
    CHECK_STATUS(s, client_call(s, chen, "GET", page, NULL, NULL), 200, "the customer after");
    struct answer again = client_call(s, chen, "POST", path, NULL, NULL);
    CHECK_STATUS(s, again, 409, "claiming what is taken");
    const char *release = arena_format(s->arena, "/api/v1/customer/%s/release", id);
    CHECK_STATUS(s, client_call(s, chen, "POST", release, NULL, "{}"), 422, "giving back without a reason");
    CHECK_STATUS(s, client_call(s, chen, "POST", release, NULL, "{\"reason\":\"行业不符\"}"), 200, "giving back");
    CHECK_STATUS(s, client_call(s, chen, "POST", path, NULL, NULL), 422, "claiming what was just given back");
    client_free(chen);
    CHECK_STATUS(s, call(s, HEAD, "POST", path + strlen("/api/v1"), NULL), 403, "a head does not claim");
    struct answer me = call(s, COLLEAGUE, "GET", "/me", NULL);
    const char *body = arena_format(s->arena, "{\"person\":\"%s\"}", answer_text(&me, "id"));
    const char *assign = arena_format(s->arena, "/pool/%s/assign", id);
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", assign, body), 200, "assigning");
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", assign, body), 409, "assigning twice");
    struct answer auditor = call(s, AUDITOR, "GET", "/me", NULL);
    CHECK_STATUS(s,
                 call(s, HEAD_MANAGER, "POST", assign,
                      arena_format(s->arena, "{\"person\":\"%s\"}", answer_text(&auditor, "id"))),
                 422, "assigning to somebody who is no manager");
}

static void protecting(struct suite *s)
{
    const char *id = customer_of(s, "owner.null=false&loan.status=live");
    struct answer refused =
        call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer/%s/release", id), "{\"reason\":\"不再跟进\"}");
    CHECK_STATUS(s, refused, 422, "a customer with a live loan stays");
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/pool/run", NULL), 403, "a manager does not run the rules");
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", "/pool/run", NULL), 202, "running the rules");
    CHECK_STATUS(s, call(s, POLICY, "GET", "/pool", NULL), 403, "the pool is not for everybody");
    CHECK_STATUS(s, call(s, AUDITOR, "GET", "/pool?status=notice", NULL), 200, "notices");
    suite_check(s, !first_waiting(s, AUDITOR, true), "an auditor may claim");
}

/* The giver's customers go to COLLEAGUE once a second person agrees, who then acknowledges them. */
static void handing_over(struct suite *s)
{
    const char *id = customer_of(s, "owner.null=false&loan.status=live&task.status=open");
    struct answer one = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer/%s", id), NULL),
                  me = call(s, COLLEAGUE, "GET", "/me", NULL), other = call(s, MANAGER, "GET", "/me", NULL);
    const char *from = answer_text(&one, "owner"), *to = answer_text(&me, "id");
    const char *body = arena_format(
        s->arena, "{\"from_person\":\"%s\",\"to_person\":\"%s\",\"reason\":\"transfer\",\"customers\":[\"%s\"]}",
        from ? from : "", to ? to : "", id);
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/handover/start", body), 403, "a manager hands nobody over");
    struct answer held = call(s, HEAD_MANAGER, "POST", "/handover/start", body);
    if (!CHECK_STATUS(s, held, 202, "a handover waits for a second person"))
        return;
    const char *decide = arena_format(s->arena, "/pending_change/%s/decide", answer_text(&held, "pending_change"));
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", decide, "{\"approve\":true}"), 403, "nobody approves their own");
    CHECK_STATUS(s, call(s, RISK, "POST", decide, "{\"approve\":true}"), 200, "a second person agrees");
    struct answer list = call(s, COLLEAGUE, "GET", "/handover?status=handed", NULL);
    const struct json *first = answer_item(&list, 0);
    if (!suite_check(s, first != NULL, "no handover for the receiver: %.200s", list.body))
        return;
    const char *handover = json_get_text(first, "id"), *path = arena_format(s->arena, "/handover/%s", handover);
    struct answer pack = call(s, COLLEAGUE, "GET", arena_format(s->arena, "%s/pack", path), NULL);
    CHECK_STATUS(s, pack, 200, "the pack");
    suite_check(s, strstr(pack.body, "\"kind\":\"loan\"") && strstr(pack.body, "\"kind\":\"task\""),
                "a pack without loans and tasks: %.300s", pack.body);
    struct answer sheet = call(s, COLLEAGUE, "GET", arena_format(s->arena, "%s/pack.pdf", path), NULL);
    suite_check(s, sheet.status == 200 && sheet.size > 1000 && !strncmp(sheet.body, "%PDF", 4), "a printed pack: %d",
                sheet.status);
    CHECK_STATUS(s, call(s, MANAGER, "GET", arena_format(s->arena, "%s/pack", path), NULL), 404,
                 "somebody else's pack");
    CHECK_STATUS(s, call(s, RISK, "POST", arena_format(s->arena, "%s/accept", path), "{}"), 403, "only the receiver");
    CHECK_STATUS(s, call(s, COLLEAGUE, "POST", arena_format(s->arena, "%s/accept", path), "{\"note\":\"已逐户核对\"}"),
                 200, "acknowledging");
    struct answer seen = call(s, COLLEAGUE, "GET", arena_format(s->arena, "/customer/%s", id), NULL);
    CHECK_STATUS(s, seen, 200, "the receiver sees the customer");
    /* cover leaves ownership as it is */
    const char *cover = "{\"from_person\":\"%s\",\"to_person\":\"%s\",\"until\":\"%s\",\"customers\":[\"%s\"]}";
    CHECK_STATUS(s,
                 call(s, HEAD_MANAGER, "POST", "/handover/cover",
                      arena_format(s->arena, cover, to, answer_text(&other, "id"), "2020-01-01", id)),
                 422, "cover that has ended");
    CHECK_STATUS(
        s, call(s, HEAD_MANAGER, "POST", "/handover/cover", arena_format(s->arena, cover, to, to, "2030-01-01", id)),
        422, "cover by the same person");
    CHECK_STATUS(s,
                 call(s, HEAD_MANAGER, "POST", "/handover/cover",
                      arena_format(s->arena, cover, to, answer_text(&other, "id"), "2030-01-01", id)),
                 200, "cover");
    CHECK_STATUS(s, call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s", id), NULL), 200,
                 "the cover sees the customer");
}

void scenario_pool(struct suite *s)
{
    protecting(s);
    claiming(s);
    handing_over(s);
}
