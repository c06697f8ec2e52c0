/* UTF-8 text: checks, normalising, nearest names. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool text_valid_utf8(const char *text, size_t size);
size_t text_length(const char *text); /* code points */
/* Decodes one code point and steps over it; 0 at the end, 0xFFFD for a broken byte. */
uint32_t text_next(const char **at);
void text_append(char **at, uint32_t code_point); /* writes 1..4 bytes and steps */
/* Trimmed, full-width forms made half-width, runs of space made one. Case is kept. */
char *text_normalise(struct arena *arena, const char *text);
char *text_lower(struct arena *arena, const char *text); /* ASCII only */
char *text_upper(struct arena *arena, const char *text); /* ASCII only */
bool text_equal(const char *a, const char *b);           /* NULL equals NULL */
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);
/* Levenshtein distance over bytes of two short names; used for "did you mean". */
int text_distance(const char *a, const char *b);
/* The candidate nearest to NAME, or NULL when none is near enough to suggest. */
const char *text_nearest(const char *name, const char *const *candidates, size_t count);
/* Whole decimal text to integer with SCALE digits after the point (rounding never needed: more digits fail). */
bool text_scaled(const char *text, int scale, int64_t *value);
bool text_integer(const char *text, int64_t *value);
bool text_number(const char *text, double *value);
/* VALUE with a comma between groups of three digits: "-1,234.50". Rounds to DECIMALS; what rounds to nothing has no
 * sign. */
const char *text_grouped(struct arena *arena, double value, int decimals);
