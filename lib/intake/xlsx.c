/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office Open XML workbooks (ECMA-376, ISO/IEC 29500-1, chapter 18). */
#include "intake/package.h"

#include "base/buf.h"
#include "base/num.h"
#include "intake/serial.h"

#include <string.h>

typedef struct texts {
    nrm_text *at;
    size_t n, cap;
} texts;

typedef struct xlsx {
    nrm_arena *a;
    texts names, ids;           /* of the sheets */
    texts link_ids, link_paths; /* of the relationships */
    texts shared;
    long *format_ids; /* of formats that are not built in */
    nrm_shown *format_shown;
    size_t n_formats, formats_cap;
    nrm_shown *styles; /* what each cell style shows */
    size_t n_styles, styles_cap;
    bool from_1904;
} xlsx;

/* A member being read. */
typedef struct reading {
    xlsx *x;
    nrm_grid *grid;
    nrm_err *e;
    bool in_text, in_phonetic, in_styles;
    nrm_buf text;
    size_t row, column; /* from 0 */
    nrm_text type;
    size_t style;
    bool in_cell;
} reading;

static void
add_text(nrm_arena *a, texts *t, const char *text)
{
    nrm_room(a, t->at, t->n, t->cap);
    t->at[t->n++] = nrm_text_copy(a, nrm_text_of(text == NULL ? "" : text));
}

static void
no_close(NRM_UNUSED void *state, NRM_UNUSED const char *name)
{
}

static void
no_text(NRM_UNUSED void *state, NRM_UNUSED const char *text,
        NRM_UNUSED size_t len)
{
}

static void
open_workbook(void *state, const char *name, const char *const *attributes)
{
    xlsx *x = ((reading *)state)->x;
    const char *value;

    if (strcmp(name, "sheet") == 0) {
        add_text(x->a, &x->names, nrm_xml_attribute(attributes, "name"));
        add_text(x->a, &x->ids, nrm_xml_attribute(attributes, "id"));
    } else if (strcmp(name, "workbookPr") == 0) {
        value = nrm_xml_attribute(attributes, "date1904");
        x->from_1904 =
            value != NULL
            && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
    }
}

static void
open_links(void *state, const char *name, const char *const *attributes)
{
    xlsx *x = ((reading *)state)->x;

    if (strcmp(name, "Relationship") != 0)
        return;
    add_text(x->a, &x->link_ids, nrm_xml_attribute(attributes, "Id"));
    add_text(x->a, &x->link_paths, nrm_xml_attribute(attributes, "Target"));
}

static void
open_shared(void *state, const char *name, NRM_UNUSED const char *const *attrs)
{
    reading *r = state;

    if (strcmp(name, "si") == 0)
        nrm_buf_clear(&r->text);
    else if (strcmp(name, "rPh") == 0)
        r->in_phonetic = true;
    else if (strcmp(name, "t") == 0)
        r->in_text = !r->in_phonetic;
}

/* The value of four hexadecimal digits, or -1. */
static int
hex_of(const char *t)
{
    int n = 0;

    for (int i = 0; i < 4; i++) {
        char c = t[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                           : -1;

        if (digit < 0)
            return -1;
        n = n * 16 + digit;
    }
    return n;
}

/*
 * Texts write a control character as _x000D_, and the underscore of such a
 * text as _x005F_ (ISO/IEC 29500-1, 22.9.2.19). CR alone is left out: it
 * stands before the LF of a line.
 */
static const char *
unescape(nrm_arena *a, const char *text)
{
    const char *end = text + strlen(text);
    char *out, *to;

    if (strstr(text, "_x") == NULL)
        return text;
    out = to = nrm_alloc(a, (size_t)(end - text) + 1);
    while (text < end) {
        int c = end - text >= 7 && text[0] == '_' && text[1] == 'x'
                        && text[6] == '_'
                    ? hex_of(text + 2)
                    : -1;

        if (c == '_' || (c > 0 && c < ' ')) {
            if (c != '\r')
                *to++ = (char)c;
            text += 7;
        } else {
            *to++ = *text++;
        }
    }
    return out;
}

static void
close_shared(void *state, const char *name)
{
    reading *r = state;

    if (strcmp(name, "si") == 0)
        add_text(r->x->a, &r->x->shared,
                 unescape(r->x->a, nrm_buf_string(&r->text)));
    else if (strcmp(name, "rPh") == 0)
        r->in_phonetic = false;
    else if (strcmp(name, "t") == 0)
        r->in_text = false;
}

static void
take_text(void *state, const char *text, size_t len)
{
    reading *r = state;

    if (r->in_text)
        nrm_buf_put(&r->text, text, len);
}

/* A whole number of an attribute, or -1. */
static long
number_of(const char *text)
{
    int64_t n;

    return text != NULL && nrm_num_whole(nrm_text_of(text), &n) ? (long)n : -1;
}

static void
add_format(xlsx *x, long id, const char *code)
{
    size_t cap = x->formats_cap;

    nrm_room(x->a, x->format_ids, x->n_formats, cap);
    if (cap != x->formats_cap)
        x->format_shown = nrm_grow(x->a, x->format_shown, x->formats_cap, cap,
                                   sizeof *x->format_shown);
    x->formats_cap = cap;
    x->format_ids[x->n_formats] = id;
    x->format_shown[x->n_formats++] = nrm_serial_code(nrm_text_of(code));
}

static void
add_style(xlsx *x, long id)
{
    nrm_shown shown = nrm_serial_builtin(id);

    for (size_t i = 0; i < x->n_formats; i++)
        if (x->format_ids[i] == id)
            shown = x->format_shown[i];
    nrm_room(x->a, x->styles, x->n_styles, x->styles_cap);
    x->styles[x->n_styles++] = shown;
}

static void
open_styles(void *state, const char *name, const char *const *attributes)
{
    reading *r = state;
    long id = number_of(nrm_xml_attribute(attributes, "numFmtId"));
    const char *code = nrm_xml_attribute(attributes, "formatCode");

    if (strcmp(name, "numFmt") == 0 && code != NULL)
        add_format(r->x, id, code);
    else if (strcmp(name, "cellXfs") == 0)
        r->in_styles = true;
    else if (strcmp(name, "xf") == 0 && r->in_styles)
        add_style(r->x, id);
}

static void
close_styles(void *state, const char *name)
{
    if (strcmp(name, "cellXfs") == 0)
        ((reading *)state)->in_styles = false;
}

/* "BC12" to column 54 and row 11; what is not there stays. */
static void
take_place(const char *text, reading *r)
{
    size_t column = 0, row = 0;

    if (text == NULL)
        return;
    for (; *text >= 'A' && *text <= 'Z' && column < NRM_BOOK_COLUMNS_MAX;
         text++)
        column = column * 26 + (size_t)(*text - 'A') + 1;
    for (; *text >= '0' && *text <= '9' && row <= NRM_BOOK_ROWS_MAX; text++)
        row = row * 10 + (size_t)(*text - '0');
    if (column > 0)
        r->column = column - 1;
    if (row > 0)
        r->row = row - 1;
}

static void
open_sheet(void *state, const char *name, const char *const *attributes)
{
    reading *r = state;
    const char *type = nrm_xml_attribute(attributes, "t");
    long row, style;

    if (strcmp(name, "row") == 0) {
        row = number_of(nrm_xml_attribute(attributes, "r"));
        r->row = row > 0 ? (size_t)row - 1 : r->row + 1;
        r->column = (size_t)-1;
    } else if (strcmp(name, "c") == 0) {
        r->column++;
        take_place(nrm_xml_attribute(attributes, "r"), r);
        r->type =
            nrm_text_copy(r->x->a, nrm_text_of(type == NULL ? "n" : type));
        style = number_of(nrm_xml_attribute(attributes, "s"));
        r->style = style < 0 ? 0 : (size_t)style;
        r->in_cell = true;
        nrm_buf_clear(&r->text);
    } else if (strcmp(name, "rPh") == 0) {
        r->in_phonetic = true;
    } else if (r->in_cell) {
        r->in_text = strcmp(name, "v") == 0
                     || (strcmp(name, "t") == 0 && !r->in_phonetic);
    }
}

static nrm_text
number_text(reading *r, nrm_text text)
{
    const xlsx *x = r->x;
    nrm_shown shown =
        r->style < x->n_styles ? x->styles[r->style] : NRM_SHOWN_NUMBER;
    char *out = nrm_alloc(x->a, NRM_NUM_BYTES);
    nrm_text moment;
    double n;

    if (!nrm_num_real(text, &n)) {
        nrm_fail_at(r->e, r->grid->name, r->row + 1,
                    "column %zu: '%s' is not a number", r->column + 1,
                    nrm_quote(x->a, text));
        return text;
    }
    if (shown == NRM_SHOWN_NUMBER)
        return nrm_text_of(nrm_num_format(n, out));
    moment = nrm_serial_write(x->a, n, shown, x->from_1904);
    if (moment.at == NULL)
        nrm_fail_at(r->e, r->grid->name, r->row + 1,
                    "column %zu: there is no date with the number %s",
                    r->column + 1, nrm_num_format(n, out));
    return moment;
}

static nrm_text
cell_text(reading *r)
{
    nrm_text text = nrm_text_of(nrm_buf_string(&r->text));
    int64_t n;

    if (nrm_text_is(r->type, "str") || nrm_text_is(r->type, "inlineStr"))
        return nrm_text_of(unescape(r->x->a, text.at));
    if (text.len == 0 || nrm_text_is(r->type, "e") || nrm_text_is(r->type, "d"))
        return text;
    if (nrm_text_is(r->type, "b"))
        return nrm_text_of(nrm_text_is(text, "1") ? "true" : "false");
    if (!nrm_text_is(r->type, "s"))
        return number_text(r, text);
    if (nrm_num_whole(text, &n) && n >= 0 && (size_t)n < r->x->shared.n)
        return r->x->shared.at[n];
    nrm_fail_at(r->e, r->grid->name, r->row + 1,
                "column %zu: there is no shared text %s", r->column + 1,
                nrm_quote(r->x->a, text));
    return text;
}

static void
close_sheet(void *state, const char *name)
{
    reading *r = state;

    if (strcmp(name, "rPh") == 0)
        r->in_phonetic = false;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        r->in_text = false;
    if (strcmp(name, "c") != 0)
        return;
    r->in_cell = false;
    if (r->text.len > 0
        && nrm_grid_set(r->grid, r->row, r->column, cell_text(r), r->e) != 0)
        return;
}

/* Walks through a member; one that is not there is empty. */
static int
walk(nrm_package *p, const char *member, nrm_xml_walk how, reading *r,
     bool optional)
{
    if (optional && !nrm_package_has(p, member))
        return 0;
    how.state = r;
    how.e = r->e;
    nrm_buf_init(&r->text, r->x->a);
    return nrm_package_walk(p, member, &how);
}

static int
open_book(nrm_arena *a, nrm_package *p, void **state, const char ***names,
          size_t *n, nrm_err *e)
{
    static const nrm_xml_walk workbook = { open_workbook, no_close, no_text,
                                           NULL, NULL };
    static const nrm_xml_walk links = { open_links, no_close, no_text, NULL,
                                        NULL };
    static const nrm_xml_walk shared = { open_shared, close_shared, take_text,
                                         NULL, NULL };
    static const nrm_xml_walk styles = { open_styles, close_styles, no_text,
                                         NULL, NULL };
    xlsx *x = nrm_new(a, xlsx);
    reading r = { .x = x, .e = e };

    x->a = a;
    *state = x;
    if (walk(p, "xl/workbook.xml", workbook, &r, false) != 0
        || walk(p, "xl/_rels/workbook.xml.rels", links, &r, false) != 0
        || walk(p, "xl/sharedStrings.xml", shared, &r, true) != 0
        || walk(p, "xl/styles.xml", styles, &r, true) != 0)
        return -1;
    *n = x->names.n;
    *names = nrm_new_n(a, const char *, *n);
    for (size_t i = 0; i < *n; i++)
        (*names)[i] = x->names.at[i].at;
    return 0;
}

static int
fill(nrm_arena *a, nrm_package *p, void *state, size_t sheet, nrm_grid *grid,
     nrm_err *e)
{
    static const nrm_xml_walk cells = { open_sheet, close_sheet, take_text,
                                        NULL, NULL };
    xlsx *x = state;
    reading r = { .x = x, .grid = grid, .e = e, .row = (size_t)-1 };

    for (size_t i = 0; i < x->link_ids.n && sheet < x->ids.n; i++) {
        const char *path = x->link_paths.at[i].at;

        if (!nrm_text_eq(x->link_ids.at[i], x->ids.at[sheet]))
            continue;
        path = path[0] == '/' ? path + 1 : nrm_format(a, "xl/%s", path);
        return walk(p, path, cells, &r, false);
    }
    return nrm_fail_at(e, grid->name, 0, "the workbook has no sheet %zu",
                       sheet + 1);
}

const nrm_book_format nrm_book_xlsx = {
    .mark = "xl/workbook.xml",
    .open = open_book,
    .fill = fill,
};
