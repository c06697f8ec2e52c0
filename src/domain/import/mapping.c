#include "domain/import/mapping.h"
#include "record/own.h"
#include "base/text.h"
#include "base/yaml.h"
#include "record/policy_files.h"
#include "store/digest.h"

#include <string.h>

struct reading {
    struct arena *arena;
    const struct error *error;
    const struct session *session;
};

enum { PAD_MOST = 100 }; /* no code is longer */

static bool fault(struct reading *r, const char *where, const char *what, const char *value)
{
    if (!r->error)
        r->error = error_make(r->arena, ERROR_IMPORT_MAPPING, .field = where, .value = value ? value : "",
                              .arguments = {what});
    return false;
}

static bool known_keys(struct reading *r, const char *where, const struct json *map, const char *const *keys,
                       size_t count)
{
    for (size_t i = 0; map->kind == JSON_MAP && i < map->count; i++) {
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known |= !strcmp(map->keys[i], keys[k]);
        if (!known) {
            const char *near = text_nearest(map->keys[i], keys, count);
            return fault(r, where, near ? arena_format(r->arena, "unknown key; did you mean %s?", near) : "unknown key",
                         map->keys[i]);
        }
    }
    return true;
}
#define KNOWN_KEYS(r, where, map, ...)                                                                                 \
    known_keys((r), (where), (map), (const char *const[]){__VA_ARGS__},                                                \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* --- scalars -------------------------------------------------------------------------------------------------------
 */

static const char *scalar_text(struct arena *arena, const struct json *value)
{
    if (!value)
        return NULL;
    switch (value->kind) {
    case JSON_TEXT:
        return value->text;
    case JSON_INT:
        return arena_format(arena, "%lld", (long long)value->integer);
    case JSON_DOUBLE:
        return arena_format(arena, "%.15g", value->number);
    case JSON_BOOL:
        return value->truth ? "true" : "false";
    default:
        return NULL;
    }
}

static const char *get_text(struct reading *r, const struct json *map, const char *key)
{
    return scalar_text(r->arena, json_get(map, key));
}

static int64_t get_int(struct reading *r, const char *where, const struct json *map, const char *key)
{
    int64_t value = 0;
    const char *text = get_text(r, map, key);
    if (text && !text_integer(text, &value))
        fault(r, where, "a whole number is needed", text);
    return value;
}

static bool get_flag(struct reading *r, const struct json *map, const char *key)
{
    return text_equal(get_text(r, map, key), "true");
}

static int get_choice(struct reading *r, const char *where, const struct json *map, const char *key,
                      const char *const *names, size_t count)
{
    const char *text = get_text(r, map, key);
    for (size_t i = 0; text && i < count; i++)
        if (!strcmp(text, names[i]))
            return (int)i;
    if (text)
        fault(r, where, arena_format(r->arena, "not a choice of %s", key), text);
    return -1;
}

static const char **text_list(struct reading *r, const char *where, const struct json *list, size_t *count)
{
    *count = 0;
    if (!list)
        return NULL;
    size_t most = list->kind == JSON_LIST ? list->count : 1;
    const char **texts = ARENA_LIST(r->arena, const char *, most + 1);
    for (size_t i = 0; i < most; i++) {
        const char *text = scalar_text(r->arena, list->kind == JSON_LIST ? &list->items[i] : list);
        if (!text)
            fault(r, where, "a list of texts is needed", NULL);
        else
            texts[(*count)++] = text;
    }
    return texts;
}

/* --- values --------------------------------------------------------------------------------------------------------
 */

static void place_of(struct mapping_value *value, const char *column)
{
    static const struct {
        const char *name;
        enum mapping_place place;
    } special[] = {
        {"@file", MAPPING_FILE}, {"@line", MAPPING_LINE}, {"@each", MAPPING_EACH}, {"@each_name", MAPPING_EACH_NAME}};
    value->place = MAPPING_COLUMN;
    value->text = column;
    value->column = -1;
    for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++)
        if (!strcmp(column, special[i].name))
            value->place = special[i].place;
}

static void read_codes(struct reading *r, const char *where, const struct json *map, struct mapping_value *value)
{
    if (!map)
        return;
    if (map->kind != JSON_MAP) {
        fault(r, where, "map needs FROM: TO pairs", NULL);
        return;
    }
    struct mapping_code *codes = ARENA_LIST(r->arena, struct mapping_code, map->count + 1);
    for (size_t i = 0; i < map->count; i++) {
        const char *to = scalar_text(r->arena, &map->items[i]);
        codes[i] = (struct mapping_code){map->keys[i], to ? to : ""};
    }
    value->codes = codes;
    value->code_count = map->count;
}

static bool read_value(struct reading *r, const char *where, const struct json *json, struct mapping_value *value,
                       int depth)
{
    *value = (struct mapping_value){.column = -1};
    if (json && json->kind == JSON_TEXT) {
        place_of(value, json->text);
        return true;
    }
    if (!json || json->kind != JSON_MAP || depth > 3)
        return fault(r, where, "a column name or a map is needed", NULL);
    const char *column = get_text(r, json, "column"), *constant = get_text(r, json, "value");
    const struct json *parts = json_get(json, "join");
    if (column) {
        place_of(value, column);
    } else if (parts && parts->kind == JSON_LIST) {
        value->place = MAPPING_PARTS;
        value->parts = ARENA_LIST(r->arena, struct mapping_value, parts->count + 1);
        for (size_t i = 0; i < parts->count; i++)
            read_value(r, where, &parts->items[i], &value->parts[value->part_count++], depth + 1);
    } else if (constant) {
        value->text = constant;
    } else if (!json_get(json, "record")) {
        return fault(r, where, "one of column, value, join or record is needed", NULL);
    }
    value->with = get_text(r, json, "with");
    value->after = get_text(r, json, "after");
    value->before = get_text(r, json, "before");
    value->split = get_text(r, json, "split");
    value->split_place = get_int(r, where, json, "place");
    value->from = get_int(r, where, json, "from");
    value->length = get_int(r, where, json, "length");
    value->pad = get_int(r, where, json, "pad");
    if (value->pad < 0 || value->pad > PAD_MOST)
        fault(r, where, "pad fills up to 100 characters", arena_format(r->arena, "%lld", (long long)value->pad));
    value->prefix = get_text(r, json, "prefix");
    value->suffix = get_text(r, json, "suffix");
    value->fallback = get_text(r, json, "default");
    value->other = get_text(r, json, "other");
    read_codes(r, where, json_get(json, "map"), value);
    return true;
}

static void read_look_up(struct reading *r, const char *where, const struct json *json, struct mapping_field *f)
{
    const char *by = get_text(r, json, "by"), *in = get_text(r, json, "in"), *take = get_text(r, json, "take");
    if (!by)
        return;
    f->in = in ? entity_find(in) : f->field->link;
    if (!f->in) {
        fault(r, where, "look-up: no such entity", in);
        return;
    }
    f->by = entity_field(f->in, by);
    f->take = take ? entity_field(f->in, take) : NULL;
    if (!f->by || !f->by->unique)
        fault(r, where, arena_format(r->arena, "by must be a unique field of %s", f->in->name), by);
    else if (take && (!f->take || f->take->type != FIELD_LINK))
        fault(r, where, arena_format(r->arena, "take must be a link field of %s", f->in->name), take);
}

static void read_field(struct reading *r, const struct entity *entity, const char *name, const struct json *json,
                       struct mapping_field *f)
{
    static const char *const units[] = {"yuan", "thousand", "ten_thousand", "million", "hundred_million"};
    static const int digits[] = {0, 3, 4, 6, 8};
    static const char *const dates[] = {"free", "ymd", "yymmdd", "dmy", "mdy", "quarter_end", "month_end", "year_end"};
    const char *where = arena_format(r->arena, "%s.%s", entity->name, name);
    *f = (struct mapping_field){.field = r->session ? record_field(r->session, entity, name) : entity_field(entity, name)};
    if (!f->field || f->field->secret || f->field->read_only) {
        fault(r, where, "there is no such field to fill", name);
        return;
    }
    read_value(r, where, json, &f->value, 0);
    if (json->kind != JSON_MAP)
        return;
    KNOWN_KEYS(r, where, json, "column", "value", "join", "with", "record", "after", "before", "split", "place", "from",
               "length", "pad", "map", "other", "prefix", "suffix", "default", "by", "in", "take", "unit", "percent",
               "negate", "absolute", "round", "date", "century", "month_over", "lenient", "keep", "assumed");
    f->record = get_text(r, json, "record");
    read_look_up(r, where, json, f);
    int unit = get_choice(r, where, json, "unit", units, 5), date = get_choice(r, where, json, "date", dates, 8);
    f->unit_digits = unit < 0 ? 0 : digits[unit];
    f->date = date < 0 ? MAPPING_DATE_FREE : (enum mapping_date)date;
    f->century = get_int(r, where, json, "century");
    f->month_over = get_int(r, where, json, "month_over");
    f->percent = get_flag(r, json, "percent");
    f->negate = get_flag(r, json, "negate");
    f->absolute = get_flag(r, json, "absolute");
    f->round = get_flag(r, json, "round");
    f->lenient = get_flag(r, json, "lenient");
    f->keep = get_flag(r, json, "keep");
}

/* --- conditions, keys, records --------------------------------------------------------------------------------------
 */

static void read_condition(struct reading *r, const char *where, const struct json *json, struct mapping_condition *c)
{
    *c = (struct mapping_condition){.any = true};
    read_value(r, where, json, &c->value, 0);
    const struct json *is = json_get(json, "is"), *not_in = json_get(json, "not");
    if (!is && !not_in)
        return;
    c->any = false;
    c->not_in = !is;
    c->texts = text_list(r, where, is ? is : not_in, &c->count);
}

static struct mapping_conditions read_conditions(struct reading *r, const char *where, const struct json *json)
{
    struct mapping_conditions conditions = {0};
    if (!json)
        return conditions;
    size_t count = json->kind == JSON_LIST ? json->count : 1;
    conditions.items = ARENA_LIST(r->arena, struct mapping_condition, count + 1);
    for (size_t i = 0; i < count; i++)
        read_condition(r, where, json->kind == JSON_LIST ? &json->items[i] : json,
                       &conditions.items[conditions.count++]);
    return conditions;
}

static void read_key(struct reading *r, const struct entity *entity, const struct json *json, struct mapping_key *key)
{
    size_t count;
    const char *where = arena_format(r->arena, "%s.key", entity->name);
    const char **names = text_list(r, where, json, &count);
    if (count > MAPPING_KEY_FIELDS) {
        fault(r, where, "a key has too many fields", NULL);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct field *field = entity_field(entity, names[i]);
        if (!field || (count > 1 && field->sensitive) || (count == 1 && !field->unique)) {
            fault(r, where,
                  count == 1 ? "a key of one field needs a unique one" : "no such field, or one that is sealed",
                  names[i]);
            return;
        }
        key->fields[key->count++] = field;
    }
}

/* Without a key of its own every unique field that is mapped is a way to find the record. */
static void usual_keys(struct reading *r, struct mapping_record *record)
{
    record->keys = ARENA_LIST(r->arena, struct mapping_key, record->field_count + 1);
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].field && record->fields[i].field->unique)
            record->keys[record->key_count++] = (struct mapping_key){{record->fields[i].field}, 1};
}

static void read_each(struct reading *r, const char *where, const struct json *json, struct mapping_record *record)
{
    size_t count;
    const char **names = text_list(r, where, json, &count);
    record->each = ARENA_LIST(r->arena, struct mapping_value, count + 1);
    for (size_t i = 0; i < count; i++)
        place_of(&record->each[record->each_count++], names[i]);
}

static void read_record(struct reading *r, const struct json *json, struct mapping_record *record)
{
    const char *name = json->kind == JSON_MAP ? get_text(r, json, "entity") : NULL;
    *record = (struct mapping_record){.entity = name ? entity_find(name) : NULL};
    if (!record->entity || record->entity->derived || record->entity->scope == SCOPE_SYSTEM) {
        fault(r, "records", "there is no such entity to import into", name);
        return;
    }
    KNOWN_KEYS(r, name, json, "entity", "as", "when", "each", "key", "only", "duplicates", "fields");
    const char *as = get_text(r, json, "as");
    record->name = as ? as : name;
    record->when = read_conditions(r, name, json_get(json, "when"));
    if (json_get(json, "each"))
        read_each(r, name, json_get(json, "each"), record);
    static const char *const only[] = {"update", "create"};
    int which = get_choice(r, name, json, "only", only, 2);
    record->no_duplicates = text_equal(get_text(r, json, "duplicates"), "none");
    record->no_create = which == 0;
    record->no_update = which == 1;
    const struct json *fields = json_get(json, "fields"), *keys = json_get(json, "key");
    if (!fields || fields->kind != JSON_MAP) {
        fault(r, name, "fields are missing", NULL);
        return;
    }
    record->fields = ARENA_LIST(r->arena, struct mapping_field, fields->count + 1);
    for (size_t i = 0; i < fields->count && !r->error; i++)
        if (!json_absent(&fields->items[i]))
            read_field(r, record->entity, fields->keys[i], &fields->items[i], &record->fields[record->field_count++]);
    if (!keys) {
        usual_keys(r, record);
        return;
    }
    size_t count = keys->kind == JSON_LIST ? keys->count : 1;
    record->keys = ARENA_LIST(r->arena, struct mapping_key, count + 1);
    for (size_t i = 0; i < count && !r->error; i++)
        read_key(r, record->entity, keys->kind == JSON_LIST ? &keys->items[i] : keys,
                 &record->keys[record->key_count++]);
}

static void read_joins(struct reading *r, const struct json *json, struct mapping *mapping)
{
    if (!json)
        return;
    mapping->joins = ARENA_LIST(r->arena, struct mapping_join, json->kind == JSON_MAP ? json->count + 1 : 1);
    for (size_t i = 0; json->kind == JSON_MAP && i < json->count; i++) {
        const struct json *on = json_get(&json->items[i], "on");
        if (!on || on->kind != JSON_MAP || on->count != 1 || on->items[0].kind != JSON_TEXT) {
            fault(r, "join", "on: {COLUMN: COLUMN OF THE OTHER FILE} is needed", json->keys[i]);
            return;
        }
        struct mapping_join *join = &mapping->joins[mapping->join_count++];
        *join = (struct mapping_join){.file = json->keys[i], .column = on->keys[0], .other = on->items[0].text};
        place_of(&join->value, join->column);
    }
}

const struct error *mapping_read(struct arena *arena, const struct session *s, const struct json *json, struct mapping **mapping)
{
    struct reading r = {.arena = arena, .session = s};
    struct mapping *m = ARENA_NEW(arena, struct mapping);
    *mapping = m;
    const struct json *records = json ? json_get(json, "records") : NULL;
    if (!records || records->kind != JSON_LIST || !records->count)
        fault(&r, "records", "at least one record is needed", NULL);
    if (r.error)
        return r.error;
    KNOWN_KEYS(&r, "mapping", json, "kind", "name", "label", "help", "version", "columns", "source", "skip", "join",
               "records");
    m->name = get_text(&r, json, "name");
    m->columns = text_list(&r, "columns", json_get(json, "columns"), &m->column_count);
    m->source = get_text(&r, json, "source");
    m->skip = read_conditions(&r, "skip", json_get(json, "skip"));
    read_joins(&r, json_get(json, "join"), m);
    m->records = ARENA_LIST(arena, struct mapping_record, records->count);
    for (size_t i = 0; i < records->count && !r.error; i++)
        read_record(&r, &records->items[i], &m->records[m->record_count++]);
    return r.error;
}

/* --- binding to a header ---------------------------------------------------------------------------------------------
 */

const char *mapping_column_form(struct arena *arena, const char *name)
{
    char *form = text_lower(arena, text_normalise(arena, name)), *to = form;
    for (const char *at = form; *at; at++)
        if (*at != ' ' && *at != '_')
            *to++ = *at;
    *to = 0;
    return form;
}

struct binding {
    struct arena *arena;
    const char **forms;
    size_t count;
    const char **missing;
    size_t missing_count, missing_room;
};

static void bind_value(struct binding *b, struct mapping_value *value)
{
    for (size_t i = 0; i < value->part_count; i++)
        bind_value(b, &value->parts[i]);
    if (value->place != MAPPING_COLUMN)
        return;
    const char *form = mapping_column_form(b->arena, value->text);
    value->column = -1;
    for (size_t i = 0; i < b->count && value->column < 0; i++)
        if (!strcmp(form, b->forms[i]))
            value->column = (int)i;
    for (size_t i = 0; value->column < 0 && i < b->missing_count; i++)
        if (!strcmp(b->missing[i], value->text))
            return;
    if (value->column < 0)
        ARENA_PUSH(b->arena, b->missing, b->missing_count, b->missing_room, value->text);
}

static void bind_conditions(struct binding *b, struct mapping_conditions *conditions)
{
    for (size_t i = 0; i < conditions->count; i++)
        bind_value(b, &conditions->items[i].value);
}

void mapping_bind(struct arena *arena, struct mapping *mapping, const char *const *header, size_t count,
                  const char ***missing, size_t *missing_count)
{
    struct binding b = {.arena = arena, .forms = ARENA_LIST(arena, const char *, count + 1), .count = count};
    for (size_t i = 0; i < count; i++)
        b.forms[i] = mapping_column_form(arena, header[i]);
    bind_conditions(&b, &mapping->skip);
    for (size_t i = 0; i < mapping->join_count; i++)
        bind_value(&b, &mapping->joins[i].value);
    for (size_t i = 0; i < mapping->record_count; i++) {
        struct mapping_record *record = &mapping->records[i];
        bind_conditions(&b, &record->when);
        for (size_t k = 0; k < record->each_count; k++)
            bind_value(&b, &record->each[k]);
        for (size_t k = 0; k < record->field_count; k++)
            bind_value(&b, &record->fields[k].value);
    }
    *missing = b.missing;
    *missing_count = b.missing_count;
}

const char *mapping_header_key(struct arena *arena, const char *const *header, size_t count)
{
    struct buffer out = {.arena = arena};
    char hex[65];
    for (size_t i = 0; i < count; i++)
        buffer_format(&out, "%s\n", mapping_column_form(arena, header[i]));
    digest_sha256_hex(buffer_end(&out), out.size, hex);
    return arena_text(arena, hex);
}

/* --- shipped ---------------------------------------------------------------------------------------------------------
 */

static void json_of_yaml(struct arena *arena, const struct yaml *node, struct json *out)
{
    *out = (struct json){.kind = JSON_TEXT};
    if (node->kind == YAML_TEXT) {
        out->text = node->text;
        return;
    }
    out->kind = node->kind == YAML_LIST ? JSON_LIST : JSON_MAP;
    out->count = node->count;
    out->items = ARENA_LIST(arena, struct json, node->count + 1);
    out->keys = node->kind == YAML_MAP ? ARENA_LIST(arena, const char *, node->count + 1) : NULL;
    for (size_t i = 0; i < node->count; i++) {
        json_of_yaml(arena, &node->items[i], &out->items[i]);
        if (out->keys)
            out->keys[i] = node->keys[i].text;
    }
}

const struct error *mapping_shipped(struct arena *arena, struct shipped_mapping **list, size_t *count)
{
    size_t room = 0;
    *list = NULL;
    *count = 0;
    for (size_t i = 0; i < policy_files_count; i++) {
        const struct policy_file *file = &policy_files[i];
        if (!text_starts(file->name, "mappings/") || !strcmp(file->name, "mappings/words.yaml"))
            continue;
        struct yaml_problem problem;
        const struct yaml *root = yaml_read(arena, (const char *)file->data, file->size, &problem);
        if (!root)
            return error_make(arena, ERROR_SYSTEM_FILE, .value = file->name,
                              .arguments = {arena_format(arena, "line %d: %s", problem.line, problem.message)});
        struct json *json = ARENA_NEW(arena, struct json);
        json_of_yaml(arena, root, json);
        const struct json *label = json_get(json, "label");
        struct shipped_mapping shipped = {.name = json_get_text(json, "name"), .json = json};
        if (label && label->kind == JSON_LIST && label->count == 2)
            shipped.label = (struct label){label->items[0].text, label->items[1].text};
        ARENA_PUSH(arena, *list, *count, room, shipped);
    }
    return NULL;
}
