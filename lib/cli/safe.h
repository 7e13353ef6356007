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

/* Where labels come from, as options name it. */
typedef struct nrm_labels {
    const char *lang;  /* "en"; NULL for English */
    nrm_texts files;   /* code lists of labels */
    nrm_texts schemas; /* data packages */
} nrm_labels;

#define NRM_OPT_LABELS(labels)                                                 \
    { 'L',          "language",                                                \
      NRM_OPT_TEXT, &(labels)->lang,                                           \
      "LANG",       "en (default), el, bg, ro or sl" },                        \
        { '\0',          "labels",                                             \
          NRM_OPT_TEXTS, &(labels)->files,                                     \
          "FILE",        "more labels: code,en,el,bg,ro,sl" },                 \
    {                                                                          \
        'S', "schema", NRM_OPT_TEXTS, &(labels)->schemas, "FILE",              \
            "labels and definitions of a data package"                         \
    }

/* The words of a language with the labels of these files. */
nrm_words *nrm_read_words(nrm_run *run, const nrm_labels *labels);

/* The definitions of the indicators of the data packages. */
void nrm_read_definitions(nrm_run *run, const nrm_labels *labels,
                          nrm_doc_source *source);

/* SOURCE_DATE_EPOCH, or 1980-01-01, in seconds since 1970. */
int64_t nrm_source_date(nrm_run *run);

#endif
