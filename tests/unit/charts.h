/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of each kind, of the observations of the tests of nrm-chart. */
#ifndef NRM_TESTS_CHARTS_H
#define NRM_TESTS_CHARTS_H

#include "tap.h"

#include "show/chart.h"

static const struct {
    const char *kind, *select, *rows, *columns, *order;
} charts[] = {
    { "line", "indicator=identified", "geo", "TIME_PERIOD", NULL },
    { "dots", "indicator=identified TIME_PERIOD=2023", "geo", NULL, "-value" },
    { "bars", "indicator=identified TIME_PERIOD=2020", "geo", NULL, NULL },
    { "cascade", "indicator=cascade", "stage", NULL, "given" },
    { "matrix", "indicator=policy", "geo", "item", "given" },
    { "slope", "indicator=identified TIME_PERIOD=2014,2023", "geo",
      "TIME_PERIOD", NULL },
    { "likert", "indicator=survey", "item", "answer", NULL },
    { "heat", "indicator=identified", "geo", "TIME_PERIOD", NULL },
    { "steps", "indicator=delay", "sex", "time", "given" },
    { "forest", "indicator=estimate", "method", NULL, "given" },
    { "curve", "indicator=dark", "indicator", "item", "given" },
    { "flow", "indicator=referrals", "from", "to", NULL },
};

static const nrm_safe *
read_safe(nrm_arena *a)
{
    static const char *const files[] = { "safe", "flows" };
    nrm_safe *safe = nrm_safe_new(a);

    for (size_t i = 0; i < NRM_COUNT_OF(files); i++) {
        nrm_err e = { 0 };
        nrm_in *in = nrm_in_open(
            a, nrm_format(a, "tests/cli/nrm-chart/%s.csv", files[i]), &e);

        tap_ok(in != NULL && nrm_safe_read(safe, in, &e) == 0, "the data %s",
               e.text);
    }
    return safe;
}

#endif
