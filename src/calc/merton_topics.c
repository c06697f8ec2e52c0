/* Default from the value of equity. */
#include "calc/topics.h"
#include "quant/merton.h"

#include <math.h>

struct merton_input {
    double equity_value, equity_volatility, default_point, risk_free_rate, horizon_years, drift;
};

static const struct calc_field merton_fields[] = {
    CALC_NUMBER(struct merton_input, equity_value, ABOVE(0), LABEL("股权市值", "value of equity")),
    CALC_NUMBER(struct merton_input, equity_volatility, ABOVE(0),
                LABEL("股权年波动率", "volatility of equity per year")),
    CALC_NUMBER(struct merton_input, default_point, ABOVE(0), LABEL("违约点", "default point")),
    CALC_NUMBER(struct merton_input, risk_free_rate, LABEL("无风险利率，连续复利", "risk-free rate, continuous")),
    CALC_NUMBER(struct merton_input, horizon_years, ABOVE(0), LABEL("期限（年）", "horizon in years")),
    CALC_NUMBER(struct merton_input, drift, OPTIONAL,
                LABEL("资产漂移率，默认无风险利率", "drift of assets; risk_free_rate by default")),
};

static const struct error *merton(struct calc *calc, const void *input)
{
    const struct merton_input *in = input;
    const struct merton_terms terms = {in->default_point, in->risk_free_rate, in->horizon_years};
    struct merton m;
    bool solved = merton_solve(in->equity_value, in->equity_volatility, &terms,
                               isnan(in->drift) ? in->risk_free_rate : in->drift, &m);
    const struct {
        const char *name;
        double value;
    } numbers[] = {{"asset_value", m.asset_value},
                   {"asset_volatility", m.asset_volatility},
                   {"d1", m.d1},
                   {"d2", m.d2},
                   {"pd_risk_neutral", m.pd_risk_neutral},
                   {"distance_to_default", m.distance_to_default},
                   {"pd_physical", m.pd_physical},
                   {"distance_to_default_kmv", m.distance_to_default_kmv},
                   {"debt_value_risk_free", m.debt_value_risk_free},
                   {"expected_loss_fraction", m.expected_loss_fraction},
                   {"debt_value", m.debt_value},
                   {"recovery_rate", m.recovery_rate},
                   {"credit_spread", m.credit_spread}};
    json_put_text(&calc->out, "status", solved ? "ok" : "no_convergence");
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        json_put_double(&calc->out, numbers[i].name, solved ? numbers[i].value : NAN);
    return NULL;
}

struct series_input {
    struct number_list equity_values;
    double default_point, risk_free_rate, horizon_years, trading_days_per_year;
};

static const struct calc_field series_fields[] = {
    CALC_NUMBERS(struct series_input, equity_values, ABOVE(0), LEAST(3),
                 LABEL("每日股权市值", "daily values of equity")),
    CALC_NUMBER(struct series_input, default_point, ABOVE(0), LABEL("违约点", "default point")),
    CALC_NUMBER(struct series_input, risk_free_rate, LABEL("无风险利率，连续复利", "risk-free rate, continuous")),
    CALC_NUMBER(struct series_input, horizon_years, ABOVE(0), LABEL("期限（年）", "horizon in years")),
    CALC_NUMBER(struct series_input, trading_days_per_year, ABOVE(0), LABEL("每年交易日数", "trading days a year")),
};

static const struct error *merton_series(struct calc *calc, const void *input)
{
    const struct series_input *in = input;
    const struct merton_terms terms = {in->default_point, in->risk_free_rate, in->horizon_years};
    size_t count = in->equity_values.count;
    double *assets = ARENA_LIST(calc->arena, double, count);
    struct merton_series s;
    bool solved = merton_series_solve(in->equity_values.items, count, &terms, in->trading_days_per_year, assets, &s);
    struct json_writer *w = &calc->out;
    json_put_text(w, "status", solved ? "ok" : "no_convergence");
    json_put_double(w, "equity_volatility", s.equity_volatility);
    json_put_double(w, "asset_volatility", solved ? s.asset_volatility : NAN);
    if (solved)
        calc_put_numbers(calc, "asset_values", assets, count);
    else
        json_put_null(w, "asset_values");
    json_put_double(w, "asset_value_last", solved ? s.asset_value_last : NAN);
    json_put_double(w, "drift", solved ? s.drift : NAN);
    json_put_double(w, "distance_to_default", solved ? s.distance_to_default : NAN);
    json_put_double(w, "pd_physical", solved ? s.pd_physical : NAN);
    json_put_double(w, "distance_to_default_risk_neutral", solved ? s.distance_to_default_risk_neutral : NAN);
    json_put_double(w, "pd_risk_neutral", solved ? s.pd_risk_neutral : NAN);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("merton", "Merton 模型：由股权市值与波动率求违约距离", "Merton model from equity value and volatility",
               struct merton_input, merton_fields, merton),
    CALC_TOPIC("merton_series", "Merton 模型：由股权市值序列求违约距离", "Merton model from a series of equity values",
               struct series_input, series_fields, merton_series),
};
const struct calc_section merton_topics = {topics, sizeof(topics) / sizeof(topics[0])};
