/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"
#include "cli/run.h"
#include "data/obs_io.h"
#include "intake/observe.h"
#include "intake/source.h"

static const nrm_command command = {
    .name = "nrm-ingest",
    .summary = "read a file as people have it into observations or records",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "    nrm-ingest -S datapackage.json victims.csv > victims.obs.csv\n"
        "    nrm-ingest -S datapackage.json --bad-rows bad.csv logs.csv\n",
};

typedef struct asked {
    const char *output, *schema, *resource, *bad_rows;
    bool trace, quiet;
} asked;

static void
ingest(nrm_run *run, const asked *want, const char *path, nrm_obs *obs,
       nrm_bad *bad)
{
    nrm_schema *s =
        nrm_need(run, nrm_schema_read(run->a, want->schema, &run->e));
    const nrm_resource *r = nrm_need(
        run, nrm_schema_resource(run->a, s, want->resource, path, &run->e));
    nrm_source_options options = { .bad_rows = bad != NULL };
    nrm_job job = {
        .schema = s, .resource = r, .bad = bad, .trace = want->trace
    };

    job.rows =
        nrm_need(run, nrm_source_open(run->a, path, r, &options, &run->e));
    if (!nrm_schema_observes(r))
        nrm_usage(run,
                  "the resource '%s' has no field with OBS_VALUE or an "
                  "'observation'",
                  r->name);
    nrm_check(run, nrm_observe(obs, &job, &run->e));
}

int
main(int argc, char **argv)
{
    asked want = { 0 };
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&want.schema),
        { 'r', "resource", NRM_OPT_TEXT, &want.resource, "NAME",
          "the resource of the schema that describes the file" },
        { 'b', "bad-rows", NRM_OPT_TEXT, &want.bad_rows, "FILE",
          "set rows with errors aside in FILE and go on" },
        { 't', "trace", NRM_OPT_FLAG, &want.trace, NULL,
          "say of every value where it stood" },
        NRM_OPT_OUTPUT(&want.output),
        NRM_OPT_QUIET(&want.quiet),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_out *aside = NULL;
    nrm_bad *bad = NULL;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    if (want.schema == NULL)
        nrm_usage(&run, "a schema is needed: --schema datapackage.json");
    if (want.bad_rows != NULL) {
        aside =
            nrm_need(&run, nrm_out_open(run.a, want.bad_rows, 0600, &run.e));
        bad = nrm_bad_new(run.a, aside);
    }
    obs = nrm_obs_new(run.a);
    for (size_t i = 0; i < run.n_operands; i++)
        ingest(&run, &want, run.operands[i], obs, bad);
    nrm_write_result(&run, obs, want.output);
    if (aside != NULL) {
        nrm_check(&run, nrm_out_commit(aside, &run.e));
        nrm_note(&run, "%zu row%s set aside in '%s'", nrm_bad_count(bad),
                 nrm_bad_count(bad) == 1 ? "" : "s", want.bad_rows);
    }
    return nrm_done(&run, 0);
}
