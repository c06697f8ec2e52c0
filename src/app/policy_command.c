/* steward policy check: the policy files against each other, their examples, and the names that the program defines. */
#include "app/command.h"
#include "policy/check.h"
#include "domain/assistant/check.h"
#include "record/policies.h"

#include <stdio.h>
#include <string.h>

/* The questions that stand as examples in the assistant's words need the code lists and the readings of characters, so they are run here. */
static int check_assistant(struct arena *arena, int argc, char **argv, const struct policy_vocabulary *vocabulary)
{
    struct problems problems = {.arena = arena};
    const char *folder = argc > 2 && strncmp(argv[argc - 1], "--", 2) ? argv[argc - 1] : "policy";
    struct policy_snapshot *policy = policy_load_folder(folder, vocabulary, &problems);
    if (policy)
        assistant_policy_check(arena, policy, &problems);
    for (size_t i = 0; i < problems.count; i++)
        puts(problem_text(arena, &problems.items[i], command_language(NULL)));
    if (policy)
        policy_release(policy);
    return problems.count ? EXIT_FAILED : EXIT_DONE;
}

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
    if (!status)
        status = check_assistant(arena, argc, argv, &vocabulary);
    arena_free(arena);
    return status;
}
