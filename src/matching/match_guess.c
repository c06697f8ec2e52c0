/* What a column holds, from its name and its first values. */
#include "base/text.h"
#include "matching/company_name.h"
#include "matching/han.h"
#include "matching/match_value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 2000 };

struct hint {
    const char *part; /* of the folded column name */
    enum match_kind kind;
};

/* The first that fits decides. */
static const struct hint hints[] = {
    {"given", MATCH_GIVEN_NAME},
    {"first_name", MATCH_GIVEN_NAME},
    {"firstname", MATCH_GIVEN_NAME},
    {"forename", MATCH_GIVEN_NAME},
    {"surname", MATCH_SURNAME},
    {"last_name", MATCH_SURNAME},
    {"lastname", MATCH_SURNAME},
    {"family_name", MATCH_SURNAME},
    {"email", MATCH_EMAIL},
    {"e-mail", MATCH_EMAIL},
    {"邮箱", MATCH_EMAIL},
    {"电子邮件", MATCH_EMAIL},
    {"postcode", MATCH_POSTCODE},
    {"post_code", MATCH_POSTCODE},
    {"postal", MATCH_POSTCODE},
    {"zip", MATCH_POSTCODE},
    {"邮编", MATCH_POSTCODE},
    {"邮政编码", MATCH_POSTCODE},
    {"birth_place", MATCH_TEXT},
    {"birthplace", MATCH_TEXT},
    {"出生地", MATCH_TEXT},
    {"dob", MATCH_DATE},
    {"birth", MATCH_DATE},
    {"date", MATCH_DATE},
    {"日期", MATCH_DATE},
    {"生日", MATCH_DATE},
    {"出生", MATCH_DATE},
    {"phone", MATCH_PHONE},
    {"mobile", MATCH_PHONE},
    {"tel", MATCH_PHONE},
    {"fax", MATCH_PHONE},
    {"电话", MATCH_PHONE},
    {"手机", MATCH_PHONE},
    {"uscc", MATCH_IDENTIFIER},
    {"credit_code", MATCH_IDENTIFIER},
    {"信用代码", MATCH_IDENTIFIER},
    {"resident_id", MATCH_IDENTIFIER},
    {"soc_sec", MATCH_IDENTIFIER},
    {"ssn", MATCH_IDENTIFIER},
    {"passport", MATCH_IDENTIFIER},
    {"身份证", MATCH_IDENTIFIER},
    {"证件号", MATCH_IDENTIFIER},
    {"税号", MATCH_IDENTIFIER},
    {"注册号", MATCH_IDENTIFIER},
    {"账号", MATCH_IDENTIFIER},
    {"tax_id", MATCH_IDENTIFIER},
    {"street_number", MATCH_NUMBER},
    {"house_number", MATCH_NUMBER},
    {"门牌", MATCH_NUMBER},
    {"年龄", MATCH_NUMBER},
    {"company", MATCH_COMPANY_NAME},
    {"公司", MATCH_COMPANY_NAME},
    {"企业", MATCH_COMPANY_NAME},
    {"单位", MATCH_COMPANY_NAME},
    {"机构", MATCH_COMPANY_NAME},
    {"客户名", MATCH_COMPANY_NAME},
    {"organisation", MATCH_COMPANY_NAME},
    {"organization", MATCH_COMPANY_NAME},
    {"short_name", MATCH_COMPANY_NAME},
    {"简称", MATCH_COMPANY_NAME},
    {"address", MATCH_TEXT},
    {"street", MATCH_TEXT},
    {"suburb", MATCH_TEXT},
    {"city", MATCH_TEXT},
    {"地址", MATCH_TEXT},
    {"住址", MATCH_TEXT},
    {"住所", MATCH_TEXT},
    {"gender", MATCH_CATEGORY},
    {"sex", MATCH_CATEGORY},
    {"性别", MATCH_CATEGORY},
    {"法定代表人", MATCH_PERSON_NAME},
    {"法人", MATCH_PERSON_NAME},
    {"联系人", MATCH_PERSON_NAME},
    {"representative", MATCH_PERSON_NAME},
    {"contact", MATCH_PERSON_NAME},
    {"姓名", MATCH_PERSON_NAME},
    {"备注", MATCH_IGNORED},
    {"remark", MATCH_IGNORED},
    {NULL, MATCH_IGNORED},
};

/* What the values of one column look like. */
struct looks {
    size_t filled, distinct, digits, dates, mails, companies, letters;
};

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static bool all_digits(struct letters letters)
{
    for (size_t i = 0; i < letters.size; i++)
        if (letters.at[i] < '0' || letters.at[i] > '9')
            return false;
    return true;
}

static struct looks column_looks(struct arena *arena, const char *const *const *rows, size_t row_count, size_t column)
{
    struct looks looks = {0};
    uint64_t *hashes = ARENA_LIST(arena, uint64_t, row_count + 1);
    for (size_t i = 0; i < row_count; i++) {
        const char *cell = rows[i][column];
        struct match_value value = match_value(arena, arena, MATCH_TEXT, cell);
        if (!value.hash)
            continue;
        struct company_name company = company_name_parse(arena, cell);
        hashes[looks.filled++] = value.hash;
        looks.digits += all_digits(value.letters);
        looks.dates += match_value(arena, arena, MATCH_DATE, cell).year > 1500 && value.letters.size >= 8 &&
                       value.letters.size <= 10;
        looks.mails += strchr(cell, '@') != NULL;
        looks.companies += *company.form != 0;
        looks.letters += value.letters.size;
    }
    if (looks.filled)
        qsort(hashes, looks.filled, sizeof(*hashes), by_number);
    for (size_t i = 0; i < looks.filled; i++)
        looks.distinct += !i || hashes[i] != hashes[i - 1];
    return looks;
}

static bool ends_with_id(const char *name)
{
    return !strcmp(name, "id") || text_ends(name, "_id") || text_ends(name, "编号") || text_ends(name, "序号") ||
           !strcmp(name, "key");
}

static enum match_kind kind_by_looks(const char *name, const struct looks *looks)
{
    size_t filled = looks->filled;
    if (!filled || (ends_with_id(name) && looks->distinct == filled))
        return MATCH_IGNORED;
    if (looks->mails * 2 > filled)
        return MATCH_EMAIL;
    if (looks->dates * 10 > filled * 8)
        return MATCH_DATE;
    if (looks->digits * 10 > filled * 9)
        return looks->letters / filled >= 6 ? MATCH_IDENTIFIER : MATCH_NUMBER;
    if (looks->companies * 3 > filled)
        return MATCH_COMPANY_NAME;
    if (strstr(name, "name") || strstr(name, "名"))
        return MATCH_PERSON_NAME;
    if (looks->distinct * 50 <= filled || looks->distinct <= 12)
        return MATCH_CATEGORY;
    return MATCH_TEXT;
}

static enum match_kind kind_of(struct arena *arena, const char *column, const char *const *const *rows,
                               size_t row_count, size_t at)
{
    const char *name = text_folded(arena, column);
    for (const struct hint *hint = hints; hint->part; hint++)
        if (strstr(name, hint->part))
            return hint->kind;
    struct looks looks = column_looks(arena, rows, row_count, at);
    return kind_by_looks(name, &looks);
}

static bool holds_words(const struct match_value *whole, const struct match_value *part)
{
    for (int i = 0; i < part->word_count; i++) {
        int k = 0;
        while (k < whole->word_count && whole->words[k].hash != part->words[i].hash)
            k++;
        if (k == whole->word_count)
            return false;
    }
    return true;
}

static bool is_name(enum match_kind kind)
{
    return kind == MATCH_GIVEN_NAME || kind == MATCH_SURNAME || kind == MATCH_PERSON_NAME;
}

/* A whole name beside its parts would count the same evidence twice: does WHOLE mostly hold the words of two other name
 * columns? */
static bool repeats_parts(struct arena *arena, const struct match_schema *schema, const char *const *const *rows,
                          size_t row_count, size_t whole)
{
    size_t repeated = 0, seen = 0;
    for (size_t i = 0; i < row_count; i++) {
        struct match_value name = match_value(arena, arena, MATCH_PERSON_NAME, rows[i][whole]);
        size_t held = 0;
        for (size_t f = 0; f < schema->count; f++)
            if (f != whole && is_name(schema->fields[f].kind)) {
                struct match_value part = match_value(arena, arena, MATCH_PERSON_NAME, rows[i][f]);
                held += part.hash && part.word_count < name.word_count && holds_words(&name, &part);
            }
        seen += name.hash != 0;
        repeated += held >= 2;
    }
    return repeated * 2 > seen;
}

struct match_schema match_schema_guess(struct arena *arena, const char *const *columns, size_t column_count,
                                       const char *const *const *rows, size_t row_count)
{
    struct match_schema schema = {.count = column_count < MATCH_FIELDS ? column_count : MATCH_FIELDS};
    struct arena *scratch = arena_new();
    row_count = row_count < SAMPLE ? row_count : SAMPLE;
    for (size_t f = 0; f < schema.count; f++) {
        schema.fields[f].name = arena_text(arena, columns[f]);
        schema.fields[f].kind = kind_of(scratch, columns[f], rows, row_count, f);
    }
    for (size_t f = 0; f < schema.count; f++)
        if (is_name(schema.fields[f].kind) && repeats_parts(scratch, &schema, rows, row_count, f))
            schema.fields[f].kind = MATCH_IGNORED;
    arena_free(scratch);
    return schema;
}
