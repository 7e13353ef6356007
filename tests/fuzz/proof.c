/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Certificates: what the bytes say, between a head and a digest that are
 * right. No proof of these rows may be found that hides less than two of them.
 */
#include "fuzz.h"

#include "data/obs_io.h"
#include "protect/certificate.h"
#include "protect/proof.h"
#include "protect/release.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_text table =
        nrm_text_of("geo,sex,statistic,TIME_PERIOD,OBS_VALUE,CONF_STATUS\n"
                    "RO,T,count,2014,443,F\nRO,F,count,2014,,C\n"
                    "RO,M,count,2014,,C\nRO,M,share,2014,1,F\n"
                    "SI,T,count,2014,9,F\nSI,F,count,2014,9,F\n"
                    "SI,M,count,2014,,C\n");
    nrm_obs *obs = nrm_obs_new(a);
    nrm_digest release, all;
    nrm_proof_job job = { .path = "fuzz", .obs = obs };
    nrm_proved proved;
    nrm_buf text;
    int result;

    if (nrm_obs_read(obs, nrm_in_memory(a, "table", table), e) != 0)
        abort();
    nrm_buf_init(&text, a);
    release = nrm_release_digest(a, obs);
    nrm_buf_format(&text, "{\"release\": \"%s\",\n",
                   nrm_digest_hex(a, &release));
    nrm_buf_view(&text, bytes);
    all = nrm_sha256_of(nrm_buf_all(&text));
    nrm_buf_text(&text, NRM_CERTIFICATE_DIGEST);
    nrm_buf_format(&text, "%s\"}\n", nrm_digest_hex(a, &all));
    job.text = nrm_buf_all(&text);
    result = nrm_proof_check(a, &job, &proved, e);
    fuzz_outcome(result, e);
    /* The last count is 0 by subtraction, whatever anybody proves. */
    if (result == 0 && proved.assumed == NULL)
        abort();
}
