#include "matching/match.h"
#include "matching/similarity.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct letters letters(const char *text)
{
    uint32_t *at = ARENA_LIST(arena, uint32_t, strlen(text) + 1);
    for (size_t i = 0; text[i]; i++)
        at[i] = (unsigned char)text[i];
    return (struct letters){at, strlen(text)};
}

static void similarity_agrees_with_the_literature(void **state)
{
    (void)state;
    /* Winkler 2006, table 1. */
    assert_true(fabs(similarity_jaro_winkler(letters("martha"), letters("marhta")) - 0.9611) < 1e-4);
    assert_true(fabs(similarity_jaro_winkler(letters("dixon"), letters("dicksonx")) - 0.8133) < 1e-4);
    assert_true(fabs(similarity_jaro_winkler(letters("dwayne"), letters("duane")) - 0.84) < 1e-4);
    assert_true(similarity_jaro_winkler(letters(""), letters("a")) == 0);
    assert_int_equal(similarity_slips(letters("smith"), letters("simth"), 2), 1);
    assert_int_equal(similarity_slips(letters("smith"), letters("smyth"), 2), 1);
    assert_int_equal(similarity_slips(letters("smith"), letters("smithe"), 2), 1);
    assert_int_equal(similarity_slips(letters("kitten"), letters("sitting"), 3), 3);
    assert_int_equal(similarity_slips(letters("kitten"), letters("sitting"), 2), 3);
    assert_int_equal(similarity_slips(letters(""), letters(""), 2), 0);
}

/* The plain table of optimal string alignment. */
static int slips_in_full(struct letters a, struct letters b)
{
    int table[16][16];
    for (size_t i = 0; i <= a.size; i++)
        for (size_t j = 0; j <= b.size; j++) {
            int best = !i ? (int)j : !j ? (int)i : table[i - 1][j - 1] + (a.at[i - 1] != b.at[j - 1]);
            if (i && table[i - 1][j] + 1 < best)
                best = table[i - 1][j] + 1;
            if (j && table[i][j - 1] + 1 < best)
                best = table[i][j - 1] + 1;
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1] &&
                table[i - 2][j - 2] + 1 < best)
                best = table[i - 2][j - 2] + 1;
            table[i][j] = best;
        }
    return table[a.size][b.size];
}

static unsigned random_below(unsigned bound);

static void counting_slips_near_the_diagonal_is_exact(void **state)
{
    (void)state;
    for (int round = 0; round < 40000; round++) {
        char x[10] = "", y[10] = "";
        for (unsigned i = 0, size = random_below(9); i < size; i++)
            x[i] = (char)('a' + random_below(3));
        for (unsigned i = 0, size = random_below(9); i < size; i++)
            y[i] = (char)('a' + random_below(3));
        struct letters a = letters(x), b = letters(y);
        int full = slips_in_full(a, b), most = (int)random_below(4), found = similarity_slips(a, b, most);
        if (found != (full > most ? most + 1 : full))
            fail_msg("%s %s: %d slips, %d found of at most %d", x, y, full, found, most);
    }
}

static struct match_record company(const struct match_model *model, const char *name, const char *uscc,
                                   const char *phone, const char *address, const char *person)
{
    const char *cells[] = {name, "", uscc, phone, address, person};
    return match_prepare(arena, &model->schema, cells);
}

static double company_probability(const char *a, const char *b)
{
    struct match_model model = match_model_company(1000000);
    return match_score(&model, company(&model, a, "", "", "桃源街道1号", "王远"),
                       company(&model, b, "", "", "桃源街道1号", "王远"))
        .probability;
}

static int name_level(const char *a, const char *b)
{
    struct match_model model = match_model_company(1000);
    return match_score(&model, company(&model, a, "", "", "", ""), company(&model, b, "", "", "", "")).fields[0].level;
}

static void company_names_agree_by_their_parts(void **state)
{
    (void)state;
    assert_int_equal(name_level("宁海远航新能源集团有限公司", "宁海远航新能源集团有限公司"), 1);
    assert_int_equal(name_level("宁海远航新能源集团有限公司", "远航新能源(宁海)集团"), 2);
    assert_int_equal(name_level("宁海远航新能源集团有限公司", "遠航新能源（寧海）集團有限公司"), 2);
    assert_int_equal(name_level("浙江海鸥贸易有限公司", "海鸥贸易有限责任公司"), 3);
    assert_int_equal(name_level("海鸥贸易有限公司", "海鸥"), 3);
    assert_int_equal(name_level("海鸥贸易有限公司", "海鸥贸易有限公司上海分公司"), 4);
    assert_int_equal(name_level("上海海鸥贸易有限公司", "北京海鸥贸易有限公司"), 4);
    assert_int_equal(name_level("鸿运达科技有限公司", "鸿运大科技有限公司"), 5);
    assert_int_equal(name_level("海鸥贸易有限公司", "白鹭贸易有限公司"), 7);
    assert_true(company_probability("宁海远航新能源集团有限公司", "远航新能源(宁海)集团") > 0.95);
    assert_true(company_probability("宁海远航新能源集团有限公司", "白鹭贸易有限公司") < 0.2);
}

static void explanations_add_up(void **state)
{
    (void)state;
    struct match_model model = match_model_company(1000000);
    struct match_record a =
        company(&model, "宁海远航新能源集团有限公司", "91330226MA2AXXXX11", "0574-65551234", "桃源街道1号", "王远");
    struct match_record b =
        company(&model, "远航新能源(宁海)集团", "91330226MA2AXXXX12", "+86 57465551234", "宁海县桃源街道1号", "王源");
    struct match_score score = match_score(&model, a, b);
    double sum = score.prior;
    for (size_t f = 0; f < model.schema.count; f++) {
        const struct match_contribution *of = &score.fields[f];
        if (of->level)
            assert_true(fabs(of->weight - log2(of->m / of->u)) < 1e-9);
        else
            assert_true(of->weight == 0 && of->rarity == 0);
        assert_non_null(of->label.zh);
        assert_non_null(of->label.en);
        sum += of->weight + of->rarity;
    }
    assert_true(fabs(sum - score.weight) < 1e-9);
    assert_true(fabs(match_weight(&model, a, b) - score.weight) < 1e-9);
    assert_true(fabs(score.probability - 1 / (1 + pow(2, -score.weight))) < 1e-12);
    assert_int_equal(score.fields[1].level, 0); /* no short names given */
    assert_int_equal(score.fields[2].level, 2); /* one slip in the credit code */
    assert_int_equal(score.fields[5].level, 3); /* 远 and 源 sound the same */
    assert_true(score.probability > 0.99);
}

static void models_are_distributions(void **state)
{
    (void)state;
    struct match_model models[] = {match_model_company(1000), match_model_person(1000)};
    for (size_t i = 0; i < 2; i++)
        for (size_t f = 0; f < models[i].schema.count; f++) {
            double m = 0, u = 0;
            for (int l = 1; l < MATCH_LEVELS; l++) {
                m += models[i].m[f][0][l];
                u += models[i].u[f][0][l];
            }
            assert_true(fabs(m - 1) < 0.02 && fabs(u - 1) < 0.02);
        }
}

static void persons_with_a_common_name_differ(void **state)
{
    (void)state;
    struct match_model model = match_model_person(1000000);
    const char *a[] = {"张伟", "330226197001011234", "1970-01-01", "13900000001", ""};
    const char *b[] = {"张伟", "330226198803055678", "1988-03-05", "13700000002", ""};
    const char *c[] = {"张伟", "33022619700101124X", "1970-01-01", "13900000001", ""};
    struct match_record x = match_prepare(arena, &model.schema, a), y = match_prepare(arena, &model.schema, b);
    struct match_record z = match_prepare(arena, &model.schema, c);
    assert_true(match_score(&model, x, y).probability < 0.001);
    assert_true(match_score(&model, x, z).probability > 0.99);
}

static bool share_key(struct match_record a, struct match_record b, const struct match_schema *schema)
{
    const char *x[MATCH_KEYS], *y[MATCH_KEYS];
    size_t m = match_keys(arena, schema, a, x), n = match_keys(arena, schema, b, y);
    for (size_t i = 0; i < m; i++)
        for (size_t k = 0; k < n; k++)
            if (!strcmp(x[i], y[k]))
                return true;
    return false;
}

static void rows_worth_comparing_share_a_key(void **state)
{
    (void)state;
    struct match_model model = match_model_company(1000000);
    const char *same[][2] = {{"宁海远航新能源集团有限公司", "远航新能源(宁海)集团"},
                             {"鸿运达科技有限公司", "鸿运大科技有限公司"},
                             {"海鸥贸易有限公司", "海鸥"},
                             {"兴旺达物流有限公司", "兴达物流有限公司"},
                             {"嘉禾实业有限公司", "佳禾实业有限公司"}};
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
        if (!share_key(company(&model, same[i][0], "", "", "", ""), company(&model, same[i][1], "", "", "", ""),
                       &model.schema))
            fail_msg("%s and %s share no key", same[i][0], same[i][1]);
    assert_true(share_key(company(&model, "甲乙", "", "0574-65551234", "", ""),
                          company(&model, "丙丁", "", "+86057465551234", "", ""), &model.schema));
    assert_false(share_key(company(&model, "海鸥贸易有限公司", "", "", "", ""),
                           company(&model, "白鹭贸易有限公司", "", "", "", ""), &model.schema));
    const char *keys[MATCH_KEYS];
    assert_int_equal(match_keys(arena, &model.schema, company(&model, "", "", "", "", ""), keys), 0);
    size_t count = match_keys(
        arena, &model.schema,
        company(&model, "海鸥贸易有限公司", "91330226MA2AXXXX11", "0574-65551234", "桃源街道1号", "王远"), keys);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(keys[i], keys[k]);
}

static void rare_values_weigh_more(void **state)
{
    (void)state;
    struct match_model model = match_model_person(1000);
    struct match_frequencies *frequencies = match_frequencies_new(arena);
    const char *names[] = {"张伟", "李娜", "张伟", "张伟", "欧阳雪", "张伟", "李娜", "李娜", "王芳", "王芳", "欧阳雪"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char *cells[] = {names[i], "", "", "", ""};
        match_frequencies_add(frequencies, &model.schema, match_prepare(arena, &model.schema, cells));
    }
    model.frequencies = frequencies;
    const char *common[] = {"张伟", "", "", "", ""}, *rare[] = {"欧阳雪", "", "", "", ""};
    struct match_record x = match_prepare(arena, &model.schema, common), y = match_prepare(arena, &model.schema, rare);
    assert_true(match_score(&model, y, y).fields[0].rarity > match_score(&model, x, x).fields[0].rarity);
    assert_true(match_score(&model, x, x).fields[0].rarity < 0);
}

static uint64_t random_state;

static unsigned random_below(unsigned bound)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(random_state >> 33) % bound;
}

/* Replaces, drops, doubles or swaps one letter. */
static const char *with_slip(const char *text)
{
    size_t size = strlen(text);
    if (size < 3)
        return text;
    size_t at = random_below((unsigned)size - 1);
    char *copy = arena_take(arena, size + 2), letter = (char)('a' + random_below(26));
    switch (random_below(4)) {
    case 0:
        snprintf(copy, size + 2, "%.*s%c%s", (int)at, text, letter, text + at + 1);
        break;
    case 1:
        snprintf(copy, size + 2, "%.*s%s", (int)at, text, text + at + 1);
        break;
    case 2:
        snprintf(copy, size + 2, "%.*s%c%s", (int)at, text, letter, text + at);
        break;
    default:
        snprintf(copy, size + 2, "%.*s%c%c%s", (int)at, text, text[at + 1], text[at], text + at + 2);
    }
    return copy;
}

static const char *invented_word(unsigned variety)
{
    static const char *const starts[] = {"mar", "kel", "dor", "san", "vil", "bren",
                                         "tho", "gar", "lin", "ros", "hal", "per"};
    static const char *const ends[] = {"ton",  "ley",  "ina",  "sky", "man", "dale",
                                       "wick", "ford", "ello", "ard", "en",  "ia"};
    /* Squared, so that some words are common and many rare, as names are. */
    unsigned n = random_below(variety) * random_below(variety) / variety;
    return arena_format(arena, "%s%s%s", starts[n % 12], n / 144 % 2 ? "a" : "", ends[n / 12 % 12]);
}

enum { ORIGINALS = 700, ROWS = 1200, COLUMNS = 6 };

static void invent_row(const char **row)
{
    row[0] = invented_word(100);
    row[1] = invented_word(280);
    row[2] = arena_format(arena, "%04u-%02u-%02u", 1930 + random_below(70), 1 + random_below(12), 1 + random_below(28));
    row[3] = arena_format(arena, "%u %s street", 1 + random_below(120), invented_word(200));
    row[4] = invented_word(40);
    row[5] = arena_format(arena, "139%08u", random_below(100000000));
}

static void spoil_row(const char **row, const char **original)
{
    for (int c = 0; c < COLUMNS; c++) {
        row[c] = original[c];
        if (random_below(6) == 0)
            row[c] = with_slip(row[c]);
        if (random_below(7) == 0)
            row[c] = "";
    }
    if (random_below(12) == 0) {
        const char *name = row[0];
        row[0] = row[1];
        row[1] = name;
    }
}

/* People who do not exist, each up to a few times with mistakes; nothing tells the learner who is who. */
static void learns_without_labels(void **state)
{
    (void)state;
    static const char *const columns[] = {"given_name", "surname", "birth", "address", "city", "phone"};
    const char *const **rows = ARENA_LIST(arena, const char *const *, ROWS);
    uint32_t truth[ROWS];
    random_state = 7;
    for (uint32_t i = 0; i < ROWS; i++) {
        const char **row = ARENA_LIST(arena, const char *, COLUMNS);
        truth[i] = i < ORIGINALS ? i : random_below(ORIGINALS);
        if (i < ORIGINALS)
            invent_row(row);
        else
            spoil_row(row, (const char **)rows[truth[i]]);
        rows[i] = row;
    }
    struct match_schema schema = match_schema_guess(arena, columns, COLUMNS, rows, ROWS);
    static const enum match_kind kinds[] = {MATCH_GIVEN_NAME, MATCH_SURNAME, MATCH_DATE,
                                            MATCH_TEXT,       MATCH_TEXT,    MATCH_PHONE};
    for (int c = 0; c < COLUMNS; c++)
        assert_int_equal(schema.fields[c].kind, kinds[c]);
    struct match_record records[ROWS];
    for (int i = 0; i < ROWS; i++)
        records[i] = match_prepare(arena, &schema, rows[i]);
    struct match_groups groups = match_group(arena, &schema, records, ROWS);
    double both = 0, found = 0, real = 0;
    for (int i = 0; i < ROWS; i++)
        for (int k = 0; k < i; k++) {
            bool same = truth[i] == truth[k], grouped = groups.group[i] == groups.group[k];
            both += same && grouped;
            found += grouped;
            real += same;
        }
    double f1 = 2 * both / (found + real);
    printf("F1 %.4f of %.0f pairs, %zu compared, %zu rounds\n", f1, real, groups.compared, groups.iterations);
    assert_true(f1 > 0.985);
    assert_true(groups.model.m[0][0][1] > 0.5 && groups.model.u[0][0][1] < 0.1);
    assert_true(groups.compared < ROWS * (ROWS - 1) / 4);
    struct match_groups again = match_group(arena, &schema, records, ROWS);
    assert_memory_equal(groups.group, again.group, sizeof(truth));
}

/* Strangers of one town share its postcode too: that must not make them one person. */
static void town_and_postcode_count_once(void **state)
{
    (void)state;
    static const char *const columns[] = {"given_name", "surname", "birth", "city", "postcode"};
    enum { PEOPLE = 900, TWICE = 300, TOWNS = 25 };
    const char *towns[TOWNS];
    const char *const **rows = ARENA_LIST(arena, const char *const *, PEOPLE + TWICE);
    random_state = 11;
    for (int i = 0; i < TOWNS; i++)
        towns[i] = arena_format(arena, "%s%d", invented_word(100), i);
    for (unsigned i = 0; i < PEOPLE + TWICE; i++) {
        const char **row = ARENA_LIST(arena, const char *, 5);
        unsigned town = random_below(TOWNS);
        if (i < PEOPLE) {
            row[0] = invented_word(60);
            row[1] = invented_word(120);
            row[2] = arena_format(arena, "%04u-%02u-%02u", 1940 + random_below(60), 1 + random_below(12),
                                  1 + random_below(28));
            row[3] = towns[town];
            row[4] = arena_format(arena, "%u", 310000 + town * 977);
        } else {
            memcpy(row, rows[i - PEOPLE], sizeof(*row) * 5);
            row[random_below(5)] = "";
            row[1] = with_slip(row[1]);
        }
        rows[i] = row;
    }
    struct match_schema schema = match_schema_guess(arena, columns, 5, rows, PEOPLE + TWICE);
    struct match_record *records = ARENA_LIST(arena, struct match_record, PEOPLE + TWICE);
    for (int i = 0; i < PEOPLE + TWICE; i++)
        records[i] = match_prepare(arena, &schema, rows[i]);
    struct match_groups groups = match_group(arena, &schema, records, PEOPLE + TWICE);
    assert_true(groups.model.leans_on[4] == 3 || groups.model.leans_on[3] == 4);
    int wrong = 0, found = 0;
    for (int i = 0; i < PEOPLE + TWICE; i++)
        for (int k = 0; k < i; k++)
            if (groups.group[i] == groups.group[k]) {
                found += i - k == PEOPLE;
                wrong += i - k != PEOPLE;
            }
    printf("%d of %d found, %d wrong\n", found, TWICE, wrong);
    assert_true(found > TWICE * 9 / 10 && wrong < TWICE / 20);
}

static void few_rows_are_no_trouble(void **state)
{
    (void)state;
    struct match_schema schema = {.count = 1, .fields = {{"name", MATCH_COMPANY_NAME}}};
    const char *cells[] = {"海鸥贸易有限公司"};
    struct match_record records[2] = {match_prepare(arena, &schema, cells), match_prepare(arena, &schema, cells)};
    assert_int_equal(match_group(arena, &schema, records, 0).group_count, 0);
    assert_int_equal(match_group(arena, &schema, records, 1).group_count, 1);
    assert_true(match_group(arena, &schema, records, 2).group_count >= 1);
}

static void guesses_chinese_columns(void **state)
{
    (void)state;
    static const char *const columns[] = {
        "编号", "客户名称", "统一社会信用代码", "联系电话", "注册地址", "法定代表人", "成立日期", "备注", "x"};
    static const char *const row[] = {
        "1", "海鸥贸易有限公司", "91330226MA2AXXXX11", "0574-65551234", "桃源街道1号", "王远", "2001-02-03", "无", "2"};
    const char *const *rows[] = {row, row};
    struct match_schema schema = match_schema_guess(arena, columns, 9, rows, 1);
    static const enum match_kind kinds[] = {MATCH_IGNORED, MATCH_COMPANY_NAME, MATCH_IDENTIFIER,
                                            MATCH_PHONE,   MATCH_TEXT,         MATCH_PERSON_NAME,
                                            MATCH_DATE,    MATCH_IGNORED,      MATCH_NUMBER};
    for (int c = 0; c < 9; c++)
        assert_int_equal(schema.fields[c].kind, kinds[c]);
}

static void best_links_use_each_row_once(void **state)
{
    (void)state;
    struct match_link links[] = {{0, 0, 5}, {0, 1, 9}, {1, 1, 8}, {1, 0, 3}, {2, 2, 1}};
    bool kept[5];
    match_best_links(arena, links, 5, kept);
    assert_true(!kept[0] && kept[1] && !kept[2] && kept[3] && kept[4]);
    match_best_links(arena, links, 0, kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(similarity_agrees_with_the_literature),
        cmocka_unit_test(counting_slips_near_the_diagonal_is_exact),
        cmocka_unit_test(company_names_agree_by_their_parts),
        cmocka_unit_test(explanations_add_up),
        cmocka_unit_test(models_are_distributions),
        cmocka_unit_test(persons_with_a_common_name_differ),
        cmocka_unit_test(rows_worth_comparing_share_a_key),
        cmocka_unit_test(rare_values_weigh_more),
        cmocka_unit_test(learns_without_labels),
        cmocka_unit_test(few_rows_are_no_trouble),
        cmocka_unit_test(town_and_postcode_count_once),
        cmocka_unit_test(guesses_chinese_columns),
        cmocka_unit_test(best_links_use_each_row_once),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
