/* The blocks as the caller names them. */
#include "base/text.h"
#include "print/layout.h"

#include <string.h>

static struct block *block_add(struct print *p, enum block_kind kind)
{
    ARENA_PUSH(p->arena, p->blocks, p->count, p->room, (struct block){.kind = kind});
    return &p->blocks[p->count - 1];
}

struct print *print_open(struct arena *arena, const struct print_setup *setup)
{
    struct print *p = ARENA_NEW(arena, struct print);
    p->arena = arena;
    p->setup = *setup;
    return p;
}

void print_title(struct print *p, const char *title, const char *subtitle)
{
    struct block *block = block_add(p, BLOCK_TITLE);
    block->text = title;
    block->more = subtitle;
}

void print_heading(struct print *p, int level, const char *text)
{
    struct block *block = block_add(p, BLOCK_HEADING);
    block->text = text;
    block->level = level;
}

void print_text(struct print *p, const char *text)
{
    if (text && *text)
        block_add(p, BLOCK_TEXT)->text = text;
}

void print_note(struct print *p, const char *text)
{
    if (text && *text)
        block_add(p, BLOCK_NOTE)->text = text;
}

void print_list(struct print *p, const char *const *items, size_t count, bool numbered)
{
    struct block *block = block_add(p, BLOCK_LIST);
    block->items = arena_copy(p->arena, items, count * sizeof(*items));
    block->count = count;
    block->level = numbered;
}

void print_space(struct print *p, double points)
{
    block_add(p, BLOCK_SPACE)->points = points;
}

void print_page(struct print *p)
{
    block_add(p, BLOCK_PAGE);
}

void print_pairs(struct print *p, const struct print_pair *pairs, size_t count, int columns)
{
    struct block *block = block_add(p, BLOCK_PAIRS);
    block->pairs = arena_copy(p->arena, pairs, count * sizeof(*pairs));
    block->count = count;
    block->level = columns < 1 ? 1 : columns;
}

void print_figures(struct print *p, const struct print_pair *pairs, size_t count)
{
    struct block *block = block_add(p, BLOCK_FIGURES);
    block->pairs = arena_copy(p->arena, pairs, count * sizeof(*pairs));
    block->count = count < 8 ? count : 8;
}

void print_table(struct print *p, const struct print_table *table)
{
    if (!table->column_count)
        return;
    struct print_table *own = &block_add(p, BLOCK_TABLE)->table;
    size_t columns = table->column_count, rows = table->row_count;
    *own = *table;
    own->columns = arena_copy(p->arena, table->columns, columns * sizeof(*own->columns));
    own->cells = arena_copy(p->arena, table->cells, rows * columns * sizeof(*own->cells));
    own->rows = table->rows ? arena_copy(p->arena, table->rows, rows * sizeof(*own->rows)) : NULL;
}

void print_chart(struct print *p, const struct print_chart *chart)
{
    if (!chart->category_count || !chart->series_count)
        return;
    struct print_chart *own = &block_add(p, BLOCK_CHART)->chart;
    *own = *chart;
    own->categories = arena_copy(p->arena, chart->categories, chart->category_count * sizeof(*own->categories));
    own->series = arena_copy(p->arena, chart->series, chart->series_count * sizeof(*own->series));
}

/* --- sources ---------------------------------------------------------------------------------------------------- */

const char *print_cite(struct print *p, const char *value, const char *source)
{
    size_t i = 0;
    while (i < p->source_count && strcmp(p->sources[i], source))
        i++;
    if (i == p->source_count)
        ARENA_PUSH(p->arena, p->sources, p->source_count, p->source_room, source);
    return arena_format(p->arena, "%s\x01%zu\x02", value, i + 1);
}

void print_sources(struct print *p, const char *heading, int columns)
{
    size_t wide = columns < 1 ? 1 : (size_t)columns, rows = (p->source_count + wide - 1) / wide;
    struct print_column *column = ARENA_LIST(p->arena, struct print_column, wide);
    const char **cells = ARENA_LIST(p->arena, const char *, wide *rows + 1);
    if (!p->source_count)
        return;
    /* Down the first column, then the next one. */
    for (size_t i = 0; i < wide * rows; i++) {
        size_t source = i % wide * rows + i / wide;
        cells[i] = source < p->source_count ? arena_format(p->arena, "%zu  %s", source + 1, p->sources[source]) : "";
    }
    if (heading)
        print_heading(p, 3, heading);
    struct block *block = block_add(p, BLOCK_TABLE);
    block->table = (struct print_table){.columns = column, .column_count = wide, .cells = cells, .row_count = rows};
    block->fine = true;
}
