/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small multiples: a panel a row, all on one scale. The line has a ribbon of
 * confidence limits; it stops where a period is missing and where the series
 * breaks. Numbers known by their bounds are bars from bound to bound.
 */
#include "show/plot.h"

#include <math.h>

#define PANEL_MIN 190.0 /* pixels */
#define PANEL_GAP 24.0
#define HEIGHT 120.0
#define HEAD 20.0
#define FOOT 24.0
#define BOUNDS_MIN 3.0
#define LINE 15.6 /* of the title of a panel */

typedef struct panel {
    nrm_chart *c;
    size_t row;
    double left, right, top;
    double end; /* room for the number behind the line */
    nrm_scale y;
    const double *at; /* place of each column, 0..1 */
    double step;      /* between periods that follow each other */
} panel;

/* Periods stand where they are in time; other columns at equal distances. */
static double *
column_places(const nrm_chart *c, double *step)
{
    size_t n = c->t->n_columns;
    double *at = nrm_new_n(c->a, double, n), low = INFINITY, high = -INFINITY;

    for (size_t k = 0; k < n; k++) {
        at[k] = (double)k;
        for (size_t r = 0; r < c->t->n_rows; r++) {
            const nrm_obs_row *row = nrm_plot_cell(c, r, k)->row;

            if (row != NULL && row->period.freq != NRM_NO_PERIOD)
                at[k] = (double)nrm_period_index(row->period);
        }
        low = fmin(low, at[k]);
        high = fmax(high, at[k]);
    }
    if (high == low)
        high = low + 1;
    *step = 1 / (high - low);
    for (size_t k = 0; k < n; k++)
        at[k] = (at[k] - low) / (high - low);
    return at;
}

static double
x_of(const panel *p, size_t column)
{
    return p->left + p->at[column] * (p->right - p->left);
}

static bool
is_break(const nrm_cell *cell)
{
    return (cell->marks & NRM_MARK_BIT(NRM_MARK_B)) != 0;
}

/* Whether the line runs from the column before to this one. */
static bool
joins(const panel *p, size_t column)
{
    const nrm_cell *cell = nrm_plot_cell(p->c, p->row, column);

    return column > 0 && nrm_plot_place(cell).known && !is_break(cell)
           && nrm_plot_place(nrm_plot_cell(p->c, p->row, column - 1)).known
           && p->at[column] - p->at[column - 1] < 1.5 * p->step;
}

static void
draw_axis(panel *p, bool labelled)
{
    nrm_chart *c = p->c;

    for (size_t i = 0; i < nrm_plot_ticks(&p->y); i++) {
        double y = nrm_plot_at(&p->y, nrm_plot_tick(&p->y, i));

        nrm_svg_at(c->svg, nrm_plot_tick(&p->y, i));
        nrm_svg_line(c->svg, p->left, y, p->right, y,
                     (nrm_pen){ .stroke = i == 0 ? NRM_INK_REST : NRM_INK_GRID,
                                .width = 1 });
        if (!labelled)
            continue;
        nrm_svg_at(c->svg, nrm_plot_tick(&p->y, i));
        nrm_svg_text(c->svg, p->left - 6, y + 4,
                     nrm_plot_type(NRM_END, NRM_INK_SOFT),
                     nrm_plot_tick_text(c, &p->y, i));
    }
}

/* The first and last period below the axis, and more where there is room. */
static void
draw_periods(panel *p)
{
    nrm_chart *c = p->c;
    size_t last = c->t->n_columns - 1;
    double y = p->top + HEIGHT + 16;
    nrm_type type = nrm_plot_type(NRM_START, NRM_INK_SOFT);

    nrm_svg_text(c->svg, p->left, y, type, nrm_plot_head(c, 0));
    type.anchor = NRM_END;
    if (last > 0
        && nrm_svg_is_free(c->svg, p->right, y, type, nrm_plot_head(c, last)))
        nrm_svg_text(c->svg, p->right, y, type, nrm_plot_head(c, last));
}

/* The ribbon of a stretch of the line that has limits. */
static void
draw_ribbon(panel *p, size_t from, size_t to, nrm_ink ink)
{
    nrm_buf d;

    nrm_buf_init(&d, p->c->a);
    for (size_t k = from; k <= to; k++) {
        nrm_mark_place m = nrm_plot_place(nrm_plot_cell(p->c, p->row, k));

        nrm_plot_mark(p->c, m.cell, 'h');
        nrm_svg_point(&d, k == from ? 'M' : 'L', x_of(p, k),
                      nrm_plot_at(&p->y, m.high));
    }
    for (size_t k = to + 1; k-- > from;) {
        nrm_mark_place m = nrm_plot_place(nrm_plot_cell(p->c, p->row, k));

        nrm_plot_mark(p->c, m.cell, 'l');
        nrm_svg_point(&d, 'L', x_of(p, k), nrm_plot_at(&p->y, m.low));
    }
    nrm_buf_char(&d, 'Z');
    nrm_svg_path(p->c->svg, nrm_buf_string(&d),
                 (nrm_pen){ .fill = ink, .opacity = 0.18 });
}

/* A dot at the number of a column. */
static void
draw_dot(panel *p, size_t column, double radius, nrm_ink ink)
{
    nrm_mark_place m = nrm_plot_place(nrm_plot_cell(p->c, p->row, column));

    nrm_plot_mark(p->c, m.cell, 0);
    nrm_svg_circle(p->c->svg, x_of(p, column), nrm_plot_at(&p->y, m.x), radius,
                   (nrm_pen){ .fill = ink });
}

/* The ribbons and the dots that stand alone. */
static void
draw_stretches(panel *p, nrm_ink ink)
{
    size_t n = p->c->t->n_columns, start = 0;

    for (size_t k = 0; k < n; k++) {
        if (!nrm_plot_place(nrm_plot_cell(p->c, p->row, k)).known)
            continue;
        if (!joins(p, k))
            start = k;
        if (k + 1 < n && joins(p, k + 1))
            continue;
        if (start == k)
            draw_dot(p, k, 2, ink);
        else
            draw_ribbon(p, start, k, ink);
    }
}

static void
draw_line(panel *p, nrm_ink ink)
{
    nrm_buf d;

    draw_stretches(p, ink);
    nrm_buf_init(&d, p->c->a);
    for (size_t k = 0; k < p->c->t->n_columns; k++) {
        nrm_mark_place m = nrm_plot_place(nrm_plot_cell(p->c, p->row, k));

        if (!m.known)
            continue;
        nrm_plot_mark(p->c, m.cell, 0);
        nrm_svg_point(&d, joins(p, k) ? 'L' : 'M', x_of(p, k),
                      nrm_plot_at(&p->y, m.x));
    }
    if (d.len > 0)
        nrm_svg_path(p->c->svg, nrm_buf_string(&d),
                     (nrm_pen){ .stroke = ink, .width = 2 });
}

/* The number at the end of the line. */
static void
draw_last(panel *p, nrm_ink ink)
{
    for (size_t k = p->c->t->n_columns; k-- > 0;) {
        const nrm_cell *cell = nrm_plot_cell(p->c, p->row, k);
        nrm_mark_place m = nrm_plot_place(cell);
        double y = nrm_plot_at(&p->y, m.x);

        if (!m.known)
            continue;
        draw_dot(p, k, 3.5, ink);
        nrm_svg_text(p->c->svg, x_of(p, k) + 7, y + 4.2,
                     nrm_plot_bold(NRM_START, NRM_INK_TEXT), cell->short_text);
        return;
    }
}

/* A bar from bound to bound, which is seen however near they are. */
static void
draw_bounds(const panel *p, double x, const nrm_mark_place *m, nrm_ink ink)
{
    double low = nrm_plot_at(&p->y, m->low), high = nrm_plot_at(&p->y, m->high);
    double more = fmax(0, BOUNDS_MIN - (low - high)) / 2;

    nrm_plot_mark(p->c, m->cell, more > 0 ? 'm' : 'l');
    if (more == 0)
        nrm_plot_mark(p->c, m->cell, 'h');
    nrm_svg_line(p->c->svg, x, low + more, x, high - more,
                 (nrm_pen){ .stroke = ink, .width = 4 });
}

/* What is not a point of the line: bounds, hidden numbers, breaks. */
static void
draw_others(panel *p, nrm_ink ink)
{
    nrm_chart *c = p->c;
    nrm_type small = { 10, false, NRM_MIDDLE, NRM_INK_SOFT };
    double bottom = p->top + HEIGHT;

    for (size_t k = 0; k < c->t->n_columns; k++) {
        const nrm_cell *cell = nrm_plot_cell(c, p->row, k);
        nrm_mark_place m = nrm_plot_place(cell);
        double x = x_of(p, k), middle = x - p->step * (p->right - p->left) / 2;
        const char *word = nrm_words_get(c->w, "break");

        if (m.bounded)
            draw_bounds(p, x, &m, ink);
        else if ((cell->marks & NRM_MARK_BIT(NRM_MARK_C)) != 0
                 && nrm_svg_is_free(c->svg, x, bottom - 5, small, cell->text))
            nrm_svg_text(c->svg, x, bottom - 5, small, cell->text);
        if (!is_break(cell) || k == 0)
            continue;
        nrm_svg_at(c->svg, p->y.high);
        nrm_svg_at(c->svg, p->y.low);
        nrm_svg_line(
            c->svg, middle, p->top, middle, bottom,
            (nrm_pen){ .stroke = NRM_INK_SOFT, .width = 1, .dash = "2 3" });
        if (nrm_svg_is_free(c->svg, middle, p->top - 2, small, word))
            nrm_svg_text(c->svg, middle, p->top - 2, small, word);
    }
}

/* The title of a panel may reach over the room of the last number. */
static double
label_width(const panel *p)
{
    return p->right - p->left + p->end - 8;
}

static size_t
label_lines(const panel *p)
{
    return nrm_svg_lines(label_width(p), nrm_plot_bold(NRM_START, NRM_INK_TEXT),
                         nrm_plot_label(p->c, p->row));
}

static void
draw_panel(panel *p, bool labelled)
{
    nrm_ink ink = nrm_plot_row_ink(p->c, p->row);
    const char *label = nrm_plot_label(p->c, p->row);

    nrm_svg_group(p->c->svg, label);
    nrm_svg_paragraph(
        p->c->svg, p->left, p->top - 16 - LINE * (double)(label_lines(p) - 1),
        label_width(p), nrm_plot_bold(NRM_START, NRM_INK_TEXT), label);
    nrm_plot_axis(p->c, "y", &p->y);
    draw_axis(p, labelled);
    draw_line(p, ink);
    draw_last(p, ink);
    draw_others(p, ink);
    nrm_svg_group_end(p->c->svg);
    draw_periods(p);
    nrm_svg_group_end(p->c->svg);
}

/* The room that the numbers at the ends of lines need. */
static double
end_width(const nrm_chart *c)
{
    double widest = 0;

    for (size_t i = 0; i < c->t->n_rows * c->t->n_columns; i++)
        if (c->t->cells[i].value.known)
            widest =
                fmax(widest, nrm_plot_width(c->t->cells[i].short_text, true));
    return widest + 8;
}

/* The lines of the longest title beside this panel. */
static size_t
most_lines(panel p, size_t across)
{
    size_t most = 1, end = p.row + across;

    for (; p.row < p.c->t->n_rows && p.row < end; p.row++)
        most = label_lines(&p) > most ? label_lines(&p) : most;
    return most;
}

static int
draw(nrm_chart *c)
{
    double width = c->right - c->left, end = end_width(c), ticks = 0, each;
    panel p = { .c = c };
    size_t across, lines;

    if (nrm_plot_need_columns(c, 2, (size_t)-1) != 0
        || nrm_plot_scale(c, false, 0, 1, &p.y) != 0)
        return -1;
    for (size_t i = 0; i < nrm_plot_ticks(&p.y); i++)
        ticks =
            fmax(ticks, nrm_plot_width(nrm_plot_tick_text(c, &p.y, i), false));
    across =
        (size_t)((width - ticks + PANEL_GAP - 6) / (PANEL_MIN + PANEL_GAP));
    across = across < 1 ? 1 : across > c->t->n_rows ? c->t->n_rows : across;
    across = across > 4 ? 4 : across;
    lines = (c->t->n_rows + across - 1) / across;
    across = (c->t->n_rows + lines - 1) / lines; /* no panel left alone */
    each =
        (width - ticks - 6 - PANEL_GAP * (double)(across - 1)) / (double)across;
    p.at = column_places(c, &p.step);
    p.end = end;
    for (size_t r = 0; r < c->t->n_rows; r++) {
        size_t place = r % across;

        p.row = r;
        p.left = c->left + ticks + 6 + (double)place * (each + PANEL_GAP);
        p.right = p.left + each - end;
        if (place == 0)
            c->y += LINE * (double)(most_lines(p, across) - 1);
        p.top = c->y + HEAD + 12;
        p.y.from = p.top + HEIGHT;
        p.y.to = p.top;
        draw_panel(&p, place == 0);
        if (place + 1 == across || r + 1 == c->t->n_rows)
            c->y += HEAD + 12 + HEIGHT + FOOT;
    }
    return 0;
}

const nrm_chart_kind nrm_chart_line = {
    .name = "line",
    .help = "lines over time, a panel a row, with ribbons, breaks and gaps",
    .native = NRM_NATIVE_LINES,
    .bounds = true,
    .draw = draw,
};
