/* Small tapes whose standings are known: paid and unpaid, finished and running, unknown to the bookings, refused. */
#include "domain/loan/tape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *put(struct arena *arena, const char *text)
{
    char *path = arena_text(arena, "/tmp/tape-test-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    return path;
}

static const char loans[] = "loan_id,account_id,date,amount,duration,payments,status\n"
                            "1,a,2020-01-05,300,3,100,A\n"   /* paid on the 12th three times */
                            "2,b,2020-01-05,300,3,100,B\n"   /* paid once */
                            "3,c,2020-03-20,1200,12,100,C\n" /* paid so far */
                            "4,d,2020-01-20,1200,12,100,D\n" /* nothing paid */
                            "5,e,2020-01-20,1200,12,100,C\n" /* no bookings of its account */
                            "6,a,2021-01-20,1200,12,100,C\n" /* begins afterwards */
                            "7,a,2020-01-20,1200,0,100,C\n"
                            "8,a,,1200,12,100,C\n"
                            "9,a,2020-01-20,0,12,100,C\n";
static const char bookings[] =
    "account_id,date,amount,k_symbol\n"
    "a,2020-01-12,100,UVER\na,2020-02-12,100,UVER\na,2020-03-12,100,UVER\n"
    "b,2020-01-12,100.20,UVER\nb,2020-02-10,50,SIPO\nc,2020-04-12,99.70,UVER\nc,2020-05-12,100.30,loan payment\n"
    "d,2020-02-01,10,SLUZBY\nd,2020-05-31,10,SLUZBY\n";

static void stands_where_it_stands(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct tape t;
    const char *tape = put(arena, loans), *paid = put(arena, bookings);
    assert_null(tape_play(arena, tape, paid, &t));
    assert_int_equal(t.loans, 9);
    assert_int_equal(t.schedules, 6);
    assert_int_equal(t.instalments, 3 + 3 + 12 * 4);
    assert_int_equal(t.instalment_equal, 6);
    assert_int_equal(t.sums_wrong, 0);
    assert_int_equal(t.refused[TAPE_NO_TERM] + t.refused[TAPE_NO_START] + t.refused[TAPE_NO_AMOUNT], 3);
    assert_int_equal(t.due_day, 12);
    assert_int_equal(t.bookings, 6);
    static const struct {
        enum tape_standing standing;
        const char *status;
        int64_t count, late;
    } expected[] = {{TAPE_FINISHED_PAID, "A", 1, 0},
                    {TAPE_FINISHED_UNPAID, "B", 1, 1},
                    {TAPE_RUNNING_PAID, "C", 1, 0},
                    {TAPE_RUNNING_IN_DEBT, "D", 1, 1},
                    {TAPE_NOT_EVALUATED, "C", 2, 0}};
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
        for (size_t k = 0; k < t.status_count; k++)
            if (!strcmp(t.statuses[k], expected[i].status)) {
                assert_int_equal(t.matrix[expected[i].standing][k], expected[i].count);
                assert_int_equal(t.ever_late[expected[i].standing][k], expected[i].late);
            }
    unlink(tape);
    unlink(paid);
    arena_free(arena);
}

static void wants_its_columns(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct tape t;
    const char *tape = put(arena, "loan_id,amount\n1,2\n3,4\n");
    const struct error *error = tape_play(arena, tape, NULL, &t);
    assert_non_null(error);
    assert_int_equal(error->id, ERROR_SERVICING_COLUMNS);
    unlink(tape);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stands_where_it_stands), cmocka_unit_test(wants_its_columns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
