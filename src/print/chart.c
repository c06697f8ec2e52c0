/* Bars, stacked bars and lines over a few categories. */
#include "print/layout.h"

#include <math.h>
#include <string.h>

enum { SERIES_MOST = 8, TICKS = 4 };

#define AXIS_WIDTH 44.0

struct plot {
    const struct print_chart *chart;
    size_t series;
    double low, high, step;
    double x, y, width, height; /* of the plane */
};

static void range_take(struct plot *plot, double value)
{
    if (isnan(value))
        return;
    plot->low = fmin(plot->low, value);
    plot->high = fmax(plot->high, value);
}

/* A step of 1, 2 or 5 times a power of ten. */
static double range_step(double span)
{
    double raw = span / TICKS, power = pow(10, floor(log10(raw))), part = raw / power;
    return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
}

static void range_find(struct plot *plot)
{
    const struct print_chart *c = plot->chart;
    bool first = true;
    for (size_t k = 0; k < c->category_count; k++) {
        double up = 0, down = 0;
        for (size_t s = 0; s < plot->series; s++) {
            double value = c->series[s].values[k];
            if (isnan(value))
                continue;
            if (first && c->kind == PRINT_LINES)
                plot->low = plot->high = value;
            first = false;
            *(value > 0 ? &up : &down) += value;
            range_take(plot, value);
        }
        if (c->kind == PRINT_STACKED) {
            range_take(plot, up);
            range_take(plot, down);
        }
    }
    range_take(plot, c->limit);
    if (!(plot->high - plot->low > 0) || !isfinite(plot->high - plot->low))
        plot->high = plot->low + 1;
    plot->step = range_step(plot->high - plot->low);
    plot->low = floor(plot->low / plot->step + 1e-9) * plot->step;
    plot->high = ceil(plot->high / plot->step - 1e-9) * plot->step;
}

static double plot_y(const struct plot *plot, double value)
{
    return plot->y + plot->height * (plot->high - value) / (plot->high - plot->low);
}

static double plot_centre(const struct plot *plot, size_t category)
{
    return plot->x + plot->width * ((double)category + 0.5) / (double)plot->chart->category_count;
}

static const char *figure(struct print *p, double value, int decimals)
{
    return arena_format(p->arena, "%.*f", decimals, value == 0 ? 0.0 : value);
}

static void axes_put(struct print *p, const struct plot *plot)
{
    const struct print_chart *c = plot->chart;
    struct style right = {6.8, false, false, INK_GREY, 1.0, PRINT_RIGHT},
                 middle = {6.8, false, false, INK_GREY, 0.9, PRINT_CENTRE};
    int decimals = plot->step >= 1 ? 0 : (int)ceil(-log10(plot->step) - 1e-9);
    for (double at = plot->low; at <= plot->high + plot->step / 2; at += plot->step) {
        double y = plot_y(plot, at);
        ink_line(p, plot->x, y, plot->x + plot->width, y, 0.4, fabs(at) < plot->step / 1e6 ? INK_TEXT : INK_LINE);
        text_put(p, figure(p, fabs(at) < plot->step / 1e6 ? 0 : at, decimals), &right, MARGIN, y - 5.2, AXIS_WIDTH - 6);
    }
    double cell = plot->width / (double)c->category_count;
    size_t every = cell < 16 ? (size_t)ceil(16 / cell) : 1;
    for (size_t k = 0; k < c->category_count; k += every)
        text_put(p, c->categories[k], &middle, plot_centre(plot, k) - cell * (double)every / 2,
                 plot->y + plot->height + 2, cell * (double)every);
}

static void bars_put(struct print *p, const struct plot *plot)
{
    const struct print_chart *c = plot->chart;
    bool stacked = c->kind == PRINT_STACKED;
    double cell = plot->width / (double)c->category_count, wide = cell * 0.64 / (stacked ? 1 : (double)plot->series);
    struct style small = {6.2, false, false, INK_TEXT, 1.0, PRINT_CENTRE};
    if (wide > 34)
        wide = 34;
    for (size_t k = 0; k < c->category_count; k++) {
        double up = 0, down = 0, x = plot_centre(plot, k) - wide * (stacked ? 1 : (double)plot->series) / 2;
        for (size_t s = 0; s < plot->series; s++) {
            double value = c->series[s].values[k], *base = value > 0 ? &up : &down, from = stacked ? *base : 0;
            if (isnan(value))
                continue;
            double top = plot_y(plot, fmax(from, from + value)), bottom = plot_y(plot, fmin(from, from + value));
            double left = stacked ? x : x + wide * (double)s;
            ink_box(p, left, top, wide - (stacked ? 0 : 1), bottom - top, INK_SERIES + (unsigned)s);
            *base += value;
            if (!stacked && wide > 13)
                text_put(p, figure(p, value, c->decimals), &small, left - 12, value >= 0 ? top - 9.5 : bottom + 0.5,
                         wide + 23);
        }
    }
}

static void lines_put(struct print *p, const struct plot *plot)
{
    const struct print_chart *c = plot->chart;
    if (!p->draw)
        return;
    for (size_t s = 0; s < plot->series; s++) {
        bool open = false;
        ink_set(p, INK_SERIES + (unsigned)s);
        cairo_set_line_width(p->cr, 1.4);
        cairo_set_line_join(p->cr, CAIRO_LINE_JOIN_ROUND);
        for (size_t k = 0; k < c->category_count; k++) {
            double value = c->series[s].values[k];
            if (isnan(value)) {
                open = false;
                continue;
            }
            (open ? cairo_line_to : cairo_move_to)(p->cr, plot_centre(plot, k), plot_y(plot, value));
            open = true;
        }
        cairo_stroke(p->cr);
        for (size_t k = 0; k < c->category_count && c->category_count <= 24; k++) {
            double value = c->series[s].values[k];
            if (isnan(value))
                continue;
            cairo_arc(p->cr, plot_centre(plot, k), plot_y(plot, value), 1.8, 0, 2 * M_PI);
            cairo_fill(p->cr);
        }
    }
}

static void limit_put(struct print *p, const struct plot *plot)
{
    struct style right = {6.8, false, false, INK_BAD, 1.0, PRINT_RIGHT};
    static const double dashes[] = {3, 2};
    double y = plot_y(plot, plot->chart->limit);
    if (isnan(plot->chart->limit))
        return;
    if (p->draw)
        cairo_set_dash(p->cr, dashes, 2, 0);
    ink_line(p, plot->x, y, plot->x + plot->width, y, 0.9, INK_BAD);
    if (p->draw)
        cairo_set_dash(p->cr, NULL, 0, 0);
    if (plot->chart->limit_label)
        text_put(p, plot->chart->limit_label, &right, plot->x, y - 10, plot->width);
}

/* Title left, names of the series right of it in their colours. */
static void legend_put(struct print *p, const struct plot *plot)
{
    const struct print_chart *c = plot->chart;
    struct style title = {8.8, true, false, INK_TEXT, 1.0, PRINT_LEFT},
                 name = {7.2, false, false, INK_GREY, 1.0, PRINT_LEFT};
    const char *text = c->unit ? arena_format(p->arena, "%s（%s）", c->title ? c->title : "", c->unit) : c->title;
    if (c->unit && p->setup.language == LANGUAGE_EN)
        text = arena_format(p->arena, "%s (%s)", c->title ? c->title : "", c->unit);
    text_put(p, text ? text : "", &title, MARGIN, p->y, TEXT_WIDTH * 0.5);
    double x = MARGIN + TEXT_WIDTH;
    for (size_t s = plot->series; s-- > 0 && plot->series > 1;) {
        PangoRectangle box;
        text_set(p, c->series[s].name ? c->series[s].name : "", &name, TEXT_WIDTH * 0.3);
        pango_layout_get_extents(p->layout, NULL, &box);
        x -= (double)box.width / PANGO_SCALE;
        text_show(p, &name, x, p->y + 1);
        ink_box(p, x - 10, p->y + 4, 7, 5, INK_SERIES + (unsigned)s);
        x -= 18;
    }
}

void chart_put(struct print *p, const struct print_chart *chart)
{
    struct plot plot = {.chart = chart,
                        .series = chart->series_count < SERIES_MOST ? chart->series_count : SERIES_MOST};
    double height = chart->height > 0 ? chart->height : 150;
    page_need(p, height + 44);
    range_find(&plot);
    legend_put(p, &plot);
    plot.x = MARGIN + AXIS_WIDTH;
    plot.width = TEXT_WIDTH - AXIS_WIDTH;
    plot.y = p->y + 24;
    plot.height = height - 24;
    axes_put(p, &plot);
    if (chart->kind == PRINT_LINES)
        lines_put(p, &plot);
    else
        bars_put(p, &plot);
    limit_put(p, &plot);
    p->y += height + 24;
}
