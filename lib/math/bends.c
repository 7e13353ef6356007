/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A bend at value s adds the column max(t - t_s, 0). With base columns 1 and t
 * taken out of all columns and of y, the squares that a set of columns
 * explains come by elimination: taking in column s explains C_s^2 / G_ss,
 * where G holds the products of the columns and C those with y, and leaves
 *
 *     G_uv - G_us G_vs / G_ss    and    C_u - G_us C_s / G_ss
 *
 * for the others. Sets are visited as a tree, so that the last bend of a set
 * costs one product, a quotient and a comparison a lane. G depends on the
 * times only and serves all lanes.
 */
#include "math/bends.h"

#include <math.h>
#include <string.h>

/* What is left of products and explained squares after some bends. */
typedef struct stage {
    double *g;      /* m x m */
    double *c;      /* m x NRM_LANES */
    double *gained; /* NRM_LANES */
} stage;

struct nrm_bends {
    size_t n, m;      /* values; places of bends */
    size_t first;     /* the value at place 0 */
    size_t step;      /* from one bend to the next at least */
    double *base;     /* 2 x n, orthonormal */
    double *columns;  /* m x n, without the base */
    double *y;        /* n x NRM_LANES */
    double *residual; /* NRM_LANES: squares without bends */
    double *best;     /* NRM_LANES: explained squares */
    size_t k;
    size_t chosen[NRM_JOINPOINTS_MAX], place[NRM_JOINPOINTS_MAX];
    stage stages[NRM_JOINPOINTS_MAX];
};

double
nrm_bends_root(const nrm_bent_data *d, size_t i)
{
    return d->weight == NULL ? 1 : sqrt(d->weight[i]);
}

static double
dot(const double *u, const double *v, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += u[i] * v[i];
    return sum;
}

/* v without its part along u, which has length 1. */
static void
take_out(double *v, const double *u, size_t n)
{
    double part = dot(v, u, n);

    for (size_t i = 0; i < n; i++)
        v[i] -= part * u[i];
}

static void
scale_to_one(double *v, size_t n)
{
    double length = sqrt(dot(v, v, n));

    for (size_t i = 0; i < n; i++)
        v[i] /= length;
}

/* Twice, because once leaves a rounding error along u (Kahan). */
static void
take_out_base(const nrm_bends *b, double *v)
{
    for (int turn = 0; turn < 2; turn++) {
        take_out(v, b->base, b->n);
        take_out(v, b->base + b->n, b->n);
    }
}

static void
make_columns(nrm_bends *b, const nrm_bent_data *d)
{
    size_t n = b->n;

    for (size_t i = 0; i < n; i++) {
        b->base[i] = nrm_bends_root(d, i);
        b->base[n + i] = b->base[i] * (d->t[i] - d->t[0]);
    }
    scale_to_one(b->base, n);
    take_out(b->base + n, b->base, n);
    take_out(b->base + n, b->base, n);
    scale_to_one(b->base + n, n);
    for (size_t s = 0; s < b->m; s++) {
        double *column = b->columns + s * n;

        for (size_t i = 0; i < n; i++)
            column[i] =
                nrm_bends_root(d, i) * fmax(d->t[i] - d->t[b->first + s], 0);
        take_out_base(b, column);
    }
    for (size_t u = 0; u < b->m; u++)
        for (size_t v = 0; v < b->m; v++)
            b->stages[0].g[u * b->m + v] =
                dot(b->columns + u * n, b->columns + v * n, n);
}

nrm_bends *
nrm_bends_new(nrm_arena *a, const nrm_bent_data *d)
{
    nrm_bends *b = nrm_new(a, nrm_bends);

    b->n = d->n;
    b->first = d->min_end;
    b->m = d->n > 2 * d->min_end ? d->n - 2 * d->min_end : 0;
    b->step = d->min_between + 1;
    b->base = nrm_new_n(a, double, 2 * b->n);
    b->columns = nrm_new_n(a, double, b->m * b->n);
    b->y = nrm_new_n(a, double, b->n *NRM_LANES);
    b->residual = nrm_new_n(a, double, NRM_LANES);
    b->best = nrm_new_n(a, double, NRM_LANES);
    for (size_t i = 0; i < NRM_JOINPOINTS_MAX; i++) {
        b->stages[i].g = nrm_new_n(a, double, b->m * b->m);
        b->stages[i].c = nrm_new_n(a, double, b->m *NRM_LANES);
        b->stages[i].gained = nrm_new_n(a, double, NRM_LANES);
    }
    make_columns(b, d);
    return b;
}

double *
nrm_bends_y(nrm_bends *b, size_t lane)
{
    return b->y + lane;
}

/* out[lane] = the product of a column with the values of the lane. */
static void
multiply(const nrm_bends *b, const double *column, double *out)
{
    double sum[NRM_LANES] = { 0 };

    for (size_t i = 0; i < b->n; i++)
        for (size_t lane = 0; lane < NRM_LANES; lane++)
            sum[lane] += column[i] * b->y[i * NRM_LANES + lane];
    memcpy(out, sum, sizeof sum);
}

/* Takes the base out of the values and sums the squares that are left. */
static void
start(nrm_bends *b)
{
    double part[NRM_LANES];

    for (int turn = 0; turn < 4; turn++) {
        const double *u = b->base + (turn % 2 == 0 ? 0 : b->n);

        multiply(b, u, part);
        for (size_t i = 0; i < b->n; i++)
            for (size_t lane = 0; lane < NRM_LANES; lane++)
                b->y[i * NRM_LANES + lane] -= part[lane] * u[i];
    }
    memset(b->residual, 0, NRM_LANES * sizeof *b->residual);
    for (size_t i = 0; i < b->n; i++)
        for (size_t lane = 0; lane < NRM_LANES; lane++) {
            double y = b->y[i * NRM_LANES + lane];

            b->residual[lane] += y * y;
        }
    for (size_t s = 0; s < b->m; s++)
        multiply(b, b->columns + s * b->n, b->stages[0].c + s * NRM_LANES);
    memset(b->stages[0].gained, 0, NRM_LANES * sizeof(double));
    memset(b->best, 0, NRM_LANES * sizeof *b->best);
}

/* The last bend of a set: what it explains on top of the others. */
static void
last_bend(nrm_bends *b, const stage *from, size_t s)
{
    const double *c = from->c + s * NRM_LANES;
    double one_over = 1 / from->g[s * b->m + s];
    double before = b->best[0];

    for (size_t lane = 0; lane < NRM_LANES; lane++) {
        double gained = from->gained[lane] + c[lane] * c[lane] * one_over;

        b->best[lane] = gained > b->best[lane] ? gained : b->best[lane];
    }
    if (b->best[0] > before) {
        b->chosen[b->k - 1] = s;
        memcpy(b->place, b->chosen, sizeof b->place);
    }
}

/* Takes in the bend at s: what is left for those behind it. */
static void
eliminate(const nrm_bends *b, const stage *from, size_t s, stage *to)
{
    size_t m = b->m;
    const double *g = from->g + s * m, *c = from->c + s * NRM_LANES;

    for (size_t lane = 0; lane < NRM_LANES; lane++)
        to->gained[lane] = from->gained[lane] + c[lane] * c[lane] / g[s];
    for (size_t u = s + b->step; u < m; u++) {
        const double *from_c = from->c + u * NRM_LANES;
        double *to_c = to->c + u * NRM_LANES, factor = g[u] / g[s];

        for (size_t v = u; v < m; v++)
            to->g[u * m + v] = from->g[u * m + v] - factor * g[v];
        for (size_t lane = 0; lane < NRM_LANES; lane++)
            to_c[lane] = from_c[lane] - factor * c[lane];
    }
}

/* Bends after the first `taken` ones, at place `from` or behind. */
static void
visit(nrm_bends *b, size_t taken, size_t from)
{
    size_t after = (b->k - taken - 1) * b->step;

    for (size_t s = from; s + after < b->m; s++) {
        if (taken + 1 == b->k) {
            last_bend(b, &b->stages[taken], s);
            continue;
        }
        b->chosen[taken] = s;
        eliminate(b, &b->stages[taken], s, &b->stages[taken + 1]);
        visit(b, taken + 1, s + b->step);
    }
}

void
nrm_bends_search(nrm_bends *b, size_t k)
{
    start(b);
    b->k = k;
    if (k > 0)
        visit(b, 0, 0);
}

double
nrm_bends_sse(const nrm_bends *b, size_t lane)
{
    return fmax(b->residual[lane] - b->best[lane], 0);
}

size_t
nrm_bends_place(const nrm_bends *b, size_t j)
{
    return b->first + b->place[j];
}
