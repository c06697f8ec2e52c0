#include "matching/passages.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { TITLE_COUNTS = 4 };
static const double k1 = 1.2, b = 0.75;

struct posting {
    uint32_t passage;
    float count;
    bool titled;
};

struct term {
    const char *word;
    struct posting *postings;
    size_t count, room;
    bool stop;
};

struct passage_index {
    struct term *terms;
    size_t term_count, term_room;
    uint32_t *slots; /* term + 1, 0 is free */
    size_t slot_count;
    float *lengths, *weights;
    double mean_length;
    size_t passages;
};

static uint64_t hash(const char *word)
{
    uint64_t value = 0xcbf29ce484222325u;
    for (; *word; word++)
        value = (value ^ (unsigned char)*word) * 0x100000001b3u;
    return value ^ value >> 29;
}

static struct term *find(const struct passage_index *index, const char *word)
{
    for (size_t at = hash(word) % index->slot_count; index->slots[at]; at = (at + 1) % index->slot_count)
        if (!strcmp(index->terms[index->slots[at] - 1].word, word))
            return &index->terms[index->slots[at] - 1];
    return NULL;
}

static void place(struct passage_index *index, size_t term)
{
    size_t at = hash(index->terms[term].word) % index->slot_count;
    while (index->slots[at])
        at = (at + 1) % index->slot_count;
    index->slots[at] = (uint32_t)term + 1;
}

static struct term *term_of(struct passage_index *index, struct arena *arena, const char *word)
{
    struct term *found = find(index, word);
    if (found)
        return found;
    if (index->term_count * 2 >= index->slot_count) {
        index->slot_count *= 2;
        index->slots = ARENA_LIST(arena, uint32_t, index->slot_count);
        for (size_t i = 0; i < index->term_count; i++)
            place(index, i);
    }
    ARENA_PUSH(arena, index->terms, index->term_count, index->term_room, (struct term){.word = word});
    place(index, index->term_count - 1);
    return &index->terms[index->term_count - 1];
}

static void add(struct passage_index *index, struct arena *arena, size_t passage, const char *text, float counts, bool titled)
{
    if (!text || !*text)
        return;
    struct word_list words = word_break(arena, text);
    for (size_t i = 0; i < words.count; i++) {
        struct term *term = term_of(index, arena, words.words[i]);
        struct posting *last = term->count ? &term->postings[term->count - 1] : NULL;
        if (last && last->passage == passage)
            last->count += counts;
        else
            ARENA_PUSH(arena, term->postings, term->count, term->room, (struct posting){(uint32_t)passage, counts, titled});
        if (titled)
            term->postings[term->count - 1].titled = true;
        index->lengths[passage] += 1;
    }
}

struct passage_index *passage_index_build(struct arena *arena, const struct passage *passages, size_t count, struct word_list stop)
{
    struct passage_index *index = ARENA_NEW(arena, struct passage_index);
    double total = 0;
    *index = (struct passage_index){.slot_count = 4096, .passages = count, .mean_length = 1};
    index->slots = ARENA_LIST(arena, uint32_t, index->slot_count);
    index->lengths = ARENA_LIST(arena, float, count + 1);
    index->weights = ARENA_LIST(arena, float, count + 1);
    for (size_t i = 0; i < count; i++) {
        index->weights[i] = (float)passages[i].weight;
        add(index, arena, i, passages[i].title, TITLE_COUNTS, true);
        add(index, arena, i, passages[i].said, TITLE_COUNTS, true);
        add(index, arena, i, passages[i].text, 1, false);
        total += (double)index->lengths[i];
    }
    for (size_t i = 0; i < stop.count; i++)
        term_of(index, arena, stop.words[i])->stop = true;
    if (count && total > 0)
        index->mean_length = total / (double)count;
    return index;
}

size_t passage_index_terms(const struct passage_index *index)
{
    return index->term_count;
}

static double idf(const struct passage_index *index, const struct term *term)
{
    double n = term ? (double)term->count : 0;
    return log(1 + ((double)index->passages - n + 0.5) / (n + 0.5));
}

static int by_score(const void *a, const void *c)
{
    const struct passage_hit *x = a, *y = c;
    return x->score != y->score ? (x->score < y->score) - (x->score > y->score) : (x->passage > y->passage) - (x->passage < y->passage);
}

static bool repeated(const struct word_list *words, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (!strcmp(words->words[k], words->words[i]))
            return true;
    return false;
}

size_t passage_find(const struct passage_index *index, struct arena *arena, const char *question, struct passage_hit *hits, size_t most)
{
    struct word_list words = word_break(arena, question);
    struct passage_hit *all = ARENA_LIST(arena, struct passage_hit, index->passages + 1);
    double whole = 0;
    if (words.count > 400)
        words.count = 400;
    for (size_t i = 0; i < words.count; i++) {
        const struct term *term = find(index, words.words[i]);
        if (repeated(&words, i) || (term && term->stop))
            continue;
        double weight = term ? idf(index, term) : idf(index, term) / 2;
        whole += weight;
        for (size_t k = 0; term && k < term->count; k++) {
            const struct posting *p = &term->postings[k];
            double length = (double)index->lengths[p->passage] / index->mean_length;
            double count = (double)p->count;
            all[p->passage].score += weight * count * (k1 + 1) / (count + k1 * (1 - b + b * length));
            all[p->passage].covered += weight;
            all[p->passage].matched++;
            all[p->passage].titled += p->titled ? weight : 0;
        }
    }
    size_t found = 0;
    for (size_t i = 0; i < index->passages; i++)
        if (all[i].score > 0) {
            all[found] = (struct passage_hit){i, all[i].score * (double)index->weights[i], all[i].covered / whole, all[i].matched, all[i].titled / whole};
            found++;
        }
    if (found)
        qsort(all, found, sizeof(*all), by_score);
    if (found > most)
        found = most;
    if (found)
        memcpy(hits, all, found * sizeof(*all));
    return found;
}
