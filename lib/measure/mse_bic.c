/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The model with the smallest BIC of all hierarchical models up to an order
 * (Silverman, Chan and Vincent 2024, Statistics and Computing 34:44). In the
 * bootstrap every replicate chooses again, among all of them or among the
 * first `n_top` of the ranking for the observed table.
 *
 * A replicate fits few of its models. The likelihood of a model is at most
 * that of any larger one, so each fitted model caps all models within it; a
 * model whose BIC would be too large even at its cap is passed over. The first
 * caps are the largest models without one interaction. The choice is the same
 * as by fitting everything.
 */
#include "measure/mse_method.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MODELS_MAX ((size_t)1 << 16)
#define DEFAULT_TOP 100
/* Models times replicates up to which a bootstrap is exhaustive unasked. */
#define EXHAUSTIVE_MAX ((size_t)1024 * 1000)
#define CAPS_MAX 192

typedef struct cap {
    nrm_model model;
    double loglik;
} cap;

/* The interactions directly within term j, which a hierarchical model needs. */
static nrm_model
needs_of(const nrm_terms *t, size_t j)
{
    nrm_model needs = 0;

    for (size_t i = 0; i < t->n; i++)
        if (i != j && (t->mask[i] & t->mask[j]) == t->mask[i])
            needs |= (nrm_model)1 << i;
    return needs;
}

/* The largest model without term j. */
static nrm_model
without(const nrm_terms *t, size_t j)
{
    nrm_model m = 0;

    for (size_t i = 0; i < t->n; i++)
        if ((t->mask[i] & t->mask[j]) != t->mask[j])
            m |= (nrm_model)1 << i;
    return m;
}

/*
 * All hierarchical models, each after the one it extends, in the arena; NULL
 * when there are more than MODELS_MAX.
 */
static nrm_mse_model *
enumerate(nrm_arena *a, const nrm_terms *t, size_t *count)
{
    size_t n = 1, room = 64;
    nrm_mse_model *out = nrm_new_n(a, nrm_mse_model, room);

    for (size_t j = 0; j < t->n; j++) {
        nrm_model needs = needs_of(t, j);
        size_t before = n;

        for (size_t i = 0; i < before; i++) {
            if ((out[i].model & needs) != needs)
                continue;
            if (n == MODELS_MAX)
                return NULL;
            nrm_room(a, out, n, room);
            out[n++] =
                (nrm_mse_model){ .model = out[i].model | (nrm_model)1 << j,
                                 .parent = i };
        }
    }
    *count = n;
    return out;
}

static bool
is_admissible(const nrm_mse_model *m)
{
    return m->existence == NRM_EXISTS && m->fit.converged;
}

static int
by_rank(const void *x, const void *y)
{
    const nrm_mse_model *a = x, *b = y;

    if (is_admissible(a) != is_admissible(b))
        return is_admissible(a) ? -1 : 1;
    if (is_admissible(a) && a->fit.bic != b->fit.bic)
        return a->fit.bic < b->fit.bic ? -1 : 1;
    return a->model < b->model ? -1 : a->model > b->model;
}

/* Fits the model to the observed table and keeps what replicates need. */
static void
fit_one(nrm_arena *a, nrm_mse_worker *w, const nrm_mse_plan *plan,
        nrm_mse_model *m, const double *from)
{
    size_t bytes = plan->counts->n_cells * sizeof(double);
    nrm_mse_point point;
    double *coefs;

    m->n_params = 1 + plan->counts->k + (size_t)__builtin_popcountll(m->model);
    if (nrm_mse_fit(w, plan, plan->counts, m->model, from, &point)) {
        coefs = nrm_alloc(a, bytes);
        memcpy(coefs, nrm_loglin_coefs(w->loglin), bytes);
        m->coefs = coefs;
    }
    m->existence = point.existence;
    m->fit = point.fit;
}

static void
fit_caps(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan)
{
    nrm_mse_model *caps = nrm_new_n(a, nrm_mse_model, plan->terms.n);

    for (size_t j = 0; j < plan->terms.n; j++) {
        caps[j].model = without(&plan->terms, j);
        fit_one(a, w, plan, &caps[j], NULL);
    }
    plan->caps = caps;
    plan->n_caps = plan->terms.n;
}

static int
make_plan(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan, nrm_err *e)
{
    const nrm_mse_options *o = plan->options;
    size_t order = o->order == 0 ? 2 : o->order, top;
    nrm_mse_model *models;

    if (nrm_mse_plan_main(a, w, plan, order, e) != 0)
        return -1;
    models = enumerate(a, &plan->terms, &plan->n_models);
    if (models == NULL)
        return nrm_fail(e, NRM_EUSAGE,
                        "%zu lists have more than %zu hierarchical models of "
                        "order %zu; use method 'downhill' or a lower --order",
                        plan->counts->k, MODELS_MAX, order);
    for (size_t i = 0; i < plan->n_models; i++) {
        fit_one(a, w, plan, &models[i],
                i == 0 ? plan->from : models[models[i].parent].coefs);
        plan->n_admissible += is_admissible(&models[i]);
    }
    qsort(models, plan->n_models, sizeof *models, by_rank);
    plan->models = models;
    top = o->n_top == 0 ? DEFAULT_TOP : o->n_top;
    plan->exhaustive =
        o->exhaustive
        || (o->n_top == 0 && plan->n_models * o->replicates <= EXHAUSTIVE_MAX);
    plan->n_considered =
        plan->exhaustive || top > plan->n_models ? plan->n_models : top;
    if (plan->n_considered > 4 * plan->terms.n)
        fit_caps(a, w, plan);
    return 0;
}

/* The lowest cap of the model. */
static double
capped(const cap *caps, size_t n, nrm_model m, double most)
{
    for (size_t i = 0; i < n; i++)
        if ((m & ~caps[i].model) == 0 && caps[i].loglik < most)
            most = caps[i].loglik;
    return most;
}

static size_t
first_caps(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
           cap *caps)
{
    size_t n = 0;
    nrm_mse_point point;

    for (size_t j = 0; j < plan->n_caps; j++)
        if (nrm_mse_fit(w, plan, c, plan->caps[j].model, plan->caps[j].coefs,
                        &point))
            caps[n++] = (cap){ point.model, point.fit.loglik };
    return n;
}

static void
estimate(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
         nrm_mse_point *out)
{
    double most = c->saturated - c->constant, log_n = log(c->n);
    cap caps[CAPS_MAX];
    size_t n_caps = first_caps(w, plan, c, caps);
    nrm_mse_point point;

    *out = (nrm_mse_point){ .existence = NRM_NO_ESTIMATE };
    for (size_t i = 0; i < plan->n_considered; i++) {
        const nrm_mse_model *m = &plan->models[i];

        if (nrm_mse_point_known(out)) {
            double least = log_n * (double)m->n_params
                           - 2 * capped(caps, n_caps, m->model, most);

            if (least > out->fit.bic)
                continue;
        }
        if (!nrm_mse_fit(w, plan, c, m->model, m->coefs, &point)) {
            if (i == 0)
                out->existence = point.existence;
            continue;
        }
        if (n_caps < CAPS_MAX)
            caps[n_caps++] = (cap){ m->model, point.fit.loglik };
        if (!nrm_mse_point_known(out) || point.fit.bic < out->fit.bic)
            *out = point;
    }
}

const nrm_mse_method nrm_mse_method_bic = {
    .name = "bic",
    .help = "smallest BIC of all hierarchical models up to --order",
    .assumes = "the model of smallest BIC is true and the interaction of all "
               "lists is zero",
    .min_lists = 3,
    .chooses = true,
    .min_default = 3,
    .max_lists = 6,
    .plan = make_plan,
    .estimate = estimate,
};
