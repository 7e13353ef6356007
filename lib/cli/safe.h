/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that publish have in common. */
#ifndef NRM_CLI_SAFE_H
#define NRM_CLI_SAFE_H

#include "cli/run.h"
#include "show/doc.h"

/*
 * Reads the safe observations of all operands and keeps what the selections
 * keep. *inputs, when it is asked for, are their names and digests, one for
 * each operand. Observations that are not for publication end the run.
 */
const nrm_safe *
nrm_read_safe(nrm_run *run, const nrm_texts *keep, const nrm_input **inputs);

/* The words of a language ("en") with the labels of these files. */
nrm_words *
nrm_read_words(nrm_run *run, const char *lang, const nrm_texts *labels);

/* SOURCE_DATE_EPOCH, or 1980-01-01, in seconds since 1970. */
int64_t nrm_source_date(nrm_run *run);

#endif
