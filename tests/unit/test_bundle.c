/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders of documents: what was not made by the toolkit is found. */
#include "tap.h"

#include "data/obs_io.h"
#include "intake/imprint.h"
#include "intake/package.h"
#include "protect/bundle.h"
#include "show/chart.h"
#include "show/manifest.h"
#include "show/writer.h"

#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

#define PLANTED "7919" /* what must not be repeated */

static const char rows[] = "geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\n"
                           "BG,T,2014,43,F\nBG,F,2014,,C\nBG,M,2014,,C\n"
                           "RO,T,2014,157,F\nRO,F,2014,100,F\nRO,M,2014,57,F\n"
                           "SI,T,2014,61,F\nSI,F,2014,,C\nSI,M,2014,,C\n";

static const char template[] =
    "# Girls and boys\n\nIn 2014 there were `nrm: value geo=RO sex=T "
    "year=2014` victims in Romania.\n\n"
    "```nrm table\nid = counts\ncaption = Victims in 2014\nrows = geo\n"
    "columns = sex\n```\n\n"
    "```nrm figure\nid = bars\nkind = bars\ntitle = Romania has most\n"
    "caption = Victims in 2014\nselect = sex=T\nrows = geo\n```\n";

typedef struct annex {
    nrm_arena *a;
    const char *folder;
    nrm_makings files; /* every document of the folder */
} annex;

static void
put_file(const annex *x, const char *name, nrm_text bytes)
{
    nrm_err e = { 0 };
    nrm_out *out = nrm_out_open(
        x->a, nrm_format(x->a, "%s/%s", x->folder, name), 0600, &e);

    if (out == NULL || nrm_out_view(out, bytes, &e) != 0
        || nrm_out_commit(out, &e) != 0)
        tap_ok(false, "write %s: %s", name, e.text);
}

static void
keep(annex *x, nrm_makings *made, const char *name, nrm_text bytes)
{
    nrm_makings *both[] = { made, &x->files };

    for (size_t i = 0; i < 2; i++) {
        nrm_room(x->a, both[i]->at, both[i]->n, both[i]->cap);
        both[i]->at[both[i]->n++] = (nrm_made){ name, bytes };
    }
    put_file(x, name, bytes);
}

/* A document in one format, with its manifest. */
static void
make(annex *x, const nrm_safe *safe, const char *format)
{
    nrm_err e = { 0 };
    nrm_digest digest = nrm_sha256_of(nrm_text_of(rows));
    nrm_input input = { "safe.csv", digest };
    nrm_doc_text text_of = { "annex.md.in", nrm_text_of(template) };
    nrm_doc_source source = { .templates = &text_of,
                              .n_templates = 1,
                              .figures = "annex",
                              .inputs = &input,
                              .n_inputs = 1 };
    const nrm_report_writer *writer = nrm_report_writer_find(x->a, format, &e);
    nrm_doc *doc =
        nrm_doc_make(nrm_words_new(x->a, NRM_EN), x->a, safe, &source, &e);
    const char *name = nrm_format(x->a, "annex.%s", format);
    const char *path = nrm_format(x->a, "%s/%s", x->folder, name);
    nrm_makings made = { 0 };
    nrm_text bytes = { 0 };
    nrm_manifest manifest;
    nrm_out *out;
    nrm_buf text;

    nrm_buf_init(&text, x->a);
    if (doc == NULL) {
        tap_ok(false, "%s: %s", format, e.text);
        return;
    }
    put_file(x, name, nrm_text_of(""));
    if (writer->text != NULL
            ? writer->text(doc, &text, &e) != 0
            : writer->file(doc, path, &e) != 0
                  || nrm_file_read(x->a, path, 1 << 24, &bytes, &e) != 0)
        tap_ok(false, "%s: %s", format, e.text);
    keep(x, &made, name, writer->text != NULL ? nrm_buf_all(&text) : bytes);
    for (size_t i = 0; writer->figures && i < doc->n_items; i++)
        if (doc->items[i].kind == NRM_ITEM_FIGURE)
            keep(x, &made, nrm_doc_figure_file(doc, doc->items[i].figure),
                 nrm_text_of(doc->items[i].figure->svg));
    out = nrm_out_open(x->a, nrm_format(x->a, "%s.json", path), 0600, &e);
    manifest = nrm_manifest_of(doc);
    if (out == NULL || nrm_manifest_write(&manifest, &made, out, &e) != 0
        || nrm_out_commit(out, &e) != 0)
        tap_ok(false, "manifest of %s: %s", format, e.text);
}

static annex *
make_annex(nrm_arena *a)
{
    static const char *const formats[] = { "md", "html", "xlsx" };
    const char *top = getenv("TMPDIR");
    nrm_err e = { 0 };
    annex *x = nrm_new(a, annex);
    nrm_safe *safe = nrm_safe_new(a);
    char *folder = nrm_format(a, "%s/nrm-bundle-XXXXXX", top ? top : "/tmp");

    x->a = a;
    x->folder = mkdtemp(folder);
    if (x->folder == NULL
        || nrm_safe_read(safe, nrm_in_memory(a, "safe.csv", nrm_text_of(rows)),
                         &e)
               != 0)
        tap_ok(false, "start: %s", e.text);
    put_file(x, "safe.csv", nrm_text_of(rows));
    for (size_t i = 0; i < NRM_COUNT_OF(formats); i++)
        make(x, safe, formats[i]);
    return x;
}

/* Audits the folder: the places that are wrong, one a line. */
static const char *
audit(const annex *x)
{
    nrm_err e = { 0 };
    nrm_obs *obs = nrm_obs_new(x->a), *findings;
    nrm_bundle *bundle = nrm_bundle_read(obs, &x->folder, 1, &e);
    size_t n_wrong = 0;
    nrm_buf places;

    nrm_buf_init(&places, x->a);
    findings = nrm_obs_like(obs);
    if (bundle == NULL
        || nrm_bundle_check(bundle, NULL, 5, findings, &n_wrong, &e) != 0)
        return e.text[0] ? nrm_format(x->a, "error: %s", e.text) : "error";
    for (size_t i = 0; i < findings->n_rows; i++) {
        size_t place = nrm_obs_text_find(findings, "PLACE");
        size_t verdict = nrm_obs_text_find(findings, "VERDICT");

        nrm_buf_format(
            &places, "%s: %s\n",
            nrm_obs_string(findings, findings->rows[i].text[place]),
            nrm_obs_string(findings, findings->rows[i].text[verdict]));
    }
    return nrm_buf_string(&places);
}

static nrm_text
file_of(const annex *x, const char *name)
{
    for (size_t i = 0; i < x->files.n; i++)
        if (strcmp(x->files.at[i].name, name) == 0)
            return x->files.at[i].bytes;
    tap_ok(false, "there is a file %s", name);
    return nrm_text_of("");
}

/* `with` before the first `mark` behind `after`; without `mark`, at the end. */
static nrm_text
insert(nrm_arena *a, nrm_text bytes, const char *mark, const char *with)
{
    const char *text = nrm_text_string(a, bytes);
    const char *at = mark == NULL ? text + bytes.len : strstr(text, mark);
    nrm_buf b;

    nrm_buf_init(&b, a);
    if (at == NULL)
        tap_ok(false, "there is '%s'", mark);
    else
        nrm_buf_format(&b, "%.*s%s%s", (int)(at - text), text, with, at);
    return nrm_buf_all(&b);
}

/* The workbook with a member that holds `content`. */
static nrm_text
repack(const annex *x, const char *member, nrm_text content)
{
    const char *path = nrm_format(x->a, "%s/annex.xlsx", x->folder);
    nrm_text bytes = { 0 };
    nrm_err e = { 0 };
    zip_t *zip = zip_open(path, 0, NULL);
    zip_source_t *part = zip_source_buffer(zip, content.at, content.len, 0);

    if (zip_file_add(zip, member, part, ZIP_FL_OVERWRITE) < 0
        || zip_close(zip) != 0
        || nrm_file_read(x->a, path, 1 << 24, &bytes, &e) != 0)
        tap_ok(false, "pack %s", member);
    return bytes;
}

static nrm_text
member_of(nrm_arena *a, nrm_text book, const char *member)
{
    nrm_err e = { 0 };
    nrm_package *p = nrm_package_open(a, "annex.xlsx", book, &e);
    nrm_text content = nrm_text_of("");

    for (size_t i = 0; p != NULL && i < nrm_package_count(p); i++)
        if (strcmp(nrm_package_name(p, i), member) == 0
            && nrm_package_bytes(p, i, &content, &e) != 0)
            tap_ok(false, "%s: %s", member, e.text);
    return content;
}

/* Audits with another file in its place: named there, and never quoted. */
static void
expect(const annex *x, const char *file, nrm_text bytes, const char *place,
       const char *name)
{
    const char *said;

    put_file(x, file, bytes);
    said = audit(x);
    tap_ok(strstr(said, place) != NULL && strstr(said, file) != NULL
               && strstr(said, PLANTED) == NULL,
           "%s", name);
    if (strstr(said, place) == NULL)
        printf("# %s\n", said);
    put_file(x, file, file_of(x, file));
}

static void
test_text(const annex *x)
{
    static const struct {
        const char *name, *file, *before, *with, *place;
    } cases[] = {
        { "a number in the text", "annex.md", "victims", PLANTED " ",
          "annex.md:3: not in the manifest" },
        { "a number in a table", "annex.md", " |", PLANTED,
          "annex.md:7: not in the manifest" },
        { "a comment in Markdown", "annex.md", NULL, "<!-- " PLANTED " -->",
          "not in the manifest" },
        { "alternative text that repeats the number", "annex.md", "](annex",
          " " PLANTED, "not in the manifest" },
        { "a page: a number in the text", "annex.html", "victims in",
          PLANTED " ", "not in the manifest" },
        { "a page: a comment", "annex.html", "</body>", "<!-- " PLANTED " -->",
          "a comment: not in the manifest" },
        { "a page: alternative text that repeats the number", "annex.html",
          "</body>", "<img src=x alt='girls: " PLANTED "'>",
          "attribute 'alt': not in the manifest" },
        { "a page: a title that is told", "annex.html", "</body>",
          "<b aria-label='girls: " PLANTED "'></b>",
          "attribute 'aria-label': not in the manifest" },
        { "a page: a number as an entity", "annex.html", "</body>", "&#51;",
          "not in the manifest" },
        { "a page: a digit of another script", "annex.html", "</body>",
          "\xe0\xa5\xa9", "not in the manifest" },
        { "a page: a picture as data", "annex.html", "</body>",
          "<img alt='' src='data:image/png;base64,iVBORw0KGgo'>",
          "element 'img': other drawing" },
        { "a page: an attribute of data", "annex.html", "</body>",
          "<i data-n='" PLANTED "'></i>", "attribute 'data-n'" },
        { "a page: the name of an attribute", "annex.html", "</body>",
          "<i data-7919></i>", "element 'i': other drawing" },
        { "a page: the name of an element", "annex.html", "</body>",
          "<i7919></i7919>",
          "element with a digit in its name: other drawing" },
        { "a page: an element of a figure", "annex.html", "</svg>",
          "<i7919/></svg>", "element '?': other drawing" },
        { "a page: a style sheet", "annex.html", "</style>",
          ".x{height:" PLANTED "px}", "a style sheet: other drawing" },
        { "a page: a script", "annex.html", "</body>",
          "<script>var n=" PLANTED "</script>", "a script: other drawing" },
        { "a page: bar height", "annex.html", "</svg>",
          "<rect x=\"1\" width=\"9\" height=\"7919\" class=\"m\"/>",
          "element 'rect': other drawing" },
        { "bar height", "annex-figure-1.svg", "</svg>",
          "<rect x=\"1\" width=\"9\" height=\"7919\" class=\"m\"/>",
          "element 'rect': other drawing" },
        { "the description of a figure", "annex-figure-1.svg", "</desc>",
          " Bulgaria, girls: " PLANTED ".", "not in the manifest" },
        { "a path in a figure", "annex-figure-1.svg", "</svg>",
          "<path d=\"M0 0L7 9\"/>", "element 'path': other drawing" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        expect(x, cases[i].file,
               insert(x->a, file_of(x, cases[i].file), cases[i].before,
                      cases[i].with),
               cases[i].place, cases[i].name);
}

static void
test_workbook(const annex *x)
{
    static const struct {
        const char *name, *member, *before, *with, *place;
    } cases[] = {
        { "workbook chart cache", "xl/charts/chart9.xml", NULL,
          "<c:chart><c:val><c:numCache><c:pt idx=\"0\"><c:v>" PLANTED
          "</c:v></c:pt></c:numCache></c:val></c:chart>",
          "xl/charts/chart9.xml:1: not in the manifest" },
        { "workbook hidden cell", "xl/worksheets/sheet4.xml", "</sheetData>",
          "<row r=\"99\" hidden=\"1\"><c r=\"B99\"><v>" PLANTED
          "</v></c></row>",
          "xl/worksheets/sheet4.xml:2: cell B99: not in the manifest" },
        { "workbook document property", "docProps/core.xml", "</dc:title>",
          " " PLANTED, "docProps/core.xml:2: not in the manifest" },
        { "workbook comment", "xl/comments1.xml", NULL,
          "<comments><text><t>" PLANTED "</t></text></comments>",
          "xl/comments1.xml:1: not in the manifest" },
        { "workbook defined name", "xl/workbook.xml", "</workbook>",
          "<definedNames><definedName name=\"n\">" PLANTED
          "</definedName></definedNames>",
          "xl/workbook.xml:2: not in the manifest" },
        { "workbook shared string", "xl/sharedStrings.xml", "</sst>",
          "<si><t>" PLANTED "</t></si>",
          "xl/sharedStrings.xml:2: not in the manifest" },
        { "workbook alternative text", "xl/drawings/drawing9.xml", NULL,
          "<xdr:cNvPr id=\"2\" descr=\"girls: " PLANTED "\"/>",
          "attribute 'descr': not in the manifest" },
        { "workbook picture", "xl/media/image9.png", NULL, "\x89PNG\r\n",
          "bytes that are not text: other drawing" },
        { "workbook format", "xl/styles.xml", "</numFmts>",
          "<numFmt numFmtId=\"199\" formatCode=\"&quot;" PLANTED "&quot;\"/>",
          "element 'numFmt': other drawing" },
    };
    nrm_text book = file_of(x, "annex.xlsx");

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        expect(x, "annex.xlsx",
               repack(x, cases[i].member,
                      insert(x->a, member_of(x->a, book, cases[i].member),
                             cases[i].before, cases[i].with)),
               cases[i].place, cases[i].name);
}

static bool
same_traces(const nrm_imprints *s, const nrm_imprints *t)
{
    if (s->n != t->n)
        return false;
    for (size_t i = 0; i < s->n; i++) {
        if (s->parts[i].n != t->parts[i].n)
            return false;
        for (size_t k = 0; k < s->parts[i].n; k++)
            if (strcmp(s->parts[i].at[k].word, t->parts[i].at[k].word) != 0)
                return false;
    }
    return true;
}

/* Changes each digit of a file, one at a time: each change leaves a trace. */
static size_t
mutate(nrm_arena *a, const char *name, nrm_text bytes, size_t *n)
{
    nrm_err e = { 0 };
    nrm_imprints good, bad;
    size_t missed = 0;
    nrm_arena *scratch = nrm_arena_child(a);
    char *copy = nrm_text_string(a, bytes);

    if (nrm_imprints_read(a, name, bytes, &good, &e) != 0)
        return 1;
    for (size_t i = 0; i < bytes.len; i++) {
        char was = copy[i];

        /* A heading's rank is no number. */
        if (was < '0' || was > '9'
            || (i > 1 && copy[i - 1] == 'h' && strchr("</", copy[i - 2])))
            continue;
        copy[i] = was == '9' ? '0' : (char)(was + 1);
        nrm_arena_reset(scratch);
        if (nrm_imprints_read(scratch, name, nrm_text_n(copy, bytes.len), &bad,
                              &e)
                != 0
            || same_traces(&good, &bad)) {
            missed++;
            printf("# %s: byte %zu\n", name, i);
        }
        ++*n;
        copy[i] = was;
    }
    nrm_arena_free(scratch);
    return missed;
}

static void
test_mutants(const annex *x)
{
    nrm_err e = { 0 };
    nrm_text book = file_of(x, "annex.xlsx");
    nrm_package *p = nrm_package_open(x->a, "annex.xlsx", book, &e);
    size_t n = 0, missed = 0;

    for (size_t i = 0; i < x->files.n; i++)
        if (!nrm_text_ends(nrm_text_of(x->files.at[i].name), ".xlsx"))
            missed +=
                mutate(x->a, x->files.at[i].name, x->files.at[i].bytes, &n);
    tap_ok(missed == 0 && n > 500, "%zu changed digits of text and pages", n);
    n = missed = 0;
    for (size_t i = 0; i < nrm_package_count(p); i++) {
        nrm_text content;

        if (strstr(nrm_package_name(p, i), "theme") == NULL
            && nrm_package_bytes(p, i, &content, &e) == 0)
            missed += mutate(x->a, nrm_package_name(p, i), content, &n);
    }
    tap_ok(missed == 0 && n > 500, "%zu changed digits of a workbook", n);
}

static void
test_words(nrm_arena *a)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        { "between 1,390 and 353-357", "1,390 353 357" },
        { "<5, \xe2\x88\x92"
          "3.4 to -1",
          "<5 \xe2\x88\x92"
          "3.4 -1" },
        { "43 (39-47) per cent", "43 39 47" },
        { "Y_LT18 in table 2.", "Y_LT18 2" },
        { "1\xc2\xa0"
          "088,5 x",
          "1\xc2\xa0"
          "088,5" },
        { "\xc2\xbd \xef\xbc\x93 \xe2\x91\xa2",
          "\xc2\xbd \xef\xbc\x93 \xe2\x91\xa2" },
        { "no digits, no words", "" },
        { "3,a 3.\t4", "3 3 4" },
        { "\xff"
          "5\xfe",
          "5" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++) {
        nrm_imprint_part part = { 0 };
        nrm_buf b;

        nrm_buf_init(&b, a);
        nrm_imprint_words(a, &part, nrm_text_of(cases[i].text), NULL, 1);
        for (size_t k = 0; k < part.n; k++)
            nrm_buf_format(&b, "%s%s", k > 0 ? " " : "", part.at[k].word);
        tap_is(nrm_buf_string(&b), cases[i].want, cases[i].text);
    }
}

static void
test_folder(const annex *x)
{
    const char *said;

    tap_is(audit(x), "", "what was made passes");
    put_file(x, "more.csv", nrm_text_of("geo,n\nBG,7\n"));
    said = audit(x);
    tap_ok(strstr(said, "more.csv: no manifest") != NULL,
           "a file that no manifest names");
    unlink(nrm_format(x->a, "%s/more.csv", x->folder));
    put_file(x, "safe.csv", insert(x->a, nrm_text_of(rows), "157", "1"));
    said = audit(x);
    tap_ok(strstr(said, "annex.md.json: other observations") != NULL
               && strstr(said, "line 3: other number") != NULL,
           "other observations");
    put_file(x, "safe.csv", nrm_text_of(rows));
    tap_is(audit(x), "", "and passes again");
}

static void
remove_all(const annex *x)
{
    static const char *const others[] = { "annex.md.json", "annex.html.json",
                                          "annex.xlsx.json", "safe.csv" };

    for (size_t i = 0; i < x->files.n; i++)
        unlink(nrm_format(x->a, "%s/%s", x->folder, x->files.at[i].name));
    for (size_t i = 0; i < NRM_COUNT_OF(others); i++)
        unlink(nrm_format(x->a, "%s/%s", x->folder, others[i]));
    rmdir(x->folder);
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    annex *x = make_annex(a);

    test_words(a);
    test_folder(x);
    test_text(x);
    test_workbook(x);
    test_mutants(x);
    remove_all(x);
    nrm_arena_free(a);
    return tap_done();
}
