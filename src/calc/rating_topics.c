/* Scorecards and the master scale. */
#include "calc/topics.h"
#include "quant/master_scale.h"
#include "quant/scorecard.h"

#include <math.h>

struct scaling_input {
    double base_score, base_odds, pdo, pd;
};

static const struct calc_field scaling_fields[] = {
    CALC_NUMBER(struct scaling_input, base_score, LABEL("基准分", "score at the base odds")),
    CALC_NUMBER(struct scaling_input, base_odds, ABOVE(0),
                LABEL("基准分对应的好坏比", "good:bad odds at the base score")),
    CALC_NUMBER(struct scaling_input, pdo, ABOVE(0), LABEL("好坏比翻倍增加的分数", "points that double the odds")),
    CALC_NUMBER(struct scaling_input, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
};

static const struct error *scorecard_scaling(struct calc *calc, const void *input)
{
    const struct scaling_input *in = input;
    struct scorecard_scale scale = scorecard_scale(in->base_score, in->base_odds, in->pdo);
    json_put_double(&calc->out, "factor", scale.factor);
    json_put_double(&calc->out, "offset", scale.offset);
    json_put_double(&calc->out, "odds", (1 - in->pd) / in->pd);
    json_put_double(&calc->out, "score", scorecard_score(scale, in->pd));
    return NULL;
}

struct attribute {
    const char *name;
    double woe;
};
struct characteristic {
    const char *name;
    double coefficient;
    OBJECT_LIST(struct attribute) attributes;
};
struct points_input {
    double base_score, base_odds, pdo, intercept;
    OBJECT_LIST(struct characteristic) characteristics;
    struct integer_list selected;
};

static const struct error *check_selected(struct calc *calc, const void *input)
{
    const struct points_input *in = input;
    for (size_t i = 0; i < in->selected.count; i++)
        if ((size_t)in->selected.items[i] >= in->characteristics.items[i].attributes.count)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该特征没有这个属性序号，从 0 数起",
                              "the characteristic has no attribute of this index (from 0)", "selected[%zu]", i);
    return NULL;
}

static const struct calc_field attribute_fields[] = {
    CALC_TEXT(struct attribute, name, LABEL("属性", "attribute")),
    CALC_NUMBER(struct attribute, woe, LABEL("证据权重 ln(好/坏)", "weight of evidence ln(good/bad)")),
};
static const struct calc_shape attribute = CALC_SHAPE(struct attribute, attribute_fields);
static const struct calc_field characteristic_fields[] = {
    CALC_TEXT(struct characteristic, name, LABEL("特征", "characteristic")),
    CALC_NUMBER(struct characteristic, coefficient, LABEL("回归系数", "coefficient of the regression")),
    CALC_OBJECTS(struct characteristic, attributes, &attribute, NOT_EMPTY, LABEL("属性", "attributes")),
};
static const struct calc_shape characteristic = CALC_SHAPE(struct characteristic, characteristic_fields);
static const struct calc_field points_fields[] = {
    CALC_NUMBER(struct points_input, base_score, LABEL("基准分", "score at the base odds")),
    CALC_NUMBER(struct points_input, base_odds, ABOVE(0),
                LABEL("基准分对应的好坏比", "good:bad odds at the base score")),
    CALC_NUMBER(struct points_input, pdo, ABOVE(0), LABEL("好坏比翻倍增加的分数", "points that double the odds")),
    CALC_NUMBER(struct points_input, intercept, LABEL("回归截距", "intercept of the regression")),
    CALC_OBJECTS(struct points_input, characteristics, &characteristic, NOT_EMPTY, LABEL("特征", "characteristics")),
    CALC_INTEGERS(struct points_input, selected, OPTIONAL, AT_LEAST(0),
                  SAME_LENGTH(struct points_input, characteristics), CHECKED(check_selected),
                  LABEL("每个特征所选属性的序号，从 0 数起", "index from 0 of each attribute chosen")),
};

static double points_of(const struct points_input *in, struct scorecard_scale scale, size_t characteristic_index,
                        size_t attribute_index)
{
    const struct characteristic *c = &in->characteristics.items[characteristic_index];
    return scorecard_points(scale, c->coefficient, c->attributes.items[attribute_index].woe, in->intercept,
                            in->characteristics.count);
}

static void put_points(struct calc *calc, const char *key, const struct points_input *in, struct scorecard_scale scale,
                       bool rounded)
{
    struct json_writer *w = &calc->out;
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < in->characteristics.count; i++) {
        json_open(w, '[');
        for (size_t k = 0; k < in->characteristics.items[i].attributes.count; k++) {
            double points = points_of(in, scale, i, k);
            if (rounded)
                json_write_int(w, scorecard_points_rounded(points));
            else
                json_write_double(w, points);
        }
        json_close(w, ']');
    }
    json_close(w, ']');
}

static const struct error *scorecard_points_topic(struct calc *calc, const void *input)
{
    const struct points_input *in = input;
    struct scorecard_scale scale = scorecard_scale(in->base_score, in->base_odds, in->pdo);
    double best_total = 0, total = 0;
    int64_t total_rounded = 0;
    for (size_t i = 0; i < in->characteristics.count; i++) {
        double best = points_of(in, scale, i, 0);
        for (size_t k = 1; k < in->characteristics.items[i].attributes.count; k++)
            best = fmax(best, points_of(in, scale, i, k));
        best_total += best;
        if (!in->selected.items)
            continue;
        double chosen = points_of(in, scale, i, (size_t)in->selected.items[i]);
        total += chosen;
        total_rounded += scorecard_points_rounded(chosen);
    }
    json_put_double(&calc->out, "factor", scale.factor);
    json_put_double(&calc->out, "offset", scale.offset);
    put_points(calc, "points", in, scale, false);
    put_points(calc, "points_rounded", in, scale, true);
    json_put_double(&calc->out, "best_total", best_total);
    if (in->selected.items) {
        json_put_double(&calc->out, "total", total);
        json_put_int(&calc->out, "total_rounded", total_rounded);
    }
    return NULL;
}

/* More grades than PDs can be told apart by are a slip of the keyboard. */
enum { MOST_GRADES = 10000 };

struct master_scale_input {
    int64_t grades;
    double lowest_mid_pd, highest_mid_pd;
    struct number_list pd;
};

static const struct calc_field master_scale_fields[] = {
    CALC_INTEGER(struct master_scale_input, grades, FROM_TO(2, MOST_GRADES),
                 LABEL("非违约等级数", "non-default grades")),
    CALC_NUMBER(struct master_scale_input, lowest_mid_pd, INSIDE(0, 1),
                LABEL("最好等级的中值违约概率", "mid-PD of the best grade")),
    CALC_NUMBER(struct master_scale_input, highest_mid_pd, BELOW(1), ABOVE_OF(struct master_scale_input, lowest_mid_pd),
                LABEL("最差等级的中值违约概率", "mid-PD of the worst grade")),
    CALC_NUMBERS(struct master_scale_input, pd, FROM_TO(0, 1), LABEL("待定级的违约概率", "PDs to grade")),
};

static const struct error *master_scale(struct calc *calc, const void *input)
{
    const struct master_scale_input *in = input;
    size_t grades = (size_t)in->grades;
    double *mid = ARENA_LIST(calc->arena, double, grades), *upper = ARENA_LIST(calc->arena, double, grades);
    json_put_double(&calc->out, "ratio", master_scale_fill(grades, in->lowest_mid_pd, in->highest_mid_pd, mid, upper));
    calc_put_numbers(calc, "mid_pd", mid, grades);
    calc_put_numbers(calc, "upper_bound", upper, grades);
    json_key(&calc->out, "grade");
    json_open(&calc->out, '[');
    for (size_t i = 0; i < in->pd.count; i++)
        json_write_int(&calc->out, (int64_t)master_scale_grade(upper, grades, in->pd.items[i]));
    json_close(&calc->out, ']');
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("scorecard_scaling", "评分卡刻度：由违约概率得出分数",
               "Scorecard scaling: the score of a probability of default", struct scaling_input, scaling_fields,
               scorecard_scaling),
    CALC_TOPIC("scorecard_points", "评分卡分值", "Points of a scorecard", struct points_input, points_fields,
               scorecard_points_topic),
    CALC_TOPIC("master_scale", "主标尺", "Master scale", struct master_scale_input, master_scale_fields, master_scale),
};
const struct calc_section rating_topics = {topics, sizeof(topics) / sizeof(topics[0])};
