/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Aalen and Johansen (1978, Scandinavian Journal of Statistics 5:141). With d
 * decisions, d1 of them of the cause, among n at risk and S before the time,
 * the share F grows by S d1 / n. The standard error treats the decisions of
 * each time as multinomial (delta method, which here equals the infinitesimal
 * jackknife): with g = F(t) - F(s) the variance at t is the sum over s of
 *
 *     g^2 d / (n (n - d)) - 2 g S d1 / n^2 + S^2 d1 (n - d1) / n^3
 *
 * which is kept as three running sums, so that a curve takes linear time.
 */
#include "math/dist.h"
#include "math/survival.h"

#include <math.h>

void
nrm_incidence(const nrm_km *km, const nrm_case *sorted, size_t n,
              uint32_t cause, double *share, double *se)
{
    /* Sums of h, h F, h F^2 (h = d / (n (n - d))), of c, c F, and the rest. */
    double h0 = 0, h1 = 0, h2 = 0, c0 = 0, c1 = 0, own = 0;
    double before = 1, f = 0;
    size_t at = 0;

    for (size_t i = 0; i < km->n_points; i++) {
        const nrm_km_point *p = &km->points[i];
        double r = p->at_risk, d = p->events, d1 = 0, h, c;

        for (; at < n && sorted[at].time == p->time; at++)
            d1 += sorted[at].cause == cause;
        f += before * d1 / r;
        /* When all decide at once nothing comes after: g is 0. */
        h = d < r ? d / (r * (r - d)) : 0;
        c = d < r ? before * d1 / (r * r) : 0;
        h0 += h;
        h1 += h * f;
        h2 += h * f * f;
        c0 += c;
        c1 += c * f;
        own += before * before * d1 * (r - d1) / (r * r * r);
        share[i] = f;
        se[i] = sqrt(
            fmax(f * f * h0 - 2 * f * h1 + h2 - 2 * (f * c0 - c1) + own, 0));
        before = p->surv;
    }
}

nrm_span
nrm_incidence_limits(double share, double se, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2);
    nrm_span s = { share, share };
    double width;

    if (share <= 0 || share >= 1)
        return s;
    width = z * se / (share * log(share));
    s.low = pow(share, exp(-width));
    s.high = pow(share, exp(width));
    return s;
}
