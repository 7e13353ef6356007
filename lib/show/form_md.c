/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form as Markdown, to be read, discussed and printed. */
#include "show/form_writer.h"
#include "show/md.h"

#define LIST_MAX 12 /* longer lists are not printed */

static void
put_cell(nrm_buf *out, const char *text)
{
    nrm_buf_text(out, " ");
    nrm_md_escape(out, text);
    nrm_buf_text(out, " |");
}

/* "One or more of these, separated by ; :" */
static void
put_several(nrm_words *w, nrm_text between, nrm_buf *out)
{
    char mark[] = { between.at[0], '\0' };

    nrm_buf_text(out, " ");
    nrm_md_escape(out, nrm_words_get(w, "form.several"));
    nrm_buf_text(out, " ");
    nrm_md_escape(out, mark);
    nrm_buf_text(out, " :");
}

/* What may be answered. */
static void
put_choices(nrm_words *w, const nrm_question *q, nrm_buf *out)
{
    if (q->number) {
        nrm_buf_text(out, " ");
        nrm_md_escape(out, nrm_words_get(w, "form.number"));
    }
    if (q->between.len > 0)
        put_several(w, q->between, out);
    if (q->list != NULL && q->list->n <= LIST_MAX)
        for (size_t i = 0; i < q->list->n; i++) {
            nrm_buf_text(out, " ☐ ");
            nrm_md_escape(out, q->list->labels[i]);
        }
    nrm_buf_text(out, " |");
}

static void
put_heads(nrm_words *w, const nrm_form_sheet *sheet, nrm_buf *out)
{
    static const char *const keys[] = { "form.code", "form.question",
                                        "form.help", "form.choices" };

    nrm_buf_text(out, "|");
    for (size_t i = 0; i < NRM_COUNT_OF(keys); i++)
        put_cell(out, nrm_words_get(w, keys[i]));
    for (size_t i = 0; i < sheet->n_records; i++)
        put_cell(out, sheet->given == NULL ? nrm_words_get(w, "form.answer")
                                           : sheet->values[i].at);
    nrm_buf_text(out, "\n|");
    for (size_t i = 0; i < NRM_COUNT_OF(keys) + sheet->n_records; i++)
        nrm_buf_text(out, ":--|");
    nrm_buf_text(out, "\n");
}

/* The questions, a table for each section. */
static void
put_questions(nrm_words *w, const nrm_form_sheet *sheet, nrm_buf *out)
{
    bool open = false;

    for (size_t i = 0; i < sheet->n_questions; i++) {
        const nrm_question *q = &sheet->questions[i];

        if (q->field == sheet->given)
            continue;
        if (q->section != NULL) {
            nrm_buf_text(out, "\n### ");
            nrm_md_escape(out, q->section);
            nrm_buf_text(out, "\n");
        }
        if (!open || q->section != NULL) {
            nrm_buf_text(out, "\n");
            put_heads(w, sheet, out);
            open = true;
        }
        nrm_buf_text(out, "|");
        put_cell(out, q->code);
        nrm_buf_text(out, " ");
        nrm_md_escape(out, q->text);
        nrm_buf_text(out, q->field->required ? " \\* |" : " |");
        put_cell(out, q->help);
        put_choices(w, q, out);
        for (size_t k = 0; k < sheet->n_records; k++)
            put_cell(out, q->answers[k].len == 0 ? "" : q->answers[k].at);
        nrm_buf_text(out, "\n");
    }
}

static void
write_text(nrm_words *w, const nrm_form *form, nrm_buf *out)
{
    nrm_buf_text(out, "# ");
    nrm_md_escape(out, form->title);
    nrm_buf_text(out, "\n\n");
    nrm_md_escape(out, nrm_words_get(w, "form.zero"));
    nrm_buf_text(out, "\n");
    nrm_md_escape(out, nrm_words_get(w, "form.bounds"));
    nrm_buf_text(out, "\n");
    nrm_md_escape(out, nrm_words_get(w, "form.star"));
    nrm_buf_text(out, "\n");
    for (size_t i = 0; i < form->n_sheets; i++) {
        if (form->sheets[i].n_questions == 0)
            continue;
        if (form->sheets[i].resource != NULL) {
            nrm_buf_text(out, "\n## ");
            nrm_md_escape(out, form->sheets[i].title);
            nrm_buf_text(out, "\n");
        }
        put_questions(w, &form->sheets[i], out);
    }
}

const nrm_form_writer nrm_form_writer_md = {
    .name = "md",
    .help = "Markdown, to be read and printed",
    .text = write_text,
};
