#include "matching/company_words.h"

#include "matching/match_value.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

static const char *const company_forms[] = {
    "集团股份有限公司",
    "集团有限责任公司",
    "控股集团有限公司",
    "个人独资企业",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "股份合作公司",
    "有限合伙企业",
    "专业合作社",
    "农民专业合作社",
    "普通合伙",
    "有限合伙",
    "特殊普通合伙",
    "合伙企业",
    "股份公司",
    "集团公司",
    "有限公司",
    "总公司",
    "合作社",
    "事务所",
    "研究院",
    "研究所",
    "经营部",
    "服务部",
    "公司",
    "集团",
    "总厂",
    "工厂",
    "个体工商户",
    "商行",
    "厂",
    "店",
    "corporation",
    "incorporated",
    "company limited",
    "limited",
    "company",
    "holdings",
    "co ltd",
    "group",
    "gmbh",
    "corp",
    "pty",
    "plc",
    "llc",
    "ltd",
    "inc",
    "llp",
    "co",
    "sa",
    "ag",
    "bv",
    "nv",
    NULL,
};

static const char *const company_branches[] = {"分公司", "分行", "支行",   "营业部", "办事处", "分厂",
                                               "分店",   "分部", "代表处", "项目部", NULL};

static const char *const company_industries[] = {
    "科技",          "技术",          "信息",           "信息技术",    "网络",         "网络科技",    "电子",
    "电子商务",      "贸易",          "商贸",           "工贸",        "经贸",         "进出口",      "外贸",
    "实业",          "投资",          "控股",           "建设",        "建筑",         "建工",        "建材",
    "工程",          "安装",          "房地产",         "地产",        "置业",         "物业",        "物流",
    "运输",          "货运",          "快递",           "仓储",        "新能源",       "能源",        "电力",
    "电气",          "电器",          "光伏",           "风电",        "水电",         "环保",        "环境",
    "生物",          "医药",          "制药",           "药业",        "医疗",         "医疗器械",    "健康",
    "医院",          "食品",          "饮料",           "酒业",        "餐饮",         "酒店",        "文化",
    "文化传媒",      "传媒",          "影视",           "广告",        "传播",         "教育",        "培训",
    "咨询",          "管理",          "管理咨询",       "服务",        "人力资源",     "机械",        "机电",
    "设备",          "制造",          "装备",           "重工",        "工业",         "材料",        "新材料",
    "化工",          "化学",          "石化",           "纺织",        "服装",         "服饰",        "针织",
    "印染",          "鞋业",          "家具",           "家居",        "木业",         "汽车",        "汽配",
    "配件",          "零部件",        "农业",           "林业",        "牧业",         "渔业",        "水产",
    "种业",          "饲料",          "农牧",           "粮油",        "银行",         "保险",        "证券",
    "基金",          "信托",          "期货",           "租赁",        "融资租赁",     "担保",        "融资担保",
    "小额贷款",      "典当",          "金融",           "资产管理",    "资本",         "创业投资",    "股权投资",
    "发展",          "开发",          "产业",           "智能",        "智能科技",     "人工智能",    "数据",
    "大数据",        "软件",          "云计算",         "物联网",      "系统",         "光电",        "半导体",
    "集成电路",      "通信",          "通讯",           "仪器",        "仪表",         "五金",        "模具",
    "塑料",          "塑胶",          "橡胶",           "包装",        "印刷",         "纸业",        "造纸",
    "钢铁",          "金属",          "有色金属",       "铝业",        "铜业",         "矿业",        "石油",
    "天然气",        "煤炭",          "煤业",           "水泥",        "混凝土",       "玻璃",        "陶瓷",
    "船舶",          "船业",          "航运",           "海运",        "港口",         "港务",        "水务",
    "自来水",        "燃气",          "热力",           "供热",        "园林",         "绿化",        "装饰",
    "装修",          "设计",          "规划设计",       "检测",        "勘察",         "旅游",        "旅行社",
    "娱乐",          "体育",          "珠宝",           "日用品",      "化妆品",       "百货",        "商场",
    "超市",          "连锁",          "零售",           "批发",        "供应链",       "供应链管理",  "国际",
    "国际贸易",      "国有资产经营",  "经营",           "运营",        "城市建设",     "基础设施",    "交通",
    "公路",          "高速公路",      "铁路",           "轨道交通",    "地铁",         "航空",        "机场",
    "航天",          "卫星",          "动力",           "电池",        "电机",         "电缆",        "轴承",
    "阀门",          "泵业",          "工具",           "玩具",        "文具",         "乐器",        "眼镜",
    "灯饰",          "照明",          "洁具",           "卫浴",        "门窗",         "消防",        "安防",
    "保安",          "家政",          "清洁",           "再生资源",    "回收",         "节能",        "水利",
    "市政",          "路桥",          "桥梁",           "隧道",        "茶业",         "烟草",        "盐业",
    "糖业",          "乳业",          "肉类",           "养殖",        "花卉",         "果蔬",        "企业",
    "企业管理",      "technology",    "technologies",   "trading",     "trade",        "industry",    "industries",
    "international", "investment",    "energy",         "logistics",   "construction", "engineering", "materials",
    "equipment",     "manufacturing", "pharmaceutical", "electronics", "electric",     "chemical",    "foods",
    "services",      "consulting",    "systems",        "solutions",   NULL,
};

static const char *const company_regions[] = {
    "中国",           "北京",
    "天津",           "上海",
    "重庆",           "河北",
    "山西",           "辽宁",
    "吉林",           "黑龙江",
    "江苏",           "浙江",
    "安徽",           "福建",
    "江西",           "山东",
    "河南",           "湖北",
    "湖南",           "广东",
    "海南",           "四川",
    "贵州",           "云南",
    "陕西",           "甘肃",
    "青海",           "内蒙古",
    "广西",           "西藏",
    "宁夏",           "新疆",
    "香港",           "澳门",
    "台湾",           "广西壮族自治区",
    "宁夏回族自治区", "新疆维吾尔自治区",
    "石家庄",         "唐山",
    "秦皇岛",         "邯郸",
    "邢台",           "保定",
    "张家口",         "承德",
    "沧州",           "廊坊",
    "衡水",           "雄安",
    "太原",           "大同",
    "阳泉",           "长治",
    "晋城",           "朔州",
    "晋中",           "运城",
    "忻州",           "临汾",
    "吕梁",           "呼和浩特",
    "包头",           "乌海",
    "赤峰",           "通辽",
    "鄂尔多斯",       "呼伦贝尔",
    "巴彦淖尔",       "乌兰察布",
    "沈阳",           "大连",
    "鞍山",           "抚顺",
    "本溪",           "丹东",
    "锦州",           "营口",
    "阜新",           "辽阳",
    "盘锦",           "铁岭",
    "葫芦岛",         "长春",
    "四平",           "辽源",
    "通化",           "白山",
    "松原",           "白城",
    "延边",           "哈尔滨",
    "齐齐哈尔",       "鸡西",
    "鹤岗",           "双鸭山",
    "大庆",           "伊春",
    "佳木斯",         "七台河",
    "牡丹江",         "黑河",
    "绥化",           "南京",
    "无锡",           "徐州",
    "常州",           "苏州",
    "南通",           "连云港",
    "淮安",           "盐城",
    "扬州",           "镇江",
    "泰州",           "宿迁",
    "昆山",           "江阴",
    "常熟",           "张家港",
    "太仓",           "宜兴",
    "杭州",           "宁波",
    "温州",           "嘉兴",
    "湖州",           "绍兴",
    "金华",           "衢州",
    "舟山",           "台州",
    "丽水",           "义乌",
    "慈溪",           "余姚",
    "宁海",           "象山",
    "诸暨",           "乐清",
    "瑞安",           "合肥",
    "芜湖",           "蚌埠",
    "淮南",           "马鞍山",
    "淮北",           "铜陵",
    "安庆",           "黄山",
    "滁州",           "阜阳",
    "宿州",           "六安",
    "亳州",           "池州",
    "宣城",           "福州",
    "厦门",           "莆田",
    "三明",           "泉州",
    "漳州",           "南平",
    "龙岩",           "宁德",
    "晋江",           "石狮",
    "南昌",           "景德镇",
    "萍乡",           "九江",
    "新余",           "鹰潭",
    "赣州",           "吉安",
    "宜春",           "抚州",
    "上饶",           "济南",
    "青岛",           "淄博",
    "枣庄",           "东营",
    "烟台",           "潍坊",
    "济宁",           "泰安",
    "威海",           "日照",
    "临沂",           "德州",
    "聊城",           "滨州",
    "菏泽",           "郑州",
    "开封",           "洛阳",
    "平顶山",         "安阳",
    "鹤壁",           "新乡",
    "焦作",           "濮阳",
    "许昌",           "漯河",
    "三门峡",         "南阳",
    "商丘",           "信阳",
    "周口",           "驻马店",
    "武汉",           "黄石",
    "十堰",           "宜昌",
    "襄阳",           "鄂州",
    "荆门",           "孝感",
    "荆州",           "黄冈",
    "咸宁",           "随州",
    "恩施",           "长沙",
    "株洲",           "湘潭",
    "衡阳",           "邵阳",
    "岳阳",           "常德",
    "张家界",         "益阳",
    "郴州",           "永州",
    "怀化",           "娄底",
    "湘西",           "广州",
    "韶关",           "深圳",
    "珠海",           "汕头",
    "佛山",           "江门",
    "湛江",           "茂名",
    "肇庆",           "惠州",
    "梅州",           "汕尾",
    "河源",           "阳江",
    "清远",           "东莞",
    "中山",           "潮州",
    "揭阳",           "云浮",
    "顺德",           "南宁",
    "柳州",           "桂林",
    "梧州",           "北海",
    "防城港",         "钦州",
    "贵港",           "玉林",
    "百色",           "贺州",
    "河池",           "来宾",
    "崇左",           "海口",
    "三亚",           "三沙",
    "儋州",           "成都",
    "自贡",           "攀枝花",
    "泸州",           "德阳",
    "绵阳",           "广元",
    "遂宁",           "内江",
    "乐山",           "南充",
    "眉山",           "宜宾",
    "广安",           "达州",
    "雅安",           "巴中",
    "资阳",           "阿坝",
    "甘孜",           "凉山",
    "贵阳",           "六盘水",
    "遵义",           "安顺",
    "毕节",           "铜仁",
    "黔西南",         "黔东南",
    "黔南",           "昆明",
    "曲靖",           "玉溪",
    "保山",           "昭通",
    "丽江",           "普洱",
    "临沧",           "楚雄",
    "红河",           "文山",
    "西双版纳",       "大理",
    "德宏",           "怒江",
    "迪庆",           "拉萨",
    "日喀则",         "昌都",
    "林芝",           "山南",
    "那曲",           "西安",
    "铜川",           "宝鸡",
    "咸阳",           "渭南",
    "延安",           "汉中",
    "榆林",           "安康",
    "商洛",           "兰州",
    "嘉峪关",         "金昌",
    "白银",           "天水",
    "武威",           "张掖",
    "平凉",           "酒泉",
    "庆阳",           "定西",
    "陇南",           "临夏",
    "甘南",           "西宁",
    "海东",           "银川",
    "石嘴山",         "吴忠",
    "固原",           "中卫",
    "乌鲁木齐",       "克拉玛依",
    "吐鲁番",         "哈密",
    "昌吉",           "阿克苏",
    "喀什",           "和田",
    "伊犁",           "塔城",
    "阿勒泰",         "石河子",
    "china",          "beijing",
    "shanghai",       "shenzhen",
    "hong kong",      NULL,
};

/* All words in one open hash, filled once and constant from then on. */
enum { SLOTS = 4096 };
static struct {
    const char *word;
    int sorts;
} slots[SLOTS];
static uint32_t lengths[32]; /* by the bit of a sort: which sizes its words have */
static pthread_once_t slots_once = PTHREAD_ONCE_INIT;

static size_t slot_of(const char *word, size_t size)
{
    size_t at = match_hash(word, size, 0) % SLOTS;
    while (slots[at].word && (strncmp(slots[at].word, word, size) || slots[at].word[size]))
        at = (at + 1) % SLOTS;
    return at;
}

static void add_words(const char *const *words, enum company_word sort)
{
    for (; *words; words++) {
        size_t at = slot_of(*words, strlen(*words));
        slots[at].word = *words;
        slots[at].sorts |= sort;
        lengths[__builtin_ctz(sort)] |= 1u << strlen(*words);
    }
}

static void fill_slots(void)
{
    add_words(company_forms, COMPANY_FORM);
    add_words(company_industries, COMPANY_INDUSTRY);
    add_words(company_regions, COMPANY_REGION);
    add_words(company_branches, COMPANY_BRANCH);
}

/* Most sizes are none of a word's; those need no look into the hash. */
static bool is_word(const char *word, size_t size, enum company_word sort)
{
    uint32_t sizes = 0;
    pthread_once(&slots_once, fill_slots);
    for (unsigned left = sort; left; left &= left - 1)
        sizes |= lengths[__builtin_ctz(left)];
    return sizes >> size & 1 && slots[slot_of(word, size)].sorts & sort;
}

static bool latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static size_t most_bytes(const char *text)
{
    size_t size = strlen(text);
    return size < COMPANY_WORD_BYTES ? size : COMPANY_WORD_BYTES;
}

size_t company_word_start(const char *text, enum company_word sort)
{
    for (size_t size = most_bytes(text); size; size--)
        if (is_word(text, size, sort) && !(latin(text[size - 1]) && latin(text[size])))
            return size;
    return 0;
}

size_t company_word_end(const char *text, enum company_word sort)
{
    const char *end = text + strlen(text);
    for (size_t size = most_bytes(text); size; size--)
        if (is_word(end - size, size, sort) && !(end - size > text && latin(*(end - size)) && latin(*(end - size - 1))))
            return size;
    return 0;
}
