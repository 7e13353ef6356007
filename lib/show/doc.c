/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/doc.h"

#include "base/file.h"
#include "show/chart.h"
#include "show/flow.h"

#include <string.h>

/* "Table 3" for a numbered item. */
static const char *
reference(const nrm_doc *doc, const nrm_item *item)
{
    bool table = item->kind == NRM_ITEM_TABLE;

    return nrm_format(doc->a, "%s %zu",
                      nrm_words_get(doc->words, table ? "table" : "figure"),
                      table ? item->table->number : item->figure->number);
}

const nrm_item *
nrm_doc_find(const nrm_doc *doc, const char *id, size_t scope)
{
    const nrm_item *other = NULL;

    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_item *item = &doc->items[i];

        if ((item->kind != NRM_ITEM_TABLE && item->kind != NRM_ITEM_FIGURE)
            || item->id == NULL || strcmp(item->id, id) != 0)
            continue;
        if (item->scope == scope)
            return item;
        other = other == NULL ? item : other;
    }
    return other;
}

nrm_table *
nrm_doc_notes(const nrm_doc *doc)
{
    const char *heads[] = { nrm_words_get(doc->words, "marks"),
                            nrm_words_get(doc->words, "meaning") };
    const char *cells[2 * NRM_MARKS];
    size_t n = 0;
    nrm_table *t;

    for (unsigned i = 0; i < NRM_MARKS; i++) {
        if ((doc->marks & NRM_MARK_BIT(i)) == 0)
            continue;
        cells[n++] = nrm_mark_text(doc->a, (nrm_mark)i);
        cells[n++] =
            nrm_words_get(doc->words, nrm_mark_key(doc->a, (nrm_mark)i));
    }
    t = nrm_table_of_text(doc->a, heads, cells, n / 2, 1);
    t->sheet = "notes";
    return t;
}

/* The text from an item to the end of its line, computed text and all. */
static const char *
line_from(const nrm_doc *doc, size_t i, nrm_text rest)
{
    nrm_buf out;

    nrm_buf_init(&out, doc->a);
    for (;;) {
        const char *end = memchr(rest.at, '\n', rest.len);

        nrm_buf_put(&out, rest.at,
                    end == NULL ? rest.len : (size_t)(end - rest.at));
        if (end != NULL || ++i == doc->n_items
            || doc->items[i].kind > NRM_ITEM_REF || doc->items[i].text.len == 0)
            return nrm_buf_string(&out);
        rest = doc->items[i].text;
    }
}

const char *
nrm_doc_template_name(const nrm_template *t)
{
    return nrm_file_name(t->path);
}

const char *
nrm_doc_figure_file(const nrm_doc *doc, const nrm_figure *f)
{
    const char *stem = doc->source->figures;

    return nrm_format(doc->a, "%s%sfigure-%zu.svg", stem == NULL ? "" : stem,
                      stem == NULL ? "" : "-", f->number);
}

/* The first heading at the level among the items of a part, or NULL. */
static const char *
heading(const nrm_doc *doc, size_t scope, const char *mark)
{
    size_t n = strlen(mark);

    for (size_t i = 0; i < doc->n_items; i++) {
        nrm_text t = doc->items[i].text;

        if (doc->items[i].kind != NRM_ITEM_AUTHOR
            || doc->items[i].scope != scope)
            continue;
        for (size_t k = 0; k + n < t.len; k++)
            if ((k == 0 || t.at[k - 1] == '\n')
                && memcmp(t.at + k, mark, n) == 0)
                return line_from(doc, i,
                                 nrm_text_n(t.at + k + n, t.len - k - n));
    }
    return NULL;
}

const char *
nrm_doc_part_title(const nrm_doc *doc, size_t scope)
{
    const char *title = heading(doc, scope, "# ");

    if (title == NULL && scope > 0)
        title = heading(doc, scope, "## ");
    return title == NULL ? "" : title;
}

const char *
nrm_doc_title(const nrm_doc *doc)
{
    const char *title = nrm_doc_part_title(doc, 0);

    return *title == '\0' ? nrm_doc_template_name(doc->templates[0]) : title;
}

static int
resolve_references(nrm_doc *doc, nrm_err *e)
{
    for (size_t i = 0; i < doc->n_items; i++) {
        nrm_item *item = &doc->items[i];

        if (item->kind == NRM_ITEM_NOTES) {
            item->kind = NRM_ITEM_TABLE;
            item->table = nrm_doc_notes(doc);
        }
        if (item->kind != NRM_ITEM_REF)
            continue;
        item->target = nrm_doc_find(doc, item->id, item->scope);
        if (item->target == NULL)
            return nrm_args_fail(&item->args, e,
                                 "there is no table or figure with the id '%s'",
                                 nrm_quote(doc->a, nrm_text_of(item->id)));
        item->text = nrm_text_of(reference(doc, item->target));
    }
    return 0;
}

static const nrm_template *
add_template(nrm_doc *doc, const char *path, nrm_text bytes, nrm_err *e)
{
    const nrm_template *t =
        nrm_template_read(doc->a, path, bytes, doc->source->memory, e);

    if (t == NULL)
        return NULL;
    nrm_room(doc->a, doc->templates, doc->n_templates, doc->templates_cap);
    doc->templates[doc->n_templates++] = t;
    return t;
}

const nrm_template *
nrm_doc_template_read(nrm_doc *doc, const char *path, nrm_err *e)
{
    nrm_text bytes;

    for (size_t i = 0; i < doc->n_templates; i++)
        if (strcmp(doc->templates[i]->path, path) == 0)
            return doc->templates[i];
    if (nrm_file_read(doc->a, path, NRM_TEMPLATE_MAX, &bytes, e) != 0)
        return NULL;
    return add_template(doc, path, bytes, e);
}

nrm_doc *
nrm_doc_make(nrm_words *words, nrm_arena *a, const nrm_safe *safe,
             const nrm_doc_source *source, nrm_err *e)
{
    nrm_doc *doc = nrm_new(a, nrm_doc);

    doc->a = a;
    doc->published.a = a;
    doc->words = words;
    doc->safe = safe;
    doc->source = source;
    for (size_t i = 0; i < source->n_templates; i++) {
        const nrm_template *t = add_template(doc, source->templates[i].path,
                                             source->templates[i].bytes, e);

        doc->scope = i == 0 ? 0 : ++doc->n_scopes;
        if (t == NULL || nrm_flow_run(doc, t, e) != 0)
            return NULL;
    }
    return resolve_references(doc, e) == 0 ? doc : NULL;
}
