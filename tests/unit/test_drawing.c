/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings are measured: a shape that was moved, added or hidden is found. */
#include "charts.h"

#include "base/seed.h"
#include "intake/drawing.h"
#include "protect/drawn.h"

#include <math.h>
#include <stdlib.h>

/* A figure with what is published of it. */
typedef struct figure {
    nrm_arena *a;
    const nrm_figure *f;
    nrm_papers *papers;
    nrm_obs *findings;
    const nrm_json *manifest;
} figure;

/* A manifest of the numbers of the table. */
static const nrm_json *
manifest_of(nrm_arena *a, const nrm_table *t)
{
    const nrm_obs *obs = t->obs;
    nrm_err e = { 0 };
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_text(&b, "{\"numbers\": [");
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
        const nrm_obs_row *row = t->cells[i].row;
        char period[NRM_PERIOD_BYTES];

        if (row == NULL)
            continue;
        nrm_buf_format(&b, "%s{\"figure\": 1, \"mark\": %zu, \"key\": {",
                       b.len > 13 ? ", " : "", i);
        for (size_t d = 0; d < obs->n_dims; d++)
            nrm_buf_format(&b, "\"%s\": \"%s\", ", obs->dims[d],
                           nrm_obs_string(obs, row->dim[d]));
        nrm_buf_format(&b, "\"TIME_PERIOD\": \"%s\"}}",
                       nrm_period_format(row->period, period));
    }
    nrm_buf_text(&b, "]}");
    return nrm_json_parse(a, "manifest", nrm_buf_all(&b), &e);
}

/* What is published of the figure. */
static void
publish(figure *f, const nrm_safe *safe)
{
    f->papers = nrm_papers_new(nrm_safe_obs(safe));
    f->findings = nrm_obs_like(nrm_safe_obs(safe));
    f->manifest = manifest_of(f->a, f->f->table);
}

static bool
draw(nrm_arena *a, const nrm_safe *safe, size_t i, figure *out)
{
    nrm_chart_plan plan = { .kind = charts[i].kind,
                            .table = { .select = charts[i].select,
                                       .rows = charts[i].rows,
                                       .columns = charts[i].columns,
                                       .order = charts[i].order } };
    nrm_err e = { 0 };

    *out = (figure){ .a = a };
    out->f = nrm_chart_make(nrm_words_new(a, NRM_EN), a, safe, &plan, &e);
    if (out->f == NULL)
        return false;
    publish(out, safe);
    return out->manifest != NULL;
}

/* How many shapes of a picture are wrong. */
static size_t
count_wrong(const figure *f, const char *svg)
{
    nrm_drawn_file file = { "figure.svg", nrm_text_of(svg), f->manifest };
    nrm_err e = { 0 };
    size_t n = 0;

    f->findings->n_rows = 0;
    if (nrm_drawn_check(f->papers, &file, f->findings, &n, &e) != 0)
        tap_ok(false, "%s", e.text);
    return n;
}

/* The verdict on the first shape that is wrong. */
static const char *
verdict(const figure *f, const char *svg)
{
    size_t wrong = count_wrong(f, svg);
    size_t place = nrm_obs_text_find(f->findings, "VERDICT");

    return wrong == 0
               ? ""
               : nrm_obs_string(f->findings, f->findings->rows[0].text[place]);
}

/* Whether a number leaves a shape: 0 has no bar, totals of flows no band. */
static bool
is_drawn(const nrm_figure *f, const nrm_cell *cell)
{
    const nrm_obs_row *row = cell->row;

    return strcmp(f->kind->name, "flow") != 0 && row != NULL
           && row->conf == NRM_CONF_F && row->num[cell->attr].known
           && row->num[cell->attr].x > 0;
}

/* Every number that has a place is measured, and none is that is hidden. */
static void
test_measured(const figure *f, const char *kind)
{
    size_t n = f->f->table->n_rows * f->f->table->n_columns, missing = 0;
    bool *met = nrm_new_n(f->a, bool, n);
    nrm_readings r;

    nrm_drawing_read(f->a, nrm_text_of(f->f->svg), &r);
    for (size_t i = 0; i < r.n; i++)
        for (size_t k = 0; k < r.at[i].n_marks; k++)
            met[r.at[i].marks[k].number] = true;
    for (size_t i = 0; i < n; i++)
        missing += is_drawn(f->f, &f->f->table->cells[i]) && !met[i];
    tap_ok(count_wrong(f, f->f->svg) == 0 && r.n > 0, "%s: %zu readings agree",
           kind, r.n);
    tap_ok(missing == 0, "%s: every number has a mark", kind);
}

/* `svg` with the number that begins at `at` made larger. */
static const char *
moved(nrm_arena *a, const char *svg, const char *at, double by)
{
    char *end;
    double x = strtod(at, &end);

    return nrm_format(a, "%.*s%.2f%s", (int)(at - svg), svg, x + by, end);
}

/* The places in a tag of the numbers that count on the axis. */
static size_t
find_numbers(const char *tag, char axis, const char **out, size_t max)
{
    static const struct {
        char axis;
        const char *name;
    } names[] = { { 'x', " x=\"" },           { 'x', " x1=\"" },
                  { 'x', " x2=\"" },          { 'x', " cx=\"" },
                  { 'x', " width=\"" },       { 'y', " y=\"" },
                  { 'y', " y1=\"" },          { 'y', " y2=\"" },
                  { 'y', " cy=\"" },          { 'y', " height=\"" },
                  { 'h', " height=\"" },      { 'w', " width=\"" },
                  { 'o', " fill-opacity=\"" } };
    const char *end = strchr(tag, '>');
    const char *d = strstr(tag, " d=\"");
    size_t n = 0, k = 0;

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++) {
        const char *at = strstr(tag, names[i].name);

        if (names[i].axis == axis && at != NULL && at < end && n < max)
            out[n++] = at + strlen(names[i].name);
    }
    if (d == NULL || d > end)
        return n;
    for (d += 4; *d != '"'; d++) {
        bool number = (*d >= '0' && *d <= '9') || *d == '.';
        bool before = (d[-1] >= '0' && d[-1] <= '9') || d[-1] == '.';

        if (number && !before && k++ % 2 == 1 && n < max)
            out[n++] = d;
    }
    return n;
}

/* Moves each coordinate that counts, one at a time. */
static void
test_moved(const figure *f, const char *kind)
{
    const char *svg = f->f->svg, *numbers[200];
    size_t n = 0, missed = 0;
    nrm_arena *scratch = nrm_arena_child(f->a);
    char axis = ' ';

    for (const char *tag = svg; (tag = strchr(tag, '<')) != NULL; tag++) {
        const char *end = strchr(tag, '>'), *mark = strstr(tag, "data-at=\"");
        size_t k;

        if (strncmp(tag, "<g data-axis=\"", 14) == 0)
            axis = tag[14];
        if (mark == NULL || mark > end || strncmp(tag, "<text", 5) == 0)
            continue;
        k = find_numbers(tag, axis, numbers, NRM_COUNT_OF(numbers));
        while (k-- > 0) {
            const char *other =
                moved(scratch, svg, numbers[k], axis == 'o' ? 0.02 : 1.5);

            n++;
            if (count_wrong(f, other) == 0) {
                missed++;
                printf("# %s: %.*s at %.9s\n", kind, (int)(end - tag), tag,
                       numbers[k]);
            }
            nrm_arena_reset(scratch);
        }
    }
    nrm_arena_free(scratch);
    tap_ok(missed == 0 && n > 9, "%s: %zu moved coordinates are found", kind,
           n);
}

/* `with` instead of the first `what`. */
static const char *
replaced(nrm_arena *a, const char *svg, const char *what, const char *with)
{
    const char *at = strstr(svg, what);

    if (at == NULL) {
        tap_ok(false, "there is '%s'", what);
        return svg;
    }
    return nrm_format(a, "%.*s%s%s", (int)(at - svg), svg, with,
                      at + strlen(what));
}

static void
test_changed(nrm_arena *a, const nrm_safe *safe, const char *kind)
{
    static const struct {
        const char *kind, *name, *what, *with, *verdict;
    } cases[] = {
        { "bars", "one more bar", "<text x=\"64",
          "<rect x=\"74.0\" y=\"80\" width=\"9.0\" height=\"14.0\"/>"
          "<text x=\"64",
          "other drawing" },
        { "bars", "one more bar outside", "</svg>",
          "<rect x=\"74.0\" y=\"80\" width=\"9.0\" height=\"14.0\"/></svg>",
          "other drawing" },
        { "bars", "a bar without a number", " data-at=\"0 #0\"", "",
          "other drawing" },
        { "bars", "the bar of another row", "\"0 #0\"", "\"0 #1\"",
          "other number" },
        { "bars", "a bar of no row", "\"0 #0\"", "\"0 #999\"", "unknown" },
        { "bars", "a bar from elsewhere", "\"0 #0\"", "\"9 #0\"",
          "other drawing" },
        { "bars", "an axis that ends elsewhere", " 100 6", " 200 6",
          "other drawing" },
        { "bars", "an axis that is none", "data-axis=\"x", "data-axis=\"z",
          "other drawing" },
        { "bars", "no axis", " data-axis=\"x ", " class=\"x ",
          "other drawing" },
        { "bars", "no figure", " data-figure=\"1\"", "", "other drawing" },
        { "bars", "a figure of another document", "data-figure=\"1\"",
          "data-figure=\"2\"", "unknown" },
        { "bars", "a tick between others", "data-at=\"50\"", "data-at=\"49\"",
          "other drawing" },
        { "bars", "a label of another number", ">50<", ">60<",
          "other drawing" },
        { "bars", "another group that moves it", "<g data-axis",
          "<g transform=\"scale(2,1)\"><g data-axis", "other drawing" },
        { "bars", "a style that is its own", "height=\"14.0\"",
          "height=\"14.0\" style=\"width:9px\"", "other drawing" },
        { "bars", "a style sheet that moves it", ".c .t{", ".m{width:9px}.t{",
          "other drawing" },
        { "bars", "a bar as a thick line", "stroke-width=\"2\"",
          "stroke-width=\"40\"", "other drawing" },
        { "bars", "a polygon", "<text x=\"64",
          "<polygon points=\"1 2 3 4\"/>"
          "<text x=\"64",
          "other drawing" },
        { "bars", "an attribute twice", "<rect x=\"74.0\"",
          "<rect width=\"9\" x=\"74.0\"", "other drawing" },
        { "bars", "letters of another size", "<rect x=\"74.0\"",
          "<RECT x=\"74.0\"", "other drawing" },
        { "bars", "a drawing in the drawing", "<text x=\"64",
          "<svg></svg><text x=\"64", "other drawing" },
        { "bars", "a second drawing", "</svg>",
          "</svg><svg viewBox=\"0 0 99 99\"></svg>", "other drawing" },
        { "bars", "an icon that is too large", "</svg>",
          "</svg><svg viewBox=\"0 0 16 16\"><rect width=\"99\" height=\"9\"/>"
          "</svg>",
          "other drawing" },
        { "bars", "an icon", "</svg>",
          "</svg><svg viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" "
          "r=\"7\"/></svg>",
          "" },
        { "bars", "an entity that is markup", "<svg", "<!ENTITY a '<g>'><svg",
          "other drawing" },
        { "heat", "a shade of a hidden cell", "class=\"n kg\" fill=\"none\"",
          "class=\"m\" fill=\"#12436D\" fill-opacity=\"0.11\"",
          "other drawing" },
        { "matrix", "an empty circle that is full", " class=\"b km\"",
          " class=\"m\"", "other number" },
        { "matrix", "a full circle that is empty", "class=\"m\"",
          "class=\"b km\"", "other number" },
        { "line", "a line of two decimals", "data-at=\"#0 #1",
          "data-at=\"#1 #0", "other number" },
    };
    figure f;

    for (size_t i = 0; i < NRM_COUNT_OF(charts); i++)
        if (strcmp(charts[i].kind, kind) == 0 && draw(a, safe, i, &f))
            for (size_t k = 0; k < NRM_COUNT_OF(cases); k++)
                if (strcmp(cases[k].kind, kind) == 0)
                    tap_is(verdict(&f, replaced(a, f.f->svg, cases[k].what,
                                                cases[k].with)),
                           cases[k].verdict, cases[k].name);
}

/* One row of made-up numbers: known, bounded, limited, hidden or missing. */
static void
put_row(nrm_buf *b, size_t geo, size_t time, uint64_t dice, double scale)
{
    double x = (double)(dice % 1000) / 999 * scale;

    if (dice % 7 == 0)
        x = -x;
    if (dice % 5 == 0)
        x = round(x);
    nrm_buf_format(b, "G%zu,%zu,", geo, time);
    switch ((dice >> 20) % 9) {
    case 0: nrm_buf_text(b, ",,,,,,C\n"); return;
    case 1: nrm_buf_text(b, ",,,,,O,F\n"); return;
    case 2: nrm_buf_format(b, ",%.15g,%.15g,,,,F\n", x, x + scale / 9); return;
    case 3: nrm_buf_format(b, ",%.15g,%.15g,,,,F\n", x, x); return;
    case 4:
        nrm_buf_format(b, "%.15g,,,%.15g,%.15g,,F\n", x, x - scale / 7,
                       x + scale / 3);
        return;
    case 5: nrm_buf_format(b, "%.15g,,,,,B,F\n", x); return;
    case 6: nrm_buf_text(b, "0,,,,,,F\n"); return;
    default: nrm_buf_format(b, "%.15g,,,,,,F\n", x); return;
    }
}

static const nrm_safe *
made_up(nrm_arena *a, uint64_t seed, double scale)
{
    nrm_safe *safe = nrm_safe_new(a);
    nrm_err e = { 0 };
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_text(&b, "geo,item,OBS_VALUE,OBS_LOW,OBS_HIGH,CI_LOW,CI_HIGH,"
                     "OBS_STATUS,CONF_STATUS\n");
    for (size_t geo = 0; geo < 1 + seed % 6; geo++)
        for (size_t time = 1; time <= 2 + seed % 5; time++)
            put_row(&b, geo, time, nrm_seed_at(seed, b.len), scale);
    if (nrm_safe_read(safe, nrm_in_memory(a, "x", nrm_buf_all(&b)), &e) != 0)
        tap_ok(false, "made up: %s", e.text);
    return safe;
}

/* Whatever is drawn by us is as it should be, in every language and scale. */
static void
test_made_up(nrm_arena *a)
{
    static const double scales[] = { 1e-7, 0.01, 1, 9, 4000, 1e15 };
    nrm_arena *scratch = nrm_arena_child(a);
    size_t n = 0, wrong = 0;

    for (uint64_t seed = 0; seed < 60; seed++, nrm_arena_reset(scratch)) {
        const nrm_safe *safe =
            made_up(scratch, seed, scales[seed % NRM_COUNT_OF(scales)]);

        for (size_t i = 0; nrm_chart_kinds[i] != NULL; i++)
            for (unsigned one = 0; one < 2; one++) {
                nrm_chart_plan plan = { .kind = nrm_chart_kinds[i]->name,
                                        .table = { .rows = "geo",
                                                   .columns = "item" } };
                nrm_err e = { 0 };
                figure f = { .a = scratch };

                if (one) {
                    plan.table.columns = NULL;
                    plan.table.select = "item=1";
                }
                f.f = nrm_chart_make(nrm_words_new(scratch, seed % NRM_LANGS),
                                     scratch, safe, &plan, &e);
                if (f.f == NULL)
                    continue;
                publish(&f, safe);
                n++;
                if (count_wrong(&f, f.f->svg) == 0)
                    continue;
                wrong++;
                printf("# %s, seed %u: %s\n", plan.kind, (unsigned)seed,
                       verdict(&f, f.f->svg));
            }
    }
    nrm_arena_free(scratch);
    tap_ok(wrong == 0 && n > 400, "%zu made-up charts are measured", n);
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    const nrm_safe *safe = read_safe(a);
    static const char *const changed[] = { "bars", "heat", "matrix", "line" };
    figure f;

    for (size_t i = 0; i < NRM_COUNT_OF(charts); i++) {
        if (!draw(a, safe, i, &f)) {
            tap_ok(false, "%s is drawn", charts[i].kind);
            continue;
        }
        test_measured(&f, charts[i].kind);
        if (strcmp(charts[i].kind, "matrix") != 0)
            test_moved(&f, charts[i].kind);
    }
    for (size_t i = 0; i < NRM_COUNT_OF(changed); i++)
        test_changed(a, safe, changed[i]);
    test_made_up(a);
    nrm_arena_free(a);
    return tap_done();
}
