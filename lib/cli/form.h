/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A data package goes out as a form to be filled in. */
#ifndef NRM_CLI_FORM_H
#define NRM_CLI_FORM_H

#include "cli/run.h"
#include "intake/source.h"

/*
 * Writes the form of the data package of `ask` in a format of show/form.def,
 * with the answers of the operands, if there are any. `lang` may be NULL for
 * English, `path` for standard output where the format is a text. Returns the
 * exit status.
 */
int nrm_write_form(nrm_run *run, const char *format, const nrm_source_ask *ask,
                   const char *lang, const char *path);

#endif
