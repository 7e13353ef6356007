/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/xlsform.h"

#include "base/pool.h"
#include "data/codes.h"
#include "data/unicode.h"

#include <string.h>

/* Types of questions, and the type of the field; NULL for none. */
static const struct {
    const char *question, *field;
} types[] = {
    { "text", "string" },
    { "integer", "integer" },
    { "decimal", "number" },
    { "range", "number" },
    { "date", "date" },
    { "time", "time" },
    { "datetime", "datetime" },
    { "select_one", "string" },
    { "select_multiple", "list" },
    { "rank", "list" },
    { "calculate", "string" },
    { "barcode", "string" },
    { "geopoint", "string" },
    { "geotrace", "string" },
    { "geoshape", "string" },
    { "image", "string" },
    { "audio", "string" },
    { "video", "string" },
    { "file", "string" },
    { "acknowledge", "string" },
    { "hidden", "string" },
    { "start", "string" },
    { "end", "string" },
    { "today", "date" },
    { "deviceid", "string" },
    { "username", "string" },
    { "phonenumber", "string" },
    { "simserial", "string" },
    { "subscriberid", "string" },
    { "email", "string" },
    { "audit", NULL },
    { "note", NULL },
    { "begin_group", NULL },
    { "end_group", NULL },
    { "begin_repeat", NULL },
    { "end_repeat", NULL },
    { "begin", NULL },
    { "end_", NULL },
};

/* The columns of a sheet; `n` of the rows where it has none. */
typedef struct sheet {
    nrm_rows *rows;
    size_t type, name, required, list;
    size_t label[NRM_LANGS];
} sheet;

/* label::English (en), label::en, or label alone, which is English. */
static bool
label_lang(nrm_text column, nrm_lang *out)
{
    static const char *const names[NRM_LANGS] = { "english", "greek",
                                                  "bulgarian", "romanian",
                                                  "slovenian" };

    if (nrm_text_is(column, "label")) {
        *out = NRM_EN;
        return true;
    }
    if (!nrm_text_starts(column, "label:"))
        return false;
    for (size_t i = 0; i < NRM_LANGS; i++) {
        nrm_text rest = column;

        while (rest.len > 0 && rest.at[0] != ':')
            rest.at++, rest.len--;
        while (rest.len > 0 && rest.at[0] == ':')
            rest.at++, rest.len--;
        *out = (nrm_lang)i;
        if (nrm_text_is(rest, nrm_lang_name(*out))
            || nrm_text_starts(rest, names[i]))
            return true;
        if (rest.len > 4 && rest.at[rest.len - 1] == ')'
            && nrm_text_is(nrm_text_n(rest.at + rest.len - 3, 2),
                           nrm_lang_name(*out)))
            return true;
    }
    return false;
}

static int
read_header(nrm_arena *a, nrm_rows *rows, sheet *s, nrm_err *e)
{
    s->rows = rows;
    s->type = s->name = s->required = s->list = rows->n;
    for (size_t l = 0; l < NRM_LANGS; l++)
        s->label[l] = rows->n;
    for (size_t i = 0; i < rows->n; i++) {
        nrm_text column = nrm_utf8_fold(a, rows->columns[i]);
        nrm_lang lang;

        if (nrm_text_is(column, "type"))
            s->type = i;
        else if (nrm_text_is(column, "name") || nrm_text_is(column, "value"))
            s->name = i;
        else if (nrm_text_is(column, "required"))
            s->required = i;
        else if (nrm_text_is(column, "list_name")
                 || nrm_text_is(column, "list name"))
            s->list = i;
        else if (label_lang(column, &lang))
            s->label[lang] = i;
    }
    if (s->name == rows->n)
        return nrm_fail_at(e, rows->name, rows->line,
                           "a sheet of a form needs a column 'name'");
    return 0;
}

static nrm_text
cell(const sheet *s, const nrm_cells *row, size_t column)
{
    return column < s->rows->n ? nrm_utf8_trim(row->at[column])
                               : nrm_text_n(NULL, 0);
}

static void
put_labels(const sheet *s, const nrm_cells *row, nrm_buf *out)
{
    bool any = false;

    for (size_t l = 0; l < NRM_LANGS; l++) {
        nrm_text label = cell(s, row, s->label[l]);

        if (label.len == 0)
            continue;
        nrm_buf_format(out, "%s\"%s\": ", any ? ", " : "\"labels\": { ",
                       nrm_lang_name((nrm_lang)l));
        nrm_json_put(out, label);
        any = true;
    }
    nrm_buf_text(out, any ? " }" : "\"labels\": {}");
}

/* Whether the sheet says yes in any of its ways. */
static bool
says_yes(nrm_text t)
{
    return nrm_text_is(t, "yes") || nrm_text_is(t, "true")
           || nrm_text_is(t, "TRUE") || nrm_text_is(t, "Yes")
           || nrm_text_is(t, "true()");
}

/* A question as a field; groups and notes are none. */
static int
put_question(nrm_arena *a, const sheet *s, const nrm_cells *row, bool *first,
             nrm_buf *out, nrm_err *e)
{
    nrm_text whole = cell(s, row, s->type), rest = whole, type = whole;
    nrm_text list = { NULL, 0 };
    size_t i = 0;

    if (whole.len == 0)
        return 0;
    nrm_text_cut(&rest, ' ', &type);
    type = nrm_utf8_fold(a, type);
    nrm_text_cut(&rest, ' ', &list);
    while (i < NRM_COUNT_OF(types) && !nrm_text_is(type, types[i].question))
        i++;
    if (i == NRM_COUNT_OF(types))
        return nrm_fail_at(e, s->rows->name, row->line,
                           "there is no type of question '%s'",
                           nrm_quote(a, whole));
    if (types[i].field == NULL || nrm_text_is(list, "group")
        || nrm_text_is(list, "repeat"))
        return 0;
    nrm_buf_format(out, "%s          { \"name\": ", *first ? "" : ",\n");
    *first = false;
    nrm_json_put(out, cell(s, row, s->name));
    nrm_buf_format(out, ", \"type\": \"%s\"", types[i].field);
    if (strcmp(types[i].field, "list") == 0)
        nrm_buf_text(out, ", \"delimiter\": \";\"");
    if (says_yes(cell(s, row, s->required)))
        nrm_buf_text(out, ", \"constraints\": { \"required\": true }");
    nrm_buf_text(out, ",\n            \"nrm\": { ");
    if (nrm_text_starts(type, "select") || nrm_text_is(type, "rank")) {
        nrm_buf_text(out, "\"codelist\": ");
        nrm_json_put(out, list);
        nrm_buf_text(out, ", ");
    }
    put_labels(s, row, out);
    nrm_buf_text(out, " } }");
    return 0;
}

/* Lists come in any order; each is written out when its first row comes. */
static int
put_choices(nrm_arena *a, const sheet *s, nrm_buf *out, nrm_err *e)
{
    nrm_pool *names = nrm_pool_new(a);
    nrm_buf *lists = NULL;
    size_t cap = 0;
    nrm_cells row;
    int more;

    while ((more = s->rows->next(s->rows, &row, e)) == NRM_ROW_GOOD) {
        nrm_text list = cell(s, &row, s->list);
        size_t n = nrm_pool_count(names);
        uint32_t i;

        if (list.len == 0)
            continue;
        i = nrm_pool_add(names, list);
        if (i == n) {
            nrm_room(a, lists, n, cap);
            nrm_buf_init(&lists[i], a);
        }
        nrm_buf_text(&lists[i], lists[i].len == 0 ? "" : ",\n");
        nrm_buf_text(&lists[i], "        { \"code\": ");
        nrm_json_put(&lists[i], cell(s, &row, s->name));
        nrm_buf_text(&lists[i], ", ");
        put_labels(s, &row, &lists[i]);
        nrm_buf_text(&lists[i], " }");
    }
    for (uint32_t i = 0; i < nrm_pool_count(names); i++) {
        nrm_buf_text(out, i == 0 ? "\n      " : ",\n      ");
        nrm_json_put(out, nrm_pool_at(names, i));
        nrm_buf_format(out, ": [\n%s\n      ]", nrm_buf_string(&lists[i]));
    }
    return more == 0 ? 0 : -1;
}

int
nrm_xlsform_write(nrm_arena *a, nrm_rows *survey, nrm_rows *choices,
                  nrm_buf *out, nrm_err *e)
{
    sheet questions, answers;
    bool first = true;
    nrm_cells row;
    int more;

    if (read_header(a, survey, &questions, e) != 0
        || read_header(a, choices, &answers, e) != 0)
        return -1;
    nrm_buf_text(out, "{\n  \"$schema\": "
                      "\"https://datapackage.org/profiles/2.0/"
                      "datapackage.json\",\n  \"name\": \"form\",\n"
                      "  \"nrm\": {\n    \"codelists\": {");
    if (put_choices(a, &answers, out, e) != 0)
        return -1;
    nrm_buf_text(out, "\n    }\n  },\n  \"resources\": [\n    {\n"
                      "      \"name\": \"form\",\n      \"schema\": {\n"
                      "        \"fieldsMatch\": \"partial\",\n"
                      "        \"fields\": [\n");
    while ((more = survey->next(survey, &row, e)) == NRM_ROW_GOOD)
        if (put_question(a, &questions, &row, &first, out, e) != 0)
            return -1;
    nrm_buf_text(out, "\n        ]\n      }\n    }\n  ]\n}\n");
    return more == 0 ? 0 : -1;
}
