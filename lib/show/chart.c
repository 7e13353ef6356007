/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/chart.h"

#include "show/plot.h"

#include <string.h>

#define NRM_CHART(name) extern const nrm_chart_kind nrm_chart_##name;
#include "show/chart.def"
#undef NRM_CHART

#define NRM_CHART(name) &nrm_chart_##name,
const nrm_chart_kind *const nrm_chart_kinds[] = {
#include "show/chart.def"
    NULL
};
#undef NRM_CHART

#define MARGIN 16.0
#define BARE_TOP 12.0

static const nrm_chart_kind *
find_kind(nrm_arena *a, const char *name, nrm_err *e)
{
    const char *names[NRM_COUNT_OF(nrm_chart_kinds)];
    size_t n = 0;

    for (; nrm_chart_kinds[n] != NULL; n++) {
        names[n] = nrm_chart_kinds[n]->name;
        if (strcmp(names[n], name) == 0)
            return nrm_chart_kinds[n];
    }
    nrm_fail(e, NRM_EUSAGE, "there is no kind of chart '%s'; there are: %s",
             nrm_quote(a, nrm_text_of(name)), nrm_text_list(a, names, n));
    return NULL;
}

/* What the numbers are: the caption, then the unit. */
static const char *
subtitle(const nrm_chart *c)
{
    const char *caption = c->plan->title == NULL ? NULL : c->t->caption;

    if (caption == NULL)
        return c->t->unit == NULL ? "" : c->t->unit;
    return c->t->unit == NULL ? caption
                              : nrm_format(c->a, "%s, %s", caption, c->t->unit);
}

static const char *
title_of(const nrm_chart_plan *plan)
{
    if (plan->title != NULL)
        return plan->title;
    return plan->table.caption == NULL ? "" : plan->table.caption;
}

static void
draw_head(nrm_chart *c)
{
    double width = c->right - c->left;
    nrm_type title = { 16, true, NRM_START, NRM_INK_TEXT };

    c->y = MARGIN + 12;
    if (c->plan->bare) {
        c->y = BARE_TOP;
        return;
    }
    c->y = nrm_svg_paragraph(c->svg, c->left, c->y, width, title,
                             title_of(c->plan));
    c->y =
        nrm_svg_paragraph(c->svg, c->left, c->y, width,
                          nrm_plot_type(NRM_START, NRM_INK_SOFT), subtitle(c));
    c->y += 8;
}

/* Whether a number is drawn by its bounds. */
static bool
has_bounds(const nrm_chart *c)
{
    for (size_t i = 0; i < c->t->n_rows * c->t->n_columns; i++)
        if (nrm_plot_place(&c->t->cells[i]).bounded)
            return true;
    return false;
}

/* The legend of the marks that occur, the note, and the source. */
static void
draw_foot(nrm_chart *c, const nrm_chart_kind *kind)
{
    nrm_type type = { 11, false, NRM_START, NRM_INK_SOFT };
    double width = c->right - c->left;
    const char *legend =
        nrm_table_legend(c->w, c->a, c->t->marks & ~kind->unsaid);

    c->y += 22;
    if (*legend != '\0')
        c->y = nrm_svg_paragraph(c->svg, c->left, c->y, width, type, legend);
    if (kind->bounds && has_bounds(c))
        c->y = nrm_svg_paragraph(c->svg, c->left, c->y, width, type,
                                 nrm_words_get(c->w, "bounds"));
    if (c->t->note != NULL)
        c->y =
            nrm_svg_paragraph(c->svg, c->left, c->y, width, type, c->t->note);
    if (c->t->source != NULL)
        c->y = nrm_svg_paragraph(c->svg, c->left, c->y, width, type,
                                 nrm_format(c->a, "%s: %s",
                                            nrm_words_get(c->w, "source"),
                                            c->t->source));
}

/* The first and last number of each row in words. */
static void
describe_rows(const nrm_chart *c, nrm_buf *out)
{
    const nrm_table *t = c->t;

    for (size_t r = 0; r < t->n_rows && out->len < NRM_CHART_WORDS_MAX; r++) {
        size_t last = t->n_columns - 1;

        nrm_buf_format(out, "%s%s: ", r > 0 ? "; " : "", nrm_plot_label(c, r));
        if (last > 0)
            nrm_buf_format(out, "%s %s, ", nrm_plot_head(c, 0),
                           nrm_plot_cell(c, r, 0)->text);
        if (last > 0)
            nrm_buf_format(out, "%s ", nrm_plot_head(c, last));
        nrm_buf_text(out, nrm_plot_cell(c, r, last)->text);
    }
}

/* The numbers in words. */
static const char *
describe(const nrm_chart *c, const nrm_chart_kind *kind)
{
    const nrm_table *t = c->t;
    nrm_buf out;

    if (c->plan->describe != NULL)
        return c->plan->describe;
    nrm_buf_init(&out, c->a);
    if (t->caption != NULL)
        nrm_buf_format(&out, "%s. ", t->caption);
    (kind->describe == NULL ? describe_rows : kind->describe)(c, &out);
    nrm_buf_text(&out, out.len < NRM_CHART_WORDS_MAX ? "." : "; ...");
    return nrm_buf_string(&out);
}

static nrm_figure *
finish(nrm_chart *c, const nrm_chart_kind *kind)
{
    nrm_figure *f = nrm_new(c->a, nrm_figure);
    nrm_svg_frame frame = {
        .id = c->plan->id == NULL ? "chart" : c->plan->id,
        .title = title_of(c->plan),
        .description = describe(c, kind),
        .figure = c->plan->figure == 0 ? 1 : c->plan->figure,
        .width = c->right + MARGIN,
        .height = c->y + 4,
    };

    f->svg = nrm_svg_finish(c->svg, &frame);
    f->kind = kind;
    f->plan = *c->plan;
    f->title = frame.title;
    f->subtitle = subtitle(c);
    f->description = frame.description;
    f->table = c->t;
    f->picture = c->svg;
    f->width = frame.width;
    f->height = frame.height;
    return f;
}

static nrm_figure *
draw(nrm_words *w, nrm_arena *a, const nrm_table *t, const nrm_chart_plan *plan,
     nrm_err *e)
{
    double width = plan->width > 0 ? plan->width : NRM_CHART_WIDTH;
    const nrm_chart_kind *kind =
        find_kind(a, plan->kind == NULL ? "line" : plan->kind, e);
    nrm_chart c = { .w = w, .a = a, .plan = plan, .t = t, .e = e };

    if (kind == NULL)
        return NULL;
    if (width < NRM_CHART_WIDTH_MIN || width > NRM_CHART_WIDTH_MAX) {
        nrm_fail(e, NRM_EUSAGE, "a chart is %d to %d pixels wide",
                 NRM_CHART_WIDTH_MIN, NRM_CHART_WIDTH_MAX);
        return NULL;
    }
    if (c.t->n_rows * c.t->n_columns > NRM_CHART_CELLS_MAX) {
        nrm_fail(e, NRM_EINPUT, "there are more than %d numbers to draw",
                 NRM_CHART_CELLS_MAX);
        return NULL;
    }
    c.svg = nrm_svg_new(a);
    c.left = MARGIN;
    c.right = width - MARGIN;
    draw_head(&c);
    if (kind->draw(&c) != 0)
        return NULL;
    draw_foot(&c, kind);
    return finish(&c, kind);
}

nrm_figure *
nrm_chart_make(nrm_words *w, nrm_arena *a, const nrm_safe *safe,
               const nrm_chart_plan *plan, nrm_err *e)
{
    const nrm_table *t;

    if (find_kind(a, plan->kind == NULL ? "line" : plan->kind, e) == NULL)
        return NULL;
    t = nrm_table_make(w, a, safe, &plan->table, e);
    return t == NULL ? NULL : draw(w, a, t, plan, e);
}

const char *
nrm_figure_svg(nrm_words *w, nrm_arena *a, const nrm_figure *f, bool bare,
               double width)
{
    nrm_chart_plan plan = f->plan;
    nrm_err none = { 0 };
    const nrm_figure *again;

    plan.bare = bare;
    plan.width = width;
    if (width > 0 && plan.id != NULL)
        plan.id = nrm_format(a, "%s-%.0f", plan.id, width);
    again = draw(w, a, f->table, &plan, &none);
    return again == NULL ? NULL : again->svg;
}
