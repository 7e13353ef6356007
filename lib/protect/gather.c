/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/gather.h"

#include "data/schema.h"
#include "protect/method.h"
#include "protect/totals.h"

#include <string.h>

/* The earlier releases of the policy, then those that were asked for. */
static void
add_earlier(nrm_arena *a, const nrm_asked *asked, nrm_policy *policy)
{
    size_t n = policy->n_earlier;
    nrm_earlier *all = nrm_new_n(a, nrm_earlier, n + asked->n_before);

    for (size_t i = 0; i < n; i++)
        all[i] = policy->earlier[i];
    for (size_t i = 0; i < asked->n_before; i++)
        all[n + i].path = asked->before[i];
    policy->earlier = all;
    policy->n_earlier = n + asked->n_before;
}

int
nrm_gather_policy(nrm_arena *a, const nrm_asked *asked, nrm_policy *out,
                  nrm_err *e)
{
    *out = nrm_policy_default();
    if (asked->policy != NULL && nrm_policy_read(a, asked->policy, out, e) != 0)
        return -1;
    add_earlier(a, asked, out);
    if (asked->threshold > 0)
        out->threshold = (int64_t)asked->threshold;
    if (asked->width > 0)
        out->width = (int64_t)asked->width;
    if (asked->base > 0)
        out->base = (int64_t)asked->base;
    if (asked->method != NULL)
        out->method = asked->method;
    if (nrm_protect_method_find(out->method) == NULL)
        return nrm_fail(e, NRM_EUSAGE,
                        "there is no method '%s'; 'list' shows them",
                        nrm_quote(a, nrm_text_of(out->method)));
    if (asked->key != NULL && nrm_policy_key(a, asked->key, out, e) != 0)
        return -1;
    if (out->base < 2)
        return nrm_fail(e, NRM_EUSAGE, "option '--base' is 2 or more");
    return 0;
}

static bool
has(const nrm_hierarchy *list, size_t n, const char *dimension)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].dimension, dimension) == 0)
            return true;
    return false;
}

int
nrm_gather_hierarchies(nrm_obs *obs, const nrm_asked *asked, bool complete,
                       nrm_hierarchy **out, nrm_err *e)
{
    nrm_hierarchy *given = NULL;
    nrm_schema *schema = NULL;
    size_t n = 0;

    *out = nrm_new_n(obs->a, nrm_hierarchy, 2 * NRM_DIMS_MAX + 1);
    if (asked->hierarchy != NULL) {
        nrm_in *in = nrm_in_open(obs->a, asked->hierarchy, e);

        given = in == NULL ? NULL : nrm_hierarchy_read(obs->a, in, e);
        if (given == NULL)
            return -1;
        if (complete && nrm_totals_add(obs->a, obs, given, e) != 0)
            return -1;
    }
    for (; given != NULL && given->dimension != NULL; given++)
        (*out)[n++] = *given;
    if (asked->schema != NULL) {
        schema = nrm_schema_read(obs->a, asked->schema, e);
        if (schema == NULL)
            return -1;
    }
    for (size_t d = 0; schema != NULL && d < obs->n_dims; d++) {
        nrm_hierarchy *h = &(*out)[n];

        if (has(*out, n, obs->dims[d]))
            continue;
        h->dimension = obs->dims[d];
        h->list = nrm_schema_codes(schema, obs->dims[d]);
        n += h->list != NULL;
        h->dimension = h->list != NULL ? h->dimension : NULL;
    }
    return 0;
}
