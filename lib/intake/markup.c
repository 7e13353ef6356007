/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/markup.h"

#include <string.h>

nrm_markup
nrm_markup_of(nrm_text text)
{
    return (nrm_markup){ text.at, text.at + text.len, 1 };
}

nrm_text
nrm_markup_rest(const nrm_markup *m)
{
    return nrm_text_n(m->at, (size_t)(m->end - m->at));
}

void
nrm_markup_go(nrm_markup *m, const char *to)
{
    for (; m->at < to; m->at++)
        m->line += *m->at == '\n';
}

const char *
nrm_markup_find(const nrm_markup *m, const char *what)
{
    const char *at = m->at;

    while ((at = memchr(at, what[0], (size_t)(m->end - at))) != NULL) {
        if (nrm_text_starts(nrm_text_n(at, (size_t)(m->end - at)), what))
            return at;
        at++;
    }
    return m->end;
}

bool
nrm_markup_is_tag(const nrm_markup *m)
{
    char next = m->end - m->at > 1 ? m->at[1] : ' ';

    return m->at < m->end && *m->at == '<'
           && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')
               || next == '_');
}

static bool
ends_name(char c)
{
    return c == '>' || c == '/' || c == '=' || c == ' ' || c == '\t'
           || c == '\n' || c == '\r';
}

nrm_text
nrm_markup_name(nrm_markup *m)
{
    const char *from = m->at;

    while (m->at < m->end && !ends_name(*m->at))
        m->at++;
    return nrm_text_n(from, (size_t)(m->at - from));
}

static void
skip_blanks(nrm_markup *m)
{
    const char *to = m->at;

    while (to < m->end
           && (*to == ' ' || *to == '\t' || *to == '\n' || *to == '\r'))
        to++;
    nrm_markup_go(m, to);
}

/* The value behind an attribute's name; absent when there is none. */
static nrm_text
take_value(nrm_markup *m)
{
    nrm_text value = { 0 };
    const char *to;
    char quote;

    skip_blanks(m);
    if (m->at == m->end || *m->at != '=')
        return value;
    m->at++;
    skip_blanks(m);
    if (m->at == m->end)
        return value;
    quote = *m->at;
    if (quote == '"' || quote == '\'') {
        m->at++;
        to = memchr(m->at, quote, (size_t)(m->end - m->at));
        to = to == NULL ? m->end : to;
    } else {
        for (to = m->at; to < m->end && !strchr("> \t\r\n", *to); to++)
            ;
    }
    value = nrm_text_n(m->at, (size_t)(to - m->at));
    return value;
}

bool
nrm_markup_attribute(nrm_markup *m, nrm_attribute *out, bool *empty)
{
    *empty = false;
    while (m->at < m->end && *m->at != '>') {
        const char *from = m->at;

        skip_blanks(m);
        *empty = m->at < m->end && *m->at == '/';
        if (m->at < m->end && ends_name(*m->at) && *m->at != '>') {
            nrm_markup_go(m, m->at + 1);
        } else if (m->at < m->end && *m->at != '>') {
            out->name = nrm_markup_name(m);
            out->value = take_value(m);
            out->line = m->line;
            if (out->value.at != NULL) {
                nrm_markup_go(m, out->value.at + out->value.len);
                if (m->at < m->end && (*m->at == '"' || *m->at == '\''))
                    m->at++;
            }
            return true;
        }
        if (m->at == from)
            nrm_markup_go(m, m->at + 1);
    }
    if (m->at < m->end)
        m->at++;
    return false;
}
