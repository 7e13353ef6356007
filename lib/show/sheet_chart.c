/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Excel's own charts in the look of ours: a finding as title, few colours,
 * series that differ by marker and dash as well, thin grid lines, no frame.
 * A chart holds copies of the cells that it refers to, and of no others.
 */
#include "show/font.h"
#include "show/sheet_book.h"

#include <string.h>

#define TEXT_COLOR 0x1A1A1A
#define SOFT_COLOR 0x555555
#define GRID_COLOR 0xD9D9D9
#define MAIN_COLOR 0x12436D
#define HOT_COLOR 0xF46A25
#define REST_COLOR 0x7A7A7A
#define WIDTH 720.0 /* pixels */
#define HEIGHT 400.0
#define HEIGHT_BAR 26.0
#define DEFAULT_WIDTH 480.0 /* of libxlsxwriter, which takes scales */
#define DEFAULT_HEIGHT 288.0
#define PAGE_COLUMNS 10 /* sheets with more are printed across */
#define TITLE_SIZE 13   /* points */
#define POINT 1.3333    /* pixels */

typedef struct drawing {
    nrm_sheet *s;
    const nrm_sheet_chart *plan;
    const nrm_table *t;
    lxw_chart *chart;
} drawing;

static lxw_chart_font
font_of(double size, lxw_color_t color)
{
    return (lxw_chart_font){ .size = size, .color = color };
}

static lxw_color_t
color_of(size_t series)
{
    static const lxw_color_t colors[] = { MAIN_COLOR, HOT_COLOR, REST_COLOR };

    return colors[series % 3];
}

/* The parts of an opinion, from orange by grey to blue. */
static lxw_color_t
part_color(size_t part, size_t n)
{
    static const lxw_color_t low[] = { 0xF46A25, 0xF9B18F };
    static const lxw_color_t high[] = { 0x12436D, 0x7C9BB8 };
    size_t half = n / 2;

    if (2 * part + 1 == n)
        return 0xC8C8C8;
    if (part < half)
        return low[part * 2 / (half + (half == 1))];
    return high[(n - 1 - part) * 2 / (half + (half == 1))];
}

static uint8_t
chart_type(const nrm_native *native)
{
    switch (native->kind) {
    case NRM_NATIVE_LINES:
    case NRM_NATIVE_PAIR: return LXW_CHART_LINE;
    case NRM_NATIVE_SHARES: return LXW_CHART_BAR_STACKED_PERCENT;
    case NRM_NATIVE_BARS:
    case NRM_NATIVE_TURNED:
    case NRM_NATIVE_NONE: break;
    }
    return native->limits ? LXW_CHART_LINE : LXW_CHART_BAR;
}

static lxw_chart_series *
add_series(const drawing *d, size_t column)
{
    lxw_chart_series *series = chart_add_series(d->chart, NULL, NULL);
    lxw_row_t head = d->s->table_row;
    lxw_row_t first = head + 1, last = head + (lxw_row_t)d->t->n_rows;
    lxw_col_t at = (lxw_col_t)(d->t->n_stubs + column);

    chart_series_set_name_range(series, d->s->name, head, at);
    chart_series_set_categories(series, d->s->name, first, 0, last, 0);
    chart_series_set_values(series, d->s->name, first, at, last, at);
    return series;
}

/* Series differ by colour, by marker and, beyond three, by dashes. */
static void
draw_line(const drawing *d, size_t i)
{
    static const uint8_t markers[] = { LXW_CHART_MARKER_CIRCLE,
                                       LXW_CHART_MARKER_SQUARE,
                                       LXW_CHART_MARKER_DIAMOND,
                                       LXW_CHART_MARKER_TRIANGLE };
    static const uint8_t dashes[] = { LXW_CHART_LINE_DASH_SOLID,
                                      LXW_CHART_LINE_DASH_DASH,
                                      LXW_CHART_LINE_DASH_ROUND_DOT };
    lxw_chart_series *series = add_series(d, i);
    size_t look = d->plan->native->looks[i];
    lxw_chart_line line = { .color = color_of(look),
                            .width = 2.25F,
                            .dash_type = dashes[look / 3 % 3] };
    lxw_chart_line edge = { .color = color_of(look) };
    lxw_chart_fill fill = { .color = color_of(look) };

    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, markers[look % 4]);
    chart_series_set_marker_size(series, 6);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
}

/* A dot for the value between two strokes for its limits. */
static void
draw_points(const drawing *d)
{
    lxw_chart_line no_line = { .none = LXW_TRUE };
    lxw_chart_line edge = { .color = MAIN_COLOR };
    lxw_chart_line between = { .color = REST_COLOR, .width = 1.5F };
    lxw_chart_fill fill = { .color = MAIN_COLOR };

    for (size_t i = 0; i < 3; i++) {
        lxw_chart_series *series = add_series(d, i);

        chart_series_set_line(series, &no_line);
        chart_series_set_marker_type(series, i == 0 ? LXW_CHART_MARKER_CIRCLE
                                                    : LXW_CHART_MARKER_PLUS);
        chart_series_set_marker_size(series, i == 0 ? 8 : 6);
        chart_series_set_marker_fill(series, &fill);
        chart_series_set_marker_line(series, &edge);
    }
    chart_set_high_low_lines(d->chart, &between);
}

static void
draw_bar(const drawing *d, size_t i)
{
    const nrm_native *native = d->plan->native;
    bool shares = native->kind == NRM_NATIVE_SHARES;
    lxw_chart_series *series = add_series(d, i);
    lxw_chart_font font = font_of(10, TEXT_COLOR);
    lxw_chart_fill fill = { .color = shares ? part_color(i, native->n_series)
                                            : color_of(i) };

    chart_series_set_fill(series, &fill);
    if (shares)
        return;
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &font);
}

static void
draw_series(const drawing *d)
{
    const nrm_native *native = d->plan->native;

    if (native->kind == NRM_NATIVE_BARS && native->limits) {
        draw_points(d);
        return;
    }
    for (size_t i = 0; i < native->n_series; i++)
        if (nrm_native_is_line(native->kind))
            draw_line(d, i);
        else
            draw_bar(d, i);
}

/* Bars are read from the top, and their labels instead of an axis. */
static void
draw_axes(const drawing *d)
{
    const nrm_native *native = d->plan->native;
    bool bars = chart_type(native) != LXW_CHART_LINE;
    lxw_chart_font font = font_of(10, SOFT_COLOR);
    lxw_chart_line grid = { .color = GRID_COLOR, .width = 0.75F };
    lxw_chart_line no_line = { .none = LXW_TRUE };
    /* The names of bars stand at the axis that is upright. */
    lxw_chart_axis *names = bars ? d->chart->y_axis : d->chart->x_axis;
    lxw_chart_axis *numbers = bars ? d->chart->x_axis : d->chart->y_axis;

    font.bold = LXW_EXPLICIT_FALSE;
    chart_axis_set_num_font(names, &font);
    chart_axis_set_num_font(numbers, &font);
    chart_axis_set_line(numbers, &no_line);
    chart_axis_major_gridlines_set_line(numbers, &grid);
    chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (bars)
        chart_axis_set_reverse(names);
    if (bars && native->kind == NRM_NATIVE_BARS) {
        chart_axis_major_gridlines_set_visible(numbers, LXW_FALSE);
        chart_axis_off(numbers);
    } else if (d->plan->unit != NULL) {
        chart_axis_set_name(numbers, nrm_sheet_clean(d->s, d->plan->unit));
        chart_axis_set_name_font(numbers, &font);
    }
}

/* In lines that fit, since not every program breaks them. */
static void
draw_title(const drawing *d)
{
    lxw_chart_font font = font_of(TITLE_SIZE, TEXT_COLOR);
    nrm_text rest = nrm_text_of(nrm_sheet_clean(d->s, d->plan->title));
    nrm_buf out;

    nrm_buf_init(&out, d->s->b->a);
    while (rest.len > 0) {
        nrm_buf_text(&out, out.len > 0 ? "\n" : "");
        nrm_buf_view(
            &out, nrm_font_line(&rest, TITLE_SIZE * POINT, true, 0.9 * WIDTH));
    }
    font.bold = LXW_TRUE;
    chart_title_set_name(d->chart, nrm_buf_string(&out));
    chart_title_set_name_font(d->chart, &font);
}

static void
insert(const drawing *d)
{
    const nrm_native *native = d->plan->native;
    bool bars = chart_type(native) != LXW_CHART_LINE;
    double height =
        bars ? 110 + HEIGHT_BAR * (double)(d->t->n_rows * native->n_series)
             : HEIGHT;
    lxw_chart_options options = {
        .x_scale = WIDTH / DEFAULT_WIDTH,
        .y_scale = (height < 200 ? 200 : height) / DEFAULT_HEIGHT,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    };

    if (native->kind == NRM_NATIVE_SHARES)
        options.y_scale =
            (140 + HEIGHT_BAR * (double)d->t->n_rows) / DEFAULT_HEIGHT;
    options.description = nrm_text_string(
        d->s->b->a, nrm_text_of(nrm_sheet_clean(d->s, d->plan->description)));
    nrm_book_check(d->s->b,
                   worksheet_insert_chart_opt(d->s->sheet, d->s->row + 1, 0,
                                              d->chart, &options),
                   "chart");
}

void
nrm_sheet_draw(nrm_sheet *s, const nrm_sheet_chart *plan)
{
    drawing d = { .s = s, .plan = plan, .t = s->table };
    lxw_chart_line no_line = { .none = LXW_TRUE };
    lxw_chart_font font = font_of(10, SOFT_COLOR);

    d.chart = workbook_add_chart(s->b->book, chart_type(plan->native));
    if (d.chart == NULL)
        nrm_arena_exhausted(s->b->a);
    draw_title(&d);
    draw_axes(&d);
    draw_series(&d);
    chart_chartarea_set_line(d.chart, &no_line);
    chart_set_series_gap(d.chart, 40);
    chart_legend_set_font(d.chart, &font);
    chart_legend_set_position(d.chart,
                              plan->native->n_series > 1 || plan->native->limits
                                  ? LXW_CHART_LEGEND_BOTTOM
                                  : LXW_CHART_LEGEND_NONE);
    insert(&d);
    if (plan->native->table->n_columns <= PAGE_COLUMNS)
        worksheet_set_portrait(s->sheet);
    worksheet_fit_to_pages(s->sheet, 1, 1);
}
