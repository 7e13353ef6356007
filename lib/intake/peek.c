/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/peek.h"

#include "base/buf.h"

#include <string.h>

#define PEEK_BYTES ((size_t)64 * 1024)

static int
read_rest(void *context, char *to, size_t max, size_t *got, nrm_err *e)
{
    nrm_peek *file = context;
    size_t left = file->first.len - file->first_at;

    if (left == 0)
        return nrm_in_read(file->in, to, max, got, e);
    *got = left < max ? left : max;
    memcpy(to, file->first.at + file->first_at, *got);
    file->first_at += *got;
    return 0;
}

static int
read_ahead(nrm_peek *file, nrm_err *e)
{
    char *bytes = nrm_alloc(file->a, PEEK_BYTES);
    size_t n = 0, got = 1;

    while (n < PEEK_BYTES && got > 0) {
        if (nrm_in_read(file->in, bytes + n, PEEK_BYTES - n, &got, e) != 0)
            return -1;
        n += got;
    }
    file->first = nrm_text_n(bytes, n);
    return 0;
}

nrm_in *
nrm_peek_whole(nrm_peek *file)
{
    return nrm_in_wrap(file->a, nrm_in_name(file->in), read_rest, file);
}

/* Files that people call tables and that have none that could be read. */
static int
refuse_others(const nrm_peek *file, nrm_err *e)
{
    static const struct {
        const char *begins, *what;
    } others[] = {
        { "%PDF-", "a PDF; ask for the table that it was made of" },
        { "<!DOCTYPE", "a web page; open it in a spreadsheet and save it as "
                       ".xlsx" },
        { "<html",
          "a web page; open it in a spreadsheet and save it as .xlsx" },
        { "{\\rtf", "a text document; ask for the table that it was made of" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(others); i++)
        if (nrm_text_starts(file->first, others[i].begins))
            return nrm_fail_at(e, nrm_in_name(file->in), 0, "%s",
                               others[i].what);
    return 0;
}

static int
open_book(nrm_peek *file, nrm_err *e)
{
    nrm_text bytes;

    if (!nrm_book_is(file->first))
        return refuse_others(file, e);
    if (nrm_in_all(file->a, nrm_peek_whole(file), NRM_BOOK_PACKED_MAX, &bytes,
                   e)
        != 0)
        return -1;
    file->book = nrm_book_open(file->a, nrm_in_name(file->in), bytes, e);
    return file->book == NULL ? -1 : 0;
}

int
nrm_peek_open(nrm_peek *file, nrm_arena *a, const char *path, nrm_err *e)
{
    *file = (nrm_peek){ .a = a, .in = nrm_in_open(a, path, e) };
    if (file->in == NULL || read_ahead(file, e) != 0)
        return -1;
    return open_book(file, e);
}

/* The first lines of a text. Marks are ASCII, so the encoding can wait. */
static void
text_lines(const nrm_peek *file, nrm_text lines[NRM_MARK_LINES])
{
    nrm_text rest = file->first;

    if (nrm_text_starts(rest, "\xef\xbb\xbf")) {
        rest.at += 3;
        rest.len -= 3;
    }
    for (size_t i = 0; i < NRM_MARK_LINES; i++) {
        size_t n = 0;

        while (n < rest.len && rest.at[n] != '\n' && rest.at[n] != '\r')
            n++;
        lines[i] = nrm_text_n(rest.len == 0 ? NULL : rest.at, n);
        rest.at += n;
        rest.len -= n;
        n = nrm_text_starts(rest, "\r\n") ? 2 : rest.len > 0;
        rest.at += n;
        rest.len -= n;
    }
}

/* The first rows of a sheet as lines, with commas between the cells. */
static int
book_lines(const nrm_peek *file, size_t sheet, nrm_text lines[NRM_MARK_LINES],
           nrm_err *e)
{
    nrm_rows *rows = nrm_book_rows(file->a, file->book, sheet, e);
    nrm_cells cells;

    if (rows == NULL)
        return -1;
    for (size_t i = 0; i < NRM_MARK_LINES; i++) {
        int more = rows->next(rows, &cells, e);
        nrm_buf b;

        lines[i] = nrm_text_n(NULL, 0);
        if (more < 0)
            return -1;
        nrm_buf_init(&b, file->a);
        for (size_t k = 0; more > 0 && k < cells.n; k++) {
            nrm_buf_text(&b, k == 0 ? "" : ",");
            nrm_buf_view(&b, cells.at[k]);
        }
        if (more > 0)
            lines[i] = nrm_text_of(nrm_buf_string(&b));
    }
    return 0;
}

int
nrm_peek_lines(const nrm_peek *file, size_t sheet,
               nrm_text lines[NRM_MARK_LINES], nrm_err *e)
{
    if (file->book != NULL)
        return book_lines(file, sheet, lines, e);
    text_lines(file, lines);
    return 0;
}
