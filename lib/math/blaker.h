/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One end of a Blaker interval, for any law that grows with its parameter. */
#ifndef NRM_MATH_BLAKER_H
#define NRM_MATH_BLAKER_H

/*
 * The limit is sought from `start`, where near() is half of alpha, towards
 * `stop`, where it is above alpha. On that way near() grows and every far()
 * shrinks.
 */
typedef struct nrm_blaker {
    /* P of the observed number or one further out, under parameter t. */
    double (*near)(double t, const void *context);
    /* P of the tail on the other side that ends at k, under t. */
    double (*far)(double t, double k, const void *context);
    const void *context;
    double start, stop;
    double first; /* the last k whose far() at start is at most near() */
    double step;  /* to the next larger far tail: 1 or -1 */
} nrm_blaker;

double nrm_blaker_limit(const nrm_blaker *b, double alpha);

#endif
