/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every code of a dimension stands in its code list. */
#include "intake/check_group.h"

/* A code of one dimension: whether it is known, and the rows that have it. */
typedef struct use {
    const nrm_obs_row *first;
    size_t n;
    bool known;
} use;

static void
report(const nrm_check_view *view, size_t dim, uint32_t word, const use *u)
{
    const nrm_codelist *list = view->lists[dim];
    const char *code = nrm_obs_string(view->obs, word);
    nrm_finding found = { .column = view->obs->dims[dim], .value = code };

    if (!nrm_findings_offer(view->to, view->rule))
        return;
    found.file = nrm_obs_string(view->obs, u->first->file);
    found.line = u->first->line;
    found.record = nrm_check_record(view->a, view->obs, u->first);
    found.expected = "";
    found.message = nrm_say(view->a, view->lang, NRM_SAY_CODE, code, list->name,
                            nrm_format(view->a, "%zu", u->n));
    nrm_findings_add(view->to, view->rule, &found);
}

static void
check_dimension(nrm_check_view *view, size_t dim)
{
    const nrm_obs *obs = view->obs;
    const nrm_codelist *list = view->lists[dim];
    size_t n_words = nrm_pool_count(obs->words);
    use *uses = nrm_new_n(view->a, use, n_words);

    for (size_t i = 0; i < obs->n_rows; i++) {
        uint32_t word = obs->rows[i].dim[dim];
        use *u = &uses[word];

        if (u->n++ == 0) {
            nrm_text code = nrm_obs_text_at(obs, word);

            u->first = &obs->rows[i];
            u->known = word == obs->totals[dim]
                       || nrm_codes_find(list, code) != NRM_NO_CODE;
        }
        nrm_findings_count(view->to, view->rule,
                           u->known ? NRM_PASS : NRM_FAIL);
    }
    for (uint32_t word = 0; word < n_words; word++)
        if (uses[word].n > 0 && !uses[word].known)
            report(view, dim, word, &uses[word]);
}

static void
run(nrm_check_view *view)
{
    for (size_t d = 0; d < view->obs->n_dims; d++)
        if (view->lists[d] != NULL)
            check_dimension(view, d);
}

const nrm_check_kind nrm_check_code = {
    .name = "code",
    .title = NRM_SAY_CODE_TITLE,
    .severity = NRM_ERROR,
    .run = run,
};
