/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals of what is seen without a model are log-normal around the number
 * not seen (Chao 1987, Biometrics 43:783): with the estimate N and its error
 * from n seen, D = N - n and C = exp(z sqrt(log(1 + (error / D)^2))), they
 * are n + D / C to n + D C.
 */
#include "math/dist.h"
#include "measure/mse_diagnose.h"
#include "measure/mse_report.h"

#include <math.h>

/* A number of the diagnosis. */
#define PLAIN -1.0 /* the error of a count */

typedef struct finding {
    const char *statistic, *lists, *note;
    nrm_maybe value;
    double seen, error;
} finding;

static int
add_finding(nrm_mse_report *r, const finding *f, const nrm_mse_table *t,
            double level, nrm_err *e)
{
    nrm_obs_row *row = nrm_obs_add(r->obs);
    double z = nrm_normal_inv_p(0.5 + level / 2);
    double away = f->value.x - f->seen, factor;

    row->dim[r->statistic] = nrm_obs_word(r->obs, nrm_text_of(f->statistic));
    row->dim[r->scenario] = nrm_obs_word(r->obs, nrm_text_of(f->lists));
    row->conf = t->conf;
    row->num[NRM_OBS_VALUE] = f->value;
    row->num[NRM_N] = nrm_known(t->counts->n);
    if (!f->value.known)
        row->status = NRM_STATUS('M');
    if (f->value.known && f->error != PLAIN) {
        away = fmax(away, 0);
        factor =
            away == 0
                ? 1
                : exp(z * sqrt(log1p(f->error * f->error / (away * away))));
        row->num[NRM_CI_LOW] = nrm_known(f->seen + away / factor);
        row->num[NRM_CI_HIGH] = nrm_known(f->seen + away * factor);
        row->num[NRM_CI_LEVEL] = nrm_known(level);
    }
    return nrm_obs_set_text(r->obs, row, "NOTE", f->note, e);
}

static int
add_pair(nrm_mse_report *r, const nrm_mse_table *t, const nrm_overlap *o,
         double level, nrm_err *e)
{
    const char *lists =
        nrm_format(r->obs->a, "%s:%s", t->lists[o->first], t->lists[o->second]);
    double n1 = o->n_first, n2 = o->n_second, m = o->n_both;
    double seen = n1 + n2 - m;
    double error =
        m > 0 ? sqrt(n1 * n2 * (n1 - m) * (n2 - m) / (m * m * m)) : 0;
    const finding all[] = {
        { "overlap", lists, "persons on both", nrm_known(m), 0, PLAIN },
        { "odds_ratio", lists, "among the persons on some other list",
          o->odds_ratio, 0, PLAIN },
        { "lincoln_petersen", lists, "assumes that the two are independent",
          o->lincoln, seen, error },
        { "chapman", lists, "assumes that the two are independent",
          nrm_known(o->chapman), seen, o->chapman_se },
        { "chapman_error", lists, "standard error of chapman (Seber 1970)",
          nrm_known(o->chapman_se), 0, PLAIN },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(all); i++)
        if (add_finding(r, &all[i], t, level, e) != 0)
            return -1;
    return 0;
}

static int
add_bounds(nrm_mse_report *r, const nrm_mse_table *t, double level, nrm_err *e)
{
    nrm_frequencies f = nrm_frequencies_of(t->counts);
    double f1 = f.on[1], f2 = f.on[2], n = t->counts->n;
    double ratio = f2 > 0 ? f1 / f2 : 0, a = (double)(t->k - 1) / (double)t->k;
    double v = f2 * ratio * ratio * (ratio * ratio / 4 + ratio + 0.5);
    double b = f2 + 1;
    double w =
        a * f1 * (f1 - 1) / (2 * b)
        + a * a * f1 * (2 * f1 - 1) * (2 * f1 - 1) / (4 * b * b)
        + a * a * f1 * f1 * f2 * (f1 - 1) * (f1 - 1) / (4 * b * b * b * b);
    const finding all[] = {
        { "chao", "all lists",
          "a lower bound when chances of being listed differ", f.chao, n,
          sqrt(v) },
        { "chao_corrected", "all lists",
          "the same, corrected for bias and the number of lists",
          nrm_known(f.chao_corrected), n, sqrt(w) },
    };

    for (size_t i = 1; i <= t->k; i++) {
        finding x = { "frequency",
                      nrm_format(r->obs->a, "%zu list%s", i, i > 1 ? "s" : ""),
                      "persons on so many lists",
                      nrm_known(f.on[i]),
                      0,
                      PLAIN };

        if (add_finding(r, &x, t, level, e) != 0)
            return -1;
    }
    for (size_t i = 0; i < NRM_COUNT_OF(all); i++)
        if (add_finding(r, &all[i], t, level, e) != 0)
            return -1;
    return 0;
}

nrm_obs *
nrm_mse_diagnosis(nrm_arena *a, const nrm_mse_table *t, double level,
                  nrm_err *e)
{
    nrm_mse_report report = { .obs = nrm_obs_new(a) }, *r = &report;
    finding all = {
        "persons", "all lists", "seen on any list", nrm_known(t->counts->n),
        0,         PLAIN
    };

    if (nrm_obs_dim(r->obs, "statistic", &r->statistic, e) != 0
        || nrm_obs_dim(r->obs, "lists", &r->scenario, e) != 0
        || add_finding(r, &all, t, level, e) != 0)
        return NULL;
    for (size_t i = 0; i < t->k; i++) {
        finding x = { "list_size",
                      t->lists[i],
                      "persons on the list",
                      nrm_known(t->counts->star[(size_t)1 << i]),
                      0,
                      PLAIN };

        if (add_finding(r, &x, t, level, e) != 0)
            return NULL;
    }
    for (size_t i = 0; i < t->k; i++)
        for (size_t j = i + 1; j < t->k; j++) {
            nrm_overlap o = nrm_overlap_of(t->counts, i, j);

            if (add_pair(r, t, &o, level, e) != 0)
                return NULL;
        }
    return add_bounds(r, t, level, e) == 0 ? r->obs : NULL;
}
