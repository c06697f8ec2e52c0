/* The only file that knows XGBoost. Its C interface trains; the model comes back as JSON and becomes our own trees. */
#include "learn/forest.h"

#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xgboost/c_api.h>

struct training {
    struct arena *arena;
    DMatrixHandle data, watched;
    BoosterHandle booster;
};

static const struct error *failed(struct arena *arena)
{
    return error_make(arena, ERROR_LEARN_ENGINE, .arguments = {XGBGetLastError()});
}

#define XGB(call)                                                                                                      \
    do {                                                                                                               \
        if ((call) != 0)                                                                                               \
            return failed(t->arena);                                                                                   \
    } while (0)

static const struct error *make_matrix(struct training *t, const struct forest_data *data, DMatrixHandle *matrix)
{
    XGB(XGDMatrixCreateFromMat(data->x, data->rows, data->features, NAN, matrix));
    XGB(XGDMatrixSetFloatInfo(*matrix, "label", data->bad, data->rows));
    if (data->weight)
        XGB(XGDMatrixSetFloatInfo(*matrix, "weight", data->weight, data->rows));
    return NULL;
}

static const struct error *set_number(struct training *t, const char *name, double value)
{
    char text[40];
    snprintf(text, sizeof(text), "%.9g", value);
    XGB(XGBoosterSetParam(t->booster, name, text));
    return NULL;
}

static const struct error *set_monotone(struct training *t, const struct forest_options *options, size_t features)
{
    struct buffer text = {.arena = t->arena};
    if (!options->monotone)
        return NULL;
    for (size_t i = 0; i < features; i++)
        buffer_format(&text, "%s%d", i ? "," : "(", options->monotone[i]);
    buffer_char(&text, ')');
    XGB(XGBoosterSetParam(t->booster, "monotone_constraints", buffer_end(&text)));
    return NULL;
}

/* One thread unless told otherwise: OpenMP's spinning barriers cost tenfold as soon as another process wants the core.
 */
static const struct error *set_options(struct training *t, const struct forest_options *options,
                                       const struct forest_data *data)
{
    double bad = 0, all = 0;
    for (size_t i = 0; i < data->rows; i++) {
        double w = data->weight ? (double)data->weight[i] : 1;
        bad += w * (double)data->bad[i];
        all += w;
    }
    static const struct {
        const char *name, *value;
    } fixed[] = {{"objective", "binary:logistic"},
                 {"tree_method", "hist"},
                 {"verbosity", "0"},
                 {"disable_default_eval_metric", "1"}};
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        XGB(XGBoosterSetParam(t->booster, fixed[i].name, fixed[i].value));
    const struct {
        const char *name;
        double value;
    } numbers[] = {{"nthread", options->threads > 0 ? options->threads : 1},
                   {"max_depth", (double)options->depth},
                   {"eta", options->rate},
                   {"subsample", options->row_share},
                   {"colsample_bynode", options->column_share},
                   {"min_child_weight", options->least_child_weight},
                   {"lambda", options->ridge},
                   {"gamma", options->split_price},
                   {"num_parallel_tree", options->trees_a_round ? (double)options->trees_a_round : 1},
                   {"seed", (double)(options->seed & 0x7fffffff)},
                   {"base_score", bad / all}};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        TRY(set_number(t, numbers[i].name, numbers[i].value));
    return set_monotone(t, options, data->features);
}

/* --- from its JSON
 * ----------------------------------------------------------------------------------------------------- */

static double number_at(const struct json *list, size_t i)
{
    double value = 0;
    if (list && list->kind == JSON_LIST && i < list->count) {
        if (list->items[i].kind == JSON_BOOL)
            return list->items[i].truth;
        json_number(&list->items[i], &value);
    }
    return value;
}

static size_t tree_depth(const struct tree *tree, int node)
{
    const struct tree_node *n = &tree->nodes[node];
    if (n->left < 0)
        return 0;
    size_t left = tree_depth(tree, n->left), right = tree_depth(tree, n->right);
    return 1 + (left > right ? left : right);
}

static struct tree read_tree(struct arena *arena, const struct json *json)
{
    const struct json *left = json_get(json, "left_children"), *right = json_get(json, "right_children");
    const struct json *feature = json_get(json, "split_indices"), *value = json_get(json, "split_conditions");
    const struct json *missing = json_get(json, "default_left"), *cover = json_get(json, "sum_hessian");
    struct tree tree = {.count = left ? left->count : 0};
    tree.nodes = ARENA_LIST(arena, struct tree_node, tree.count + 1);
    for (size_t i = 0; i < tree.count; i++)
        tree.nodes[i] = (struct tree_node){.left = (int)number_at(left, i),
                                           .right = (int)number_at(right, i),
                                           .feature = (int)number_at(feature, i),
                                           .missing_left = number_at(missing, i) != 0,
                                           .value = (float)number_at(value, i),
                                           .cover = (float)number_at(cover, i)};
    tree.depth = tree.count ? tree_depth(&tree, 0) : 0;
    return tree;
}

static const struct error *read_forest(struct training *t, size_t features, struct forest *forest)
{
    bst_ulong size;
    const char *text, *problem;
    XGB(XGBoosterSaveModelToBuffer(t->booster, "{\"format\": \"json\"}", &size, &text));
    const struct json *root = json_read(t->arena, text, size, &problem);
    const struct json *learner = json_get(root, "learner");
    const struct json *model = json_get(json_get(learner, "gradient_booster"), "model");
    const struct json *trees = json_get(model, "trees");
    const char *base = json_get_text(json_get(learner, "learner_model_param"), "base_score");
    if (!trees || trees->kind != JSON_LIST || !base)
        return error_make(t->arena, ERROR_LEARN_ENGINE, .arguments = {"its model could not be read"});
    *forest = (struct forest){
        .features = features, .count = trees->count, .base_margin = -logf(1.0f / strtof(base, NULL) - 1.0f)};
    forest->trees = ARENA_LIST(t->arena, struct tree, trees->count + 1);
    for (size_t i = 0; i < trees->count; i++)
        forest->trees[i] = read_tree(t->arena, &trees->items[i]);
    return NULL;
}

static const struct error *grow(struct training *t, const struct forest_options *options,
                                const struct forest_watch *watch)
{
    for (size_t round = 0; round < options->rounds; round++) {
        XGB(XGBoosterUpdateOneIter(t->booster, (int)round, t->data));
        if (watch && watch->data && watch->look) {
            const float *margins;
            bst_ulong count;
            XGB(XGBoosterPredict(t->booster, t->watched, 1, 0, 0, &count, &margins));
            watch->look(watch->context, round, margins);
        }
        if (watch && watch->progress && !watch->progress(watch->context, round + 1, options->rounds))
            return error_make(t->arena, ERROR_JOB_CANCELLED);
    }
    return NULL;
}

static const struct error *train(struct training *t, const struct forest_data *data,
                                 const struct forest_options *options, const struct forest_watch *watch,
                                 struct forest *forest)
{
    bool watching = watch && watch->data;
    TRY(make_matrix(t, data, &t->data));
    if (watching)
        TRY(make_matrix(t, watch->data, &t->watched));
    DMatrixHandle all[] = {t->data, t->watched};
    XGB(XGBoosterCreate(all, watching ? 2 : 1, &t->booster));
    TRY(set_options(t, options, data));
    TRY(grow(t, options, watch));
    return forest ? read_forest(t, data->features, forest) : NULL;
}

const struct error *forest_train(struct arena *arena, const struct forest_data *data,
                                 const struct forest_options *options, const struct forest_watch *watch,
                                 struct forest *forest)
{
    struct training t = {.arena = arena};
    const struct error *error = train(&t, data, options, watch, forest);
    if (t.booster)
        XGBoosterFree(t.booster);
    if (t.watched)
        XGDMatrixFree(t.watched);
    if (t.data)
        XGDMatrixFree(t.data);
    return error;
}
