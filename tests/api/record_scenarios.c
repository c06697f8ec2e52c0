#include "api/values.h"
#include "base/text.h"
#include "entities.h"

#include <stdio.h>
#include <string.h>

/* Somebody whom the policy lets create a record of ENTITY; WHO_COUNT when there is nobody. */
static enum who create(struct suite *s, const struct entity *e, int number, struct answer *made)
{
    enum who able = WHO_COUNT;
    for (enum who who = 0; who < WHO_COUNT; who++) {
        struct answer answer =
            call(s, who, "POST", arena_format(s->arena, "/%s", e->name), value_record(s, who, e, number, false));
        if (answer.status == 403 || answer.status == 401 || answer.status == 404)
            continue;
        able = who;
        *made = answer;
        if (answer.status < 300)
            break;
    }
    return able;
}

/* A change held for a second person is released by whoever may. */
static void release(struct suite *s, const struct answer *held, const char *what)
{
    const char *pending = answer_text(held, "pending_change");
    struct answer done = {.body = ""};
    for (enum who who = 0; pending && who < WHO_COUNT; who++) {
        done = call(s, who, "POST", arena_format(s->arena, "/pending_change/%s/decide", pending),
                    "{\"approve\":true,\"reason\":\"checked\"}");
        if (done.status == 200)
            break;
    }
    CHECK_STATUS(s, done, 200, what);
}

static void change(struct suite *s, enum who who, const struct entity *e, const char *id, const char *version)
{
    const char *path = arena_format(s->arena, "/%s/%s", e->name, id), *body = value_record(s, who, e, 7, true);
    if (e->append_only || !strcmp(body, "{}"))
        return; /* nothing of it can change */
    struct answer without = call(s, who, "PATCH", path, body);
    suite_check(s, without.status == 428 || without.status == 400 || without.status == 403,
                "%s: a change without a version: %d", e->name, without.status);
    struct answer changed = call_with(s, who, "PATCH", path, arena_format(s->arena, "If-Match: %s\r\n", version), body);
    if (changed.status == 403)
        return;
    if (changed.status == 202)
        release(s, &changed, e->name);
    else if (!suite_check(s, changed.status == 200, "%s: change %s: %d %.300s", e->name, body, changed.status,
                          changed.body))
        return;
    struct answer stale = call_with(s, who, "PATCH", path, arena_format(s->arena, "If-Match: %s\r\n", version),
                                    value_record(s, who, e, 9, true));
    suite_check(s, stale.status == 409 || stale.status == 412, "%s: a change of an old version: %d", e->name,
                stale.status);
    struct answer history = call(s, who, "GET", arena_format(s->arena, "%s/history", path), NULL);
    const struct json *versions = history.json ? json_get(history.json, "items") : NULL;
    suite_check(s, versions && versions->count >= 2, "%s: history after a change: %.200s", e->name, history.body);
}

static void remove_record(struct suite *s, const struct entity *e, const char *id)
{
    const char *path = arena_format(s->arena, "/%s/%s", e->name, id);
    for (enum who who = 0; who < WHO_COUNT && !e->append_only; who++) {
        struct answer now = call(s, who, "GET", path, NULL);
        int64_t version;
        if (now.status != 200 || !json_get_int(now.json, "version", &version))
            continue;
        struct answer removed = call_with(s, who, "DELETE", path,
                                          arena_format(s->arena, "If-Match: \"%lld\"\r\n", (long long)version), NULL);
        if (removed.status == 202)
            release(s, &removed, "a deletion");
        if (removed.status == 200) {
            struct answer gone = call(s, who, "GET", path, NULL);
            CHECK_STATUS(s, gone, 404, "a deleted record");
            return;
        }
    }
}

static void one_entity(struct suite *s, const struct entity *e)
{
    struct answer made;
    enum who who = create(s, e, 3, &made);
    if (who == WHO_COUNT)
        return; /* the sweep says why, or fails */
    if (made.status == 202)
        release(s, &made, e->name);
    else if (!suite_check(s, made.status == 201, "%s: create %s: %d %.400s", e->name, value_record(s, who, e, 3, false),
                          made.status, made.body))
        return;
    const char *id = answer_text(&made, "id");
    int64_t version;
    if (!id || !json_get_int(made.json, "version", &version))
        return;
    struct answer again = call(s, who, "GET", arena_format(s->arena, "/%s/%s", e->name, id), NULL);
    CHECK_STATUS(s, again, 200, e->name);
    struct answer before = call(s, who, "GET", arena_format(s->arena, "/%s/%s?as_of=2020-01-01", e->name, id), NULL);
    CHECK_STATUS(s, before, 404, "a record before it was there");
    change(s, who, e, id, arena_format(s->arena, "\"%lld\"", (long long)version));
    struct answer second;
    if (create(s, e, 5, &second) != WHO_COUNT && second.status == 201)
        remove_record(s, e, answer_text(&second, "id"));
}

static const char *url_text(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    for (; *text; text++)
        buffer_format(&out, "%%%02X", (unsigned char)*text);
    return buffer_end(&out);
}

static void filters(struct suite *s, const struct entity *e)
{
    static const char *const of_text[] = {"", ".ne", ".contains", ".starts", ".null"}, *const of_number[] = {
                                                                                           "", ".gte", ".lt", ".null"};
    for (size_t i = 0; i < e->field_count; i++) {
        const struct field *f = &e->fields[i];
        bool text = f->type == FIELD_TEXT && !f->sensitive && !f->secret;
        bool number = f->type == FIELD_INT || f->type == FIELD_MONEY || f->type == FIELD_RATIO;
        for (size_t k = 0; text && k < 5; k++) {
            const char *value = k == 4 ? "true" : url_text(s->arena, "试 1");
            struct answer page =
                call(s, RISK, "GET", arena_format(s->arena, "/%s?limit=3&%s%s=%s", e->name, f->name, of_text[k], value),
                     NULL);
            suite_check(s, page.status < 500, "%s.%s%s: %d", e->name, f->name, of_text[k], page.status);
        }
        for (size_t k = 0; number && k < 4; k++) {
            struct answer page = call(
                s, RISK, "GET",
                arena_format(s->arena, "/%s?limit=3&%s%s=%s", e->name, f->name, of_number[k], k == 3 ? "true" : "1"),
                NULL);
            suite_check(s, page.status < 500, "%s.%s%s: %d", e->name, f->name, of_number[k], page.status);
        }
    }
}

static void lists(struct suite *s, const struct entity *e)
{
    for (enum who who = 0; who < WHO_COUNT; who++) {
        struct answer page =
            call(s, who, "GET", arena_format(s->arena, "/%s?limit=2&count=exact&sort=-id", e->name), NULL);
        suite_check(s, page.status == 200 || page.status == 403, "%s: list: %d %.200s", e->name, page.status,
                    page.body);
        const char *next = answer_text(&page, "next");
        if (!next)
            continue;
        struct answer more =
            call(s, who, "GET",
                 arena_format(s->arena, "/%s?limit=2&sort=-id&after=%s", e->name, url_text(s->arena, next)), NULL);
        CHECK_STATUS(s, more, 200, "the next page");
        suite_check(s, strcmp(more.body, page.body), "%s: the next page is the same page", e->name);
    }
    struct answer wrong = call(s, RISK, "GET", arena_format(s->arena, "/%s?no_such_field=1", e->name), NULL);
    suite_check(s, wrong.status == 400 || wrong.status == 422 || wrong.status == 403, "%s: an unknown filter: %d",
                e->name, wrong.status);
}

/* Twice: what needed a record of a later entity finds it the second time. */
void scenario_records(struct suite *s)
{
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    const char *customer = arena_format(s->arena,
                                        "{\"name\":\"试验机械制造有限公司\",\"kind\":\"medium\",\"branch\":\"%s\","
                                        "\"owner\":\"%s\",\"phone\":\"13800001111\"}",
                                        answer_text(&me, "branch"), answer_text(&me, "id"));
    for (int i = 0; i < 2; i++) {
        struct answer first = call(s, MANAGER, "POST", "/customer", customer);
        CHECK_STATUS(s, first, 201, "a first customer");
    }
    for (size_t i = 0; i < entity_count; i++)
        if (entities[i]->scope != SCOPE_SYSTEM && !entities[i]->derived)
            one_entity(s, entities[i]);
    for (size_t i = 0; i < entity_count; i++)
        if (entities[i]->scope != SCOPE_SYSTEM) {
            lists(s, entities[i]);
            filters(s, entities[i]);
        }
}
