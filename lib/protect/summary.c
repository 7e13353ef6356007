/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/summary.h"

#include "base/buf.h"

size_t
nrm_summary_of(nrm_arena *a, const nrm_protected *done, const char **lines)
{
    const struct {
        size_t n;
        const char *what;
    } remarks[] = {
        { done->n_rounded, "counts rounded" },
        { done->n_plain, "small counts shown as they are: the base of "
                         "rounding is below the threshold" },
        { done->n_statistics, "rates and shares hidden with their counts" },
        { done->n_released, "statistics released by rules of the policy" },
        { done->n_left,
          "statistics stay N: no rule of the policy releases them" },
        { done->n_forgotten, "earlier counts contradict the new ones and are "
                             "left out: were they revised?" },
        { done->n_inherited,
          "hidden counts follow from rows that are public already "
          "(inherited)" },
    };
    size_t n = 1;

    lines[0] = nrm_format(a,
                          "%zu observations shown, %zu hidden for themselves, "
                          "%zu for their neighbours",
                          done->n_shown, done->n_small, done->n_neighbours);
    for (size_t i = 0; i < NRM_COUNT_OF(remarks); i++)
        if (remarks[i].n > 0)
            lines[n++] = nrm_format(a, "%zu %s", remarks[i].n, remarks[i].what);
    return n;
}
