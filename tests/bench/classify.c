/* The service classifier on one core: trained on the policy's own words and phrases, asked for each phrase again and
 * again. Apart from the other parts, whose names its headers share. */
#include "bench/classify.h"

#include "base/text.h"
#include "learn/text.h"
#include "matching/han.h"
#include "policy/snapshot.h"

#include <time.h>

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct text_sample sample_of(struct arena *arena, const struct service_policy *policy)
{
    size_t room = 0, count = 0;
    for (size_t i = 0; i < policy->class_count; i++)
        room += policy->classes[i].phrases.count + policy->classes[i].words.count;
    const char **texts = ARENA_LIST(arena, const char *, room + 1),
               **names = ARENA_LIST(arena, const char *, policy->class_count + 1);
    int *labels = ARENA_LIST(arena, int, room + 1);
    bool *taught = ARENA_LIST(arena, bool, room + 1);
    for (size_t i = 0; i < policy->class_count; i++) {
        names[i] = policy->classes[i].name;
        for (size_t k = 0; k < policy->classes[i].words.count; k++, count++) {
            texts[count] = text_folded(arena, policy->classes[i].words.names[k]);
            labels[count] = (int)i;
            taught[count] = true;
        }
        for (size_t k = 0; k < policy->classes[i].phrases.count; k++, count++) {
            texts[count] = text_folded(arena, policy->classes[i].phrases.names[k]);
            labels[count] = (int)i;
        }
    }
    return (struct text_sample){texts, labels, count, names, policy->class_count, taught};
}

double classify_a_second(const char *policy_folder, double seconds, size_t *texts)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct problems problems = {.arena = arena};
    struct policy_snapshot *policy = policy_load_folder(policy_folder, NULL, &problems);
    struct text_model model;
    double result = 0;
    *texts = 0;
    if (policy && policy->service) {
        struct text_sample sample = sample_of(arena, policy->service);
        struct text_options options = {
            .name = "service", .seed = 1, .threads = 1, .threshold = policy->service->threshold};
        size_t done = 0;
        double start, now;
        if (text_train(arena, &sample, &options, &model))
            return 0;
        start = now = processor_seconds();
        for (; now - start < seconds; now = processor_seconds())
            for (size_t i = 0; i < sample.count; i++, done++) {
                struct text_answer answer;
                text_classify(scratch, &model, sample.texts[i], false, &answer);
                arena_reset(scratch);
            }
        *texts = sample.count;
        result = (double)done / (now - start);
    }
    if (policy)
        policy_release(policy);
    arena_free(scratch);
    arena_free(arena);
    return result;
}
