/* Which column is which field: by what was decided for such a file before, by a shipped mapping, else by the names of
 * the columns and the look of their values. */
#include "base/text.h"
#include "base/yaml.h"
#include "domain/import/import.h"
#include "queries.h"
#include "record/own.h"
#include "record/check.h"
#include "record/policy_files.h"

#include <string.h>

enum { MOST_COLUMNS = 400 };

struct words {
    const struct yaml *words, *keys;
};

static const struct error *words_load(struct arena *arena, struct words *words)
{
    for (size_t i = 0; i < policy_files_count; i++) {
        struct yaml_problem problem;
        if (strcmp(policy_files[i].name, "mappings/words.yaml"))
            continue;
        const struct yaml *root = yaml_read(arena, (const char *)policy_files[i].data, policy_files[i].size, &problem);
        if (root) {
            *words = (struct words){yaml_get(root, "words"), yaml_get(root, "keys")};
            return NULL;
        }
    }
    return error_make(arena, ERROR_SYSTEM_FILE, .value = "mappings/words.yaml", .arguments = {"missing or broken"});
}

struct guess {
    struct session *session;
    struct words words;
    const char *const *header;
    size_t count;
    const char **forms; /* of the column names, without a unit in brackets */
    const char *const *const *samples;
    size_t sample_count;
};

/* --- names
 * ----------------------------------------------------------------------------------------------------------------- */

/* 注册资本（万元） -> 注册资本 */
static const char *bare_form(struct arena *arena, const char *name)
{
    char *form = arena_text(arena, mapping_column_form(arena, name));
    char *bracket = strchr(form, '(');
    if (bracket && bracket > form)
        *bracket = 0;
    for (char *at = form; *at; at++)
        if (*at == '-' || *at == '.' || *at == '*' || *at == ':')
            memmove(at, at + 1, strlen(at)), at--;
    return form;
}

static bool words_say(struct arena *arena, const struct yaml *list, const char *form)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (list->items[i].text && !strcmp(bare_form(arena, list->items[i].text), form))
            return true;
    return false;
}

/* 3 for the field's own name or label, 2 for a word of the trade, 0 for none. */
static int name_fits(const struct guess *g, const struct entity *entity, const struct field *field, const char *form)
{
    struct arena *arena = g->session->arena;
    if (!strcmp(bare_form(arena, field->name), form) || !strcmp(bare_form(arena, field->label.zh), form) ||
        !strcmp(bare_form(arena, field->label.en), form))
        return 3;
    const struct yaml *fields = yaml_get(g->words.words, entity->name);
    return words_say(arena, fields ? yaml_get(fields, field->name) : NULL, form) ? 2 : 0;
}

/* --- values
 * ----------------------------------------------------------------------------------------------------------------- */

static bool looks_like(struct session *s, const char *check, const char *cell)
{
    size_t size = strlen(cell);
    if (!strcmp(check, "uscc"))
        return size == 18 && !check_value(s, "uscc", cell, NULL);
    if (!strcmp(check, "resident_id"))
        return size == 18 && !check_value(s, "resident_id", cell, NULL);
    if (!strcmp(check, "email"))
        return strchr(cell, '@') && strchr(strchr(cell, '@'), '.');
    return size == 11 && cell[0] == '1' && strspn(cell, "0123456789") == 11;
}

static bool column_looks(const struct guess *g, size_t column, const char *check)
{
    size_t filled = 0, good = 0;
    for (size_t i = 0; i < g->sample_count; i++) {
        const char *cell = g->samples[i][column];
        filled += *cell != 0;
        good += *cell && looks_like(g->session, check, cell);
    }
    return filled >= 3 && good * 10 >= filled * 8;
}

static const struct field *field_by_look(const struct guess *g, const struct entity *entity, size_t column)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const char *check = entity->fields[i].check;
        if (!check || (strcmp(check, "uscc") && strcmp(check, "resident_id") && strcmp(check, "email") &&
                       strcmp(check, "mobile")))
            continue;
        if (column_looks(g, column, check))
            return &entity->fields[i];
    }
    return NULL;
}

/* --- one entity
 * -------------------------------------------------------------------------------------------------------------- */

struct choice_of {
    int column[MOST_COLUMNS]; /* of each field; -1 none */
    int link_column;          /* tells whose record it is */
    const char *link_by;
    int score;
};

static bool mappable(const struct field *field)
{
    return !field->secret && !field->read_only && field->type != FIELD_LINK && field->type != FIELD_JSON;
}

static void find_owner(const struct guess *g, const struct entity *entity, struct choice_of *c)
{
    static const char *const by[] = {"uscc", "foreign_id", "resident_id"};
    c->link_column = -1;
    if (!entity->home_field || entity->home_field->link != &customer_entity)
        return;
    for (size_t k = 0; k < 3 && c->link_column < 0; k++)
        for (size_t i = 0; i < g->count && c->link_column < 0; i++)
            if (name_fits(g, &customer_entity, entity_field(&customer_entity, by[k]), g->forms[i])) {
                c->link_column = (int)i;
                c->link_by = by[k];
            }
    c->score += c->link_column >= 0 ? 3 : 0;
}

static void fit(const struct guess *g, const struct entity *entity, struct choice_of *c)
{
    bool used[TABLE_COLUMNS] = {false};
    size_t fields = record_field_count(g->session, entity);
    c->score = 0;
    find_owner(g, entity, c);
    if (c->link_column >= 0)
        used[c->link_column] = true;
    for (size_t f = 0; f < fields && f < MOST_COLUMNS; f++)
        c->column[f] = -1;
    for (int least = 3; least >= 2; least--)
        for (size_t f = 0; f < fields && f < MOST_COLUMNS; f++) {
            const struct field *field = record_field_at(g->session, entity, f);
            for (size_t i = 0; mappable(field) && c->column[f] < 0 && i < g->count; i++)
                if (!used[i] && name_fits(g, entity, field, g->forms[i]) >= least) {
                    c->column[f] = (int)i;
                    c->score += least;
                    used[i] = true;
                }
        }
    for (size_t i = 0; i < g->count; i++) {
        const struct field *field = used[i] ? NULL : field_by_look(g, entity, i);
        if (field && c->column[field - entity->fields] < 0) {
            c->column[field - entity->fields] = (int)i;
            c->score += 2;
        }
    }
    for (size_t f = 0; f < entity->field_count && f < MOST_COLUMNS; f++)
        if (entity->fields[f].required && mappable(&entity->fields[f]) && c->column[f] < 0 &&
            !entity->fields[f].initial)
            c->score -= 2;
    if (entity->home_field && c->link_column < 0)
        c->score -= 4;
}

/* --- writing the mapping
 * -------------------------------------------------------------------------------------------------------- */

static const char *unit_of(const char *name)
{
    static const char *const units[][2] = {
        {"亿元", "hundred_million"}, {"百万", "million"},      {"万元", "ten_thousand"}, {"千元", "thousand"},
        {"million", "million"},      {"thousand", "thousand"}, {"(万)", "ten_thousand"}, {"（万）", "ten_thousand"}};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (strstr(name, units[i][0]))
            return units[i][1];
    return NULL;
}

static void write_column(const struct guess *g, struct json_writer *w, const struct field *field, int column)
{
    const char *name = g->header[column], *unit = field->type == FIELD_MONEY ? unit_of(name) : NULL;
    bool percent =
        (field->type == FIELD_RATE || field->type == FIELD_RATIO) && (strchr(name, '%') || strstr(name, "％"));
    json_key(w, field->name);
    json_open(w, '{');
    json_put_text(w, "column", name);
    if (unit)
        json_put_text(w, "unit", unit);
    if (percent)
        json_put_bool(w, "percent", true);
    json_close(w, '}');
}

/* The kind of a customer decides much and files seldom say it: proposed from the look of the file, to be confirmed. */
static void write_kind(struct json_writer *w, const struct entity *entity, const struct choice_of *c)
{
    const struct field *kind = entity_field(entity, "kind"), *person = entity_field(entity, "resident_id"),
                       *company = entity_field(entity, "uscc");
    if (c->column[kind - entity->fields] >= 0)
        return;
    bool individual = c->column[person - entity->fields] >= 0 && c->column[company - entity->fields] < 0;
    json_key(w, "kind");
    json_open(w, '{');
    json_put_text(w, "value", individual ? "individual" : "small");
    json_put_bool(w, "assumed", true);
    json_close(w, '}');
}

static void write_keys(const struct guess *g, struct json_writer *w, const struct entity *entity)
{
    const struct yaml *keys = yaml_get(g->words.keys, entity->name);
    if (!keys)
        return;
    json_key(w, "key");
    json_open(w, '[');
    for (size_t i = 0; i < keys->count; i++) {
        json_open(w, '[');
        for (size_t k = 0; k < keys->items[i].count; k++)
            json_write_text(w, keys->items[i].items[k].text);
        json_close(w, ']');
    }
    json_close(w, ']');
}

static const struct json *write_mapping(const struct guess *g, const struct entity *entity, const struct choice_of *c)
{
    struct arena *arena = g->session->arena;
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    const char *problem;
    json_open(&w, '{');
    json_key(&w, "records");
    json_open(&w, '[');
    json_open(&w, '{');
    json_put_text(&w, "entity", entity->name);
    write_keys(g, &w, entity);
    json_key(&w, "fields");
    json_open(&w, '{');
    if (c->link_column >= 0) {
        json_key(&w, entity->home_field->name);
        json_open(&w, '{');
        json_put_text(&w, "column", g->header[c->link_column]);
        json_put_text(&w, "by", c->link_by);
        json_close(&w, '}');
    }
    for (size_t f = 0; f < record_field_count(g->session, entity) && f < MOST_COLUMNS; f++)
        if (c->column[f] >= 0)
            write_column(g, &w, record_field_at(g->session, entity, f), c->column[f]);
    if (entity == &customer_entity)
        write_kind(&w, entity, c);
    json_close(&w, '}');
    json_close(&w, '}');
    json_close(&w, ']');
    json_close(&w, '}');
    return json_read(arena, buffer_end(&out), out.size, &problem);
}

const struct json *import_guess(struct session *s, const char *const *header, size_t count,
                                const char *const *const *samples, size_t sample_count, const char *entity)
{
    struct guess g = {s,       {NULL, NULL}, header, count, ARENA_LIST(s->arena, const char *, count + 1),
                      samples, sample_count};
    struct choice_of best = {.score = 3}, one;
    const struct entity *chosen = NULL;
    if (count > TABLE_COLUMNS || words_load(s->arena, &g.words))
        return NULL;
    for (size_t i = 0; i < count; i++)
        g.forms[i] = bare_form(s->arena, header[i]);
    for (size_t i = 0; i < entity_count; i++) {
        if (entities[i]->derived || entities[i]->scope == SCOPE_SYSTEM ||
            (entity ? strcmp(entity, entities[i]->name) != 0 : !yaml_get(g.words.words, entities[i]->name)))
            continue;
        fit(&g, entities[i], &one);
        if (one.score > best.score || entity) {
            best = one;
            chosen = entities[i];
        }
    }
    return chosen ? write_mapping(&g, chosen, &best) : NULL;
}

/* --- in order of trust
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *stored(struct session *s, const struct query *query, const char *value,
                                  const struct json **mapping, const char **from)
{
    struct tx tx;
    struct rows *rows;
    const char *problem;
    TRY(session_read(s, &tx));
    const struct error *error = store_query(s->tx, query, VALUES(sql_text(value)), &rows);
    if (!error && rows_next(rows, &error)) {
        const char *text = rows_text(rows, 0);
        *mapping = json_read(s->arena, text, strlen(text), &problem);
        *from = arena_format(s->arena, "remembered:%s", rows_text(rows, 1));
        rows_close(rows);
    }
    session_end(s);
    return error;
}

static size_t columns_there(struct arena *arena, const struct json *mapping, const char *const *header, size_t count)
{
    const struct json *columns = json_get(mapping, "columns");
    for (size_t i = 0; columns && i < columns->count; i++) {
        bool there = false;
        for (size_t k = 0; k < count && columns->items[i].text; k++)
            there |= !strcmp(mapping_column_form(arena, columns->items[i].text), mapping_column_form(arena, header[k]));
        if (!there)
            return 0;
    }
    return columns ? columns->count : 0;
}

static const struct error *shipped(struct session *s, const char *const *header, size_t count, const char *name,
                                   const struct json **mapping, const char **from)
{
    struct shipped_mapping *list;
    size_t n, best = 0;
    struct buffer names = {.arena = s->arena};
    TRY(mapping_shipped(s->arena, &list, &n));
    for (size_t i = 0; i < n; i++) {
        size_t there =
            name ? (text_equal(list[i].name, name) ? 1 : 0) : columns_there(s->arena, list[i].json, header, count);
        buffer_format(&names, "%s%s", i ? ", " : "", list[i].name);
        if (there > best) {
            best = there;
            *mapping = list[i].json;
            *from = arena_format(s->arena, "shipped:%s", list[i].name);
        }
    }
    return name && !*mapping
               ? error_make(s->arena, ERROR_IMPORT_MAPPING_MISSING, .value = name, .arguments = {buffer_end(&names)})
               : NULL;
}

const struct error *import_propose(struct session *s, const char *const *header, size_t count,
                                   const char *const *const *samples, size_t sample_count, const char *entity,
                                   const char *name, const struct json **mapping, const char **from)
{
    *mapping = NULL;
    *from = "none";
    if (name)
        TRY(stored(s, &query_import_mapping_named, name, mapping, from));
    else if (!entity)
        TRY(stored(s, &query_import_mapping_remembered, mapping_header_key(s->arena, header, count), mapping, from));
    if (!*mapping && !entity)
        TRY(shipped(s, header, count, name, mapping, from));
    if (*mapping)
        return NULL;
    *mapping = import_guess(s, header, count, samples, sample_count, entity);
    *from = *mapping ? "guessed" : "none";
    return NULL;
}
