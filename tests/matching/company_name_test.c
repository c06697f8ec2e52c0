#include "matching/company_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void takes_names_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text, *region, *trade, *industry, *form, *branch;
    } cases[] = {
        {"宁海远航新能源集团有限公司", "宁海", "远航", "新能源", "集团有限公司", ""},
        {"远航新能源(宁海)集团", "宁海", "远航", "新能源", "集团", ""},
        {"浙江省宁波市海鸥贸易有限公司", "浙江宁波", "海鸥", "贸易", "有限公司", ""},
        {"浙江宁波海鸥贸易有限责任公司", "浙江宁波", "海鸥", "贸易", "有限责任公司", ""},
        {"海鸥科技股份有限公司上海分公司", "", "海鸥", "科技", "股份有限公司", "上海分公司"},
        {"北京鸿运达（上海）网络科技有限公司", "上海北京", "鸿运达", "网络科技", "有限公司", ""},
        {"星辰投资管理合伙企业（有限合伙）", "", "星辰", "投资管理", "合伙企业有限合伙", ""},
        {"中山市华光灯饰厂", "中山", "华光", "灯饰", "厂", ""},
        {"中山科技有限公司", "", "中山", "科技", "有限公司", ""},
        {"遠航新能源集團有限公司", "", "远航", "新能源", "集团有限公司", ""},
        {"Seagull Trading Co., Ltd.", "", "seagull", "trading", "co ltd", ""},
        {"ＡＢＣ科技有限公司", "", "abc", "科技", "有限公司", ""},
        {"海鸥", "", "海鸥", "", "", ""},
        {"科技有限公司", "", "科技", "", "有限公司", ""},
        {"", "", "", "", "", ""},
        {"（", "", "", "", "", ""},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct company_name name = company_name_parse(arena, cases[i].text);
        if (strcmp(name.region, cases[i].region) || strcmp(name.trade, cases[i].trade) ||
            strcmp(name.industry, cases[i].industry) || strcmp(name.form, cases[i].form) ||
            strcmp(name.branch, cases[i].branch))
            fail_msg("%s: %s + %s + %s + %s + %s", cases[i].text, name.region, name.trade, name.industry, name.form,
                     name.branch);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(takes_names_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
