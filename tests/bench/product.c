#include "base/text.h"
#include "bench/bench.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static pid_t start(const struct product *product, struct arena *arena, const char *const *arguments, int output,
                   bool recording)
{
    const char *argv[24] = {product->program};
    for (int i = 0; arguments[i] && i < 22; i++)
        argv[i + 1] = arguments[i];
    pid_t pid = fork();
    if (pid)
        return pid;
    int errors = open(arena_format(arena, "%s/commands.log", product->folder), O_WRONLY | O_CREAT | O_APPEND, 0600);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(output >= 0 ? output : errors, 1);
    dup2(errors, 2);
    setenv("STEWARD_KEY_FILE", arena_format(arena, "%s/steward.key", product->folder), 1);
    setenv("STEWARD_DATA_FOLDER", arena_format(arena, "%s/files", product->folder), 1);
    setenv("STEWARD_DB", arena_format(arena, "sqlite:%s", product->db), 1);
    if (recording) {
        setenv("LD_PRELOAD", product->trace_library, 1);
        setenv("STEWARD_BENCH_TRACE", product->trace, 1);
    }
    execv(product->program, (char *const *)(uintptr_t)argv);
    _exit(127);
}

bool product_start(struct product *product, struct arena *arena, bool recording)
{
    const char *arguments[] = {"serve", "--port", "0", "--log-level", "error", NULL};
    char line[256] = "";
    int output[2];
    size_t size = 0;
    double begun = seconds_now();
    if (pipe2(output, O_CLOEXEC))
        return false;
    if (recording)
        unlink(product->trace);
    product->pid = start(product, arena, arguments, output[1], recording);
    close(output[1]);
    while (size + 1 < sizeof(line) && read(output[0], line + size, 1) == 1 && line[size] != '\n')
        size++;
    close(output[0]);
    product->seconds_to_listen = seconds_now() - begun;
    const char *colon = strrchr(line, ':');
    product->port = colon ? atoi(colon + 1) : 0;
    return product->port > 0;
}

void product_stop(struct product *product)
{
    kill(product->pid, SIGTERM);
    waitpid(product->pid, NULL, 0);
    product->pid = 0;
}

double product_command(const struct product *product, struct arena *arena, const char *const *arguments)
{
    int status;
    double begun = seconds_now();
    pid_t pid = start(product, arena, arguments, -1, false);
    if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        return -1;
    return seconds_now() - begun;
}

struct client *product_sign_in(const struct product *product, const char *login)
{
    struct client *client = client_new(product->port, login);
    const char *body = arena_format(client->arena, "{\"login\":\"%s\",\"password\":\"steward-demo\"}", login);
    struct answer answer = client_send(client, "POST", "/api/v1/sign-in", NULL, body, strlen(body));
    if (answer.status == 200)
        return client;
    fprintf(stderr, "bench: sign-in of %s: %d %s\n", login, answer.status, answer.body);
    client_free(client);
    return NULL;
}

int64_t product_resident_bytes(const struct product *product)
{
    char path[64], line[256];
    long long kilobytes = 0;
    snprintf(path, sizeof(path), "/proc/%d/status", product->pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof(line), file))
        if (sscanf(line, "VmRSS: %lld", &kilobytes) == 1)
            break;
    if (file)
        fclose(file);
    return kilobytes * 1024;
}

int64_t product_metric(const struct product *product, const char *name)
{
    struct client *client = client_new(product->port, "metrics");
    struct answer answer = client_send(client, "GET", "/metrics", NULL, NULL, 0);
    size_t size = strlen(name);
    int64_t value = 0;
    for (const char *at = answer.body; at && *at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
        if (!strncmp(at, name, size) && at[size] == ' ')
            value = strtoll(at + size, NULL, 10);
    client_free(client);
    return value;
}
