/* The day of a relationship manager: the list, what is put off, needs to come. */
#include "api/suite.h"

#include <string.h>

/* The demo bank's relationship manager has customers; the suite's own people have none. */
#define AS_CHEN(method, path, body) client_call(s, chen, method, arena_format(s->arena, "/api/v1%s", path), NULL, body)

static void putting_off(struct suite *s, struct client *chen)
{
    struct answer day = AS_CHEN("GET", "/workbench?limit=50", NULL);
    CHECK_STATUS(s, day, 200, "the day");
    const struct json *first = answer_item(&day, 0);
    if (!suite_check(s, first != NULL, "an empty day: %.200s", day.body))
        return;
    static const char body[] = "{\"kind\":\"%s\",\"subject\":\"%s\",\"days\":%d}";
    const char *kind = json_get_text(first, "kind"), *id = json_get_text(first, "id");
    struct answer off = AS_CHEN("POST", "/workbench/put-off", arena_format(s->arena, body, kind, id, 1));
    CHECK_STATUS(s, off, 200, "putting a line off");
    struct answer resting = AS_CHEN("GET", "/workbench?put_off=true", NULL);
    const struct json *rested = answer_item(&resting, 0);
    suite_check(s, rested && !strcmp(json_get_text(rested, "id"), id), "not put off: %.200s", resting.body);
    struct answer other = call(s, COLLEAGUE, "GET", "/workbench?put_off=true", NULL);
    suite_check(s, !answer_item(&other, 0), "somebody else's line is put off, too");
    struct answer kept = AS_CHEN("GET", "/work_snooze?limit=1", NULL);
    const struct json *row = answer_item(&kept, 0);
    const char *path = arena_format(s->arena, "/work_snooze/%s", row ? json_get_text(row, "id") : "none");
    struct answer one = AS_CHEN("GET", path, NULL), theirs = call(s, COLLEAGUE, "GET", path, NULL);
    struct answer history = AS_CHEN("GET", arena_format(s->arena, "%s/history", path), NULL);
    CHECK_STATUS(s, one, 200, "what is kept of it");
    CHECK_STATUS(s, theirs, 404, "what somebody else put off");
    CHECK_STATUS(s, history, 200, "its history");
    struct answer back = AS_CHEN("POST", "/workbench/put-off", arena_format(s->arena, body, kind, id, 0));
    CHECK_STATUS(s, back, 200, "bringing it back");
    struct answer much = AS_CHEN("POST", "/workbench/put-off", arena_format(s->arena, body, kind, id, 300));
    CHECK_STATUS(s, much, 422, "putting off for longer than the policy lets");
    struct answer none = AS_CHEN("POST", "/workbench/put-off", arena_format(s->arena, body, kind, "xyz", 1));
    CHECK_STATUS(s, none, 422, "putting off a line that is none");
}

static void needing(struct suite *s, struct client *chen)
{
    struct answer mine = AS_CHEN("GET", "/needs?days=365", NULL);
    CHECK_STATUS(s, mine, 200, "needs of one's customers");
    suite_check(s, answer_item(&mine, 0) != NULL, "no need of any customer");
    struct answer bad = AS_CHEN("GET", "/needs?days=0", NULL);
    CHECK_STATUS(s, bad, 422, "needs of no time");
}

static void subscribing(struct suite *s, struct client *chen)
{
    struct answer dates = AS_CHEN("GET", "/calendar?from=2026-01-01&to=2026-12-31", NULL);
    CHECK_STATUS(s, dates, 200, "a year of dates");
    struct answer wide = AS_CHEN("GET", "/calendar?from=2020-01-01&to=2026-12-31", NULL);
    CHECK_STATUS(s, wide, 422, "seven years of dates");
    struct answer opened = AS_CHEN("POST", "/calendar/feed", "{\"name\":\"手机\"}");
    CHECK_STATUS(s, opened, 200, "a feed");
    const char *path = answer_text(&opened, "path"), *id = answer_text(&opened, "id");
    if (!suite_check(s, path && id, "no address: %.200s", opened.body))
        return;
    struct client *phone = client_new(s->port, "phone"); /* signed in as nobody */
    struct answer feed = client_call(s, phone, "GET", path, NULL, NULL);
    suite_check(s, feed.status == 200 && strstr(feed.body, "BEGIN:VCALENDAR") && !strstr(feed.body, "有限公司"),
                "a feed read: %d %.200s", feed.status, feed.body);
    struct answer row = AS_CHEN("GET", arena_format(s->arena, "/calendar_feed/%s", id), NULL);
    struct answer rows = AS_CHEN("GET", "/calendar_feed?limit=5", NULL),
                  history = AS_CHEN("GET", arena_format(s->arena, "/calendar_feed/%s/history", id), NULL);
    CHECK_STATUS(s, row, 200, "what is kept of a feed");
    CHECK_STATUS(s, rows, 200, "what is kept of feeds");
    CHECK_STATUS(s, history, 200, "its history");
    suite_check(s, !strstr(row.body, "secret"), "the hash is shown: %.200s", row.body);
    struct answer mine = AS_CHEN("GET", "/calendar/feed", NULL);
    CHECK_STATUS(s, mine, 200, "one's feeds");
    struct answer theirs = call(s, COLLEAGUE, "POST", arena_format(s->arena, "/calendar/feed/%s/revoke", id), NULL);
    CHECK_STATUS(s, theirs, 404, "revoking somebody else's");
    struct answer revoked = AS_CHEN("POST", arena_format(s->arena, "/calendar/feed/%s/revoke", id), NULL);
    CHECK_STATUS(s, revoked, 200, "revoking");
    struct answer gone = client_call(s, phone, "GET", path, NULL, NULL);
    CHECK_STATUS(s, gone, 404, "a revoked feed");
    client_free(phone);
}

static void valuing(struct suite *s, struct client *chen)
{
    struct answer list = AS_CHEN("GET", "/value/list?order=growth&limit=3", NULL),
                  weakest = AS_CHEN("GET", "/value/list?order=weakest&cell=keep", NULL);
    CHECK_STATUS(s, list, 200, "who may grow");
    CHECK_STATUS(s, weakest, 200, "weak relationships");
    const struct json *first = answer_item(&list, 0);
    if (!suite_check(s, first != NULL, "nobody may grow: %.200s", list.body))
        return;
    const char *customer = json_get_text(first, "id");
    struct answer strength = AS_CHEN("GET", arena_format(s->arena, "/customer/%s/strength", customer), NULL);
    CHECK_STATUS(s, strength, 200, "the strength of a relationship");
    struct answer hidden = call(s, COLLEAGUE, "GET", arena_format(s->arena, "/customer/%s/strength", customer), NULL);
    CHECK_STATUS(s, hidden, 404, "that of a customer one may not see");
    for (const char *const *by = (const char *const[]){"person", "branch", "group", NULL}; *by; by++) {
        struct answer book = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/value/book?by=%s", *by), NULL);
        CHECK_STATUS(s, book, 200, "the book");
    }
    struct answer rows = AS_CHEN("GET", "/customer_value?limit=1", NULL);
    const struct json *row = answer_item(&rows, 0);
    const char *path = arena_format(s->arena, "/customer_value/%s", row ? json_get_text(row, "id") : "none");
    struct answer one = AS_CHEN("GET", path, NULL),
                  history = AS_CHEN("GET", arena_format(s->arena, "%s/history", path), NULL);
    CHECK_STATUS(s, one, 200, "a value");
    CHECK_STATUS(s, history, 200, "its history");
    struct answer refused = AS_CHEN("POST", "/value/run", "{}");
    CHECK_STATUS(s, refused, 403, "a manager working out the whole book");
    struct answer run = call(s, HEAD_MANAGER, "POST", "/value/run", "{}");
    CHECK_STATUS(s, run, 202, "working out the book");
}

void scenario_day(struct suite *s)
{
    struct client *chen = client_new(s->port, "chen.rm");
    struct answer in = client_sign_in(s, chen, "chen.rm");
    CHECK_STATUS(s, in, 200, "signing in");
    putting_off(s, chen);
    needing(s, chen);
    subscribing(s, chen);
    valuing(s, chen);
    client_free(chen);
}
