/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report.h"

#include "cli/safe.h"
#include "show/chart.h"

#include <string.h>

#define FILE_MAX ((size_t)1 << 30) /* bytes of a document that is compared */

/* Keeps what was written, for the manifest. */
static void
keep(nrm_run *run, nrm_makings *made, const char *path, nrm_text bytes)
{
    nrm_room(run->a, made->at, made->n, made->cap);
    made->at[made->n++] = (nrm_made){ nrm_file_name(path), bytes };
}

/* Writes a file beside the document. */
static void
write_beside(nrm_run *run, nrm_makings *made, const char *path, nrm_text bytes)
{
    nrm_out *out = nrm_need(run, nrm_out_open(run->a, path, 0666, &run->e));

    nrm_check(run, nrm_out_view(out, bytes, &run->e));
    nrm_check(run, nrm_out_commit(out, &run->e));
    keep(run, made, path, bytes);
}

/* The path of a figure: beside the document. */
static const char *
figure_path(nrm_run *run, const nrm_doc *doc, const nrm_figure *f,
            const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash == NULL ? 0 : (int)(slash - path) + 1;

    return nrm_format(run->a, "%.*s%s", folder, path,
                      nrm_doc_figure_file(doc, f));
}

/* A figure as it stands in a file, with its title. */
static const char *
picture(nrm_run *run, const nrm_doc *doc, const nrm_figure *f)
{
    return nrm_figure_svg(doc->words, run->a, f, false, 0);
}

static void
write_figures(nrm_run *run, const nrm_doc *doc, const char *path,
              nrm_makings *made)
{
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_figure *f = doc->items[i].figure;

        if (doc->items[i].kind == NRM_ITEM_FIGURE)
            write_beside(run, made, figure_path(run, doc, f, path),
                         nrm_text_of(picture(run, doc, f)));
    }
}

/* Beside a workbook: each table as CSV, "annex-table-1.csv". */
static void
write_tables(nrm_run *run, const nrm_doc *doc, const char *path,
             nrm_makings *made)
{
    const nrm_table_writer *csv =
        nrm_need(run, nrm_table_writer_find(run->a, "csv", &run->e));
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    bool ending = dot != NULL && (slash == NULL || dot > slash);
    int stem = ending ? (int)(dot - path) : (int)strlen(path);

    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_table *t = doc->items[i].table;
        nrm_buf text;

        if (doc->items[i].kind != NRM_ITEM_TABLE || t->number == 0)
            continue;
        nrm_buf_init(&text, run->a);
        nrm_check(run, csv->write(doc->words, t, &text, &run->e));
        write_beside(
            run, made,
            nrm_format(run->a, "%.*s-table-%zu.csv", stem, path, t->number),
            nrm_buf_all(&text));
    }
}

/* The first figure whose file is not what it should be, or NULL. */
static const char *
stale_figure(nrm_run *run, const nrm_doc *doc, const char *path)
{
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_figure *f = doc->items[i].figure;
        const char *file;
        nrm_err none = { 0 };
        nrm_text have;

        if (doc->items[i].kind != NRM_ITEM_FIGURE)
            continue;
        file = figure_path(run, doc, f, path);
        if (nrm_file_read(run->a, file, FILE_MAX, &have, &none) != 0
            || !nrm_text_is(have, picture(run, doc, f)))
            return file;
    }
    return NULL;
}

const char *
nrm_figure_stem(nrm_run *run, const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = name == NULL ? NULL : strrchr(name, '.');

    if (name == NULL || strcmp(path, "-") == 0)
        return NULL;
    return dot == NULL || dot == name
               ? name
               : nrm_format(run->a, "%.*s", (int)(dot - name), name);
}

void
nrm_write_report(nrm_run *run, const nrm_report_writer *writer,
                 const nrm_doc *doc, const char *path, nrm_makings *made)
{
    nrm_out *out = nrm_open_result(run, path);
    nrm_text bytes;
    nrm_buf text;

    if (writer->file != NULL) {
        if (nrm_out_temporary(out) == NULL)
            nrm_usage(run, "the format '%s' needs a file to write to (-o)",
                      writer->name);
        nrm_check(run, writer->file(doc, nrm_out_temporary(out), &run->e));
        nrm_check(run, nrm_file_read(run->a, nrm_out_temporary(out), FILE_MAX,
                                     &bytes, &run->e));
        keep(run, made, path, bytes);
        write_tables(run, doc, path, made);
        return;
    }
    nrm_buf_init(&text, run->a);
    nrm_check(run, writer->text(doc, &text, &run->e));
    if (nrm_out_temporary(out) != NULL)
        keep(run, made, path, nrm_buf_all(&text));
    if (writer->figures && nrm_out_temporary(out) != NULL)
        write_figures(run, doc, path, made);
    nrm_check(run, nrm_out_view(out, nrm_buf_all(&text), &run->e));
}

void
nrm_write_manifest(nrm_run *run, const nrm_doc *doc, const nrm_makings *made,
                   const char *path)
{
    nrm_out *out = nrm_open_manifest(run, path);
    nrm_manifest m = nrm_manifest_of(doc);

    nrm_check(run, nrm_manifest_write(&m, made, out, &run->e));
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
    const char *text, *figure;
    size_t line = 0;

    nrm_check(run, nrm_file_read(run->a, path, FILE_MAX, &have, &run->e));
    figure = writer->figures ? stale_figure(run, doc, path) : NULL;
    if (nrm_text_eq(want, have) && figure == NULL)
        return 0;
    if (writer->file != NULL || nrm_text_eq(want, have)) {
        text =
            nrm_format(run->a, "%s: stale\n", figure != NULL ? figure : path);
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
    if (run->out == NULL) /* one line for each document that is stale */
        nrm_open_result(run, NULL);
    nrm_check(run, nrm_out_view(run->out, nrm_text_of(text), &run->e));
    return 1;
}

void
nrm_write_missing(nrm_run *run, const nrm_words *words, const char *path)
{
    nrm_out *out = nrm_open_result(run, path);
    const char *const *keys;
    size_t n = nrm_words_missing(words, &keys);

    for (size_t i = 0; i < n; i++)
        nrm_check(run,
                  nrm_out_view(out,
                               nrm_text_of(nrm_format(run->a, "%s\n", keys[i])),
                               &run->e));
}
