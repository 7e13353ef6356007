/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/pattern.h"

#include <stdlib.h>

#define WORTH 1e-9 /* what is saved is more than a rounding error */

void
nrm_pattern_start(nrm_pattern *p, nrm_arena *a, const nrm_repair *job,
                  nrm_moves *moves, bool *hidden, bool *failed)
{
    size_t n = job->cube->cells.n;

    *p = (nrm_pattern){
        .a = a, .job = job, .moves = moves, .hidden = hidden, .failed = failed
    };
    p->users = nrm_new_n(a, uint32_t, n);
    p->cover = nrm_new_n(a, uint32_t, n);
    p->sum = nrm_new_n(a, int64_t, n);
}

nrm_step
nrm_pattern_step(nrm_pattern *p, const nrm_move *move)
{
    const nrm_lists *h = &p->job->cube->holders;
    nrm_step out = { 0 };
    size_t room = 0, n = 0;

    for (size_t i = 0; i < move->n; i++)
        room += nrm_list_len(h, move->atoms[i]);
    out.cells = nrm_new_n(p->a, uint32_t, room);
    out.change = nrm_new_n(p->a, int64_t, room);
    for (size_t i = 0; i < move->n; i++) {
        const uint32_t *cells = nrm_list_at(h, move->atoms[i]);

        for (size_t k = nrm_list_len(h, move->atoms[i]); k-- > 0;) {
            p->sum[cells[k]] += move->change[i];
            out.cells[n++] = cells[k];
        }
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t c = out.cells[i];
        int64_t change = p->sum[c];

        p->sum[c] = 0; /* a cell that came twice counts once */
        if (change == 0)
            continue;
        out.cells[out.n] = c;
        out.change[out.n++] = change;
    }
    return out;
}

double
nrm_pattern_cost(const nrm_pattern *p, const nrm_step *step)
{
    double sum = 0;

    for (size_t i = 0; i < step->n; i++)
        if (!p->hidden[step->cells[i]])
            sum += p->job->weights[step->cells[i]];
    return sum;
}

static void
hide(nrm_pattern *p, uint32_t c)
{
    p->hidden[c] = true;
    p->price += p->job->weights[c];
    nrm_moves_price(p->moves, c, 0);
}

static void
show(nrm_pattern *p, uint32_t c)
{
    p->hidden[c] = false;
    p->price -= p->job->weights[c];
    nrm_moves_price(p->moves, c, p->job->weights[c]);
}

/* Counts a step in (by 1) or out (by -1). */
static void
count(nrm_pattern *p, nrm_step *step, int by)
{
    step->live = by > 0;
    for (size_t i = 0; i < step->n; i++) {
        bool covers = llabs(step->change[i]) >= p->job->width;

        p->users[step->cells[i]] += (uint32_t)by;
        p->cover[step->cells[i]] += covers ? (uint32_t)by : 0;
    }
}

void
nrm_pattern_put_in(nrm_pattern *p, size_t k)
{
    nrm_step *step = &p->steps[k];

    count(p, step, 1);
    for (size_t i = 0; i < step->n; i++)
        if (!p->hidden[step->cells[i]] && p->job->weights[step->cells[i]] > 0)
            hide(p, step->cells[i]);
}

void
nrm_pattern_add(nrm_pattern *p, const nrm_step *step)
{
    nrm_room(p->a, p->steps, p->n_steps, p->cap);
    p->steps[p->n_steps] = *step;
    nrm_pattern_put_in(p, p->n_steps++);
}

/* Whether a cell is hidden for the sake of steps alone. */
static bool
is_lent(const nrm_pattern *p, uint32_t c)
{
    return p->hidden[c] && !p->job->primary[c];
}

void
nrm_pattern_take_out(nrm_pattern *p, size_t k)
{
    nrm_step *step = &p->steps[k];

    count(p, step, -1);
    for (size_t i = 0; i < step->n; i++)
        if (p->users[step->cells[i]] == 0 && is_lent(p, step->cells[i]))
            show(p, step->cells[i]);
}

void
nrm_pattern_cut(nrm_pattern *p, size_t first)
{
    while (p->n_steps > first)
        nrm_pattern_take_out(p, --p->n_steps);
}

double
nrm_pattern_saving(const nrm_pattern *p, size_t k)
{
    const nrm_step *step = &p->steps[k];
    double sum = 0;

    for (size_t i = 0; i < step->n; i++)
        if (p->users[step->cells[i]] == 1 && is_lent(p, step->cells[i]))
            sum += p->job->weights[step->cells[i]];
    return sum;
}

bool
nrm_pattern_covers(const nrm_pattern *p, size_t first)
{
    for (size_t k = first; k < p->n_steps; k++)
        for (size_t i = 0; i < p->steps[k].n; i++)
            if (p->cover[p->steps[k].cells[i]] == 0)
                return false;
    return true;
}

void
nrm_pattern_show_unused(nrm_pattern *p)
{
    for (uint32_t c = 0; c < p->job->cube->cells.n; c++)
        if (p->users[c] == 0 && is_lent(p, c))
            show(p, c);
}

/* Whether what a step has hidden or covered can do without it. */
static bool
is_spare(const nrm_pattern *p, const nrm_step *step)
{
    for (size_t i = 0; i < step->n; i++) {
        uint32_t c = step->cells[i];
        bool covers = llabs(step->change[i]) >= p->job->width;
        bool stays = p->job->primary[c] || p->users[c] > 1;

        if (p->hidden[c] && stays
            && (p->failed[c] ? p->users[c] == 1 : p->cover[c] <= covers))
            return false;
    }
    return true;
}

void
nrm_pattern_drop_spare(nrm_pattern *p)
{
    for (;;) {
        size_t best = SIZE_MAX;
        double most = WORTH;

        for (size_t k = 0; k < p->n_steps; k++) {
            double sum = p->steps[k].live ? nrm_pattern_saving(p, k) : 0;

            if (sum <= most || !is_spare(p, &p->steps[k]))
                continue;
            most = sum;
            best = k;
        }
        if (best == SIZE_MAX)
            return;
        nrm_pattern_take_out(p, best);
    }
}
