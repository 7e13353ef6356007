/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels beside the ends of lines, pushed apart so that all can be read. */
#ifndef NRM_SHOW_CHART_SPREAD_H
#define NRM_SHOW_CHART_SPREAD_H

#include "show/plot.h"

typedef struct nrm_end_label {
    const char *text;
    double y; /* where it belongs, then where it stands */
    nrm_ink ink;
} nrm_end_label;

/*
 * Moves labels apart by at least `gap`, keeping their order and staying
 * within top and bottom where they fit.
 */
void nrm_spread_labels(nrm_end_label *labels, size_t n, double gap, double top,
                       double bottom);

#endif
