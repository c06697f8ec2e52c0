/* The service desk: a request from its first words to its survey, a complaint about somebody, what improves. */
#include "api/suite.h"

#include <string.h>
#include <time.h>

#define AS(client, method, path, body)                                                                                 \
    client_call(s, client, method, arena_format(s->arena, "/api/v1%s", path), NULL, body)

static const char *some_customer(struct suite *s, struct client *chen, const char **owner)
{
    struct answer list = AS(chen, "GET", "/customer?limit=1&tier.in=strategic,core,important,general", NULL);
    const struct json *row = answer_item(&list, 0);
    *owner = row ? json_get_text(row, "owner") : NULL;
    return row ? json_get_text(row, "id") : "none";
}

static const char *taken_in(struct suite *s, struct client *who, const char *customer, const char *text,
                            const char *more)
{
    struct answer made = AS(
        who, "POST", "/service/request",
        arena_format(s->arena, "{\"customer\":\"%s\",\"channel\":\"phone\",\"text\":\"%s\"%s}", customer, text, more));
    CHECK_STATUS(s, made, 201, "taking in a request");
    const char *id = answer_text(&made, "id");
    return id ? arena_text(s->arena, id) : "none";
}

static void from_words_to_survey(struct suite *s, struct client *chen, const char *customer)
{
    struct answer guess = AS(chen, "POST", "/service/classify", "{\"text\":\"企业网银登录不上，U盾密码锁定了\"}");
    CHECK_STATUS(s, guess, 200, "proposing a class");
    suite_check(s, answer_text(&guess, "class") && !strcmp(answer_text(&guess, "class"), "online_banking"),
                "class: %.300s", guess.body);
    struct answer strange = AS(chen, "POST", "/service/classify", "{\"text\":\"zxqv wvut\"}");
    suite_check(s, !answer_text(&strange, "class"), "a strange text has a class: %.300s", strange.body);
    const char *id = taken_in(s, chen, customer, "上月的对账单没有收到，请补打", "");
    const char *path = arena_format(s->arena, "/service_request/%s", id);
    struct answer detail = AS(chen, "GET", arena_format(s->arena, "%s/detail", path), NULL);
    CHECK_STATUS(s, detail, 200, "a request in full");
    struct answer wrong = AS(chen, "POST", arena_format(s->arena, "%s/class", path), "{\"class\":\"nonsense\"}");
    CHECK_STATUS(s, wrong, 422, "a class that is none");
    struct answer confirmed = AS(chen, "POST", arena_format(s->arena, "%s/class", path), "{\"class\":\"account\"}");
    CHECK_STATUS(s, confirmed, 200, "confirming the class");
    struct answer waits = AS(chen, "POST", arena_format(s->arena, "%s/message", path),
                             "{\"direction\":\"sent\",\"text\":\"请问需要哪个月的？\",\"wait\":true}");
    CHECK_STATUS(s, waits, 200, "asking back");
    suite_check(s, !strcmp(answer_text(&waits, "status"), "waiting"), "not waiting: %.200s", waits.body);
    struct answer back = AS(chen, "POST", arena_format(s->arena, "%s/message", path),
                            "{\"direction\":\"received\",\"text\":\"五月的\"}");
    suite_check(s, back.status == 200 && !strcmp(answer_text(&back, "status"), "working"), "not resumed: %.200s",
                back.body);
    struct answer legal =
        AS(chen, "POST", arena_format(s->arena, "%s/extend", path), "{\"complexity\":\"complex\",\"reason\":\"试\"}");
    CHECK_STATUS(s, legal, 403, "a relationship manager extends a deadline");
    struct answer closed = AS(chen, "POST", arena_format(s->arena, "%s/close", path),
                              "{\"reason\":\"solved\",\"resolution\":\"已补打并寄出\"}");
    CHECK_STATUS(s, closed, 200, "closing");
    struct answer again =
        AS(chen, "POST", arena_format(s->arena, "%s/close", path), "{\"reason\":\"solved\",\"resolution\":\"再次\"}");
    CHECK_STATUS(s, again, 409, "closing twice");
}

/* Whom a complaint is about neither sees nor handles it. */
static void about_somebody(struct suite *s, struct client *chen, struct client *head, const char *customer,
                           const char *owner, const char *head_id)
{
    const char *id = taken_in(s, head, customer, "客户经理不接电话也不回消息，我要投诉",
                              arena_format(s->arena, ",\"about_person\":\"%s\"", owner));
    const char *path = arena_format(s->arena, "/service_request/%s", id);
    struct answer seen = AS(chen, "GET", path, NULL),
                  detail = AS(chen, "GET", arena_format(s->arena, "%s/detail", path), NULL);
    CHECK_STATUS(s, seen, 404, "the person complained about reads it");
    CHECK_STATUS(s, detail, 404, "the person complained about reads it in full");
    struct answer board = AS(chen, "GET", "/service/board?kind=complaint&limit=500", NULL);
    suite_check(s, board.status == 200 && !strstr(board.body, id), "the complaint is on the board of whom it is about");
    struct answer handed = AS(head, "POST", arena_format(s->arena, "%s/assign", path),
                              arena_format(s->arena, "{\"person\":\"%s\"}", owner));
    CHECK_STATUS(s, handed, 422, "handing it to whom it is about");
    struct answer other = AS(head, "POST", arena_format(s->arena, "%s/assign", path),
                             arena_format(s->arena, "{\"person\":\"%s\"}", head_id));
    CHECK_STATUS(s, other, 200, "handing it to somebody else");
    struct answer longer = AS(head, "POST", arena_format(s->arena, "%s/extend", path),
                              "{\"complexity\":\"complex\",\"reason\":\"需调取通话记录\"}");
    CHECK_STATUS(s, longer, 200, "thirty days for a complex complaint");
}

static void satisfaction(struct suite *s, struct client *chen, struct client *head, const char *customer)
{
    struct client *nobody = client_new(s->port, "nobody");
    struct answer sent =
        AS(chen, "POST", arena_format(s->arena, "/customer/%s/survey", customer), "{\"template\":\"yearly\"}");
    CHECK_STATUS(s, sent, 201, "sending a survey");
    const char *link = answer_text(&sent, "link");
    link = arena_format(s->arena, "/survey-answer/%s", link ? strrchr(link, '/') + 1 : "none");
    struct answer opened = AS(nobody, "GET", link, NULL);
    CHECK_STATUS(s, opened, 200, "opening it without sign-in");
    struct answer empty = AS(nobody, "POST", link, "{}");
    CHECK_STATUS(s, empty, 422, "answering nothing");
    struct answer low = AS(nobody, "POST", link, "{\"satisfaction\":1,\"recommend\":2,\"comment\":\"等得太久\"}");
    CHECK_STATUS(s, low, 200, "an unhappy answer");
    struct answer twice = AS(nobody, "POST", link, "{\"satisfaction\":5}");
    CHECK_STATUS(s, twice, 410, "answering twice");
    struct answer guessed = AS(nobody, "GET", "/survey-answer/000000000000000000000000000000000000000000000000", NULL);
    CHECK_STATUS(s, guessed, 410, "a guessed link");
    struct answer none =
        AS(chen, "POST", arena_format(s->arena, "/customer/%s/survey", customer), "{\"template\":\"none\"}");
    CHECK_STATUS(s, none, 422, "a survey that is none");
    struct answer figures = AS(head, "GET", "/satisfaction?days=90", NULL);
    suite_check(s, figures.status == 200 && strstr(figures.body, "等得太久") != NULL, "the answer is missing: %.200s",
                figures.body);
    struct answer board =
        AS(head, "GET", arena_format(s->arena, "/service/board?customer=%s&class=call_back", customer), NULL);
    suite_check(s, board.status == 200 && strstr(board.body, "call_back"), "nobody calls back: %.200s", board.body);
    client_free(nobody);
}

static void overseeing(struct suite *s, struct client *chen, struct client *head)
{
    struct answer clock = AS(head, "POST", "/service/clock", NULL), mine = AS(chen, "POST", "/service/clock", NULL);
    CHECK_STATUS(s, clock, 200, "checking the deadlines");
    CHECK_STATUS(s, mine, 403, "a relationship manager checks everybody's deadlines");
    struct answer figures = AS(head, "GET", "/service/figures?days=90", NULL);
    CHECK_STATUS(s, figures, 200, "figures");
    struct answer trained = AS(head, "POST", "/service/retrain", NULL);
    CHECK_STATUS(s, trained, 202, "training the classifier");
    CHECK_STATUS(s, AS(chen, "POST", "/service/retrain", NULL), 403, "a relationship manager trains nothing");
    const char *job = arena_text(s->arena, answer_text(&trained, "job") ? answer_text(&trained, "job") : "none");
    struct answer seen = {0};
    for (int i = 0; i < 600; i++) {
        seen = AS(head, "GET", arena_format(s->arena, "/job/%s", job), NULL);
        const char *status = answer_text(&seen, "status");
        if (!status || (strcmp(status, "waiting") && strcmp(status, "running")))
            break;
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    suite_check(s, seen.status == 200 && !strcmp(answer_text(&seen, "status"), "done"), "not trained: %.300s",
                seen.body);
    struct answer added =
        AS(head, "POST", "/improvement", "{\"title\":\"回单自助打印\",\"figure\":\"volume\",\"class\":\"account\"}");
    CHECK_STATUS(s, added, 201, "an improvement");
    const char *id = answer_text(&added, "id");
    struct answer moved = AS(head, "POST", arena_format(s->arena, "/improvement_item/%s/move", id ? id : "none"),
                             "{\"status\":\"done\"}");
    CHECK_STATUS(s, moved, 200, "finishing it");
    struct answer board = AS(chen, "GET", "/improvement/board", NULL);
    suite_check(s, board.status == 200 && strstr(board.body, "回单自助打印"), "not on the board: %.200s", board.body);
}

void scenario_service(struct suite *s)
{
    struct client *chen = client_new(s->port, "chen.rm"), *head = client_new(s->port, "ho.manager");
    struct answer in = client_sign_in(s, chen, "chen.rm");
    struct answer too = client_sign_in(s, head, "ho.manager");
    CHECK_STATUS(s, in, 200, "signing in");
    CHECK_STATUS(s, too, 200, "signing in");
    const char *owner, *customer = arena_text(s->arena, some_customer(s, chen, &owner));
    owner = arena_text(s->arena, owner ? owner : "none");
    from_words_to_survey(s, chen, customer);
    const struct json *person = json_get(too.json, "person");
    about_somebody(s, chen, head, customer, owner, person ? arena_text(s->arena, json_get_text(person, "id")) : "none");
    satisfaction(s, chen, head, customer);
    overseeing(s, chen, head);
    client_free(chen);
    client_free(head);
}
