/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A certificate while it is read: what its parts share. */
#ifndef NRM_PROTECT_PROOF_PART_H
#define NRM_PROTECT_PROOF_PART_H

#include "data/json.h"
#include "data/obs.h"
#include "protect/cube.h"
#include "protect/verify.h"

#define NRM_NO_WORD UINT32_MAX
#define NRM_PROOF_TEXTS 2 /* SOURCE and RELEASE */

/* The codes of a row or atom, as words; those of the texts come last. */
typedef struct nrm_proof_key {
    uint32_t dim[NRM_DIMS_MAX], text[NRM_PROOF_TEXTS];
    int32_t from, to; /* days; 0, 0 for no period */
} nrm_proof_key;

typedef struct nrm_proof_in {
    nrm_arena *a;
    const nrm_obs *obs;
    const nrm_json *json;
    size_t n_dims;
    const char *dims[NRM_DIMS_MAX];
    nrm_pool *words;
    size_t n_words; /* those of the certificate */
    uint32_t *parent[NRM_DIMS_MAX], *whole[NRM_DIMS_MAX]; /* of each word */
    const nrm_obs_row **rows;                             /* the counts */
    nrm_proof_key *keys;                                  /* of the counts */
    nrm_pool *by_key;
    nrm_lists of_key; /* the counts of each key */
    nrm_proof_key *atoms;
    nrm_proof proof;
} nrm_proof_in;

/* Whether the text is what was digested, of these rows. */
int nrm_proof_digests(const nrm_proof_in *r, nrm_text text,
                      nrm_err *e) NRM_MUST_USE;

/* The parts of the JSON, in the order in which they need each other. */
int nrm_proof_words(nrm_proof_in *r, nrm_err *e) NRM_MUST_USE;
int nrm_proof_atoms(nrm_proof_in *r, nrm_err *e) NRM_MUST_USE;
int nrm_proof_moves(nrm_proof_in *r, nrm_err *e) NRM_MUST_USE;

/* These need the rows. */
int nrm_proof_tables(nrm_proof_in *r, nrm_err *e) NRM_MUST_USE;

/*
 * What published shares say, read off the rows that count an atom; the
 * certificate has to say the same.
 */
int nrm_proof_shares(nrm_proof_in *r, const size_t *atoms_of,
                     nrm_err *e) NRM_MUST_USE;

/* A list of the certificate, or NULL. */
const nrm_json *nrm_proof_list(const nrm_proof_in *r, const char *name,
                               nrm_err *e) NRM_MUST_USE;

/* A whole number from -largest to largest; 0 when it is none. */
int64_t
nrm_proof_whole(const nrm_json *j, int64_t largest, nrm_err *e) NRM_MUST_USE;

/* The words of a row, from *j on, which goes behind them; its key's number. */
bool nrm_proof_row(const nrm_proof_in *r, const nrm_json **j, uint32_t *key,
                   nrm_err *e) NRM_MUST_USE;

/* A key as bytes, for pools. */
nrm_text nrm_proof_bytes(const nrm_proof_key *key);

#endif
