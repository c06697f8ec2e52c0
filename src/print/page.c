/* Pages: laid out once to count them, once to draw them. */
#include "base/date.h"
#include "print/layout.h"

#include <cairo-pdf.h>
#include <string.h>

/* --- pages ------------------------------------------------------------------------------------------------------ */

static void frame_put(struct print *p)
{
    struct style left = {7.2, false, false, INK_GREY, 1.0, PRINT_LEFT},
                 right = {7.2, false, false, INK_GREY, 1.0, PRINT_RIGHT};
    const char *number = arena_format(p->arena, "%d / %d", p->page, p->pages);
    double half = TEXT_WIDTH / 2, foot = PAGE_HEIGHT - 42;
    text_put(p, p->setup.header ? p->setup.header : "", &left, MARGIN, 34, half);
    text_put(p, p->setup.header_right ? p->setup.header_right : "", &right, MARGIN + half, 34, half);
    ink_line(p, MARGIN, 49, MARGIN + TEXT_WIDTH, 49, 0.5, INK_LINE);
    ink_line(p, MARGIN, foot - 4, MARGIN + TEXT_WIDTH, foot - 4, 0.5, INK_LINE);
    text_put(p, p->setup.footer ? p->setup.footer : "", &left, MARGIN, foot, TEXT_WIDTH * 0.75);
    text_put(p, number, &right, MARGIN + TEXT_WIDTH * 0.75, foot, TEXT_WIDTH * 0.25);
}

void page_turn(struct print *p)
{
    if (p->draw && p->page)
        cairo_show_page(p->cr);
    p->page++;
    p->y = PAGE_TOP;
    frame_put(p);
}

void page_need(struct print *p, double height)
{
    if (p->y + height > PAGE_BOTTOM && p->y > PAGE_TOP)
        page_turn(p);
}

/* --- running text ------------------------------------------------------------------------------------------------ */

static void lines_put(struct print *p, const char *text, const struct style *style, double x, double width)
{
    double used, height = text_set(p, text, style, width);
    int first = 0, count = text_lines(p);
    if (p->y + height > PAGE_BOTTOM && count <= 3)
        page_need(p, height); /* a line alone looks lost */
    while (first < count) {
        text_set(p, text, style, width);
        int shown = text_show_lines(p, style, first, x, p->y, PAGE_BOTTOM - p->y, &used);
        first += shown;
        p->y += used;
        if (first < count)
            page_turn(p);
    }
}

static void text_block(struct print *p, const struct block *block)
{
    bool zh = p->setup.language == LANGUAGE_ZH;
    struct style style = {9.6, false, zh, INK_TEXT, 1.12, PRINT_LEFT};
    for (const char *at = block->text; *at;) {
        size_t size = strcspn(at, "\n");
        if (size)
            lines_put(p, arena_text_part(p->arena, at, size), &style, MARGIN, TEXT_WIDTH);
        p->y += 3.5;
        at += size + (at[size] == '\n');
    }
    p->y += 2;
}

static void title_block(struct print *p, const struct block *block)
{
    struct style title = {19, true, false, INK_TEXT, 1.0, PRINT_LEFT},
                 sub = {9.4, false, false, INK_GREY, 1.05, PRINT_LEFT};
    lines_put(p, block->text, &title, MARGIN, TEXT_WIDTH);
    if (block->more)
        lines_put(p, block->more, &sub, MARGIN, TEXT_WIDTH);
    p->y += 4;
    ink_line(p, MARGIN, p->y, MARGIN + 44, p->y, 2, INK_ACCENT);
    p->y += 10;
}

static void heading_block(struct print *p, const struct block *block)
{
    struct style style = {block->level <= 1   ? 13
                          : block->level == 2 ? 10.8
                                              : 9,
                          true,
                          false,
                          block->level == 1 ? INK_ACCENT : INK_TEXT,
                          1.0,
                          PRINT_LEFT};
    double before = block->level <= 1 ? 8 : 4;
    if (p->y > PAGE_TOP)
        p->y += before;
    page_need(p, block->level <= 2 ? 86 : 50); /* never the last words of a page */
    lines_put(p, block->text, &style, MARGIN, TEXT_WIDTH);
    p->y += block->level <= 1 ? 5 : 3;
}

static void list_block(struct print *p, const struct block *block)
{
    struct style style = {9.4, false, false, INK_TEXT, 1.05, PRINT_LEFT},
                 mark = {9.4, false, false, INK_ACCENT, 1.05, PRINT_LEFT};
    for (size_t i = 0; i < block->count; i++) {
        page_need(p, 30);
        text_put(p, block->level ? arena_format(p->arena, "%zu.", i + 1) : "•", &mark, MARGIN + 4, p->y, 24);
        lines_put(p, block->items[i], &style, MARGIN + 22, TEXT_WIDTH - 22);
        p->y += 2.5;
    }
    p->y += 4;
}

static void pairs_block(struct print *p, const struct block *block)
{
    size_t columns = (size_t)block->level;
    double cell = TEXT_WIDTH / (double)columns, name = columns > 2 ? cell * 0.46 : cell * 0.38;
    struct style label = {8.2, false, false, INK_GREY, 0.95, PRINT_LEFT},
                 value = {8.8, false, false, INK_TEXT, 0.92, PRINT_LEFT};
    for (size_t row = 0; row < block->count; row += columns) {
        double height = 0;
        for (size_t i = row; i < row + columns && i < block->count; i++) {
            const char *text = block->pairs[i].value ? block->pairs[i].value : "—";
            height = MAX(height, text_height(p, text, &value, cell - name - 12));
            height = MAX(height, text_height(p, block->pairs[i].label, &label, name - 6));
        }
        page_need(p, height + 5);
        for (size_t i = row; i < row + columns && i < block->count; i++) {
            double x = MARGIN + cell * (double)(i - row);
            text_put(p, block->pairs[i].label, &label, x + 2, p->y + 2.4, name - 6);
            text_put(p, block->pairs[i].value ? block->pairs[i].value : "—", &value, x + name, p->y + 2,
                     cell - name - 12);
        }
        p->y += height + 5;
        ink_line(p, MARGIN, p->y, MARGIN + TEXT_WIDTH, p->y, 0.4, INK_LINE);
    }
    p->y += 9;
}

static void figures_block(struct print *p, const struct block *block)
{
    double cell = TEXT_WIDTH / (double)(block->count ? block->count : 1), tall[2] = {0};
    struct style label = {7.6, false, false, INK_GREY, 0.95, PRINT_LEFT},
                 value = {block->count > 5 ? 12 : 14, true, false, INK_TEXT, 0.95, PRINT_LEFT};
    for (size_t i = 0; i < block->count; i++) {
        tall[0] = MAX(tall[0], text_height(p, block->pairs[i].label, &label, cell - 12));
        tall[1] = MAX(tall[1], text_height(p, block->pairs[i].value ? block->pairs[i].value : "—", &value, cell - 12));
    }
    page_need(p, tall[0] + tall[1] + 14);
    ink_box(p, MARGIN, p->y, TEXT_WIDTH, tall[0] + tall[1] + 10, INK_SHADE);
    for (size_t i = 0; i < block->count; i++) {
        double x = MARGIN + cell * (double)i;
        if (i)
            ink_line(p, x, p->y + 5, x, p->y + tall[0] + tall[1] + 5, 0.5, INK_LINE);
        text_put(p, block->pairs[i].label, &label, x + 7, p->y + 4, cell - 12);
        text_put(p, block->pairs[i].value ? block->pairs[i].value : "—", &value, x + 7, p->y + 4 + tall[0], cell - 12);
    }
    p->y += tall[0] + tall[1] + 20;
}

/* --- the document ------------------------------------------------------------------------------------------------- */

static void block_put(struct print *p, const struct block *block)
{
    struct style note = {7.6, false, false, INK_GREY, 1.0, PRINT_LEFT};
    switch (block->kind) {
    case BLOCK_TITLE:
        title_block(p, block);
        break;
    case BLOCK_HEADING:
        heading_block(p, block);
        break;
    case BLOCK_TEXT:
        text_block(p, block);
        break;
    case BLOCK_NOTE:
        lines_put(p, block->text, &note, MARGIN, TEXT_WIDTH);
        p->y += 6;
        break;
    case BLOCK_LIST:
        list_block(p, block);
        break;
    case BLOCK_SPACE:
        p->y += block->points;
        break;
    case BLOCK_PAGE:
        page_turn(p);
        break;
    case BLOCK_PAIRS:
        pairs_block(p, block);
        break;
    case BLOCK_FIGURES:
        figures_block(p, block);
        break;
    case BLOCK_TABLE:
        table_put(p, block);
        break;
    case BLOCK_CHART:
        chart_put(p, &block->chart);
        break;
    }
}

static int pages_put(struct print *p, bool draw)
{
    p->draw = draw;
    p->page = 0;
    page_turn(p);
    for (size_t i = 0; i < p->count; i++)
        block_put(p, &p->blocks[i]);
    if (draw)
        cairo_show_page(p->cr);
    return p->page;
}

static cairo_status_t bytes_take(void *closure, const unsigned char *data, unsigned int size)
{
    buffer_add(closure, data, size);
    return CAIRO_STATUS_SUCCESS;
}

static bool font_fits(struct print *p)
{
    struct style style = {9, false, false, INK_TEXT, 1.0, PRINT_LEFT};
    text_set(p, "融管家", &style, 100);
    return pango_layout_get_unknown_glyphs_count(p->layout) == 0;
}

static void document_open(struct print *p, struct buffer *out)
{
    char created[25];
    instant_write(created, p->setup.created_at);
    memcpy(created + 19, "Z", 2); /* without milliseconds, which a PDF does not know */
    p->surface = cairo_pdf_surface_create_for_stream(bytes_take, out, PAGE_WIDTH, PAGE_HEIGHT);
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, p->setup.title ? p->setup.title : "");
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR, p->setup.author ? p->setup.author : "");
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "Steward");
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
    p->cr = cairo_create(p->surface);
}

/* Text is laid out with the fonts of MAP, the system's own while MAP is NULL. */
static void layout_open(struct print *p, PangoFontMap *map)
{
    p->context = pango_font_map_create_context(map ? map : pango_cairo_font_map_get_default());
    pango_cairo_update_context(p->cr, p->context);
    pango_context_set_language(p->context,
                               pango_language_from_string(p->setup.language == LANGUAGE_ZH ? "zh-cn" : "en"));
    p->layout = pango_layout_new(p->context);
    pango_layout_set_wrap(p->layout, PANGO_WRAP_WORD_CHAR);
}

static void layout_close(struct print *p)
{
    g_object_unref(p->layout);
    g_object_unref(p->context);
}

/* Counts the pages and notes the letters, then draws with fonts of just these. */
static bool pages_draw(struct print *p)
{
    layout_open(p, NULL);
    bool fits = font_fits(p);
    if (fits)
        p->pages = pages_put(p, false);
    layout_close(p);
    PangoFontMap *map = fits ? fonts_cut(p) : NULL;
    if (!map)
        return false;
    layout_open(p, map);
    pages_put(p, true);
    layout_close(p);
    fonts_give_back(map);
    return true;
}

const struct error *print_finish(struct print *p, struct buffer *out)
{
    size_t before = out->size;
    document_open(p, out);
    fonts_begin(p);
    bool fits = pages_draw(p);
    cairo_status_t status = cairo_status(p->cr);
    cairo_surface_finish(p->surface);
    if (!status)
        status = cairo_surface_status(p->surface);
    cairo_destroy(p->cr);
    cairo_surface_destroy(p->surface);
    fonts_end(p);
    if (!fits || status)
        out->size = before; /* nothing half done */
    if (!fits)
        return error_make(p->arena, ERROR_PRINT_FONT);
    return status ? error_make(p->arena, ERROR_PRINT_FAILED, .arguments = {cairo_status_to_string(status)}) : NULL;
}
