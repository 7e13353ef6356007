/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Manifests of documents, against a few rows. */
#include "fuzz.h"

#include "data/obs_io.h"
#include "protect/papers.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_text table = nrm_text_of(
        "geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS\n"
        "RO,T,2014,43,,,F\nRO,M,2014,,,,C\nSI,T,2014,,1,4,F\n");
    nrm_obs *obs = nrm_obs_new(a);
    const nrm_json *json;
    size_t n_wrong = 0;

    if (nrm_obs_read(obs, nrm_in_memory(a, "table", table), e) != 0)
        abort();
    json = nrm_json_parse(a, "fuzz", bytes, e);
    if (json == NULL)
        return;
    fuzz_outcome(nrm_papers_check(nrm_papers_new(obs), json, nrm_obs_like(obs),
                                  &n_wrong, e),
                 e);
}
