#include "policy/check.h"

#include "policy/snapshot.h"

#include <string.h>
#include <sys/stat.h>

static const char usage[] = "usage: steward policy check [--language zh|en] [--json] [FOLDER]\n"
                            "Checks every file of FOLDER (policy) and runs its examples.\n"
                            "Exit status: 0 all is well, 1 faults were found, 2 the command or the folder is wrong.\n";

struct asking {
    const char *folder;
    enum language language;
    bool json, help;
};

static bool read_arguments(int argc, char **argv, struct asking *asking, FILE *err)
{
    for (int i = 1; i < argc; i++) {
        const char *argument = argv[i];
        if (!strcmp(argument, "--help"))
            asking->help = true;
        else if (!strcmp(argument, "--json"))
            asking->json = true;
        else if (!strcmp(argument, "--language") && i + 1 < argc &&
                 (!strcmp(argv[i + 1], "zh") || !strcmp(argv[i + 1], "en")))
            asking->language = argv[++i][0] == 'z' ? LANGUAGE_ZH : LANGUAGE_EN;
        else if (argument[0] == '-' || asking->folder) {
            fprintf(err, "steward policy check: unexpected argument %s\n%s", argument, usage);
            return false;
        } else
            asking->folder = argument;
    }
    return true;
}

static void print_json(const struct problems *problems, FILE *out)
{
    struct buffer text = {.arena = problems->arena};
    struct json_writer w = {.out = &text};
    problems_write(&w, problems);
    fprintf(out, "%s\n", buffer_end(&text));
}

static void print_lines(const struct problems *problems, const struct asking *asking, FILE *out)
{
    for (size_t i = 0; i < problems->count; i++)
        fprintf(out, "%s/%s\n", asking->folder, problem_text(problems->arena, &problems->items[i], asking->language));
    if (!problems->count)
        return;
    if (asking->language == LANGUAGE_ZH)
        fprintf(out, "共 %zu 处问题。\n", problems->count);
    else
        fprintf(out, "%zu problem%s.\n", problems->count, problems->count == 1 ? "" : "s");
}

static void print_summary(const struct policy_snapshot *s, enum language language, FILE *out)
{
    fprintf(out,
            language == LANGUAGE_ZH
                ? "%zu 个文件，%zu 个事实，%zu 张评分卡，%zu 张决策表，%zu 个角色；示例全部通过（%s）。\n"
                : "%zu files, %zu facts, %zu scorecards, %zu decision tables, %zu roles; every example holds (%s).\n",
            s->document_count, s->facts->count, s->card_count, s->table_count, s->access->role_count, s->hash);
}

int policy_check(int argc, char **argv, const struct policy_vocabulary *vocabulary, enum language language, FILE *out,
                 FILE *err)
{
    struct asking asking = {.language = language};
    if (!read_arguments(argc, argv, &asking, err))
        return 2;
    if (asking.help) {
        fputs(usage, out);
        return 0;
    }
    asking.folder = asking.folder ? asking.folder : "policy";
    struct stat info;
    if (stat(asking.folder, &info) || !S_ISDIR(info.st_mode)) {
        fprintf(err, "steward policy check: %s is not a folder\n", asking.folder);
        return 2;
    }
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *snapshot = policy_load_folder(asking.folder, vocabulary, &problems);
    if (snapshot)
        policy_complete(snapshot, &problems);
    if (asking.json)
        print_json(&problems, out);
    else
        print_lines(&problems, &asking, out);
    if (snapshot && !problems.count && !asking.json)
        print_summary(snapshot, asking.language, out);
    int status = problems.count ? 1 : 0;
    policy_release(snapshot);
    arena_free(problems.arena);
    return status;
}

int policy_check_main(int argc, char **argv, FILE *out, FILE *err)
{
    return policy_check(argc, argv, NULL, LANGUAGE_EN, out, err);
}
