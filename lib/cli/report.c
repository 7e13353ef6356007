/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report.h"

#include "show/manifest.h"

#define FILE_MAX ((size_t)1 << 30) /* bytes of a document that is compared */

void
nrm_write_report(nrm_run *run, const nrm_report_writer *writer,
                 const nrm_doc *doc, const char *path)
{
    nrm_out *out = nrm_open_result(run, path);
    nrm_buf text;

    if (writer->file != NULL) {
        if (nrm_out_temporary(out) == NULL)
            nrm_usage(run, "the format '%s' needs a file to write to (-o)",
                      writer->name);
        nrm_check(run, writer->file(doc, nrm_out_temporary(out), &run->e));
        return;
    }
    nrm_buf_init(&text, run->a);
    nrm_check(run, writer->text(doc, &text, &run->e));
    nrm_check(run, nrm_out_view(out, nrm_buf_all(&text), &run->e));
}

void
nrm_write_manifest(nrm_run *run, const nrm_doc *doc, const char *path)
{
    nrm_out *out = nrm_need(run, nrm_out_open(run->a, path, 0666, &run->e));

    nrm_check(run, nrm_manifest_write(doc, out, &run->e));
    nrm_check(run, nrm_out_commit(out, &run->e));
}

/* The bytes that the writer makes. */
static nrm_text
rendered(nrm_run *run, const nrm_report_writer *writer, const nrm_doc *doc,
         const char *path)
{
    nrm_out *out;
    nrm_text bytes;
    nrm_buf text;

    if (writer->file == NULL) {
        nrm_buf_init(&text, run->a);
        nrm_check(run, writer->text(doc, &text, &run->e));
        return nrm_buf_all(&text);
    }
    out = nrm_need(run, nrm_out_open(run->a, path, 0666, &run->e));
    nrm_check(run, writer->file(doc, nrm_out_temporary(out), &run->e));
    nrm_check(run, nrm_file_read(run->a, nrm_out_temporary(out), FILE_MAX,
                                 &bytes, &run->e));
    nrm_out_discard(out);
    return bytes;
}

int
nrm_check_report(nrm_run *run, const nrm_report_writer *writer,
                 const nrm_doc *doc, const char *path)
{
    nrm_text want = rendered(run, writer, doc, path), have, a, b;
    const char *text;
    size_t line = 0;

    nrm_check(run, nrm_file_read(run->a, path, FILE_MAX, &have, &run->e));
    if (nrm_text_eq(want, have))
        return 0;
    if (writer->file != NULL) {
        text = nrm_format(run->a, "%s: stale\n", path);
    } else {
        do {
            a = b = nrm_text_of("");
            line++;
            if (want.len > 0)
                nrm_text_cut(&want, '\n', &a);
            if (have.len > 0)
                nrm_text_cut(&have, '\n', &b);
        } while (nrm_text_eq(a, b) && (want.len > 0 || have.len > 0));
        text = nrm_format(run->a, "%s:%zu: stale: '%s' should be '%s'\n", path,
                          line, nrm_quote(run->a, b), nrm_quote(run->a, a));
    }
    nrm_check(run, nrm_out_view(nrm_open_result(run, NULL), nrm_text_of(text),
                                &run->e));
    return 1;
}
