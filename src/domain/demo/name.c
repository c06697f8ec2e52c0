/* Names, addresses and numbers: believable, and by their codes nobody's. */
#include "domain/demo/world.h"

#include <string.h>

/* Head office's own city first; every place has the branch that serves it. */
const struct city cities[] = {
    {"330100", "杭州", "0571", 1, 9}, {"330200", "宁波", "0574", 1, 7}, {"330600", "绍兴", "0575", 1, 4},
    {"330400", "嘉兴", "0573", 1, 4}, {"331000", "台州", "0576", 1, 4}, {"330300", "温州", "0577", 1, 4},
    {"330700", "金华", "0579", 1, 3}, {"330500", "湖州", "0572", 1, 2}, {"310000", "上海", "021", 2, 9},
    {"320500", "苏州", "0512", 3, 7}, {"320200", "无锡", "0510", 3, 5}, {"320100", "南京", "025", 3, 5},
    {"320600", "南通", "0513", 3, 4}, {"320400", "常州", "0519", 3, 3}, {"340100", "合肥", "0551", 3, 3},
    {"440300", "深圳", "0755", 4, 7}, {"440100", "广州", "020", 4, 5},  {"440600", "佛山", "0757", 4, 5},
    {"441900", "东莞", "0769", 4, 4}, {"350200", "厦门", "0592", 4, 2}, {"510100", "成都", "028", 5, 5},
    {"500000", "重庆", "023", 5, 4},  {"610100", "西安", "029", 5, 3},  {"110000", "北京", "010", 6, 4},
    {"370200", "青岛", "0532", 6, 4}, {"370100", "济南", "0531", 6, 3}, {"420100", "武汉", "027", 5, 3},
    {"430100", "长沙", "0731", 5, 2},
};
const size_t city_count = sizeof(cities) / sizeof(cities[0]);

static const char *const first[] = {
    "恒", "瑞", "嘉", "宏", "盛", "华", "鼎", "金", "永", "德", "荣", "兴", "泰", "安", "天", "海", "东", "新",
    "中", "远", "科", "博", "润", "立", "凯", "康", "正", "明", "长", "云", "星", "顺", "丰", "益", "百", "万",
    "广", "高", "佳", "伟", "鑫", "富", "同", "信", "诚", "卓", "亿", "利", "欧", "世", "优", "捷", "精", "创",
    "振", "双", "三", "九", "千", "国", "锦", "玉", "龙", "凤", "江", "湖", "山", "林", "春", "秋", "晨", "朗",
    "普", "众", "联", "合", "成", "建", "昌", "隆", "源", "汇", "聚", "奥", "飞", "腾", "翔", "银", "宝", "祥",
    "吉", "福", "庆", "和", "平", "良", "南", "北", "西", "越", "浙", "吴", "沪", "甬", "禾", "舟", "景", "裕",
    "惠", "铭", "睿", "思", "启", "拓", "力", "赛", "格", "纳", "维", "雅"};
static const char *const second[] = {
    "达", "通", "源", "泰", "丰", "盛", "昌", "隆", "兴", "荣", "发", "坤", "邦", "力", "特", "格", "尔", "美",
    "乐", "康", "安", "宁", "和", "顺", "利", "益", "泽", "润", "洋", "海", "江", "川", "山", "峰", "岳", "岩",
    "石", "林", "森", "木", "杰", "豪", "伟", "健", "强", "鹏", "飞", "翔", "腾", "跃", "越", "远", "航", "舟",
    "帆", "风", "云", "雨", "雪", "阳", "光", "辉", "明", "亮", "晖", "星", "辰", "月", "宇", "宙", "天", "地",
    "元", "亨", "贞", "祥", "瑞", "福", "禄", "寿", "喜", "庆", "嘉", "佳", "优", "雅", "颐", "然", "真", "诚",
    "信", "义", "仁", "礼", "智", "博", "文", "武", "成", "立", "建", "创", "新", "科", "技", "工", "联", "合",
    "众", "群", "同", "德", "道", "正", "方", "圆", "中", "华", "国", "畅"};
static const char *const third[] = {
    "达", "德", "鑫", "源", "泰", "丰", "盛", "昌", "隆", "兴", "荣", "发", "邦", "力", "特", "格", "尔", "美",
    "康", "安", "宁", "和", "顺", "利", "益", "泽", "润", "洋", "海", "川", "峰", "林", "森", "杰", "豪", "伟",
    "健", "强", "鹏", "飞", "翔", "腾", "跃", "越", "远", "航", "帆", "云", "阳", "光", "辉", "明", "星", "辰",
    "宇", "天", "元", "祥", "瑞", "福", "庆", "嘉", "佳", "优", "雅", "真", "诚", "信", "仁", "智", "博", "文",
    "成", "立", "建", "创", "新", "科", "联", "合", "众", "同", "正", "方", "圆", "中", "华", "国", "兰", "宝",
    "贝", "朗", "凯", "蒙", "奇", "奥", "诺", "普", "瑟", "斯", "坦", "威", "维", "希", "亚", "伊", "英", "岳",
    "哲", "臻", "卓", "乔", "锐", "晟", "煜", "铂", "钧", "骏", "麒", "霖"};
enum { SYLLABLES = 120 };
_Static_assert(sizeof(first) / sizeof(first[0]) == SYLLABLES, "first syllables");
_Static_assert(sizeof(second) / sizeof(second[0]) == SYLLABLES, "second syllables");
_Static_assert(sizeof(third) / sizeof(third[0]) == SYLLABLES, "third syllables");

/* The numbers run through the table in a stride that has no factor in common with its size, so none comes twice. */
const char *name_trade(struct arena *arena, uint64_t seed, int64_t number)
{
    enum { PAIRS = SYLLABLES * SYLLABLES };
    int64_t at = (int64_t)(seed % PAIRS);
    if (number < PAIRS) {
        at = (at + number * 7919) % PAIRS;
        return arena_format(arena, "%s%s", first[at / SYLLABLES], second[at % SYLLABLES]);
    }
    at = (at + (number - PAIRS) * INT64_C(611953)) % (PAIRS * SYLLABLES);
    return arena_format(arena, "%s%s%s", first[at / PAIRS], second[at / SYLLABLES % SYLLABLES], third[at % SYLLABLES]);
}

const char *name_person(struct arena *arena, struct random *r, bool *male)
{
    static const char *const family[] = {
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何",
        "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田",
        "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "苏", "魏", "吕", "丁", "任", "沈", "姚",
        "卢", "姜", "崔", "钟", "谭", "陆", "汪", "范", "金", "石", "廖", "贾", "夏", "韦", "付", "方", "白",
        "邹", "孟", "熊", "秦", "邱", "江", "尹", "薛", "闫", "段", "雷", "侯", "龙", "史", "陶", "黎", "贺",
        "顾", "毛", "郝", "龚", "邵", "万", "钱", "严", "覃", "武", "戴", "莫", "孔", "向", "汤"};
    static const char *const men[] = {"伟",   "强",   "磊",   "军",   "洋",   "勇",   "杰",   "涛",   "明",   "超",
                                      "刚",   "平",   "辉",   "鹏",   "华",   "飞",   "鑫",   "波",   "斌",   "宇",
                                      "浩",   "凯",   "健",   "俊",   "帆",   "帅",   "旭",   "宁",   "龙",   "林",
                                      "建国", "建华", "志强", "志刚", "国强", "海涛", "文博", "子轩", "浩然", "嘉豪",
                                      "晓东", "永康", "立新", "卫东", "春生", "德明", "俊杰", "思远", "天佑", "兆丰"};
    static const char *const women[] = {"芳",   "娜",   "敏",   "静",   "丽",   "艳",   "娟",   "霞",   "秀",   "燕",
                                        "玲",   "婷",   "玉",   "萍",   "红",   "丹",   "雪",   "倩",   "琳",   "晶",
                                        "洁",   "颖",   "梅",   "莉",   "慧",   "岚",   "秀英", "秀兰", "桂英", "玉兰",
                                        "淑珍", "雅琴", "晓燕", "丽华", "文静", "思琪", "雨桐", "诗涵", "佳怡", "梦洁",
                                        "春梅", "美玲", "海燕", "雪梅", "亚楠", "若曦", "欣怡", "巧云", "惠敏", "月华"};
    *male = random_chance(r, .62);
    /* Frequent families stand first. */
    double u = random_unit(r);
    const char *surname = family[(size_t)(u * u * 100)];
    return arena_format(arena, "%s%s", surname, (*male ? men : women)[random_below(r, 50)]);
}

const char *name_address(struct arena *arena, struct random *r, const struct city *city)
{
    static const char *const roads[] = {"人民", "解放", "建设", "中山", "文化", "工业", "创业", "科技", "滨江", "迎宾",
                                        "新华", "朝阳", "和平", "长江", "黄河", "开发", "兴业", "育才", "江南", "环城",
                                        "高新", "金融", "学院", "望江", "钱江", "东方", "振兴", "光明", "友谊", "胜利"};
    static const char *const kinds[] = {"路", "大道", "东路", "西路", "南路", "北路", "街"};
    static const char *const zones[] = {"", "经济开发区", "高新区", "工业园区", "新区", "临港新城", "", ""};
    return arena_format(arena, "%s市%s%s%s%lld号", city->name, zones[random_below(r, 8)], roads[random_below(r, 30)],
                        kinds[random_below(r, 7)], (long long)random_int(r, 1, 1988));
}

const char *name_landline(struct arena *arena, struct random *r, const struct city *city)
{
    return arena_format(arena, "%s-8%07lld", city->area_code, (long long)random_below(r, 10000000));
}

const char *name_mobile(struct arena *arena, struct random *r)
{
    /* 000 where a real number has its office code. */
    return arena_format(arena, "1%lld%lld000%05lld", (long long)random_int(r, 3, 9), (long long)random_below(r, 10),
                        (long long)random_below(r, 100000));
}

/* --- identifiers ----------------------------------------------------------------------------------------------- */

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY"; /* GB 32100: no I O S V Z */

static char org_check(const char body[8])
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 8; i++)
        sum += (body[i] <= '9' ? body[i] - '0' : body[i] - 'A' + 10) * weights[i];
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char)('0' + check);
}

const char *identity_uscc(struct arena *arena, int64_t number, const char *kind_digits)
{
    static const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    char body[9] = "MA", *code;
    int64_t rest = (number * INT64_C(387420489)) % INT64_C(887503681); /* 31^6 is prime to the stride */
    for (int i = 7; i > 1; i--, rest /= 31)
        body[i] = alphabet[rest % 31];
    code = arena_format(arena, "%s990%lld%02lld%.8s%c?", kind_digits, (long long)(1 + number % 2),
                        (long long)(number / 2 % 100), body, org_check(body));
    int sum = 0;
    for (int i = 0; i < 17; i++)
        sum += (int)(strchr(alphabet, code[i]) - alphabet) * weights[i];
    code[17] = alphabet[(31 - sum % 31) % 31];
    return code;
}

const char *identity_resident(struct arena *arena, int64_t number, int64_t birth, bool male)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int year, month, day, sum = 0;
    date_to_civil(birth, &year, &month, &day);
    char *id = arena_format(arena, "99%04lld%04d%02d%02d%03lld?", (long long)(number / 500 % 10000), year, month, day,
                            (long long)(number % 500 * 2 + male));
    for (int i = 0; i < 17; i++)
        sum += (id[i] - '0') * weights[i];
    id[17] = "10X98765432"[sum % 11];
    return id;
}
