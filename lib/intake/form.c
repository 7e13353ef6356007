/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/form.h"

#include "base/buf.h"
#include "intake/choices.h"

#include <string.h>

/* A form while it is made; the lists grow with the questions. */
typedef struct making {
    nrm_arena *a;
    const nrm_schema *s;
    nrm_lang lang;
    const nrm_json *cover; /* names of fields, or NULL */
    nrm_form_list **lists;
    size_t n_lists, cap_lists;
    nrm_err *e;
} making;

/* A text by language: in this one, else in English, else absent. */
static nrm_text
text_of(const making *m, const nrm_json *object, const char *key)
{
    const nrm_json *texts = nrm_json_get(object, key);
    const nrm_json *text = nrm_json_get(texts, nrm_lang_name(m->lang));

    if (text == NULL)
        text = nrm_json_get(texts, nrm_lang_name(NRM_EN));
    return text == NULL ? nrm_text_n(NULL, 0) : text->text;
}

static nrm_text
plain_text(const nrm_json *object, const char *key)
{
    const nrm_json *text = nrm_json_get(object, key);

    return text == NULL ? nrm_text_n(NULL, 0) : text->text;
}

/* The first of these texts that is there. */
static const char *
first_text(const making *m, const nrm_text *texts, size_t n,
           const char *otherwise)
{
    for (size_t i = 0; i < n; i++)
        if (texts[i].len > 0)
            return nrm_text_string(m->a, texts[i]);
    return otherwise;
}

/* What a question asks. */
static const char *
question_text(const making *m, const nrm_field *f)
{
    const nrm_text texts[] = {
        text_of(m, f->nrm, "question"),
        plain_text(f->json, "description"),
        text_of(m, f->nrm, "labels"),
        plain_text(f->json, "title"),
    };

    return first_text(m, texts, NRM_COUNT_OF(texts), f->name);
}

/*
 * Names have underscores where numbers of questions have points; fields that
 * say what a record is about have no number.
 */
static const char *
question_code(const making *m, const nrm_field *f)
{
    char *code = nrm_text_string(m->a, nrm_text_of(f->name));

    if (f->role != NRM_ROLE_OBSERVATION)
        return "";

    for (char *p = code; *p != '\0'; p++)
        if (*p == '_')
            *p = '.';
    return code;
}

/* The reasons for no answer that have a name. */
static const nrm_json *
reasons_of(const nrm_resource *r, const nrm_field *f)
{
    const nrm_json *list = nrm_json_get(f->json, "missingValues");

    if (list == NULL)
        list = nrm_json_get(r->schema, "missingValues");
    for (const nrm_json *at = list == NULL ? NULL : list->first; at != NULL;
         at = at->next)
        if (plain_text(at, "label").len > 0)
            return list;
    return NULL;
}

/* The reasons behind the labels of codes. */
static void
add_reasons(const making *m, nrm_form_list *list, const char **labels)
{
    const nrm_json *at = list->reasons == NULL ? NULL : list->reasons->first;
    nrm_text *reasons = nrm_new_n(
        m->a, nrm_text, list->reasons == NULL ? 0 : list->reasons->count);

    list->reason = reasons;
    for (; at != NULL; at = at->next) {
        nrm_text label = text_of(m, nrm_json_get(at, "nrm"), "labels");

        if (plain_text(at, "label").len == 0)
            continue;
        reasons[list->n_reasons++] = plain_text(at, "label");
        labels[list->n++] = nrm_text_string(
            m->a, label.len > 0 ? label : plain_text(at, "value"));
    }
}

/* Lists of one package with one name; one of them may have a code for none. */
static bool
is_same(const nrm_codelist *x, const nrm_codelist *y)
{
    return x == y
           || (x != NULL && y != NULL && x->n == y->n
               && strcmp(x->name, y->name) == 0);
}

/* What may be chosen in a field; fields with the same choice share it. */
static const nrm_form_list *
list_of(making *m, const nrm_resource *r, const nrm_field *f)
{
    const nrm_codelist *codes = f->codes;
    const nrm_json *reasons = f->required ? NULL : reasons_of(r, f);
    nrm_form_list *list;
    const char **labels;

    if (codes == NULL && reasons == NULL)
        return NULL;
    for (size_t i = 0; i < m->n_lists; i++)
        if (is_same(m->lists[i]->codes, codes)
            && m->lists[i]->reasons == reasons)
            return m->lists[i];
    list = nrm_new(m->a, nrm_form_list);
    labels = nrm_new_n(m->a, const char *,
                       (codes == NULL ? 0 : codes->n)
                           + (reasons == NULL ? 0 : reasons->count));
    list->codes = codes;
    list->reasons = reasons;
    list->title = codes == NULL ? NULL : codes->name;
    for (size_t i = 0; codes != NULL && i < codes->n; i++)
        labels[list->n++] =
            nrm_text_string(m->a, nrm_codes_label(codes, i, m->lang));
    add_reasons(m, list, labels);
    list->labels = labels;
    nrm_room(m->a, m->lists, m->n_lists, m->cap_lists);
    m->lists[m->n_lists++] = list;
    return list;
}

static int
read_limit(const nrm_field *f, const char *key, nrm_maybe *out, nrm_err *e)
{
    const nrm_json *limit = nrm_json_get(f->constraints, key);

    if (limit == NULL || limit->kind == NRM_JSON_STRING)
        return 0;
    out->known = true;
    return nrm_json_number(f->constraints, key, &out->x, e);
}

static int
make_question(making *m, const nrm_resource *r, const nrm_field *f, size_t n,
              nrm_question *q)
{
    nrm_text section = text_of(m, f->nrm, "section");
    nrm_text help = text_of(m, f->nrm, "help");

    q->field = f;
    q->answers = nrm_new_n(m->a, nrm_text, n);
    q->code = question_code(m, f);
    q->section = section.len > 0 ? nrm_text_string(m->a, section) : NULL;
    q->text = question_text(m, f);
    q->help = nrm_text_string(m->a, help);
    q->choice = f->codes != NULL && f->type != NRM_TYPE_LIST;
    q->number = !q->choice
                && (f->type == NRM_TYPE_INTEGER || f->type == NRM_TYPE_NUMBER
                    || f->type == NRM_TYPE_YEAR);
    if (f->codes != NULL && !q->choice)
        q->between = nrm_choices_delimiter(f);
    q->list =
        q->choice || q->number || q->between.len > 0 ? list_of(m, r, f) : NULL;
    q->whole = q->number && f->type != NRM_TYPE_NUMBER;
    q->bounds = nrm_schema_has_bounds(f);
    return read_limit(f, "minimum", &q->low, m->e) != 0
                   || read_limit(f, "maximum", &q->high, m->e) != 0
               ? -1
               : 0;
}

static bool
is_on_cover(const making *m, const nrm_field *f)
{
    const nrm_json *at = m->cover == NULL ? NULL : m->cover->first;

    while (at != NULL && !nrm_text_is(at->text, f->name))
        at = at->next;
    return at != NULL;
}

/* {"year": ["2023", "2024"]}: a column for each value. */
static int
read_columns(making *m, const nrm_resource *r, nrm_form_sheet *sheet)
{
    const nrm_json *form = nrm_json_want(r->nrm, "form", NRM_JSON_OBJECT, m->e);
    const nrm_json *list = form == NULL ? NULL : form->first;
    nrm_text *values;

    sheet->n_records = 1;
    if (list == NULL)
        return m->e->code == NRM_OK ? 0 : -1;
    sheet->given = nrm_schema_field(r, list->key);
    if (sheet->given == NULL || list->next != NULL
        || list->kind != NRM_JSON_ARRAY || list->count == 0)
        return nrm_json_fail(form, m->e,
                             "'form' is an object with one field and an array "
                             "of its values");
    sheet->values = values = nrm_new_n(m->a, nrm_text, list->count);
    sheet->n_records = list->count;
    for (const nrm_json *at = list->first; at != NULL; at = at->next)
        *values++ = at->text;
    return 0;
}

static int
make_sheet(making *m, const nrm_resource *r, nrm_form_sheet *sheet)
{
    nrm_question *questions = nrm_new_n(m->a, nrm_question, r->n_fields);
    const nrm_text titles[] = { text_of(m, r->nrm, "labels"),
                                plain_text(r->json, "title") };

    sheet->resource = r->name;
    sheet->title = first_text(m, titles, NRM_COUNT_OF(titles), r->name);
    sheet->questions = questions;
    if (read_columns(m, r, sheet) != 0)
        return -1;
    for (size_t i = 0; i < r->n_fields; i++)
        if (!is_on_cover(m, &r->fields[i])
            && make_question(m, r, &r->fields[i], sheet->n_records,
                             &questions[sheet->n_questions++])
                   != 0)
            return -1;
    return 0;
}

/* A question of the cover, from the first resource that has the field. */
static int
cover_question(making *m, const nrm_json *name, nrm_question *q)
{
    for (size_t i = 0; i < m->s->n_resources; i++) {
        const nrm_resource *r = &m->s->resources[i];
        const nrm_field *f = nrm_schema_field(r, name->text);

        if (f != NULL)
            return make_question(m, r, f, 1, q);
    }
    return nrm_json_fail(name, m->e, "no resource has a field '%s'",
                         nrm_quote(m->a, name->text));
}

static int
make_cover(making *m, nrm_form_sheet *sheet)
{
    size_t n = m->cover == NULL ? 0 : m->cover->count;
    nrm_question *questions = nrm_new_n(m->a, nrm_question, n);

    sheet->questions = questions;
    sheet->n_records = 1;
    for (const nrm_json *at = n == 0 ? NULL : m->cover->first; at != NULL;
         at = at->next)
        if (cover_question(m, at, &questions[sheet->n_questions++]) != 0)
            return -1;
    return 0;
}

nrm_form *
nrm_form_make(nrm_arena *a, const nrm_schema *s, nrm_lang lang, nrm_err *e)
{
    making m = { .a = a, .s = s, .lang = lang, .e = e };
    const nrm_json *form = nrm_json_want(s->nrm, "form", NRM_JSON_OBJECT, e);
    nrm_form_sheet *sheets = nrm_new_n(a, nrm_form_sheet, s->n_resources + 1);
    nrm_form *out = nrm_new(a, nrm_form);
    const nrm_text titles[] = { text_of(&m, s->nrm, "labels"), s->title };

    m.cover = nrm_json_want(form, "cover", NRM_JSON_ARRAY, e);
    if (e->code != NRM_OK || make_cover(&m, sheets) != 0)
        return NULL;
    out->n_sheets = 1;
    for (size_t i = 0; i < s->n_resources; i++)
        if (s->resources[i].n_fields > 0
            && make_sheet(&m, &s->resources[i], &sheets[out->n_sheets++]) != 0)
            return NULL;
    out->title = first_text(&m, titles, NRM_COUNT_OF(titles), s->name.at);
    out->a = a;
    out->lang = lang;
    out->sheets = sheets;
    out->lists = (const nrm_form_list *const *)m.lists;
    out->n_lists = m.n_lists;
    return out;
}
