/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No text of a chart touches another or leaves the picture. */
#include "tap.h"

#include "show/chart.h"
#include "show/chart_spread.h"
#include "show/font.h"

static const struct {
    const char *kind, *select, *rows, *columns, *order;
} charts[] = {
    { "line", "indicator=identified", "geo", "TIME_PERIOD", NULL },
    { "dots", "indicator=identified TIME_PERIOD=2023", "geo", NULL, "-value" },
    { "bars", "indicator=identified TIME_PERIOD=2020", "geo", NULL, NULL },
    { "cascade", "indicator=cascade", "stage", NULL, "given" },
    { "matrix", "indicator=policy", "geo", "item", "given" },
    { "slope", "indicator=identified TIME_PERIOD=2014,2023", "geo",
      "TIME_PERIOD", NULL },
    { "likert", "indicator=survey", "item", "answer", NULL },
    { "heat", "indicator=identified", "geo", "TIME_PERIOD", NULL },
    { "steps", "indicator=delay", "sex", "time", "given" },
    { "forest", "indicator=estimate", "method", NULL, "given" },
    { "curve", "indicator=dark", "indicator", "item", "given" },
};

static const nrm_text_box *
touching(const nrm_figure *f, const nrm_text_box *one)
{
    for (size_t i = 0; i < f->picture->n_boxes; i++) {
        const nrm_text_box *two = &f->picture->boxes[i];

        if (two > one && one->left < two->right && two->left < one->right
            && one->top < two->bottom && two->top < one->bottom)
            return two;
    }
    return NULL;
}

static bool
is_outside(const nrm_figure *f, const nrm_text_box *box)
{
    return box->left < 0 || box->top < 0 || box->right > f->width
           || box->bottom > f->height;
}

static size_t
count_faults(const nrm_figure *f)
{
    size_t faults = 0;

    for (size_t i = 0; i < f->picture->n_boxes; i++) {
        const nrm_text_box *box = &f->picture->boxes[i];
        const nrm_text_box *other = touching(f, box);

        if (other != NULL)
            printf("# '%s' touches '%s'\n", box->text, other->text);
        if (is_outside(f, box))
            printf("# '%s' is outside\n", box->text);
        faults += (size_t)(other != NULL) + (size_t)is_outside(f, box);
    }
    return faults;
}

static const nrm_safe *
read_safe(nrm_arena *a)
{
    nrm_safe *safe = nrm_safe_new(a);
    nrm_err e = { 0 };
    nrm_in *in = nrm_in_open(a, "tests/cli/nrm-chart/safe.csv", &e);

    tap_ok(in != NULL && nrm_safe_read(safe, in, &e) == 0, "the data %s",
           e.text);
    return safe;
}

static void
test_boxes(nrm_arena *a, const nrm_safe *safe)
{
    static const double widths[] = { 320, 480, 720, 1100 };

    for (size_t i = 0; i < NRM_COUNT_OF(charts); i++)
        for (unsigned n = 0; n < NRM_COUNT_OF(widths) * NRM_LANGS; n++) {
            nrm_lang lang = (nrm_lang)(n % NRM_LANGS);
            nrm_chart_plan plan = {
                .kind = charts[i].kind,
                .title = "Two of three assisted children still wait for a "
                         "durable solution",
                .width = widths[n / NRM_LANGS],
                .table = { .select = charts[i].select,
                           .rows = charts[i].rows,
                           .columns = charts[i].columns,
                           .order = charts[i].order,
                           .caption = "Children at each step, and per cent of "
                                      "the step before, in all countries",
                           .source = "made-up figures" },
            };
            nrm_err e = { 0 };
            const nrm_figure *f =
                nrm_chart_make(nrm_words_new(a, lang), a, safe, &plan, &e);

            if (f == NULL)
                printf("# %s\n", e.text);
            tap_ok(f != NULL && count_faults(f) == 0, "%s, %s, %.0f pixels",
                   plan.kind, nrm_lang_name(lang), plan.width);
        }
}

/* A row that is hidden leaves nothing in the file but its mark. */
static void
test_hidden(nrm_arena *a)
{
    static const char *const hidden[] = {
        "geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nEL,2019,7,F\nEL,2020,,C\n"
        "EL,2021,9,F\n",
        "geo,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\nEL,2019,7,,F\n"
        "EL,2020,,,C\nEL,2021,9,,F\n"
    };
    const char *svg[2];

    for (size_t i = 0; i < 2; i++) {
        nrm_safe *safe = nrm_safe_new(a);
        nrm_chart_plan plan = {
            .kind = "line", .table = { .rows = "geo", .columns = "TIME_PERIOD" }
        };
        nrm_err e = { 0 };
        const nrm_figure *f;

        tap_ok(nrm_safe_read(safe,
                             nrm_in_memory(a, "x", nrm_text_of(hidden[i])), &e)
                   == 0,
               "hidden rows");
        f = nrm_chart_make(nrm_words_new(a, NRM_EN), a, safe, &plan, &e);
        svg[i] = f == NULL ? e.text : f->svg;
    }
    tap_is(svg[1], svg[0], "a hidden number draws the same whatever it was");
    tap_ok(strstr(svg[0], ">[c]</text>") != NULL, "and shows [c]");
}

static void
test_font(void)
{
    nrm_text rest = nrm_text_of("one two three");

    tap_near(nrm_font_width(nrm_text_of("Hamburg"), 2048, false),
             1479 + 1139 + 1706 + 1139 + 1139 + 682 + 1139, 0, "a word");
    tap_ok(nrm_font_width(nrm_text_of("\xce\xa0\xd0\x91"), 12, true) > 12,
           "Greek and Cyrillic");
    tap_ok(nrm_font_line(&rest, 12, false, 45).len == 7, "two words fit");
    tap_ok(rest.len == 5, "one is left");
    tap_ok(nrm_font_line(&rest, 12, false, 1).len == 5, "a word is not cut");
}

static void
test_spread(void)
{
    nrm_end_label labels[] = {
        { "a", 10, 0 }, { "b", 11, 0 }, { "c", 95, 0 }, { "d", 99, 0 }
    };

    nrm_spread_labels(labels, 4, 10, 0, 100);
    for (size_t i = 1; i < 4; i++)
        tap_ok(labels[i].y - labels[i - 1].y >= 10, "labels are apart");
    tap_ok(labels[0].y >= 0 && labels[3].y <= 100, "and inside");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_boxes(a, read_safe(a));
    test_hidden(a);
    test_font();
    test_spread();
    nrm_arena_free(a);
    return tap_done();
}
