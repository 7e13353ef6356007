/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/audit.h"

#include "protect/count.h"

/* What is said of one cell, and whether it counts against the release. */
static const char *
word_for(const nrm_cell *cell, const nrm_exposure *x, nrm_audited *out)
{
    bool ours = cell->kind == NRM_CELL_HIDDEN;

    switch (x->verdict) {
    case NRM_SAFE: out->n_safe += ours; return "safe";
    case NRM_DISCLOSED:
        out->n_disclosed += ours;
        out->n_inherited += !ours;
        return ours ? "DISCLOSED" : "inherited";
    case NRM_UNDECIDED: out->n_undecided += ours; return "undecided";
    case NRM_NOT_ASKED: break;
    }
    return "";
}

typedef struct auditing {
    const nrm_obs *obs;
    const nrm_audit *how;
    nrm_audited *out;
} auditing;

/* Whether a cell is hidden now and was published before. */
static bool
was_public(const auditing *t, const nrm_slice *slice, size_t c)
{
    const uint32_t *rows = nrm_list_at(&slice->rows, c);

    for (size_t i = 0; i < nrm_list_len(&slice->rows, c); i++)
        if (slice->cells[c].kind == NRM_CELL_PUBLIC
            && t->obs->rows[rows[i]].conf == NRM_CONF_C)
            return true;
    return false;
}

/* Adds a finding for each row of a cell. */
static int
report_cell(const auditing *t, const nrm_slice *slice, size_t c,
            const nrm_exposure *x, nrm_err *e)
{
    const uint32_t *rows = nrm_list_at(&slice->rows, c);
    nrm_audited *out = t->out;

    for (size_t i = 0; i < nrm_list_len(&slice->rows, c); i++) {
        const nrm_obs_row *from = &t->obs->rows[rows[i]];
        nrm_obs_row *row;
        const char *word;

        if (t->how->prior != NULL && from->file == t->how->prior->file)
            continue;
        row = nrm_obs_add_copy(out->findings, from);
        word = word_for(&slice->cells[c], x, out);

        for (size_t k = 0; k < NRM_ATTRS; k++)
            row->num[k] = nrm_unknown();
        if (x->verdict == NRM_SAFE && x->low <= x->least && x->high >= x->most
            && x->high != NRM_NO_LIMIT) {
            row->num[NRM_OBS_LOW] = nrm_known((double)x->low);
            row->num[NRM_OBS_HIGH] = nrm_known((double)x->high);
        }
        if (nrm_obs_set_text(out->findings, row, "VERDICT", word, e) != 0)
            return -1;
    }
    return 0;
}

static int
report_slice(const auditing *t, const nrm_slice *slice,
             const nrm_attacked *attacked, nrm_err *e)
{
    for (size_t c = 0; c < slice->cube->cells.n; c++) {
        const nrm_cell *cell = &slice->cells[c];
        nrm_exposure *x = &attacked->cells[c];
        bool bounded = cell->kind == NRM_CELL_PUBLIC && cell->low < cell->high;

        /* Public bounds are somebody else's choice: only told when broken. */
        if (was_public(t, slice, c))
            x->verdict = NRM_DISCLOSED;
        else if (cell->kind != NRM_CELL_HIDDEN
                 && !(bounded && x->verdict == NRM_DISCLOSED))
            continue;
        if (report_cell(t, slice, c, x, e) != 0)
            return -1;
    }
    return 0;
}

/* Raw counts are no release. */
static int
refuse_raw(const nrm_obs *obs, nrm_err *e)
{
    for (size_t i = 0; i < obs->n_rows; i++)
        if (obs->rows[i].conf == NRM_CONF_N && nrm_is_count(obs, &obs->rows[i]))
            return nrm_fail_at(e, nrm_obs_string(obs, obs->rows[i].file),
                               obs->rows[i].line,
                               "this observation is not for publication "
                               "(CONF_STATUS N); run nrm-protect first");
    return 0;
}

int
nrm_audit_run(nrm_arena *a, nrm_obs *obs, const nrm_audit *how,
              nrm_audited *out, nrm_err *e)
{
    auditing t = { obs, how, out };
    size_t place;

    nrm_obs_sort(obs);
    *out = (nrm_audited){ .findings = nrm_obs_like(obs) };
    out->slices.bounds = true;
    if (refuse_raw(obs, e) != 0)
        return -1;
    if (nrm_obs_text(out->findings, "VERDICT", &place, e) != 0)
        return -1;
    if (nrm_slices_of(a, obs, how->hierarchies, how->policy, &out->slices, e)
        != 0)
        return -1;
    out->attacked = nrm_new_n(a, nrm_attacked, out->slices.n);
    for (size_t i = 0; i < out->slices.n; i++) {
        nrm_attack_job job = { &out->slices.at[i], how->policy->width,
                               how->intervals };

        if (nrm_attack_run(a, &job, &out->attacked[i], e) != 0
            || report_slice(&t, &out->slices.at[i], &out->attacked[i], e) != 0)
            return -1;
    }
    return 0;
}
