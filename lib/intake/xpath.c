/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text is cut into operands, operators and brackets, as the grammar has
 * them; a function whose arguments are a question and a text is one operand.
 * Each piece knows what it is in SQL.
 */
#include "intake/xpath_part.h"

#include "base/num.h"
#include "data/codes.h"

#include <string.h>

bool
nrm_xpath_fail(nrm_xpath *r, const char *wrong)
{
    if (r->wrong == NULL)
        r->wrong = wrong;
    return false;
}

static bool
is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
           || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'
           || (unsigned char)c >= 0x80;
}

static void
skip_blanks(nrm_xpath *r)
{
    while (r->rest.len > 0
           && (r->rest.at[0] == ' '
               || (r->rest.at[0] >= '\t' && r->rest.at[0] <= '\r')))
        r->rest.at++, r->rest.len--;
}

/* Takes the first `n` bytes off the text. */
static nrm_text
take(nrm_xpath *r, size_t n)
{
    nrm_text t = nrm_text_n(r->rest.at, n);

    r->rest.at += n;
    r->rest.len -= n;
    skip_blanks(r);
    return t;
}

static bool
takes(nrm_xpath *r, const char *sign)
{
    if (!nrm_text_starts(r->rest, sign))
        return false;
    take(r, strlen(sign));
    return true;
}

/* A function's name and the bracket behind it. */
static bool
takes_call(nrm_xpath *r, const char *name)
{
    nrm_text before = r->rest;

    if (takes(r, name) && takes(r, "("))
        return true;
    r->rest = before;
    return false;
}

const char *
nrm_xpath_quote(nrm_arena *a, nrm_text t, char quote)
{
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_char(&b, quote);
    for (size_t i = 0; i < t.len; i++) {
        nrm_buf_char(&b, t.at[i]);
        if (t.at[i] == quote)
            nrm_buf_char(&b, quote);
    }
    nrm_buf_char(&b, quote);
    return nrm_buf_string(&b);
}

static bool
add(nrm_xpath *r, nrm_piece_kind k, const char *sql)
{
    if (r->n == NRM_XPATH_PIECES)
        return nrm_xpath_fail(r, "it is too long");
    r->pieces[r->n].kind = k;
    r->pieces[r->n].given = nrm_text_n(NULL, 0);
    r->pieces[r->n++].sql = sql;
    return true;
}

/* A literal between either quote. */
static bool
take_literal(nrm_xpath *r, nrm_text *out)
{
    const char quote = r->rest.len > 0 ? r->rest.at[0] : '\0';
    const char *end;

    if (quote != '\'' && quote != '"')
        return nrm_xpath_fail(r, "a text in quotes is expected");
    end = memchr(r->rest.at + 1, quote, r->rest.len - 1);
    if (end == NULL)
        return nrm_xpath_fail(r, "a quote is not closed");
    *out = take(r, (size_t)(end - r->rest.at) + 1);
    *out = nrm_text_n(out->at + 1, out->len - 2);
    return true;
}

/* `.` or ${name}: the number of the question. */
static bool
take_question(nrm_xpath *r, size_t *out)
{
    const char *end;
    nrm_text name;

    if (takes(r, ".")) {
        *out = r->self;
        return true;
    }
    end = r->rest.len > 0 ? memchr(r->rest.at, '}', r->rest.len) : NULL;
    if (!nrm_text_starts(r->rest, "${") || end == NULL)
        return nrm_xpath_fail(r, "a question is expected");
    name = take(r, (size_t)(end - r->rest.at) + 1);
    name = nrm_text_n(name.at + 2, name.len - 3);
    for (*out = 0; *out < r->n_questions; ++*out)
        if (nrm_text_eq(r->questions[*out].name, name))
            return r->questions[*out].answer != NRM_ANSWER_NONE
                   || nrm_xpath_fail(r,
                                     "it names a question without an answer");
    return nrm_xpath_fail(r, "it names a question that the form has not");
}

static bool
add_question(nrm_xpath *r)
{
    static const nrm_piece_kind kinds[] = {
        [NRM_ANSWER_NUMBER] = NRM_PIECE_NUMBER,
        [NRM_ANSWER_TEXT] = NRM_PIECE_TEXT,
        [NRM_ANSWER_MOMENT] = NRM_PIECE_MOMENT,
        [NRM_ANSWER_LIST] = NRM_PIECE_LIST
    };
    size_t q;

    return take_question(r, &q)
           && add(r, kinds[r->questions[q].answer],
                  nrm_xpath_quote(r->a, r->questions[q].name, '"'));
}

static const char *
write_selected(nrm_arena *a, const nrm_xpath_question *q, const char *x,
               nrm_text t)
{
    nrm_buf b;

    if (q->answer != NRM_ANSWER_LIST)
        return nrm_format(a, "%s = %s", x, nrm_xpath_quote(a, t, '\''));
    nrm_buf_init(&b, a);
    nrm_buf_char(&b, ';');
    nrm_buf_view(&b, t);
    nrm_buf_char(&b, ';');
    return nrm_format(a, "instr(';' || %s || ';', %s) > 0", x,
                      nrm_xpath_quote(a, nrm_buf_all(&b), '\''));
}

static const char *
write_regex(nrm_arena *a, NRM_UNUSED const nrm_xpath_question *q, const char *x,
            nrm_text t)
{
    nrm_text whole = nrm_text_of(
        nrm_format(a, "\\A(?:%.*s)\\z", (int)t.len, t.at == NULL ? "" : t.at));

    return nrm_format(a, "matches(%s, %s)", x, nrm_xpath_quote(a, whole, '\''));
}

static const char *
write_length(nrm_arena *a, NRM_UNUSED const nrm_xpath_question *q,
             const char *x, NRM_UNUSED nrm_text t)
{
    return nrm_format(a, "length(%s)", x);
}

static const char *
write_count(nrm_arena *a, NRM_UNUSED const nrm_xpath_question *q, const char *x,
            NRM_UNUSED nrm_text t)
{
    return nrm_format(a,
                      "(%s <> '" NRM_CODE_NONE "') * (length(%s) - "
                      "length(replace(%s, ';', '')) + 1)",
                      x, x, x);
}

static const char *
write_number(nrm_arena *a, NRM_UNUSED const nrm_xpath_question *q,
             const char *x, NRM_UNUSED nrm_text t)
{
    return nrm_format(a, "CAST(%s AS REAL)", x);
}

/* Functions of one question, or of it and a text. */
static const struct {
    const char *name;
    bool takes_text;
    nrm_piece_kind kind;
    const char *(*write)(nrm_arena *a, const nrm_xpath_question *q,
                         const char *x, nrm_text t);
} functions[] = {
    { "selected", true, NRM_PIECE_TRUTH, write_selected },
    { "regex", true, NRM_PIECE_TRUTH, write_regex },
    { "string-length", false, NRM_PIECE_NUMBER, write_length },
    { "count-selected", false, NRM_PIECE_NUMBER, write_count },
    { "number", false, NRM_PIECE_NUMBER, write_number },
};

/* The arguments of a function whose name was taken. */
static bool
add_call(nrm_xpath *r, size_t f)
{
    nrm_text text = { NULL, 0 };
    const nrm_xpath_question *q;
    size_t place;

    if (!take_question(r, &place))
        return false;
    q = &r->questions[place];
    if (functions[f].takes_text) {
        if (!takes(r, ","))
            return nrm_xpath_fail(r, "a comma is expected");
        if (!take_literal(r, &text))
            return false;
    }
    if (!takes(r, ")"))
        return nrm_xpath_fail(
            r, "a function has another argument than a question");
    return add(
        r, functions[f].kind,
        functions[f].write(r->a, q, nrm_xpath_quote(r->a, q->name, '"'), text));
}

static bool
add_literal(nrm_xpath *r)
{
    nrm_text text;

    if (!take_literal(r, &text)
        || !add(r, NRM_PIECE_TEXT, nrm_xpath_quote(r->a, text, '\'')))
        return false;
    r->pieces[r->n - 1].given = text.len > 0 ? text : nrm_text_of("");
    return true;
}

static bool
add_number(nrm_xpath *r)
{
    size_t n = 0;
    double x;
    nrm_text t;

    while (n < r->rest.len
           && ((r->rest.at[n] >= '0' && r->rest.at[n] <= '9')
               || r->rest.at[n] == '.'))
        n++;
    t = take(r, n);
    if (!nrm_num_real(t, &x))
        return nrm_xpath_fail(r, "it has a number that is none");
    if (!add(r, NRM_PIECE_NUMBER, nrm_text_string(r->a, t)))
        return false;
    r->pieces[r->n - 1].given = t;
    return true;
}

static bool
add_operand(nrm_xpath *r)
{
    char c = r->rest.len > 0 ? r->rest.at[0] : '\0';

    if (takes_call(r, "not"))
        return add(r, NRM_PIECE_NOT, "(NOT (");
    if (takes(r, "("))
        return add(r, NRM_PIECE_OPEN, "(");
    if (takes(r, "-"))
        return add(r, NRM_PIECE_COUNT, "- ");
    if (c >= '0' && c <= '9')
        return add_number(r);
    if (c == '\'' || c == '"')
        return add_literal(r);
    if (c == '$' || c == '.')
        return add_question(r);
    for (size_t f = 0; f < NRM_COUNT_OF(functions); f++)
        if (takes_call(r, functions[f].name))
            return add_call(r, f);
    if (takes_call(r, "true"))
        return takes(r, ")") && add(r, NRM_PIECE_TRUTH, "1");
    if (takes_call(r, "false"))
        return takes(r, ")") && add(r, NRM_PIECE_TRUTH, "0");
    if (takes_call(r, "today") || takes_call(r, "now"))
        return nrm_xpath_fail(r, "it asks for the time when the form is "
                                 "filled in");
    if (takes_call(r, "date")) {
        if (!add_literal(r) || !takes(r, ")"))
            return nrm_xpath_fail(r, "a date is not written out");
        r->pieces[r->n - 1].kind = NRM_PIECE_MOMENT;
        return true;
    }
    return nrm_xpath_fail(r, r->rest.len == 0
                                 ? "it ends too early"
                                 : "it has something that rules have not");
}

static bool
add_operator(nrm_xpath *r)
{
    static const struct {
        const char *xpath, *sql;
        nrm_piece_kind kind;
    } operators[] = {
        { "<=", " <= ", NRM_PIECE_COMPARE },
        { ">=", " >= ", NRM_PIECE_COMPARE },
        { "!=", " <> ", NRM_PIECE_COMPARE },
        { "=", " = ", NRM_PIECE_COMPARE },
        { "<", " < ", NRM_PIECE_COMPARE },
        { ">", " > ", NRM_PIECE_COMPARE },
        { "+", " + ", NRM_PIECE_COUNT },
        { "-", " - ", NRM_PIECE_COUNT },
        { "*", " * ", NRM_PIECE_COUNT },
        { "div", " * 1.0 / ", NRM_PIECE_COUNT },
        { "mod", " % ", NRM_PIECE_COUNT },
        { "and", " AND ", NRM_PIECE_LOGIC },
        { "or", " OR ", NRM_PIECE_LOGIC },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(operators); i++) {
        size_t len = strlen(operators[i].xpath);

        if (nrm_text_starts(r->rest, operators[i].xpath)
            && (operators[i].xpath[0] < 'a' || r->rest.len == len
                || !is_name(r->rest.at[len]) || r->rest.at[len] == '.')) {
            take(r, len);
            return add(r, operators[i].kind, operators[i].sql);
        }
    }
    return nrm_xpath_fail(r, "it has something that rules have not");
}

/* Cuts the text into pieces, by the grammar. */
static bool
cut(nrm_xpath *r)
{
    bool open[NRM_XPATH_PIECES], operand = true; /* open: a `not` */
    size_t depth = 0;

    skip_blanks(r);
    while (operand || r->rest.len > 0) {
        nrm_piece_kind last;

        if (!operand && depth > 0 && takes(r, ")")) {
            if (!add(r, NRM_PIECE_CLOSE, open[--depth] ? "))" : ")"))
                return false;
            continue;
        }
        if (!(operand ? add_operand(r) : add_operator(r)))
            return false;
        last = r->pieces[r->n - 1].kind;
        if (last == NRM_PIECE_OPEN || last == NRM_PIECE_NOT)
            open[depth++] = last == NRM_PIECE_NOT;
        else
            operand = last == NRM_PIECE_COMPARE || last == NRM_PIECE_COUNT
                      || last == NRM_PIECE_LOGIC;
    }
    return depth == 0 || nrm_xpath_fail(r, "a bracket is not closed");
}

const char *
nrm_xpath_write(nrm_arena *a, const nrm_xpath_question *questions, size_t n,
                size_t self, nrm_text xpath, nrm_buf *out)
{
    nrm_xpath *r = nrm_new(a, nrm_xpath);

    r->a = a;
    r->questions = questions;
    r->n_questions = n;
    r->self = self;
    r->rest = xpath;
    if (!cut(r) || !nrm_xpath_settle(r))
        return r->wrong;
    for (size_t i = 0; i < r->n; i++)
        nrm_buf_text(out, r->pieces[i].sql);
    return NULL;
}
