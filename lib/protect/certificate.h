/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The certificate: why nobody can compute what is hidden. For each hidden
 * count it names two whole-number tables, as changes of one base table, that
 * agree with every published number and differ in that count by the width or
 * more. It is made from published numbers alone; proof.h reads it and
 * verify.h checks it.
 *
 * JSON: certificate (3), width, zeros, release (the digest of the published
 * rows), dimensions, words, and then, with words by their numbers,
 *     parents  for each dimension: child, parent, child, parent, ...
 *     wholes   the same for parts that may overlap
 *     atoms    inner cells: a word of each dimension, the first day and the
 *              day after the last one, the words of SOURCE and RELEASE, and
 *              the count of the base
 *     moves    changes of the base: atom, change, atom, change, ...
 *     shares   what published shares say: low, whole, unit, part, high, where
 *              low * whole <= unit * part < high * whole; part and whole are
 *              numbers, or rows: a word of each dimension, of the period,
 *              SOURCE and RELEASE
 *     proof    hidden rows, as in shares, each with two moves; -1 is the base
 *              itself
 * and last of all the digest of everything before. An atom whose word has
 * parts in use is what is counted beyond them.
 */
#ifndef NRM_PROTECT_CERTIFICATE_H
#define NRM_PROTECT_CERTIFICATE_H

#include "base/buf.h"
#include "protect/attack.h"

#define NRM_CERTIFICATE_DIGEST ",\n\"digest\": \""

typedef struct nrm_certificate {
    const nrm_obs *obs; /* safe rows */
    const nrm_policy *policy;
    const nrm_slices *slices;
    const nrm_attacked *attacked; /* of each slice */
} nrm_certificate;

void
nrm_certificate_write(nrm_arena *a, const nrm_certificate *c, nrm_buf *out);

#endif
