/* The tables of statements: every item named, every ratio with its cells, statuses at the edges. */
#include "quant/identifier.h"
#include "quant/statement.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        assert_non_null(statement_item_names[i].code);
        assert_true(*statement_item_names[i].zh && *statement_item_names[i].en);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(statement_item_names[i].code, statement_item_names[k].code);
    }
    for (size_t i = 0; i < STATEMENT_RATIO_COUNT; i++) {
        assert_non_null(statement_ratios[i].name);
        assert_ptr_equal(statement_ratio_find(statement_ratios[i].name), &statement_ratios[i]);
        if (strcmp(statement_ratios[i].name, "cash_conversion_cycle") != 0)
            assert_true(statement_ratios[i].numerator[0].coefficient != 0);
    }
}

static enum statement_ratio_status status_of(const char *name, const struct statement_figures *now,
                                             const struct statement_figures *prior)
{
    return statement_ratio_value(statement_ratio_find(name), now, prior).status;
}

static void test_statuses(void **state)
{
    (void)state;
    struct statement_figures now, prior;
    statement_clear(&now);
    statement_clear(&prior);
    assert_int_equal(status_of("current_ratio", &now, NULL), RATIO_MISSING);
    now.item[STATEMENT_TOTAL_LIABILITIES] = 10;
    now.item[STATEMENT_TOTAL_EQUITY] = -1;
    assert_int_equal(status_of("debt_to_equity", &now, NULL), RATIO_NEGATIVE_DENOMINATOR);
    now.item[STATEMENT_TOTAL_EQUITY] = 0;
    assert_int_equal(status_of("debt_to_equity", &now, NULL), RATIO_ZERO_DENOMINATOR);
    now.item[STATEMENT_REVENUE] = 100;
    now.item[STATEMENT_TOTAL_ASSETS] = 50;
    assert_int_equal(status_of("asset_turnover", &now, NULL), RATIO_CLOSING_BALANCE);
    assert_int_equal(status_of("asset_turnover", &now, &prior), RATIO_MISSING);
    assert_int_equal(status_of("revenue_growth", &now, NULL), RATIO_MISSING);
    prior.item[STATEMENT_REVENUE] = -5;
    assert_int_equal(status_of("revenue_growth", &now, &prior), RATIO_NEGATIVE_DENOMINATOR);
}

static void test_tolerance(void **state)
{
    (void)state;
    const struct statement_identity *balance = &statement_identities[7];
    struct statement_figures now;
    statement_clear(&now);
    assert_false(statement_identity_check(balance, &now, NULL, 0).evaluated);
    now.item[STATEMENT_TOTAL_ASSETS] = 0.3; /* 0.1 + 0.2 is not 0.3 in binary, but it is in the ledger */
    now.item[STATEMENT_TOTAL_LIABILITIES] = 0.1;
    now.item[STATEMENT_TOTAL_EQUITY] = 0.2;
    assert_false(statement_identity_check(balance, &now, NULL, 0).violated);
    now.item[STATEMENT_TOTAL_ASSETS] = 0.8;
    assert_false(statement_identity_check(balance, &now, NULL, 0.5).violated);
    now.item[STATEMENT_TOTAL_ASSETS] = 0.81;
    assert_true(statement_identity_check(balance, &now, NULL, 0.5).violated);
}

/* Any bytes are an answer: too short, too long, signs that look like digits. */
static void test_identifiers(void **state)
{
    (void)state;
    static const char *const nonsense[] = {"",
                                           " ",
                                           "-",
                                           "9",
                                           "91990100UB556FEN3",
                                           "91990100UB556FEN3RR",
                                           "\xff\xfe",
                                           "９１",
                                           "0000000000000000000000000000000000000000000000000000000000000000"};
    bool (*const checks[])(const char *) = {identifier_uscc,  identifier_uscc_strict, identifier_org_code,
                                            identifier_lei,   identifier_mobile,      identifier_iban,
                                            identifier_reg_no};
    for (size_t i = 0; i < sizeof(nonsense) / sizeof(nonsense[0]); i++)
        for (size_t k = 0; k < sizeof(checks) / sizeof(checks[0]); k++)
            assert_false(checks[k](nonsense[i]));
    assert_true(identifier_uscc("91990100UB556FEN3R"));
    assert_false(identifier_luhn(""));
    assert_true(identifier_mobile("+86 138-0013-8000"));
    assert_false(identifier_mobile("8613800138000138"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables), cmocka_unit_test(test_statuses),
                                       cmocka_unit_test(test_tolerance), cmocka_unit_test(test_identifiers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
