/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers, amounts and periods. What is read is finite, in order, and written
 * and read again the same.
 */
#include "fuzz.h"

#include "base/num.h"
#include "base/period.h"
#include "intake/amount.h"

#include <math.h>

static void
try_real(nrm_text t)
{
    double x, again;
    char out[NRM_NUM_BYTES];

    if (!nrm_num_real(t, &x))
        return;
    if (!isfinite(x)
        || !nrm_num_real(nrm_text_of(nrm_num_format(x, out)), &again)
        || fabs(x - again) > 1e-14 * fabs(x))
        abort();
}

static void
try_period(nrm_text t)
{
    nrm_period p, again;
    char out[NRM_PERIOD_BYTES];

    if (!nrm_period_parse(t, &p))
        return;
    if (!nrm_period_parse(nrm_text_of(nrm_period_format(p, out)), &again)
        || nrm_period_cmp(p, again) != 0 || nrm_period_end(p) <= p.start)
        abort();
}

static void
attempt(NRM_UNUSED nrm_arena *a, nrm_text bytes, NRM_UNUSED nrm_err *e)
{
    nrm_amount_form form = { .decimal = nrm_text_of(","),
                             .group = nrm_text_of("."),
                             .percent = true,
                             .bounded = true,
                             .about = 0.1 };
    nrm_amount amount;

    try_real(bytes);
    try_period(bytes);
    if (!nrm_amount_read(&form, bytes, &amount))
        return;
    if (amount.exact ? !isfinite(amount.value)
                     : !(amount.bounds.low <= amount.bounds.high))
        abort();
}
