/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "base/seed.h"
#include "show/round.h"
#include "show/template.h"
#include "show/writer.h"

static void
test_round(nrm_arena *a)
{
    static const struct {
        double x;
        int decimals;
        const char *want;
    } cases[] = {
        { 0, 0, "0" },
        { 2.5, 0, "3" },
        { -2.5, 0, "-3" },
        { 2.345, 2, "2.35" },
        { 1.005, 2, "1.01" },
        { 0.04, 1, "0.0" },
        { -0.04, 1, "0.0" },
        { 9.96, 1, "10.0" },
        { 999.5, 0, "1000" },
        { 0.5, 0, "1" },
        { 0.05, 1, "0.1" },
        { 0.0049, 2, "0.00" },
        { 1e15, 0, "1000000000000000" },
        { 123456.789, 1, "123456.8" },
        { 30.7416, 1, "30.7" },
        { 0.1 + 0.2, 9, "0.300000000" },
        { -0.06, 1, "-0.1" },
        { 99.99, 1, "100.0" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        tap_is(nrm_round(a, cases[i].x, cases[i].decimals), cases[i].want,
               cases[i].want);
    tap_ok(nrm_round_is_whole(596) && nrm_round_is_whole(0)
               && nrm_round_is_whole(-3) && nrm_round_is_whole(1e20),
           "whole numbers");
    tap_ok(!nrm_round_is_whole(0.5) && !nrm_round_is_whole(596.01)
               && !nrm_round_is_whole(1e-3),
           "numbers that are not whole");
}

static void
test_words(nrm_arena *a)
{
    static const char *const thousands[NRM_LANGS] = { "1,088.5", "1.088,5",
                                                      "1\u00a0088,5", "1.088,5",
                                                      "1.088,5" };
    static const struct {
        nrm_lang lang;
        int64_t n;
        const char *want;
    } plurals[] = {
        { NRM_EN, 1, "one" },    { NRM_EN, 0, "other" },
        { NRM_EL, 21, "other" }, { NRM_BG, 1, "one" },
        { NRM_RO, 1, "one" },    { NRM_RO, 0, "few" },
        { NRM_RO, 19, "few" },   { NRM_RO, 20, "other" },
        { NRM_RO, 101, "few" },  { NRM_RO, 100, "other" },
        { NRM_SL, 1, "one" },    { NRM_SL, 102, "two" },
        { NRM_SL, 3, "few" },    { NRM_SL, 5, "other" },
        { NRM_SL, 101, "one" },
    };
    nrm_period day;

    for (unsigned l = 0; l < NRM_LANGS; l++) {
        nrm_words *w = nrm_words_new(a, (nrm_lang)l);

        tap_is(nrm_words_number(w, "1088.5"), thousands[l],
               nrm_lang_name((nrm_lang)l));
    }
    for (size_t i = 0; i < NRM_COUNT_OF(plurals); i++)
        tap_is(
            nrm_words_plural(nrm_words_new(a, plurals[i].lang), plurals[i].n),
            plurals[i].want,
            nrm_format(a, "plural %s %d", nrm_lang_name(plurals[i].lang),
                       (int)plurals[i].n));
    tap_ok(nrm_period_parse(nrm_text_of("2014-07-31"), &day), "a day");
    tap_is(nrm_words_period(nrm_words_new(a, NRM_EN), day), "31 July 2014",
           "an English date");
    tap_is(nrm_words_period(nrm_words_new(a, NRM_SL), day), "31. 7. 2014",
           "a Slovene date");
}

/* Every fixed word, unit and mark exists in all languages. */
static void
test_words_are_complete(nrm_arena *a)
{
    const nrm_codelist *list = nrm_codes_standard(a, "words");

    for (unsigned l = 0; l < NRM_LANGS; l++) {
        size_t missing = 0;

        for (size_t i = 0; i < list->n; i++)
            missing += list->items[i].label[l].len == 0;
        tap_ok(missing == 0, "all words in %s", nrm_lang_name((nrm_lang)l));
    }
}

static const char safe_csv[] =
    "indicator,geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CI_LOW,CI_HIGH,"
    "OBS_STATUS,CONF_STATUS\n"
    "detected,RO,2019,41,,,30,55,,F\n"
    "detected,RO,2020,,1,4,,,,F\n"
    "detected,BG,2019,,0,4,,,,F\n"
    "detected,BG,2020,1088,,,,,BP,F\n"
    "detected,EL,2019,,,,,,,C\n"
    "detected,EL,2020,,,,,,M,F\n"
    "detected,SI,2019,,5,,,,,F\n"
    "detected,TOTAL,2019,7,,,-3,2.5,,F\n";

static const nrm_safe *
read_safe(nrm_arena *a, const char *csv)
{
    nrm_safe *safe = nrm_safe_new(a);
    nrm_err e = { 0 };

    if (nrm_safe_read(safe, nrm_in_memory(a, "safe.csv", nrm_text_of(csv)), &e)
        != 0)
        printf("# %s\n", e.text);
    return safe;
}

/* The cells as "a|b;c|d;". */
static const char *
cells_of(nrm_arena *a, const nrm_table *t)
{
    nrm_buf b;

    nrm_buf_init(&b, a);
    for (size_t r = 0; r < t->n_rows; r++) {
        nrm_buf_format(&b, "%s:", t->stubs[r]);
        for (size_t c = 0; c < t->n_columns; c++)
            nrm_buf_format(&b, "%s%s", c > 0 ? "|" : "",
                           t->cells[r * t->n_columns + c].text);
        nrm_buf_char(&b, ';');
    }
    return nrm_buf_string(&b);
}

static void
test_table(nrm_arena *a)
{
    nrm_words *w = nrm_words_new(a, NRM_EN);
    const nrm_safe *safe = read_safe(a, safe_csv);
    nrm_table_plan plan = { .rows = "geo", .columns = "TIME_PERIOD" };
    nrm_err e = { 0 };
    nrm_table *t = nrm_table_make(w, a, safe, &plan, &e);

    tap_is(t == NULL ? e.text : cells_of(a, t),
           "Bulgaria:<5|1,088 [b] [p];Greece:[c]|[z];"
           "Romania:41 (30-55)|1-4;Slovenia:\xe2\x89\xa5"
           "5|[x];TOTAL:7 (\xe2\x88\x92"
           "3 to 3)|[x];",
           "bounds, limits, marks");
    plan.decimals = "0";
    plan.order = "-value";
    plan.totals = "none";
    plan.no_limits = true;
    t = nrm_table_make(w, a, safe, &plan, &e);
    tap_is(t == NULL ? e.text : cells_of(a, t),
           "Bulgaria:<5|1,088 [b] [p];Romania:41|1-4;Greece:[c]|[z];"
           "Slovenia:\xe2\x89\xa5"
           "5|[x];",
           "sorted down by the last column, nothing last");
    plan.columns = NULL;
    tap_fails(nrm_table_make(w, a, safe, &plan, &e) == NULL ? -1 : 0, &e,
              "there are several periods", "two periods for one cell");
    plan.rows = "region";
    tap_fails(nrm_table_make(w, a, safe, &plan, &e) == NULL ? -1 : 0, &e,
              "there are: indicator, geo, TIME_PERIOD", "an unknown column");
}

/* No row order of the input changes the table. */
static void
test_order_does_not_matter(nrm_arena *a)
{
    nrm_words *w = nrm_words_new(a, NRM_EN);
    nrm_table_plan plan = { .rows = "geo", .columns = "TIME_PERIOD" };
    nrm_err e = { 0 };
    const char *lines[8], *p = strchr(safe_csv, '\n') + 1;
    const char *want =
        cells_of(a, nrm_table_make(w, a, read_safe(a, safe_csv), &plan, &e));
    nrm_buf b;

    for (size_t i = 0; i < 8; i++, p = strchr(p, '\n') + 1)
        lines[i] = p;
    for (uint64_t turn = 0; turn < 20; turn++) {
        for (size_t i = 7; i > 0; i--) {
            size_t k = nrm_seed_at(turn, i) % (i + 1);
            const char *swap = lines[i];

            lines[i] = lines[k];
            lines[k] = swap;
        }
        nrm_buf_init(&b, a);
        nrm_buf_put(&b, safe_csv,
                    (size_t)(strchr(safe_csv, '\n') + 1 - safe_csv));
        for (size_t i = 0; i < 8; i++)
            nrm_buf_put(&b, lines[i],
                        (size_t)(strchr(lines[i], '\n') + 1 - lines[i]));
        tap_is(
            cells_of(a, nrm_table_make(w, a, read_safe(a, nrm_buf_string(&b)),
                                       &plan, &e)),
            want, "the same table in any order");
    }
}

/* 960 bodies of Markdown without a directive come out as they went in. */
static void
test_round_trip(nrm_arena *a)
{
    static const char *const bits[] = {
        "# ",
        "word",
        " ",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "`code`",
        "```\n",
        "~~~",
        "| a | b |\n|---|--:|\n",
        "[c]",
        "[x](y)",
        "![[]()",
        "**",
        "_",
        "\\",
        "&amp;",
        "<b>",
        "</b>",
        "    ",
        "\t",
        "1. ",
        "[^1]",
        "[^1]: note\n",
        "---\n",
        "===\n",
        "\r\n",
        "  \n",
        "\xce\xa0",
        "\xd0\x91",
        "``",
        "<!-- x -->",
        "https://example.org",
        "norm: value",
        "$x$",
        "\xc2\xa0",
    };
    size_t same = 0;

    for (uint64_t body = 0; body < 960; body++) {
        size_t length = nrm_seed_at(body, 0) % 120;
        nrm_err e = { 0 };
        const nrm_template *t;
        nrm_buf b, out;

        nrm_buf_init(&b, a);
        nrm_buf_init(&out, a);
        for (size_t i = 0; i < length; i++)
            nrm_buf_text(&b,
                         bits[nrm_seed_at(body, i + 1) % NRM_COUNT_OF(bits)]);
        t = nrm_template_read(a, "t.md", nrm_buf_all(&b), NULL, &e);
        for (size_t i = 0; t != NULL && i < t->n; i++)
            nrm_buf_view(&out, t->parts[i].bytes);
        same += t != NULL && t->n <= 1
                && nrm_text_eq(nrm_buf_all(&b), nrm_buf_all(&out));
    }
    tap_ok(same == 960, "%zu of 960 bodies round-trip", same);
}

/* Where cmark's columns are wrong, the directive is found all the same. */
static void
test_locate(nrm_arena *a)
{
    static const char body[] =
        "[x]: /url\n"
        "A `code` and `` a ` tick `` and `nrm: value geo=BG`\n"
        "then \\`nrm: value x=1` and ``nrm: ref t``.\n\n"
        "> quoted `nrm: label geo=EL`\n\n"
        "- item\n      `nrm: label geo=RO`\n\n"
        "```nrm table\nrows = geo\n\n# remark\ncaption = a = b\n```\n"
        "````\n```nrm table\n```\n````\n";
    nrm_err e = { 0 };
    const nrm_template *t =
        nrm_template_read(a, "t.md", nrm_text_of(body), NULL, &e);
    nrm_buf b;

    nrm_buf_init(&b, a);
    for (size_t i = 0; t != NULL && i < t->n; i++)
        if (t->parts[i].kind != NRM_PART_TEXT)
            nrm_buf_format(&b, "%zu:%s(%zu) ", t->parts[i].args.line,
                           t->parts[i].args.name, t->parts[i].args.n);
    tap_is(t == NULL ? e.text : nrm_buf_string(&b),
           "2:value(1) 3:ref(1) 5:label(1) 8:label(1) 10:table(2) ",
           "directives with their lines");
    tap_is(nrm_args_get(a, &t->parts[9].args, "caption"), "a = b",
           "a value may hold '='");
}

static void
test_refusals(nrm_arena *a)
{
    static const struct {
        const char *body, *want;
    } cases[] = {
        { "- item\n  ```nrm table\n  ```\n", "in a list or a quote" },
        { "x\n\n```nrm table\nrows\n```\n", "t.md:4: 'rows' is not written" },
        { "```nrm table\nrows = a\nrows = b\n```\n", "'rows' stands twice" },
        { "```nrm table\nrows = a\n", "is not closed" },
        { "a \xff\n", "not UTF-8" },
        { "a\r\nb\rc\n", "t.md:2: a carriage return stands alone" },
        { "\n\n`nrm:`", "t.md:3: 'nrm:' is not followed" },
    };
    nrm_err e = { 0 };
    nrm_buf deep;

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        tap_fails(
            nrm_template_read(a, "t.md", nrm_text_of(cases[i].body), NULL, &e)
                    == NULL
                ? -1
                : 0,
            &e, cases[i].want, cases[i].want);
    nrm_buf_init(&deep, a);
    for (size_t i = 0; i < 10000; i++)
        nrm_buf_text(&deep, "![[]()");
    tap_fails(nrm_template_read(a, "t.md", nrm_buf_all(&deep), NULL, &e) == NULL
                  ? -1
                  : 0,
              &e, "more than 2000 brackets", "10,000 brackets");
    nrm_buf_clear(&deep);
    for (size_t i = 0; i < 10000; i++)
        nrm_buf_text(&deep, "> ");
    tap_fails(nrm_template_read(a, "t.md", nrm_buf_all(&deep), NULL, &e) == NULL
                  ? -1
                  : 0,
              &e, "nested more than 64 deep", "10,000 quotes");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_round(a);
    test_words(a);
    test_words_are_complete(a);
    test_table(a);
    test_order_does_not_matter(a);
    test_round_trip(a);
    test_locate(a);
    test_refusals(a);
    nrm_arena_free(a);
    return tap_done();
}
