/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/publish.h"

static void
add(nrm_publications *list, nrm_published one)
{
    if (one.row == NULL)
        return;
    nrm_room(list->a, list->at, list->n, list->cap);
    list->at[list->n++] = one;
}

static nrm_published
published(const char *place, const nrm_cell *cell, const nrm_obs *obs)
{
    return (nrm_published){ .place = place,
                            .text = cell->text,
                            .value = cell->value,
                            .attr = cell->attr,
                            .obs = obs,
                            .row = cell->row };
}

void
nrm_publish_cell(nrm_publications *list, const char *place,
                 const nrm_cell *cell, const nrm_obs *obs)
{
    add(list, published(place, cell, obs));
}

void
nrm_publish_table(nrm_publications *list, const char *place, const nrm_table *t,
                  size_t figure)
{
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
        nrm_published one = published(place, &t->cells[i], t->obs);

        one.figure = figure;
        one.mark = i;
        add(list, one);
    }
}
