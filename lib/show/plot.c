/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/plot.h"

#include "data/unicode.h"
#include "show/font.h"
#include "show/round.h"

#include <math.h>
#include <string.h>

#define LABEL_MAX 200 /* characters of a label */
#define TICKS 4       /* steps that a scale should have, about */

nrm_type
nrm_plot_type(nrm_anchor anchor, nrm_ink ink)
{
    return (nrm_type){ NRM_CHART_FONT, false, anchor, ink };
}

nrm_type
nrm_plot_bold(nrm_anchor anchor, nrm_ink ink)
{
    return (nrm_type){ NRM_CHART_FONT, true, anchor, ink };
}

double
nrm_plot_width(const char *text, bool bold)
{
    return nrm_font_width(nrm_text_of(text), NRM_CHART_FONT, bold);
}

const nrm_cell *
nrm_plot_cell(const nrm_chart *c, size_t row, size_t column)
{
    return &c->t->cells[row * c->t->n_columns + column];
}

nrm_mark_place
nrm_plot_place(const nrm_cell *cell)
{
    nrm_mark_place p = { .cell = cell };
    const nrm_maybe *num;
    nrm_span bounds;

    if (cell->row == NULL || cell->row->conf == NRM_CONF_C)
        return p;
    num = cell->row->num;
    if (num[cell->attr].known) {
        p.known = true;
        p.x = num[cell->attr].x;
        p.limited = cell->low.known && cell->high.known;
        p.low = p.limited ? num[NRM_CI_LOW].x : p.x;
        p.high = p.limited ? num[NRM_CI_HIGH].x : p.x;
    } else if (cell->attr == NRM_OBS_VALUE && nrm_obs_bounds(cell->row, &bounds)
               && !isinf(bounds.low) && !isinf(bounds.high)) {
        p.bounded = true;
        p.low = bounds.low;
        p.high = bounds.high;
        p.x = (bounds.low + bounds.high) / 2;
    }
    return p;
}

/* 1, 2 or 5 times a power of ten, at least x. */
static double
round_step(double x)
{
    double power = pow(10, floor(log10(x)));
    double digit = x / power;

    return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
}

int
nrm_plot_scale(const nrm_chart *c, bool free_start, double from, double to,
               nrm_scale *out)
{
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < c->t->n_rows * c->t->n_columns; i++) {
        nrm_mark_place p = nrm_plot_place(&c->t->cells[i]);

        if (!p.known && !p.bounded)
            continue;
        low = fmin(low, p.low);
        high = fmax(high, p.high);
    }
    if (isinf(low))
        return nrm_fail(c->e, NRM_EINPUT, "there is no number to draw");
    if (!free_start) {
        low = fmin(low, 0);
        high = fmax(high, 0);
    }
    if (high <= low)
        high = low + 1;
    out->step = round_step((high - low) / TICKS);
    out->low = floor(low / out->step + 1e-9) * out->step;
    out->high = ceil(high / out->step - 1e-9) * out->step;
    out->from = from;
    out->to = to;
    out->decimals = 0;
    while (out->decimals < 6
           && !nrm_round_is_whole(out->step * pow(10, out->decimals)))
        out->decimals++;
    return 0;
}

double
nrm_plot_at(const nrm_scale *s, double x)
{
    return s->from + (x - s->low) / (s->high - s->low) * (s->to - s->from);
}

void
nrm_plot_axis(nrm_chart *c, const char *along, const nrm_scale *s)
{
    char low[NRM_NUM_BYTES], high[NRM_NUM_BYTES];

    nrm_svg_axis(c->svg, nrm_format(c->a, "%s %s %.2f %s %.2f", along,
                                    nrm_num_format(s->low, low), s->from,
                                    nrm_num_format(s->high, high), s->to));
}

void
nrm_plot_mark(nrm_chart *c, const nrm_cell *cell, char end)
{
    nrm_svg_at_mark(c->svg, (size_t)(cell - c->t->cells), end);
}

size_t
nrm_plot_ticks(const nrm_scale *s)
{
    return (size_t)lround((s->high - s->low) / s->step) + 1;
}

double
nrm_plot_tick(const nrm_scale *s, size_t i)
{
    return s->low + (double)i * s->step;
}

const char *
nrm_plot_tick_text(const nrm_chart *c, const nrm_scale *s, size_t i)
{
    return nrm_words_number(c->w,
                            nrm_round(c->a, nrm_plot_tick(s, i), s->decimals));
}

void
nrm_plot_grid_x(nrm_chart *c, const nrm_scale *s, double top, double bottom)
{
    double behind = -INFINITY;

    for (size_t i = 0; i < nrm_plot_ticks(s); i++) {
        double x = nrm_plot_at(s, nrm_plot_tick(s, i));
        const char *text = nrm_plot_tick_text(c, s, i);
        double half = nrm_plot_width(text, false) / 2;
        bool zero = fabs(nrm_plot_tick(s, i)) < s->step / 1e6;

        nrm_svg_at(c->svg, nrm_plot_tick(s, i));
        nrm_svg_line(c->svg, x, top, x, bottom,
                     (nrm_pen){ .stroke = zero ? NRM_INK_REST : NRM_INK_GRID,
                                .width = 1 });
        if (x - half < behind + 4 || x + half > c->right + 12)
            continue;
        nrm_svg_at(c->svg, nrm_plot_tick(s, i));
        nrm_svg_text(c->svg, x, bottom + 15,
                     nrm_plot_type(NRM_MIDDLE, NRM_INK_SOFT), text);
        behind = x + half;
    }
}

/* A label that would fill the picture ends in dots; tables have all of it. */
static const char *
cut_label(const nrm_chart *c, const char *label)
{
    nrm_text rest = nrm_text_of(label);
    int32_t point;

    if (rest.len <= LABEL_MAX)
        return label;
    for (size_t n = 0; n < LABEL_MAX && nrm_utf8_next(&rest, &point); n++) {
    }
    if (rest.len == 0)
        return label;
    return nrm_format(c->a, "%.*s\xe2\x80\xa6", (int)(rest.at - label), label);
}

const char *
nrm_plot_label(const nrm_chart *c, size_t row)
{
    return cut_label(c, nrm_table_label(c->a, c->t, row));
}

nrm_ink
nrm_plot_row_ink(const nrm_chart *c, size_t row)
{
    const char *meant = c->plan->highlight;

    if (meant == NULL)
        return NRM_INK_MAIN;
    return strcmp(nrm_plot_label(c, row), meant) == 0 ? NRM_INK_HOT
                                                      : NRM_INK_MAIN;
}

double
nrm_plot_label_width(const nrm_chart *c, double limit)
{
    double widest = 0;

    for (size_t r = 0; r < c->t->n_rows; r++)
        widest =
            fmax(widest, nrm_plot_width(nrm_plot_label(c, r), c->t->total[r]));
    return fmin(widest, limit);
}

double
nrm_plot_row_height(const nrm_chart *c, size_t row, double width)
{
    nrm_type type = nrm_plot_type(NRM_END, NRM_INK_TEXT);

    type.bold = c->t->total[row];
    return 1.3 * type.size
               * (double)nrm_svg_lines(width + 0.5, type,
                                       nrm_plot_label(c, row))
           + 6;
}

size_t
nrm_plot_row_label(nrm_chart *c, size_t row, double x, double y, double width)
{
    nrm_type type = nrm_plot_type(NRM_END, NRM_INK_TEXT);
    const char *label = nrm_plot_label(c, row);
    size_t lines;

    type.bold = c->t->total[row];
    lines = nrm_svg_lines(width + 0.5, type, label);
    y += 0.35 * type.size - 0.65 * type.size * (double)(lines - 1);
    nrm_svg_paragraph(c->svg, x, y, width + 0.5, type, label);
    return lines;
}

const char *
nrm_plot_head(const nrm_chart *c, size_t column)
{
    return cut_label(c, nrm_table_head(c->a, c->t, column));
}

int
nrm_plot_need_columns(const nrm_chart *c, size_t least, size_t most)
{
    size_t n = c->t->n_columns;

    if (n >= least && n <= most)
        return 0;
    if (least == most)
        return nrm_fail(c->e, NRM_EUSAGE,
                        "a chart of kind '%s' needs %zu column%s of numbers, "
                        "there are %zu",
                        c->plan->kind, least, least == 1 ? "" : "s", n);
    return nrm_fail(c->e, NRM_EUSAGE,
                    "a chart of kind '%s' needs at least %zu columns of "
                    "numbers, there are %zu",
                    c->plan->kind, least, n);
}
