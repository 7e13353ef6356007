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

int
main(int argc, char **argv)
{
    nrm_identify job = { .level = 0.95, .per = 100000, .seed = 1 };
    const char *methods = "", *output = NULL, *population = NULL;
    const char *standard = NULL;
    nrm_texts keep = { 0 };
    const nrm_opt options[] = {
        NRM_OPT_METHOD(&methods),
        { 'p', "population", NRM_OPT_TEXT, &population, "FILE",
          "the populations that rates are formed with" },
        { '\0', "per", NRM_OPT_REAL, &job.per, "NUMBER",
          "rates per 1000, 100000 (default) or 1000000" },
        { '\0', "of", NRM_OPT_TEXT, &job.of, "SELECTION",
          "the rows that shares are formed of" },
        { '\0', "in", NRM_OPT_TEXT, &job.in, "TERMS",
          "what they are a share in, such as age=TOTAL" },
        { '\0', "against", NRM_OPT_TEXT, &job.against, "TERMS",
          "what rows are compared with, such as geo=EL" },
        { '\0', "over", NRM_OPT_TEXT, &job.over, "COLUMNS",
          "the dimensions whose codes are strata or classes" },
        { '\0', "strata", NRM_OPT_TEXT, &job.strata, "COLUMN",
          "the dimension of the strata of mantel-haenszel" },
        { '\0', "standard", NRM_OPT_TEXT, &standard, "FILE",
          "the standard population of direct standardisation" },
        { '\0', "stages", NRM_OPT_TEXT, &job.stages, "CODES",
          "the stages of a cascade, in order" },
        NRM_OPT_KEEP(&keep),
        NRM_OPT_LEVEL(&job.level),
        NRM_OPT_SEEDED(&job.seed),
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_obs *result;

    nrm_start(&run, &command, options, argc, argv);
    nrm_math_start();
    if (strcmp(methods, "list") == 0)
        return list_methods(&run);
    if (methods[0] == '\0')
        nrm_usage(&run, "option '--method' is missing; 'list' shows them");
    if (!(job.level > 0 && job.level < 1))
        nrm_usage(&run, "option '--level' needs a number between 0 and 1");
    job.a = run.a;
    if (population != NULL)
        job.population = nrm_read_file(&run, population);
    if (standard != NULL)
        job.standard = nrm_read_file(&run, standard);
    job.obs = nrm_keep_rows(&run, nrm_read_operands(&run), &keep);
    result = nrm_need(&run, nrm_identify_run(&job, methods, &run.e));
    nrm_obs_sort(result);
    nrm_write_result(&run, result, output);
    return nrm_done(&run, 0);
}
