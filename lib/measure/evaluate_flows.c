/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flows between actors as a network: who refers to how many others, and
 * whether they refer back.
 *
 * Rows are counts with the dimensions of --over, from and to. A pair without a
 * row had no flow, for a tally writes none; one without a value may have had
 * any number. What an actor passes on inside its own house is no flow to
 * another and is left out. How much flows is a count: its sums are the business
 * of nrm-select, and of nrm-protect, which must see them beside the flows.
 *
 * reciprocity (Wasserman and Faust 1994, section 13.3.3, as the share of arcs):
 * links i to j for which there is one from j to i, over all links. Where it is
 * not known whether a flow is 0, it is least when each doubtful link stands
 * alone, and greatest when it stands with its counterpart or not at all: one
 * more link alone always lowers a share, two that answer each other raise it.
 * weighted-reciprocity (Squartini and others 2013): the sum of the smaller of
 * both flows of a pair, twice, over the sum of all.
 */
#include "measure/evaluate.h"
#include "measure/identify_group.h"

#include <math.h>
#include <string.h>

typedef struct network {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_obs *out;
    const nrm_obs_row *key; /* any row of it */
    size_t from, to;        /* dimensions */
    nrm_conf conf;          /* the strictest of all */
    nrm_status status;
    uint32_t *code; /* n actors */
    size_t n, cap;
    nrm_span *flow; /* n x n: from i to j at i * n + j */
} network;

static size_t
actor_of(network *w, uint32_t code)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->code[i] == code)
            return i;
    nrm_room(w->job->a, w->code, w->n, w->cap);
    w->code[w->n] = code;
    return w->n++;
}

static int
read_flows(network *w, const nrm_identify_group *g, nrm_err *e)
{
    bool *seen;

    w->n = 0;
    w->key = g->rows[0];
    w->conf = NRM_CONF_F;
    w->status = 0;
    for (size_t i = 0; i < g->n; i++) {
        actor_of(w, g->rows[i]->dim[w->from]);
        actor_of(w, g->rows[i]->dim[w->to]);
        if (g->rows[i]->conf != NRM_CONF_C) /* what is hidden says nothing */
            w->conf = nrm_conf_strictest(w->conf, g->rows[i]->conf);
        w->status |= g->rows[i]->status;
    }
    w->flow = nrm_new_n(w->job->a, nrm_span, w->n * w->n);
    seen = nrm_new_n(w->job->a, bool, w->n * w->n);
    for (size_t i = 0; i < g->n; i++) {
        const nrm_obs_row *row = g->rows[i];
        size_t at = actor_of(w, row->dim[w->from]) * w->n
                    + actor_of(w, row->dim[w->to]);

        if (seen[at])
            return nrm_fail_at(e, nrm_obs_string(w->job->obs, row->file),
                               row->line,
                               "a second row of the same flow; select one "
                               "with --keep");
        seen[at] = true;
        if (!nrm_identify_count(w->job, row, &w->flow[at], e))
            w->flow[at] = (nrm_span){ 0, INFINITY };
        if (e->code != NRM_OK)
            return -1;
    }
    return 0;
}

/* A row of a sender, of a receiver, or of all; n is no actor. */
static nrm_obs_row *
new_row(const network *w, const char *statistic, size_t from, size_t to)
{
    nrm_obs_row *row =
        nrm_identify_row(w->m, w->job, w->out, w->key, statistic);

    row->dim[w->from] = from < w->n ? w->code[from] : w->out->totals[w->from];
    row->dim[w->to] = to < w->n ? w->code[to] : w->out->totals[w->to];
    row->conf = w->conf;
    row->status = w->status;
    nrm_result_number(row, NRM_N, (double)w->n);
    return row;
}

/* How many flows there are, and how many persons are in them. */
typedef struct sums {
    nrm_span degree, strength;
} sums;

static void
add_flow(sums *s, nrm_span flow)
{
    s->degree.low += flow.low > 0;
    s->degree.high += flow.high > 0;
    s->strength.low += flow.low;
    s->strength.high += flow.high;
}

static void
set_row(const network *w, nrm_obs_row *row, const char *unit, nrm_span value,
        nrm_span events)
{
    nrm_result_unit(w->out, row, unit);
    nrm_result_value(row, value);
    if (events.low == events.high)
        nrm_result_number(row, NRM_EVENTS, events.low);
}

static sums
actors(const network *w)
{
    sums all = { { 0, 0 }, { 0, 0 } };

    for (size_t i = 0; i < w->n; i++) {
        sums out = { { 0, 0 }, { 0, 0 } }, in = out;

        for (size_t j = 0; j < w->n; j++) {
            if (j == i)
                continue;
            add_flow(&out, w->flow[i * w->n + j]);
            add_flow(&in, w->flow[j * w->n + i]);
            add_flow(&all, w->flow[i * w->n + j]);
        }
        set_row(w, new_row(w, "out-degree", i, w->n), "NR", out.degree,
                out.strength);
        set_row(w, new_row(w, "in-degree", w->n, i), "NR", in.degree,
                in.strength);
    }
    return all;
}

/* Links, and those of them that are answered, when both are least or most. */
typedef struct ties {
    double links, answered;
} ties;

/*
 * One pair: `sure` of its two flows are above 0, `may` may be. For the least
 * share a doubtful link stands, but never as an answer; for the greatest it
 * stands only where it makes an answer.
 */
static void
add_pair(ties *t, size_t sure, size_t may, bool greatest)
{
    size_t links = sure;

    if (greatest && sure + may == 2)
        links = 2;
    else if (!greatest && sure == 0 && may > 0)
        links = 1;
    t->links += (double)links;
    t->answered += links == 2 ? 2 : 0;
}

static void
reciprocity(const network *w, nrm_span strength)
{
    ties least = { 0, 0 }, most = { 0, 0 };
    nrm_obs_row *row = new_row(w, "reciprocity", w->n, w->n);
    double smaller = 0;
    nrm_span share;

    for (size_t i = 0; i < w->n; i++)
        for (size_t j = i + 1; j < w->n; j++) {
            nrm_span a = w->flow[i * w->n + j], b = w->flow[j * w->n + i];
            size_t sure = (a.low > 0) + (size_t)(b.low > 0);
            size_t may = (a.high > 0) + (size_t)(b.high > 0) - sure;

            add_pair(&least, sure, may, false);
            add_pair(&most, sure, may, true);
            smaller += 2 * fmin(a.low, b.low);
        }
    if (least.links <= 0) {
        nrm_result_unit(w->out, row, "PC");
        nrm_result_missing(w->out, row, 'M', "there are no flows");
        return;
    }
    share.low = 100 * least.answered / least.links;
    share.high = most.links > 0 ? 100 * most.answered / most.links : 0;
    set_row(w, row, "PC", share, strength);
    row = new_row(w, "weighted-reciprocity", w->n, w->n);
    nrm_result_unit(w->out, row, "PC");
    if (strength.low < strength.high) {
        nrm_result_missing(w->out, row, 'O', "a flow is known by bounds");
        return;
    }
    share.low = share.high = 100 * smaller / strength.low;
    set_row(w, row, "PC", share, strength);
}

/* What speaks of all actors together. */
static void
whole(const network *w, const sums *all)
{
    nrm_span n = { (double)w->n, (double)w->n };
    double pairs = n.low * (n.low - 1);
    nrm_span density = { 100 * all->degree.low / pairs,
                         100 * all->degree.high / pairs };

    set_row(w, new_row(w, "actors", w->n, w->n), "NR", n, all->strength);
    set_row(w, new_row(w, "links", w->n, w->n), "NR", all->degree,
            all->strength);
    if (pairs > 0)
        set_row(w, new_row(w, "density", w->n, w->n), "PC", density,
                all->strength);
    reciprocity(w, all->strength);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    network w = { .m = m, .job = job, .out = out };
    nrm_identify_groups groups;

    if (nrm_identify_divide(job, job->over == NULL ? "from,to" : job->over, 2,
                            NULL, &groups, e)
        != 0)
        return -1;
    w.from = groups.dims[0];
    w.to = groups.dims[1];
    for (size_t i = 0; i < groups.n; i++) {
        sums all;

        if (read_flows(&w, &groups.at[i], e) != 0)
            return -1;
        all = actors(&w);
        whole(&w, &all);
    }
    return 0;
}

const nrm_identify_method nrm_evaluate_flows = {
    .name = "flows",
    .help = "who refers to whom: degrees, density, reciprocity",
    .bounds = "bounds are carried",
    .statistic = "out-degree",
    .method = "flows",
    .run = run,
};
