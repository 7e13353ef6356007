/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows or columns of a table: the combinations of codes of some
 * dimensions that occur, each once, in order.
 */
#ifndef NRM_SHOW_AXIS_H
#define NRM_SHOW_AXIS_H

#include "show/pick.h"
#include "show/words.h"

typedef enum nrm_axis_order {
    NRM_BY_CODE,  /* as the code list has them, then by bytes */
    NRM_BY_LABEL, /* by the label, accents and case aside */
    NRM_BY_GIVEN  /* as they come */
} nrm_axis_order;

typedef enum nrm_axis_totals {
    NRM_TOTALS_LAST,
    NRM_TOTALS_FIRST,
    NRM_TOTALS_NONE
} nrm_axis_totals;

typedef struct nrm_axis_entry {
    const nrm_obs_row *row; /* one that stands here */
    bool total;             /* the code of some dimension is its total */
} nrm_axis_entry;

typedef struct nrm_axis {
    nrm_axis_names names;
    nrm_axis_entry *entries;
    size_t n;
    size_t *place; /* for each row of the pick: its entry, or NRM_NO_ENTRY */
} nrm_axis;

#define NRM_NO_ENTRY ((size_t)-1)

/*
 * Makes the axis. One entry without names when `names` is empty. Entries of
 * totals are left out with NRM_TOTALS_NONE, unless there are no others.
 */
nrm_axis *nrm_axis_new(nrm_words *w, nrm_arena *a, const nrm_pick *pick,
                       const nrm_axis_names *names, nrm_axis_order order,
                       nrm_axis_totals totals) NRM_MUST_USE;

/* The label of an entry in the i-th of its columns. */
const char *nrm_axis_label(nrm_words *w, const nrm_obs *obs,
                           const nrm_axis_entry *entry, size_t column);

/* The label of a column itself: "Country". */
const char *nrm_axis_head(nrm_words *w, const nrm_obs *obs, size_t column);

#endif
