/* The shipped code lists: what a bank must find in them and what hangs below what. */
#include "quant/statement.h"
#include "record/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct code_lists *lists;
static struct arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    return codes_load(arena, &lists) != NULL;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *parent(const char *list, const char *code)
{
    const struct code *found = code_find(lists, list, code);
    assert_non_null(found);
    return found->parent ? found->parent : "";
}

static void divisions_hang_below_their_section(void **state)
{
    (void)state;
    assert_string_equal(parent("industry", "01"), "A");
    assert_string_equal(parent("industry", "13"), "C");
    assert_string_equal(parent("industry", "43"), "C");
    assert_string_equal(parent("industry", "44"), "D");
    assert_string_equal(parent("industry", "97"), "T");
    assert_string_equal(parent("industry", "C"), "");
    assert_string_equal(parent("industry", "331"), "33");
    int divisions = 0;
    const struct code_list *list = code_list_find(lists, "industry");
    for (size_t i = 0; i < list->count; i++) {
        divisions += strlen(list->codes[i].code) == 2;
        assert_true(*list->codes[i].label.zh && *list->codes[i].label.en);
        if (strlen(list->codes[i].code) > 1)
            assert_non_null(list->codes[i].parent);
    }
    assert_int_equal(divisions, 97);
}

static void places_hang_below_their_province(void **state)
{
    (void)state;
    assert_string_equal(parent("region", "330100"), "330000");
    assert_string_equal(parent("region", "429004"), "420000");
    assert_string_equal(parent("region", "110000"), "");
    assert_false(code_known(lists, "region", "990000"));
    assert_true(code_known(lists, "region", "330106"));
    assert_true(code_known(lists, "region", "110105"));
    assert_false(code_known(lists, "region", "990106"));
    assert_false(code_known(lists, "region", "33010"));
    int provinces = 0;
    const struct code_list *list = code_list_find(lists, "region");
    for (size_t i = 0; i < list->count; i++)
        provinces += !list->codes[i].parent;
    assert_int_equal(provinces, 34);
}

static void two_lists_have_their_home_elsewhere(void **state)
{
    (void)state;
    assert_true(code_known(lists, "role", "relationship_manager"));
    assert_false(code_known(lists, "role", "emperor"));
    assert_int_equal(code_list_find(lists, "statement_item")->count, STATEMENT_ITEM_COUNT);
    assert_string_equal(code_find(lists, "statement_item", "revenue")->label.zh, "营业收入");
    assert_true(code_known(lists, "currency", "CNY"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divisions_hang_below_their_section),
        cmocka_unit_test(places_hang_below_their_province),
        cmocka_unit_test(two_lists_have_their_home_elsewhere),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
