/* `steward policy check [FOLDER]`: every fault of every file, all examples run.
 *
 *   policy check [--language zh|en] [--json] [FOLDER]      FOLDER is "policy" unless given
 *
 * LANGUAGE holds unless --language says otherwise. Exit status 0 when all is well, 1 when something is wrong in the
 * files, 2 when the command itself is wrong or the folder cannot be read. Faults go to OUT (they are the result), one a
 * line: file:line:column: message. */
#pragma once

#include "policy/vocabulary.h"

#include <stdio.h>

int policy_check(int argc, char **argv, const struct policy_vocabulary *vocabulary, enum language language, FILE *out,
                 FILE *err);
/* The same without the program's names: for a check outside the product. ARGV[0] is the command's own name. */
int policy_check_main(int argc, char **argv, FILE *out, FILE *err);
