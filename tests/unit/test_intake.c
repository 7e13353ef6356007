/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "intake/amount.h"
#include "intake/decode.h"
#include "intake/moment.h"
#include "intake/rows.h"
#include "intake/serial.h"
#include "intake/step.h"

/* "12", "1..4", "5.." or "-" for what is no number; "~" for an estimate. */
static const char *
shown(nrm_arena *a, const nrm_amount_form *form, const char *text)
{
    nrm_amount out;

    if (!nrm_amount_read(form, nrm_text_of(text), &out))
        return "-";
    if (out.exact)
        return nrm_format(a, "%s%.15g", out.estimated ? "~" : "", out.value);
    return nrm_format(a, "%.15g..%.15g", out.bounds.low, out.bounds.high);
}

static void
test_amount(nrm_arena *a)
{
    static const struct {
        const char *decimal, *group, *text, *whole, *real;
    } cases[] = {
        { ".", "", "2.385", "-", "2.385" },
        { ".", "", " 17 ", "17", "17" },
        { ".", "", "1,234", "-", "-" },
        { ".", ",", "1,234", "1234", "1234" },
        { ".", ",", "1,23", "-", "-" },
        { ".", ",", "12,34,567", "-", "-" },
        { ",", ".", "1.234,5", "-", "1234.5" },
        { ",", ".", "1.234", "1234", "1234" },
        { ",", "", "1.234", "-", "-" },
        { ",", " ", "1 234", "1234", "1234" },
        { ",", " ",
          "1\xc2\xa0"
          "234",
          "1234", "1234" },
        { ",", " ",
          "1\xe2\x80\xaf"
          "234 567",
          "1234567", "1234567" },
        { ",", "", "12,5%", "-", "12.5" },
        { ".", "", "<5", "0..4", "0..5" },
        { ".", "", "< 5", "0..4", "0..5" },
        { ".", "", "Less than 5", "0..4", "0..5" },
        { ".", "",
          "\xe2\x89\xa4"
          "5",
          "0..5", "0..5" },
        { ".", "", "1-4", "1..4", "1..4" },
        { ".", "",
          "1\xe2\x80\x93"
          "4",
          "1..4", "1..4" },
        { ".", "", "4-1", "-", "-" },
        { ".", "", "-3", "-3", "-3" },
        { ".", ",", "over 5,000", "5001..inf", "5000..inf" },
        { ".", "", "at least 7", "7..inf", "7..inf" },
        { ".", "", "c. 20", "~20", "~20" },
        { ".", "", "<0", "-", "0..0" },
        { ".", "", "0x10", "-", "-" },
        { ".", "", "1e5", "-", "-" },
        { ".", "", "nan", "-", "-" },
        { ".", "", "12 5", "-", "-" },
        { ".", "", "", "-", "-" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++) {
        nrm_amount_form form = { .decimal = nrm_text_of(cases[i].decimal),
                                 .group = nrm_text_of(cases[i].group),
                                 .whole = true,
                                 .percent = true,
                                 .bounded = true };

        tap_is(shown(a, &form, cases[i].text), cases[i].whole,
               nrm_format(a, "'%s' as a count", cases[i].text));
        form.whole = false;
        tap_is(shown(a, &form, cases[i].text), cases[i].real,
               nrm_format(a, "'%s' as a number", cases[i].text));
    }
}

static void
test_about(nrm_arena *a)
{
    nrm_amount_form form = { .decimal = nrm_text_of("."), .whole = true };

    tap_is(shown(a, &form, "<5"), "-", "no bounds where none are expected");
    form.bounded = true;
    form.about = 0.1;
    tap_is(shown(a, &form, "c. 25"), "23..27", "the width of about, inwards");
    form.floor = 1;
    tap_is(shown(a, &form, "under 5"), "1..4", "the smallest number");
}

static void
test_moment(nrm_arena *a)
{
    static const struct {
        nrm_type type;
        const char *format, *text, *want; /* NULL: refused */
    } cases[] = {
        { NRM_TYPE_DATE, "default", "2016-02-29", "2016-02-29" },
        { NRM_TYPE_DATE, "default", "2015-02-29", NULL },
        { NRM_TYPE_DATE, "%d.%m.%Y", "31.02.2015", NULL },
        { NRM_TYPE_DATE, "%d.%m.%Y", "1.2.2015", "2015-02-01" },
        { NRM_TYPE_DATE, "%d.%m.%Y", "01.02.15", NULL },
        { NRM_TYPE_DATE, "%d.%m.%y", "01.02.15", "2015-02-01" },
        { NRM_TYPE_DATE, "%d.%m.%Y", "01.02.20155", NULL },
        { NRM_TYPE_DATE, "%d.%m.%Y", " 01.02.2015", NULL },
        { NRM_TYPE_TIME, "default", "14:05", "14:05:00" },
        { NRM_TYPE_TIME, "%I:%M %p", "12:05 am", "00:05:00" },
        { NRM_TYPE_TIME, "%I:%M %p", "13:05 pm", NULL },
        { NRM_TYPE_TIME, "default", "24:00", NULL },
        { NRM_TYPE_DATETIME, "%m/%d/%Y %H:%M:%S", "4/22/2016 19:57:50",
          "2016-04-22T19:57:50" },
        { NRM_TYPE_YEAR, "default", "2014", "2014" },
        { NRM_TYPE_YEAR, "default", "0014", NULL },
        { NRM_TYPE_YEARMONTH, "default", "2014-07", "2014-07" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++) {
        nrm_text got = { NULL, 0 };
        bool good = nrm_moment_read(a, cases[i].type, cases[i].format,
                                    nrm_text_of(cases[i].text), &got);

        tap_ok(good ? cases[i].want != NULL && nrm_text_is(got, cases[i].want)
                    : cases[i].want == NULL,
               "'%s' by '%s'", cases[i].text, cases[i].format);
    }
}

static void
test_serial(nrm_arena *a)
{
    static const struct {
        double serial;
        nrm_shown shown;
        bool from_1904;
        const char *want; /* NULL: no such day */
    } cases[] = {
        { 42064, NRM_SHOWN_DATE, false, "2015-03-01" },
        { 1, NRM_SHOWN_DATE, false, "1900-01-01" },
        { 59, NRM_SHOWN_DATE, false, "1900-02-28" },
        { 60, NRM_SHOWN_DATE, false, NULL },
        { 61, NRM_SHOWN_DATE, false, "1900-03-01" },
        { 40602, NRM_SHOWN_DATE, true, "2015-03-01" },
        { 0.58680555555, NRM_SHOWN_TIME, false, "14:05:00" },
        { 42185.58680555555, NRM_SHOWN_TIME, false, "2015-06-30T14:05:00" },
        { 42185.999999, NRM_SHOWN_BOTH, false, "2015-07-01T00:00:00" },
        { 1.104166666667, NRM_SHOWN_ELAPSED, false, "26:30:00" },
        { -1, NRM_SHOWN_DATE, false, NULL },
    };
    static const struct {
        const char *code;
        nrm_shown want;
    } codes[] = {
        { "General", NRM_SHOWN_NUMBER },
        { "0.00", NRM_SHOWN_NUMBER },
        { "dd/mm/yyyy", NRM_SHOWN_DATE },
        { "h:mm", NRM_SHOWN_TIME },
        { "d.m.yy h:mm", NRM_SHOWN_BOTH },
        { "[h]:mm", NRM_SHOWN_ELAPSED },
        { "mmm-yy", NRM_SHOWN_DATE },
        { "0 \"days\"", NRM_SHOWN_NUMBER },
        { "[Red]0", NRM_SHOWN_NUMBER },
        { "0\\d", NRM_SHOWN_NUMBER },
        { "#,##0;[Red]-#,##0", NRM_SHOWN_NUMBER },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++) {
        nrm_text got = nrm_serial_write(a, cases[i].serial, cases[i].shown,
                                        cases[i].from_1904);

        tap_ok(cases[i].want == NULL ? got.at == NULL
                                     : nrm_text_is(got, cases[i].want),
               "serial %.15g", cases[i].serial);
    }
    for (size_t i = 0; i < NRM_COUNT_OF(codes); i++)
        tap_ok(nrm_serial_code(nrm_text_of(codes[i].code)) == codes[i].want,
               "format code '%s'", codes[i].code);
}

/* Gives its text in pieces of `step` bytes. */
typedef struct pieces {
    nrm_text rest;
    size_t step;
} pieces;

static int
read_piece(void *context, char *to, size_t max, size_t *got,
           NRM_UNUSED nrm_err *e)
{
    pieces *p = context;

    *got = p->rest.len < p->step ? p->rest.len : p->step;
    *got = *got < max ? *got : max;
    memcpy(to, p->rest.at, *got);
    p->rest.at += *got;
    p->rest.len -= *got;
    return 0;
}

/* Text longer than the decoder's buffer, cut in every way. */
static void
test_decode(nrm_arena *a)
{
    static const size_t steps[] = { 1, 3, 4096, 65536, 1000000 };
    size_t n = 70001;
    char *bytes = nrm_alloc(a, 2 * n);

    for (size_t i = 0; i < n; i++)
        memcpy(bytes + 2 * i, "\xce\xb1", 2);
    for (size_t i = 0; i < NRM_COUNT_OF(steps); i++) {
        pieces p = { nrm_text_n(bytes, 2 * n), steps[i] };
        nrm_err e = { 0 };
        nrm_text got = { NULL, 0 };
        nrm_in *in =
            nrm_decode(a, nrm_in_wrap(a, "x", read_piece, &p), NULL, &e);
        int result = nrm_in_all(a, in, 4 * n, &got, &e);

        tap_ok(result == 0 && nrm_text_eq(got, nrm_text_n(bytes, 2 * n)),
               "UTF-8 in pieces of %zu", steps[i]);
    }
    bytes[2 * 40000 + 1] = 'x';
    for (size_t i = 0; i < NRM_COUNT_OF(steps); i++) {
        pieces p = { nrm_text_n(bytes, 2 * n), steps[i] };
        nrm_err e = { 0 };
        nrm_text got;
        nrm_in *in =
            nrm_decode(a, nrm_in_wrap(a, "x", read_piece, &p), NULL, &e);

        tap_fails(
            nrm_in_all(a, in, 4 * n, &got, &e), &e, "byte 80001 is not",
            nrm_format(a, "the first bad byte in pieces of %zu", steps[i]));
    }
}

static void
test_like(void)
{
    static const struct {
        const char *pattern, *text;
        bool want;
    } cases[] = {
        { "*", "", true },         { "a*c", "abbc", true },
        { "a*c", "abcd", false },  { "*a*b*", "xxaxxbxx", true },
        { "**a", "ba", true },     { "a", "ab", false },
        { "", "", true },          { "*ab", "aab", true },
        { "a*b*a", "abba", true }, { "a*b*a", "aba b", false },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        tap_ok(nrm_step_like(nrm_text_of(cases[i].pattern),
                             nrm_text_of(cases[i].text))
                   == cases[i].want,
               "'%s' like '%s'", cases[i].text, cases[i].pattern);
}

/* Every step has what the manual and the messages need. */
static void
test_steps(void)
{
    for (size_t i = 0; nrm_steps[i] != NULL; i++)
        tap_ok(nrm_steps[i]->open != NULL && nrm_steps[i]->help[0] != '\0'
                   && nrm_steps[i]->keys != NULL,
               "step %s", nrm_steps[i]->name);
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_amount(a);
    test_about(a);
    test_moment(a);
    test_serial(a);
    test_decode(a);
    test_like();
    test_steps();
    nrm_arena_free(a);
    return tap_done();
}
