/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/print.h"

static void
write_manifest(nrm_run *run, const nrm_print *p, const nrm_table *t,
               nrm_text bytes)
{
    nrm_publications published = { .a = run->a };
    nrm_manifest m = { .a = run->a,
                       .lang = nrm_words_lang(p->words),
                       .typed = p->typed,
                       .n_typed = p->n_typed,
                       .inputs = p->inputs,
                       .n_inputs = run->n_operands,
                       .published = &published,
                       .read = nrm_imprints_read_text };
    nrm_made file = { "", bytes };
    nrm_makings made = { &file, 0, 1 };
    nrm_out *out;

    if (nrm_out_temporary(run->out) != NULL) {
        file.name = nrm_file_name(p->output);
        made.n = 1;
    }
    nrm_publish_table(&published, p->drawn ? "figure 1" : "table 1", t,
                      p->drawn);
    out = nrm_open_manifest(run, p->manifest);
    nrm_check(run, nrm_manifest_write(&m, &made, out, &run->e));
    nrm_check(run, nrm_out_commit(out, &run->e));
}

void
nrm_print_table(nrm_run *run, const nrm_print *p, const nrm_table *t,
                nrm_text bytes)
{
    nrm_check(run,
              nrm_out_view(nrm_open_result(run, p->output), bytes, &run->e));
    if (p->manifest != NULL)
        write_manifest(run, p, t, bytes);
}
