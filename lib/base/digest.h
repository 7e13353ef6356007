/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4) and HMAC-SHA-256 (FIPS 198-1), from nettle. */
#ifndef NRM_BASE_DIGEST_H
#define NRM_BASE_DIGEST_H

#include "base/text.h"

#include <stdint.h>

#define NRM_SHA256_BYTES 32

typedef struct nrm_digest {
    uint8_t bytes[NRM_SHA256_BYTES];
} nrm_digest;

typedef struct nrm_sha256 nrm_sha256;

nrm_sha256 *nrm_sha256_new(nrm_arena *a) NRM_MUST_USE;
void nrm_sha256_add(nrm_sha256 *s, nrm_text t);
nrm_digest nrm_sha256_finish(nrm_sha256 *s);

nrm_digest nrm_sha256_of(nrm_text t);
nrm_digest nrm_hmac_of(nrm_text key, nrm_text message);

/* 64 lower-case hexadecimal digits in the arena. */
const char *nrm_digest_hex(nrm_arena *a, const nrm_digest *d);

/* The first eight bytes as a number, for ordering and ties. */
uint64_t nrm_digest_number(const nrm_digest *d);

#endif
