/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"
#include "intake/check_file.h"
#include "intake/preset.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-check",
    .summary = "find what is wrong in data before anyone computes",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-check victims.csv\n"
                "  nrm-check -S datapackage.json -f md raw.csv\n"
                "  nrm-check -L glotip -m duplicate,conflict data_glotip.csv\n"
                "  nrm-check --lang el -f md -o report.md victims.csv\n"
                "  nrm-check -m parts,jump --set jump.ratio=2 -f summary "
                "victims.csv\n",
};

static nrm_findings_writer *
writer_of(nrm_run *run, const char *format)
{
    nrm_findings_writer *write = nrm_findings_writer_find(format);

    if (write == NULL)
        nrm_usage(run, "option '--format' takes csv, summary or md, not '%s'",
                  nrm_quote(run->a, nrm_text_of(format)));
    return write;
}

/* What the caps left out, as a remark. */
static void
note_caps(const nrm_run *run, const nrm_findings *f)
{
    for (size_t i = 0; i < nrm_findings_rules(f); i++) {
        const nrm_rule_tally *rule = nrm_findings_tally(f, i);

        if (rule->kept < rule->found)
            nrm_note(
                run,
                "check %s: %zu of %zu findings are shown; --cap 0 shows all",
                rule->id, rule->kept, rule->found);
    }
}

/* "never" is above every severity. */
static nrm_severity
severity_of(nrm_run *run, const char *name)
{
    nrm_severity severity = NRM_ERROR;

    if (strcmp(name, "never") == 0)
        return NRM_NEVER;
    if (!nrm_severity_parse(nrm_text_of(name), &severity))
        nrm_usage(run,
                  "option '--fail-on' takes error, warning, info or never, "
                  "not '%s'",
                  nrm_quote(run->a, nrm_text_of(name)));
    return severity;
}

static nrm_check_plan *
plan_of(nrm_run *run, const char *method, const nrm_texts *set)
{
    nrm_check_plan *plan = nrm_check_plan_new(run->a);

    if (method != NULL)
        nrm_check(run, nrm_check_choose(plan, method, &run->e));
    for (size_t i = 0; i < set->n; i++)
        nrm_check(run, nrm_check_set(plan, set->at[i], &run->e));
    return plan;
}

static nrm_lang
lang_of(nrm_run *run, const char *name)
{
    nrm_lang lang = NRM_EN;

    if (!nrm_lang_parse(nrm_text_of(name), &lang))
        nrm_usage(run, "option '--lang' takes en, el, bg, ro or sl, not '%s'",
                  nrm_quote(run->a, nrm_text_of(name)));
    return lang;
}

static void
check_file(nrm_run *run, nrm_check_job *job, const char *path,
           nrm_findings *found)
{
    nrm_check(run, nrm_check_file(run->a, job, path, found, &run->e));
    if (job->preset != NULL)
        nrm_ask_say(run, &job->ask, path, job->preset->name.at);
}

int
main(int argc, char **argv)
{
    const char *method = NULL, *output = NULL, *format = "csv";
    const char *fail_on = "error", *language = "en";
    size_t cap = NRM_FINDINGS_CAP;
    bool quiet = false;
    nrm_texts set = { 0 }, keep = { 0 };
    nrm_check_job job = { 0 };
    const nrm_opt options[] = {
        NRM_OPT_SOURCE(&job.ask),
        { '\0', "ingested", NRM_OPT_FLAG, &job.ingested, NULL,
          "the files are records as nrm-ingest writes them" },
        NRM_OPT_KEEP(&keep),
        NRM_OPT_METHOD(&method),
        { '\0', "set", NRM_OPT_TEXTS, &set, "CHECK.NAME=NUMBER",
          "set a threshold, such as jump.ratio=2" },
        { 'f', "format", NRM_OPT_TEXT, &format, "NAME",
          "csv, summary (counts) or md (report)" },
        { '\0', "lang", NRM_OPT_TEXT, &language, "LANG",
          "of the messages: en, el, bg, ro, sl" },
        { '\0', "fail-on", NRM_OPT_TEXT, &fail_on, "SEVERITY",
          "exit 1 from error, warning, info on; or never" },
        { '\0', "cap", NRM_OPT_COUNT, &cap, "NUMBER",
          "findings shown for each (100), 0 for all" },
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_QUIET(&quiet),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_severity least;
    nrm_findings *found;
    nrm_findings_writer *write;

    nrm_start(&run, &command, options, argc, argv);
    if (method != NULL && strcmp(method, "list") == 0)
        return nrm_done_text(&run, nrm_text_of(nrm_check_help(run.a)), output);
    if (nrm_ask_lists(&job.ask))
        return nrm_done_text(&run, nrm_preset_list(run.a), output);
    job.plan = plan_of(&run, method, &set);
    least = severity_of(&run, fail_on);
    write = writer_of(&run, format);
    found = nrm_findings_new(run.a, lang_of(&run, language), cap);
    job.obs = nrm_obs_new(run.a);
    if (job.ask.schema != NULL)
        job.schema =
            nrm_need(&run, nrm_schema_read(run.a, job.ask.schema, &run.e));
    for (size_t i = 0; i < run.n_operands; i++)
        check_file(&run, &job, run.operands[i], found);
    nrm_check(&run, nrm_check_gathered(run.a, &job,
                                       nrm_keep_rows(&run, job.obs, &keep),
                                       found, &run.e));
    nrm_check(&run, write(found, nrm_open_result(&run, output), &run.e));
    note_caps(&run, found);
    return nrm_done(&run, nrm_findings_fails(found, least) > 0);
}
