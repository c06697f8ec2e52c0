/* Advice to the sponsor drafted from the figures: what went as planned, what did not, what the bank proposes. A person
 * reads it before anything is sent. */
#include "base/text.h"
#include "domain/project/overview.h"
#include "domain/statement/figures.h"
#include "print/print.h"

#include <math.h>
#include <string.h>

struct letter {
    struct project_view *v;
    struct buffer *body;
    bool zh;
    int number; /* of the next proposal */
};

static const char *state_word(const struct letter *l, const char *state)
{
    if (text_equal(state, "pass"))
        return l->zh ? "符合" : "met";
    if (text_equal(state, "lock_up"))
        return l->zh ? "低于分红锁定线" : "below the lock-up line";
    return l->zh ? "不符合" : "not met";
}

static void say_tests(struct letter *l, struct json_writer *figures)
{
    struct project_test tests[12];
    size_t count = project_tests(l->v, tests, 12);
    for (size_t i = 0; i < count; i++) {
        if (isnan(tests[i].actual))
            continue;
        bool share = text_equal(tests[i].name, "capital");
        double scale = share ? 100 : 1;
        const char *unit = share ? "%" : "";
        buffer_format(l->body,
                      l->zh ? "· %s：%.2f%s，约定不低于 %.2f%s，%s。\n" : "· %s: %.2f%s, at least %.2f%s agreed, %s.\n",
                      l->zh ? tests[i].label.zh : tests[i].label.en, tests[i].actual * scale, unit,
                      tests[i].required * scale, unit, state_word(l, tests[i].state));
        json_put_double(figures, tests[i].name, tests[i].actual);
    }
}

static void say_money(struct letter *l)
{
    const struct project_view *v = l->v;
    if (v->gap != NONE && v->gap > 0 && l->zh)
        buffer_format(l->body,
                      "%d. 按最新尚需投资测算，完工资金缺口 %s。"
                      "请在一个月内提出补足方案；在补足之前，新的提款将对照资本金到位与完工资金测试办理。\n",
                      l->number++, amount_label(l->v->s->arena, (double)v->gap).zh);
    else if (v->gap != NONE && v->gap > 0)
        buffer_format(l->body,
                      "%d. By the latest cost to complete, %s are missing. Please propose within a month how "
                      "they will be raised; until then drawdowns are held against the tests of own capital and cost to "
                      "complete.\n",
                      l->number++, amount_label(l->v->s->arena, (double)v->gap).en);
    if (v->pace < 1)
        buffer_format(
            l->body,
            l->zh ? "%d. 资本金到位比例为贷款发放比例的 %.0f%%，请在下次提款前补足。\n"
                  : "%d. Own capital is paid in at %.0f%% of the pace of the loan; please make it up before the "
                    "next drawdown.\n",
            l->number++, v->pace * 100);
}

static void say_proposals(struct letter *l)
{
    const struct project_view *v = l->v;
    say_money(l);
    if (v->behind > v->rules->behind_warning)
        buffer_format(
            l->body,
            l->zh
                ? "%d. 形象进度落后计划 %.1f 个百分点，建议与总包方商定赶工计划并更新里程碑预测，必要时启用延误保险。\n"
                : "%d. Physical progress is %.1f points behind plan. We suggest a plan with the contractor to catch "
                  "up, "
                  "new forecasts of the milestones, and use of the delay insurance where needed.\n",
            l->number++, v->behind * 100);
    if (v->downside_dscr < v->solved.made.plan->numbers[PK_default_dscr])
        buffer_format(
            l->body,
            l->zh
                ? "%d. 下行情景下最低偿债覆盖率为 %.2f，建议补充偿债准备金、锁定部分利率或延长期限，我行可一并测算。\n"
                : "%d. In the downside the lowest debt service cover is %.2f. More reserve, a part of the rate fixed "
                  "or a "
                  "longer tenor would help; we can work them out together.\n",
            l->number++, v->downside_dscr);
    for (int i = 0; i < v->alert_count; i++)
        if (text_equal(v->alerts[i].kind, "permit_expired") || text_equal(v->alerts[i].kind, "insurance_ended") ||
            text_equal(v->alerts[i].kind, "permit_late"))
            buffer_format(l->body,
                          l->zh ? "%d. %s，请办理并将文件交我行。\n"
                                : "%d. %s; please settle it and send us the papers.\n",
                          l->number++, l->zh ? v->alerts[i].text.zh : v->alerts[i].text.en);
    if (l->number == 1)
        buffer_text(l->body, l->zh
                                 ? "1. 项目各项指标符合约定，请继续按月报送进度与运营资料。\n"
                                 : "1. All tests are met; please go on reporting progress and operation each month.\n");
}

static void say_letter(struct letter *l, struct json_writer *figures)
{
    struct session *s = l->v->s;
    const struct progress_month *last = project_month_last(l->v);
    buffer_format(
        l->body,
        l->zh ? "根据截至 %s 我行掌握的资料，现将项目“%s”的情况与建议函告如下。\n\n一、约定测试\n"
              : "From what we know as of %s, this is how the project \"%s\" stands and what we suggest.\n\n1 Tests "
                "agreed\n",
        date_text(s->arena, last ? last->period_end : s->today), l->v->row.name);
    json_open(figures, '{');
    say_tests(l, figures);
    json_put_int(figures, "gap", l->v->gap);
    json_put_double(figures, "behind", l->v->behind);
    json_put_double(figures, "downside_dscr", l->v->downside_dscr);
    json_close(figures, '}');
    buffer_text(l->body, l->zh ? "\n二、建议\n" : "\n2 Suggestions\n");
    say_proposals(l);
    buffer_text(l->body,
                l->zh
                    ? "\n以上数字均出自贵司报送的资料与双方认可的财务模型，逐项可查。如有出入，请与客户经理联系。\n"
                    : "\nAll figures come from your reports and the financial model both sides agreed on, and each can "
                      "be traced. Please tell your relationship manager of anything that differs.\n");
}

const struct error *operation_project_letter(struct call *call)
{
    struct session *s = call->session;
    struct project_ask ask = {.model = NONE};
    struct project_view *v = ARENA_NEW(s->arena, struct project_view);
    struct buffer body = {.arena = s->arena}, figures = {.arena = s->arena};
    struct json_writer w = {&figures, false};
    struct letter letter = {v, &body, s->language == LANGUAGE_ZH, 1};
    struct project_letter row;
    TRY(project_find(call, &ask));
    TRY(project_view_read(s, ask.project_home, ask.project, v));
    say_letter(&letter, &w);
    record_initial(s, &project_letter_entity, &row);
    row.customer = v->row.customer;
    row.project = ask.project;
    row.subject = arena_format(s->arena, letter.zh ? "%s 项目运行建议" : "Advice on %s", v->row.name);
    row.written_on = s->today;
    row.body = buffer_end(&body);
    row.figures = buffer_end(&figures);
    row.status = PROJECT_LETTER_STATUS_DRAFT;
    row.written_by = s->person;
    TRY(record_create(s, &project_letter_entity, &row, NULL));
    call->status = 201;
    return record_write(s, &project_letter_entity, &row, call->reply);
}

/* --- on paper ----------------------------------------------------------------------------------------------------- */

static const char *figure_text(struct arena *arena, const struct json *figures, const char *name, double scale,
                               const char *unit)
{
    double value;
    return json_get_number(figures, name, &value) ? arena_format(arena, "%.2f%s", value * scale, unit) : NULL;
}

static void print_strip(struct print *p, struct arena *arena, const struct json *figures, bool zh)
{
    int64_t gap;
    const char *missing = json_get_int(figures, "gap", &gap) && gap > 0
                              ? (zh ? amount_label(arena, (double)gap).zh : amount_label(arena, (double)gap).en)
                          : zh ? "无"
                               : "none";
    print_figures(
        p,
        (struct print_pair[]){
            {zh ? "近12个月偿债覆盖率" : "DSCR, 12 months", figure_text(arena, figures, "dscr", 1, "")},
            {zh ? "下行最低覆盖率" : "Lowest in downside", figure_text(arena, figures, "downside_dscr", 1, "")},
            {zh ? "项目资本金比例" : "Own capital", figure_text(arena, figures, "capital", 100, "%")},
            {zh ? "进度落后" : "Behind plan", figure_text(arena, figures, "behind", 100, "%")},
            {zh ? "完工资金缺口" : "Missing to complete", missing}},
        5);
}

/* A line that begins a part is a heading: 一、... or "1 Tests agreed". */
static bool heads(const char *line, size_t size)
{
    static const char *const marks[] = {"一、", "二、", "三、", "四、"};
    for (size_t i = 0; i < 4; i++)
        if (!strncmp(line, marks[i], strlen(marks[i])))
            return true;
    return size > 2 && *line >= '1' && *line <= '9' && line[1] == ' ';
}

static void print_body(struct print *p, struct arena *arena, const char *body)
{
    while (body && *body) {
        size_t size = strcspn(body, "\n");
        const char *line = arena_text_part(arena, body, size);
        if (heads(line, size))
            print_heading(p, 2, line);
        else if (size)
            print_text(p, line);
        body += size + (body[size] != 0);
    }
}

/* The language is that of the letter, not of the reader: it goes to the sponsor as it was written. */
static const struct error *print_letter(struct call *call)
{
    struct session *s = call->session;
    struct project_letter row;
    struct customer customer;
    struct person person;
    const char *problem, *code = NULL;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &project_letter_entity, home, id, &row));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    if (row.written_by != NONE)
        TRY(record_load(s, &person_entity, row.written_by, row.written_by, &person));
    code = customer.uscc;
    bool zh = !row.body || strstr(row.body, "一、") != NULL;
    const struct json *figures = row.figures ? json_read(s->arena, row.figures, strlen(row.figures), &problem) : NULL;
    const char *day = row.written_on == NONE ? "" : date_text(s->arena, row.written_on);
    struct print *p = print_open(s->arena, &(struct print_setup){.title = row.subject,
                                                                 .header = zh ? "贷后建议函" : "Letter of advice",
                                                                 .header_right = day,
                                                                 .language = zh ? LANGUAGE_ZH : LANGUAGE_EN,
                                                                 .created_at = row.record.recorded_at});
    print_title(p, row.subject, zh ? "贷后建议函" : "Letter of advice");
    print_pairs(p,
                (struct print_pair[]){{zh ? "致" : "To", customer.name},
                                      {zh ? "统一社会信用代码" : "Credit code", code},
                                      {zh ? "日期" : "Date", day},
                                      {zh ? "经办" : "Written by", row.written_by == NONE ? NULL : person.name}},
                4, 2);
    print_strip(p, s->arena, figures, zh);
    print_space(p, 8);
    print_body(p, s->arena, row.body);
    print_space(p, 24);
    print_pairs(p, (struct print_pair[]){{zh ? "贷款人（盖章）" : "For the lender", " "}, {zh ? "日期" : "Date", " "}},
                2, 2);
    call->bytes_name = arena_format(s->arena, "%s.pdf", row.subject);
    call->bytes_type = "application/pdf";
    return print_finish(p, call->bytes);
}

const struct error *operation_project_letter_print(struct call *call)
{
    return call_read(call, print_letter);
}
