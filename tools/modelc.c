/* Compiles model/ into C: errors.yaml -> error_ids.h, error_table.c; entities/ -> entities.h, entity_table.c; api/ ->
 * operations.h, operation_table.c. Every mistake is reported with file, line and column, and nothing is written then. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "base/yaml.h"

#include <ctype.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static int mistakes;

struct source {
    const char *path;
    const struct yaml *root;
};

static void mistake(const struct source *source, const struct yaml *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void mistake(const struct source *source, const struct yaml *node, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fprintf(stderr, "%s:%d:%d: %s\n", source->path, node ? node->line : 1, node ? node->column : 1,
            arena_format_list(arena, format, list));
    va_end(list);
    mistakes++;
}

static const char *read_whole(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    struct buffer text = {.arena = arena};
    char part[65536];
    size_t got;
    while ((got = fread(part, 1, sizeof(part), file)))
        buffer_add(&text, part, got);
    fclose(file);
    *size = text.size;
    return buffer_end(&text);
}

static struct source source_read(const char *path)
{
    size_t size;
    const char *text = read_whole(path, &size);
    struct yaml_problem problem;
    struct source source = {arena_text(arena, path), yaml_read(arena, text, size, &problem)};
    if (!source.root) {
        fprintf(stderr, "%s:%d:%d: %s\n", path, problem.line, problem.column, problem.message);
        exit(1);
    }
    return source;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct source *)a)->path, ((const struct source *)b)->path);
}

static size_t sources_read(const char *model, const char *folder, struct source **sources)
{
    const char *path = arena_format(arena, "%s/%s", model, folder);
    DIR *dir = opendir(path);
    size_t count = 0, room = 0;
    *sources = NULL;
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        if (text_ends(entry->d_name, ".yaml"))
            ARENA_PUSH(arena, *sources, count, room, source_read(arena_format(arena, "%s/%s", path, entry->d_name)));
    if (dir)
        closedir(dir);
    qsort(*sources, count, sizeof(**sources), by_path);
    return count;
}

static void keys_allowed(const struct source *source, const struct yaml *map, const char *const *keys, size_t count)
{
    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++) {
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known |= !strcmp(map->keys[i].text, keys[k]);
        if (!known) {
            const char *nearest = text_nearest(map->keys[i].text, keys, count);
            mistake(source, &map->keys[i], "unknown key %s%s%s", map->keys[i].text, nearest ? "; did you mean " : "",
                    nearest ? nearest : "");
        }
    }
}
#define KEYS_ALLOWED(source, map, ...)                                                                                  \
    do {                                                                                                                \
        static const char *const keys_[] = {__VA_ARGS__};                                                               \
        keys_allowed((source), (map), keys_, sizeof(keys_) / sizeof(keys_[0]));                                         \
    } while (0)

/* --- writing C ---------------------------------------------------------------------------------------------------- */

static const char *quoted(const char *text)
{
    if (!text)
        return "NULL";
    struct buffer out = {.arena = arena};
    buffer_char(&out, '"');
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\')
            buffer_format(&out, "\\%c", *at);
        else if (*at == '\n')
            buffer_text(&out, "\\n");
        else if (*at == '?')
            buffer_text(&out, "\\?");
        else
            buffer_char(&out, *at);
    }
    buffer_char(&out, '"');
    return buffer_end(&out);
}

static const char *upper(const char *name)
{
    char *text = arena_text(arena, name);
    for (char *at = text; *at; at++)
        *at = *at == '.' || *at == '-' ? '_' : (char)toupper((unsigned char)*at);
    return text;
}

static void write_file(const char *folder, const char *name, struct buffer *text)
{
    const char *path = arena_format(arena, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text->data, 1, text->size, file) != text->size || fclose(file)) {
        fprintf(stderr, "%s: cannot be written\n", path);
        exit(1);
    }
}

static bool is_name(const char *text)
{
    if (!text || !islower((unsigned char)*text))
        return false;
    for (; *text; text++)
        if (!islower((unsigned char)*text) && !isdigit((unsigned char)*text) && *text != '_')
            return false;
    return true;
}

/* [中文, English] */
static const char *label(const struct source *source, const struct yaml *map, const char *key, bool required)
{
    const struct yaml *node = yaml_get(map, key);
    if (!node) {
        if (required)
            mistake(source, map, "%s: [中文, English] is missing", key);
        return "{NULL, NULL}";
    }
    if (node->kind != YAML_LIST || node->count != 2 || node->items[0].kind != YAML_TEXT || node->items[1].kind != YAML_TEXT ||
        !node->items[0].text[0] || !node->items[1].text[0]) {
        mistake(source, node, "%s must be [中文, English]", key);
        return "{NULL, NULL}";
    }
    return arena_format(arena, "{%s, %s}", quoted(node->items[0].text), quoted(node->items[1].text));
}

/* --- errors ------------------------------------------------------------------------------------------------------- */

static void compile_errors(const char *model, const char *out)
{
    struct source source = source_read(arena_format(arena, "%s/errors.yaml", model));
    struct buffer h = {.arena = arena}, c = {.arena = arena};
    buffer_text(&h, "/* Generated from model/errors.yaml. */\n#pragma once\n\nenum error_id {\n");
    buffer_text(&c, "/* Generated from model/errors.yaml. */\n#include \"base/error.h\"\n\n"
                    "extern const struct error_kind error_kinds[];\nconst struct error_kind error_kinds[] = {\n");
    for (size_t i = 0; i < source.root->count; i++) {
        const struct yaml *row = &source.root->items[i];
        KEYS_ALLOWED(&source, row, "id", "status", "zh", "en");
        const char *id = yaml_get_text(row, "id"), *zh = yaml_get_text(row, "zh"), *en = yaml_get_text(row, "en");
        int64_t status;
        if (!id || !zh || !en || !yaml_get_int(row, "status", &status)) {
            mistake(&source, row, "an error needs id, status, zh and en");
            continue;
        }
        for (size_t k = 0; k < i; k++)
            if (text_equal(id, yaml_get_text(&source.root->items[k], "id")))
                mistake(&source, row, "the error %s stands twice", id);
        buffer_format(&h, "    ERROR_%s,\n", upper(id));
        buffer_format(&c, "    [ERROR_%s] = {%s, %d, %s, %s},\n", upper(id), quoted(id), (int)status, quoted(zh), quoted(en));
    }
    buffer_format(&h, "    ERROR_COUNT\n};\n");
    buffer_text(&c, "};\n");
    if (!mistakes) {
        write_file(out, "error_ids.h", &h);
        write_file(out, "error_table.c", &c);
    }
}

/* --- fields: shared by entities, inputs and query parameters ------------------------------------------------------- */

static const char *const field_types[] = {"text", "int",  "bool",  "enum", "date", "instant",
                                          "money", "rate", "ratio", "link", "json"};

static const char *c_type(const char *type)
{
    if (!strcmp(type, "text") || !strcmp(type, "json"))
        return "const char *";
    return !strcmp(type, "ratio") ? "double " : "int64_t ";
}

static bool flag(const struct source *source, const struct yaml *map, const char *key, bool initial)
{
    bool value = initial;
    const struct yaml *node = yaml_get(map, key);
    if (node && !yaml_get_bool(map, key, &value))
        mistake(source, node, "%s must be true or false", key);
    return value;
}

static const char *bound(const struct source *source, const struct yaml *map, const char *key)
{
    int64_t value;
    const struct yaml *node = yaml_get(map, key);
    if (!node)
        return "NONE";
    if (!yaml_get_int(map, key, &value)) {
        mistake(source, node, "%s must be a whole number", key);
        return "NONE";
    }
    return arena_format(arena, "INT64_C(%lld)", (long long)value);
}

struct compiled {
    struct buffer head, table; /* enums and structs; tables */
};

static void compile_choices(const struct source *source, struct compiled *out, const char *owner, const char *name,
                            const struct yaml *values)
{
    if (!values || values->kind != YAML_MAP || !values->count) {
        mistake(source, values, "an enum needs values: {name: [中文, English], ...}");
        return;
    }
    buffer_format(&out->head, "enum %s_%s {\n", owner, name);
    buffer_format(&out->table, "static const struct choice %s_%s_choices[] = {\n", owner, name);
    for (size_t i = 0; i < values->count; i++) {
        const char *choice = values->keys[i].text;
        buffer_format(&out->head, "    %s_%s_%s,\n", upper(owner), upper(name), upper(choice));
        buffer_format(&out->table, "    {%s, %s},\n", quoted(choice), label(source, values, choice, true));
    }
    buffer_text(&out->head, "};\n");
    buffer_text(&out->table, "};\n");
}

static const char *search_kind(const struct source *source, const struct yaml *field)
{
    const char *text = yaml_get_text(field, "search");
    if (!text)
        return "SEARCH_NONE";
    if (!strcmp(text, "name"))
        return "SEARCH_NAME";
    if (!strcmp(text, "exact"))
        return "SEARCH_EXACT";
    mistake(source, yaml_get(field, "search"), "search must be name or exact");
    return "SEARCH_NONE";
}

/* Writes the struct members to head and the field table OWNER_fields to table. */
static void compile_fields(const struct source *source, struct compiled *out, const char *owner, const struct yaml *fields,
                           bool has_record)
{
    if (!fields || fields->kind != YAML_LIST) {
        mistake(source, fields ? fields : source->root, "fields must be a list");
        return;
    }
    for (size_t i = 0; i < fields->count; i++) {
        const struct yaml *field = &fields->items[i];
        const char *name = yaml_get_text(field, "name"), *type = yaml_get_text(field, "type");
        bool known = false;
        for (size_t k = 0; type && k < sizeof(field_types) / sizeof(field_types[0]); k++)
            known |= !strcmp(type, field_types[k]);
        KEYS_ALLOWED(source, field, "name", "type", "label", "help", "required", "unique", "read_only", "list", "sensitive",
                     "secret", "multiline", "check", "code", "group", "unit", "default", "mask", "values", "to", "min", "max", "search", "seen_with");
        if (!is_name(name))
            mistake(source, field, "a field needs a name in lower case");
        else if (!known)
            mistake(source, field, "%s: unknown type %s", name, type ? type : "(none)");
        if (mistakes)
            continue;
        for (size_t k = 0; k < i; k++)
            if (text_equal(name, yaml_get_text(&fields->items[k], "name")))
                mistake(source, field, "the field %s stands twice", name);
        if (!strcmp(type, "enum"))
            compile_choices(source, out, owner, name, yaml_get(field, "values"));
    }
    if (mistakes)
        return;
    buffer_format(&out->head, "struct %s {\n", owner);
    if (has_record)
        buffer_text(&out->head, "    struct record record;\n");
    buffer_format(&out->table, "static const struct field %s_fields[] = {\n", owner);
    for (size_t i = 0; i < fields->count; i++) {
        const struct yaml *field = &fields->items[i];
        const char *name = yaml_get_text(field, "name"), *type = yaml_get_text(field, "type");
        buffer_format(&out->head, "    %s%s;\n", c_type(type), name);
        buffer_format(&out->table, "    {.name = %s, .key = \"\\\"%s\\\":\", .key_size = %zu, .title_key = \"\\\"%s_title\\\":\", .title_key_size = %zu, .type = FIELD_%s, .offset = offsetof(struct %s, %s), .label = %s", quoted(name), name, strlen(name) + 3, name, strlen(name) + 9,
                      upper(type), owner, name, label(source, field, "label", true));
        if (yaml_get(field, "help"))
            buffer_format(&out->table, ", .help = %s", label(source, field, "help", true));
        static const char *const texts[][2] = {{"check", "check"}, {"code", "code_list"}, {"group", "group"},
                                               {"unit", "unit"},   {"default", "initial"}, {"mask", "mask"},
                                               {"seen_with", "seen_with"}};
        for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++)
            if (yaml_get_text(field, texts[k][0]))
                buffer_format(&out->table, ", .%s = %s", texts[k][1], quoted(yaml_get_text(field, texts[k][0])));
        if (!strcmp(type, "enum"))
            buffer_format(&out->table, ", .choices = %s_%s_choices, .choice_count = %zu", owner, name,
                          yaml_get(field, "values")->count);
        if (!strcmp(type, "link")) {
            if (!yaml_get_text(field, "to"))
                mistake(source, field, "%s: a link needs to: ENTITY", name);
            else
                buffer_format(&out->table, ", .link = &%s_entity", yaml_get_text(field, "to"));
        }
        buffer_format(&out->table, ", .min = %s, .max = %s, .search = %s", bound(source, field, "min"),
                      bound(source, field, "max"), search_kind(source, field));
        static const char *const flags[][2] = {{"required", "required"},   {"unique", "unique"}, {"read_only", "read_only"},
                                               {"list", "listed"},         {"sensitive", "sensitive"}, {"secret", "secret"},
                                               {"multiline", "multiline"}};
        for (size_t k = 0; k < sizeof(flags) / sizeof(flags[0]); k++)
            if (flag(source, field, flags[k][0], false))
                buffer_format(&out->table, ", .%s = true", flags[k][1]);
        buffer_text(&out->table, "},\n");
    }
    buffer_text(&out->head, "};\n\n");
    buffer_text(&out->table, "};\n");
}

/* --- entities ------------------------------------------------------------------------------------------------------ */

static long field_index(const struct yaml *fields, const char *name)
{
    for (size_t i = 0; name && fields && i < fields->count; i++)
        if (text_equal(name, yaml_get_text(&fields->items[i], "name")))
            return (long)i;
    return -1;
}

static void compile_indexes(const struct source *source, struct compiled *out, const char *name, const struct yaml *fields)
{
    const struct yaml *indexes = yaml_get(source->root, "indexes");
    for (size_t i = 0; indexes && i < indexes->count; i++)
        for (size_t k = 0; k < indexes->items[i].count; k++) {
            const char *column = indexes->items[i].items[k].text;
            if (field_index(fields, column) < 0 && strcmp(column, "id") && strcmp(column, "home") && strcmp(column, "recorded_at"))
                mistake(source, &indexes->items[i].items[k], "no field %s to index", column);
        }
    buffer_format(&out->table, "static const struct entity_index %s_indexes[] = {\n", name);
    for (size_t i = 0; indexes && i < indexes->count; i++) {
        struct buffer columns = {.arena = arena}, title = {.arena = arena};
        for (size_t k = 0; k < indexes->items[i].count; k++) {
            buffer_format(&columns, "%s%s", k ? ", " : "", indexes->items[i].items[k].text);
            buffer_format(&title, "_%s", indexes->items[i].items[k].text);
        }
        buffer_format(&out->table, "    {\"%s%s\", \"%s\"},\n", name, buffer_end(&title), buffer_end(&columns));
    }
    buffer_text(&out->table, "    {0},\n};\n");
}

/* "home, id, ..." in the order rows are read. */
static const char *column_list(const struct yaml *fields, const char *alias)
{
    static const char *const own[] = {"home", "id", "version", "recorded_at", "recorded_by"};
    struct buffer text = {.arena = arena};
    for (int i = 0; i < 5; i++)
        buffer_format(&text, "%s%s%s", i ? ", " : "", alias, own[i]);
    for (size_t i = 0; i < fields->count; i++)
        buffer_format(&text, ", %s\"%s\"", alias, yaml_get_text(&fields->items[i], "name"));
    return buffer_end(&text);
}

/* Every column a row is written to; sealed fields have one more, by which they are found. */
static size_t stored_columns(struct buffer *text, const struct yaml *fields)
{
    size_t count = 5 + fields->count;
    buffer_text(text, column_list(fields, ""));
    for (size_t i = 0; i < fields->count; i++) {
        const char *sealed = yaml_get_text(&fields->items[i], "sensitive");
        if (!sealed || strcmp(sealed, "true"))
            continue;
        buffer_format(text, ", \"%s_index\"", yaml_get_text(&fields->items[i], "name"));
        count++;
    }
    return count;
}

static const char *insert_text(const char *name, const struct yaml *fields, bool past)
{
    struct buffer text = {.arena = arena};
    buffer_format(&text, "INSERT INTO \"%s%s\" (", name, past ? "_history" : "");
    size_t count = stored_columns(&text, fields) + past;
    buffer_text(&text, past ? ", recorded_until) VALUES (" : ") VALUES (");
    for (size_t i = 0; i < count; i++)
        buffer_format(&text, "%s$%zu", i ? ", " : "", i + 1);
    buffer_text(&text, ")");
    return buffer_end(&text);
}

static const char *keep_text(const char *name, const struct yaml *fields)
{
    struct buffer text = {.arena = arena};
    buffer_format(&text, "INSERT INTO \"%s_history\" (", name);
    stored_columns(&text, fields);
    buffer_text(&text, ", recorded_until) SELECT ");
    stored_columns(&text, fields);
    buffer_format(&text, ", $3 FROM \"%s\" WHERE home = $1 AND id = $2", name);
    return buffer_end(&text);
}

static const char *stored_text(const char *name, const struct yaml *fields)
{
    struct buffer text = {.arena = arena};
    buffer_format(&text, "SELECT %s FROM \"%s\" WHERE home = $1 AND id = $2", column_list(fields, ""), name);
    return buffer_end(&text);
}

static void compile_entity(const struct source *source, struct compiled *out, struct buffer *list)
{
    const struct yaml *root = source->root, *fields = yaml_get(root, "fields");
    const char *name = yaml_get_text(root, "entity");
    KEYS_ALLOWED(source, root, "entity", "label", "help", "title", "home", "scope", "fields", "indexes", "append_only", "derived");
    if (!is_name(name)) {
        mistake(source, root, "entity: NAME is missing");
        return;
    }
    const char *home = yaml_get_text(root, "home"), *scope = yaml_get_text(root, "scope");
    static const char *const scopes[] = {"all", "branch", "customer", "person", "system"};
    bool known = false;
    for (size_t i = 0; scope && i < 5; i++)
        known |= !strcmp(scope, scopes[i]);
    if (!known)
        mistake(source, root, "scope must be all, branch, customer, person or system");
    if (!home || (strcmp(home, "self") && field_index(fields, home) < 0))
        mistake(source, root, "home must be self or a link field");
    long title = field_index(fields, yaml_get_text(root, "title"));
    if (title < 0)
        mistake(source, root, "title must be a field");
    compile_fields(source, out, name, fields, true);
    if (mistakes)
        return;
    compile_indexes(source, out, name, fields);
    const struct yaml *indexes = yaml_get(root, "indexes");
    bool self = !strcmp(home, "self");
    buffer_format(&out->head, "extern const struct entity %s_entity;\n\n", name);
    buffer_format(&out->table,
                  "const struct entity %s_entity = {.name = %s, .label = %s, .help = %s, .size = sizeof(struct %s), .fields = %s_fields, "
                  ".field_count = %zu, .columns = %s, .columns_t = %s, .title = &%s_fields[%ld], .home_field = %s, .home = %s, .scope = SCOPE_%s, .indexes = "
                  "%s_indexes, .index_count = %zu, .append_only = %s, .derived = %s,\n    .stored = %s,\n    .insert = %s,\n    .insert_past = %s,\n"
                  "    .keep = %s};\n\n",
                  name, quoted(name), label(source, root, "label", true), label(source, root, "help", false), name, name, fields->count,
                  quoted(column_list(fields, "")), quoted(column_list(fields, "t.")),
                  name, title, self ? "NULL" : arena_format(arena, "&%s_fields[%ld]", name, field_index(fields, home)),
                  self ? "HOME_SELF" : "HOME_FIELD", upper(scope), name, indexes ? indexes->count : 0,
                  flag(source, root, "append_only", false) ? "true" : "false", flag(source, root, "derived", false) ? "true" : "false",
                  quoted(stored_text(name, fields)), quoted(insert_text(name, fields, false)), quoted(insert_text(name, fields, true)),
                  quoted(keep_text(name, fields)));
    buffer_format(list, "    &%s_entity,\n", name);
}

static void check_links(const struct source *sources, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct yaml *fields = yaml_get(sources[i].root, "fields");
        for (size_t k = 0; fields && k < fields->count; k++) {
            const char *to = yaml_get_text(&fields->items[k], "to");
            bool found = !to;
            for (size_t n = 0; to && n < count; n++)
                found |= text_equal(to, yaml_get_text(sources[n].root, "entity"));
            if (!found)
                mistake(&sources[i], &fields->items[k], "there is no entity %s", to);
        }
    }
}

static void compile_entities(const char *model, const char *out_folder)
{
    struct source *sources;
    size_t count = sources_read(model, "entities", &sources);
    struct compiled out = {{.arena = arena}, {.arena = arena}};
    struct buffer list = {.arena = arena};
    buffer_text(&out.head, "/* Generated from model/entities/. */\n#pragma once\n\n#include \"model/entity.h\"\n\n");
    buffer_text(&out.table, "/* Generated from model/entities/. */\n#include \"entities.h\"\n\n");
    check_links(sources, count);
    for (size_t i = 0; i < count; i++)
        compile_entity(&sources[i], &out, &list);
    buffer_format(&out.table, "const struct entity *const entities[] = {\n%s};\nconst size_t entity_count = %zu;\n", buffer_end(&list),
                  count);
    if (!mistakes) {
        write_file(out_folder, "entities.h", &out.head);
        write_file(out_folder, "entity_table.c", &out.table);
    }
}

/* --- operations ---------------------------------------------------------------------------------------------------- */

/* Shape shorthand to JSON Schema: a word (text number int bool date instant id any, "?" for nullable), "entity:NAME",
 * "map:WORD", a one-item list for an array, a map for an object that has exactly these keys. A key ending in "?" may be absent. */
static void shape_word(const struct source *source, const struct yaml *node, const char *word, struct buffer *out)
{
    static const char *const words[][2] = {
        {"text", "\"type\":\"string\""},
        {"number", "\"type\":\"number\""},
        {"int", "\"type\":\"integer\""},
        {"bool", "\"type\":\"boolean\""},
        {"date", "\"type\":\"string\",\"format\":\"date\""},
        {"instant", "\"type\":\"string\",\"format\":\"date-time\""},
        {"id", "\"type\":\"string\""},
        {"null", "\"type\":\"null\""},
    };
    size_t size = strlen(word);
    bool nullable = size && word[size - 1] == '?';
    const char *name = arena_text_part(arena, word, nullable ? size - 1 : size);
    if (!strcmp(name, "any")) {
        buffer_text(out, "{}");
        return;
    }
    if (text_starts(name, "entity:")) {
        const char *reference = arena_format(arena, "{\"$ref\":\"#/components/schemas/%s\"}", name + 7);
        buffer_format(out, nullable ? "{\"anyOf\":[%s,{\"type\":\"null\"}]}" : "%s", reference);
        return;
    }
    if (text_starts(name, "map:")) {
        buffer_text(out, "{\"type\":\"object\",\"additionalProperties\":");
        shape_word(source, node, name + 4, out);
        buffer_char(out, '}');
        return;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (!strcmp(name, words[i][0])) {
            const char *type = words[i][1];
            if (nullable) {
                const char *end = strchr(type + 8, '"');
                buffer_format(out, "{\"type\":[%.*s\",\"null\"]%s}", (int)(end - (type + 7)), type + 7, end + 1);
            } else {
                buffer_format(out, "{%s}", type);
            }
            return;
        }
    mistake(source, node, "unknown shape %s", word);
}

static void shape(const struct source *source, const struct yaml *node, struct buffer *out)
{
    if (node->kind == YAML_TEXT) {
        shape_word(source, node, node->text, out);
        return;
    }
    if (node->kind == YAML_LIST) {
        if (node->count != 1) {
            mistake(source, node, "a list shape holds the shape of one item");
            return;
        }
        buffer_text(out, "{\"type\":\"array\",\"items\":");
        shape(source, &node->items[0], out);
        buffer_char(out, '}');
        return;
    }
    struct buffer required = {.arena = arena};
    buffer_text(out, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
    for (size_t i = 0; i < node->count; i++) {
        const char *key = node->keys[i].text;
        size_t size = strlen(key);
        bool optional = key[size - 1] == '?';
        buffer_format(out, "%s\"%.*s\":", i ? "," : "", (int)(optional ? size - 1 : size), key);
        if (!optional)
            buffer_format(&required, "%s\"%s\"", required.size ? "," : "", key);
        shape(source, &node->items[i], out);
    }
    buffer_format(out, "},\"required\":[%s]}", buffer_end(&required));
}

static void compile_operation(const struct source *source, const struct yaml *row, struct compiled *out, struct buffer *list)
{
    KEYS_ALLOWED(source, row, "operation", "method", "path", "label", "help", "needs", "lane", "tried", "body", "query", "reply", "reply_type");
    const char *name = yaml_get_text(row, "operation"), *method = yaml_get_text(row, "method"), *path = yaml_get_text(row, "path");
    const char *lane = yaml_get_text(row, "lane"), *needs = yaml_get_text(row, "needs");
    if (!is_name(name) || !method || !path || !needs) {
        mistake(source, row, "an operation needs operation, method, path, needs");
        return;
    }
    if (!lane || (strcmp(lane, "read") && strcmp(lane, "write") && strcmp(lane, "slow")))
        mistake(source, row, "lane must be read, write or slow");
    const struct yaml *parts[] = {yaml_get(row, "body"), yaml_get(row, "query")};
    const char *names[] = {arena_format(arena, "%s_input", name), arena_format(arena, "%s_query", name)};
    for (int i = 0; i < 2; i++)
        if (parts[i] && parts[i]->count)
            compile_fields(source, out, names[i], parts[i], false);
    struct buffer schema = {.arena = arena};
    if (yaml_get(row, "reply"))
        shape(source, yaml_get(row, "reply"), &schema);
    if (mistakes)
        return;
    const char *type = yaml_get_text(row, "reply_type");
    buffer_format(&out->head, "const struct error *operation_%s(struct call *call);\n\n", name);
    buffer_format(list, "    {.name = %s, .method = %s, .path = %s, .label = %s, .help = %s, .permission = %s, .lane = LANE_%s", quoted(name),
                  quoted(method), quoted(path), label(source, row, "label", true), label(source, row, "help", false), quoted(needs), upper(lane));
    const char *tried = yaml_get_text(row, "tried");
    if (tried && !strcmp(tried, "true"))
        buffer_text(list, ", .tried = true");
    static const char *const member[] = {"input", "query"};
    for (int i = 0; i < 2; i++)
        if (parts[i] && parts[i]->count)
            buffer_format(list, ", .%s = %s_fields, .%s_count = %zu, .%s_size = sizeof(struct %s)", member[i], names[i], member[i],
                          parts[i]->count, member[i], names[i]);
    buffer_format(list, ", .reply_schema = %s, .reply_type = %s, .handler = operation_%s},\n",
                  schema.size ? quoted(buffer_end(&schema)) : "NULL", quoted(type ? type : "application/json"), name);
}

static void compile_operations(const char *model, const char *out_folder)
{
    struct source *sources;
    size_t count = sources_read(model, "api", &sources), total = 0;
    struct compiled out = {{.arena = arena}, {.arena = arena}};
    struct buffer list = {.arena = arena};
    buffer_text(&out.head, "/* Generated from model/api/. */\n#pragma once\n\n#include \"entities.h\"\n#include \"model/operation.h\"\n\n");
    buffer_text(&out.table, "/* Generated from model/api/. */\n#include \"operations.h\"\n\n");
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sources[i].root->count; k++, total++)
            compile_operation(&sources[i], &sources[i].root->items[k], &out, &list);
    buffer_format(&out.table, "const struct operation operations[] = {\n%s    {0},\n};\nconst size_t operation_count = %zu;\n",
                  buffer_end(&list), total);
    if (!mistakes) {
        write_file(out_folder, "operations.h", &out.head);
        write_file(out_folder, "operation_table.c", &out.table);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: modelc MODEL_FOLDER OUT_FOLDER\n");
        return 2;
    }
    arena = arena_new();
    compile_errors(argv[1], argv[2]);
    compile_entities(argv[1], argv[2]);
    compile_operations(argv[1], argv[2]);
    arena_free(arena);
    if (mistakes)
        fprintf(stderr, "%d mistake%s in the model\n", mistakes, mistakes == 1 ? "" : "s");
    return mistakes ? 1 : 0;
}
