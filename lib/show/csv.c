/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table as CSV: one row of header, limits in columns of their own, numbers
 * rounded and written for machines, marks instead of numbers in brackets. A
 * label that a spreadsheet would take for a formula has an apostrophe before
 * it, since people open such files with one.
 */
#include "base/num.h"
#include "show/writer.h"

#include <string.h>

/*
 * Whether a spreadsheet would take a text for a formula. Numbers may begin
 * with a minus.
 */
static bool
is_formula(const char *text)
{
    double x;

    return *text != '\0' && strchr("=+-@\t\r", *text) != NULL
           && !nrm_num_real(nrm_text_of(text), &x);
}

static void
put_field(nrm_buf *out, bool first, const char *text)
{
    bool quote = strpbrk(text, ",\"\n\r") != NULL;

    nrm_buf_text(out, first ? "" : ",");
    nrm_buf_text(out, quote ? "\"" : "");
    nrm_buf_text(out, is_formula(text) ? "'" : "");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"')
            nrm_buf_char(out, '"');
        nrm_buf_char(out, *p);
    }
    nrm_buf_text(out, quote ? "\"" : "");
}

static int
put_table(nrm_words *w, const nrm_table *t, nrm_buf *out, NRM_UNUSED nrm_err *e)
{
    const nrm_table *flat = nrm_table_flat(w, out->a, t);

    for (size_t s = 0; s < flat->n_stubs; s++)
        put_field(out, s == 0, flat->stub_heads[s]);
    for (size_t c = 0; c < flat->n_columns; c++)
        put_field(out, flat->n_stubs + c == 0, flat->heads[c]);
    nrm_buf_char(out, '\n');
    for (size_t r = 0; r < flat->n_rows; r++) {
        for (size_t s = 0; s < flat->n_stubs; s++)
            put_field(out, s == 0, flat->stubs[r * flat->n_stubs + s]);
        for (size_t c = 0; c < flat->n_columns; c++)
            put_field(out, flat->n_stubs + c == 0,
                      flat->cells[r * flat->n_columns + c].plain);
        nrm_buf_char(out, '\n');
    }
    return 0;
}

const nrm_table_writer nrm_table_writer_csv = {
    .name = "csv",
    .help = "a flat table for other programs",
    .write = put_table,
};
