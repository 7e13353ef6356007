/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/template.h"

#include "base/buf.h"
#include "data/unicode.h"
#include "show/markdown.h"

#include <string.h>

/* A directive as it is found: a range of the template's bytes. */
typedef struct finding {
    nrm_arena *a;
    nrm_template *t;
    nrm_text bytes;
    const size_t *lines; /* offset of each line, and of the end */
    size_t n_lines;
    size_t done;   /* bytes that are parts already */
    size_t cursor; /* inline code is searched from here */
    nrm_err *e;
} finding;

/* Quote and list marks at the beginning of a line. */
static size_t
nesting_of(nrm_text line)
{
    size_t depth = 0;

    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i];

        if (c == '>'
            || ((c == '-' || c == '+' || c == '*') && i + 1 < line.len
                && line.at[i + 1] == ' '))
            depth++;
        else if (c != ' ' && c != '\t')
            break;
    }
    return depth;
}

static size_t
count_of(nrm_text t, char c)
{
    size_t n = 0;

    for (size_t i = 0; i < t.len; i++)
        n += t.at[i] == c;
    return n;
}

/* cmark takes a lone CR for the end of a line, which no editor does. */
static bool
lines_end_in_lf(const char *path, nrm_text bytes, nrm_err *e)
{
    size_t line = 1;

    for (size_t i = 0; i < bytes.len; i++) {
        bool last = i + 1 == bytes.len;

        if (bytes.at[i] == '\r' && (last || bytes.at[i + 1] != '\n')) {
            nrm_fail_at(e, path, line,
                        "a carriage return stands alone; lines end in LF "
                        "or CR LF");
            return false;
        }
        line += bytes.at[i] == '\n';
    }
    return true;
}

int
nrm_template_guard(const char *path, nrm_text bytes, nrm_err *e)
{
    size_t brackets = 0, number = 1, bad;
    nrm_text line;

    if (bytes.len > NRM_TEMPLATE_MAX)
        return nrm_fail_at(e, path, 0, "the template is longer than %zu bytes",
                           NRM_TEMPLATE_MAX);
    if (!nrm_utf8_check(bytes, &bad))
        return nrm_fail_at(e, path,
                           1 + count_of(nrm_text_n(bytes.at, bad), '\n'),
                           "the template is not UTF-8");
    if (!lines_end_in_lf(path, bytes, e))
        return -1;
    if (bytes.len > 0 && memchr(bytes.at, '\0', bytes.len) != NULL)
        return nrm_fail_at(e, path, 0, "the template holds a NUL byte");
    for (; bytes.len > 0 && nrm_text_cut(&bytes, '\n', &line); number++) {
        size_t here = count_of(line, '[');

        brackets = nrm_text_strip(line).len == 0 ? 0 : brackets + here;
        if (brackets > NRM_TEMPLATE_BRACKETS)
            return nrm_fail_at(e, path, number,
                               "more than %d brackets in one paragraph",
                               NRM_TEMPLATE_BRACKETS);
        if (nesting_of(line) > NRM_TEMPLATE_NESTING)
            return nrm_fail_at(e, path, number,
                               "quotes and lists are nested more than %d deep",
                               NRM_TEMPLATE_NESTING);
    }
    return 0;
}

static size_t *
line_offsets(nrm_arena *a, nrm_text bytes, size_t *n)
{
    size_t *at, k = 1;

    *n = count_of(bytes, '\n') + 1;
    at = nrm_new_n(a, size_t, *n + 1);
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.at[i] == '\n')
            at[k++] = i + 1;
    at[*n] = bytes.len;
    return at;
}

/* The bytes from the start of a line to the end of another, from 1. */
static nrm_text
lines_between(const finding *f, int from, int to)
{
    size_t last = (size_t)to > f->n_lines ? f->n_lines : (size_t)to;
    size_t start = f->lines[from - 1];

    return nrm_text_n(f->bytes.at + start, f->lines[last] - start);
}

static nrm_part *
add_part(finding *f, nrm_part_kind kind, nrm_text bytes)
{
    nrm_template *t = f->t;

    nrm_room(f->a, t->parts, t->n, t->cap);
    t->parts[t->n].kind = kind;
    t->parts[t->n].bytes = bytes;
    t->parts[t->n].args = (nrm_args){ .path = t->path };
    return &t->parts[t->n++];
}

/* A directive at `bytes`, after the author's text in front of it. */
static nrm_part *
add_directive(finding *f, nrm_part_kind kind, nrm_text bytes, size_t line)
{
    size_t start = (size_t)(bytes.at - f->bytes.at);
    nrm_part *part;

    if (start > f->done)
        add_part(f, NRM_PART_TEXT,
                 nrm_text_n(f->bytes.at + f->done, start - f->done));
    part = add_part(f, kind, bytes);
    part->args.line = line;
    f->done = f->cursor = start + bytes.len;
    return part;
}

/* Whether a fenced block ends with a fence, not with the document. */
static bool
is_closed(nrm_text block)
{
    nrm_text last = nrm_text_n(NULL, 0), line;

    while (block.len > 0 && nrm_text_cut(&block, '\n', &line))
        last = nrm_text_strip(line);
    return nrm_text_is(last, "```") || nrm_text_starts(last, "````")
           || nrm_text_starts(last, "~~~");
}

static int
take_block(finding *f, cmark_node *node)
{
    nrm_text info = nrm_text_of(cmark_node_get_fence_info(node)), name;
    int line = cmark_node_get_start_line(node);
    nrm_part *part;

    if (!nrm_text_starts(info, "nrm")
        || (info.len > 3 && info.at[3] != ' ' && info.at[3] != '\t'))
        return 0;
    name = nrm_text_strip(nrm_text_n(info.at + 3, info.len - 3));
    if (cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_DOCUMENT)
        return nrm_fail_at(f->e, f->t->path, (size_t)line,
                           "a directive stands in a list or a quote; move it "
                           "to the margin, between blank lines");
    if (!is_closed(lines_between(f, line, cmark_node_get_end_line(node))))
        return nrm_fail_at(f->e, f->t->path, (size_t)line,
                           "the directive is not closed by ```");
    part = add_directive(f, NRM_PART_BLOCK,
                         lines_between(f, line, cmark_node_get_end_line(node)),
                         (size_t)line);
    part->args.name = nrm_text_string(f->a, name);
    return nrm_args_block(
        f->a, nrm_text_copy(f->a, nrm_text_of(cmark_node_get_literal(node))),
        (size_t)line + 1, &part->args, f->e);
}

/* Whether code in the source is the literal: line ends became blanks. */
static bool
same_code(nrm_text source, nrm_text literal)
{
    if (source.len >= 2 && source.len == literal.len + 2)
        source = nrm_text_n(source.at + 1, source.len - 2);
    if (source.len != literal.len)
        return false;
    for (size_t i = 0; i < source.len; i++)
        if (source.at[i] != literal.at[i]
            && !(source.at[i] == '\n' && literal.at[i] == ' '))
            return false;
    return true;
}

static size_t
backticks_at(nrm_text t, size_t i)
{
    size_t n = 0;

    while (i + n < t.len && t.at[i + n] == '`')
        n++;
    return n;
}

/* The next code span with this literal in a block, from the cursor on. */
static bool
find_span(const finding *f, nrm_text block, nrm_text literal, nrm_text *out)
{
    size_t start = (size_t)(block.at - f->bytes.at);
    size_t i = f->cursor > start ? f->cursor - start : 0;

    while (i < block.len) {
        size_t n = backticks_at(block, i), k = i + n;

        if (n == 0) {
            i++;
            continue;
        }
        while (k < block.len && backticks_at(block, k) != n)
            k += backticks_at(block, k) > 0 ? backticks_at(block, k) : 1;
        if (k < block.len
            && same_code(nrm_text_n(block.at + i + n, k - i - n), literal)) {
            *out = nrm_text_n(block.at + i, k + n - i);
            return true;
        }
        i += n;
    }
    return false;
}

static int
take_inline(finding *f, cmark_node *node)
{
    nrm_text literal = nrm_text_of(cmark_node_get_literal(node)), span;
    cmark_node *block = node;
    nrm_part *part;
    int line;

    if (!nrm_text_starts(literal, "nrm:"))
        return 0;
    while (cmark_node_get_type(block) > CMARK_NODE_LAST_BLOCK)
        block = cmark_node_parent(block);
    line = cmark_node_get_start_line(block);
    if (!find_span(f, lines_between(f, line, cmark_node_get_end_line(block)),
                   literal, &span))
        return nrm_fail_at(f->e, f->t->path, (size_t)line,
                           "the directive '%s' cannot be found again; write it "
                           "on one line",
                           nrm_quote(f->a, literal));
    for (const char *p = f->bytes.at + f->lines[line - 1]; p < span.at; p++)
        line += *p == '\n';
    part = add_directive(f, NRM_PART_INLINE, span, (size_t)line);
    literal = nrm_text_copy(f->a, literal);
    return nrm_args_inline(f->a, nrm_text_n(literal.at + 4, literal.len - 4),
                           &part->args, f->e);
}

static int
find_directives(finding *f, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    int result = 0;

    while (result == 0 && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event != CMARK_EVENT_ENTER)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK)
            result = take_block(f, node);
        else if (cmark_node_get_type(node) == CMARK_NODE_CODE)
            result = take_inline(f, node);
    }
    cmark_iter_free(iter);
    return result;
}

static void
add_remark(finding *f, size_t line, const char *text)
{
    nrm_template *t = f->t;

    nrm_room(f->a, t->remarks, t->n_remarks, t->remarks_cap);
    t->remarks[t->n_remarks++] =
        nrm_format(f->a, "%s:%zu: %s", t->path, line, text);
}

/*
 * CommonMark takes `[c]: word` and `[^1]: word` for link definitions: the
 * text vanishes and `[c]` turns into a link.
 */
static void
find_swallowed(finding *f)
{
    for (size_t i = 0; i < f->n_lines; i++) {
        nrm_text line = nrm_text_strip(nrm_text_n(
            f->bytes.at + f->lines[i], f->lines[i + 1] - f->lines[i]));
        const char *end = line.len > 0 ? memchr(line.at, ']', line.len) : NULL;
        size_t label = end == NULL ? 0 : (size_t)(end - line.at);
        nrm_text rest;

        if (line.len == 0 || line.at[0] != '[' || label < 2 || label > 4
            || label + 1 >= line.len || end[1] != ':')
            continue;
        rest = nrm_text_strip(nrm_text_n(end + 2, line.len - label - 2));
        if (line.at[1] == '^' || rest.len == 0
            || memchr(rest.at, ' ', rest.len) != NULL
            || memchr(rest.at, '/', rest.len) != NULL
            || memchr(rest.at, '#', rest.len) != NULL)
            continue;
        add_remark(f, i + 1,
                   "Markdown takes this line for the target of a link and "
                   "does not print it; write it as a sentence");
    }
}

static void
free_node(void *node)
{
    cmark_node_free(node);
}

cmark_mem *
nrm_markdown_memory(nrm_arena *a, const nrm_memory *memory)
{
    cmark_mem *mem;

    if (memory == NULL)
        return cmark_get_default_mem_allocator();
    mem = nrm_new(a, cmark_mem);
    *mem = (cmark_mem){ memory->take, memory->take_again, memory->give_back };
    return mem;
}

cmark_node *
nrm_markdown_parse(nrm_arena *a, nrm_text bytes, cmark_mem *memory)
{
    cmark_parser *parser;
    cmark_node *root;

    parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
    cmark_parser_feed(parser, bytes.len == 0 ? "" : bytes.at, bytes.len);
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    nrm_arena_defer(a, free_node, root);
    return root;
}

nrm_template *
nrm_template_read(nrm_arena *a, const char *path, nrm_text bytes,
                  const nrm_memory *memory, nrm_err *e)
{
    finding f = { .a = a, .bytes = bytes, .e = e };

    if (nrm_template_guard(path, bytes, e) != 0)
        return NULL;
    f.t = nrm_new(a, nrm_template);
    f.t->path = path;
    f.t->bytes = bytes;
    f.lines = line_offsets(a, bytes, &f.n_lines);
    if (find_directives(
            &f, nrm_markdown_parse(a, bytes, nrm_markdown_memory(a, memory)))
        != 0)
        return NULL;
    if (f.done < bytes.len)
        add_part(&f, NRM_PART_TEXT,
                 nrm_text_n(bytes.at + f.done, bytes.len - f.done));
    find_swallowed(&f);
    return f.t;
}
