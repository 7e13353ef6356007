/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The certificate: why nobody can compute what is hidden. For each hidden
 * count it names two whole-number tables, as changes of one base table, that
 * agree with every published number and differ in that count by the width or
 * more. It is made from published numbers alone; verify.h checks it.
 *
 * JSON: certificate (1), width, zeros, release (the digest of the published
 * rows), and slices, each with
 *     where   the codes that all of its rows share
 *     sides   its dimensions, each with the leaves of each code
 *     atoms   places in the product of the leaves, the last side fastest
 *     base    the count of each atom
 *     moves   changes of the base: atom, change, atom, change, ...
 *     proof   a hidden row's codes, and two moves; -1 is the base itself
 * and last of all the digest of everything before.
 */
#ifndef NRM_PROTECT_CERTIFICATE_H
#define NRM_PROTECT_CERTIFICATE_H

#include "base/buf.h"
#include "protect/attack.h"

typedef struct nrm_certificate {
    const nrm_obs *obs; /* safe rows */
    const nrm_policy *policy;
    const nrm_slices *slices;
    const nrm_attacked *attacked; /* of each slice */
} nrm_certificate;

void
nrm_certificate_write(nrm_arena *a, const nrm_certificate *c, nrm_buf *out);

#endif
