/* SPDX-License-Identifier: GPL-3.0-or-later */
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
                "  nrm-report -t annex.md.in --check -o annex.md safe.csv\n",
};

/* Reads the templates and makes the document, with remarks on them. */
static const nrm_doc *
make_document(nrm_run *run, nrm_words *words, const nrm_safe *safe,
              const nrm_texts *paths, nrm_doc_source *source)
{
    nrm_doc_text *templates = nrm_new_n(run->a, nrm_doc_text, paths->n);
    const nrm_doc *doc;

    source->memory = &nrm_run_memory;
    source->date = nrm_source_date(run);
    source->templates = templates;
    source->n_templates = paths->n;
    for (size_t i = 0; i < paths->n; i++) {
        templates[i].path = paths->at[i];
        nrm_check(run, nrm_file_read(run->a, paths->at[i], NRM_TEMPLATE_MAX,
                                     &templates[i].bytes, &run->e));
    }
    doc = nrm_need(run, nrm_doc_make(words, run->a, safe, source, &run->e));
    for (size_t i = 0; i < doc->n_templates; i++)
        for (size_t k = 0; k < doc->templates[i]->n_remarks; k++)
            nrm_note(run, "%s", doc->templates[i]->remarks[k]);
    return doc;
}

int
main(int argc, char **argv)
{
    const char *format = "md", *output = NULL;
    const char *manifest = NULL, *since = NULL;
    nrm_labels labels = { 0 };
    nrm_texts keep = { 0 }, templates = { 0 };
    bool check = false, quiet = false, missing = false;
    nrm_run run;
    const nrm_opt options[] = {
        { 't', "template", NRM_OPT_TEXTS, &templates, "FILE",
          "the Markdown with directives" },
        { 'f', "format", NRM_OPT_TEXT, &format, "NAME",
          "md (default), html or xlsx" },
        NRM_OPT_KEEP(&keep),
        NRM_OPT_LABELS(&labels),
        { '\0', "manifest", NRM_OPT_TEXT, &manifest, "FILE",
          "list every number that is published" },
        { '\0', "since", NRM_OPT_TEXT, &since, "MANIFEST",
          "list the numbers that changed since" },
        { '\0', "check", NRM_OPT_FLAG, &check, NULL,
          "compare with the file of -o, write nothing" },
        { '\0', "labels-missing", NRM_OPT_FLAG, &missing, NULL,
          "list the labels that the language lacks" },
        NRM_OPT_QUIET(&quiet),
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_END,
    };
    nrm_doc_source source = { 0 };
    const nrm_report_writer *writer;
    const nrm_safe *safe;
    const nrm_doc *doc;
    nrm_makings made = { 0 };
    nrm_words *words;
    int status = 0;

    nrm_start(&run, &command, options, argc, argv);
    writer = nrm_need(&run, nrm_report_writer_find(run.a, format, &run.e));
    if (templates.n == 0)
        nrm_usage(&run, "name the template (-t)");
    if (check && output == NULL)
        nrm_usage(&run, "--check needs the file to compare with (-o)");
    words = nrm_read_words(&run, &labels);
    safe = nrm_read_safe(&run, &keep, &source.inputs);
    source.n_inputs = run.n_operands;
    nrm_read_definitions(&run, &labels, &source);
    source.figures = nrm_figure_stem(&run, output);
    doc = make_document(&run, words, safe, &templates, &source);
    if (missing)
        nrm_write_missing(&run, words, output);
    else if (since != NULL)
        nrm_check(&run, nrm_manifest_since(
                            doc, since, nrm_open_result(&run, output), &run.e));
    else if (check)
        status = nrm_check_report(&run, writer, doc, output);
    else
        nrm_write_report(&run, writer, doc, output, &made);
    if (manifest != NULL && !missing && !check && since == NULL)
        nrm_write_manifest(&run, doc, &made, manifest);
    return nrm_done(&run, status);
}
