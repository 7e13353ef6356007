/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The editions of a document: one in each language and each format that was
 * asked for. Names of files have holes that tell them apart: {format} is the
 * format, {.lang} is ".el" for Greek and so on, and nothing for English.
 */
#ifndef NRM_CLI_EDITION_H
#define NRM_CLI_EDITION_H

#include "cli/words.h"
#include "show/writer.h"

typedef struct nrm_editions {
    nrm_lang *langs;
    size_t n_langs, langs_cap;
    const nrm_report_writer **writers;
    size_t n_writers, writers_cap;
} nrm_editions;

/* Those of two comma lists; no list of languages is English. */
nrm_editions
nrm_editions_of(nrm_run *run, const char *langs, const char *formats);

/*
 * Ends the run when the file of an option would be that of two editions.
 * `pattern` is its name with holes, or NULL, `option` is for the message.
 */
void nrm_editions_check(nrm_run *run, const nrm_editions *editions,
                        const char *pattern, const char *option);

/* The name with its holes filled; NULL for NULL. */
const char *nrm_edition_name(nrm_run *run, const char *pattern, nrm_lang lang,
                             const char *format);

/*
 * The path of a template in a language: the English one where the language has
 * none of its own.
 */
const char *
nrm_edition_template(nrm_run *run, const char *pattern, nrm_lang lang);

#endif
