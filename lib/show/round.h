/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rounding for print. Numbers are rounded once, here, on the 15 significant
 * digits that travel between commands, half away from zero: what a reader
 * gets who rounds the CSV by hand.
 */
#ifndef NRM_SHOW_ROUND_H
#define NRM_SHOW_ROUND_H

#include "base/arena.h"

#include <stdbool.h>

#define NRM_DECIMALS_MAX 9

/* "-1234.50" for decimals 2: no grouping, never "-0". `x` is finite. */
const char *nrm_round(nrm_arena *a, double x, int decimals);

/* Whether `x` is a whole number in its 15 significant digits. */
bool nrm_round_is_whole(double x);

#endif
