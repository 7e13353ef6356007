/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/digest.h"

#include "base/buf.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>

struct nrm_sha256 {
    struct sha256_ctx state;
};

nrm_sha256 *
nrm_sha256_new(nrm_arena *a)
{
    nrm_sha256 *s = nrm_new(a, nrm_sha256);

    sha256_init(&s->state);
    return s;
}

void
nrm_sha256_add(nrm_sha256 *s, nrm_text t)
{
    if (t.len > 0)
        sha256_update(&s->state, t.len, (const uint8_t *)t.at);
}

nrm_digest
nrm_sha256_finish(nrm_sha256 *s)
{
    nrm_digest d;

    sha256_digest(&s->state, sizeof d.bytes, d.bytes);
    return d;
}

nrm_digest
nrm_sha256_of(nrm_text t)
{
    nrm_sha256 s;

    sha256_init(&s.state);
    nrm_sha256_add(&s, t);
    return nrm_sha256_finish(&s);
}

nrm_digest
nrm_hmac_of(nrm_text key, nrm_text message)
{
    struct hmac_sha256_ctx state;
    nrm_digest d;

    hmac_sha256_set_key(&state, key.len, (const uint8_t *)key.at);
    if (message.len > 0)
        hmac_sha256_update(&state, message.len, (const uint8_t *)message.at);
    hmac_sha256_digest(&state, sizeof d.bytes, d.bytes);
    return d;
}

const char *
nrm_digest_hex(nrm_arena *a, const nrm_digest *d)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t i = 0; i < sizeof d->bytes; i++)
        nrm_buf_format(&out, "%02x", d->bytes[i]);
    return nrm_buf_string(&out);
}

uint64_t
nrm_digest_number(const nrm_digest *d)
{
    uint64_t number = 0;

    for (size_t i = 0; i < 8; i++)
        number = number << 8 | d->bytes[i];
    return number;
}
