/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations, sorted. */
#include "fuzz.h"

#include "data/obs_io.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_obs *obs = nrm_obs_new(a);
    int result = nrm_obs_read(obs, nrm_in_memory(a, "fuzz", bytes), e);

    fuzz_outcome(result, e);
    if (result == 0)
        nrm_obs_sort(obs);
}
