/* The bank's own language model may phrase an answer; it is never believed. It gets the sentences the assistant found
 * within the asker's rights, and what it says is shown only when every number, source and weighty word of it stands in
 * them. All of this file but the operations is pure: no network, no database. */
#pragma once

#include "base/json.h"
#include "domain/assistant/assistant.h"

enum { PHRASE_FACTS_MOST = 40, PHRASE_SAID_MOST = 12, PHRASE_BYTES_MOST = 8000, PHRASE_REPLY_MOST = 65536 };

struct phrase_text {
    const struct answer_paragraph *items;
    size_t count;
};

/* Long runs of digits (telephones, ids, accounts) and mail addresses become marks, "#M1#", which never leave the bank
 * as what they are and are put back afterwards. */
struct phrase_marks {
    const char *values[40];
    size_t count;
};
const char *phrase_mask(struct arena *arena, const char *text, struct phrase_marks *marks);
const char *phrase_unmask(struct arena *arena, const char *text, const struct phrase_marks *marks);

/* The body of a request of an endpoint compatible with OpenAI's chat completions. FACTS and QUESTION are masked. */
const char *phrase_request(struct arena *arena, const char *model, bool zh, const char *question,
                           struct phrase_text facts);
/* What it said; false with *PROBLEM when it cannot be read. */
bool phrase_reply(struct arena *arena, const char *body, size_t size, struct phrase_text *said, const char **problem);
/* NULL when all of SAID stands in FACTS; else what does not, in a few words. */
const char *phrase_unsupported(struct arena *arena, struct phrase_text facts, struct phrase_text said);
