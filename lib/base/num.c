/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/num.h"

#include <assert.h>
#include <errno.h>
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

bool
nrm_num_real(nrm_text t, double *out)
{
    char copy[REAL_BYTES];
    int64_t whole;

    if (nrm_num_whole(t, &whole)) {
        *out = (double)whole;
        return true;
    }
    if (t.len >= sizeof copy || !is_real(t))
        return false;
    memcpy(copy, t.at, t.len);
    copy[t.len] = '\0';
    /* The locale is never set, so the decimal point is a point. */
    *out = strtod(copy, NULL);
    return isfinite(*out);
}

/* What "%.15g" writes for a whole number of at most 15 digits, faster. */
static const char *
format_whole(int64_t x, char out[NRM_NUM_BYTES])
{
    char digits[NRM_NUM_BYTES];
    uint64_t rest = (uint64_t)(x < 0 ? -x : x);
    size_t n = 0, len = 0;

    do
        digits[n++] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (x < 0)
        out[len++] = '-';
    while (n > 0)
        out[len++] = digits[--n];
    out[len] = '\0';
    return out;
}

const char *
nrm_num_format(double x, char out[NRM_NUM_BYTES])
{
    assert(isfinite(x));
    if (x == trunc(x) && fabs(x) < 1e15)
        return format_whole((int64_t)x, out);
    snprintf(out, NRM_NUM_BYTES, "%.15g", x);
    return out;
}
