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
 * Checks the text of a certificate; `path` names it in messages. Returns the
 * number of hidden counts that it proves, or -1 with the first thing that is
 * wrong in `e`.
 */
long nrm_verify(nrm_arena *a, const char *path, nrm_text text,
                const nrm_obs *obs, nrm_err *e) NRM_MUST_USE;

#endif
