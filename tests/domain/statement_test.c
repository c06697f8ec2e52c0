/* Statements on a sheet, their journal, what they say beside their industry, and reading a paste. */
#include "domain/statement/paste.h"
#include "domain/statement/peers.h"
#include "support/bank.h"

#include <math.h>

/* Amounts in 万元, as a small maker of machines might have them; SCALE makes another company of it. */
static void statement_of(struct test_bank *b, int64_t customer, int year, double scale, struct statement *row)
{
#define FEN(x) (int64_t)((x)*scale * 1e6)
    record_clear(&statement_entity, row);
    row->customer = customer;
    row->period_end = date_from_civil(year, 12, 31);
    row->period_months = 12;
    row->scope = STATEMENT_SCOPE_PARENT;
    row->unit = STATEMENT_UNIT_TEN_THOUSAND;
    row->currency = "CNY";
    row->cash = FEN(300 + year - 2022);
    row->trading_assets = row->notes_receivable = row->prepayments = row->other_receivables =
        row->other_current_assets = 0;
    row->accounts_receivable = FEN(500);
    row->inventory = FEN(400);
    row->total_current_assets = row->cash + row->accounts_receivable + row->inventory;
    row->fixed_assets = FEN(1000);
    row->long_term_equity_investment = row->construction_in_progress = row->intangible_assets =
        row->other_non_current_assets = 0;
    row->total_non_current_assets = row->fixed_assets;
    row->total_assets = row->total_current_assets + row->total_non_current_assets;
    row->short_term_borrowings = FEN(600);
    row->notes_payable = row->advance_and_contract_liabilities = row->payroll_payable = row->tax_payable = 0;
    row->other_payables = row->non_current_due_within_1y = row->other_current_liabilities = 0;
    row->accounts_payable = FEN(200);
    row->total_current_liabilities = FEN(800);
    row->total_liabilities = FEN(800);
    row->total_equity = row->total_assets - row->total_liabilities;
    row->revenue = FEN(2000 + 100 * (year - 2022));
    row->cogs = FEN(1500);
    row->net_profit = FEN(120);
#undef FEN
    test_put(b, &statement_entity, row);
}

static const struct json *item_of(const struct json *sheet, const char *code)
{
    for (size_t i = 0; i < test_count_at(sheet, "sections"); i++) {
        const struct json *items = test_at(&test_at(sheet, "sections")->items[i], "items");
        for (size_t k = 0; k < items->count; k++)
            if (!strcmp(test_text_at(&items->items[k], "code"), code))
                return &items->items[k];
    }
    return NULL;
}

static const struct json *named(const struct json *list, const char *name)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (!strcmp(test_text_at(&list->items[i], "name"), name))
            return &list->items[i];
    return NULL;
}

static const char *id_of(struct test_bank *b, int64_t id)
{
    return id_text(b->arena, id, id);
}

static const struct customer_statements_query every = {.scope = NONE, .limit = NONE};

static void the_sheet_shows_cells_ratios_and_trend(void **state)
{
    struct test_bank *b = *state;
    struct statement older, newer;
    int64_t customer = test_company(b, "上海晨光机械有限公司", EAST, EAST_MANAGER);
    statement_of(b, customer, 2022, 1, &older);
    statement_of(b, customer, 2023, 1, &newer);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_statements, id_of(b, customer), &every, NULL);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "periods"), 2);
    assert_string_equal(test_text_at(reply.json, "periods.0.period_end"), "2023-12-31");
    assert_string_equal(test_text_at(reply.json, "periods.0.prior"), test_text_at(reply.json, "periods.1.id"));
    const struct json *current = named(test_at(reply.json, "ratios"), "current_ratio");
    assert_true(fabs(test_number_at(current, "values.0.value") - 1201.0 / 800) < 1e-12);
    assert_string_equal(test_text_at(current, "formula.zh"), "流动资产合计 ÷ 流动负债合计");
    const struct json *growth = named(test_at(reply.json, "ratios"), "revenue_growth");
    assert_true(fabs(test_number_at(growth, "values.0.value") - 0.05) < 1e-12);
    assert_string_equal(test_text_at(growth, "values.1.status"), "missing");
    assert_true(fabs(test_number_at(reply.json, "trend.0.values.0.growth") - 0.05) < 1e-12);
    assert_true(test_at(reply.json, "dupont.0.agrees")->truth);
    for (size_t i = 0; i < test_count_at(reply.json, "checks"); i++)
        assert_false(test_at(&test_at(reply.json, "checks")->items[i], "violated")->truth);
    test_fails(TEST_CALL(b, WEST_MANAGER, customer_statements, id_of(b, customer), &every, NULL).error,
               ERROR_RECORD_MISSING);
}

static void a_journal_entry_moves_totals_and_keeps_the_balance(void **state)
{
    struct test_bank *b = *state;
    struct statement row;
    int64_t customer = test_company(b, "苏州明远电子有限公司", EAST, EAST_MANAGER);
    statement_of(b, customer, 2023, 1, &row);
    struct statement_adjustment entry;
    record_clear(&statement_adjustment_entity, &entry);
    entry.customer = customer;
    entry.statement = row.record.id;
    entry.item = "inventory";
    entry.counter_item = "undistributed_profit";
    entry.amount = -50000000; /* 50 万元 of dead stock against retained profit */
    entry.reason = "呆滞存货";
    test_put(b, &statement_adjustment_entity, &entry);
    struct test_reply reply = TEST_CALL(b, EAST_CREDIT, customer_statements, id_of(b, customer), &every, NULL);
    test_works(reply.error);
    const struct json *inventory = item_of(reply.json, "inventory");
    assert_true(test_number_at(inventory, "cells.0.reported") == 400e6);
    assert_true(test_number_at(inventory, "cells.0.adjusted") == 350e6);
    assert_true(test_number_at(item_of(reply.json, "total_assets"), "cells.0.adjustment") == -50e6);
    assert_true(test_number_at(item_of(reply.json, "total_equity"), "cells.0.adjustment") == -50e6);
    const struct json *balance = named(test_at(reply.json, "checks"), "balance");
    assert_true(test_at(balance, "evaluated")->truth);
    assert_false(test_at(balance, "violated")->truth);
}

static void a_broken_total_is_shown_with_its_difference(void **state)
{
    struct test_bank *b = *state;
    struct statement row;
    int64_t customer = test_company(b, "无锡长江纺织有限公司", EAST, EAST_MANAGER);
    statement_of(b, customer, 2021, 1, &row);
    record_clear(&statement_entity, &row);
    row.customer = customer;
    row.period_end = date_from_civil(2023, 12, 31);
    row.period_months = 12;
    row.scope = STATEMENT_SCOPE_PARENT;
    row.unit = STATEMENT_UNIT_YUAN;
    row.total_assets = 100000;
    row.total_liabilities = 60000;
    row.total_equity = 39900;
    test_put(b, &statement_entity, &row);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_statements, id_of(b, customer), &every, NULL);
    test_works(reply.error);
    const struct json *balance = named(test_at(reply.json, "checks"), "balance");
    assert_true(test_at(balance, "violated")->truth);
    assert_true(test_number_at(balance, "difference") == 100);
    assert_int_equal(test_count_at(balance, "cells"), 2);
}

static const struct error *refresh(struct session *s, void *context)
{
    (void)context;
    return peers_refresh(s);
}

static void industry_of(struct test_bank *b, int64_t customer, const char *industry)
{
    struct session *s = test_session(b, SYSTEM);
    struct tx tx;
    struct customer row;
    test_works(session_read(s, &tx));
    test_works(record_load(s, &customer_entity, customer, customer, &row));
    session_end(s);
    row.record = (struct record){0};
    row.uscc = NULL;
    row.industry = industry;
    row.name = arena_format(b->arena, "%s二厂", row.name);
    test_put(b, &customer_entity, &row);
    struct statement statement;
    statement_of(b, row.record.id, 2024, 1 + (double)(row.record.id % 7) / 10, &statement);
    test_session_end(s);
}

static void peers_are_quartiles_from_five_companies_up(void **state)
{
    struct test_bank *b = *state;
    int64_t first = test_company(b, "宁波海天塑机有限公司", WEST, WEST_MANAGER);
    for (int i = 0; i < 5; i++)
        industry_of(b, first, "352");
    for (int i = 0; i < 4; i++)
        industry_of(b, first, "51");
    test_works(test_write(b, SYSTEM, refresh, NULL));
    struct session *s = test_session(b, EAST_MANAGER);
    struct tx tx;
    struct peers peers;
    test_works(session_read(s, &tx));
    test_works(peers_of(s, "C35", CUSTOMER_KIND_MEDIUM, &peers));
    const struct peer_band *band = &peers.bands[statement_ratio_find("current_ratio") - statement_ratios];
    assert_int_equal(band->n, 5);
    assert_true(band->low <= band->median && band->median <= band->high);
    test_works(peers_of(s, "51", NONE, &peers));
    assert_string_equal(peers.section, "F");
    band = &peers.bands[statement_ratio_find("current_ratio") - statement_ratios];
    assert_int_equal(band->n, 4);
    assert_true(isnan(band->median));
    session_end(s);
    test_session_end(s);
}

static void a_paste_is_read_in_its_unit(void **state)
{
    struct test_bank *b = *state;
    int64_t customer = test_company(b, "杭州西溪软件有限公司", EAST, EAST_MANAGER);
    struct statement_paste_input input = {.unit = STATEMENT_UNIT_TEN_THOUSAND,
                                          .period_end = NONE,
                                          .period_months = NONE,
                                          .text = "项目\t2023年12月31日\t2022年12月31日\n"
                                                  "流动资产：\t\t\n"
                                                  "  货币资金\t1,234.56\t1,000\n"
                                                  "一、营业收入\t20,000\t（3.5）\n"
                                                  "其中：利息费用\t—\t12\n"
                                                  "预收款项\t10\t\n"
                                                  "合同负债\t5.5\t\n"
                                                  "存貨\t7\t8\n"
                                                  "Accounts receivable\t八百\t0.0000001\n"};
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, statement_paste, id_of(b, customer), NULL, &input);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "periods.1.period_end"), "2022-12-31");
    assert_true(test_number_at(reply.json, "statements.0.values.cash") == 1234560000);
    assert_true(test_number_at(reply.json, "statements.1.values.revenue") == -3500000);
    assert_true(test_number_at(reply.json, "statements.0.values.advance_and_contract_liabilities") == 15500000);
    assert_null(test_at(reply.json, "statements.0.values.interest_expense"));
    assert_int_equal(test_count_at(reply.json, "problems"), 3); /* 存貨 unknown, 八百 no amount, finer than a fen */
    assert_string_equal(test_text_at(reply.json, "problems.0.severity"), "warning");
    assert_int_equal(test_int_at(reply.json, "problems.1.line"), 9);
}

static void every_item_of_the_model_is_recognised(void **state)
{
    struct test_bank *b = *state;
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        assert_non_null(entity_field(&statement_entity, statement_item_names[i].code));
        assert_int_equal(paste_item(b->arena, statement_item_names[i].zh), i);
        assert_int_equal(paste_item(b->arena, statement_item_names[i].en), i);
        assert_int_equal(paste_item(b->arena, statement_item_names[i].code), i);
    }
    assert_int_equal(paste_item(b->arena, "减：营业成本"), STATEMENT_COGS);
    assert_int_equal(paste_item(b->arena, "四、净利润（净亏损以“－”号填列）"), STATEMENT_NET_PROFIT);
    assert_int_equal(paste_item(b->arena, "所有者权益（或股东权益）合计"), STATEMENT_TOTAL_EQUITY);
    assert_int_equal(paste_item(b->arena, "（一）经营活动产生的现金流量净额"), STATEMENT_CFO);
    assert_int_equal(paste_item(b->arena, "商誉"), STATEMENT_ITEM_COUNT);
    test_works(TEST_CALL(b, EAST_MANAGER, statement_items, NULL, NULL, NULL).error);
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
        cmocka_unit_test(the_sheet_shows_cells_ratios_and_trend),
        cmocka_unit_test(a_journal_entry_moves_totals_and_keeps_the_balance),
        cmocka_unit_test(a_broken_total_is_shown_with_its_difference),
        cmocka_unit_test(peers_are_quartiles_from_five_companies_up),
        cmocka_unit_test(a_paste_is_read_in_its_unit),
        cmocka_unit_test(every_item_of_the_model_is_recognised),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
