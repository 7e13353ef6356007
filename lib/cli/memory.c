/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/memory.h"

#include <stdio.h>
#include <stdlib.h>

static void *
or_end(void *block)
{
    if (block == NULL) {
        fputs("nrm-report: out of memory\n", stderr);
        _Exit(2);
    }
    return block;
}

static void *
take(size_t n, size_t size)
{
    return or_end(calloc(n, size));
}

static void *
take_again(void *block, size_t size)
{
    return or_end(realloc(block, size));
}

const nrm_memory nrm_run_memory = { take, take_again, free };
