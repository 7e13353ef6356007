/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/edition.h"
#include "cli/memory.h"
#include "cli/report.h"
#include "cli/safe.h"

static const nrm_command command = {
    .name = "nrm-report",
    .summary = "make a document from a Markdown template and safe observations",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-report -t annex.md.in -o annex.md safe.csv\n"
                "  nrm-report -t annex.md.in -f xlsx -o annex.xlsx safe.csv\n"
                "  nrm-report -t annex.md.in --check -o annex.md safe.csv\n"
                "  nrm-report -t annex{.lang}.md.in -L en,el -f md,html \\\n"
                "      -o annex{.lang}.{format} safe.csv\n",
};

/* What becomes of a document. The names have holes (cli/edition.h). */
typedef struct purpose {
    const char *output, *manifest, *since;
    bool check, missing;
} purpose;

/* Reads the templates and makes the document, with remarks on them. */
static const nrm_doc *
make_document(nrm_run *run, nrm_words *words, const nrm_safe *safe,
              const nrm_texts *paths, nrm_doc_source *source)
{
    nrm_lang lang = nrm_words_lang(words);
    nrm_doc_text *templates = nrm_new_n(run->a, nrm_doc_text, paths->n);
    const nrm_doc *doc;

    source->memory = &nrm_run_memory;
    source->date = nrm_source_date(run);
    source->templates = templates;
    source->n_templates = paths->n;
    for (size_t i = 0; i < paths->n; i++) {
        templates[i].path = nrm_edition_template(run, paths->at[i], lang);
        nrm_check(run,
                  nrm_file_read(run->a, templates[i].path, NRM_TEMPLATE_MAX,
                                &templates[i].bytes, &run->e));
    }
    doc = nrm_need(run, nrm_doc_make(words, run->a, safe, source, &run->e));
    for (size_t i = 0; i < doc->n_templates; i++)
        for (size_t k = 0; k < doc->templates[i]->n_remarks; k++)
            nrm_note(run, "%s", doc->templates[i]->remarks[k]);
    return doc;
}

/* Writes the document in one format, or compares it; 1 when it is stale. */
static int
put_edition(nrm_run *run, const purpose *p, const nrm_report_writer *writer,
            const nrm_doc *doc, nrm_doc_source *source)
{
    nrm_lang lang = nrm_words_lang(doc->words);
    const char *output = nrm_edition_name(run, p->output, lang, writer->name);
    nrm_makings made = { 0 };

    source->figures = nrm_figure_stem(run, output);
    if (p->check)
        return nrm_check_report(run, writer, doc, output);
    if (p->missing)
        nrm_write_missing(run, doc->words, output);
    else if (p->since != NULL)
        nrm_check(run,
                  nrm_manifest_since(doc, p->since,
                                     nrm_open_result(run, output), &run->e));
    else
        nrm_write_report(run, writer, doc, output, &made);
    if (p->manifest != NULL && !p->missing && p->since == NULL)
        nrm_write_manifest(
            run, doc, &made,
            nrm_edition_name(run, p->manifest, lang, writer->name));
    return 0;
}

int
main(int argc, char **argv)
{
    const char *formats = "md", *langs = NULL;
    nrm_labels labels = { 0 };
    nrm_texts keep = { 0 }, templates = { 0 };
    purpose p = { 0 };
    bool quiet = false;
    nrm_run run;
    const nrm_opt options[] = {
        { 't', "template", NRM_OPT_TEXTS, &templates, "FILE",
          "the Markdown with directives" },
        { 'f', "format", NRM_OPT_TEXT, &formats, "NAMES",
          "comma list of md (default), html, xlsx" },
        NRM_OPT_KEEP(&keep),
        NRM_OPT_LANGUAGE(&langs, "LANGS",
                         "comma list of en (default), el, bg, ro, sl"),
        NRM_OPT_LABEL_FILES(&labels),
        NRM_OPT_MANIFEST(&p.manifest),
        { '\0', "since", NRM_OPT_TEXT, &p.since, "MANIFEST",
          "list the numbers that changed since" },
        { '\0', "check", NRM_OPT_FLAG, &p.check, NULL,
          "compare with the file of -o, write nothing" },
        { '\0', "labels-missing", NRM_OPT_FLAG, &p.missing, NULL,
          "list the labels that the language lacks" },
        NRM_OPT_QUIET(&quiet),
        NRM_OPT_OUTPUT(&p.output),
        NRM_OPT_END,
    };
    nrm_doc_source source = { 0 };
    const nrm_safe *safe;
    nrm_editions editions;
    int status = 0;

    nrm_start(&run, &command, options, argc, argv);
    editions = nrm_editions_of(&run, langs, formats);
    if (templates.n == 0)
        nrm_usage(&run, "name the template (-t)");
    if (p.check && p.output == NULL)
        nrm_usage(&run, "--check needs the file to compare with (-o)");
    nrm_editions_check(&run, &editions, p.output, "-o");
    if (p.manifest != NULL)
        nrm_editions_check(&run, &editions, p.manifest, "--manifest");
    safe = nrm_read_safe(&run, &keep, &source.inputs);
    source.n_inputs = run.n_operands;
    for (size_t l = 0; l < editions.n_langs; l++) {
        const nrm_doc *doc;

        labels.lang = nrm_lang_name(editions.langs[l]);
        nrm_read_definitions(&run, &labels, &source);
        doc = make_document(&run, nrm_read_words(&run, &labels), safe,
                            &templates, &source);
        for (size_t f = 0; f < editions.n_writers; f++)
            status |= put_edition(&run, &p, editions.writers[f], doc, &source);
    }
    return nrm_done(&run, status);
}
