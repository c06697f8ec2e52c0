#include "domain/assistant/assistant.h"
#include "domain/assistant/check.h"

#include <string.h>

enum { EXAMPLE_DAY = 20784 }; /* 2026-11-27, a Friday */

const char *question_outcome(struct arena *arena, const struct lexicon *lexicon, const struct assistant_example *example)
{
    struct list_query query;
    struct buffer out = {.arena = arena};
    question_parse(arena, lexicon, example->ask, example->today == NONE ? EXAMPLE_DAY : example->today, &query);
    buffer_text(&out, query_text(arena, &query));
    for (size_t i = 0; i < query.unknown_count; i++)
        buffer_format(&out, " ? %s", query.unknown[i]);
    return buffer_end(&out);
}

static void check_intents(struct arena *arena, const struct lexicon *lexicon, const struct assistant_intents *intents, struct problems *problems)
{
    struct intent_measure measure = intents_measure(arena, lexicon, intents);
    const struct intent_model *model = intents_learn(arena, NULL, lexicon, intents);
    if (measure.accuracy < intents->least_accuracy)
        problem_add(problems, intents->doc->file, 1, 1, ERROR_POLICY_EXAMPLE_FAILED, .value = "held_out",
                    .arguments = {arena_format(arena, "%.3g", intents->least_accuracy), arena_format(arena, "%.3g", measure.accuracy)});
    for (size_t i = 0; model && i < intents->example_count; i++) {
        double sure;
        const char *got = intent_of(model, arena, intents->examples[i].ask, &sure);
        if (strcmp(got ? got : "unsure", intents->examples[i].want))
            problem_add(problems, intents->doc->file, intents->examples[i].line, 1, ERROR_POLICY_EXAMPLE_FAILED, .value = intents->examples[i].ask,
                        .arguments = {intents->examples[i].want, got ? got : "unsure"});
    }
}

void assistant_policy_check(struct arena *arena, const struct policy_snapshot *policy, struct problems *problems)
{
    const struct assistant_words *words = policy->assistant.words;
    struct code_lists *codes;
    if (!words || codes_load(arena, &codes))
        return;
    const struct lexicon *lexicon = lexicon_build(arena, policy, codes);
    if (policy->assistant.intents)
        check_intents(arena, lexicon, policy->assistant.intents, problems);
    for (size_t i = 0; i < words->example_count; i++) {
        const struct assistant_example *example = &words->examples[i];
        const char *got = question_outcome(arena, lexicon, example);
        if (strcmp(got, example->want))
            problem_add(problems, words->doc->file, example->line, 1, ERROR_POLICY_EXAMPLE_FAILED, .value = example->ask,
                        .arguments = {example->want, *got ? got : "-"});
    }
}
