#include "base/arena.h"
#include "matching/han.h"
#include "matching/search_terms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static bool has(struct search_terms terms, const char *term)
{
    for (size_t i = 0; i < terms.count; i++)
        if (!strcmp(terms.items[i], term))
            return true;
    return false;
}

/* What the store does with a lookup, for one record. */
static bool found_by(const struct search_lookup *lookup, struct search_terms terms)
{
    size_t hits = 0;
    for (size_t i = 0; i < lookup->count; i++)
        hits += has(terms, lookup->terms[i]);
    return hits >= lookup->need;
}

static int answer(const char *asked, const char *text, bool loose)
{
    struct arena *arena = arena_new();
    struct search_query query = search_query(arena, asked);
    struct search_terms terms = search_terms(arena, text);
    int score = 0;
    for (size_t i = 0; i < (loose ? query.count : query.exact) && !score; i++)
        if (found_by(&query.lookups[i], terms))
            score = search_score(arena, &query, text);
    arena_free(arena);
    return score;
}

static void folding_makes_spellings_equal(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(text_folded(arena, " ＡＢＣ　銀行\t（Ｘ） "), "abc 银行 (x)");
    assert_string_equal(text_folded(arena, "Société Générale ßtraße Øre"), "societe generale sstrasse ore");
    assert_string_equal(text_folded(arena, "\xEF\xBB\xBF"
                                           "a\u0301\u200Bb ①"),
                        "ab 1");
    assert_string_equal(text_folded(arena, "한국"), "한국");
    assert_string_equal(text_folded(arena, "Москва"), "москва");
    assert_string_equal(text_folded(arena, "\xFF"
                                           "a"),
                        "\uFFFD"
                        "a");
    assert_string_equal(text_folded(arena, "﨎"), "﨎");
    arena_free(arena);
}

static void terms_of_a_chinese_name(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct search_terms terms = search_terms(arena, "宁海远航银行");
    const char *expected[] = {"宁",   "行",  "宁海", "海远", "银行", "ning", "hai", "yuan",
                              "hang", "nhy", "hyh",  "nh",   "hyh",  "yhy",  "hyh"};
    for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++)
        assert_true(has(terms, expected[i]));
    assert_false(has(terms, "xing")); /* 银行 is read yin hang */
    assert_false(has(terms, "hai yuan"));
    for (size_t i = 0; i < terms.count; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(terms.items[i], terms.items[k]);
    arena_free(arena);
}

static void terms_of_words_and_numbers(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct search_terms terms = search_terms(arena, "China Construction Bank 13900008848 3M");
    const char *expected[] = {"chi", "chin",        "china", "cons", "construction", "bank",
                              "139", "13900008848", "8848",  "3m",   "ccb"};
    for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++)
        assert_true(has(terms, expected[i]));
    assert_false(has(terms, "ch"));
    assert_int_equal(search_terms(arena, "").count, 0);
    assert_int_equal(search_terms(arena, " -—（） ").count, 0);
    arena_free(arena);
}

static void readings_by_phrase_and_by_name(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct {
        const char *text, *term;
    } cases[] = {{"厦门", "xia"}, {"长安", "chang"}, {"重庆", "chong"}, {"单县", "shan"},  {"乐清", "yue"},
                 {"六安", "lu"},  {"蚌埠", "beng"},  {"番禺", "pan"},   {"曾国", "zeng"},  {"曾国", "ceng"},
                 {"吕", "lv"},    {"吕", "lu"},      {"行业", "hang"},  {"長沙", "chang"}, {"乐亭", "lao"},
                 {"吴堡", "bu"},  {"仇和", "qiu"},   {"绿", "lv"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_true(has(search_terms(arena, cases[i].text), cases[i].term));
    arena_free(arena);
}

static void finds_what_people_type(void **state)
{
    (void)state;
    const char *name = "宁海远航新能源集团股份有限公司";
    const char *asked[] = {"宁海远航",
                           "远航",
                           "新能源集团",
                           "航",
                           "nhyh",
                           "yhxny",
                           "nh",
                           "ning hai",
                           "ninghaiyuanhang",
                           "yuanhang",
                           "yuanhangxinn",
                           "yhxinnengyuan",
                           "远航 集团",
                           "yuanhang 集团",
                           "遠航",
                           "NHYH",
                           "ninghai xinnengyuan"};
    for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++)
        if (answer(asked[i], name, false) <= 40)
            fail_msg("%s does not find %s (%d)", asked[i], name, answer(asked[i], name, false));
    const char *wrong[] = {"宁波", "航远", "hnyh", "beijing", "远航 北京", "", "  "};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_int_equal(answer(wrong[i], name, true), 0);
    assert_true(answer("xian", "西安城建", false) > 40);
    assert_true(answer("xian", "仙居城建", false) > 40);
    assert_true(answer("zgjsyh", "中国建设银行", false) > 40);
    assert_true(answer("lvcheng", "绿城", false) > 40);
    assert_true(answer("8848", "李四 13900008848", false) > 40);
    assert_true(answer("91330226MA", "91330226MA2AEXAMPX", false) > 40);
    assert_true(answer("tclkj", "TCL科技", true) > 40);
    assert_true(answer("ccb", "China Construction Bank", false) > 40);
}

static void forgives_one_slip(void **state)
{
    (void)state;
    static const struct {
        const char *asked, *text;
    } cases[] = {{"远行新能源", "宁海远航新能源集团"},    {"huawai", "Huawei Technologies"},
                 {"ninghaiyuamhang", "宁海远航"},         {"13900008484", "13900008848 "},
                 {"technologeis", "Huawei Technologies"}, {"远航新源", "宁海远航新能源"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int score = answer(cases[i].asked, cases[i].text, true);
        if (i != 3 && (score <= 0 || score > 40))
            fail_msg("%s against %s scores %d", cases[i].asked, cases[i].text, score);
    }
    assert_int_equal(answer("hxwxi", "Huawei", true), 0);
}

static void better_answers_score_higher(void **state)
{
    (void)state;
    const char *order[] = {"远航", "远航集团", "宁海远航集团", "宁海远行集团"};
    for (size_t i = 0; i + 1 < 4; i++)
        assert_true(answer("远航", order[i], true) > answer("远航", order[i + 1], true));
    assert_true(answer("yuanhang", "远航", true) > answer("yuanhang", "宁海远航", true));
}

static void endless_words_end(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char word[2001];
    for (int i = 0; i < 2000; i++)
        word[i] = "anx"[i % 2 + (i == 62)];
    word[2000] = 0;
    struct search_query query = search_query(arena, word);
    assert_true(query.count > 0);
    assert_int_equal(search_score(arena, &query, "安安安安安"), 0);
    memset(word, 'a', 60);
    word[60] = 0;
    query = search_query(arena, word);
    search_score(arena, &query, "阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_makes_spellings_equal),
        cmocka_unit_test(terms_of_a_chinese_name),
        cmocka_unit_test(terms_of_words_and_numbers),
        cmocka_unit_test(readings_by_phrase_and_by_name),
        cmocka_unit_test(finds_what_people_type),
        cmocka_unit_test(forgives_one_slip),
        cmocka_unit_test(better_answers_score_higher),
        cmocka_unit_test(endless_words_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
