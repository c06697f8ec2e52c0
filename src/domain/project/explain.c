/* Why a number is what it is: its formula in words and every number in it, each to be asked in turn. */
#include "base/text.h"
#include "domain/project/project.h"
#include "policy/write.h"

#include <math.h>
#include <string.h>

struct explaining {
    struct session *s;
    const struct project_solved *solved;
    size_t member, period;
    struct buffer zh, en;
    struct json_writer *w;
    int told;
    bool seen[PROJECT_LINES * 4 + PROJECT_NUMBERS];
};

static void say(struct explaining *x, const char *zh, const char *en)
{
    buffer_text(&x->zh, zh);
    buffer_text(&x->en, en);
}

/* --- the formula in words ----------------------------------------------------------------------------------------- */

static void say_formula(struct explaining *x, const struct project_formula *f, int strength);

static void say_line(struct explaining *x, const char *zh_before, const char *en_before, int line, const char *zh_after,
                     const char *en_after)
{
    say(x, zh_before, en_before);
    say(x, project_lines[line].zh, project_lines[line].en);
    say(x, zh_after, en_after);
}

static void say_reference(struct explaining *x, const struct project_formula *f)
{
    struct arena *arena = x->s->arena;
    const struct project_line *number = f->other >= 0 && f->word != WORD_UP ? &project_numbers[f->other] : NULL;
    switch (f->word) {
    case WORD_V:
        return say_line(x, "", "", f->line, "", "");
    case WORD_P:
        return say_line(x, "上期", "previous ", f->line, "", "");
    case WORD_N:
        return say_line(x, "下期", "next ", f->line, "", "");
    case WORD_G:
        return say_line(x, "各项", "all ", f->line, "之和", ", summed");
    case WORD_UP:
        return say_line(x, "上一项的", "the one above of ", f->line, "", "");
    case WORD_PAFTER:
        return say_line(x, "上期其后各项", "previous, those after of ", f->line, "之和", ", summed");
    case WORD_NEXT:
        return say_line(x, "未来", "the coming ", f->line, arena_format(arena, "之和（%s）", number->zh),
                        arena_format(arena, ", summed (%s)", number->en));
    case WORD_LAST:
        return say_line(x, "近期", "the latest ", f->line, arena_format(arena, "之和（%s）", number->zh),
                        arena_format(arena, ", summed (%s)", number->en));
    case WORD_K:
        return say(x, number->zh, number->en);
    case WORD_TOTAL:
        return say_line(x, "全期", "total ", f->line, "之和", "");
    case WORD_LEAST:
        return say_line(x, "各期", "lowest ", f->line, "最小值", "");
    case WORD_MEAN:
        return say_line(x, "各期", "mean ", f->line, "平均", "");
    case WORD_RATE:
        return say_line(x, "使", "the rate at which ", f->line, "净现值为零的每期折现率",
                        " is worth nothing, a period");
    default:
        return say_line(x, "", "present value of ", f->line, "净现值", "");
    }
}

static void say_arguments(struct explaining *x, const struct project_formula *f)
{
    for (int i = 0; i < f->part_count; i++) {
        if (i)
            say(x, "，", ", ");
        say_formula(x, f->parts[i], 0);
    }
    say(x, "）", ")");
}

static void say_choice(struct explaining *x, const struct project_formula *f)
{
    say(x, "若 ", "if ");
    say_formula(x, f->parts[0], 0);
    say(x, " 则 ", " then ");
    say_formula(x, f->parts[1], 0);
    say(x, "，否则 ", ", otherwise ");
    say_formula(x, f->parts[2], 0);
}

static void say_number(struct explaining *x, double value)
{
    const char *text = arena_format(x->s->arena, "%.12g", value);
    say(x, text, text);
}

static void say_formula(struct explaining *x, const struct project_formula *f, int strength)
{
    static const int strengths[PROJECT_WORDS] = {
        [WORD_ADD] = 2,    [WORD_SUBTRACT] = 2, [WORD_MULTIPLY] = 3, [WORD_DIVIDE] = 3,
        [WORD_NEGATE] = 4, [WORD_GREATER] = 1,  [WORD_LESS] = 1};
    static const char *const signs[PROJECT_WORDS] = {
        [WORD_ADD] = " + ",    [WORD_SUBTRACT] = " − ", [WORD_MULTIPLY] = " × ",
        [WORD_DIVIDE] = " ÷ ", [WORD_GREATER] = " > ",  [WORD_LESS] = " < "};
    int own = strengths[f->word];
    bool wrap = own && own < strength;
    if (f->word >= WORD_V)
        return say_reference(x, f);
    if (f->word == WORD_NUMBER)
        return say_number(x, f->literal);
    if (f->word == WORD_NONE)
        return say(x, "不适用", "not applicable");
    if (f->word == WORD_IF || wrap)
        say(x, "（", "(");
    if (f->word == WORD_IF) {
        say_choice(x, f);
    } else if (f->word == WORD_NEGATE) {
        say(x, "−", "−");
        say_formula(x, f->parts[0], own);
    } else if (signs[f->word]) {
        say_formula(x, f->parts[0], own);
        say(x, signs[f->word], signs[f->word]);
        say_formula(x, f->parts[1], own + (f->word == WORD_SUBTRACT || f->word == WORD_DIVIDE));
    } else {
        say(x,
            f->word == WORD_MIN   ? "较小者（"
            : f->word == WORD_MAX ? "较大者（"
                                  : "乘方（",
            f->word == WORD_MIN   ? "smaller of ("
            : f->word == WORD_MAX ? "larger of ("
                                  : "power (");
        say_arguments(x, f);
    }
    if (f->word == WORD_IF || wrap)
        say(x, "）", ")");
}

/* --- the numbers in it -------------------------------------------------------------------------------------------- */

static void put_input(struct explaining *x, const struct project_line *about, int line, size_t member, int64_t period,
                      double value)
{
    struct json_writer *w = x->w;
    if (x->told++ >= 60)
        return;
    json_open(w, '{');
    json_put_text(w, "line", about->name);
    json_put_int(w, "member", (int64_t)member);
    json_put_int(w, "period", line < 0 ? NONE : period);
    json_put_bool(w, "number", line < 0);
    write_label(w, "label", (struct label){about->zh, about->en});
    json_put_text(w, "name",
                  line >= 0 && about->group != PG_ONE ? x->solved->made.members[about->group][member] : NULL);
    json_put_text(w, "unit", about->unit);
    json_put_text(w, "period_label",
                  line < 0 ? NULL : project_period_label(x->s->arena, &x->solved->made, (size_t)period));
    json_put_double(w, "value", value);
    json_close(w, '}');
}

static void put_cell(struct explaining *x, int line, size_t member, int64_t period)
{
    const struct project_plan *plan = x->solved->made.plan;
    if (period < 0 || period >= (int64_t)plan->periods)
        return;
    put_input(x, &project_lines[line], line, member, period,
              project_row(plan, (enum project_line_id)line, member)[period]);
}

static void put_inputs(struct explaining *x, const struct project_formula *f)
{
    const struct project_plan *plan = x->solved->made.plan;
    int64_t t = (int64_t)x->period;
    for (int i = 0; i < f->part_count; i++)
        put_inputs(x, f->parts[i]);
    if (f->word < WORD_V)
        return;
    int slot = f->line >= 0 ? f->line * 4 + (f->word == WORD_P   ? 1
                                             : f->word == WORD_N ? 2
                                             : f->word == WORD_V ? 0
                                                                 : 3)
                            : PROJECT_LINES * 4 + f->other;
    if (x->seen[slot])
        return;
    x->seen[slot] = true;
    size_t own = f->line >= 0 && project_lines[f->line].group == PG_ONE ? 0 : x->member;
    if (f->word == WORD_V || f->word == WORD_P || f->word == WORD_N)
        put_cell(x, f->line, own, f->word == WORD_V ? t : f->word == WORD_P ? t - 1 : t + 1);
    else if (f->word == WORD_G || f->word == WORD_PAFTER)
        for (size_t i = f->word == WORD_G ? 0 : own + 1; i < plan->shape.counts[project_lines[f->line].group]; i++)
            put_cell(x, f->line, i, f->word == WORD_G ? t : t - 1);
    else if (f->word == WORD_UP)
        put_cell(x, own ? f->line : f->other, own ? own - 1 : 0, t);
    else if (f->word == WORD_NEXT || f->word == WORD_LAST)
        for (int64_t k = 0; k < (int64_t)plan->numbers[f->other]; k++)
            put_cell(x, f->line, own, f->word == WORD_NEXT ? t + 1 + k : t - k);
    if (f->other >= 0 && f->word != WORD_UP)
        put_input(x, &project_numbers[f->other], -1, 0, 0, plan->numbers[f->other]);
    for (size_t k = 0; f->word >= WORD_TOTAL && k < plan->periods; k++)
        if (isfinite(plan->rows[f->line][k]) && plan->rows[f->line][k] != 0)
            put_cell(x, f->line, 0, (int64_t)k);
}

/* --- the answer --------------------------------------------------------------------------------------------------- */

/* Where an input line comes from: the assumption that fills it and its source. */
static void put_assumption(struct explaining *x, const struct project_line *about)
{
    static const struct {
        const char *line, *list, *key;
    } places[] = {{"capex_plan", "capex", "amount"},
                  {"volume", "revenues", "volume"},
                  {"price", "revenues", "price"},
                  {"revenue_fx", "revenues", "fx"},
                  {"cost_fixed", "costs", "amount"},
                  {"cost_share", "costs", "share"},
                  {"debt_rate_plan", "debt.tranches", "rate"},
                  {"debt_weight", "debt.tranches", "share"}};
    const struct json *content = x->solved->made.content;
    for (size_t i = 0; about && i < sizeof(places) / sizeof(*places); i++) {
        if (strcmp(places[i].line, about->name))
            continue;
        const struct json *list = strchr(places[i].list, '.') ? json_get(json_get(content, "debt"), "tranches")
                                                              : json_get(content, places[i].list);
        const struct json *item = list && x->member < list->count ? &list->items[x->member] : NULL,
                          *value = json_get(item, places[i].key);
        const char *source = json_get_text(value, "source");
        json_put_text(x->w, "assumption",
                      arena_format(x->s->arena, "%s.%zu.%s", places[i].list, x->member, places[i].key));
        json_put_text(x->w, "source", source ? source : json_get_text(item, "source"));
        return;
    }
    json_put_null(x->w, "assumption");
    json_put_null(x->w, "source");
}

static const struct error *write_explanation(struct explaining *x, int line, int number)
{
    const struct project_plan *plan = x->solved->made.plan;
    const struct project_line *about = line >= 0 ? &project_lines[line] : &project_numbers[number];
    const struct project_formula *formula = line >= 0 ? project_formula(line) : project_number_formula(number);
    struct json_writer *w = x->w;
    json_open(w, '{');
    json_put_text(w, "line", about->name);
    json_put_int(w, "member", (int64_t)x->member);
    json_put_int(w, "period", (int64_t)x->period);
    json_put_text(w, "period_label", line >= 0 ? project_period_label(x->s->arena, &x->solved->made, x->period) : NULL);
    write_label(w, "label", (struct label){about->zh, about->en});
    json_put_text(w, "name",
                  line >= 0 && about->group != PG_ONE ? x->solved->made.members[about->group][x->member] : NULL);
    json_put_text(w, "unit", about->unit);
    json_put_double(w, "value",
                    line >= 0 ? project_row(plan, (enum project_line_id)line, x->member)[x->period]
                              : plan->numbers[number]);
    if (formula) {
        say_formula(x, formula, 0);
        write_label(w, "formula", (struct label){buffer_end(&x->zh), buffer_end(&x->en)});
        json_put_double(w, "check", project_formula_value(formula, plan, x->member, x->period));
    } else {
        json_put_null(w, "formula");
        json_put_null(w, "check");
    }
    put_assumption(x, line >= 0 ? about : NULL);
    json_key(w, "inputs");
    json_open(w, '[');
    if (formula)
        put_inputs(x, formula);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_project_explain(struct call *call)
{
    const struct project_explain_input *input = call->input;
    struct session *s = call->session;
    struct project_ask ask = {.model = input->model,
                              .content = input->content,
                              .changes = input->changes,
                              .keep_debt = input->keep_debt == 1};
    struct project_solved solved;
    TRY(project_find(call, &ask));
    TRY(project_ask_solve(s, &ask, &solved));
    int line = project_line_find(input->line), number = project_number_find(input->line);
    if (line < 0 && number < 0)
        return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "line", .value = input->line,
                          .arguments = {"a line or number of the model"});
    struct explaining *x = ARENA_NEW(s->arena, struct explaining);
    x->s = s;
    x->solved = &solved;
    x->w = call->reply;
    x->zh.arena = x->en.arena = s->arena;
    x->member = line >= 0 ? (size_t)input->member : 0;
    x->period = line >= 0 ? (size_t)input->period : 0;
    if (line >= 0 && x->member >= solved.made.plan->shape.counts[project_lines[line].group])
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "member", .value = "?",
                          .arguments = {"a member of the group"});
    if (x->period >= solved.made.plan->periods)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "period", .value = "?",
                          .arguments = {"a period of the model"});
    return write_explanation(x, line, number);
}
