/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The proof of a certificate, checked by addition alone. It shares no code
 * with what made the certificate: proof.h reads it into the numbers below.
 *
 * A table gives every inner cell (atom) a whole number that is not negative.
 * The base is one; a move is a list of changes that makes another of it. Each
 * of them has to give every row what is published of it, and for each hidden
 * row two of them have to differ by the width. What is published of shares is
 * checked by multiplying across, in whole numbers.
 */
#ifndef NRM_PROTECT_VERIFY_H
#define NRM_PROTECT_VERIFY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NRM_PROOF_BASE UINT32_MAX /* the table that is not moved */
#define NRM_PROOF_NONE (UINT32_MAX - 1)
/* No count is larger, so that no sum of a certificate of 1 GiB overflows. */
#define NRM_PROOF_LARGEST INT64_C(100000000000)

/* Two moves, or two rows. */
typedef struct nrm_proof_two {
    uint32_t first, second;
} nrm_proof_two;

/* The sum of a row, or a number. */
typedef struct nrm_proof_term {
    uint32_t row; /* or NRM_PROOF_NONE */
    int64_t number;
} nrm_proof_term;

/* A share that is published: low * whole <= unit * part < high * whole. */
typedef struct nrm_proof_said {
    nrm_proof_term part, whole;
    int64_t unit, low, high;
} nrm_proof_said;

typedef struct nrm_proof {
    int64_t width;
    size_t n_rows;
    int64_t *low, *high; /* of each row: what is published of it */
    bool *hidden;
    nrm_proof_two *tables; /* of each hidden row: two moves */
    size_t n_atoms;
    int64_t *base;
    bool *fixed;          /* atoms that no table may change */
    size_t *holder_start; /* of each atom, and the end */
    uint32_t *holders;    /* the rows that it is counted in, ascending */
    size_t n_moves;
    size_t *move_start; /* of each move, and the end */
    uint32_t *move_atoms;
    int64_t *move_changes;
    size_t n_pairs;
    nrm_proof_two *pairs; /* rows: the first is not more than the second */
    size_t n_said;
    nrm_proof_said *said;
} nrm_proof;

/* What is wrong with a proof, or NULL; *row is the row it is about. */
const char *
nrm_verify(nrm_arena *a, const nrm_proof *p, size_t *row) NRM_MUST_USE;

#endif
