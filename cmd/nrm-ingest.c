/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"
#include "cli/form.h"
#include "data/obs_io.h"
#include "intake/observe.h"
#include "intake/preset.h"
#include "intake/recorder.h"
#include "intake/source.h"

static const nrm_command command = {
    .name = "nrm-ingest",
    .summary = "read a file as people have it into observations or records",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "    nrm-ingest -S datapackage.json victims.csv > victims.obs.csv\n"
        "    nrm-ingest -S survey.json --layout limesurvey answers.csv\n"
        "    nrm-ingest --layout auto tps00001.tsv | nrm-select -k geo=RO\n"
        "    nrm-ingest --form xlsx --lang el -S datapackage.json -o "
        "form.xlsx\n"
        "    nrm-ingest -S datapackage.json form.xlsx > answers.obs.csv\n",
};

typedef struct ingesting {
    nrm_run run;
    nrm_source_ask ask;
    const char *output, *bad_rows, *cells, *form, *lang;
    bool trace, init, quiet, as_records;
    nrm_bad *bad;
    nrm_trace *traces;
    nrm_obs *obs;          /* of the first file that has observations */
    nrm_recorder *records; /* of the first file that has records */
} ingesting;

static void
read_records(ingesting *i, const nrm_job *job)
{
    nrm_run *run = &i->run;

    if (i->records == NULL) {
        nrm_out_stream(nrm_open_result(run, i->output));
        i->records =
            nrm_need(run, nrm_recorder_new(run->a, job, run->out, &run->e));
    }
    nrm_check(run, nrm_recorder_add(i->records, job, &run->e));
}

static void
read_rows(ingesting *i, const char *path, const nrm_source *source)
{
    nrm_run *run = &i->run;
    nrm_job job = { .bad = i->bad, .trace = i->trace, .cells = i->traces };
    bool observes = !i->as_records && nrm_schema_observes(source->resource);

    job.schema = source->schema;
    job.resource = source->resource;
    job.rows = source->rows;
    if (observes ? i->records != NULL : i->obs != NULL)
        nrm_usage(run, "%s: observations and records do not go into one file",
                  path);
    if (!observes) {
        read_records(i, &job);
        return;
    }
    if (i->obs == NULL)
        i->obs = nrm_obs_new(run->a);
    nrm_check(run, nrm_observe(i->obs, &job, &run->e));
}

/* A file has one table; a form has one for each of its sheets. */
static void
read_file(ingesting *i, const char *path)
{
    nrm_run *run = &i->run;
    nrm_source source;
    int more;

    nrm_check(run, nrm_source_open(run->a, path, &i->ask, &source, &run->e));
    nrm_ask_say(run, &i->ask, source.rows->name, source.preset);
    do {
        read_rows(i, path, &source);
        more = nrm_source_next(&source, &run->e);
    } while (more > 0);
    nrm_check(run, more);
}

/* The presets, a first schema, or a form, instead of data. */
static int
describe(ingesting *i)
{
    nrm_run *run = &i->run;

    if (i->form != NULL)
        return nrm_write_form(run, i->form, &i->ask, i->lang, i->output);
    return nrm_done_text(
        run, i->init ? nrm_ask_draft(run, &i->ask) : nrm_preset_list(run->a),
        i->output);
}

int
main(int argc, char **argv)
{
    ingesting i = { 0 };
    nrm_run *run = &i.run;
    const nrm_opt options[] = {
        NRM_OPT_SOURCE(&i.ask),
        { 'b', "bad-rows", NRM_OPT_TEXT, &i.bad_rows, "FILE",
          "set rows with errors aside in FILE and go on" },
        { 'I', "init", NRM_OPT_FLAG, &i.init, NULL,
          "write a first schema of the file, or of an XLSForm" },
        { 't', "trace", NRM_OPT_FLAG, &i.trace, NULL,
          "say of every value where it stood" },
        { '\0', "cells", NRM_OPT_TEXT, &i.cells, "FILE",
          "write where each value stood, and what stood there" },
        { '\0', "records", NRM_OPT_FLAG, &i.as_records, NULL,
          "write records, where the schema has observations" },
        { '\0', "form", NRM_OPT_TEXT, &i.form, "FORMAT",
          "write the schema as a form to fill in: xlsx or md" },
        { '\0', "lang", NRM_OPT_TEXT, &i.lang, "LANG",
          "of the form: en (default), el, bg, ro or sl" },
        { '\0', "iso", NRM_OPT_FLAG, &i.ask.iso, NULL,
          "countries by the codes of ISO: GR, GB" },
        NRM_OPT_OUTPUT(&i.output),
        NRM_OPT_QUIET(&i.quiet),
        NRM_OPT_END,
    };

    nrm_start(run, &command, options, argc, argv);
    if (i.init || i.form != NULL || nrm_ask_lists(&i.ask))
        return describe(&i);
    i.ask.bad_rows = i.bad_rows != NULL;
    if (i.ask.bad_rows)
        i.bad = nrm_need(run, nrm_bad_open(run->a, i.bad_rows, &run->e));
    if (i.cells != NULL)
        i.traces = nrm_need(run, nrm_trace_open(run->a, i.cells, &run->e));
    for (size_t k = 0; k < run->n_operands; k++)
        read_file(&i, run->operands[k]);
    if (i.obs != NULL)
        nrm_write_result(run, i.obs, i.output);
    if (i.traces != NULL)
        nrm_check(run, nrm_trace_commit(i.traces, &run->e));
    if (i.bad != NULL) {
        nrm_check(run, nrm_bad_commit(i.bad, &run->e));
        nrm_note(run, "%zu row%s set aside in '%s'", nrm_bad_count(i.bad),
                 nrm_bad_count(i.bad) == 1 ? "" : "s", i.bad_rows);
    }
    return nrm_done(run, 0);
}
