/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Existence of the maximum likelihood estimate (Fienberg and Rinaldo 2012,
 * Annals of Statistics 40:996): it does not exist when some direction theta
 * has f(w) = sum of theta_t over t in w equal to 0 on every positive cell,
 * never negative on the others, and not 0 everywhere. It is not identifiable
 * when some theta other than 0 has f = 0 on all cells.
 *
 * The directions that vanish on the positive cells are found without a matrix
 * of cells by parameters. A parameter whose own cell is positive is fixed by
 * the smaller ones, f(t) = 0; so a direction is given by its values at the
 * few remaining "free" parameters (the intercept always), and only positive
 * cells that are no parameter restrict these. All in whole numbers.
 */
#include "math/loglin.h"

#include "math/cone.h"
#include "math/loglin_work.h"

#include <string.h>

typedef struct directions {
    size_t n_free;
    uint16_t free[NRM_PARAMS_MAX];
    int64_t *f; /* n_free rows of n_cells: f(w) of each free parameter */
} directions;

static int64_t
gcd(int64_t a, int64_t b)
{
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b != 0) {
        int64_t r = a % b;

        a = b;
        b = r;
    }
    return a;
}

/* Divides by the greatest common divisor; false when all entries are 0. */
static bool
reduce(int64_t *row, size_t n)
{
    int64_t g = 0;

    for (size_t j = 0; j < n; j++)
        if (row[j] != 0 && (g = gcd(g, row[j])) == 1)
            return true;
    for (size_t j = 0; g > 1 && j < n; j++)
        row[j] /= g;
    return g != 0;
}

/* The row `r` with its entry at the pivot of `p` cancelled. */
static void
cancel(int64_t *r, const int64_t *p, size_t pivot, size_t n)
{
    int64_t g, a, b;

    if (r[pivot] == 0)
        return;
    g = gcd(r[pivot], p[pivot]);
    a = p[pivot] / g;
    b = r[pivot] / g;
    for (size_t j = 0; j < n; j++)
        r[j] = r[j] * a - p[j] * b;
}

/*
 * An echelon form that grows row by row. Every pivot column is 0 in all other
 * rows. `rows` has room for n rows of n.
 */
typedef struct echelon {
    size_t n, rank;
    int64_t *rows;
    size_t pivot[NRM_PARAMS_MAX];
} echelon;

static void
echelon_add(echelon *m, const int64_t *row)
{
    size_t n = m->n, at = 0;
    int64_t *r = &m->rows[m->rank * n];

    memcpy(r, row, n * sizeof *r);
    for (size_t i = 0; i < m->rank; i++) {
        cancel(r, &m->rows[i * n], m->pivot[i], n);
        if (!reduce(r, n))
            return;
    }
    if (!reduce(r, n))
        return;
    while (r[at] == 0)
        at++;
    for (size_t i = 0; i < m->rank; i++) {
        cancel(&m->rows[i * n], r, at, n);
        reduce(&m->rows[i * n], n);
    }
    m->pivot[m->rank++] = at;
}

/* Theta of every parameter, then f of every cell, for one free parameter. */
static void
follow(const nrm_loglin *w, const nrm_counts *c, uint16_t which, int64_t *f)
{
    memset(f, 0, w->n_cells * sizeof *f);
    f[which] = 1;
    /* By size, because the value of t needs those of its subsets. */
    for (size_t size = 1; size <= w->k; size++)
        for (size_t i = 0; i < w->n_active; i++) {
            size_t t = w->active[i];

            if ((size_t)__builtin_popcountll(t) != size || c->y[t] == 0)
                continue;
            for (size_t s = (t - 1) & t;; s = (s - 1) & t) {
                f[t] -= f[s];
                if (s == 0)
                    break;
            }
        }
    for (size_t h = 1; h < w->n_cells; h <<= 1)
        for (size_t b = 0; b < w->n_cells; b += 2 * h)
            for (size_t j = b; j < b + h; j++)
                f[j + h] += f[j];
}

static void
find_directions(nrm_loglin *w, const nrm_counts *c, directions *d)
{
    d->n_free = 0;
    for (size_t i = 0; i < w->n_active; i++)
        if (c->y[w->active[i]] == 0)
            d->free[d->n_free++] = w->active[i];
    d->f = nrm_new_n(w->scratch, int64_t, d->n_free * w->n_cells);
    for (size_t i = 0; i < d->n_free; i++)
        follow(w, c, d->free[i], &d->f[i * w->n_cells]);
}

static void
take_cell(const directions *d, size_t n_cells, size_t cell, int64_t *row)
{
    for (size_t j = 0; j < d->n_free; j++)
        row[j] = d->f[j * n_cells + cell];
}

/* Rank of the positive cells; stops early when it is full. */
static void
restrict_positive(const nrm_loglin *w, const nrm_counts *c, const directions *d,
                  echelon *m, int64_t *row)
{
    for (size_t i = 1; i < w->n_cells && m->rank < m->n; i++) {
        if (c->y[i] == 0)
            continue;
        take_cell(d, w->n_cells, i, row);
        echelon_add(m, row);
    }
}

/*
 * A basis of what the echelon form maps to 0, one vector for each column
 * without a pivot: x_j = L, x_pivot = -entry * L / pivot value.
 */
static size_t
null_basis(const echelon *m, int64_t *basis)
{
    size_t n = m->n, count = 0;
    int64_t common = 1;

    for (size_t i = 0; i < m->rank; i++) {
        int64_t p = m->rows[i * n + m->pivot[i]];

        common *= p / gcd(common, p);
    }
    for (size_t j = 0; j < n; j++) {
        int64_t *x = &basis[count * n];
        bool is_pivot = false;

        for (size_t i = 0; i < m->rank; i++)
            is_pivot |= m->pivot[i] == j;
        if (is_pivot)
            continue;
        x[j] = common;
        for (size_t i = 0; i < m->rank; i++) {
            const int64_t *r = &m->rows[i * n];

            x[m->pivot[i]] = -r[j] * (common / r[m->pivot[i]]);
        }
        reduce(x, n);
        count++;
    }
    return count;
}

/* The zero cells as rows in the coordinates of the null basis. */
static size_t
zero_rows(const nrm_loglin *w, const nrm_counts *c, const directions *d,
          const int64_t *basis, size_t n_basis, int64_t *rows)
{
    size_t count = 0;

    for (size_t i = 1; i < w->n_cells; i++) {
        int64_t *row = &rows[count * n_basis];

        if (!w->keep[i] || c->y[i] > 0)
            continue;
        for (size_t b = 0; b < n_basis; b++) {
            row[b] = 0;
            for (size_t j = 0; j < d->n_free; j++)
                row[b] += basis[b * d->n_free + j] * d->f[j * w->n_cells + i];
        }
        if (reduce(row, n_basis))
            count++;
    }
    return count;
}

static bool
same_sign(const int64_t *x, size_t n)
{
    bool up = false, down = false;

    for (size_t i = 0; i < n; i++) {
        up |= x[i] > 0;
        down |= x[i] < 0;
    }
    return up != down;
}

static bool
cone_has_point(nrm_loglin *w, const int64_t *rows, size_t n, size_t columns)
{
    double *a = nrm_new_n(w->scratch, double, n *columns);

    for (size_t i = 0; i < n * columns; i++)
        a[i] = (double)rows[i];
    return nrm_cone_has_point(a, n, columns, w->scratch);
}

/* The positive cells leave some direction open: sort out which kind. */
static nrm_existence
judge_open(nrm_loglin *w, const nrm_counts *c, const directions *d,
           const echelon *m)
{
    int64_t *basis = nrm_new_n(w->scratch, int64_t, m->n * m->n);
    size_t open = null_basis(m, basis), n_rows;
    int64_t *rows = nrm_new_n(w->scratch, int64_t, w->n_cells * open);
    echelon zeros = { .n = open };

    zeros.rows = nrm_new_n(w->scratch, int64_t, (open + 1) * open);
    n_rows = zero_rows(w, c, d, basis, open, rows);
    for (size_t i = 0; i < n_rows && zeros.rank < open; i++)
        echelon_add(&zeros, &rows[i * open]);
    if (zeros.rank < open)
        return NRM_NOT_IDENTIFIABLE;
    if (open == 1 ? same_sign(rows, n_rows)
                  : cone_has_point(w, rows, n_rows, open))
        return NRM_NO_ESTIMATE;
    return NRM_EXISTS;
}

nrm_existence
nrm_loglin_exists(nrm_loglin *w, const nrm_counts *c, const nrm_terms *t,
                  nrm_model m)
{
    nrm_existence answer = NRM_EXISTS;
    echelon positive = { 0 };
    directions d;
    int64_t *row;

    if (c->n == 0)
        return NRM_NOT_IDENTIFIABLE;
    nrm_loglin_setup(w, c, t, m);
    find_directions(w, c, &d);
    positive.n = d.n_free;
    positive.rows = nrm_new_n(w->scratch, int64_t, (d.n_free + 1) * d.n_free);
    row = nrm_new_n(w->scratch, int64_t, d.n_free);
    restrict_positive(w, c, &d, &positive, row);
    if (positive.rank < d.n_free)
        answer = judge_open(w, c, &d, &positive);
    nrm_arena_reset(w->scratch);
    return answer;
}
