/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/units.h"

#include <string.h>

/* The unit of the cells that were seen. */
typedef struct unit {
    bool seen, mixed;
    const char *text; /* NULL: plain counts */
} unit;

/* The unit in words; NULL for none and for plain counts. */
static const char *
unit_text(nrm_words *w, const nrm_table *t, const nrm_obs_row *row)
{
    size_t place = nrm_obs_text_find(t->obs, "UNIT_MEASURE");
    const char *code =
        place == NRM_NO_DIM ? "" : nrm_obs_string(t->obs, row->text[place]);

    if (*code == '\0' || strcmp(code, "PER") == 0 || strcmp(code, "NR") == 0)
        return NULL;
    return nrm_words_code(w, "unit", nrm_text_of(code));
}

/* Cells of N, EVENTS and the like are not in the unit of the value. */
static void
look_at(nrm_words *w, const nrm_table *t, const nrm_cell *cell, unit *u)
{
    const char *text;

    if (cell->row == NULL)
        return;
    text = cell->attr == NRM_OBS_VALUE ? unit_text(w, t, cell->row) : NULL;
    if (u->seen
        && (text == NULL || u->text == NULL ? text != u->text
                                            : strcmp(text, u->text) != 0))
        u->mixed = true;
    u->seen = true;
    u->text = text;
}

/* The unit of n cells, `step` apart. */
static unit
unit_of(nrm_words *w, const nrm_table *t, size_t first, size_t n, size_t step)
{
    unit u = { 0 };

    for (size_t i = 0; i < n; i++)
        look_at(w, t, &t->cells[first + i * step], &u);
    return u;
}

static void
add_unit(nrm_arena *a, const char **label, const unit *u)
{
    if (u->text != NULL && !u->mixed)
        *label = nrm_format(a, "%s (%s)", *label, u->text);
}

void
nrm_units_set(nrm_words *w, nrm_arena *a, nrm_table *t)
{
    unit whole = unit_of(w, t, 0, t->n_rows * t->n_columns, 1);
    bool mixed = false;

    if (!whole.mixed) {
        t->unit = whole.text;
        return;
    }
    for (size_t c = 0; c < t->n_columns; c++) {
        unit u = unit_of(w, t, c, t->n_rows, t->n_columns);

        add_unit(a, &t->heads[(t->n_levels - 1) * t->n_columns + c], &u);
        mixed = mixed || u.mixed;
    }
    for (size_t r = 0; mixed && r < t->n_rows && t->n_stubs > 0; r++) {
        unit u = unit_of(w, t, r * t->n_columns, t->n_columns, 1);

        add_unit(a, &t->stubs[(r + 1) * t->n_stubs - 1], &u);
    }
}
