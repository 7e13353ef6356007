/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/status.h"

bool
nrm_status_parse(nrm_text t, nrm_status *out)
{
    *out = 0;
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i];

        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if (c < 'A' || c > 'Z')
            return false;
        *out |= NRM_STATUS(c);
    }
    return true;
}

const char *
nrm_status_format(nrm_status status, char out[27])
{
    size_t n = 0;

    for (char c = 'A'; c <= 'Z'; c++)
        if ((status & NRM_STATUS(c)) != 0)
            out[n++] = c;
    out[n] = '\0';
    return out;
}

bool
nrm_conf_parse(nrm_text t, nrm_conf *out)
{
    *out = NRM_CONF_N;
    if (t.len == 0 || nrm_text_is(t, "N"))
        return true;
    *out = nrm_text_is(t, "F") ? NRM_CONF_F : NRM_CONF_C;
    return nrm_text_is(t, "F") || nrm_text_is(t, "C");
}

const char *
nrm_conf_name(nrm_conf conf)
{
    return conf == NRM_CONF_F ? "F" : conf == NRM_CONF_C ? "C" : "N";
}

nrm_conf
nrm_conf_strictest(nrm_conf a, nrm_conf b)
{
    return a < b ? a : b;
}
