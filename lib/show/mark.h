/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shorthand beside numbers: `[c]` and its kin, after the guidance of the
 * UK Government Analysis Function on symbols in tables. A set of marks is
 * kept for every cell, table and document, so that a legend lists the marks
 * that occur and no others.
 */
#ifndef NRM_SHOW_MARK_H
#define NRM_SHOW_MARK_H

#include "data/obs.h"

typedef enum nrm_mark {
    NRM_MARK_C,     /* confidential: hidden */
    NRM_MARK_X,     /* not available */
    NRM_MARK_Z,     /* not applicable */
    NRM_MARK_LOW,   /* above zero, and zero when rounded */
    NRM_MARK_B,     /* break in the series */
    NRM_MARK_D,     /* definition differs */
    NRM_MARK_E,     /* estimated */
    NRM_MARK_F,     /* forecast */
    NRM_MARK_I,     /* imputed */
    NRM_MARK_P,     /* provisional */
    NRM_MARK_U,     /* low reliability */
    NRM_MARK_FULL,  /* shapes instead of numbers: in place, */
    NRM_MARK_HALF,  /* partly, */
    NRM_MARK_EMPTY, /* not in place */
    NRM_MARKS
} nrm_mark;

typedef uint32_t nrm_marks; /* bit 1 << nrm_mark */
#define NRM_MARK_BIT(mark) ((nrm_marks)1 << (mark))

/* How a mark is printed: "[c]", "[low]", or the shape itself. */
const char *nrm_mark_text(nrm_arena *a, nrm_mark mark);

/* The key of the words that say what it means. */
const char *nrm_mark_key(nrm_arena *a, nrm_mark mark);

/* Of a set of marks those that stand beside numbers, not instead of them. */
nrm_marks nrm_marks_beside(nrm_marks marks);

/* The marks beside a number: those of OBS_STATUS. */
nrm_marks nrm_marks_of_status(nrm_status status);

/* The mark instead of a number that is not there: C, Z or X. */
nrm_mark nrm_mark_of_absent(const nrm_obs_row *row);

/* "[b] [p]", with a blank before each one. "" for no marks. */
const char *nrm_marks_text(nrm_arena *a, nrm_marks marks);

#endif
