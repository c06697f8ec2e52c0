/* A question cut into what each piece is: names, comparisons, numbers with their unit, spans of time. */
#pragma once

#include "domain/assistant/question.h"

enum token_sort {
    TOKEN_NAME,    /* PHRASE of the lexicon */
    TOKEN_COMPARE, /* more than; POST when it stands behind its value */
    TOKEN_NUMBER,
    TOKEN_SPAN,
    TOKEN_GRADE,
    TOKEN_TOP,  /* the first ten */
    TOKEN_SORT, /* sorted by */
    TOKEN_NOT,
    TOKEN_TO,   /* between two values */
    TOKEN_COUNT,
    TOKEN_MINE,
    TOKEN_UNKNOWN,
};

enum unit { UNIT_PLAIN, UNIT_MONEY, UNIT_PERCENT, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR, UNIT_TIMES_, UNIT_PIECES };
enum towards { TOWARDS_EITHER, TOWARDS_PAST, TOWARDS_FUTURE };

struct token {
    enum token_sort sort;
    const char *at;
    size_t size;
    const struct phrase *phrase;
    const char *operation; /* lt lte gt gte eq ne */
    bool post, used, descending, ordered;
    double number;
    enum unit unit;
    int64_t from, to;  /* of a span; NONE open */
    int64_t length;    /* days of a span that counts from today; 0 otherwise */
    enum towards towards;
    int grade;
};

struct tokens {
    struct token *items;
    size_t count, room;
};

/* TEXT is folded. */
void tokens_cut(struct arena *arena, const struct lexicon *lexicon, const char *text, int64_t today, struct tokens *tokens);
/* Parts of tokens_cut: how many bytes were taken, 0 for none. */
/* The day NUMBER UNITs from TODAY, before it when SIGN is -1. */
int64_t token_shift(int64_t today, double number, enum unit unit, int sign);
size_t token_number(const char *text, struct token *token);
size_t token_span(const char *text, int64_t today, struct token *token);
