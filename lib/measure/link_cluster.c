/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/link.h"

#include <math.h>

/* Conflicts are looked for in clusters up to this size. */
#define CLUSTER_MAX 200

static uint32_t
find_root(uint32_t *parent, uint32_t x)
{
    while (parent[x] != x) {
        parent[x] = parent[parent[x]];
        x = parent[x];
    }
    return x;
}

static void
note_link(nrm_link_result *out, uint32_t record, double weight,
          double probability)
{
    if (out->probability[record] > 0 && out->weight[record] >= weight)
        return;
    out->weight[record] = weight;
    out->probability[record] = probability;
}

/* Joins what is linked; the smaller record is the root. */
static void
join_links(const nrm_link_data *d, const nrm_link_pairs *p,
           const nrm_link_model *m, double threshold, nrm_link_result *out)
{
    double wrong = 0, missed = 0, matches = 0;
    uint32_t *parent = out->person;

    for (size_t i = 0; i < p->n; i++) {
        const nrm_link_pair *x = &p->at[i];
        double weight = nrm_link_weight(d, m, x);
        double probability = nrm_link_probability(d, m, x, weight);
        uint32_t a, b;

        matches += probability;
        if (!(probability >= threshold)) {
            missed += probability;
            continue;
        }
        out->n_links++;
        out->n_within += d->list[x->a] == d->list[x->b];
        wrong += 1 - probability;
        note_link(out, x->a, weight, probability);
        note_link(out, x->b, weight, probability);
        a = find_root(parent, x->a);
        b = find_root(parent, x->b);
        if (a != b)
            parent[a < b ? b : a] = a < b ? a : b;
    }
    out->false_match = out->n_links > 0 ? wrong / (double)out->n_links : 0;
    out->false_non_match = matches > 0 ? missed / matches : 0;
}

/* Pairs of one cluster that would not have been linked by themselves. */
static uint32_t
count_conflicts(const nrm_link_data *d, const nrm_link_model *m,
                double threshold, const uint32_t *member, size_t n)
{
    uint32_t conflicts = 0;

    if (n > CLUSTER_MAX)
        return 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++) {
            nrm_link_pair p = { member[i], member[j],
                                nrm_link_pattern(d, member[i], member[j]) };
            double weight = nrm_link_weight(d, m, &p);

            conflicts += !(nrm_link_probability(d, m, &p, weight) >= threshold);
        }
    return conflicts;
}

/* Roots become 0, 1, 2, .. in the order of the records. */
static void
number_persons(nrm_arena *a, const nrm_link_data *d, nrm_link_result *out,
               uint32_t *next, uint32_t *size)
{
    uint32_t *number = nrm_new_n(a, uint32_t, d->n);
    uint32_t *last = nrm_new_n(a, uint32_t, d->n);

    for (size_t r = 0; r < d->n; r++) {
        uint32_t root = find_root(out->person, (uint32_t)r);

        next[r] = UINT32_MAX;
        if (root == r)
            number[r] = (uint32_t)out->n_persons++;
        else
            next[last[root]] = (uint32_t)r;
        last[root] = (uint32_t)r;
        size[root]++;
    }
    for (size_t r = d->n; r-- > 0;)
        out->person[r] = number[find_root(out->person, (uint32_t)r)];
}

void
nrm_link_cluster(const nrm_link_data *d, const nrm_link_pairs *p,
                 const nrm_link_model *m, double threshold,
                 nrm_link_result *out)
{
    nrm_arena *own = nrm_arena_child(d->a);
    uint32_t *next = nrm_new_n(own, uint32_t, d->n);
    uint32_t *size = nrm_new_n(own, uint32_t, d->n);
    uint32_t *member = nrm_new_n(own, uint32_t, d->n);

    *out = (nrm_link_result){ .n_persons = 0 };
    out->person = nrm_new_n(d->a, uint32_t, d->n);
    out->weight = nrm_new_n(d->a, double, d->n);
    out->probability = nrm_new_n(d->a, double, d->n);
    out->conflicts = nrm_new_n(d->a, uint32_t, d->n);
    for (size_t r = 0; r < d->n; r++)
        out->person[r] = (uint32_t)r;
    join_links(d, p, m, threshold, out);
    number_persons(own, d, out, next, size);
    for (size_t r = 0; r < d->n; r++) {
        size_t n = 0;
        uint32_t conflicts;

        if (size[r] < 3) /* only roots have a size */
            continue;
        for (uint32_t i = (uint32_t)r; i != UINT32_MAX; i = next[i])
            member[n++] = i;
        conflicts = count_conflicts(d, m, threshold, member, n);
        out->n_conflicts += conflicts;
        for (size_t i = 0; i < n; i++)
            out->conflicts[member[i]] = conflicts;
    }
    nrm_arena_free(own);
}
