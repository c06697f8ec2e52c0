/* Holding what a model said against the facts it was given. Strict on purpose: what is turned away costs nothing, the
 * product's own wording stands there already. */
#include "base/text.h"
#include "domain/assistant/phrase.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_LETTERS = 24, STRANGE_PERCENT = 45, STRANGE_LEAST = 8 };

static bool cites_any(const struct answer_paragraph *fact, const struct answer_paragraph *said)
{
    for (int i = 0; i < fact->count; i++)
        for (int k = 0; k < said->count; k++)
            if (fact->cites[i] == said->cites[k])
                return true;
    return false;
}

/* --- numbers: value with its unit, so that 3 million is not 3 thousand
 * ------------------------------------------------------------------------------------------------------------- */

static bool digit(const char *at)
{
    return *at >= '0' && *at <= '9';
}

/* What stands right behind a number: % or the letters of a word, or one Chinese character that measures. */
static const char *unit_of(struct arena *arena, const char **at)
{
    static const char *const units[] = {"万亿", "亿", "万", "千", "百", "元", "年", "月", "日", "天", "个",
                                        "倍",   "成", "笔", "户", "家", "％", "‰",  "%",  "期", "级"};
    const char *from = *at + strspn(*at, " ");
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (text_starts(from, units[i])) {
            *at = from + strlen(units[i]);
            return strcmp(units[i], "％") ? units[i] : "%";
        }
    size_t size = 0;
    while (isalpha((unsigned char)from[size]) && size < WORD_LETTERS)
        size++;
    return text_lower(arena, arena_text_part(arena, from, size));
}

/* "1,234.50" as 1234.5: NEXT number at or after *AT, which moves behind it; NULL when there is none. */
static const char *next_number(struct arena *arena, const char **at)
{
    const char *from = *at;
    while (*from && !digit(from))
        from++;
    if (!*from)
        return NULL;
    struct buffer out = {.arena = arena};
    bool point = false;
    for (; digit(from) || ((*from == ',' || (*from == '.' && !point)) && digit(from + 1)); from++) {
        point = point || *from == '.';
        if (*from != ',')
            buffer_char(&out, *from);
    }
    char *value = (char *)(uintptr_t)buffer_end(&out);
    for (size_t size = strlen(value); point && size > 1 && (value[size - 1] == '0' || value[size - 1] == '.'); size--) {
        bool end = value[size - 1] == '.';
        value[size - 1] = 0;
        if (end)
            break;
    }
    *at = from;
    return value;
}

static bool number_known(struct arena *arena, const char *ground, const char *value, const char *unit)
{
    const char *at = ground, *there;
    while ((there = next_number(arena, &at)) != NULL) {
        const char *behind = at;
        if (!strcmp(there, value) && !strcmp(unit_of(arena, &behind), unit))
            return true;
    }
    return false;
}

static const char *strange_number(struct arena *arena, const char *ground, const char *text)
{
    const char *value, *at = text;
    while ((value = next_number(arena, &at)) != NULL) {
        const char *behind = at, *unit = unit_of(arena, &behind);
        if (!number_known(arena, ground, value, unit))
            return arena_format(arena, "the number %.40s%.20s", value, unit);
    }
    return NULL;
}

/* --- words
 * ------------------------------------------------------------------------------------------------------------- */

/* Where WORD stands in TEXT; a Latin word only whole. */
static bool says(const char *text, const char *word)
{
    bool latin = isalpha((unsigned char)*word);
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++)
        if (!latin || ((at == text || !isalpha((unsigned char)at[-1])) && !isalpha((unsigned char)at[strlen(word)])))
            return true;
    return false;
}

/* Numbers in words, and words that decide: whoever adds one adds a fact. */
static const char *const weighty[] = {
    "一",        "二",       "三",        "四",       "五",       "六",         "七",        "八",        "九",
    "十",        "两",       "半",        "百",       "千",       "万",         "亿",        "one",       "two",
    "three",     "four",     "five",      "six",      "seven",    "eight",      "nine",      "ten",       "eleven",
    "twelve",    "dozen",    "half",      "twice",    "double",   "hundred",    "thousand",  "million",   "billion",
    "first",     "second",   "third",     "批准",     "同意",     "拒绝",       "逾期",      "违约",      "担保",
    "保证",      "承诺",     "豁免",      "核销",     "破产",     "诉讼",       "冻结",      "失信",      "欺诈",
    "风险",      "优质",     "良好",      "正常",     "关注",     "次级",       "可疑",      "损失",      "增加",
    "减少",      "上升",     "下降",      "高于",     "低于",     "超过",       "全部",      "所有",      "唯一",
    "必须",      "应当",     "可以",      "建议",     "联系",     "拨打",       "转账",      "点击",      "密码",
    "approved",  "approve",  "agreed",    "rejected", "refused",  "overdue",    "default",   "defaulted", "guaranteed",
    "guarantee", "promised", "waived",    "written",  "bankrupt", "bankruptcy", "lawsuit",   "frozen",    "fraud",
    "risk",      "good",     "bad",       "normal",   "loss",     "increased",  "decreased", "rose",      "fell",
    "above",     "below",    "more",      "less",     "all",      "every",      "only",      "must",      "should",
    "may",       "can",      "recommend", "call",     "click",    "transfer",   "pay",       "password",  "visit",
    "safe",      "best",     "worst",     "always"};
static const char *const negations[] = {"不", "未",    "无",      "没",   "非",     "否", "not",
                                        "no", "never", "without", "none", "cannot", "nor"};

static const char *strange_word(struct arena *arena, const char *ground, const char *text)
{
    for (size_t i = 0; i < sizeof(weighty) / sizeof(weighty[0]); i++)
        if (says(text, weighty[i]) && !says(ground, weighty[i]))
            return arena_format(arena, "the word %s", weighty[i]);
    bool denied = false, denies = false;
    for (size_t i = 0; i < sizeof(negations) / sizeof(negations[0]); i++) {
        denied = denied || says(ground, negations[i]);
        denies = denies || says(text, negations[i]);
    }
    return denied == denies ? NULL : denies ? "a denial" : "a denial left out";
}

static bool cjk(uint32_t c)
{
    return c >= 0x3400 && c <= 0x9FFF;
}

/* The share of pairs of Chinese characters and of Latin words that the facts do not know. */
static bool mostly_strange(struct arena *arena, const char *ground, const char *text)
{
    size_t pairs = 0, strange = 0;
    for (const char *at = text; *at;) {
        const char *from = at, *second;
        uint32_t c = text_next(&at);
        if (cjk(c)) {
            second = at;
            if (!cjk(text_next(&second)))
                continue;
            pairs++;
            strange += strstr(ground, arena_text_part(arena, from, (size_t)(second - from))) == NULL;
        } else if (isalpha((int)(c & 127)) && c < 128) {
            while (isalpha((unsigned char)*at))
                at++;
            if (at - from < 4)
                continue;
            pairs++;
            strange += !says(ground, arena_text_part(arena, from, (size_t)(at - from)));
        }
    }
    return pairs >= STRANGE_LEAST && strange * 100 > pairs * STRANGE_PERCENT;
}

/* A name of somebody or something, by its capital letter in the middle of a sentence. */
static const char *strange_name(struct arena *arena, const char *ground, const char *text)
{
    bool begins = true;
    for (const char *at = text; *at;) {
        const char *from = at;
        while (isalpha((unsigned char)*at))
            at++;
        if (at == from) {
            begins = strchr(".!?:", *at) || (begins && *at == ' ');
            at++;
            continue;
        }
        const char *word = arena_text_part(arena, from, (size_t)(at - from));
        if (!begins && isupper((unsigned char)*word) && strcmp(word, "I") != 0 &&
            !says(ground, text_lower(arena, word)))
            return arena_format(arena, "the name %.40s", word);
        begins = false;
    }
    return NULL;
}

/* --- links
 * ------------------------------------------------------------------------------------------------------------- */

static bool links(const char *text)
{
    static const char *const signs[] = {"://", "www.", "](", "<", ">", "@", "`", "javascript", "mailto", "&#"};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (strstr(text, signs[i]))
            return true;
    for (const char *at = text; *at; at++)
        if (*at == '.' && at > text && isalnum((unsigned char)at[-1]) && isalpha((unsigned char)at[1]))
            return true;
    return false;
}

/* --- a paragraph
 * ------------------------------------------------------------------------------------------------------------- */

static const char *check_one(struct arena *arena, struct phrase_text facts, const struct answer_paragraph *said)
{
    struct buffer out = {.arena = arena};
    const char *problem;
    for (int k = 0; k < said->count; k++) {
        bool known = false;
        for (size_t i = 0; i < facts.count; i++)
            known =
                known || cites_any(&facts.items[i], &(struct answer_paragraph){.cites = {said->cites[k]}, .count = 1});
        if (!known)
            return arena_format(arena, "the source %d", said->cites[k]);
    }
    if (!said->count)
        return "a sentence without source";
    for (size_t i = 0; i < facts.count; i++)
        if (cites_any(&facts.items[i], said))
            buffer_format(&out, "%s\n", facts.items[i].text);
    const char *ground = text_lower(arena, buffer_end(&out)), *text = text_lower(arena, said->text);
    if (links(text))
        return "a link";
    if ((problem = strange_number(arena, ground, text)) != NULL)
        return problem;
    if ((problem = strange_word(arena, ground, text)) != NULL)
        return problem;
    if ((problem = strange_name(arena, ground, said->text)) != NULL)
        return problem;
    return mostly_strange(arena, ground, text) ? "more than the facts" : NULL;
}

const char *phrase_unsupported(struct arena *arena, struct phrase_text facts, struct phrase_text said)
{
    if (!said.count)
        return "nothing";
    for (size_t i = 0; i < said.count; i++) {
        const char *problem = check_one(arena, facts, &said.items[i]);
        if (problem)
            return problem;
    }
    return NULL;
}
