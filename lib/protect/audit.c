/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/audit.h"

#include "protect/count.h"
#include "protect/finding.h"
#include "protect/shares.h"
#include "protect/unlisted.h"

#include <string.h>

/* What is said of one cell, and whether it counts against the release. */
static const char *
word_for(const nrm_cell *cell, const nrm_exposure *x, nrm_verdict insider,
         nrm_audited *out)
{
    bool ours = cell->kind == NRM_CELL_HIDDEN || cell->rounded;

    if (x->verdict == NRM_SAFE && insider == NRM_DISCLOSED) {
        out->n_insider++;
        return "insider";
    }
    if (x->verdict == NRM_SAFE && insider == NRM_UNDECIDED) {
        out->n_undecided++;
        return "undecided";
    }
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
    nrm_arena *a;
    const nrm_obs *obs;
    const nrm_audit *how;
    nrm_audited *out;
    nrm_verdict *insider; /* of each cell of the slice at hand */
    const nrm_obs *known; /* what the earlier releases tell alone, or NULL */
} auditing;

static bool
is_earlier(const nrm_audit *how, const nrm_obs_row *row)
{
    for (size_t i = 0; i < how->n_priors; i++)
        if (row->file == how->priors[i].file)
            return true;
    return false;
}

/* Whether a cell is hidden now and was published before. */
static bool
was_public(const auditing *t, const nrm_slice *slice, size_t c)
{
    const uint32_t *rows = nrm_list_at(&slice->rows, c);

    for (size_t i = 0; i < nrm_list_len(&slice->rows, c); i++)
        if (slice->cells[c].kind == NRM_CELL_PUBLIC
            && t->obs->rows[rows[i]].conf == NRM_CONF_C
            && !is_earlier(t->how, &t->obs->rows[rows[i]]))
            return true;
    return false;
}

/*
 * The findings of the earlier releases without this one; none when they
 * contradict each other.
 */
static void
audit_earlier(auditing *t)
{
    nrm_audit alone = { .policy = t->how->policy,
                        .hierarchies = t->how->hierarchies };
    nrm_obs *earlier = nrm_obs_like(t->obs);
    nrm_audited found = { 0 };
    nrm_err ours = { 0 };

    for (size_t i = 0; i < t->obs->n_rows; i++)
        if (is_earlier(t->how, &t->obs->rows[i]))
            nrm_obs_add_copy(earlier, &t->obs->rows[i]);
    t->known = nrm_audit_run(t->a, earlier, &alone, &found, &ours) == 0
                   ? found.findings
                   : nrm_obs_like(t->obs);
}

/* Whether the earlier releases alone gave a count away. */
static bool
is_known(const auditing *t, const nrm_obs_row *row)
{
    size_t verdict = nrm_obs_text_find(t->known, "VERDICT");

    for (size_t i = 0; i < t->known->n_rows; i++)
        if (nrm_obs_same_key(t->known, &t->known->rows[i], row)
            && !nrm_text_is(
                nrm_obs_text_at(t->known, t->known->rows[i].text[verdict]),
                "safe"))
            return true;
    return false;
}

/*
 * A count that earlier releases hid and this one does not have: told once when
 * it can be computed now.
 */
static int
report_earlier(auditing *t, const nrm_slice *slice, size_t c,
               const nrm_exposure *x, nrm_err *e)
{
    const uint32_t *rows = nrm_list_at(&slice->rows, c);
    bool known;

    if (slice->cells[c].kind != NRM_CELL_HIDDEN || x->verdict == NRM_SAFE)
        return 0;
    for (size_t i = 0; i < nrm_list_len(&slice->rows, c); i++)
        if (!is_earlier(t->how, &t->obs->rows[rows[i]]))
            return 0;
    if (t->known == NULL)
        audit_earlier(t);
    known = is_known(t, &t->obs->rows[rows[0]]);
    t->out->n_inherited += known;
    t->out->n_disclosed += !known;
    return nrm_finding_add(t->out->findings, &t->obs->rows[rows[0]],
                           known ? "inherited" : "DISCLOSED", NULL, e)
                   == NULL
               ? -1
               : 0;
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

        if (is_earlier(t->how, from))
            continue;
        word = word_for(&slice->cells[c], x, t->insider[c], out);
        row = nrm_finding_add(out->findings, from, word, NULL, e);
        if (row == NULL)
            return -1;
        if (t->how->intervals && x->verdict == NRM_SAFE && x->low <= x->least
            && x->high >= x->most && x->high != NRM_NO_LIMIT) {
            row->num[NRM_OBS_LOW] = nrm_known((double)x->low);
            row->num[NRM_OBS_HIGH] = nrm_known((double)x->high);
        }
    }
    return 0;
}

static int
report_slice(auditing *t, const nrm_slice *slice, const nrm_attacked *attacked,
             nrm_err *e)
{
    for (size_t c = 0; c < slice->cube->cells.n; c++) {
        const nrm_cell *cell = &slice->cells[c];
        nrm_exposure *x = &attacked->cells[c];
        bool ours = cell->kind == NRM_CELL_HIDDEN || cell->rounded;
        bool bounded = cell->kind == NRM_CELL_PUBLIC && cell->low < cell->high;

        /* Public bounds are somebody else's choice: only told when broken. */
        if (was_public(t, slice, c))
            x->verdict = NRM_DISCLOSED;
        else if (!ours && !(bounded && x->verdict == NRM_DISCLOSED))
            continue;
        if (report_cell(t, slice, c, x, e) != 0
            || report_earlier(t, slice, c, x, e) != 0)
            return -1;
    }
    return 0;
}

/*
 * What no row lists and everybody can subtract. Without a hierarchy of its own
 * nobody says that the parts of a table are all there are.
 */
static int
report_unlisted(const auditing *t, nrm_obs *obs, nrm_err *e)
{
    nrm_unlisted_job job = { t->how->hierarchies, t->how->policy->threshold,
                             false };
    nrm_unlisted found = nrm_unlisted_find(obs, &job);

    for (size_t i = 0; i < found.obs->n_rows; i++) {
        nrm_obs_row *row = &found.obs->rows[i];
        bool ours =
            found.claims[i] == NRM_CLAIM_DATA && !is_earlier(t->how, row);

        row->conf = NRM_CONF_C;
        t->out->n_disclosed += ours;
        t->out->n_inherited += !ours;
        if (nrm_finding_add(t->out->findings, row,
                            ours ? "DISCLOSED" : "inherited", NULL, e)
            == NULL)
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
    auditing t = { a, obs, how, out, NULL, NULL };

    nrm_obs_sort(obs);
    *out = (nrm_audited){ .findings = nrm_finding_table(obs, e) };
    out->slices.bounds = true;
    out->slices.rounded =
        strcmp(how->policy->method, "round") == 0 ? how->policy->base : 0;
    out->slices.shares = nrm_shares_of(a, obs);
    out->slices.earlier = nrm_priors_files(a, how->priors, how->n_priors);
    out->slices.n_earlier = how->n_priors;
    if (out->findings == NULL || refuse_raw(obs, e) != 0)
        return -1;
    if (nrm_slices_of(a, obs, how->hierarchies, how->policy, &out->slices, e)
        != 0)
        return -1;
    out->attacked = nrm_new_n(a, nrm_attacked, out->slices.n);
    for (size_t i = 0; i < out->slices.n; i++) {
        nrm_attack_job job = { &out->slices.at[i], how->policy->width,
                               how->intervals
                                   || how->insider == NRM_INSIDER_CELL,
                               how->nodes };

        t.insider = nrm_new_n(a, nrm_verdict, job.slice->cube->cells.n);
        if (nrm_attack_run(a, &job, &out->attacked[i], e) != 0
            || nrm_insider_run(a, &job, how->insider, &out->attacked[i],
                               t.insider, e)
                   != 0
            || report_slice(&t, &out->slices.at[i], &out->attacked[i], e) != 0)
            return -1;
    }
    return out->slices.rounded > 0 ? 0 : report_unlisted(&t, obs, e);
}

nrm_obs *
nrm_audit_problems(nrm_obs *findings)
{
    nrm_obs *some = nrm_obs_like(findings);
    size_t verdict = nrm_obs_text_find(findings, "VERDICT");

    for (size_t i = 0; i < findings->n_rows; i++)
        if (!nrm_text_is(
                nrm_obs_text_at(findings, findings->rows[i].text[verdict]),
                "safe"))
            nrm_obs_add_copy(some, &findings->rows[i]);
    return some;
}
