/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libcsv knows no lines and no rows of nothing, so it is fed one physical line
 * a call: a line either ends the row or leaves a quote open. CRLF fires the
 * row callback twice, of which the second is dropped.
 *
 * Lines whose quotes, if any, are plain, which are most of any file, are split
 * where they lie (csv_split.c). Whatever else there is about quotes is libcsv's
 * to judge.
 */
#include "data/csv.h"

#include "data/csv_split.h"
#include "data/unicode.h"

#include <csv.h>
#include <string.h>

#define CHUNK_BYTES ((size_t)64 * 1024)
#define OPTIONS                                                                \
    (CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL        \
     | CSV_REPALL_NL)

typedef struct field_place {
    size_t at, len;
    bool absent;
} field_place;

struct nrm_csv {
    nrm_arena *a;
    nrm_arena *row_memory;
    nrm_in *in;
    nrm_csv_form form;
    struct csv_parser parser;

    char chunk[CHUNK_BYTES];
    size_t from, to; /* what of the chunk is still to be fed */
    bool at_end;     /* the input is used up */
    bool finished;   /* and so is the parser */

    size_t line;          /* physical line being fed, from 1 */
    size_t line_bytes;    /* bytes of it that were fed */
    size_t row_line;      /* where the row being collected starts */
    size_t quote_line;    /* where the quote that is open was opened */
    size_t blank_line;    /* a blank line that may be inside the file, or 0 */
    bool in_row;          /* part of the row was fed, a quote is open */
    bool row_ended;       /* the line being fed has ended its row */
    size_t fields_before; /* fields of the row when the line began */

    nrm_buf bytes; /* the fields of a parsed row, each with a NUL behind it */
    field_place *places;
    size_t n, cap;
    nrm_csv_fields fields;
    nrm_text row; /* what all fields lie in: `bytes`, or a line */
    bool ascii;   /* and it is known to be ASCII */
    size_t width; /* fields of the first row, 0 before it */
    bool too_many;
};

static void
on_field(void *bytes, size_t len, void *context)
{
    nrm_csv *csv = context;

    if (csv->row_ended)
        return;
    if (csv->n >= NRM_CSV_COLUMNS_MAX) {
        csv->too_many = true;
        return;
    }
    nrm_room(csv->a, csv->places, csv->n, csv->cap);
    csv->places[csv->n].absent = bytes == NULL;
    csv->places[csv->n].at = csv->bytes.len;
    csv->places[csv->n].len = len;
    csv->n++;
    if (bytes == NULL)
        return;
    nrm_buf_put(&csv->bytes, bytes, len);
    nrm_buf_char(&csv->bytes, '\0');
}

static void
on_row(NRM_UNUSED int terminator, void *context)
{
    nrm_csv *csv = context;

    csv->row_ended = true;
}

/* With a space function that knows no blanks nothing is trimmed. */
static int
no_blank(NRM_UNUSED unsigned char c)
{
    return 0;
}

static void
release(void *object)
{
    nrm_csv *csv = object;

    csv_free(&csv->parser);
    nrm_arena_free(csv->row_memory);
}

nrm_csv *
nrm_csv_open(nrm_arena *a, nrm_in *in, const nrm_csv_form *form)
{
    nrm_csv *csv = nrm_new(a, nrm_csv);

    if (csv_init(&csv->parser, OPTIONS) != 0)
        nrm_arena_exhausted(a);
    csv->a = nrm_arena_child(a);
    csv->row_memory = csv->a;
    nrm_arena_defer(a, release, csv);
    csv->in = in;
    if (form != NULL)
        csv->form = *form;
    if (csv->form.delimiter == '\0')
        csv->form.delimiter = ',';
    if (csv->form.field_limit == 0)
        csv->form.field_limit = NRM_CSV_FIELD_MAX;
    csv_set_delim(&csv->parser, (unsigned char)csv->form.delimiter);
    csv_set_space_func(&csv->parser, no_blank);
    csv_set_blk_size(&csv->parser, 4096);
    nrm_buf_init(&csv->bytes, csv->a);
    csv->line = 1;
    return csv;
}

const char *
nrm_csv_name(const nrm_csv *csv)
{
    return nrm_in_name(csv->in);
}

/*
 * Reads more input behind what is left of the chunk. One byte may be left: a
 * CR whose LF is still to come.
 */
static int
refill(nrm_csv *csv, nrm_err *e)
{
    bool first = csv->line == 1 && csv->line_bytes == 0 && csv->to == 0;
    size_t left = csv->to - csv->from, got;

    memmove(csv->chunk, csv->chunk + csv->from, left);
    csv->from = 0;
    csv->to = left;
    do {
        if (nrm_in_read(csv->in, csv->chunk + csv->to, CHUNK_BYTES - csv->to,
                        &got, e)
            != 0)
            return -1;
        csv->to += got;
        csv->at_end = got == 0;
    } while (first && csv->to < 3 && !csv->at_end);
    if (first && csv->to >= 3 && memcmp(csv->chunk, "\xef\xbb\xbf", 3) == 0)
        csv->from = 3;
    return 0;
}

/*
 * The length of the piece to feed next: up to and with the end of a line, or
 * all there is. 0 means that more input is needed to know.
 */
static size_t
next_piece(const nrm_csv *csv, bool *ends_line)
{
    const char *at = csv->chunk + csv->from;
    size_t len = csv->to - csv->from;
    const char *lf = memchr(at, '\n', len);
    size_t span = lf == NULL ? len : (size_t)(lf - at);
    const char *cr = memchr(at, '\r', span);

    *ends_line = true;
    if (cr != NULL) {
        size_t upto = (size_t)(cr - at) + 1;

        if (upto < len)
            return cr[1] == '\n' ? upto + 1 : upto;
        if (csv->at_end)
            return upto;
        *ends_line = false;
        return upto - 1; /* all before the CR */
    }
    if (lf != NULL)
        return span + 1;
    *ends_line = false;
    return len;
}

static int
fail_here(const nrm_csv *csv, size_t byte, nrm_err *e)
{
    const char *name = nrm_csv_name(csv);

    if (csv->in_row && csv->line != csv->quote_line)
        return nrm_fail_at(e, name, csv->quote_line,
                           "a quoted field starts here and goes wrong in line "
                           "%zu, byte %zu; write a quote inside a quoted field "
                           "twice",
                           csv->line, byte);
    return nrm_fail_at(e, name, csv->line,
                       "byte %zu: stray quote; quote the whole field and write "
                       "the quote inside it twice",
                       byte);
}

static int
fail_unclosed(const nrm_csv *csv, nrm_err *e)
{
    return nrm_fail_at(e, nrm_csv_name(csv), csv->quote_line,
                       "a quoted field starts here and is not closed by the "
                       "end of the file");
}

/* Stops while the row is still being read: there may be no end of it. */
static int
check_limits(nrm_csv *csv, nrm_err *e)
{
    if (csv->too_many)
        return nrm_fail_at(e, nrm_csv_name(csv), csv->row_line,
                           "more than %zu fields in one row",
                           NRM_CSV_COLUMNS_MAX);
    if (csv_get_buffer_size(&csv->parser) > csv->form.field_limit)
        return nrm_fail_at(e, nrm_csv_name(csv),
                           csv->in_row ? csv->quote_line : csv->line,
                           "a field that starts here is longer than %zu bytes;"
                           " %s",
                           csv->form.field_limit,
                           csv->parser.quoted ? "is its quote not closed?"
                                              : "has the file no lines?");
    return 0;
}

static int
feed(nrm_csv *csv, size_t len, nrm_err *e)
{
    const char *at = csv->chunk + csv->from;
    const char *nul = memchr(at, '\0', len);
    size_t done;

    if (nul != NULL)
        return nrm_fail_at(e, nrm_csv_name(csv), csv->line,
                           "byte %zu is NUL; is this a workbook, or a text in "
                           "UTF-16? nrm-ingest reads both (--encoding "
                           "utf-16le, utf-16be)",
                           csv->line_bytes + (size_t)(nul - at) + 1);
    done = csv_parse(&csv->parser, at, len, on_field, on_row, csv);
    if (csv_error(&csv->parser) == CSV_ENOMEM)
        nrm_arena_exhausted(csv->a);
    if (done < len)
        return fail_here(csv, csv->line_bytes + done + 1, e);
    csv->from += len;
    csv->line_bytes += len;
    return check_limits(csv, e);
}

/* Splits a whole line that needs no parser; false when it does. */
static bool
split_line(nrm_csv *csv, size_t len)
{
    const char *at = csv->chunk + csv->from, *end = at + len;

    while (end > at && (end[-1] == '\n' || end[-1] == '\r'))
        end--;
    if (csv->in_row || csv->line_bytes > 0 || end == at
        || len > csv->form.field_limit
        || !nrm_csv_split(csv->a, &csv->fields,
                          nrm_text_n(at, (size_t)(end - at)),
                          csv->form.delimiter, &csv->ascii))
        return false;
    csv->row = nrm_text_n(at, (size_t)(end - at));
    csv->from += len;
    csv->line++;
    csv->n = csv->fields.n;
    csv->row_ended = true;
    return true;
}

/* Feeds physical lines until a row ends or the input does. */
static int
collect(nrm_csv *csv, nrm_err *e)
{
    while (!csv->row_ended) {
        bool ends_line;
        size_t len = next_piece(csv, &ends_line);

        if (len == 0) {
            if (csv->at_end)
                return 0;
            if (refill(csv, e) != 0)
                return -1;
            continue;
        }
        if (csv->line_bytes == 0) {
            csv->fields_before = csv->n;
            if (!csv->in_row)
                csv->row_line = csv->quote_line = csv->line;
        }
        if (ends_line && split_line(csv, len))
            return 0;
        if (feed(csv, len, e) != 0)
            return -1;
        if (!ends_line)
            continue;
        if (!csv->row_ended && csv->n > csv->fields_before)
            csv->quote_line = csv->line;
        csv->in_row = !csv->row_ended;
        csv->line++;
        csv->line_bytes = 0;
    }
    return 0;
}

/* The last row, when no line end follows it. */
static int
finish(nrm_csv *csv, nrm_err *e)
{
    csv->finished = true;
    if (!csv->in_row && csv->line_bytes == 0)
        return 0;
    if (csv->in_row && csv->n > csv->fields_before && csv->line_bytes > 0)
        csv->quote_line = csv->line;
    if (csv_fini(&csv->parser, on_field, on_row, csv) != 0)
        return fail_unclosed(csv, e);
    return check_limits(csv, e);
}

/* Turns the places of a parsed row's fields into views. */
static void
make_views(nrm_csv *csv)
{
    csv->row = nrm_buf_all(&csv->bytes);
    csv->ascii = false;
    csv->fields.n = 0;
    for (size_t i = 0; i < csv->n; i++) {
        const field_place *p = &csv->places[i];

        nrm_room(csv->a, csv->fields.at, csv->fields.n, csv->fields.cap);
        csv->fields.at[csv->fields.n++] =
            nrm_text_n(p->absent ? NULL : csv->bytes.at + p->at, p->len);
    }
}

static int
check_row(nrm_csv *csv, nrm_err *e)
{
    const char *name = nrm_csv_name(csv);
    size_t bad;

    if (!csv->ascii && !nrm_utf8_check(csv->row, &bad)) {
        const char *at = csv->row.at + bad;
        size_t i = csv->n - 1;

        while (csv->fields.at[i].at == NULL || csv->fields.at[i].at > at)
            i--;
        return nrm_fail_at(e, name, csv->row_line,
                           "field %zu is not UTF-8 at its byte %zu; give the "
                           "file's encoding to nrm-ingest --encoding",
                           i + 1, (size_t)(at - csv->fields.at[i].at) + 1);
    }
    if (csv->width == 0)
        csv->width = csv->n;
    if (csv->n != csv->width && !csv->form.ragged)
        return nrm_fail_at(e, name, csv->row_line,
                           "the row has %zu fields, the first row has %zu",
                           csv->n, csv->width);
    return 0;
}

/* An empty line stands for one empty field where rows have one field. */
static int
take_blank(nrm_csv *csv, nrm_err *e)
{
    if (csv->blank_line != 0 && !csv->form.skip_blank)
        return nrm_fail_at(e, nrm_csv_name(csv), csv->blank_line,
                           "the line is empty; every line is one row");
    return 0;
}

int
nrm_csv_next(nrm_csv *csv, nrm_csv_row *row, nrm_err *e)
{
    for (;;) {
        csv->n = 0;
        csv->row.at = NULL;
        nrm_buf_clear(&csv->bytes);
        csv->row_ended = false;
        if (csv->finished)
            return 0;
        if (collect(csv, e) != 0)
            return -1;
        if (!csv->row_ended && finish(csv, e) != 0)
            return -1;
        if (!csv->row_ended)
            return 0;
        if (csv->n > 0)
            break;
        if (!csv->form.skip_blank && (csv->width == 1 || csv->form.ragged)) {
            csv->row_ended = false;
            on_field(NULL, 0, csv);
            break;
        }
        if (csv->blank_line == 0)
            csv->blank_line = csv->row_line;
    }
    if (take_blank(csv, e) != 0)
        return -1;
    if (csv->row.at == NULL)
        make_views(csv);
    if (check_row(csv, e) != 0)
        return -1;
    row->fields = csv->fields.at;
    row->n = csv->n;
    row->line = csv->row_line;
    return 1;
}
