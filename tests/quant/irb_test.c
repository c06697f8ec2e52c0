#include "quant/irb.h"

#include "quant/near.h"

static struct irb_terms terms(double pd, double lgd, double maturity_years)
{
    return (struct irb_terms){
        .pd = pd, .lgd = lgd, .maturity_years = maturity_years, .turnover_10m_cny = NAN, .turnover_million_eur = NAN};
}

static double weight(struct irb_terms t)
{
    return 100 * irb_risk_weight(irb_capital(&t).capital_requirement);
}

/* Basel II, annex 5: LGD 45 %, 2.5 years, turnover 50 and 5 million EUR; some printed values are cut, not rounded. */
static void printed_weights(void **state)
{
    (void)state;
    static const struct {
        double pd, large, small;
    } rows[] = {{0.0003, 14.44, 11.30},
                {0.001, 29.65, 23.30},
                {0.01, 92.32, 72.40},
                {0.05, 149.86, 112.27},
                {0.2, 238.23, 188.42}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct irb_terms t = terms(rows[i].pd, 0.45, 2.5);
        assert_near(weight(t), rows[i].large, 0.01);
        t.turnover_million_eur = 50;
        assert_near(weight(t), rows[i].large, 0.01);
        t.turnover_million_eur = 5;
        assert_near(weight(t), rows[i].small, 0.01);
    }
}

static void chinese_size_relief(void **state)
{
    (void)state;
    struct irb_terms t = terms(0.02, 0.4, 2.5);
    double without = weight(t);
    t.turnover_10m_cny = 3;
    assert_near(weight(t), 78.707, 0.0006);
    t.turnover_10m_cny = 1;
    assert_near(weight(t), 78.707, 0.0006);
    t.turnover_10m_cny = 12;
    assert_near(weight(t), 86.424, 0.0006);
    t.turnover_10m_cny = 45;
    assert_near(weight(t), without, 1e-12);
}

static void maturity_is_counted_within_one_and_five(void **state)
{
    (void)state;
    assert_near(weight(terms(0.01, 0.4, 0.25)), weight(terms(0.01, 0.4, 1)), 0.0);
    assert_near(weight(terms(0.01, 0.4, 12)), weight(terms(0.01, 0.4, 5)), 0.0);
    assert_true(weight(terms(0.01, 0.4, 5)) > weight(terms(0.01, 0.4, 1)));
}

static void defaulted_is_never_negative(void **state)
{
    (void)state;
    assert_near(irb_defaulted_capital(0.45, 0.4), 0.05, 1e-15);
    assert_near(irb_defaulted_capital(0.4, 0.5), 0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_weights),
        cmocka_unit_test(chinese_size_relief),
        cmocka_unit_test(maturity_is_counted_within_one_and_five),
        cmocka_unit_test(defaulted_is_never_negative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
