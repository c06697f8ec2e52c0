/* steward: one program for the whole product. */
#include "app/command.h"
#include "base/text.h"

#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum language command_language(const struct settings *settings)
{
    const char *said = settings ? settings->language : NULL;
    if (said)
        return text_starts(said, "en") ? LANGUAGE_EN : LANGUAGE_ZH;
    const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return text_starts(value, "zh") ? LANGUAGE_ZH : LANGUAGE_EN;
    }
    return LANGUAGE_EN;
}

int command_fail(struct arena *arena, const struct error *error)
{
    for (; error; error = error->next)
        fprintf(stderr, "steward: %s\n", error_message(arena, error, command_language(NULL), NULL));
    return EXIT_FAILED;
}

static void usage(FILE *out)
{
    fputs("Steward 融管家\n\nusage: steward COMMAND [FLAGS]\n\n", out);
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-14s %s\n  %-14s %s\n", commands[i].name, commands[i].zh, "", commands[i].en);
    fputs("\nsteward COMMAND --help\n", out);
}

static void command_help(const struct command *command)
{
    struct buffer flags = {0};
    settings_flags_help(&flags);
    struct buffer own = {0};
    settings_command_help(command->arguments, &own);
    printf("usage: steward %s %s\n\n%s\n%s\n", command->name, command->arguments, command->zh, command->en);
    printf("%s%s\nsettings:\n%s", own.size ? "\nflags:\n" : "", buffer_end(&own), buffer_end(&flags));
    puts("\n退出码 / exit status: 0 成功 done, 1 失败 failed, 2 用法有误 wrong usage");
    buffer_free(&own);
    buffer_free(&flags);
}

static int run(const struct command *command, int argc, char **argv)
{
    if (command->run_raw)
        return command->run_raw(argc, argv);
    struct arena *arena = arena_new();
    struct settings settings;
    const struct error *error = settings_read(arena, argc - 1, argv + 1, &settings);
    int code = EXIT_DONE;
    if (error) {
        command_fail(arena, error);
        code = EXIT_USAGE;
    } else if (settings.help) {
        command_help(command);
    } else {
        code = command->run(arena, &settings);
    }
    arena_free(arena);
    return code;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    /* A request's memory is given back at its end and wanted again by the next: kept by the process it costs no page faults. */
    mallopt(M_MMAP_THRESHOLD, 16 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "help")) {
        usage(argc < 2 ? stderr : stdout);
        return argc < 2 ? EXIT_USAGE : EXIT_DONE;
    }
    const char *names[64];
    for (size_t i = 0; i < command_count; i++) {
        names[i] = commands[i].name;
        if (!strcmp(argv[1], commands[i].name) || (!strcmp(argv[1], "--version") && !strcmp(commands[i].name, "version")))
            return run(&commands[i], argc - 1, argv + 1);
    }
    const char *nearest = text_nearest(argv[1], names, command_count);
    fprintf(stderr, "steward: unknown command %s%s%s\n", argv[1], nearest ? "; did you mean " : "", nearest ? nearest : "");
    return EXIT_USAGE;
}
