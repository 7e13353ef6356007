/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goes wrong when people fill in a register. Each kind is a file that
 * ends with its descriptor, and a row in fault.def.
 */
#ifndef NRM_INTAKE_FAULT_H
#define NRM_INTAKE_FAULT_H

#include "intake/draw.h"

typedef struct nrm_fault {
    const char *name;
    const char *help; /* one line, no full stop */
    /* Whether it may happen to the values of a field. */
    bool (*fits)(const nrm_made_field *field);
    /*
     * Spoils the cell of the row at this field, which has a value; false, with
     * the row as it was, when this value cannot go wrong in this way.
     */
    bool (*spoil)(const nrm_made_field *fields, size_t at, nrm_made_row *row,
                  nrm_random *r);
} nrm_fault;

/* All kinds, in the order of fault.def; the last one is NULL. */
extern const nrm_fault *const nrm_faults[];

/* The largest number of kinds. */
#define NRM_FAULTS_MAX 16

/* The kind, or NULL. */
const nrm_fault *nrm_fault_find(nrm_text name);

#endif
