/* The examples of the assistant's words, held against the parser: `steward policy check` and the tests run them. */
#pragma once

#include "domain/assistant/question.h"

/* The query the example's question gives, with " ? word" for each part that was not understood. */
const char *question_outcome(struct arena *arena, const struct lexicon *lexicon, const struct assistant_example *example);
/* Reports every example whose query differs, and phrases of intents that are learned too badly. */
void assistant_policy_check(struct arena *arena, const struct policy_snapshot *policy, struct problems *problems);
