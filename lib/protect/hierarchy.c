/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/hierarchy.h"

#include "base/buf.h"
#include "data/csv.h"

#include <string.h>

/* The lists of a file while it is read: each as the text of a code list. */
typedef struct reading {
    nrm_arena *a;
    nrm_csv *csv;
    nrm_pool *dimensions;
    nrm_pool **children, **parents; /* of each dimension */
    nrm_buf *texts;
} reading;

static void
put_quoted(nrm_buf *b, nrm_text t)
{
    nrm_buf_char(b, '"');
    for (size_t i = 0; i < t.len; i++) {
        if (t.at[i] == '"')
            nrm_buf_char(b, '"');
        nrm_buf_char(b, t.at[i]);
    }
    nrm_buf_char(b, '"');
}

/* Takes one row: the child's line of the code list is complete. */
static int
take_row(reading *r, const nrm_csv_row *row, nrm_err *e)
{
    size_t n = nrm_pool_count(r->dimensions), before;
    uint32_t d = nrm_pool_add(r->dimensions, row->fields[0]);

    if (row->fields[1].len == 0 || row->fields[2].len == 0)
        return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                           "child and parent are codes, not empty");
    if (d == n) {
        if (d == NRM_DIMS_MAX)
            return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                               "more than %d dimensions", NRM_DIMS_MAX);
        r->children[d] = nrm_pool_new(r->a);
        r->parents[d] = nrm_pool_new(r->a);
        nrm_buf_init(&r->texts[d], r->a);
        nrm_buf_text(&r->texts[d], "code,parent,parts\n");
    }
    before = nrm_pool_count(r->children[d]);
    if (nrm_pool_add(r->children[d], row->fields[1]) != before)
        return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                           "code '%s' has two parents",
                           nrm_quote(r->a, row->fields[1]));
    nrm_pool_add(r->parents[d], row->fields[2]);
    return 0;
}

/* Writes the lines of a code list once all rows are known. */
static void
write_codes(reading *r, uint32_t d, const nrm_text *parent_of)
{
    const nrm_pool *children = r->children[d], *parents = r->parents[d];
    uint32_t found;

    for (uint32_t p = 0; p < nrm_pool_count(parents); p++) {
        if (nrm_pool_find(children, nrm_pool_at(parents, p), &found))
            continue;
        put_quoted(&r->texts[d], nrm_pool_at(parents, p));
        nrm_buf_text(&r->texts[d], ",,partition\n");
    }
    for (uint32_t c = 0; c < nrm_pool_count(children); c++) {
        nrm_text code = nrm_pool_at(children, c);

        put_quoted(&r->texts[d], code);
        nrm_buf_char(&r->texts[d], ',');
        put_quoted(&r->texts[d], parent_of[c]);
        nrm_buf_text(&r->texts[d], nrm_pool_find(parents, code, &found)
                                       ? ",partition\n"
                                       : ",\n");
    }
}

static int
read_rows(reading *r, nrm_text **parent_of, nrm_err *e)
{
    nrm_csv_row row;
    size_t caps[NRM_DIMS_MAX] = { 0 };
    int more = nrm_csv_next(r->csv, &row, e);

    if (more > 0
        && (row.n != 3 || !nrm_text_is(row.fields[0], "dimension")
            || !nrm_text_is(row.fields[1], "child")
            || !nrm_text_is(row.fields[2], "parent")))
        return nrm_fail_at(e, nrm_csv_name(r->csv), row.line,
                           "the columns of a hierarchy are "
                           "dimension,child,parent");
    while (more > 0 && (more = nrm_csv_next(r->csv, &row, e)) > 0) {
        uint32_t d;
        size_t n;

        if (take_row(r, &row, e) != 0)
            return -1;
        d = nrm_pool_add(r->dimensions, row.fields[0]);
        n = nrm_pool_count(r->children[d]) - 1;
        nrm_room(r->a, parent_of[d], n, caps[d]);
        parent_of[d][n] = nrm_text_copy(r->a, row.fields[2]);
    }
    return more;
}

nrm_hierarchy *
nrm_hierarchy_read(nrm_arena *a, nrm_in *in, nrm_err *e)
{
    nrm_text *parent_of[NRM_DIMS_MAX] = { NULL };
    nrm_hierarchy *out;
    reading r = { .a = a, .dimensions = nrm_pool_new(a) };
    size_t n;

    r.csv = nrm_csv_open(a, in, NULL);
    r.children = nrm_new_n(a, nrm_pool *, NRM_DIMS_MAX);
    r.parents = nrm_new_n(a, nrm_pool *, NRM_DIMS_MAX);
    r.texts = nrm_new_n(a, nrm_buf, NRM_DIMS_MAX);
    if (read_rows(&r, parent_of, e) != 0)
        return NULL;
    n = nrm_pool_count(r.dimensions);
    out = nrm_new_n(a, nrm_hierarchy, n + 1);
    for (uint32_t d = 0; d < n; d++) {
        out[d].dimension = nrm_text_string(a, nrm_pool_at(r.dimensions, d));
        write_codes(&r, d, parent_of[d]);
        out[d].list = nrm_codes_read(
            a, out[d].dimension,
            nrm_in_memory(a, nrm_in_name(in), nrm_buf_all(&r.texts[d])), e);
        if (out[d].list == NULL)
            return NULL;
        out[d].given = true;
    }
    return out;
}

const nrm_codelist *
nrm_hierarchy_find(nrm_arena *a, const nrm_hierarchy *hierarchies,
                   const char *dimension, bool *given)
{
    *given = false;
    for (const nrm_hierarchy *h = hierarchies; h && h->dimension; h++)
        if (strcmp(h->dimension, dimension) == 0) {
            *given = h->given;
            return h->list;
        }
    return nrm_codes_standard(a, dimension);
}
