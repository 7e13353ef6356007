/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way to read a CSV file; the first byte chooses the form. */
#include "fuzz.h"

#include "data/csv.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_csv_form form = { 0 };
    nrm_csv_row row;
    nrm_csv *csv;
    int more;

    if (bytes.len == 0)
        return;
    form.delimiter = ",;\t|"[bytes.at[0] & 3];
    form.ragged = (bytes.at[0] & 4) != 0;
    form.skip_blank = (bytes.at[0] & 8) != 0;
    form.field_limit = (bytes.at[0] & 16) != 0 ? 8 : 0;
    csv = nrm_csv_open(
        a, nrm_in_memory(a, "fuzz", nrm_text_n(bytes.at + 1, bytes.len - 1)),
        &form);
    for (size_t line = 0; (more = nrm_csv_next(csv, &row, e)) > 0;) {
        if (row.line <= line)
            abort();
        line = row.line;
    }
    fuzz_outcome(more, e);
}
