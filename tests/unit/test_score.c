/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "base/file.h"
#include "data/csv.h"
#include "data/obs_io.h"
#include "math/start.h"
#include "measure/score_obs.h"

#include <stdlib.h>

/* The OECD/JRC example of five units by three items, weights .5 .3 .2. */
static const char *const tree_text =
    "item,parent,weight\na,index,0.5\nb,index,0.3\nc,index,0.2\nindex,,\n";
static const char *const values =
    "geo,item,OBS_VALUE\n"
    "u1,a,10\nu2,a,20\nu3,a,30\nu4,a,40\nu5,a,50\n"
    "u1,b,5\nu2,b,3\nu3,b,8\nu4,b,6\nu5,b,1\n"
    "u1,c,0.2\nu2,c,0.9\nu3,c,0.4\nu4,c,0.7\nu5,c,0.5\n";

static nrm_score_tree *
tree_of(nrm_arena *a, const char *text, nrm_err *e)
{
    return nrm_score_tree_read(a, nrm_in_memory(a, "tree", nrm_text_of(text)),
                               e);
}

static nrm_obs *
results(nrm_arena *a, const char *tree, const char *answers, const char *scale,
        const char *join, nrm_err *e)
{
    nrm_score_plan plan = { .unit_dim = "geo",
                            .item_dim = "item",
                            .draws = 200,
                            .spread = 0.25,
                            .level = 0.95,
                            .seed = 1,
                            .workers = 1 };
    nrm_obs *obs = nrm_obs_new(a);

    plan.tree = tree_of(a, tree, e);
    plan.way.scale = nrm_scale_find(scale);
    plan.way.join = nrm_join_find(join);
    if (plan.tree == NULL
        || nrm_obs_read(obs, nrm_in_memory(a, "answers", nrm_text_of(answers)),
                        e)
               != 0)
        return NULL;
    return nrm_score_obs(obs, &plan, e);
}

/* The row of a unit, item and statistic. */
static const nrm_obs_row *
find(const nrm_obs *obs, const char *unit, const char *item,
     const char *statistic)
{
    for (size_t i = 0; obs != NULL && i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];

        if (strcmp(nrm_obs_string(obs, row->dim[0]), unit) == 0
            && strcmp(nrm_obs_string(obs, row->dim[1]), item) == 0
            && strcmp(nrm_obs_string(obs, row->dim[2]), statistic) == 0)
            return row;
    }
    printf("Bail out! no row %s %s %s\n", unit, item, statistic);
    exit(1);
}

/* OECD/JRC Handbook (2008), computed with R 4.2.2. */
static void
test_means(void)
{
    static const struct {
        const char *scale, *join;
        double want[5];
    } cases[] = {
        { "minmax",
          "arithmetic",
          { 17.142857142857142, 41.071428571428569, 60.714285714285715,
            73.214285714285722, 58.571428571428569 } },
        { "minmax",
          "geometric",
          { 3.3733554242733845, 35.106324512350916, 55.5874629852349,
            73.460873939805566, 21.259600965246896 } },
        { "minmax",
          "harmonic",
          { 1.4180154820548909, 31.584222099232644, 50.683573430596184,
            73.439611178614825, 3.2299192520186999 } },
        { "zscore",
          "arithmetic",
          { -0.8397208308890054, -0.22739978079312528, 0.27388628777311391,
            0.59011405378995185, 0.20312027011906489 } },
        { "rank", "arithmetic", { 1.6, 2.6, 3.4, 4, 3.4 } },
    };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++) {
        nrm_obs *obs =
            results(a, tree_text, values, cases[i].scale, cases[i].join, &e);

        for (int u = 0; u < 5; u++)
            tap_near(find(obs, nrm_format(a, "u%d", u + 1), "index", "score")
                         ->num[NRM_OBS_VALUE]
                         .x,
                     cases[i].want[u], 1e-12,
                     nrm_format(a, "%s %s u%d", cases[i].scale, cases[i].join,
                                u + 1));
    }
    nrm_arena_free(a);
}

static void
test_unknown(void)
{
    static const char *const tree =
        "item,parent,low,high\na,index,0,1\nb,index,0,1\nindex,,,\n";
    static const char *const answers = "geo,item,OBS_VALUE,OBS_STATUS\n"
                                       "BG,a,1,\nBG,b,0.5,\nEL,a,1,\nEL,b,,O\n"
                                       "RO,a,0,\nRO,b,,M\n";
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_obs *obs = results(a, tree, answers, "minmax", "arithmetic", &e);
    const nrm_obs_row *row = find(obs, "EL", "index", "score");

    tap_ok(!row->num[NRM_OBS_VALUE].known && row->num[NRM_OBS_LOW].x == 50
               && row->num[NRM_OBS_HIGH].x == 100,
           "an unknown answer leaves the worst and the best case");
    row = find(obs, "RO", "index", "score");
    tap_ok(row->num[NRM_OBS_VALUE].known && row->num[NRM_OBS_VALUE].x == 0,
           "an item that does not apply is left out");
    row = find(obs, "EL", "index", "rank");
    tap_ok(row->num[NRM_OBS_LOW].x == 1 && row->num[NRM_OBS_HIGH].x == 2
               && row->num[NRM_CI_LOW].known,
           "the rank is a range");
    row = find(obs, "EL", "b", "rank_by_answer");
    tap_ok(row->num[NRM_OBS_LOW].x == 1 && row->num[NRM_OBS_HIGH].x == 2,
           "the answer that decides it is named");
    nrm_arena_free(a);
}

static void
test_trees(void)
{
    static const char *const bad[][2] = {
        { "item\na\n", "needs the columns 'item' (or 'code') and 'parent'" },
        { "item,parent\na,b\n", "there is no item 'b'" },
        { "item,parent\na,b\nb,a\n", "lies below itself" },
        { "item,parent\na,x\nb,y\nx,\ny,\n", "two tops" },
        { "item,parent\na,\n", "has no items" },
        { "item,parent,weight\na,x,-1\nx,,\n", "below 0" },
        { "item,parent\na,x\na,x\nx,\n", "repeated" },
    };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };

    for (size_t i = 0; i < NRM_COUNT_OF(bad); i++)
        tap_fails(tree_of(a, bad[i][0], &e) == NULL, &e, bad[i][1], bad[i][1]);
    tap_fails(results(a, tree_text, "geo,item,OBS_VALUE\nBG,x,1\n", "minmax",
                      "arithmetic", &e)
                  == NULL,
              &e, "answers:2: the tree has no item 'x'", "an unknown item");
    nrm_arena_free(a);
}

/*
 * The ASEM index of sustainable connectivity: 49 indicators of 51 countries,
 * with denominators, group means for what is missing, and outliers drawn in.
 * Becker et al. (2022), COINr 1.1.14, build_example_coin; tests/ref/README.
 */
static void
test_asem(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_score_plan plan = { .unit_dim = "geo",
                            .item_dim = "item",
                            .group_dim = "region",
                            .workers = 1 };
    nrm_obs *obs = nrm_obs_new(a);
    nrm_csv *want;
    nrm_csv_row row;
    double worst = 0;
    size_t n = 0;

    plan.way.scale = nrm_scale_find("minmax");
    plan.way.join = nrm_join_find("arithmetic");
    plan.way.treat = true;
    plan.tree = nrm_score_tree_read(
        a, nrm_in_open(a, "tests/ref/asem_tree.csv", &e), &e);
    if (nrm_obs_read(obs, nrm_in_open(a, "tests/ref/asem_answers.csv", &e), &e)
        == 0)
        obs = nrm_score_obs(obs, &plan, &e);
    want =
        nrm_csv_open(a, nrm_in_open(a, "tests/ref/asem_index.csv", &e), NULL);
    while (nrm_csv_next(want, &row, &e) > 0) {
        const char *unit = nrm_text_string(a, row.fields[0]);
        double index;

        if (!nrm_num_real(row.fields[1], &index))
            continue;
        worst = fmax(
            worst, fabs(find(obs, unit, "Index", "score")->num[NRM_OBS_VALUE].x
                        - index));
        n++;
    }
    tap_ok(n == 51, "51 countries");
    tap_near(worst, 0, 1e-10, "the ASEM index");
    nrm_arena_free(a);
}

int
main(void)
{
    nrm_math_start();
    test_means();
    test_unknown();
    test_trees();
    test_asem();
    return tap_done();
}
