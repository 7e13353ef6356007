/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The conditions of a form as rules about its answers:
 *
 *     constraint   NAME.constraint  holds where there is an answer
 *     required     NAME.required    there is an answer where it was asked for
 *     relevant     NAME.relevant    there is none where it was not
 *
 * A question is asked where its condition and those of the groups around it
 * hold. Questions of a repeated group stand on a sheet of their own, where
 * those of the others are not; and what cannot be said is listed, not dropped.
 */
#include "intake/xlsform_part.h"

typedef struct writing {
    const nrm_xlsform *f;
    nrm_buf rules, left;
    size_t n_rules, n_left;
} writing;

static bool
says(nrm_text t, const char *const *words)
{
    while (*words != NULL && !nrm_text_is(t, *words))
        words++;
    return *words != NULL;
}

static bool
says_yes(nrm_text t)
{
    static const char *const words[] = { "yes",  "Yes",    "YES",  "true",
                                         "True", "true()", "TRUE", NULL };

    return says(t, words);
}

static bool
says_no(nrm_text t)
{
    static const char *const words[] = { "",      "no",    "No",
                                         "NO",    "false", "false()",
                                         "False", "FALSE", NULL };

    return says(t, words);
}

/* Whether the question, or a group around it, has a condition. */
static bool
is_conditional(const nrm_xlsform *f, size_t row)
{
    while (row != NRM_NO_GROUP && f->rows[row].relevant.len == 0)
        row = f->rows[row].group;
    return row != NRM_NO_GROUP;
}

bool
nrm_xlsform_demands(const nrm_xlsform *f, size_t row)
{
    return says_yes(f->rows[row].required) && !f->rows[row].repeat
           && !is_conditional(f, row);
}

static void
leave(writing *w, size_t row, const char *column, nrm_text text,
      const char *reason)
{
    nrm_buf_text(&w->left, w->n_left++ == 0 ? "" : ",");
    nrm_buf_text(&w->left, "\n          { \"question\": ");
    nrm_json_put(&w->left, w->f->questions[row].name);
    nrm_buf_format(&w->left, ", \"line\": %zu, \"column\": \"%s\", \"text\": ",
                   w->f->rows[row].line, column);
    nrm_json_put(&w->left, text);
    nrm_buf_text(&w->left, ",\n            \"reason\": ");
    nrm_json_put(&w->left, nrm_text_of(reason));
    nrm_buf_text(&w->left, " }");
}

/* Writes a condition as SQL; why it cannot be, or NULL. */
static const char *
condition(const writing *w, size_t row, nrm_text xpath, nrm_buf *sql)
{
    const nrm_xlsform *f = w->f;

    return nrm_xpath_write(f->a, f->questions, f->n, row, xpath, sql);
}

/* When the question is asked: what it and the groups around it say. */
static const char *
when_asked(const writing *w, size_t row, nrm_buf *sql)
{
    for (; row != NRM_NO_GROUP; row = w->f->rows[row].group) {
        nrm_text relevant = w->f->rows[row].relevant;
        const char *wrong;

        if (relevant.len == 0)
            continue;
        nrm_buf_text(sql, sql->len == 0 ? "(" : " AND (");
        wrong = condition(w, row, relevant, sql);
        if (wrong != NULL)
            return wrong;
        nrm_buf_char(sql, ')');
    }
    return NULL;
}

static void
put_rule(writing *w, size_t row, const char *kind, nrm_text when,
         const char *expression)
{
    nrm_text name = w->f->questions[row].name;

    nrm_buf_text(&w->rules, w->n_rules++ == 0 ? "" : ",");
    nrm_buf_text(&w->rules, "\n          { \"id\": ");
    nrm_json_put(&w->rules,
                 nrm_text_of(nrm_format(w->f->a, "%.*s.%s", (int)name.len,
                                        name.at, kind)));
    if (when.len > 0) {
        nrm_buf_text(&w->rules, ", \"when\": ");
        nrm_json_put(&w->rules, when);
    }
    nrm_buf_text(&w->rules, ",\n            \"expr\": ");
    nrm_json_put(&w->rules, nrm_text_of(expression));
}

static const char *
is_null(const writing *w, size_t row, const char *is)
{
    nrm_text name = w->f->questions[row].name;

    return nrm_format(w->f->a, "\"%.*s\" %s", (int)name.len, name.at, is);
}

/* Ends a rule with what its findings say. */
static void
put_message(writing *w, const nrm_text texts[NRM_LANGS])
{
    nrm_buf_text(&w->rules, ",\n            ");
    nrm_xlsform_texts("message", texts, &w->rules);
    nrm_buf_text(&w->rules, " }");
}

static void
put_constraint(writing *w, size_t row)
{
    const nrm_xlsform_row *r = &w->f->rows[row];
    const nrm_text own[NRM_LANGS] = {
        [NRM_EN] =
            nrm_text_of(nrm_format(w->f->a, "the form demands: %s",
                                   nrm_text_string(w->f->a, r->constraint)))
    };
    bool silent = true;
    const char *wrong;
    nrm_buf sql;

    if (r->constraint.len == 0)
        return;
    nrm_buf_init(&sql, w->f->a);
    wrong = condition(w, row, r->constraint, &sql);
    if (wrong != NULL) {
        leave(w, row, "constraint", r->constraint, wrong);
        return;
    }
    put_rule(w, row, "constraint", nrm_text_of(is_null(w, row, "IS NOT NULL")),
             nrm_buf_string(&sql));
    for (size_t l = 0; l < NRM_LANGS; l++)
        silent = silent && r->message[l].len == 0;
    put_message(w, silent ? own : r->message);
}

/* A finding that no one wrote a message for. */
static void
put_warning(writing *w, const char *message)
{
    const nrm_text texts[NRM_LANGS] = { [NRM_EN] = nrm_text_of(message) };

    nrm_buf_text(&w->rules, ", \"severity\": \"warning\"");
    put_message(w, texts);
}

static void
put_required(writing *w, size_t row, nrm_text asked, const char *wrong)
{
    const nrm_xlsform_row *r = &w->f->rows[row];
    nrm_buf when;

    if (says_no(r->required) || nrm_xlsform_demands(w->f, row))
        return;
    nrm_buf_init(&when, w->f->a);
    if (r->repeat)
        wrong = "it stands in a repeated group, on a sheet of its own";
    if (wrong == NULL && !says_yes(r->required)) {
        nrm_buf_char(&when, '(');
        wrong = condition(w, row, r->required, &when);
        nrm_buf_text(&when, asked.len > 0 ? ") AND " : ")");
    }
    if (wrong != NULL) {
        leave(w, row, "required", r->required, wrong);
        return;
    }
    nrm_buf_view(&when, asked);
    put_rule(w, row, "required", nrm_buf_all(&when),
             is_null(w, row, "IS NOT NULL"));
    put_warning(w, "the form asks this and demands an answer");
}

static void
put_relevant(writing *w, size_t row, nrm_text asked, const char *wrong)
{
    const nrm_xlsform_row *r = &w->f->rows[row];

    if (wrong != NULL && r->relevant.len > 0)
        leave(w, row, "relevant", r->relevant, wrong);
    if (wrong != NULL || asked.len == 0 || r->repeat)
        return;
    put_rule(w, row, "relevant",
             nrm_text_of(nrm_format(w->f->a, "NOT coalesce(%.*s, 0)",
                                    (int)asked.len, asked.at)),
             is_null(w, row, "IS NULL"));
    put_warning(w, "the form does not ask this here, and it is answered");
}

static void
put_question(writing *w, size_t row)
{
    static const char *const columns[NRM_XLSFORM_UNSAID] = {
        [NRM_XLSFORM_CALCULATION] = "calculation",
        [NRM_XLSFORM_FILTER] = "choice_filter",
        [NRM_XLSFORM_COUNT] = "repeat_count"
    };
    const nrm_xlsform_row *r = &w->f->rows[row];
    const char *wrong;
    nrm_buf asked;

    nrm_buf_init(&asked, w->f->a);
    wrong = when_asked(w, row, &asked);
    if (w->f->questions[row].answer == NRM_ANSWER_NONE) {
        /* What a group says its questions say, unless it cannot be said. */
        if (wrong != NULL && r->relevant.len > 0)
            leave(w, row, "relevant", r->relevant, wrong);
    } else {
        put_constraint(w, row);
        put_required(w, row, nrm_buf_all(&asked), wrong);
        put_relevant(w, row, nrm_buf_all(&asked), wrong);
    }
    for (size_t i = 0; i < NRM_XLSFORM_UNSAID; i++)
        if (r->unsaid[i].len > 0)
            leave(w, row, columns[i], r->unsaid[i],
                  "rules do not compute what the form does");
}

size_t
nrm_xlsform_rules(const nrm_xlsform *f, nrm_buf *out)
{
    writing w = { .f = f };

    nrm_buf_init(&w.rules, f->a);
    nrm_buf_init(&w.left, f->a);
    for (size_t i = 0; i < f->n; i++)
        put_question(&w, i);
    if (w.n_rules > 0)
        nrm_buf_format(out, "        \"rules\": [%s\n        ]%s",
                       nrm_buf_string(&w.rules), w.n_left > 0 ? ",\n" : "\n");
    if (w.n_left > 0)
        nrm_buf_format(out, "        \"notConverted\": [%s\n        ]\n",
                       nrm_buf_string(&w.left));
    return w.n_left;
}
