/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The index of observations: scores, ranks and what they rest on.
 *
 * Scores of every node; ranks of the index, 1 for the best, as the range that
 * the unknown answers leave and as an interval over draws in which weights,
 * scale and unknown answers vary (OECD/JRC 2008, step 7; Saisana, Saltelli and
 * Tarantola 2005, Journal of the Royal Statistical Society A 168(2):307-323);
 * the answers that would change a rank; Cronbach's alpha and the item-rest
 * correlations; and the change since the period before.
 */
#ifndef NRM_MEASURE_SCORE_OBS_H
#define NRM_MEASURE_SCORE_OBS_H

#include "data/obs.h"
#include "measure/score.h"

typedef struct nrm_score_plan {
    const nrm_score_tree *tree;
    nrm_score_way way;     /* `group` is found from `group_dim` */
    const char *unit_dim;  /* "geo" */
    const char *item_dim;  /* "item" */
    const char *group_dim; /* for the means of what is missing, or NULL */
    size_t draws;          /* 0 for no sensitivity of ranks */
    double spread;         /* weights vary by this share, 0.25 */
    double level;
    uint64_t seed;
    size_t workers;
} nrm_score_plan;

/*
 * The results as observations with the dimensions unit, item, statistic and
 * method, and with the indicator "index". All answers must belong to one
 * indicator; items that the tree does not have are an error, answers that are
 * not there are unknown.
 */
nrm_obs *nrm_score_obs(const nrm_obs *answers, const nrm_score_plan *plan,
                       nrm_err *e) NRM_MUST_USE;

#endif
