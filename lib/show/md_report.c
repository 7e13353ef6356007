/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document in Markdown: the template's own bytes, directives replaced. */
#include "show/chart.h"
#include "show/md.h"

/* A link to the file of the figure, and its number with its title. */
static void
put_figure(const nrm_doc *doc, const nrm_figure *f, nrm_buf *out)
{
    nrm_buf_text(out, "![");
    nrm_md_escape(out, f->description);
    nrm_buf_format(out, "](%s)\n\n**%s %zu: ", nrm_doc_figure_file(doc, f),
                   nrm_words_get(doc->words, "figure"), f->number);
    nrm_md_escape(out, f->title);
    nrm_buf_text(out, "**\n");
}

static int
put_report(const nrm_doc *doc, nrm_buf *out, nrm_err *e)
{
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_item *item = &doc->items[i];

        switch (item->kind) {
        case NRM_ITEM_AUTHOR: nrm_buf_view(out, item->text); break;
        case NRM_ITEM_INLINE:
        case NRM_ITEM_REF:
            nrm_md_escape(out, nrm_text_string(doc->a, item->text));
            break;
        case NRM_ITEM_TABLE:
            if (nrm_table_writer_md.write(doc->words, item->table, out, e) != 0)
                return -1;
            break;
        case NRM_ITEM_FIGURE: put_figure(doc, item->figure, out); break;
        case NRM_ITEM_NOTES: break;
        }
    }
    return 0;
}

const nrm_report_writer nrm_report_writer_md = {
    .name = "md",
    .help = "Markdown, the template with its directives replaced",
    .text = put_report,
    .figures = true,
};
