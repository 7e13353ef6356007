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
#include "show/shape.h"
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

static const char *
figure_name(const nrm_doc *doc, const nrm_figure *f)
{
    return nrm_format(doc->a, "%s %zu", nrm_words_get(doc->words, "figure"),
                      f->number);
}

static const char *
figure_title(const nrm_doc *doc, const nrm_figure *f)
{
    return nrm_format(doc->a, "%s: %s", figure_name(doc, f), f->title);
}

/* What the sheet of a table is called. */
static const char *
sheet_name(const nrm_doc *doc, const nrm_table *t)
{
    if (t->number > 0)
        return nrm_format(doc->a, "%s %zu", nrm_words_get(doc->words, "table"),
                          t->number);
    return nrm_words_get(doc->words, t->sheet);
}

static const char *
sheet_title(const nrm_doc *doc, const nrm_table *t)
{
    const char *title = nrm_table_title(doc->words, doc->a, t);

    return *title == '\0' ? sheet_name(doc, t) : title;
}

/*
 * Whether an item has a sheet. Notes come with every workbook, whether the
 * template asks or not; what several templates repeat has one sheet.
 */
static bool
has_sheet(const nrm_doc *doc, const nrm_item *item)
{
    const char *name;

    if (item->kind == NRM_ITEM_FIGURE)
        return true;
    if (item->kind != NRM_ITEM_TABLE)
        return false;
    name = item->table->sheet;
    if (name == NULL)
        return true;
    for (const nrm_item *other = doc->items; other < item; other++)
        if (other->kind == NRM_ITEM_TABLE && other->table->sheet != NULL
            && strcmp(other->table->sheet, name) == 0)
            return false;
    return strcmp(name, "notes") != 0;
}

/* With several templates the contents say what each sheet belongs to. */
static int
write_contents(nrm_book *b, const nrm_doc *doc)
{
    nrm_words *w = doc->words;
    nrm_sheet *s = nrm_sheet_add(b, nrm_words_get(w, "contents"));
    const char *heads[] = { nrm_words_get(w, "sheet"),
                            nrm_words_get(w, "title"),
                            nrm_words_get(w, "part") };
    const char *notes = nrm_words_get(w, "notes");
    const char *texts[] = { notes, "" };

    nrm_sheet_title(s, nrm_words_get(w, "contents"));
    nrm_sheet_links_start(s, heads, doc->n_scopes > 0 ? 3 : 2);
    nrm_sheet_link(s, notes, texts);
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_item *item = &doc->items[i];

        if (!has_sheet(doc, item))
            continue;
        texts[1] = nrm_doc_part_title(doc, item->scope);
        texts[0] = item->kind == NRM_ITEM_FIGURE
                       ? item->figure->title
                       : sheet_title(doc, item->table);
        nrm_sheet_link(s,
                       item->kind == NRM_ITEM_FIGURE
                           ? figure_name(doc, item->figure)
                           : sheet_name(doc, item->table),
                       texts);
    }
    nrm_sheet_links_end(s);
    return nrm_sheet_done(s);
}

/* The lines between the title and the table. */
static void
write_lines(nrm_sheet *s, const nrm_doc *doc, const nrm_table *t)
{
    nrm_words *w = doc->words;
    const char *legend = nrm_table_legend(w, doc->a, t->marks);

    if (t->unit != NULL)
        nrm_sheet_line(s, t->unit);
    if (t->note != NULL)
        nrm_sheet_line(s, t->note);
    if (*legend != '\0')
        nrm_sheet_line(s, legend);
    if (t->source != NULL)
        nrm_sheet_line(s, nrm_format(doc->a, "%s: %s",
                                     nrm_words_get(w, "source"), t->source));
}

static int
write_table(nrm_book *b, const nrm_doc *doc, const nrm_table *t)
{
    nrm_sheet *s = nrm_sheet_add(b, sheet_name(doc, t));

    nrm_sheet_title(s, sheet_title(doc, t));
    write_lines(s, doc, t);
    nrm_sheet_table(s, nrm_table_flat(doc->words, doc->a, t));
    return nrm_sheet_done(s);
}

/* The table of a figure that Excel does not draw. */
static const nrm_table *
table_of_figure(const nrm_doc *doc, const nrm_figure *f)
{
    nrm_table *t = nrm_new(doc->a, nrm_table);
    size_t n = f->table->n_rows * f->table->n_columns;

    *t = *f->table;
    if (!f->kind->shapes)
        return t;
    t->cells = nrm_new_n(doc->a, nrm_cell, n);
    for (size_t i = 0; i < n; i++) {
        t->cells[i] = f->table->cells[i];
        nrm_shape_set(doc->words, doc->a, &t->cells[i]);
        t->marks |= t->cells[i].marks;
    }
    for (size_t c = 0; c < t->n_columns; c++)
        t->kinds[c] = NRM_COLUMN_SHAPES;
    return t;
}

static int
write_figure(nrm_book *b, const nrm_doc *doc, const nrm_figure *f)
{
    nrm_words *w = doc->words;
    nrm_sheet *s = nrm_sheet_add(b, figure_name(doc, f));
    bool plain = f->kind->native == NRM_NATIVE_NONE;
    const nrm_table *t = plain ? table_of_figure(doc, f) : f->table;
    nrm_sheet_chart chart = { .title = f->title,
                              .description = f->description,
                              .unit = f->table->unit };
    nrm_native native;

    nrm_sheet_title(s, figure_title(doc, f));
    if (t->caption != NULL && strcmp(t->caption, f->title) != 0)
        nrm_sheet_line(s, t->caption);
    write_lines(s, doc, t);
    if (plain) {
        nrm_sheet_table(s, nrm_table_flat(w, doc->a, t));
        return nrm_sheet_done(s);
    }
    native = nrm_native_of(w, doc->a, f);
    chart.native = &native;
    if (native.empty)
        nrm_sheet_line(s, nrm_words_get(w, "empty"));
    nrm_sheet_table(s, native.table);
    if (f->kind->native != NRM_NATIVE_TURNED && !native.bare)
        nrm_sheet_draw(s, &chart);
    return nrm_sheet_done(s);
}

/* The sheet of an item, if it has one. */
static int
write_item(nrm_book *b, const nrm_doc *doc, const nrm_item *item)
{
    if (item->kind == NRM_ITEM_FIGURE)
        return write_figure(b, doc, item->figure);
    return write_table(b, doc, item->table);
}

static int
write_sheets(nrm_book *b, const nrm_doc *doc)
{
    nrm_table *notes = nrm_doc_notes(doc);

    if (write_cover(b, doc) != 0 || write_contents(b, doc) != 0
        || write_table(b, doc, notes) != 0)
        return -1;
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_item *item = &doc->items[i];

        if (has_sheet(doc, item) && write_item(b, doc, item) != 0)
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
