/* Before a visit. Fixed contacts promised a month: which ones count, when the next is due, what a month is judged as.
 */
#include "domain/brief/brief.h"
#include "domain/contact/contact.h"
#include "support/bank.h"

static const struct contact_month november = {"2026-11", 20758, 20787}; /* 2026-11-01 .. 30 */

static int64_t at(int day)
{
    return instant_of_date(november.first + day - 1) + 10 * 3600000;
}

struct expected {
    int kept, extra, planned, due_day; /* 0: none */
    enum contact_status status;
};

static void check(int promised, int last_day, int today, const int *held, const int *planned, struct expected want)
{
    struct touch touches[8];
    struct contact_client client = {
        .promised = promised, .gap_days = 7, .last_contact = last_day ? at(last_day) : NONE, .touches = touches};
    for (size_t i = 0; held && held[i]; i++)
        touches[client.count++] = (struct touch){.at = at(held[i]), .held = true};
    for (size_t i = 0; planned && planned[i]; i++)
        touches[client.count++] = (struct touch){.at = at(planned[i])};
    contact_judge(&client, &november, november.first + today - 1);
    assert_int_equal(client.kept, want.kept);
    assert_int_equal(client.extra, want.extra);
    assert_int_equal(client.planned, want.planned);
    assert_int_equal(client.next_due == NONE ? 0 : client.next_due - november.first + 1, want.due_day);
    assert_int_equal(client.status, want.status);
}

static void test_which_count(void **state)
{
    (void)state;
    check(2, 17, 20, (int[]){3, 17, 0}, NULL, (struct expected){2, 0, 0, 0, CONTACT_KEPT});
    /* six days apart is one contact and one on top, seven days are two */
    check(2, 9, 12, (int[]){3, 9, 0}, NULL, (struct expected){1, 1, 0, 24, CONTACT_OPEN});
    check(2, 10, 12, (int[]){3, 10, 0}, NULL, (struct expected){2, 0, 0, 0, CONTACT_KEPT});
    check(1, 25, 26, (int[]){3, 14, 25, 0}, NULL, (struct expected){1, 2, 0, 0, CONTACT_KEPT});
}

static void test_what_is_due(void **state)
{
    (void)state;
    /* never seen: half a month is allowed */
    check(2, 0, 5, NULL, NULL, (struct expected){0, 0, 0, 15, CONTACT_OPEN});
    check(2, 0, 16, NULL, NULL, (struct expected){0, 0, 0, 15, CONTACT_BEHIND});
    /* last seen on 25 October: due fifteen days later */
    check(2, -6, 5, NULL, NULL, (struct expected){0, 0, 0, 9, CONTACT_OPEN});
    /* long ago: due on the first day */
    check(2, -60, 2, NULL, NULL, (struct expected){0, 0, 0, 1, CONTACT_BEHIND});
    /* two missing need seven days between them */
    check(2, -1, 25, NULL, NULL, (struct expected){0, 0, 0, 14, CONTACT_BEHIND});
    check(1, -1, 29, NULL, NULL, (struct expected){0, 0, 0, 29, CONTACT_OPEN});
}

static void test_plans_and_ends(void **state)
{
    (void)state;
    check(2, 3, 5, (int[]){3, 0}, (int[]){18, 0}, (struct expected){1, 0, 1, 0, CONTACT_PLANNED});
    /* a plan too near to what was held does not count, nor does one that went by */
    check(2, 3, 5, (int[]){3, 0}, (int[]){8, 0}, (struct expected){1, 0, 0, 18, CONTACT_OPEN});
    check(2, 3, 20, (int[]){3, 0}, (int[]){15, 0}, (struct expected){1, 0, 0, 18, CONTACT_BEHIND});
    check(2, 3, 31, (int[]){3, 0}, NULL, (struct expected){1, 0, 0, 18, CONTACT_MISSED});
}

static void test_birthdays(void **state)
{
    (void)state;
    int64_t today = november.first + 27; /* 2026-11-28 */
    assert_int_equal(brief_birthday_days(today, "1980-11-28"), 0);
    assert_int_equal(brief_birthday_days(today, "1980-12-05"), 7);
    assert_int_equal(brief_birthday_days(today, "1980-11-27"), 364);
    assert_int_equal(brief_birthday_days(today, "1980-02-29"), 92); /* kept on 28 February of a common year */
    assert_int_equal(brief_birthday_days(today, NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_which_count),
        cmocka_unit_test(test_what_is_due),
        cmocka_unit_test(test_plans_and_ends),
        cmocka_unit_test(test_birthdays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
