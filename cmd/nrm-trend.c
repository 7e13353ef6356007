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

/* What the options ask for. */
typedef struct wish {
    const char *methods, *group, *population, *panel, *adjust, *language;
    const char *output;
    nrm_texts keep;
    nrm_trend_ask ask;
} wish;

static int
list_methods(nrm_run *run)
{
    for (size_t i = 0; nrm_trend_methods[i] != NULL; i++)
        nrm_list_method(run, nrm_trend_methods[i]->name,
                        nrm_trend_methods[i]->help);
    return nrm_done(run, 0);
}

/* Reads the names that --panel and --adjust take. */
static void
choose(nrm_run *run, wish *w)
{
    if (w->panel != NULL && w->ask.over == NULL)
        nrm_usage(run, "option '--panel' needs '--over'");
    if (w->panel != NULL && strcmp(w->panel, "effects") == 0)
        w->ask.pooling = NRM_TREND_EFFECTS;
    else if (w->panel != NULL && strcmp(w->panel, "constant") != 0)
        nrm_usage(run, "option '--panel' is 'constant' or 'effects'");
    w->ask.adjust = nrm_trend_adjustment_find(w->adjust);
    if (w->ask.adjust == NULL && strcmp(w->adjust, "none") != 0)
        nrm_usage(run, "option '--adjust' is 'bh', 'by', 'holm' or 'none'");
}

static void
check_options(nrm_run *run, wish *w)
{
    const nrm_trend_ask *ask = &w->ask;

    if (!(ask->settings.level > 0 && ask->settings.level < 1))
        nrm_usage(run, "option '--level' needs a number between 0 and 1");
    if ((ask->of == NULL) != (ask->in == NULL))
        nrm_usage(run, "options '--of' and '--in' go together");
    if (ask->settings.ahead > NRM_TREND_STATS_MAX)
        nrm_usage(run, "option '--ahead' goes up to %d", NRM_TREND_STATS_MAX);
    if (!nrm_lang_parse(nrm_text_of(w->language), &w->ask.lang))
        nrm_usage(run, "option '--language' is one of en, el, bg, ro, sl");
    choose(run, w);
    nrm_check(run, nrm_trend_parse(run->a, w->methods, &w->ask, &run->e));
}

int
main(int argc, char **argv)
{
    wish w = { .methods = "poisson,mann-kendall,sen",
               .adjust = "bh",
               .language = "en",
               .ask.settings = { .level = 0.95, .seed = 1 } };
    const nrm_opt options[] = {
        NRM_OPT_METHOD(&w.methods),
        NRM_OPT_GROUP(&w.group),
        NRM_OPT_KEEP(&w.keep),
        { 'p', "population", NRM_OPT_TEXT, &w.population, "FILE",
          "the population, as exposure of counts" },
        { '\0', "of", NRM_OPT_TEXT, &w.ask.of, "SELECTION",
          "the rows that shares are formed of" },
        { '\0', "in", NRM_OPT_TEXT, &w.ask.in, "TERMS",
          "what they are a share in, such as age=TOTAL" },
        { '\0', "over", NRM_OPT_TEXT, &w.ask.over, "COLUMN",
          "one panel of the series that differ in COLUMN" },
        { '\0', "panel", NRM_OPT_TEXT, &w.panel, "KIND",
          "constant (default) or effects" },
        { '\0', "adjust", NRM_OPT_TEXT, &w.adjust, "NAME",
          "p over the series: bh (default), by, holm, none" },
        { '\0', "why", NRM_OPT_FLAG, &w.ask.why, NULL,
          "say in a sentence or two what the numbers mean" },
        { 'L', "language", NRM_OPT_TEXT, &w.language, "LANG",
          "of the sentences: en (default), el, bg, ro or sl" },
        { '\0', "ahead", NRM_OPT_COUNT, &w.ask.settings.ahead, "NUMBER",
          "periods of the outlook (a year or 3 years)" },
        NRM_OPT_LEVEL(&w.ask.settings.level),
        NRM_OPT_SEEDED(&w.ask.settings.seed),
        NRM_OPT_OUTPUT(&w.output),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    nrm_math_start();
    if (strcmp(w.methods, "list") == 0)
        return list_methods(&run);
    check_options(&run, &w);
    obs = nrm_keep_rows(&run, nrm_read_operands(&run), &w.keep);
    if (w.group != NULL)
        obs = regroup(&run, obs, w.group);
    if (w.population != NULL)
        w.ask.population = nrm_read_file(&run, w.population);
    nrm_obs_sort(obs);
    obs = nrm_need(&run, nrm_trend_run(obs, &w.ask, &run.e));
    nrm_write_result(&run, obs, w.output);
    return nrm_done(&run, 0);
}
