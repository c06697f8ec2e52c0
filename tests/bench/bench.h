/* What the parts of the benchmark share: the product under test, recorded requests, the load generator, the raw peer,
 * the report. */
#pragma once

#include "api/client.h"
#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { CONNECTIONS = 64 };

/* --- the product
 * --------------------------------------------------------------------------------------------------------- */

struct product {
    const char *program, *folder, *db; /* DB: path of the database file */
    const char *trace_library;         /* preloaded when recording */
    const char *trace;                 /* file the statements are recorded in */
    pid_t pid;
    int port;
    double seconds_to_listen;
};

bool product_start(struct product *product, struct arena *arena, bool recording);
void product_stop(struct product *product);
/* Runs one command to its end; the seconds it took, negative when it failed (1 only says that some rows did). Its
 * output goes to FOLDER/commands.log. */
double product_command(const struct product *product, struct arena *arena, const char *const *arguments);
/* One of the demo bank's people, signed in. NULL when that fails. */
struct client *product_sign_in(const struct product *product, const char *login);
int64_t product_resident_bytes(const struct product *product);
int64_t product_metric(const struct product *product, const char *name);
double seconds_now(void);

/* --- requests
 * ------------------------------------------------------------------------------------------------------------ */

struct plan_request {
    const char *bytes; /* the whole HTTP request */
    size_t size;
    const char *path, *body;
    size_t answer_size; /* of the product, when recorded */
    struct script *script;
};

struct plan {
    struct arena *arena;
    struct plan_request *requests;
    size_t count, room;
};

void plan_add(struct plan *plan, const struct client *client, const char *method, const char *path, const char *body);
/* The same number of requests to the raw peer: GET /0, GET /1 ... */
struct plan plan_of_raw(struct arena *arena, const struct plan *plan);

/* --- load
 * ---------------------------------------------------------------------------------------------------------------- */

struct load_result {
    int64_t requests, failures, bytes;
    double seconds, per_second, p50_ms, p99_ms;
};

/* CONNECTIONS kept alive over two threads, each sending its next request when the last was answered, and not sooner
 * than PACE_MS after the one before. Latency is counted from the instant a request was due. */
struct load_result load_run(int port, const struct plan *plan, double seconds, double pace_ms);

/* What product and raw peer do in turns, so that whatever else the machine does meets both: medians of the rounds. */
enum { ROUNDS = 5 };
struct load_result load_median(const struct load_result *rounds, size_t count);
double median_of(const double *numbers, size_t count);

/* --- the raw peer
 * ---------------------------------------------------------------------------------------------------------- */

/* The statements of one request with their values. */
struct value {
    enum { VALUE_NULL, VALUE_INT, VALUE_REAL, VALUE_TEXT } kind;
    int64_t integer;
    double real;
    const char *text;
    int size;
};

struct step {
    size_t sql; /* number of the distinct statement */
    struct value *values;
    size_t count;
};

struct script {
    struct step *steps;
    size_t count, room;
};

struct scripts {
    struct arena *arena;
    const char **sql;
    size_t sql_count, sql_room;
};

/* Sends every request of the plan once through the recording product and keeps the statements it ran. False when one
 * failed. */
bool record_plan(struct product *product, struct scripts *scripts, struct plan *plan, struct client *client);

/* Leaves out the statements that begin with one of the words. */
void script_without(struct script *script, const struct scripts *scripts, const char *const *words, size_t word_count);

struct raw_connection;
struct raw_connection *raw_open(struct arena *arena, const char *path, const struct scripts *scripts);
void raw_close(struct raw_connection *raw);
/* Runs the statements; what they return is written to OUT as JSON. */
bool raw_run(struct raw_connection *raw, const struct script *script, struct buffer *out);
bool raw_execute(struct raw_connection *raw, const char *sql);

/* Serves the plan's scripts through libmicrohttpd in a child process, on as many threads as the product. */
pid_t raw_serve(const char *db, const struct scripts *scripts, const struct plan *plan, int *port);

/* --- report
 * ---------------------------------------------------------------------------------------------------------------- */

/* One line of the report. Absent numbers are NaN. */
struct figure {
    const char *part, *name, *unit;
    double product, raw, p50_ms, p99_ms;
    const char *note;
};

struct report {
    struct arena *arena;
    struct figure *figures;
    size_t count, room;
};

#define FIGURE(...)                                                                                                    \
    ((struct figure){.product = __builtin_nan(""),                                                                     \
                     .raw = __builtin_nan(""),                                                                         \
                     .p50_ms = __builtin_nan(""),                                                                      \
                     .p99_ms = __builtin_nan(""),                                                                      \
                     __VA_ARGS__})
void report_add(struct report *report, struct figure figure); /* prints it, too */
bool report_write(const struct report *report, const char *path, const struct product *product, int64_t customers);

/* --- parts
 * ----------------------------------------------------------------------------------------------------------------- */

struct bench {
    struct arena *arena;
    struct product product;
    struct report report;
    struct scripts scripts;
    int64_t customers;
    double seconds; /* of each load */
};

void part_start(struct bench *bench);
void part_screens(struct bench *bench);
void part_reads(struct bench *bench);
void part_typing(struct bench *bench);
void part_writes(struct bench *bench);
void part_import(struct bench *bench);
void part_project(struct bench *bench);
void part_assess(struct bench *bench);
void part_dayend(struct bench *bench);
void part_schedules(struct bench *bench);
void part_limits(struct bench *bench);
void part_loss(struct bench *bench);
void part_service(struct bench *bench);
