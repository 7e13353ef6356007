/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A form as a workbook: a cover that says how it is filled in, a sheet a
 * block, and the lists to choose from on a sheet of their own, as a list in a
 * validation may not be long. Only the cells of answers are unlocked. The
 * first column is hidden and has the names by which the form is read again.
 */
#include "data/unicode.h"
#include "show/form_writer.h"
#include "show/sheet_text.h"

#include <string.h>
#include <xlsxwriter.h>

#define MESSAGE_MAX 255 /* characters of a message beside a cell */
#define TITLE_MAX 32    /* characters of its title */
#define PAPER_A4 9
#define LINE_POINTS 13.5
/* Widths in characters, and what surely fits into a line of them. */
#define CODE_WIDTH 9
#define TEXT_WIDTH 56
#define HELP_WIDTH 38
#define FIT 1.15
#define PROSE_LINES 3 /* of an answer in words */

typedef struct writing {
    nrm_arena *a;
    nrm_words *words;
    const nrm_form *form;
    lxw_workbook *book; /* NULL once it is closed */
    lxw_format *title, *line, *head, *section, *code, *text, *help, *answer,
        *given;
    const char *lists; /* the sheet of the lists, in quotes */
    nrm_err *e;
    int result;
} writing;

/* Keeps the first error. */
static void
check(writing *w, lxw_error error, const char *what)
{
    if (error != LXW_NO_ERROR && w->result == 0)
        w->result = nrm_fail(w->e, NRM_EOS, "the form: %s: %s", what,
                             lxw_strerror(error));
}

static void
drop_book(void *object)
{
    writing *w = object;

    if (w->book != NULL)
        lxw_workbook_free(w->book);
}

/* How many lines a text takes in a column; words are not broken. */
static size_t
lines_of(const char *text, double width)
{
    nrm_text rest = nrm_text_of(text), word;
    size_t lines = 1;
    double used = 0;

    while (rest.len > 0 && nrm_text_cut(&rest, ' ', &word)) {
        double size = (double)nrm_utf8_width(word);

        if (used > 0 && used + 1 + size > width * FIT) {
            lines++;
            used = 0;
        }
        used += size + (used > 0 ? 1 : 0);
    }
    return lines;
}

/* A name of a sheet, without the signs that may not stand in one. */
static const char *
sheet_name(writing *w, const char *title)
{
    char *name = nrm_sheet_text(w->a, title, NRM_NAME_CHARS);

    for (char *p = name; *p != '\0'; p++)
        if (strchr("[]:*?/\\'", *p) != NULL)
            *p = ' ';
    return name;
}

/* Arial, or what has its widths, is on every machine. */
static lxw_format *
plain_format(writing *w)
{
    lxw_format *f = workbook_add_format(w->book);

    format_set_font_name(f, "Arial");
    format_set_font_size(f, 10);
    return f;
}

static lxw_format *
text_format(writing *w, bool bold)
{
    lxw_format *f = plain_format(w);

    format_set_text_wrap(f);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (bold)
        format_set_bold(f);
    return f;
}

static lxw_format *
cell_format(writing *w, lxw_color_t fill)
{
    lxw_format *f = text_format(w, false);

    format_set_bg_color(f, fill);
    format_set_border(f, LXW_BORDER_THIN);
    format_set_border_color(f, 0x8A8A8A);
    return f;
}

static void
make_formats(writing *w)
{
    w->title = plain_format(w);
    format_set_bold(w->title);
    format_set_font_size(w->title, 14);
    w->line = plain_format(w);
    w->head = text_format(w, true);
    format_set_bottom(w->head, LXW_BORDER_MEDIUM);
    w->section = plain_format(w);
    format_set_align(w->section, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_bold(w->section);
    format_set_font_color(w->section, 0x12436D);
    w->code = text_format(w, false);
    w->text = text_format(w, false);
    w->help = text_format(w, false);
    format_set_font_color(w->help, 0x505050);
    w->answer = cell_format(w, 0xFFF6D5);
    format_set_unlocked(w->answer);
    w->given = cell_format(w, 0xEEEEEE);
}

static void
put(writing *w, lxw_worksheet *s, lxw_row_t row, size_t column,
    const char *text, lxw_format *format)
{
    check(w,
          worksheet_write_string(s, row, (lxw_col_t)column,
                                 nrm_sheet_text(w->a, text, NRM_CELL_CHARS),
                                 format),
          "text");
}

static lxw_worksheet *
add_sheet(writing *w, const char *title, const char *mark)
{
    lxw_protection locks = { .format_columns = LXW_TRUE,
                             .format_rows = LXW_TRUE };
    lxw_worksheet *s = workbook_add_worksheet(w->book, sheet_name(w, title));
    lxw_row_col_options unseen = { .hidden = LXW_TRUE };

    if (s == NULL) {
        check(w, LXW_ERROR_SHEETNAME_ALREADY_USED, title);
        return workbook_add_worksheet(w->book, NULL);
    }
    check(w,
          worksheet_set_column_opt(s, NRM_FORM_NAME, NRM_FORM_NAME, 12, NULL,
                                   &unseen),
          "columns");
    check(
        w,
        worksheet_set_column(s, NRM_FORM_CODE, NRM_FORM_CODE, CODE_WIDTH, NULL),
        "columns");
    check(
        w,
        worksheet_set_column(s, NRM_FORM_TEXT, NRM_FORM_TEXT, TEXT_WIDTH, NULL),
        "columns");
    check(
        w,
        worksheet_set_column(s, NRM_FORM_HELP, NRM_FORM_HELP, HELP_WIDTH, NULL),
        "columns");
    worksheet_protect(s, NULL, &locks);
    worksheet_set_landscape(s);
    worksheet_set_paper(s, PAPER_A4);
    worksheet_fit_to_pages(s, 1, 0);
    put(w, s, 0, NRM_FORM_NAME, mark, NULL);
    put(w, s, 0, NRM_FORM_CODE, title, w->title);
    return s;
}

/* 'Lists'!$B$2:$B$4, of all labels or of the reasons only. */
static const char *
range_of(writing *w, const nrm_form_list *list)
{
    char column[8];
    size_t i = 0;

    while (w->form->lists[i] != list)
        i++;
    lxw_col_to_name(column, (lxw_col_t)i, LXW_TRUE);
    return nrm_format(w->a, "'%s'!%s$2:%s$%zu", w->lists, column, column,
                      list->n + 1);
}

/* Whether a number fits, and whether one of the reasons stands instead. */
static char *
number_formula(writing *w, const nrm_question *q, lxw_row_t row)
{
    char cell[16], number[NRM_NUM_BYTES];
    nrm_buf out;

    lxw_rowcol_to_cell(cell, row, NRM_FORM_ANSWER);
    nrm_buf_init(&out, w->a);
    nrm_buf_format(&out, "=IF(ISNUMBER(%s),AND(TRUE", cell);
    if (q->whole)
        nrm_buf_format(&out, ",%s=INT(%s)", cell, cell);
    if (q->low.known)
        nrm_buf_format(&out, ",%s>=%s", cell, nrm_num_format(q->low.x, number));
    if (q->high.known)
        nrm_buf_format(&out, ",%s<=%s", cell,
                       nrm_num_format(q->high.x, number));
    nrm_buf_text(&out, "),OR(FALSE");
    if (q->list != NULL)
        nrm_buf_format(&out, ",COUNTIF(%s,%s)>0", range_of(w, q->list), cell);
    if (q->bounds)
        nrm_buf_format(&out,
                       ",LEFT(%s)=\"<\",LEFT(%s)=\">\","
                       "ISNUMBER(SEARCH(\"-\",%s))",
                       cell, cell, cell);
    nrm_buf_text(&out, "))");
    return nrm_text_string(w->a, nrm_buf_all(&out));
}

/* "Write a number. Or one of these: Unknown; Not applicable". */
static char *
message_of(writing *w, const nrm_question *q)
{
    nrm_buf out;

    if (q->choice)
        return nrm_sheet_text(w->a, nrm_words_get(w->words, "form.choose"),
                              MESSAGE_MAX);
    nrm_buf_init(&out, w->a);
    if (q->between.len > 0)
        nrm_buf_format(&out,
                       "%s %.*s : ", nrm_words_get(w->words, "form.several"),
                       (int)q->between.len, q->between.at);
    else
        nrm_buf_text(&out, nrm_words_get(w->words, "form.number"));
    if (q->number && q->list != NULL)
        nrm_buf_format(&out, " %s ", nrm_words_get(w->words, "form.or"));
    for (size_t i = 0; q->list != NULL && i < q->list->n; i++)
        nrm_buf_format(&out, "%s%s", i > 0 ? "; " : "", q->list->labels[i]);
    return nrm_sheet_text(w->a, nrm_buf_string(&out), MESSAGE_MAX);
}

/* Cells that take only what the question can be answered with. */
static void
validate(writing *w, lxw_worksheet *s, lxw_row_t row, const nrm_question *q,
         size_t n)
{
    char *message = message_of(w, q);
    lxw_data_validation v = {
        .ignore_blank = LXW_VALIDATION_ON,
        .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
        .error_title = nrm_sheet_text(w->a, q->code, TITLE_MAX),
        .error_message = message,
    };

    if (q->choice) {
        v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        v.value_formula = nrm_format(w->a, "=%s", range_of(w, q->list));
        v.dropdown = LXW_VALIDATION_ON;
    } else if (q->number) {
        v.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        v.value_formula = number_formula(w, q, row);
        v.input_title = nrm_sheet_text(w->a, q->code, TITLE_MAX);
        v.input_message = message;
    } else if (q->between.len > 0) {
        v.validate = LXW_VALIDATION_TYPE_ANY;
        v.input_title = nrm_sheet_text(w->a, q->code, TITLE_MAX);
        v.input_message = message;
    } else {
        return;
    }
    check(w,
          worksheet_data_validation_range(s, row, NRM_FORM_ANSWER, row,
                                          (lxw_col_t)(NRM_FORM_ANSWER + n - 1),
                                          &v),
          q->code);
}

/*
 * Values that the form gives: numbers where they are, and hidden, as they
 * stand in the heads.
 */
static void
put_given(writing *w, lxw_worksheet *s, lxw_row_t row, const nrm_question *q,
          const nrm_form_sheet *sheet)
{
    lxw_row_col_options unseen = { .hidden = LXW_TRUE };

    check(w, worksheet_set_row_opt(s, row, LINE_POINTS, NULL, &unseen), "rows");
    for (size_t k = 0; k < sheet->n_records; k++) {
        lxw_col_t column = (lxw_col_t)(NRM_FORM_ANSWER + k);
        double x;

        if (q->number && nrm_num_real(sheet->values[k], &x))
            check(w, worksheet_write_number(s, row, column, x, w->given),
                  q->code);
        else
            put(w, s, row, column, sheet->values[k].at, w->given);
    }
}

/* A cell to be answered, or one that is answered already. */
static void
put_answer(writing *w, lxw_worksheet *s, lxw_row_t row, lxw_col_t column,
           const nrm_question *q, nrm_text answer)
{
    double x;

    if (answer.len == 0)
        check(w, worksheet_write_blank(s, row, column, w->answer), q->code);
    else if (q->number && nrm_num_real(answer, &x))
        check(w, worksheet_write_number(s, row, column, x, w->answer), q->code);
    else
        put(w, s, row, column, nrm_text_string(w->a, answer), w->answer);
}

static void
put_question(writing *w, lxw_worksheet *s, lxw_row_t row, const nrm_question *q,
             const nrm_form_sheet *sheet)
{
    const char *text =
        q->field->required ? nrm_format(w->a, "%s *", q->text) : q->text;
    size_t lines =
        q->choice || q->number ? lines_of(text, TEXT_WIDTH) : PROSE_LINES;
    size_t help = lines_of(q->help, HELP_WIDTH);

    check(w,
          worksheet_set_row(s, row,
                            LINE_POINTS * (double)(help > lines ? help : lines),
                            NULL),
          "rows");
    put(w, s, row, NRM_FORM_NAME, q->field->name, NULL);
    put(w, s, row, NRM_FORM_CODE, q->code, w->code);
    put(w, s, row, NRM_FORM_TEXT, text, w->text);
    put(w, s, row, NRM_FORM_HELP, q->help, w->help);
    if (q->field == sheet->given) {
        put_given(w, s, row, q, sheet);
        return;
    }
    for (size_t k = 0; k < sheet->n_records; k++)
        put_answer(w, s, row, (lxw_col_t)(NRM_FORM_ANSWER + k), q,
                   q->answers[k]);
    validate(w, s, row, q, sheet->n_records);
}

static void
put_heads(writing *w, lxw_worksheet *s, lxw_row_t row,
          const nrm_form_sheet *sheet)
{
    put(w, s, row, NRM_FORM_CODE, nrm_words_get(w->words, "form.code"),
        w->head);
    put(w, s, row, NRM_FORM_TEXT, nrm_words_get(w->words, "form.question"),
        w->head);
    put(w, s, row, NRM_FORM_HELP, nrm_words_get(w->words, "form.help"),
        w->head);
    for (size_t k = 0; k < sheet->n_records; k++)
        put(w, s, row, NRM_FORM_ANSWER + k,
            sheet->given == NULL ? nrm_words_get(w->words, "form.answer")
                                 : sheet->values[k].at,
            w->head);
    check(w,
          worksheet_set_column(
              s, NRM_FORM_ANSWER,
              (lxw_col_t)(NRM_FORM_ANSWER + sheet->n_records - 1),
              sheet->n_records > 1 ? 14 : 26, NULL),
          "columns");
}

/* The questions below their heads, from `row` on. */
static void
put_questions(writing *w, lxw_worksheet *s, lxw_row_t row,
              const nrm_form_sheet *sheet)
{
    put_heads(w, s, row, sheet);
    worksheet_repeat_rows(s, row, row);
    worksheet_freeze_panes(s, row + 1, NRM_FORM_ANSWER);
    for (size_t i = 0; i < sheet->n_questions; i++) {
        const nrm_question *q = &sheet->questions[i];

        if (q->section != NULL) {
            check(w, worksheet_set_row(s, ++row, 1.5 * LINE_POINTS, NULL),
                  "rows");
            put(w, s, row, NRM_FORM_CODE, q->section, w->section);
        }
        put_question(w, s, ++row, q, sheet);
    }
}

static void
write_cover(writing *w)
{
    const nrm_form_sheet *sheet = &w->form->sheets[0];
    lxw_worksheet *s =
        add_sheet(w, nrm_words_get(w->words, "cover"), NRM_FORM_MARK);
    lxw_row_t row = 0;

    put(w, s, 0, NRM_FORM_CODE, w->form->title, w->title);
    row = 1;
    for (size_t i = 0; nrm_form_how[i] != NULL; i++)
        put(w, s, ++row, NRM_FORM_CODE,
            nrm_words_get(w->words, nrm_form_how[i]),
            i == 0 ? w->section : w->line);
    if (sheet->n_questions > 0)
        put_questions(w, s, row + 2, sheet);
}

static void
write_lists(writing *w)
{
    lxw_worksheet *s = workbook_add_worksheet(w->book, w->lists);

    for (size_t i = 0; s != NULL && i < w->form->n_lists; i++) {
        const nrm_form_list *list = w->form->lists[i];

        put(w, s, 0, i, list->title == NULL ? "-" : list->title, w->head);
        for (size_t k = 0; k < list->n; k++)
            put(w, s, (lxw_row_t)(k + 1), i, list->labels[k], NULL);
    }
    if (s == NULL)
        check(w, LXW_ERROR_SHEETNAME_ALREADY_USED, w->lists);
    else
        worksheet_protect(s, NULL, NULL);
}

static int
write_file(nrm_words *words, const nrm_form *form, const char *path,
           int64_t date, nrm_err *e)
{
    nrm_arena *a = form->a;
    writing *w = nrm_new(a, writing);
    lxw_doc_properties properties = { .created = (time_t)date };
    lxw_workbook *book;

    *w = (writing){ .a = a, .words = words, .form = form, .e = e };
    w->book = workbook_new(path);
    if (w->book == NULL)
        nrm_arena_exhausted(a);
    nrm_arena_defer(a, drop_book, w);
    properties.title = nrm_text_string(a, nrm_text_of(form->title));
    check(w, workbook_set_properties(w->book, &properties), "properties");
    make_formats(w);
    w->lists = sheet_name(w, nrm_words_get(words, "form.lists"));
    write_cover(w);
    for (size_t i = 1; i < form->n_sheets; i++) {
        const nrm_form_sheet *sheet = &form->sheets[i];

        put_questions(
            w,
            add_sheet(w, sheet->title,
                      nrm_format(a, NRM_FORM_MARK " %s", sheet->resource)),
            2, sheet);
    }
    write_lists(w);
    if (w->result != 0)
        return -1;
    book = w->book;
    w->book = NULL;
    check(w, workbook_close(book), "writing it");
    return w->result;
}

const nrm_form_writer nrm_form_writer_xlsx = {
    .name = "xlsx",
    .help = "an Excel workbook with lists to choose from",
    .file = write_file,
};
