/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pool.h"
#include "data/unicode.h"
#include "show/sheet_book.h"
#include "show/sheet_text.h"

#include <string.h>

#define WIDTH_MAX 70 /* columns of a sheet grow to this, then wrap */
#define WIDTH_MIN 9
#define HEAD_CHARS 200 /* code points of a header */
#define HEAD_MAX 18    /* headers wrap sooner than cells */
#define LINE_HEIGHT 16.0
#define PAPER_A4 9

void
nrm_book_check(nrm_book *b, lxw_error error, const char *what)
{
    if (error == LXW_NO_ERROR || b->result != 0)
        return;
    b->result = nrm_fail(b->e, NRM_EOS, "the workbook: %s: %s", what,
                         lxw_strerror(error));
}

/* A book that was not closed gives its memory back without a file. */
static void
drop_book(void *object)
{
    nrm_book *b = object;

    if (b->book != NULL)
        lxw_workbook_free(b->book);
}

static lxw_format *
number_format(nrm_book *b, int decimals, bool bold)
{
    lxw_format *f = workbook_add_format(b->book);
    nrm_buf text;

    nrm_buf_init(&text, b->a);
    nrm_buf_text(&text, decimals > 0 ? "#,##0." : "#,##0");
    for (int i = 0; i < decimals; i++)
        nrm_buf_char(&text, '0');
    format_set_num_format(f, nrm_buf_string(&text));
    format_set_align(f, LXW_ALIGN_RIGHT);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (bold)
        format_set_bold(f);
    return f;
}

static void
make_formats(nrm_book *b)
{
    b->bold = workbook_add_format(b->book);
    format_set_bold(b->bold);
    format_set_font_size(b->bold, 14);
    b->text = workbook_add_format(b->book);
    format_set_text_wrap(b->text);
    format_set_align(b->text, LXW_ALIGN_VERTICAL_TOP);
    b->text_behind = workbook_add_format(b->book);
    format_set_text_wrap(b->text_behind);
    format_set_indent(b->text_behind, 1);
    format_set_align(b->text_behind, LXW_ALIGN_VERTICAL_TOP);
    b->right = workbook_add_format(b->book);
    format_set_align(b->right, LXW_ALIGN_RIGHT);
    format_set_align(b->right, LXW_ALIGN_VERTICAL_TOP);
    b->head = workbook_add_format(b->book);
    format_set_bold(b->head);
    format_set_text_wrap(b->head);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    b->head_behind = workbook_add_format(b->book);
    format_set_bold(b->head_behind);
    format_set_text_wrap(b->head_behind);
    format_set_bottom(b->head_behind, LXW_BORDER_THIN);
    format_set_indent(b->head_behind, 1);
    b->head_right = workbook_add_format(b->book);
    format_set_bold(b->head_right);
    format_set_text_wrap(b->head_right);
    format_set_bottom(b->head_right, LXW_BORDER_THIN);
    format_set_align(b->head_right, LXW_ALIGN_RIGHT);
    b->link = workbook_add_format(b->book);
    format_set_underline(b->link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(b->link, 0x12436D);
    format_set_align(b->link, LXW_ALIGN_VERTICAL_TOP);
    for (int d = 0; d < 10; d++) {
        b->number[d] = number_format(b, d, false);
        b->total_number[d] = number_format(b, d, true);
    }
}

nrm_book *
nrm_book_new(nrm_arena *a, const char *path, int64_t date, nrm_err *e)
{
    nrm_book *b = nrm_new(a, nrm_book);
    lxw_doc_properties properties = { .created = (time_t)date };

    b->a = a;
    b->e = e;
    b->book = workbook_new(path);
    if (b->book == NULL)
        nrm_arena_exhausted(a);
    nrm_arena_defer(a, drop_book, b);
    nrm_book_check(b, workbook_set_properties(b->book, &properties),
                   "properties");
    make_formats(b);
    return b;
}

void
nrm_book_properties(nrm_book *b, const char *title, const char *comments)
{
    time_t created = b->book->properties->created;
    lxw_doc_properties properties = {
        .title = nrm_text_string(b->a, nrm_text_of(title)),
        .comments = nrm_text_string(b->a, nrm_text_of(comments)),
        .created = created,
    };

    nrm_book_check(b, workbook_set_properties(b->book, &properties),
                   "properties");
}

int
nrm_book_close(nrm_book *b)
{
    lxw_workbook *book = b->book;

    if (b->result != 0)
        return -1;
    b->book = NULL;
    nrm_book_check(b, workbook_close(book), "writing it");
    return b->result;
}

const char *
nrm_sheet_clean(nrm_sheet *s, const char *text)
{
    return nrm_sheet_text(s->b->a, text, NRM_CELL_CHARS);
}

static void
note_width(nrm_sheet *s, size_t column, const char *text)
{
    size_t width = nrm_utf8_width(nrm_text_of(text)) + 2;

    if (column >= s->n_widths) {
        s->widths = nrm_grow(s->b->a, s->widths, s->n_widths, column + 1,
                             sizeof *s->widths);
        s->n_widths = column + 1;
    }
    if (width > s->widths[column])
        s->widths[column] = width > WIDTH_MAX ? WIDTH_MAX : width;
}

/* Notes a text that is broken into lines where its column is too narrow. */
static void
note_wrap(nrm_sheet *s, size_t column, const char *text)
{
    nrm_room(s->b->a, s->wraps, s->n_wraps, s->wraps_cap);
    s->wraps[s->n_wraps++] =
        (nrm_sheet_wrap){ s->row, column, nrm_utf8_width(nrm_text_of(text)) };
}

static void
put_string(nrm_sheet *s, size_t column, const char *text, lxw_format *format)
{
    if (format == s->b->text || format == s->b->text_behind)
        note_wrap(s, column, text);
    nrm_book_check(s->b,
                   worksheet_write_string(s->sheet, s->row, (lxw_col_t)column,
                                          nrm_sheet_clean(s, text), format),
                   "text");
}

nrm_sheet *
nrm_sheet_add(nrm_book *b, const char *name)
{
    nrm_sheet *s = nrm_new(b->a, nrm_sheet);
    const char *cut = nrm_sheet_text(b->a, name, NRM_NAME_CHARS);

    s->b = b;
    s->name = cut;
    nrm_book_check(b, workbook_validate_sheet_name(b->book, cut), cut);
    s->sheet = b->result == 0 ? workbook_add_worksheet(b->book, cut)
                              : workbook_add_worksheet(b->book, NULL);
    worksheet_set_landscape(s->sheet);
    worksheet_set_paper(s->sheet, PAPER_A4);
    worksheet_fit_to_pages(s->sheet, 1, 0);
    return s;
}

void
nrm_sheet_title(nrm_sheet *s, const char *text)
{
    put_string(s, 0, text, s->b->bold);
    s->row++;
}

void
nrm_sheet_line(nrm_sheet *s, const char *text)
{
    put_string(s, 0, text, NULL);
    s->row++;
}

static bool
is_number(const nrm_sheet *s, size_t column)
{
    return s->table != NULL && column >= s->table->n_stubs
           && s->table->kinds[column - s->table->n_stubs] == NRM_COLUMN_NUMBERS;
}

/* Text right behind a number keeps away from it. */
static bool
is_behind_number(const nrm_sheet *s, size_t column)
{
    return column > 0 && is_number(s, column - 1) && !is_number(s, column);
}

/* Excel takes 255 characters, and none is no header. */
static const char *
head_text(nrm_sheet *s, const char *text)
{
    const char *clean = nrm_sheet_clean(s, text);
    const char *cut = nrm_sheet_text(s->b->a, clean, HEAD_CHARS);

    if (nrm_text_strip(nrm_text_of(clean)).len == 0)
        return "-";
    return strcmp(cut, clean) == 0 ? clean
                                   : nrm_format(s->b->a, "%s\xe2\x80\xa6", cut);
}

/* Adds a header; false for one that was there, case aside. */
static bool
is_new(nrm_arena *a, nrm_pool *seen, const char *head)
{
    size_t n = nrm_pool_count(seen);

    return nrm_pool_add(seen, nrm_utf8_fold(a, nrm_text_of(head))) == n;
}

/*
 * Marks the rows from s->table_row to the one before s->row as a table. Headers
 * are told apart by a number behind them, as case alone does not.
 */
static void
mark_up(nrm_sheet *s, const char *const *heads, size_t n)
{
    lxw_table_column *columns = nrm_new_n(s->b->a, lxw_table_column, n);
    lxw_table_column **list = nrm_new_n(s->b->a, lxw_table_column *, n + 1);
    lxw_table_options options = { 0 };
    nrm_pool *seen = nrm_pool_new(s->b->a);

    for (size_t c = 0; c < n; c++) {
        const char *cut = head_text(s, heads[c]), *head = cut;

        for (size_t copy = 2; !is_new(s->b->a, seen, head); copy++)
            head = nrm_format(s->b->a, "%s (%zu)", cut, copy);
        columns[c].header = nrm_text_string(s->b->a, nrm_text_of(head));
        columns[c].header_format = is_number(s, c)          ? s->b->head_right
                                   : is_behind_number(s, c) ? s->b->head_behind
                                                            : s->b->head;
        list[c] = &columns[c];
    }
    options.name = nrm_format(s->b->a, "table_%zu", ++s->b->n_tables);
    options.no_autofilter = LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 0;
    options.columns = list;
    nrm_book_check(s->b,
                   worksheet_add_table(s->sheet, s->table_row, 0, s->row - 1,
                                       (lxw_col_t)(n - 1), &options),
                   "table");
}

/* A number, or the text that stands instead of it. */
static void
put_cell(nrm_sheet *s, const nrm_table *t, size_t row, size_t column)
{
    const nrm_cell *cell = &t->cells[row * t->n_columns + column];
    size_t at = t->n_stubs + column;
    int decimals = cell->decimals > 9 ? 9 : cell->decimals;
    double x;

    note_width(s, at, cell->text);
    if (*cell->text == '\0')
        return; /* nothing is no text, which a chart would take for 0 */
    if (!cell->value.known || cell->word != NULL
        || !nrm_num_real(nrm_text_of(cell->plain), &x)) {
        put_string(s, at, cell->text,
                   is_number(s, at)          ? s->b->right
                   : is_behind_number(s, at) ? s->b->text_behind
                                             : s->b->text);
        return;
    }
    nrm_book_check(s->b,
                   worksheet_write_number(s->sheet, s->row, (lxw_col_t)at, x,
                                          t->total[row]
                                              ? s->b->total_number[decimals]
                                              : s->b->number[decimals]),
                   "number");
}

void
nrm_sheet_table(nrm_sheet *s, const nrm_table *t)
{
    size_t n = t->n_stubs + t->n_columns;
    const char **heads = nrm_new_n(s->b->a, const char *, n);

    s->table_row = s->row;
    s->table = t;
    for (size_t c = 0; c < n; c++) {
        heads[c] = c < t->n_stubs ? t->stub_heads[c] : t->heads[c - t->n_stubs];
        note_width(s, c, heads[c]);
        note_wrap(s, c, heads[c]);
        if (s->widths[c] > HEAD_MAX)
            s->widths[c] = HEAD_MAX;
    }
    s->row++;
    for (size_t r = 0; r < t->n_rows; r++, s->row++) {
        for (size_t k = 0; k < t->n_stubs; k++) {
            note_width(s, k, t->stubs[r * t->n_stubs + k]);
            put_string(s, k, t->stubs[r * t->n_stubs + k], s->b->text);
        }
        for (size_t c = 0; c < t->n_columns; c++)
            put_cell(s, t, r, c);
    }
    if (t->n_rows == 0)
        s->row++; /* a table has a row, be it empty */
    mark_up(s, heads, n);
}

void
nrm_sheet_links_start(nrm_sheet *s, const char *const *heads, size_t n)
{
    s->table_row = s->row++;
    s->link_heads = heads;
    s->n_link_heads = n;
}

void
nrm_sheet_link(nrm_sheet *s, const char *sheet, const char *const *texts)
{
    const char *name = nrm_sheet_text(s->b->a, sheet, NRM_NAME_CHARS);
    const char *url = nrm_format(s->b->a, "internal:'%s'!A1", name);

    note_width(s, 0, sheet);
    nrm_book_check(s->b,
                   worksheet_write_url(s->sheet, s->row, 0, url, s->b->link),
                   "link");
    put_string(s, 0, name, s->b->link);
    for (size_t i = 1; i < s->n_link_heads; i++) {
        note_width(s, i, texts[i - 1]);
        put_string(s, i, texts[i - 1], s->b->text);
    }
    s->row++;
}

void
nrm_sheet_links_end(nrm_sheet *s)
{
    mark_up(s, s->link_heads, s->n_link_heads);
}

/*
 * The lines of a text in a column. A word that goes to the next line leaves a
 * rest, for which two characters of each line are put by.
 */
static size_t
lines_of(size_t text, size_t column)
{
    size_t width = column < WIDTH_MIN ? WIDTH_MIN : column;

    return text + 2 <= width ? 1 : (text + width - 5) / (width - 4);
}

/*
 * The heights of rows whose texts are broken into lines: not every program
 * finds them out.
 */
static void
set_heights(nrm_sheet *s)
{
    size_t lines = 1;

    for (size_t i = 0; i < s->n_wraps; i++) {
        const nrm_sheet_wrap *w = &s->wraps[i];
        bool first = i == 0 || s->wraps[i - 1].row != w->row;
        size_t own = lines_of(w->width, s->widths[w->column]);

        lines = !first && lines > own ? lines : own;
        if (lines > 1 && (i + 1 == s->n_wraps || s->wraps[i + 1].row != w->row))
            nrm_book_check(s->b,
                           worksheet_set_row(s->sheet, w->row,
                                             LINE_HEIGHT * (double)lines, NULL),
                           "height");
    }
}

int
nrm_sheet_done(nrm_sheet *s)
{
    set_heights(s);
    for (size_t c = 0; c < s->n_widths; c++)
        nrm_book_check(
            s->b,
            worksheet_set_column(
                s->sheet, (lxw_col_t)c, (lxw_col_t)c,
                (double)(s->widths[c] < WIDTH_MIN ? WIDTH_MIN : s->widths[c]),
                NULL),
            "width");
    return s->b->result;
}
