/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/round.h"

#include "base/text.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define WHOLE_MAX 1e15

/* The digits of |x| and the power of ten of the first: 0.d1d2d3... * 10^e. */
typedef struct digits {
    char at[40];
    int n, exponent;
} digits;

/* The same for a whole number that 15 digits hold, without printf. */
static digits
digits_of_whole(double x)
{
    uint64_t n = (uint64_t)x;
    digits d = { .n = 15 };

    for (uint64_t rest = n; rest > 0; rest /= 10)
        d.exponent++;
    for (int i = d.exponent; i < d.n; i++)
        d.at[i] = '0';
    for (int i = d.exponent; i > 0; n /= 10)
        d.at[--i] = (char)('0' + n % 10);
    if (d.exponent == 0)
        d.exponent = 1; /* as printf has it: 0e+00 */
    return d;
}

static digits
digits_of(double x)
{
    char text[48];
    digits d = { .n = 0 };

    if (fabs(x) < WHOLE_MAX && fabs(x) == floor(fabs(x)))
        return digits_of_whole(fabs(x));

    snprintf(text, sizeof text, "%.14e", fabs(x));
    for (const char *p = text; *p != 'e'; p++)
        if (*p != '.')
            d.at[d.n++] = *p;
    for (const char *p = strchr(text, 'e') + 2; *p != '\0'; p++)
        d.exponent = d.exponent * 10 + (*p - '0');
    if (strchr(text, 'e')[1] == '-')
        d.exponent = -d.exponent;
    d.exponent++;
    return d;
}

/* Keeps `keep` digits, adding one to the last when the next is 5 or more. */
static void
cut(digits *d, int keep)
{
    bool up;

    if (keep >= d->n)
        return;
    up = keep >= 0 && d->at[keep] >= '5';
    d->n = keep < 0 ? 0 : keep;
    if (!up)
        return;
    for (int i = d->n - 1; i >= 0; i--) {
        if (d->at[i] != '9') {
            d->at[i]++;
            return;
        }
        d->at[i] = '0';
    }
    memmove(d->at + 1, d->at, (size_t)d->n);
    d->at[0] = '1';
    d->n++;
    d->exponent++;
}

static bool
is_zero(const digits *d)
{
    for (int i = 0; i < d->n; i++)
        if (d->at[i] != '0')
            return false;
    return true;
}

const char *
nrm_round(nrm_arena *a, double x, int decimals)
{
    digits d = digits_of(x);
    int whole;
    char *out, *to;

    assert(isfinite(x) && decimals >= 0 && decimals <= NRM_DECIMALS_MAX);
    cut(&d, d.exponent + decimals);
    if (is_zero(&d))
        d.exponent = 0;
    whole = d.exponent > 0 ? d.exponent : 0;
    to = out = nrm_alloc(a, (size_t)whole + (size_t)decimals + 4);
    if (x < 0 && !is_zero(&d))
        *to++ = '-';
    for (int i = 0; i < whole; i++)
        *to++ = i < d.n ? d.at[i] : '0';
    if (whole == 0)
        *to++ = '0';
    if (decimals > 0)
        *to++ = '.';
    for (int i = d.exponent; i < d.exponent + decimals; i++)
        *to++ = i >= 0 && i < d.n ? d.at[i] : '0';
    *to = '\0';
    return out;
}

bool
nrm_round_is_whole(double x)
{
    digits d;

    assert(isfinite(x));
    d = digits_of(x);
    for (int i = d.exponent < 0 ? 0 : d.exponent; i < d.n; i++)
        if (d.at[i] != '0')
            return false;
    return true;
}
