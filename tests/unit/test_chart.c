/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No text of a chart touches another or leaves the picture. */
#include "charts.h"

#include "show/chart_spread.h"
#include "show/font.h"

#include <expat.h>

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

/* Whether a picture is well-formed XML. */
static bool
is_xml(const char *svg)
{
    XML_Parser parser = XML_ParserCreate("UTF-8");
    bool good = XML_Parse(parser, svg, (int)strlen(svg), 1) == XML_STATUS_OK;

    if (!good)
        printf("# %lu: %s\n", (unsigned long)XML_GetCurrentLineNumber(parser),
               XML_ErrorString(XML_GetErrorCode(parser)));
    XML_ParserFree(parser);
    return good;
}

static void
test_kinds(void)
{
    for (size_t i = 0; nrm_chart_kinds[i] != NULL; i++) {
        size_t n = 0;

        for (size_t k = 0; k < NRM_COUNT_OF(charts); k++)
            n += strcmp(charts[k].kind, nrm_chart_kinds[i]->name) == 0;
        tap_ok(n > 0, "the kind '%s' is drawn here", nrm_chart_kinds[i]->name);
    }
}

/* Labels from hostile data do not leave their elements. */
static void
test_hostile(nrm_arena *a)
{
    static const char *const labels[] = {
        "</text><script>alert(1)</script>",
        "\"a\"\" & ' <b> ]]>\"",
        "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d e\xcc\x81\xcc\xa7",
        "a\x01\x1b[31m\x7f",
        "\xf0\x9f\x91\xaa\xe2\x80\x8d\xef\xb8\x8f",
        "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbau"
        "unterbeamtengesellschaft",
        "words that go on and on and on and on and on and on and on and on "
        "and on and on and on and on and on and on and on and on and on",
    };
    nrm_buf data;
    nrm_safe *safe = nrm_safe_new(a);
    nrm_err e = { 0 };

    nrm_buf_init(&data, a);
    nrm_buf_text(&data, "geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS\n");
    for (size_t i = 0; i < 2 * NRM_COUNT_OF(labels); i++)
        nrm_buf_format(&data, "%s,%zu,%zu,F\n", labels[i / 2], 2019 + i % 2, i);
    tap_ok(nrm_safe_read(safe, nrm_in_memory(a, "x", nrm_buf_all(&data)), &e)
               == 0,
           "hostile labels %s", e.text);
    for (size_t i = 0; nrm_chart_kinds[i] != NULL; i++) {
        nrm_chart_plan plan = {
            .kind = nrm_chart_kinds[i]->name,
            .title = "</title>&\x02",
            .table = { .rows = "geo", .source = "<\x03>" },
        };
        nrm_err many = { 0 }, one = { 0 };
        const nrm_figure *f;

        plan.table.columns = "TIME_PERIOD";
        f = nrm_chart_make(nrm_words_new(a, NRM_EN), a, safe, &plan, &many);
        if (f == NULL) {
            plan.table.columns = NULL;
            plan.table.select = "TIME_PERIOD=2019";
            f = nrm_chart_make(nrm_words_new(a, NRM_EN), a, safe, &plan, &one);
        }
        if (f == NULL && strstr(many.text, "leave no room") != NULL)
            tap_ok(true, "%s refuses hostile labels", plan.kind);
        else
            tap_ok(f != NULL && is_xml(f->svg)
                       && strstr(f->svg, "<script") == NULL
                       && count_faults(f) == 0,
                   "%s of hostile labels %s", plan.kind, one.text);
    }
}

/* The words of a language, with the actors of flows. */
static nrm_words *
words_of(nrm_arena *a, nrm_lang lang)
{
    nrm_words *w = nrm_words_new(a, lang);
    const nrm_codelist *actors = nrm_codes_standard(a, "actor");

    nrm_words_add_list(w, "from", actors);
    nrm_words_add_list(w, "to", actors);
    return w;
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
                nrm_chart_make(words_of(a, lang), a, safe, &plan, &e);

            if (f == NULL)
                printf("# %s\n", e.text);
            tap_ok(f != NULL && count_faults(f) == 0 && is_xml(f->svg),
                   "%s, %s, %.0f pixels", plan.kind, nrm_lang_name(lang),
                   plan.width);
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

/* A hidden flow has no band, nor has one without a row. */
static void
test_hidden_flow(nrm_arena *a)
{
    static const char rows[] =
        "from,to,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS\n"
        "A,B,12,,,F\nA,C,,,,C\nB,A,,1,4,F\n"
        "B,C,0,,,F\nA,TOTAL,15,,,F\n";
    nrm_chart_plan plan = { .kind = "flow",
                            .table = { .rows = "from", .columns = "to" } };
    nrm_safe *safe = nrm_safe_new(a);
    nrm_err e = { 0 };
    const nrm_figure *f;
    size_t bands = 0;

    tap_ok(nrm_safe_read(safe, nrm_in_memory(a, "x", nrm_text_of(rows)), &e)
               == 0,
           "flows");
    f = nrm_chart_make(nrm_words_new(a, NRM_EN), a, safe, &plan, &e);
    tap_ok(f != NULL, "flows are drawn %s", e.text);
    if (f == NULL)
        return;
    for (const char *at = f->svg; (at = strstr(at, "<path")) != NULL; at++)
        bands++;
    tap_ok(bands == 2, "two bands, of 12 and of 1 to 4");
    tap_ok(strstr(f->svg, ">[c] A \u2013 C</text>") != NULL, "one is hidden");
    tap_ok(strstr(f->svg, ">A (15)</text>") != NULL, "a total is in its label");
    tap_ok(strstr(f->svg, "[x]") == NULL, "no row is no mark");
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
    tap_ok(nrm_font_line(&rest, 12, false, 1).len == 1, "a letter at least");
    tap_ok(nrm_font_line(&rest, 12, false, 20).len == 3, "a word is cut");
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

    test_kinds();
    test_boxes(a, read_safe(a));
    test_hostile(a);
    test_hidden(a);
    test_hidden_flow(a);
    test_font();
    test_spread();
    nrm_arena_free(a);
    return tap_done();
}
