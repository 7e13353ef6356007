/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was protected, for people; no number of a hidden count is among it. */
#ifndef NRM_PROTECT_SUMMARY_H
#define NRM_PROTECT_SUMMARY_H

#include "protect/protect.h"

#define NRM_SUMMARY_LINES 8

/* Fills at most NRM_SUMMARY_LINES lines; how many. */
size_t
nrm_summary_of(nrm_arena *a, const nrm_protected *done, const char **lines);

#endif
