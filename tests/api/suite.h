/* What the scenarios share: the server under test, its people, and checks that count. */
#pragma once

#include "api/contract.h"

#include <sys/types.h>

enum who { ADMINISTRATOR, MANAGER, COLLEAGUE, HEAD, CREDIT, RISK, HEAD_MANAGER, POLICY, AUDITOR, WHO_COUNT };

struct suite {
    struct arena *arena;
    const char *program, *folder, *db;
    pid_t server;
    int port;
    struct contract *contract;
    struct client *people[WHO_COUNT];
    int64_t passed, failed;
    const char *scenario;
};

/* The server as a process of its own, on a port it chose. */
bool suite_start(struct suite *suite);
/* SIGTERM and wait: true when it ended well within ten seconds. */
bool suite_stop(struct suite *suite);
/* One of the program's other commands; ARGUMENTS end with NULL. True when it exits with 0; what it prints goes to OUT
 * when not NULL. */
bool suite_command(struct suite *suite, const char *const *arguments, const char *input, char *out, size_t room);
/* Makes the people and signs them in. */
bool suite_people(struct suite *suite);
extern const char suite_password[];
extern const char *const suite_logins[WHO_COUNT];

/* A checked call: the answer is held to the contract; a broken promise fails the suite. */
struct answer call(struct suite *suite, enum who who, const char *method, const char *path, const char *json);
/* Waits up to a minute and a half for a job to end; its last answer. JOB may be NULL. */
struct answer job_wait(struct suite *suite, enum who who, const char *job);
/* The same; its status: done, failed, cancelled, or "" when there is no such job. */
const char *job_end(struct suite *suite, enum who who, const char *job);
struct answer call_with(struct suite *suite, enum who who, const char *method, const char *path, const char *extra,
                        const char *json);
/* Posts a file as it is. */
struct answer client_call_bytes(struct suite *suite, struct client *client, const char *path, const char *bytes, size_t size);
struct answer client_call(struct suite *suite, struct client *client, const char *method, const char *path,
                          const char *extra, const char *json);
/* A POST to a door, which lets in only so many tries a minute from one address, whichever scenario made them: patient. */
struct answer client_knock(struct suite *suite, struct client *client, const char *path, const char *json);
/* One of the demo bank's people. */
struct answer client_sign_in(struct suite *suite, struct client *client, const char *login);

/* Counts; prints what failed and where. */
bool suite_check(struct suite *suite, bool good, const char *format, ...) __attribute__((format(printf, 3, 4)));
#define CHECK_STATUS(suite, answered, wanted, what)                                                                      \
    ({                                                                                                                 \
        const struct answer seen_ = (answered);                                                                          \
        suite_check(suite, seen_.status == (wanted), "%s: status %d instead of %d: %.200s", what, seen_.status,        \
                    wanted, seen_.body);                                                                               \
    })

/* The first item's member of a list answer, or NULL. */
const char *answer_text(const struct answer *answer, const char *key);
const struct json *answer_item(const struct answer *answer, size_t i);

/* scenarios */
void scenario_documents(struct suite *suite);
void scenario_sign_in(struct suite *suite);
void scenario_records(struct suite *suite);
void scenario_access(struct suite *suite);
void scenario_domain(struct suite *suite);
void scenario_import(struct suite *suite);
void scenario_assistant(struct suite *suite);
void scenario_contact(struct suite *suite);
void scenario_day(struct suite *suite);
void scenario_pool(struct suite *suite);
void scenario_campaign(struct suite *suite);
void scenario_outlook(struct suite *suite);
void scenario_service(struct suite *suite);
void scenario_post(struct suite *suite);
void scenario_letter(struct suite *suite);
void scenario_model(struct suite *suite);
void scenario_lending(struct suite *suite);
void scenario_lab(struct suite *suite);
void scenario_climate(struct suite *suite);
void scenario_risks(struct suite *s);
void scenario_opinion(struct suite *suite);
void scenario_process(struct suite *suite);
void scenario_warning(struct suite *suite);
void scenario_facility(struct suite *suite);
void scenario_deal(struct suite *suite);
void scenario_portal(struct suite *suite);
void scenario_project(struct suite *suite);
void scenario_sweep(struct suite *suite);
void scenario_hostile(struct suite *suite);
void scenario_backup(struct suite *suite);
void scenario_bad_days(struct suite *suite);
void scenario_events(struct suite *suite);
void scenario_load(struct suite *suite);
void scenario_portfolio(struct suite *suite);
