/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Var(y - mu) is about dispersion * mu + mu^2 se^2. Counts are skewed; to the
 * power 2/3 Poisson counts are nearly symmetric, where the limits are
 * mu (1 -+ 2/3 t sqrt(dispersion / mu + se^2))^(3/2).
 */
#include "math/outlook.h"

#include "math/dist.h"

#include <math.h>

static double
skewed_limit(double mu, double relative)
{
    double base = 1 + 2 * relative / 3;

    return base > 0 ? mu * pow(base, 1.5) : 0;
}

nrm_outlook
nrm_outlook_of(const nrm_glm *fit, const double *x, double offset,
               double dispersion, double level)
{
    nrm_outlook o = { 0 };
    double eta = offset, variance = 0, half, relative;

    for (size_t i = 0; i < fit->p; i++) {
        eta += x[i] * fit->coef[i];
        for (size_t j = 0; j < fit->p; j++)
            variance += x[i] * x[j] * fit->cov[i * fit->p + j];
    }
    o.mu = exp(eta);
    o.se = sqrt(variance * dispersion);
    relative = nrm_t_inv_q((1 - level) / 2, (double)(fit->n - fit->p))
               * sqrt(dispersion / o.mu + o.se * o.se);
    half = relative * o.mu;
    o.plain = (nrm_span){ fmax(o.mu - half, 0), o.mu + half };
    o.skewed.low = skewed_limit(o.mu, -relative);
    o.skewed.high = skewed_limit(o.mu, relative);
    return o;
}

nrm_accuracy
nrm_accuracy_of(const double *before, size_t n_before, const double *actual,
                const double *foretold, size_t n)
{
    nrm_accuracy a = { 0 };
    double percent = 0, step = 0;
    bool zero = false;

    for (size_t i = 0; i < n; i++) {
        double error = actual[i] - foretold[i];

        a.mean += error / (double)n;
        a.mae += fabs(error) / (double)n;
        a.rmse += error * error / (double)n;
        zero = zero || actual[i] == 0;
        percent += 100 * fabs(error / actual[i]) / (double)n;
    }
    for (size_t i = 1; i < n_before; i++)
        step += fabs(before[i] - before[i - 1]) / (double)(n_before - 1);
    a.rmse = sqrt(a.rmse);
    if (!zero)
        a.mape = nrm_known(percent);
    if (step > 0)
        a.mase = nrm_known(a.mae / step);
    return a;
}
