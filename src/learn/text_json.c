/* A text model as one document. Its tables are base64 of little-endian numbers, as every machine we build for has them.
 */
#include "learn/text_parts.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

enum { DOCUMENT_VERSION = 1, FEATURES_MOST = 20000000 };
static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void put_bytes(struct json_writer *w, const char *key, const void *data, size_t size)
{
    struct arena *arena = arena_new();
    char *text = arena_take(arena, (size + 2) / 3 * 4 + 1), *out = text;
    const uint8_t *from = data;
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        uint32_t three =
            (uint32_t)from[i] << 16 | (left > 1 ? (uint32_t)from[i + 1] << 8 : 0) | (left > 2 ? from[i + 2] : 0);
        *out++ = letters[three >> 18];
        *out++ = letters[three >> 12 & 63];
        *out++ = left > 1 ? letters[three >> 6 & 63] : '=';
        *out++ = left > 2 ? letters[three & 63] : '=';
    }
    json_put_text(w, key, text);
    arena_free(arena);
}

static int letter_value(char c)
{
    const char *at = c ? strchr(letters, c) : NULL;
    return at ? (int)(at - letters) : -1;
}

/* NULL unless the text holds exactly SIZE bytes. */
static void *get_bytes(struct arena *arena, const struct json *map, const char *key, size_t size)
{
    const char *text = json_get_text(map, key);
    if (!text || strlen(text) != (size + 2) / 3 * 4)
        return NULL;
    uint8_t *bytes = arena_take(arena, size + 3), *out = bytes;
    for (size_t i = 0; i < size; i += 3, text += 4) {
        uint32_t three = 0;
        for (size_t k = 0; k < 4; k++) {
            int value = letter_value(text[k]);
            if (value < 0 && !(text[k] == '=' && k >= size - i + 1))
                return NULL;
            three = three << 6 | (uint32_t)(value < 0 ? 0 : value);
        }
        *out++ = (uint8_t)(three >> 16);
        *out++ = (uint8_t)(three >> 8);
        *out++ = (uint8_t)three;
    }
    return bytes;
}

void text_model_write(struct json_writer *w, const struct text_model *model)
{
    size_t row = model->stride + TEXT_DEPTH, features = model->feature_count;
    json_open(w, '{');
    json_put_text(w, "kind", "text");
    json_put_int(w, "version", DOCUMENT_VERSION);
    json_put_text(w, "name", model->name);
    json_put_text(w, "trained_at", model->trained_at);
    json_put_text(w, "data_hash", model->data_hash);
    json_put_int(w, "seed", model->seed);
    json_put_int(w, "texts", (int64_t)model->texts);
    json_put_int(w, "features", (int64_t)features);
    json_key(w, "classes");
    json_open(w, '[');
    for (size_t i = 0; i < model->class_count; i++)
        json_write_text(w, model->classes[i]);
    json_close(w, ']');
    json_put_double(w, "sure_constant", model->sure_constant);
    json_put_double(w, "sure_share", model->sure_share);
    json_put_double(w, "sure_lead", model->sure_lead);
    json_put_double(w, "sure_known", model->sure_known);
    json_put_double(w, "least_known", model->least_known);
    json_put_double(w, "sharpness", model->sharpness);
    json_put_double(w, "threshold", model->threshold);
    json_put_double(w, "accuracy", model->accuracy);
    json_put_double(w, "coverage", model->coverage);
    put_bytes(w, "hashes", model->hashes, features * sizeof(uint64_t));
    put_bytes(w, "idf", model->idf, features * sizeof(float));
    put_bytes(w, "weights", model->weights, features * row);
    put_bytes(w, "scales", model->scales, row * sizeof(float));
    put_bytes(w, "wide_constants", model->wide_constants, model->stride * sizeof(float));
    put_bytes(w, "deep_constants", model->deep_constants, TEXT_DEPTH * sizeof(float));
    put_bytes(w, "top", model->top, TEXT_DEPTH * model->stride * sizeof(float));
    put_bytes(w, "top_constants", model->top_constants, model->stride * sizeof(float));
    json_close(w, '}');
}

static bool all_finite(const float *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(values[i]))
            return false;
    return true;
}

static const char *read_numbers(const struct json *json, struct text_model *m)
{
    const struct {
        const char *key;
        double *value;
    } numbers[] = {{"sure_constant", &m->sure_constant}, {"sure_share", &m->sure_share},   {"sure_lead", &m->sure_lead},
                   {"sure_known", &m->sure_known},       {"least_known", &m->least_known}, {"sharpness", &m->sharpness},
                   {"threshold", &m->threshold},         {"accuracy", &m->accuracy},       {"coverage", &m->coverage}};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        if (!json_get_number(json, numbers[i].key, numbers[i].value))
            return numbers[i].key;
    return m->least_known > 0 ? NULL : "least_known";
}

static const char *read_tables(struct arena *arena, const struct json *json, struct text_model *m)
{
    size_t row = m->stride + TEXT_DEPTH, features = m->feature_count;
    const struct {
        const char *key;
        float **at;
        size_t count;
    } tables[] = {{"idf", &m->idf, features},
                  {"scales", &m->scales, row},
                  {"wide_constants", &m->wide_constants, m->stride},
                  {"deep_constants", &m->deep_constants, TEXT_DEPTH},
                  {"top", &m->top, TEXT_DEPTH * m->stride},
                  {"top_constants", &m->top_constants, m->stride}};
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        *tables[i].at = get_bytes(arena, json, tables[i].key, tables[i].count * sizeof(float));
        if (!*tables[i].at || !all_finite(*tables[i].at, tables[i].count))
            return tables[i].key;
    }
    m->hashes = get_bytes(arena, json, "hashes", features * sizeof(uint64_t));
    m->weights = get_bytes(arena, json, "weights", features * row);
    return !m->hashes ? "hashes" : !m->weights ? "weights" : NULL;
}

const struct error *text_model_read(struct arena *arena, const struct json *json, const char *name,
                                    struct text_model *model)
{
    int64_t version = 0, features = -1, texts = 0;
    const struct json *classes = json_get(json, "classes");
    const char *fault = NULL, **names = NULL;
    *model = (struct text_model){.name = json_get_text(json, "name"),
                                 .trained_at = json_get_text(json, "trained_at"),
                                 .data_hash = json_get_text(json, "data_hash")};
    json_get_int(json, "seed", &model->seed);
    if (!text_equal(json_get_text(json, "kind"), "text"))
        fault = "kind";
    else if (!json_get_int(json, "version", &version) || version != DOCUMENT_VERSION)
        fault = "version";
    else if (!json_get_int(json, "features", &features) || features < 0 || features > FEATURES_MOST)
        fault = "features";
    else if (!json_get_int(json, "texts", &texts) || texts < 0)
        fault = "texts";
    else if (!classes || classes->kind != JSON_LIST || classes->count < 2 || classes->count > TEXT_CLASSES_MOST)
        fault = "classes";
    if (!fault) {
        model->class_count = classes->count;
        model->stride = (classes->count + TEXT_STEP - 1) / TEXT_STEP * TEXT_STEP;
        model->feature_count = (size_t)features;
        model->texts = (size_t)texts;
        names = ARENA_LIST(arena, const char *, classes->count);
        model->classes = names;
        for (size_t i = 0; i < classes->count && !fault; i++) {
            names[i] = classes->items[i].kind == JSON_TEXT ? classes->items[i].text : NULL;
            fault = names[i] ? NULL : "classes";
        }
    }
    if (!fault)
        fault = read_numbers(json, model);
    if (!fault)
        fault = read_tables(arena, json, model);
    if (fault)
        return error_make(arena, ERROR_LEARN_MODEL, .value = name, .arguments = {fault});
    text_slots(arena, model);
    return NULL;
}

void text_report_write(struct json_writer *w, const struct text_model *model, const struct text_report *report)
{
    json_open(w, '{');
    json_put_int(w, "texts", (int64_t)report->texts);
    json_put_int(w, "right", (int64_t)report->right);
    json_put_double(w, "accuracy", report->accuracy);
    json_put_double(w, "accuracy_low", report->low);
    json_put_double(w, "accuracy_high", report->high);
    json_put_double(w, "macro_f1", report->macro_f1);
    json_put_double(w, "accuracy_at_90", report->accuracy_at_90);
    json_put_double(w, "threshold", model->threshold);
    json_put_double(w, "answered", report->answered);
    json_put_double(w, "accuracy_answered", report->accuracy_answered);
    json_put_double(w, "calibration_error", report->calibration_error);
    json_put_double(w, "train_seconds", report->train_seconds);
    json_put_double(w, "texts_a_second", report->texts_a_second);
    json_key(w, "classes");
    json_open(w, '[');
    for (size_t i = 0; i < model->class_count; i++) {
        json_open(w, '{');
        json_put_text(w, "class", model->classes[i]);
        json_put_int(w, "texts", (int64_t)report->rows[i].texts);
        json_put_int(w, "guessed", (int64_t)report->rows[i].guessed);
        json_put_int(w, "right", (int64_t)report->rows[i].right);
        json_put_double(w, "precision", report->rows[i].precision);
        json_put_double(w, "recall", report->rows[i].recall);
        json_put_double(w, "f1", report->rows[i].f1);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "mix_ups");
    json_open(w, '[');
    for (size_t i = 0; i < report->mix_up_count; i++) {
        json_open(w, '{');
        json_put_text(w, "class", model->classes[report->mix_ups[i].from]);
        json_put_text(w, "taken_for", model->classes[report->mix_ups[i].to]);
        json_put_int(w, "texts", (int64_t)report->mix_ups[i].texts);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}
