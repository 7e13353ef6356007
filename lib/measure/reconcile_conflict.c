/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts and revisions as CSV. */
#include "data/csv.h"
#include "measure/reconcile.h"

#include <math.h>

typedef struct writing {
    const nrm_choice *choice;
    const nrm_reconcile *r;
    const nrm_tolerance *tolerance;
    nrm_csv_out csv;
    size_t n;
} writing;

static int
write_header(writing *w, nrm_err *e)
{
    static const char *const names[] = { "value_a", "source_a",   "release_a",
                                         "value_b", "source_b",   "release_b",
                                         "chosen",  "difference", "relative",
                                         "file_a",  "line_a",     "file_b",
                                         "line_b",  "CONF_STATUS" };

    for (size_t d = 0; d < w->r->obs->n_dims; d++)
        if ((w->r->dims >> d & 1) != 0)
            nrm_csv_put_string(&w->csv, w->r->obs->dims[d]);
    if (w->r->period)
        nrm_csv_put_string(&w->csv, "TIME_PERIOD");
    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        nrm_csv_put_string(&w->csv, names[i]);
    return nrm_csv_end(&w->csv, e);
}

static void
put_number(writing *w, double x)
{
    char digits[NRM_NUM_BYTES];

    nrm_csv_put_string(&w->csv, isfinite(x) ? nrm_num_format(x, digits) : NULL);
}

/* "12" or "8..11", an open end left out. */
static void
put_span(writing *w, nrm_span s)
{
    char low[NRM_NUM_BYTES] = "", high[NRM_NUM_BYTES] = "";

    if (isfinite(s.low))
        nrm_num_format(s.low, low);
    if (isfinite(s.high))
        nrm_num_format(s.high, high);
    nrm_csv_put_string(&w->csv, s.low == s.high
                                    ? low
                                    : nrm_format(w->r->a, "%s..%s", low, high));
}

static void
put_answer(writing *w, const nrm_answer *x)
{
    put_span(w, x->span);
    nrm_csv_put_string(&w->csv, nrm_reconcile_source(w->r, x->source));
    nrm_csv_put(&w->csv, x->release.len > 0 ? x->release : nrm_text_of(NULL));
}

static void
put_place(writing *w, const nrm_answer *x)
{
    nrm_csv_put(&w->csv, nrm_obs_text_at(w->r->obs, x->row->file));
    put_number(w, (double)x->row->line);
}

/* One row when the two answers conflict; `a` is the later one. */
static int
write_pair(writing *w, const nrm_question *q, const nrm_answer *a,
           const nrm_answer *b, nrm_err *e)
{
    const nrm_obs *obs = w->r->obs;
    const nrm_answer *best = w->choice->kind->choose(w->choice, q);
    char period[NRM_PERIOD_BYTES];
    nrm_span difference;

    if (!nrm_reconcile_conflict(w->tolerance, a->span, b->span, &difference))
        return 0;
    w->n++;
    for (size_t d = 0; d < obs->n_dims; d++)
        if ((w->r->dims >> d & 1) != 0)
            nrm_csv_put(&w->csv, nrm_obs_text_at(obs, a->row->dim[d]));
    if (w->r->period)
        nrm_csv_put_string(&w->csv, nrm_period_format(a->row->period, period));
    put_answer(w, a);
    put_answer(w, b);
    nrm_csv_put_string(&w->csv, nrm_reconcile_source(w->r, best->source));
    put_span(w, difference);
    put_number(w, difference.low / fmax(a->span.high, b->span.high));
    put_place(w, a);
    put_place(w, b);
    nrm_csv_put_string(
        &w->csv, nrm_conf_name(nrm_conf_strictest(a->row->conf, b->row->conf)));
    return nrm_csv_end(&w->csv, e);
}

static int
write_sources(writing *w, const nrm_question *q, nrm_err *e)
{
    for (size_t i = 0; i < q->n; i++)
        for (size_t j = i + 1; j < q->n; j++)
            if (q->answers[i].current && q->answers[j].current
                && write_pair(w, q, &q->answers[i], &q->answers[j], e) != 0)
                return -1;
    return 0;
}

static int
write_releases(writing *w, const nrm_question *q, nrm_err *e)
{
    for (size_t i = 1; i < q->n; i++) {
        const nrm_answer *later = &q->answers[i - 1], *now = &q->answers[i];

        if (later->source == now->source
            && !nrm_text_eq(later->release, now->release)
            && write_pair(w, q, later, now, e) != 0)
            return -1;
    }
    return 0;
}

/* Writes what `each` finds in the questions. */
static int
write_all(writing *w, nrm_out *out,
          int (*each)(writing *, const nrm_question *, nrm_err *), nrm_err *e)
{
    w->r = w->choice->reconcile;
    nrm_csv_out_init(&w->csv, w->r->a, out, ',');
    if (write_header(w, e) != 0)
        return -1;
    for (size_t k = 0; k < w->r->n; k++)
        if (each(w, &w->r->questions[k], e) != 0)
            return -1;
    return 0;
}

int
nrm_reconcile_write_conflicts(const nrm_choice *c, const nrm_tolerance *t,
                              nrm_out *out, size_t *n, nrm_err *e)
{
    writing w = { .choice = c, .tolerance = t };
    int result = write_all(&w, out, write_sources, e);

    *n = w.n;
    return result;
}

int
nrm_reconcile_write_revisions(const nrm_choice *c, const nrm_tolerance *t,
                              nrm_out *out, size_t *n, nrm_err *e)
{
    writing w = { .choice = c, .tolerance = t };
    int result = write_all(&w, out, write_releases, e);

    *n = w.n;
    return result;
}
