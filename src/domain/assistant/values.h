/* A value as it was said, as the filters of a list. */
#pragma once

#include "domain/assistant/token.h"

struct parsing {
    struct arena *arena;
    const struct lexicon *lexicon;
    int64_t today;
    struct tokens tokens;
    struct list_query *query;
};

/* FIELD can be compared with VALUE: a day with a span, a sum with money. */
bool value_fits(const struct parsing *p, const struct field *field, const struct token *value);
/* SECOND: the end of "between"; NULL. NONE: no such record may there be. */
void value_filters(struct parsing *p, const struct meaning *meaning, const char *operation, const struct token *value, const struct token *second, bool none);
void value_choice_filter(struct parsing *p, const struct meaning *meaning, const char *operation);

/* The one among the meanings of TOKEN (a set of 1 << MEANS_) that suits what is listed and VALUE (NULL: any). */
const struct meaning *parsing_meaning(const struct parsing *p, const struct token *token, unsigned sorts, const struct token *value);
