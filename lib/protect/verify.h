/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks a certificate (certificate.h) against the published rows, by
 * addition alone. It shares no code with what made the certificate.
 */
#ifndef NRM_PROTECT_VERIFY_H
#define NRM_PROTECT_VERIFY_H

#include "base/buf.h"
#include "data/obs.h"

/*
 * Reads the certificate at `path`. Returns the number of hidden counts that it
 * proves; -1 with the first thing that is wrong in `e`.
 */
long nrm_verify(nrm_arena *a, const char *path, const nrm_obs *obs,
                nrm_err *e) NRM_MUST_USE;

#endif
