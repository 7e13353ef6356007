/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection language, on a small table. */
#include "fuzz.h"

#include "data/obs_io.h"
#include "data/select.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_obs *obs = nrm_obs_new(a);
    nrm_text table = nrm_text_of("geo,sex,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
                                 "BG,F,2014,3,B\n"
                                 "RO,M,2014-Q3,,\n"
                                 "RO,T,2013-01-01/P3Y,7.5,EP\n");
    nrm_selection *s;

    if (nrm_obs_read(obs, nrm_in_memory(a, "table", table), e) != 0)
        abort();
    s = nrm_select_parse(obs, bytes, e);
    fuzz_outcome(s == NULL ? -1 : 0, e);
    if (s != NULL && nrm_select_rows(s, obs)->n_rows > 3)
        abort();
}
