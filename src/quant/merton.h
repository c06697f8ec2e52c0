/* Merton's model: equity is a call on the assets. Two-equation solution from equity value and volatility, and the
 * iteration of Vassalou and Xing over a series of equity values. Forms are chosen that keep their digits at low
 * leverage. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct merton_terms {
    double default_point, risk_free_rate, horizon_years; /* rate continuous, per year; > 0 but the rate */
};

struct merton {
    double asset_value, asset_volatility, d1, d2;
    double pd_risk_neutral;     /* Phi(-d2) */
    double distance_to_default; /* physical, with the drift */
    double pd_physical;
    double distance_to_default_kmv; /* (V - DP) / (V sigma_V) */
    double debt_value_risk_free, expected_loss_fraction, debt_value, recovery_rate, credit_spread;
};
/* EQUITY and VOLATILITY > 0. False when no solution could be represented. */
bool merton_solve(double equity, double volatility, const struct merton_terms *terms, double drift,
                  struct merton *result);

struct merton_series {
    double equity_volatility, asset_volatility, asset_value_last, drift;
    double distance_to_default, pd_physical; /* with the drift of the series: noise in a short one */
    double distance_to_default_risk_neutral, pd_risk_neutral;
};
/* COUNT >= 3 daily equity values > 0; fills ASSETS. False when the iteration does not settle (a constant series, for
 * one). */
bool merton_series_solve(const double *equity, size_t count, const struct merton_terms *terms, double days_per_year,
                         double *assets, struct merton_series *result);
