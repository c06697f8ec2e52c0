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

void scenario_day(struct suite *s)
{
    struct client *chen = client_new(s->port, "chen.rm");
    struct answer in = AS_CHEN("POST", "/sign-in", "{\"login\":\"chen.rm\",\"password\":\"steward-demo\"}");
    CHECK_STATUS(s, in, 200, "signing in");
    putting_off(s, chen);
    needing(s, chen);
    client_free(chen);
}
