/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluation against answers of R. */
#include "ref.h"

#include "data/obs_io.h"
#include "data/select.h"
#include "math/start.h"
#include "measure/evaluate.h"

static nrm_arena *a;

static void
check(int result, const nrm_err *e)
{
    if (result == 0)
        return;
    printf("Bail out! %s\n", e->text);
    exit(1);
}

static nrm_obs *
rows_of(nrm_obs *obs, const char *selection)
{
    nrm_err e = { 0 };
    nrm_selection *s = nrm_select_parse(obs, nrm_text_of(selection), &e);

    check(s == NULL, &e);
    return nrm_select_rows(s, obs);
}

/* The statistics of the three laws for one of the questions of step.csv. */
static nrm_obs *
steps_of(nrm_obs *seatbelts, const char *question)
{
    static const char laws[] = "step-poisson,step-quasi-poisson,step-negbin";
    bool killed = strncmp(question, "killed", 6) == 0;
    nrm_evaluate more = { .openings = "tests/ref/seatbelts-law.csv" };
    nrm_identify job = {
        .a = a, .list = &nrm_evaluate_methods, .evaluate = &more, .level = 0.95
    };
    nrm_err e = { 0 };
    nrm_obs *out;

    job.obs =
        rows_of(seatbelts, killed ? "indicator=killed" : "indicator=injured");
    if (strcmp(question, "killed-kms") == 0)
        job.population = rows_of(seatbelts, "indicator=kms");
    if (!killed)
        job.over = "seat";
    if (strcmp(question, "seats-line") == 0)
        more.time = "line";
    out = nrm_identify_run(&job, laws, &e);
    check(out == NULL, &e);
    return out;
}

static nrm_attr
attribute_of(nrm_text quantity)
{
    if (nrm_text_is(quantity, "low"))
        return NRM_CI_LOW;
    if (nrm_text_is(quantity, "high"))
        return NRM_CI_HIGH;
    return nrm_text_is(quantity, "p") ? NRM_P_VALUE : NRM_OBS_VALUE;
}

/* The number of the row of a method that the quantity is in. */
static double
find(nrm_obs *found, const ref_file *f)
{
    size_t method = nrm_obs_dim_find(found, "method"),
           statistic = nrm_obs_dim_find(found, "statistic");
    nrm_attr attr = attribute_of(f->field[2]);
    bool beside = nrm_text_is(f->field[2], "size")
                  || nrm_text_is(f->field[2], "dispersion");

    for (size_t i = 0; i < found->n_rows; i++) {
        const nrm_obs_row *row = &found->rows[i];
        nrm_text name = nrm_obs_text_at(found, row->dim[statistic]);

        if (nrm_text_eq(nrm_obs_text_at(found, row->dim[method]), f->field[1])
            && (beside ? nrm_text_eq(name, f->field[2])
                       : nrm_text_is(name, "rate-ratio")))
            return row->num[attr].known ? row->num[attr].x : NAN;
    }
    return NAN;
}

static void
test_step(void)
{
    ref_file f = ref_open(a, "step");
    nrm_obs *seatbelts = nrm_obs_new(a), *found = NULL;
    nrm_err e = { 0 };
    nrm_in *in = nrm_in_open(a, "tests/ref/seatbelts.csv", &e);
    nrm_text last = { NULL, 0 };

    check(in == NULL, &e);
    check(nrm_obs_read(seatbelts, in, &e), &e);
    while (ref_next(&f)) {
        const char *name =
            nrm_format(a, "%.*s %.*s %.*s", (int)f.field[0].len, f.field[0].at,
                       (int)f.field[1].len, f.field[1].at, (int)f.field[2].len,
                       f.field[2].at);

        if (!nrm_text_eq(last, f.field[0]))
            found = steps_of(seatbelts, nrm_text_string(a, f.field[0]));
        last = f.field[0];
        if (nrm_text_is(f.field[2], "p")) /* as logarithms: some are tiny */
            tap_near(log(find(found, &f)), log(ref_number(&f, 3)), 1e-8, name);
        else
            tap_near(find(found, &f), ref_number(&f, 3), 1e-8, name);
    }
}

int
main(void)
{
    nrm_math_start();
    a = nrm_arena_new(NULL, NULL);
    test_step();
    nrm_arena_free(a);
    return tap_done();
}
