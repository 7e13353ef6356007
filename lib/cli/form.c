/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/form.h"

#include "show/form_writer.h"

#include <string.h>

/* Answers that are there already. */
static void
fill(nrm_run *run, nrm_form *form, const nrm_schema *s,
     const nrm_source_ask *ask, const char *path)
{
    nrm_source_ask one = *ask;
    nrm_source source;
    int more;

    one.fields = nrm_need(
        run, nrm_schema_resource(run->a, s, ask->resource, path, &run->e));
    nrm_check(run, nrm_source_open(run->a, path, &one, &source, &run->e));
    do {
        nrm_check(run, nrm_form_fill(form, one.fields, source.rows, &run->e));
        more = nrm_source_next(&source, &run->e);
    } while (more > 0);
    nrm_check(run, more);
}

int
nrm_write_form(nrm_run *run, const char *format, const nrm_source_ask *ask,
               const char *lang, const char *path)
{
    const nrm_form_writer *writer =
        nrm_need(run, nrm_form_writer_find(run->a, format, &run->e));
    nrm_lang language = NRM_EN;
    nrm_words *words;
    const nrm_schema *s;
    nrm_form *form;
    nrm_out *out;
    nrm_buf text;

    if (lang != NULL && !nrm_lang_parse(nrm_text_of(lang), &language))
        nrm_usage(run, "option '--lang' takes en, el, bg, ro or sl, not '%s'",
                  nrm_quote(run->a, nrm_text_of(lang)));
    if (ask->schema == NULL)
        nrm_usage(run, "a form is made of a data package (-S)");
    s = nrm_need(run, nrm_schema_read(run->a, ask->schema, &run->e));
    form = nrm_need(run, nrm_form_make(run->a, s, language, &run->e));
    words = nrm_words_new(run->a, language);
    for (size_t i = 0; i < run->n_operands; i++)
        if (strcmp(run->operands[i], "-") != 0)
            fill(run, form, s, ask, run->operands[i]);
    out = nrm_open_result(run, path);
    if (writer->file == NULL) {
        nrm_buf_init(&text, run->a);
        writer->text(words, form, &text);
        nrm_check(run, nrm_out_view(out, nrm_buf_all(&text), &run->e));
        return nrm_done(run, 0);
    }
    if (nrm_out_temporary(out) == NULL)
        nrm_usage(run, "the format '%s' needs a file to write to (-o)",
                  writer->name);
    nrm_check(run, writer->file(words, form, nrm_out_temporary(out),
                                nrm_source_date(run), &run->e));
    return nrm_done(run, 0);
}
