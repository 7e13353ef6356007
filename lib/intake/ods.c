/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument spreadsheets (ISO/IEC 26300, OpenDocument 1.2 part 1). */
#include "intake/package.h"

#include "base/buf.h"
#include "base/num.h"

#include <string.h>

#define CONTENT "content.xml"

typedef struct ods {
    nrm_arena *a;
    const char **names;
    size_t n, cap;
} ods;

typedef struct reading {
    ods *o;
    nrm_err *e;
    nrm_grid *grid; /* NULL while the sheets are counted */
    size_t wanted, table;
    size_t tables; /* nested tables that are open */
    bool here;     /* inside the sheet that is wanted */
    size_t row, column, row_repeat, cell_repeat;
    bool in_cell, in_note;
    size_t paragraphs;
    bool in_paragraph;
    nrm_buf text;
    nrm_text value; /* absent: the text counts */
} reading;

static size_t
repeat(const char *const *attributes, const char *name)
{
    const char *text = nrm_xml_attribute(attributes, name);
    int64_t n;

    return text != NULL && nrm_num_whole(nrm_text_of(text), &n) && n > 0
               ? (size_t)n
               : 1;
}

/* PT14H05M00S to 14:05:00; the seconds may have a fraction, which is cut. */
static nrm_text
clock_of(nrm_arena *a, const char *t)
{
    long part[3] = { 0, 0, 0 }, n = 0;

    if (strncmp(t, "PT", 2) != 0)
        return nrm_text_copy(a, nrm_text_of(t));
    for (t += 2; *t != '\0'; t++) {
        if (*t >= '0' && *t <= '9' && n < 100000000) {
            n = n * 10 + (*t - '0');
            continue;
        }
        part[*t == 'H' ? 0 : *t == 'M' ? 1 : 2] = n;
        n = 0;
        if (*t == '.')
            break;
    }
    return nrm_text_of(
        nrm_format(a, "%02ld:%02ld:%02ld", part[0], part[1], part[2]));
}

static nrm_text
number_of(reading *r, const char *text)
{
    char *out = nrm_alloc(r->o->a, NRM_NUM_BYTES);
    double n;

    if (nrm_num_real(nrm_text_of(text), &n))
        return nrm_text_of(nrm_num_format(n, out));
    nrm_fail_at(r->e, r->grid->name, r->row + 1, "'%s' is not a number",
                nrm_quote(r->o->a, nrm_text_of(text)));
    return nrm_text_n(NULL, 0);
}

/* The value of a cell where it has one beside its text. */
static nrm_text
value_of(reading *r, const char *const *attributes)
{
    const char *date = nrm_xml_attribute(attributes, "date-value");
    const char *clock = nrm_xml_attribute(attributes, "time-value");
    const char *yes = nrm_xml_attribute(attributes, "boolean-value");
    const char *number = nrm_xml_attribute(attributes, "value");

    if (date != NULL) {
        nrm_text t = nrm_text_copy(r->o->a, nrm_text_of(date));

        return nrm_text_ends(t, "T00:00:00") ? nrm_text_n(t.at, 10) : t;
    }
    if (clock != NULL)
        return clock_of(r->o->a, clock);
    if (yes != NULL)
        return nrm_text_of(strcmp(yes, "true") == 0 ? "true" : "false");
    return number != NULL ? number_of(r, number) : nrm_text_n(NULL, 0);
}

static void
open_table(reading *r, const char *const *attributes)
{
    const char *name = nrm_xml_attribute(attributes, "name");
    ods *o = r->o;

    if (r->tables++ > 0)
        return;
    r->here = r->grid != NULL && r->table == r->wanted;
    r->table++;
    r->row = 0;
    if (r->grid != NULL)
        return;
    nrm_room(o->a, o->names, o->n, o->cap);
    o->names[o->n++] = nrm_format(o->a, "%s", name == NULL ? "" : name);
}

/* Signs inside a paragraph that are elements. */
static void
open_sign(reading *r, const char *name, const char *const *attributes)
{
    if (strcmp(name, "s") == 0)
        for (size_t n = repeat(attributes, "c"); n > 0 && n < 100000; n--)
            nrm_buf_char(&r->text, ' ');
    else if (strcmp(name, "tab") == 0)
        nrm_buf_char(&r->text, '\t');
    else if (strcmp(name, "line-break") == 0)
        nrm_buf_char(&r->text, '\n');
}

static void
on_open(void *state, const char *name, const char *const *attributes)
{
    reading *r = state;

    if (strcmp(name, "table") == 0)
        open_table(r, attributes);
    if (!r->here)
        return;
    if (strcmp(name, "table-row") == 0) {
        r->row_repeat = repeat(attributes, "number-rows-repeated");
        r->column = 0;
    } else if (strcmp(name, "table-cell") == 0
               || strcmp(name, "covered-table-cell") == 0) {
        r->cell_repeat = repeat(attributes, "number-columns-repeated");
        r->in_cell = true;
        r->paragraphs = 0;
        nrm_buf_clear(&r->text);
        r->value = value_of(r, attributes);
    } else if (strcmp(name, "annotation") == 0) {
        r->in_note = true;
    } else if (r->in_cell && !r->in_note && strcmp(name, "p") == 0) {
        if (r->paragraphs++ > 0)
            nrm_buf_char(&r->text, '\n');
        r->in_paragraph = true;
    } else if (r->in_paragraph && !r->in_note) {
        open_sign(r, name, attributes);
    }
}

static void
on_text(void *state, const char *text, size_t len)
{
    reading *r = state;

    if (r->in_paragraph && !r->in_note)
        nrm_buf_put(&r->text, text, len);
}

/* A cell that repeats stands in each of its rows and columns. */
static void
close_cell(reading *r)
{
    nrm_text text =
        r->value.at != NULL ? r->value : nrm_text_of(nrm_buf_string(&r->text));

    r->in_cell = false;
    for (size_t i = 0; text.len > 0 && i < r->row_repeat; i++)
        for (size_t k = 0; k < r->cell_repeat; k++)
            if (nrm_grid_set(r->grid, r->row + i, r->column + k, text, r->e)
                != 0)
                return;
    r->column += r->cell_repeat;
}

static void
on_close(void *state, const char *name)
{
    reading *r = state;

    if (strcmp(name, "table") == 0 && --r->tables == 0)
        r->here = false;
    if (!r->here)
        return;
    if (strcmp(name, "p") == 0 && !r->in_note)
        r->in_paragraph = false;
    else if (strcmp(name, "annotation") == 0)
        r->in_note = false;
    else if (strcmp(name, "table-cell") == 0
             || strcmp(name, "covered-table-cell") == 0)
        close_cell(r);
    else if (strcmp(name, "table-row") == 0)
        r->row += r->row_repeat;
}

static int
read_content(nrm_arena *a, nrm_package *p, reading *r)
{
    nrm_xml_walk walk = { on_open, on_close, on_text, r, r->e };

    nrm_buf_init(&r->text, a);
    return nrm_package_walk(p, CONTENT, &walk);
}

static int
open_book(nrm_arena *a, nrm_package *p, void **state, const char ***names,
          size_t *n, nrm_err *e)
{
    ods *o = nrm_new(a, ods);
    reading r = { .o = o, .e = e };

    o->a = a;
    *state = o;
    if (read_content(a, p, &r) != 0)
        return -1;
    *names = o->names;
    *n = o->n;
    return 0;
}

static int
fill(nrm_arena *a, nrm_package *p, void *state, size_t sheet, nrm_grid *grid,
     nrm_err *e)
{
    reading r = { .o = state, .e = e, .grid = grid, .wanted = sheet };

    return read_content(a, p, &r);
}

const nrm_book_format nrm_book_ods = {
    .mark = CONTENT,
    .open = open_book,
    .fill = fill,
};
