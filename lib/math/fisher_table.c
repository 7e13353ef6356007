/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Given its margins a table has probability C exp(-cost), where cost is the sum
 * of log n! over its cells and C holds the margins. Tables are built column by
 * column, short columns first. What is left of the rows after some columns
 * decides what can follow, in whatever order the rows are: so tables are
 * counted by what is left, sorted, and by their cost so far (the network of
 * Mehta and Patel 1983, JASA 78:427). A node whose every completion is counted,
 * or none, ends there; for the last two columns all completions of a node are
 * listed once and looked up by cost.
 *
 * Tables as probable as the one seen but for rounding count.
 */
#include "math/tables.h"

#include "base/pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double tolerance = 1e-7;

/* Costs closer than this are one. */
static const double grain = 0x1p-30;

/* Unfinished tables after some columns: a node, a cost, how many. */
typedef struct layer {
    nrm_pool *nodes;   /* what is left of each row, sorted */
    nrm_pool *entries; /* node and cost in grains */
    double *cost, *count;
    uint32_t *node;
    size_t cap;
} layer;

typedef struct completion {
    double cost;
    double weight; /* of this one and all that cost more, scaled */
} completion;

typedef struct network {
    nrm_arena *a;
    size_t rows, columns;
    uint32_t *row, *column; /* margins; columns rise */
    double *log_factorial;
    double seen;     /* cost from which on tables are counted */
    double constant; /* log C */
    double p;
    size_t *steps;          /* that may still be taken */
    uint32_t *split, *left; /* of one column */
    completion *list;
    size_t n_list, list_cap;
} network;

static int
compare_counts(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

static int
compare_costs(const void *left, const void *right)
{
    const completion *a = left, *b = right;

    return (a->cost > b->cost) - (a->cost < b->cost);
}

/* Fills rows from the last one back, from `first` on. */
static void
fill_back(uint32_t *split, const uint32_t *room, size_t first, size_t n,
          uint32_t amount)
{
    for (size_t i = n; i > first; i--) {
        uint32_t part = amount < room[i - 1] ? amount : room[i - 1];

        split[i - 1] = part;
        amount -= part;
    }
}

/* The next way to split a column over the rows; false after the last. */
static bool
next_split(uint32_t *split, const uint32_t *room, size_t n)
{
    uint32_t behind = 0;

    for (size_t i = n; i > 0; i--) {
        if (behind > 0 && split[i - 1] < room[i - 1]) {
            split[i - 1]++;
            fill_back(split, room, i, n, behind - 1);
            return true;
        }
        behind += split[i - 1];
    }
    return false;
}

static double
cost_of(const network *w, const uint32_t *counts, size_t n)
{
    double cost = 0;

    for (size_t i = 0; i < n; i++)
        cost += w->log_factorial[counts[i]];
    return cost;
}

/* The least cost of one count in so many parts: as equal as can be. */
static double
least_cost(const network *w, uint32_t count, size_t parts)
{
    uint32_t each = count / (uint32_t)parts, more = count % (uint32_t)parts;

    return (double)more * w->log_factorial[each + 1]
           + (double)(parts - more) * w->log_factorial[each];
}

/* Bounds of the cost of the columns from `first` on, given the rows left. */
static nrm_span
rest_of(const network *w, const uint32_t *left, size_t first)
{
    size_t parts = w->columns - first;
    double by_row = 0, by_column = 0;
    nrm_span s;

    for (size_t i = 0; i < w->rows; i++)
        by_row += least_cost(w, left[i], parts);
    for (size_t j = first; j < w->columns; j++)
        by_column += least_cost(w, w->column[j], w->rows);
    s.low = fmax(by_row, by_column);
    s.high =
        fmin(cost_of(w, left, w->rows), cost_of(w, w->column + first, parts));
    return s;
}

/* Log of the sum of exp(-cost) over all ways to fill these columns. */
static double
log_total(const network *w, const uint32_t *left, size_t first)
{
    uint32_t n = 0;

    for (size_t i = 0; i < w->rows; i++)
        n += left[i];
    return w->log_factorial[n] - cost_of(w, left, w->rows)
           - cost_of(w, w->column + first, w->columns - first);
}

static bool
take_step(network *w)
{
    if (*w->steps == 0)
        return false;
    --*w->steps;
    return true;
}

static layer
layer_new(nrm_arena *a)
{
    layer l = { nrm_pool_new(a), nrm_pool_new(a), NULL, NULL, NULL, 0 };

    return l;
}

/* Adds tables with so much left; or takes them into p, or drops them. */
static void
add_tables(network *w, layer *to, const uint32_t *left, size_t first,
           double cost, double count)
{
    nrm_span rest = rest_of(w, left, first);
    struct {
        int64_t grains;
        uint64_t node;
    } key;
    size_t n = nrm_pool_count(to->entries), at;

    if (cost + rest.low >= w->seen) {
        w->p += count * exp(w->constant - cost + log_total(w, left, first));
        return;
    }
    if (cost + rest.high < w->seen)
        return;
    key.node = nrm_pool_add(
        to->nodes, nrm_text_n((const char *)left, w->rows * sizeof *left));
    key.grains = llround(cost / grain);
    at = nrm_pool_add(to->entries, nrm_text_n((const char *)&key, sizeof key));
    if (at == n) {
        if (n == to->cap) {
            size_t cap = n == 0 ? 64 : 2 * n;

            to->cost = nrm_grow(w->a, to->cost, n, cap, sizeof *to->cost);
            to->count = nrm_grow(w->a, to->count, n, cap, sizeof *to->count);
            to->node = nrm_grow(w->a, to->node, n, cap, sizeof *to->node);
            to->cap = cap;
        }
        to->cost[at] = cost;
        to->node[at] = (uint32_t)key.node;
    }
    to->count[at] += count;
}

/* The rows left at a node. */
static void
read_node(const network *w, const layer *l, uint32_t node, uint32_t *out)
{
    memcpy(out, nrm_pool_at(l->nodes, node).at, w->rows * sizeof *out);
}

/* Fills one column of all tables; false when that takes too long. */
static bool
add_column(network *w, const layer *from, layer *to, size_t column)
{
    uint32_t *room = nrm_new_n(w->a, uint32_t, w->rows);

    for (size_t k = 0; k < nrm_pool_count(from->entries); k++) {
        read_node(w, from, from->node[k], room);
        fill_back(w->split, room, 0, w->rows, w->column[column]);
        do {
            if (!take_step(w))
                return false;
            for (size_t i = 0; i < w->rows; i++)
                w->left[i] = room[i] - w->split[i];
            qsort(w->left, w->rows, sizeof *w->left, compare_counts);
            add_tables(w, to, w->left, column + 1,
                       from->cost[k] + cost_of(w, w->split, w->rows),
                       from->count[k]);
        } while (next_split(w->split, room, w->rows));
    }
    return true;
}

/* All ways to fill the last two columns of a node, by cost. */
static bool
list_completions(network *w, const uint32_t *room)
{
    double sum = 0;

    w->n_list = 0;
    fill_back(w->split, room, 0, w->rows, w->column[w->columns - 2]);
    do {
        completion *c;

        if (!take_step(w))
            return false;
        for (size_t i = 0; i < w->rows; i++)
            w->left[i] = room[i] - w->split[i];
        nrm_room(w->a, w->list, w->n_list, w->list_cap);
        c = &w->list[w->n_list++];
        c->cost = cost_of(w, w->split, w->rows) + cost_of(w, w->left, w->rows);
    } while (next_split(w->split, room, w->rows));
    qsort(w->list, w->n_list, sizeof *w->list, compare_costs);
    for (size_t i = w->n_list; i > 0; i--) {
        sum += exp(w->list[0].cost - w->list[i - 1].cost);
        w->list[i - 1].weight = sum;
    }
    return true;
}

/* The sum of exp(least - cost) over the listed ways from this cost on. */
static double
weight_from(const network *w, double cost)
{
    size_t low = 0, high = w->n_list;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (w->list[middle].cost < cost)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->n_list ? w->list[low].weight : 0;
}

/* Takes in the tables of which two columns are to be filled. */
static bool
finish(network *w, const layer *l)
{
    size_t n = nrm_pool_count(l->entries), nodes = nrm_pool_count(l->nodes);
    uint32_t *room = nrm_new_n(w->a, uint32_t, w->rows);
    size_t *first = nrm_new_n(w->a, size_t, nodes + 2);
    size_t *order = nrm_new_n(w->a, size_t, n);

    for (size_t k = 0; k < n; k++)
        first[l->node[k] + 2]++;
    for (size_t g = 0; g < nodes; g++)
        first[g + 2] += first[g + 1];
    for (size_t k = 0; k < n; k++)
        order[first[l->node[k] + 1]++] = k;
    for (uint32_t g = 0; g < nodes; g++) {
        read_node(w, l, g, room);
        if (!list_completions(w, room))
            return false;
        for (size_t i = first[g]; i < first[g + 1]; i++) {
            size_t k = order[i];

            w->p += l->count[k] * weight_from(w, w->seen - l->cost[k])
                    * exp(w->constant - l->cost[k] - w->list[0].cost);
        }
    }
    return true;
}

/* The margins that are not empty, the shorter side as rows. */
static bool
read_margins(network *w, const nrm_table_counts *t)
{
    uint32_t *row = nrm_new_n(w->a, uint32_t, t->rows), n = 0;
    uint32_t *column = nrm_new_n(w->a, uint32_t, t->columns);
    double total = 0;

    for (size_t i = 0; i < t->rows * t->columns; i++) {
        double x = t->counts[i];

        total += x;
        if (!(x >= 0) || x != floor(x) || !(total < 1e6))
            return false;
        row[i / t->columns] += (uint32_t)x;
        column[i % t->columns] += (uint32_t)x;
        n += (uint32_t)x;
    }
    for (size_t i = 0; i < t->rows; i++)
        if (row[i] > 0)
            row[w->rows++] = row[i];
    for (size_t j = 0; j < t->columns; j++)
        if (column[j] > 0)
            column[w->columns++] = column[j];
    w->row = w->rows <= w->columns ? row : column;
    w->column = w->rows <= w->columns ? column : row;
    if (w->rows > w->columns) {
        size_t rows = w->rows;

        w->rows = w->columns;
        w->columns = rows;
    }
    w->log_factorial = nrm_new_n(w->a, double, (size_t)n + 2);
    for (size_t i = 1; i < (size_t)n + 2; i++)
        w->log_factorial[i] = w->log_factorial[i - 1] + log((double)i);
    return w->rows > 1;
}

static bool
count_tables(network *w)
{
    layer now = layer_new(w->a), next;

    qsort(w->row, w->rows, sizeof *w->row, compare_counts);
    qsort(w->column, w->columns, sizeof *w->column, compare_counts);
    w->constant = -log_total(w, w->row, 0);
    add_tables(w, &now, w->row, 0, 0, 1);
    for (size_t j = 0; j + 2 < w->columns; j++) {
        next = layer_new(w->a);
        if (!add_column(w, &now, &next, j))
            return false;
        now = next;
    }
    return finish(w, &now);
}

double
nrm_table_fisher_p(nrm_arena *a, const nrm_table_counts *t, size_t *steps)
{
    network w = { .a = nrm_arena_child(a), .steps = steps };
    double p = NAN;

    if (read_margins(&w, t)) {
        w.split = nrm_new_n(w.a, uint32_t, w.rows);
        w.left = nrm_new_n(w.a, uint32_t, w.rows);
        for (size_t i = 0; i < t->rows * t->columns; i++)
            w.seen += w.log_factorial[(size_t)t->counts[i]];
        w.seen -= tolerance;
        p = count_tables(&w) ? fmin(w.p, 1) : INFINITY;
    }
    nrm_arena_free(w.a);
    return p;
}
