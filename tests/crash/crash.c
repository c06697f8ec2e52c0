/* kill -9 while many write: every acknowledged write must be there after the restart, nothing half done, the audit
 * chain whole. crash PROGRAM FOLDER ROUNDS */
#include "api/suite.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS = 8, LEAST_MS = 120, MOST_MS = 420, VERIFY_EVERY = 25 };

/* A writer makes notes and counts up in one of them. */
struct writer {
    const struct suite *suite;
    const char *customer;
    _Atomic(bool) *stop;
    pthread_t thread;
    char (*made)[32];
    size_t made_count, made_room;
    char counter[32];       /* id of the note it counts in */
    int64_t version, count; /* acknowledged */
};

static struct answer post_note(struct writer *w, struct client *client, const char *text)
{
    char body[256];
    int size = snprintf(body, sizeof(body), "{\"customer\":\"%s\",\"text\":\"%s\"}", w->customer, text);
    return client_send(client, "POST", "/api/v1/note", NULL, body, (size_t)size);
}

static void note_made(struct writer *w, const char *id)
{
    if (w->made_count == w->made_room) {
        w->made_room = w->made_room ? w->made_room * 2 : 256;
        w->made = realloc(w->made, w->made_room * sizeof(*w->made));
    }
    snprintf(w->made[w->made_count++], 32, "%s", id);
}

static bool count_up(struct writer *w, struct client *client)
{
    char path[64], match[40], body[64];
    snprintf(path, sizeof(path), "/api/v1/note/%s", w->counter);
    snprintf(match, sizeof(match), "If-Match: %lld\r\n", (long long)w->version);
    int size = snprintf(body, sizeof(body), "{\"text\":\"%lld\"}", (long long)w->count + 1);
    struct answer answer = client_send(client, "PATCH", path, match, body, (size_t)size);
    if (answer.status != 200)
        return false;
    w->count++;
    return json_get_int(answer.json, "version", &w->version);
}

static void *writer_run(void *context)
{
    struct writer *w = context;
    while (!atomic_load(w->stop)) {
        struct client *client = client_new(w->suite->port, "writer");
        client->session = w->suite->people[MANAGER]->session;
        client->csrf = w->suite->people[MANAGER]->csrf;
        bool good = true;
        for (int i = 0; good && i < 100 && !atomic_load(w->stop);
             i++) { /* then another client, whose memory is fresh */
            struct answer made = post_note(w, client, "a note");
            const char *id = made.status == 201 ? answer_text(&made, "id") : NULL;
            if ((good = id != NULL))
                note_made(w, id);
            good = good && count_up(w, client);
        }
        client_free(client);
        if (!good)
            break; /* the server is gone */
    }
    return NULL;
}

/* Acknowledged notes are there; the counter stands where it was acknowledged, or one further when the answer was on its
 * way. */
static void check_writer(struct suite *s, struct writer *w)
{
    struct client *client = client_new(s->port, "reader");
    char path[64];
    size_t lost = 0;
    int64_t version = 0;
    client->session = s->people[MANAGER]->session;
    for (size_t i = 0; i < w->made_count; i++) {
        snprintf(path, sizeof(path), "/api/v1/note/%s", w->made[i]);
        lost += client_send(client, "GET", path, NULL, NULL, 0).status != 200;
    }
    suite_check(s, !lost, "%zu of %zu acknowledged notes are lost", lost, w->made_count);
    snprintf(path, sizeof(path), "/api/v1/note/%s", w->counter);
    struct answer now = client_send(client, "GET", path, NULL, NULL, 0);
    const char *body = answer_text(&now, "text");
    int64_t count = body ? strtoll(body, NULL, 10) : -1;
    suite_check(s, count == w->count || count == w->count + 1, "counted to %lld, acknowledged was %lld",
                (long long)count, (long long)w->count);
    if (now.json && json_get_int(now.json, "version", &version))
        w->version = version;
    w->count = count;
    client_free(client);
}

static void verify(struct suite *s, const char *when)
{
    const char *const arguments[] = {"audit", "verify", NULL};
    char out[400] = "";
    suite_check(s, suite_command(s, arguments, NULL, out, sizeof(out)), "the audit chain %s: %s", when, out);
}

static void kill_server(struct suite *s)
{
    int status;
    kill(s->server, SIGKILL);
    waitpid(s->server, &status, 0);
}

static bool prepare(struct suite *s, struct writer *writers, _Atomic(bool) *stop)
{
    if (!suite_check(s, suite_start(s), "the server does not start") || !suite_people(s))
        return false;
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    char body[256];
    snprintf(body, sizeof(body),
             "{\"name\":\"坚韧测试有限公司\",\"kind\":\"small\",\"branch\":\"%s\",\"owner\":\"%s\"}",
             answer_text(&me, "branch"), answer_text(&me, "id"));
    struct answer customer = call(s, MANAGER, "POST", "/customer", body);
    if (!CHECK_STATUS(s, customer, 201, "a customer"))
        return false;
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){.suite = s, .customer = answer_text(&customer, "id"), .stop = stop, .version = 1};
        struct answer counter = post_note(&writers[i], s->people[MANAGER], "0");
        if (!CHECK_STATUS(s, counter, 201, "a counter"))
            return false;
        snprintf(writers[i].counter, sizeof(writers[i].counter), "%s", answer_text(&counter, "id"));
    }
    return true;
}

static bool one_round(struct suite *s, struct writer *writers, _Atomic(bool) *stop, int64_t *written)
{
    atomic_store(stop, false);
    for (int i = 0; i < WRITERS; i++) {
        writers[i].made_count = 0;
        pthread_create(&writers[i].thread, NULL, writer_run, &writers[i]);
    }
    int64_t pause = LEAST_MS + rand() % (MOST_MS - LEAST_MS);
    nanosleep(&(struct timespec){0, pause * 1000000}, NULL);
    kill_server(s);
    atomic_store(stop, true);
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(writers[i].thread, NULL);
        *written += (int64_t)writers[i].made_count;
    }
    if (!suite_check(s, suite_start(s), "the server does not start again"))
        return false;
    for (int i = 0; i < WRITERS; i++)
        check_writer(s, &writers[i]);
    return true;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: crash PROGRAM FOLDER ROUNDS\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    char db[512];
    snprintf(db, sizeof(db), "sqlite:%s/crash.db", argv[2]);
    struct suite s = {.arena = arena_new(), .program = argv[1], .folder = argv[2], .db = db, .scenario = "crash"};
    struct writer writers[WRITERS];
    _Atomic(bool) stop = false;
    int64_t written = 0;
    int rounds = atoi(argv[3]), done = 0;
    srand(20260101);
    bool good = prepare(&s, writers, &stop);
    for (; good && done < rounds; done++) {
        good = one_round(&s, writers, &stop, &written);
        if (good && done % VERIFY_EVERY == VERIFY_EVERY - 1)
            verify(&s, "after a crash");
    }
    if (good)
        suite_check(&s, suite_stop(&s), "the server does not end well after the crashes");
    verify(&s, "at the end");
    printf("%d rounds of kill -9, %lld acknowledged notes, every one looked for after its crash\n", done,
           (long long)written);
    printf("%lld passed, %lld failed\n", (long long)s.passed, (long long)s.failed);
    return s.failed ? 1 : 0;
}
