/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How two values of one field agree. A kind of comparison brings values into
 * a standard form, grades pairs of different values, and gives the coarse
 * value by which candidates are found.
 */
#ifndef NRM_MEASURE_LINK_COMPARE_H
#define NRM_MEASURE_LINK_COMPARE_H

#include "base/text.h"

/* Grades run from 0 (different) to n_levels - 1 (equal). */
#define NRM_LINK_LEVELS 4

typedef struct nrm_link_kind {
    const char *name;
    const char *help;
    unsigned n_levels;
    bool frequent; /* rare values that agree weigh more than common ones */
    bool decides;  /* agreement alone makes a link */
    /* The standard form, "" when nothing is known. */
    nrm_text (*standard)(nrm_arena *a, nrm_text raw);
    /* The grade of two different values; NULL: always 0. */
    unsigned (*grade)(nrm_text a, nrm_text b);
    /* What both of a candidate share, "" when nothing. NULL: the value. */
    nrm_text (*coarse)(nrm_arena *a, nrm_text value);
} nrm_link_kind;

/* The kind with this name, or NULL. */
const nrm_link_kind *nrm_link_kind_find(nrm_text name);

/* All kinds; *n is their number. */
const nrm_link_kind *nrm_link_kinds(size_t *n);

/*
 * Jaro-Winkler similarity in 0..1 (Winkler 1990): Jaro's, raised by 0.1 for
 * each of up to four equal letters at the start. At most 64 bytes are looked
 * at.
 */
double nrm_jaro_winkler(nrm_text a, nrm_text b);

/* Edit distance by insertions, deletions, substitutions; up to 64 bytes. */
size_t nrm_levenshtein(nrm_text a, nrm_text b);

/* Dice coefficient of two bit sets written in hexadecimal digits. */
double nrm_dice_hex(nrm_text a, nrm_text b);

#endif
