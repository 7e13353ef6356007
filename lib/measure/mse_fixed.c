/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Models that are not chosen by the data: main effects, and one given by name.
 */
#include "measure/mse_method.h"

#include <string.h>

static void
estimate(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
         nrm_mse_point *out)
{
    (void)nrm_mse_fit(w, plan, c, plan->fixed, plan->from, out);
}

static int
plan_main(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan, nrm_err *e)
{
    return nrm_mse_plan_main(a, w, plan, 1, e);
}

static int
find_list(nrm_arena *a, const nrm_mse_plan *plan, nrm_text name, size_t *mask,
          nrm_err *e)
{
    for (size_t i = 0; i < plan->counts->k; i++)
        if (nrm_text_is(name, plan->lists[i])) {
            *mask |= (size_t)1 << i;
            return 0;
        }
    return nrm_fail(
        e, NRM_EUSAGE, "model: there is no list '%s'; there are: %s",
        nrm_quote(a, name), nrm_text_list(a, plan->lists, plan->counts->k));
}

/* Adds an interaction and, as the model is hierarchical, all within it. */
static int
add_closed(nrm_terms *t, size_t mask, nrm_err *e)
{
    for (size_t s = mask; s > 0; s = (s - 1) & mask) {
        bool known = __builtin_popcountll(s) < 2;

        for (size_t i = 0; i < t->n; i++)
            known |= t->mask[i] == s;
        if (known)
            continue;
        if (t->n == NRM_TERMS_MAX)
            return nrm_fail(e, NRM_EUSAGE, "model: more than %d interactions",
                            NRM_TERMS_MAX);
        t->mask[t->n++] = (uint16_t)s;
    }
    return 0;
}

static int
read_term(nrm_arena *a, nrm_mse_plan *plan, nrm_text term, nrm_err *e)
{
    nrm_text rest = term, name;
    size_t mask = 0;

    while (nrm_text_cut(&rest, ':', &name))
        if (find_list(a, plan, nrm_text_strip(name), &mask, e) != 0)
            return -1;
    if (mask + 1 == plan->counts->n_cells)
        return nrm_fail(e, NRM_EUSAGE,
                        "model: '%s' is the interaction of all lists, which "
                        "has to be assumed zero",
                        nrm_quote(a, term));
    return add_closed(&plan->terms, mask, e);
}

static int
by_size_then_mask(const nrm_terms *t, size_t i, size_t j)
{
    int a = __builtin_popcountll(t->mask[i]);
    int b = __builtin_popcountll(t->mask[j]);
    size_t x = t->mask[i], y = t->mask[j], low = (x ^ y) & -(x ^ y);

    /* 12 before 13 before 23: the one with the first list they differ in. */
    return a != b ? a - b : (x & low) != 0 ? -1 : 1;
}

static void
sort_terms(nrm_terms *t)
{
    for (size_t i = 1; i < t->n; i++)
        for (size_t j = i; j > 0 && by_size_then_mask(t, j, j - 1) < 0; j--) {
            uint16_t swap = t->mask[j];

            t->mask[j] = t->mask[j - 1];
            t->mask[j - 1] = swap;
        }
}

static int
plan_fixed(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan, nrm_err *e)
{
    nrm_text rest = plan->options->model, term, word;

    if (rest.at == NULL)
        return nrm_fail(e, NRM_EUSAGE,
                        "method 'fixed' needs a model, such as "
                        "--model A:B,B:C");
    if (nrm_mse_plan_main(a, w, plan, 1, e) != 0)
        return -1;
    while (nrm_text_cut(&rest, ',', &term)) {
        while (nrm_text_cut(&term, ' ', &word))
            if (word.len > 0 && read_term(a, plan, word, e) != 0)
                return -1;
    }
    sort_terms(&plan->terms);
    plan->fixed = plan->terms.n == NRM_TERMS_MAX
                      ? ~(nrm_model)0
                      : ((nrm_model)1 << plan->terms.n) - 1;
    return 0;
}

const nrm_mse_method nrm_mse_method_main = {
    .name = "main",
    .help = "main effects only",
    .assumes = "all lists are independent",
    .min_default = 2,
    .plan = plan_main,
    .estimate = estimate,
};

const nrm_mse_method nrm_mse_method_fixed = {
    .name = "fixed",
    .help = "one model, given by --model",
    .assumes = "lists are independent apart from the given interactions",
    .needs_model = true,
    .plan = plan_fixed,
    .estimate = estimate,
};
