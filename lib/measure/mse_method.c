/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_method.h"

#include "base/buf.h"

#include <string.h>

#define NRM_MSE(name) &nrm_mse_method_##name,
static const nrm_mse_method *const methods[] = {
#include "measure/estimate.def"
};
#undef NRM_MSE

const nrm_mse_method *const *
nrm_mse_methods(size_t *n)
{
    *n = NRM_COUNT_OF(methods);
    return methods;
}

const nrm_mse_method *
nrm_mse_method_find(nrm_text name)
{
    for (size_t i = 0; i < NRM_COUNT_OF(methods); i++)
        if (nrm_text_is(name, methods[i]->name))
            return methods[i];
    return NULL;
}

bool
nrm_mse_point_known(const nrm_mse_point *p)
{
    return p->existence == NRM_EXISTS && p->fit.converged;
}

void
nrm_mse_worker_init(nrm_mse_worker *w, nrm_arena *a, size_t k)
{
    w->loglin = nrm_loglin_new(a, k);
    w->counts = nrm_counts_new(a, k);
    w->scratch = nrm_arena_child(a);
    nrm_arena_defer(a, (void (*)(void *))nrm_arena_free, w->scratch);
}

bool
nrm_mse_fit(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
            nrm_model m, const double *from, nrm_mse_point *out)
{
    *out = (nrm_mse_point){ .model = m };
    out->existence = nrm_loglin_exists(w->loglin, c, &plan->terms, m);
    if (out->existence == NRM_EXISTS)
        out->fit = nrm_loglin_run(w->loglin, c, &plan->terms, m, from);
    return nrm_mse_point_known(out);
}

int
nrm_mse_plan_main(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan,
                  size_t order, nrm_err *e)
{
    size_t k = plan->counts->k, bytes = plan->counts->n_cells * sizeof(double);
    nrm_mse_point point;
    double *from;

    if (order >= k)
        order = k - 1;
    if (!nrm_terms_init(&plan->terms, k, order))
        return nrm_fail(e, NRM_EUSAGE,
                        "%zu lists have too many interactions of order %zu", k,
                        order);
    if (!nrm_mse_fit(w, plan, plan->counts, 0, NULL, &point))
        return 0;
    from = nrm_alloc(a, bytes);
    memcpy(from, nrm_loglin_coefs(w->loglin), bytes);
    plan->from = from;
    return 0;
}

static void
put_term(nrm_buf *b, const nrm_mse_plan *plan, size_t mask)
{
    const char *between = b->len > 0 ? " " : "";

    for (size_t i = 0; i < plan->counts->k; i++)
        if (mask >> i & 1) {
            nrm_buf_format(b, "%s%s", between, plan->lists[i]);
            between = ":";
        }
}

/* Whether no larger interaction of the model contains this one. */
static bool
is_generator(const nrm_terms *t, nrm_model m, size_t j)
{
    for (size_t i = 0; i < t->n; i++)
        if (i != j && m >> i & 1 && (t->mask[i] & t->mask[j]) == t->mask[j])
            return false;
    return true;
}

const char *
nrm_mse_model_name(nrm_arena *a, const nrm_mse_plan *plan,
                   const nrm_mse_point *point)
{
    const nrm_terms *t = &plan->terms;
    nrm_buf b;

    nrm_buf_init(&b, a);
    for (size_t i = 0; i < point->n_chosen; i++)
        put_term(&b, plan, t->mask[point->chosen[i]]);
    for (size_t j = 0; j < t->n && point->n_chosen == 0; j++)
        if (point->model >> j & 1 && is_generator(t, point->model, j))
            put_term(&b, plan, t->mask[j]);
    return b.len == 0 ? "main" : nrm_buf_string(&b);
}
