/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/rule_text.h"

#include "base/buf.h"

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes above ASCII are letters, as they are for SQLite. */
static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
           || (unsigned char)c >= 0x80;
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The place behind the quote that closes the one at `at`, or 0. */
static size_t
quoted_end(nrm_text t, size_t at)
{
    char quote = t.at[at];

    for (size_t i = at + 1; i < t.len; i++)
        if (t.at[i] == quote) {
            if (i + 1 == t.len || t.at[i + 1] != quote)
                return i + 1;
            i++;
        }
    return 0;
}

static size_t
number_end(nrm_text t, size_t at)
{
    while (at < t.len
           && (is_digit(t.at[at]) || is_letter(t.at[at]) || t.at[at] == '.'))
        at++;
    return at;
}

int
nrm_token_next(nrm_lexer *lexer, nrm_token *out, nrm_err *e)
{
    nrm_text t = lexer->text;
    size_t end;

    while (lexer->at < t.len && is_blank(t.at[lexer->at]))
        lexer->at++;
    out->offset = lexer->at;
    out->kind = NRM_TOKEN_END;
    out->text = nrm_text_n(t.at + lexer->at, 0);
    if (lexer->at == t.len)
        return 0;
    end = lexer->at + 1;
    if (t.at[lexer->at] == '\'' || t.at[lexer->at] == '"') {
        out->kind =
            t.at[lexer->at] == '"' ? NRM_TOKEN_QUOTED : NRM_TOKEN_STRING;
        end = quoted_end(t, lexer->at);
        if (end == 0)
            return nrm_fail(e, NRM_EINPUT, "a quote is not closed");
    } else if (is_digit(t.at[lexer->at])) {
        out->kind = NRM_TOKEN_NUMBER;
        end = number_end(t, lexer->at);
    } else if (is_letter(t.at[lexer->at])) {
        out->kind = NRM_TOKEN_NAME;
        while (end < t.len && (is_letter(t.at[end]) || is_digit(t.at[end])))
            end++;
    } else {
        out->kind = NRM_TOKEN_SIGN;
    }
    out->text = nrm_text_n(t.at + lexer->at, end - lexer->at);
    lexer->at = end;
    return 0;
}

nrm_text
nrm_token_name(nrm_arena *a, const nrm_token *token)
{
    nrm_buf out;

    if (token->kind != NRM_TOKEN_QUOTED)
        return token->text;
    nrm_buf_init(&out, a);
    for (size_t i = 1; i + 1 < token->text.len; i++) {
        nrm_buf_char(&out, token->text.at[i]);
        i += token->text.at[i] == '"'; /* a quote is written twice */
    }
    return nrm_text_of(nrm_buf_string(&out));
}

/* What is wrong with a sign where it stands, or NULL. */
static const char *
wrong_sign(const nrm_token *token, nrm_text whole, size_t depth)
{
    char c = token->text.at[0];
    char next =
        token->offset + 1 < whole.len ? whole.at[token->offset + 1] : '\0';

    if ((c == '-' && next == '-') || (c == '/' && next == '*'))
        return "a rule holds no comment";
    if (c == ';')
        return "a rule is one expression, without ';'";
    if (c == '?' || c == ':' || c == '@' || c == '$' || c == '#')
        return "a rule has no parameters";
    if (c == '`' || c == '[' || c == ']')
        return "a column name with other signs stands in double quotes";
    if (c == ')' && depth == 0)
        return "')' closes nothing";
    if (c != '\t' && (unsigned char)c < ' ')
        return "a rule holds no control characters";
    return NULL;
}

int
nrm_rule_scan(nrm_text expression, size_t *offset, nrm_err *e)
{
    nrm_lexer lexer = { expression, 0 };
    size_t depth = 0, n = 0, opened = 0;
    nrm_token token;

    *offset = 0;
    if (expression.len > NRM_RULE_BYTES)
        return nrm_fail(e, NRM_EINPUT, "a rule has at most %d bytes",
                        NRM_RULE_BYTES);
    for (;; n++) {
        const char *wrong;
        int result = nrm_token_next(&lexer, &token, e);

        *offset = token.offset;
        if (result != 0)
            return -1;
        if (token.kind == NRM_TOKEN_END)
            break;
        if (token.kind != NRM_TOKEN_SIGN)
            continue;
        wrong = wrong_sign(&token, expression, depth);
        if (wrong != NULL)
            return nrm_fail(e, NRM_EINPUT, "%s", wrong);
        if (token.text.at[0] == '(') {
            depth++;
            opened = token.offset;
        } else if (token.text.at[0] == ')') {
            depth--;
        }
    }
    if (n == 0)
        return nrm_fail(e, NRM_EINPUT, "the rule is empty");
    if (depth > 0) {
        *offset = opened;
        return nrm_fail(e, NRM_EINPUT, "'(' is not closed");
    }
    return 0;
}

bool
nrm_name_eq(nrm_text a, nrm_text b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        char x = a.at[i], y = b.at[i];

        x = x >= 'A' && x <= 'Z' ? (char)(x + ('a' - 'A')) : x;
        y = y >= 'A' && y <= 'Z' ? (char)(y + ('a' - 'A')) : y;
        if (x != y)
            return false;
    }
    return true;
}
