/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ledger of a release: why each hidden count is hidden, and digests of
 * the release and of the policy. It is private: which counts are small is
 * itself a secret. It holds no counts.
 */
#ifndef NRM_PROTECT_LEDGER_H
#define NRM_PROTECT_LEDGER_H

#include "base/buf.h"
#include "protect/protect.h"

/* Writes it as JSON: release, policy, threshold, width, method, hidden. */
void
nrm_ledger_write(nrm_arena *a, const nrm_obs *obs, const nrm_policy *policy,
                 const nrm_protected *done, nrm_buf *out);

#endif
