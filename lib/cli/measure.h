/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands whose methods are a list have in common. */
#ifndef NRM_CLI_MEASURE_H
#define NRM_CLI_MEASURE_H

#include "cli/run.h"
#include "measure/identify_method.h"

typedef struct nrm_measure {
    nrm_identify job; /* with the list of its methods */
    const char *methods, *output;
    const char *population, *standard, *data; /* files, or NULL */
    nrm_texts keep;
} nrm_measure;

/* The options that these commands share, behind those of their own. */
#define NRM_MEASURE_OPTIONS(x)                                                 \
    NRM_OPT_GROUP(&(x).job.group), NRM_OPT_KEEP(&(x).keep),                    \
        NRM_OPT_LEVEL(&(x).job.level), NRM_OPT_SEEDED(&(x).job.seed),          \
        NRM_OPT_OUTPUT(&(x).output), NRM_OPT_END

/*
 * Reads what the methods need and writes what they answer; for `list`, writes
 * what they are. Returns the exit status.
 */
int nrm_measure_run(nrm_run *run, nrm_measure *x);

#endif
