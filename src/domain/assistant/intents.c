/* What kind of question it is: a model of short texts (learn/text.h) trained from the policy's phrases when the policies are loaded. */
#include "domain/assistant/assistant.h"
#include "domain/assistant/token.h"
#include "learn/text.h"
#include "matching/han.h"

#include <string.h>
#include <time.h>

enum { SEED = 7 };

struct intent_model {
    struct text_model model;
    const struct lexicon *lexicon;
    double threshold;
};

/* The question with what its pieces are, so that a name or a sum that was never seen still counts as one. */
static const char *tagged(struct arena *arena, const struct lexicon *lexicon, const char *question)
{
    static const char *const meanings[] = {" qentity", " qfield", " qevent", " qfilter", " qchoice", " qcode", " qtopic", " qfact", ""};
    static const char *const sorts[] = {"", " qcompare", " qnumber", " qspan", " qgrade", " qtop", " qsort", " qnot", "", " qcount", " qmine", " qunknown"};
    struct tokens tokens = {0};
    struct buffer out = {.arena = arena};
    const char *folded = text_folded(arena, question);
    tokens_cut(arena, lexicon, folded, 20000, &tokens);
    buffer_text(&out, folded);
    for (size_t i = 0; i < tokens.count && i < 40; i++)
        buffer_text(&out, tokens.items[i].sort == TOKEN_NAME ? meanings[tokens.items[i].phrase->meanings[0].sort] : sorts[tokens.items[i].sort]);
    return buffer_end(&out);
}

static struct text_sample sample_of(struct arena *arena, const struct lexicon *lexicon, const struct assistant_intents *intents)
{
    size_t count = 0, at = 0;
    for (size_t i = 0; i < intents->count; i++)
        count += intents->intents[i].phrases.count;
    const char **texts = ARENA_LIST(arena, const char *, count + 1), **classes = ARENA_LIST(arena, const char *, intents->count + 1);
    int *labels = ARENA_LIST(arena, int, count + 1);
    for (size_t i = 0; i < intents->count; i++) {
        classes[i] = intents->intents[i].name;
        for (size_t k = 0; k < intents->intents[i].phrases.count; k++, at++) {
            texts[at] = tagged(arena, lexicon, intents->intents[i].phrases.names[k]);
            labels[at] = (int)i;
        }
    }
    return (struct text_sample){.texts = texts, .labels = labels, .count = count, .classes = classes, .class_count = intents->count};
}

static bool learn(struct arena *arena, struct bank *bank, const struct assistant_intents *intents, const struct text_sample *sample, struct intent_model *model)
{
    struct text_options options = {.name = "assistant", .seed = SEED, .threshold = intents->threshold, .progress = bank_goes_on, .context = bank};
    model->threshold = intents->threshold;
    return !text_train(arena, sample, &options, &model->model);
}

const struct intent_model *intents_learn(struct arena *arena, struct bank *bank, const struct lexicon *lexicon, const struct assistant_intents *intents)
{
    struct intent_model *model = ARENA_NEW(arena, struct intent_model);
    struct text_sample sample = sample_of(arena, lexicon, intents);
    model->lexicon = lexicon;
    return learn(arena, bank, intents, &sample, model) ? model : NULL;
}

const char *intent_of(const struct intent_model *model, struct arena *arena, const char *question, double *sure)
{
    struct text_answer answer;
    text_classify(arena, &model->model, tagged(arena, model->lexicon, question), false, &answer);
    *sure = answer.confidence;
    return answer.sure && answer.guess_count ? model->model.classes[answer.guesses[0].label] : NULL;
}

struct intent_measure intents_measure(struct arena *arena, const struct lexicon *lexicon, const struct assistant_intents *intents)
{
    struct intent_measure measure = {0};
    struct intent_model model;
    struct text_sample whole = sample_of(arena, lexicon, intents), part, test;
    bool *held = ARENA_LIST(arena, bool, whole.count + 1);
    struct timespec from, to;
    text_hold_out(arena, &whole, intents->held_out, SEED, held);
    text_part(arena, &whole, held, false, &part);
    text_part(arena, &whole, held, true, &test);
    clock_gettime(CLOCK_MONOTONIC, &from);
    bool learned = learn(arena, NULL, intents, &part, &model);
    clock_gettime(CLOCK_MONOTONIC, &to);
    measure.seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    for (size_t i = 0; learned && i < test.count; i++) {
        struct text_answer answer;
        text_classify(arena, &model.model, test.texts[i], false, &answer);
        bool right = answer.guess_count && answer.guesses[0].label == (size_t)test.labels[i];
        measure.phrases++;
        measure.right += answer.sure && right;
        measure.wrong += answer.sure && !right;
        measure.refused += !answer.sure;
        measure.accuracy += right;
    }
    size_t answered = measure.right + measure.wrong;
    measure.accuracy /= measure.phrases ? (double)measure.phrases : 1;
    measure.accuracy_answered = answered ? (double)measure.right / (double)answered : 0;
    return measure;
}
