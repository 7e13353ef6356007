/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "data/obs_io.h"
#include "measure/match.h"

static nrm_obs *
table(nrm_arena *a, const char *csv)
{
    nrm_obs *obs = nrm_obs_new(a);
    nrm_err e = { 0 };

    if (nrm_obs_read(obs, nrm_in_memory(a, "made", nrm_text_of(csv)), &e) != 0)
        printf("Bail out! %s\n", e.text);
    return obs;
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_obs *people = table(a, "geo,age,TIME_PERIOD,OBS_VALUE\n"
                               "BG,TOTAL,2019,7000\nBG,Y_LT18,2019,1200\n"
                               "BG,TOTAL,2019-Q2,6990\n");
    nrm_obs *victims = table(a, "form,geo,TIME_PERIOD,OBS_VALUE\n"
                                "SEX,BG,2019,17\nLAB,BG,2019-Q2,5\n"
                                "LAB,BG,2019-Q3,4\nSEX,XK,2019,3\n"
                                "SEX,BG,2020,9\nSEX,BG,2019-01-01/P2Y,9\n");
    static const double want[] = { 7000, 6990, 7000 };
    nrm_obs *twice = table(a, "geo,TIME_PERIOD,OBS_VALUE\n"
                              "BG,2019,7\nBG,2019,8\n");
    nrm_err e = { 0 };
    nrm_match *m = nrm_match_new(a, people, &e);

    for (size_t i = 0; m != NULL && i < victims->n_rows; i++) {
        const nrm_obs_row *row = nrm_match_find(m, victims, &victims->rows[i]);

        if (i < NRM_COUNT_OF(want))
            tap_ok(row != NULL && row->num[NRM_OBS_VALUE].x == want[i],
                   "row %zu has the population of all ages", i);
        else
            tap_ok(row == NULL, "row %zu has no population", i);
    }
    tap_fails(nrm_match_new(a, twice, &e) == NULL ? -1 : 0, &e,
              "made:3: a second population", "two populations");
    nrm_arena_free(a);
    return tap_done();
}
