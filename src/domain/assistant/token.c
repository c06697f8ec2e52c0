#include "domain/assistant/token.h"
#include "base/text.h"
#include "matching/han.h"
#include "policy/scale.h"

#include <ctype.h>
#include <string.h>

struct spelled {
    const char *text, *operation;
};

/* The longer ones first. */
static const struct spelled comparisons[] = {
    {">=", "gte"}, {"<=", "lte"}, {"<>", "ne"}, {"!=", "ne"}, {"≥", "gte"}, {"≤", "lte"}, {"≠", "ne"}, {">", "gt"}, {"<", "lt"}, {"=", "eq"},
    {"大于等于", "gte"}, {"大于或等于", "gte"}, {"小于等于", "lte"}, {"小于或等于", "lte"}, {"不低于", "gte"}, {"不少于", "gte"}, {"不小于", "gte"},
    {"不高于", "lte"}, {"不超过", "lte"}, {"不多于", "lte"}, {"不大于", "lte"}, {"不足", "lt"}, {"不到", "lt"}, {"不等于", "ne"}, {"不是", "ne"}, {"超过", "gt"}, {"超出", "gt"},
    {"大于", "gt"}, {"多于", "gt"}, {"高于", "gt"}, {"好于", "gt"}, {"长于", "gt"}, {"小于", "lt"}, {"少于", "lt"}, {"低于", "lt"}, {"差于", "lt"}, {"至少", "gte"}, {"最少", "gte"}, {"至多", "lte"},
    {"等于", "eq"}, {"晚于", "gt"}, {"早于", "lt"}, {"greater than or equal to", "gte"}, {"less than or equal to", "lte"}, {"not less than", "gte"},
    {"not more than", "lte"}, {"no more than", "lte"}, {"no less than", "gte"}, {"more than", "gt"}, {"greater than", "gt"}, {"higher than", "gt"}, {"better than", "gt"},
    {"longer than", "gt"}, {"less than", "lt"}, {"lower than", "lt"}, {"worse than", "lt"}, {"fewer than", "lt"}, {"at least", "gte"}, {"at most", "lte"}, {"exceeding", "gt"}, {"exceeds", "gt"},
    {"over", "gt"}, {"above", "gt"}, {"under", "lt"}, {"below", "lt"}, {"equal to", "eq"}, {"equals", "eq"},
};

static const struct spelled behind[] = {
    {"及以上", "gte"}, {"和以上", "gte"}, {"以上", "gte"}, {"之上", "gte"}, {"及以下", "lte"}, {"和以下", "lte"}, {"以下", "lte"}, {"之下", "lte"}, {"以内", "lte"}, {"以外", "gt"},
    {"or more", "gte"}, {"or above", "gte"}, {"or better", "gte"}, {"or higher", "gte"}, {"and above", "gte"}, {"and better", "gte"}, {"and up", "gte"},
    {"or less", "lte"}, {"or below", "lte"}, {"or worse", "lte"}, {"or lower", "lte"}, {"and below", "lte"}, {"and worse", "lte"},
};

static size_t spelled(const char *text, const struct spelled *list, size_t count, const char **operation)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(list[i].text);
        bool latin = isalpha((unsigned char)list[i].text[0]);
        if (size > best && text_starts(text, list[i].text) && !(latin && isalnum((unsigned char)text[size]))) {
            best = size;
            *operation = list[i].operation;
        }
    }
    return best;
}

static size_t one_of(const char *text, const char *const *words, size_t count)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(words[i]);
        bool latin = isalpha((unsigned char)words[i][0]);
        if (size > best && text_starts(text, words[i]) && !(latin && isalnum((unsigned char)text[size])))
            best = size;
    }
    return best;
}
#define ONE_OF(text, ...) one_of((text), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* 前10, top 10, 最大的五家, 10 largest. */
static size_t top_token(const char *text, struct token *token)
{
    struct token number;
    size_t size = ONE_OF(text, "前", "top", "first"), falling = 0, rising = 0, digits;
    *token = (struct token){.sort = TOKEN_TOP, .at = text, .descending = true};
    if (size) {
        size += text[size] == ' ' ? 1 : 0;
        digits = token_number(text + size, &number);
        if (!digits || (number.unit != UNIT_PLAIN && number.unit != UNIT_PIECES))
            return 0;
        token->number = number.number;
        return size + digits;
    }
    falling = ONE_OF(text, "最大的", "最高的", "最多的", "最长的", "最重的", "最大", "最高", "最多", "最长", "最严重的", "最严重", "largest", "highest", "biggest", "longest", "most");
    rising = falling ? 0 : ONE_OF(text, "最小的", "最低的", "最少的", "最短的", "最差的", "最小", "最低", "最少", "最差", "smallest", "lowest", "fewest", "least", "worst");
    if (!falling && !rising)
        return 0;
    size = falling + rising;
    token->descending = falling;
    token->ordered = true;
    size_t gap = text[size] == ' ' ? 1 : 0;
    digits = token_number(text + size + gap, &number);
    if (digits && (number.unit == UNIT_PLAIN || number.unit == UNIT_PIECES)) {
        token->number = number.number;
        size += gap + digits;
    }
    return size;
}

static size_t sort_token(const char *text, struct token *token)
{
    size_t size = ONE_OF(text, "从高到低", "从大到小", "从多到少", "降序", "倒序", "从长到短", "descending", "from high to low", "desc");
    *token = (struct token){.sort = TOKEN_SORT, .at = text, .descending = true, .ordered = true};
    if (size)
        return size;
    size = ONE_OF(text, "从低到高", "从小到大", "从少到多", "升序", "ascending", "from low to high", "asc");
    token->descending = false;
    if (size)
        return size;
    token->ordered = false;
    return ONE_OF(text, "排序", "排列", "排名", "sorted by", "ordered by", "order by", "sort by", "ranked by", "按照", "按", "by");
}

static size_t grade_token(const struct lexicon *l, const char *text, struct token *token)
{
    const struct master_scale *scale = l->policy->scale;
    size_t best = 0;
    *token = (struct token){.sort = TOKEN_GRADE, .at = text};
    for (size_t i = 0; scale && i < scale->count; i++) {
        const char *name = scale->grades[i].name;
        size_t size = strlen(name), k = 0;
        while (k < size && tolower((unsigned char)name[k]) == text[k])
            k++;
        if (k == size && size > best && !isalnum((unsigned char)text[size]) && !(isalpha((unsigned char)name[size - 1]) && strchr("+-", text[size]) && text[size])) {
            best = size;
            token->grade = (int)i;
        }
    }
    if (best && text_starts(text + best, "级"))
        best += strlen("级");
    /* a is an article, too */
    return best == 1 && *text == 'a' && text[1] == ' ' && isalpha((unsigned char)text[2]) && !text_starts(text, "a or ") && !text_starts(text, "a and ") ? 0 : best;
}

static size_t small_token(const char *text, struct token *token)
{
    static const char *const nots[] = {"没有", "还没有", "从未", "非", "未曾", "没", "未", "无", "不含", "除了", "not", "without", "no", "never", "have no", "has no", "haven't been", "hasn't been", "excluding", "except"};
    static const char *const tos[] = {"到", "至", "~", "—", "to", "and"};
    static const char *const counts[] = {"有多少", "多少个", "多少家", "多少户", "多少笔", "几家", "几个", "几笔", "几户", "数量", "how many", "number of", "count of", "count"};
    static const char *const mine[] = {"我的", "我名下的", "我名下", "我管的", "我负责的", "本人", "my", "mine"};
    size_t size;
    *token = (struct token){.at = text};
    if ((size = one_of(text, counts, sizeof(counts) / sizeof(counts[0]))))
        token->sort = TOKEN_COUNT;
    else if ((size = one_of(text, mine, sizeof(mine) / sizeof(mine[0]))))
        token->sort = TOKEN_MINE;
    else if ((size = one_of(text, nots, sizeof(nots) / sizeof(nots[0]))))
        token->sort = TOKEN_NOT;
    else if ((size = one_of(text, tos, sizeof(tos) / sizeof(tos[0]))))
        token->sort = TOKEN_TO;
    return size;
}

static size_t compare_token(const char *text, struct token *token)
{
    const char *operation = NULL;
    size_t size = spelled(text, behind, sizeof(behind) / sizeof(behind[0]), &operation);
    bool post = size;
    if (!size)
        size = spelled(text, comparisons, sizeof(comparisons) / sizeof(comparisons[0]), &operation);
    *token = (struct token){.sort = TOKEN_COMPARE, .at = text, .operation = operation, .post = post};
    return size;
}

static bool is_stop(const struct phrase *phrase)
{
    return phrase->meanings[0].sort == MEANS_STOP;
}

/* The initials of a place are the least likely thing that two letters are. */
static bool gives_way(const struct phrase *phrase)
{
    return is_stop(phrase) || phrase->meanings[0].rank == RANK_INITIALS;
}

/* What begins at TEXT: the longest wins, so that 未评级 is a word and not 未 and 评级. */
static size_t next_token(const struct lexicon *l, const char *text, int64_t today, struct token *token)
{
    struct token other;
    const struct phrase *phrase = lexicon_longest(l, text);
    size_t best = phrase ? phrase->size : 0, size;
    *token = (struct token){.sort = TOKEN_NAME, .at = text, .phrase = phrase};
#define CONSIDER(call)                                                                                                                       \
    if ((size = (call)) > best || (size && size == best && phrase && gives_way(phrase))) {                                                     \
        best = size;                                                                                                                         \
        *token = other;                                                                                                                      \
    }
    CONSIDER(token_span(text, today, &other))
    CONSIDER(top_token(text, &other))
    CONSIDER(grade_token(l, text, &other))
    CONSIDER(compare_token(text, &other))
    CONSIDER(sort_token(text, &other))
    CONSIDER(small_token(text, &other))
    CONSIDER(token_number(text, &other))
#undef CONSIDER
    token->size = best;
    return best;
}

static bool separates(uint32_t c)
{
    return c <= ' ' || (c < 0x80 && strchr(",.;:?!()[]{}\"'`|&/\\*#^_@$-+", (int)c) != NULL) || (c >= 0x3000 && c <= 0x303F) || c == 0xAB || c == 0xBB ||
           c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x00B7 || c == 0xFF0C || c == 0xFF1F || c == 0x3002;
}

/* What no word begins goes on to where one does; in Latin to the end of the word. */
static size_t unknown_size(const char *text)
{
    const char *at = text;
    uint32_t first = text_next(&at);
    if (first < 0x80)
        while (*at && (isalnum((unsigned char)*at) || *at == '_'))
            at++;
    return (size_t)(at - text);
}

void tokens_cut(struct arena *arena, const struct lexicon *lexicon, const char *text, int64_t today, struct tokens *tokens)
{
    const char *at = text;
    while (*at) {
        struct token token;
        const char *after = at;
        uint32_t c = text_next(&after);
        size_t size = next_token(lexicon, at, today, &token);
        if (!size && separates(c)) {
            at = after;
            continue;
        }
        if (size && token.sort == TOKEN_NAME && is_stop(token.phrase)) {
            at += size;
            continue;
        }
        struct token *last = tokens->count ? &tokens->items[tokens->count - 1] : NULL;
        if (!size) {
            size = unknown_size(at);
            token = (struct token){.sort = TOKEN_UNKNOWN, .at = at, .size = size};
            if (last && last->sort == TOKEN_UNKNOWN && last->at + last->size == at && (c >= 0x80) == ((unsigned char)*last->at >= 0x80)) {
                last->size += size;
                at += size;
                continue;
            }
        }
        token.size = size;
        ARENA_PUSH(arena, tokens->items, tokens->count, tokens->room, token);
        at += size;
    }
}
