/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A workbook after the guidance of the UK Government Analysis Function on
 * spreadsheets that everybody can read: a cover, a list of contents with
 * links, notes, one marked-up table a sheet from A1, no merged cells, fills,
 * filters or frozen panes. Numbers are numbers; marks stand in a last column.
 *
 * The bytes depend on the document alone: the date in the properties is that
 * of the document. Text goes in by worksheet_write_string, which makes neither
 * a formula nor a link of it.
 */
#include "show/chart.h"
#include "show/sheet.h"
#include "show/writer.h"

#include <string.h>

/* Rows of the cover: a title, then lines. */
static int
write_cover(nrm_book *b, const nrm_doc *doc)
{
    nrm_words *w = doc->words;
    nrm_sheet *s = nrm_sheet_add(b, nrm_words_get(w, "cover"));

    nrm_sheet_title(s, nrm_doc_title(doc));
    for (size_t i = 0; i < doc->n_templates; i++) {
        nrm_digest digest = nrm_sha256_of(doc->templates[i]->bytes);

        nrm_sheet_line(s, nrm_format(doc->a, "%s: %s, SHA-256 %s",
                                     nrm_words_get(w, "template"),
                                     nrm_doc_template_name(doc->templates[i]),
                                     nrm_digest_hex(doc->a, &digest)));
    }
    nrm_sheet_line(s, nrm_format(doc->a, "%s: NRM review toolkit " NRM_VERSION,
                                 nrm_words_get(w, "toolkit")));
    for (size_t i = 0; i < doc->source->n_inputs; i++)
        nrm_sheet_line(
            s,
            nrm_format(doc->a, "%s: %s, SHA-256 %s", nrm_words_get(w, "input"),
                       doc->source->inputs[i].name,
                       nrm_digest_hex(doc->a, &doc->source->inputs[i].digest)));
    return nrm_sheet_done(s);
}

/* The sheet of the numbers of a figure. */
static const char *
figure_name(const nrm_doc *doc, const nrm_table *t)
{
    size_t n = 0;

    for (size_t i = 0; i < doc->n_items; i++)
        if (doc->items[i].kind == NRM_ITEM_FIGURE
            && doc->items[i].figure->table == t)
            n = doc->items[i].figure->number;
    return nrm_format(doc->a, "%s %zu", nrm_words_get(doc->words, "figure"), n);
}

/* The table of an item: its own, or the numbers of its figure; else NULL. */
static const nrm_table *
table_of(const nrm_item *item)
{
    if (item->kind == NRM_ITEM_FIGURE)
        return item->figure->table;
    return item->kind == NRM_ITEM_TABLE ? item->table : NULL;
}

/* What the sheet of a table is called. */
static const char *
sheet_name(const nrm_doc *doc, const nrm_table *t)
{
    if (t->number > 0)
        return nrm_format(doc->a, "%s %zu", nrm_words_get(doc->words, "table"),
                          t->number);
    if (t->sheet == NULL)
        return figure_name(doc, t);
    return nrm_words_get(doc->words, t->sheet);
}

static const char *
sheet_title(const nrm_doc *doc, const nrm_table *t)
{
    const char *title = nrm_table_title(doc->words, doc->a, t);

    return *title == '\0' ? sheet_name(doc, t) : title;
}

/* Notes come with every workbook, whether the template asks or not. */
static bool
is_notes(const nrm_table *t)
{
    return t->sheet != NULL && strcmp(t->sheet, "notes") == 0;
}

static int
write_contents(nrm_book *b, const nrm_doc *doc)
{
    nrm_words *w = doc->words;
    nrm_sheet *s = nrm_sheet_add(b, nrm_words_get(w, "contents"));
    const char *heads[] = { nrm_words_get(w, "sheet"),
                            nrm_words_get(w, "title") };
    const char *notes = nrm_words_get(w, "notes");

    nrm_sheet_title(s, nrm_words_get(w, "contents"));
    nrm_sheet_links_start(s, heads);
    nrm_sheet_link(s, notes, notes);
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_table *t = table_of(&doc->items[i]);

        if (t != NULL && !is_notes(t))
            nrm_sheet_link(s, sheet_name(doc, t), sheet_title(doc, t));
    }
    nrm_sheet_links_end(s);
    return nrm_sheet_done(s);
}

static int
write_table(nrm_book *b, const nrm_doc *doc, const nrm_table *t)
{
    nrm_words *w = doc->words;
    const nrm_table *flat = nrm_table_flat(w, doc->a, t);
    const char *legend = nrm_table_legend(w, doc->a, t->marks);
    nrm_sheet *s = nrm_sheet_add(b, sheet_name(doc, t));

    nrm_sheet_title(s, sheet_title(doc, t));
    if (t->unit != NULL)
        nrm_sheet_line(s, t->unit);
    if (t->note != NULL)
        nrm_sheet_line(s, t->note);
    if (*legend != '\0')
        nrm_sheet_line(s, legend);
    if (t->source != NULL)
        nrm_sheet_line(s, nrm_format(doc->a, "%s: %s",
                                     nrm_words_get(w, "source"), t->source));
    nrm_sheet_table(s, flat);
    return nrm_sheet_done(s);
}

static int
write_sheets(nrm_book *b, const nrm_doc *doc)
{
    nrm_table *notes = nrm_doc_notes(doc);

    if (write_cover(b, doc) != 0 || write_contents(b, doc) != 0
        || write_table(b, doc, notes) != 0)
        return -1;
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_table *t = table_of(&doc->items[i]);

        if (t != NULL && !is_notes(t) && write_table(b, doc, t) != 0)
            return -1;
    }
    return 0;
}

static int
write_file(const nrm_doc *doc, const char *path, nrm_err *e)
{
    nrm_buf digests;
    nrm_book *b;

    nrm_buf_init(&digests, doc->a);
    for (size_t i = 0; i < doc->source->n_inputs; i++)
        nrm_buf_format(&digests, "%s%s SHA-256 %s", i > 0 ? "; " : "",
                       doc->source->inputs[i].name,
                       nrm_digest_hex(doc->a, &doc->source->inputs[i].digest));
    b = nrm_book_new(doc->a, path, doc->source->date, e);
    if (b == NULL)
        return -1;
    nrm_book_properties(b, nrm_doc_title(doc), nrm_buf_string(&digests));
    if (write_sheets(b, doc) != 0)
        return -1;
    return nrm_book_close(b);
}

const nrm_report_writer nrm_report_writer_xlsx = {
    .name = "xlsx",
    .help = "an Excel workbook, one table a sheet",
    .file = write_file,
};
