/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/finding.h"

#define TEXTS_KEPT (NRM_TEXTS_MAX - 2)

nrm_obs *
nrm_finding_table(const nrm_obs *obs, nrm_err *e)
{
    nrm_obs *findings = nrm_obs_like(obs);
    size_t place;

    if (findings->n_texts > TEXTS_KEPT)
        findings->n_texts = TEXTS_KEPT;
    return nrm_obs_text(findings, "VERDICT", &place, e) == 0 ? findings : NULL;
}

nrm_obs_row *
nrm_finding_add(nrm_obs *findings, const nrm_obs_row *of, const char *verdict,
                const char *place, nrm_err *e)
{
    nrm_obs_row *row =
        of == NULL ? nrm_obs_add(findings) : nrm_obs_add_copy(findings, of);

    if (of == NULL)
        row->conf = NRM_CONF_C;
    for (size_t i = 0; i < NRM_ATTRS; i++)
        row->num[i] = nrm_unknown();
    for (size_t i = TEXTS_KEPT; i < row->n_texts; i++)
        row->text[i] = 0;
    if (nrm_obs_set_text(findings, row, "VERDICT", verdict, e) != 0
        || (place != NULL
            && nrm_obs_set_text(findings, row, "PLACE", place, e) != 0))
        return NULL;
    return row;
}
