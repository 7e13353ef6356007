/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/xlsform_part.h"

#include "base/pool.h"
#include "data/unicode.h"

#include <string.h>

/* Types of questions, the type of the field (NULL: none), and the answers. */
static const struct {
    const char *question, *field;
    nrm_answer answer;
} types[] = {
    { "text", "string", NRM_ANSWER_TEXT },
    { "integer", "integer", NRM_ANSWER_NUMBER },
    { "decimal", "number", NRM_ANSWER_NUMBER },
    { "range", "number", NRM_ANSWER_NUMBER },
    { "date", "date", NRM_ANSWER_MOMENT },
    { "time", "time", NRM_ANSWER_MOMENT },
    { "datetime", "datetime", NRM_ANSWER_MOMENT },
    { "select_one", "string", NRM_ANSWER_TEXT },
    { "select_multiple", "list", NRM_ANSWER_LIST },
    { "select_one_external", "string", NRM_ANSWER_TEXT },
    { "select_one_from_file", "string", NRM_ANSWER_TEXT },
    { "select_multiple_from_file", "list", NRM_ANSWER_LIST },
    { "rank", "list", NRM_ANSWER_LIST },
    { "calculate", "string", NRM_ANSWER_TEXT },
    { "barcode", "string", NRM_ANSWER_TEXT },
    { "geopoint", "string", NRM_ANSWER_TEXT },
    { "geotrace", "string", NRM_ANSWER_TEXT },
    { "geoshape", "string", NRM_ANSWER_TEXT },
    { "image", "string", NRM_ANSWER_TEXT },
    { "audio", "string", NRM_ANSWER_TEXT },
    { "video", "string", NRM_ANSWER_TEXT },
    { "file", "string", NRM_ANSWER_TEXT },
    { "acknowledge", "string", NRM_ANSWER_TEXT },
    { "hidden", "string", NRM_ANSWER_TEXT },
    { "start", "string", NRM_ANSWER_TEXT },
    { "end", "string", NRM_ANSWER_TEXT },
    { "today", "date", NRM_ANSWER_MOMENT },
    { "deviceid", "string", NRM_ANSWER_TEXT },
    { "username", "string", NRM_ANSWER_TEXT },
    { "phonenumber", "string", NRM_ANSWER_TEXT },
    { "simserial", "string", NRM_ANSWER_TEXT },
    { "subscriberid", "string", NRM_ANSWER_TEXT },
    { "email", "string", NRM_ANSWER_TEXT },
    { "audit", NULL, NRM_ANSWER_NONE },
    { "note", NULL, NRM_ANSWER_NONE },
    { "begin_group", NULL, NRM_ANSWER_NONE },
    { "end_group", NULL, NRM_ANSWER_NONE },
    { "begin_repeat", NULL, NRM_ANSWER_NONE },
    { "end_repeat", NULL, NRM_ANSWER_NONE },
    { "begin", NULL, NRM_ANSWER_NONE },
    { "end_", NULL, NRM_ANSWER_NONE },
};

/* The columns of a sheet; `n` of the rows where it has none. */
typedef struct sheet {
    nrm_rows *rows;
    size_t type, name, required, list, constraint, relevant;
    size_t unsaid[NRM_XLSFORM_UNSAID];
    size_t label[NRM_LANGS], message[NRM_LANGS];
} sheet;

/* label::English (en), label::en, or label alone, which is English. */
static bool
lang_of(nrm_text column, const char *what, nrm_lang *out)
{
    static const char *const names[NRM_LANGS] = { "english", "greek",
                                                  "bulgarian", "romanian",
                                                  "slovenian" };
    nrm_text rest = column;

    if (!nrm_text_starts(column, what))
        return false;
    rest.at += strlen(what);
    rest.len -= strlen(what);
    *out = NRM_EN;
    if (rest.len == 0)
        return true;
    if (rest.at[0] != ':' && rest.at[0] != '.')
        return false;
    while (rest.len > 0 && (rest.at[0] == ':' || rest.at[0] == '.'))
        rest.at++, rest.len--;
    for (size_t i = 0; i < NRM_LANGS; i++) {
        *out = (nrm_lang)i;
        if (nrm_text_is(rest, nrm_lang_name(*out))
            || nrm_text_starts(rest, names[i])
            || (rest.len > 4 && rest.at[rest.len - 1] == ')'
                && nrm_text_is(nrm_text_n(rest.at + rest.len - 3, 2),
                               nrm_lang_name(*out))))
            return true;
    }
    return false;
}

/* Takes a column for what its header says. */
static void
take_column(sheet *s, nrm_text header, size_t column)
{
    const struct {
        const char *name;
        size_t *to;
    } known[] = {
        { "type", &s->type },
        { "name", &s->name },
        { "value", &s->name },
        { "list_name", &s->list },
        { "list name", &s->list },
        { "required", &s->required },
        { "constraint", &s->constraint },
        { "relevant", &s->relevant },
        { "relevance", &s->relevant },
        { "calculation", &s->unsaid[NRM_XLSFORM_CALCULATION] },
        { "choice_filter", &s->unsaid[NRM_XLSFORM_FILTER] },
        { "repeat_count", &s->unsaid[NRM_XLSFORM_COUNT] },
    };
    nrm_lang lang;

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        if (nrm_text_is(header, known[i].name))
            *known[i].to = column;
    if (lang_of(header, "label", &lang))
        s->label[lang] = column;
    if (lang_of(header, "constraint_message", &lang))
        s->message[lang] = column;
}

static int
read_header(nrm_arena *a, nrm_rows *rows, sheet *s, nrm_err *e)
{
    s->rows = rows;
    s->type = s->name = s->required = s->list = rows->n;
    s->constraint = s->relevant = rows->n;
    for (size_t i = 0; i < NRM_XLSFORM_UNSAID; i++)
        s->unsaid[i] = rows->n;
    for (size_t l = 0; l < NRM_LANGS; l++)
        s->label[l] = s->message[l] = rows->n;
    for (size_t i = 0; i < rows->n; i++)
        take_column(s, nrm_utf8_fold(a, rows->columns[i]), i);
    if (s->name == rows->n)
        return nrm_fail_at(e, rows->name, rows->line,
                           "a sheet of a form needs a column 'name'");
    return 0;
}

/*
 * The next row. Forms that were saved as text may have rows without their
 * empty cells at the end; a row with cells beyond the header is an error.
 */
static int
next_row(const sheet *s, nrm_cells *row, nrm_err *e)
{
    nrm_err why = { 0 };
    int more = s->rows->next(s->rows, row, &why);

    if (more == NRM_ROW_BAD && row->n <= s->rows->n)
        return NRM_ROW_GOOD;
    if (more < 0 || more == NRM_ROW_BAD)
        *e = why;
    return more == NRM_ROW_BAD ? -1 : more;
}

/* A cell that stays. */
static nrm_text
cell(nrm_arena *a, const nrm_cells *row, size_t column)
{
    return column < row->n ? nrm_text_copy(a, nrm_utf8_trim(row->at[column]))
                           : nrm_text_n(NULL, 0);
}

static void
read_texts(nrm_arena *a, const nrm_cells *row, const size_t columns[NRM_LANGS],
           nrm_text out[NRM_LANGS])
{
    for (size_t l = 0; l < NRM_LANGS; l++)
        out[l] = cell(a, row, columns[l]);
}

void
nrm_xlsform_texts(const char *key, const nrm_text texts[NRM_LANGS],
                  nrm_buf *out)
{
    bool any = false;

    nrm_buf_format(out, "\"%s\": {", key);
    for (size_t l = 0; l < NRM_LANGS; l++) {
        if (texts[l].len == 0)
            continue;
        nrm_buf_format(out, "%s \"%s\": ", any ? "," : "",
                       nrm_lang_name((nrm_lang)l));
        nrm_json_put(out, texts[l]);
        any = true;
    }
    nrm_buf_text(out, any ? " }" : "}");
}

/* What a group that begins or ends does to those that are open. */
static void
walk_groups(nrm_xlsform *f, nrm_text type, nrm_text what, size_t row,
            size_t *group, bool *repeat)
{
    bool begins = nrm_text_starts(type, "begin");

    f->rows[row].group = *group;
    f->rows[row].repeat = *repeat;
    if (begins) {
        f->rows[row].repeat = *repeat || nrm_text_is(what, "repeat")
                              || nrm_text_is(type, "begin_repeat");
        *group = row;
    } else if (nrm_text_starts(type, "end_")
               || (nrm_text_is(type, "end") && what.len > 0)) {
        *group = *group == NRM_NO_GROUP ? *group : f->rows[*group].group;
    }
    *repeat = *group != NRM_NO_GROUP && f->rows[*group].repeat;
}

/* A row of the sheet `survey`; one without a type is none. */
static int
read_row(nrm_xlsform *f, const sheet *s, const nrm_cells *cells, size_t *group,
         bool *repeat, nrm_err *e)
{
    nrm_text whole = cell(f->a, cells, s->type), rest = whole, type = whole;
    nrm_xlsform_row *r;
    nrm_xpath_question *q;

    if (whole.len == 0)
        return 0;
    nrm_room(f->a, f->rows, f->n, f->cap);
    nrm_room(f->a, f->questions, f->n, f->questions_cap);
    r = &f->rows[f->n];
    q = &f->questions[f->n];
    memset(r, 0, sizeof *r);
    nrm_text_cut(&rest, ' ', &type);
    type = nrm_utf8_fold(f->a, type);
    nrm_text_cut(&rest, ' ', &r->list);
    while (r->type < NRM_COUNT_OF(types)
           && !nrm_text_is(type, types[r->type].question))
        r->type++;
    if (r->type == NRM_COUNT_OF(types))
        return nrm_fail_at(e, s->rows->name, cells->line,
                           "there is no type of question '%s'",
                           nrm_quote(f->a, whole));
    q->name = cell(f->a, cells, s->name);
    q->answer = nrm_text_is(r->list, "group") || nrm_text_is(r->list, "repeat")
                    ? NRM_ANSWER_NONE
                    : types[r->type].answer;
    r->line = cells->line;
    r->required = cell(f->a, cells, s->required);
    r->constraint = cell(f->a, cells, s->constraint);
    r->relevant = cell(f->a, cells, s->relevant);
    for (size_t i = 0; i < NRM_XLSFORM_UNSAID; i++)
        r->unsaid[i] = cell(f->a, cells, s->unsaid[i]);
    read_texts(f->a, cells, s->label, r->label);
    read_texts(f->a, cells, s->message, r->message);
    walk_groups(f, type, r->list, f->n++, group, repeat);
    return 0;
}

static int
read_form(nrm_xlsform *f, const sheet *s, nrm_err *e)
{
    size_t group = NRM_NO_GROUP;
    bool repeat = false;
    nrm_cells row;
    int more;

    while ((more = next_row(s, &row, e)) == NRM_ROW_GOOD)
        if (read_row(f, s, &row, &group, &repeat, e) != 0)
            return -1;
    return more;
}

/* A question as a field. */
static void
put_question(const nrm_xlsform *f, size_t row, nrm_buf *out)
{
    const nrm_xlsform_row *r = &f->rows[row];
    const char *type = types[r->type].question;

    nrm_buf_text(out, "          { \"name\": ");
    nrm_json_put(out, f->questions[row].name);
    nrm_buf_format(out, ", \"type\": \"%s\"", types[r->type].field);
    if (f->questions[row].answer == NRM_ANSWER_LIST)
        nrm_buf_text(out, ", \"delimiter\": \";\"");
    if (nrm_xlsform_demands(f, row))
        nrm_buf_text(out, ", \"constraints\": { \"required\": true }");
    nrm_buf_text(out, ",\n            \"nrm\": { ");
    if (strcmp(type, "select_one") == 0 || strcmp(type, "select_multiple") == 0
        || strcmp(type, "rank") == 0) {
        nrm_buf_text(out, "\"codelist\": ");
        nrm_json_put(out, r->list);
        nrm_buf_text(out, ", ");
    }
    nrm_xlsform_texts("labels", r->label, out);
    nrm_buf_text(out, " } }");
}

/* Whose words are which, when case and accents do not count. */
typedef struct words {
    nrm_arena *a;
    nrm_pool *pool;
    size_t *owner, cap;
} words;

/* Whether a word of a list is free, or the owner's already. */
static bool
claim(words *w, nrm_text list, nrm_text word, size_t owner)
{
    uint32_t n = (uint32_t)nrm_pool_count(w->pool), i;
    nrm_buf key;

    nrm_buf_init(&key, w->a);
    nrm_buf_view(&key, list);
    nrm_buf_char(&key, '\n');
    nrm_buf_view(&key, nrm_utf8_fold(w->a, word));
    i = nrm_pool_add(w->pool, nrm_buf_all(&key));
    if (i != n)
        return w->owner[i] == owner;
    nrm_room(w->a, w->owner, n, w->cap);
    w->owner[i] = owner;
    return true;
}

/* A label that something else has too is told apart by the name. */
static void
part_labels(words *w, nrm_text list, nrm_text name, size_t owner,
            nrm_text labels[NRM_LANGS])
{
    for (size_t l = 0; l < NRM_LANGS; l++)
        if (labels[l].len > 0 && !claim(w, list, labels[l], owner))
            labels[l] = nrm_text_of(nrm_format(w->a, "%s (%s)",
                                               nrm_text_string(w->a, labels[l]),
                                               nrm_text_string(w->a, name)));
}

/* Questions whose labels are as good as headers. */
static void
part_questions(nrm_xlsform *f)
{
    words w = { .a = f->a, .pool = nrm_pool_new(f->a) };
    const nrm_text none = { NULL, 0 };

    for (size_t i = 0; i < f->n; i++)
        if (f->questions[i].answer != NRM_ANSWER_NONE)
            (void)claim(&w, none, f->questions[i].name, i);
    for (size_t i = 0; i < f->n; i++)
        if (f->questions[i].answer != NRM_ANSWER_NONE)
            part_labels(&w, none, f->questions[i].name, i, f->rows[i].label);
}

/* The choices of a form: its lists, as text, and what stands in them. */
typedef struct choosing {
    nrm_arena *a;
    nrm_pool *lists, *codes;
    words words;
    nrm_buf *texts;
    size_t cap;
} choosing;

/* A code that stands again, for a filter by another answer, is one. */
static void
add_choice(choosing *c, const sheet *s, const nrm_cells *row)
{
    nrm_text list = cell(c->a, row, s->list), code = cell(c->a, row, s->name);
    nrm_text labels[NRM_LANGS];
    size_t n = nrm_pool_count(c->lists), owner = nrm_pool_count(c->codes);
    nrm_buf key;
    uint32_t i;

    nrm_buf_init(&key, c->a);
    nrm_buf_view(&key, list);
    nrm_buf_char(&key, '\n');
    nrm_buf_view(&key, code);
    if (list.len == 0 || nrm_pool_add(c->codes, nrm_buf_all(&key)) != owner)
        return;
    i = nrm_pool_add(c->lists, list);
    if (i == n) {
        nrm_room(c->a, c->texts, n, c->cap);
        nrm_buf_init(&c->texts[i], c->a);
    }
    read_texts(c->a, row, s->label, labels);
    (void)claim(&c->words, list, code, owner);
    part_labels(&c->words, list, code, owner, labels);
    nrm_buf_text(&c->texts[i], c->texts[i].len == 0 ? "" : ",\n");
    nrm_buf_text(&c->texts[i], "        { \"code\": ");
    nrm_json_put(&c->texts[i], code);
    nrm_buf_text(&c->texts[i], ", ");
    nrm_xlsform_texts("labels", labels, &c->texts[i]);
    nrm_buf_text(&c->texts[i], " }");
}

/* Lists come in any order; they are written in that of their first rows. */
static int
put_choices(nrm_arena *a, const sheet *s, nrm_buf *out, nrm_err *e)
{
    choosing c = { .a = a,
                   .lists = nrm_pool_new(a),
                   .codes = nrm_pool_new(a),
                   .words = { .a = a, .pool = nrm_pool_new(a) } };
    nrm_cells row;
    int more;

    while ((more = next_row(s, &row, e)) == NRM_ROW_GOOD)
        add_choice(&c, s, &row);
    for (uint32_t i = 0; i < nrm_pool_count(c.lists); i++) {
        nrm_buf_text(out, i == 0 ? "\n      " : ",\n      ");
        nrm_json_put(out, nrm_pool_at(c.lists, i));
        nrm_buf_format(out, ": [\n%s\n      ]", nrm_buf_string(&c.texts[i]));
    }
    return more;
}

int
nrm_xlsform_write(nrm_arena *a, nrm_rows *survey, nrm_rows *choices,
                  nrm_buf *out, nrm_err *e)
{
    sheet questions, answers;
    nrm_xlsform form = { .a = a };
    nrm_buf rules;
    size_t left, n = 0;

    if (read_header(a, survey, &questions, e) != 0
        || read_header(a, choices, &answers, e) != 0
        || read_form(&form, &questions, e) != 0)
        return -1;
    part_questions(&form);
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
    for (size_t i = 0; i < form.n; i++) {
        if (form.questions[i].answer == NRM_ANSWER_NONE)
            continue;
        nrm_buf_text(out, n++ == 0 ? "" : ",\n");
        put_question(&form, i, out);
    }
    nrm_buf_init(&rules, a);
    left = nrm_xlsform_rules(&form, &rules);
    nrm_buf_text(out, "\n        ]\n      }");
    if (rules.len > 0)
        nrm_buf_format(out, ",\n      \"nrm\": {\n%s      }",
                       nrm_buf_string(&rules));
    nrm_buf_text(out, "\n    }\n  ]\n}\n");
    return (int)left;
}
