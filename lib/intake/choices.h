/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Multiple answers in one cell: codes or labels with a delimiter between
 * them. A label may hold the delimiter itself, so the longest one that fits is
 * taken. The result is the set of codes in the order of their list, or the
 * field's code for none, which stands alone; nothing is no answer at all.
 */
#ifndef NRM_INTAKE_CHOICES_H
#define NRM_INTAKE_CHOICES_H

#include "data/code_index.h"
#include "data/schema.h"

typedef struct nrm_choices nrm_choices;

/* For a field of type list. */
nrm_choices *
nrm_choices_new(nrm_arena *a, const nrm_field *field, nrm_err *e) NRM_MUST_USE;

/* What stands between the choices of a field of type list. */
nrm_text nrm_choices_delimiter(const nrm_field *field);

/*
 * Reads a cell whose choices stand between `delimiter` (absent: that of the
 * field). Returns the choices as the commands write them, with the field's
 * delimiter, in `scratch`, empty when the cell has none; absent with `e` filled
 * when there is no such choice or none stands beside one.
 */
nrm_text nrm_choices_read(nrm_choices *c, nrm_arena *scratch, nrm_text cell,
                          nrm_text delimiter, nrm_err *e) NRM_MUST_USE;

/* The place of one choice in its list, or NRM_NO_CODE. */
size_t nrm_choices_find(nrm_choices *c, nrm_text text);

/*
 * Writes a set of choices, the places of the list that are marked; the code
 * for none when no place is. Absent with `e` filled when that code is marked
 * beside another.
 */
nrm_text nrm_choices_write(const nrm_choices *c, nrm_arena *scratch,
                           const bool *marked, nrm_err *e) NRM_MUST_USE;

/* How many choices the list has; 0 without a list. */
size_t nrm_choices_count(const nrm_choices *c);

#endif
