/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "protect/protect.h"

static const nrm_command command = {
    .name = "nrm-protect",
    .summary = "make observations safe to publish",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-protect --threshold 5 raw.csv > safe.csv\n"
                "  nrm-protect --threshold 10 --width 3 raw.csv > safe.csv\n",
};

/* Says on standard error what was done. */
static void
summarise(const nrm_run *run, const nrm_protected *done)
{
    nrm_note(run,
             "%zu observations shown, %zu hidden for themselves, %zu for "
             "their neighbours",
             done->n_shown, done->n_small, done->n_neighbours);
    if (done->n_statistics > 0)
        nrm_note(run, "%zu rates and shares hidden with their counts",
                 done->n_statistics);
    if (done->n_released > 0)
        nrm_note(run, "%zu statistics released by rules of the policy",
                 done->n_released);
    if (done->n_left > 0)
        nrm_note(run,
                 "%zu statistics stay N: no rule of the policy releases "
                 "them",
                 done->n_left);
    if (done->n_inherited > 0)
        nrm_note(run,
                 "%zu hidden counts follow from rows that are public "
                 "already (inherited)",
                 done->n_inherited);
}

int
main(int argc, char **argv)
{
    nrm_policy policy = nrm_policy_default();
    size_t threshold = 0, width = 0;
    const char *output = NULL;
    bool quiet = false;
    const nrm_opt options[] = {
        { '\0', "threshold", NRM_OPT_COUNT, &threshold, "NUMBER",
          "hide counts from 1 to below NUMBER (default 5)" },
        { '\0', "width", NRM_OPT_COUNT, &width, "NUMBER",
          "range that every hidden count keeps (default 1)" },
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_QUIET(&quiet),
        NRM_OPT_END,
    };
    nrm_protection how = { &policy, NULL };
    nrm_protected done;
    nrm_run run;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    if (threshold > 0)
        policy.threshold = (int64_t)threshold;
    if (width > 0)
        policy.width = (int64_t)width;
    obs = nrm_read_operands(&run);
    nrm_check(&run, nrm_protect_run(run.a, obs, &how, &done, &run.e));
    summarise(&run, &done);
    nrm_write_result(&run, obs, output);
    return nrm_done(&run, 0);
}
