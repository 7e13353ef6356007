/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What linking gives: records with their person, capture histories, the
 * double-count report, and encoded lists. No compared value is written, only
 * the column that was asked to be carried along.
 */
#ifndef NRM_MEASURE_LINK_REPORT_H
#define NRM_MEASURE_LINK_REPORT_H

#include "data/obs.h"
#include "measure/link.h"

/* list, line, the carried column, person, weight, probability, conflicts. */
int nrm_link_write(const nrm_link_data *d, const nrm_link_result *r,
                   nrm_out *out, nrm_err *e) NRM_MUST_USE;

/* One 0/1 column a list and `count`, by history: input of nrm-estimate. */
int nrm_link_histories(const nrm_link_data *d, const nrm_link_result *r,
                       nrm_out *out, nrm_err *e) NRM_MUST_USE;

/*
 * Entries and persons of each list and of all, duplicates within lists,
 * persons on each pair of lists, entries per person more than one (percent),
 * and the expected error rates of the linkage.
 */
nrm_obs *nrm_link_double_count(const nrm_link_data *d, const nrm_link_result *r,
                               nrm_err *e) NRM_MUST_USE;

/*
 * The list with keyed hashes and a Bloom filter instead of its values: the
 * carried column; `clk`, 1024 bits of all names, texts and dates (Schnell,
 * Bachteler and Reiher 2011), 10 for each pair of letters; and for each field
 * the HMAC-SHA-256 of its coarse value (NAME_hash), to block by. Whoever has
 * the key can link such lists, nobody can without.
 */
int nrm_link_encode(const nrm_link_data *d, nrm_text key, nrm_out *out,
                    nrm_err *e) NRM_MUST_USE;

#endif
