/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * References: Hirschman (1964, American Economic Review 54:761); Gini (1912)
 * as in Cowell (2011, Measuring Inequality, A.4); Theil (1967); Shannon (1948);
 * Duncan and Duncan (1955, American Sociological Review 20:210); Lin (1991,
 * IEEE Transactions on Information Theory 37:145).
 */
#include "math/concentration.h"

#include <math.h>

static double
sum_of(const double *x, size_t k)
{
    double sum = 0;

    for (size_t i = 0; i < k; i++)
        sum += x[i] >= 0 ? x[i] : NAN;
    return sum > 0 ? sum : NAN;
}

/* x log(x / y), 0 where x is 0. */
static double
entropy_term(double x, double y)
{
    return x > 0 ? x * log(x / y) : 0;
}

double
nrm_conc_hhi(const double *counts, size_t k)
{
    double total = sum_of(counts, k), sum = 0;

    for (size_t i = 0; i < k; i++)
        sum += counts[i] / total * (counts[i] / total);
    return sum;
}

double
nrm_conc_hhi_scaled(const double *counts, size_t k)
{
    double even = 1 / (double)k;

    return k > 1 ? (nrm_conc_hhi(counts, k) - even) / (1 - even) : NAN;
}

double
nrm_conc_effective(const double *counts, size_t k)
{
    return 1 / nrm_conc_hhi(counts, k);
}

double
nrm_conc_gini(const double *counts, size_t k)
{
    double total = sum_of(counts, k), sum = 0;

    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < i; j++)
            sum += fabs(counts[i] - counts[j]);
    return sum / ((double)k * total);
}

double
nrm_conc_gini_unbiased(const double *counts, size_t k)
{
    double n = (double)k;

    return k > 1 ? nrm_conc_gini(counts, k) * n / (n - 1) : NAN;
}

double
nrm_conc_theil(const double *counts, size_t k)
{
    return log((double)k) - nrm_conc_shannon(counts, k);
}

double
nrm_conc_shannon(const double *counts, size_t k)
{
    double total = sum_of(counts, k), sum = 0;

    for (size_t i = 0; i < k; i++)
        sum -= entropy_term(counts[i] / total, 1);
    return total > 0 ? sum : NAN;
}

double
nrm_conc_shannon_number(const double *counts, size_t k)
{
    return exp(nrm_conc_shannon(counts, k));
}

double
nrm_conc_top(const double *counts, size_t k, size_t largest)
{
    double total = sum_of(counts, k), sum = 0;

    /* A class is among the largest when fewer than `largest` beat it. */
    for (size_t i = 0; i < k; i++) {
        size_t before = 0;

        for (size_t j = 0; j < k; j++)
            before +=
                counts[j] > counts[i] || (j < i && counts[j] == counts[i]);
        if (before < largest)
            sum += counts[i];
    }
    return sum / total;
}

double
nrm_diss_duncan(const double *p, const double *q, size_t k)
{
    double all_p = sum_of(p, k), all_q = sum_of(q, k), sum = 0;

    for (size_t i = 0; i < k; i++)
        sum += fabs(p[i] / all_p - q[i] / all_q);
    return sum / 2;
}

double
nrm_diss_hellinger(const double *p, const double *q, size_t k)
{
    double all_p = sum_of(p, k), all_q = sum_of(q, k), sum = 0;

    for (size_t i = 0; i < k; i++) {
        double gap = sqrt(p[i] / all_p) - sqrt(q[i] / all_q);

        sum += gap * gap;
    }
    return sqrt(sum / 2);
}

double
nrm_diss_jensen_shannon(const double *p, const double *q, size_t k)
{
    double all_p = sum_of(p, k), all_q = sum_of(q, k), sum = 0;

    for (size_t i = 0; i < k; i++) {
        double x = p[i] / all_p, y = q[i] / all_q;

        sum += entropy_term(x, (x + y) / 2) + entropy_term(y, (x + y) / 2);
    }
    return isnan(all_p + all_q) ? NAN : sum / 2;
}
