/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that publish have in common. */
#ifndef NRM_CLI_SAFE_H
#define NRM_CLI_SAFE_H

#include "cli/words.h"

#define NRM_OPT_MANIFEST(to)                                                   \
    {                                                                          \
        '\0', "manifest", NRM_OPT_TEXT, (to), "FILE",                          \
            "list every number that is published"                              \
    }

/*
 * Reads the safe observations of all operands and keeps what the selections
 * keep. *inputs, when it is asked for, are their names and digests, one for
 * each operand. Observations that are not for publication end the run.
 */
const nrm_safe *
nrm_read_safe(nrm_run *run, const nrm_texts *keep, const nrm_input **inputs);

/*
 * Opens the manifest beside the result, which is open; standard output cannot
 * be both.
 */
nrm_out *nrm_open_manifest(nrm_run *run, const char *path);

#endif
