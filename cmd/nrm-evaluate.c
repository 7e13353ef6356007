/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/measure.h"
#include "measure/evaluate.h"

static const nrm_command command = {
    .name = "nrm-evaluate",
    .summary = "what was planned against what was reached",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "  nrm-evaluate -m attainment --plan plan.csv counts.csv\n"
        "  nrm-evaluate -m step-poisson --openings opened.csv --over geo "
        "calls.csv\n",
};

int
main(int argc, char **argv)
{
    nrm_evaluate more = { .plan = NULL };
    nrm_measure x = { .job = { .list = &nrm_evaluate_methods,
                               .evaluate = &more,
                               .level = 0.95,
                               .seed = 1 },
                      .methods = "" };
    const nrm_opt options[] = {
        NRM_OPT_METHOD(&x.methods),
        { '\0', "plan", NRM_OPT_TEXT, &more.plan, "FILE",
          "attainment: indicators with baseline and target" },
        { '\0', "person", NRM_OPT_TEXT, &more.person, "COLUMN",
          "paired: who answered" },
        { '\0', "phases", NRM_OPT_TEXT, &more.phases, "COLUMN=A,B",
          "paired: when, such as phase=before,after" },
        { 'v', "value", NRM_OPT_TEXT, &more.value, "COLUMN",
          "paired: the answer, a number" },
        { '\0', "before", NRM_OPT_TEXT, &more.before, "COLUMNS",
          "paired: or columns before, one record a person" },
        { '\0', "after", NRM_OPT_TEXT, &more.after, "COLUMNS",
          "paired: and as many columns after" },
        { '\0', "openings", NRM_OPT_TEXT, &more.openings, "FILE",
          "step: what opened when" },
        { '\0', "over", NRM_OPT_TEXT, &x.job.over, "COLUMNS",
          "step: the units, such as geo; flows: from,to" },
        { '\0', "time", NRM_OPT_TEXT, &more.time, "KIND",
          "step: line or periods" },
        { 'p', "population", NRM_OPT_TEXT, &x.population, "FILE",
          "step: the population, as exposure" },
        { '\0', "results", NRM_OPT_TEXT, &more.results, "FILE",
          "scenarios: formulas over the assumptions" },
        { '\0', "data", NRM_OPT_TEXT, &x.data, "FILE",
          "scenarios: observations that assumptions select" },
        NRM_MEASURE_OPTIONS(x),
    };
    nrm_run run;

    nrm_start(&run, &command, options, argc, argv);
    return nrm_measure_run(&run, &x);
}
