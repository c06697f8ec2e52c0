/* A model as JSON, written and read back to the same numbers: doubles with the digits that read back, floats too. */
#include "learn/model.h"

#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char FORMAT[] = "steward-model/1";

/* Infinity, which JSON lacks, is an absent value. */
static void put_finite(struct json_writer *w, const char *key, double value)
{
    if (isfinite(value))
        json_put_double(w, key, value);
}

static void put_doubles(struct json_writer *w, const char *key, const double *values, size_t count)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < count; i++)
        json_write_double(w, values[i]);
    json_close(w, ']');
}

static void write_bin(struct json_writer *w, const struct learned_bin *bin)
{
    json_open(w, '{');
    put_finite(w, "from", bin->from);
    put_finite(w, "below", bin->below);
    if (bin->levels)
        put_doubles(w, "levels", bin->levels, bin->level_count);
    if (bin->missing)
        json_put_bool(w, "missing", true);
    if (bin->special)
        json_put_bool(w, "special", true);
    json_put_double(w, "good", bin->good);
    json_put_double(w, "bad", bin->bad);
    json_put_double(w, "woe", bin->woe);
    json_put_double(w, "iv", bin->iv);
    json_put_double(w, "exact_points", bin->coefficient_points);
    json_put_int(w, "points", bin->points);
    json_close(w, '}');
}

static void write_input(struct json_writer *w, const struct model_input *input)
{
    json_open(w, '{');
    json_put_text(w, "name", input->name);
    json_put_text(w, "kind", column_kind_name(input->kind));
    if (input->kind == COLUMN_CATEGORY) {
        json_key(w, "levels");
        json_open(w, '[');
        for (size_t i = 0; i < input->level_count; i++)
            json_write_text(w, input->levels[i]);
        json_close(w, ']');
    }
    if (input->encoding)
        put_doubles(w, "encoding", input->encoding, input->level_count);
    if (input->monotone)
        json_put_int(w, "monotone", input->monotone);
    json_put_double(w, "coefficient", input->coefficient);
    json_put_double(w, "iv", input->binned.iv);
    json_put_text(w, "trend", trend_name(input->binned.trend));
    json_put_int(w, "ordinary", (int64_t)input->binned.ordinary);
    json_key(w, "bins");
    json_open(w, '[');
    for (size_t i = 0; i < input->binned.count; i++)
        write_bin(w, &input->binned.bins[i]);
    json_close(w, ']');
    json_close(w, '}');
}

static void write_tree(struct json_writer *w, const struct tree *tree)
{
    json_open(w, '[');
    for (size_t i = 0; i < tree->count; i++) {
        const struct tree_node *node = &tree->nodes[i];
        json_open(w, '[');
        json_write_int(w, node->left);
        json_write_int(w, node->right);
        json_write_int(w, node->feature);
        json_write_int(w, node->missing_left);
        json_write_double(w, (double)node->value);
        json_write_double(w, (double)node->cover);
        json_close(w, ']');
    }
    json_close(w, ']');
}

static void write_calibration(struct json_writer *w, const struct calibration *c)
{
    static const char *const methods[] = {"none", "platt", "isotonic"};
    json_key(w, "calibration");
    json_open(w, '{');
    json_put_text(w, "method", methods[c->method]);
    json_put_double(w, "intercept", c->intercept);
    json_put_double(w, "slope", c->slope);
    json_put_double(w, "shift", c->shift);
    put_finite(w, "central_tendency", c->central_tendency);
    put_doubles(w, "margins", c->margins, c->step_count);
    put_doubles(w, "logits", c->logits, c->step_count);
    json_key(w, "bands");
    json_open(w, '[');
    for (size_t i = 0; i < c->band_count; i++) {
        json_open(w, '{');
        put_finite(w, "upto", c->bands[i].upto);
        json_put_double(w, "cases", c->bands[i].cases);
        json_put_double(w, "bads", c->bands[i].bads);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static void write_provenance(struct json_writer *w, const struct provenance *from)
{
    json_key(w, "trained_on");
    json_open(w, '{');
    json_put_text(w, "data", from->data_name);
    json_put_text(w, "data_hash", from->data_hash);
    json_put_text(w, "code_version", from->code_version);
    json_put_text(w, "trained_at", from->trained_at);
    json_put_text(w, "target", from->target);
    json_put_text(w, "bad_value", from->bad_value);
    json_put_text(w, "weight", from->weight);
    json_put_int(w, "rows", (int64_t)from->rows);
    json_put_double(w, "bads", from->bads);
    json_put_int(w, "seed", from->seed);
    json_close(w, '}');
}

void model_write(struct json_writer *w, const struct model *model)
{
    json_open(w, '{');
    json_put_text(w, "format", FORMAT);
    json_put_text(w, "kind", model_kind_name(model->kind));
    json_put_text(w, "name", model->name);
    write_provenance(w, &model->from);
    json_put_double(w, "intercept", model->intercept);
    json_put_double(w, "base_score", model->base_score);
    json_put_double(w, "base_odds", model->base_odds);
    json_put_double(w, "points_to_double", model->points_to_double);
    write_calibration(w, &model->calibration);
    put_doubles(w, "score_borders", model->score_borders, model->border_count);
    put_doubles(w, "score_shares", model->score_shares, model->border_count ? model->border_count + 1 : 0);
    json_key(w, "inputs");
    json_open(w, '[');
    for (size_t i = 0; i < model->count; i++)
        write_input(w, &model->inputs[i]);
    json_close(w, ']');
    if (model->kind == MODEL_TREES) {
        json_put_double(w, "base_margin", (double)model->forest.base_margin);
        json_key(w, "trees");
        json_open(w, '[');
        for (size_t i = 0; i < model->forest.count; i++)
            write_tree(w, &model->forest.trees[i]);
        json_close(w, ']');
    }
    json_close(w, '}');
}

/* --- reading: the file comes from outside, so nothing in it is taken on trust
 * --------------------------------------------- */

struct reading {
    struct arena *arena;
    const char *problem; /* the first */
};

static void wrong(struct reading *r, const char *problem)
{
    if (!r->problem)
        r->problem = problem;
}

static double read_number(struct reading *r, const struct json *map, const char *key, double absent)
{
    double value = absent;
    const struct json *item = json_get(map, key);
    if (!json_absent(item) && !json_number(item, &value))
        wrong(r, key);
    return value;
}

static size_t list_size(const struct json *list)
{
    return list && list->kind == JSON_LIST ? list->count : 0;
}

static double *read_doubles(struct reading *r, const struct json *map, const char *key, size_t *count)
{
    const struct json *list = json_get(map, key);
    *count = list_size(list);
    double *values = ARENA_LIST(r->arena, double, *count + 1);
    for (size_t i = 0; i < *count; i++)
        if (!json_number(&list->items[i], &values[i]))
            wrong(r, key);
    return values;
}

static void read_bin(struct reading *r, const struct json *json, struct learned_bin *bin)
{
    bin->from = read_number(r, json, "from", -INFINITY);
    bin->below = read_number(r, json, "below", INFINITY);
    if (json_get(json, "levels"))
        bin->levels = read_doubles(r, json, "levels", &bin->level_count);
    json_get_bool(json, "missing", &bin->missing);
    json_get_bool(json, "special", &bin->special);
    bin->good = read_number(r, json, "good", 0);
    bin->bad = read_number(r, json, "bad", 0);
    bin->woe = read_number(r, json, "woe", 0);
    bin->iv = read_number(r, json, "iv", 0);
    bin->coefficient_points = read_number(r, json, "exact_points", 0);
    bin->bad_rate = bin->good + bin->bad > 0 ? bin->bad / (bin->good + bin->bad) : NAN;
    if (!json_get_int(json, "points", &bin->points))
        wrong(r, "points");
}

static int choice(struct reading *r, const char *text, const char *const *names, int count, const char *what)
{
    for (int i = 0; i < count; i++)
        if (text_equal(text, names[i]))
            return i;
    wrong(r, what);
    return 0;
}

static void read_input(struct reading *r, const struct json *json, struct model_input *input)
{
    static const char *const kinds[] = {"number", "date", "category"};
    static const char *const trends[] = {"auto", "rising", "falling", "peak", "valley", "free"};
    const struct json *levels = json_get(json, "levels"), *bins = json_get(json, "bins");
    size_t encoded;
    int64_t whole;
    input->name = json_get_text(json, "name");
    if (!input->name)
        wrong(r, "name");
    input->kind = (enum column_kind)choice(r, json_get_text(json, "kind"), kinds, 3, "kind");
    input->level_count = list_size(levels);
    const char **texts = ARENA_LIST(r->arena, const char *, input->level_count + 1);
    for (size_t i = 0; i < input->level_count; i++) {
        texts[i] = levels->items[i].kind == JSON_TEXT ? levels->items[i].text : "";
        if (levels->items[i].kind != JSON_TEXT || (i && strcmp(texts[i - 1], texts[i]) >= 0))
            wrong(r, "levels");
    }
    input->levels = texts;
    if (json_get(json, "encoding")) {
        input->encoding = read_doubles(r, json, "encoding", &encoded);
        if (encoded != input->level_count)
            wrong(r, "encoding");
    }
    input->monotone = json_get_int(json, "monotone", &whole) ? (int)whole : 0;
    input->coefficient = read_number(r, json, "coefficient", 0);
    input->binned.iv = read_number(r, json, "iv", 0);
    input->binned.trend = (enum trend)choice(r, json_get_text(json, "trend"), trends, 6, "trend");
    input->binned.count = list_size(bins);
    input->binned.bins = ARENA_LIST(r->arena, struct learned_bin, input->binned.count + 1);
    for (size_t i = 0; i < input->binned.count; i++)
        read_bin(r, &bins->items[i], &input->binned.bins[i]);
    if (!json_get_int(json, "ordinary", &whole) || whole < 0 || (size_t)whole >= input->binned.count ||
        !input->binned.bins[input->binned.count - 1].missing)
        wrong(r, "bins");
    input->binned.ordinary = (size_t)whole;
}

static void read_node(struct reading *r, const struct json *json, size_t at, size_t features, size_t nodes,
                      struct tree_node *node)
{
    double v[6] = {0};
    if (list_size(json) != 6)
        wrong(r, "trees");
    for (size_t i = 0; i < 6 && i < list_size(json); i++)
        if (!json_number(&json->items[i], &v[i]))
            wrong(r, "trees");
    bool leaf = v[0] == -1 && v[1] == -1;
    /* Children lie behind their parent, so that no walk goes round in circles. */
    for (int i = 0; i < 2 && !leaf; i++)
        if (!(v[i] > (double)at && v[i] < (double)nodes))
            wrong(r, "trees");
    if (!leaf && !(v[2] >= 0 && v[2] < (double)features))
        wrong(r, "trees");
    *node = r->problem
                ? (struct tree_node){.left = -1, .right = -1}
                : (struct tree_node){(int)v[0], (int)v[1], leaf ? 0 : (int)v[2], v[3] != 0, (float)v[4], (float)v[5]};
}

static size_t depth_of(const struct tree *tree)
{
    size_t *depth, deepest = 0, room[512];
    if (tree->count > sizeof(room) / sizeof(*room))
        return tree->count; /* deep enough for any of its paths */
    depth = memset(room, 0, sizeof(room));
    for (size_t i = 0; i < tree->count; i++) {
        const struct tree_node *node = &tree->nodes[i];
        if (node->left >= 0)
            depth[node->left] = depth[node->right] = depth[i] + 1;
        if (depth[i] > deepest)
            deepest = depth[i];
    }
    return deepest;
}

static void read_trees(struct reading *r, const struct json *root, size_t features, struct forest *forest)
{
    const struct json *trees = json_get(root, "trees");
    forest->features = features;
    forest->base_margin = (float)read_number(r, root, "base_margin", 0);
    forest->count = list_size(trees);
    forest->trees = ARENA_LIST(r->arena, struct tree, forest->count + 1);
    for (size_t t = 0; t < forest->count && !r->problem; t++) {
        struct tree *tree = &forest->trees[t];
        tree->count = list_size(&trees->items[t]);
        if (!tree->count)
            wrong(r, "trees");
        tree->nodes = ARENA_LIST(r->arena, struct tree_node, tree->count + 1);
        for (size_t i = 0; i < tree->count; i++)
            read_node(r, &trees->items[t].items[i], i, features, tree->count, &tree->nodes[i]);
        tree->depth = r->problem ? 0 : depth_of(tree);
    }
}

static void read_calibration(struct reading *r, const struct json *json, struct calibration *c)
{
    static const char *const methods[] = {"none", "platt", "isotonic"};
    const struct json *bands = json_get(json, "bands");
    size_t logits;
    c->method = (enum calibration_method)choice(r, json_get_text(json, "method"), methods, 3, "calibration");
    c->intercept = read_number(r, json, "intercept", 0);
    c->slope = read_number(r, json, "slope", 1);
    c->shift = read_number(r, json, "shift", 0);
    c->central_tendency = read_number(r, json, "central_tendency", NAN);
    c->margins = read_doubles(r, json, "margins", &c->step_count);
    c->logits = read_doubles(r, json, "logits", &logits);
    if (logits != c->step_count || (c->method == CALIBRATE_ISOTONIC && !logits))
        wrong(r, "calibration");
    c->band_count = list_size(bands);
    c->bands = ARENA_LIST(r->arena, struct calibration_band, c->band_count + 1);
    for (size_t i = 0; i < c->band_count; i++)
        c->bands[i] = (struct calibration_band){read_number(r, &bands->items[i], "upto", INFINITY),
                                                read_number(r, &bands->items[i], "cases", 0),
                                                read_number(r, &bands->items[i], "bads", 0)};
    for (size_t i = 0; i < c->band_count; i++)
        if (!(c->bands[i].bads >= 0) || !(c->bands[i].cases >= c->bands[i].bads))
            wrong(r, "bands");
}

static void read_provenance(const struct json *json, struct provenance *from)
{
    int64_t rows = 0;
    from->data_name = json_get_text(json, "data");
    from->data_hash = json_get_text(json, "data_hash");
    from->code_version = json_get_text(json, "code_version");
    from->trained_at = json_get_text(json, "trained_at");
    from->target = json_get_text(json, "target");
    from->bad_value = json_get_text(json, "bad_value");
    from->weight = json_get_text(json, "weight");
    json_get_int(json, "rows", &rows);
    from->rows = rows > 0 ? (size_t)rows : 0;
    json_get_number(json, "bads", &from->bads);
    json_get_int(json, "seed", &from->seed);
}

const struct error *model_read(struct arena *arena, const struct json *json, const char *name, struct model *model)
{
    static const char *const kinds[] = {"card", "trees"};
    struct reading r = {arena, NULL};
    const struct json *inputs = json_get(json, "inputs");
    size_t shares;
    *model = (struct model){.name = json_get_text(json, "name")};
    if (!text_equal(json_get_text(json, "format"), FORMAT))
        wrong(&r, "format");
    model->kind = (enum model_kind)choice(&r, json_get_text(json, "kind"), kinds, 2, "kind");
    read_provenance(json_get(json, "trained_on"), &model->from);
    model->intercept = read_number(&r, json, "intercept", 0);
    model->base_score = read_number(&r, json, "base_score", 600);
    model->base_odds = read_number(&r, json, "base_odds", 20);
    model->points_to_double = read_number(&r, json, "points_to_double", 20);
    if (!(model->base_odds > 0) || !(model->points_to_double > 0))
        wrong(&r, "scale");
    read_calibration(&r, json_get(json, "calibration"), &model->calibration);
    model->score_borders = read_doubles(&r, json, "score_borders", &model->border_count);
    model->score_shares = read_doubles(&r, json, "score_shares", &shares);
    if (model->border_count && shares != model->border_count + 1)
        wrong(&r, "score_shares");
    model->count = list_size(inputs);
    model->inputs = ARENA_LIST(arena, struct model_input, model->count + 1);
    for (size_t i = 0; i < model->count && !r.problem; i++) {
        read_input(&r, &inputs->items[i], &model->inputs[i]);
        if (model->kind == MODEL_TREES && model->inputs[i].kind == COLUMN_CATEGORY && !model->inputs[i].encoding)
            wrong(&r, "encoding");
    }
    if (model->kind == MODEL_TREES)
        read_trees(&r, json, model->count, &model->forest);
    return r.problem ? error_make(arena, ERROR_LEARN_MODEL, .value = name, .arguments = {r.problem}) : NULL;
}
