/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_study.h"

#include "base/buf.h"
#include "math/loglin_profile.h"

#include <math.h>

static const char *const interval_names[] = { "bca", "profile", "wald" };

bool
nrm_mse_interval_parse(nrm_text t, nrm_mse_interval *out)
{
    for (size_t i = 0; i < NRM_COUNT_OF(interval_names); i++)
        if (nrm_text_is(t, interval_names[i])) {
            *out = (nrm_mse_interval)i;
            return true;
        }
    return false;
}

static int
check_lists(const nrm_mse_table *t, const nrm_mse_method *m, nrm_err *e)
{
    if (m->max_lists > 0 && t->k > m->max_lists)
        return nrm_fail(e, NRM_EUSAGE,
                        "method '%s' can take %zu lists, and there are %zu",
                        m->name, m->max_lists, t->k);
    if (m->min_lists > t->k)
        return nrm_fail(e, NRM_EUSAGE,
                        "method '%s' needs %zu lists, and there are %zu",
                        m->name, m->min_lists, t->k);
    return 0;
}

int
nrm_mse_study_start(nrm_arena *a, const nrm_mse_table *table,
                    const nrm_mse_method *method,
                    const nrm_mse_options *options, nrm_mse_study *out,
                    nrm_err *e)
{
    *out = (nrm_mse_study){ .table = table };
    out->plan = (nrm_mse_plan){ .method = method,
                                .options = options,
                                .counts = table->counts,
                                .lists = table->lists };
    if (check_lists(table, method, e) != 0)
        return -1;
    nrm_mse_worker_init(&out->worker, a, table->k);
    if (method->plan(a, &out->worker, &out->plan, e) != 0)
        return -1;
    if (method->posterior != NULL)
        return method->posterior(a, &out->plan, &out->posterior, e);
    method->estimate(&out->worker, &out->plan, table->counts, &out->point);
    if (options->interval == NRM_MSE_BCA && nrm_mse_point_known(&out->point))
        nrm_mse_boot_init(&out->boot, a, options->replicates);
    return 0;
}

/* A clause of the note. */
static void
say(nrm_buf *note, const char *clause)
{
    nrm_buf_format(note, "%s%s", note->len > 0 ? "; " : "", clause);
}

static void
by_posterior(nrm_arena *a, const nrm_mse_study *s, nrm_buf *note,
             nrm_mse_result *out)
{
    const nrm_mse_posterior *p = &s->posterior;
    nrm_mse_point best = { .model = p->model };

    out->known = true;
    out->population = p->median;
    out->interval = p->interval;
    out->interval_name = "posterior";
    out->model = "average";
    say(note, nrm_format(a,
                         "median of %zu graphs; %.3g of the probability "
                         "on %s; prior count %.6g a cell",
                         p->n_models, p->model_share,
                         nrm_mse_model_name(a, &s->plan, &best),
                         s->plan.options->delta == 0
                             ? 1 / (double)s->plan.counts->n_cells
                             : s->plan.options->delta));
    if (s->plan.options->grid > 0)
        say(note, nrm_format(a,
                             "at most %zu undetected, the last with "
                             "probability %.3g",
                             s->plan.options->grid, p->last_mass));
}

/* The last fit of the worker becomes that of the chosen model. */
static void
fit_again(nrm_mse_study *s)
{
    (void)nrm_loglin_run(s->worker.loglin, s->plan.counts, &s->plan.terms,
                         s->point.model, NULL);
}

static void
by_likelihood(nrm_mse_study *s, nrm_buf *note, nrm_mse_result *out)
{
    nrm_profile p;

    fit_again(s);
    if (s->plan.options->interval != NRM_MSE_WALD
        && nrm_loglin_profile(s->worker.loglin, s->plan.counts, &s->plan.terms,
                              s->point.model, out->level, &p)) {
        out->interval = p.interval;
        out->interval_name = interval_names[NRM_MSE_PROFILE];
    } else {
        if (s->plan.options->interval != NRM_MSE_WALD)
            say(note, "the profile likelihood did not converge");
        fit_again(s);
        out->interval = nrm_loglin_wald(s->worker.loglin, s->plan.counts,
                                        s->point.fit.dark, out->level);
        out->interval_name = interval_names[NRM_MSE_WALD];
    }
    if (s->plan.method->chooses)
        say(note, "the interval takes the chosen model as given");
}

static void
warn_extreme(nrm_arena *a, const nrm_bca *b, nrm_buf *note)
{
    say(note,
        nrm_format(a,
                   "limits are the %.5f and %.5f quantiles of the "
                   "replicates%s",
                   b->percentile.low, b->percentile.high,
                   b->extreme ? ", at the very end: use more of them" : ""));
    if (b->n_skipped > 0)
        say(note, nrm_format(a, "%zu histories left out of the jackknife",
                             b->n_skipped));
}

/* False when the replicates give no interval. */
static bool
by_bootstrap(nrm_arena *a, nrm_mse_study *s, nrm_buf *note, nrm_mse_result *out)
{
    nrm_bca b;

    nrm_mse_bca(a, &s->plan, out->population, &s->boot, &b);
    out->replicates = s->boot.n;
    out->n_failed = b.n_failed;
    if (!b.known) {
        say(note, "all replicates lie on one side of the estimate");
        return false;
    }
    out->interval = b.limits;
    out->interval_name = interval_names[NRM_MSE_BCA];
    out->error_low = nrm_known(b.error.low);
    out->error_high = nrm_known(b.error.high);
    warn_extreme(a, &b, note);
    if (s->plan.options->parametric)
        say(note, "parametric bootstrap");
    return true;
}

static void
say_models(nrm_arena *a, const nrm_mse_study *s, nrm_buf *note)
{
    const nrm_mse_plan *p = &s->plan;

    if (p->n_models == 0)
        return;
    say(note, nrm_format(a, "%zu models of order %zu, %zu with an estimate",
                         p->n_models, p->terms.order, p->n_admissible));
    if (s->boot.n > 0)
        say(note, p->exhaustive
                      ? "replicates choose among all of them (exhaustive)"
                      : nrm_format(a,
                                   "replicates choose among the first %zu of "
                                   "the ranking (restricted)",
                                   p->n_considered));
}

static void
by_estimate(nrm_arena *a, nrm_mse_study *s, nrm_buf *note, nrm_mse_result *out)
{
    out->existence = s->point.existence;
    out->model = nrm_mse_model_name(a, &s->plan, &s->point);
    say_models(a, s, note);
    if (s->point.existence == NRM_NO_ESTIMATE)
        say(note, "the estimate of this model does not exist");
    else if (s->point.existence == NRM_NOT_IDENTIFIABLE)
        say(note, "the estimate of this model is not identifiable");
    else if (!s->point.fit.converged)
        say(note, "the fit did not converge");
    if (!nrm_mse_point_known(&s->point))
        return;
    out->known = true;
    out->population = out->n + s->point.fit.dark;
    out->has_criteria = true;
    out->aic = s->point.fit.aic;
    out->bic = s->point.fit.bic;
    if (s->point.fit.n_lost > 0)
        say(note, nrm_format(a, "%zu parameter%s at minus infinity",
                             s->point.fit.n_lost,
                             s->point.fit.n_lost == 1 ? "" : "s"));
    if (s->boot.n == 0 || !by_bootstrap(a, s, note, out))
        by_likelihood(s, note, out);
}

void
nrm_mse_study_finish(nrm_arena *a, nrm_mse_study *s, nrm_mse_result *out)
{
    nrm_buf note;

    nrm_buf_init(&note, a);
    *out = (nrm_mse_result){ .method = s->plan.method,
                             .n = s->plan.counts->n,
                             .level = s->plan.options->level,
                             .seed = s->plan.options->seed,
                             .conf = s->table->conf };
    if (s->plan.method->posterior != NULL)
        by_posterior(a, s, &note, out);
    else
        by_estimate(a, s, &note, out);
    out->note = nrm_buf_string(&note);
}

int
nrm_mse_study_run(nrm_arena *a, const nrm_mse_table *table,
                  const nrm_mse_method *method, const nrm_mse_options *options,
                  nrm_mse_result *out, nrm_err *e)
{
    nrm_mse_study s;

    if (nrm_mse_study_start(a, table, method, options, &s, e) != 0)
        return -1;
    nrm_mse_boot_run(a, &s.plan, &s.point, &s.boot, 0, s.boot.n);
    nrm_mse_study_finish(a, &s, out);
    return 0;
}
