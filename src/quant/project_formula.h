/* The formulas of the project model, read from their text: to explain a cell, to check it, to write it into a
 * spreadsheet. The words are those of project_lines.h. */
#pragma once

#include "quant/project_plan.h"

enum project_word {
    WORD_NUMBER, /* a literal */
    WORD_NONE,
    WORD_ADD,
    WORD_SUBTRACT,
    WORD_MULTIPLY,
    WORD_DIVIDE,
    WORD_NEGATE,
    WORD_GREATER,
    WORD_LESS,
    WORD_IF,
    WORD_MIN,
    WORD_MAX,
    WORD_POWER,
    WORD_V,
    WORD_P,
    WORD_N,
    WORD_G,
    WORD_UP,
    WORD_PAFTER, /* of a line */
    WORD_NEXT,
    WORD_LAST, /* of a line, as many periods as a number says */
    WORD_K,    /* a number of the model */
    WORD_TOTAL,
    WORD_LEAST,
    WORD_MEAN,
    WORD_RATE,
    WORD_WORTH, /* of a whole line */
    PROJECT_WORDS
};
extern const char *const project_word_names[PROJECT_WORDS];

struct project_formula {
    enum project_word word;
    double literal;
    int line,
        other; /* line: of V..LAST and TOTAL..WORTH; OTHER: the second line of UP, the number of K, NEXT, LAST, WORTH */
    const struct project_formula *parts[3];
    int part_count;
};

/* NULL for what is no formula. Read once, kept as long as the program. */
const struct project_formula *project_formula(int line);
const struct project_formula *project_number_formula(int number);
/* NULL with *PROBLEM, the byte at which it stops being a formula. */
const struct project_formula *project_formula_read(struct arena *arena, const char *text, size_t *problem);
/* What FORMULA says of the solved MODEL for a member and a period; NAN when it does not apply. */
double project_formula_value(const struct project_formula *formula, const struct project_plan *model, size_t member,
                             size_t period);
