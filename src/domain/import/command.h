/* Imports from the command line: the same batch, job and undo, in the name of the system. */
#pragma once

#include "record/session.h"

struct import_command {
    const char *file, *mapping, *entity, *branch_code, *errors_file;
    bool dry_run;
    const char *undo; /* id of a batch */
    enum language language;
};
/* Prints a summary on standard output and progress on standard error. *REFUSED: whether rows were refused. */
const struct error *import_command_run(struct bank *bank, struct arena *arena, const struct import_command *command,
                                       bool *refused);
