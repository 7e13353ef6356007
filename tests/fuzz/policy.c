/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Policies: what is read can be worked with, and protects something. */
#include "fuzz.h"

#include "protect/method.h"
#include "protect/policy.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_policy policy = nrm_policy_default();
    int result = nrm_policy_parse(a, "fuzz", bytes, &policy, e);

    fuzz_outcome(result, e);
    if (result != 0)
        return;
    if (policy.threshold < 1 || policy.width < 1 || policy.base < 2
        || policy.minimum_base < 0 || policy.zeros > NRM_ZEROS_PROTECTED
        || nrm_protect_method_find(policy.method) == NULL)
        abort();
    for (size_t i = 0; i < policy.n_rules; i++)
        if (policy.rules[i].statistic == NULL || policy.rules[i].minimum_n < 0
            || policy.rules[i].minimum_events < 0)
            abort();
    for (size_t i = 0; i < policy.n_impossible; i++)
        if (policy.impossible[i].n == 0)
            abort();
    for (size_t i = 0; i < policy.n_earlier; i++)
        if (policy.earlier[i].path == NULL)
            abort();
}
