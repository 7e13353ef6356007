/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three laws of counts for one model with a log link: Poisson (McCullagh and
 * Nelder 1989, chapter 6); quasi-Poisson, whose variance is the dispersion
 * times the mean, with the dispersion by Pearson's statistic (section 6.2.3);
 * and NB2, whose variance is mu + mu^2 / size, by maximum likelihood (Lawless
 * 1987). Intervals are Wald's.
 */
#include "measure/trend_glm.h"

#include "math/dist.h"
#include "math/kendall.h"

#include <math.h>

static void
tell_normal(const nrm_glm *fit, double level, nrm_trend_tell *tell,
            nrm_trend_result *out)
{
    nrm_trend_slope b = nrm_trend_slope_of(fit, 1);

    tell(out, b, nrm_normal_inv_q((1 - level) / 2),
         nrm_normal_both(b.value / b.se));
}

int
nrm_trend_by_poisson(nrm_arena *a, const nrm_glm_model *m, double level,
                     nrm_trend_tell *tell, nrm_trend_result *out, nrm_err *e)
{
    nrm_glm_model poisson = *m;
    nrm_glm fit;

    poisson.family = &nrm_family_poisson;
    if (nrm_glm_fit(a, &poisson, &fit, e) != 0)
        return -1;
    tell_normal(&fit, level, tell, out);
    nrm_trend_note_loose(out, &fit);
    return 0;
}

int
nrm_trend_by_quasi_poisson(nrm_arena *a, const nrm_glm_model *m, double level,
                           nrm_trend_tell *tell, nrm_trend_result *out,
                           nrm_err *e)
{
    nrm_glm_model poisson = *m;
    double df = (double)m->n - (double)m->p, dispersion;
    nrm_trend_slope b;
    nrm_glm fit;

    poisson.family = &nrm_family_poisson;
    if (nrm_glm_fit(a, &poisson, &fit, e) != 0)
        return -1;
    dispersion = nrm_glm_dispersion(&fit);
    b = nrm_trend_slope_of(&fit, dispersion);
    tell(out, b, nrm_t_inv_q((1 - level) / 2, df),
         2 * nrm_t_q(fabs(b.value / b.se), df));
    nrm_trend_add(out, "dispersion", dispersion);
    return 0;
}

int
nrm_trend_by_negbin(nrm_arena *a, const nrm_glm_model *m, double level,
                    nrm_trend_tell *tell, nrm_trend_result *out, nrm_err *e)
{
    nrm_negbin nb;

    if (nrm_negbin_fit(a, m, &nb, e) != 0)
        return -1;
    tell_normal(&nb.fit, level, tell, out);
    if (isfinite(nb.size))
        nrm_trend_add(out, "size", nb.size);
    else
        out->note = "the counts vary no more than Poisson counts: the model "
                    "is the Poisson one";
    return 0;
}

int
nrm_trend_run_law(nrm_arena *scratch, const nrm_trend_data *d,
                  nrm_trend_law *law, nrm_trend_result *out, nrm_err *e)
{
    nrm_glm_model m = nrm_trend_model(scratch, d, NULL);

    if (nrm_trend_check(d, e) != 0)
        return -1;
    return law(scratch, &m, d->settings->level, nrm_trend_add_apc, out, e);
}
