/* What the bank does, as its people do it one after the other. */
#include "api/suite.h"
#include "base/text.h"

#include <string.h>

static const char *first_id(struct suite *s, enum who who, const char *path)
{
    struct answer page = call(s, who, "GET", path, NULL);
    const struct json *first = answer_item(&page, 0);
    suite_check(s, first != NULL, "nothing at %s: %d %.200s", path, page.status, page.body);
    return first ? json_get_text(first, "id") : "none";
}

/* --- ratings and tiers
 * ------------------------------------------------------------------------------------------------------- */

static void rating(struct suite *s)
{
    const char *customer = first_id(s, HEAD_MANAGER, "/customer?kind=large&limit=1&status=active");
    struct answer rated = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer/%s/assess", customer), NULL);
    CHECK_STATUS(s, rated, 200, "rating a customer");
    struct answer path =
        call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer/%s/assessment", customer), NULL);
    CHECK_STATUS(s, path, 200, "the path of a rating");
    static const char tier[] = "{\"tier\":\"important\",\"reason_code\":\"%s\",\"reason\":\"%s\",\"expires_on\":null}";
    struct answer tiers = call(s, HEAD_MANAGER, "GET", "/policy/tiers", NULL);
    const struct json *reasons = tiers.json ? json_get(json_get(tiers.json, "override"), "reasons") : NULL;
    const char *code = reasons && reasons->count ? json_get_text(&reasons->items[0], "name") : "none";
    struct answer refused = call(s, MANAGER, "POST", arena_format(s->arena, "/customer/%s/tier/override", customer),
                                 arena_format(s->arena, tier, code, "I should like it to be so"));
    suite_check(s, refused.status == 403 || refused.status == 404, "a manager overrides a tier: %d", refused.status);
    struct answer done = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer/%s/tier/override", customer),
                              arena_format(s->arena, tier, code, "牵头安排其集团的现金管理，潜力大于目前的数字所示。"));
    suite_check(s, done.status == 200 || done.status == 202, "overriding a tier: %d %.300s", done.status, done.body);
    struct answer odd =
        call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer/%s/tier/override", customer),
             arena_format(s->arena, tier, "no_such_reason", "牵头安排其集团的现金管理，潜力大于目前的数字所示。"));
    CHECK_STATUS(s, odd, 422, "an unknown reason for a tier");
}

/* --- merging and parting
 * ------------------------------------------------------------------------------------------------------- */

static const char *new_customer(struct suite *s, const char *name)
{
    struct answer me = call(s, HEAD, "GET", "/me", NULL);
    struct answer made = call(
        s, HEAD, "POST", "/customer",
        arena_format(s->arena,
                     "{\"name\":\"%s\",\"kind\":\"small\",\"branch\":\"%s\",\"website\":\"http://example.com/%zu\"}",
                     name, answer_text(&me, "branch"), strlen(name)));
    CHECK_STATUS(s, made, 201, name);
    return answer_text(&made, "id") ? answer_text(&made, "id") : "none";
}

static void merging(struct suite *s)
{
    const char *from = new_customer(s, "双档测试有限公司"), *into = new_customer(s, "双档测试有限责任公司");
    struct answer note =
        call(s, HEAD, "POST", "/note",
             arena_format(s->arena, "{\"customer\":\"%s\",\"text\":\"stays with its customer\"}", from));
    CHECK_STATUS(s, note, 201, "a note");
    const char *reason = arena_format(s->arena, "{\"into\":\"%s\",\"reason\":\"the same company twice\"}", into);
    struct answer itself = call(s, HEAD, "POST", arena_format(s->arena, "/customer/%s/merge", from),
                                arena_format(s->arena, "{\"into\":\"%s\",\"reason\":\"into itself\"}", from));
    CHECK_STATUS(s, itself, 422, "a merge into itself");
    struct answer merged = call(s, HEAD, "POST", arena_format(s->arena, "/customer/%s/merge", from), reason);
    if (!CHECK_STATUS(s, merged, 200, "a merge"))
        return;
    struct answer moved = call(s, HEAD, "GET", arena_format(s->arena, "/note?customer=%s", into), NULL);
    suite_check(s, strstr(moved.body, "stays with its customer") != NULL, "the note did not move: %.300s", moved.body);
    struct answer parted = call(s, HEAD, "POST", arena_format(s->arena, "/customer/%s/unmerge", from),
                                "{\"reason\":\"two companies after all\"}");
    if (parted.status == 202) {
        struct answer released =
            call(s, HEAD_MANAGER, "POST",
                 arena_format(s->arena, "/pending_change/%s/decide", answer_text(&parted, "pending_change")),
                 "{\"approve\":true,\"reason\":\"seen the licences\"}");
        CHECK_STATUS(s, released, 200, "releasing the parting");
    } else {
        CHECK_STATUS(s, parted, 200, "parting them");
    }
    struct answer back = call(s, HEAD, "GET", arena_format(s->arena, "/note?customer=%s", from), NULL);
    suite_check(s, strstr(back.body, "stays with its customer") != NULL, "the note did not come back: %.300s",
                back.body);
}

/* --- a policy's life
 * --------------------------------------------------------------------------------------------------------------- */

static const char *draft_body(struct suite *s, const char *file, const char *text)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "file", file);
    json_put_text(&w, "text", text);
    json_put_text(&w, "reason", "a new version for the suite");
    json_close(&w, '}');
    return buffer_end(&out);
}

static const char *check_body(struct suite *s, const char *file, const char *text)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "file", file);
    json_put_text(&w, "text", text);
    json_close(&w, '}');
    return buffer_end(&out);
}

static void policy_life(struct suite *s)
{
    static const char file[] = "workbench/today.yaml";
    struct answer now = call(s, POLICY, "GET", arena_format(s->arena, "/policy/document?file=%s", file), NULL);
    const char *text = answer_text(&now, "text");
    if (!CHECK_STATUS(s, now, 200, "a policy file") || !text)
        return;
    struct answer broken = call(s, POLICY, "POST", "/policy/check", check_body(s, file, "kind: nonsense\n"));
    const struct json *problems = broken.json ? json_get(broken.json, "problems") : NULL;
    suite_check(s, problems && problems->count > 0, "nonsense has no problem: %.300s", broken.body);
    const char *changed = arena_format(s->arena, "# changed by the suite\n%s", text);
    struct answer good = call(s, POLICY, "POST", "/policy/check", check_body(s, file, changed));
    problems = good.json ? json_get(good.json, "problems") : NULL;
    suite_check(s, problems && problems->count == 0, "a comment is a problem: %.300s", good.body);
    for (int round = 0; round < 2; round++) {
        struct answer draft = call(s, POLICY, "POST", "/policy/draft",
                                   draft_body(s, file, arena_format(s->arena, "# %d\n%s", round, changed)));
        const char *id = answer_text(&draft, "id");
        if (!suite_check(s, draft.status < 300 && id, "a draft: %d %.300s", draft.status, draft.body))
            return;
        struct answer tested = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/policy/version/%s/back-test", id),
                                    "{\"of\":\"grade\",\"most\":200}");
        CHECK_STATUS(s, tested, 200, "a back-test");
        struct answer submitted =
            call(s, POLICY, "POST", arena_format(s->arena, "/policy/version/%s/submit", id), NULL);
        CHECK_STATUS(s, submitted, 200, "submitting");
        struct answer own = call(s, POLICY, "POST", arena_format(s->arena, "/policy/version/%s/activate", id), "{}");
        suite_check(s, own.status >= 400, "an author approves the own draft");
        struct answer decided =
            round ? call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/policy/version/%s/activate", id), "{}")
                  : call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/policy/version/%s/reject", id),
                         "{\"reason\":\"not yet\"}");
        suite_check(s, decided.status < 300, "deciding on a policy: %d %.300s", decided.status, decided.body);
    }
    struct answer active = call(s, POLICY, "GET", arena_format(s->arena, "/policy/document?file=%s", file), NULL);
    suite_check(s, answer_text(&active, "text") && text_starts(answer_text(&active, "text"), "# 1\n"),
                "the activated text is not in force");
}

/* --- groups
 * --------------------------------------------------------------------------------------------------------------------------
 */

static void groups(struct suite *s)
{
    struct answer circles = call(s, HEAD_MANAGER, "GET", "/guarantee_circle?limit=20", NULL);
    CHECK_STATUS(s, circles, 200, "guarantee circles");
    suite_check(s, answer_item(&circles, 0) != NULL, "the demo bank has no guarantee circle: %.200s", circles.body);
    struct answer edges = call(s, HEAD_MANAGER, "GET", "/relation?kind=equity&limit=40", NULL);
    int derived = 0;
    for (size_t i = 0; i < 40 && answer_item(&edges, i) && derived < 2; i++) {
        const char *customer = json_get_text(answer_item(&edges, i), "customer");
        struct answer group =
            call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer/%s/group/derive", customer), NULL);
        const struct json *made = group.json ? json_get(group.json, "group") : NULL;
        const char *id = made ? json_get_text(made, "id") : NULL;
        if (group.status != 200 || !id || !text_equal(json_get_text(made, "status"), "proposed"))
            continue;
        const char *verb = derived++ ? "reject" : "confirm";
        struct answer decided = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/customer_group/%s/%s", id, verb),
                                     "{\"reason\":\"seen the registers\"}");
        suite_check(s, decided.status < 300, "%s a group: %d %.300s", verb, decided.status, decided.body);
    }
    suite_check(s, derived == 2, "%d groups could be derived", derived);
}

void scenario_domain(struct suite *s)
{
    rating(s);
    merging(s);
    policy_life(s);
    groups(s);
}
