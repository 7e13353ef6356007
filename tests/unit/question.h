/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tests of statistics by name: each row of a reference table names a method,
 * a series of tests/ref/series.csv, a variant, the quantity, its value and
 * who computed it.
 */
#ifndef NRM_TESTS_QUESTION_H
#define NRM_TESTS_QUESTION_H

#include "ref.h"
#include "tap.h"

#define MAX_N 300

static nrm_arena *a;

/* The row at hand and its data. */
typedef struct question {
    const char *series, *variant, *want;
    double y[MAX_N], x[2 * MAX_N], exposure[MAX_N];
    size_t n;
} question;

/* The numbers of a series of tests/ref/series.csv; 0 when there is none. */
static inline size_t
load(const char *name, double *out)
{
    ref_file f = ref_open(a, "series");
    nrm_text part;
    size_t n = 0;

    while (ref_next(&f))
        if (nrm_text_is(f.field[0], name))
            while (nrm_text_cut(&f.field[1], ' ', &part) && n < MAX_N)
                n += nrm_num_real(part, &out[n]);
    return n;
}

static inline bool
wants(const question *q, const char *quantity)
{
    return strcmp(q->want, quantity) == 0;
}

typedef struct method {
    const char *name;
    double (*answer)(question *q);
    double tolerance;
} method;

/* References that are less exact than we are; tests/ref/README says why. */
static double
tolerance_of(const method *m, const question *q)
{
    if (strcmp(q->variant, "single") == 0)
        return 1e-5;
    if (strncmp(q->want, "profile", 7) == 0)
        return 1e-5;
    return m->tolerance;
}

static inline void
ask(const method *m, const ref_file *f)
{
    question q = { .series = nrm_text_string(a, f->field[1]),
                   .variant = nrm_text_string(a, f->field[2]),
                   .want = nrm_text_string(a, f->field[3]) };
    const char *name =
        nrm_format(a, "%s %s %s %s", m->name, q.series, q.variant, q.want);
    double got;

    q.n = load(q.series, q.y);
    got = m->answer(&q);
    if (f->field[4].len == 0)
        tap_ok(isnan(got), "%s: no value", name);
    else
        tap_near(got, ref_number(f, 4), tolerance_of(m, &q), name);
}

/* Every row of the file; one without a method fails. */
static inline void
references(const char *name, const method *methods, size_t n_methods)
{
    ref_file f = ref_open(a, name);

    while (ref_next(&f)) {
        const method *m = NULL;

        for (size_t j = 0; j < n_methods; j++)
            if (nrm_text_is(f.field[0], methods[j].name))
                m = &methods[j];
        if (m == NULL)
            tap_ok(false, "%s.csv:%zu: no test of this method", name, f.line);
        else
            ask(m, &f);
    }
}

#endif
