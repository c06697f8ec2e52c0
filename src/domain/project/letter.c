/* Advice to the sponsor drafted from the figures: what went as planned, what did not, what the bank proposes. A person
 * reads it before anything is sent. */
#include "base/text.h"
#include "domain/project/overview.h"

#include <math.h>

static void say_tests(struct project_view *v, struct buffer *body, struct json_writer *figures)
{
    struct project_test tests[12];
    size_t count = project_tests(v, tests, 12);
    for (size_t i = 0; i < count; i++) {
        if (isnan(tests[i].actual))
            continue;
        bool share = text_equal(tests[i].name, "capital");
        double scale = share ? 100 : 1;
        const char *unit = share ? "%" : "";
        buffer_format(body, "· %s：%.2f%s，约定不低于 %.2f%s，%s。\n", tests[i].label.zh, tests[i].actual * scale, unit,
                      tests[i].required * scale, unit,
                      text_equal(tests[i].state, "pass")      ? "符合"
                      : text_equal(tests[i].state, "lock_up") ? "低于分红锁定线"
                                                              : "不符合");
        json_put_double(figures, tests[i].name, tests[i].actual);
    }
}

static void say_proposals(struct project_view *v, struct buffer *body)
{
    int number = 1;
    if (v->gap != NONE && v->gap > 0)
        buffer_format(body,
                      "%d. 按最新尚需投资测算，完工资金缺口 %.0f "
                      "万元。请在一个月内提出补足方案；在补足之前，新的提款将对照资本金到位与完工资金测试办理。\n",
                      number++, (double)v->gap / 1e6);
    if (v->pace < 1)
        buffer_format(body, "%d. 资本金到位比例为贷款发放比例的 %.0f%%，请在下次提款前补足。\n", number++,
                      v->pace * 100);
    if (v->behind > v->rules->behind_warning)
        buffer_format(
            body,
            "%d. 形象进度落后计划 %.1f 个百分点，建议与总包方商定赶工计划并更新里程碑预测，必要时启用延误保险。\n",
            number++, v->behind * 100);
    if (v->downside_dscr < v->solved.made.plan->numbers[PK_default_dscr])
        buffer_format(
            body, "%d. 下行情景下最低偿债覆盖率为 %.2f，建议补充偿债准备金、锁定部分利率或延长期限，我行可一并测算。\n",
            number++, v->downside_dscr);
    for (int i = 0; i < v->alert_count; i++)
        if (text_equal(v->alerts[i].kind, "permit_expired") || text_equal(v->alerts[i].kind, "insurance_ended") ||
            text_equal(v->alerts[i].kind, "permit_late"))
            buffer_format(body, "%d. %s，请办理并将文件交我行。\n", number++, v->alerts[i].text.zh);
    if (number == 1)
        buffer_text(body, "1. 项目各项指标符合约定，请继续按月报送进度与运营资料。\n");
}

const struct error *operation_project_letter(struct call *call)
{
    struct session *s = call->session;
    struct project_ask ask = {.model = NONE};
    struct project_view *v = ARENA_NEW(s->arena, struct project_view);
    struct buffer body = {.arena = s->arena}, figures = {.arena = s->arena};
    struct json_writer w = {&figures, false};
    struct project_letter row;
    TRY(project_find(call, &ask));
    TRY(project_view_read(s, ask.project_home, ask.project, v));
    const struct progress_month *last = project_month_last(v);
    buffer_format(&body,
                  "关于“%s”的建议函（%s）\n\n贵司：\n\n根据截至 %s "
                  "我行掌握的资料，现将项目情况与建议函告如下。\n\n一、约定测试\n",
                  v->row.name, date_text(s->arena, s->today), date_text(s->arena, last ? last->period_end : s->today));
    json_open(&w, '{');
    say_tests(v, &body, &w);
    json_put_int(&w, "gap", v->gap);
    json_put_double(&w, "behind", v->behind);
    json_put_double(&w, "downside_dscr", v->downside_dscr);
    json_close(&w, '}');
    buffer_text(&body, "\n二、建议\n");
    say_proposals(v, &body);
    buffer_text(&body, "\n以上数字均出自贵司报送的资料与双方认可的财务模型，逐项可查。如有出入，请与客户经理联系。\n");
    record_initial(s, &project_letter_entity, &row);
    row.customer = v->row.customer;
    row.project = ask.project;
    row.subject = arena_format(s->arena, "%s 项目运行建议", v->row.name);
    row.written_on = s->today;
    row.body = buffer_end(&body);
    row.figures = buffer_end(&figures);
    row.status = PROJECT_LETTER_STATUS_DRAFT;
    row.written_by = s->person;
    TRY(record_create(s, &project_letter_entity, &row, NULL));
    call->status = 201;
    return record_write(s, &project_letter_entity, &row, call->reply);
}
