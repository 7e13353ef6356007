/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "math/start.h"
#include "measure/score_obs.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-score",
    .summary = "score policy answers into an index with its range",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "  nrm-score -t pillars.csv answers.csv\n"
        "  nrm-score -t pillars.csv -m minmax,geometric --draws 5000 -s 7 "
        "answers.csv\n",
};

/* "minmax,arithmetic" in any order; either may be left out. */
static void
take_method(nrm_run *run, const char *method, nrm_score_way *way)
{
    nrm_text rest = nrm_text_of(method), name;

    while (rest.at != NULL && nrm_text_cut(&rest, ',', &name)) {
        const char *word = nrm_text_string(run->a, name);

        if (nrm_scale_find(word) != NULL)
            way->scale = nrm_scale_find(word);
        else if (nrm_join_find(word) != NULL)
            way->join = nrm_join_find(word);
        else
            nrm_usage(run, "there is no method '%s'; -m list shows them",
                      nrm_quote(run->a, name));
    }
    if (way->join->floor > 0 && !way->scale->is_share)
        nrm_usage(run,
                  "scale '%s' gives scores below 0, of which there is no "
                  "%s mean; use minmax or target",
                  way->scale->name, way->join->name);
}

static int
list_methods(nrm_run *run)
{
    for (size_t i = 0; nrm_scales[i] != NULL; i++)
        nrm_list_method(run, nrm_scales[i]->name, nrm_scales[i]->help);
    for (size_t i = 0; nrm_joins[i] != NULL; i++)
        nrm_list_method(run, nrm_joins[i]->name, nrm_joins[i]->help);
    return nrm_done(run, 0);
}

static nrm_score_tree *
read_tree(nrm_run *run, const char *path)
{
    nrm_in *in = nrm_need(run, nrm_in_open(run->a, path, &run->e));

    return nrm_need(run, nrm_score_tree_read(run->a, in, &run->e));
}

int
main(int argc, char **argv)
{
    const char *tree = "", *method = NULL, *output = NULL;
    nrm_texts keep = { 0 };
    nrm_score_plan plan = {
        .unit_dim = "geo",
        .item_dim = "item",
        .draws = 1000,
        .spread = 0.25,
        .level = 0.95,
        .seed = 1,
        .workers = 1,
    };
    const nrm_opt options[] = {
        { 't', "tree", NRM_OPT_TEXT, &tree, "FILE",
          "items, their groups and weights" },
        NRM_OPT_METHOD(&method),
        NRM_OPT_KEEP(&keep),
        { 'u', "unit", NRM_OPT_TEXT, &plan.unit_dim, "COLUMN",
          "what is scored (default geo)" },
        { '\0', "item", NRM_OPT_TEXT, &plan.item_dim, "COLUMN",
          "what is asked (default item)" },
        { '\0', "impute", NRM_OPT_TEXT, &plan.group_dim, "COLUMN",
          "missing answers become the mean of their group" },
        { '\0', "treat", NRM_OPT_FLAG, &plan.way.treat, NULL,
          "draw in outliers before scaling" },
        { '\0', "draws", NRM_OPT_COUNT, &plan.draws, "NUMBER",
          "draws for the intervals of ranks (default 1000)" },
        { '\0', "spread", NRM_OPT_REAL, &plan.spread, "SHARE",
          "by which weights vary in a draw (default 0.25)" },
        NRM_OPT_LEVEL(&plan.level),
        NRM_OPT_SEEDED(&plan.seed),
        NRM_OPT_JOBS(&plan.workers),
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    nrm_math_start();
    plan.way.scale = nrm_scale_find("minmax");
    plan.way.join = nrm_join_find("arithmetic");
    if (method != NULL && strcmp(method, "list") == 0)
        return list_methods(&run);
    take_method(&run, method, &plan.way);
    if (tree[0] == '\0')
        nrm_usage(&run, "option '--tree' is needed: a CSV file with the "
                        "columns item, parent, weight");
    if (!(plan.level > 0 && plan.level < 1) || !(plan.spread >= 0)
        || plan.spread > 1)
        nrm_usage(&run, "--level lies between 0 and 1, --spread from 0 to 1");
    plan.tree = read_tree(&run, tree);
    obs = nrm_keep_rows(&run, nrm_read_operands(&run), &keep);
    obs = nrm_need(&run, nrm_score_obs(obs, &plan, &run.e));
    nrm_write_result(&run, obs, output);
    return nrm_done(&run, 0);
}
