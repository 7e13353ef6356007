/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/chart_plane.h"

#include "show/chart_spread.h"
#include "show/round.h"

#include <math.h>

#define HEIGHT 240.0
#define PITCH 16.0

typedef struct plane {
    nrm_chart *c;
    const double *at; /* the number of each column */
    nrm_scale x, y;
    bool steps;
} plane;

/* Rows are told apart by colour and by dashes. */
static nrm_pen
row_pen(size_t row)
{
    static const char *const dashes[] = { NULL, "6 3", "2 3", "8 3 2 3" };
    static const nrm_ink inks[] = { NRM_INK_MAIN, NRM_INK_HOT, NRM_INK_REST };

    return (nrm_pen){
        .stroke = inks[row % NRM_COUNT_OF(inks)],
        .width = 2,
        .dash = dashes[row / NRM_COUNT_OF(inks) % NRM_COUNT_OF(dashes)]
    };
}

/* Reads the headers of the columns, which must be numbers that rise. */
static int
read_columns(plane *p)
{
    nrm_chart *c = p->c;
    double *at = nrm_new_n(c->a, double, c->t->n_columns);

    for (size_t k = 0; k < c->t->n_columns; k++) {
        const char *head = nrm_plot_head(c, k);

        if (!nrm_num_real(nrm_text_of(head), &at[k])
            || (k > 0 && at[k] <= at[k - 1]))
            return nrm_fail(c->e, NRM_EUSAGE,
                            "a chart of kind '%s' needs columns that are "
                            "numbers in rising order, not '%s'",
                            c->plan->kind, nrm_quote(c->a, nrm_text_of(head)));
    }
    p->at = at;
    return 0;
}

static int
make_scales(plane *p, double labels)
{
    nrm_chart *c = p->c;
    double ticks = 0, top = c->y + 8;
    size_t last = c->t->n_columns - 1;

    if (nrm_plot_scale(c, false, top + HEIGHT, top, &p->y) != 0)
        return -1;
    for (size_t i = 0; i < nrm_plot_ticks(&p->y); i++)
        ticks =
            fmax(ticks, nrm_plot_width(nrm_plot_tick_text(c, &p->y, i), false));
    p->x = (nrm_scale){ .low = p->at[0],
                        .high = p->at[last],
                        .from = c->left + ticks + 8,
                        .to = c->right - labels - 12 };
    if (p->x.to < p->x.from + 80)
        return nrm_fail(c->e, NRM_EUSAGE,
                        "the labels leave no room for the lines; make the "
                        "chart wider");
    return 0;
}

static void
draw_axes(plane *p)
{
    nrm_chart *c = p->c;
    double behind = -INFINITY;

    for (size_t i = 0; i < nrm_plot_ticks(&p->y); i++) {
        double y = nrm_plot_at(&p->y, nrm_plot_tick(&p->y, i));

        nrm_svg_at(c->svg, nrm_plot_tick(&p->y, i));
        nrm_svg_line(c->svg, p->x.from, y, p->x.to, y,
                     (nrm_pen){ .stroke = i == 0 ? NRM_INK_REST : NRM_INK_GRID,
                                .width = 1 });
        nrm_svg_at(c->svg, nrm_plot_tick(&p->y, i));
        nrm_svg_text(c->svg, p->x.from - 6, y + 4,
                     nrm_plot_type(NRM_END, NRM_INK_SOFT),
                     nrm_plot_tick_text(c, &p->y, i));
    }
    for (size_t k = 0; k < c->t->n_columns; k++) {
        const char *head = nrm_plot_head(c, k);
        double x = nrm_plot_at(&p->x, p->at[k]);
        double half = nrm_plot_width(head, false) / 2;

        if (x - half < behind + 8)
            continue;
        nrm_svg_text(c->svg, x, p->y.from + 16,
                     nrm_plot_type(NRM_MIDDLE, NRM_INK_SOFT), head);
        behind = x + half;
    }
}

/*
 * Appends a column's end of a line or ribbon, `from` the cell of the one
 * before, NULL for the first. Steps keep that until here; on the way back they
 * turn at the one before.
 */
static void
add_point(const plane *p, nrm_buf *d, const nrm_cell *from,
          const nrm_cell *cell, char end)
{
    nrm_mark_place m = nrm_plot_place(cell), before;
    size_t n = p->c->t->n_columns;
    double x = nrm_plot_at(&p->x, p->at[(size_t)(cell - p->c->t->cells) % n]);
    double y = nrm_plot_at(&p->y, end == 'h'   ? m.high
                                  : end == 'l' ? m.low
                                               : m.x);

    if (from != NULL && p->steps && from < cell) {
        before = nrm_plot_place(from);
        nrm_plot_mark(p->c, from, end);
        nrm_svg_point(d, 'L', x,
                      nrm_plot_at(&p->y, end == 'h' ? before.high : before.x));
    } else if (from != NULL && p->steps) {
        nrm_plot_mark(p->c, cell, end);
        nrm_svg_point(
            d, 'L',
            nrm_plot_at(&p->x, p->at[(size_t)(from - p->c->t->cells) % n]), y);
    }
    nrm_plot_mark(p->c, cell, end);
    nrm_svg_point(d, d->len == 0 ? 'M' : 'L', x, y);
}

static void
draw_ribbon(plane *p, size_t row)
{
    nrm_chart *c = p->c;
    const nrm_cell *before = NULL;
    nrm_buf d;

    nrm_buf_init(&d, c->a);
    for (size_t k = 0; k < c->t->n_columns; k++) {
        nrm_mark_place m = nrm_plot_place(nrm_plot_cell(c, row, k));

        if (!m.known || !m.limited)
            continue;
        add_point(p, &d, before, m.cell, 'h');
        before = m.cell;
    }
    if (before == NULL)
        return;
    before = NULL;
    for (size_t k = c->t->n_columns; k-- > 0;) {
        nrm_mark_place m = nrm_plot_place(nrm_plot_cell(c, row, k));

        if (!m.known || !m.limited)
            continue;
        add_point(p, &d, before, m.cell, 'l');
        before = m.cell;
    }
    nrm_buf_char(&d, 'Z');
    nrm_svg_path(c->svg, nrm_buf_string(&d),
                 (nrm_pen){ .fill = row_pen(row).stroke, .opacity = 0.18 });
}

static void
draw_row(plane *p, size_t row, nrm_end_label *label)
{
    nrm_chart *c = p->c;
    const nrm_cell *before = NULL;
    nrm_buf d;

    nrm_buf_init(&d, c->a);
    draw_ribbon(p, row);
    for (size_t k = 0; k < c->t->n_columns; k++) {
        const nrm_cell *cell = nrm_plot_cell(c, row, k);
        nrm_mark_place m = nrm_plot_place(cell);

        if (!m.known)
            continue;
        add_point(p, &d, before, cell, 0);
        before = cell;
        *label =
            (nrm_end_label){ nrm_format(c->a, "%s %s", cell->short_text,
                                        nrm_plot_label(c, row)),
                             nrm_plot_at(&p->y, m.x), row_pen(row).stroke };
    }
    if (d.len > 0)
        nrm_svg_path(c->svg, nrm_buf_string(&d), row_pen(row));
}

static double
label_width(const nrm_chart *c)
{
    double widest = 0;

    for (size_t r = 0; r < c->t->n_rows; r++)
        for (size_t k = 0; k < c->t->n_columns; k++)
            widest = fmax(
                widest,
                nrm_plot_width(nrm_format(c->a, "%s %s",
                                          nrm_plot_cell(c, r, k)->short_text,
                                          nrm_plot_label(c, r)),
                               true));
    return widest;
}

int
nrm_chart_plane(nrm_chart *c, bool steps)
{
    nrm_end_label *labels = nrm_new_n(c->a, nrm_end_label, c->t->n_rows);
    plane p = { .c = c, .steps = steps };
    size_t n = 0;

    if (nrm_plot_need_columns(c, 2, (size_t)-1) != 0 || read_columns(&p) != 0
        || make_scales(&p, label_width(c)) != 0)
        return -1;
    nrm_plot_axis(c, "y", &p.y);
    draw_axes(&p);
    for (size_t r = 0; r < c->t->n_rows; r++) {
        draw_row(&p, r, &labels[n]);
        n += labels[n].text != NULL;
    }
    nrm_svg_group_end(c->svg);
    nrm_spread_labels(labels, n, PITCH, p.y.to, p.y.from);
    for (size_t i = 0; i < n; i++)
        nrm_svg_text(c->svg, p.x.to + 8, labels[i].y + 4.2,
                     nrm_plot_bold(NRM_START, NRM_INK_TEXT), labels[i].text);
    c->y = p.y.from + 24;
    return 0;
}
