/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A fuzz program includes this and defines `attempt`, which hands the bytes to
 * a reader. An error is a fine answer; a crash, a leak or a hang is not.
 */
#ifndef NRM_TESTS_FUZZ_H
#define NRM_TESTS_FUZZ_H

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static void attempt(nrm_arena *a, nrm_text bytes, nrm_err *e);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };

    attempt(a, nrm_text_n((const char *)bytes, n), &e);
    nrm_arena_free(a);
    return 0;
}

/* What failed has said why, in one line. */
static inline void
fuzz_outcome(int result, const nrm_err *e)
{
    if ((result != 0) != (e->code != NRM_OK) || (result != 0 && !*e->text))
        abort();
    for (const char *c = e->text; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            abort();
}

#endif
