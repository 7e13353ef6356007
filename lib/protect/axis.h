/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the codes of a dimension to the axes of a cube.
 *
 * Codes that share no total never meet in one constraint, so they fall into
 * families: each family is an axis of its own. The codes of a list without a
 * total are families of one.
 */
#ifndef NRM_PROTECT_AXIS_H
#define NRM_PROTECT_AXIS_H

#include "base/period.h"
#include "data/codes.h"
#include "protect/cube.h"

#define NRM_NO_PARENT UINT32_MAX

/* Ends the code of the parts of a code that no row lists: "labour_REST". */
#define NRM_REST "_REST"

/* Which of the codes in use is a part of which. */
typedef struct nrm_kin {
    size_t n;
    uint32_t *parent; /* the nearest code it adds up to, or NRM_NO_PARENT */
    uint32_t *whole;  /* the nearest code it overlaps in, or NRM_NO_PARENT */
    uint32_t *family; /* numbered from 0 */
    size_t n_families;
} nrm_kin;

/*
 * The place in the list of the code that this one is the rest of, or
 * NRM_NO_CODE; `list` may be NULL.
 */
size_t nrm_rest_of(const nrm_codelist *list, nrm_text code);

/*
 * The kin of the codes in use. A code that the list does not know is a part
 * of `total` when that is in use; `list` may be NULL.
 */
nrm_kin nrm_kin_of(nrm_arena *a, const nrm_codelist *list, nrm_text total,
                   const nrm_text *codes, size_t n);

/* Whether a code of the family of a code in use has parts. */
bool nrm_kin_splits(const nrm_kin *kin, size_t code);

/*
 * The sets of axes, as bits, that may be made with `rests` (below), in the
 * order in which they are tried: none, each of `all`, each two, and all.
 */
uint64_t *nrm_axis_rests(nrm_arena *a, uint64_t all, size_t *n);

/*
 * The axis of one family; place[code] is set to the number of the code on it.
 * With `rests`, every code that has parts also has a leaf that none of them
 * holds: what a total counts beyond its parts.
 */
nrm_axis nrm_axis_of(nrm_arena *a, const nrm_kin *kin, size_t family,
                     bool rests, uint32_t *place);

/* The same for periods: those that overlap, directly or not, are family. */
nrm_kin nrm_kin_of_periods(nrm_arena *a, const nrm_period *periods, size_t n);
nrm_axis
nrm_axis_of_periods(nrm_arena *a, const nrm_period *periods, const nrm_kin *kin,
                    size_t family, uint32_t *place);

#endif
