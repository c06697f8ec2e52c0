#include "matching/company_name.h"
#include "base/buffer.h"
#include "base/text.h"
#include "matching/company_words.h"
#include "matching/han.h"

#include <string.h>

enum { HAN_BYTES = 3 };

/* The text still to be understood; parts are cut off its ends. */
struct remainder {
    struct arena *arena;
    char *text;
    struct buffer region, industry, form;
};

static bool is_word(const char *text, enum company_word sort)
{
    return *text && company_word_start(text, sort) == strlen(text);
}

static void cut_end(char *text, size_t size)
{
    size_t left = strlen(text) - size;
    while (left && (text[left - 1] == ' ' || text[left - 1] == '.' || text[left - 1] == ','))
        left--;
    text[left] = 0;
}

/* 省 市 县 区 州 behind a place say nothing that the place does not. */
static size_t division_size(const char *at)
{
    static const char *const divisions[] = {"自治区", "自治州", "自治县", "特别行政区", "省", "市", "县", "区", NULL};
    for (const char *const *division = divisions; *division; division++)
        if (text_starts(at, *division))
            return strlen(*division);
    return 0;
}

/* A place at the start: one the list knows, or two or three characters before 市 县 区. Returns its bytes and those of
 * the division behind it. */
static size_t region_size(const char *text, size_t *division)
{
    size_t known = company_word_start(text, COMPANY_REGION);
    if (known) {
        *division = division_size(text + known);
        return known;
    }
    for (size_t size = 2 * HAN_BYTES; size <= 3 * HAN_BYTES && size < strlen(text); size += HAN_BYTES) {
        *division = division_size(text + size);
        if (*division && (unsigned char)text[0] >= 0xE0)
            return size;
    }
    return 0;
}

static void cut_regions(struct remainder *rest)
{
    for (;;) {
        size_t division = 0, size = region_size(rest->text, &division);
        /* 中山, or 上海 with one character behind, is a trade name and no place; so is 上海 before 建工 alone. */
        const char *behind = rest->text + size + division;
        if (!size || strlen(behind) < 2 * HAN_BYTES || is_word(behind, COMPANY_INDUSTRY))
            return;
        buffer_add(&rest->region, rest->text, size);
        rest->text += size + division;
        rest->text += strspn(rest->text, " ");
    }
}

/* Puts the last SIZE bytes of the text before what was cut before them. */
static void move_end(struct remainder *rest, size_t size, struct buffer *to)
{
    struct buffer longer = {.arena = rest->arena};
    buffer_text(&longer, rest->text + strlen(rest->text) - size);
    buffer_text(&longer, buffer_end(to));
    *to = longer;
    cut_end(rest->text, size);
}

static void cut_form(struct remainder *rest)
{
    for (size_t size; (size = company_word_end(rest->text, COMPANY_FORM)) && strlen(rest->text) > size;)
        move_end(rest, size, &rest->form);
}

/* At least two characters are left for the trade name. */
static void cut_industries(struct remainder *rest)
{
    for (size_t size; (size = company_word_end(rest->text, COMPANY_INDUSTRY));) {
        const char *left = arena_text_part(rest->arena, rest->text, strlen(rest->text) - size);
        if (text_length(left) < 2)
            return;
        move_end(rest, size, &rest->industry);
    }
}

/* What stands in brackets is a place or a form; the brackets go. */
static void take_brackets(struct remainder *rest)
{
    for (char *open; (open = strchr(rest->text, '('));) {
        char *close = strchr(open, ')'), *after = close ? close + 1 : open + 1;
        if (close && close > open + 1) {
            char *inside = arena_text_part(rest->arena, open + 1, (size_t)(close - open - 1));
            size_t division = 0, size = region_size(inside, &division);
            if (is_word(inside, COMPANY_FORM))
                buffer_text(&rest->form, inside);
            else if (size && inside[size + division] == 0)
                buffer_add(&rest->region, inside, size);
            else if (strlen(inside) <= 4 * HAN_BYTES)
                buffer_text(&rest->region, inside);
        }
        memmove(open, after, strlen(after) + 1);
    }
}

/* Behind the legal form, what ends in 分公司 names the branch. */
static const char *take_branch(struct remainder *rest)
{
    if (!company_word_end(rest->text, COMPANY_BRANCH))
        return "";
    static const char *const heads[] = {"有限公司", "有限责任公司", "银行", "公司", "集团", NULL};
    for (const char *const *head = heads; *head; head++) {
        char *found = strstr(rest->text, *head);
        if (found && found[strlen(*head)]) {
            char *branch = found + strlen(*head);
            const char *copy = arena_text(rest->arena, branch);
            *branch = 0;
            return copy;
        }
    }
    return "";
}

static void drop_marks(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (strchr("\"'`*.,;:!?", *from))
            continue;
        *to++ = strchr("-_/&+\\|", *from) ? ' ' : *from;
    }
    *to = 0;
}

struct company_name company_name_parse(struct arena *arena, const char *text)
{
    struct remainder rest = {.arena = arena, .text = text_folded(arena, text)};
    rest.region.arena = rest.industry.arena = rest.form.arena = arena;
    drop_marks(rest.text);
    take_brackets(&rest);
    const char *branch = take_branch(&rest);
    cut_form(&rest);
    const char *core = arena_format(arena, "%s%s", buffer_end(&rest.region), rest.text);
    cut_regions(&rest);
    cut_industries(&rest);
    return (struct company_name){buffer_end(&rest.region), rest.text, buffer_end(&rest.industry),
                                 buffer_end(&rest.form),   branch,    core};
}
