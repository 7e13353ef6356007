/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that are there already go into a form, in its language. */
#include "data/code_index.h"
#include "intake/form.h"
#include "intake/match.h"
#include "intake/value.h"

#include <string.h>

static nrm_question *
find_question(const nrm_form_sheet *sheet, const nrm_field *f)
{
    for (size_t i = 0; i < sheet->n_questions; i++)
        if (strcmp(sheet->questions[i].field->name, f->name) == 0)
            return &sheet->questions[i];
    return NULL;
}

/* The labels of several codes, with what stands between them. */
static nrm_text
shown_several(const nrm_form *form, const nrm_question *q, nrm_text codes)
{
    nrm_text rest = codes, code;
    nrm_buf b;

    nrm_buf_init(&b, form->a);
    while (nrm_text_cut(&rest, q->between.at[0], &code)) {
        size_t place = nrm_codes_find(q->list->codes, code);

        if (b.len > 0) {
            nrm_buf_view(&b, q->between);
            nrm_buf_char(&b, ' ');
        }
        nrm_buf_view(&b,
                     place == NRM_NO_CODE
                         ? code
                         : nrm_codes_label(q->list->codes, place, form->lang));
    }
    return nrm_buf_all(&b);
}

/* A code is shown as its label, a reason as the language says it. */
static nrm_text
shown(const nrm_form *form, const nrm_question *q, const nrm_value *v,
      nrm_text cell)
{
    size_t code = q->choice && v->kind == NRM_VALUE_TEXT
                      ? nrm_codes_find(q->list->codes, v->text)
                      : NRM_NO_CODE;

    if (q->between.len > 0 && v->kind == NRM_VALUE_TEXT && v->text.len > 0)
        return shown_several(form, q, v->text);
    if (code != NRM_NO_CODE)
        return nrm_codes_label(q->list->codes, code, form->lang);
    if (v->kind == NRM_VALUE_MISSING && v->reason.len > 0 && q->list != NULL)
        for (size_t i = 0; i < q->list->n_reasons; i++)
            if (nrm_text_eq(q->list->reason[i], v->reason))
                return nrm_text_of(
                    q->list->labels[q->list->n - q->list->n_reasons + i]);
    return cell;
}

static int
set_answer(nrm_form *form, nrm_question *q, size_t record, nrm_text cell,
           nrm_err *e)
{
    nrm_value_form *value = nrm_value_form_new(form->a, q->field, false, e);
    nrm_text answer;
    nrm_value v;

    if (value == NULL || nrm_value_read(value, form->a, cell, &v, e) != 0)
        return -1;
    answer = nrm_text_copy(form->a, shown(form, q, &v, cell));
    if (q->answers[record].len > 0 && !nrm_text_eq(q->answers[record], answer))
        return nrm_fail(e, NRM_EINPUT,
                        "'%s' and '%s': a form has one answer; select the "
                        "rows that go into it",
                        nrm_quote(form->a, q->answers[record]),
                        nrm_quote(form->a, answer));
    q->answers[record] = answer;
    return 0;
}

/* A sheet that is being filled from the rows of a resource. */
typedef struct filling {
    nrm_form *form;
    const nrm_form_sheet *sheet;
    const nrm_resource *r;
    const size_t *column; /* of each field, or NRM_NO_COLUMN */
} filling;

/* The column of answers that a record goes into. */
static int
find_record(const filling *f, const nrm_cells *row, size_t *out, nrm_err *e)
{
    const nrm_form_sheet *sheet = f->sheet;
    nrm_text value;
    size_t at;

    *out = 0;
    if (sheet->given == NULL)
        return 0;
    at = f->column[sheet->given - f->r->fields];
    value = at == NRM_NO_COLUMN ? nrm_text_of("") : row->at[at];
    while (*out < sheet->n_records && !nrm_text_eq(sheet->values[*out], value))
        ++*out;
    if (*out < sheet->n_records)
        return 0;
    return nrm_fail(e, NRM_EINPUT, "the form has no column for %s '%s'",
                    sheet->given->name, nrm_quote(f->form->a, value));
}

static int
fill_row(const filling *f, const nrm_cells *row, nrm_err *e)
{
    size_t record;

    if (find_record(f, row, &record, e) != 0)
        return -1;
    for (size_t i = 0; i < f->r->n_fields; i++) {
        const nrm_field *field = &f->r->fields[i];
        nrm_question *q = find_question(f->sheet, field);
        bool common = q == NULL;

        if (common)
            q = find_question(&f->form->sheets[0], field);
        if (q != NULL && f->column[i] != NRM_NO_COLUMN
            && field != f->sheet->given
            && set_answer(f->form, q, common ? 0 : record,
                          row->at[f->column[i]], e)
                   != 0)
            return -1;
    }
    return 0;
}

int
nrm_form_fill(nrm_form *form, const nrm_resource *r, nrm_rows *rows, nrm_err *e)
{
    filling f = { .form = form, .r = r };
    nrm_err why = { 0 };
    nrm_cells row;
    int more;

    f.column = nrm_match_columns(form->a, r, rows, e);
    if (f.column == NULL)
        return -1;
    for (size_t i = 1; i < form->n_sheets; i++)
        if (strcmp(form->sheets[i].resource, r->name) == 0)
            f.sheet = &form->sheets[i];
    while ((more = rows->next(rows, &row, e)) == NRM_ROW_GOOD)
        if (fill_row(&f, &row, &why) != 0)
            return nrm_fail_at(e, rows->name, row.line, "%s", why.text);
    return more == 0 ? 0 : -1;
}
