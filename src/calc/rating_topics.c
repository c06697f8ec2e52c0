/* Scorecards: what an odds, a woe and a coefficient are worth in points. */
#include "calc/topics.h"

#include <math.h>

struct scaling_input {
    double base_score, base_odds, pdo, pd;
};

static const struct calc_field scaling_fields[] = {
    CALC_NUMBER(struct scaling_input, base_score, LABEL("基准分", "score at the base odds")),
    CALC_NUMBER(struct scaling_input, base_odds, ABOVE(0),
                LABEL("基准分对应的好坏比", "good:bad odds at the base score")),
    CALC_NUMBER(struct scaling_input, pdo, ABOVE(0), LABEL("好坏比翻倍增加的分数", "points to double the odds")),
    CALC_NUMBER(struct scaling_input, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
};

static const struct error *scorecard_scaling(struct calc *calc, const void *input)
{
    const struct scaling_input *in = input;
    double factor = in->pdo / M_LN2, offset = in->base_score - factor * log(in->base_odds);
    double odds = (1 - in->pd) / in->pd;
    json_put_double(&calc->out, "factor", factor);
    json_put_double(&calc->out, "offset", offset);
    json_put_double(&calc->out, "odds", odds);
    json_put_double(&calc->out, "score", offset + factor * log(odds));
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("scorecard_scaling", "评分卡刻度：由违约概率得出分数",
               "Scorecard scaling: the score of a probability of default", struct scaling_input, scaling_fields,
               scorecard_scaling),
};
const struct calc_section rating_topics = {topics, sizeof(topics) / sizeof(topics[0])};
