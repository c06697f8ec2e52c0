/* A campaign's letters: to whom agreed, held while there is no mail server, looked at again as they leave, answered and
 * ended by mail. */
#include "api/post_test.h"

#include <string.h>
#include <time.h>

static struct answer page_of(struct post_test *t, const char *campaign)
{
    return call(t->s, HEAD_MANAGER, "GET", arena_format(t->s->arena, "/campaign/%s/page", campaign), NULL);
}

static int64_t count_at(const struct answer *page, const char *part, const char *key)
{
    int64_t count = -1;
    const struct json *map = page->json ? json_get(page->json, part) : NULL;
    return map && json_get_int(map, key, &count) ? count : -1;
}

static const char *draft_for(struct post_test *t)
{
    struct answer made =
        call(t->s, HEAD_MANAGER, "POST", "/campaign/save",
             arena_format(t->s->arena,
                          "{\"title\":\"信函\",\"purpose\":\"product\",\"channel\":\"letter\",\"audience\":\"name=%s\","
                          "\"subject\":\"代发工资\",\"body\":\"{customer}：可办理代发工资。\",\"control_share\":0}",
                          t->name));
    CHECK_STATUS(t->s, made, 200, "a draft");
    return post_text(t, made.json, "campaign");
}

static void send_it(struct post_test *t, const char *campaign)
{
    struct suite *s = t->s;
    struct answer held =
        call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/campaign/%s/send", campaign), "{\"version\":1}");
    const char *decide = arena_format(s->arena, "/pending_change/%s/decide", answer_text(&held, "pending_change"));
    CHECK_STATUS(s, call(s, RISK, "POST", decide, "{\"approve\":true}"), 200, "a second person agrees");
    for (int i = 0; i < 100; i++) {
        struct answer row = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/campaign/%s", campaign), NULL);
        if (row.status == 200 && !strcmp(answer_text(&row, "status"), "sent"))
            return;
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    suite_check(s, false, "the campaign is not sent");
}

/* A customer who agrees, with a letter written for them and held. */
static const char *letter_held(struct post_test *t)
{
    struct suite *s = t->s;
    post_customer(t);
    const char *campaign = draft_for(t);
    struct answer page = page_of(t, campaign);
    suite_check(s, strstr(page.body, "{\"reason\":\"no_consent\",\"count\":1}"), "nobody agreed: %.400s", page.body);
    post_consent(t, t->contact, true);
    page = page_of(t, campaign);
    suite_check(s, count_at(&page, "funnel", "treated") == 1, "the contact agreed: %.400s", page.body);
    send_it(t, campaign);
    page = page_of(t, campaign);
    suite_check(s,
                count_at(&page, "letters", "held") == 1 && strstr(page.body, "\"missing\":\"smtp-url\"") &&
                    strstr(page.body, "\"letter\":\"held\""),
                "not held: %.900s", page.body);
    return campaign;
}

static void wait_for(struct post_test *t, const char *campaign, const char *state)
{
    struct answer page = {0};
    for (int i = 0; i < 200; i++) {
        page = page_of(t, campaign);
        if (count_at(&page, "letters", state) == 1)
            return;
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    suite_check(t->s, false, "no letter is %s: %.900s", state, page.body);
}

/* Looking at the link ends nothing, the button does, and the next letter finds nobody. */
static void unsubscribing(struct post_test *t)
{
    struct suite *s = t->s;
    const char *at = strstr(t->letter, "List-Unsubscribe: <https://bank.example/unsubscribe/");
    if (!suite_check(s, at != NULL, "no link to unsubscribe: %.900s", t->letter))
        return;
    at = strstr(at, "unsubscribe/") + strlen("unsubscribe/");
    const char *path =
        arena_format(s->arena, "/api/v1/unsubscribe-link/%s", arena_text_part(s->arena, at, strcspn(at, ">")));
    struct client *reader = client_new(s->port, "reader");
    struct answer open = client_call(s, reader, "GET", path, NULL, NULL);
    suite_check(s,
                open.status == 200 && strstr(open.body, "\"done\":false") && strstr(open.body, "c***@client.example"),
                "the page: %.300s", open.body);
    CHECK_STATUS(s, client_call(s, reader, "GET", "/api/v1/unsubscribe-link/guess", NULL, NULL), 410, "a guess");
    CHECK_STATUS(s, client_call(s, reader, "POST", path, NULL, "{}"), 200, "unsubscribing");
    open = client_call(s, reader, "GET", path, NULL, NULL);
    suite_check(s, open.status == 200 && strstr(open.body, "\"done\":true"), "not unsubscribed: %.300s", open.body);
    struct answer side = call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/portal", t->customer), NULL);
    suite_check(s, side.status == 200 && strstr(side.body, "\"given\":false,\"at\""), "not on the file: %.900s",
                side.body);
    client_free(reader);
}

static void answering(struct post_test *t, const char *campaign)
{
    struct suite *s = t->s;
    suite_check(s, post_letters(t) == 1 && strstr(t->letter, "可办理代发工资"), "the letter: %.900s", t->letter);
    const char *at = strstr(t->letter, "Message-ID: <");
    const char *id = at ? arena_text_part(s->arena, at + 13, strcspn(at + 13, ">")) : "none";
    office_deliver(t->office, arena_format(s->arena,
                                           "From: %s\r\nSubject: Re: x\r\nMessage-ID: <want.%s>\r\nIn-Reply-To: "
                                           "<%s>\r\n\r\n请来电\r\n",
                                           t->address, id, id));
    post_inbox(t, t->address, "taken");
    struct answer page = page_of(t, campaign);
    suite_check(s, strstr(page.body, "\"response\":\"replied\"") && !strstr(page.body, "\"request\":null"),
                "a reply is no response: %.1500s", page.body);
    unsubscribing(t);
    office_deliver(t->office, arena_format(s->arena,
                                           "From: %s\r\nSubject: Re: x\r\nMessage-ID: <stop.%s>\r\nIn-Reply-To: "
                                           "<%s>\r\n\r\n退订。\r\n> x\r\n",
                                           t->address, id, id));
    post_inbox(t, t->address, "noted");
    page = page_of(t, campaign);
    suite_check(s, strstr(page.body, "\"response\":\"declined\"") != NULL, "stop is no answer: %.1500s", page.body);
}

void scenario_letter(struct suite *s)
{
    struct post_test t = {.s = s, .office = office_new()}, changed = {.s = s, .office = t.office};
    const char *campaign = letter_held(&t), *stopped = letter_held(&changed);
    const char *consent = arena_format(s->arena, "/customer/%s/consent", t.customer);
    CHECK_STATUS(s, call(s, MANAGER, "POST", consent, "{\"purpose\":\"x\",\"given\":true,\"channel\":\"phone\"}"), 422,
                 "a purpose that is none");
    CHECK_STATUS(
        s, call(s, COLLEAGUE, "POST", consent, "{\"purpose\":\"marketing\",\"given\":true,\"channel\":\"phone\"}"), 404,
        "another's customer");
    post_consent(&changed, changed.contact, false);
    CHECK_STATUS(s, call(s, ADMINISTRATOR, "POST", "/outbox/release", NULL), 409, "mail is off");
    post_channel_on(&t);
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/outbox/release", NULL), 403, "a manager lets nothing go");
    struct answer released = call(s, ADMINISTRATOR, "POST", "/outbox/release", NULL);
    CHECK_STATUS(s, released, 200, "what was held goes");
    wait_for(&t, campaign, "sent");
    wait_for(&changed, stopped, "withdrawn");
    suite_check(s, post_letters(&changed) == 0, "a letter went without consent: %.900s", changed.letter);
    struct answer page = page_of(&changed, stopped);
    suite_check(s, strstr(page.body, "\"letter_reason\":\"no_consent\"") != NULL, "does not say why: %.900s",
                page.body);
    answering(&t, campaign);
    page = page_of(&t, draft_for(&t));
    suite_check(s, count_at(&page, "funnel", "treated") == 0, "written to again: %.600s", page.body);
    post_channel_off(&t);
    office_free(t.office);
}
