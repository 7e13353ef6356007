/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/identify.h"

#include "measure/identify_method.h"

#include <math.h>

static const nrm_identify_method *const methods[] = {
#define NRM_IDENTIFY(name) &nrm_identify_##name,
#include "measure/identify.def"
#undef NRM_IDENTIFY
};

const nrm_identify_list nrm_identify_methods = { methods,
                                                 NRM_COUNT_OF(methods) };

static const nrm_identify_method *
find_method(const nrm_identify *job, nrm_text name, nrm_err *e)
{
    const nrm_identify_list *list = job->list;
    const char **names = nrm_new_n(job->a, const char *, list->n);

    for (size_t i = 0; i < list->n; i++) {
        names[i] = list->at[i]->name;
        if (nrm_text_is(name, names[i]))
            return list->at[i];
    }
    nrm_fail(e, NRM_EUSAGE, "there is no method '%s'; there are: %s",
             nrm_quote(job->a, name), nrm_text_list(job->a, names, list->n));
    return NULL;
}

int
nrm_identify_kind(const nrm_identify *job, const char *names, bool *records,
                  nrm_err *e)
{
    nrm_text rest = nrm_text_of(names), name;
    bool first = true;

    while (nrm_text_cut(&rest, ',', &name)) {
        const nrm_identify_method *m = find_method(job, name, e);

        if (m == NULL)
            return -1;
        if (!first && m->records != *records)
            return nrm_fail(e, NRM_EUSAGE,
                            "method '%s' reads %s, the one before %s", m->name,
                            m->records ? "records" : "observations",
                            m->records ? "observations" : "records");
        *records = m->records;
        first = false;
    }
    return 0;
}

/* The dimensions of results from records. */
static int
add_group_dims(nrm_identify *job, nrm_err *e)
{
    nrm_text rest = nrm_text_of(job->group), name;
    size_t place;

    while (job->group != NULL && nrm_text_cut(&rest, ',', &name))
        if (nrm_obs_dim(job->obs, nrm_text_string(job->a, name), &place, e)
            != 0)
            return -1;
    if (job->outcome != NULL)
        return nrm_obs_dim(job->obs, "outcome", &place, e);
    return 0;
}

nrm_obs *
nrm_identify_run(nrm_identify *job, const char *names, nrm_err *e)
{
    nrm_text rest = nrm_text_of(names), name;
    nrm_obs *out;
    size_t place;

    if (add_group_dims(job, e) != 0
        || nrm_obs_dim(job->obs, "statistic", &place, e) != 0
        || nrm_obs_dim(job->obs, "method", &place, e) != 0
        || nrm_obs_text(job->obs, "UNIT_MEASURE", &place, e) != 0
        || nrm_obs_text(job->obs, "NOTE", &place, e) != 0)
        return NULL;
    out = nrm_obs_like(job->obs);
    while (nrm_text_cut(&rest, ',', &name)) {
        const nrm_identify_method *m = find_method(job, name, e);

        if (m == NULL || m->run(m, job, out, e) != 0)
            return NULL;
    }
    return out;
}

int
nrm_identify_needs(const nrm_identify_method *m, const void *given,
                   const char *option, nrm_err *e)
{
    if (given != NULL)
        return 0;
    return nrm_fail(e, NRM_EUSAGE, "method '%s' needs option '%s'", m->name,
                    option);
}

bool
nrm_identify_count(const nrm_identify *job, const nrm_obs_row *row,
                   nrm_span *out, nrm_err *e)
{
    size_t dim = nrm_obs_dim_find(job->obs, "statistic");
    const char *file = nrm_obs_string(job->obs, row->file);
    bool known = nrm_obs_bounds(row, out);

    if (row->dim[dim] != job->obs->totals[dim])
        nrm_fail_at(
            e, file, row->line,
            "column 'statistic': '%s' is no count; choose the counts "
            "with --keep",
            nrm_quote(job->a, nrm_obs_text_at(job->obs, row->dim[dim])));
    else if (known && out->high < 0)
        nrm_fail_at(e, file, row->line, "a count is not negative");
    out->low = fmax(out->low, 0);
    return known;
}

const char *
nrm_identify_per(double per, nrm_err *e)
{
    static const struct {
        double per;
        const char *unit;
    } units[] = { { 1e3, "P_THAB" }, { 1e5, "P_HTHAB" }, { 1e6, "P_MHAB" } };

    for (size_t i = 0; i < NRM_COUNT_OF(units); i++)
        if (units[i].per == per)
            return units[i].unit;
    nrm_fail(e, NRM_EUSAGE, "option '--per' takes 1000, 100000 or 1000000");
    return NULL;
}

nrm_obs_row *
nrm_identify_row(const nrm_identify_method *m,
                 const nrm_identify *job NRM_UNUSED, nrm_obs *out,
                 const nrm_obs_row *from, const char *statistic)
{
    return nrm_result_row(
        out, from, statistic == NULL ? m->statistic : statistic, m->method);
}
