/* The customer's portal: an evening of its people, the bank's answers, and everything a portal user must never reach.
 */
#include "api/suite.h"
#include "base/text.h"

#include <liboath/oath.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char password[] = "a-long-enough-word";

struct firm {
    const char *customer; /* id */
    struct client *owner, *clerk, *viewer;
};

static struct answer portal(struct suite *s, struct client *client, const char *method, const char *path,
                            const char *json)
{
    return client_call(s, client, method, arena_format(s->arena, "/api/v1/portal%s", path), NULL, json);
}

static struct answer send_file(struct suite *s, struct client *client, const char *query, const char *content)
{
    return client_call_bytes(s, client, arena_format(s->arena, "/api/v1/portal/files?%s", query), content,
                             strlen(content));
}

/* What an invitation's link leads to: looked at, used once, and a sign-in. */
static struct client *join(struct suite *s, const char *link, const char *login)
{
    struct client *client = client_new(s->port, login);
    const char *token = link && strchr(link, '#') ? strchr(link, '#') + 1 : "none";
    struct answer look =
        client_knock(s, client, "/api/v1/portal/invitation", arena_format(s->arena, "{\"token\":\"%s\"}", token));
    CHECK_STATUS(s, look, 200, "an invitation");
    CHECK_STATUS(s,
                 client_knock(s, client, "/api/v1/portal/join",
                              arena_format(s->arena, "{\"token\":\"%s\",\"login\":\"%s\",\"password\":\"short\"}",
                                           token, login)),
                 422, "a weak password");
    const char *body =
        arena_format(s->arena, "{\"token\":\"%s\",\"login\":\"%s\",\"password\":\"%s\"}", token, login, password);
    CHECK_STATUS(s, client_knock(s, client, "/api/v1/portal/join", body), 200, "joining");
    CHECK_STATUS(s, client_knock(s, client, "/api/v1/portal/join", body), 410, "joining twice with one link");
    CHECK_STATUS(s,
                 client_knock(s, client, "/api/v1/portal/sign-in",
                              arena_format(s->arena, "{\"login\":\"%s\",\"password\":\"%s\"}", login, password)),
                 200, login);
    return client;
}

static struct firm firm_new(struct suite *s, const char *name, const char *login)
{
    struct answer me = call(s, HEAD, "GET", "/me", NULL), manager = call(s, MANAGER, "GET", "/me", NULL);
    struct answer made = call(s, HEAD, "POST", "/customer",
                              arena_format(s->arena,
                                           "{\"name\":\"%s\",\"kind\":\"medium\",\"branch\":\"%s\",\"owner\":\"%s\","
                                           "\"founded_on\":\"2012-03-01\",\"status\":\"active\"}",
                                           name, answer_text(&me, "branch"), answer_text(&manager, "id")));
    CHECK_STATUS(s, made, 201, name);
    struct firm firm = {.customer = answer_text(&made, "id") ? answer_text(&made, "id") : "none"};
    const char *path = arena_format(s->arena, "/customer/%s/portal/invite", firm.customer);
    CHECK_STATUS(s, call(s, COLLEAGUE, "POST", path, "{\"name\":\"x\",\"role\":\"client_owner\"}"), 404,
                 "inviting somebody else's customer");
    CHECK_STATUS(s, call(s, CREDIT, "POST", path, "{\"name\":\"x\",\"role\":\"client_owner\"}"), 403,
                 "inviting without the right");
    CHECK_STATUS(s, call(s, MANAGER, "POST", path, "{\"name\":\"x\",\"role\":\"relationship_manager\"}"), 422,
                 "a role of the bank in the portal");
    struct answer invited =
        call(s, MANAGER, "POST", path,
             arena_format(s->arena, "{\"name\":\"财务总监\",\"role\":\"client_owner\",\"position\":\"CFO\"}"));
    CHECK_STATUS(s, invited, 201, "inviting the CFO");
    firm.owner = join(s, answer_text(&invited, "link"), login);
    return firm;
}

static struct client *colleague(struct suite *s, struct firm *firm, const char *role, const char *login)
{
    struct answer invited =
        portal(s, firm->owner, "POST", "/users",
               arena_format(s->arena, "{\"name\":\"%s\",\"role\":\"%s\",\"key\":\"invite-%s\"}", login, role, login));
    CHECK_STATUS(s, invited, 201, "inviting a colleague");
    return join(s, answer_text(&invited, "link"), login);
}

/* --- an evening
 * -------------------------------------------------------------------------------------------------------- */

static const char statement[] = "{\"period_end\":\"2025-12-31\",\"unit\":\"yuan\",%s\"values\":{\"total_assets\":"
                                "100000000,\"total_liabilities\":60000000,\"total_equity\":%s,"
                                "\"revenue\":90000000,\"cogs\":70000000,\"net_profit\":5000000}}";

static void statements(struct suite *s, struct firm *firm)
{
    struct answer bad =
        portal(s, firm->clerk, "POST", "/statements/check", arena_format(s->arena, statement, "", "41000000"));
    CHECK_STATUS(s, bad, 200, "checking a statement");
    int64_t violated = 0;
    suite_check(s, bad.json && json_get_int(bad.json, "violated", &violated) && violated > 0,
                "a statement that does not balance passes: %.300s", bad.body);
    CHECK_STATUS(
        s,
        portal(s, firm->clerk, "POST", "/statements", arena_format(s->arena, statement, "\"key\":\"s0\",", "41000000")),
        422, "sending it all the same");
    struct answer good =
        portal(s, firm->clerk, "POST", "/statements/check", arena_format(s->arena, statement, "", "40000000"));
    suite_check(s, good.json && json_get_int(good.json, "violated", &violated) && violated == 0,
                "a good statement: %.300s", good.body);
    struct answer nothing =
        call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/statements", firm->customer), NULL);
    const struct json *periods = nothing.json ? json_get(nothing.json, "periods") : NULL;
    suite_check(s, periods && periods->count == 0, "checking wrote a statement: %.200s", nothing.body);
    const char *body = arena_format(s->arena, statement, "\"key\":\"s1\",", "40000000");
    struct answer sent = portal(s, firm->clerk, "POST", "/statements", body),
                  again = portal(s, firm->clerk, "POST", "/statements", body);
    CHECK_STATUS(s, sent, 201, "sending a statement");
    CHECK_STATUS(s, again, 200, "sending it again with the same key");
    suite_check(s, text_equal(answer_text(&sent, "id"), answer_text(&again, "id")), "one key made two statements");
    CHECK_STATUS(
        s,
        portal(s, firm->clerk, "POST", "/statements", arena_format(s->arena, statement, "\"key\":\"s2\",", "40000000")),
        409, "the same period again");
    CHECK_STATUS(s,
                 portal(s, firm->viewer, "POST", "/statements",
                        arena_format(s->arena, statement, "\"key\":\"s3\",", "40000000")),
                 403, "a viewer sends a statement");
    periods =
        json_get(call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/statements", firm->customer), NULL).json,
                 "periods");
    suite_check(s, periods && periods->count == 0, "a statement counts before the bank accepted it");
    const char *answer = arena_format(s->arena, "/customer/%s/portal/answer", firm->customer);
    const char *accept = arena_format(s->arena, "{\"submission\":\"%s\",\"accept\":true}", answer_text(&sent, "id"));
    CHECK_STATUS(s, call(s, COLLEAGUE, "POST", answer, accept), 404, "accepting for somebody else's customer");
    CHECK_STATUS(s, call(s, CREDIT, "POST", answer, accept), 403, "accepting without the right");
    CHECK_STATUS(s,
                 call(s, MANAGER, "POST", answer,
                      arena_format(s->arena, "{\"submission\":\"%s\",\"accept\":false}", answer_text(&sent, "id"))),
                 422, "returning without a word");
    CHECK_STATUS(s, call(s, MANAGER, "POST", answer, accept), 200, "accepting the statement");
    CHECK_STATUS(s, call(s, MANAGER, "POST", answer, accept), 409, "accepting it twice");
    periods =
        json_get(call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/statements", firm->customer), NULL).json,
                 "periods");
    suite_check(s, periods && periods->count == 1, "the accepted statement is not there");
    struct answer list = portal(s, firm->owner, "GET", "/statements", NULL);
    suite_check(s, answer_item(&list, 0) != NULL, "the firm does not see its statement: %.200s", list.body);
}

static void covenants(struct suite *s, struct firm *firm)
{
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/certificates", "{\"confirm\":true,\"key\":\"c0\"}"), 422,
                 "certifying nothing");
    CHECK_STATUS(s,
                 call(s, RISK, "POST", arena_format(s->arena, "/customer/%s/covenant/define", firm->customer),
                      "{\"name\":\"资产负债率\",\"metric\":\"total_liabilities / "
                      "total_assets\",\"relation\":\"at_most\",\"threshold\":\"70%\",\"starts_on\":\"2025-01-01\"}"),
                 200, "a covenant");
    struct answer page = portal(s, firm->viewer, "GET", "/covenants", NULL);
    CHECK_STATUS(s, page, 200, "own covenants");
    suite_check(s, strstr(page.body, "\"result\":\"met\"") != NULL, "60 %% of at most 70 %% is met: %.400s", page.body);
    CHECK_STATUS(s, portal(s, firm->clerk, "POST", "/certificates", "{\"confirm\":true,\"key\":\"c1\"}"), 403,
                 "a clerk signs");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/certificates", "{\"confirm\":false,\"key\":\"c1\"}"), 422,
                 "signing without confirming");
    struct answer made =
        portal(s, firm->owner, "POST", "/certificates", "{\"confirm\":true,\"remark\":\"无其他说明\",\"key\":\"c1\"}");
    CHECK_STATUS(s, made, 201, "a certificate");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/certificates", "{\"confirm\":true,\"key\":\"c1\"}"), 200,
                 "the same certificate again");
    struct answer pdf =
        portal(s, firm->viewer, "GET", arena_format(s->arena, "/files/%s", answer_text(&made, "file")), NULL);
    suite_check(s, pdf.status == 200 && pdf.size > 1000 && !strncmp(pdf.body, "%PDF", 4),
                "the certificate: %d, %zu bytes", pdf.status, pdf.size);
}

static void files(struct suite *s, struct firm *firm)
{
    struct answer draft =
        call(s, MANAGER, "POST", arena_format(s->arena, "/customer/%s/application/start", firm->customer),
             "{\"product\":\"working_capital\",\"amount\":100000000,\"term_months\":12}");
    CHECK_STATUS(s, draft, 201, "an application");
    struct answer progress = portal(s, firm->clerk, "GET", "/progress", NULL);
    CHECK_STATUS(s, progress, 200, "progress");
    const struct json *list = progress.json ? json_get(progress.json, "applications") : NULL;
    const struct json *papers = list && list->count ? json_get(&list->items[0], "documents") : NULL;
    if (!suite_check(s, papers && papers->count > 1, "no documents are asked for: %.300s", progress.body))
        return;
    static const char *const inside[] = {"\"pd\"",      "\"raroc\"",      "\"grade\"",
                                         "\"opinion\"", "investigation_", "\"score\""};
    for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
        suite_check(s, !strstr(progress.body, inside[i]), "progress tells %s", inside[i]);
    const char *first = json_get_text(&papers->items[0], "id"), *second = json_get_text(&papers->items[1], "id");
    struct answer bad = send_file(s, firm->clerk, "key=f0", "<html><script>alert(1)</script>");
    CHECK_STATUS(s, bad, 415, "markup as a document");
    const char *query = arena_format(s->arena, "key=f1&document=%s", first);
    struct answer sent = send_file(s, firm->clerk, query, "licence of the firm\n"),
                  again = send_file(s, firm->clerk, query, "licence of the firm\n");
    CHECK_STATUS(s, sent, 201, "a document");
    CHECK_STATUS(s, again, 200, "the same document again");
    suite_check(s, text_equal(answer_text(&sent, "id"), answer_text(&again, "id")), "one key made two files");
    CHECK_STATUS(s, send_file(s, firm->viewer, "key=f2", "x\n"), 403, "a viewer sends a file");
    const char *reuse = arena_format(s->arena, "{\"file\":\"%s\",\"key\":\"r1\"}", answer_text(&sent, "id"));
    struct answer reused = portal(s, firm->clerk, "POST", arena_format(s->arena, "/documents/%s/use", second), reuse);
    CHECK_STATUS(s, reused, 201, "a file used again");
    struct answer list_of = portal(s, firm->clerk, "GET", "/files", NULL);
    CHECK_STATUS(s, list_of, 200, "files sent");
    CHECK_STATUS(s,
                 call(s, MANAGER, "POST", arena_format(s->arena, "/customer/%s/portal/answer", firm->customer),
                      arena_format(s->arena, "{\"submission\":\"%s\",\"accept\":true,\"answer\":\"收到\"}",
                                   answer_text(&reused, "id"))),
                 200, "accepting a document");
    progress = portal(s, firm->clerk, "GET", "/progress", NULL);
    suite_check(s, strstr(progress.body, "\"status\":\"received\"") != NULL,
                "the accepted document is not received: %.300s", progress.body);
}

/* What was said in the portal stands at the service desk as one request, and the desk's answer is read in the portal.
 */
static void desk(struct suite *s, struct firm *firm)
{
    struct answer board =
        call(s, MANAGER, "GET", arena_format(s->arena, "/service/board?customer=%s", firm->customer), NULL);
    const struct json *first = answer_item(&board, 0);
    const char *id = first ? json_get_text(first, "id") : NULL;
    if (!suite_check(s, id && !strcmp(json_get_text(first, "channel"), "portal"), "no request at the desk: %.300s",
                     board.body))
        return;
    struct answer detail = call(s, MANAGER, "GET", arena_format(s->arena, "/service_request/%s/detail", id), NULL);
    suite_check(s, detail.status == 200 && strstr(detail.body, "请问何时放款") && strstr(detail.body, "本周内"),
                "not one thread: %.600s", detail.body);
    CHECK_STATUS(s, portal(s, firm->clerk, "POST", "/messages", "{\"body\":\"好的，谢谢\",\"key\":\"m3\"}"), 201,
                 "more of it");
    board = call(s, MANAGER, "GET", arena_format(s->arena, "/service/board?customer=%s", firm->customer), NULL);
    suite_check(s, !answer_item(&board, 1), "a second request for the same talk: %.300s", board.body);
    CHECK_STATUS(s,
                 call(s, MANAGER, "POST", arena_format(s->arena, "/service_request/%s/message", id),
                      "{\"direction\":\"sent\",\"text\":\"周五到账\"}"),
                 200, "an answer at the desk");
    struct answer thread = portal(s, firm->owner, "GET", "/messages", NULL);
    suite_check(s, strstr(thread.body, "周五到账") != NULL, "the desk's answer is not read in the portal: %.400s",
                thread.body);
}

static void talking(struct suite *s, struct firm *firm)
{
    struct answer said = portal(s, firm->clerk, "POST", "/messages", "{\"body\":\"请问何时放款？\",\"key\":\"m1\"}");
    CHECK_STATUS(s, said, 201, "a message");
    CHECK_STATUS(s, portal(s, firm->clerk, "POST", "/messages", "{\"body\":\"请问何时放款？\",\"key\":\"m1\"}"), 200,
                 "the same message again");
    const char *reply = arena_format(s->arena, "/customer/%s/portal/message", firm->customer);
    CHECK_STATUS(s, call(s, MANAGER, "POST", reply, "{\"body\":\"本周内\",\"key\":\"b1\"}"), 201, "an answer");
    CHECK_STATUS(s, call(s, COLLEAGUE, "POST", reply, "{\"body\":\"x\",\"key\":\"b2\"}"), 404,
                 "an answer to somebody else's customer");
    struct answer thread = portal(s, firm->owner, "GET", "/messages", NULL);
    const struct json *items = thread.json ? json_get(thread.json, "items") : NULL;
    suite_check(s, items && items->count == 2, "two messages: %.300s", thread.body);
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/messages/seen", "{}"), 200, "messages read");
    desk(s, firm);
    CHECK_STATUS(s, portal(s, firm->viewer, "POST", "/messages", "{\"body\":\"x\",\"key\":\"m2\"}"), 403,
                 "a viewer writes");
    struct answer sent = portal(s, firm->owner, "GET", "/sent", NULL);
    CHECK_STATUS(s, sent, 200, "what was sent");
}

static void own_data(struct suite *s, struct firm *firm)
{
    CHECK_STATUS(s, portal(s, firm->viewer, "GET", "/data", NULL), 200, "own data");
    struct answer copy = portal(s, firm->viewer, "GET", "/data/export", NULL);
    suite_check(s, copy.status == 200 && copy.json && json_get(copy.json, "statements"),
                "a copy of the data: %d %.100s", copy.status, copy.body);
    CHECK_STATUS(
        s,
        portal(s, firm->clerk, "POST", "/data/corrections", "{\"field\":\"grade\",\"value\":\"AAA\",\"key\":\"k0\"}"),
        422, "correcting one's grade");
    CHECK_STATUS(s,
                 portal(s, firm->clerk, "POST", "/data/corrections",
                        "{\"field\":\"email\",\"value\":\"not one\",\"key\":\"k1\"}"),
                 422, "a wrong e-mail address");
    struct answer asked = portal(s, firm->clerk, "POST", "/data/corrections",
                                 "{\"field\":\"address\",\"value\":\"西湖大道 1 号\",\"key\":\"k2\"}");
    CHECK_STATUS(s, asked, 201, "a correction");
    CHECK_STATUS(s,
                 call(s, MANAGER, "POST", arena_format(s->arena, "/customer/%s/portal/answer", firm->customer),
                      arena_format(s->arena, "{\"submission\":\"%s\",\"accept\":true}", answer_text(&asked, "id"))),
                 200, "accepting the correction");
    struct answer row = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s", firm->customer), NULL);
    suite_check(s, text_equal(answer_text(&row, "address"), "西湖大道 1 号"), "the address stays %s",
                answer_text(&row, "address"));
    CHECK_STATUS(s, portal(s, firm->owner, "GET", "/consents", NULL), 200, "consents");
    CHECK_STATUS(s, portal(s, firm->clerk, "POST", "/consents/marketing", "{\"given\":true,\"version\":1}"), 403,
                 "a clerk consents for the firm");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/consents/marketing", "{\"given\":true,\"version\":9}"), 409,
                 "consent to a text nobody wrote");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/consents/marketing", "{\"given\":true,\"version\":1}"), 200,
                 "consent");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/consents/marketing", "{\"given\":false,\"version\":1}"), 200,
                 "withdrawn");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/consents/service", "{\"given\":false,\"version\":1}"), 422,
                 "withdrawing what the contract needs");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/consents/nothing", "{\"given\":true,\"version\":1}"), 404,
                 "a purpose nobody has");
}

static void loans(struct suite *s, struct firm *firm)
{
    struct answer list = portal(s, firm->viewer, "GET", "/loans", NULL);
    CHECK_STATUS(s, list, 200, "own loans");
    struct answer any = call(s, HEAD_MANAGER, "GET", "/loan?status=live&limit=1", NULL);
    const char *other = answer_item(&any, 0) ? json_get_text(answer_item(&any, 0), "id") : firm->customer;
    static const char *const paths[] = {"/loans/%s", "/loans/%s/schedule.pdf", "/loans/%s/schedule.xlsx"};
    for (size_t i = 0; i < 3; i++)
        CHECK_STATUS(s, portal(s, firm->owner, "GET", arena_format(s->arena, paths[i], other), NULL), 404,
                     "a loan of another firm");
    CHECK_STATUS(
        s,
        portal(s, firm->owner, "POST", "/drawdowns",
               arena_format(
                   s->arena,
                   "{\"facility\":\"%s\",\"amount\":100,\"value_on\":\"2030-01-04\",\"purpose\":\"x\",\"key\":\"d1\"}",
                   other)),
        422, "a drawdown of somebody else's facility");
    CHECK_STATUS(
        s,
        portal(s, firm->clerk, "POST", "/drawdowns",
               arena_format(
                   s->arena,
                   "{\"facility\":\"%s\",\"amount\":100,\"value_on\":\"2030-01-04\",\"purpose\":\"x\",\"key\":\"d1\"}",
                   other)),
        403, "a clerk asks for money");
}

/* --- one's own account
 * ---------------------------------------------------------------------------------------------------- */

static void account(struct suite *s, struct firm *firm)
{
    struct answer me = portal(s, firm->viewer, "GET", "/me", NULL);
    CHECK_STATUS(s, me, 200, "me");
    CHECK_STATUS(s, portal(s, firm->viewer, "POST", "/me/language", "{\"language\":\"en\"}"), 200, "another language");
    CHECK_STATUS(s,
                 portal(s, firm->viewer, "POST", "/me/password",
                        "{\"old_password\":\"wrong-one-here\",\"new_password\":\"another-long-word\"}"),
                 401, "a wrong old password");
    CHECK_STATUS(
        s,
        portal(s, firm->viewer, "POST", "/me/password",
               arena_format(s->arena, "{\"old_password\":\"%s\",\"new_password\":\"another-long-word\"}", password)),
        200, "a new password");
    struct answer secret = portal(s, firm->viewer, "POST", "/me/totp", "{}");
    CHECK_STATUS(s, secret, 200, "a second factor");
    char *key = NULL, code[7] = "000000";
    size_t size = 0;
    const char *text = answer_text(&secret, "secret");
    if (text && !oath_base32_decode(text, strlen(text), &key, &size))
        oath_totp_generate(key, size, time(NULL), 30, 0, 6, code);
    free(key);
    CHECK_STATUS(s,
                 portal(s, firm->viewer, "POST", "/me/totp/confirm", arena_format(s->arena, "{\"code\":\"%s\"}", code)),
                 200, "its code");
    CHECK_STATUS(s, portal(s, firm->viewer, "POST", "/me/totp/remove", "{\"password\":\"another-long-word\"}"), 200,
                 "taking it off");
    struct answer sessions = portal(s, firm->viewer, "GET", "/me/sessions", NULL);
    CHECK_STATUS(s, sessions, 200, "sessions");
    CHECK_STATUS(s, portal(s, firm->viewer, "DELETE", arena_format(s->arena, "/me/sessions/%s", firm->customer), NULL),
                 404, "a session of nobody's");
    struct client *wrong = client_new(s->port, "wrong");
    for (int i = 0; i < 5; i++)
        client_knock(s, wrong, "/api/v1/portal/sign-in", "{\"login\":\"viewer.one\",\"password\":\"not-this-one\"}");
    CHECK_STATUS(s,
                 client_knock(s, wrong, "/api/v1/portal/sign-in",
                              "{\"login\":\"viewer.one\",\"password\":\"another-long-word\"}"),
                 429, "five wrong passwords");
    client_free(wrong);
}

static void people(struct suite *s, struct firm *firm)
{
    struct answer list = portal(s, firm->owner, "GET", "/users", NULL);
    CHECK_STATUS(s, list, 200, "the firm's users");
    CHECK_STATUS(s, portal(s, firm->clerk, "GET", "/users", NULL), 403, "a clerk looks at users");
    const char *ids[3] = {"none", "none", "none"};
    for (size_t i = 0; i < 3 && answer_item(&list, i); i++)
        ids[i] = json_get_text(answer_item(&list, i), "id");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", arena_format(s->arena, "/users/%s", ids[0]), "{\"blocked\":true}"),
                 422, "blocking oneself");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", arena_format(s->arena, "/users/%s", ids[2]), "{\"blocked\":true}"),
                 200, "blocking a colleague");
    CHECK_STATUS(s, portal(s, firm->viewer, "GET", "/me", NULL), 401, "somebody blocked");
    CHECK_STATUS(s,
                 call(s, MANAGER, "POST", arena_format(s->arena, "/customer/%s/portal/block", firm->customer),
                      arena_format(s->arena, "{\"user\":\"%s\",\"blocked\":true}", ids[1])),
                 200, "the bank blocks a user");
    CHECK_STATUS(s, portal(s, firm->clerk, "GET", "/progress", NULL), 401, "somebody the bank blocked");
    struct answer again = call(s, MANAGER, "POST", arena_format(s->arena, "/customer/%s/portal/invite", firm->customer),
                               arena_format(s->arena, "{\"user\":\"%s\"}", ids[1]));
    CHECK_STATUS(s, again, 201, "a new link");
    CHECK_STATUS(s, portal(s, firm->owner, "POST", "/sign-out", "{}"), 200, "signing out");
    CHECK_STATUS(s, portal(s, firm->owner, "GET", "/me", NULL), 401, "signed out");
}

/* --- what must never work
 * ---------------------------------------------------------------------------------------------------- */

static void other_firm(struct suite *s, struct firm *mine, struct firm *other)
{
    struct answer file = send_file(s, mine->owner, "key=own", "a paper of the first firm\n");
    const char *id = answer_text(&file, "id");
    CHECK_STATUS(s, portal(s, other->owner, "GET", arena_format(s->arena, "/files/%s", id), NULL), 404,
                 "another firm's file");
    struct answer progress = portal(s, mine->owner, "GET", "/progress", NULL);
    const struct json *list = json_get(progress.json, "applications"),
                      *papers = list && list->count ? json_get(&list->items[0], "documents") : NULL;
    const char *paper = papers && papers->count ? json_get_text(&papers->items[0], "id") : "none";
    struct answer theirs = send_file(s, other->owner, "key=own", "a paper of the second firm\n");
    CHECK_STATUS(s, theirs, 201, "the same key from another firm is another sending");
    CHECK_STATUS(s,
                 portal(s, other->owner, "POST", arena_format(s->arena, "/documents/%s/use", paper),
                        arena_format(s->arena, "{\"file\":\"%s\",\"key\":\"x1\"}", answer_text(&theirs, "id"))),
                 404, "a file for another firm's document");
    CHECK_STATUS(s,
                 portal(s, other->owner, "POST", arena_format(s->arena, "/documents/%s/use", paper),
                        arena_format(s->arena, "{\"file\":\"%s\",\"key\":\"x2\"}", id)),
                 422, "another firm's file");
    struct answer users = portal(s, mine->owner, "GET", "/users", NULL);
    const char *user = answer_item(&users, 1) ? json_get_text(answer_item(&users, 1), "id") : "none";
    CHECK_STATUS(s, portal(s, other->owner, "POST", arena_format(s->arena, "/users/%s", user), "{\"blocked\":true}"),
                 404, "another firm's user");
    static const char *const lists[] = {"/progress", "/files",    "/loans", "/statements", "/covenants",
                                        "/sent",     "/messages", "/users", "/data",       "/data/export"};
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        struct answer page = portal(s, other->owner, "GET", lists[i], NULL);
        suite_check(s,
                    page.status == 200 && !strstr(page.body, "门户甲公司") &&
                        !strstr(page.body, "licence of the firm") && !strstr(page.body, "请问何时放款"),
                    "%s of another firm: %d %.200s", lists[i], page.status, page.body);
    }
}

/* Every operation and every kind of record of the bank, with a portal user's token in either cookie. */
static void staff_paths(struct suite *s, struct firm *firm)
{
    static const char *const paths[] = {"/me",
                                        "/customer",
                                        "/loan",
                                        "/portal_user",
                                        "/portal_submission",
                                        "/portal_message",
                                        "/consent",
                                        "/attachment",
                                        "/search?q=a",
                                        "/workbench",
                                        "/audit",
                                        "/workflow/inbox",
                                        "/pending_change",
                                        "/events",
                                        "/person",
                                        "/covenant/board",
                                        "/policy/roles",
                                        "/me/sessions"};
    const char *token = firm->owner->portal;
    struct client *thief = client_new(s->port, "thief");
    thief->csrf = firm->owner->csrf;
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        const char *path = arena_format(s->arena, "/api/v1%s", paths[i]);
        const char *as_staff = arena_format(s->arena, "Cookie: steward_session=%s\r\n", token),
                   *both = arena_format(s->arena, "Cookie: steward_portal=%s\r\n", token);
        struct answer one = client_send(thief, "GET", path, as_staff, NULL, 0),
                      two = client_send(thief, "GET", path, both, NULL, 0);
        suite_check(s, one.status == 401 || one.status == 404 || one.status == 405,
                    "a portal token as the bank's cookie on %s: %d", paths[i], one.status);
        suite_check(s, two.status == 401 || two.status == 404 || two.status == 405, "a portal cookie on %s: %d",
                    paths[i], two.status);
    }
    const char *own = arena_format(s->arena, "/api/v1/customer/%s", firm->customer),
               *cookie = arena_format(s->arena, "Cookie: steward_session=%s\r\n", token);
    static const char export[] = "{\"entity\":\"customer\",\"format\":\"csv\"}";
    CHECK_STATUS(s, client_send(thief, "GET", own, cookie, NULL, 0), 401, "one's own record through the bank's door");
    CHECK_STATUS(s, client_send(thief, "POST", "/api/v1/export", cookie, export, strlen(export)), 401, "an export");
    CHECK_STATUS(s,
                 client_send(thief, "POST", arena_format(s->arena, "/api/v1/customer/%s/portal/answer", firm->customer),
                             cookie, "{}", 2),
                 401, "answering oneself");
    /* And the bank's people are strangers in the portal. */
    thief->csrf = s->people[MANAGER]->csrf;
    const char *staff = arena_format(s->arena, "Cookie: steward_portal=%s\r\n", s->people[MANAGER]->session);
    CHECK_STATUS(s, client_send(thief, "GET", "/api/v1/portal/progress", staff, NULL, 0), 401,
                 "the bank's token in the portal");
    CHECK_STATUS(s, call(s, MANAGER, "GET", "/portal/me", NULL), 401, "a person of the bank in the portal");
    const char *banker =
        arena_format(s->arena, "{\"login\":\"%s\",\"password\":\"%s\"}", suite_logins[MANAGER], suite_password);
    const char *cfo = arena_format(s->arena, "{\"login\":\"cfo.one\",\"password\":\"%s\"}", password);
    CHECK_STATUS(s, client_knock(s, thief, "/api/v1/portal/sign-in", banker), 401,
                 "signing in to the portal as a person of the bank");
    CHECK_STATUS(s, client_knock(s, thief, "/api/v1/sign-in", cfo), 401, "signing in to the bank as a portal user");
    /* Without the anti-forgery token nothing changes. */
    CHECK_STATUS(s,
                 client_send(thief, "POST", "/api/v1/portal/messages",
                             arena_format(s->arena, "Cookie: steward_portal=%s\r\n", token),
                             "{\"body\":\"x\",\"key\":\"y\"}", 22),
                 403, "a message without the token");
    client_free(thief);
}

static void auditing(struct suite *s, struct firm *firm)
{
    struct answer audit = call(s, AUDITOR, "GET", "/audit?entity=portal_message&limit=5", NULL);
    CHECK_STATUS(s, audit, 200, "the audit of messages");
    suite_check(s, strstr(audit.body, "Portal") != NULL, "the audit does not say it was the portal: %.300s",
                audit.body);
    struct answer panel = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/portal", firm->customer), NULL);
    CHECK_STATUS(s, panel, 200, "the bank's view of the portal");
    CHECK_STATUS(s, call(s, COLLEAGUE, "GET", arena_format(s->arena, "/customer/%s/portal", firm->customer), NULL), 404,
                 "of somebody else's customer");
}

void scenario_portal(struct suite *s)
{
    struct firm one = firm_new(s, "门户甲公司", "cfo.one"), two = firm_new(s, "门户乙公司", "cfo.two");
    one.clerk = colleague(s, &one, "client_clerk", "clerk.one");
    one.viewer = colleague(s, &one, "client_viewer", "viewer.one");
    statements(s, &one);
    covenants(s, &one);
    files(s, &one);
    talking(s, &one);
    own_data(s, &one);
    loans(s, &one);
    other_firm(s, &one, &two);
    staff_paths(s, &one);
    auditing(s, &one);
    account(s, &one);
    people(s, &one);
    client_free(one.owner);
    client_free(one.clerk);
    client_free(one.viewer);
    client_free(two.owner);
}
