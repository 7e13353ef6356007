/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unit tests print TAP. One test program is one static function per subject
 * and a main that ends with `return tap_done();`.
 */
#ifndef NRM_TESTS_TAP_H
#define NRM_TESTS_TAP_H

#include "base/arena.h"
#include "base/err.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_run, tap_failed;

static void tap_ok(bool good, const char *format, ...) NRM_PRINTF(2, 3);

/* One test; the format names it. */
static void
tap_ok(bool good, const char *format, ...)
{
    va_list args;

    tap_run++;
    tap_failed += !good;
    printf("%sok %d - ", good ? "" : "not ", tap_run);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

/* The texts are equal. */
static inline void
tap_is(const char *got, const char *want, const char *name)
{
    bool good = got != NULL && strcmp(got, want) == 0;

    tap_ok(good, "%s", name);
    if (!good)
        printf("# got '%s', want '%s'\n", got == NULL ? "(null)" : got, want);
}

/* The numbers differ by at most tolerance * max(1, |want|). */
static inline void
tap_near(double got, double want, double tolerance, const char *name)
{
    double scale = fabs(want) > 1 ? fabs(want) : 1;
    bool good = fabs(got - want) <= tolerance * scale;

    tap_ok(good, "%s", name);
    if (!good)
        printf("# got %.17g, want %.17g, off by %.3g\n", got, want, got - want);
}

/* The call failed and its message holds `part`. */
static inline void
tap_fails(int result, nrm_err *e, const char *part, const char *name)
{
    bool good = result != 0 && e->code != NRM_OK && strstr(e->text, part);

    tap_ok(good, "%s", name);
    if (!good)
        printf("# result %d, message '%s'\n", result, e->text);
    memset(e, 0, sizeof *e);
}

static inline int
tap_done(void)
{
    printf("1..%d\n", tap_run);
    return tap_failed != 0;
}

#endif
