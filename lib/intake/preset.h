/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Presets: data packages that say how the files of one tool or publisher are
 * laid out. A resource of a preset has a dialect, `nrm.layout`, and maybe
 * fields; `nrm.marks` are the lines by which its files are known: patterns
 * with `*`, each like one of the first lines of the file.
 */
#ifndef NRM_INTAKE_PRESET_H
#define NRM_INTAKE_PRESET_H

#include "data/schema.h"

/* How many lines of a file are looked at for marks. */
#define NRM_MARK_LINES 6

typedef struct nrm_preset {
    const nrm_schema *schema;
    const nrm_resource *resource;
} nrm_preset;

/*
 * The preset for a file that begins with `lines`: the one called `name` (or
 * in a file, when the name has a slash or ends in .json), "auto" for the only
 * one whose marks fit. Where a preset has several resources the marks
 * choose. Nothing that fits, or several that do, is an error that names them.
 */
int nrm_preset_find(nrm_arena *a, const char *name, const char *path,
                    const nrm_text lines[NRM_MARK_LINES], nrm_preset *out,
                    nrm_err *e) NRM_MUST_USE;

/* The names of the presets there are, for messages and the help. */
const char *nrm_preset_names(nrm_arena *a);

/* The presets, one a line: the name, a tabulator and the title. */
nrm_text nrm_preset_list(nrm_arena *a);

#endif
