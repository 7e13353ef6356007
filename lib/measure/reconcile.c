/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/reconcile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The base name of a path. */
static nrm_text
base_of(nrm_text path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.at[i - 1] == '/')
            return nrm_text_n(path.at + i, path.len - i);
    return path;
}

static nrm_text
text_of(const nrm_obs *obs, const nrm_obs_row *row, size_t place)
{
    return place == NRM_NO_DIM ? nrm_text_of("")
                               : nrm_obs_text_at(obs, row->text[place]);
}

/* The dimensions outside the key in which rows differ. */
static uint64_t
find_varied(const nrm_reconcile *r)
{
    const nrm_obs *obs = r->obs;
    uint64_t varied = 0;

    for (size_t i = 1; i < obs->n_rows; i++)
        for (size_t d = 0; d < obs->n_dims; d++)
            if (obs->rows[i].dim[d] != obs->rows[0].dim[d])
                varied |= (uint64_t)1 << d;
    return varied & ~r->dims;
}

/* "us-tip actor=POL" */
static nrm_text
label_of(const nrm_reconcile *r, const nrm_obs_row *row, uint64_t varied,
         nrm_buf *label)
{
    const nrm_obs *obs = r->obs;
    nrm_text name = text_of(obs, row, nrm_obs_text_find(obs, "SOURCE"));

    nrm_buf_clear(label);
    nrm_buf_view(
        label, name.len > 0 ? name : base_of(nrm_obs_text_at(obs, row->file)));
    for (size_t d = 0; d < obs->n_dims; d++)
        if ((varied >> d & 1) != 0 && row->dim[d] != obs->totals[d])
            nrm_buf_format(label, " %s=%s", obs->dims[d],
                           nrm_obs_string(obs, row->dim[d]));
    return nrm_buf_all(label);
}

const char *
nrm_reconcile_source(const nrm_reconcile *r, uint32_t source)
{
    return nrm_pool_at(r->sources, source).at;
}

/* An answer on its way into its question. */
typedef struct draft {
    nrm_answer answer;
    uint32_t key;
    bool known; /* the row has a number */
    nrm_text label;
    size_t place;
} draft;

static int
compare(const void *left, const void *right)
{
    const draft *a = left, *b = right;
    int order = (a->key > b->key) - (a->key < b->key);

    if (order == 0)
        order = b->known - a->known;
    if (order == 0)
        order = nrm_text_cmp(a->label, b->label);
    if (order == 0)
        order = nrm_text_cmp(b->answer.release, a->answer.release);
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

/* The answers of all rows, sorted by key, source and release. */
static draft *
collect(nrm_reconcile *r, uint32_t *series_of, size_t *n)
{
    const nrm_obs *obs = r->obs;
    size_t release = nrm_obs_text_find(obs, "RELEASE");
    size_t unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    draft *all = nrm_new_n(r->a, draft, obs->n_rows);
    uint64_t varied = find_varied(r);
    nrm_pool *keys = nrm_pool_new(r->a), *series = nrm_pool_new(r->a);
    nrm_buf bytes;

    nrm_buf_init(&bytes, r->a);
    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];
        draft *to = &all[*n];

        to->known = nrm_obs_bounds(row, &to->answer.span);
        to->answer.row = row;
        to->answer.release = text_of(obs, row, release);
        to->answer.source =
            nrm_pool_add(r->sources, label_of(r, row, varied, &bytes));
        nrm_buf_clear(&bytes);
        if (unit != NRM_NO_DIM)
            nrm_buf_put(&bytes, (const char *)&row->text[unit],
                        sizeof row->text[unit]);
        nrm_obs_key(obs, row, r->dims, false, &bytes);
        series_of[i] = nrm_pool_add(series, nrm_buf_all(&bytes));
        nrm_obs_key(obs, row, 0, r->period, &bytes);
        to->key = nrm_pool_add(keys, nrm_buf_all(&bytes));
        to->place = i;
        (*n)++;
    }
    for (size_t i = 0; i < *n; i++)
        all[i].label = nrm_pool_at(r->sources, all[i].answer.source);
    if (*n > 1)
        qsort(all, *n, sizeof *all, compare);
    r->n_series = nrm_pool_count(series);
    r->questions = nrm_new_n(r->a, nrm_question, nrm_pool_count(keys));
    return all;
}

/* A release is current when the one before it is of another source. */
static void
mark_current(nrm_question *q)
{
    for (size_t i = 0; i < q->n; i++)
        q->answers[i].current =
            i == 0 || q->answers[i - 1].source != q->answers[i].source
            || (q->answers[i - 1].current
                && nrm_text_eq(q->answers[i - 1].release,
                               q->answers[i].release));
}

static void
count_coverage(nrm_reconcile *r)
{
    size_t n_sources = nrm_pool_count(r->sources);

    r->coverage = nrm_new_n(r->a, size_t, r->n_series * n_sources + 1);
    for (size_t k = 0; k < r->n; k++) {
        const nrm_question *q = &r->questions[k];

        for (size_t i = 0; i < q->n; i++)
            if (i == 0 || q->answers[i].source != q->answers[i - 1].source)
                r->coverage[q->series * n_sources + q->answers[i].source]++;
    }
}

nrm_reconcile *
nrm_reconcile_new(nrm_arena *a, const nrm_obs *obs, uint64_t dims, bool period)
{
    nrm_reconcile *r = nrm_new(a, nrm_reconcile);
    uint32_t *series_of = nrm_new_n(a, uint32_t, obs->n_rows);
    nrm_answer *answers;
    size_t n = 0;
    draft *all;

    r->a = a;
    r->obs = obs;
    r->dims = dims;
    r->period = period;
    r->sources = nrm_pool_new(a);
    all = collect(r, series_of, &n);
    answers = nrm_new_n(a, nrm_answer, n);
    for (size_t i = 0; i < n; i++) {
        nrm_question *q;

        if (i == 0 || all[i].key != all[i - 1].key) {
            r->questions[r->n].first = all[i].answer.row;
            r->questions[r->n].answers = &answers[i];
            r->questions[r->n].series = series_of[all[i].place];
            r->n++;
        }
        q = &r->questions[r->n - 1];
        if (all[i].known)
            q->answers[q->n++] = all[i].answer;
    }
    for (size_t k = 0; k < r->n; k++)
        mark_current(&r->questions[k]);
    count_coverage(r);
    return r;
}

bool
nrm_reconcile_conflict(const nrm_tolerance *t, nrm_span x, nrm_span y,
                       nrm_span *difference)
{
    double larger = fmax(x.high, y.high);

    difference->low = fmax(fmax(x.low - y.high, y.low - x.high), 0);
    difference->high = fmax(x.high - y.low, y.high - x.low);
    return difference->low > t->absolute
           && (!isfinite(larger)
               || difference->low > t->relative * fabs(larger));
}

nrm_obs *
nrm_reconcile_choose(const nrm_choice *c, nrm_err *e)
{
    const nrm_reconcile *r = c->reconcile;
    nrm_obs *out = nrm_obs_like(r->obs);
    size_t place;

    if (nrm_obs_text(out, "CHOICE", &place, e) != 0)
        return NULL;
    for (size_t k = 0; k < r->n; k++) {
        const nrm_question *q = &r->questions[k];
        const nrm_obs_row *best =
            q->n > 0 ? c->kind->choose(c, q)->row : q->first;
        size_t n = 0;
        nrm_obs_row *row;

        for (size_t i = 0; i < q->n; i++)
            n += i == 0 || q->answers[i].source != q->answers[i - 1].source;
        row = nrm_obs_add_copy(out, best);
        row->text[place] = nrm_obs_word(
            out, nrm_text_of(nrm_format(r->a, "%s of %zu", c->text, n)));
    }
    nrm_obs_sort(out);
    return out;
}
