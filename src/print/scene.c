#include "print/scene.h"
#include "print/layout.h"

#include <cairo.h>
#include <math.h>

enum { WIDTH = 640, HEIGHT = 420, GROUND = 300 };

static void ink(cairo_t *c, unsigned rgb)
{
    cairo_set_source_rgb(c, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
}

static void box(cairo_t *c, unsigned rgb, double x, double y, double w, double h)
{
    ink(c, rgb);
    cairo_rectangle(c, x, y, w, h);
    cairo_fill(c);
}

static void line(cairo_t *c, unsigned rgb, double width, double x1, double y1, double x2, double y2)
{
    ink(c, rgb);
    cairo_set_line_width(c, width);
    cairo_move_to(c, x1, y1);
    cairo_line_to(c, x2, y2);
    cairo_stroke(c);
}

static void draw_land(cairo_t *c)
{
    cairo_pattern_t *sky = cairo_pattern_create_linear(0, 0, 0, GROUND);
    cairo_pattern_add_color_stop_rgb(sky, 0, 0.62, 0.76, 0.90);
    cairo_pattern_add_color_stop_rgb(sky, 1, 0.93, 0.95, 0.96);
    cairo_set_source(c, sky);
    cairo_paint(c);
    cairo_pattern_destroy(sky);
    ink(c, 0x8fa28f);
    cairo_move_to(c, 0, GROUND);
    cairo_curve_to(c, 160, GROUND - 90, 280, GROUND - 20, 400, GROUND - 60);
    cairo_curve_to(c, 500, GROUND - 95, 580, GROUND - 40, WIDTH, GROUND - 55);
    cairo_line_to(c, WIDTH, GROUND);
    cairo_close_path(c);
    cairo_fill(c);
    box(c, 0xb59f7d, 0, GROUND, WIDTH, HEIGHT - GROUND);
}

static void draw_crane(cairo_t *c, double x)
{
    line(c, 0xd08a1c, 5, x, GROUND, x, 60);
    line(c, 0xd08a1c, 4, x - 60, 74, x + 190, 74);
    line(c, 0xd08a1c, 2, x, 50, x + 190, 74);
    line(c, 0xd08a1c, 2, x, 50, x - 60, 74);
    line(c, 0x444444, 1, x + 130, 74, x + 130, 150);
    box(c, 0x6b7680, x + 118, 150, 24, 10);
}

static void draw_building(cairo_t *c, const struct scene *scene)
{
    enum { FLOORS = 9, FLOOR = 24, WINDOWS = 8 };
    int floors = (int)lround(scene->built * FLOORS);
    double x = 150 + 40 * (scene->view % 3);
    for (int i = 0; i < floors; i++) {
        double y = GROUND - FLOOR * (i + 1);
        box(c, i + 2 < floors || floors == FLOORS ? 0xd9d4c8 : 0xa8a8a4, x, y, 270, FLOOR - 2);
        for (int w = 0; w < WINDOWS && (i + 2 < floors || floors == FLOORS); w++)
            box(c, 0x6f94b5, x + 12 + 32 * w, y + 5, 20, 12);
    }
    if (scene->built < 1)
        draw_crane(c, x + 300);
}

static void draw_wind(cairo_t *c, const struct scene *scene)
{
    enum { TURBINES = 5 };
    for (int i = 0; i < (int)lround(scene->built * TURBINES); i++) {
        double x = 70 + 125 * i, top = 110 + 22 * ((i + scene->view) % 3), turn = 0.5 * i + scene->view;
        line(c, 0xf2f4f5, 6, x, GROUND, x, top);
        for (int blade = 0; blade < 3; blade++)
            line(c, 0xf8fafb, 5, x, top, x + 62 * cos(turn + blade * 2.094), top + 62 * sin(turn + blade * 2.094));
    }
}

static void draw_solar(cairo_t *c, const struct scene *scene)
{
    enum { ROWS = 3, PANELS = 8 };
    box(c, 0xc9ced2, 40, GROUND - 110, WIDTH - 80, 110);
    for (int i = 0; i < (int)lround(scene->built * ROWS * PANELS); i++) {
        int row = i / PANELS, place = i % PANELS;
        double x = 58 + 68 * place + 4 * (scene->view % 3), y = GROUND - 146 + 32 * row;
        ink(c, 0x24406e);
        cairo_move_to(c, x + 12, y);
        cairo_line_to(c, x + 62, y);
        cairo_line_to(c, x + 52, y + 24);
        cairo_line_to(c, x, y + 24);
        cairo_close_path(c);
        cairo_fill(c);
        line(c, 0x7d97c4, 1, x + 6, y + 12, x + 57, y + 12);
    }
}

static void draw_road(cairo_t *c, const struct scene *scene)
{
    ink(c, 0x5a5f63);
    cairo_move_to(c, 120, HEIGHT - 50);
    cairo_line_to(c, 520, HEIGHT - 50);
    cairo_line_to(c, 350, GROUND - 24);
    cairo_line_to(c, 310, GROUND - 24);
    cairo_close_path(c);
    cairo_fill(c);
    for (int i = 0; i < 6 && scene->built > 0.8; i++)
        box(c, 0xf3f3ee, 326 - i, GROUND - 10 + 15 * i, 4 + i, 8);
    for (int i = 0; i < 4; i++)
        box(c, 0x9aa0a4, 20 + 160 * i, GROUND - 60 - 6 * (scene->view % 2), 12, 60);
    box(c, 0xb4babd, 0, GROUND - 72 - 6 * (scene->view % 2), WIDTH * scene->built, 14);
}

static void draw_water(cairo_t *c, const struct scene *scene)
{
    enum { TANKS = 4 };
    for (int i = 0; i < TANKS; i++) {
        double x = 100 + 145 * i, y = GROUND - 26 + 8 * ((i + scene->view) % 2);
        bool full = i < (int)lround(scene->built * TANKS);
        for (int ring = 0; ring < 2; ring++) {
            cairo_save(c);
            cairo_translate(c, x, y);
            cairo_scale(c, ring ? 58 : 66, ring ? 20 : 25);
            cairo_arc(c, 0, 0, 1, 0, 6.2832);
            cairo_restore(c);
            ink(c, !ring ? 0xb9bdbd : full ? 0x4d87a3 : 0x8c7f68);
            cairo_fill(c);
        }
    }
    box(c, 0xd9d4c8, 240, GROUND - 130, 170, 62);
    if (scene->built < 1)
        draw_crane(c, 470);
}

/* By the drawing library's own simple text: pango would look for fonts in a thread of its own. */
static void write_foot(cairo_t *c, const char *text)
{
    box(c, 0x1f262d, 0, HEIGHT - 34, WIDTH, 34);
    ink(c, 0xf2f4f5);
    cairo_select_font_face(c, PRINT_FAMILY, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(c, 15);
    cairo_move_to(c, 14, HEIGHT - 12);
    cairo_show_text(c, text);
}

static cairo_status_t take(void *context, const unsigned char *data, unsigned size)
{
    buffer_add(context, data, size);
    return CAIRO_STATUS_SUCCESS;
}

bool scene_png(const struct scene *scene, struct buffer *out)
{
    static void (*const works[])(cairo_t *, const struct scene *) = {draw_building, draw_wind, draw_solar, draw_road,
                                                                     draw_water};
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *c = cairo_create(surface);
    cairo_save(c);
    if (scene->view % 2) { /* seen from the other side */
        cairo_translate(c, WIDTH, 0);
        cairo_scale(c, -1, 1);
    }
    draw_land(c);
    works[scene->kind](c, scene);
    cairo_restore(c);
    write_foot(c, scene->line);
    bool drawn = cairo_status(c) == CAIRO_STATUS_SUCCESS &&
                 cairo_surface_write_to_png_stream(surface, take, out) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(c);
    cairo_surface_destroy(surface);
    return drawn;
}
