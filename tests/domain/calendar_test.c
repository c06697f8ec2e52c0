/* Dates of one's customers: which ones, for whom, and the feed as calendar programs read it. */
#include "domain/calendar/ical.h"
#include "support/bank.h"

static const char *written(struct arena *arena, const char *name, const char *value)
{
    struct buffer out = {.arena = arena};
    ical_text(&out, name, value);
    return buffer_end(&out);
}

static void text_is_escaped(void **state)
{
    struct test_bank *b = *state;
    assert_string_equal(written(b->arena, "SUMMARY", "a,b;c\\d\r\ne\nf\rg\x01"),
                        "SUMMARY:a\\,b\\;c\\\\d\\ne\\nf\\ng\r\n");
    assert_string_equal(written(b->arena, "SUMMARY", ""), "SUMMARY:\r\n");
    /* nothing in a value starts a line of its own */
    assert_string_equal(written(b->arena, "SUMMARY", "x\r\nATTENDEE:mailto:y"), "SUMMARY:x\\nATTENDEE:mailto:y\r\n");
}

/* No line above 75 octets, every character whole, and unfolded it is what went in. */
static void lines_are_folded_between_characters(void **state)
{
    struct test_bank *b = *state;
    static const char *const pieces[] = {"贷", "é", "x", "𝄞"};
    for (size_t length = 0; length < 120; length++)
        for (size_t kind = 0; kind < 4; kind++) {
            struct buffer value = {.arena = b->arena}, unfolded = {.arena = b->arena};
            buffer_text(&value, "x");
            for (size_t i = 0; i < length; i++)
                buffer_text(&value, pieces[kind]);
            const char *at = written(b->arena, "SUMMARY", buffer_end(&value));
            for (const char *end; (end = strstr(at, "\r\n")); at = end + 2) {
                const char *from = unfolded.size ? at + 1 : at;
                assert_true(end - at <= 75);
                assert_true(!unfolded.size || *at == ' ');
                assert_true(((unsigned char)*from & 0xC0) != 0x80);
                buffer_add(&unfolded, from, (size_t)(end - from));
            }
            assert_string_equal(buffer_end(&unfolded), arena_format(b->arena, "SUMMARY:%s", value.data));
        }
}

static void days_and_times_are_told_apart(void **state)
{
    struct test_bank *b = *state;
    struct buffer out = {.arena = b->arena};
    int64_t day = date_from_civil(2026, 12, 31);
    ical_event_put(
        &out, &(struct ical_event){.uid = "u1", .on = day, .at = NONE, .stamp = instant_of_date(day), .summary = "s"});
    assert_non_null(strstr(buffer_end(&out), "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    assert_non_null(strstr(out.data, "DTSTAMP:20261230T160000Z\r\n"));
    out.size = 0;
    ical_event_put(&out, &(struct ical_event){.uid = "u2",
                                              .on = day,
                                              .at = instant_of_date(day) + 9 * 3600000,
                                              .minutes = 90,
                                              .stamp = instant_of_date(day),
                                              .summary = "s",
                                              .busy = true});
    assert_non_null(strstr(buffer_end(&out), "DTSTART:20261231T010000Z\r\nDTEND:20261231T023000Z\r\n"));
    assert_non_null(strstr(out.data, "TRANSP:OPAQUE\r\n"));
}

/* --- on a bank
 * ---------------------------------------------------------------------------------------------------------------------------
 */

static int64_t today(struct test_bank *b)
{
    return instant_date(b->now);
}

static void furnish(struct test_bank *b)
{
    int64_t company = test_company(b, "华东重工集团有限公司", EAST, EAST_MANAGER);
    struct visit visit;
    record_clear(&visit_entity, &visit);
    visit.customer = company;
    visit.subject = "季度走访，谈扩产";
    visit.status = VISIT_STATUS_PLANNED;
    visit.kind = VISIT_KIND_VISIT;
    visit.planned_at = instant_of_date(today(b) + 2) + 10 * 3600000;
    visit.owner = b->people[EAST_MANAGER];
    test_put(b, &visit_entity, &visit);
    struct loan loan;
    record_clear(&loan_entity, &loan);
    loan.customer = company;
    loan.number = "C1";
    loan.product = LOAN_PRODUCT_WORKING_CAPITAL;
    loan.amount = loan.balance = 500000000;
    loan.started_on = today(b) - 300;
    loan.matures_on = today(b) + 20;
    loan.status = LOAN_STATUS_LIVE;
    test_put(b, &loan_entity, &loan);
    struct contact contact;
    record_clear(&contact_entity, &contact);
    contact.customer = company;
    contact.name = "钱志强";
    contact.birthday = date_from_civil(1980, 2, 29);
    test_put(b, &contact_entity, &contact);
}

static const struct json *first_of(const struct json *reply, const char *kind)
{
    const struct json *items = test_at(reply, "items");
    for (size_t i = 0; i < items->count; i++)
        if (!strcmp(test_text_at(&items->items[i], "kind"), kind))
            return &items->items[i];
    return NULL;
}

static void a_manager_sees_the_dates_of_their_customers(void **state)
{
    struct test_bank *b = *state;
    struct calendar_query query = {.from = today(b), .to = today(b) + 30, .person = NONE};
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, calendar, NULL, &query, NULL);
    test_works(reply.error);
    assert_string_equal(test_text_at(first_of(reply.json, "visit"), "title.zh"), "季度走访，谈扩产");
    assert_string_equal(test_text_at(first_of(reply.json, "maturity"), "title.en"), "Loan C1 matures");
    assert_int_equal(test_int_at(first_of(reply.json, "maturity"), "amount_minor"), 500000000);
    query.kinds = "task,maturity";
    reply = TEST_CALL(b, EAST_MANAGER, calendar, NULL, &query, NULL);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "items"), 1);
    query.kinds = NULL;
    query.person = b->people[EAST_MANAGER];
    reply = TEST_CALL(b, WEST_MANAGER, calendar, NULL, &query, NULL); /* names of others' customers stay with them */
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "items"), 0);
    reply = TEST_CALL(b, EAST_HEAD, calendar, NULL, &query, NULL);
    test_works(reply.error);
    assert_true(test_count_at(reply.json, "items") >= 2);
    query.to = query.from + 401;
    test_fails(TEST_CALL(b, EAST_MANAGER, calendar, NULL, &query, NULL).error, ERROR_FIELD_RANGE);
    query.to = query.from - 1;
    test_fails(TEST_CALL(b, EAST_MANAGER, calendar, NULL, &query, NULL).error, ERROR_FIELD_RANGE);
}

static void a_birthday_of_the_leap_day_is_kept(void **state)
{
    struct test_bank *b = *state;
    struct calendar_query query = {
        .from = date_from_civil(2027, 1, 1), .to = date_from_civil(2027, 12, 31), .person = NONE, .kinds = "birthday"};
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, calendar, NULL, &query, NULL);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "items.0.on"), "2027-02-28");
    query = (struct calendar_query){
        .from = date_from_civil(2028, 1, 1), .to = date_from_civil(2028, 12, 31), .person = NONE, .kinds = "birthday"};
    reply = TEST_CALL(b, EAST_MANAGER, calendar, NULL, &query, NULL);
    assert_string_equal(test_text_at(reply.json, "items.0.on"), "2028-02-29");
}

static const char *secret_of(struct test_bank *b, const struct json *reply)
{
    const char *path = test_text_at(reply, "path") + strlen("/api/v1/calendar/feed/");
    return arena_text_part(b->arena, path, strcspn(path, "/"));
}

/* The bytes of the feed: the operation answers with bytes, which TEST_CALL does not keep. */
static const char *read_feed(struct test_bank *b, const char *secret, const struct error **error)
{
    struct session *s = test_session(b, SYSTEM);
    struct buffer out = {.arena = b->arena};
    struct call call = {.session = s, .path = {secret}, .bytes = &out};
    const struct error *failed = operation_calendar_feed_read(&call);
    struct error *kept = ARENA_NEW(b->arena, struct error); /* the session's own goes with it */
    if (failed)
        *kept = *failed;
    *error = failed ? kept : NULL;
    test_session_end(s);
    return buffer_end(&out);
}

static void a_feed_names_nobody_unless_asked(void **state)
{
    struct test_bank *b = *state;
    const struct error *error;
    struct calendar_feed_open_input input = {.name = "手机", .show_names = 0};
    struct test_reply opened = TEST_CALL(b, EAST_MANAGER, calendar_feed_open, NULL, NULL, &input);
    test_works(opened.error);
    const char *secret = secret_of(b, opened.json), *text = read_feed(b, secret, &error);
    test_works(error);
    assert_non_null(strstr(text, "BEGIN:VEVENT"));
    assert_null(strstr(text, "华东重工"));
    assert_null(strstr(text, "扩产")); /* titles are somebody's words */
    assert_null(strstr(text, "钱志强"));
    input.show_names = 1;
    struct test_reply named = TEST_CALL(b, EAST_MANAGER, calendar_feed_open, NULL, NULL, &input);
    test_works(named.error);
    text = read_feed(b, secret_of(b, named.json), &error);
    test_works(error);
    assert_non_null(strstr(text, "华东重工"));
    test_fails(TEST_CALL(b, EAST_CREDIT, calendar_feed_open, NULL, NULL, &input).error, ERROR_ACCESS_FORBIDDEN);
    /* somebody else does not revoke it; its owner does, and then it is gone */
    const char *id = arena_text(b->arena, test_text_at(opened.json, "id"));
    test_fails(TEST_CALL(b, EAST_COLLEAGUE, calendar_feed_revoke, id, NULL, NULL).error, ERROR_RECORD_MISSING);
    test_works(TEST_CALL(b, EAST_MANAGER, calendar_feed_revoke, id, NULL, NULL).error);
    read_feed(b, secret, &error);
    test_fails(error, ERROR_RECORD_MISSING);
    read_feed(b, "0123", &error);
    test_fails(error, ERROR_RECORD_MISSING);
    struct test_reply mine = TEST_CALL(b, EAST_MANAGER, calendar_feed_mine, NULL, NULL, NULL);
    test_works(mine.error);
    assert_int_equal(test_count_at(mine.json, "items"), 2);
    assert_null(strstr(mine.text, secret));
}

static int open_bank(void **state)
{
    *state = test_bank_open();
    furnish(*state);
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
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(lines_are_folded_between_characters),
        cmocka_unit_test(days_and_times_are_told_apart),
        cmocka_unit_test(a_manager_sees_the_dates_of_their_customers),
        cmocka_unit_test(a_birthday_of_the_leap_day_is_kept),
        cmocka_unit_test(a_feed_names_nobody_unless_asked),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
