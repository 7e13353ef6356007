/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/measure.h"

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

int
main(int argc, char **argv)
{
    nrm_measure x = { .job = { .list = &nrm_identify_methods,
                               .level = 0.95,
                               .per = 100000,
                               .seed = 1 },
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
        NRM_MEASURE_OPTIONS(x),
    };
    nrm_run run;

    nrm_start(&run, &command, options, argc, argv);
    return nrm_measure_run(&run, &x);
}
