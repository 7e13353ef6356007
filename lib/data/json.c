/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * jansson decides what is JSON and unescapes; it forgets where a value stood,
 * so the tree is built here, by walking the text that jansson has accepted.
 */
#include "data/json.h"

#include "base/file.h"
#include "base/num.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FILE_LIMIT ((size_t)64 << 20)
#define DEPTH_MAX 256

typedef struct walk {
    nrm_arena *a;
    const char *path;
    const char *at, *end, *line_start;
    size_t line;
    nrm_json *open[DEPTH_MAX]; /* the containers around the place */
    nrm_json *last[DEPTH_MAX]; /* their newest members */
    size_t depth;
    nrm_text key; /* of the value to come */
    nrm_json *root;
} walk;

const char *
nrm_json_kind_name(nrm_json_kind kind)
{
    static const char *const names[] = { "null",     "true or false",
                                         "a number", "a string",
                                         "an array", "an object" };

    return names[kind];
}

int
nrm_json_fail(const nrm_json *at, nrm_err *e, const char *format, ...)
{
    char text[sizeof e->text];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return nrm_fail_at(e, at->path, at->line, "column %zu: %s", at->column,
                       text);
}

static void
add_node(walk *w, nrm_json *node)
{
    nrm_json *parent;

    node->path = w->path;
    node->line = w->line;
    node->column = (size_t)(w->at - w->line_start) + 1;
    if (w->depth == 0) {
        w->root = node;
        return;
    }
    parent = w->open[w->depth - 1];
    if (w->last[w->depth - 1] == NULL)
        parent->first = node;
    else
        w->last[w->depth - 1]->next = node;
    w->last[w->depth - 1] = node;
    parent->count++;
    node->key = w->key;
    w->key = nrm_text_n(NULL, 0);
}

/* The end of the string token that starts at w->at. */
static const char *
string_end(const walk *w)
{
    const char *p = w->at + 1;

    while (*p != '"')
        p += *p == '\\' ? 2 : 1;
    return p + 1;
}

/* The text of a string token; jansson knows the escapes. */
static nrm_text
string_text(walk *w, const char *end)
{
    size_t len = (size_t)(end - w->at);
    json_t *value;
    nrm_text out;

    if (memchr(w->at, '\\', len) == NULL)
        return nrm_text_copy(w->a, nrm_text_n(w->at + 1, len - 2));
    value = json_loadb(w->at, len, JSON_DECODE_ANY, NULL);
    if (value == NULL)
        nrm_arena_exhausted(w->a);
    out = nrm_text_copy(
        w->a, nrm_text_n(json_string_value(value), json_string_length(value)));
    json_decref(value);
    return out;
}

/* Whether the string just before `p` is a key: a colon follows. */
static bool
is_key(const walk *w, const char *p)
{
    while (p < w->end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
        p++;
    return p < w->end && *p == ':';
}

static void
take_string(walk *w)
{
    const char *end = string_end(w);
    nrm_text text = string_text(w, end);
    nrm_json *node;

    if (w->depth > 0 && w->open[w->depth - 1]->kind == NRM_JSON_OBJECT
        && w->key.at == NULL && is_key(w, end)) {
        w->key = text;
    } else {
        node = nrm_new(w->a, nrm_json);
        node->kind = NRM_JSON_STRING;
        node->text = text;
        add_node(w, node);
    }
    w->at = end;
}

/* Numbers, true, false and null. */
static void
take_word(walk *w)
{
    nrm_json *node = nrm_new(w->a, nrm_json);
    const char *end = w->at;

    while (end < w->end && strchr(",]} \t\r\n", *end) == NULL)
        end++;
    node->text = nrm_text_copy(w->a, nrm_text_n(w->at, (size_t)(end - w->at)));
    if (*w->at == 'n') {
        node->kind = NRM_JSON_NULL;
    } else if (*w->at == 't' || *w->at == 'f') {
        node->kind = NRM_JSON_BOOL;
        node->number = *w->at == 't';
    } else {
        node->kind = NRM_JSON_NUMBER;
        if (!nrm_num_real(node->text, &node->number))
            node->number = 0; /* jansson has refused what is too large */
    }
    add_node(w, node);
    w->at = end;
}

static int
open_container(walk *w, nrm_json_kind kind, nrm_err *e)
{
    nrm_json *node = nrm_new(w->a, nrm_json);

    node->kind = kind;
    add_node(w, node);
    if (w->depth == DEPTH_MAX)
        return nrm_json_fail(node, e, "nested more than %d deep", DEPTH_MAX);
    w->open[w->depth] = node;
    w->last[w->depth] = NULL;
    w->depth++;
    w->at++;
    return 0;
}

static int
step(walk *w, nrm_err *e)
{
    switch (*w->at) {
    case '\n':
        w->line++;
        w->line_start = ++w->at;
        return 0;
    case ' ':
    case '\t':
    case '\r':
    case ',':
    case ':': w->at++; return 0;
    case '{': return open_container(w, NRM_JSON_OBJECT, e);
    case '[': return open_container(w, NRM_JSON_ARRAY, e);
    case '}':
    case ']':
        w->depth--;
        w->at++;
        return 0;
    case '"': take_string(w); return 0;
    default: take_word(w); return 0;
    }
}

/* jansson takes a zero byte for the end of the text, whatever follows. */
static int
refuse_zero(const char *path, nrm_text text, nrm_err *e)
{
    size_t line = 1;

    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\0')
            return nrm_fail_at(e, path, line, "not JSON: it has a zero byte");
        line += text.at[i] == '\n';
    }
    return 0;
}

const nrm_json *
nrm_json_parse(nrm_arena *a, const char *path, nrm_text text, nrm_err *e)
{
    json_error_t why;
    json_t *value;
    walk *w;

    if (refuse_zero(path, text, e) != 0)
        return NULL;
    value = json_loadb(text.at, text.len,
                       JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    if (value == NULL) {
        if (json_error_code(&why) == json_error_out_of_memory)
            nrm_arena_exhausted(a);
        nrm_fail_at(e, path, why.line > 0 ? (size_t)why.line : 1,
                    "column %d: not JSON: %s", why.column, why.text);
        return NULL;
    }
    json_decref(value);
    w = nrm_new(a, walk);
    w->a = a;
    w->path = path;
    w->at = w->line_start = text.at;
    w->end = text.at + text.len;
    w->line = 1;
    while (w->at < w->end)
        if (step(w, e) != 0)
            return NULL;
    return w->root;
}

const nrm_json *
nrm_json_read(nrm_arena *a, const char *path, nrm_err *e)
{
    nrm_text text;

    if (nrm_file_read(a, path, FILE_LIMIT, &text, e) != 0)
        return NULL;
    return nrm_json_parse(a, nrm_format(a, "%s", path), text, e);
}

const nrm_json *
nrm_json_get(const nrm_json *object, const char *key)
{
    if (object == NULL || object->kind != NRM_JSON_OBJECT)
        return NULL;
    for (const nrm_json *m = object->first; m != NULL; m = m->next)
        if (nrm_text_is(m->key, key))
            return m;
    return NULL;
}

const nrm_json *
nrm_json_want(const nrm_json *object, const char *key, nrm_json_kind kind,
              nrm_err *e)
{
    const nrm_json *m = nrm_json_get(object, key);

    if (m == NULL || m->kind == NRM_JSON_NULL)
        return NULL;
    if (m->kind == kind)
        return m;
    nrm_json_fail(m, e, "'%s' must be %s", key, nrm_json_kind_name(kind));
    return NULL;
}

int
nrm_json_text(const nrm_json *object, const char *key, nrm_text *out,
              nrm_err *e)
{
    const nrm_json *m = nrm_json_want(object, key, NRM_JSON_STRING, e);

    if (m != NULL)
        *out = m->text;
    return e->code == NRM_OK ? 0 : -1;
}

int
nrm_json_bool(const nrm_json *object, const char *key, bool *out, nrm_err *e)
{
    const nrm_json *m = nrm_json_want(object, key, NRM_JSON_BOOL, e);

    if (m != NULL)
        *out = m->number != 0;
    return e->code == NRM_OK ? 0 : -1;
}

int
nrm_json_number(const nrm_json *object, const char *key, double *out,
                nrm_err *e)
{
    const nrm_json *m = nrm_json_want(object, key, NRM_JSON_NUMBER, e);

    if (m != NULL)
        *out = m->number;
    return e->code == NRM_OK ? 0 : -1;
}

void
nrm_json_put(nrm_buf *b, nrm_text t)
{
    nrm_buf_char(b, '"');
    for (size_t i = 0; i < t.len; i++) {
        unsigned char c = (unsigned char)t.at[i];

        if (c == '"' || c == '\\')
            nrm_buf_format(b, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            nrm_buf_format(b, "\\u%04x", c);
        else
            nrm_buf_char(b, (char)c);
    }
    nrm_buf_char(b, '"');
}
