#include "support/shape.h"
#include "base/date.h"
#include "base/text.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

static const struct yaml *file_read(struct arena *arena, const char *path)
{
    struct buffer out = {.arena = arena};
    struct yaml_problem problem;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    for (size_t got = 1; got;) {
        char *room = buffer_reserve(&out, 65536);
        got = fread(room, 1, 65536, file);
        out.size += got;
    }
    fclose(file);
    return yaml_read(arena, out.data, out.size, &problem);
}

const struct yaml *shape_operation(struct arena *arena, const char *name)
{
    DIR *dir = opendir(SOURCE_DIR "/model/api");
    const struct yaml *found = NULL;
    for (struct dirent *entry; dir && !found && (entry = readdir(dir));) {
        if (!text_ends(entry->d_name, ".yaml"))
            continue;
        const struct yaml *root = file_read(arena, arena_format(arena, SOURCE_DIR "/model/api/%s", entry->d_name));
        for (size_t i = 0; root && i < root->count && !found; i++)
            if (text_equal(yaml_get_text(&root->items[i], "operation"), name))
                found = &root->items[i];
    }
    if (dir)
        closedir(dir);
    return found;
}

static const char *word_problem(struct arena *arena, const char *word, const struct json *value, const char *place)
{
    size_t size = strlen(word);
    bool nullable = word[size - 1] == '?';
    const char *name = arena_text_part(arena, word, nullable ? size - 1 : size);
    double number;
    int64_t when;
    bool good;
    if (!strcmp(name, "any") || (nullable && value->kind == JSON_NULL_VALUE))
        return NULL;
    if (text_starts(name, "entity:")) {
        good = value->kind == JSON_MAP && json_get_text(value, "id");
    } else if (text_starts(name, "map:")) {
        good = value->kind == JSON_MAP;
        for (size_t i = 0; good && i < value->count; i++) {
            const char *problem =
                word_problem(arena, name + 4, &value->items[i], arena_format(arena, "%s.%s", place, value->keys[i]));
            if (problem)
                return problem;
        }
    } else if (!strcmp(name, "text") || !strcmp(name, "id")) {
        good = value->kind == JSON_TEXT;
    } else if (!strcmp(name, "number")) {
        good = json_number(value, &number);
    } else if (!strcmp(name, "int")) {
        good = value->kind == JSON_INT;
    } else if (!strcmp(name, "bool")) {
        good = value->kind == JSON_BOOL;
    } else if (!strcmp(name, "date")) {
        good = value->kind == JSON_TEXT && date_parse(value->text, &when);
    } else if (!strcmp(name, "instant")) {
        good = value->kind == JSON_TEXT && instant_parse(value->text, &when);
    } else {
        good = !strcmp(name, "null") && value->kind == JSON_NULL_VALUE;
    }
    return good ? NULL : arena_format(arena, "%s is no %s", place, word);
}

static const char *map_problem(struct arena *arena, const struct yaml *shape, const struct json *value,
                               const char *place)
{
    size_t known = 0;
    if (value->kind != JSON_MAP)
        return arena_format(arena, "%s is no object", place);
    for (size_t i = 0; i < shape->count; i++) {
        const char *key = shape->keys[i].text;
        size_t size = strlen(key);
        bool optional = key[size - 1] == '?';
        const char *name = arena_text_part(arena, key, optional ? size - 1 : size);
        const struct json *part = json_get(value, name);
        if (!part && !optional)
            return arena_format(arena, "%s.%s is missing", place, name);
        if (!part)
            continue;
        known++;
        const char *problem = shape_problem(arena, &shape->items[i], part, arena_format(arena, "%s.%s", place, name));
        if (problem)
            return problem;
    }
    return known == value->count ? NULL : arena_format(arena, "%s has more keys than its shape", place);
}

const char *shape_problem(struct arena *arena, const struct yaml *shape, const struct json *value, const char *place)
{
    if (shape->kind == YAML_TEXT)
        return word_problem(arena, shape->text, value, place);
    if (shape->kind == YAML_MAP)
        return map_problem(arena, shape, value, place);
    if (value->kind != JSON_LIST)
        return arena_format(arena, "%s is no list", place);
    for (size_t i = 0; i < value->count; i++) {
        const char *problem =
            shape_problem(arena, &shape->items[0], &value->items[i], arena_format(arena, "%s.%zu", place, i));
        if (problem)
            return problem;
    }
    return NULL;
}
