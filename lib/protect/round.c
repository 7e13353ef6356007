/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Additive small-count rounding. Inner counts of 1 to below the base b become
 * 0 or b and all others stay; every total is the sum of what its parts became.
 * So the published table is additive, it holds no count from 1 to b - 1, and
 * its totals say nothing that its inner counts do not: a published 0 may have
 * been anything below b, a published b anything from 1 to b. After Langsrud
 * and Heldal (2018), "An algorithm for small count rounding of tabular data".
 *
 * Which counts go up is chosen so that the sum of squared errors of all cells
 * is small: by threshold accepting (Dueck and Scheuer 1990), a local search
 * that also takes steps for the worse below a falling threshold. It is done in
 * whole numbers and its chance is seeded, so the result is the same anywhere.
 * A count starts from a keyed digest of its cell, up in v of b cases; of two
 * that do equally well the one with the lesser digest goes up.
 */
#include "protect/method.h"

#include "base/digest.h"
#include "base/seed.h"

#define ROUNDS 60  /* thresholds */
#define TRIES 12   /* steps tried for each small count and threshold */
#define LEAST 4000 /* steps for each threshold at least */

typedef struct rounding {
    nrm_arena *a;
    const nrm_slice *slice;
    int64_t base;
    nrm_text key;    /* of the digests */
    int64_t *count;  /* of each atom, as published */
    uint32_t *small; /* the atoms that are rounded */
    size_t n_small;
    int64_t *error; /* of each cell: published less true */
    int64_t *tie;   /* of each atom: among equals the least go up */
    uint64_t seed, draws;
} rounding;

static uint64_t
draw(rounding *r, uint64_t below)
{
    return nrm_seed_at(r->seed, r->draws++) % below;
}

static int64_t
flip_of(const rounding *r, uint32_t atom)
{
    return r->count[atom] == 0 ? r->base : -r->base;
}

/* What the sum of squared errors gains when an atom goes the other way. */
static int64_t
gain(const rounding *r, uint32_t atom)
{
    const uint32_t *cells = nrm_list_at(&r->slice->cube->holders, atom);
    int64_t by = flip_of(r, atom), sum = 0;

    for (size_t k = 0; k < nrm_list_len(&r->slice->cube->holders, atom); k++)
        sum += 2 * r->error[cells[k]] * by + by * by;
    return sum;
}

static void
flip(rounding *r, uint32_t atom)
{
    const uint32_t *cells = nrm_list_at(&r->slice->cube->holders, atom);
    int64_t by = flip_of(r, atom);

    r->count[atom] += by;
    for (size_t k = 0; k < nrm_list_len(&r->slice->cube->holders, atom); k++)
        r->error[cells[k]] += by;
}

/* Whether a step that costs `sum` is taken; a tie falls to the digests. */
static bool
takes(int64_t sum, int64_t tie, int64_t threshold)
{
    return sum <= threshold || (sum == 0 && tie < 0);
}

/* One step: an atom the other way, or two that are opposite. */
static void
try_step(rounding *r, int64_t threshold)
{
    uint32_t one = r->small[draw(r, r->n_small)];
    uint32_t two = r->small[draw(r, r->n_small)];
    int64_t sum = gain(r, one);
    int64_t tie = r->count[one] == 0 ? r->tie[one] : -r->tie[one];

    if (draw(r, 4) == 0 || one == two || r->count[one] == r->count[two]) {
        if (sum <= threshold)
            flip(r, one);
        return;
    }
    tie += r->count[two] == 0 ? r->tie[two] : -r->tie[two];
    flip(r, one);
    sum += gain(r, two);
    if (takes(sum, tie, threshold))
        flip(r, two);
    else
        flip(r, one);
}

static void
search(rounding *r)
{
    int64_t top = 0;
    size_t tries = TRIES * r->n_small > LEAST ? TRIES * r->n_small : LEAST;

    for (size_t k = 0; k < r->n_small; k++)
        top += (int64_t)nrm_list_len(&r->slice->cube->holders, r->small[k]);
    if (r->n_small == 0)
        return;
    top = r->base * r->base * top / (int64_t)r->n_small;
    for (int64_t i = ROUNDS; i-- > 0;)
        for (size_t k = 0; k < tries; k++)
            try_step(r, i == 0 ? -1 : top * i * i / (2 * ROUNDS * ROUNDS));
}

/* The digest of an atom as a number below 2^32. */
static int64_t
digest_of(const rounding *r, size_t cell)
{
    const nrm_slice *slice = r->slice;
    nrm_arena *scratch = nrm_arena_child(r->a);
    nrm_digest digest;
    int64_t number;
    nrm_buf key;

    nrm_buf_init(&key, scratch);
    nrm_buf_text(&key, slice->where);
    for (size_t d = 0; d < slice->n_sides; d++)
        nrm_buf_format(
            &key, "%s=%s;", slice->sides[d].name,
            slice->sides[d].codes[slice->codes[cell * slice->n_sides + d]]);
    digest = nrm_hmac_of(r->key, nrm_buf_all(&key));
    number = (int64_t)(nrm_digest_number(&digest) >> 32);
    nrm_arena_free(scratch);
    return number;
}

/* Starts every small count; fails where a count has no cell of its own. */
static int
start(rounding *r, nrm_err *e)
{
    const nrm_lists *cells = &r->slice->cube->cells;
    size_t n_atoms = r->slice->cube->n_atoms;
    bool *listed = nrm_new_n(r->a, bool, n_atoms);

    for (size_t i = 0; i < n_atoms; i++)
        r->count[i] = r->slice->base[i];
    for (size_t c = 0; c < cells->n; c++) {
        uint32_t atom;

        if (nrm_list_len(cells, c) != 1)
            continue;
        atom = *nrm_list_at(cells, c);
        if (listed[atom] || r->slice->cells[c].kind != NRM_CELL_RAW) {
            listed[atom] = true;
            continue;
        }
        listed[atom] = true;
        if (r->slice->base[atom] <= 0 || r->slice->base[atom] >= r->base)
            continue;
        r->small[r->n_small++] = atom;
        r->tie[atom] = digest_of(r, c);
        r->count[atom] =
            r->tie[atom] % r->base < r->slice->base[atom] ? r->base : 0;
    }
    for (size_t i = 0; i < n_atoms; i++)
        if (!listed[i])
            return nrm_fail(e, NRM_EINPUT,
                            "rounding needs the inner counts: a total counts "
                            "more than the rows that it is the total of; give "
                            "them, or use method 'suppress'");
    return 0;
}

/* Totals that are public already and would no longer be the sum. */
static int
check_public(const rounding *r, nrm_err *e)
{
    for (size_t c = 0; c < r->slice->cube->cells.n; c++)
        if (r->slice->cells[c].kind == NRM_CELL_PUBLIC && r->error[c] != 0)
            return nrm_fail(e, NRM_EINPUT,
                            "rounding cannot keep a total that is public "
                            "already; use method 'suppress'");
    return 0;
}

static int
run(nrm_arena *a, const nrm_slice *slice, const nrm_policy *policy,
    nrm_verdicts *out, nrm_err *e)
{
    size_t n_cells = slice->cube->cells.n, n_atoms = slice->cube->n_atoms;
    rounding r = { .a = nrm_arena_child(a),
                   .slice = slice,
                   .base = policy->base,
                   .key = policy->key.len > 0
                              ? policy->key
                              : nrm_text_of("nrm-protect round") };
    int64_t *sum = nrm_new_n(a, int64_t, n_cells);
    nrm_digest digest;
    int result;

    out->why = nrm_new_n(a, nrm_why, n_cells);
    out->count = sum;
    r.count = nrm_new_n(r.a, int64_t, n_atoms);
    r.small = nrm_new_n(r.a, uint32_t, n_atoms);
    r.tie = nrm_new_n(r.a, int64_t, n_atoms);
    digest = nrm_hmac_of(r.key, nrm_text_of("steps"));
    r.seed = nrm_digest_number(&digest);
    r.error = nrm_new_n(r.a, int64_t, n_cells);
    result = start(&r, e);
    nrm_cube_sums(slice->cube, slice->base, sum);
    nrm_cube_sums(slice->cube, r.count, r.error);
    for (size_t c = 0; c < n_cells; c++)
        r.error[c] -= sum[c];
    if (result == 0)
        search(&r);
    if (result == 0)
        result = check_public(&r, e);
    for (size_t c = 0; c < n_cells; c++) {
        out->count[c] += r.error[c];
        if (slice->cells[c].kind == NRM_CELL_HIDDEN)
            out->why[c] = NRM_HIDDEN_BEFORE;
    }
    nrm_arena_free(r.a);
    return result;
}

const nrm_protect_method nrm_protect_round = {
    .name = "round",
    .help = "round small inner counts to 0 or the base, and add up again",
    .run = run,
};
