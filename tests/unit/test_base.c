/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/num.h"
#include "base/parallel.h"
#include "base/period.h"
#include "base/pool.h"
#include "base/seed.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
test_arena(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    int *numbers = NULL;
    size_t n = 0, cap = 0;
    int64_t sum = 0;

    for (int i = 0; i < 100000; i++) {
        nrm_room(a, numbers, n, cap);
        numbers[n++] = i;
    }
    for (size_t i = 0; i < n; i++)
        sum += numbers[i];
    tap_ok(sum == 4999950000, "a grown array keeps its values");
    tap_ok(*(const char *)nrm_alloc(a, 1) == 0, "memory is zeroed");
    nrm_arena_reset(a);
    tap_ok(*(const char *)nrm_alloc(a, 60000) == 0, "also after a reset");
    numbers = nrm_new_n(a, int, 20000);
    numbers[19999] = 7;
    tap_ok(*(const char *)nrm_alloc(a, 200000) == 0, "large pieces too");
    for (size_t i = 20000; i < 2000000; i *= 2)
        numbers = nrm_regrow(a, numbers, i, 2 * i, sizeof *numbers);
    tap_ok(numbers[0] == 0 && numbers[19999] == 7,
           "an array keeps its values where it moves");
    nrm_arena_free(a);
}

static void
test_text(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_text rest = nrm_text_of("a,,b"), part;
    size_t parts = 0;

    while (nrm_text_cut(&rest, ',', &part))
        parts++;
    tap_ok(parts == 3, "cut gives the empty part too");
    tap_is(nrm_quote(a, nrm_text_of("a\x1b[0m\xce\xa0\xff")),
           "a\\x1b[0m\xce\xa0\\xff", "quote shows control and bad bytes");
    rest = nrm_text_of("0123456789012345678901234567890123456789"
                       "0123456789012345678901234567890123456789");
    tap_ok(strlen(nrm_quote(a, rest)) == 63, "quote is cut");
    tap_ok(nrm_text_cmp(nrm_text_of("a"), nrm_text_of("ab")) < 0, "order");
    nrm_arena_free(a);
}

static void
test_num(void)
{
    static const char *const bad[] = { "",    "-",   "1x",   " 1", "0x10",
                                       "nan", "inf", "1.",   ".5", "1e",
                                       "+1",  "1,5", "1e999" };
    static const struct {
        const char *text;
        double value;
    } good[] = { { "0", 0 },
                 { "-12.5", -12.5 },
                 { "1e5", 1e5 },
                 { "2.385", 2.385 },
                 { "123456789012345678", 123456789012345678.0 } };
    char out[NRM_NUM_BYTES];
    double x;
    int64_t whole;

    for (size_t i = 0; i < NRM_COUNT_OF(bad); i++)
        tap_ok(!nrm_num_real(nrm_text_of(bad[i]), &x), "'%s' is refused",
               bad[i]);
    for (size_t i = 0; i < NRM_COUNT_OF(good); i++)
        tap_ok(nrm_num_real(nrm_text_of(good[i].text), &x)
                   && x == good[i].value,
               "'%s' is read", good[i].text);
    tap_ok(!nrm_num_whole(nrm_text_of("1234567890123456"), &whole),
           "a whole number has 15 digits at most");
    tap_is(nrm_num_format(-0.0, out), "0", "no minus zero");
    tap_is(nrm_num_format(0.1, out), "0.1", "15 digits");
    tap_is(nrm_num_format(nrm_num_rounded(-100 / 3.0), out), "-33.33333333",
           "10 digits are published");
    tap_is(nrm_num_format(nrm_num_rounded(123456789012345), out),
           "123456789012345", "and all digits of a count");
}

/* Random numbers of all sizes, as the C library writes and reads them. */
static void
test_num_random(void)
{
    char out[NRM_NUM_BYTES], want[NRM_NUM_BYTES];
    bool writes = true, reads = true;

    for (uint64_t i = 0; i < 400000; i++) {
        uint64_t bits = nrm_seed_at(5, i);
        double x = (double)(bits >> 12) * pow(10, (double)(i % 24) - 20.0), y;

        if (i % 3 == 0) /* few decimals, as in a table, and halves of them */
            x = (double)(bits % 20000001) / 2000;
        x = bits % 2 == 0 ? x : -x;
        snprintf(want, sizeof want, "%.15g", x);
        writes = writes && strcmp(nrm_num_format(x, out), want) == 0;
        reads = reads && nrm_num_real(nrm_text_of(want), &y)
                && y == strtod(want, NULL);
    }
    tap_ok(writes, "numbers are written as %%.15g writes them");
    tap_ok(reads, "and read as strtod reads them");
}

static void
test_period(void)
{
    static const char *const same[] = { "2014",           "2014-S2",
                                        "2014-Q3",        "2014-07",
                                        "2014-07-31",     "2000-02-29",
                                        "2013-01-01/P3Y", "2013-04-01/P18M" };
    static const char *const bad[] = { "14",         "2014-13",    "2014-Q5",
                                       "2015-02-29", "2014-7",     "2014/07",
                                       "2014-07-1",  "2016-2014",  "20145",
                                       "1899",       "2014-07-31x" };
    char out[NRM_PERIOD_BYTES];
    nrm_period p, q;

    for (size_t i = 0; i < NRM_COUNT_OF(same); i++) {
        bool good = nrm_period_parse(nrm_text_of(same[i]), &p);

        tap_is(good ? nrm_period_format(p, out) : "", same[i], same[i]);
    }
    for (size_t i = 0; i < NRM_COUNT_OF(bad); i++)
        tap_ok(!nrm_period_parse(nrm_text_of(bad[i]), &p), "'%s' is refused",
               bad[i]);
    tap_ok(nrm_period_parse(nrm_text_of("2013-2015"), &p), "a span of years");
    tap_is(nrm_period_format(p, out), "2013-01-01/P3Y", "its SDMX form");
    tap_ok(nrm_period_parse(nrm_text_of("2014-Q4"), &p)
               && nrm_period_parse(nrm_text_of("2015-Q1"), &q)
               && nrm_period_index(q) - nrm_period_index(p) == 1
               && nrm_period_end(p) == q.start,
           "consecutive quarters");
}

/* Every day from 1900 to 2199 comes back, and follows the one before. */
static void
test_days(void)
{
    int32_t first, last;
    bool good =
        nrm_day_of(1900, 1, 1, &first) && nrm_day_of(2199, 12, 31, &last);

    for (int32_t day = first; good && day <= last; day++) {
        int y, m, d;
        int32_t back;

        nrm_day_split(day, &y, &m, &d);
        good = nrm_day_of(y, m, d, &back) && back == day;
    }
    tap_ok(good && last - first + 1 == 109573, "300 years of days");
}

static void
test_pool(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_pool *p = nrm_pool_new(a);
    char name[16];
    bool good = true;
    uint32_t number;

    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < 20000; i++) {
            snprintf(name, sizeof name, "k%u", (unsigned)i);
            good = good && nrm_pool_add(p, nrm_text_of(name)) == i;
        }
    tap_ok(good && nrm_pool_count(p) == 20000, "20000 distinct strings");
    tap_ok(!nrm_pool_find(p, nrm_text_of("k"), &number), "one that is not");
    nrm_arena_free(a);
}

static void
test_digest(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_digest d = nrm_sha256_of(nrm_text_of("abc"));

    /* FIPS 180-4, example of SHA-256 for "abc". */
    tap_is(nrm_digest_hex(a, &d),
           "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
           "SHA-256 of abc");
    /* RFC 4231, test case 2. */
    d = nrm_hmac_of(nrm_text_of("Jefe"),
                    nrm_text_of("what do ya want for nothing?"));
    tap_is(nrm_digest_hex(a, &d),
           "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
           "HMAC-SHA-256");
    tap_ok(nrm_seed_at(1, 2) != nrm_seed_at(2, 1), "seed and index differ");
    nrm_arena_free(a);
}

static void
double_it(size_t index, NRM_UNUSED size_t worker, void *context)
{
    size_t *out = context;

    out[index] = 2 * index;
}

static void
test_parallel(void)
{
    size_t one[100], two[100];

    nrm_parallel(100, 1, double_it, one);
    nrm_parallel(100, 2, double_it, two);
    tap_ok(memcmp(one, two, sizeof one) == 0, "one and two workers agree");
}

static void
test_file(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    char folder[] = "/tmp/nrm-test-XXXXXX";
    char *path;
    nrm_out *out;
    nrm_text back;

    if (mkdtemp(folder) == NULL)
        exit(2);
    path = nrm_format(a, "%s/x", folder);
    out = nrm_out_open(a, path, 0666, &e);
    tap_ok(out != NULL && nrm_out_view(out, nrm_text_of("hello"), &e) == 0
               && access(path, F_OK) != 0,
           "nothing before the commit");
    tap_ok(out != NULL && nrm_out_commit(out, &e) == 0
               && nrm_file_read(a, path, 100, &back, &e) == 0
               && nrm_text_is(back, "hello"),
           "all of it after");
    tap_fails(nrm_file_read(a, path, 4, &back, &e), &e, "larger than",
              "a limit");
    tap_fails(nrm_in_open(a, folder, &e) == NULL, &e, "it is a directory",
              "a directory");
    unlink(path);
    tap_ok(rmdir(folder) == 0, "no file is left over");
    nrm_arena_free(a);
}

static void
test_messages(void)
{
    nrm_err e = { 0 };
    char filled[sizeof e.text + 1];

    nrm_fail(&e, NRM_EINPUT, "a\nb\x1b\xff %s", "\u03b1\u03b2");
    tap_is(e.text, "a\\x0ab\\x1b\\xff \u03b1\u03b2", "a message is one line");
    nrm_fail(&e, NRM_EINPUT, "second");
    tap_ok(strncmp(e.text, "a\\x0a", 5) == 0, "the first failure counts");
    memset(&e, 0, sizeof e);
    memset(filled, 'x', sizeof filled - 3);
    strcpy(filled + sizeof filled - 3, "\u03b1");
    nrm_fail(&e, NRM_EINPUT, "%s", filled);
    tap_ok(strlen(e.text) == sizeof e.text - 2,
           "a character is not cut in two");
}

int
main(void)
{
    test_messages();
    test_arena();
    test_text();
    test_num();
    test_num_random();
    test_period();
    test_days();
    test_pool();
    test_digest();
    test_parallel();
    test_file();
    return tap_done();
}
