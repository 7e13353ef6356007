/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/book.h"

#include "intake/package.h"

#include <string.h>

#define CELLS_MAX ((size_t)32 << 20)

struct nrm_book {
    nrm_arena *a;
    const char *name;
    nrm_package *package;
    const nrm_book_format *format;
    void *state;
    const char **sheets;
    const nrm_grid **filled; /* sheets that were read, else NULL */
    size_t n;
};

bool
nrm_book_is(nrm_text bytes)
{
    return nrm_text_starts(bytes, "PK\x03\x04")
           || nrm_text_starts(bytes, "\xd0\xcf\x11\xe0");
}

nrm_book *
nrm_book_open(nrm_arena *a, const char *name, nrm_text bytes, nrm_err *e)
{
    static const nrm_book_format *const formats[] = { &nrm_book_xlsx,
                                                      &nrm_book_ods };
    nrm_book *book = nrm_new(a, nrm_book);

    book->a = a;
    book->name = name;
    if (!nrm_text_starts(bytes, "PK")) {
        nrm_fail_at(e, name, 0,
                    "an old or encrypted Excel file; save it as .xlsx without "
                    "a password");
        return NULL;
    }
    book->package = nrm_package_open(a, name, bytes, e);
    if (book->package == NULL)
        return NULL;
    for (size_t i = 0; i < NRM_COUNT_OF(formats); i++) {
        if (!nrm_package_has(book->package, formats[i]->mark))
            continue;
        book->format = formats[i];
        if (formats[i]->open(a, book->package, &book->state, &book->sheets,
                             &book->n, e)
            != 0)
            return NULL;
        book->filled = nrm_new_n(a, const nrm_grid *, book->n);
        return book;
    }
    nrm_fail_at(e, name, 0, "a zip archive, but neither .xlsx nor .ods");
    return NULL;
}

const char *
nrm_book_sheet(const nrm_book *book, size_t n)
{
    return n < book->n ? book->sheets[n] : NULL;
}

int
nrm_grid_set(nrm_grid *g, size_t row, size_t column, nrm_text text, nrm_err *e)
{
    if (row >= NRM_BOOK_ROWS_MAX || column >= NRM_BOOK_COLUMNS_MAX)
        return nrm_fail_at(e, g->name, row + 1,
                           "the sheet has a cell beyond its last row or "
                           "column");
    while (g->n <= row) {
        size_t cap = g->cap;

        nrm_room(g->a, g->rows, g->n, cap);
        if (cap != g->cap)
            g->widths =
                nrm_grow(g->a, g->widths, g->cap, cap, sizeof *g->widths);
        g->cap = cap;
        g->rows[g->n++] = NULL;
    }
    if (column >= g->widths[row]) {
        size_t more =
            column + 1 > 2 * g->widths[row] ? column + 1 : 2 * g->widths[row];

        g->cells += more;
        if (g->cells > CELLS_MAX)
            return nrm_fail_at(e, g->name, row + 1,
                               "the sheet has too many "
                               "cells");
        g->rows[row] = nrm_grow(g->a, g->rows[row], g->widths[row], more,
                                sizeof **g->rows);
        g->widths[row] = more;
    }
    g->rows[row][column] = text.len == 0 ? text : nrm_text_copy(g->a, text);
    if (text.len > 0 && column >= g->width)
        g->width = column + 1;
    return 0;
}

/* A filled sheet being given out. */
typedef struct giving {
    const nrm_grid *grid;
    size_t row;
    nrm_text *cells; /* as wide as the sheet */
    nrm_cells last;
} giving;

static int
next(nrm_rows *rows, nrm_cells *out, NRM_UNUSED nrm_err *e)
{
    giving *g = rows->state;
    size_t n;

    if (g->row == g->grid->n)
        return 0;
    n = g->grid->widths[g->row] < g->grid->width ? g->grid->widths[g->row]
                                                 : g->grid->width;
    memset(g->cells, 0, g->grid->width * sizeof *g->cells);
    if (n > 0)
        memcpy(g->cells, g->grid->rows[g->row], n * sizeof *g->cells);
    g->last.at = g->cells;
    g->last.n = g->grid->width;
    g->last.line = ++g->row;
    *out = g->last;
    return NRM_ROW_GOOD;
}

static bool
is_empty(const nrm_grid *g, size_t row)
{
    for (size_t i = 0; i < g->widths[row]; i++)
        if (g->rows[row][i].len > 0)
            return false;
    return true;
}

/* A sheet is unpacked once, however often its rows are read. */
static const nrm_grid *
fill(nrm_book *book, size_t sheet, nrm_err *e)
{
    nrm_grid *grid;

    if (book->filled[sheet] != NULL)
        return book->filled[sheet];
    grid = nrm_new(book->a, nrm_grid);
    grid->a = book->a;
    grid->name = book->name;
    if (book->format->fill(book->a, book->package, book->state, sheet, grid, e)
        != 0)
        return NULL;
    while (grid->n > 0 && is_empty(grid, grid->n - 1))
        grid->n--;
    return book->filled[sheet] = grid;
}

nrm_rows *
nrm_book_rows(nrm_arena *a, nrm_book *book, size_t sheet, nrm_err *e)
{
    giving *g = nrm_new(a, giving);
    nrm_rows *rows = nrm_new(a, nrm_rows);

    g->grid = fill(book, sheet, e);
    if (g->grid == NULL)
        return NULL;
    g->cells = nrm_new_n(a, nrm_text, g->grid->width);
    rows->name = book->name;
    rows->next = next;
    rows->state = g;
    rows->raw = &g->last;
    return rows;
}
