/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as people write them: `1.234,5`, `12,5%`, `<5`, `less than 5`,
 * `1-4`, `over 5,000`, `c. 20`.
 */
#ifndef NRM_INTAKE_AMOUNT_H
#define NRM_INTAKE_AMOUNT_H

#include "base/num.h"

/* How the numbers of a field are written. */
typedef struct nrm_amount_form {
    nrm_text decimal, group; /* group may be absent */
    bool whole;              /* only whole numbers */
    bool percent;            /* a percent sign may follow */
    bool bounded;            /* `<5` and the like may stand for a number */
    double floor;            /* what a number is at least: 0 for counts */
    double about;            /* half width of `c. 20` as a share; 0: none */
} nrm_amount_form;

typedef struct nrm_amount {
    bool exact; /* `value` is known */
    double value;
    nrm_span bounds; /* otherwise; an open end is infinite */
    bool estimated;  /* `c. 20` without a width */
} nrm_amount;

/*
 * Reads the whole text; false when it is no such number. A number whose group
 * characters do not stand before groups of three digits is none.
 */
bool nrm_amount_read(const nrm_amount_form *form, nrm_text text,
                     nrm_amount *out) NRM_MUST_USE;

#endif
