/* One exchange with the model, between the files that make one. */
#pragma once

#include "domain/assistant/phrase.h"

struct exchange {
    struct language_model model;
    bool on;
    /* what is asked */
    const char *turn_id, *language;
    struct assistant_turn turn;
    int64_t customer;
    struct phrase_text facts;
    struct phrase_marks marks;
    const char *sent;
    /* what came of it */
    struct phrase_text said;
    const char *received, *detail;
    int64_t outcome, took_ms; /* PHRASING_OUTCOME_ */
};

/* Outside any transaction; never fails, the outcome says what came of it. */
void exchange_ask(struct bank *bank, struct arena *arena, struct exchange *x);
/* Whether the model is left alone for a minute after it failed several times in a row. */
bool exchange_rests(void);
const struct error *exchange_keep(struct session *engine, const struct exchange *x, int64_t person);
/* NULL when the address can be one. */
const char *exchange_endpoint_problem(const struct language_model *model, bool zh);
