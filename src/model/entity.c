#include "model/entity.h"
#include "base/json.h"

#include <math.h>
#include <string.h>

const struct entity *entity_find(const char *name)
{
    for (size_t i = 0; i < entity_count; i++)
        if (!strcmp(entities[i]->name, name))
            return entities[i];
    return NULL;
}

const struct field *entity_field(const struct entity *entity, const char *name)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (!strcmp(entity->fields[i].name, name))
            return &entity->fields[i];
    return NULL;
}

bool field_absent(const struct field *field, const void *row)
{
    if (field_is_text(field))
        return !*field_text(field, row);
    if (field->type == FIELD_RATIO)
        return isnan(*field_ratio(field, row));
    return *field_int(field, row) == NONE;
}

void fields_clear(const struct field *fields, size_t count, void *row)
{
    for (size_t i = 0; i < count; i++) {
        if (field_is_text(&fields[i]))
            *field_text(&fields[i], row) = NULL;
        else if (fields[i].type == FIELD_RATIO)
            *field_ratio(&fields[i], row) = NAN;
        else
            *field_int(&fields[i], row) = NONE;
    }
}

void label_put(struct json_writer *w, const char *key, struct label label)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "zh", label.zh);
    json_put_text(w, "en", label.en);
    json_close(w, '}');
}
