/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Composite index of policy answers: a tree of items, a scale that makes the
 * items comparable, and a mean that joins them.
 *
 * OECD/JRC (2008), Handbook on Constructing Composite Indicators: Methodology
 * and User Guide, steps 3 to 7.
 *
 * An answer that is not known is never guessed: its place on the scale runs
 * from the worst to the best there is, and so do the scores above it. An item
 * that does not apply (OBS_STATUS M) leaves the mean, and its weight with it.
 */
#ifndef NRM_MEASURE_SCORE_H
#define NRM_MEASURE_SCORE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/num.h"

#include <stdbool.h>
#include <stddef.h>

#define NRM_NO_NODE ((size_t)-1)

/* A node of the tree: an item, or a group of items. */
typedef struct nrm_score_node {
    nrm_text name;
    size_t parent; /* NRM_NO_NODE for the index itself */
    double weight;
    bool falls;          /* a higher value is worse (direction -1) */
    nrm_maybe low, high; /* goalposts; the range of the data where unknown */
    nrm_maybe target;    /* for distance to target */
    size_t denominator;  /* the node whose value divides this one's */
    bool is_item;        /* nothing is below it, and it counts */
} nrm_score_node;

typedef struct nrm_score_tree {
    nrm_score_node *nodes; /* children stand before their parents */
    size_t n;
    size_t root;
} nrm_score_tree;

/*
 * Reads a tree: CSV with the columns item, parent and, where wanted, weight
 * (1), direction (1 or -1), low, high, target and denominator. A code list,
 * whose column is called code, is a tree too. The index is
 * the only row without a parent that has children; a row without a parent
 * that is only a denominator is allowed.
 */
nrm_score_tree *
nrm_score_tree_read(nrm_arena *a, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/* The answer of a unit to an item: a number, bounds, nothing, or no item. */
typedef struct nrm_answer {
    double low, high; /* equal when it is known; -inf, inf when nothing is */
    bool applies;
} nrm_answer;

/* Units by nodes of the tree, unit by unit. Groups hold their scores. */
typedef struct nrm_score_table {
    const nrm_score_tree *tree;
    nrm_answer *at;
    size_t n_units;
} nrm_score_table;

/*
 * How the values of one item become scores, higher being better. `x` holds the
 * n known values, n >= 1, of all units.
 */
typedef struct nrm_scale {
    const char *name, *help;
    bool is_share; /* places run from 0 to 1 and are stretched to 0..100 */
    void (*prepare)(const nrm_score_node *node, const double *x, size_t n,
                    double parameters[2]);
    double (*place)(double value, const double parameters[2], const double *x,
                    size_t n);
} nrm_scale;

/*
 * How the scores below a node become its own. `floor` is where a stretched
 * scale starts: 0, or 1 where a zero would swallow everything.
 */
typedef struct nrm_join {
    const char *name, *help;
    double floor;
    double (*join)(const double *score, const double *weight, size_t n);
} nrm_join;

typedef struct nrm_score_way {
    const nrm_scale *scale;
    const nrm_join *join;
    bool treat;          /* outliers first, as math/moments.h says */
    const size_t *group; /* of each unit: missing becomes the group's mean */
} nrm_score_way;

/* All descriptors, NULL behind the last, and one by name or NULL. */
extern const nrm_scale *const nrm_scales[];
extern const nrm_join *const nrm_joins[];
const nrm_scale *nrm_scale_find(const char *name);
const nrm_join *nrm_join_find(const char *name);

/*
 * Turns answers into scores in place: items on the scale, groups joined. A
 * node without any item that applies does not apply.
 */
int nrm_score_run(nrm_arena *a, nrm_score_table *t, const nrm_score_way *way,
                  nrm_err *e) NRM_MUST_USE;

#endif
