#include "base/text.h"
#include "print/layout.h"

#include <string.h>

/* A mark of a source stands between these two. */
#define MARK_OPEN  '\x01'
#define MARK_CLOSE '\x02'

static void attribute_add(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(list, attribute);
}

static void mark_add(PangoAttrList *list, size_t from, size_t to, double size)
{
    attribute_add(list, pango_attr_size_new((int)(size * 0.62 * PANGO_SCALE)), from, to);
    attribute_add(list, pango_attr_rise_new((int)(size * 0.36 * PANGO_SCALE)), from, to);
    attribute_add(list, pango_attr_foreground_new(0x1f00, 0x5f00, 0xbf00), from, to);
}

/* The text without its control characters, which become attributes. Broken UTF-8 would end the whole document. */
static const char *plain_text(struct print *p, const char *text, PangoAttrList *list, double size)
{
    size_t length = strlen(text), count = 0, mark = 0, strong = 0;
    bool bold = false;
    if (!text_valid_utf8(text, length))
        return "\xef\xbf\xbd";
    char *plain = arena_take(p->arena, length + 1);
    for (const char *at = text; *at; at++) {
        if (*at == MARK_OPEN) {
            mark = count;
        } else if (*at == MARK_CLOSE) {
            mark_add(list, mark, count, size);
        } else if (*at == *PRINT_STRONG) {
            strong = count;
            bold = true;
        } else if (*at == *PRINT_PLAIN) {
            attribute_add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), strong, count);
            bold = false;
        } else if (*at == '\n' || (unsigned char)*at >= ' ') {
            plain[count++] = *at;
        }
    }
    if (bold)
        attribute_add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), strong, count);
    return plain;
}

double text_set(struct print *p, const char *text, const struct style *style, double width)
{
    static const PangoAlignment aligns[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_RIGHT, PANGO_ALIGN_CENTER};
    PangoFontDescription *font = pango_font_description_new();
    PangoAttrList *list = pango_attr_list_new();
    int height;
    pango_font_description_set_family_static(font, PRINT_FAMILY);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_font_description_set_weight(font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_attributes(p->layout, NULL); /* old byte ranges would cut letters of the new text */
    pango_layout_set_font_description(p->layout, font);
    const char *plain = plain_text(p, text, list, style->size);
    pango_layout_set_text(p->layout, plain, -1);
    if (!p->draw)
        fonts_note(p, plain);
    pango_layout_set_attributes(p->layout, list);
    pango_layout_set_width(p->layout, (int)(width * PANGO_SCALE));
    pango_layout_set_indent(p->layout, style->indent ? (int)(style->size * 2 * PANGO_SCALE) : 0);
    pango_layout_set_line_spacing(p->layout, (float)(style->line > 0 ? style->line : 1.0));
    pango_layout_set_alignment(p->layout, aligns[style->align]);
    pango_attr_list_unref(list);
    pango_font_description_free(font);
    pango_layout_get_size(p->layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

void text_show(struct print *p, const struct style *style, double x, double y)
{
    if (!p->draw)
        return;
    ink_set(p, style->ink);
    cairo_move_to(p->cr, x, y);
    pango_cairo_show_layout(p->cr, p->layout);
}

double text_put(struct print *p, const char *text, const struct style *style, double x, double y, double width)
{
    double height = text_set(p, text, style, width);
    text_show(p, style, x, y);
    return height;
}

double text_height(struct print *p, const char *text, const struct style *style, double width)
{
    return text_set(p, text, style, width);
}

double text_baseline(struct print *p)
{
    return (double)pango_layout_get_baseline(p->layout) / PANGO_SCALE;
}

int text_lines(struct print *p)
{
    return pango_layout_get_line_count(p->layout);
}

int text_show_lines(struct print *p, const struct style *style, int first, double x, double y, double height,
                    double *used)
{
    PangoLayoutIter *iter = pango_layout_get_iter(p->layout);
    double start = 0;
    int line = 0, shown = 0;
    *used = 0;
    if (p->draw)
        ink_set(p, style->ink);
    do {
        int top, bottom;
        PangoRectangle extents;
        if (line++ < first)
            continue;
        pango_layout_iter_get_line_yrange(iter, &top, &bottom);
        pango_layout_iter_get_line_extents(iter, NULL, &extents);
        if (line == first + 1)
            start = (double)top / PANGO_SCALE;
        if ((double)bottom / PANGO_SCALE - start > height + 0.01)
            break;
        *used = (double)bottom / PANGO_SCALE - start;
        if (p->draw) {
            cairo_move_to(p->cr, x + (double)extents.x / PANGO_SCALE,
                          y + (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE - start);
            pango_cairo_show_layout_line(p->cr, pango_layout_iter_get_line_readonly(iter));
        }
        shown++;
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    return shown;
}

/* --- ink -------------------------------------------------------------------------------------------------------- */

void ink_set(struct print *p, enum ink ink)
{
    static const uint32_t colours[] = {0x1b1f24, 0x667085, 0xd0d5dd, 0x1f5fbf, 0xf2f5f9, 0xb42318, 0x2f6fd0,
                                       0x2a9d8f, 0xe9a23b, 0x8e63ce, 0xd1495b, 0x5b8c2a, 0x4aa3c7, 0x8a8f98};
    uint32_t colour = colours[ink < sizeof(colours) / sizeof(*colours) ? ink : INK_TEXT];
    cairo_set_source_rgb(p->cr, (double)(colour >> 16) / 255, (double)(colour >> 8 & 255) / 255,
                         (double)(colour & 255) / 255);
}

void ink_line(struct print *p, double x, double y, double to_x, double to_y, double width, enum ink ink)
{
    if (!p->draw)
        return;
    ink_set(p, ink);
    cairo_set_line_width(p->cr, width);
    cairo_move_to(p->cr, x, y);
    cairo_line_to(p->cr, to_x, to_y);
    cairo_stroke(p->cr);
}

void ink_box(struct print *p, double x, double y, double width, double height, enum ink ink)
{
    if (!p->draw)
        return;
    ink_set(p, ink);
    cairo_rectangle(p->cr, x, y, width, height);
    cairo_fill(p->cr);
}
