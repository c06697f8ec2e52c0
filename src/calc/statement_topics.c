/* Financial statements: identities, ratios, distress scores. */
#include "calc/topics.h"
#include "quant/distress.h"
#include "quant/statement.h"

#include <math.h>

#define ITEM_FIELD(constant, code, zh_, en_)                                                                           \
    {.name = #code,                                                                                                    \
     .kind = CALC_KIND_NUMBER,                                                                                         \
     .at = offsetof(struct statement_figures, item) + sizeof(double) * STATEMENT_##constant,                           \
     .need = CALC_OPTIONAL,                                                                                            \
     .zh = zh_,                                                                                                        \
     .en = en_},
static const struct calc_field item_fields[] = {STATEMENT_ITEMS(ITEM_FIELD)};
#undef ITEM_FIELD
static const struct calc_shape period = CALC_SHAPE(struct statement_figures, item_fields);

struct check_input {
    const struct statement_figures *current, *prior;
    double tolerance;
};

static const struct calc_field check_fields[] = {
    CALC_OBJECT(struct check_input, current, &period, LABEL("本期报表", "statements of the period")),
    CALC_OBJECT(struct check_input, prior, &period, OPTIONAL, LABEL("上期报表", "statements of the period before")),
    CALC_NUMBER(struct check_input, tolerance, DEFAULT(0.5), AT_LEAST(0),
                LABEL("允许的差额，与报表同单位", "difference allowed, in the statement's unit")),
};

static void put_identities(struct calc *calc, const char *key, const struct statement_difference *found,
                           bool violations)
{
    json_key(&calc->out, key);
    json_open(&calc->out, '[');
    for (size_t i = 0; i < STATEMENT_IDENTITY_COUNT; i++)
        if (violations ? found[i].violated : !found[i].evaluated)
            json_write_text(&calc->out, statement_identities[i].name);
    json_close(&calc->out, ']');
}

static const struct error *statement_check(struct calc *calc, const void *input)
{
    const struct check_input *in = input;
    struct statement_difference found[STATEMENT_IDENTITY_COUNT];
    for (size_t i = 0; i < STATEMENT_IDENTITY_COUNT; i++)
        found[i] = statement_identity_check(&statement_identities[i], in->current, in->prior, in->tolerance);
    put_identities(calc, "violations", found, true);
    put_identities(calc, "not_evaluated", found, false);
    json_key(&calc->out, "differences");
    json_open(&calc->out, '{');
    for (size_t i = 0; i < STATEMENT_IDENTITY_COUNT; i++)
        json_put_double(&calc->out, statement_identities[i].name, found[i].difference);
    json_close(&calc->out, '}');
    return NULL;
}

struct ratios_input {
    const struct statement_figures *current, *prior;
};

static const struct calc_field ratios_fields[] = {
    CALC_OBJECT(struct ratios_input, current, &period, LABEL("本期报表", "statements of the period")),
    CALC_OBJECT(struct ratios_input, prior, &period, OPTIONAL,
                LABEL("上期报表；没有时以期末数代替平均数",
                      "statements of the period before; without it closing balances stand in")),
};

static const struct error *ratios(struct calc *calc, const void *input)
{
    const struct ratios_input *in = input;
    json_key(&calc->out, "ratios");
    json_open(&calc->out, '{');
    for (size_t i = 0; i < STATEMENT_RATIO_COUNT; i++) {
        struct statement_ratio_value found = statement_ratio_value(&statement_ratios[i], in->current, in->prior);
        json_key(&calc->out, statement_ratios[i].name);
        json_open(&calc->out, '{');
        json_put_double(&calc->out, "value", found.value);
        json_put_text(&calc->out, "status", statement_ratio_status_names[found.status]);
        json_close(&calc->out, '}');
    }
    json_close(&calc->out, '}');
    return NULL;
}

enum { ALTMAN, PIOTROSKI, BENEISH };
static const char *const models[] = {"altman", "piotroski", "beneish", NULL};

struct scores_input {
    int model;
    const struct statement_figures *current, *prior, *prior2;
};

static const struct error *check_prior(struct calc *calc, const void *input)
{
    const struct scores_input *in = input;
    return in->model != ALTMAN && !in->prior ? calc_missing(calc, "prior") : NULL;
}

static const struct error *check_prior2(struct calc *calc, const void *input)
{
    const struct scores_input *in = input;
    return in->model == PIOTROSKI && !in->prior2 ? calc_missing(calc, "prior2") : NULL;
}

static const struct calc_field scores_fields[] = {
    CALC_CHOICE(struct scores_input, model, models, LABEL("模型", "model")),
    CALC_OBJECT(struct scores_input, current, &period, LABEL("本期报表", "statements of the period")),
    CALC_OBJECT(struct scores_input, prior, &period, OPTIONAL, CHECKED(check_prior),
                LABEL("上期报表（piotroski、beneish 必填）", "the period before; required by piotroski and beneish")),
    CALC_OBJECT(struct scores_input, prior2, &period, OPTIONAL, CHECKED(check_prior2),
                LABEL("上上期报表（piotroski 必填）", "two periods before; required by piotroski")),
};

static void put_altman(struct calc *calc, const struct statement_figures *current)
{
    static const char *const names[] = {"z", "z_sales_0_999", "z_prime", "z_double_prime", "z_double_prime_em"};
    static const char *const zones[] = {NULL, "distress", "grey", "safe"};
    struct altman found = altman_compute(current);
    struct json_writer *w = &calc->out;
    json_put_double(w, "x1", found.x1);
    json_put_double(w, "x2", found.x2);
    json_put_double(w, "x3", found.x3);
    json_put_double(w, "x4_market", found.x4_market);
    json_put_double(w, "x4_book", found.x4_book);
    json_put_double(w, "x5", found.x5);
    for (int i = 0; i < ALTMAN_VARIANT_COUNT; i++) {
        json_key(w, names[i]);
        json_open(w, '{');
        json_put_double(w, "value", found.score[i].value);
        json_put_text(w, "zone", zones[found.score[i].zone]);
        json_put_text(w, "status", statement_ratio_status_names[found.score[i].status]);
        json_close(w, '}');
    }
}

static const struct error *item_fault(struct calc *calc, const struct distress_fault *fault)
{
    static const char *const periods[] = {"current", "prior", "prior2"};
    const char *item = statement_item_names[fault->item].code;
    if (!fault->zero)
        return calc_missing(calc, "%s.%s", periods[fault->period], item);
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "公式的分母为零，请核对该项目",
                      "it makes a denominator zero; check the item", "%s.%s", periods[fault->period], item);
}

static const struct error *put_piotroski(struct calc *calc, const struct scores_input *in)
{
    struct piotroski p;
    const struct statement_figures *const periods[] = {in->current, in->prior, in->prior2};
    struct distress_fault fault = piotroski_compute(periods, &p);
    if (fault.period >= 0)
        return item_fault(calc, &fault);
    struct json_writer *w = &calc->out;
    json_put_bool(w, "roa_positive", p.roa_positive);
    json_put_bool(w, "cfo_positive", p.cfo_positive);
    json_put_bool(w, "roa_up", p.roa_up);
    json_put_bool(w, "cfo_above_net_profit", p.cfo_above_net_profit);
    json_put_bool(w, "leverage_down", p.leverage_down);
    json_put_bool(w, "current_ratio_up", p.current_ratio_up);
    json_put_bool(w, "no_new_shares", p.no_new_shares);
    json_put_bool(w, "gross_margin_up", p.gross_margin_up);
    json_put_bool(w, "turnover_up", p.turnover_up);
    json_put_int(w, "f_score", p.f_score);
    json_put_double(w, "roa", p.roa);
    json_put_double(w, "roa_prior", p.roa_prior);
    json_put_double(w, "leverage", p.leverage);
    json_put_double(w, "leverage_prior", p.leverage_prior);
    return NULL;
}

static const struct error *put_beneish(struct calc *calc, const struct scores_input *in)
{
    struct beneish b;
    const struct statement_figures *const periods[] = {in->current, in->prior};
    struct distress_fault fault = beneish_compute(periods, &b);
    if (fault.period >= 0)
        return item_fault(calc, &fault);
    struct json_writer *w = &calc->out;
    json_put_double(w, "dsri", b.dsri);
    json_put_double(w, "gmi", b.gmi);
    json_put_double(w, "aqi", b.aqi);
    json_put_double(w, "sgi", b.sgi);
    json_put_double(w, "depi", b.depi);
    json_put_double(w, "sgai", b.sgai);
    json_put_double(w, "lvgi", b.lvgi);
    json_put_double(w, "tata", b.tata);
    json_put_double(w, "m8", b.m8);
    json_put_bool(w, "above_minus_1_78", b.above_minus_1_78);
    json_put_bool(w, "above_minus_2_22", b.above_minus_2_22);
    return NULL;
}

static const struct error *bankruptcy_scores(struct calc *calc, const void *input)
{
    const struct scores_input *in = input;
    if (in->model == PIOTROSKI)
        return put_piotroski(calc, in);
    if (in->model == BENEISH)
        return put_beneish(calc, in);
    put_altman(calc, in->current);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("statement_check", "报表勾稽关系检查", "Identities that statements must keep", struct check_input,
               check_fields, statement_check),
    CALC_TOPIC("ratios", "财务比率", "Financial ratios", struct ratios_input, ratios_fields, ratios),
    CALC_TOPIC("bankruptcy_scores", "破产与操纵预警：Altman、Piotroski、Beneish",
               "Distress and manipulation scores: Altman, Piotroski, Beneish", struct scores_input, scores_fields,
               bankruptcy_scores),
};
const struct calc_section statement_topics = {topics, sizeof(topics) / sizeof(topics[0])};
