/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Apart from manifest.c, so that tables need nothing that documents need. */
#include "show/manifest.h"

nrm_manifest
nrm_manifest_of(const nrm_doc *doc)
{
    return (nrm_manifest){ .a = doc->a,
                           .lang = nrm_words_lang(doc->words),
                           .templates = doc->templates,
                           .n_templates = doc->n_templates,
                           .inputs = doc->source->inputs,
                           .n_inputs = doc->source->n_inputs,
                           .published = &doc->published,
                           .read = nrm_imprints_read };
}
