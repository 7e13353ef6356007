/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reader knows of counts that were rounded (round.c): an inner count
 * that is published as 0 was anything below the base, one that is published
 * as the base anything from 1 to it. A total that is the sum of what its parts
 * became says no more; one that is not is taken to be true.
 */
#ifndef NRM_PROTECT_ROUNDED_H
#define NRM_PROTECT_ROUNDED_H

#include "protect/slice.h"

/*
 * Opens the cells of a slice before its atoms are settled. With `whole`, totals
 * are those of all their parts, so that they tell what a part without a row
 * became.
 */
void nrm_rounded_open(nrm_arena *a, nrm_slice *slice, int64_t base, bool whole);

#endif
