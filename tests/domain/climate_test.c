/* The bank's own default rates by section and year, from the versions its loans had, and series as they were known on a
 * day. */
#include "domain/climate/parts.h"
#include "support/bank.h"

#include <math.h>

struct lent {
    int64_t customer, loan;
};

static struct lent lend(struct test_bank *b, const char *name)
{
    struct loan row;
    struct lent lent = {.customer = test_company(b, name, EAST, EAST_MANAGER)};
    record_clear(&loan_entity, &row);
    row.customer = lent.customer;
    row.number = name;
    row.product = LOAN_PRODUCT_WORKING_CAPITAL;
    row.status = LOAN_STATUS_LIVE;
    row.amount = row.balance = 100000000;
    row.started_on = instant_date(b->now);
    row.matures_on = row.started_on + 3650;
    row.five_class = LOAN_FIVE_CLASS_NORMAL;
    test_put(b, &loan_entity, &row);
    lent.loan = row.record.id;
    return lent;
}

static const struct error *give_industry(struct session *s, void *context)
{
    int64_t id = *(int64_t *)context;
    struct customer row;
    TRY(record_load(s, &customer_entity, id, id, &row));
    row.industry = "34";
    return record_update(s, &customer_entity, &row, NULL);
}

static const struct error *fall_behind(struct session *s, void *context)
{
    struct lent *lent = context;
    struct loan row;
    TRY(record_load(s, &loan_entity, lent->customer, lent->loan, &row));
    row.status = LOAN_STATUS_OVERDUE;
    row.overdue_days = 120;
    return record_update(s, &loan_entity, &row, NULL);
}

static const struct error *check_cells(struct session *s, void *context)
{
    struct climate_data data = {0};
    struct climate_fit fit;
    int year = *(int *)context, section = 'C' - 'A', found = 0;
    TRY(climate_read(s, &data));
    TRY(climate_fit_make(s, &data, &fit));
    for (size_t y = 0; y < fit.year_count; y++) {
        const struct climate_cell *cell = &fit.cells[(size_t)section * fit.year_count + y];
        int bad = fit.years[y] == year;
        if (fit.years[y] < year) {
            assert_int_equal(cell->cases, 0);
            continue;
        }
        assert_int_equal(cell->cases, bad ? 3 : 2); /* who is in default already is not counted again */
        assert_int_equal(cell->bad, bad);
        found++;
    }
    assert_int_equal(found, 2);
    assert_false(fit.sections[section].enough);
    return NULL;
}

static void default_rates_come_from_the_versions_of_loans(void **state)
{
    struct test_bank *b = *state;
    int64_t now = b->now;
    int year, month, day;
    date_to_civil(instant_date(now), &year, &month, &day);
    b->now = instant_of_date(date_from_civil(year - 3, 6, 1));
    struct lent lent[3];
    for (int i = 0; i < 3; i++) {
        lent[i] = lend(b, arena_format(b->arena, "景气%d有限公司", i));
        test_works(test_write(b, SYSTEM, give_industry, &lent[i].customer));
    }
    b->now = instant_of_date(date_from_civil(year - 2, 5, 1));
    test_works(test_write(b, SYSTEM, fall_behind, &lent[1]));
    b->now = now;
    int wanted = year - 2;
    test_works(test_read(b, SYSTEM, check_cells, &wanted));
}

/* --- series */

static void put_point(struct test_bank *b, int64_t date, int64_t published, double value)
{
    struct macro_series row;
    record_clear(&macro_series_entity, &row);
    row.series = "gdp_yoy";
    row.observed_on = date;
    row.published_on = published;
    row.value = value;
    row.reference = date_text(b->arena, date);
    test_put(b, &macro_series_entity, &row);
}

static const struct error *check_series(struct session *s, void *context)
{
    struct climate_data data = {0}, section = {0};
    double wanted = *(double *)context;
    TRY(climate_read(s, &data));
    TRY(climate_read_section(s, s->policy->climate, "C", &section));
    const struct climate_series *all = climate_series_of(&data, "gdp_yoy", NULL),
                                *own = climate_series_of(&section, "gdp_yoy", NULL);
    assert_non_null(all);
    assert_non_null(own);
    assert_true(all->points[all->count - 1].value == wanted && own->points[own->count - 1].value == wanted);
    return NULL;
}

static void a_series_is_read_as_it_was_published(void **state)
{
    struct test_bank *b = *state;
    int64_t today = instant_date(b->now);
    double wanted = 5;
    put_point(b, today - 90, NONE, 5);
    put_point(b, today - 60, today + 5, 4); /* not out yet */
    test_works(test_read(b, SYSTEM, check_series, &wanted));
    put_point(b, today - 30, today, 3);
    wanted = 3;
    test_works(test_read(b, SYSTEM, check_series, &wanted));
}

static void a_fit_means_a_sensitivity(void **state)
{
    (void)state;
    struct grouped_logit fit = {.found = true, .slope = -.4, .low = -.7, .high = .1};
    double value, low, high;
    climate_fit_sensitivity(&fit, &value, &low, &high);
    assert_true(value == .4 && low == 0 && high == .7);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(default_rates_come_from_the_versions_of_loans),
                                       cmocka_unit_test(a_series_is_read_as_it_was_published),
                                       cmocka_unit_test(a_fit_means_a_sensitivity)};
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
