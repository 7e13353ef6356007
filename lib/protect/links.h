/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the totals of a slice without their numbers. */
#ifndef NRM_PROTECT_LINKS_H
#define NRM_PROTECT_LINKS_H

#include "protect/slice.h"

/*
 * Fills slice->links: parts that overlap are not more than their whole; a
 * public total lies in its bounds; where zeros are public, a hidden total is
 * at least 1.
 */
void nrm_links_make(nrm_arena *a, nrm_slice *slice, nrm_zeros zeros);

#endif
