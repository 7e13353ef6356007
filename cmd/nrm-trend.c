/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "data/select.h"
#include "math/start.h"
#include "measure/regroup.h"
#include "measure/trend.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-trend",
    .summary = "trends, breaks and outlook of series of observations",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "  nrm-trend -m poisson,mann-kendall,sen -g geo,age victims.csv\n"
        "  nrm-trend --population population.csv -k 'geo=BG,RO' "
        "victims.csv\n"
        "  nrm-trend -m list\n",
};

/* Sums over the columns that are not named. */
static nrm_obs *
regroup(nrm_run *run, nrm_obs *obs, const char *group)
{
    uint64_t dims;
    bool period;

    nrm_check(run, nrm_select_columns(obs, group, &dims, &period, &run->e));
    return nrm_need(run, nrm_regroup_keep(obs, dims, false, &run->e));
}

/* Reads the names that --panel and --adjust take. */
static void
choose(nrm_run *run, const char *panel, const char *adjust, nrm_trend_ask *ask)
{
    if (panel != NULL && ask->over == NULL)
        nrm_usage(run, "option '--panel' needs '--over'");
    if (panel != NULL && strcmp(panel, "effects") == 0)
        ask->pooling = NRM_TREND_EFFECTS;
    else if (panel != NULL && strcmp(panel, "constant") != 0)
        nrm_usage(run, "option '--panel' is 'constant' or 'effects'");
    ask->adjust = nrm_trend_adjustment_find(adjust);
    if (ask->adjust == NULL && strcmp(adjust, "none") != 0)
        nrm_usage(run, "option '--adjust' is 'bh', 'by', 'holm' or 'none'");
}

int
main(int argc, char **argv)
{
    const char *methods = "poisson,mann-kendall,sen", *group = NULL;
    const char *population = NULL, *output = NULL, *panel = NULL;
    const char *adjust = "bh";
    nrm_texts keep = { 0 };
    nrm_trend_ask ask = { .settings = { .level = 0.95, .seed = 1 } };
    const nrm_opt options[] = {
        NRM_OPT_METHOD(&methods),
        NRM_OPT_GROUP(&group),
        NRM_OPT_KEEP(&keep),
        { 'p', "population", NRM_OPT_TEXT, &population, "FILE",
          "the population, as exposure of counts" },
        { '\0', "of", NRM_OPT_TEXT, &ask.of, "SELECTION",
          "the rows that shares are formed of" },
        { '\0', "in", NRM_OPT_TEXT, &ask.in, "TERMS",
          "what they are a share in, such as age=TOTAL" },
        { '\0', "over", NRM_OPT_TEXT, &ask.over, "COLUMN",
          "one panel of the series that differ in COLUMN" },
        { '\0', "panel", NRM_OPT_TEXT, &panel, "KIND",
          "constant (default) or effects" },
        { '\0', "adjust", NRM_OPT_TEXT, &adjust, "NAME",
          "p over the series: bh (default), by, holm, none" },
        { '\0', "ahead", NRM_OPT_COUNT, &ask.settings.ahead, "NUMBER",
          "periods of the outlook (a year or 3 years)" },
        NRM_OPT_LEVEL(&ask.settings.level),
        NRM_OPT_SEEDED(&ask.settings.seed),
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    nrm_math_start();
    if (strcmp(methods, "list") == 0) {
        for (size_t i = 0; nrm_trend_methods[i] != NULL; i++)
            nrm_list_method(&run, nrm_trend_methods[i]->name,
                            nrm_trend_methods[i]->help);
        return nrm_done(&run, 0);
    }
    if (!(ask.settings.level > 0 && ask.settings.level < 1))
        nrm_usage(&run, "option '--level' needs a number between 0 and 1");
    if ((ask.of == NULL) != (ask.in == NULL))
        nrm_usage(&run, "options '--of' and '--in' go together");
    if (ask.settings.ahead > NRM_TREND_STATS_MAX)
        nrm_usage(&run, "option '--ahead' goes up to %d", NRM_TREND_STATS_MAX);
    choose(&run, panel, adjust, &ask);
    nrm_check(&run, nrm_trend_parse(run.a, methods, &ask, &run.e));
    obs = nrm_keep_rows(&run, nrm_read_operands(&run), &keep);
    if (group != NULL)
        obs = regroup(&run, obs, group);
    if (population != NULL)
        ask.population = nrm_read_file(&run, population);
    nrm_obs_sort(obs);
    obs = nrm_need(&run, nrm_trend_run(obs, &ask, &run.e));
    nrm_write_result(&run, obs, output);
    return nrm_done(&run, 0);
}
