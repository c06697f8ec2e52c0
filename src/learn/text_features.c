/* From a text to its features. */
#include "learn/text_parts.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

enum {
    TEXT_BYTES_MOST = 20000,
    LETTERS_LEAST = 3,
    LETTERS_MOST = 5,
    WORD_LETTERS_MOST = 24,
    NEAR_LEAST = 3,
    NEAR_MOST = 7
};

static const float DEEP_SHARE = 0.5F; /* beside the wide model, which is the surer of the two */

struct token {
    uint32_t start, size;
    uint64_t hash;
    bool han;
};

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Half width, lower case, every digit a 0; 0 for what parts words. */
static uint32_t fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (c >= '0' && c <= '9')
        return '0';
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
        return c + 0x20;
    if ((c >= 'a' && c <= 'z') || is_han(c))
        return c;
    if (c < 0xC0 || (c >= 0x2000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFFFF))
        return 0;
    return c;
}

static uint64_t hash_bytes(const char *data, size_t size, uint64_t seed)
{
    uint64_t h = 0xcbf29ce484222325u ^ (seed * 0x9e3779b97f4a7c15u);
    for (size_t i = 0; i < size; i++)
        h = (h ^ (uint8_t)data[i]) * 0x100000001b3u;
    h ^= h >> 32;
    return h * 0xd6e8feb86659fd93u;
}

static uint64_t hash_join(uint64_t a, uint64_t b)
{
    uint64_t h = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xd6e8feb86659fd93u;
    return h ^ (h >> 29);
}

static void push(struct arena *arena, struct grams *g, uint64_t hash, size_t start, size_t end, uint8_t block)
{
    ARENA_PUSH(arena, g->items, g->count, g->room,
               (struct gram){hash, (uint32_t)start, (uint32_t)(end - start), block});
}

static struct token *tokens_of(struct arena *arena, const char *text, char *folded, size_t *count)
{
    struct token *tokens = NULL;
    size_t room = 0;
    char *out = folded;
    uint32_t c;
    bool open = false;
    *count = 0;
    for (const char *at = text; at - text < TEXT_BYTES_MOST && (c = text_next(&at));) {
        if (c == '\'' || c == 0x2019)
            continue; /* haven't and havent are one word */
        uint32_t f = fold(c);
        bool han = f && is_han(f);
        if (!f) {
            open = false;
            continue;
        }
        if (han || !open) {
            if (*count && !(han && tokens[*count - 1].han))
                *out++ = ' ';
            ARENA_PUSH(arena, tokens, *count, room, (struct token){.start = (uint32_t)(out - folded), .han = han});
        }
        text_append(&out, f);
        tokens[*count - 1].size = (uint32_t)(out - folded) - tokens[*count - 1].start;
        open = !han;
    }
    *out = 0;
    for (size_t i = 0; i < *count; i++)
        tokens[i].hash = hash_bytes(folded + tokens[i].start, tokens[i].size, 1);
    return tokens;
}

/* Runs of letters inside a word, its edges marked. */
static void letters_of(struct arena *arena, struct grams *g, const struct token *token)
{
    char padded[WORD_LETTERS_MOST + 2];
    size_t size = token->size < WORD_LETTERS_MOST ? token->size : WORD_LETTERS_MOST;
    padded[0] = ' ';
    memcpy(padded + 1, g->folded + token->start, size);
    padded[size + 1] = ' ';
    for (size_t n = LETTERS_LEAST; n <= LETTERS_MOST; n++)
        for (size_t i = 0; i + n <= size + 2; i++) {
            size_t from = i ? i - 1 : 0, to = i + n - 1 < size ? i + n - 1 : size;
            push(arena, g, hash_bytes(padded + i, n, 2), token->start + from, token->start + to, TEXT_LETTERS);
        }
}

/* Three words in a row, and pairs of words near each other in whatever order. */
static void near_words(struct arena *arena, struct grams *g, const struct token *tokens, size_t count, size_t i)
{
    const struct token *t = tokens + i;
    if (i + 2 < count)
        push(arena, g, hash_join(hash_join(hash_join(t->hash, 9), t[1].hash), t[2].hash), t->start,
             t[2].start + t[2].size, TEXT_WORDS);
    for (size_t k = NEAR_LEAST; k <= NEAR_MOST && i + k < count; k++) {
        uint64_t a = t->hash, b = t[k].hash;
        push(arena, g, hash_join(hash_join(a < b ? a : b, 11), a < b ? b : a), t->start, t->start + t->size,
             TEXT_WORDS);
    }
}

void text_grams(struct arena *arena, const char *text, struct grams *g)
{
    size_t count, size = strlen(text);
    *g = (struct grams){.folded = arena_take(arena, 2 * (size < TEXT_BYTES_MOST ? size : TEXT_BYTES_MOST) + 16)};
    struct token *tokens = tokens_of(arena, text, g->folded, &count);
    g->room = 64 + 40 * count;
    g->items = ARENA_LIST(arena, struct gram, g->room);
    for (size_t i = 0; i < count; i++) {
        const struct token *t = tokens + i;
        uint64_t hash = t->hash;
        push(arena, g, hash, t->start, t->start + t->size, TEXT_WORDS);
        for (size_t n = 1; n <= 2 && i + n < count; n++) {
            const struct token *next = tokens + i + n;
            hash = hash_join(hash, next->hash);
            if (n == 1 || (t->han && next->han))
                push(arena, g, hash, t->start, next->start + next->size, TEXT_WORDS);
            else /* two words with one between them */
                push(arena, g, hash_join(hash_join(t->hash, 7), next->hash), t->start, next->start + next->size,
                     TEXT_WORDS);
        }
        if (!t->han)
            near_words(arena, g, tokens, count, i);
        if (!t->han)
            letters_of(arena, g, t);
    }
    if (count) { /* how a text begins says much about a question */
        push(arena, g, hash_join(3, tokens[0].hash), tokens[0].start, tokens[0].start + tokens[0].size, TEXT_WORDS);
        const struct token *last = tokens + count - 1;
        push(arena, g, hash_join(4, last->hash), last->start, last->start + last->size, TEXT_WORDS);
    }
}

/* --- vocabulary
 * ---------------------------------------------------------------------------------------------------------------- */

static size_t slot_start(uint64_t hash, size_t slots)
{
    return (size_t)(hash >> 11) & (slots - 1);
}

void text_slots(struct arena *arena, struct text_model *model)
{
    model->slot_count = 64;
    while (model->slot_count < 2 * model->feature_count)
        model->slot_count *= 2;
    model->slots = ARENA_LIST(arena, uint32_t, model->slot_count);
    for (size_t i = 0; i < model->feature_count; i++) {
        size_t slot = slot_start(model->hashes[i], model->slot_count);
        while (model->slots[slot])
            slot = (slot + 1) & (model->slot_count - 1);
        model->slots[slot] = (uint32_t)i + 1;
    }
}

struct counted {
    uint64_t hash;
    uint32_t texts, last; /* LAST: the text that counted it last, plus one */
};

void text_vocabulary(struct arena *arena, const struct grams *grams, const size_t *rows, size_t count, size_t least,
                     struct text_model *model)
{
    struct arena *scratch = arena_new();
    size_t all = 0, room = 1024, kept = 0;
    for (size_t i = 0; i < count; i++)
        all += grams[rows[i]].count;
    while (room < 2 * all)
        room *= 2;
    struct counted *table = ARENA_LIST(scratch, struct counted, room);
    for (size_t i = 0; i < count; i++) {
        const struct grams *g = grams + rows[i];
        for (size_t k = 0; k < g->count; k++) {
            size_t slot = slot_start(g->items[k].hash, room);
            while (table[slot].texts && table[slot].hash != g->items[k].hash)
                slot = (slot + 1) & (room - 1);
            table[slot].hash = g->items[k].hash;
            if (table[slot].last != i + 1)
                table[slot].texts++;
            table[slot].last = (uint32_t)i + 1;
        }
    }
    for (size_t i = 0; i < room; i++)
        kept += table[i].texts >= least;
    model->hashes = ARENA_LIST(arena, uint64_t, kept + 1);
    model->idf = ARENA_LIST(arena, float, kept + 1);
    model->feature_count = 0;
    for (size_t i = 0; i < room; i++)
        if (table[i].texts >= least) {
            model->hashes[model->feature_count] = table[i].hash;
            model->idf[model->feature_count++] = (float)(1 + log((double)(count + 1) / (table[i].texts + 1)));
        }
    model->texts = count;
    text_slots(arena, model);
    arena_free(scratch);
}

static uint32_t find_feature(const struct text_model *model, uint64_t hash)
{
    for (size_t slot = slot_start(hash, model->slot_count); model->slots[slot];
         slot = (slot + 1) & (model->slot_count - 1))
        if (model->hashes[model->slots[slot] - 1] == hash)
            return model->slots[slot];
    return 0;
}

/* --- the vector
 * ---------------------------------------------------------------------------------------------------------------- */

struct tally {
    uint32_t feature, count, gram; /* FEATURE: plus one, 0 is free */
};

void text_vector(struct arena *arena, const struct text_model *model, const struct grams *grams,
                 struct text_vector *vector, uint32_t *gram_of)
{
    size_t room = 64;
    double unknown_idf = 1 + log((double)(model->texts + 1) / 2), unknown[TEXT_BLOCKS] = {0}, sum[TEXT_BLOCKS] = {0};
    while (room < 2 * grams->count)
        room *= 2;
    struct tally *table = ARENA_LIST(arena, struct tally, room);
    uint32_t *used = ARENA_LIST(arena, uint32_t, grams->count + 1), used_count = 0;
    for (size_t k = 0; k < grams->count; k++) {
        uint32_t feature = find_feature(model, grams->items[k].hash);
        if (!feature) {
            unknown[grams->items[k].block] += unknown_idf * unknown_idf;
            continue;
        }
        size_t slot = (feature * 2654435761u >> 7) & (room - 1);
        while (table[slot].feature && table[slot].feature != feature)
            slot = (slot + 1) & (room - 1);
        if (!table[slot].feature) {
            table[slot] = (struct tally){feature, 0, (uint32_t)k};
            used[used_count++] = (uint32_t)slot;
        }
        table[slot].count++;
    }
    vector->values = ARENA_LIST(arena, struct text_value, used_count + 1);
    vector->count = used_count;
    for (size_t i = 0; i < used_count; i++) {
        const struct tally *t = table + used[i];
        double value = (1 + log(t->count)) * model->idf[t->feature - 1];
        sum[grams->items[t->gram].block] += value * value;
        vector->values[i] = (struct text_value){t->feature - 1, (float)value};
        if (gram_of)
            gram_of[i] = t->gram;
    }
    double known = 0, all = 0;
    float factor[TEXT_BLOCKS];
    for (int b = 0; b < TEXT_BLOCKS; b++) {
        known += sum[b];
        all += sum[b] + unknown[b];
        factor[b] = sum[b] > 0 ? (float)(1 / sqrt(sum[b])) : 0;
    }
    vector->known = all > 0 ? known / all : 0;
    for (size_t i = 0; i < used_count; i++)
        vector->values[i].value *= factor[grams->items[table[used[i]].gram].block];
}

/* Scores become log shares. */
static void log_shares(float *scores, size_t count)
{
    float most = scores[0], sum = 0;
    for (size_t k = 1; k < count; k++)
        most = fmaxf(most, scores[k]);
    for (size_t k = 0; k < count; k++)
        sum += expf(scores[k] - most);
    for (size_t k = 0; k < count; k++)
        scores[k] -= most + logf(sum);
}

void text_scores(const struct text_model *model, const struct text_vector *vector, float *scores)
{
    size_t stride = model->stride, row = stride + TEXT_DEPTH;
    float sums[TEXT_CLASSES_MOST + TEXT_DEPTH] = {0}, deep[TEXT_CLASSES_MOST];
    for (size_t i = 0; i < vector->count; i++) {
        const int8_t *weights = model->weights + vector->values[i].feature * row;
        float value = vector->values[i].value;
        for (size_t k = 0; k < row; k++)
            sums[k] += value * (float)weights[k];
    }
    for (size_t k = 0; k < row; k++)
        sums[k] *= model->scales[k];
    for (size_t k = 0; k < stride; k++) {
        sums[k] += model->wide_constants[k];
        deep[k] = model->top_constants[k];
    }
    for (size_t d = 0; d < TEXT_DEPTH; d++) {
        float inner = sums[stride + d] + model->deep_constants[d];
        for (size_t k = 0; inner > 0 && k < stride; k++)
            deep[k] += inner * model->top[d * stride + k];
    }
    log_shares(sums, model->class_count);
    log_shares(deep, model->class_count);
    for (size_t k = 0; k < model->class_count; k++)
        scores[k] = sums[k] + DEEP_SHARE * deep[k];
}
