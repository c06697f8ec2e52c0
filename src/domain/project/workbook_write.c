/* The whole model as a workbook. Everything that is computed is a formula; given lines read the assumptions; only the
 * frame - dates, number of periods, what kind each line is - stands as values. */
#include "base/text.h"
#include "domain/project/booking.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- addresses ---------------------------------------------------------------------------------------------------- */

static void columns_make(struct booking *b)
{
    b->columns = arena_take(b->arena, (b->periods + 2) * sizeof(*b->columns));
    for (size_t i = 0; i < b->periods + 2; i++) {
        char name[8];
        size_t at = sizeof(name);
        name[--at] = 0;
        for (size_t column = PERIOD_COLUMN + i; column; column = (column - 1) / 26)
            name[--at] = (char)('A' + (column - 1) % 26);
        memcpy(b->columns[i], name + at, sizeof(name) - at);
    }
}

static bool in_round(const struct booking *b, int line)
{
    return b->round != OUTSIDE && b->line_loops[line];
}

static size_t row_number(const struct booking *b, int line, size_t member)
{
    size_t own = project_lines[line].group == PG_ONE ? 0 : member;
    return 1 + own +
           (in_round(b, line) ? MODEL_FIRST_ROW + (size_t)b->round * b->round_rows + b->line_row[line]
                              : b->first_row[line]);
}

static void sheet_spell(struct booking *b, struct buffer *out, int line)
{
    const lxw_worksheet *wanted = in_round(b, line) ? b->rounds : b->model;
    if (wanted != b->sheet)
        buffer_text(out, wanted == b->rounds ? "Rounds!" : "Model!");
}

/* The same cell with absolute column and row, or with neither; without the sheet. */
static void bare_spell(struct booking *b, struct buffer *out, int line, size_t member, ptrdiff_t t)
{
    buffer_format(out, "%s%zu", b->columns[t + 1], row_number(b, line, member));
}

/* PERIOD -1 and the one after the last are blank columns: there a reference reads zero. */
void cell_spell(struct booking *b, struct buffer *out, int line, size_t member, ptrdiff_t t)
{
    sheet_spell(b, out, line);
    bare_spell(b, out, line, member, t);
}

static void row_spell(struct booking *b, struct buffer *out, int line, size_t member)
{
    size_t row = row_number(b, line, member);
    sheet_spell(b, out, line);
    buffer_format(out, "$%s$%zu:$%s$%zu", b->columns[1], row, b->columns[b->periods], row);
}

void number_spell(struct booking *b, struct buffer *out, int number)
{
    if (b->round != OUTSIDE && b->number_loops[number])
        buffer_format(out, "%s$%s$%zu", b->sheet == b->rounds ? "" : "Rounds!", b->columns[1],
                      MODEL_FIRST_ROW + (size_t)b->round * b->round_rows + b->number_row[number] + 1);
    else
        buffer_format(out, "%s$E$%d", b->sheet == b->numbers ? "" : "Numbers!", NUMBER_FIRST_ROW + number + 1);
}

/* --- formulas ----------------------------------------------------------------------------------------------------- */

static void spell_members(struct booking *b, struct buffer *out, int line, size_t first, ptrdiff_t t)
{
    size_t count = b->made->plan->shape.counts[project_lines[line].group];
    if (first >= count)
        return buffer_text(out, "0");
    buffer_text(out, "SUM(");
    cell_spell(b, out, line, first, t);
    buffer_char(out, ':');
    bare_spell(b, out, line, count - 1, t);
    buffer_char(out, ')');
}

/* The sum of the next or the last so many periods: from or to a place in the row that the number says. */
static void spell_span(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member,
                       ptrdiff_t t)
{
    bool next = f->word == WORD_NEXT;
    if (next && t + 1 >= (ptrdiff_t)b->periods)
        return buffer_text(out, "0");
    buffer_text(out, next ? "IF(" : "SUM(INDEX(");
    if (next) {
        number_spell(b, out, f->other);
        buffer_text(out, "<1,0,SUM(");
        cell_spell(b, out, f->line, member, t + 1);
        buffer_text(out, ":INDEX(");
    }
    row_spell(b, out, f->line, member);
    if (next)
        buffer_format(out, ",1,MIN(%zu,%zd+INT(", b->periods, t + 1);
    else
        buffer_format(out, ",1,MAX(1,%zd-INT(", t + 2);
    number_spell(b, out, f->other);
    buffer_text(out, next ? ")))))" : "))):");
    if (!next) {
        bare_spell(b, out, f->line, member, t);
        buffer_char(out, ')');
    }
}

static void spell_whole(struct booking *b, struct buffer *out, const struct project_formula *f)
{
    static const char *const opening[] = {"SUM(", "IF(COUNT(", "AVERAGE(", "IRR(", "NPV("};
    buffer_text(out, opening[f->word - WORD_TOTAL]);
    if (f->word == WORD_WORTH) {
        number_spell(b, out, f->other);
        buffer_char(out, ',');
    }
    row_spell(b, out, f->line, 0);
    if (f->word == WORD_LEAST) {
        buffer_text(out, ")=0,0,MIN(");
        row_spell(b, out, f->line, 0);
        buffer_char(out, ')');
    } else if (f->word == WORD_RATE) {
        buffer_text(out, ",0.01");
    } else if (f->word == WORD_WORTH) {
        buffer_text(out, ")*(1+");
        number_spell(b, out, f->other);
    }
    buffer_char(out, ')');
}

static void spell_reference(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member,
                            ptrdiff_t t)
{
    switch (f->word) {
    case WORD_V:
        return cell_spell(b, out, f->line, member, t);
    case WORD_P:
        return cell_spell(b, out, f->line, member, t - 1);
    case WORD_N:
        return cell_spell(b, out, f->line, member, t + 1);
    case WORD_G:
        return spell_members(b, out, f->line, 0, t);
    case WORD_PAFTER:
        return spell_members(b, out, f->line, member + 1, t - 1);
    case WORD_UP:
        return cell_spell(b, out, member ? f->line : f->other, member ? member - 1 : 0, t);
    case WORD_NEXT:
    case WORD_LAST:
        return spell_span(b, out, f, member, t);
    case WORD_K:
        return number_spell(b, out, f->other);
    default:
        return spell_whole(b, out, f);
    }
}

void formula_spell(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member, ptrdiff_t t)
{
    if (f->word >= WORD_V)
        return spell_reference(b, out, f, member, t);
    if (f->word == WORD_NUMBER)
        return buffer_format(out, "%.15g", f->literal);
    if (f->word == WORD_NONE)
        return buffer_text(out, "\"\"");
    bool call = f->word >= WORD_IF;
    buffer_text(out, call ? project_word_names[f->word] : "");
    buffer_text(out, "(");
    if (f->word == WORD_NEGATE)
        buffer_text(out, "-");
    for (int i = 0; i < f->part_count; i++) {
        if (i)
            buffer_text(out, call ? "," : project_word_names[f->word]);
        formula_spell(b, out, f->parts[i], member, t);
    }
    buffer_text(out, ")");
}

void formula_put(struct booking *b, lxw_worksheet *sheet, size_t row, size_t column, const char *text, double value,
                 lxw_format *format)
{
    if (isnan(value) && !b->blank)
        worksheet_write_formula_str(sheet, (uint32_t)row, (uint16_t)column, text, format, "");
    else
        worksheet_write_formula_num(sheet, (uint32_t)row, (uint16_t)column, text, format, b->blank ? 0 : value);
}

/* --- assumptions -------------------------------------------------------------------------------------------------- */

/* What shapes the sheets: another value there moves no formula, and counts once the workbook is read back. */
static bool is_frame(const char *path)
{
    static const char *const frame[] = {
        "start", "period_months", "construction_months", "operation_months", "pay_months", "delay_months", "currency"};
    static const char *const ends[] = {".kind", ".driver", ".currency"};
    for (size_t i = 0; i < sizeof(frame) / sizeof(*frame); i++)
        if (!strcmp(path, frame[i]))
            return true;
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
        if (strlen(path) > strlen(ends[i]) && !strcmp(path + strlen(path) - strlen(ends[i]), ends[i]))
            return true;
    return false;
}

/* The words of a path with one more step: that of KEY, or what stands there without words. */
static struct label words_with(struct booking *b, struct label words, const char *key)
{
    struct label word = {key, key};
    for (size_t i = 0; i < project_case_word_count; i++)
        if (!strcmp(project_case_words[i].key, key))
            word = (struct label){project_case_words[i].zh, project_case_words[i].en};
    if (!words.zh)
        return word;
    return (struct label){arena_format(b->arena, "%s · %s", words.zh, word.zh),
                          arena_format(b->arena, "%s · %s", words.en, word.en)};
}

/* One of a list goes by its own name, or by its number as people count. */
static const char *name_in_list(struct booking *b, const struct json *item, size_t index)
{
    const char *name = item->kind == JSON_MAP ? json_get_text(item, "name") : NULL;
    return name ? name : arena_format(b->arena, "%zu", index + 1);
}

static void write_leaf(struct booking *b, const char *path, struct label words, const char *source,
                       const struct json *value)
{
    uint32_t row = ++b->leaf_count;
    double number;
    worksheet_write_string(b->leaves, row, 0, path, NULL);
    worksheet_write_string(
        b->leaves, row, 1,
        !strcmp(words.zh, words.en) ? words.zh : arena_format(b->arena, "%s / %s", words.zh, words.en), NULL);
    if (json_number(value, &number))
        worksheet_write_number(b->leaves, row, LEAF_VALUE_COLUMN, number, b->input);
    else if (value->kind == JSON_BOOL)
        worksheet_write_boolean(b->leaves, row, LEAF_VALUE_COLUMN, value->truth, b->input);
    else if (value->kind == JSON_TEXT)
        worksheet_write_string(b->leaves, row, LEAF_VALUE_COLUMN, value->text, b->input);
    if (is_frame(path))
        source =
            "框架：在此改动不会重排公式，读回系统后才生效 / Frame: a change here moves no formula and counts once the "
            "workbook is read back";
    worksheet_write_string(b->leaves, row, 3, source ? source : "", NULL);
    buffer_text(&b->paths, path);
    buffer_char(&b->paths, '\n');
}

static void write_leaves(struct booking *b, const struct json *node, const char *path, struct label words,
                         const char *source)
{
    const char *own = node->kind == JSON_MAP ? json_get_text(node, "source") : NULL;
    if (node->kind != JSON_MAP && node->kind != JSON_LIST)
        return write_leaf(b, path, words, source, node);
    for (size_t i = 0; i < node->count; i++) {
        const char *key = node->kind == JSON_MAP ? node->keys[i] : arena_format(b->arena, "%zu", i);
        struct label inner = words_with(b, words, node->kind == JSON_MAP ? key : name_in_list(b, &node->items[i], i));
        /* A dot is what parts keys: those of the changes of a scenario hold dots themselves. */
        if (strchr(key, '.'))
            key = arena_format(b->arena, "[%s]", key);
        write_leaves(b, &node->items[i], *path ? arena_format(b->arena, "%s.%s", path, key) : key, inner,
                     own ? own : source);
    }
}

uint32_t leaf_row(const struct booking *b, const char *path)
{
    uint32_t row = 1;
    size_t size = strlen(path);
    for (const char *at = b->paths.data; at && *at; row++) {
        const char *end = strchr(at, '\n');
        if ((size_t)(end - at) == size && !strncmp(at, path, size))
            return row;
        at = end + 1;
    }
    return 0;
}

static struct label words_of_path(struct booking *b, const char *path)
{
    const char *dot = strchr(path, '.');
    struct label words =
        words_with(b, (struct label){0}, dot ? arena_text_part(b->arena, path, (size_t)(dot - path)) : path);
    return dot ? words_with(b, words, dot + 1) : words;
}

/* Factors that nobody changed are not among the assumptions; in the sheet they can be. */
static void write_missing_factors(struct booking *b)
{
    static const struct {
        enum project_number_id number;
        const char *path;
    } factors[] = {
        {PK_capex_factor, "factors.capex_factor"}, {PK_volume_factor, "factors.volume_factor"},
        {PK_price_factor, "factors.price_factor"}, {PK_opex_factor, "factors.opex_factor"},
        {PK_fx_factor, "factors.fx_factor"},       {PK_rate_shift, "factors.rate_shift"},
        {PK_lockup_dscr, "cover.lockup_dscr"},     {PK_default_dscr, "cover.default_dscr"},
        {PK_shl_share, "shareholder_loan.share"},  {PK_shl_rate, "shareholder_loan.rate"},
        {PK_discount_rate, "discount_rate"},
    };
    for (size_t i = 0; i < sizeof(factors) / sizeof(*factors); i++)
        if (!leaf_row(b, factors[i].path))
            write_leaf(b, factors[i].path, words_of_path(b, factors[i].path), NULL,
                       &(struct json){.kind = JSON_DOUBLE, .number = b->made->plan->numbers[factors[i].number]});
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

lxw_format *format_of(const struct booking *b, const char *unit)
{
    return !strcmp(unit, "money") || !strcmp(unit, "count") ? b->money : b->ratio;
}

static void write_number(struct booking *b, struct buffer *text, int i)
{
    const struct project_line *about = &project_numbers[i];
    uint32_t row = (uint32_t)(NUMBER_FIRST_ROW + i);
    double value = b->made->plan->numbers[i];
    bool carried = about->kind == PROJECT_LINE_CARRIED, known = true;
    worksheet_write_string(b->numbers, row, 0, about->name, NULL);
    worksheet_write_string(b->numbers, row, 1, about->zh, NULL);
    worksheet_write_string(b->numbers, row, 2, about->en, NULL);
    worksheet_write_string(b->numbers, row, 3, about->unit, NULL);
    text->size = 0;
    buffer_char(text, '=');
    if (carried)
        carried_spell(b, text, true, i, 0, 0, b->round_count);
    else if (project_number_formula(i))
        formula_spell(b, text, project_number_formula(i), 0, 0);
    else
        known = given_number_spell(b, text, i);
    if (known)
        formula_put(b, b->numbers, row, VALUE_COLUMN, buffer_end(text), value,
                    carried ? b->carried : format_of(b, about->unit));
    else
        worksheet_write_number(b->numbers, row, VALUE_COLUMN, value, b->input);
}

void line_heads_put(struct booking *b, lxw_worksheet *sheet, size_t row, int line, size_t member)
{
    const struct project_line *about = &project_lines[line];
    const char *name = about->group == PG_ONE ? "" : b->made->members[about->group][member];
    uint32_t at = (uint32_t)row;
    worksheet_write_string(sheet, at, 0, about->name, NULL);
    worksheet_write_string(sheet, at, 1, arena_format(b->arena, "%s / %s", about->zh, about->en), NULL);
    worksheet_write_string(sheet, at, 2, name ? name : arena_format(b->arena, "%zu", member + 1), NULL);
    worksheet_write_string(sheet, at, 3, about->unit, NULL);
}

static void write_line(struct booking *b, struct buffer *text, int line, size_t member)
{
    const struct project_line *about = &project_lines[line];
    const struct project_formula *formula = project_formula(line);
    const double *row = project_row(b->made->plan, (enum project_line_id)line, member);
    size_t at = b->first_row[line] + member;
    bool carried = about->kind == PROJECT_LINE_CARRIED;
    line_heads_put(b, b->model, at, line, member);
    for (size_t t = 0; t < b->periods; t++) {
        bool known = true;
        text->size = 0;
        buffer_char(text, '=');
        if (formula)
            formula_spell(b, text, formula, member, (ptrdiff_t)t);
        else if (carried)
            carried_spell(b, text, false, line, member, (ptrdiff_t)t, b->round_count);
        else
            known = given_spell(b, text, line, member, t);
        if (known)
            formula_put(b, b->model, at, PERIOD_COLUMN + t, buffer_end(text), row[t],
                        carried ? b->carried : format_of(b, about->unit));
        else
            worksheet_write_number(b->model, (uint32_t)at, (uint16_t)(PERIOD_COLUMN + t), row[t], b->input);
    }
}

static void write_period_heads(struct booking *b, lxw_worksheet *sheet)
{
    static const char *const heads[] = {"line", "名称 / name", "member", "unit"};
    for (uint16_t i = 0; i < 4; i++)
        worksheet_write_string(sheet, 1, i, heads[i], b->head);
    for (size_t t = 0; t < b->periods; t++) {
        int months = b->made->start_year * 12 + b->made->start_month - 1 +
                     (int)t * b->made->plan->shape.period_months; /* the period's first month */
        worksheet_write_string(sheet, 0, (uint16_t)(PERIOD_COLUMN + t),
                               arena_format(b->arena, "%04d-%02d", months / 12, months % 12 + 1), NULL);
        worksheet_write_string(sheet, 1, (uint16_t)(PERIOD_COLUMN + t), project_period_label(b->arena, b->made, t),
                               b->head);
    }
    worksheet_set_column(sheet, 0, 0, 20, NULL);
    worksheet_set_column(sheet, 1, 1, 42, NULL);
    worksheet_set_column(sheet, PERIOD_COLUMN - 1, PERIOD_COLUMN - 1, 2, NULL);
    worksheet_set_column(sheet, PERIOD_COLUMN, (uint16_t)(PERIOD_COLUMN + b->periods), 13, NULL);
    worksheet_freeze_panes(sheet, MODEL_FIRST_ROW, PERIOD_COLUMN);
}

static void write_heads(struct booking *b)
{
    static const char *const leaf_heads[] = {"path", "名称 / name", "value", "来源 / source"};
    static const char *const number_heads[] = {"number", "名称", "name", "unit", "value"};
    for (uint16_t i = 0; i < 4; i++)
        worksheet_write_string(b->leaves, 0, i, leaf_heads[i], b->head);
    for (uint16_t i = 0; i < 5; i++)
        worksheet_write_string(b->numbers, 0, i, number_heads[i], b->head);
    write_period_heads(b, b->model);
    write_period_heads(b, b->rounds);
    worksheet_write_string(
        b->model, 0, 0,
        "蓝：假设与框架；橙：循环的解（见 Rounds 表） / blue: given; orange: solved in the sheet Rounds", NULL);
    worksheet_write_string(
        b->rounds, 0, 0,
        "贷款、利息、税与准备金互为因果，逐轮求解；检查行为余差 / debt, interest, tax and reserve by turns", NULL);
    worksheet_set_column(b->leaves, 0, 0, 38, NULL);
    worksheet_set_column(b->leaves, 1, 1, 30, NULL);
    worksheet_set_column(b->leaves, 2, 3, 18, NULL);
    worksheet_set_column(b->numbers, 0, 2, 26, NULL);
    worksheet_set_column(b->numbers, 4, 4, 18, NULL);
    worksheet_freeze_panes(b->numbers, 1, 0);
    worksheet_freeze_panes(b->leaves, 1, 0);
}

static void make_formats(struct booking *b)
{
    b->head = workbook_add_format(b->book);
    format_set_bold(b->head);
    b->input = workbook_add_format(b->book);
    format_set_font_color(b->input, 0x1F4FD8);
    b->carried = workbook_add_format(b->book);
    format_set_font_color(b->carried, 0xC05A00);
    b->money = workbook_add_format(b->book);
    format_set_num_format(b->money, "#,##0.00");
    b->ratio = workbook_add_format(b->book);
    format_set_num_format(b->ratio, "0.000000");
}

/* As many rounds as a solver that begins with nothing needs, and some more for what a person may change. */
static int rounds_needed(struct arena *arena, const struct project_case *made)
{
    enum { ROUNDS_LEAST = 12, ROUNDS_MORE = 4, ROUNDS_MOST = 60 };
    struct project_case fresh;
    if (project_case_read(arena, made->content, &fresh))
        return ROUNDS_MOST;
    project_plan_solve(fresh.plan);
    int rounds = fresh.plan->rounds + ROUNDS_MORE;
    return rounds < ROUNDS_LEAST ? ROUNDS_LEAST : rounds > ROUNDS_MOST ? ROUNDS_MOST : rounds;
}

const struct error *project_workbook_write(struct arena *arena, const struct project_case *made, const char *path,
                                           bool blank)
{
    struct booking b = {.arena = arena,
                        .made = made,
                        .periods = made->plan->periods,
                        .book = workbook_new(path),
                        .round_count = rounds_needed(arena, made),
                        .round = OUTSIDE,
                        .paths = {.arena = arena},
                        .blank = blank};
    struct buffer text = {.arena = arena};
    size_t row = MODEL_FIRST_ROW;
    if (!b.book)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
    make_formats(&b);
    b.leaves = workbook_add_worksheet(b.book, "Assumptions");
    b.numbers = workbook_add_worksheet(b.book, "Numbers");
    b.model = workbook_add_worksheet(b.book, "Model");
    b.rounds = workbook_add_worksheet(b.book, "Rounds");
    columns_make(&b);
    for (int line = 0; line < PROJECT_LINES; line++) {
        b.first_row[line] = row;
        row += made->plan->shape.counts[project_lines[line].group];
    }
    rounds_place(&b);
    write_heads(&b);
    write_leaves(&b, made->content, "", (struct label){0}, NULL);
    write_missing_factors(&b);
    b.sheet = b.numbers;
    for (int i = 0; i < PROJECT_NUMBERS; i++)
        write_number(&b, &text, i);
    b.sheet = b.model;
    for (int line = 0; line < PROJECT_LINES; line++)
        for (size_t member = 0; member < made->plan->shape.counts[project_lines[line].group]; member++)
            write_line(&b, &text, line, member);
    rounds_write(&b);
    return workbook_close(b.book) == LXW_NO_ERROR
               ? NULL
               : error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
}
