/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The three families. y log(y / mu) is 0 at y = 0, its limit.
 */
#include "math/family.h"

#include "base/base.h"
#include "math/glm.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

static double
y_log(double y, double mu)
{
    return y > 0 ? y * log(y / mu) : 0;
}

static double
count_start(const nrm_case *c)
{
    return c->y + 0.1;
}

static double
log_link(double mu, NRM_UNUSED const nrm_case *c)
{
    return log(mu);
}

static double
log_mean(double eta, NRM_UNUSED const nrm_case *c)
{
    return exp(eta);
}

static double
log_slope(double mu, NRM_UNUSED const nrm_case *c)
{
    return mu;
}

static double
poisson_deviance(double mu, const nrm_case *c)
{
    return 2 * (y_log(c->y, mu) - (c->y - mu));
}

static double
poisson_log_share(double mu, const nrm_case *c)
{
    double y_part = c->y > 0 ? c->y * log(mu) : 0;

    return y_part - mu - gsl_sf_lngamma(c->y + 1);
}

const nrm_family nrm_family_poisson = {
    .start = count_start,
    .link = log_link,
    .mean = log_mean,
    .slope = log_slope,
    .variance = log_slope,
    .deviance = poisson_deviance,
    .log_share = poisson_log_share,
};

static double
negbin_variance(double mu, const nrm_case *c)
{
    return mu + mu * mu / c->size;
}

/* log((y + size) / (mu + size)) by log1p: size may be far above both. */
static double
negbin_deviance(double mu, const nrm_case *c)
{
    double ratio = log1p((c->y - mu) / (mu + c->size));

    return 2 * (y_log(c->y, mu) - (c->y + c->size) * ratio);
}

static double
negbin_log_share(double mu, const nrm_case *c)
{
    double y = c->y, size = c->size;
    double y_part = y > 0 ? y * log(mu / (mu + size)) : 0;

    return gsl_sf_lngamma(y + size) - gsl_sf_lngamma(size)
           - gsl_sf_lngamma(y + 1) - size * log1p(mu / size) + y_part;
}

const nrm_family nrm_family_negbin = {
    .start = count_start,
    .link = log_link,
    .mean = log_mean,
    .slope = log_slope,
    .variance = negbin_variance,
    .deviance = negbin_deviance,
    .log_share = negbin_log_share,
};

static double
hits_start(const nrm_case *c)
{
    return c->tries * (c->y + 0.5) / (c->tries + 1);
}

static double
logit_link(double mu, const nrm_case *c)
{
    return log(mu / (c->tries - mu));
}

static double
logit_mean(double eta, const nrm_case *c)
{
    return c->tries / (1 + exp(-eta));
}

static double
logit_slope(double mu, const nrm_case *c)
{
    return mu * (c->tries - mu) / c->tries;
}

static double
hits_deviance(double mu, const nrm_case *c)
{
    return 2 * (y_log(c->y, mu) + y_log(c->tries - c->y, c->tries - mu));
}

static double
hits_log_share(double mu, const nrm_case *c)
{
    double y = c->y, n = c->tries;
    double hits = y > 0 ? y * log(mu / n) : 0;
    double misses = n > y ? (n - y) * log1p(-mu / n) : 0;

    return gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(y + 1)
           - gsl_sf_lngamma(n - y + 1) + hits + misses;
}

const nrm_family nrm_family_binomial = {
    .start = hits_start,
    .link = logit_link,
    .mean = logit_mean,
    .slope = logit_slope,
    .variance = logit_slope,
    .deviance = hits_deviance,
    .log_share = hits_log_share,
};
