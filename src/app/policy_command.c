/* steward policy check: the policy files against each other, their examples, and the names that the program defines. */
#include "app/command.h"
#include "policy/check.h"
#include "record/policies.h"

#include <stdio.h>
#include <string.h>

int policy_command(int argc, char **argv)
{
    if (argc < 2 || strcmp(argv[1], "check")) {
        bool help = argc > 1 && !strcmp(argv[1], "--help");
        fputs("usage: steward policy check [--language zh|en] [--json] [FOLDER]\n", help ? stdout : stderr);
        return help ? EXIT_DONE : EXIT_USAGE;
    }
    struct arena *arena = arena_new();
    struct policy_vocabulary vocabulary = policies_vocabulary(arena, program_vocabulary(arena));
    int status = policy_check(argc - 1, argv + 1, &vocabulary, command_language(NULL), stdout, stderr);
    arena_free(arena);
    return status;
}
