/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "math/start.h"
#include "measure/identify_method.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-identify",
    .summary = "identification statistics: rates, shares, cascades, delays",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-identify -m rate --population population.csv "
                "--per 1000000 victims.csv\n"
                "  nrm-identify -m share --of age=Y_LT18 --in age=TOTAL "
                "victims.csv\n",
};

static int
list_methods(nrm_run *run)
{
    size_t n;
    const nrm_identify_method *const *methods = nrm_identify_methods(&n);

    for (size_t i = 0; i < n; i++)
        nrm_list_method(
            run, methods[i]->name,
            nrm_format(run->a, "%s; %s", methods[i]->help, methods[i]->bounds));
    return nrm_done(run, 0);
}

/* What the options say. */
typedef struct asked {
    nrm_identify job;
    const char *methods, *output, *population, *standard;
    nrm_texts keep;
} asked;

/* Reads what the methods need and writes what they answer. */
static void
answer(nrm_run *run, asked *x)
{
    nrm_identify *job = &x->job;
    bool records = false;
    nrm_obs *result;

    if (x->methods[0] == '\0')
        nrm_usage(run, "option '--method' is missing; 'list' shows them");
    if (!(job->level > 0 && job->level < 1))
        nrm_usage(run, "option '--level' needs a number between 0 and 1");
    nrm_check(run, nrm_identify_kind(run->a, x->methods, &records, &run->e));
    job->a = run->a;
    if (x->population != NULL)
        job->population = nrm_read_file(run, x->population);
    if (x->standard != NULL)
        job->standard = nrm_read_file(run, x->standard);
    job->files = run->operands;
    job->n_files = run->n_operands;
    job->obs = records ? nrm_obs_new(run->a)
                       : nrm_keep_rows(run, nrm_read_operands(run), &x->keep);
    result = nrm_need(run, nrm_identify_run(job, x->methods, &run->e));
    nrm_obs_sort(result);
    nrm_write_result(run, result, x->output);
}

int
main(int argc, char **argv)
{
    asked x = { .job = { .level = 0.95, .per = 100000, .seed = 1 },
                .methods = "" };
    const nrm_opt options[] = {
        NRM_OPT_METHOD(&x.methods),
        { 'p', "population", NRM_OPT_TEXT, &x.population, "FILE",
          "the populations that rates are formed with" },
        { '\0', "per", NRM_OPT_REAL, &x.job.per, "NUMBER",
          "rates per 1000, 100000 (default) or 1000000" },
        { '\0', "of", NRM_OPT_TEXT, &x.job.of, "SELECTION",
          "the rows that shares are formed of" },
        { '\0', "in", NRM_OPT_TEXT, &x.job.in, "TERMS",
          "what they are a share in, such as age=TOTAL" },
        { '\0', "against", NRM_OPT_TEXT, &x.job.against, "TERMS",
          "what rows are compared with, such as geo=EL" },
        { '\0', "over", NRM_OPT_TEXT, &x.job.over, "COLUMNS",
          "the dimensions whose codes are strata or classes" },
        { '\0', "strata", NRM_OPT_TEXT, &x.job.strata, "COLUMN",
          "the dimension of the strata of mantel-haenszel" },
        { '\0', "standard", NRM_OPT_TEXT, &x.standard, "FILE",
          "the standard population of direct standardisation" },
        { '\0', "stages", NRM_OPT_TEXT, &x.job.stages, "CODES",
          "the stages of a cascade, in order" },
        { '\0', "from", NRM_OPT_TEXT, &x.job.from, "COLUMN",
          "records: the day a delay starts" },
        { '\0', "to", NRM_OPT_TEXT, &x.job.to, "COLUMN",
          "records: the day it ends, empty while it lasts" },
        { '\0', "until", NRM_OPT_TEXT, &x.job.until, "DATE",
          "records: the day the data was taken" },
        { '\0', "outcome", NRM_OPT_TEXT, &x.job.outcome, "COLUMN",
          "records: how it ended" },
        { '\0', "at", NRM_OPT_REAL, &x.job.at, "DAYS",
          "records: outcomes within so many days" },
        { '\0', "raters", NRM_OPT_TEXT, &x.job.raters, "COLUMNS",
          "records: the columns with the ratings of a unit" },
        NRM_OPT_GROUP(&x.job.group),
        NRM_OPT_KEEP(&x.keep),
        NRM_OPT_LEVEL(&x.job.level),
        NRM_OPT_SEEDED(&x.job.seed),
        NRM_OPT_OUTPUT(&x.output),
        NRM_OPT_END,
    };
    nrm_run run;

    nrm_start(&run, &command, options, argc, argv);
    nrm_math_start();
    if (strcmp(x.methods, "list") == 0)
        return list_methods(&run);
    answer(&run, &x);
    return nrm_done(&run, 0);
}
