/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_report.h"

#include "math/loglin_profile.h"

#include <inttypes.h>
#include <math.h>

int
nrm_mse_report_init(nrm_mse_report *r, nrm_arena *a, nrm_err *e)
{
    /* In the order of the columns. */
    static const char *const texts[] = {
        "AIC",           "BIC",        "EXISTENCE", "INTERVAL",
        "REPLICATES",    "FAILED",     "SEED",      "CI_LOW_ERROR",
        "CI_HIGH_ERROR", "ASSUMPTION", "NOTE"
    };
    size_t place;

    r->obs = nrm_obs_new(a);
    for (size_t i = 0; i < NRM_COUNT_OF(texts); i++)
        if (nrm_obs_text(r->obs, texts[i], &place, e) != 0)
            return -1;
    if (nrm_obs_dim(r->obs, "statistic", &r->statistic, e) != 0
        || nrm_obs_dim(r->obs, "method", &r->method, e) != 0
        || nrm_obs_dim(r->obs, "model", &r->model, e) != 0)
        return -1;
    return nrm_obs_dim(r->obs, "scenario", &r->scenario, e);
}

static uint32_t
word(const nrm_mse_report *r, const char *text)
{
    return nrm_obs_word(r->obs, nrm_text_of(text));
}

static int
set_number(nrm_mse_report *r, nrm_obs_row *row, const char *name, double x,
           nrm_err *e)
{
    char text[NRM_NUM_BYTES];

    return nrm_obs_set_text(r->obs, row, name, nrm_num_format(x, text), e);
}

/* The columns that say how a result was made. */
static int
set_provenance(nrm_mse_report *r, nrm_obs_row *row, const nrm_mse_result *x,
               const char *note, nrm_err *e)
{
    nrm_obs *o = r->obs;

    if (set_number(r, row, "EXISTENCE", x->existence, e) != 0
        || nrm_obs_set_text(o, row, "ASSUMPTION", x->method->assumes, e) != 0
        || nrm_obs_set_text(o, row, "NOTE", note, e) != 0)
        return -1;
    if (x->has_criteria
        && (set_number(r, row, "AIC", x->aic, e) != 0
            || set_number(r, row, "BIC", x->bic, e) != 0))
        return -1;
    if (x->known
        && nrm_obs_set_text(o, row, "INTERVAL", x->interval_name, e) != 0)
        return -1;
    if (x->replicates > 0
        && (set_number(r, row, "REPLICATES", (double)x->replicates, e) != 0
            || set_number(r, row, "FAILED", (double)x->n_failed, e) != 0
            || nrm_obs_set_text(o, row, "SEED",
                                nrm_format(o->a, "%" PRIu64, x->seed), e)
                   != 0))
        return -1;
    if (x->error_low.known
        && (set_number(r, row, "CI_LOW_ERROR", x->error_low.x, e) != 0
            || set_number(r, row, "CI_HIGH_ERROR", x->error_high.x, e) != 0))
        return -1;
    return 0;
}

/* One row: the population, or those of it that were not seen. */
static int
add_row(nrm_mse_report *r, const nrm_mse_result *x, bool unseen,
        const char *scenario, const char *note, nrm_err *e)
{
    nrm_obs_row *row = nrm_obs_add(r->obs);
    double seen = unseen ? x->n : 0;

    row->dim[r->statistic] = word(r, unseen ? "undetected" : "population");
    row->dim[r->method] = word(r, x->method->name);
    row->dim[r->model] = word(r, x->model);
    if (scenario != NULL)
        row->dim[r->scenario] = word(r, scenario);
    row->conf = x->conf;
    row->num[NRM_N] = nrm_known(x->n);
    row->status = x->known ? NRM_STATUS('E') : NRM_STATUS('M');
    if (x->known) {
        row->num[NRM_OBS_VALUE] = nrm_known(x->population - seen);
        row->num[NRM_CI_LOW] = nrm_known(x->interval.low - seen);
        if (isfinite(x->interval.high))
            row->num[NRM_CI_HIGH] = nrm_known(x->interval.high - seen);
        row->num[NRM_CI_LEVEL] = nrm_known(x->level);
    }
    return set_provenance(r, row, x, note, e);
}

static int
add_refusal(nrm_mse_report *r, const nrm_mse_scenario *s, nrm_err *e)
{
    nrm_obs_row *row = nrm_obs_add(r->obs);

    row->dim[r->statistic] = word(r, "population");
    row->dim[r->scenario] = word(r, s->name);
    row->status = NRM_STATUS('M');
    return nrm_obs_set_text(r->obs, row, "NOTE", s->refusal, e);
}

static const char *
join(nrm_arena *a, const char *first, const char *second)
{
    return first[0] == '\0'    ? second
           : second[0] == '\0' ? first
                               : nrm_format(a, "%s; %s", first, second);
}

int
nrm_mse_report_add(nrm_mse_report *r, const nrm_mse_result *result,
                   const nrm_mse_scenario *scenario, nrm_err *e)
{
    const char *name = scenario == NULL ? NULL : scenario->name;
    const char *note;

    if (scenario != NULL && scenario->table == NULL)
        return add_refusal(r, scenario, e);
    note = result->note;
    if (scenario != NULL)
        note = join(r->obs->a, scenario->note, note);
    if (result->known && !isfinite(result->interval.high))
        note = join(r->obs->a, note, "the upper limit is infinite");
    if (add_row(r, result, false, name, note, e) != 0)
        return -1;
    return add_row(r, result, true, name, note, e);
}

int
nrm_mse_report_sensitivity(nrm_mse_report *r, const nrm_mse_result *result,
                           nrm_err *e)
{
    static const double odds[] = { 0.25, 0.5, 0.8, 1.25, 2, 4 };

    for (size_t i = 0; result->known && i < NRM_COUNT_OF(odds); i++) {
        nrm_mse_result x = *result;
        nrm_mse_scenario s = {
            .name =
                nrm_format(r->obs->a, "odds ratio %g of all lists", odds[i]),
            .note = "the interaction of all lists is not zero",
            .table = NULL
        };
        const char *note = join(r->obs->a, s.note, result->note);

        x.population = x.n + odds[i] * (x.population - x.n);
        x.interval.low = x.n + odds[i] * (x.interval.low - x.n);
        x.interval.high = x.n + odds[i] * (x.interval.high - x.n);
        x.error_low = x.error_high = nrm_unknown();
        if (add_row(r, &x, false, s.name, note, e) != 0
            || add_row(r, &x, true, s.name, note, e) != 0)
            return -1;
    }
    return 0;
}

int
nrm_mse_report_ranking(nrm_mse_report *r, nrm_mse_study *s, size_t n,
                       nrm_err *e)
{
    const nrm_mse_plan *p = &s->plan;

    for (size_t i = 0; i < n && i < p->n_admissible; i++) {
        const nrm_mse_model *m = &p->models[i];
        nrm_mse_point point = { .model = m->model, .fit = m->fit };
        nrm_mse_result x = { .method = p->method,
                             .model = nrm_mse_model_name(r->obs->a, p, &point),
                             .known = true,
                             .n = p->counts->n,
                             .population = p->counts->n + m->fit.dark,
                             .level = p->options->level,
                             .interval_name = "wald",
                             .has_criteria = true,
                             .aic = m->fit.aic,
                             .bic = m->fit.bic,
                             .conf = s->table->conf };

        (void)nrm_loglin_run(s->worker.loglin, p->counts, &p->terms, m->model,
                             m->coefs);
        x.interval =
            nrm_loglin_wald(s->worker.loglin, p->counts, m->fit.dark, x.level);
        if (add_row(r, &x, false, nrm_format(r->obs->a, "rank %zu", i + 1),
                    "the interval takes the model as given", e)
            != 0)
            return -1;
    }
    return 0;
}
