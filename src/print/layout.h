/* Inside print: the kept blocks, the page being filled, and text as the library lays it out. Lengths are points. */
#pragma once

#include "print/print.h"

#include <cairo.h>
#include <hb.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89
#define MARGIN      50.0
#define PAGE_TOP    66.0
#define PAGE_BOTTOM (PAGE_HEIGHT - 58.0)
#define TEXT_WIDTH  (PAGE_WIDTH - 2 * MARGIN)

#define PRINT_FAMILY "Noto Sans CJK SC"

enum ink { INK_TEXT, INK_GREY, INK_LINE, INK_ACCENT, INK_SHADE, INK_BAD, INK_SERIES }; /* INK_SERIES + n: of a chart */

enum block_kind {
    BLOCK_TITLE,
    BLOCK_HEADING,
    BLOCK_TEXT,
    BLOCK_NOTE,
    BLOCK_LIST,
    BLOCK_SPACE,
    BLOCK_PAGE,
    BLOCK_PAIRS,
    BLOCK_FIGURES,
    BLOCK_TABLE,
    BLOCK_CHART,
};

struct block {
    enum block_kind kind;
    const char *text, *more;
    int level; /* of a heading; columns of pairs; numbered of a list */
    double points;
    const char *const *items;
    const struct print_pair *pairs;
    size_t count;
    struct print_table table;
    struct print_chart chart;
    bool fine; /* a table in small print without lines */
};

struct print {
    struct arena *arena;
    struct print_setup setup;
    struct block *blocks;
    size_t count, room;
    const char **sources;
    size_t source_count, source_room;
    cairo_surface_t *surface;
    cairo_t *cr;
    PangoContext *context;
    PangoLayout *layout;       /* the one every text goes through */
    hb_set_t *letters;         /* what the document uses */
    const char *font_files[2]; /* of its fonts, plain and bold; NULL */
    bool draw;                 /* false while the pages are counted */
    int page, pages;
    double y; /* where the next block begins */
};

struct style {
    double size;
    bool bold, indent;
    enum ink ink;
    double line; /* of the font's own line height */
    enum print_align align;
};

/* The text in p->layout, wrapped to WIDTH; the height. */
double text_set(struct print *p, const char *text, const struct style *style, double width);
/* What is in p->layout, at X, Y; nothing while counting. */
void text_show(struct print *p, const struct style *style, double x, double y);
/* Both at once; the height. */
double text_put(struct print *p, const char *text, const struct style *style, double x, double y, double width);
double text_height(struct print *p, const char *text, const struct style *style, double width);
double text_baseline(struct print *p); /* of the first line, from its top */
/* Lines of what is in p->layout: how many, and from FIRST on as many as fit into HEIGHT, at X, Y; the height used. */
int text_lines(struct print *p);
int text_show_lines(struct print *p, const struct style *style, int first, double x, double y, double height,
                    double *used);

void ink_set(struct print *p, enum ink ink);
void ink_line(struct print *p, double x, double y, double to_x, double to_y, double width, enum ink ink);
void ink_box(struct print *p, double x, double y, double width, double height, enum ink ink);

/* What is noted while the pages are counted becomes the fonts they are drawn with. fonts_cut: NULL when it cannot be
 * done. */
void fonts_begin(struct print *p);
void fonts_note(struct print *p, const char *text);
PangoFontMap *fonts_cut(struct print *p);
void fonts_give_back(PangoFontMap *map);
void fonts_end(struct print *p);

void page_turn(struct print *p);
/* A new page unless HEIGHT fits below. */
void page_need(struct print *p, double height);

void table_put(struct print *p, const struct block *block);
void chart_put(struct print *p, const struct print_chart *chart);
