/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The manifest of a document, a table or a chart: a JSON file that lists the
 * inputs with their digests, every number that was published, with the key of
 * its observation and what made it (method, policy, release), what authors
 * typed, and the files that were made, with the traces (intake/imprint.h) of
 * each of their parts in their order.
 */
#ifndef NRM_SHOW_MANIFEST_H
#define NRM_SHOW_MANIFEST_H

#include "base/file.h"
#include "intake/imprint.h"
#include "show/doc.h"

/* The files of a document: itself, its figures, its tables. */
typedef struct nrm_made {
    const char *name; /* without its folder */
    nrm_text bytes;
} nrm_made;

typedef struct nrm_makings {
    nrm_made *at;
    size_t n, cap;
} nrm_makings;

/* A text that an author typed where no template is: an option. */
typedef struct nrm_typed {
    const char *where; /* "--title" */
    const char *text;  /* NULL for none */
} nrm_typed;

/* What a manifest is of. */
typedef struct nrm_manifest {
    nrm_arena *a;
    nrm_lang lang;
    const nrm_template **templates;
    size_t n_templates;
    const nrm_typed *typed;
    size_t n_typed;
    const nrm_input *inputs;
    size_t n_inputs;
    const nrm_publications *published;
    nrm_imprints_reader *read; /* of what was made */
} nrm_manifest;

/* That of a document. */
nrm_manifest nrm_manifest_of(const nrm_doc *doc);

/* Writes the manifest of the files that were made. */
int nrm_manifest_write(const nrm_manifest *m, const nrm_makings *made,
                       nrm_out *out, nrm_err *e) NRM_MUST_USE;

/* The file that an observation came from, without its folder. */
const char *nrm_manifest_file(const nrm_obs *obs, const nrm_obs_row *row);

/*
 * The key of a published number, "geo=BG TIME_PERIOD=2020", without how it was
 * made, and that: "method=wilson", "" for nothing.
 */
const char *nrm_manifest_key(nrm_arena *a, const nrm_published *p);
const char *nrm_manifest_method(nrm_arena *a, const nrm_published *p);

/* Whether a dimension says how a number was made: method or model. */
bool nrm_manifest_is_method(nrm_text dimension);

/*
 * Writes, as CSV, the numbers that are not what an older manifest says:
 * place, attribute, key, before, after, why. `why` names what else changed:
 * the method, the input, the release, the policy, the template, the toolkit.
 */
int nrm_manifest_since(const nrm_doc *doc, const char *old_path, nrm_out *out,
                       nrm_err *e) NRM_MUST_USE;

#endif
