#include "api/values.h"
#include "base/text.h"
#include "quant/identifier.h"

#include <stdio.h>
#include <string.h>

/* --- identifiers with right check digits: the last character is found by trying
 * ------------------------------------------------------- */

static const char *complete(struct arena *arena, const char *start, bool (*good)(const char *text))
{
    static const char characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for (size_t i = 0; characters[i]; i++) {
        const char *text = arena_format(arena, "%s%c", start, characters[i]);
        if (good(text))
            return text;
    }
    return start;
}

static bool good_resident(const char *text)
{
    return identifier_resident_id(text, NONE, NULL);
}

static const char *lei(struct arena *arena, int number)
{
    for (int i = 0; i < 100; i++) {
        const char *text = arena_format(arena, "5299000000000000%02d%02d", number % 100, i);
        if (identifier_lei(text))
            return text;
    }
    return "";
}

static const char *checked_text(struct arena *arena, const char *check, int number)
{
    if (!strcmp(check, "uscc"))
        return complete(
            arena,
            arena_format(arena, "91999900%s",
                         complete(arena, arena_format(arena, "%08d", 30000000 + number), identifier_org_code)),
            identifier_uscc);
    if (!strcmp(check, "org_code"))
        return complete(arena, arena_format(arena, "%08d", 20000000 + number), identifier_org_code);
    if (!strcmp(check, "resident_id"))
        return complete(arena, arena_format(arena, "99000019800101%03d", number % 1000), good_resident);
    if (!strcmp(check, "reg_no"))
        return complete(arena, arena_format(arena, "9999001%07d", number), identifier_reg_no);
    if (!strcmp(check, "lei"))
        return lei(arena, number);
    if (!strcmp(check, "mobile") || !strcmp(check, "phone"))
        return arena_format(arena, "138%08d", number % 100000000);
    if (!strcmp(check, "email"))
        return arena_format(arena, "suite%d@example.com", number);
    return arena_format(arena, "suite.%d", number);
}

/* --- values
 * ----------------------------------------------------------------------------------------------------------------------------
 */

static const char *first_code(struct suite *s, const char *list)
{
    struct answer codes = call(s, ADMINISTRATOR, "GET", arena_format(s->arena, "/code/%s", list), NULL);
    const struct json *items = codes.json ? json_get(codes.json, "items") : NULL;
    return items && items->count ? json_get_text(&items->items[items->count - 1], "code") : "";
}

const char *value_link(struct suite *s, enum who who, const char *entity, bool oldest)
{
    struct answer page =
        call(s, who, "GET", arena_format(s->arena, "/%s?limit=1&sort=%sid", entity, oldest ? "" : "-"), NULL);
    const struct json *first = answer_item(&page, 0);
    return first ? json_get_text(first, "id") : NULL;
}

/* Of two links in a row to the same entity the second takes the oldest record, so that nothing is linked to itself. */
static void put_link(struct suite *s, enum who who, struct json_writer *w, const struct entity *entity,
                     const struct field *f)
{
    bool again = false;
    for (const struct field *before = entity->fields; before < f; before++)
        again |= before->type == FIELD_LINK && before->link == f->link;
    const char *id = value_link(s, who, f->link->name, again);
    if (id)
        json_put_text(w, f->name, id);
}

static void put_value(struct suite *s, enum who who, struct json_writer *w, const struct entity *entity,
                      const struct field *f, int number)
{
    int64_t least = f->min != NONE ? f->min : 0, most = f->max != NONE ? f->max : least + 1000;
    switch (f->type) {
    case FIELD_TEXT:
        if (f->code_list)
            json_put_text(w, f->name, first_code(s, f->code_list));
        else if (f->check)
            json_put_text(w, f->name, checked_text(s->arena, f->check, number));
        else
            json_put_text(w, f->name,
                          most < 12 && f->max != NONE ? "A1" : arena_format(s->arena, "试 %s %d", f->name, number));
        break;
    case FIELD_INT:
    case FIELD_MONEY:
        /* A change (from 7 on) must differ from what was there. */
        least += number >= 7 && least + number - 6 <= most ? number - 6 : 0;
        json_put_int(w, f->name, least + 1 <= most ? least + 1 : least);
        break;
    case FIELD_RATE:
    case FIELD_RATIO:
        json_put_double(w, f->name, 0.5);
        break;
    case FIELD_BOOL:
        json_put_bool(w, f->name, number % 2);
        break;
    case FIELD_ENUM:
        json_put_text(w, f->name, f->choices[(size_t)number % f->choice_count].name);
        break;
    case FIELD_DATE:
        json_put_text(w, f->name, "2026-01-31");
        break;
    case FIELD_INSTANT:
        json_put_text(w, f->name, "2026-01-31T08:00:00Z");
        break;
    case FIELD_LINK:
        put_link(s, who, w, entity, f);
        break;
    case FIELD_JSON:
        json_put_raw(w, f->name, "{}");
        break;
    }
}

/* A patch changes one text or number; a new record fills every field. */
const char *value_record(struct suite *s, enum who who, const struct entity *entity, int number, bool patch)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *f = &entity->fields[i];
        bool own = !strcmp(entity->name, "customer") && !strcmp(f->name, "kind");
        if (f->read_only || f->secret)
            continue;
        if (own)
            json_put_text(&w, "kind", "medium");
        else if (!patch || ((f->type == FIELD_TEXT || f->type == FIELD_MONEY || f->type == FIELD_INT) && !f->unique &&
                            !f->sensitive))
            put_value(s, who, &w, entity, f, number);
    }
    json_close(&w, '}');
    return buffer_end(&out);
}

static bool allows(const struct json *schema, const char *type)
{
    const struct json *types = json_get(schema, "type");
    if (types && types->kind == JSON_TEXT)
        return !strcmp(types->text, type);
    for (size_t i = 0; types && types->kind == JSON_LIST && i < types->count; i++)
        if (!strcmp(types->items[i].text, type))
            return true;
    return false;
}

static void put_schema_value(struct suite *s, enum who who, struct json_writer *w, const char *name,
                             const struct json *schema)
{
    const struct json *choices = json_get(schema, "enum");
    const char *format = json_get_text(schema, "format"), *link = json_get_text(schema, "x-link"),
               *code = json_get_text(schema, "x-code");
    if (choices)
        json_put_text(w, name, choices->items[0].text);
    else if (link)
        json_put_text(w, name, value_link(s, who, link, false));
    else if (code)
        json_put_text(w, name, first_code(s, code));
    else if (format)
        json_put_text(w, name, !strcmp(format, "date") ? "2026-01-31" : "2026-01-31T08:00:00Z");
    else if (allows(schema, "string"))
        json_put_text(w, name, "试 value");
    else if (allows(schema, "integer") || allows(schema, "number"))
        json_put_int(w, name, 1);
    else if (allows(schema, "array"))
        json_put_raw(w, name, "[]");
    else if (allows(schema, "boolean"))
        json_put_bool(w, name, true);
    else
        json_put_raw(w, name, "{}");
}

const char *value_body(struct suite *s, enum who who, const struct json *schema)
{
    const char *reference = json_get_text(schema, "$ref");
    if (reference)
        schema = json_get(json_get(json_get(contract_document(s->contract), "components"), "schemas"),
                          strrchr(reference, '/') + 1);
    const struct json *properties = json_get(schema, "properties");
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    for (size_t i = 0; properties && i < properties->count; i++)
        put_schema_value(s, who, &w, properties->keys[i], &properties->items[i]);
    json_close(&w, '}');
    return buffer_end(&out);
}
