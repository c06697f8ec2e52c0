/* The bank's own language model: plugged in by two people, and held to the facts. */
#include "api/suite.h"

#include <string.h>

static const char *agree(struct suite *s, struct answer held)
{
    const char *change = answer_text(&held, "pending_change");
    CHECK_STATUS(s, held, 202, "it waits for a second person");
    CHECK_STATUS(s,
                 call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/pending_change/%s/decide", change),
                      "{\"approve\":true}"),
                 200, "a second person agrees");
    return change;
}

static const char *plug_in(struct suite *s, const char *endpoint)
{
    const char *body = arena_format(s->arena, "{\"endpoint\":\"%s\",\"model\":\"fake\",\"timeout_ms\":600}", endpoint);
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/language_model", body), 403, "a manager plugs nothing in");
    CHECK_STATUS(
        s, call(s, ADMINISTRATOR, "POST", "/language_model", "{\"endpoint\":\"x\",\"model\":\"m\",\"timeout_ms\":1}"),
        422, "a wait too short");
    agree(s, call(s, ADMINISTRATOR, "POST", "/language_model", body));
    struct answer list = call(s, ADMINISTRATOR, "GET", "/language_model?model=fake&limit=1", NULL);
    const struct json *items = list.json ? json_get(list.json, "items") : NULL;
    suite_check(s, items && items->count == 1, "it is not there: %.300s", list.body);
    return items && items->count ? arena_text(s->arena, json_get_text(&items->items[0], "id")) : "none";
}

static void change(struct suite *s, const char *id, int version, const char *fields)
{
    agree(s, call_with(s, ADMINISTRATOR, "PATCH", arena_format(s->arena, "/language_model/%s", id),
                       arena_format(s->arena, "If-Match: %d\r\n", version), fields));
}

void scenario_model(struct suite *s)
{
    const char *id = plug_in(s, "http://127.0.0.1:1/v1/chat/completions");
    change(s, id, 1, "{\"status\":\"on\"}");
    struct answer history =
        call(s, ADMINISTRATOR, "GET", arena_format(s->arena, "/language_model/%s/history", id), NULL);
    CHECK_STATUS(s, history, 200, "its history");
    CHECK_STATUS(s,
                 call_with(s, ADMINISTRATOR, "DELETE", arena_format(s->arena, "/language_model/%s", id),
                           "If-Match: 2\r\n", NULL),
                 200, "taking it away");
}
