/* The brief on one sheet of paper. */
#include "print/print.h"
#include "domain/brief/brief.h"
#include "domain/statement/figures.h"

#include <math.h>
#include <string.h>

enum { FIGURES_MOST = 5, CHANGES_MOST = 10 };

struct sheet {
    struct session *s;
    struct print *p;
    const struct brief *b;
    const struct json *answer; /* what the page shows */
};

static const char *word(const struct sheet *sheet, const char *zh, const char *en)
{
    return sheet->s->language == LANGUAGE_EN ? en : zh;
}

static const char *label_word(const struct sheet *sheet, struct label label)
{
    return word(sheet, label.zh, label.en);
}

static const char *label_of(const struct sheet *sheet, const struct json *label)
{
    const char *text = json_get_text(label, sheet->s->language == LANGUAGE_EN ? "en" : "zh");
    return text ? text : "";
}

static const char *figure_value(const struct sheet *sheet, const struct json *figure)
{
    double value;
    const char *unit = json_get_text(figure, "unit");
    if (!json_get_number(figure, "value", &value))
        return NULL;
    if (unit && !strcmp(unit, "money"))
        return label_word(sheet, amount_label(sheet->s->arena, value));
    return arena_format(sheet->s->arena, "%g", value);
}

static void print_head(struct sheet *sheet)
{
    struct print_pair pairs[FIGURES_MOST];
    const struct json *customer = json_get(sheet->answer, "customer"), *figures = json_get(sheet->answer, "figures");
    const char *grade = json_get_text(customer, "grade"), *owner = json_get_text(customer, "owner");
    struct arena *arena = sheet->s->arena;
    size_t count = 0;
    const char *last = sheet->b->last_at == NONE ? word(sheet, "无拜访记录", "no visit on record")
                                                 : date_text(arena, instant_date(sheet->b->last_at));
    print_title(sheet->p, json_get_text(customer, "name"),
                arena_format(arena, "%s %s    %s %s    %s %s", word(sheet, "等级", "Grade"), grade ? grade : "—",
                             word(sheet, "客户经理", "Relationship manager"), owner ? owner : "—",
                             word(sheet, "上次拜访", "Last visit"), last));
    for (size_t i = 0; figures && i < figures->count && count < FIGURES_MOST; i++)
        pairs[count++] = (struct print_pair){label_of(sheet, json_get(&figures->items[i], "label")),
                                             figure_value(sheet, &figures->items[i])};
    print_figures(sheet->p, pairs, count);
}

static const char *level_word(const struct sheet *sheet, const char *level)
{
    static const struct choice levels[] = {
        {"red", {"红", "Red"}}, {"orange", {"橙", "Orange"}}, {"yellow", {"黄", "Yellow"}}, {"blue", {"蓝", "Blue"}}};
    for (size_t i = 0; i < 4; i++)
        if (!strcmp(levels[i].name, level))
            return label_word(sheet, levels[i].label);
    return "";
}

static void print_points(struct sheet *sheet)
{
    const struct print_column columns[] = {{word(sheet, "级别", "Level"), PRINT_LEFT, .09},
                                           {word(sheet, "要谈的事", "What to raise"), PRINT_LEFT, .41},
                                           {word(sheet, "怎么问", "How to ask"), PRINT_LEFT, 0}};
    struct arena *arena = sheet->s->arena;
    const char **cells = ARENA_LIST(arena, const char *, sheet->b->point_count * 3 + 1);
    for (size_t i = 0; i < sheet->b->point_count; i++) {
        const struct brief_point *point = &sheet->b->points[i];
        cells[i * 3] = level_word(sheet, point->level);
        cells[i * 3 + 1] = arena_format(arena, PRINT_STRONG "%s" PRINT_PLAIN "%s%s", label_word(sheet, point->title),
                                        word(sheet, "：", ": "), label_word(sheet, point->why));
        cells[i * 3 + 2] = label_word(sheet, point->ask);
    }
    print_heading(sheet->p, 2, word(sheet, "要谈的事", "What to raise"));
    if (!sheet->b->point_count)
        print_text(sheet->p, word(sheet, "没有需要特别关注的事项。", "Nothing calls for attention."));
    else
        print_table(sheet->p,
                    &(struct print_table){
                        .columns = columns, .column_count = 3, .cells = cells, .row_count = sheet->b->point_count});
}

static void print_last(struct sheet *sheet)
{
    if (sheet->b->last_at == NONE || !sheet->b->last_minutes)
        return;
    print_heading(sheet->p, 2, word(sheet, "上次拜访", "Last visit"));
    print_text(sheet->p, arena_format(sheet->s->arena, "%s%s%s", sheet->b->last_subject ? sheet->b->last_subject : "",
                                      word(sheet, "。", ". "), sheet->b->last_minutes));
}

static void print_changes(struct sheet *sheet)
{
    const struct json *changes = json_get(sheet->answer, "changes");
    struct arena *arena = sheet->s->arena;
    const char *items[CHANGES_MOST];
    size_t count = 0;
    for (size_t i = 0; changes && i < changes->count && count < CHANGES_MOST; i++) {
        const char *at = json_get_text(&changes->items[i], "at"), *detail = json_get_text(&changes->items[i], "detail");
        items[count++] =
            arena_format(arena, "%.10s  %s%s%s", at ? at : "", label_of(sheet, json_get(&changes->items[i], "title")),
                         detail ? word(sheet, "：", ": ") : "", detail ? detail : "");
    }
    if (!count)
        return;
    print_heading(sheet->p, 2, word(sheet, "此后的变化", "What changed since"));
    print_list(sheet->p, items, count, false);
}

static const char *joined(struct sheet *sheet, const struct json *list)
{
    struct buffer out = {.arena = sheet->s->arena};
    for (size_t i = 0; list && i < list->count; i++)
        buffer_format(&out, "%s%s", i ? word(sheet, "、", ", ") : "", label_of(sheet, &list->items[i]));
    return list && list->count ? buffer_end(&out) : NULL;
}

/* "62 of 100; weak: how often (rarely), ..." or NULL when too little is known. */
static const char *strength_of(struct sheet *sheet)
{
    const struct json *lines = json_get(sheet->b->strength, "lines");
    struct buffer out = {.arena = sheet->s->arena};
    double total, points, best;
    if (!json_get_number(sheet->b->strength, "total", &total))
        return NULL;
    buffer_format(&out, "%.0f / 100", total);
    for (size_t i = 0, told = 0; lines && i < lines->count && told < 3; i++) {
        const struct json *line = &lines->items[i];
        if (!json_get_number(line, "points", &points) || !json_get_number(line, "best", &best) || best - points < 3)
            continue;
        buffer_format(&out, "%s%s%s%s%s", told ? word(sheet, "、", ", ") : word(sheet, "；薄弱：", "; weak: "),
                      label_of(sheet, json_get(line, "label")), word(sheet, "（", " ("),
                      label_of(sheet, json_get(line, "bin")), word(sheet, "）", ")"));
        told++;
    }
    return buffer_end(&out);
}

static void print_foot(struct sheet *sheet)
{
    const struct json *people = json_get(sheet->answer, "people");
    struct arena *arena = sheet->s->arena;
    struct buffer names = {.arena = arena};
    for (size_t i = 0; people && i < people->count; i++) {
        const char *position = json_get_text(&people->items[i], "position");
        buffer_format(&names, "%s%s%s%s", i ? word(sheet, "；", "; ") : "", json_get_text(&people->items[i], "name"),
                      position ? " " : "", position ? position : "");
    }
    const struct print_pair pairs[] = {
        {word(sheet, "关系强度", "Relationship"), strength_of(sheet)},
        {word(sheet, "联系人", "People"), people && people->count ? buffer_end(&names) : NULL},
        {word(sheet, "可介绍的产品", "Products to offer"), joined(sheet, json_get(sheet->answer, "offers"))},
        {word(sheet, "资料缺口", "Gaps in the file"), joined(sheet, json_get(sheet->answer, "gaps"))},
    };
    print_space(sheet->p, 6);
    print_pairs(sheet->p, pairs, 4, 1);
}

const struct error *operation_customer_brief_print(struct call *call)
{
    struct session *s = call->session;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {.out = &out};
    struct call inner = *call;
    struct brief b;
    inner.reply = &w;
    TRY(brief_load(call, &b));
    TRY(operation_customer_brief(&inner));
    const char *text = buffer_end(&out);
    struct sheet sheet = {.s = s, .b = &b, .answer = json_read(s->arena, text, strlen(text), NULL)};
    const char *name = json_get_text(json_get(sheet.answer, "customer"), "name");
    sheet.p = print_open(
        s->arena,
        &(struct print_setup){.title = arena_format(s->arena, "%s %s", name, word(&sheet, "拜访简报", "brief")),
                              .author = "Steward 融管家",
                              .header = word(&sheet, "拜访简报", "Brief before a visit"),
                              .header_right = date_text(s->arena, s->today),
                              .footer = word(&sheet, "内部资料，仅供拜访准备", "Internal, for preparing the visit"),
                              .language = s->language,
                              .created_at = instant_of_date(s->today)});
    print_head(&sheet);
    print_points(&sheet);
    print_last(&sheet);
    print_changes(&sheet);
    print_foot(&sheet);
    call->bytes_name = arena_format(s->arena, "%s %s.pdf", name, word(&sheet, "拜访简报", "brief"));
    return print_finish(sheet.p, call->bytes);
}
