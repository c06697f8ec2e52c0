#include "base/arena.h"
#include "matching/match_block.h"

#include <string.h>

enum { NAMES = 100, TEXTS, ALONE = 1, FINE = 2 };

struct trait_list {
    struct match_trait *items;
    size_t count;
    uint8_t field;
};

/* SPACE keeps traits of different sorts apart; the two name columns share theirs, so that swapped names meet. */
static void add(struct trait_list *list, uint64_t hash, uint64_t space, int flags)
{
    if (!hash || list->count == MATCH_TRAITS)
        return;
    uint64_t trait = match_hash(&hash, sizeof(hash), space);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].hash == trait)
            return;
    list->items[list->count++] = (struct match_trait){trait, list->field, flags & ALONE, flags & FINE};
}

static uint64_t part_hash(struct letters letters, size_t from, size_t size)
{
    if (from + size > letters.size || !size)
        return 0;
    return match_hash(letters.at + from, size * sizeof(*letters.at), 0);
}

static uint64_t start_hash(struct letters letters, size_t size)
{
    return part_hash(letters, 0, letters.size < size ? letters.size : size);
}

static uint64_t end_hash(struct letters letters, size_t size)
{
    return letters.size > size ? part_hash(letters, letters.size - size, size) : 0;
}

static void add_name(struct trait_list *list, const struct match_value *value)
{
    add(list, value->hash, NAMES, FINE);
    add(list, value->sound, NAMES + 10, 0);
    add(list, start_hash(value->letters, 3), NAMES + 20, 0);
}

static void add_person(struct trait_list *list, const struct match_value *value)
{
    add(list, value->order_free_hash, NAMES + 30, ALONE | FINE);
    add(list, value->sound, NAMES + 10, FINE);
    for (int i = 0; i < value->word_count && i < 5; i++)
        add(list, value->words[i].hash, NAMES, 0);
    add(list, start_hash(value->letters, 2), NAMES + 40, 0);
}

/* The trade name with one character left out meets every trade name one slip away. */
static void add_slips(struct trait_list *list, struct letters trade)
{
    for (size_t i = 0; i < trade.size && trade.size >= 3 && trade.size <= 5; i++) {
        uint32_t left[5];
        size_t size = 0;
        for (size_t k = 0; k < trade.size; k++)
            if (k != i)
                left[size++] = trade.at[k];
        add(list, match_hash(left, size * sizeof(*left), 0), 1, ALONE);
    }
}

static void add_company(struct trait_list *list, const struct match_value *value)
{
    const struct match_company *company = value->company;
    add(list, company->core_hash, 2, ALONE | FINE);
    add(list, company->trade_hash, 1, ALONE | FINE);
    add(list, company->trade_sound, 3, ALONE | FINE);
    add_slips(list, company->trade);
    if (company->trade.size > 3) {
        add(list, end_hash(company->trade, 2), 1, ALONE);
        add(list, start_hash(company->trade, 2), 1, ALONE);
    }
    add(list, company->region_hash, 4, 0);
    add(list, company->industry_hash, 5, 0);
}

static void add_date(struct trait_list *list, const struct match_value *value)
{
    uint64_t field = (uint64_t)list->field + 1, y = (uint64_t)value->year + 2, m = (uint64_t)value->month + 2;
    uint64_t d = (uint64_t)value->day + 2;
    add(list, value->hash, field, ALONE | FINE);
    if (value->year < 0)
        return;
    add(list, y << 16 | m << 8, field, FINE);
    add(list, m << 8 | d, field, 0);
    add(list, y << 16 | d, field, 0);
    add(list, y << 16, field, 0);
    add(list, y << 16 | (m < d ? m << 8 | d : d << 8 | m), field + 200, ALONE);
}

static void add_halves(struct trait_list *list, const struct match_value *value, size_t alone_from)
{
    uint64_t field = (uint64_t)list->field + 1;
    size_t half = (value->letters.size + 1) / 2;
    int alone = half >= alone_from ? ALONE : 0;
    add(list, value->hash, field, ALONE | FINE);
    add(list, start_hash(value->letters, half), field + 200, 0);
    add(list, end_hash(value->letters, value->letters.size - half), field + 300, alone);
}

static void add_email(struct trait_list *list, const struct match_value *value)
{
    uint64_t field = (uint64_t)list->field + 1;
    struct letters user = {value->letters.at, value->head},
                   domain = {value->letters.at + value->head, value->letters.size - value->head};
    add(list, value->hash, field, ALONE | FINE);
    add(list, start_hash(user, user.size), field + 200, user.size > 3 ? ALONE | FINE : 0);
    add(list, start_hash(user, 4), field + 300, 0);
    add(list, start_hash(domain, domain.size), field + 400, ALONE);
}

static void add_text(struct trait_list *list, const struct match_value *value)
{
    add(list, value->order_free_hash, TEXTS, ALONE | FINE);
    add(list, start_hash(value->letters, 4), TEXTS + 10, 0);
    add(list, end_hash(value->letters, 4), TEXTS + 20, 0);
    for (int i = 0; i < value->word_count && i < 4 && value->word_count > 1; i++)
        if (value->words[i].letters.size >= 3)
            add(list, value->words[i].hash, TEXTS + 30, 0);
}

static void add_field(struct trait_list *list, enum match_kind kind, const struct match_value *value)
{
    switch (kind) {
    case MATCH_GIVEN_NAME:
    case MATCH_SURNAME:
        add_name(list, value);
        break;
    case MATCH_PERSON_NAME:
        add_person(list, value);
        break;
    case MATCH_COMPANY_NAME:
        add_company(list, value);
        break;
    case MATCH_DATE:
        add_date(list, value);
        break;
    case MATCH_PHONE:
    case MATCH_IDENTIFIER:
        add_halves(list, value, 5);
        break;
    case MATCH_EMAIL:
        add_email(list, value);
        break;
    case MATCH_POSTCODE:
        add_halves(list, value, 99);
        break;
    case MATCH_TEXT:
        add_text(list, value);
        break;
    default:
        add(list, value->hash, (uint64_t)list->field + 1, 0);
    }
}

size_t match_traits(const struct match_schema *schema, struct match_record record,
                    struct match_trait traits[MATCH_TRAITS])
{
    struct trait_list list = {.items = traits};
    for (size_t f = 0; f < schema->count; f++) {
        list.field = (uint8_t)f;
        if (schema->fields[f].kind != MATCH_IGNORED && record.values[f].hash)
            add_field(&list, schema->fields[f].kind, &record.values[f]);
    }
    return list.count;
}

static uint64_t both(uint64_t a, uint64_t b)
{
    uint64_t pair[2] = {a < b ? a : b, a < b ? b : a};
    return match_hash(pair, sizeof(pair), 7);
}

static const char *key_text(struct arena *arena, uint64_t hash)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    char text[12] = "";
    for (int i = 0; i < 11; i++, hash >>= 6)
        text[i] = digits[hash & 63];
    return arena_text(arena, text);
}

/* A trait tells alone; two fine ones of different fields tell when neither does. */
size_t match_keys(struct arena *arena, const struct match_schema *schema, struct match_record record,
                  const char *keys[MATCH_KEYS])
{
    struct match_trait traits[MATCH_TRAITS];
    size_t count = match_traits(schema, record, traits), made = 0;
    for (size_t i = 0; i < count && made < MATCH_KEYS; i++)
        if (traits[i].alone)
            keys[made++] = key_text(arena, traits[i].hash);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && made < MATCH_KEYS; k++)
            if (traits[i].fine && traits[k].fine && traits[i].field != traits[k].field &&
                !(traits[i].alone && traits[k].alone))
                keys[made++] = key_text(arena, both(traits[i].hash, traits[k].hash));
    return made;
}
