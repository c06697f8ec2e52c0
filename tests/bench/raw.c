/* The raw limit: the very statements the product ran for a request, prepared once, in a bare loop over the same
 * database file, the rows written as JSON of the same size, through the same HTTP library on the same number of
 * threads. No session, no rights, no checks. */
#include "base/json.h"
#include "bench/bench.h"

#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- recording
 * ------------------------------------------------------------------------------------------------------------- */

static size_t statement_number(struct scripts *scripts, const char *sql)
{
    for (size_t i = 0; i < scripts->sql_count; i++)
        if (!strcmp(scripts->sql[i], sql))
            return i;
    ARENA_PUSH(scripts->arena, scripts->sql, scripts->sql_count, scripts->sql_room, sql);
    return scripts->sql_count - 1;
}

/* One literal as sqlite3_expanded_sql writes it; *AT is moved past it. */
static struct value read_literal(struct arena *arena, const char **at)
{
    const char *s = *at;
    char *end;
    if (*s == '\'') {
        struct buffer text = {.arena = arena};
        for (s++; *s != '\'' || s[1] == '\''; s++) {
            buffer_char(&text, *s);
            s += *s == '\'';
        }
        *at = s + 1;
        return (struct value){.kind = VALUE_TEXT, .text = buffer_end(&text), .size = (int)text.size};
    }
    if (!strncmp(s, "NULL", 4)) {
        *at = s + 4;
        return (struct value){.kind = VALUE_NULL};
    }
    size_t size = strspn(s, "+-0123456789.eE");
    *at = s + size;
    if (memchr(s, '.', size) || memchr(s, 'e', size))
        return (struct value){.kind = VALUE_REAL, .real = strtod(s, &end)};
    return (struct value){.kind = VALUE_INT, .integer = strtoll(s, &end, 10)};
}

/* Walks both texts together; where the one has ?N the other has the value. */
static struct step read_step(struct scripts *scripts, const char *sql, const char *expanded)
{
    struct step step = {.sql = statement_number(scripts, sql), .values = ARENA_LIST(scripts->arena, struct value, 600)};
    bool quoted = false;
    for (; *sql && *expanded; sql++) {
        quoted ^= *sql == '\'';
        if (quoted || *sql != '?') {
            expanded++;
            continue;
        }
        size_t number = strtoul(sql + 1, NULL, 10);
        while (sql[1] >= '0' && sql[1] <= '9')
            sql++;
        struct value value = read_literal(scripts->arena, &expanded);
        if (number && number <= 600) {
            step.values[number - 1] = value;
            step.count = number > step.count ? number : step.count;
        }
    }
    return step;
}

static struct script *read_script(struct scripts *scripts, const char *path, off_t from)
{
    struct script *script = ARENA_NEW(scripts->arena, struct script);
    uint32_t sizes[2];
    FILE *file = fopen(path, "r");
    if (!file)
        return script;
    fseeko(file, from, SEEK_SET);
    while (fread(sizes, sizeof(sizes), 1, file) == 1) {
        char *sql = arena_take(scripts->arena, sizes[0] + 1), *expanded = arena_take(scripts->arena, sizes[1] + 1);
        if (fread(sql, 1, sizes[0], file) != sizes[0] || fread(expanded, 1, sizes[1], file) != sizes[1])
            break;
        ARENA_PUSH(scripts->arena, script->steps, script->count, script->room, read_step(scripts, sql, expanded));
    }
    fclose(file);
    return script;
}

void script_without(struct script *script, const struct scripts *scripts, const char *const *words, size_t word_count)
{
    size_t kept = 0;
    for (size_t i = 0; i < script->count; i++) {
        bool drop = false;
        for (size_t k = 0; k < word_count; k++)
            drop |= !strncmp(scripts->sql[script->steps[i].sql], words[k], strlen(words[k]));
        if (!drop)
            script->steps[kept++] = script->steps[i];
    }
    script->count = kept;
}

static off_t file_size(const char *path)
{
    struct stat about;
    return stat(path, &about) ? 0 : about.st_size;
}

bool record_plan(struct product *product, struct scripts *scripts, struct plan *plan, struct client *client)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct plan_request *r = &plan->requests[i];
        off_t before = file_size(product->trace);
        struct answer answer =
            client_send(client, r->body ? "POST" : "GET", r->path, NULL, r->body, r->body ? strlen(r->body) : 0);
        if (answer.status < 200 || answer.status > 299) {
            fprintf(stderr, "bench: %s: %d %.200s\n", r->path, answer.status, answer.body);
            return false;
        }
        r->answer_size = answer.size;
        r->script = read_script(scripts, product->trace, before);
    }
    return true;
}

/* --- running
 * ----------------------------------------------------------------------------------------------------------------- */

struct raw_connection {
    sqlite3 *db;
    const struct scripts *scripts;
    sqlite3_stmt **statements;
};

static void greatest(sqlite3_context *context, int count, sqlite3_value **values)
{
    sqlite3_value *best = values[0];
    for (int i = 1; i < count; i++)
        if (sqlite3_value_double(values[i]) > sqlite3_value_double(best))
            best = values[i];
    sqlite3_result_value(context, best);
}

bool raw_execute(struct raw_connection *raw, const char *sql)
{
    return sqlite3_exec(raw->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

struct raw_connection *raw_open(struct arena *arena, const char *path, const struct scripts *scripts)
{
    struct raw_connection *raw = calloc(1, sizeof(*raw));
    (void)arena;
    raw->scripts = scripts;
    raw->statements = calloc(scripts->sql_count + 1, sizeof(*raw->statements));
    if (sqlite3_open_v2(path, &raw->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return NULL;
    sqlite3_busy_timeout(raw->db, 5000);
    sqlite3_create_function(raw->db, "greatest", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, greatest, NULL, NULL);
    raw_execute(
        raw,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA case_sensitive_like=ON; PRAGMA cache_size=-65536; "
        "PRAGMA mmap_size=17179869184; PRAGMA temp_store=MEMORY");
    return raw;
}

void raw_close(struct raw_connection *raw)
{
    for (size_t i = 0; i < raw->scripts->sql_count; i++)
        sqlite3_finalize(raw->statements[i]);
    sqlite3_close(raw->db);
    free(raw->statements);
    free(raw);
}

static void bind_values(sqlite3_stmt *s, const struct step *step)
{
    for (size_t i = 0; i < step->count; i++) {
        const struct value *v = &step->values[i];
        int at = (int)i + 1;
        if (v->kind == VALUE_INT)
            sqlite3_bind_int64(s, at, v->integer);
        else if (v->kind == VALUE_REAL)
            sqlite3_bind_double(s, at, v->real);
        else if (v->kind == VALUE_TEXT)
            sqlite3_bind_text(s, at, v->text, v->size, SQLITE_STATIC);
        else
            sqlite3_bind_null(s, at);
    }
}

static void write_row(sqlite3_stmt *s, struct json_writer *w)
{
    json_open(w, '{');
    for (int i = 0; i < sqlite3_column_count(s); i++) {
        json_key(w, sqlite3_column_name(s, i));
        switch (sqlite3_column_type(s, i)) {
        case SQLITE_INTEGER:
            json_write_int(w, sqlite3_column_int64(s, i));
            break;
        case SQLITE_FLOAT:
            json_write_double(w, sqlite3_column_double(s, i));
            break;
        default:
            json_write_text(w, (const char *)sqlite3_column_text(s, i));
        }
    }
    json_close(w, '}');
}

static void complain(const struct raw_connection *raw, const struct step *step)
{
    static _Atomic(int) said;
    if (said++ < 5)
        fprintf(stderr, "bench: %s in %s\n", sqlite3_errmsg(raw->db), raw->scripts->sql[step->sql]);
}

static bool run_step(struct raw_connection *raw, const struct step *step, struct json_writer *w)
{
    sqlite3_stmt **s = &raw->statements[step->sql];
    int code;
    if (!*s && sqlite3_prepare_v3(raw->db, raw->scripts->sql[step->sql], -1, SQLITE_PREPARE_PERSISTENT, s, NULL) !=
                   SQLITE_OK) {
        complain(raw, step);
        return false;
    }
    bind_values(*s, step);
    while ((code = sqlite3_step(*s)) == SQLITE_ROW)
        if (w)
            write_row(*s, w);
    if (code != SQLITE_DONE)
        complain(raw, step);
    sqlite3_reset(*s);
    return code == SQLITE_DONE;
}

bool raw_run(struct raw_connection *raw, const struct script *script, struct buffer *out)
{
    struct json_writer w = {out, false};
    if (out)
        json_open(&w, '[');
    for (size_t i = 0; i < script->count; i++)
        if (!run_step(raw, &script->steps[i], out ? &w : NULL)) {
            if (!sqlite3_get_autocommit(raw->db))
                raw_execute(raw, "ROLLBACK");
            return false;
        }
    if (out)
        json_close(&w, ']');
    return true;
}

/* --- serving
 * ------------------------------------------------------------------------------------------------------------------ */

struct serving {
    const char *db;
    const struct scripts *scripts;
    const struct plan *plan;
};

static _Thread_local struct raw_connection *mine;
static _Thread_local struct buffer out;

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *path, const char *method,
                              const char *version, const char *data, size_t *size, void **state)
{
    const struct serving *serving = context;
    (void)method, (void)version, (void)data, (void)size;
    if (!*state) {
        *state = &out;
        return MHD_YES;
    }
    if (!mine)
        mine = raw_open(NULL, serving->db, serving->scripts);
    const struct plan_request *r = &serving->plan->requests[strtoul(path + 1, NULL, 10) % serving->plan->count];
    out.size = 0;
    bool good = mine && raw_execute(mine, "BEGIN") && raw_run(mine, r->script, &out) && raw_execute(mine, "ROLLBACK");
    if (out.size < r->answer_size)
        memset(buffer_reserve(&out, r->answer_size - out.size), ' ', r->answer_size - out.size);
    struct MHD_Response *response = MHD_create_response_from_buffer(r->answer_size, out.data, MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(response, "Content-Type", "application/json");
    enum MHD_Result result = MHD_queue_response(connection, good ? 200 : 500, response);
    MHD_destroy_response(response);
    return result;
}

static void serve(const struct serving *serving, int report)
{
    long threads = sysconf(_SC_NPROCESSORS_ONLN);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, handle, (void *)(uintptr_t)serving, MHD_OPTION_SOCK_ADDR,
        &address, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)(threads < 2 ? 2 : threads), MHD_OPTION_END);
    int port = daemon ? MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port : 0;
    if (write(report, &port, sizeof(port)) < 0)
        _exit(1);
    for (;;)
        pause();
}

pid_t raw_serve(const char *db, const struct scripts *scripts, const struct plan *plan, int *port)
{
    struct serving serving = {db, scripts, plan};
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
        return -1;
    pid_t pid = fork();
    if (!pid) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        serve(&serving, ends[1]);
    }
    close(ends[1]);
    if (read(ends[0], port, sizeof(*port)) != sizeof(*port))
        *port = 0;
    close(ends[0]);
    return pid;
}
