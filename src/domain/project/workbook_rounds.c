/* The loop of the model in a spreadsheet: debt, uses, interest, tax and the first reserve depend on each other, so the
 * lines between them stand once for each round, every round on what the one before came to. No cell refers to itself,
 * and what an assumption changes runs through all rounds. */
#include "domain/project/booking.h"

#include <stdio.h>

static const struct {
    enum project_number_id carried, computed;
} carried_numbers[] = {{PK_debt, PK_debt_sized},
                       {PK_gearing, PK_gearing_sized},
                       {PK_equity_total, PK_equity_sized},
                       {PK_dsra_initial, PK_dsra_sized}};
enum { CARRIED_NUMBERS = sizeof(carried_numbers) / sizeof(*carried_numbers) };
/* What carried lines are made of. */
static const enum project_line_id wanted_lines[] = {PL_interest_total, PL_draw, PL_draw_value};

/* --- what loops --------------------------------------------------------------------------------------------------- */

struct marks {
    bool lines[PROJECT_LINES], numbers[PROJECT_NUMBERS];
};

/* Whether F reads anything marked; with INTO also marks all that it reads. */
static bool reads(const struct project_formula *f, const struct marks *marks, struct marks *into)
{
    bool found = false, line = f->word >= WORD_V && f->word != WORD_K,
         number = f->word == WORD_K || f->word == WORD_NEXT || f->word == WORD_LAST || f->word == WORD_WORTH;
    if (line) {
        found |= marks->lines[f->line] || (f->word == WORD_UP && marks->lines[f->other]);
        if (into)
            into->lines[f->line] = true;
        if (into && f->word == WORD_UP)
            into->lines[f->other] = true;
    }
    if (number) {
        found |= marks->numbers[f->other];
        if (into)
            into->numbers[f->other] = true;
    }
    for (int i = 0; i < f->part_count; i++)
        found |= reads(f->parts[i], marks, into);
    return found;
}

static size_t marks_count(const struct marks *marks)
{
    size_t count = 0;
    for (int i = 0; i < PROJECT_LINES; i++)
        count += marks->lines[i];
    for (int i = 0; i < PROJECT_NUMBERS; i++)
        count += marks->numbers[i];
    return count;
}

/* One pass: what reads something that moves moves itself; what something needed reads is needed. */
static void marks_spread(struct marks *moves, struct marks *needed)
{
    for (int i = 0; i < PROJECT_LINES; i++)
        if (project_formula(i))
            moves->lines[i] |= reads(project_formula(i), moves, needed->lines[i] ? needed : NULL);
    for (int i = 0; i < PROJECT_NUMBERS; i++)
        if (project_number_formula(i))
            moves->numbers[i] |= reads(project_number_formula(i), moves, needed->numbers[i] ? needed : NULL);
}

static bool carried_line(int line)
{
    return project_lines[line].kind == PROJECT_LINE_CARRIED;
}

static bool carried_number(int number)
{
    return project_numbers[number].kind == PROJECT_LINE_CARRIED;
}

void rounds_place(struct booking *b)
{
    struct marks moves = {0}, needed = {0};
    size_t before = 0;
    for (int i = 0; i < PROJECT_LINES; i++)
        moves.lines[i] = carried_line(i);
    for (int i = 0; i < PROJECT_NUMBERS; i++)
        moves.numbers[i] = carried_number(i);
    for (int i = 0; i < CARRIED_NUMBERS; i++)
        needed.numbers[carried_numbers[i].computed] = true;
    for (size_t i = 0; i < sizeof(wanted_lines) / sizeof(*wanted_lines); i++)
        needed.lines[wanted_lines[i]] = true;
    while (marks_count(&moves) + marks_count(&needed) != before) {
        before = marks_count(&moves) + marks_count(&needed);
        marks_spread(&moves, &needed);
    }
    size_t row = 1; /* the round's head */
    for (int i = 0; i < PROJECT_NUMBERS; i++) {
        b->number_loops[i] = moves.numbers[i] && needed.numbers[i];
        b->number_row[i] = row;
        row += b->number_loops[i];
    }
    for (int i = 0; i < PROJECT_LINES; i++) {
        b->line_loops[i] = moves.lines[i] && needed.lines[i];
        b->line_row[i] = row;
        row += b->line_loops[i] ? b->made->plan->shape.counts[project_lines[i].group] : 0;
    }
    b->round_rows = row + 1;
}

/* --- what is carried ---------------------------------------------------------------------------------------------- */

static void row_sum(struct booking *b, struct buffer *out, int line, size_t member)
{
    buffer_text(out, "SUM(");
    cell_spell(b, out, line, member, 0);
    buffer_char(out, ':');
    buffer_format(out, "%s%zu)", b->columns[b->periods],
                  MODEL_FIRST_ROW + (size_t)b->round * b->round_rows + b->line_row[line] + member + 1);
}

static void carried_line_spell(struct booking *b, struct buffer *out, int line, size_t member, ptrdiff_t t)
{
    if (line == PL_interest_carried)
        return cell_spell(b, out, PL_interest_total, 0, t);
    buffer_text(out, "IF(");
    row_sum(b, out, PL_draw_value, member);
    buffer_text(out, ">0,");
    row_sum(b, out, PL_draw, member);
    buffer_char(out, '/');
    row_sum(b, out, PL_draw_value, member);
    buffer_char(out, ',');
    cell_spell(b, out, line, member, t);
    buffer_char(out, ')');
}

void carried_spell(struct booking *b, struct buffer *out, bool number, int id, size_t member, ptrdiff_t t, int round)
{
    int kept = b->round;
    if (!round) {
        buffer_text(out, !number && id == PL_draw_ratio ? "1" : "0");
        return;
    }
    /* The same in every period: the first tells, the others read it. */
    if (!number && id == PL_draw_ratio && t > 0)
        return cell_spell(b, out, id, member, 0);
    b->round = round - 1;
    if (number)
        for (int i = 0; i < CARRIED_NUMBERS; i++)
            if ((int)carried_numbers[i].carried == id)
                number_spell(b, out, carried_numbers[i].computed);
    if (!number)
        carried_line_spell(b, out, id, member, t);
    b->round = kept;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static size_t row_of(const struct booking *b, size_t within)
{
    return MODEL_FIRST_ROW + (size_t)b->round * b->round_rows + within;
}

static void write_number(struct booking *b, struct buffer *text, int i)
{
    const struct project_line *about = &project_numbers[i];
    size_t row = row_of(b, b->number_row[i]);
    worksheet_write_string(b->rounds, (uint32_t)row, 0, about->name, NULL);
    worksheet_write_string(b->rounds, (uint32_t)row, 1, about->zh, NULL);
    worksheet_write_string(b->rounds, (uint32_t)row, 3, about->unit, NULL);
    text->size = 0;
    buffer_char(text, '=');
    if (carried_number(i))
        carried_spell(b, text, true, i, 0, 0, b->round);
    else
        formula_spell(b, text, project_number_formula(i), 0, 0);
    formula_put(b, b->rounds, row, PERIOD_COLUMN, buffer_end(text), b->made->plan->numbers[i],
                carried_number(i) ? b->carried : format_of(b, about->unit));
}

static void write_line(struct booking *b, struct buffer *text, int line, size_t member)
{
    size_t row = row_of(b, b->line_row[line] + member);
    const double *values = project_row(b->made->plan, (enum project_line_id)line, member);
    line_heads_put(b, b->rounds, row, line, member);
    for (size_t t = 0; t < b->periods; t++) {
        text->size = 0;
        buffer_char(text, '=');
        if (carried_line(line))
            carried_spell(b, text, false, line, member, (ptrdiff_t)t, b->round);
        else
            formula_spell(b, text, project_formula(line), member, (ptrdiff_t)t);
        formula_put(b, b->rounds, row, PERIOD_COLUMN + t, buffer_end(text), values[t],
                    carried_line(line) ? b->carried : format_of(b, project_lines[line].unit));
    }
}

void rounds_write(struct booking *b)
{
    struct buffer text = {.arena = b->arena};
    b->sheet = b->rounds;
    for (b->round = 0; b->round < b->round_count; b->round++) {
        char head[40];
        snprintf(head, sizeof(head), "第 %d 轮 / Round %d", b->round + 1, b->round + 1);
        worksheet_write_string(b->rounds, (uint32_t)row_of(b, 0), 0, head, b->head);
        for (int i = 0; i < PROJECT_NUMBERS; i++)
            if (b->number_loops[i])
                write_number(b, &text, i);
        for (int i = 0; i < PROJECT_LINES; i++)
            for (size_t member = 0; b->line_loops[i] && member < b->made->plan->shape.counts[project_lines[i].group];
                 member++)
                write_line(b, &text, i, member);
    }
    b->round = OUTSIDE;
}
