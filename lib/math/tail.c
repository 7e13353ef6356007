/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Point probabilities by the saddle-point form of Loader (2000, "Fast and
 * accurate computation of binomial probabilities"), which loses no digits for
 * large counts; tails by the series and continued fractions of Abramowitz and
 * Stegun (1964, 6.5.29, 6.5.31, 26.5.8), summed by
 * the algorithm of Lentz. The number of terms grows with the square root of the
 * shape, so that from 10^8 on the first term of Temme's uniform expansions
 * (1979, SIAM J. Math. Anal. 10:757; 1982, 13:239) is taken: what it leaves is
 * below 10^-10 of the tail there.
 *
 * At the edges: x = 0 gives p = 0, x = infinity (1 for beta) gives q = 0.
 * Arguments outside of the range give NaN.
 */
#include "math/tail.h"

#include <float.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#define TERMS_MAX 10000000
#define LARGE 1e8
#define TINY 1e-300
#define TWO_PI 6.283185307179586476925286766559

static const nrm_tails nowhere = { NAN, NAN };

/* log(Gamma(n + 1)) minus Stirling's formula for it; n > 0. */
static double
stirling_error(double n)
{
    gsl_sf_result star;

    if (gsl_sf_gammastar_e(n, &star) != 0)
        return NAN;
    return log(star.val);
}

/* x log(x / m) + m - x without cancellation where x is close to m. */
static double
deviance(double x, double m)
{
    double difference = x - m, v, sum, term;

    if (fabs(difference) >= 0.1 * (x + m))
        return x * log(x / m) + m - x;
    v = difference / (x + m);
    sum = difference * v;
    term = 2 * x * v;
    for (int j = 1; j < 1000; j++) {
        double next;

        term *= v * v;
        next = sum + term / (2 * j + 1);
        if (next == sum)
            break;
        sum = next;
    }
    return sum;
}

double
nrm_point_poisson(double a, double x)
{
    if (!(a >= 0 && x >= 0))
        return NAN;
    if (x == 0 || isinf(x))
        return x == 0 && a == 0;
    if (a == 0)
        return exp(-x);
    return exp(-stirling_error(a) - deviance(a, x)) / sqrt(TWO_PI * a);
}

double
nrm_point_binomial(double a, double b, double x, double y)
{
    double n = a + b, exponent;

    if (!(a >= 0 && b >= 0 && x >= 0 && y >= 0))
        return NAN;
    if (x == 0 || y == 0)
        return x == 0 ? a == 0 : b == 0;
    if (n == 0)
        return 1;
    if (a == 0)
        return exp(b * (x < 0.5 ? log1p(-x) : log(y)));
    if (b == 0)
        return exp(a * (y < 0.5 ? log1p(-y) : log(x)));
    exponent = stirling_error(n) - stirling_error(a) - stirling_error(b)
               - deviance(a, n * x) - deviance(b, n * y);
    return exp(exponent) * sqrt(n / (TWO_PI * a * b));
}

/* 1 + x/(a+1) + x^2/((a+1)(a+2)) + ...; converges for every x. */
static double
gamma_series(double x, double a)
{
    double sum = 1, term = 1;

    for (int n = 1; n < TERMS_MAX; n++) {
        term *= x / (a + n);
        sum += term;
        if (term < sum * DBL_EPSILON / 4)
            return sum;
    }
    return NAN;
}

/* The continued fraction of Q Gamma(a) e^x x^-a; x > a. */
static double
gamma_fraction(double x, double a)
{
    double b = x + 1 - a, c = 1 / TINY, d = 1 / b, h = d;

    for (int i = 1; i < TERMS_MAX; i++) {
        double numerator = -i * (i - a), step;

        b += 2;
        d = numerator * d + b;
        d = 1 / (fabs(d) < TINY ? TINY : d);
        c = b + numerator / c;
        c = fabs(c) < TINY ? TINY : c;
        step = d * c;
        h *= step;
        if (fabs(step - 1) < DBL_EPSILON)
            return h;
    }
    return NAN;
}

/*
 * Tails of a law of large shape: z is the signed root of twice the deviance, u
 * the distance from the mean in deviations, and `skew` the limit of 1/u - 1/z
 * at the mean.
 */
static nrm_tails
tails_large(double z, double u, double skew)
{
    double gap = fabs(z) < 0.1 ? skew : 1 / u - 1 / z;
    double shift = gap * exp(-z * z / 2) / sqrt(TWO_PI);
    nrm_tails t = { erfc(-z * M_SQRT1_2) / 2 - shift,
                    erfc(z * M_SQRT1_2) / 2 + shift };

    t.p = fmin(fmax(t.p, 0), 1);
    t.q = fmin(fmax(t.q, 0), 1);
    return t;
}

nrm_tails
nrm_tails_gamma(double x, double shape)
{
    nrm_tails t;

    if (!(x >= 0 && shape > 0 && isfinite(shape)))
        return nowhere;
    if (x == 0 || isinf(x)) {
        t.p = x > 0;
        t.q = x == 0;
        return t;
    }
    if (shape >= LARGE)
        return tails_large(copysign(sqrt(2 * deviance(shape, x)), x - shape),
                           (x - shape) / sqrt(shape), -1 / (3 * sqrt(shape)));
    if (x < shape + 1) {
        t.p = nrm_point_poisson(shape, x) * gamma_series(x, shape);
        t.p = fmin(t.p, 1);
        t.q = 1 - t.p;
    } else {
        double point = nrm_point_poisson(shape, x) * shape;

        t.q = point == 0 ? 0 : point * gamma_fraction(x, shape);
        t.p = 1 - t.q;
    }
    return t;
}

/*
 * The continued fraction of I_x(a, b) B(a, b) x^-a y^-b (Didonato and Morris
 * 1992, ACM TOMS 18:360, eq. 9). It takes x and y, so that nothing cancels
 * where x is close to 1.
 */
static double
beta_fraction(double x, double y, double a, double b)
{
    double lambda = x > y ? (a + b) * y - b : a - (a + b) * x;
    double c = a * (lambda + 1) / (a + 1), d = 1 / c, h = d;

    c = 1 / TINY;
    for (int n = 1; n < TERMS_MAX; n++) {
        double odd = a + 2.0 * n - 1, w = n * (b - n) * x / odd, step;
        double numerator = (a + n - 1) * (a + b + n - 1) / odd * w * x;
        double term = n + w + (a + n) * (lambda + 1 + n * (1 + y)) / (odd + 2);

        d = numerator * d + term;
        d = 1 / (fabs(d) < TINY ? TINY : d);
        c = term + numerator / c;
        c = fabs(c) < TINY ? TINY : c;
        step = d * c;
        h *= step;
        if (fabs(step - 1) < DBL_EPSILON)
            return h;
    }
    return NAN;
}

static nrm_tails
beta_large(double x, double y, double a, double b)
{
    double n = a + b, off = x < y ? n * x - a : b - n * y;
    double sd = sqrt(a / n * b);

    return tails_large(
        copysign(sqrt(2 * (deviance(a, n * x) + deviance(b, n * y))), off),
        off / sd, (a - b) / n / (3 * sd));
}

nrm_tails
nrm_tails_beta(double x, double y, double a, double b)
{
    nrm_tails t;
    double point;

    if (!(x >= 0 && y >= 0 && a > 0 && b > 0 && isfinite(a + b)))
        return nowhere;
    if (x == 0 || y == 0) {
        t.p = y == 0;
        t.q = x == 0;
        return t;
    }
    if (a >= LARGE && b >= LARGE)
        return beta_large(x, y, a, b);
    point = nrm_point_binomial(a, b, x, y) * (a / (a + b)) * b;
    if (x * (a + b + 2) < a + 1) {
        t.p = point == 0 ? 0 : fmin(point * beta_fraction(x, y, a, b), 1);
        t.q = 1 - t.p;
    } else {
        t.q = point == 0 ? 0 : fmin(point * beta_fraction(y, x, b, a), 1);
        t.p = 1 - t.q;
    }
    return t;
}
