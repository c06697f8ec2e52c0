/* A small bank to test against: a fresh store with every migration, a vault, the code lists and roles as shipped, a
 * tree of branches and a person for every role. On SQLite in a folder of its own; on PostgreSQL in a schema of its own
 * when STEWARD_TEST_PG names a database. Every failure ends the test. */
#pragma once

#include "record/call.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* 总行 > 华东分行 > 静安支行; 总行 > 华西分行 */
enum bank_branch { HEAD_OFFICE, EAST, EAST_SUB, WEST, BRANCH_COUNT };

enum bank_person {
    SYSTEM = -1,
    EAST_MANAGER, /* relationship managers */
    EAST_COLLEAGUE,
    SUB_MANAGER,
    WEST_MANAGER,
    EAST_HEAD,
    WEST_HEAD,
    EAST_CREDIT,
    RISK_MANAGER,
    HEAD_MANAGER,
    POLICY_OFFICER,
    ADMINISTRATOR,
    AUDITOR,
    PERSON_COUNT,
};

struct test_bank {
    struct bank bank;
    struct arena *arena; /* lives as long as the bank */
    const char *folder, *url; /* of its store */
    int64_t branches[BRANCH_COUNT], people[PERSON_COUNT];
    int64_t
        now; /* of every session opened from here on; moves on by a second with each, so that history has an order */
    struct arena *open[4096]; /* of sessions that were not ended: the bank frees them */
    size_t open_count;
};

struct test_bank *test_bank_open(void);
void test_bank_close(struct test_bank *bank);

/* A session of one of the people, in an arena of its own; it ends with test_session_end. */
struct session *test_session(struct test_bank *bank, enum bank_person who);
void test_session_end(struct session *s);

/* RUN in a transaction of WHO: the error it ended with. */
typedef const struct error *test_work(struct session *s, void *context);
const struct error *test_write(struct test_bank *bank, enum bank_person who, test_work *run, void *context);
const struct error *test_read(struct test_bank *bank, enum bank_person who, test_work *run, void *context);
void test_fails(const struct error *error, enum error_id id); /* asserts that it is ID */
void test_works(const struct error *error);                   /* asserts that it is none, printing it otherwise */

/* Writes a row as the system does: whole, without asking who may. */
void test_put(struct test_bank *bank, const struct entity *entity, void *row);
/* A company of that branch and owner, with a valid credit code; its id. */
int64_t test_company(struct test_bank *bank, const char *name, enum bank_branch branch, enum bank_person owner);

/* --- operations
 * ---------------------------------------------------------------------------------------------------------- */

struct test_reply {
    const struct error *error; /* NULL: JSON holds the answer */
    int status;
    const struct json *json;
    const char *text;
};
/* Calls an operation as WHO with the texts of its path, its query and its input (NULL: all absent), in the lane the
 * model gives it. The reply is held against the shape that model/api declares: another shape fails the test. */
#define TEST_CALL(bank, who, name, path0, query, input)                                                                \
    test_call((bank), (who), #name, operation_##name, (path0), (query), (input))
struct test_reply test_call(struct test_bank *bank, enum bank_person who, const char *name,
                            const struct error *(*handler)(struct call *call), const char *path0, const void *query,
                            const void *input);
/* As seen at INSTANT. */
struct test_reply test_call_as_of(struct test_bank *bank, enum bank_person who, const char *name,
                                  const struct error *(*handler)(struct call *call), const char *path0,
                                  const void *query, const void *input, int64_t instant);

/* The value at PATH ("kpis.0.value") or NULL. */
const struct json *test_at(const struct json *json, const char *path);
int64_t test_int_at(const struct json *json, const char *path);      /* NONE when it is none */
double test_number_at(const struct json *json, const char *path);    /* NaN when it is none */
const char *test_text_at(const struct json *json, const char *path); /* "" when it is none */
size_t test_count_at(const struct json *json, const char *path);     /* items of the list there */
