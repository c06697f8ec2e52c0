/* Long lists: whichever way the rows are found, by the conditions or on a walk in order, the same rows come in the same
 * order, page by page. */
#include "base/json.h"
#include "record/load.h"
#include "record/many.h"
#include "support/bank.h"

#include <stdio.h>

enum { CUSTOMERS = 5200 };

/* Even numbers lie in the east, every fifth is core. */
static const struct error *add_many(struct load *load, void *context)
{
    struct test_bank *b = context;
    for (int i = 0; i < CUSTOMERS; i++) {
        struct customer row;
        char name[40];
        snprintf(name, sizeof(name), "长列表%05d有限公司", (i * 37) % CUSTOMERS);
        record_clear(&customer_entity, &row);
        row.name = name;
        row.kind = i % 3 ? CUSTOMER_KIND_SMALL : CUSTOMER_KIND_MEDIUM;
        row.status = CUSTOMER_STATUS_ACTIVE;
        row.branch = b->branches[i % 2 ? WEST : EAST];
        row.tier = i % 5 ? CUSTOMER_TIER_GENERAL : CUSTOMER_TIER_CORE;
        if (i % 7)
            row.pd = (double)(i % 100) / 1000;
        TRY(load_row(load, &customer_entity, &row));
    }
    return NULL;
}

struct asking {
    const char *names[6], *values[6];
    size_t count;
    const struct json *answer;
    struct arena *arena;
};

static const struct error *ask(struct session *s, void *context)
{
    struct asking *a = context;
    struct list_request request;
    struct buffer out = {.arena = a->arena};
    struct json_writer w = {&out, false};
    TRY(list_request_read(s, &customer_entity, a->names, a->values, a->count, &request));
    TRY(record_list(s, &request, &w));
    a->answer = json_read(a->arena, buffer_end(&out), out.size, NULL);
    return NULL;
}

static const struct json *page_of(struct test_bank *b, enum bank_person who, const char *sort, const char *filter,
                                  const char *value, const char *after)
{
    struct asking a = {.names = {"limit", "sort", "count", "after", filter},
                       .values = {"500", sort, "estimated", after ? after : "", value},
                       .count = filter ? 5 : 4,
                       .arena = b->arena};
    test_works(test_read(b, who, ask, &a));
    return a.answer;
}

/* All pages: how many rows, each once, in order by NAME when the list is sorted by it. */
static int rows_of(struct test_bank *b, enum bank_person who, const char *sort, const char *filter, const char *value)
{
    char last[80] = "";
    const char *after = NULL;
    int rows = 0;
    do {
        const struct json *page = page_of(b, who, sort, filter, value, after);
        size_t count = test_count_at(page, "items");
        for (size_t i = 0; i < count; i++, rows++) {
            const char *name = test_text_at(page, arena_format(b->arena, "items.%zu.name", i));
            if (!strcmp(sort, "name"))
                assert_true(strcmp(last, name) < 0);
            if (!strcmp(sort, "-name"))
                assert_true(!*last || strcmp(last, name) > 0);
            snprintf(last, sizeof(last), "%s", name);
        }
        after = test_text_at(page, "next");
    } while (*after);
    return rows;
}

static void pages_hold_every_row_once(void **state)
{
    struct test_bank *b = *state;
    static const char *const sorts[] = {"name", "-name", "pd", "-pd", "quality_score", "id"};
    for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++) {
        assert_int_equal(rows_of(b, RISK_MANAGER, sorts[i], NULL, NULL), CUSTOMERS);
        assert_int_equal(rows_of(b, EAST_HEAD, sorts[i], NULL, NULL), CUSTOMERS / 2);
        assert_int_equal(rows_of(b, EAST_HEAD, sorts[i], "tier", "core"), CUSTOMERS / 10);
        assert_int_equal(rows_of(b, EAST_HEAD, sorts[i], "tier", "general"), CUSTOMERS * 4 / 10);
        assert_int_equal(rows_of(b, RISK_MANAGER, sorts[i], "kind", "medium"), (CUSTOMERS + 2) / 3);
        assert_int_equal(rows_of(b, EAST_MANAGER, sorts[i], NULL, NULL), 0);
    }
}

static void many_is_told_as_more_than_a_thousand(void **state)
{
    struct test_bank *b = *state;
    for (int again = 0; again < 2; again++) { /* the second time it is remembered */
        const struct json *many = page_of(b, EAST_HEAD, "name", "tier", "general", NULL);
        assert_int_equal(test_int_at(many, "count.value"), 1001);
        const struct json *few = page_of(b, EAST_HEAD, "name", "tier", "core", NULL);
        assert_int_equal(test_int_at(few, "count.value"), CUSTOMERS / 10);
    }
}

static void many_is_remembered_for_one_viewer_and_a_while(void **state)
{
    (void)state;
    struct viewer east = {.person = 1, .branch = 2, .key = "branch_head/x"}, west = east;
    struct sql_value core = sql_text("core"), general = sql_text("general");
    west.branch = 3;
    int64_t now = 1767225600000;
    uint64_t key = many_key(&east, "SELECT 1", &core, 1);
    assert_false(many_known(key, now));
    many_note(key, now);
    assert_true(many_known(key, now + 20000));
    assert_false(many_known(key, now + 40000));
    assert_false(many_known(many_key(&west, "SELECT 1", &core, 1), now));
    assert_false(many_known(many_key(&east, "SELECT 1", &general, 1), now));
    assert_false(many_known(many_key(&east, "SELECT 2", &core, 1), now));
}

static int open_bank(void **state)
{
    struct test_bank *b = test_bank_open();
    struct load *load = load_new(&b->bank);
    test_works(load_batch(load, "test", add_many, b));
    test_works(load_end(load, b->arena, false));
    *state = b;
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
        cmocka_unit_test(pages_hold_every_row_once),
        cmocka_unit_test(many_is_told_as_more_than_a_thousand),
        cmocka_unit_test(many_is_remembered_for_one_viewer_and_a_while),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
