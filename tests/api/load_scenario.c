/* Many at once, of every kind: what the thread sanitizer and the counters should see. */
#include "api/suite.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { THREADS = 12, ROUNDS = 60 };

struct worker {
    struct suite *suite;
    pthread_t thread;
    const char *customer;
    int number, bad;
    char what[200];
};

static const char *const reads[] = {"/api/v1/me",
                                    "/api/v1/customer?limit=20&count=estimated",
                                    "/api/v1/customer?q=ceshi",
                                    "/api/v1/branch?limit=50",
                                    "/api/v1/me/sessions",
                                    "/api/v1/customer?as_of=2026-01-01",
                                    "/health",
                                    "/metrics"};

static void expect(struct worker *w, const struct answer *answer, const char *what)
{
    if (answer->status >= 200 && answer->status < 300)
        return;
    w->bad++;
    snprintf(w->what, sizeof(w->what), "%s: %d %.120s", what, answer->status, answer->body);
}

static void *work(void *context)
{
    struct worker *w = context;
    struct client *client = client_new(w->suite->port, "load");
    enum who who = w->number % 2 ? HEAD : MANAGER;
    char body[200];
    client->session = w->suite->people[who]->session;
    client->csrf = w->suite->people[who]->csrf;
    int size = snprintf(body, sizeof(body), "{\"customer\":\"%s\",\"text\":\"load %d\"}", w->customer, w->number);
    for (int i = 0; i < ROUNDS; i++) {
        const char *path = reads[(w->number + i) % (int)(sizeof(reads) / sizeof(reads[0]))];
        struct answer read = client_send(client, "GET", path, NULL, NULL, 0);
        expect(w, &read, path);
        struct answer made = client_send(client, "POST", "/api/v1/note", NULL, body, (size_t)size);
        expect(w, &made, "POST note");
    }
    client_free(client);
    return NULL;
}

void scenario_load(struct suite *s)
{
    struct worker workers[THREADS];
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    struct answer customer = call(
        s, MANAGER, "POST", "/customer",
        arena_format(s->arena, "{\"name\":\"并发测试有限公司\",\"kind\":\"small\",\"branch\":\"%s\",\"owner\":\"%s\"}",
                     answer_text(&me, "branch"), answer_text(&me, "id")));
    if (!CHECK_STATUS(s, customer, 201, "a customer"))
        return;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){.suite = s, .customer = answer_text(&customer, "id"), .number = i};
        pthread_create(&workers[i].thread, NULL, work, &workers[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        suite_check(s, !workers[i].bad, "%d of %d requests failed, the last: %s", workers[i].bad, 2 * ROUNDS,
                    workers[i].what);
    }
    struct answer notes =
        call(s, MANAGER, "GET",
             arena_format(s->arena, "/note?count=exact&limit=1&customer=%s", answer_text(&customer, "id")), NULL);
    const struct json *count = notes.json ? json_get(notes.json, "count") : NULL;
    int64_t value = 0;
    suite_check(s, count && json_get_int(count, "value", &value) && value == THREADS * ROUNDS,
                "%lld notes instead of %d", (long long)value, THREADS * ROUNDS);
}
