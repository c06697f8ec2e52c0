#include "quant/merton.h"

#include "quant/normal.h"

#include <math.h>

enum { MOST_ROUNDS = 10000 };

static double debt_today(const struct merton_terms *t)
{
    return t->default_point * exp(-t->risk_free_rate * t->horizon_years);
}

static double d1_of(double assets, double volatility, const struct merton_terms *t)
{
    double spread = volatility * sqrt(t->horizon_years);
    return (log(assets / t->default_point) + t->risk_free_rate * t->horizon_years) / spread + spread / 2;
}

/* The assets at which the call is worth EQUITY. The call is convex and rising in the assets, and worth more than EQUITY
 * at equity + debt, so that Newton from there comes down to the root without overshooting. */
static double assets_of(double equity, double volatility, const struct merton_terms *t)
{
    double debt = debt_today(t), assets = equity + debt, spread = volatility * sqrt(t->horizon_years);
    for (int i = 0; i < 200; i++) {
        double d1 = d1_of(assets, volatility, t);
        double delta = normal_cdf(d1), excess = assets * delta - debt * normal_cdf(d1 - spread) - equity;
        double next = assets - excess / delta;
        if (!(next > equity)) /* rounding at the very bottom: the call is never worth more than the assets */
            next = 0.5 * (assets + equity);
        if (fabs(next - assets) <= 2e-16 * assets)
            return next;
        assets = next;
    }
    return assets;
}

/* sigma_E implied by sigma_V, less the one given. */
static double volatility_gap(double volatility, double equity, double equity_volatility, const struct merton_terms *t)
{
    double assets = assets_of(equity, volatility, t);
    return normal_cdf(d1_of(assets, volatility, t)) * assets / equity * volatility - equity_volatility;
}

static void merton_describe(double drift, const struct merton_terms *t, struct merton *m)
{
    double spread = m->asset_volatility * sqrt(t->horizon_years), debt = debt_today(t);
    m->d1 = d1_of(m->asset_value, m->asset_volatility, t);
    m->d2 = m->d1 - spread;
    m->pd_risk_neutral = normal_cdf(-m->d2);
    m->distance_to_default = m->d2 + (drift - t->risk_free_rate) * t->horizon_years / spread;
    m->pd_physical = normal_cdf(-m->distance_to_default);
    m->distance_to_default_kmv = (m->asset_value - t->default_point) / (m->asset_value * m->asset_volatility);
    m->debt_value_risk_free = debt;
    double recovered = m->asset_value * normal_cdf(-m->d1) / debt;
    m->expected_loss_fraction = m->pd_risk_neutral - recovered;
    m->debt_value = debt * (1 - m->expected_loss_fraction);
    m->recovery_rate = recovered / m->pd_risk_neutral;
    m->credit_spread = -log1p(-m->expected_loss_fraction) / t->horizon_years;
}

bool merton_solve(double equity, double volatility, const struct merton_terms *t, double drift, struct merton *m)
{
    /* The elasticity of equity lies between 1 and (equity + debt) / equity, which brackets sigma_V. */
    double debt = debt_today(t), low = volatility * (equity / (equity + debt)), high = volatility;
    if (!isfinite(debt) || !(debt > 0) || !(low > 0))
        return false;
    for (int i = 0; i < 200 && high - low > 1e-16 * high; i++) {
        double middle = 0.5 * (low + high);
        if (middle == low || middle == high)
            break;
        if (volatility_gap(middle, equity, volatility, t) < 0)
            low = middle;
        else
            high = middle;
    }
    m->asset_volatility = 0.5 * (low + high);
    m->asset_value = assets_of(equity, m->asset_volatility, t);
    merton_describe(drift, t, m);
    return isfinite(m->d1) && isfinite(m->asset_value) && isfinite(m->distance_to_default);
}

/* Mean and standard deviation (n - 1) of the log returns of COUNT values. */
static double return_deviation(const double *values, size_t count, double *mean)
{
    double n = (double)(count - 1), squares = 0;
    *mean = log(values[count - 1] / values[0]) / n;
    for (size_t i = 1; i < count; i++)
        squares += pow(log(values[i] / values[i - 1]) - *mean, 2);
    return sqrt(squares / (n - 1));
}

bool merton_series_solve(const double *equity, size_t count, const struct merton_terms *t, double days_per_year,
                         double *assets, struct merton_series *r)
{
    double mean, last = equity[count - 1], change = 1;
    r->equity_volatility = return_deviation(equity, count, &mean) * sqrt(days_per_year);
    double volatility = r->equity_volatility * last / (last + t->default_point);
    for (int i = 0; change > 1e-13 * volatility; i++) {
        if (i == MOST_ROUNDS || !(volatility > 0) || !isfinite(volatility))
            return false;
        for (size_t k = 0; k < count; k++)
            assets[k] = assets_of(equity[k], volatility, t);
        double next = return_deviation(assets, count, &mean) * sqrt(days_per_year);
        change = fabs(next - volatility);
        volatility = next;
    }
    double spread = volatility * sqrt(t->horizon_years);
    r->asset_volatility = volatility;
    r->asset_value_last = assets[count - 1];
    r->drift = mean * days_per_year + volatility * volatility / 2;
    r->distance_to_default_risk_neutral = d1_of(r->asset_value_last, volatility, t) - spread;
    r->pd_risk_neutral = normal_cdf(-r->distance_to_default_risk_neutral);
    r->distance_to_default =
        r->distance_to_default_risk_neutral + (r->drift - t->risk_free_rate) * t->horizon_years / spread;
    r->pd_physical = normal_cdf(-r->distance_to_default);
    return isfinite(r->distance_to_default);
}
