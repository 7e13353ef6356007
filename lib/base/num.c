/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/num.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REAL_BYTES 400 /* more digits than any double has */

nrm_maybe
nrm_known(double x)
{
    nrm_maybe m = { x, true };

    return m;
}

nrm_maybe
nrm_unknown(void)
{
    nrm_maybe m = { 0, false };

    return m;
}

/* Skips digits from i on; the position behind them. */
static size_t
digits(nrm_text t, size_t i)
{
    while (i < t.len && t.at[i] >= '0' && t.at[i] <= '9')
        i++;
    return i;
}

bool
nrm_num_whole(nrm_text t, int64_t *out)
{
    size_t start = t.len > 0 && t.at[0] == '-' ? 1 : 0;
    size_t end = digits(t, start);
    int64_t value = 0;

    if (end == start || end != t.len || end - start > 15)
        return false;
    for (size_t i = start; i < end; i++)
        value = value * 10 + (t.at[i] - '0');
    *out = start == 1 ? -value : value;
    return true;
}

/* Whether the text is a decimal number and nothing else. */
static bool
is_real(nrm_text t)
{
    size_t start = t.len > 0 && t.at[0] == '-' ? 1 : 0;
    size_t i = digits(t, start);

    if (i == start)
        return false;
    if (i < t.len && t.at[i] == '.') {
        start = i + 1;
        i = digits(t, start);
        if (i == start)
            return false;
    }
    if (i < t.len && (t.at[i] == 'e' || t.at[i] == 'E')) {
        start = i + 1;
        if (start < t.len && (t.at[start] == '+' || t.at[start] == '-'))
            start++;
        i = digits(t, start);
        if (i == start)
            return false;
    }
    return i == t.len;
}

/*
 * A plain decimal such as 12.75 with at most 15 digits: both the digits and
 * the power of ten are exact, so that one division rounds as strtod does.
 */
static bool
parse_short(nrm_text t, double *out)
{
    static const double tens[] = { 1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14 };
    size_t start = t.len > 0 && t.at[0] == '-' ? 1 : 0;
    size_t point = digits(t, start), end = point;
    int64_t value = 0;

    if (point == start || point == t.len || t.at[point] != '.')
        return false;
    end = digits(t, point + 1);
    if (end != t.len || end == point + 1 || end - start > 16)
        return false;
    for (size_t i = start; i < end; i++)
        if (i != point)
            value = value * 10 + (t.at[i] - '0');
    *out = (double)value / tens[end - point - 1];
    *out = start == 1 ? -*out : *out;
    return true;
}

bool
nrm_num_real(nrm_text t, double *out)
{
    char copy[REAL_BYTES];
    int64_t whole;

    if (nrm_num_whole(t, &whole)) {
        *out = (double)whole;
        return true;
    }
    if (parse_short(t, out))
        return true;
    if (t.len >= sizeof copy || !is_real(t))
        return false;
    memcpy(copy, t.at, t.len);
    copy[t.len] = '\0';
    /* The locale is never set, so the decimal point is a point. */
    *out = strtod(copy, NULL);
    return isfinite(*out);
}

/* Writes the decimal digits of x, at least `width` of them; their number. */
static size_t
put_digits(uint64_t x, size_t width, char *out)
{
    char reversed[NRM_NUM_BYTES];
    size_t n = 0;

    for (; x > 0 || n < width; x /= 10)
        reversed[n++] = (char)('0' + x % 10);
    for (size_t i = 0; i < n; i++)
        out[i] = reversed[n - 1 - i];
    return n;
}

/* What "%.15g" writes for a whole number of at most 15 digits, faster. */
static const char *
format_whole(int64_t x, char out[NRM_NUM_BYTES])
{
    size_t sign = x < 0 ? 1 : 0;

    out[0] = '-';
    out[sign + put_digits((uint64_t)(x < 0 ? -x : x), 1, out + sign)] = '\0';
    return out;
}

/*
 * |x| as 15 whole digits and the number of decimals among them, for |x| from
 * 1e-4 to below 1e15. Powers of ten up to 1e27 are exact in a long double of
 * 64 bits, and its product with |x| is rounded once, by 2^-15 at most: false
 * when that could decide how the last digit is rounded.
 */
static bool
scale_to_digits(double x, uint64_t *digits, int *decimals)
{
    static const long double tens[] = {
        1e0L,  1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,  1e7L,  1e8L,  1e9L,
        1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L, 1e19L,
    };
    long double scaled, rest;
    int exponent;

    if (LDBL_MANT_DIG < 64 || !(x >= 1e-4 && x < 1e15))
        return false;
    frexp(x, &exponent);
    *decimals = 14 - (int)floor((exponent - 1) * 0.30103);
    scaled = x * tens[*decimals];
    if (scaled >= 1e15L)
        scaled = x * tens[--*decimals];
    *digits = (uint64_t)scaled;
    rest = scaled - (long double)*digits;
    *digits += rest > 0.5L ? 1 : 0;
    return fabsl(rest - 0.5L) > 0x1p-12L && *digits >= 100000000000000
           && *digits < 1000000000000000;
}

/* What "%.15g" writes for 15 digits of which the last few are decimals. */
static const char *
format_decimal(bool negative, uint64_t digits, int decimals,
               char out[NRM_NUM_BYTES])
{
    size_t sign = negative ? 1 : 0, n, point;

    for (; decimals > 0 && digits % 10 == 0; decimals--)
        digits /= 10;
    out[0] = '-';
    n = sign + put_digits(digits, (size_t)decimals + 1, out + sign);
    if (decimals > 0) {
        point = n - (size_t)decimals;
        memmove(out + point + 1, out + point, (size_t)decimals);
        out[point] = '.';
        n++;
    }
    out[n] = '\0';
    return out;
}

const char *
nrm_num_format(double x, char out[NRM_NUM_BYTES])
{
    uint64_t digits;
    int decimals;

    assert(isfinite(x));
    if (x == trunc(x) && fabs(x) < 1e15)
        return format_whole((int64_t)x, out);
    if (scale_to_digits(fabs(x), &digits, &decimals))
        return format_decimal(x < 0, digits, decimals, out);
    snprintf(out, NRM_NUM_BYTES, "%.15g", x);
    return out;
}

double
nrm_num_rounded(double x)
{
    char text[NRM_NUM_BYTES];

    if (x == trunc(x) && fabs(x) < 1e15)
        return x;
    snprintf(text, sizeof text, "%.10g", x);
    return strtod(text, NULL);
}
