/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evaluation of a project: what was planned against what was reached. The
 * methods are the rows of measure/evaluate.def; they run as those of
 * measure/identify.h do, with what is asked for here beside it.
 */
#ifndef NRM_MEASURE_EVALUATE_H
#define NRM_MEASURE_EVALUATE_H

#include "measure/identify_method.h"

/* What is asked for; NULL where nothing is. */
struct nrm_evaluate {
    const char *plan;           /* file: indicators with baseline and target */
    const char *openings;       /* file: what opened when */
    const char *time;           /* "line" or "periods" */
    const char *person;         /* columns of the records: who, */
    const char *phases;         /* when: COLUMN=BEFORE,AFTER, */
    const char *value;          /* and the number */
    const char *before, *after; /* or columns beside each other */
    const char *results;        /* file: formulas over assumptions */
};

extern const nrm_identify_list nrm_evaluate_methods;

#define NRM_EVALUATE(name) extern const nrm_identify_method nrm_evaluate_##name;
#include "measure/evaluate.def"
#undef NRM_EVALUATE

#endif
