/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What every calculation needs. Functions of this folder that answer a plain
 * double answer NaN for arguments outside of their range and where the number
 * does not exist. NaN passes through arithmetic, so a statistic checks its
 * results once, at its end, with nrm_math_check; none leaves the library.
 */
#ifndef NRM_MATH_START_H
#define NRM_MATH_START_H

#include "base/err.h"

/*
 * Turns the error handler of GSL off, whose default aborts the process.
 * Called once, before any other function of this folder.
 */
void nrm_math_start(void);

/* Fails with NRM_EMATH unless x is finite; `what` names it in the message. */
int nrm_math_check(double x, const char *what, nrm_err *e) NRM_MUST_USE;

#endif
