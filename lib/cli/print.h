/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one table or chart gets out of a run, with its manifest. */
#ifndef NRM_CLI_PRINT_H
#define NRM_CLI_PRINT_H

#include "cli/safe.h"
#include "show/manifest.h"

typedef struct nrm_print {
    nrm_words *words;
    const nrm_input *inputs; /* one for each operand */
    const nrm_typed *typed;  /* the options whose texts are printed */
    size_t n_typed;
    bool drawn;           /* a chart, not a table */
    const char *output;   /* NULL for standard output */
    const char *manifest; /* NULL for none */
} nrm_print;

/* Writes what the table became, and the manifest if one is asked for. */
void nrm_print_table(nrm_run *run, const nrm_print *p, const nrm_table *t,
                     nrm_text bytes);

#endif
