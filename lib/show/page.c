/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/page.h"

#include "show/html.h"

#include <string.h>

/*
 * One column that can be read on a phone, paper and dark screens. Nothing is
 * fetched: the page is one file.
 */
static const char style[] =
    ":root{color-scheme:light dark;--t:#1a1a1a;--s:#555;--l:#12436D;"
    "--g:#d0d0d0;--b:#fff}\n"
    "@media (prefers-color-scheme:dark){:root{--t:#f0f0f0;--s:#b8b8b8;"
    "--l:#7FB2E5;--g:#505050;--b:#161616}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--b);color:var(--t);"
    "font:1rem/1.55 'Liberation Sans',Arial,Helvetica,sans-serif}\n"
    "header,main,nav{max-width:50rem;margin:0 auto;padding:0 1rem}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 1rem}\n"
    "h2{font-size:1.4rem;line-height:1.25;margin:2.2rem 0 .6rem}\n"
    "h3{font-size:1.1rem;margin:1.6rem 0 .4rem}\n"
    "a{color:var(--l)}\n"
    ".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;"
    "background:var(--b);padding:.5rem}\n"
    "nav{font-size:.95rem;padding-top:1rem}nav ul{list-style:none;margin:0;"
    "padding-left:1rem}nav>ul{padding-left:0}\n"
    "nav a{display:inline-block;padding:.2rem 0}"
    "@media (min-width:40rem){nav details>ul{columns:2;column-gap:2rem}"
    "nav li li,nav li a{break-inside:avoid}"
    "nav li a{break-after:avoid}}\n"
    "nav summary{cursor:pointer;font-weight:700}\n"
    ".table{overflow-x:auto;margin:1.2rem 0 .4rem}\n"
    "table{border-collapse:collapse;font-size:.9rem;"
    "min-width:min(100%,30rem);"
    "font-variant-numeric:tabular-nums}\n"
    ".cap{display:block;position:sticky;left:0;width:fit-content;"
    "max-width:min(48rem,calc(100vw - 2rem))}\n"
    "caption{text-align:left;font-weight:700;padding:0 0 .4rem}\n"
    ".unit{font-weight:400;color:var(--s)}\n"
    "th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;"
    "border-bottom:1px solid var(--g)}\n"
    "thead th{border-bottom:2px solid var(--t);vertical-align:bottom}\n"
    "tbody th{font-weight:400}.total th,.total td{font-weight:700}\n"
    ".n{text-align:right;white-space:nowrap}thead .n{white-space:normal}\n"
    "[colspan],.m{text-align:center}.w{white-space:nowrap}\n"
    ".said{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}\n"
    ".foot{font-size:.85rem;color:var(--s);margin:.2rem 0 1.6rem}\n"
    "figure{margin:1.4rem 0}figure svg{max-width:100%;height:auto;"
    "display:block;margin-left:-1rem}\n"
    "figcaption{font-size:.9rem;color:var(--s)}"
    "figcaption strong{color:var(--t)}\n"
    ".narrow{display:none}.narrow svg{width:calc(100% + 2rem);"
    "max-width:30rem}\n"
    ".o{width:1em;height:1em;vertical-align:-.1em}\n"
    "@media (max-width:40rem){.wide{display:none}.narrow{display:block}}\n"
    "code,pre{font-family:'Liberation Mono',Consolas,monospace;"
    "font-size:.9em}pre{overflow-x:auto}td{overflow-wrap:anywhere}\n"
    ".n,td.n{overflow-wrap:normal}\n"
    "blockquote{border-left:3px solid var(--g);margin-left:0;"
    "padding-left:1rem}\n"
    "@page{size:A4;margin:18mm 16mm}\n"
    "@media print{nav,.skip{display:none}main{max-width:none;padding:0}"
    "body{font-size:10pt;line-height:1.4}table{font-size:8.5pt}"
    "th,td{padding:.1rem .5rem;line-height:1.3}.table{overflow:visible}"
    "tr,figure,.table{break-inside:avoid}"
    "thead{display:table-header-group}.foot{break-before:avoid}"
    "h2,h3,caption,figcaption{break-after:avoid}p{orphans:3;widows:3}"
    "figure svg{margin-left:-12pt}.wide{display:block}"
    ".narrow{display:none}}\n";

/* A heading in the body: "<h2>text</h2>". */
typedef struct heading {
    int level;
    nrm_text inner; /* HTML */
    size_t start;   /* of the tag, in the body */
} heading;

static bool
next_heading(nrm_text body, size_t from, heading *h)
{
    for (size_t i = from; i + 4 < body.len; i++) {
        const char *p = body.at + i, *end;

        if (p[0] != '<' || p[1] != 'h' || p[2] < '1' || p[2] > '6'
            || p[3] != '>')
            continue;
        end = strstr(p, "</h");
        if (end == NULL)
            return false;
        h->level = p[2] - '0';
        h->inner = nrm_text_n(p + 4, (size_t)(end - p) - 4);
        h->start = i;
        return true;
    }
    return false;
}

/* HTML without its tags. */
static void
put_plain(nrm_buf *out, nrm_text html)
{
    bool tag = false;

    for (size_t i = 0; i < html.len; i++) {
        if (html.at[i] == '<')
            tag = true;
        if (!tag)
            nrm_buf_char(out, html.at[i]);
        if (html.at[i] == '>')
            tag = false;
    }
}

/* The level that the contents begin at: annexes where there are several. */
static int
first_level(nrm_text body)
{
    size_t n = 0, from = 0;
    heading h;

    for (; next_heading(body, from, &h); from = h.start + 4)
        n += h.level == 1;
    return n > 1 ? 1 : 2;
}

/* The contents, two levels of headings as lists inside each other. */
static void
put_contents(const nrm_doc *doc, nrm_text body, nrm_buf *out)
{
    const char *label = nrm_words_get(doc->words, "contents");
    int first = first_level(body), open = first - 1;
    size_t n = 0, from = 0;
    heading h;

    nrm_buf_format(out,
                   "<nav aria-label=\"%s\">\n<details open><summary>%s"
                   "</summary>\n",
                   label, label);
    for (; next_heading(body, from, &h); from = h.start + 4) {
        n++;
        if (h.level < first || h.level > first + 1)
            continue;
        if (h.level > open + 1)
            continue; /* nothing that it could stand below */
        if (h.level > open)
            nrm_buf_text(out, "<ul>\n");
        else
            nrm_buf_text(out,
                         h.level < open ? "</li>\n</ul>\n</li>\n" : "</li>\n");
        open = h.level;
        nrm_buf_format(out, "<li><a href=\"#s%zu\">", n);
        put_plain(out, h.inner);
        nrm_buf_text(out, "</a>");
    }
    for (; open >= first; open--)
        nrm_buf_text(out, "</li>\n</ul>\n");
    nrm_buf_text(out, "</details>\n</nav>\n");
}

/*
 * The title that the body begins with, above the contents; returns where the
 * body goes on.
 */
static size_t
put_title(nrm_text body, nrm_buf *out)
{
    static const char close[] = "</h1>\n";
    size_t end;
    heading h;

    if (!next_heading(body, 0, &h) || h.level != 1 || h.start > 0)
        return 0;
    end = 4 + h.inner.len + sizeof close - 1;
    nrm_buf_text(out, "<header>\n<h1 id=\"s1\">");
    nrm_buf_put(out, body.at + 4, end - 4);
    nrm_buf_text(out, "</header>\n");
    return end;
}

/* The body behind its title, each heading with its id. */
static void
put_body(nrm_text body, size_t done, nrm_buf *out)
{
    size_t n = done > 0 ? 1 : 0;
    heading h;

    while (next_heading(body, done, &h)) {
        nrm_buf_put(out, body.at + done, h.start - done);
        nrm_buf_format(out, "<h%d id=\"s%zu\">", h.level, ++n);
        done = h.start + 4;
    }
    nrm_buf_put(out, body.at + done, body.len - done);
}

void
nrm_page_put(const nrm_doc *doc, nrm_text body, nrm_buf *out)
{
    size_t title;

    nrm_buf_format(out,
                   "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
                   "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                   "content=\"width=device-width, initial-scale=1\">\n<title>",
                   nrm_lang_name(nrm_words_lang(doc->words)));
    nrm_html_escape(out, nrm_doc_title(doc));
    nrm_buf_text(out, "</title>\n<style>\n");
    nrm_buf_text(out, style);
    nrm_buf_format(out,
                   "</style>\n</head>\n<body>\n"
                   "<a class=\"skip\" href=\"#main\">%s</a>\n",
                   nrm_words_get(doc->words, "skip"));
    title = put_title(body, out);
    put_contents(doc, body, out);
    nrm_buf_text(out, "<main id=\"main\">\n");
    put_body(body, title, out);
    nrm_buf_text(out, "</main>\n</body>\n</html>\n");
}
