/* A kept plan on paper and as a workbook, from what was stored: it says the same as when it was made. */
#include "base/text.h"
#include "domain/export/export.h"
#include "domain/portfolio/allocation.h"
#include "domain/statement/figures.h"
#include "print/print.h"
#include "record/audit.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

struct sheet {
    struct session *s;
    struct print *p;
    struct allocation_plan row;
    const struct json *result;
};

static const char *say(const struct sheet *a, const char *zh, const char *en)
{
    return a->s->language == LANGUAGE_ZH ? zh : en;
}

static const char *word(const struct sheet *a, const struct json *map, const char *key)
{
    const struct json *label = key ? json_get(map, key) : map;
    return json_get_text(label, say(a, "zh", "en"));
}

static double at(const struct json *map, const char *key)
{
    double number;
    return json_get_number(map, key, &number) ? number : NAN;
}

static const char *money(const struct sheet *a, double fen)
{
    struct label label;
    if (isnan(fen))
        return NULL;
    label = amount_label(a->s->arena, fen);
    return say(a, label.zh, label.en);
}

static const char *percent(const struct sheet *a, double share, int decimals)
{
    return isnan(share) ? NULL : arena_format(a->s->arena, "%.*f%%", decimals, share * 100);
}

static size_t length(const struct json *list)
{
    return list && list->kind == JSON_LIST ? list->count : 0;
}

static const char *choice(const struct sheet *a, const char *field, int64_t value)
{
    struct label label = entity_field(&allocation_plan_entity, field)->choices[value].label;
    return say(a, label.zh, label.en);
}

static const struct error *load(struct call *call, struct sheet *a)
{
    struct session *s = call->session;
    int64_t home, id;
    *a = (struct sheet){.s = s};
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &allocation_plan_entity, home, id, &a->row));
    a->result = a->row.result ? json_read(s->arena, a->row.result, strlen(a->row.result), NULL) : NULL;
    return a->result ? NULL : error_make(s->arena, ERROR_RECORD_MISSING);
}

/* --- on paper
 * --------------------------------------------------------------------------------------------------------------- */

static void head_print(const struct sheet *a)
{
    const struct json *r = a->result, *ask = json_get(r, "ask"), *summary = json_get(r, "summary");
    const char *items[8];
    size_t count = 0;
    print_title(a->p, a->row.name,
                arena_format(a->s->arena, "%s · %s · %s", choice(a, "objective", a->row.objective),
                             choice(a, "source", a->row.source), date_text(a->s->arena, instant_date(a->row.made_at))));
    print_figures(a->p,
                  (struct print_pair[]){{say(a, "额度", "Quota"), money(a, (double)a->row.quota)},
                                        {say(a, "已分配", "Allocated"), money(a, at(r, "allocated"))},
                                        {say(a, "年增加值", "Value added a year"), money(a, at(r, "value_added"))},
                                        {say(a, "新增业务 RAROC", "RAROC of it"), percent(a, at(r, "raroc"), 1)},
                                        {say(a, "占用资本", "Capital"), money(a, at(r, "capital"))}},
                  5);
    for (size_t i = 0; i < length(summary) && count < 8; i++)
        items[count++] = word(a, &summary->items[i], NULL);
    print_list(a->p, items, count, false);
    print_note(a->p,
               arena_format(a->s->arena,
                            say(a, "可用资本 %s；单户最多 %s；最低使用比例 %s；门槛收益率 %s。",
                                "Capital to use %s; most for one %s; share that must be lent %s; hurdle %s."),
                            isnan(at(ask, "capital")) ? say(a, "不限", "not limited") : money(a, at(ask, "capital")),
                            isnan(at(ask, "single")) ? say(a, "不限", "not limited") : money(a, at(ask, "single")),
                            percent(a, at(ask, "least_share"), 0), percent(a, at(r, "hurdle"), 0)));
}

static void change_print(const struct sheet *a)
{
    static const struct {
        const char *key, *zh, *en;
        int kind; /* 0 money, 1 percent */
    } lines[] = {{"exposure", "风险暴露", "Exposure", 0},
                 {"rwa", "风险加权资产", "Risk-weighted assets", 0},
                 {"capital", "经济资本", "Capital", 0},
                 {"expected_loss", "一年期预期损失", "Expected loss of a year", 0},
                 {"ecl", "减值准备", "Expected credit losses", 0},
                 {"after_tax", "税后风险调整收益", "Earnings after risk and tax", 0},
                 {"value_added", "增加值", "Value added", 0},
                 {"raroc", "RAROC", "RAROC", 1},
                 {"npl_ratio", "不良率", "NPL ratio", 1},
                 {"adequacy", "资本净额 / 风险加权资产", "Capital over risk-weighted assets", 1}};
    enum { LINES = sizeof(lines) / sizeof(lines[0]) };
    const struct json *was = json_get(a->result, "before"), *now = json_get(a->result, "after");
    const char *cells[4 * LINES];
    for (size_t i = 0; i < LINES; i++) {
        double x = at(was, lines[i].key), y = at(now, lines[i].key);
        bool share = lines[i].kind;
        cells[4 * i] = say(a, lines[i].zh, lines[i].en);
        cells[4 * i + 1] = share ? percent(a, x, 2) : money(a, x);
        cells[4 * i + 2] = share ? percent(a, y, 2) : money(a, y);
        cells[4 * i + 3] =
            share ? arena_format(a->s->arena, "%+.2f%s", (y - x) * 100, say(a, " 个百分点", " pp")) : money(a, y - x);
    }
    struct print_column columns[] = {{say(a, "项目", "Item"), PRINT_LEFT, 0},
                                     {say(a, "分配前", "Before"), PRINT_RIGHT, .2},
                                     {say(a, "分配后", "After"), PRINT_RIGHT, .2},
                                     {say(a, "变化", "Change"), PRINT_RIGHT, .2}};
    print_heading(a->p, 1, say(a, "一、组合前后对比", "1 The book before and after"));
    print_table(a->p, &(struct print_table){.columns = columns, .column_count = 4, .cells = cells, .row_count = LINES});
}

static void candidates_print(const struct sheet *a)
{
    const struct json *list = json_get(a->result, "candidates");
    size_t n = length(list);
    const char **cells = ARENA_LIST(a->s->arena, const char *, 6 * n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct json *c = &list->items[i];
        const char *name = word(a, c, "label");
        cells[6 * i] = name ? name : say(a, "无权查看的客户", "Somebody you may not see");
        cells[6 * i + 1] = word(a, c, "product");
        cells[6 * i + 2] = money(a, at(c, "demand"));
        cells[6 * i + 3] = at(c, "amount") > 0 ? money(a, at(c, "amount")) : say(a, "—", "—");
        cells[6 * i + 4] = percent(a, at(c, "raroc"), 1);
        cells[6 * i + 5] = word(a, c, "words");
    }
    struct print_column columns[] = {{say(a, "候选", "Candidate"), PRINT_LEFT, .22},
                                     {say(a, "产品", "Product"), PRINT_LEFT, .12},
                                     {say(a, "需求", "Demand"), PRINT_RIGHT, .13},
                                     {say(a, "分配", "Allocated"), PRINT_RIGHT, .13},
                                     {"RAROC", PRINT_RIGHT, .08},
                                     {say(a, "理由", "Why"), PRINT_LEFT, 0}};
    print_heading(a->p, 1, say(a, "二、谁得多少", "2 Who gets what"));
    if (n)
        print_table(a->p, &(struct print_table){.columns = columns, .column_count = 6, .cells = cells, .row_count = n});
    else
        print_text(a->p, say(a, "没有候选。", "There are no candidates."));
}

static void limits_print(const struct sheet *a)
{
    const struct json *list = json_get(a->result, "limits");
    size_t n = length(list);
    const char **cells = ARENA_LIST(a->s->arena, const char *, 5 * n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct json *l = &list->items[i];
        bool asked = false;
        json_get_bool(l, "asked", &asked);
        cells[5 * i] = arena_format(a->s->arena, "%s · %s%s", word(a, l, "label"), word(a, l, "subject"),
                                    asked ? say(a, "（本次设定）", " (set for this plan)") : "");
        cells[5 * i + 1] = money(a, at(l, "limit_after"));
        cells[5 * i + 2] = percent(a, at(l, "share"), 1);
        cells[5 * i + 3] = percent(a, at(l, "share_after"), 1);
        cells[5 * i + 4] = word(a, l, "words");
    }
    struct print_column columns[] = {{say(a, "限额", "Limit"), PRINT_LEFT, .28},
                                     {say(a, "上限", "At most"), PRINT_RIGHT, .14},
                                     {say(a, "分配前", "Before"), PRINT_RIGHT, .1},
                                     {say(a, "分配后", "After"), PRINT_RIGHT, .1},
                                     {say(a, "说明", "What it costs"), PRINT_LEFT, 0}};
    print_heading(a->p, 1, say(a, "三、限额与其代价", "3 Limits and what they cost"));
    print_text(a->p,
               say(a,
                   "“每多 100 万元”是线性规划的影子价格：只把这一条放宽一点，其余不变，目标会好多少。"
                   "放宽很多时价格会变。",
                   "“A million yuan more” is the shadow price of the linear programme: what the aim would gain if this "
                   "one limit were a little wider and all else the same. Much wider, the price changes."));
    if (n)
        print_table(a->p, &(struct print_table){.columns = columns, .column_count = 5, .cells = cells, .row_count = n});
}

static const struct error *report_print(struct call *call)
{
    const struct allocation_report_query *query = call->query;
    struct session *s = call->session;
    struct sheet a;
    if (query->language != NONE)
        s->language = query->language == ALLOCATION_REPORT_QUERY_LANGUAGE_ZH ? LANGUAGE_ZH : LANGUAGE_EN;
    TRY(load(call, &a));
    const char *title = say(&a, "信贷额度分配方案", "Allocation of a credit quota");
    a.p = print_open(
        s->arena, &(struct print_setup){.title = title,
                                        .author = "Steward 融管家",
                                        .header = title,
                                        .header_right = date_text(s->arena, instant_date(a.row.made_at)),
                                        .footer = say(&a, "内部资料，含客户信息", "Internal, holds data of customers"),
                                        .language = s->language,
                                        .created_at = a.row.made_at});
    head_print(&a);
    if (json_get(a.result, "after"))
        change_print(&a);
    candidates_print(&a);
    limits_print(&a);
    call->bytes_name = arena_format(s->arena, "%s.pdf", a.row.name);
    call->bytes_type = "application/pdf";
    return print_finish(a.p, call->bytes);
}

static const struct error *note_export(struct call *call)
{
    return audit_write(
        call->session, "portfolio", 0, 0, "export",
        arena_format(call->session->arena, "{\"plan\":\"%s\",\"bytes\":%zu}", call->path[0], call->bytes->size));
}

static const struct error *noted(struct call *call)
{
    return call->session->viewer.as_of == NONE ? call_write(call, note_export) : NULL;
}

const struct error *operation_allocation_report(struct call *call)
{
    TRY(call_read(call, report_print));
    return noted(call);
}

/* --- as a workbook
 * --------------------------------------------------------------------------------------------------------------- */

static void row_of(struct export_sink *sink, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        export_cell_text(sink, cells[i]);
    export_row_end(sink);
}

static void candidate_rows(const struct sheet *a, struct export_sink *sink)
{
    const struct json *list = json_get(a->result, "candidates");
    row_of(sink,
           (const char *[]){say(a, "候选", "Candidate"), say(a, "编号", "Number"), say(a, "产品", "Product"),
                            say(a, "需求（元）", "Demand, CNY"), say(a, "分配（元）", "Allocated, CNY"),
                            say(a, "违约概率", "PD"), say(a, "年利率", "Rate"), "RAROC",
                            say(a, "占用资本（元）", "Capital, CNY"), say(a, "年增加值（元）", "Value added, CNY"),
                            say(a, "理由", "Why")},
           11);
    for (size_t i = 0; i < length(list); i++) {
        const struct json *c = &list->items[i];
        export_cell_text(sink, word(a, c, "label"));
        export_cell_text(sink, json_get_text(c, "number"));
        export_cell_text(sink, word(a, c, "product"));
        export_cell_number(sink, at(c, "demand") / 100, 2);
        export_cell_number(sink, at(c, "amount") / 100, 2);
        export_cell_number(sink, at(c, "pd"), 6);
        export_cell_number(sink, at(c, "rate"), 6);
        export_cell_number(sink, at(c, "raroc"), 4);
        export_cell_number(sink, at(c, "capital") / 100, 2);
        export_cell_number(sink, at(c, "value_added") / 100, 2);
        export_cell_text(sink, word(a, c, "words"));
        export_row_end(sink);
    }
}

static void limit_rows(const struct sheet *a, struct export_sink *sink)
{
    const struct json *list = json_get(a->result, "limits");
    export_row_end(sink);
    row_of(sink,
           (const char *[]){
               say(a, "限额", "Limit"), say(a, "对象", "Of"), say(a, "本行上限（元）", "Limit of the bank, CNY"),
               say(a, "本次上限（元）", "Limit of the plan, CNY"), say(a, "分配前已用（元）", "Used before, CNY"),
               say(a, "分配后已用（元）", "Used after, CNY"), say(a, "影子价格", "Shadow price"),
               say(a, "说明", "What it costs")},
           8);
    for (size_t i = 0; i < length(list); i++) {
        const struct json *l = &list->items[i];
        export_cell_text(sink, word(a, l, "label"));
        export_cell_text(sink, word(a, l, "subject"));
        export_cell_number(sink, at(l, "own") / 100, 2);
        export_cell_number(sink, at(l, "limit_after") / 100, 2);
        export_cell_number(sink, at(l, "used") / 100, 2);
        export_cell_number(sink, at(l, "used_after") / 100, 2);
        export_cell_number(sink, at(l, "price"), 6);
        export_cell_text(sink, word(a, l, "words"));
        export_row_end(sink);
    }
}

static const struct error *workbook_write(struct call *call)
{
    struct session *s = call->session;
    struct export_sink *sink;
    struct sheet a;
    TRY(load(call, &a));
    const struct json *summary = json_get(a.result, "summary");
    const char *path =
        arena_format(s->arena, "%s/allocation-%s.xlsx", s->bank->data_folder, id_text(s->arena, id_new(), id_new()));
    TRY(export_sink_open(s->arena, path, true, &sink));
    candidate_rows(&a, sink);
    limit_rows(&a, sink);
    for (size_t i = 0; i < length(summary); i++)
        export_note(sink, i ? "" : "结论 Summary", word(&a, &summary->items[i], NULL));
    export_note(sink, "方案 Plan", a.row.name);
    export_note(sink, "生成 Made", instant_text(s->arena, a.row.made_at));
    export_note(sink, "导出人 By", s->person_name);
    export_note(sink, "时间 At", instant_text(s->arena, s->now));
    export_note(sink, "政策 Policy", a.row.policy_version);
    TRY(export_sink_close(sink));
    call->bytes_name = arena_format(s->arena, "%s.xlsx", a.row.name);
    return export_take(s, path, call->bytes);
}

const struct error *operation_allocation_workbook(struct call *call)
{
    TRY(call_read(call, workbook_write));
    return noted(call);
}
