/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/chart_spread.h"

#include <stdlib.h>
#include <string.h>

static int
by_place(const void *one, const void *two)
{
    const nrm_end_label *a = one, *b = two;

    if (a->y != b->y)
        return a->y < b->y ? -1 : 1;
    return strcmp(a->text, b->text);
}

void
nrm_spread_labels(nrm_end_label *labels, size_t n, double gap, double top,
                  double bottom)
{
    if (n == 0)
        return;
    qsort(labels, n, sizeof *labels, by_place);
    if (labels[0].y < top)
        labels[0].y = top;
    for (size_t i = 1; i < n; i++)
        if (labels[i].y < labels[i - 1].y + gap)
            labels[i].y = labels[i - 1].y + gap;
    if (labels[n - 1].y <= bottom)
        return;
    labels[n - 1].y = bottom;
    for (size_t i = n - 1; i-- > 0;)
        if (labels[i].y > labels[i + 1].y - gap)
            labels[i].y = labels[i + 1].y - gap;
}
