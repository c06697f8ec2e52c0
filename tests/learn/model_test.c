/* One scoring function: training, batch, a single case and the printed points agree to the last digit; our trees are
 * XGBoost's to the last bit; explanations add up; what leaks is found. */
#include "learn/report.h"
#include "quant/random.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 1500 };

static struct frame *made_up(struct arena *arena)
{
    static const char *const names[] = {"id", "income", "debt", "sector", "paid_off_on", "loss_status", "bad"};
    struct frame_builder *builder = frame_begin(arena, names, 7);
    struct random random = random_from(42, 0);
    for (int i = 0; i < ROWS; i++) {
        double income = random_normal(&random), debt = random_normal(&random);
        int sector = (int)random_below(&random, 4);
        double margin = -1.6 - 0.9 * income + 0.7 * debt + (sector == 2 ? 0.9 : 0) + (debt > 1 && income < 0 ? 0.8 : 0);
        bool bad = random_chance(&random, 1 / (1 + exp(-margin)));
        const char *cells[] = {arena_format(arena, "K%05d", i),
                               i % 25 == 7 ? "?" : arena_format(arena, "%.3f", income),
                               arena_format(arena, "%.2f", debt),
                               (const char *[]){"A", "B", "C", "D"}[sector],
                               bad ? "2020-05-01" : "",
                               bad ? "charged" : "paid",
                               bad ? "1" : "0"};
        frame_add(builder, cells);
    }
    return frame_end(builder);
}

struct world {
    struct arena *arena;
    struct frame *frame;
    struct sample sample;
    struct findings findings;
};

static struct world world_make(void)
{
    struct world w = {.arena = arena_new()};
    w.frame = made_up(w.arena);
    assert_null(sample_make(w.arena, w.frame, &(struct sample_options){.target = "bad"}, &w.sample));
    w.findings = findings_find(w.arena, &w.sample);
    sample_apply_findings(&w.sample, &w.findings, (struct name_set){0});
    return w;
}

static const char *kind_found(const struct world *w, const char *field)
{
    for (size_t i = 0; i < w->findings.count; i++)
        if (w->findings.items[i].column >= 0 && !strcmp(w->frame->columns[w->findings.items[i].column].name, field))
            return w->findings.items[i].kind;
    return "";
}

static void leaks_are_found(void **state)
{
    (void)state;
    struct world w = world_make();
    assert_string_equal(kind_found(&w, "id"), "identifier");
    assert_string_equal(kind_found(&w, "paid_off_on"), "known_with_outcome");
    assert_string_equal(kind_found(&w, "loss_status"), "outcome_twin");
    assert_int_equal(w.sample.field_count, 3);
    arena_free(w.arena);
}

static struct train_options options_of(enum model_kind kind)
{
    return (struct train_options){.kind = kind,
                                  .name = "test",
                                  .seed = 9,
                                  .folds = 3,
                                  .ridge = -1,
                                  .lasso = -1,
                                  .test_from = NAN,
                                  .rounds = 40,
                                  .depth = 3,
                                  .rate = 0.1,
                                  .calibration = CALIBRATE_PLATT,
                                  .threads = 1};
}

static void train_one(struct world *w, enum model_kind kind, struct model *model, struct validation *v)
{
    struct train_options options = options_of(kind);
    assert_null(train_validate(w->arena, &w->sample, &options, v));
    assert_null(train_final(w->arena, &w->sample, &options, v, model));
}

static void single_batch_and_file_agree(void **state)
{
    (void)state;
    for (enum model_kind kind = MODEL_CARD; kind <= MODEL_TREES; kind++) {
        struct world w = world_make();
        struct model model, again;
        struct validation v;
        const char *problem;
        train_one(&w, kind, &model, &v);
        assert_true(v.mean_auc > 0.72 && v.mean_auc < 0.9);
        struct buffer text = {.arena = w.arena};
        struct json_writer writer = {&text, false};
        model_write(&writer, &model);
        const struct json *json = json_read(w.arena, text.data, text.size, &problem);
        assert_non_null(json);
        assert_null(model_read(w.arena, json, "test", &again));
        double *pd = ARENA_LIST(w.arena, double, ROWS), *points = ARENA_LIST(w.arena, double, ROWS);
        assert_null(model_score_frame(w.arena, &model, w.frame, NULL, pd, points));
        int index[8];
        double values[8];
        assert_null(model_bind(w.arena, &again, w.frame, index));
        for (size_t i = 0; i < ROWS; i++) {
            struct model_score score;
            double sum = 0;
            model_row(&again, w.frame, index, i, values);
            model_score(w.arena, &again, values, true, &score);
            for (size_t k = 0; k < score.line_count; k++)
                sum += score.lines[k].points;
            assert_true(score.pd == pd[i] && score.points == points[i]);
            assert_true(score.pd_low < score.pd && score.pd < score.pd_high);
            assert_true(fabs(sum + score.base - score.points) <= (kind == MODEL_CARD ? 0 : 0.5000001));
        }
        struct buffer second = {.arena = w.arena};
        struct json_writer second_writer = {&second, false};
        model_write(&second_writer, &again);
        assert_string_equal(text.data, second.data);
        arena_free(w.arena);
    }
}

static void the_same_seed_gives_the_same_model(void **state)
{
    (void)state;
    struct buffer text[2] = {{0}, {0}};
    for (int k = 0; k < 2; k++) {
        struct world w = world_make();
        struct model model;
        struct validation v;
        train_one(&w, MODEL_TREES, &model, &v);
        struct json_writer writer = {&text[k], false};
        model_write(&writer, &model);
        arena_free(w.arena);
    }
    assert_string_equal(text[0].data, text[1].data);
    buffer_free(&text[0]);
    buffer_free(&text[1]);
}

/* --- trees
 * ---------------------------------------------------------------------------------------------------------------- */

struct watched {
    float *margins;
    size_t rows;
};

static void keep_margins(void *context, size_t round, const float *margins)
{
    struct watched *w = context;
    (void)round;
    memcpy(w->margins, margins, w->rows * sizeof(float));
}

/* Shapley values by their definition: the mean over all subsets of the other features. */
static double expected(const struct tree *tree, int at, const float *x, unsigned known)
{
    const struct tree_node *node = &tree->nodes[at];
    if (node->left < 0)
        return (double)node->value;
    if (known >> node->feature & 1) {
        float v = x[node->feature];
        return expected(tree, (isnan(v) ? node->missing_left : v < node->value) ? node->left : node->right, x, known);
    }
    double left = (double)tree->nodes[node->left].cover, right = (double)tree->nodes[node->right].cover;
    return (left * expected(tree, node->left, x, known) + right * expected(tree, node->right, x, known)) /
           (left + right);
}

static double shapley(const struct forest *forest, const float *x, int feature, size_t features)
{
    double factorial[8] = {1, 1, 2, 6, 24, 120, 720, 5040}, value = 0;
    for (unsigned set = 0; set < 1U << features; set++) {
        if (set >> feature & 1)
            continue;
        int size = __builtin_popcount(set);
        double weight = factorial[size] * factorial[features - (size_t)size - 1] / factorial[features];
        for (size_t t = 0; t < forest->count; t++)
            value += weight *
                     (expected(&forest->trees[t], 0, x, set | 1U << feature) - expected(&forest->trees[t], 0, x, set));
    }
    return value;
}

static void trees_are_the_engines_and_explain_themselves(void **state)
{
    (void)state;
    enum { FEATURES = 5, CASES = 400 };
    struct arena *arena = arena_new();
    struct random random = random_from(1, 1);
    float x[CASES * FEATURES], bad[CASES], seen[CASES];
    for (size_t i = 0; i < CASES; i++) {
        for (size_t j = 0; j < FEATURES; j++)
            x[i * FEATURES + j] = random_chance(&random, 0.1) ? NAN : (float)random_normal(&random);
        double margin = (double)(x[i * FEATURES] * x[i * FEATURES + 1]) - 0.5;
        bad[i] = random_chance(&random, 1 / (1 + exp(-(isnan(margin) ? 0 : margin))));
    }
    struct forest_data data = {x, bad, NULL, CASES, FEATURES};
    struct forest_options options = {.rounds = 30,
                                     .depth = 4,
                                     .rate = 0.2,
                                     .row_share = 0.8,
                                     .column_share = 0.7,
                                     .least_child_weight = 1,
                                     .ridge = 1,
                                     .trees_a_round = 2,
                                     .seed = 3};
    struct watched watched = {seen, CASES};
    struct forest_watch watch = {&data, keep_margins, NULL, &watched};
    struct forest forest;
    assert_null(forest_train(arena, &data, &options, &watch, &forest));
    assert_int_equal(forest.count, 60);
    for (size_t i = 0; i < CASES; i++) {
        float margin = forest_margin(&forest, x + i * FEATURES);
        assert_memory_equal(&margin, &seen[i], sizeof(float));
    }
    for (size_t i = 0; i < 20; i++) {
        double parts[FEATURES], sum = forest_explain(arena, &forest, x + i * FEATURES, parts);
        for (int j = 0; j < FEATURES; j++) {
            sum += parts[j];
            assert_true(fabs(parts[j] - shapley(&forest, x + i * FEATURES, j, FEATURES)) < 1e-9);
        }
        assert_true(fabs(sum - (double)forest_margin(&forest, x + i * FEATURES)) < 1e-5);
    }
    arena_free(arena);
}

static void a_told_direction_holds(void **state)
{
    (void)state;
    struct world w = world_make();
    struct train_options options = options_of(MODEL_TREES);
    static const char *const rising[] = {"debt"};
    struct validation v;
    struct model model;
    options.rising = (struct name_set){rising, 1};
    assert_null(train_validate(w.arena, &w.sample, &options, &v));
    assert_null(train_final(w.arena, &w.sample, &options, &v, &model));
    double values[3] = {0, 0, 0}, last = -INFINITY;
    size_t debt = 0;
    while (strcmp(model.inputs[debt].name, "debt"))
        debt++;
    for (int step = -40; step <= 40; step++) {
        struct model_score score;
        values[debt] = step / 10.0;
        model_score(w.arena, &model, values, false, &score);
        assert_true(score.margin >= last);
        last = score.margin;
    }
    arena_free(w.arena);
}

/* --- what cannot be learned from
 * --------------------------------------------------------------------------------------------- */

static void bad_input_is_named(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct frame *frame = made_up(arena);
    struct sample sample;
    const struct error *error = sample_make(arena, frame, &(struct sample_options){.target = "baad"}, &sample);
    assert_int_equal(error->id, ERROR_LEARN_COLUMN);
    assert_string_equal(error->arguments[0], "bad");
    error = sample_make(arena, frame, &(struct sample_options){.target = "income"}, &sample);
    assert_int_equal(error->id, ERROR_LEARN_OUTCOME);
    struct model model;
    const char *broken = "{\"format\": \"steward-model/1\", \"kind\": \"trees\", \"inputs\": [], \"calibration\": "
                         "{\"method\": \"platt\"}, \"trees\": "
                         "[[[0, 0, 0, 0, 1, 1]]]}",
               *problem;
    error = model_read(arena, json_read(arena, broken, strlen(broken), &problem), "broken", &model);
    assert_int_equal(error->id, ERROR_LEARN_MODEL);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(leaks_are_found),
                                       cmocka_unit_test(single_batch_and_file_agree),
                                       cmocka_unit_test(the_same_seed_gives_the_same_model),
                                       cmocka_unit_test(trees_are_the_engines_and_explain_themselves),
                                       cmocka_unit_test(a_told_direction_holds),
                                       cmocka_unit_test(bad_input_is_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
