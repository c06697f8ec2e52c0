#include "policy/snapshot.h"

#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* policy/codes holds code lists and policy/mappings import mappings: what may be stored and how it comes in, not how
 * the bank decides. Others read them. */
static bool decides(const char *folder)
{
    return strcmp(folder, "codes") && strcmp(folder, "mappings");
}

enum { DEEPEST_FOLDER = 4, LARGEST_FILE = 1 << 20, MOST_FILES = 500 };

struct walking {
    struct arena *arena;
    struct problems *problems;
    const char *root;
    struct policy_source *sources;
    size_t count, room;
};

static void unreadable(struct walking *w, const char *name, const char *why)
{
    problem_add(w->problems, name, 1, 1, ERROR_SYSTEM_FILE, .value = name, .arguments = {why});
}

static void read_file(struct walking *w, const char *path, const char *name, size_t expected)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        unreadable(w, name, strerror(errno));
        return;
    }
    /* One byte more than is allowed, so that the loader sees that it is too large. */
    size_t most = expected > LARGEST_FILE ? LARGEST_FILE + 1 : expected;
    char *text = arena_take(w->arena, most + 1);
    size_t size = fread(text, 1, most, file);
    if (ferror(file))
        unreadable(w, name, strerror(errno));
    fclose(file);
    struct policy_source source = {.name = name, .text = text, .size = size};
    ARENA_PUSH(w->arena, w->sources, w->count, w->room, source);
}

static void walk(struct walking *w, const char *below, int depth)
{
    const char *path = *below ? arena_format(w->arena, "%s/%s", w->root, below) : w->root;
    DIR *folder = opendir(path);
    if (!folder) {
        unreadable(w, path, strerror(errno));
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder)) && w->count < MOST_FILES;) {
        if (entry->d_name[0] == '.' || (!*below && !decides(entry->d_name)))
            continue;
        const char *name =
            *below ? arena_format(w->arena, "%s/%s", below, entry->d_name) : arena_text(w->arena, entry->d_name);
        const char *full = arena_format(w->arena, "%s/%s", w->root, name);
        struct stat info;
        if (stat(full, &info))
            unreadable(w, name, strerror(errno));
        else if (S_ISDIR(info.st_mode) && depth < DEEPEST_FOLDER)
            walk(w, name, depth + 1);
        else if (S_ISREG(info.st_mode) && text_ends(name, ".yaml"))
            read_file(w, full, name, (size_t)info.st_size);
    }
    closedir(folder);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct policy_source *)a)->name, ((const struct policy_source *)b)->name);
}

const struct policy_source *policy_sources(struct arena *arena, const char *folder, size_t *count,
                                           struct problems *problems)
{
    struct walking w = {.arena = arena, .problems = problems, .root = folder};
    size_t before = problems->count;
    walk(&w, "", 0);
    *count = w.count;
    if (w.count)
        qsort(w.sources, w.count, sizeof(*w.sources), by_name);
    return problems->count == before ? w.sources : NULL;
}

struct policy_snapshot *policy_load_folder(const char *folder, const struct policy_vocabulary *vocabulary,
                                           struct problems *problems)
{
    struct arena *arena = arena_new();
    size_t count, before = problems->count;
    const struct policy_source *sources = policy_sources(arena, folder, &count, problems);
    struct policy_snapshot *snapshot =
        problems->count == before ? policy_load(sources, count, vocabulary, problems) : NULL;
    arena_free(arena);
    return snapshot;
}
