/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks: every sheet, to its end. */
#include "fuzz.h"

#include "intake/book.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_book *book = nrm_book_open(a, "fuzz", bytes, e);
    int more = book == NULL ? -1 : 0;

    for (size_t i = 0; more == 0 && i < 8 && nrm_book_sheet(book, i) != NULL;
         i++) {
        nrm_rows *rows = nrm_book_rows(a, book, i, e);
        nrm_cells cells;

        more = rows == NULL ? -1 : NRM_ROW_GOOD;
        while (more == NRM_ROW_GOOD)
            more = rows->next(rows, &cells, e);
    }
    fuzz_outcome(more, e);
}
