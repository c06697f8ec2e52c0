#include "api/suite.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const char suite_password[] = "Correct-Horse-7-Battery";
const char *const suite_logins[WHO_COUNT] = {"suite.admin", "suite.manager", "suite.colleague",
                                             "suite.head",  "suite.credit",  "suite.risk",
                                             "suite.chief", "suite.policy",  "suite.auditor"};
static const char *const roles[WHO_COUNT] = {"it_administrator",    "relationship_manager", "relationship_manager",
                                             "branch_head",         "credit_officer",       "risk_manager",
                                             "head_office_manager", "policy_officer",       "auditor"};

bool suite_check(struct suite *s, bool good, const char *format, ...)
{
    if (good) {
        s->passed++;
        return true;
    }
    va_list list;
    s->failed++;
    fprintf(stderr, "FAILED %s: ", s->scenario);
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    fputc('\n', stderr);
    return false;
}

static pid_t start(struct suite *s, const char *const *arguments, int *in, int *out, const char *log)
{
    const char *argv[24] = {s->program};
    int input[2], output[2], count = 1;
    while (arguments[count - 1] && count < 23) {
        argv[count] = arguments[count - 1];
        count++;
    }
    if (pipe2(input, O_CLOEXEC) || pipe2(output, O_CLOEXEC))
        return -1;
    pid_t pid = fork();
    if (!pid) {
        int errors = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(input[0], 0);
        dup2(output[1], 1);
        dup2(errors, 2);
        setenv("STEWARD_KEY_FILE", arena_format(s->arena, "%s/steward.key", s->folder), 1);
        setenv("STEWARD_DATA_FOLDER", arena_format(s->arena, "%s/files", s->folder), 1);
        setenv("STEWARD_DB", s->db, 1);
        if (getenv("SUITE_ASAN_OPTIONS")) /* the program is held to more than the suite that watches it */
            setenv("ASAN_OPTIONS", getenv("SUITE_ASAN_OPTIONS"), 1);
        execv(s->program, (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    close(input[0]);
    close(output[1]);
    *in = input[1];
    *out = output[0];
    return pid;
}

static size_t read_until(int fd, char *out, size_t room, bool line_only)
{
    size_t size = 0;
    while (size + 1 < room) {
        struct pollfd wait = {fd, POLLIN, 0};
        if (poll(&wait, 1, 120000) <= 0)
            break;
        ssize_t n = read(fd, out + size, line_only ? 1 : room - 1 - size);
        if (n <= 0)
            break;
        size += (size_t)n;
        if (line_only && out[size - 1] == '\n')
            break;
    }
    out[size] = 0;
    return size;
}

bool suite_start(struct suite *s)
{
    const char *arguments[] = {"serve", "--create", "--port", "0", "--log-level", "warning", NULL};
    char line[256];
    int in, out;
    s->server = start(s, arguments, &in, &out, arena_format(s->arena, "%s/server.log", s->folder));
    close(in);
    read_until(out, line, sizeof(line), true);
    close(out);
    const char *colon = strrchr(line, ':');
    s->port = colon ? atoi(colon + 1) : 0;
    return s->port > 0;
}

bool suite_stop(struct suite *s)
{
    int status = 0;
    kill(s->server, SIGTERM);
    for (int i = 0; i < 600; i++) {
        if (waitpid(s->server, &status, WNOHANG) == s->server) {
            s->server = 0;
            if (WIFSIGNALED(status))
                printf("the server was ended by signal %d\n", WTERMSIG(status));
            else if (WEXITSTATUS(status))
                printf("the server ended with %d\n", WEXITSTATUS(status));
            return WIFEXITED(status) && !WEXITSTATUS(status);
        }
        nanosleep(&(struct timespec){0, 50000000}, NULL);
    }
    printf("the server did not end in 30 s\n");
    kill(s->server, SIGKILL);
    waitpid(s->server, &status, 0);
    s->server = 0;
    return false;
}

bool suite_command(struct suite *s, const char *const *arguments, const char *input, char *out, size_t room)
{
    char scratch[4096];
    int in, output, status;
    pid_t pid = start(s, arguments, &in, &output, arena_format(s->arena, "%s/commands.log", s->folder));
    if (input && write(in, input, strlen(input)) < 0)
        return false;
    close(in);
    read_until(output, out ? out : scratch, out ? room : sizeof(scratch), false);
    close(output);
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && !WEXITSTATUS(status);
}

static struct answer held(struct suite *s, struct client *client, const char *method, const char *path,
                          struct answer answer)
{
    const char *bare = arena_text_part(client->arena, path, strcspn(path, "?"));
    const char *problem = s->contract ? contract_problem(s->contract, method, bare, &answer) : NULL;
    suite_check(s, !problem, "%s (as %s)", problem, client->name);
    return answer;
}

struct answer client_call(struct suite *s, struct client *client, const char *method, const char *path,
                          const char *extra, const char *json)
{
    return held(s, client, method, path, client_send(client, method, path, extra, json, json ? strlen(json) : 0));
}

struct answer client_knock(struct suite *s, struct client *client, const char *path, const char *json)
{
    struct answer answer = client_call(s, client, "POST", path, NULL, json);
    for (int i = 0; i < 70 && answer.status == 429 && text_equal(answer_text(&answer, "id"), "request.too_many"); i++) {
        nanosleep(&(struct timespec){1, 0}, NULL);
        answer = client_call(s, client, "POST", path, NULL, json);
    }
    return answer;
}

struct answer client_sign_in(struct suite *s, struct client *client, const char *login)
{
    return client_knock(s, client, "/api/v1/sign-in",
                        arena_format(s->arena, "{\"login\":\"%s\",\"password\":\"steward-demo\"}", login));
}

struct answer client_call_bytes(struct suite *s, struct client *client, const char *path, const char *bytes,
                                size_t size)
{
    return held(s, client, "POST", path,
                client_send(client, "POST", path, "Content-Type: application/octet-stream\r\n", bytes, size));
}

struct answer call_with(struct suite *s, enum who who, const char *method, const char *path, const char *extra,
                        const char *json)
{
    return client_call(s, s->people[who], method, arena_format(s->arena, "/api/v1%s", path), extra, json);
}

struct answer call(struct suite *s, enum who who, const char *method, const char *path, const char *json)
{
    return call_with(s, who, method, path, NULL, json);
}

struct answer job_wait(struct suite *s, enum who who, const char *job)
{
    const char *path = arena_format(s->arena, "/job/%s", job ? job : "none");
    struct answer answer = {.body = ""};
    for (int i = 0; i < 1800; i++) {
        answer = call(s, who, "GET", path, NULL);
        const char *status = answer_text(&answer, "status");
        if (!status || (strcmp(status, "waiting") && strcmp(status, "running")))
            break;
        nanosleep(&(struct timespec){0, 50000000}, NULL);
    }
    return answer;
}

const char *job_end(struct suite *s, enum who who, const char *job)
{
    struct answer answer = job_wait(s, who, job);
    const char *status = answer_text(&answer, "status");
    return status ? arena_text(s->arena, status) : "";
}

const char *answer_text(const struct answer *answer, const char *key)
{
    return answer->json ? json_get_text(answer->json, key) : NULL;
}

const struct json *answer_item(const struct answer *answer, size_t i)
{
    const struct json *items = answer->json ? json_get(answer->json, "items") : NULL;
    return items && items->kind == JSON_LIST && i < items->count ? &items->items[i] : NULL;
}

static bool add_person(struct suite *s, enum who who, const char *branch)
{
    const char *arguments[] = {"user",   "--login",  suite_logins[who], "--name", suite_logins[who],
                               "--role", roles[who], "--branch",        branch,   NULL};
    char line[64];
    snprintf(line, sizeof(line), "%s\n", suite_password);
    return suite_check(s, suite_command(s, arguments, line, NULL, 0), "cannot add %s", suite_logins[who]);
}

static bool sign_in(struct suite *s, enum who who)
{
    s->people[who] = client_new(s->port, suite_logins[who]);
    const char *body =
        arena_format(s->arena, "{\"login\":\"%s\",\"password\":\"%s\"}", suite_logins[who], suite_password);
    struct answer answer = call(s, who, "POST", "/sign-in", body);
    return CHECK_STATUS(s, answer, 200, suite_logins[who]);
}

/* Two branches below the head office: the managers stand in different ones. */
bool suite_people(struct suite *s)
{
    if (!add_person(s, ADMINISTRATOR, "0001") || !sign_in(s, ADMINISTRATOR))
        return false;
    struct answer top = call(s, ADMINISTRATOR, "GET", "/branch?code=0001", NULL);
    const struct json *first = answer_item(&top, 0);
    const char *parent = first ? json_get_text(first, "id") : "";
    for (int i = 1; i <= 2; i++) {
        struct answer made = call(
            s, ADMINISTRATOR, "POST", "/branch",
            arena_format(s->arena, "{\"name\":\"测试%d分行\",\"code\":\"T%d\",\"kind\":\"branch\",\"parent\":\"%s\"}",
                         i, i, parent));
        if (!CHECK_STATUS(s, made, 201, "a branch"))
            return false;
    }
    for (enum who who = MANAGER; who < WHO_COUNT; who++)
        if (!add_person(s, who, who == COLLEAGUE ? "T2" : who <= CREDIT ? "T1" : "0001") || !sign_in(s, who))
            return false;
    return true;
}
