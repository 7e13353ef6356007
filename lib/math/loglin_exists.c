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

#include <math.h>
#include <string.h>

typedef struct directions {
    size_t n_free;
    uint16_t free[NRM_PARAMS_MAX];
    int64_t *f; /* n_free rows of n_cells: f(w) of each free parameter */
} directions;

/* Products of two entries; entries themselves stay within 64 bits. */
__extension__ typedef __int128 wide;

static wide
gcd(wide a, wide b)
{
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b != 0) {
        wide r = a > UINT64_MAX || b > UINT64_MAX
                     ? a % b
                     : (wide)((uint64_t)a % (uint64_t)b);

        a = b;
        b = r;
    }
    return a;
}

/* Divides by the greatest common divisor; false when all entries are 0. */
static bool
reduce(wide *row, size_t n)
{
    wide g = 0;

    for (size_t j = 0; j < n; j++)
        if (row[j] != 0 && (g = gcd(g, row[j])) == 1)
            return true;
    for (size_t j = 0; g > 1 && j < n; j++)
        row[j] /= g;
    return g != 0;
}

/*
 * An echelon form that grows row by row. Every pivot column is 0 in all other
 * rows. `rows` has room for n + 1 rows of n. Entries are minors of a small
 * matrix of small whole numbers; should one leave 64 bits even so, `overflow`
 * says that nothing can be decided.
 */
typedef struct echelon {
    size_t n, rank;
    int64_t *rows;
    size_t pivot[NRM_PARAMS_MAX];
    bool overflow;
} echelon;

/* Keeps a reduced row; false when it is all 0. */
static bool
keep_row(echelon *m, wide *row, int64_t *to)
{
    if (!reduce(row, m->n))
        return false;
    for (size_t j = 0; j < m->n; j++) {
        m->overflow |= row[j] > INT64_MAX || row[j] < -INT64_MAX;
        to[j] = (int64_t)row[j];
    }
    return true;
}

/* The row `r` with its entry at the pivot of `p` cancelled, reduced. */
static bool
cancel(echelon *m, int64_t *r, const int64_t *p, size_t pivot)
{
    wide row[NRM_PARAMS_MAX], g, a, b;

    if (r[pivot] == 0)
        return true;
    g = gcd(r[pivot], p[pivot]);
    a = p[pivot] / g;
    b = r[pivot] / g;
    for (size_t j = 0; j < m->n; j++)
        row[j] = r[j] * a - p[j] * b;
    return keep_row(m, row, r);
}

static void
echelon_add(echelon *m, const int64_t *row)
{
    size_t n = m->n, at = 0;
    int64_t *r = &m->rows[m->rank * n];

    memcpy(r, row, n * sizeof *r);
    for (size_t i = 0; i < m->rank; i++)
        if (!cancel(m, r, &m->rows[i * n], m->pivot[i]))
            return;
    while (at < n && r[at] == 0)
        at++;
    if (at == n)
        return;
    for (size_t i = 0; i < m->rank; i++)
        (void)cancel(m, &m->rows[i * n], r, at);
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

/* Vectors that the positive cells map to 0: whole numbers over one. */
typedef struct null_basis {
    size_t n, count;
    int64_t *at;    /* count rows of n */
    double *common; /* [count]: what the numbers are divided by */
} null_basis;

/*
 * One vector for each column without a pivot: x_j = 1, x_pivot = -entry /
 * pivot value, times the least common denominator.
 */
static bool
add_null_vector(const echelon *m, size_t j, null_basis *out)
{
    int64_t *x = &out->at[out->count * m->n];
    wide common = 1;

    for (size_t i = 0; i < m->rank; i++) {
        const int64_t *r = &m->rows[i * m->n];
        wide p = r[m->pivot[i]], part = p / gcd(p, r[j]);

        part = part < 0 ? -part : part;
        common *= part / gcd(common, part);
        if (common > INT64_MAX)
            return false;
    }
    x[j] = (int64_t)common;
    for (size_t i = 0; i < m->rank; i++) {
        const int64_t *r = &m->rows[i * m->n];
        wide value = -r[j] * common / r[m->pivot[i]];

        if (value > INT64_MAX || value < -INT64_MAX)
            return false;
        x[m->pivot[i]] = (int64_t)value;
    }
    out->common[out->count++] = (double)common;
    return true;
}

static bool
find_null_basis(nrm_arena *a, const echelon *m, null_basis *out)
{
    out->n = m->n;
    out->at = nrm_new_n(a, int64_t, m->n * m->n);
    out->common = nrm_new_n(a, double, m->n);
    for (size_t j = 0; j < m->n; j++) {
        bool is_pivot = false;

        for (size_t i = 0; i < m->rank; i++)
            is_pivot |= m->pivot[i] == j;
        if (!is_pivot && !add_null_vector(m, j, out))
            return false;
    }
    return true;
}

/*
 * The zero cells as rows in the coordinates of the null basis, without those
 * that are 0. SIZE_MAX when a number leaves 64 bits.
 */
static size_t
zero_rows(const nrm_loglin *w, const nrm_counts *c, const directions *d,
          const null_basis *basis, int64_t *rows)
{
    size_t count = 0;

    for (size_t i = 1; i < w->n_cells; i++) {
        int64_t *row = &rows[count * basis->count];
        bool any = false;

        if (!w->keep[i] || c->y[i] > 0)
            continue;
        for (size_t b = 0; b < basis->count; b++) {
            wide sum = 0;

            for (size_t j = 0; j < d->n_free; j++)
                sum += (wide)basis->at[b * d->n_free + j]
                       * d->f[j * w->n_cells + i];
            if (sum > INT64_MAX || sum < -INT64_MAX)
                return SIZE_MAX;
            row[b] = (int64_t)sum;
            any |= sum != 0;
        }
        count += any;
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

/* The numbers are scaled, as the programme compares them with a tolerance. */
static bool
cone_has_point(nrm_loglin *w, const int64_t *rows, size_t n,
               const null_basis *basis)
{
    size_t columns = basis->count;
    double *a = nrm_new_n(w->scratch, double, n *columns);

    for (size_t i = 0; i < n; i++) {
        double most = 0;

        for (size_t b = 0; b < columns; b++) {
            a[i * columns + b] =
                (double)rows[i * columns + b] / basis->common[b];
            most = fmax(most, fabs(a[i * columns + b]));
        }
        for (size_t b = 0; b < columns; b++)
            a[i * columns + b] /= most;
    }
    return nrm_cone_has_point(a, n, columns, w->scratch);
}

/*
 * The positive cells leave some direction open: sort out which kind. What
 * cannot be decided counts as not identifiable.
 */
static nrm_existence
judge_open(nrm_loglin *w, const nrm_counts *c, const directions *d,
           const echelon *m)
{
    null_basis basis = { .n = 0 };
    echelon zeros = { .n = 0 };
    int64_t *rows;
    size_t n_rows;

    if (m->overflow || !find_null_basis(w->scratch, m, &basis))
        return NRM_NOT_IDENTIFIABLE;
    rows = nrm_new_n(w->scratch, int64_t, w->n_cells * basis.count);
    zeros.n = basis.count;
    zeros.rows =
        nrm_new_n(w->scratch, int64_t, (basis.count + 1) * basis.count);
    n_rows = zero_rows(w, c, d, &basis, rows);
    if (n_rows == SIZE_MAX)
        return NRM_NOT_IDENTIFIABLE;
    for (size_t i = 0; i < n_rows && zeros.rank < zeros.n; i++)
        echelon_add(&zeros, &rows[i * zeros.n]);
    if (zeros.overflow || zeros.rank < zeros.n)
        return NRM_NOT_IDENTIFIABLE;
    if (basis.count == 1 ? same_sign(rows, n_rows)
                         : cone_has_point(w, rows, n_rows, &basis))
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
    if (positive.overflow || positive.rank < d.n_free)
        answer = judge_open(w, c, &d, &positive);
    nrm_arena_reset(w->scratch);
    return answer;
}
