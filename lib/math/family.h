/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a family of generalised linear models is made of; for math/ only. */
#ifndef NRM_MATH_FAMILY_H
#define NRM_MATH_FAMILY_H

/* One observation. */
typedef struct nrm_case {
    double y, tries, size;
} nrm_case;

struct nrm_family {
    double (*start)(const nrm_case *c);                /* a first mu */
    double (*link)(double mu, const nrm_case *c);      /* eta */
    double (*mean)(double eta, const nrm_case *c);     /* mu */
    double (*slope)(double mu, const nrm_case *c);     /* d mu / d eta */
    double (*variance)(double mu, const nrm_case *c);  /* of y */
    double (*deviance)(double mu, const nrm_case *c);  /* part of one case */
    double (*log_share)(double mu, const nrm_case *c); /* log P(y) */
};

#endif
