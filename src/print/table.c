/* Tables: the head again on every page, rows kept whole unless one is taller than a page. */
#include "print/layout.h"

#include <string.h>

enum { COLUMNS_MOST = 24 };

#define CELL_SIDE 4.0

struct grid {
    const struct print_table *table;
    size_t columns;
    double x[COLUMNS_MOST + 1]; /* where each column begins, and where the last one ends */
    bool head, fine;
};

static void grid_measure(struct grid *g)
{
    double given = 0, rest;
    size_t open = 0;
    for (size_t i = 0; i < g->columns; i++) {
        given += g->table->columns[i].share;
        open += g->table->columns[i].share <= 0;
        g->head |= g->table->columns[i].label != NULL;
    }
    rest = given < 1 && open ? (1 - given) / (double)open : 0.05;
    double sum = given + rest * (double)open;
    g->x[0] = MARGIN;
    for (size_t i = 0; i < g->columns; i++) {
        double share = g->table->columns[i].share > 0 ? g->table->columns[i].share : rest;
        g->x[i + 1] = g->x[i] + share / sum * TEXT_WIDTH;
    }
}

static struct style cell_style(const struct grid *g, enum print_row look, size_t column)
{
    return (struct style){.size = g->fine ? 6.4 : 8.4,
                          .bold = look != PRINT_ROW_PLAIN,
                          .ink = g->fine ? INK_GREY : INK_TEXT,
                          .line = g->fine ? 0.86 : 0.92,
                          .align = g->table->columns[column].align};
}

static double cell_width(const struct grid *g, enum print_row look, size_t column)
{
    size_t end = look == PRINT_ROW_GROUP ? g->columns : column + 1; /* the words of a group may run over the row */
    return g->x[end] - g->x[column] - 2 * CELL_SIDE;
}

static const char *cell_text(const struct grid *g, size_t row, size_t column)
{
    const char *text = g->table->cells[row * g->table->column_count + column];
    return text ? text : "—";
}

static bool cell_skipped(const struct grid *g, enum print_row look, size_t row, size_t column)
{
    return look == PRINT_ROW_GROUP && column && !*cell_text(g, row, column);
}

static double row_height(struct print *p, const struct grid *g, enum print_row look, size_t row)
{
    double height = 0;
    for (size_t i = 0; i < g->columns; i++) {
        struct style style = cell_style(g, look, i);
        if (cell_skipped(g, look, row, i))
            continue;
        double own = text_height(p, cell_text(g, row, i), &style, cell_width(g, look, i));
        if (own > height)
            height = own;
    }
    return height + (g->fine ? 1.5 : 5.0);
}

static void head_put(struct print *p, const struct grid *g)
{
    double height = 0;
    if (!g->head)
        return;
    for (int pass = 0; pass < 2; pass++) {
        if (pass) {
            ink_box(p, MARGIN, p->y, TEXT_WIDTH, height + 6, INK_SHADE);
            ink_line(p, MARGIN, p->y, MARGIN + TEXT_WIDTH, p->y, 0.9, INK_TEXT);
        }
        for (size_t i = 0; i < g->columns; i++) {
            struct style style = {8.0, true, false, INK_GREY, 0.92, g->table->columns[i].align};
            const char *label = g->table->columns[i].label ? g->table->columns[i].label : "";
            double own = text_set(p, label, &style, cell_width(g, PRINT_ROW_PLAIN, i));
            if (pass)
                text_show(p, &style, g->x[i] + CELL_SIDE, p->y + 3 + height - own);
            else if (own > height)
                height = own;
        }
    }
    p->y += height + 6;
    ink_line(p, MARGIN, p->y, MARGIN + TEXT_WIDTH, p->y, 0.5, INK_LINE);
}

static void row_turn(struct print *p, const struct grid *g)
{
    page_turn(p);
    head_put(p, g);
}

/* A row taller than a page: the lines that fit, then the rest on the next one. */
static void row_cut(struct print *p, const struct grid *g, enum print_row look, size_t row)
{
    int first[COLUMNS_MOST] = {0};
    for (bool more = true; more;) {
        double room = PAGE_BOTTOM - p->y - 6, tallest = 0, used;
        more = false;
        for (size_t i = 0; i < g->columns; i++) {
            struct style style = cell_style(g, look, i);
            text_set(p, cell_text(g, row, i), &style, cell_width(g, look, i));
            first[i] += text_show_lines(p, &style, first[i], g->x[i] + CELL_SIDE, p->y + 2.5, room, &used);
            more |= first[i] < text_lines(p);
            if (used > tallest)
                tallest = used;
        }
        p->y += tallest + 5;
        if (more)
            row_turn(p, g);
    }
}

static void row_put(struct print *p, const struct grid *g, enum print_row look, size_t row)
{
    double height = row_height(p, g, look, row), deepest = 0;
    if (p->y + height > PAGE_BOTTOM)
        row_turn(p, g);
    if (p->y + height > PAGE_BOTTOM) {
        row_cut(p, g, look, row);
        return;
    }
    if (look == PRINT_ROW_GROUP)
        ink_box(p, MARGIN, p->y, TEXT_WIDTH, height, INK_SHADE);
    if (look == PRINT_ROW_TOTAL)
        ink_line(p, MARGIN, p->y, MARGIN + TEXT_WIDTH, p->y, 0.7, INK_TEXT);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < g->columns; i++) {
            struct style style = cell_style(g, look, i);
            if (cell_skipped(g, look, row, i))
                continue;
            text_set(p, cell_text(g, row, i), &style, cell_width(g, look, i));
            double deep = text_baseline(p); /* first lines stand on one line, whatever is raised in them */
            if (!pass)
                deepest = deep > deepest ? deep : deepest;
            else
                text_show(p, &style, g->x[i] + CELL_SIDE, p->y + (g->fine ? 0.5 : 2.2) + deepest - deep);
        }
    p->y += height;
    if (!g->fine)
        ink_line(p, MARGIN, p->y, MARGIN + TEXT_WIDTH, p->y, 0.4, INK_LINE);
}

static void caption_put(struct print *p, const struct print_table *t)
{
    struct style left = {8.8, true, false, INK_TEXT, 1.0, PRINT_LEFT},
                 right = {7.6, false, false, INK_GREY, 1.0, PRINT_RIGHT};
    if (!t->caption && !t->unit)
        return;
    double height = text_put(p, t->caption ? t->caption : "", &left, MARGIN, p->y, TEXT_WIDTH * 0.7);
    text_put(p, t->unit ? t->unit : "", &right, MARGIN + TEXT_WIDTH * 0.7, p->y + 1, TEXT_WIDTH * 0.3);
    p->y += height + 3;
}

void table_put(struct print *p, const struct block *block)
{
    const struct print_table *t = &block->table;
    struct grid g = {.table = t, .fine = block->fine};
    g.columns = t->column_count < COLUMNS_MOST ? t->column_count : COLUMNS_MOST;
    grid_measure(&g);
    page_need(p, block->fine ? 20 : 64); /* caption, head and a first row stay together */
    caption_put(p, t);
    head_put(p, &g);
    for (size_t i = 0; i < t->row_count; i++)
        row_put(p, &g, t->rows ? t->rows[i] : PRINT_ROW_PLAIN, i);
    if (!block->fine)
        ink_line(p, MARGIN, p->y, MARGIN + TEXT_WIDTH, p->y, 0.9, INK_TEXT);
    p->y += 9;
}
