/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "base/seed.h"
#include "data/codes.h"
#include "data/csv.h"
#include "data/json.h"
#include "data/obs_io.h"
#include "data/select.h"
#include "data/unicode.h"

#include <stdlib.h>
#include <unistd.h>

/* What a reader gives as "line:field|field;..." or the message. */
static const char *
rows_from(nrm_arena *a, nrm_in *in, const nrm_csv_form *form)
{
    nrm_csv *csv = nrm_csv_open(a, in, form);
    nrm_csv_row row;
    nrm_err e = { 0 };
    nrm_buf out;
    int more;

    nrm_buf_init(&out, a);
    while ((more = nrm_csv_next(csv, &row, &e)) > 0) {
        nrm_buf_format(&out, "%zu:", row.line);
        for (size_t i = 0; i < row.n; i++) {
            nrm_buf_text(&out, i == 0 ? "" : "|");
            nrm_buf_text(&out, row.fields[i].at == NULL ? "-" : "");
            nrm_buf_view(&out, row.fields[i]);
        }
        nrm_buf_char(&out, ';');
    }
    return more < 0 ? nrm_format(a, "%s", e.text) : nrm_buf_string(&out);
}

static const char *
rows_of(nrm_arena *a, nrm_text text, const nrm_csv_form *form)
{
    return rows_from(a, nrm_in_memory(a, "x", text), form);
}

static void
test_csv_reads(void)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        { "", "" },
        { "a", "1:a;" },
        { "a,b\n1,2\n", "1:a|b;2:1|2;" },
        { "a,b\r\n1,2\r\n", "1:a|b;2:1|2;" },
        { "a,b\r1,2\r", "1:a|b;2:1|2;" },
        { "a,b\r1,2", "1:a|b;2:1|2;" },
        { "a,b\n,\"\"\n", "1:a|b;2:-|;" },
        { " a , b\n", "1: a | b;" },
        { "a,b\n\"x\ny\",2\n3,4\n", "1:a|b;2:x\ny|2;4:3|4;" },
        { "a,b\n\"x\r\ny\",2\r\n3,4\n", "1:a|b;2:x\r\ny|2;4:3|4;" },
        { "a,b\n\"x\"\"y\",2\n", "1:a|b;2:x\"y|2;" },
        { "\xef\xbb\xbf\"a\",b\n", "1:a|b;" },
        { "a\n\nb\n", "1:a;2:-;3:b;" },
        { "a,b\n1,2\n\n\n", "1:a|b;2:1|2;" },
        { "a,b\n\n1,2\n", "x:2: the line is empty; every line is one row" },
        { "a,b\n1\n", "x:2: the row has 1 fields, the first row has 2" },
        { "a,b\nx\"y,2\n", "x:2: byte 2: stray quote; quote the whole field "
                           "and write the quote inside it twice" },
        { "a,b\n1,2\n3,\"x\n4,5\n",
          "x:3: a quoted field starts here and is not closed by the end of "
          "the file" },
        { "a,b\n\"1\n2\",\"x\n4,5\n",
          "x:3: a quoted field starts here and is not closed by the end of "
          "the file" },
        { "a,b\n\"1\n2\",\"x\n4,5",
          "x:3: a quoted field starts here and is not closed by the end of "
          "the file" },
        { "a,b\n1,\xff\n", "x:2: field 2 is not UTF-8 at its byte 1; give the "
                           "file's encoding to nrm-ingest --encoding" },
    };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_csv_form form = { 0 };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        tap_is(rows_of(a, nrm_text_of(cases[i].text), NULL), cases[i].want,
               nrm_quote(a, nrm_text_of(cases[i].text)));
    tap_is(rows_of(a, nrm_text_n("a\0b\n", 4), NULL),
           "x:1: byte 2 is NUL; is this a workbook, or a text in UTF-16? "
           "nrm-ingest reads both (--encoding utf-16le, utf-16be)",
           "NUL");
    form.field_limit = 10000;
    form.ragged = true;
    tap_is(rows_of(a, nrm_text_of("a,b\n1\n"), &form), "1:a|b;2:1;", "ragged");
    nrm_arena_free(a);
}

/* A reader that gives one byte a call. */
static int
drip(void *context, char *to, NRM_UNUSED size_t max, size_t *got,
     NRM_UNUSED nrm_err *e)
{
    const char **at = context;

    *got = **at == '\0' ? 0 : 1;
    *to = **at;
    *at += *got;
    return 0;
}

/* Random files of quoted and plain fields: exact start lines, any ending. */
static void
test_csv_lines(void)
{
    static const char *const ends[] = { "\n", "\r\n", "\r" };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    uint64_t state = 7;
    bool good = true;

    for (size_t file = 0; file < 3000; file++) {
        const char *end = ends[file % 3];
        size_t line = 1, rows = 1 + file % 7;
        nrm_buf text, want;
        const char *at;
        nrm_csv *csv;
        nrm_csv_row row;
        nrm_err e = { 0 };

        nrm_arena_reset(a);
        nrm_buf_init(&text, a);
        nrm_buf_init(&want, a);
        for (size_t i = 0; i < rows; i++) {
            nrm_buf_format(&want, "%zu ", line);
            for (size_t f = 0; f < 3; f++) {
                state = state * 6364136223846793005u + 1442695040888963407u;
                nrm_buf_text(&text, f == 0 ? "" : ",");
                nrm_buf_text(&text, state >> 62 == 0 ? "x" : "\"q");
                for (size_t k = 0; k < (state >> 60 & 3) && state >> 62 != 0;
                     k++, line++)
                    nrm_buf_text(&text, end);
                nrm_buf_text(&text, state >> 62 == 0 ? "" : "\"\"\"");
            }
            nrm_buf_text(&text, i + 1 == rows && file % 2 == 0 ? "" : end);
            line++;
        }
        at = nrm_buf_string(&text);
        csv = nrm_csv_open(a, nrm_in_wrap(a, "x", drip, &at), NULL);
        nrm_buf_clear(&text);
        while (nrm_csv_next(csv, &row, &e) > 0)
            nrm_buf_format(&text, "%zu ", row.line);
        good = good && e.code == NRM_OK
               && nrm_text_eq(nrm_buf_all(&text), nrm_buf_all(&want));
    }
    tap_ok(good, "3000 random files, byte by byte: start lines are exact");
    nrm_arena_free(a);
}

/*
 * A line that comes whole may be split where it lies; one that comes byte by
 * byte goes to the parser. Both must say the same, also of what is wrong.
 */
static void
test_csv_ways(void)
{
    static const char *const pieces[] = { "a",    "bcdefghij", ",",  ",",
                                          "\"",   "\"",        "\n", "\r",
                                          "\xc3", "\xa4",      " " };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    const nrm_csv_form ragged = { .ragged = true };
    uint64_t state = 11;
    size_t different = 0, read = 0;

    for (size_t file = 0; file < 50000; file++) {
        const char *one, *other, *at;
        nrm_buf text;

        nrm_arena_reset(a);
        nrm_buf_init(&text, a);
        for (size_t i = 0; i < 3 + file % 11; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            nrm_buf_text(&text, pieces[(state >> 33) % NRM_COUNT_OF(pieces)]);
        }
        at = nrm_buf_string(&text);
        one = rows_of(a, nrm_buf_all(&text), &ragged);
        other = rows_from(a, nrm_in_wrap(a, "x", drip, &at), &ragged);
        different += strcmp(one, other) != 0;
        read += one[0] != 'x';
    }
    tap_ok(different == 0 && read > 5000 && read < 45000,
           "50000 random files read the same whole and byte by byte");
    nrm_arena_free(a);
}

static void
test_json(void)
{
    static const char *const text =
        "{ \"a\": [1, -2.5e1,\n  \"x\\u00e9\\n\"],\n \"b\": {\"c\": true} }";
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    const nrm_json *root = nrm_json_parse(a, "f", nrm_text_of(text), &e);
    const nrm_json *list = nrm_json_get(root, "a");
    nrm_text out = nrm_text_of("");

    tap_ok(list != NULL && list->count == 3 && list->first->number == 1
               && list->first->next->number == -25,
           "numbers");
    tap_ok(list != NULL
               && nrm_text_is(list->first->next->next->text, "x\xc3\xa9\n")
               && list->first->next->next->line == 2
               && list->first->next->next->column == 3,
           "an escaped string and its place");
    tap_fails(nrm_json_text(root, "b", &out, &e), &e,
              "f:3: column 7: 'b' must be a string", "a wrong kind");
    tap_fails(nrm_json_parse(a, "f", nrm_text_of("{\"a\":1,\"a\":2}"), &e)
                  == NULL,
              &e, "f:1: column", "a duplicate key");
    tap_fails(nrm_json_parse(a, "f", nrm_text_n("[1]\n3\0", 6), &e) == NULL, &e,
              "f:2: not JSON: it has a zero byte", "json: a zero byte");
    tap_fails(nrm_json_parse(a, "f", nrm_text_of("[\x7f]"), &e) == NULL, &e,
              "\\x7f", "json: a control byte is shown as such");
    tap_fails(nrm_json_parse(a, "f", nrm_text_of("[1,]"), &e) == NULL, &e,
              "not JSON", "no JSON");
    nrm_arena_free(a);
}

static void
test_codes(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_codelist *age = nrm_codes_standard(a, "age");
    size_t child = nrm_codes_find(age, nrm_text_of("Y_LT18"));
    nrm_text bad = nrm_text_of("code,parent\na,b\nb,a\n");

    tap_ok(nrm_text_is(nrm_codes_total(a, NULL, "sex"), "T"), "total of sex");
    tap_ok(nrm_text_is(nrm_codes_total(a, NULL, "actor2"), "TOTAL"),
           "total of anything");
    tap_ok(child != NRM_NO_CODE && nrm_codes_below(age, child, age->total)
               && !nrm_codes_below(age, age->total, child),
           "children are part of all ages");
    tap_ok(nrm_text_is(nrm_codes_label(age, child, NRM_RO), "Copii"),
           "a label");
    tap_fails(nrm_codes_read(a, "x", nrm_in_memory(a, "x", bad), &e) == NULL,
              &e, "x:2: code 'a' is a part of itself", "a circle");
    nrm_arena_free(a);
}

static const char *
write_of(nrm_arena *a, const nrm_obs *obs)
{
    nrm_err e = { 0 };
    char path[] = "/tmp/nrm-test-XXXXXX";
    nrm_text text = nrm_text_of("");
    nrm_out *out;
    int fd = mkstemp(path);

    if (fd >= 0)
        close(fd);
    out = nrm_out_open(a, path, 0666, &e);
    if (out == NULL || nrm_obs_write(obs, out, &e) != 0
        || nrm_out_commit(out, &e) != 0
        || nrm_file_read(a, path, 1 << 20, &text, &e) != 0)
        return e.text[0] == '\0' ? "?" : nrm_format(a, "%s", e.text);
    unlink(path);
    return nrm_text_string(a, text);
}

static void
test_obs(void)
{
    static const char *const one =
        "geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,OBS_STATUS,CONF_STATUS,"
        "NOTE\nRO,2020,596,,,BE,F,\nEL,2020,,0,4,,F,\"a, b\"\n";
    static const char *const two =
        "geo,sex,TIME_PERIOD,OBS_VALUE\nBG,F,2019,3\n";
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_obs *obs = nrm_obs_new(a);
    nrm_selection *s;
    nrm_span span;

    tap_ok(nrm_obs_read(obs, nrm_in_memory(a, "one", nrm_text_of(one)), &e)
               == 0,
           "read");
    tap_is(write_of(a, obs), one, "written as it was read");
    tap_ok(nrm_obs_read(obs, nrm_in_memory(a, "two", nrm_text_of(two)), &e)
               == 0,
           "a file with another dimension");
    nrm_obs_sort(obs);
    tap_is(write_of(a, obs),
           "geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,OBS_STATUS,"
           "CONF_STATUS,NOTE\nBG,F,2019,3,,,,N,\nEL,T,2020,,0,4,,F,\"a, b\"\n"
           "RO,T,2020,596,,,BE,F,\n",
           "concatenated and sorted");
    tap_ok(nrm_obs_bounds(&obs->rows[1], &span) && span.low == 0
               && span.high == 4,
           "bounds");
    s = nrm_select_parse(obs,
                         nrm_text_of("geo=EL,RO TIME_PERIOD=2020.. "
                                     "OBS_STATUS=B"),
                         &e);
    tap_ok(s != NULL && nrm_select_rows(s, obs)->n_rows == 1, "a selection");
    tap_fails(nrm_select_parse(obs, nrm_text_of("gea=EL"), &e) == NULL, &e,
              "there is no column 'gea'; there are: geo, sex, TIME_PERIOD",
              "an unknown column");
    tap_fails(nrm_select_parse(obs, nrm_text_of("geo"), &e) == NULL, &e,
              "expected column=code at 'geo'", "no equals sign");
    tap_fails(nrm_obs_read(obs,
                           nrm_in_memory(a, "f",
                                         nrm_text_of("geo,OBS_VALUE\n"
                                                     "RO,1x\n")),
                           &e),
              &e, "f:2: column 'OBS_VALUE': '1x' is not a number",
              "a wrong number");
    nrm_arena_free(a);
}

/* The order of two rows of a table with these dimensions, by their text. */
static int
compare_texts(const nrm_obs *obs, const nrm_obs_row *a, const nrm_obs_row *b)
{
    for (size_t d = 0; d < obs->n_dims; d++) {
        int order = strcmp(nrm_obs_string(obs, a->dim[d]),
                           nrm_obs_string(obs, b->dim[d]));

        if (order != 0)
            return order;
    }
    if (nrm_period_cmp(a->period, b->period) != 0)
        return nrm_period_cmp(a->period, b->period);
    return (a->line > b->line) - (a->line < b->line);
}

static void
test_obs_order(void)
{
    static const char *const periods[] = { "1950",    "2014", "2014-Q1",
                                           "2014-01", "2013", "2013-01-01/P3Y",
                                           "2199" };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_obs *obs = nrm_obs_new(a);
    nrm_err e = { 0 };
    nrm_buf b;
    bool good = true;
    double sum = 0;

    nrm_buf_init(&b, a);
    nrm_buf_text(&b, "geo,sex,TIME_PERIOD,OBS_VALUE\n");
    for (uint64_t i = 0; i < 9000; i++)
        nrm_buf_format(&b, "G%d,%c,%s,%d\n", (int)(nrm_seed_at(1, i) % 3000),
                       "FMT"[nrm_seed_at(2, i) % 3],
                       periods[nrm_seed_at(3, i) % 7], (int)i);
    good = nrm_obs_read(obs, nrm_in_memory(a, "x", nrm_buf_all(&b)), &e) == 0;
    nrm_obs_sort(obs);
    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];

        sum += row->num[NRM_OBS_VALUE].x;
        good = good && (double)row->line == row->num[NRM_OBS_VALUE].x + 2
               && (i == 0 || compare_texts(obs, row - 1, row) < 0);
    }
    tap_ok(good && sum == 9000.0 * 8999 / 2, "9,000 rows are put in order");
    nrm_arena_free(a);
}

static void
test_unicode(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    size_t bad;
    nrm_text t = nrm_text_of("\xc2\xa0 \xce\xa0x\xe2\x80\x8b");

    t = nrm_utf8_trim(t);
    tap_ok(nrm_text_is(t, "\xce\xa0x"), "trim by code points");
    tap_ok(nrm_text_eq(nrm_utf8_fold(a, nrm_text_of("Ελλάδα  x")),
                       nrm_utf8_fold(a, nrm_text_of("ΕΛΛΑΔΑ\xc2\xa0X"))),
           "fold");
    tap_ok(nrm_text_eq(nrm_utf8_fold(a, nrm_text_of("Timiş")),
                       nrm_utf8_fold(a, nrm_text_of("Timiș"))),
           "cedilla and comma");
    tap_ok(!nrm_utf8_check(nrm_text_of("0123456789\xc0\x80"), &bad)
               && bad == 10,
           "an overlong form");
    tap_ok(!nrm_utf8_check(nrm_text_of("\xed\xa0\x80"), &bad) && bad == 0,
           "a surrogate");
    nrm_arena_free(a);
}

int
main(void)
{
    test_csv_reads();
    test_csv_lines();
    test_csv_ways();
    test_json();
    test_codes();
    test_obs();
    test_obs_order();
    test_unicode();
    return tap_done();
}
