/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/measure.h"

#include "math/start.h"

#include <string.h>

static void
list_methods(nrm_run *run, const nrm_identify_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const nrm_identify_method *m = list->at[i];

        nrm_list_method(run, m->name,
                        nrm_format(run->a, "%s; %s", m->help, m->bounds));
    }
}

static void
answer(nrm_run *run, nrm_measure *x)
{
    nrm_identify *job = &x->job;
    bool records = false;
    nrm_obs *result;

    if (x->methods[0] == '\0')
        nrm_usage(run, "option '--method' is missing; 'list' shows them");
    if (!(job->level > 0 && job->level < 1))
        nrm_usage(run, "option '--level' needs a number between 0 and 1");
    job->a = run->a;
    nrm_check(run, nrm_identify_kind(job, x->methods, &records, &run->e));
    if (x->population != NULL)
        job->population = nrm_read_file(run, x->population);
    if (x->standard != NULL)
        job->standard = nrm_read_file(run, x->standard);
    if (x->data != NULL)
        job->data = nrm_read_file(run, x->data);
    job->files = run->operands;
    job->n_files = run->n_operands;
    job->obs = records ? nrm_obs_new(run->a)
                       : nrm_keep_rows(run, nrm_read_operands(run), &x->keep);
    result = nrm_need(run, nrm_identify_run(job, x->methods, &run->e));
    nrm_obs_sort(result);
    nrm_write_result(run, result, x->output);
}

int
nrm_measure_run(nrm_run *run, nrm_measure *x)
{
    nrm_math_start();
    if (strcmp(x->methods, "list") == 0)
        list_methods(run, x->job.list);
    else
        answer(run, x);
    return nrm_done(run, 0);
}
