/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/args.h"

#include "base/buf.h"
#include "data/codes.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
add(nrm_arena *a, nrm_args *args, nrm_text key, nrm_text value, size_t line)
{
    nrm_room(a, args->at, args->n, args->cap);
    args->at[args->n++] = (nrm_arg){ key, value, line };
}

static bool
has_key(const nrm_args *args, nrm_text key)
{
    for (size_t i = 0; i < args->n; i++)
        if (key.len > 0 && nrm_text_eq(args->at[i].key, key))
            return true;
    return false;
}

int
nrm_args_block(nrm_arena *a, nrm_text lines, size_t line, nrm_args *out,
               nrm_err *e)
{
    nrm_text one;

    for (; lines.len > 0 && nrm_text_cut(&lines, '\n', &one); line++) {
        nrm_text key, value = nrm_text_strip(one);

        if (value.len == 0 || value.at[0] == '#')
            continue;
        if (memchr(value.at, '=', value.len) == NULL)
            return nrm_fail_at(e, out->path, line,
                               "'%s' is not written as 'key = value'",
                               nrm_quote(a, value));
        nrm_text_cut(&value, '=', &key);
        key = nrm_text_strip(key);
        if (has_key(out, key))
            return nrm_fail_at(e, out->path, line, "'%s' stands twice",
                               nrm_quote(a, key));
        add(a, out, key, nrm_text_strip(value), line);
    }
    return 0;
}

/* Cuts the next term off, up to a blank outside quotes. */
static nrm_text
cut_term(nrm_text *rest)
{
    size_t n = 0;
    bool quoted = false;
    nrm_text term;

    while (n < rest->len
           && (quoted || strchr(" \t\r\n", rest->at[n]) == NULL)) {
        quoted = rest->at[n] == '"' ? !quoted : quoted;
        n++;
    }
    term = nrm_text_n(rest->at, n);
    *rest = nrm_text_strip(nrm_text_n(rest->at + n, rest->len - n));
    return term;
}

int
nrm_args_inline(nrm_arena *a, nrm_text code, nrm_args *out, nrm_err *e)
{
    nrm_text rest = nrm_text_strip(code);

    if (rest.len == 0)
        return nrm_fail_at(e, out->path, out->line,
                           "'nrm:' is not followed by a directive such as "
                           "'value'");
    out->name = nrm_text_string(a, cut_term(&rest));
    while (rest.len > 0) {
        nrm_text term = cut_term(&rest), key = term;
        const char *sign = memchr(term.at, '=', term.len);

        if (sign == NULL) {
            add(a, out, nrm_text_n(NULL, 0), term, out->line);
            continue;
        }
        nrm_text_cut(&term, '=', &key);
        add(a, out, key, term, out->line);
    }
    return 0;
}

/* Without the quotes around it. */
static const char *
unquoted(nrm_arena *a, nrm_text value)
{
    if (value.len >= 2 && value.at[0] == '"' && value.at[value.len - 1] == '"')
        value = nrm_text_n(value.at + 1, value.len - 2);
    return nrm_text_string(a, value);
}

const char *
nrm_args_get(nrm_arena *a, const nrm_args *args, const char *key)
{
    for (size_t i = 0; i < args->n; i++)
        if (nrm_text_is(args->at[i].key, key))
            return unquoted(a, args->at[i].value);
    return NULL;
}

const char *
nrm_args_word(nrm_arena *a, const nrm_args *args, size_t i)
{
    for (size_t k = 0; k < args->n; k++)
        if (args->at[k].key.len == 0 && i-- == 0)
            return nrm_text_string(a, args->at[k].value);
    return NULL;
}

/* The name of a key in a list, without the star of those with languages. */
static nrm_text
name_of(const char *entry)
{
    nrm_text name = nrm_text_of(entry);

    if (nrm_text_ends(name, "*"))
        name.len--;
    return name;
}

static bool
is_one_of(nrm_text key, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        nrm_text name = name_of(*keys), lang = key;
        nrm_lang any;

        if (nrm_text_eq(key, name))
            return true;
        if (nrm_text_ends(nrm_text_of(*keys), "*") && key.len > name.len
            && memcmp(key.at, name.at, name.len) == 0
            && key.at[name.len] == '.') {
            lang = nrm_text_n(key.at + name.len + 1, key.len - name.len - 1);
            return nrm_lang_parse(lang, &any);
        }
    }
    return false;
}

static const char *
key_names(nrm_arena *a, const char *const *keys)
{
    const char *names[64];
    size_t n = 0;

    for (; n < NRM_COUNT_OF(names) && keys[n] != NULL; n++)
        names[n] = nrm_text_string(a, name_of(keys[n]));
    return nrm_text_list(a, names, n);
}

int
nrm_args_check(nrm_arena *a, const nrm_args *args, const char *const *keys,
               nrm_err *e)
{
    for (size_t i = 0; i < args->n; i++)
        if (!is_one_of(args->at[i].key, keys))
            return nrm_fail_at(e, args->path, args->at[i].line,
                               "'%s' has no key '%s'; there %s: %s", args->name,
                               nrm_quote(a, args->at[i].key),
                               *keys == NULL ? "is none" : "are",
                               key_names(a, keys));
    return 0;
}

const char *
nrm_args_selection(nrm_arena *a, const nrm_args *args,
                   const char *const *options)
{
    const char *select = nrm_args_get(a, args, "select");
    nrm_buf out;

    nrm_buf_init(&out, a);
    if (select != NULL)
        nrm_buf_text(&out, select);
    for (size_t i = 0; i < args->n; i++) {
        const nrm_arg *arg = &args->at[i];

        if (arg->key.len == 0 || is_one_of(arg->key, options)
            || nrm_text_is(arg->key, "select"))
            continue;
        nrm_buf_text(&out, out.len > 0 ? " " : "");
        nrm_buf_view(&out, arg->key);
        nrm_buf_char(&out, '=');
        nrm_buf_view(&out, arg->value);
    }
    return nrm_buf_string(&out);
}

int
nrm_args_fail(const nrm_args *args, nrm_err *e, const char *format, ...)
{
    char text[sizeof e->text];
    va_list list;

    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    return nrm_fail_at(e, args->path, args->line, "%s: %s", args->name, text);
}
