/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/question.h"

#include <math.h>
#include <string.h>

#define WHOLE 1e-6    /* how far from whole the programme may answer */
#define EFFORT 1e-3   /* price of one unit in a hidden cell: short moves */
#define MAX_NODES 400 /* of one whole-number search */
#define MAX_ROUNDS 40 /* of branch and bound */

/* What can get a row: a cell, or a link. */
typedef struct rule {
    const uint32_t *atoms;
    const int64_t *factors; /* NULL for ones */
    size_t n;
} rule;

/*
 * Atom in[i] goes up by column 2i and down by column 2i + 1; a cell of one
 * atom is paid on those. Any other cell has a row, sum = over - under, with
 * its price on both, or sum = 0 when it is fixed. Rules are numbered: the
 * cells, then the links.
 */
struct nrm_question {
    nrm_moves_job job;
    nrm_arena *scratch; /* of the question at hand */
    nrm_lp *lp;
    size_t n_rules;
    rule *rules;
    nrm_lists holders;  /* the rules that hold an atom */
    int64_t *factor;    /* beside holders.items */
    double *prices;     /* of each cell, as it is now */
    double *atom_price; /* the sum over the cells that are this atom alone */
    uint32_t *in;       /* the atoms of the question */
    size_t n_in;
    uint32_t *place; /* of each atom that is in: its number there + 1 */
    bool *in_lp;     /* whether a rule has its row */
    double *sum;     /* of each rule, zeros between */
    bool *is_touched;
    uint32_t *row_rules, *touched; /* rules with rows, rules that changed */
    size_t n_rows, n_touched;
    uint32_t *columns; /* room for one row of the programme */
    double *values;
};

static void
release(void *scratch)
{
    nrm_arena_free(scratch);
}

/* Every rule as a list of atoms; how many numbers that are. */
static size_t
list_rules(nrm_arena *a, nrm_question *q)
{
    const nrm_lists *cells = &q->job.cube->cells;
    size_t room = cells->start[cells->n];

    q->n_rules = cells->n + q->job.n_links;
    q->rules = nrm_new_n(a, rule, q->n_rules);
    for (size_t c = 0; c < cells->n; c++)
        q->rules[c] =
            (rule){ nrm_list_at(cells, c), NULL, nrm_list_len(cells, c) };
    for (size_t i = 0; i < q->job.n_links; i++) {
        const nrm_link *link = &q->job.links[i];

        q->rules[cells->n + i] = (rule){ link->atoms, link->factors, link->n };
        room += link->n;
    }
    return room;
}

/* For each atom the rules that hold it, and its factor in each. */
static void
turn_rules(nrm_arena *a, nrm_question *q, size_t room)
{
    nrm_lists all = { q->n_rules, nrm_new_n(a, size_t, q->n_rules + 1),
                      nrm_new_n(a, uint32_t, room) };
    size_t *next = nrm_new_n(a, size_t, q->job.cube->n_atoms + 1);

    for (size_t i = 0; i < q->n_rules; i++) {
        all.start[i + 1] = all.start[i] + q->rules[i].n;
        for (size_t k = 0; k < q->rules[i].n; k++)
            all.items[all.start[i] + k] = q->rules[i].atoms[k];
    }
    q->holders = nrm_lists_turn(a, &all, q->job.cube->n_atoms);
    q->factor = nrm_new_n(a, int64_t, room);
    memcpy(next, q->holders.start, q->job.cube->n_atoms * sizeof *next);
    for (size_t i = 0; i < q->n_rules; i++)
        for (size_t k = 0; k < q->rules[i].n; k++)
            q->factor[next[q->rules[i].atoms[k]]++] =
                q->rules[i].factors == NULL ? 1 : q->rules[i].factors[k];
}

nrm_question *
nrm_question_new(nrm_arena *a, const nrm_moves_job *job)
{
    nrm_question *q = nrm_new(a, nrm_question);
    size_t n = job->cube->n_atoms;

    q->job = *job;
    q->scratch = nrm_arena_child(a);
    nrm_arena_defer(a, release, q->scratch);
    turn_rules(a, q, list_rules(a, q));
    q->prices = nrm_new_n(a, double, job->cube->cells.n);
    q->atom_price = nrm_new_n(a, double, n);
    q->in = nrm_new_n(a, uint32_t, n);
    q->place = nrm_new_n(a, uint32_t, n);
    q->in_lp = nrm_new_n(a, bool, q->n_rules);
    q->sum = nrm_new_n(a, double, q->n_rules);
    q->row_rules = nrm_new_n(a, uint32_t, q->n_rules);
    q->touched = nrm_new_n(a, uint32_t, q->n_rules);
    q->is_touched = nrm_new_n(a, bool, q->n_rules);
    q->columns = nrm_new_n(a, uint32_t, 2 * n + 2);
    q->values = nrm_new_n(a, double, 2 * n + 2);
    for (uint32_t c = 0; c < job->cube->cells.n; c++)
        nrm_question_price(q, c, job->prices[c]);
    return q;
}

void
nrm_question_price(nrm_question *q, uint32_t cell, double price)
{
    const nrm_lists *cells = &q->job.cube->cells;
    uint32_t atom;

    if (nrm_list_len(cells, cell) == 1) {
        atom = *nrm_list_at(cells, cell);
        if (isinf(price))
            q->atom_price[atom] = INFINITY;
        else if (!isinf(q->atom_price[atom]))
            q->atom_price[atom] += price - q->prices[cell];
    }
    q->prices[cell] = price;
}

double
nrm_question_room(const nrm_question *q, uint32_t atom, bool up)
{
    const nrm_moves_job *job = &q->job;
    int64_t down = job->base[atom] - job->low[atom];

    if (isinf(q->atom_price[atom]))
        return 0;
    if (!up)
        return down > 0 ? (double)down : 0;
    return job->high[atom] == NRM_NO_LIMIT
               ? INFINITY
               : (double)(job->high[atom] - job->base[atom]);
}

double
nrm_question_burden(const nrm_question *q, uint32_t atom)
{
    const nrm_lists *h = &q->holders;
    double sum = 0;

    for (size_t k = h->start[atom]; k < h->start[atom + 1]; k++)
        if (h->items[k] < q->job.cube->cells.n
            && !isinf(q->prices[h->items[k]]))
            sum += q->prices[h->items[k]];
    return sum;
}

double
nrm_question_ease(const nrm_question *q, uint32_t atom)
{
    return isinf(q->atom_price[atom]) ? 0 : 1 / (1 + q->atom_price[atom]);
}

/* The two columns of each atom, with what the bounds leave. */
static void
add_atoms(nrm_question *q)
{
    for (size_t i = 0; i < q->n_in; i++) {
        uint32_t atom = q->in[i];
        double price =
            isinf(q->atom_price[atom]) ? 0 : q->atom_price[atom] + EFFORT;

        nrm_lp_column(q->lp, 0, nrm_question_room(q, atom, true), price);
        nrm_lp_column(q->lp, 0, nrm_question_room(q, atom, false), price);
    }
}

/* Writes the sum over the atoms that are in as columns and values. */
static size_t
spell(nrm_question *q, const rule *r)
{
    size_t n = 0;

    for (size_t k = 0; k < r->n; k++) {
        uint32_t place = q->place[r->atoms[k]];
        double factor = r->factors == NULL ? 1 : (double)r->factors[k];

        if (place == 0)
            continue;
        q->columns[n] = 2 * (place - 1);
        q->values[n++] = factor;
        q->columns[n] = 2 * (place - 1) + 1;
        q->values[n++] = -factor;
    }
    return n;
}

static double
shifted(int64_t bound, int64_t now)
{
    if (bound == NRM_NO_LIMIT)
        return INFINITY;
    return bound == -NRM_NO_LIMIT ? -INFINITY : (double)(bound - now);
}

/* How far a rule may change: a link has the room between its range and now. */
static void
range_of(const nrm_question *q, size_t number, double *low, double *high)
{
    size_t n_cells = q->job.cube->cells.n;
    const nrm_link *link;
    int64_t now = 0;

    *low = *high = 0;
    if (number < n_cells)
        return;
    link = &q->job.links[number - n_cells];
    for (size_t i = 0; i < link->n; i++)
        now += link->factors[i] * q->job.base[link->atoms[i]];
    *low = shifted(link->low, now);
    *high = shifted(link->high, now);
}

static void
add_rule(nrm_question *q, uint32_t number, double low, double high)
{
    bool is_cell = number < q->job.cube->cells.n;
    size_t n = spell(q, &q->rules[number]);

    for (int sign = -1; is_cell && !isinf(q->prices[number]) && sign <= 1;
         sign += 2) {
        q->columns[n] =
            (uint32_t)nrm_lp_column(q->lp, 0, INFINITY, q->prices[number]);
        q->values[n++] = sign;
    }
    nrm_lp_row(q->lp, low, high, q->columns, q->values, n);
    q->row_rules[q->n_rows++] = number;
    q->in_lp[number] = true;
}

void
nrm_question_start(nrm_question *q, const nrm_want *want, const uint32_t *atoms,
                   size_t n)
{
    rule wanted = { want->atoms, NULL, want->n };
    bool up = want->amount > 0;
    size_t used;

    for (size_t i = 0; i < q->n_in; i++)
        q->place[q->in[i]] = 0;
    for (size_t i = 0; i < q->n_rows; i++)
        q->in_lp[q->row_rules[i]] = false;
    q->n_rows = 0;
    q->n_in = n;
    for (size_t i = 0; i < n; i++) {
        q->in[i] = atoms[i];
        q->place[atoms[i]] = (uint32_t)i + 1;
    }
    nrm_arena_reset(q->scratch);
    q->lp = nrm_lp_new(q->scratch);
    add_atoms(q);
    used = spell(q, &wanted);
    nrm_lp_row(q->lp, up ? (double)want->amount : -INFINITY,
               up ? INFINITY : (double)want->amount, q->columns, q->values,
               used);
}

double
nrm_question_change(const nrm_question *q, size_t i)
{
    return nrm_lp_value(q->lp, 2 * i) - nrm_lp_value(q->lp, 2 * i + 1);
}

/* Whether a rule may not change for nothing, and has no row yet. */
static bool
is_open(const nrm_question *q, uint32_t number)
{
    bool is_cell = number < q->job.cube->cells.n;

    return !q->in_lp[number]
           && !(is_cell && (q->prices[number] == 0 || q->rules[number].n < 2));
}

/* The changes of the open rules in the answer, by `touched` and `sum`. */
static void
add_up(nrm_question *q)
{
    const nrm_lists *h = &q->holders;

    q->n_touched = 0;
    for (size_t i = 0; i < q->n_in; i++) {
        double change = nrm_question_change(q, i);

        if (change == 0)
            continue;
        for (size_t k = h->start[q->in[i]]; k < h->start[q->in[i] + 1]; k++) {
            uint32_t number = h->items[k];

            if (!is_open(q, number))
                continue;
            if (!q->is_touched[number])
                q->touched[q->n_touched++] = number;
            q->is_touched[number] = true;
            q->sum[number] += change * (double)q->factor[k];
        }
    }
}

/* Adds the rows of what the answer changes unpaid; how many. */
static size_t
add_broken(nrm_question *q)
{
    size_t before = q->n_rows;

    add_up(q);
    for (size_t i = 0; i < q->n_touched; i++) {
        uint32_t number = q->touched[i];
        double sum = q->sum[number], low, high;

        q->sum[number] = 0;
        q->is_touched[number] = false;
        if (fabs(sum) < WHOLE)
            continue;
        range_of(q, number, &low, &high);
        if (sum < low - WHOLE || sum > high + WHOLE)
            add_rule(q, number, low, high);
    }
    return q->n_rows - before;
}

int
nrm_question_solve(nrm_question *q, nrm_lp_end *end, nrm_err *e)
{
    do {
        if (nrm_lp_solve(q->lp, end, e) != 0)
            return -1;
    } while (*end == NRM_LP_OPTIMAL && add_broken(q) > 0);
    return 0;
}

bool
nrm_question_round(nrm_question *q)
{
    size_t found = SIZE_MAX;
    double worst = WHOLE;

    for (size_t j = 0; j < 2 * q->n_in; j++) {
        double x = nrm_lp_value(q->lp, j), off = fabs(x - round(x));

        if (off <= worst + WHOLE)
            continue;
        worst = off;
        found = j;
    }
    if (found == SIZE_MAX)
        return false;
    nrm_lp_raise_column(q->lp, found, ceil(nrm_lp_value(q->lp, found)));
    return true;
}

int
nrm_question_branch(nrm_question *q, nrm_lp_end *end, nrm_err *e)
{
    nrm_lp_search how = { 2 * q->n_in, MAX_NODES, true };
    bool proved;

    for (int i = 0; i < MAX_ROUNDS; i++) {
        if (nrm_question_solve(q, end, e) != 0)
            return -1;
        if (*end != NRM_LP_OPTIMAL)
            return 0;
        if (nrm_lp_whole(q->lp, &how, end, &proved, e) != 0)
            return -1;
        if (*end != NRM_LP_OPTIMAL || add_broken(q) == 0)
            return 0;
    }
    *end = NRM_LP_LIMIT;
    return 0;
}
