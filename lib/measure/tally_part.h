/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the tally share; nobody else includes it. */
#ifndef NRM_MEASURE_TALLY_PART_H
#define NRM_MEASURE_TALLY_PART_H

#include "base/pool.h"
#include "measure/tally.h"

#define NRM_TALLY_GROUPS_MAX 16

/*
 * What a group is. Its bytes are a key, so there is no padding; they end behind
 * the codes that are in use.
 */
typedef struct nrm_tally_key {
    nrm_period period;
    uint32_t answered; /* 1: the denominator of shares, not a group */
    uint32_t code[NRM_TALLY_GROUPS_MAX]; /* words */
} nrm_tally_key;

struct nrm_tally {
    nrm_arena *a;
    nrm_tally_ask ask;
    const char *dims[NRM_TALLY_GROUPS_MAX]; /* dimensions of the result */
    size_t n_dims, of;                      /* of: place, or NRM_NO_DIM */
    nrm_pool *words;
    nrm_pool *groups; /* bytes of nrm_tally_key */
    nrm_pool *cells;  /* group, and value or bounds */
    double *times;    /* of each cell */
    size_t cap;
};

/* A value of a group: known is false for a record without one. */
typedef struct nrm_tally_cell {
    uint32_t group;
    uint32_t known;
    double low, high;
} nrm_tally_cell;

/* A key as bytes, and back from the number of its group. */
nrm_text nrm_tally_key_bytes(const nrm_tally *t, const nrm_tally_key *key);
void nrm_tally_key_at(const nrm_tally *t, uint32_t group, nrm_tally_key *out);

/* Adds `times` records to a group. */
void nrm_tally_add(nrm_tally *t, const nrm_tally_key *key, bool known,
                   nrm_span value, double times);

#endif
