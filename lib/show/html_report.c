/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document as one page of HTML. cmark makes the tree of the author's text,
 * in which computed parts stand as code with a number (`nrm:12`); those nodes
 * are replaced by custom ones, which cmark writes as they are. The author's
 * own HTML stays out. Pipe tables, which cmark takes for paragraphs, become
 * tables here.
 */
#include "show/chart.h"
#include "show/footnote.h"
#include "show/html.h"
#include "show/markdown.h"
#include "show/page.h"

#include <string.h>

#define NARROW 340 /* pixels, for a phone */

typedef struct page {
    const nrm_doc *doc;
    cmark_mem *memory;
    nrm_footnotes notes;
    nrm_err *e;
} page;

/* The text with a number for each computed part. */
static nrm_text
numbered_text(const nrm_doc *doc)
{
    nrm_buf out;

    nrm_buf_init(&out, doc->a);
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_item *item = &doc->items[i];

        if (item->kind == NRM_ITEM_AUTHOR)
            nrm_buf_view(&out, item->text);
        else if (item->kind == NRM_ITEM_INLINE || item->kind == NRM_ITEM_REF)
            nrm_buf_format(&out, "`nrm:%zu`", i);
        else
            nrm_buf_format(&out, "```nrm %zu\n```\n", i);
    }
    return nrm_buf_all(&out);
}

/* What a numbered item is called in the page: "i-rates", "i2-rates". */
static void
put_name(nrm_buf *out, const nrm_item *item)
{
    nrm_buf_char(out, 'i');
    if (item->scope > 0)
        nrm_buf_format(out, "%zu", item->scope + 1);
    nrm_buf_char(out, '-');
    nrm_html_escape(out, item->id);
}

static void
put_anchor(nrm_buf *out, const nrm_item *item)
{
    if (item->id != NULL) {
        nrm_buf_text(out, " id=\"");
        put_name(out, item);
        nrm_buf_char(out, '"');
    }
}

static void
put_figure(const nrm_doc *doc, const nrm_item *item, nrm_buf *out)
{
    const nrm_figure *f = item->figure;
    const char *narrow = nrm_figure_svg(doc->words, doc->a, f, true, NARROW);

    nrm_buf_text(out, "<figure");
    put_anchor(out, item);
    nrm_buf_format(out, ">\n<figcaption><strong>%s %zu: ",
                   nrm_words_get(doc->words, "figure"), f->number);
    nrm_html_escape(out, f->title);
    nrm_buf_text(out, "</strong>");
    if (*f->subtitle != '\0') {
        nrm_buf_text(out, "<br>\n");
        nrm_html_escape(out, f->subtitle);
    }
    nrm_buf_text(out, "</figcaption>\n<div class=\"wide\">\n");
    nrm_buf_text(out, f->svg);
    nrm_buf_text(out, "</div>\n<div class=\"narrow\">\n");
    nrm_buf_text(out, narrow == NULL ? f->svg : narrow);
    nrm_buf_text(out, "</div>\n</figure>\n");
}

static int
put_block(page *p, const nrm_item *item, nrm_buf *out)
{
    const nrm_doc *doc = p->doc;

    if (item->kind == NRM_ITEM_FIGURE) {
        put_figure(doc, item, out);
        return 0;
    }
    nrm_buf_text(out, "<div");
    put_anchor(out, item);
    nrm_buf_text(out, ">\n");
    if (nrm_table_writer_html.write(doc->words, item->table, out, p->e) != 0)
        return -1;
    nrm_buf_text(out, "</div>\n");
    return 0;
}

static void
put_inline(const page *p, nrm_text code, nrm_buf *out)
{
    const nrm_doc *doc = p->doc;
    const nrm_item *item;
    int64_t n;

    if (nrm_text_starts(code, "^")) {
        code = nrm_text_n(code.at + 1, code.len - 1);
        nrm_buf_format(out,
                       "<sup id=\"r%.*s\"><a href=\"#f%.*s\">%.*s</a></sup>",
                       (int)code.len, code.at, (int)code.len, code.at,
                       (int)code.len, code.at);
        return;
    }
    if (!nrm_num_whole(code, &n) || n < 0 || (size_t)n >= doc->n_items)
        return;
    item = &doc->items[n];
    if (item->kind == NRM_ITEM_REF) {
        nrm_buf_text(out, "<a href=\"#");
        put_name(out, item->target);
        nrm_buf_text(out, "\">");
    }
    nrm_html_escape(out, nrm_text_string(doc->a, item->text));
    if (item->kind == NRM_ITEM_REF)
        nrm_buf_text(out, "</a>");
}

static void
replace(const page *p, cmark_node *node, cmark_node_type type, nrm_buf *html)
{
    cmark_node *custom = cmark_node_new_with_mem(type, p->memory);

    cmark_node_set_on_enter(custom, nrm_buf_string(html));
    cmark_node_replace(node, custom);
    cmark_node_free(node);
}

static int replace_nodes(page *p, nrm_text text, cmark_node *root);

static const char *
render(const page *p, cmark_node *root)
{
    char *html = cmark_render_html(root, CMARK_OPT_DEFAULT);
    const char *copy = nrm_text_string(p->doc->a, nrm_text_of(html));

    p->memory->free(html);
    return copy;
}

/* Markdown of one line as HTML, without the paragraph around it. */
static int
put_markdown(page *p, nrm_text line, nrm_buf *out)
{
    cmark_node *root = nrm_markdown_parse(p->doc->a, line, p->memory);
    nrm_text html;

    if (replace_nodes(p, line, root) != 0)
        return -1;
    html = nrm_text_strip(nrm_text_of(render(p, root)));
    if (nrm_text_starts(html, "<p>") && nrm_text_ends(html, "</p>"))
        html = nrm_text_n(html.at + 3, html.len - 7);
    nrm_buf_view(out, html);
    return 0;
}

/* The next cell of a pipe row; false when there is none. */
static bool
cut_cell(nrm_text *row, nrm_text *cell)
{
    size_t n = 0;

    if (row->len == 0)
        return false;
    while (n < row->len
           && (row->at[n] != '|' || (n > 0 && row->at[n - 1] == '\\')))
        n++;
    *cell = nrm_text_strip(nrm_text_n(row->at, n));
    *row = n < row->len ? nrm_text_n(row->at + n + 1, row->len - n - 1)
                        : nrm_text_n(row->at + n, 0);
    return true;
}

static nrm_text
bare_row(nrm_text line)
{
    line = nrm_text_strip(line);
    if (nrm_text_starts(line, "|"))
        line = nrm_text_n(line.at + 1, line.len - 1);
    if (nrm_text_ends(line, "|") && !nrm_text_ends(line, "\\|"))
        line.len--;
    return line;
}

/* Whether a line is the rule of a pipe table: "|---|--:|". */
static bool
is_rule(nrm_text line)
{
    bool dash = false, pipe = false;

    line = nrm_text_strip(line);
    for (size_t i = 0; i < line.len; i++) {
        if (strchr("|-: ", line.at[i]) == NULL)
            return false;
        dash = dash || line.at[i] == '-';
        pipe = pipe || line.at[i] == '|';
    }
    return dash && pipe;
}

static int
put_pipe_row(page *p, nrm_text line, nrm_text rule, const char *tag,
             nrm_buf *out)
{
    nrm_text row = bare_row(line), cell, side;

    rule = bare_row(rule);
    nrm_buf_text(out, "<tr>");
    while (cut_cell(&row, &cell)) {
        bool right = cut_cell(&rule, &side) && nrm_text_ends(side, ":")
                     && !nrm_text_starts(side, ":");

        nrm_buf_format(out, "<%s%s%s>", tag,
                       *tag == 't' && tag[1] == 'h' ? " scope=\"col\"" : "",
                       right ? " class=\"n\"" : "");
        if (put_markdown(p, cell, out) != 0)
            return -1;
        nrm_buf_format(out, "</%s>", tag);
    }
    nrm_buf_text(out, "</tr>\n");
    return 0;
}

/* A paragraph that is a pipe table becomes one; 1 when it did. */
static int
take_pipe_table(page *p, nrm_text lines, cmark_node *node)
{
    nrm_text rest = lines, head, rule = nrm_text_n(NULL, 0), line;
    nrm_buf html;

    if (!nrm_text_cut(&rest, '\n', &head) || rest.len == 0
        || !nrm_text_cut(&rest, '\n', &rule) || !is_rule(rule)
        || memchr(head.at, '|', head.len) == NULL)
        return 0;
    nrm_buf_init(&html, p->doc->a);
    nrm_buf_text(&html, "<div class=\"table\" tabindex=\"0\" role=\"region\" "
                        "aria-label=\"");
    nrm_html_escape(&html, nrm_words_get(p->doc->words, "table"));
    nrm_buf_text(&html, "\">\n<table>\n<thead>\n");
    if (put_pipe_row(p, head, rule, "th", &html) != 0)
        return -1;
    nrm_buf_text(&html, "</thead>\n<tbody>\n");
    while (rest.len > 0 && nrm_text_cut(&rest, '\n', &line))
        if (nrm_text_strip(line).len > 0
            && put_pipe_row(p, line, rule, "td", &html) != 0)
            return -1;
    nrm_buf_text(&html, "</tbody>\n</table>\n</div>\n");
    replace(p, node, CMARK_NODE_CUSTOM_BLOCK, &html);
    return 1;
}

/* A source, and where its lines begin. */
typedef struct source {
    nrm_text text;
    size_t *lines;
    size_t n, cap;
} source;

/* Only text with a bar can hold a pipe table; the lines of other are not. */
static source
source_of(nrm_arena *a, nrm_text text)
{
    source s = { .text = text };

    if (text.len == 0 || memchr(text.at, '|', text.len) == NULL)
        return s;
    for (size_t i = 0; i < text.len; i++)
        if (i == 0 || text.at[i - 1] == '\n') {
            nrm_room(a, s.lines, s.n, s.cap);
            s.lines[s.n++] = i;
        }
    return s;
}

/* The lines of a block in its source, without the last line end. */
static nrm_text
lines_of(const source *s, cmark_node *node)
{
    size_t from = (size_t)cmark_node_get_start_line(node);
    size_t to = (size_t)cmark_node_get_end_line(node), start, end;

    if (from == 0 || from > s->n || to < from)
        return nrm_text_n(s->text.at, 0);
    start = s->lines[from - 1];
    end = to < s->n ? s->lines[to] - 1 : s->text.len;
    if (end > start && s->text.at[end - 1] == '\n')
        end--;
    return nrm_text_n(s->text.at + start, end - start);
}

static int
replace_block(page *p, cmark_node *node)
{
    nrm_text info = nrm_text_of(cmark_node_get_fence_info(node));
    nrm_buf html;
    int64_t n;

    if (!nrm_text_starts(info, "nrm ")
        || !nrm_num_whole(nrm_text_n(info.at + 4, info.len - 4), &n))
        return 0;
    nrm_buf_init(&html, p->doc->a);
    if (put_block(p, &p->doc->items[n], &html) != 0)
        return -1;
    replace(p, node, CMARK_NODE_CUSTOM_BLOCK, &html);
    return 0;
}

static void
replace_code(page *p, cmark_node *node)
{
    nrm_text code = nrm_text_of(cmark_node_get_literal(node));
    nrm_buf html;

    if (!nrm_text_starts(code, "nrm:"))
        return;
    nrm_buf_init(&html, p->doc->a);
    put_inline(p, nrm_text_n(code.at + 4, code.len - 4), &html);
    replace(p, node, CMARK_NODE_CUSTOM_INLINE, &html);
}

static int
replace_nodes(page *p, nrm_text text, cmark_node *root)
{
    source s = source_of(p->doc->a, text);
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    int result = 0;

    while (result >= 0 && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);

        if (type == CMARK_NODE_PARAGRAPH && event == CMARK_EVENT_EXIT
            && s.n > 0)
            result = take_pipe_table(p, lines_of(&s, node), node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_CODE_BLOCK)
            result = replace_block(p, node);
        else if (type == CMARK_NODE_CODE)
            replace_code(p, node);
    }
    cmark_iter_free(iter);
    return result < 0 ? -1 : 0;
}

/* The footnotes at the end, each with the way back. */
static int
put_footnotes(page *p, nrm_buf *out)
{
    const char *label = nrm_words_get(p->doc->words, "footnotes");

    if (p->notes.n_used == 0)
        return 0;
    nrm_buf_format(out, "<section aria-label=\"%s\">\n<ol>\n", label);
    for (size_t n = 1; n <= p->notes.n_used; n++) {
        const nrm_footnote *note = nrm_footnotes_find(&p->notes, n);

        nrm_buf_format(out, "<li id=\"f%zu\">", n);
        if (put_markdown(p, nrm_text_strip(note->text), out) != 0)
            return -1;
        nrm_buf_format(out,
                       " <a href=\"#r%zu\" aria-label=\"%s %zu\">\xe2\x86\xa9"
                       "</a></li>\n",
                       n, nrm_words_get(p->doc->words, "back"), n);
    }
    nrm_buf_text(out, "</ol>\n</section>\n");
    return 0;
}

static int
put_report(const nrm_doc *doc, nrm_buf *out, nrm_err *e)
{
    page p = { .doc = doc, .e = e };
    nrm_text text =
        nrm_text_of(nrm_footnotes_take(doc->a, numbered_text(doc), &p.notes));
    cmark_node *root;
    nrm_buf body;

    if (nrm_template_guard(doc->templates[0]->path, text, e) != 0)
        return -1;
    p.memory = nrm_markdown_memory(doc->a, doc->source->memory);
    root = nrm_markdown_parse(doc->a, text, p.memory);
    nrm_buf_init(&body, doc->a);
    if (replace_nodes(&p, text, root) != 0)
        return -1;
    nrm_buf_text(&body, render(&p, root));
    if (put_footnotes(&p, &body) != 0)
        return -1;
    nrm_buf_char(&body, '\0');
    nrm_page_put(doc, nrm_text_n(body.at, body.len - 1), out);
    return 0;
}

const nrm_report_writer nrm_report_writer_html = {
    .name = "html",
    .help = "HTML, one page for phone, paper and screen",
    .text = put_report,
};
