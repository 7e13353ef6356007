/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_job.h"

#include "base/buf.h"

#include <string.h>

#define SENSITIVITY "sensitivity"
/* Scenarios are many; each gets at most so many replicates. */
#define SCENARIO_REPLICATES 1000

void
nrm_mse_job_list(nrm_buf *out)
{
    size_t n;
    const nrm_mse_method *const *methods = nrm_mse_methods(&n);

    for (size_t i = 0; i < n; i++)
        nrm_buf_format(out, "%-10s %s\n", methods[i]->name, methods[i]->help);
}

static int
check_options(nrm_mse_job *job, nrm_err *e)
{
    nrm_mse_options *o = &job->options;
    const char *also = job->also == NULL ? "all" : job->also;
    nrm_text rest = nrm_text_of(also), name;

    if (!(o->level > 0 && o->level < 1))
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--level' needs a number between 0 and 1");
    if (job->interval != NULL
        && !nrm_mse_interval_parse(nrm_text_of(job->interval), &o->interval))
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--interval' needs bca, profile or wald");
    if (o->replicates == 0 && o->interval == NRM_MSE_BCA)
        o->interval = NRM_MSE_PROFILE;
    if (!(o->threshold >= 0 && o->threshold <= 1))
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--threshold' needs a number from 0 to 1");
    if (!(o->delta >= 0))
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--delta' needs a number above 0");
    while (strcmp(also, "all") != 0 && strcmp(also, "none") != 0
           && nrm_text_cut(&rest, ',', &name))
        if (!nrm_text_is(name, SENSITIVITY) && nrm_mse_kind_find(name) == NULL)
            return nrm_fail(e, NRM_EUSAGE,
                            "option '--also': there is no '%s'; there are: "
                            "leave-out, merge, hide, linkage, sensitivity, "
                            "all, none",
                            nrm_quote(job->a, name));
    if (o->order > 0 && o->order >= job->table->k)
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--order': the interaction of all %zu lists "
                        "has to be assumed zero, so %zu is the highest order",
                        job->table->k, job->table->k - 1);
    return 0;
}

static int
start_study(nrm_mse_job *job, const nrm_mse_method *m, nrm_err *e)
{
    for (size_t i = 0; i < job->n_studies; i++)
        if (job->studies[i].plan.method == m)
            return nrm_fail(e, NRM_EUSAGE, "method '%s' is named twice",
                            m->name);
    if (nrm_mse_study_start(job->a, job->table, m, &job->options,
                            &job->studies[job->n_studies], e)
        != 0)
        return -1;
    job->n_studies++;
    return 0;
}

/* Whether the comparison without names has this method. */
static bool
is_default(const nrm_mse_job *job, const nrm_mse_method *m)
{
    size_t k = job->table->k;

    if (m->needs_model)
        return job->options.model.at != NULL;
    return k >= m->min_default && (m->max_lists == 0 || k <= m->max_lists);
}

static int
start_named(nrm_mse_job *job, nrm_err *e)
{
    nrm_text rest = nrm_text_of(job->methods), name;

    while (nrm_text_cut(&rest, ',', &name)) {
        const nrm_mse_method *m = nrm_mse_method_find(nrm_text_strip(name));

        if (m == NULL)
            return nrm_fail(e, NRM_EUSAGE,
                            "there is no method '%s'; 'list' shows them",
                            nrm_quote(job->a, name));
        if (start_study(job, m, e) != 0)
            return -1;
    }
    return 0;
}

static bool
names_methods(const nrm_mse_job *job)
{
    return job->methods != NULL && job->methods[0] != '\0';
}

int
nrm_mse_job_start(nrm_mse_job *job, nrm_err *e)
{
    size_t n;
    const nrm_mse_method *const *all = nrm_mse_methods(&n);

    if (check_options(job, e) != 0)
        return -1;
    job->studies = nrm_new_n(job->a, nrm_mse_study, n);
    if (names_methods(job))
        return start_named(job, e);
    for (size_t i = 0; i < n; i++)
        if (is_default(job, all[i]) && start_study(job, all[i], e) != 0)
            return -1;
    return 0;
}

void
nrm_mse_job_run(nrm_mse_job *job)
{
    for (size_t i = 0; i < job->n_studies; i++) {
        nrm_mse_study *s = &job->studies[i];

        nrm_mse_boot_run(job->a, &s->plan, &s->point, &s->boot, 0, s->boot.n);
    }
}

/* Whether scenarios are run with this method. */
static bool
looks_at_scenarios(const nrm_mse_job *job, const nrm_mse_method *m)
{
    if (names_methods(job))
        return !m->needs_model;
    return strcmp(m->name, job->table->k < 3 ? "main" : "stepwise") == 0;
}

static int
add_scenario(nrm_mse_job *job, nrm_mse_report *r, const nrm_mse_scenario *s,
             const nrm_mse_options *options, nrm_err *e)
{
    nrm_mse_result result;

    if (s->table == NULL)
        return nrm_mse_report_add(r, NULL, s, e);
    for (size_t i = 0; i < job->n_studies; i++) {
        const nrm_mse_method *m = job->studies[i].plan.method;

        if (!looks_at_scenarios(job, m) || s->table->k < m->min_lists)
            continue;
        if (nrm_mse_study_run(job->a, s->table, m, options, &result, e) != 0
            || nrm_mse_report_add(r, &result, s, e) != 0)
            return -1;
    }
    return 0;
}

static int
add_kind(nrm_mse_job *job, nrm_mse_report *r, const nrm_mse_kind *kind,
         nrm_err *e)
{
    nrm_mse_options *options = nrm_new(job->a, nrm_mse_options);
    size_t n;
    const nrm_mse_scenario *s = kind->make(job->a, job->table, &n);

    *options = job->options;
    if (options->replicates > SCENARIO_REPLICATES)
        options->replicates = SCENARIO_REPLICATES;
    for (size_t i = 0; i < n; i++)
        if (add_scenario(job, r, &s[i], options, e) != 0)
            return -1;
    return 0;
}

static int
add_all(nrm_mse_job *job, nrm_mse_report *r, bool *sensitivity, nrm_err *e)
{
    size_t n;
    const nrm_mse_kind *kinds = nrm_mse_kinds(&n);

    *sensitivity = true;
    for (size_t i = 0; i < n; i++)
        if (add_kind(job, r, &kinds[i], e) != 0)
            return -1;
    return 0;
}

/* The scenarios that --also names. */
static int
add_named(nrm_mse_job *job, nrm_mse_report *r, bool *sensitivity, nrm_err *e)
{
    nrm_text rest = nrm_text_of(job->also), name;

    while (nrm_text_cut(&rest, ',', &name)) {
        const nrm_mse_kind *kind = nrm_mse_kind_find(name);

        if (kind == NULL)
            *sensitivity = true;
        else if (add_kind(job, r, kind, e) != 0)
            return -1;
    }
    return 0;
}

static int
add_scenarios(nrm_mse_job *job, nrm_mse_report *r, bool *sensitivity,
              nrm_err *e)
{
    const char *also = job->also;

    if (also == NULL)
        also = names_methods(job) ? "none" : "all";
    if (strcmp(also, "none") == 0)
        return 0;
    if (strcmp(also, "all") == 0)
        return add_all(job, r, sensitivity, e);
    return add_named(job, r, sensitivity, e);
}

nrm_obs *
nrm_mse_job_finish(nrm_mse_job *job, nrm_err *e)
{
    nrm_mse_result *results = nrm_new_n(job->a, nrm_mse_result, job->n_studies);
    bool sensitivity = false;
    nrm_mse_report r;

    if (nrm_mse_report_init(&r, job->a, e) != 0)
        return NULL;
    for (size_t i = 0; i < job->n_studies; i++) {
        nrm_mse_study_finish(job->a, &job->studies[i], &results[i]);
        if (nrm_mse_report_add(&r, &results[i], NULL, e) != 0
            || nrm_mse_report_ranking(&r, &job->studies[i], job->n_ranked, e)
                   != 0)
            return NULL;
    }
    if (add_scenarios(job, &r, &sensitivity, e) != 0)
        return NULL;
    for (size_t i = 0; sensitivity && i < job->n_studies; i++)
        if (looks_at_scenarios(job, results[i].method)
            && nrm_mse_report_sensitivity(&r, &results[i], e) != 0)
            return NULL;
    return r.obs;
}
