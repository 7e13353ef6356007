/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/draft.h"

#include "base/pool.h"
#include "data/code_index.h"
#include "data/unicode.h"
#include "intake/amount.h"
#include "intake/moment.h"
#include "intake/xlsform.h"

#include <string.h>

#define DISTINCT_MAX 400 /* values that are compared with code lists */

/* The types that are tried, the narrowest first. */
static const struct {
    nrm_type type;
    const char *name, *format; /* format NULL: a number */
} kinds[] = {
    { NRM_TYPE_YEAR, "year", "default" },
    { NRM_TYPE_INTEGER, "integer", NULL },
    { NRM_TYPE_NUMBER, "number", NULL },
    { NRM_TYPE_DATE, "date", "default" },
    { NRM_TYPE_DATE, "date", "%d.%m.%Y" },
    { NRM_TYPE_DATE, "date", "%d/%m/%Y" },
    { NRM_TYPE_DATETIME, "datetime", "default" },
    { NRM_TYPE_DATETIME, "datetime", "%m/%d/%Y %H:%M:%S" },
    { NRM_TYPE_TIME, "time", "default" },
};
#define KINDS NRM_COUNT_OF(kinds)

/* The lists whose codes or labels a column may hold. */
static const char *const lists[] = { "geo",  "sex",   "age",  "citizen",
                                     "form", "actor", "stage" };

/* What is known of a column so far. */
typedef struct guess {
    bool can[KINDS];
    bool bounded, missing;
    size_t n; /* values */
    nrm_pool *distinct;
} guess;

static bool
is_year(nrm_text t)
{
    return t.len == 4 && (t.at[0] == '1' || t.at[0] == '2');
}

static void
look(nrm_arena *scratch, guess *g, nrm_text cell)
{
    nrm_amount_form form = { .decimal = nrm_text_of("."), .bounded = true };
    nrm_amount amount;
    nrm_text moment;

    cell = nrm_utf8_trim(cell);
    if (cell.len == 0) {
        g->missing = true;
        return;
    }
    g->n++;
    if (nrm_pool_count(g->distinct) < DISTINCT_MAX)
        nrm_pool_add(g->distinct, cell);
    for (size_t k = 0; k < KINDS; k++) {
        if (!g->can[k])
            continue;
        if (kinds[k].format != NULL) {
            g->can[k] = nrm_moment_read(scratch, kinds[k].type, kinds[k].format,
                                        cell, &moment)
                        && (kinds[k].type != NRM_TYPE_YEAR || is_year(cell));
            continue;
        }
        form.whole = kinds[k].type == NRM_TYPE_INTEGER;
        g->can[k] = nrm_amount_read(&form, cell, &amount);
        if (g->can[k] && !amount.exact)
            g->bounded = true;
    }
}

/* The indexes of the lists. */
typedef struct known_lists {
    nrm_code_index *at[NRM_COUNT_OF(lists)];
} known_lists;

static known_lists
know_lists(nrm_arena *a)
{
    known_lists known;

    for (size_t i = 0; i < NRM_COUNT_OF(lists); i++) {
        nrm_codelist *list = nrm_codes_standard(a, lists[i]);
        nrm_err e = { 0 };

        known.at[i] = list == NULL ? NULL : nrm_code_index_new(a, list, &e);
    }
    return known;
}

/* The standard list that has all values of a column, or NULL. */
static const char *
list_of(const known_lists *known, const guess *g)
{
    size_t n = nrm_pool_count(g->distinct);

    if (n == 0 || n == DISTINCT_MAX)
        return NULL;
    for (size_t i = 0; i < NRM_COUNT_OF(lists); i++) {
        nrm_code_index *x = known->at[i];
        uint32_t k = 0;

        while (x != NULL && k < n
               && nrm_code_index_find(x, nrm_pool_at(g->distinct, k))
                      != NRM_NO_CODE)
            k++;
        if (k == n)
            return lists[i];
    }
    return NULL;
}

static void
put_field(const known_lists *known, nrm_text name, const guess *g, nrm_buf *out)
{
    const char *list = list_of(known, g);
    size_t k = 0;

    while (k < KINDS && !(g->can[k] && g->n > 0))
        k++;
    nrm_buf_text(out, "          { \"name\": ");
    nrm_json_put(out, name);
    nrm_buf_format(out, ", \"type\": \"%s\"",
                   k == KINDS || list != NULL ? "string" : kinds[k].name);
    if (k < KINDS && list == NULL && kinds[k].format != NULL
        && strcmp(kinds[k].format, "default") != 0)
        nrm_buf_format(out, ", \"format\": \"%s\"", kinds[k].format);
    if (!g->missing && g->n > 0)
        nrm_buf_text(out, ", \"constraints\": { \"required\": true }");
    if (list != NULL)
        nrm_buf_format(out, ", \"nrm\": { \"codelist\": \"%s\" }", list);
    else if (g->bounded && k < KINDS && kinds[k].format == NULL)
        nrm_buf_text(out, ", \"nrm\": { \"censored\": true }");
    nrm_buf_text(out, " }");
}

/* A name after the specification: lower case, digits and dashes. */
static const char *
package_name(nrm_arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *name = nrm_format(a, "%s", slash == NULL ? path : slash + 1);
    char *dot = strrchr(name, '.');

    if (dot != NULL)
        *dot = '\0';
    for (char *c = name; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
        else if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9'))
            *c = '-';
    }
    return name;
}

static void
put_package(nrm_arena *a, const char *path, const nrm_source *source,
            const guess *guesses, nrm_buf *out)
{
    const char *slash = strrchr(path, '/'), *name = package_name(a, path);
    known_lists known = know_lists(a);

    nrm_buf_format(out,
                   "{\n  \"$schema\": "
                   "\"https://datapackage.org/profiles/2.0/"
                   "datapackage.json\",\n  \"name\": \"%s\",\n"
                   "  \"resources\": [\n    {\n      \"name\": \"%s\",\n"
                   "      \"path\": ",
                   name, name);
    nrm_json_put(out, nrm_text_of(slash == NULL ? path : slash + 1));
    if (source->preset != NULL)
        nrm_buf_format(out, ",\n      \"nrm\": { \"layout\": \"%s\" }",
                       source->preset);
    nrm_buf_text(out, ",\n      \"schema\": {\n        \"fields\": [\n");
    for (size_t i = 0; i < source->rows->n; i++) {
        nrm_buf_text(out, i == 0 ? "" : ",\n");
        put_field(&known, source->rows->columns[i], &guesses[i], out);
    }
    nrm_buf_text(out, "\n        ]\n      }\n    }\n  ]\n}\n");
}

int
nrm_draft_write(nrm_arena *a, const char *path, const nrm_source *source,
                nrm_buf *out, nrm_err *e)
{
    nrm_rows *rows = source->rows;
    guess *guesses = nrm_new_n(a, guess, rows->n);
    nrm_arena *scratch = nrm_arena_child(a);
    nrm_cells cells;
    int more;

    for (size_t i = 0; i < rows->n; i++) {
        guesses[i].distinct = nrm_pool_new(a);
        for (size_t k = 0; k < KINDS; k++)
            guesses[i].can[k] = true;
    }
    while ((more = rows->next(rows, &cells, e)) == NRM_ROW_GOOD) {
        nrm_arena_reset(scratch);
        for (size_t i = 0; i < rows->n; i++)
            look(scratch, &guesses[i], cells.at[i]);
    }
    nrm_arena_free(scratch);
    if (more != 0)
        return -1;
    put_package(a, path, source, guesses, out);
    return 0;
}

/* Opens one sheet of a form; false when the file is no form. */
static bool
open_sheet(nrm_arena *a, const char *path, const char *sheet,
           const nrm_source_ask *ask, nrm_source *out)
{
    nrm_source_ask of_sheet = *ask;
    nrm_err e = { 0 };

    of_sheet.sheet = sheet;
    of_sheet.bad_rows = true; /* a form's rows may end early */
    return nrm_source_open(a, path, &of_sheet, out, &e) == 0;
}

int
nrm_draft_files(nrm_arena *a, const char *const *paths, size_t n,
                const nrm_source_ask *ask, nrm_buf *out, nrm_err *e)
{
    nrm_source_ask of_form = *ask;
    nrm_source first, second;

    of_form.bad_rows = of_form.bad_rows || n == 2;
    if (n > 2)
        return nrm_fail(e, NRM_EUSAGE,
                        "a first schema is made of one file, or of the survey "
                        "and the choices of a form");
    if (n == 1 && ask->sheet == NULL && strcmp(paths[0], "-") != 0
        && open_sheet(a, paths[0], "survey", ask, &first)
        && open_sheet(a, paths[0], "choices", ask, &second))
        return nrm_xlsform_write(a, first.rows, second.rows, out, e);
    if (nrm_source_open(a, paths[0], &of_form, &first, e) != 0)
        return -1;
    if (n == 1)
        return nrm_draft_write(a, paths[0], &first, out, e);
    if (nrm_source_open(a, paths[1], &of_form, &second, e) != 0)
        return -1;
    return nrm_xlsform_write(a, first.rows, second.rows, out, e);
}
