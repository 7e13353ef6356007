/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "math/start.h"
#include "measure/mse_job.h"
#include "measure/mse_shard.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-estimate",
    .summary = "estimate how many are on no list",
    .operands = "[FILE [SHARD ...]]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-estimate uk.csv\n"
                "  nrm-estimate -m bic --order 2 --boot 1000 --seed 1 -j 2 "
                "uk.csv\n"
                "  nrm-estimate -m fixed --model LA:NG,NG:GP uk.csv\n",

};

typedef struct asked {
    const char *output, *lists, *model, *shard;
    bool allow_two, diagnose, merge;
} asked;

static int
list_methods(nrm_run *run, const char *output)
{
    nrm_buf text;

    nrm_buf_init(&text, run->a);
    nrm_mse_job_list(&text);
    nrm_check(run, nrm_out_view(nrm_open_result(run, output),
                                nrm_buf_all(&text), &run->e));
    return nrm_done(run, 0);
}

/* What needs no interval; false when that is all. */
static bool
start(nrm_run *run, const asked *want, nrm_mse_job *job)
{
    nrm_in *in = nrm_need(run, nrm_in_open(run->a, run->operands[0], &run->e));

    job->table = nrm_need(
        run, nrm_mse_read(run->a, in, want->lists, want->allow_two, &run->e));
    if (want->diagnose) {
        nrm_write_result(
            run,
            nrm_need(run, nrm_mse_diagnosis(run->a, job->table,
                                            job->options.level, &run->e)),
            want->output);
        return false;
    }
    nrm_check(run, nrm_mse_job_start(job, &run->e));
    if (want->shard == NULL)
        return true;
    nrm_check(run, nrm_mse_shard_write(
                       run->a, job->studies, job->n_studies, want->shard,
                       nrm_open_result(run, want->output), &run->e));
    return false;
}

static void
read_options(nrm_run *run, asked *want, nrm_mse_job *job, int argc, char **argv)
{
    nrm_mse_options *o = &job->options;
    const nrm_opt options[] = {
        NRM_OPT_METHOD(&job->methods),
        { '\0', "model", NRM_OPT_TEXT, &want->model, "MODEL",
          "the model of method fixed, such as A:B,B:C" },
        { '\0', "order", NRM_OPT_COUNT, &o->order, "NUMBER",
          "lists in the highest interaction (default 2)" },
        { '\0', "threshold", NRM_OPT_REAL, &o->threshold, "P",
          "stepwise: tail for a pair to enter (default 0.02)" },
        { '\0', "delta", NRM_OPT_REAL, &o->delta, "NUMBER",
          "dga: prior count of a cell (default 1 / cells)" },
        { '\0', "grid", NRM_OPT_COUNT, &o->grid, "NUMBER",
          "dga: most undetected (default: no bound)" },
        { '\0', "boot", NRM_OPT_COUNT, &o->replicates, "NUMBER",
          "replicates of the bootstrap (default 20000)" },
        { '\0', "top", NRM_OPT_COUNT, &o->n_top, "NUMBER",
          "bic: models a replicate chooses among" },
        { '\0', "exhaustive", NRM_OPT_FLAG, &o->exhaustive, NULL,
          "bic: replicates choose among all models" },
        { '\0', "parametric", NRM_OPT_FLAG, &o->parametric, NULL,
          "draw replicates from the fitted model" },
        { '\0', "interval", NRM_OPT_TEXT, &job->interval, "KIND",
          "bca (default), profile or wald" },
        { '\0', "also", NRM_OPT_TEXT, &job->also, "NAMES",
          "leave-out, merge, hide, linkage, sensitivity, all" },
        { '\0', "rank", NRM_OPT_COUNT, &job->n_ranked, "NUMBER",
          "list so many models of the ranking of bic" },
        { '\0', "diagnose", NRM_OPT_FLAG, &want->diagnose, NULL,
          "overlaps and bounds only, without a model" },
        { '\0', "lists", NRM_OPT_TEXT, &want->lists, "COLUMNS",
          "columns that are lists (default: all but count)" },
        { '\0', "allow-two", NRM_OPT_FLAG, &want->allow_two, NULL,
          "two lists will do, assumed to be independent" },
        { '\0', "shard", NRM_OPT_TEXT, &want->shard, "I/N",
          "write only part I of N of the replicates" },
        { '\0', "merge", NRM_OPT_FLAG, &want->merge, NULL,
          "the operands after the table are shards" },
        NRM_OPT_LEVEL(&o->level),
        NRM_OPT_SEEDED(&o->seed),
        NRM_OPT_JOBS(&o->jobs),
        NRM_OPT_OUTPUT(&want->output),
        NRM_OPT_END,
    };

    nrm_start(run, &command, options, argc, argv);
}

int
main(int argc, char **argv)
{
    asked want = { 0 };
    nrm_mse_job job = { .options = { .threshold = 0.02,
                                     .level = 0.95,
                                     .replicates = 20000,
                                     .seed = 1,
                                     .jobs = 1 } };
    nrm_run run;

    read_options(&run, &want, &job, argc, argv);
    nrm_math_start();
    if (!want.merge && run.n_operands > 1)
        nrm_usage(&run, "one table at a time; shards need --merge");
    job.options.model = nrm_text_of(want.model);
    job.a = run.a;
    if (job.methods != NULL && strcmp(job.methods, "list") == 0)
        return list_methods(&run, want.output);
    if (!start(&run, &want, &job))
        return nrm_done(&run, 0);
    if (want.merge)
        nrm_check(&run, nrm_mse_shard_merge(run.a, job.studies, job.n_studies,
                                            run.operands + 1,
                                            run.n_operands - 1, &run.e));
    else
        nrm_mse_job_run(&job);
    nrm_write_result(&run, nrm_need(&run, nrm_mse_job_finish(&job, &run.e)),
                     want.output);
    return nrm_done(&run, 0);
}
