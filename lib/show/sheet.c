/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/sheet.h"

#include "data/unicode.h"

#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#define WIDTH_MAX 60 /* columns of a sheet grow to this, then wrap */
#define WIDTH_MIN 9
#define CELL_MAX 32767 /* characters of a cell */
#define NAME_MAX_CHARS 31
#define PAPER_A4 9

struct nrm_book {
    nrm_arena *a;
    lxw_workbook *book; /* NULL when it is closed */
    lxw_format *bold, *head, *head_right, *text, *right, *link;
    lxw_format *number[10], *total_number[10];
    size_t n_tables;
    nrm_err *e;
    int result;
};

struct nrm_sheet {
    nrm_book *b;
    lxw_worksheet *sheet;
    lxw_row_t row;       /* the next one */
    lxw_row_t table_row; /* where the table of links starts */
    const char *const *link_heads;
    size_t *widths;
    size_t n_widths;
};

/* Keeps the first error. */
static void
check(nrm_book *b, lxw_error error, const char *what)
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
    b->right = workbook_add_format(b->book);
    format_set_align(b->right, LXW_ALIGN_RIGHT);
    b->head = workbook_add_format(b->book);
    format_set_bold(b->head);
    format_set_text_wrap(b->head);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    b->head_right = workbook_add_format(b->book);
    format_set_bold(b->head_right);
    format_set_text_wrap(b->head_right);
    format_set_bottom(b->head_right, LXW_BORDER_THIN);
    format_set_align(b->head_right, LXW_ALIGN_RIGHT);
    b->link = workbook_add_format(b->book);
    format_set_underline(b->link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(b->link, 0x12436D);
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
    check(b, workbook_set_properties(b->book, &properties), "properties");
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

    check(b, workbook_set_properties(b->book, &properties), "properties");
}

int
nrm_book_close(nrm_book *b)
{
    lxw_workbook *book = b->book;

    if (b->result != 0)
        return -1;
    b->book = NULL;
    check(b, workbook_close(book), "writing it");
    return b->result;
}

/* The first `n` code points. */
static nrm_text
first_chars(nrm_text t, size_t n)
{
    nrm_text rest = t;
    int32_t point;

    while (n-- > 0 && nrm_utf8_next(&rest, &point)) {
    }
    return nrm_text_n(t.at, t.len - rest.len);
}

/* Strings that Excel accepts: valid UTF-8, not too long, no control bytes. */
static const char *
clean(nrm_sheet *s, const char *text)
{
    nrm_text t = first_chars(nrm_text_of(text), CELL_MAX);
    char *copy = nrm_text_string(s->b->a, t);

    for (char *p = copy; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20 && *p != '\n')
            *p = ' ';
    return copy;
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

static void
put_string(nrm_sheet *s, size_t column, const char *text, lxw_format *format)
{
    check(s->b,
          worksheet_write_string(s->sheet, s->row, (lxw_col_t)column,
                                 clean(s, text), format),
          "text");
}

nrm_sheet *
nrm_sheet_add(nrm_book *b, const char *name)
{
    nrm_sheet *s = nrm_new(b->a, nrm_sheet);
    const char *cut =
        nrm_text_string(b->a, first_chars(nrm_text_of(name), NAME_MAX_CHARS));

    s->b = b;
    check(b, workbook_validate_sheet_name(b->book, cut), cut);
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

/*
 * Marks the rows from `first` to the one before s->row as a table. Headers
 * are told apart by a number behind them, as case alone does not.
 */
static void
mark_up(nrm_sheet *s, lxw_row_t first, const char *const *heads, size_t n,
        size_t n_left)
{
    lxw_table_column *columns = nrm_new_n(s->b->a, lxw_table_column, n);
    lxw_table_column **list = nrm_new_n(s->b->a, lxw_table_column *, n + 1);
    lxw_table_options options = { 0 };

    for (size_t c = 0; c < n; c++) {
        const char *head = clean(s, heads[c]);

        for (size_t k = 0, copy = 2; k < c; k++)
            if (nrm_text_eq(
                    nrm_utf8_fold(s->b->a, nrm_text_of(columns[k].header)),
                    nrm_utf8_fold(s->b->a, nrm_text_of(head)))) {
                head = nrm_format(s->b->a, "%s (%zu)", heads[c], copy++);
                k = (size_t)-1;
            }
        columns[c].header = nrm_text_string(s->b->a, nrm_text_of(head));
        columns[c].header_format = c < n_left ? s->b->head : s->b->head_right;
        list[c] = &columns[c];
    }
    options.name = nrm_format(s->b->a, "table_%zu", ++s->b->n_tables);
    options.no_autofilter = LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 0;
    options.columns = list;
    check(s->b,
          worksheet_add_table(s->sheet, first, 0, s->row - 1,
                              (lxw_col_t)(n - 1), &options),
          "table");
}

/* A number, or the text that stands instead of it. */
static void
put_cell(nrm_sheet *s, const nrm_table *t, size_t row, size_t column)
{
    const nrm_cell *cell = &t->cells[row * t->n_columns + column];
    size_t at = t->n_stubs + column;
    bool low = (cell->marks & NRM_MARK_BIT(NRM_MARK_LOW)) != 0;
    int decimals = cell->decimals > 9 ? 9 : cell->decimals;

    note_width(s, at, cell->text);
    if (!cell->value.known || low || !isfinite(cell->value.x)
        || cell->word != NULL) {
        put_string(s, at, cell->text,
                   t->kinds[column] == NRM_COLUMN_NUMBERS ? s->b->right
                                                          : s->b->text);
        return;
    }
    check(s->b,
          worksheet_write_number(s->sheet, s->row, (lxw_col_t)at, cell->value.x,
                                 t->total[row] ? s->b->total_number[decimals]
                                               : s->b->number[decimals]),
          "number");
}

void
nrm_sheet_table(nrm_sheet *s, const nrm_table *t)
{
    size_t n = t->n_stubs + t->n_columns;
    const char **heads = nrm_new_n(s->b->a, const char *, n);
    lxw_row_t first = s->row++;

    for (size_t c = 0; c < n; c++) {
        heads[c] = c < t->n_stubs ? t->stub_heads[c] : t->heads[c - t->n_stubs];
        note_width(s, c, heads[c]);
        if (s->widths[c] > 24)
            s->widths[c] = 24; /* headers wrap sooner than cells */
    }
    for (size_t r = 0; r < t->n_rows; r++, s->row++) {
        for (size_t k = 0; k < t->n_stubs; k++) {
            note_width(s, k, t->stubs[r * t->n_stubs + k]);
            put_string(s, k, t->stubs[r * t->n_stubs + k], NULL);
        }
        for (size_t c = 0; c < t->n_columns; c++)
            put_cell(s, t, r, c);
    }
    if (t->n_rows == 0)
        s->row++; /* a table has a row, be it empty */
    mark_up(s, first, heads, n, t->prose ? n : t->n_stubs);
}

void
nrm_sheet_links_start(nrm_sheet *s, const char *const heads[2])
{
    s->table_row = s->row++;
    s->link_heads = heads;
}

void
nrm_sheet_link(nrm_sheet *s, const char *sheet, const char *title)
{
    const char *name = nrm_text_string(
        s->b->a, first_chars(nrm_text_of(sheet), NAME_MAX_CHARS));
    const char *url = nrm_format(s->b->a, "internal:'%s'!A1", name);

    note_width(s, 0, sheet);
    note_width(s, 1, title);
    check(s->b, worksheet_write_url(s->sheet, s->row, 0, url, s->b->link),
          "link");
    put_string(s, 0, name, s->b->link);
    put_string(s, 1, title, s->b->text);
    s->row++;
}

void
nrm_sheet_links_end(nrm_sheet *s)
{
    mark_up(s, s->table_row, s->link_heads, 2, 2);
}

int
nrm_sheet_done(nrm_sheet *s)
{
    for (size_t c = 0; c < s->n_widths; c++)
        check(s->b,
              worksheet_set_column(
                  s->sheet, (lxw_col_t)c, (lxw_col_t)c,
                  (double)(s->widths[c] < WIDTH_MIN ? WIDTH_MIN : s->widths[c]),
                  NULL),
              "width");
    return s->b->result;
}
