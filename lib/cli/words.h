/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a document, and where its labels come from. */
#ifndef NRM_CLI_WORDS_H
#define NRM_CLI_WORDS_H

#include "cli/run.h"
#include "show/doc.h"

/* Where labels come from, as options name it. */
typedef struct nrm_labels {
    const char *lang;  /* "en"; NULL for English */
    nrm_texts files;   /* code lists of labels */
    nrm_texts schemas; /* data packages */
} nrm_labels;

#define NRM_OPT_LANGUAGE(to, name, help)                                       \
    {                                                                          \
        'L', "language", NRM_OPT_TEXT, (to), name, help                        \
    }
#define NRM_OPT_LABEL_FILES(labels)                                            \
    { '\0',          "labels",                                                 \
      NRM_OPT_TEXTS, &(labels)->files,                                         \
      "FILE",        "more labels: code,en,el,bg,ro,sl" },                     \
    {                                                                          \
        'S', "schema", NRM_OPT_TEXTS, &(labels)->schemas, "FILE",              \
            "labels and definitions of a data package"                         \
    }

#define NRM_OPT_LABELS(labels)                                                 \
    NRM_OPT_LANGUAGE(&(labels)->lang, "LANG",                                  \
                     "en (default), el, bg, ro or sl"),                        \
        NRM_OPT_LABEL_FILES(labels)

/* The language of a name; one that there is not ends the run. */
nrm_lang nrm_need_lang(nrm_run *run, nrm_text name);

/* The words of a language with the labels of these files. */
nrm_words *nrm_read_words(nrm_run *run, const nrm_labels *labels);

/* The definitions of the indicators of the data packages. */
void nrm_read_definitions(nrm_run *run, const nrm_labels *labels,
                          nrm_doc_source *source);

#endif
