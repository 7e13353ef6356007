/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flows from the rows to the columns: senders at the left, receivers at the
 * right, and a band between two of them that is as thick as the flow. Labels
 * stand outside of the bands and break into lines, so that eight actors a side
 * are read on a phone, which the columns of a matrix are not. What is hidden
 * has no band and is named below by its mark alone.
 *
 * A row or column of totals gives its numbers to the labels and is no actor.
 */
#include "show/plot.h"

#include "show/font.h"
#include "show/pick.h"

#include <math.h>

#define LABELS 0.3    /* of the width, a side, */
#define MOST 0.38     /* and where a word needs more */
#define BAR 8.0       /* the width of an actor's bar */
#define SPACE 6.0     /* between bar and label */
#define GAP 10.0      /* between actors */
#define LINE 15.0     /* of a label */
#define HEIGHT 240.0  /* of all bands of a side, at least */
#define EACH 26.0     /* and for each actor */
#define READABLE 12.0 /* the thickness of a band with its number */
#define SMALL 11.0    /* type */
#define NARROW 420.0  /* pixels that ask for it in the labels too */

/* The actors of one side. */
typedef struct side {
    size_t *at;      /* n rows or columns of the table */
    size_t n, total; /* the one of totals, or NONE */
    const char **label;
    double *top, *height; /* of the actor */
    double *bands;        /* what flows, in pixels: its bar */
    double *used;         /* of that, so far */
} side;

#define NONE ((size_t)-1)

typedef struct flows {
    nrm_chart *c;
    side from, to;
    nrm_scale s; /* of the thickness of bands */
    double x0, x1, label_width;
} flows;

static bool
is_total_column(const nrm_chart *c, size_t column)
{
    size_t dim = c->plan->table.columns == NULL
                     ? NRM_NO_DIM
                     : nrm_obs_dim_find(c->t->obs, c->plan->table.columns);

    for (size_t r = 0; dim != NRM_NO_DIM && r < c->t->n_rows; r++) {
        const nrm_obs_row *row = nrm_plot_cell(c, r, column)->row;

        if (row != NULL)
            return nrm_pick_is_total(c->t->obs, row, dim);
    }
    return false;
}

static void
find_actors(flows *f, side *s, bool rows)
{
    const nrm_table *t = f->c->t;
    size_t n = rows ? t->n_rows : t->n_columns;
    nrm_arena *a = f->c->a;

    *s = (side){ .at = nrm_new_n(a, size_t, n), .total = NONE };
    for (size_t i = 0; i < n; i++) {
        if (rows ? t->total[i] : is_total_column(f->c, i))
            s->total = i;
        else
            s->at[s->n++] = i;
    }
    s->label = nrm_new_n(a, const char *, s->n);
    s->top = nrm_new_n(a, double, s->n);
    s->height = nrm_new_n(a, double, s->n);
    s->bands = nrm_new_n(a, double, s->n);
    s->used = nrm_new_n(a, double, s->n);
}

/* The flow from one actor to another. */
static const nrm_cell *
cell_of(const flows *f, size_t from, size_t to)
{
    return nrm_plot_cell(f->c, f->from.at[from], f->to.at[to]);
}

/* How much of it is drawn: of a number known by bounds, all that it may be. */
static double
drawn(const nrm_cell *cell)
{
    nrm_mark_place p = nrm_plot_place(cell);
    double x = p.known ? p.x : p.bounded ? p.high : 0;

    if (p.bounded && !isfinite(x))
        x = p.low;
    return isfinite(x) && x > 0 ? x : 0;
}

static double
thickness(const flows *f, const nrm_cell *cell)
{
    return nrm_plot_at(&f->s, drawn(cell));
}

/* What a band or a bar is made of. */
static void
mark(flows *f, const nrm_cell *cell)
{
    if (drawn(cell) > 0)
        nrm_plot_mark(f->c, cell, nrm_plot_place(cell).known ? 0 : 'h');
}

/* The label of an actor, with its total where the table has one. */
static void
add_label(flows *f, side *s, size_t i, bool rows)
{
    const char *name =
        rows ? nrm_plot_label(f->c, s->at[i]) : nrm_plot_head(f->c, s->at[i]);
    side *other = rows ? &f->to : &f->from;
    const nrm_cell *cell;

    s->label[i] = name;
    if (other->total == NONE)
        return;
    cell = rows ? nrm_plot_cell(f->c, s->at[i], other->total)
                : nrm_plot_cell(f->c, other->total, s->at[i]);
    if (cell->row != NULL)
        s->label[i] = nrm_format(f->c->a, "%s (%s)", name, cell->short_text);
}

static nrm_type
label_type(const flows *f, bool rows)
{
    nrm_type type = nrm_plot_type(rows ? NRM_END : NRM_START, NRM_INK_TEXT);

    if (f->c->right - f->c->left < NARROW)
        type.size = SMALL;
    return type;
}

/* The widest word of the labels of a side. */
static double
widest_word(const flows *f, const side *s)
{
    double widest = 0;

    for (size_t i = 0; i < s->n; i++) {
        nrm_text rest = nrm_text_of(s->label[i]), word;

        while (rest.len > 0 && nrm_text_cut(&rest, ' ', &word))
            widest = fmax(
                widest, nrm_font_width(word, label_type(f, true).size, false));
    }
    return widest;
}

/* Where the bars and labels of a side begin, below each other. */
static double
measure(flows *f, side *s, bool rows)
{
    double sum = 0;

    for (size_t i = 0; i < s->n; i++) {
        size_t lines =
            nrm_svg_lines(f->label_width, label_type(f, rows), s->label[i]);

        for (size_t j = 0; j < (rows ? f->to.n : f->from.n); j++)
            s->bands[i] +=
                thickness(f, rows ? cell_of(f, i, j) : cell_of(f, j, i));
        s->height[i] = fmax(s->bands[i], LINE * (double)lines);
        s->top[i] = sum;
        sum += s->height[i] + GAP;
    }
    return sum - GAP;
}

/* Where the bar of an actor begins: in the middle beside its label. */
static double
bar_top(const side *s, size_t i)
{
    return s->top[i] + (s->height[i] - s->bands[i]) / 2;
}

static void
draw_actor(flows *f, const side *s, size_t i, bool rows)
{
    nrm_type type = label_type(f, rows);
    double bar = rows ? f->x0 - BAR : f->x1,
           middle = s->top[i] + s->height[i] / 2;
    double x = rows ? bar - SPACE : bar + BAR + SPACE;
    size_t lines = nrm_svg_lines(f->label_width, type, s->label[i]);

    for (size_t j = 0; j < (rows ? f->to.n : f->from.n); j++)
        mark(f, rows ? cell_of(f, i, j) : cell_of(f, j, i));
    nrm_svg_rect(f->c->svg, bar, bar_top(s, i), BAR, fmax(s->bands[i], 1),
                 (nrm_pen){ .fill = rows ? nrm_plot_row_ink(f->c, s->at[i])
                                         : NRM_INK_REST });
    nrm_svg_paragraph(f->c->svg, x,
                      middle + 0.35 * type.size
                          - 0.65 * type.size * (double)(lines - 1),
                      f->label_width, type, s->label[i]);
}

/* A curve from the last point to another, level at both. */
static void
add_curve(nrm_buf *d, double x0, double y0, double x1, double y1)
{
    double middle = (x0 + x1) / 2;

    nrm_svg_point(d, 'C', middle, y0);
    nrm_svg_point(d, ' ', middle, y1);
    nrm_svg_point(d, ' ', x1, y1);
}

static void
draw_band(flows *f, size_t from, size_t to)
{
    const nrm_cell *cell = cell_of(f, from, to);
    double thick = thickness(f, cell);
    double y0 = bar_top(&f->from, from) + f->from.used[from];
    double y1 = bar_top(&f->to, to) + f->to.used[to];
    bool known = nrm_plot_place(cell).known;
    nrm_buf d;

    if (thick <= 0)
        return;
    nrm_buf_init(&d, f->c->a);
    nrm_svg_point(&d, 'M', f->x0, y0);
    add_curve(&d, f->x0, y0, f->x1, y1);
    nrm_svg_point(&d, 'L', f->x1, y1 + thick);
    add_curve(&d, f->x1, y1 + thick, f->x0, y0 + thick);
    nrm_buf_char(&d, 'Z');
    nrm_svg_group(f->c->svg,
                  nrm_format(f->c->a, "%s \u2013 %s: %s",
                             nrm_plot_label(f->c, f->from.at[from]),
                             nrm_plot_head(f->c, f->to.at[to]), cell->text));
    mark(f, cell);
    nrm_svg_path(f->c->svg, nrm_buf_string(&d),
                 (nrm_pen){ .fill = nrm_plot_row_ink(f->c, f->from.at[from]),
                            .opacity = known ? 0.32 : 0.12,
                            .stroke = NRM_INK_BACK,
                            .width = 1 });
    nrm_svg_group_end(f->c->svg);
    f->from.used[from] += thick;
    f->to.used[to] += thick;
}

/* The numbers of the bands that have room, above all of them. */
static void
draw_numbers(flows *f, size_t from)
{
    nrm_type type = nrm_plot_type(NRM_START, NRM_INK_TEXT);
    double y = bar_top(&f->from, from);

    type.size = SMALL;
    for (size_t j = 0; j < f->to.n; j++) {
        const nrm_cell *cell = cell_of(f, from, j);
        double thick = thickness(f, cell);

        if (thick >= READABLE)
            nrm_svg_text(f->c->svg, f->x0 + 4, y + thick / 2 + 0.35 * type.size,
                         type, cell->short_text);
        y += thick;
    }
}

/* Who sends how many to whom is hidden: by sender. */
static void
name_hidden(flows *f)
{
    nrm_type type = nrm_plot_type(NRM_START, NRM_INK_SOFT);

    for (size_t i = 0; i < f->from.n; i++) {
        const char *names = NULL, *mark = NULL;

        for (size_t j = 0; j < f->to.n; j++) {
            const nrm_cell *cell = cell_of(f, i, j);
            const char *name = nrm_plot_head(f->c, f->to.at[j]);

            if (cell->row == NULL || cell->row->conf != NRM_CONF_C)
                continue;
            mark = cell->short_text;
            names = names == NULL ? name
                                  : nrm_format(f->c->a, "%s, %s", names, name);
        }
        if (names == NULL)
            continue;
        names = nrm_format(f->c->a, "%s %s \u2013 %s", mark,
                           nrm_plot_label(f->c, f->from.at[i]), names);
        f->c->y = nrm_svg_paragraph(f->c->svg, f->c->left, f->c->y + LINE,
                                    f->c->right - f->c->left, type, names)
                  - LINE;
    }
}

/* Sets where everything goes. */
static void
lay_out(flows *f)
{
    nrm_chart *c = f->c;
    double width = c->right - c->left, all = 0, left, right, most;
    size_t actors = f->from.n > f->to.n ? f->from.n : f->to.n;

    for (size_t i = 0; i < f->from.n; i++)
        add_label(f, &f->from, i, true);
    for (size_t j = 0; j < f->to.n; j++)
        add_label(f, &f->to, j, false);
    f->label_width =
        fmax(LABELS * width,
             fmin(MOST * width,
                  1 + fmax(widest_word(f, &f->from), widest_word(f, &f->to))));
    f->x0 = c->left + f->label_width + SPACE + BAR;
    f->x1 = c->right - f->label_width - SPACE - BAR;
    for (size_t i = 0; i < f->from.n; i++)
        for (size_t j = 0; j < f->to.n; j++)
            all += drawn(cell_of(f, i, j));
    f->s = (nrm_scale){ .high = all > 0 ? all : 1,
                        .to = fmax(HEIGHT, EACH * (double)actors) };
    left = measure(f, &f->from, true);
    right = measure(f, &f->to, false);
    most = fmax(left, right);
    for (size_t i = 0; i < f->from.n; i++)
        f->from.top[i] += c->y + (most - left) / 2;
    for (size_t j = 0; j < f->to.n; j++)
        f->to.top[j] += c->y + (most - right) / 2;
    c->y += most + 4;
}

static int
draw(nrm_chart *c)
{
    flows f = { .c = c };
    nrm_scale unused;

    if (nrm_plot_need_columns(c, 1, (size_t)-1) != 0
        || nrm_plot_scale(c, false, 0, 1, &unused) != 0)
        return -1;
    find_actors(&f, &f.from, true);
    find_actors(&f, &f.to, false);
    lay_out(&f);
    nrm_plot_axis(c, "height", &f.s);
    for (size_t i = 0; i < f.from.n; i++)
        for (size_t j = 0; j < f.to.n; j++)
            draw_band(&f, i, j);
    for (size_t i = 0; i < f.from.n; i++)
        draw_numbers(&f, i);
    for (size_t i = 0; i < f.from.n; i++)
        draw_actor(&f, &f.from, i, true);
    for (size_t j = 0; j < f.to.n; j++)
        draw_actor(&f, &f.to, j, false);
    nrm_svg_group_end(c->svg);
    name_hidden(&f);
    return 0;
}

/* Every flow that is not 0, and every hidden one. */
static void
describe(const nrm_chart *c, nrm_buf *out)
{
    const char *between = "";

    for (size_t r = 0; r < c->t->n_rows; r++)
        for (size_t k = 0; k < c->t->n_columns; k++) {
            const nrm_cell *cell = nrm_plot_cell(c, r, k);

            if (cell->row == NULL || out->len >= NRM_CHART_WORDS_MAX
                || (drawn(cell) <= 0 && cell->row->conf != NRM_CONF_C))
                continue;
            nrm_buf_format(out, "%s%s \u2013 %s: %s", between,
                           nrm_plot_label(c, r), nrm_plot_head(c, k),
                           cell->text);
            between = "; ";
        }
}

const nrm_chart_kind nrm_chart_flow = {
    .name = "flow",
    .help = "bands from the rows to the columns, as thick as their number",
    .draw = draw,
    .describe = describe,
    .unsaid = NRM_MARK_BIT(NRM_MARK_X), /* no row, no flow, no band */
};
