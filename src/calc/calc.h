/* Every calculator of the product, callable on its own: `steward calc TOPIC` reads JSON Lines and answers JSON Lines,
 * one answer a line, in order. No database, no settings. `calc --list` names the topics, `calc --help TOPIC` their
 * fields. */
#pragma once

#include "base/buffer.h"
#include "base/error.h"

#include <stdio.h>

struct calc_topic;

/* ARGV[0] is "calc". Returns the exit status: 0 every line was answered (some answers may be errors), 2 wrong usage or
 * an unknown topic, and then nothing was written to OUT. Texts are Chinese unless LC_ALL, LC_MESSAGES or LANG, or
 * --lang, say otherwise. */
int calc_main(int argc, char **argv, FILE *in, FILE *out, FILE *err);

const struct calc_topic *calc_topic_find(const char *name); /* NULL when there is no such topic */
const struct calc_topic *calc_topic_at(size_t index);       /* NULL past the last */
const char *calc_topic_name(const struct calc_topic *topic);

/* One input line to one answer line (with its newline) at the end of ANSWER. The work is done in ARENA. */
void calc_line(const struct calc_topic *topic, struct arena *arena, const char *line, size_t size,
               enum language language, struct buffer *answer);
void calc_help(const struct calc_topic *topic, enum language language, struct buffer *text);
