/* Runs every known-answer case of tests/calc/cases in-process. A line there: {"case", "in" or "in_text", "out", "tol"}.
 * Integers, texts, booleans and null compare exactly; a number written with a decimal point within max(abs, rel
 * |want|); keys that "out" does not name are free; lists must have the same length.
 *
 *     calc_cases_test [TOPIC ...]    only these topics */
#include "base/arena.h"
#include "base/json.h"
#include "calc/calc.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_REL 1e-8
#define DEFAULT_ABS 1e-10

struct tolerance {
    double rel, abs;
};

/* The first difference: where, what was wanted, what came. */
struct difference {
    struct arena *arena;
    const char *where, *want, *got;
};

static const char *shown(struct arena *arena, const struct json *value)
{
    if (!value)
        return "(absent)";
    struct buffer text = {.arena = arena};
    struct json_writer w = {.out = &text};
    json_write_value(&w, value);
    return arena_format(arena, "%.160s", buffer_end(&text));
}

static bool differs(struct difference *d, const char *path, const struct json *want, const struct json *got)
{
    d->where = path;
    d->want = shown(d->arena, want);
    d->got = shown(d->arena, got);
    return true;
}

static bool same_scalar(const struct json *want, const struct json *got, struct tolerance tolerance)
{
    double x, y;
    switch (want->kind) {
    case JSON_DOUBLE:
        return json_number(got, &x) &&
               fabs(x - want->number) <= fmax(tolerance.abs, tolerance.rel * fabs(want->number));
    case JSON_INT:
        if (got->kind == JSON_INT)
            return got->integer == want->integer;
        return json_number(want, &x) && json_number(got, &y) && x == y;
    case JSON_BOOL:
        return got->kind == JSON_BOOL && got->truth == want->truth;
    case JSON_TEXT:
        return got->kind == JSON_TEXT && !strcmp(got->text, want->text);
    default:
        return got->kind == want->kind;
    }
}

static bool compare(struct difference *d, const char *path, const struct json *want, const struct json *got,
                    struct tolerance tolerance)
{
    if (!got)
        return differs(d, path, want, got);
    if (want->kind != JSON_MAP && want->kind != JSON_LIST)
        return same_scalar(want, got, tolerance) ? false : differs(d, path, want, got);
    if (got->kind != want->kind || (want->kind == JSON_LIST && got->count != want->count))
        return differs(d, path, want, got);
    for (size_t i = 0; i < want->count; i++) {
        bool map = want->kind == JSON_MAP;
        const char *below = map ? arena_format(d->arena, "%s%s%s", path, *path ? "." : "", want->keys[i])
                                : arena_format(d->arena, "%s[%zu]", path, i);
        if (compare(d, below, &want->items[i], map ? json_get(got, want->keys[i]) : &got->items[i], tolerance))
            return true;
    }
    return false;
}

static const char *input_of(struct arena *arena, const struct json *given, size_t *size)
{
    const char *text = json_get_text(given, "in_text");
    if (!text) {
        struct buffer line = {.arena = arena};
        struct json_writer w = {.out = &line};
        json_write_value(&w, json_get(given, "in"));
        text = buffer_end(&line);
    }
    *size = strlen(text);
    return text;
}

/* True when the case passes; otherwise D says why. */
static bool run_case(struct arena *arena, const struct calc_topic *topic, const struct json *given,
                     struct difference *d)
{
    struct tolerance tolerance = {DEFAULT_REL, DEFAULT_ABS};
    const struct json *tol = json_get(given, "tol"), *want = json_get(given, "out");
    json_get_number(tol, "rel", &tolerance.rel);
    json_get_number(tol, "abs", &tolerance.abs);
    size_t size;
    const char *line = input_of(arena, given, &size);
    struct buffer answer = {.arena = arena};
    calc_line(topic, arena, line, size, LANGUAGE_EN, &answer);
    const char *problem = "";
    const struct json *got = json_read(arena, answer.data, answer.size, &problem);
    if (!got || !want)
        return differs(d, problem, want, got) && false;
    if (json_get(got, "error") && !json_get(want, "error"))
        return differs(d, "error", NULL, json_get(got, "error")) && false;
    return !compare(d, "", want, got, tolerance);
}

static int run_file(const char *path, const char *name, int *passed)
{
    const struct calc_topic *topic = calc_topic_find(name);
    FILE *file = fopen(path, "r");
    if (!topic || !file) {
        fprintf(stderr, "%s: %s\n", name, file ? "there is no such topic" : "the case file cannot be read");
        if (file)
            fclose(file);
        return 1;
    }
    struct arena *arena = arena_new();
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    int failed = 0, ran = 0;
    while ((size = getline(&line, &room, file)) > 0) {
        arena_reset(arena);
        const char *problem = "";
        const struct json *given = json_read(arena, line, (size_t)size, &problem);
        struct difference d = {.arena = arena};
        ran++;
        if (given && run_case(arena, topic, given, &d)) {
            ++*passed;
            continue;
        }
        failed++;
        fprintf(stderr, "%s: %s: %s: want %s, got %s\n", name, given ? json_get_text(given, "case") : "(not JSON)",
                given ? d.where : problem, d.want ? d.want : "", d.got ? d.got : "");
    }
    if (!ran)
        fprintf(stderr, "%s: no cases\n", name);
    free(line);
    fclose(file);
    arena_free(arena);
    return failed + !ran;
}

static bool chosen(const char *name, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], name))
            return true;
    return argc == 1;
}

/* A calculator without cases is one nobody has checked. */
static int topics_without_cases(const char *directory)
{
    const struct calc_topic *topic;
    int missing = 0;
    for (size_t i = 0; (topic = calc_topic_at(i)); i++) {
        char path[512];
        snprintf(path, sizeof(path), "%s/%s.jsonl", directory, calc_topic_name(topic));
        FILE *file = fopen(path, "r");
        if (file) {
            fclose(file);
            continue;
        }
        fprintf(stderr, "%s: no case file\n", calc_topic_name(topic));
        missing++;
    }
    return missing;
}

int main(int argc, char **argv)
{
    static const char directory[] = SOURCE_DIR "/tests/calc/cases";
    DIR *folder = opendir(directory);
    if (!folder) {
        perror(directory);
        return 1;
    }
    int failed = topics_without_cases(directory), passed = 0;
    const struct dirent *entry;
    while ((entry = readdir(folder))) {
        char name[256], path[512];
        snprintf(name, sizeof(name), "%s", entry->d_name);
        char *end = strstr(name, ".jsonl");
        if (!end)
            continue;
        *end = '\0';
        snprintf(path, sizeof(path), "%s/%s", directory, entry->d_name);
        if (chosen(name, argc, argv))
            failed += run_file(path, name, &passed);
    }
    closedir(folder);
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed ? 1 : 0;
}
