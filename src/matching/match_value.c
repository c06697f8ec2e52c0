#include "matching/match_value.h"
#include "base/text.h"
#include "matching/company_name.h"
#include "matching/han.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

uint64_t match_hash(const void *data, size_t size, uint64_t seed)
{
    const unsigned char *at = data;
    uint64_t hash = 0xCBF29CE484222325u ^ seed * 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 0x100000001B3u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    hash ^= hash >> 29;
    return hash ? hash : 1;
}

static uint64_t letters_hash(struct letters letters)
{
    return letters.size ? match_hash(letters.at, letters.size * sizeof(*letters.at), 0) : 0;
}

static struct letters letters_of(struct arena *arena, const char *text)
{
    size_t room = text_length(text), size = 0;
    uint32_t *out = ARENA_LIST(arena, uint32_t, room);
    for (uint32_t c; size < room && (c = text_next(&text));)
        out[size++] = c;
    return (struct letters){out, size};
}

static bool is_letter(uint32_t c)
{
    return c < 0x80 ? isalnum((int)c) != 0 : u_isalnum((UChar32)c) != 0;
}

/* Codes keep letters and digits alone; texts keep words; addresses of mail keep everything. */
static char *cleaned(struct arena *arena, enum match_kind kind, const char *cell)
{
    char *text = text_folded(arena, cell), *to = text;
    bool code = kind == MATCH_PHONE || kind == MATCH_IDENTIFIER || kind == MATCH_POSTCODE, gap = false;
    if (kind == MATCH_EMAIL)
        return text;
    for (const char *from = text; *from;) {
        const char *start = from;
        uint32_t c = text_next(&from);
        if (!is_letter(c)) {
            /* O'Brien is one word, Smith-Jones two. */
            gap |= c != '\'' && c != 0x2019;
            continue;
        }
        if (gap && !code && to > text)
            *to++ = ' ';
        gap = false;
        memmove(to, start, (size_t)(from - start));
        to += from - start;
    }
    *to = 0;
    return text;
}

static const char *without_country(const char *phone)
{
    const char *at = phone + (text_starts(phone, "00") ? 2 : 0);
    if (text_starts(at, "86") && strlen(at) > 10)
        return at + 2;
    return phone;
}

/* The old resident number of 15 digits lacks the century and the check letter: both are read as those 15. */
static const char *short_resident_id(struct arena *arena, const char *id)
{
    if (strlen(id) != 18 || strspn(id, "0123456789") < 17 || (strncmp(id + 6, "19", 2) && strncmp(id + 6, "20", 2)))
        return id;
    return arena_format(arena, "%.6s%.9s", id, id + 8);
}

static int by_hash(const void *a, const void *b)
{
    const struct match_word *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void find_words(struct arena *arena, struct match_value *value)
{
    struct match_word words[MATCH_WORDS];
    size_t count = 0, start = 0;
    for (size_t i = 0; i <= value->letters.size && count < MATCH_WORDS; i++)
        if (i == value->letters.size || value->letters.at[i] == ' ') {
            words[count].letters = (struct letters){value->letters.at + start, i - start};
            words[count].hash = letters_hash(words[count].letters);
            count += i > start;
            start = i + 1;
        }
    qsort(words, count, sizeof(*words), by_hash);
    for (size_t i = 0; i < count; i++)
        value->order_free_hash += words[i].hash;
    value->words = arena_copy(arena, words, sizeof(*words) * count);
    value->word_count = (uint16_t)count;
}

/* Soundex (Russell 1918, as in the US census): letters that sound alike share a digit. */
static uint64_t soundex(struct letters letters)
{
    static const char digit[] = "01230120022455012623010202";
    uint64_t code = letters.at[0];
    char last = letters.at[0] >= 'a' && letters.at[0] <= 'z' ? digit[letters.at[0] - 'a'] : '0';
    int used = 1;
    for (size_t i = 1; i < letters.size && used < 4 && letters.at[i] != ' '; i++) {
        if (letters.at[i] < 'a' || letters.at[i] > 'z')
            continue;
        char d = digit[letters.at[i] - 'a'];
        if (d != '0' && d != last) {
            code = code << 8 | (unsigned char)d;
            used++;
        }
        if (letters.at[i] != 'h' && letters.at[i] != 'w')
            last = d;
    }
    return match_hash(&code, sizeof(code), 1);
}

/* Southern speakers and typists mix zh/z, ch/c, sh/s and n/ng: they count as the same sound. */
static uint64_t pinyin_sound(const char *syllable, uint64_t seed)
{
    char plain[SYLLABLE_SIZE];
    size_t size = 0;
    for (const char *at = syllable; *at && size < sizeof(plain); at++)
        if (!(at == syllable + 1 && *at == 'h') && !(*at == 'g' && at > syllable && !at[1]))
            plain[size++] = *at;
    return match_hash(plain, size, seed);
}

static uint64_t sound_of(struct letters letters)
{
    if (!letters.size)
        return 0;
    if (!han_is(letters.at[0]))
        return letters.at[0] >= 'a' && letters.at[0] <= 'z' ? soundex(letters) : 0;
    uint64_t sound = 2;
    for (size_t i = 0; i < letters.size; i++) {
        struct han_readings readings = han_readings(letters.at[i]);
        sound = readings.count ? pinyin_sound(readings.syllables[0], sound) : match_hash(&letters.at[i], 4, sound);
    }
    return sound;
}

static const struct match_company *company_of(struct arena *arena, struct arena *scratch, const char *cell)
{
    struct company_name name = company_name_parse(scratch, cell);
    struct match_company *company = ARENA_NEW(arena, struct match_company);
    company->core = letters_of(arena, name.core);
    company->trade = letters_of(arena, name.trade);
    company->region = letters_of(arena, name.region);
    company->industry = letters_of(arena, name.industry);
    company->branch = letters_of(arena, name.branch);
    company->core_hash = letters_hash(company->core);
    company->trade_hash = letters_hash(company->trade);
    company->region_hash = letters_hash(company->region);
    company->industry_hash = letters_hash(company->industry);
    company->branch_hash = letters_hash(company->branch);
    company->trade_sound = sound_of(company->trade);
    return company;
}

static int16_t number(const char *at, size_t size)
{
    int16_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = (int16_t)(value * 10 + (at[i] - '0'));
    return value;
}

/* Dates arrive with mistakes in them, so the parts need not make a day that exists: 1801-88-17, 19081332, 3/1/2015. */
static const char *date_digits(struct arena *arena, const char *text, struct match_value *value)
{
    size_t sizes[3] = {0}, groups = 0;
    const char *starts[3] = {0};
    value->year = value->month = value->day = -1;
    for (const char *at = text; *at && groups < 3;) {
        size_t size = strspn(at, "0123456789");
        if (size) {
            starts[groups] = at;
            sizes[groups++] = size;
        }
        at += size ? size : 1;
    }
    if (groups >= 1 && sizes[0] == 8) {
        starts[2] = starts[0] + 6;
        starts[1] = starts[0] + 4;
        sizes[0] = 4;
        sizes[1] = sizes[2] = 2;
    } else if (groups < 3 || (sizes[0] != 4 && sizes[2] != 4) || sizes[0] > 4 || sizes[1] > 2 || sizes[2] > 4) {
        return NULL;
    }
    bool year_last = sizes[0] != 4;
    value->year = number(starts[year_last ? 2 : 0], 4);
    value->month = number(starts[1], sizes[1]);
    value->day = number(starts[year_last ? 0 : 2], sizes[year_last ? 0 : 2]);
    return arena_format(arena, "%04d%02d%02d", value->year, value->month, value->day);
}

struct match_value match_value(struct arena *arena, struct arena *scratch, enum match_kind kind, const char *cell)
{
    struct match_value value = {.year = -1, .month = -1, .day = -1};
    const char *text = cell ? cleaned(scratch, kind, cell) : "", *found = NULL;
    if (kind == MATCH_PHONE)
        text = without_country(text);
    if (kind == MATCH_IDENTIFIER)
        text = short_resident_id(scratch, text);
    if (kind == MATCH_DATE && (found = date_digits(scratch, text, &value)))
        text = found;
    value.letters = letters_of(arena, text);
    if (!value.letters.size)
        return value;
    value.rare_hash = value.hash = letters_hash(value.letters);
    find_words(arena, &value);
    if (kind == MATCH_GIVEN_NAME || kind == MATCH_SURNAME || kind == MATCH_PERSON_NAME)
        value.sound = sound_of(value.letters);
    if (kind == MATCH_EMAIL) {
        const char *at = strchr(text, '@');
        value.head = (uint16_t)(at ? at - text : (long)value.letters.size);
    }
    if (kind == MATCH_COMPANY_NAME) {
        value.company = company_of(arena, scratch, cell);
        value.rare_hash = value.company->trade_hash;
    }
    return value;
}

struct match_record match_prepare(struct arena *arena, const struct match_schema *schema, const char *const *cells)
{
    struct match_value *values = ARENA_LIST(arena, struct match_value, schema->count);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].kind != MATCH_IGNORED)
            values[i] = match_value(arena, scratch, schema->fields[i].kind, cells[i]);
    arena_free(scratch);
    return (struct match_record){values};
}
