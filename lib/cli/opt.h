/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a command line by its option table, and makes the help from it. */
#ifndef NRM_CLI_OPT_H
#define NRM_CLI_OPT_H

#include "cli/run.h"

typedef enum nrm_opt_result {
    NRM_OPT_READ,
    NRM_OPT_ANSWERED, /* --help or --version stands in run->out */
    NRM_OPT_WRONG     /* run->e says why */
} nrm_opt_result;

/* Fills the places of the table and run->operands. */
nrm_opt_result nrm_opt_read(nrm_run *run, const nrm_opt *options, int argc,
                            char **argv) NRM_MUST_USE;

#endif
