/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/moves.h"

#include "protect/near.h"
#include "protect/question.h"
#include "protect/swap.h"

#include <math.h>
#include <stdlib.h>

#define WHOLE 1e-6    /* how far from whole the programme may answer */
#define MAX_SCALE 6   /* denominators tried before searching */
#define MAX_DEPTH 100 /* of a dive */
#define FURTHER 4     /* times as many atoms when they give no answer */

struct nrm_moves {
    nrm_moves_job job;
    nrm_near *near;
    nrm_swaps *swaps;
    nrm_move swap; /* room for one */
    nrm_question *question;
    uint32_t *in; /* the atoms of the question at hand */
    size_t n_in;
    double *ease;    /* of each atom */
    double *prices;  /* of each cell, as it is now */
    double price;    /* of the move that was found last */
    int64_t *change; /* of each atom, zeros between */
    int64_t *sum;    /* of each cell, zeros between */
    uint32_t *atoms; /* that the answer at hand changes */
    size_t n_atoms;
};

nrm_moves *
nrm_moves_new(nrm_arena *a, const nrm_moves_job *job)
{
    nrm_moves *m = nrm_new(a, nrm_moves);
    const nrm_lists *cells = &job->cube->cells;
    size_t n = job->cube->n_atoms;

    m->job = *job;
    m->near = nrm_near_new(a, job->cube);
    m->question = nrm_question_new(a, job);
    m->prices = nrm_new_n(a, double, cells->n);
    m->in = nrm_new_n(a, uint32_t, n);
    m->ease = nrm_new_n(a, double, n);
    m->change = nrm_new_n(a, int64_t, n);
    m->sum = nrm_new_n(a, int64_t, cells->n);
    m->atoms = nrm_new_n(a, uint32_t, n);
    for (size_t c = 0; c < cells->n; c++)
        m->prices[c] = job->prices[c];
    m->job.prices = m->prices;
    m->swaps = nrm_swaps_new(a, &m->job);
    m->swap.atoms = nrm_new_n(a, uint32_t, NRM_SWAP_ATOMS);
    m->swap.change = nrm_new_n(a, int64_t, NRM_SWAP_ATOMS);
    for (uint32_t i = 0; i < n; i++)
        m->ease[i] = nrm_question_ease(m->question, i);
    return m;
}

void
nrm_moves_price(nrm_moves *m, uint32_t cell, double price)
{
    const nrm_lists *cells = &m->job.cube->cells;

    m->prices[cell] = price;
    nrm_question_price(m->question, cell, price);
    if (nrm_list_len(cells, cell) == 1)
        m->ease[*nrm_list_at(cells, cell)] =
            nrm_question_ease(m->question, *nrm_list_at(cells, cell));
}

void
nrm_moves_settle(nrm_moves *m, double cheap)
{
    m->job.cheap = cheap;
}

static void
clear(nrm_moves *m)
{
    for (size_t i = 0; i < m->n_atoms; i++)
        m->change[m->atoms[i]] = 0;
    m->n_atoms = 0;
}

/*
 * Reads the programme's answer, times `scale`, into `change`. False when it
 * is not whole or leaves the bounds.
 */
static bool
read_answer(nrm_moves *m, int scale)
{
    const nrm_moves_job *job = &m->job;

    clear(m);
    for (size_t i = 0; i < m->n_in; i++) {
        double x = scale * nrm_question_change(m->question, i);
        double whole = round(x);
        uint32_t atom = m->in[i];
        int64_t now = job->base[atom] + (int64_t)whole;

        if (fabs(x - whole) > WHOLE * scale)
            return false;
        if (whole == 0)
            continue;
        if (now < job->low[atom] || now > job->high[atom])
            return false;
        m->change[atom] = (int64_t)whole;
        m->atoms[m->n_atoms++] = atom;
    }
    return true;
}

bool
nrm_links_hold(const nrm_link *links, size_t n, const int64_t *base,
               const int64_t *change)
{
    for (size_t i = 0; i < n; i++) {
        const nrm_link *link = &links[i];
        int64_t sum = 0;

        for (size_t k = 0; k < link->n; k++)
            sum += link->factors[k]
                   * (base[link->atoms[k]] + change[link->atoms[k]]);
        if (sum < link->low || sum > link->high)
            return false;
    }
    return true;
}

/*
 * What `change` costs: INFINITY when it leaves a fixed cell or a link out of
 * its place.
 */
static double
price_of(nrm_moves *m)
{
    const nrm_lists *h = &m->job.cube->holders;
    double price = 0;

    for (size_t i = 0; i < m->n_atoms; i++)
        for (size_t k = h->start[m->atoms[i]]; k < h->start[m->atoms[i] + 1];
             k++)
            m->sum[h->items[k]] += m->change[m->atoms[i]];
    for (size_t i = 0; i < m->n_atoms; i++)
        for (size_t k = h->start[m->atoms[i]]; k < h->start[m->atoms[i] + 1];
             k++) {
            uint32_t c = h->items[k];

            price += m->sum[c] == 0 ? 0 : m->prices[c];
            m->sum[c] = 0;
        }
    return nrm_links_hold(m->job.links, m->job.n_links, m->job.base, m->change)
               ? price
               : INFINITY;
}

static int
compare_atoms(const void *x, const void *y)
{
    uint32_t p = *(const uint32_t *)x, q = *(const uint32_t *)y;

    return (p > q) - (p < q);
}

/*
 * Whether `change` does what is wanted; it becomes the move when it is cheaper
 * than what is there.
 */
static bool
take(nrm_moves *m, nrm_arena *a, const nrm_want *want, nrm_move *move)
{
    int64_t got = 0;
    double price;

    for (size_t i = 0; i < want->n; i++)
        got += m->change[want->atoms[i]];
    if (want->amount > 0 ? got < want->amount : got > want->amount)
        return false;
    price = price_of(m);
    if (isinf(price) || (move->n > 0 && price >= m->price))
        return !isinf(price);
    m->price = price;
    qsort(m->atoms, m->n_atoms, sizeof *m->atoms, compare_atoms);
    move->atoms = nrm_new_n(a, uint32_t, m->n_atoms);
    move->change = nrm_new_n(a, int64_t, m->n_atoms);
    for (move->n = 0; move->n < m->n_atoms; move->n++) {
        move->atoms[move->n] = m->atoms[move->n];
        move->change[move->n] = m->change[m->atoms[move->n]];
    }
    return true;
}

/*
 * Dives: makes one column after another whole by rounding it up, which gives
 * a short move in few steps though not always the cheapest one.
 */
static int
dive(nrm_moves *m, nrm_lp_end *end, nrm_err *e)
{
    for (int i = 0; i < MAX_DEPTH && *end == NRM_LP_OPTIMAL; i++) {
        if (!nrm_question_round(m->question))
            return 0;
        if (nrm_question_solve(m->question, end, e) != 0)
            return -1;
    }
    return 0;
}

/* Asks over the atoms that are in; move->n stays 0 without an answer. */
static int
ask(nrm_moves *m, nrm_arena *a, const nrm_want *want, nrm_move *move,
    nrm_err *e)
{
    nrm_lp_end end;

    nrm_question_start(m->question, want, m->in, m->n_in);
    if (nrm_question_solve(m->question, &end, e) != 0)
        return -1;
    if (end != NRM_LP_OPTIMAL)
        return 0;
    for (int scale = 1; scale <= MAX_SCALE; scale++)
        if (read_answer(m, scale) && take(m, a, want, move))
            return 0;
    if (dive(m, &end, e) != 0)
        return -1;
    if (end == NRM_LP_OPTIMAL && read_answer(m, 1) && take(m, a, want, move))
        return 0;
    if (move->n > 0)
        return 0;
    nrm_question_start(m->question, want, m->in, m->n_in);
    if (nrm_question_branch(m->question, &end, e) != 0)
        return -1;
    if (end == NRM_LP_OPTIMAL && read_answer(m, 1))
        (void)take(m, a, want, move);
    return 0;
}

/*
 * The atom of the target from which a move starts: the one that costs least.
 * False when they have not the room for what is wanted.
 */
static bool
choose_anchor(const nrm_moves *m, const nrm_want *want, uint32_t *anchor)
{
    double least = INFINITY, total = 0;

    for (size_t i = 0; i < want->n; i++) {
        uint32_t atom = want->atoms[i];
        double room = nrm_question_room(m->question, atom, want->amount > 0);
        double burden;

        if (room <= 0)
            continue;
        total += room;
        burden = nrm_question_burden(m->question, atom);
        if (burden < least) {
            least = burden;
            *anchor = atom;
        }
    }
    return total >= fabs((double)want->amount);
}

/* The cheapest swap that does one of the things that are wanted. */
static void
swap(nrm_moves *m, nrm_arena *a, const nrm_want *wants, size_t n_wants,
     nrm_move *move)
{
    double limit = INFINITY;

    for (size_t i = 0; i < n_wants && limit > 0; i++) {
        double price = nrm_swaps_find(m->swaps, &wants[i], limit, &m->swap);

        if (price >= limit)
            continue;
        clear(m);
        for (size_t k = 0; k < m->swap.n; k++) {
            m->atoms[m->n_atoms++] = m->swap.atoms[k];
            m->change[m->swap.atoms[k]] = m->swap.change[k];
        }
        if (take(m, a, &wants[i], move))
            limit = price;
    }
}

int
nrm_moves_find(nrm_moves *m, nrm_arena *a, const nrm_want *wants,
               size_t n_wants, nrm_move *move, nrm_err *e)
{
    size_t all = m->job.cube->n_atoms, least = 0;

    move->n = 0;
    swap(m, a, wants, n_wants, move);
    if (m->job.cheap == NRM_SWAPS_ONLY
        || (move->n > 0 && m->price <= m->job.cheap))
        return 0;
    for (size_t limit = m->job.near; least < all; limit *= FURTHER) {
        least = all;
        for (size_t i = 0; i < n_wants; i++) {
            uint32_t anchor = 0;

            if (!choose_anchor(m, &wants[i], &anchor))
                continue;
            m->n_in = nrm_near_find(m->near, anchor, m->ease, limit, m->in);
            if (ask(m, a, &wants[i], move, e) != 0)
                return -1;
            least = m->n_in < least ? m->n_in : least;
        }
        if (move->n > 0)
            return 0;
    }
    return 0;
}
