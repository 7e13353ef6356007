/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/safe.h"

#include <string.h>

#define INPUT_MAX ((size_t)1 << 30) /* bytes of an input */

const nrm_safe *
nrm_read_safe(nrm_run *run, const nrm_texts *keep, const nrm_input **inputs)
{
    nrm_safe *safe = nrm_safe_new(run->a);
    nrm_input *list = nrm_new_n(run->a, nrm_input, run->n_operands);

    for (size_t i = 0; i < run->n_operands; i++) {
        nrm_in *in =
            nrm_need(run, nrm_in_open(run->a, run->operands[i], &run->e));
        nrm_text bytes;

        nrm_check(run, nrm_in_all(run->a, in, INPUT_MAX, &bytes, &run->e));
        /* Which file it was made from is published, not where that lay. */
        list[i].name = nrm_file_name(nrm_in_name(in));
        list[i].digest = nrm_sha256_of(bytes);
        in = nrm_in_memory(run->a, nrm_in_name(in), bytes);
        nrm_check(run, nrm_safe_read(safe, in, &run->e));
    }
    for (size_t i = 0; i < keep->n; i++)
        safe = nrm_need(
            run, nrm_safe_select(safe, nrm_text_of(keep->at[i]), &run->e));
    if (inputs != NULL)
        *inputs = list;
    return safe;
}

nrm_out *
nrm_open_manifest(nrm_run *run, const char *path)
{
    if (strcmp(path, "-") == 0 && nrm_out_temporary(run->out) == NULL)
        nrm_usage(run, "name a file for the manifest, or for the result (-o)");
    return nrm_need(run, nrm_out_open(run->a, path, 0666, &run->e));
}
