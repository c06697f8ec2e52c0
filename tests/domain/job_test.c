/* The lease of a job: renewed by the clock, not lost when a piece of work is rolled back, lost when another took the
 * job. */
#include "base/date.h"
#include "domain/job/job.h"
#include "support/bank.h"

struct held {
    struct job job;
    bool fails;
};

static const struct error *submit(struct session *s, void *context)
{
    struct held *h = context;
    return job_submit(s, "pool_run", "{}", 0, &h->job.id);
}

/* As a worker claims it at an instant long gone: the lease has run out by the clock. */
static const struct error *claim(struct session *s, void *context)
{
    static const struct query query = {"test_claim",
                                       "UPDATE job SET status = 'running', lease_until = $2 WHERE id = $1"};
    struct held *h = context;
    h->job.lease_until = 1000;
    return store_execute(s->tx, &query, VALUES(sql_int(h->job.id), sql_int(1000)), NULL);
}

static const struct error *progress(struct session *s, void *context)
{
    struct held *h = context;
    const struct error *error = job_progress(s, &h->job, 5, 10, "{}");
    return error || !h->fails ? error : error_make(s->arena, ERROR_RECORD_MISSING);
}

static const struct error *take_over(struct session *s, void *context)
{
    static const struct query query = {"test_take", "UPDATE job SET lease_until = lease_until + 1000 WHERE id = $1"};
    struct held *h = context;
    return store_execute(s->tx, &query, VALUES(sql_int(h->job.id)), NULL);
}

static const struct error *lease(struct session *s, void *context)
{
    static const struct query query = {"test_lease", "SELECT lease_until FROM job WHERE id = $1"};
    struct held *h = context;
    int64_t until;
    TRY(store_int(s->tx, &query, VALUES(sql_int(h->job.id)), &until));
    assert_true(until == h->job.lease_until);
    assert_true(until > instant_now());
    return NULL;
}

static void a_lease_is_renewed_by_the_clock(void **state)
{
    struct test_bank *b = *state;
    struct held held = {0};
    test_works(test_write(b, EAST_MANAGER, submit, &held));
    test_works(test_write(b, SYSTEM, claim, &held));
    b->now -= 86400000; /* the session that works began a day ago */
    test_works(test_write(b, SYSTEM, progress, &held));
    b->now += 86400000;
    test_works(test_read(b, SYSTEM, lease, &held));
}

static void a_rolled_back_piece_loses_no_lease(void **state)
{
    struct test_bank *b = *state;
    struct held held = {.fails = true};
    test_works(test_write(b, EAST_MANAGER, submit, &held));
    test_works(test_write(b, SYSTEM, claim, &held));
    test_fails(test_write(b, SYSTEM, progress, &held), ERROR_RECORD_MISSING);
    test_fails(test_write(b, SYSTEM, progress, &held), ERROR_RECORD_MISSING);
    held.fails = false;
    test_works(test_write(b, SYSTEM, progress, &held));
    test_works(test_read(b, SYSTEM, lease, &held));
}

static void a_job_another_took_is_lost(void **state)
{
    struct test_bank *b = *state;
    struct held held = {0};
    test_works(test_write(b, EAST_MANAGER, submit, &held));
    test_works(test_write(b, SYSTEM, claim, &held));
    test_works(test_write(b, SYSTEM, progress, &held));
    test_works(test_write(b, SYSTEM, take_over, &held));
    test_fails(test_write(b, SYSTEM, progress, &held), ERROR_JOB_LOST);
}

static int open_bank(void **state)
{
    *state = test_bank_open();
    return 0;
}

static int close_bank(void **state)
{
    test_bank_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lease_is_renewed_by_the_clock),
        cmocka_unit_test(a_rolled_back_piece_loses_no_lease),
        cmocka_unit_test(a_job_another_took_is_lost),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
