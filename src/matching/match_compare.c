#include "matching/match_compare.h"
#include "matching/han.h"

#include <stdlib.h>

const struct match_kind_levels match_kind_levels[] = {
    [MATCH_IGNORED] = {1, {{"未比较", "not compared"}}, {0}, 0},
    [MATCH_GIVEN_NAME] = {8,
                          {{"缺失或已计入", "absent or counted already"},
                           {"相同", "same"},
                           {"姓与名对调", "given name and surname swapped"},
                           {"姓或名写在另一栏", "one part written in the other column"},
                           {"一字之差或同音", "one slip apart or sounding alike"},
                           {"简称或缩写", "short form or initial"},
                           {"相近", "similar"},
                           {"不同", "different"}},
                          {0, .76, .04, .02, .08, .04, .02, .04},
                          1},
    [MATCH_SURNAME] = {8,
                       {{"缺失或已计入", "absent or counted already"},
                        {"相同", "same"},
                        {"姓与名对调", "given name and surname swapped"},
                        {"姓或名写在另一栏", "one part written in the other column"},
                        {"一字之差或同音", "one slip apart or sounding alike"},
                        {"简称或缩写", "short form or initial"},
                        {"相近", "similar"},
                        {"不同", "different"}},
                       {0, .80, .005, .005, .09, .02, .03, .05},
                       1},
    [MATCH_PERSON_NAME] = {7,
                           {{"缺失", "absent"},
                            {"相同", "same"},
                            {"词序不同", "same words in another order"},
                            {"一字之差或同音", "one slip apart or sounding alike"},
                            {"一方包含另一方", "one contains the other"},
                            {"相近", "similar"},
                            {"不同", "different"}},
                           {0, .72, .04, .10, .06, .04, .04},
                           2},
    [MATCH_COMPANY_NAME] = {8,
                            {{"缺失", "absent"},
                             {"相同", "same"},
                             {"各部分相同，次序或形式不同", "same parts, other order or legal form"},
                             {"字号相同，地区行业不矛盾", "same trade name, nothing against it"},
                             {"字号相同，地区、行业或分支不同", "same trade name, other region, business or branch"},
                             {"字号相近", "trade name nearly the same"},
                             {"有相同部分", "share a part"},
                             {"不同", "different"}},
                            {0, .60, .16, .12, .03, .05, .02, .02},
                            4},
    [MATCH_DATE] = {8,
                    {{"缺失", "absent"},
                     {"相同", "same"},
                     {"日月对调", "day and month swapped"},
                     {"一位数字之差", "one digit apart"},
                     {"年月日中两项相同", "two parts of three the same"},
                     {"相差一个半月以内", "within six weeks"},
                     {"同年或相近", "same year or nearly"},
                     {"不同", "different"}},
                    {0, .78, .02, .08, .04, .02, .03, .03},
                    1},
    [MATCH_PHONE] = {6,
                     {{"缺失", "absent"},
                      {"相同", "same"},
                      {"末七位相同", "same last seven digits"},
                      {"一位之差", "one slip apart"},
                      {"两位之差", "two slips apart"},
                      {"不同", "different"}},
                     {0, .75, .05, .06, .02, .12},
                     2},
    [MATCH_EMAIL] = {6,
                     {{"缺失", "absent"},
                      {"相同", "same"},
                      {"用户名相同或一两字之差", "same user name or one or two slips"},
                      {"相近", "similar"},
                      {"同一域名", "same domain"},
                      {"不同", "different"}},
                     {0, .74, .14, .04, .02, .06},
                     2},
    [MATCH_IDENTIFIER] = {5,
                          {{"缺失", "absent"},
                           {"相同", "same"},
                           {"一位之差", "one slip apart"},
                           {"两位之差", "two slips apart"},
                           {"不同", "different"}},
                          {0, .85, .08, .02, .05},
                          1},
    [MATCH_NUMBER] = {4,
                      {{"缺失", "absent"}, {"相同", "same"}, {"一位之差", "one slip apart"}, {"不同", "different"}},
                      {0, .80, .10, .10},
                      1},
    [MATCH_POSTCODE] = {5,
                        {{"缺失", "absent"},
                         {"相同", "same"},
                         {"一位之差", "one slip apart"},
                         {"前半相同", "same first half"},
                         {"不同", "different"}},
                        {0, .70, .12, .08, .10},
                        1},
    [MATCH_TEXT] = {7,
                    {{"缺失", "absent"},
                     {"相同", "same"},
                     {"仅空格、次序或栏位不同", "other spacing, order or column"},
                     {"一两字之差", "one or two slips apart"},
                     {"有一半词相同或包含", "half of the words shared, or contained"},
                     {"相近", "similar"},
                     {"不同", "different"}},
                    {0, .66, .08, .12, .04, .03, .07},
                    2},
    [MATCH_CATEGORY] = {4,
                        {{"缺失", "absent"}, {"相同", "same"}, {"一字之差", "one slip apart"}, {"不同", "different"}},
                        {0, .90, .03, .07},
                        1},
};

static bool same_letters(struct letters a, struct letters b)
{
    return a.size == b.size && !__builtin_memcmp(a.at, b.at, a.size * sizeof(*a.at));
}

static bool starts_with(struct letters longer, struct letters shorter)
{
    return shorter.size <= longer.size && same_letters((struct letters){longer.at, shorter.size}, shorter);
}

static bool contains(struct letters longer, struct letters shorter)
{
    for (size_t i = 0; i + shorter.size <= longer.size; i++)
        if (same_letters((struct letters){longer.at + i, shorter.size}, shorter))
            return true;
    return false;
}

static bool either_contains(struct letters a, struct letters b)
{
    return a.size >= b.size ? contains(a, b) : contains(b, a);
}

static int shared_words(const struct match_value *a, const struct match_value *b)
{
    int shared = 0;
    for (int i = 0, j = 0; i < a->word_count && j < b->word_count;) {
        shared += a->words[i].hash == b->words[j].hash;
        uint64_t x = a->words[i].hash, y = b->words[j].hash;
        i += x <= y;
        j += y <= x;
    }
    return shared;
}

/* Same letters when spaces are left out: "lubumaplace" and "lubuma place". */
static bool same_unspaced(struct letters a, struct letters b)
{
    size_t i = 0, j = 0;
    for (;; i++, j++) {
        while (i < a.size && a.at[i] == ' ')
            i++;
        while (j < b.size && b.at[j] == ' ')
            j++;
        if (i == a.size || j == b.size)
            return i == a.size && j == b.size;
        if (a.at[i] != b.at[j])
            return false;
    }
}

/* "m", "rob" for "robert". */
static bool short_form(struct letters a, struct letters b)
{
    struct letters shorter = a.size < b.size ? a : b, longer = a.size < b.size ? b : a;
    return (shorter.size == 1 || shorter.size >= 3) && starts_with(longer, shorter);
}

/* The other part of a person's name, which the writer may have put in this one's place. */
static const struct match_value *other_name(const struct match_schema *schema, size_t f, struct match_record record)
{
    enum match_kind other = schema->fields[f].kind == MATCH_GIVEN_NAME ? MATCH_SURNAME : MATCH_GIVEN_NAME;
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].kind == other)
            return &record.values[i];
    return NULL;
}

static bool near_name(struct letters a, struct letters b)
{
    return (a.size > 3 || b.size > 3) && (similarity_slips(a, b, 1) <= 1 || similarity_jaro_winkler(a, b) >= 0.93);
}

static bool alike(const struct match_value *a, const struct match_value *b)
{
    return a->hash && b->hash && (a->hash == b->hash || near_name(a->letters, b->letters));
}

enum crossing { STRAIGHT, CROSSED, HALF_CROSSED };

/* Given name and surname change places together, so this is one observation and not two. With one of the four parts
 * missing only half of it can be seen. */
static enum crossing crossing(const struct match_schema *schema, size_t f, struct match_record ra,
                              struct match_record rb)
{
    const struct match_value *a = &ra.values[f], *b = &rb.values[f];
    const struct match_value *a_other = other_name(schema, f, ra), *b_other = other_name(schema, f, rb);
    if (!a_other || !b_other || alike(a, b) || alike(a_other, b_other))
        return STRAIGHT;
    bool there = alike(a, b_other), back = alike(b, a_other);
    if (there && back)
        return CROSSED;
    bool unknown = there ? !b->hash || !a_other->hash : !a->hash || !b_other->hash;
    return (there || back) && unknown ? HALF_CROSSED : STRAIGHT;
}

static int name_level(const struct match_schema *schema, size_t f, struct match_record ra, struct match_record rb)
{
    const struct match_value *a = &ra.values[f], *b = &rb.values[f];
    if (a->hash && a->hash == b->hash)
        return 1;
    enum crossing crossed = crossing(schema, f, ra, rb);
    if (crossed)
        return schema->fields[f].kind == MATCH_SURNAME ? 0 : crossed == CROSSED ? 2 : 3;
    if (!a->hash || !b->hash)
        return 0;
    if (near_name(a->letters, b->letters))
        return 4;
    if (short_form(a->letters, b->letters))
        return 5;
    if (a->sound && a->sound == b->sound && (han_is(a->letters.at[0]) || a->letters.at[0] == b->letters.at[0]))
        return han_is(a->letters.at[0]) ? 4 : 6;
    return similarity_jaro_winkler(a->letters, b->letters) >= 0.82 ? 6 : 7;
}

static bool initials_agree(const struct match_value *a, const struct match_value *b)
{
    const struct match_value *less = a->word_count <= b->word_count ? a : b, *more = less == a ? b : a;
    for (int i = 0; i < less->word_count; i++) {
        bool found = false;
        for (int j = 0; j < more->word_count && !found; j++) {
            struct letters x = less->words[i].letters, y = more->words[j].letters;
            found = less->words[i].hash == more->words[j].hash || ((x.size == 1 || y.size == 1) && x.at[0] == y.at[0]);
        }
        if (!found)
            return false;
    }
    return less->word_count > 1;
}

static int chinese_name_level(const struct match_value *a, const struct match_value *b)
{
    if (a->sound == b->sound)
        return 3;
    int slips = similarity_slips(a->letters, b->letters, 1);
    if (slips > 1)
        return 6;
    /* One character of three is a slip; one of two is another person of the family. */
    size_t longer = a->letters.size > b->letters.size ? a->letters.size : b->letters.size;
    return longer < 3 ? 6 : a->letters.at[0] == b->letters.at[0] ? 5 : 6;
}

static int person_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    if (han_is(a->letters.at[0]) && han_is(b->letters.at[0]))
        return chinese_name_level(a, b);
    if (a->order_free_hash == b->order_free_hash)
        return 2;
    if (near_name(a->letters, b->letters))
        return 3;
    int shared = shared_words(a, b), fewer = a->word_count < b->word_count ? a->word_count : b->word_count;
    if ((shared == fewer && fewer > 1) || initials_agree(a, b))
        return 4;
    if (shared * 2 >= fewer && shared)
        return 5;
    return similarity_jaro_winkler(a->letters, b->letters) >= 0.85 ? 5 : 6;
}

static bool compatible(struct letters a, struct letters b)
{
    return !a.size || !b.size || either_contains(a, b);
}

static int company_level(const struct match_value *va, const struct match_value *vb)
{
    const struct match_company *a = va->company, *b = vb->company;
    if (va->hash == vb->hash)
        return 1;
    bool same_branch = a->branch_hash == b->branch_hash, places = compatible(a->region, b->region);
    bool business = compatible(a->industry, b->industry);
    bool parts =
        a->trade_hash == b->trade_hash && a->industry_hash == b->industry_hash && a->region_hash == b->region_hash;
    if (same_branch && (parts || a->core_hash == b->core_hash))
        return 2;
    bool trade = a->trade_hash == b->trade_hash;
    /* An unknown place stays in the trade name: 宁海远航 against 远航 of 宁海. */
    bool shifted = (a->region.size || b->region.size) && a->core.size > 3 && b->core.size > 3 &&
                   either_contains(a->core, b->core) && either_contains(a->trade, b->trade);
    if ((trade || shifted) && a->trade.size > 1)
        return same_branch && places && business ? 3 : 4;
    bool nearly = similarity_slips(a->trade, b->trade, 1) <= 1 && (a->trade.size > 2 || b->trade.size > 2);
    nearly |= a->trade_sound == b->trade_sound && a->trade.size > 1;
    nearly |= a->trade.size > 4 && b->trade.size > 4 && similarity_jaro_winkler(a->trade, b->trade) >= 0.92;
    if (nearly && places && business && same_branch)
        return 5;
    size_t shorter = a->trade.size < b->trade.size ? a->trade.size : b->trade.size;
    return (shorter > 1 && either_contains(a->trade, b->trade)) || nearly ? 6 : 7;
}

/* Near enough for dates that need not exist. */
static long days(const struct match_value *date)
{
    return date->year * 365L + date->month * 30L + date->day;
}

static int date_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    if (a->year < 0 || b->year < 0)
        return similarity_slips(a->letters, b->letters, 1) <= 1 ? 3 : 7;
    bool year = a->year == b->year, month = a->month == b->month, day = a->day == b->day;
    if (year && a->month == b->day && a->day == b->month)
        return 2;
    if (similarity_slips(a->letters, b->letters, 1) <= 1)
        return 3;
    if (year + month + day == 2)
        return 4;
    if (labs(days(a) - days(b)) <= 45)
        return 5;
    return year || labs(days(a) - days(b)) <= 366 || similarity_slips(a->letters, b->letters, 2) <= 2 ? 6 : 7;
}

static int phone_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    struct letters x = a->letters, y = b->letters;
    if (x.size >= 7 && y.size >= 7 && (x.size != y.size) &&
        same_letters((struct letters){x.at + x.size - 7, 7}, (struct letters){y.at + y.size - 7, 7}))
        return 2;
    int slips = similarity_slips(x, y, 2);
    return slips == 1 ? 3 : slips == 2 && x.size >= 7 ? 4 : 5;
}

static int email_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    struct letters x = {a->letters.at, a->head}, y = {b->letters.at, b->head};
    if ((x.size > 3 && same_letters(x, y)) || similarity_slips(a->letters, b->letters, 2) <= 2)
        return 2;
    if (similarity_jaro_winkler(a->letters, b->letters) >= 0.92 || (x.size > 4 && similarity_slips(x, y, 1) <= 1))
        return 3;
    struct letters p = {a->letters.at + a->head, a->letters.size - a->head},
                   q = {b->letters.at + b->head, b->letters.size - b->head};
    return p.size > 1 && same_letters(p, q) ? 4 : 5;
}

static int identifier_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    int slips = similarity_slips(a->letters, b->letters, 2);
    size_t longer = a->letters.size > b->letters.size ? a->letters.size : b->letters.size;
    return slips == 1 && longer > 3 ? 2 : slips == 2 && longer > 5 ? 3 : 4;
}

static int number_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    return (a->letters.size > 1 || b->letters.size > 1) && similarity_slips(a->letters, b->letters, 1) <= 1 ? 2 : 3;
}

static int postcode_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    if (similarity_slips(a->letters, b->letters, 1) <= 1)
        return 2;
    size_t half = (a->letters.size + 1) / 2;
    return b->letters.size >= half && starts_with(b->letters, (struct letters){a->letters.at, half}) ? 3 : 4;
}

/* The same text in another text column of the row: address lines trade places. */
static bool in_other_column(const struct match_schema *schema, size_t f, struct match_record a, struct match_record b)
{
    for (size_t i = 0; i < schema->count; i++)
        if (i != f && schema->fields[i].kind == MATCH_TEXT &&
            ((a.values[f].hash && a.values[f].hash == b.values[i].hash) ||
             (b.values[f].hash && b.values[f].hash == a.values[i].hash)))
            return true;
    return false;
}

static int text_level(const struct match_schema *schema, size_t f, struct match_record ra, struct match_record rb)
{
    const struct match_value *a = &ra.values[f], *b = &rb.values[f];
    if (a->hash && a->hash == b->hash)
        return 1;
    if (in_other_column(schema, f, ra, rb))
        return 2;
    if (!a->hash || !b->hash)
        return 0;
    if (a->order_free_hash == b->order_free_hash || same_unspaced(a->letters, b->letters))
        return 2;
    size_t longer = a->letters.size > b->letters.size ? a->letters.size : b->letters.size;
    if (similarity_slips(a->letters, b->letters, longer > 5 ? 2 : 1) <= (longer > 5 ? 2 : 1))
        return 3;
    double similarity = similarity_jaro_winkler(a->letters, b->letters);
    if (similarity >= 0.93)
        return 3;
    int shared = shared_words(a, b), fewer = a->word_count < b->word_count ? a->word_count : b->word_count;
    size_t shorter = a->letters.size + b->letters.size - longer;
    if ((shared && shared * 2 > fewer) || (shorter > 3 && either_contains(a->letters, b->letters)))
        return 4;
    return similarity >= 0.8 ? 5 : 6;
}

static int category_level(const struct match_value *a, const struct match_value *b)
{
    if (a->hash == b->hash)
        return 1;
    return a->letters.size > 3 && similarity_slips(a->letters, b->letters, 1) <= 1 ? 2 : 3;
}

int match_level(const struct match_schema *schema, size_t f, struct match_record ra, struct match_record rb)
{
    enum match_kind kind = schema->fields[f].kind;
    const struct match_value *a = &ra.values[f], *b = &rb.values[f];
    if (kind == MATCH_GIVEN_NAME || kind == MATCH_SURNAME)
        return name_level(schema, f, ra, rb);
    if (kind == MATCH_TEXT)
        return text_level(schema, f, ra, rb);
    if (kind == MATCH_IGNORED || !a->hash || !b->hash)
        return 0;
    switch (kind) {
    case MATCH_PERSON_NAME:
        return person_level(a, b);
    case MATCH_COMPANY_NAME:
        return company_level(a, b);
    case MATCH_DATE:
        return date_level(a, b);
    case MATCH_PHONE:
        return phone_level(a, b);
    case MATCH_EMAIL:
        return email_level(a, b);
    case MATCH_IDENTIFIER:
        return identifier_level(a, b);
    case MATCH_NUMBER:
        return number_level(a, b);
    case MATCH_POSTCODE:
        return postcode_level(a, b);
    default:
        return category_level(a, b);
    }
}
