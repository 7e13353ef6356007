/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The simplex method on a condensed tableau (Tucker form), with Bland's rule
 * because the origin is a degenerate vertex of every cone.
 */
#include "math/cone.h"

#include <math.h>
#include <stdint.h>

/* What counts as zero: the tableau starts from whole numbers. */
#define TINY 1e-9

/*
 * Row i reads: basic variable i = at(i, n) - sum_j at(i, j) * nonbasic j.
 * The last row is the objective, its last entry minus the value.
 */
typedef struct tableau {
    size_t n_rows, n_columns; /* without the objective, without the constant */
    double *cell;
    size_t *row_name, *column_name;
} tableau;

static double *
at(const tableau *t, size_t i, size_t j)
{
    return &t->cell[i * (t->n_columns + 1) + j];
}

static void
pivot(tableau *t, size_t r, size_t c)
{
    double p = *at(t, r, c);
    size_t name = t->row_name[r];

    for (size_t j = 0; j <= t->n_columns; j++)
        if (j != c)
            *at(t, r, j) /= p;
    for (size_t i = 0; i <= t->n_rows; i++) {
        double f = *at(t, i, c);

        if (i == r || f == 0)
            continue;
        for (size_t j = 0; j <= t->n_columns; j++)
            if (j != c)
                *at(t, i, j) -= f * *at(t, r, j);
        *at(t, i, c) = -f / p;
    }
    *at(t, r, c) = 1 / p;
    t->row_name[r] = t->column_name[c];
    t->column_name[c] = name;
}

/* Bland: of the columns that improve, the one with the smallest name. */
static bool
entering(const tableau *t, size_t *out)
{
    size_t best = SIZE_MAX;

    for (size_t j = 0; j < t->n_columns; j++)
        if (*at(t, t->n_rows, j) > TINY && t->column_name[j] < best) {
            best = t->column_name[j];
            *out = j;
        }
    return best != SIZE_MAX;
}

/* Of the rows that bind first, the one with the smallest name. */
static bool
leaving(const tableau *t, size_t c, size_t *out)
{
    double least = HUGE_VAL;
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < t->n_rows; i++) {
        double a = *at(t, i, c), ratio;

        if (a <= TINY)
            continue;
        ratio = *at(t, i, t->n_columns) / a;
        if (ratio < least - TINY
            || (ratio <= least + TINY && t->row_name[i] < best)) {
            least = ratio < least ? ratio : least;
            best = t->row_name[i];
            *out = i;
        }
    }
    return best != SIZE_MAX;
}

/* x = u - v with u, v >= 0: every column appears twice, with both signs. */
static void
fill(tableau *t, const double *rows, size_t n_rows, size_t n_columns)
{
    for (size_t j = 0; j < n_columns; j++) {
        double total = 0;

        for (size_t i = 0; i < n_rows; i++) {
            double a = rows[i * n_columns + j];

            total += a;
            *at(t, i, j) = -a;
            *at(t, i, n_columns + j) = a;
        }
        for (size_t i = n_rows; i <= n_rows + 1; i++) {
            *at(t, i, j) = total;
            *at(t, i, n_columns + j) = -total;
        }
    }
    *at(t, n_rows, t->n_columns) = 1;
    for (size_t j = 0; j < t->n_columns; j++)
        t->column_name[j] = j;
    for (size_t i = 0; i < t->n_rows; i++)
        t->row_name[i] = t->n_columns + i;
}

bool
nrm_cone_has_point(const double *rows, size_t n_rows, size_t n_columns,
                   nrm_arena *scratch)
{
    tableau t = { .n_rows = n_rows + 1, .n_columns = 2 * n_columns };
    size_t r = 0, c = 0;

    t.cell = nrm_new_n(scratch, double, (t.n_rows + 1) * (t.n_columns + 1));
    t.row_name = nrm_new_n(scratch, size_t, t.n_rows);
    t.column_name = nrm_new_n(scratch, size_t, t.n_columns);
    fill(&t, rows, n_rows, n_columns);
    while (entering(&t, &c) && leaving(&t, c, &r))
        pivot(&t, r, c);
    return -*at(&t, t.n_rows, t.n_columns) > 0.5;
}
