#include "domain/import/convert.h"
#include "base/text.h"
#include "matching/cell_value.h"
#include "record/check.h"
#include "record/record.h"

#include <math.h>
#include <string.h>

/* --- text ------------------------------------------------------------------------------------------------------------
 */

static const char *base_text(struct arena *arena, const struct mapping_value *value, const struct import_row *row,
                             const struct error **error)
{
    struct buffer out = {.arena = arena};
    switch (value->place) {
    case MAPPING_CONSTANT:
        return value->text ? value->text : "";
    case MAPPING_COLUMN:
        return value->column >= 0 && (size_t)value->column < row->count ? row->cells[value->column] : "";
    case MAPPING_FILE:
        return row->file_name ? row->file_name : "";
    case MAPPING_LINE:
        return arena_format(arena, "%zu", row->line);
    case MAPPING_EACH:
        return row->each && row->each->column >= 0 && (size_t)row->each->column < row->count
                   ? row->cells[row->each->column]
                   : "";
    case MAPPING_EACH_NAME:
        return row->each ? row->each->text : "";
    case MAPPING_PARTS:
        for (size_t i = 0; i < value->part_count && !*error; i++) {
            const char *part = "";
            *error = convert_text(arena, &value->parts[i], row, &part);
            if (!*error && *part)
                buffer_format(&out, "%s%s", out.size && value->with ? value->with : "", part);
        }
    }
    return buffer_end(&out);
}

static const char *between(struct arena *arena, const char *text, const char *after, const char *before)
{
    const char *from = after ? strstr(text, after) : NULL;
    if (from)
        text = from + strlen(after);
    const char *to = before ? strstr(text, before) : NULL;
    return to ? arena_text_part(arena, text, (size_t)(to - text)) : text;
}

static const char *nth_part(struct arena *arena, const char *text, const char *separator, int64_t place)
{
    size_t width = strlen(separator);
    const char *parts[64];
    int count = 0;
    while (width && count < 64) {
        const char *end = strstr(text, separator);
        parts[count++] = end ? arena_text_part(arena, text, (size_t)(end - text)) : text;
        if (!end)
            break;
        text = end + width;
    }
    int64_t at = place < 0 ? count + place : place ? place - 1 : 0;
    return at >= 0 && at < count ? parts[at] : "";
}

static const char *characters(struct arena *arena, const char *text, int64_t from, int64_t length)
{
    for (int64_t i = 1; i < from && *text; i++)
        text_next(&text);
    const char *end = text;
    for (int64_t i = 0; i < length && *end; i++)
        text_next(&end);
    return length > 0 ? arena_text_part(arena, text, (size_t)(end - text)) : text;
}

static const struct error *map_code(struct arena *arena, const struct mapping_value *value, const char **text)
{
    for (size_t i = 0; i < value->code_count; i++)
        if (!strcmp(value->codes[i].from, *text)) {
            *text = value->codes[i].to;
            return NULL;
        }
    if (!**text || value->other) {
        *text = value->other && **text ? value->other : "";
        return NULL;
    }
    struct buffer known = {.arena = arena};
    for (size_t i = 0; i < value->code_count && i < 20; i++)
        buffer_format(&known, "%s%s", i ? ", " : "", value->codes[i].from);
    return error_make(arena, ERROR_IMPORT_CODE, .value = *text, .arguments = {buffer_end(&known)});
}

const struct error *convert_text(struct arena *arena, const struct mapping_value *value, const struct import_row *row,
                                 const char **out)
{
    const struct error *error = NULL;
    const char *text = base_text(arena, value, row, &error);
    if (error)
        return error;
    if (value->after || value->before)
        text = between(arena, text, value->after, value->before);
    if (value->split)
        text = nth_part(arena, text, value->split, value->split_place);
    if (value->from || value->length)
        text = characters(arena, text, value->from, value->length);
    text = text_normalise(arena, text);
    for (size_t size = strlen(text); size && (int64_t)size < value->pad; size++)
        text = arena_format(arena, "0%s", text);
    if (value->code_count)
        TRY(map_code(arena, value, &text));
    if (*text && (value->prefix || value->suffix))
        text =
            arena_format(arena, "%s%s%s", value->prefix ? value->prefix : "", text, value->suffix ? value->suffix : "");
    *out = *text || !value->fallback ? text : value->fallback;
    return NULL;
}

bool convert_holds(struct arena *arena, const struct mapping_condition *condition, const struct import_row *row)
{
    const char *text = "";
    if (convert_text(arena, &condition->value, row, &text))
        return false;
    if (condition->any)
        return *text != 0;
    for (size_t i = 0; i < condition->count; i++)
        if (!strcmp(text, condition->texts[i]))
            return !condition->not_in;
    return condition->not_in;
}

bool convert_all_hold(struct arena *arena, const struct mapping_conditions *conditions, const struct import_row *row)
{
    for (size_t i = 0; i < conditions->count; i++)
        if (!convert_holds(arena, &conditions->items[i], row))
            return false;
    return true;
}

int convert_column(const struct mapping_value *value, const struct import_row *row)
{
    if (value->place == MAPPING_EACH)
        return row->each ? row->each->column + 1 : 0;
    for (size_t i = 0; i < value->part_count; i++)
        if (convert_column(&value->parts[i], row))
            return convert_column(&value->parts[i], row);
    return value->place == MAPPING_COLUMN ? value->column + 1 : 0;
}

/* --- numbers ---------------------------------------------------------------------------------------------------------
 */

static const struct error *about(struct arena *arena, const struct error *error, const struct field *field,
                                 const char *text)
{
    struct error copy = *error;
    copy.field = field->name;
    copy.value = field->sensitive ? NULL : text;
    return error_copy(arena, &copy);
}

/* Exact when the decimals allow it; ROUND takes the nearest. */
static const struct error *scaled(struct arena *arena, const struct mapping_field *f, const char *text, int scale,
                                  int64_t *value)
{
    const struct error *error = cell_scaled(arena, text, scale, value);
    double number;
    if (error && error->id == ERROR_CELL_DECIMALS && f->round && !cell_number(arena, text, &number) &&
        fabs(number) * pow(10, scale) < 9e18) {
        *value = (int64_t)llround(number * pow(10, scale));
        error = NULL;
    }
    if (error)
        return about(arena, error, f->field, text);
    *value = f->absolute && *value < 0 ? -*value : *value;
    *value = f->negate ? -*value : *value;
    return NULL;
}

static const struct error *ratio(struct arena *arena, const struct mapping_field *f, const char *text, double *value)
{
    const struct error *error = cell_number(arena, text, value);
    if (error)
        return about(arena, error, f->field, text);
    if (f->percent && !strchr(text, '%'))
        *value /= 100;
    *value *= pow(10, f->unit_digits);
    *value = f->absolute ? fabs(*value) : *value;
    *value = f->negate ? -*value : *value;
    return NULL;
}

/* --- dates
 * ------------------------------------------------------------------------------------------------------------ */

static size_t digit_groups(const char *text, int groups[3])
{
    size_t count = 0;
    while (*text && count < 3) {
        while (*text && (*text < '0' || *text > '9'))
            text++;
        if (!*text)
            break;
        groups[count] = 0;
        for (int i = 0; *text >= '0' && *text <= '9' && i < 8; i++)
            groups[count] = groups[count] * 10 + (*text++ - '0');
        count++;
    }
    return count;
}

/* A run of digits without separators: yymmdd or yyyymmdd. */
static bool packed(const struct mapping_field *f, int digits, int *year, int *month, int *day)
{
    *day = digits % 100;
    *month = digits / 100 % 100;
    *year = digits / 10000;
    if (f->month_over && *month > f->month_over)
        *month -= (int)f->month_over;
    if (*year < 100)
        *year += f->century ? (int)f->century * 100 : *year < 50 ? 2000 : 1900;
    return true;
}

static bool civil(int year, int month, int day, int64_t *date)
{
    if (!date_exists(year, month, day))
        return false;
    *date = date_from_civil(year, month, day);
    return true;
}

static bool period_date(enum mapping_date kind, const int *groups, size_t count, int64_t *date)
{
    int year = groups[0], month = kind == MAPPING_DATE_YEAR_END ? 12 : count > 1 ? groups[1] : 0;
    if (kind == MAPPING_DATE_QUARTER_END)
        month *= 3;
    if (kind == MAPPING_DATE_MONTH_END && count == 1) {
        month = year % 100;
        year /= 100;
    }
    return year > 1800 && month >= 1 && month <= 12 && civil(year, month, date_month_days(year, month), date);
}

static bool dated(const struct mapping_field *f, const char *text, int64_t *date)
{
    int g[3] = {0}, year, month, day;
    size_t count = digit_groups(text, g);
    switch (f->date) {
    case MAPPING_DATE_YYMMDD:
    case MAPPING_DATE_YMD:
        if (count >= 3 && g[0] > 31)
            return civil(g[0], g[1], g[2], date);
        return count >= 1 && packed(f, g[0], &year, &month, &day) && civil(year, month, day, date);
    case MAPPING_DATE_DMY:
        return count == 3 && civil(g[2], g[1], g[0], date);
    case MAPPING_DATE_MDY:
        return count == 3 && civil(g[2], g[0], g[1], date);
    case MAPPING_DATE_QUARTER_END:
    case MAPPING_DATE_MONTH_END:
    case MAPPING_DATE_YEAR_END:
        return count && period_date(f->date, g, count, date);
    case MAPPING_DATE_FREE:
        break;
    }
    return false;
}

static const struct error *date_value(struct arena *arena, const struct mapping_field *f, const char *text,
                                      int64_t *date)
{
    if (f->date == MAPPING_DATE_FREE) {
        const struct error *error = cell_date(arena, text, date);
        return error ? about(arena, error, f->field, text) : NULL;
    }
    return dated(f, text, date) ? NULL : error_make(arena, ERROR_CELL_DATE, .field = f->field->name, .value = text);
}

/* --- codes
 * ------------------------------------------------------------------------------------------------------------ */

/* A code list takes its labels too: 浙江 and 浙江省 are 330000. */
static const char *code_of(struct session *s, const struct field *field, const char *text)
{
    const struct code_list *list = code_list_find(s->bank->codes, field->code_list);
    if (!list || code_known(s->bank->codes, field->code_list, text))
        return text;
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(list->codes[i].label.zh, text) || text_equal(list->codes[i].label.en, text))
            return list->codes[i].code;
    for (size_t i = 0; i < list->count; i++)
        if (strlen(text) >= 6 && text_starts(list->codes[i].label.zh, text))
            return list->codes[i].code;
    return text;
}

const struct error *convert_value(struct session *s, const struct mapping_field *f, const char *text, void *record)
{
    const struct field *field = f->field;
    const struct error *error;
    bool truth;
    switch (field->type) {
    case FIELD_MONEY:
        return scaled(s->arena, f, text, 2 + f->unit_digits, field_int(field, record));
    case FIELD_RATE:
        return scaled(s->arena, f, text, f->percent && !strchr(text, '%') ? 6 : 8, field_int(field, record));
    case FIELD_INT:
        return scaled(s->arena, f, text, f->unit_digits, field_int(field, record));
    case FIELD_RATIO:
        return ratio(s->arena, f, text, field_ratio(field, record));
    case FIELD_DATE:
        return date_value(s->arena, f, text, field_int(field, record));
    case FIELD_BOOL:
        if ((error = cell_boolean(s->arena, text, &truth)))
            return about(s->arena, error, field, text);
        *field_int(field, record) = truth;
        return NULL;
    case FIELD_TEXT:
        if (field->code_list)
            text = code_of(s, field, text);
        return field_parse(s->arena, field, text, record);
    default:
        return field_parse(s->arena, field, text, record);
    }
}
