#include "api/suite.h"
#include "base/text.h"

#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *own_customer(struct suite *s, enum who who, const char *name)
{
    struct answer me = call(s, who, "GET", "/me", NULL);
    struct answer made =
        call(s, who, "POST", "/customer",
             arena_format(
                 s->arena,
                 "{\"name\":\"%s\",\"kind\":\"small\",\"branch\":\"%s\",\"owner\":\"%s\",\"phone\":\"13900002222\"}",
                 name, answer_text(&me, "branch"), answer_text(&me, "id")));
    CHECK_STATUS(s, made, 201, name);
    return answer_text(&made, "id") ? answer_text(&made, "id") : "none";
}

static void circles(struct suite *s, const char *mine, const char *theirs)
{
    struct answer seen = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s", mine), NULL);
    CHECK_STATUS(s, seen, 200, "one's own customer");
    struct answer hidden = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s", theirs), NULL);
    CHECK_STATUS(s, hidden, 404, "a colleague's customer");
    struct answer list = call(s, MANAGER, "GET", "/customer?limit=500", NULL);
    suite_check(s, !strstr(list.body, theirs), "a colleague's customer in the list");
    struct answer history = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/history", theirs), NULL);
    CHECK_STATUS(s, history, 404, "a colleague's customer's history");
    struct answer head = call(s, HEAD, "GET", arena_format(s->arena, "/customer/%s", mine), NULL);
    CHECK_STATUS(s, head, 200, "a customer of the branch, to its head");
    struct answer other = call(s, HEAD, "GET", arena_format(s->arena, "/customer/%s", theirs), NULL);
    CHECK_STATUS(s, other, 404, "a customer of another branch, to a head");
    struct answer audit = call(s, MANAGER, "GET", "/audit", NULL);
    CHECK_STATUS(s, audit, 403, "the audit trail, to a manager");
}

static void masks(struct suite *s, const char *mine)
{
    struct answer masked = call(s, HEAD, "GET", arena_format(s->arena, "/customer/%s", mine), NULL);
    const char *phone = answer_text(&masked, "phone");
    suite_check(s, phone && strchr(phone, '*') && !strstr(phone, "13900002222"), "the phone is not masked: %s",
                phone ? phone : "absent");
    struct answer without =
        call(s, HEAD, "POST", arena_format(s->arena, "/customer/%s/reveal", mine), "{\"field\":\"phone\"}");
    suite_check(s, without.status == 422 || without.status == 400, "a reveal without a reason: %d", without.status);
    struct answer shown = call(s, HEAD, "POST", arena_format(s->arena, "/customer/%s/reveal", mine),
                               "{\"field\":\"phone\",\"reason\":\"call the customer\"}");
    CHECK_STATUS(s, shown, 200, "a reveal");
    suite_check(s, answer_text(&shown, "value") && strstr(answer_text(&shown, "value"), "13900002222"),
                "the reveal shows %s", shown.body);
    struct answer audit =
        call(s, AUDITOR, "GET", arena_format(s->arena, "/audit?entity=customer&record=%s&limit=5", mine), NULL);
    suite_check(s, strstr(audit.body, "reveal") != NULL, "the reveal is not in the audit: %.300s", audit.body);
    suite_check(s, !strstr(audit.body, "13900002222"), "the audit shows the phone in clear");
    struct answer found = call(s, MANAGER, "GET", "/customer?phone=13900002222", NULL);
    suite_check(s, answer_item(&found, 0) != NULL, "a sealed field is not found by its value: %d %.200s", found.status,
                found.body);
}

static void explanations(struct suite *s, const char *mine, const char *theirs)
{
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    const char *ids[2] = {mine, theirs};
    for (int i = 0; i < 2; i++) {
        struct answer why = call(
            s, AUDITOR, "GET",
            arena_format(s->arena, "/access/explain?person=%s&entity=customer&id=%s", answer_text(&me, "id"), ids[i]),
            NULL);
        bool allowed = i == 1;
        suite_check(s, why.json && json_get_bool(why.json, "allowed", &allowed) && allowed == (i == 0),
                    "why visible: %.300s", why.body);
    }
}

static void bulk(struct suite *s, const char *mine, const char *theirs)
{
    const char *body = arena_format(
        s->arena,
        "{\"ids\":[{\"id\":\"%s\",\"version\":1},{\"id\":\"%s\",\"version\":1}],\"patch\":{\"tags\":\"suite\"}}", mine,
        theirs);
    struct answer done = call(s, MANAGER, "POST", "/customer/bulk", body);
    int64_t changed = -1;
    const struct json *failed = done.json ? json_get(done.json, "failed") : NULL;
    CHECK_STATUS(s, done, 200, "a bulk change");
    suite_check(
        s, done.json && json_get_int(done.json, "changed", &changed) && changed == 1 && failed && failed->count == 1,
        "a bulk change of one's own and a colleague's customer: %.300s", done.body);
}

/* Of the two only one can have the number; the other must be as it was, and still open to change. */
static void bulk_half(struct suite *s)
{
    const char *ids[2] = {own_customer(s, MANAGER, "戊方测试有限公司"), own_customer(s, MANAGER, "己方测试有限公司")};
    struct answer done = call(s, MANAGER, "POST", "/customer/bulk",
                              arena_format(s->arena,
                                           "{\"ids\":[{\"id\":\"%s\",\"version\":1},{\"id\":\"%s\",\"version\":1}],"
                                           "\"patch\":{\"foreign_id\":\"BULK-ONE\"}}",
                                           ids[0], ids[1]));
    int64_t changed = -1, version = -1;
    suite_check(s,
                done.json && json_get_int(done.json, "changed", &changed) && changed == 1 &&
                    strstr(done.body, "field.duplicate"),
                "a bulk change that meets a number in use: %.300s", done.body);
    struct answer other = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s", ids[1]), NULL);
    suite_check(s, other.json && json_get_int(other.json, "version", &version) && version == 1,
                "the one refused has changed: %.200s", other.body);
    struct answer after = call_with(s, MANAGER, "PATCH", arena_format(s->arena, "/customer/%s", ids[1]),
                                    "If-Match: 1\r\n", "{\"foreign_id\":\"BULK-TWO\"}");
    CHECK_STATUS(s, after, 200, "changing the one refused");
    struct answer history = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/history", ids[1]), NULL);
    const struct json *items = history.json ? json_get(history.json, "items") : NULL;
    suite_check(s, items && items->count == 2, "its history: %.300s", history.body);
}

static void chain(struct suite *s)
{
    struct answer verified = call(s, AUDITOR, "GET", "/audit/verify", NULL);
    bool intact = false;
    suite_check(s, verified.json && json_get_bool(verified.json, "intact", &intact) && intact,
                "the audit chain: %.300s", verified.body);
}

/* Nobody lets a person in alone. */
static void a_new_person(struct suite *s)
{
    struct answer me = call(s, ADMINISTRATOR, "GET", "/me", NULL);
    struct answer held = call(
        s, ADMINISTRATOR, "POST", "/person",
        arena_format(s->arena, "{\"name\":\"新同事\",\"login\":\"new.person\",\"role\":\"auditor\",\"branch\":\"%s\"}",
                     answer_text(&me, "branch")));
    CHECK_STATUS(s, held, 202, "a new person waits");
    const char *decide = arena_format(s->arena, "/pending_change/%s/decide", answer_text(&held, "pending_change")),
               *yes = "{\"approve\":true,\"reason\":\"checked\"}";
    struct answer found = call(s, ADMINISTRATOR, "GET", "/person?login=new.person", NULL);
    suite_check(s, found.json && json_get(found.json, "items")->count == 0, "the person is there already: %.200s",
                found.body);
    struct answer own = call(s, ADMINISTRATOR, "POST", decide, yes);
    suite_check(s, own.status == 403 || own.status == 409, "approving one's own change: %d", own.status);
    struct answer done = call(s, HEAD_MANAGER, "POST", decide, yes);
    CHECK_STATUS(s, done, 200, "a second person lets somebody in");
    found = call(s, ADMINISTRATOR, "GET", "/person?login=new.person", NULL);
    const struct json *items = found.json ? json_get(found.json, "items") : NULL;
    if (!suite_check(s, items && items->count == 1, "the new person: %.200s", found.body))
        return;
    struct answer changed = call_with(s, ADMINISTRATOR, "PATCH",
                                      arena_format(s->arena, "/person/%s", json_get_text(&items->items[0], "id")),
                                      "If-Match: \"1\"\r\n", "{\"email\":\"new.person@example.com\"}");
    CHECK_STATUS(s, changed, 200, "what is no right changes at once");
}

void scenario_access(struct suite *s)
{
    struct client *colleague = s->people[COLLEAGUE];
    const char *mine = own_customer(s, MANAGER, "甲方测试有限公司");
    const char *theirs = colleague->session ? own_customer(s, COLLEAGUE, "乙方测试有限公司") : "none";
    circles(s, mine, theirs);
    masks(s, mine);
    explanations(s, mine, theirs);
    bulk(s, mine, theirs);
    bulk_half(s);
    chain(s);
    a_new_person(s);
}

/* --- live updates
 * ------------------------------------------------------------------------------------------------------------------------
 */

static int open_stream(struct suite *s, enum who who)
{
    int fd = tcp_connect(s->port);
    const char *head =
        arena_format(s->arena, "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nCookie: steward_session=%s\r\n\r\n",
                     s->people[who]->session);
    if (fd >= 0 && send(fd, head, strlen(head), MSG_NOSIGNAL) < 0)
        return -1;
    return fd;
}

static bool hears(int fd, const char *wanted, int milliseconds)
{
    char text[65536];
    size_t got = 0;
    for (int waited = 0; waited < milliseconds && got + 1 < sizeof(text); waited += 50) {
        struct pollfd wait = {fd, POLLIN, 0};
        if (poll(&wait, 1, 50) <= 0)
            continue;
        ssize_t n = recv(fd, text + got, sizeof(text) - 1 - got, 0);
        if (n <= 0)
            return false;
        got += (size_t)n;
        text[got] = 0;
        if (strstr(text, wanted))
            return true;
    }
    return false;
}

/* Whoever signs out hears no more, on whatever stream they left open. */
static void stream_of_the_signed_out(struct suite *s)
{
    struct client *stays = s->people[RISK];
    s->people[RISK] = client_new(s->port, "leaves");
    struct answer in = client_knock(
        s, s->people[RISK], "/api/v1/sign-in",
        arena_format(s->arena, "{\"login\":\"%s\",\"password\":\"%s\"}", suite_logins[RISK], suite_password));
    CHECK_STATUS(s, in, 200, "signing in to leave");
    int fd = open_stream(s, RISK);
    suite_check(s, hears(fd, "200 OK", 2000), "no stream before signing out");
    struct answer out = call(s, RISK, "POST", "/sign-out", NULL);
    CHECK_STATUS(s, out, 200, "signing out beside a stream");
    suite_check(s, hears(fd, "0\r\n\r\n", 4000), "the stream outlives the sign-in");
    close(fd);
    client_free(s->people[RISK]);
    s->people[RISK] = stays;
}

void scenario_events(struct suite *s)
{
    int head = open_stream(s, HEAD), colleague = open_stream(s, COLLEAGUE);
    suite_check(s, hears(head, "200 OK", 2000) && hears(colleague, "200 OK", 2000), "no stream of events");
    const char *mine = own_customer(s, MANAGER, "丙方测试有限公司");
    suite_check(s, hears(head, mine, 3000), "the head does not hear of a new customer of the branch");
    suite_check(s, !hears(colleague, mine, 600), "a colleague hears of a customer that is not theirs");
    close(head);
    close(colleague);
    for (int i = 0; i < 50; i++) { /* streams that end without a word */
        int fd = open_stream(s, HEAD);
        if (i % 2)
            shutdown(fd, SHUT_WR);
        close(fd);
    }
    stream_of_the_signed_out(s);
    own_customer(s, MANAGER, "丁方测试有限公司");
    struct answer me = call(s, HEAD, "GET", "/me", NULL);
    CHECK_STATUS(s, me, 200, "the server after broken streams");
}
