/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_scenario.h"

#include <math.h>
#include <string.h>

#define DROPPED SIZE_MAX

/* Where histories go: bit i becomes bit to[i], or is dropped. */
typedef struct mapping {
    size_t to[NRM_LISTS_MAX];
    size_t k; /* lists that come out */
    const char **lists;
    size_t needs; /* only histories with all of these */
} mapping;

static size_t
moved(size_t history, const mapping *m, size_t k)
{
    size_t out = 0;

    for (size_t i = 0; i < k; i++)
        if (history >> i & 1 && m->to[i] != DROPPED)
            out |= (size_t)1 << m->to[i];
    return out;
}

static void
map_lists(nrm_arena *a, const nrm_mse_table *t, const mapping *how,
          nrm_mse_scenario *out)
{
    nrm_mse_table *m = nrm_mse_table_new(a, out->name, how->k, how->lists);
    nrm_err e = { 0 };

    m->conf = t->conf;
    for (size_t w = 1; w < t->counts->n_cells; w++)
        if ((w & how->needs) == how->needs)
            m->counts->y[moved(w, how, t->k)] += t->counts->y[w];
    nrm_counts_update(m->counts);
    if (nrm_mse_table_check(a, m, false, &e) == 0)
        out->table = m;
    else
        out->refusal = nrm_format(a, "%s", e.text);
}

/* Without list i, whose members are all there is when `within`. */
static void
remove_list(nrm_arena *a, const nrm_mse_table *t, size_t i, bool within,
            nrm_mse_scenario *out)
{
    mapping m = { .lists = nrm_new_n(a, const char *, t->k),
                  .needs = within ? (size_t)1 << i : 0 };

    for (size_t j = 0; j < t->k; j++) {
        m.to[j] = j == i ? DROPPED : m.k;
        if (j != i)
            m.lists[m.k++] = t->lists[j];
    }
    map_lists(a, t, &m, out);
}

static nrm_mse_scenario *
leave_out(nrm_arena *a, const nrm_mse_table *t, size_t *n)
{
    nrm_mse_scenario *out = nrm_new_n(a, nrm_mse_scenario, t->k);

    *n = t->k;
    for (size_t i = 0; i < t->k; i++) {
        out[i].name = nrm_format(a, "without %s", t->lists[i]);
        out[i].note = "those on this list only are not seen";
        remove_list(a, t, i, false, &out[i]);
    }
    return out;
}

static nrm_mse_scenario *
hide(nrm_arena *a, const nrm_mse_table *t, size_t *n)
{
    nrm_mse_scenario *out = nrm_new_n(a, nrm_mse_scenario, t->k);

    *n = t->k;
    for (size_t i = 0; i < t->k; i++) {
        double truth = t->counts->star[(size_t)1 << i];

        out[i].name = nrm_format(a, "within %s", t->lists[i]);
        out[i].note = nrm_format(
            a, "the true number is %.0f: the size of the hidden list", truth);
        out[i].truth = nrm_known(truth);
        remove_list(a, t, i, true, &out[i]);
    }
    return out;
}

static nrm_mse_scenario *
merge(nrm_arena *a, const nrm_mse_table *t, size_t *n)
{
    size_t pairs = t->k * (t->k - 1) / 2;
    nrm_mse_scenario *out = nrm_new_n(a, nrm_mse_scenario, pairs);

    *n = 0;
    for (size_t i = 0; i < t->k; i++)
        for (size_t j = i + 1; j < t->k; j++) {
            mapping m = { .lists = nrm_new_n(a, const char *, t->k) };
            nrm_mse_scenario *s = &out[(*n)++];

            s->name = nrm_format(a, "%s+%s", t->lists[i], t->lists[j]);
            s->note = "two lists merged";
            for (size_t l = 0; l < t->k; l++) {
                m.to[l] = l == j ? m.to[i] : m.k;
                if (l != j)
                    m.lists[m.k++] = l == i ? s->name : t->lists[l];
            }
            map_lists(a, t, &m, s);
        }
    return out;
}

/*
 * Takes `share` of the persons with each history of two lists or more and
 * moves each of them from (history) to (history without one list) and (that
 * list alone), every list of it equally often. A negative share moves back:
 * then the persons with the history become more and the parts fewer, as far
 * as there are any. Longer histories go first.
 */
static void
split_histories(const nrm_mse_table *t, double share, double *y)
{
    for (size_t size = t->k; size > 1; size--)
        for (size_t w = 1; w < t->counts->n_cells; w++) {
            double each = share * t->counts->y[w] / (double)size;

            if ((size_t)__builtin_popcountll(w) != size)
                continue;
            for (size_t i = 0; i < t->k; i++) {
                size_t one = (size_t)1 << i, rest = w & ~one;
                double x = each;

                if (!(w & one))
                    continue;
                if (x < 0)
                    x = -fmin(-x, fmin(y[one], y[rest]));
                y[w] -= x;
                y[one] += x;
                y[rest] += x;
            }
        }
}

static void
relink(nrm_arena *a, const nrm_mse_table *t, double share,
       nrm_mse_scenario *out)
{
    nrm_mse_table *m = nrm_mse_table_new(a, out->name, t->k, t->lists);
    nrm_counts *c = m->counts;
    nrm_err e = { 0 };

    m->conf = t->conf;
    memcpy(c->y, t->counts->y, c->n_cells * sizeof *c->y);
    split_histories(t, share, c->y);
    for (size_t w = 0; w < c->n_cells; w++)
        c->y[w] = floor(fmax(c->y[w], 0) + 0.5);
    nrm_counts_update(c);
    if (nrm_mse_table_check(a, m, true, &e) == 0)
        out->table = m;
    else
        out->refusal = nrm_format(a, "%s", e.text);
}

static nrm_mse_scenario *
linkage(nrm_arena *a, const nrm_mse_table *t, size_t *n)
{
    static const double missed[] = { 0.02, 0.05, 0.10 },
                        wrong[] = { 0.02, 0.05 };
    nrm_mse_scenario *out = nrm_new_n(
        a, nrm_mse_scenario, NRM_COUNT_OF(missed) + NRM_COUNT_OF(wrong));

    *n = 0;
    for (size_t i = 0; i < NRM_COUNT_OF(missed); i++) {
        nrm_mse_scenario *s = &out[(*n)++];

        s->name = nrm_format(a, "%.0f %% of links missed", 100 * missed[i]);
        s->note = "counts are corrected for true links that were not made";
        relink(a, t, -missed[i] / (1 - missed[i]), s);
    }
    for (size_t i = 0; i < NRM_COUNT_OF(wrong); i++) {
        nrm_mse_scenario *s = &out[(*n)++];

        s->name = nrm_format(a, "%.0f %% of links false", 100 * wrong[i]);
        s->note = "counts are corrected for links of different persons";
        relink(a, t, wrong[i], s);
    }
    return out;
}

static const nrm_mse_kind kinds[] = {
    { "leave-out", "every list in turn is left out", leave_out },
    { "merge", "every pair of lists in turn is merged", merge },
    { "hide", "the size of every list in turn is estimated from the others",
      hide },
    { "linkage", "some links were missed, or some are false", linkage },
};

const nrm_mse_kind *
nrm_mse_kinds(size_t *n)
{
    *n = NRM_COUNT_OF(kinds);
    return kinds;
}

const nrm_mse_kind *
nrm_mse_kind_find(nrm_text name)
{
    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        if (nrm_text_is(name, kinds[i].name))
            return &kinds[i];
    return NULL;
}
