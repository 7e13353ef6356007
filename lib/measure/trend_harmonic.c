/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Poisson regression with a wave of one year: log E(y) = level + b t + a sine
 * and a cosine (Stolwijk, Straatman and Zielhuis 1999). `amplitude` is the
 * ratio of the highest to the lowest point of the wave, with the p of its
 * likelihood ratio.
 */
#include "measure/trend_glm.h"
#include "measure/trend_season.h"

#include "math/dist.h"
#include "math/kendall.h"

#include <math.h>

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    double half = nrm_normal_inv_q((1 - d->settings->level) / 2);
    nrm_glm_model m = nrm_trend_wave_model(scratch, d);
    nrm_glm fit, flat;
    nrm_trend_slope b;

    if (!nrm_trend_has_wave(d))
        return nrm_fail(e, NRM_EMATH, "the method needs quarters or months");
    if (m.n <= m.p)
        return nrm_fail(e, NRM_EMATH, "too few values for a wave");
    if (nrm_glm_fit(scratch, &m, &fit, e) != 0
        || nrm_trend_fit(scratch, d, &nrm_family_poisson, &flat, e) != 0)
        return -1;
    b = nrm_trend_slope_of(&fit, 1);
    nrm_trend_add_apc(out, b, half, nrm_normal_both(b.value / b.se));
    nrm_trend_p(
        nrm_trend_add(
            out, "amplitude",
            exp(2 * hypot(fit.coef[d->n_levels], fit.coef[d->n_levels + 1]))),
        nrm_chisq_q(fmax(flat.deviance - fit.deviance, 0), 2));
    nrm_trend_note_loose(out, &fit);
    return 0;
}

const nrm_trend_method nrm_trend_harmonic = {
    .name = "harmonic",
    .help = "annual percent change and yearly wave of quarters or months",
    .gives = "apc",
    .min_n = 8,
    .wants = NRM_TREND_COUNTS | NRM_TREND_SEASONS,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
