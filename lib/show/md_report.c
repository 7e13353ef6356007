/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document in Markdown: the template's own bytes, directives replaced. */
#include "show/md.h"

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
        case NRM_ITEM_NOTES:
        case NRM_ITEM_FIGURE: break;
        }
    }
    return 0;
}

const nrm_report_writer nrm_report_writer_md = {
    .name = "md",
    .help = "Markdown, the template with its directives replaced",
    .text = put_report,
};
