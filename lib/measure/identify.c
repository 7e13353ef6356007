/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/identify.h"

#include "measure/identify_method.h"

#include <math.h>
#include <string.h>

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
    return nrm_identify_row_as(
        out, from, statistic == NULL ? m->statistic : statistic, m->method);
}

nrm_obs_row *
nrm_identify_row_as(nrm_obs *out, const nrm_obs_row *from,
                    const char *statistic, const char *method)
{
    nrm_obs_row *row = nrm_obs_add_copy(out, from);
    size_t of = nrm_obs_dim_find(out, "statistic");
    size_t by = nrm_obs_dim_find(out, "method");

    memset(row->num, 0, sizeof row->num);
    row->dim[of] = nrm_obs_word(out, nrm_text_of(statistic));
    row->dim[by] = nrm_obs_word(out, nrm_text_of(method));
    return row;
}

void
nrm_identify_inherit(nrm_obs_row *row, const nrm_obs_row *from)
{
    row->conf = nrm_conf_strictest(row->conf, from->conf);
    row->status |= from->status;
    /* Normal together with anything else is not normal. */
    if ((row->status & ~NRM_STATUS('A')) != 0)
        row->status &= ~NRM_STATUS('A');
}

/* The columns are there since nrm_identify_run. */
static void
set_text(nrm_obs *out, nrm_obs_row *row, const char *name, const char *text)
{
    row->text[nrm_obs_text_find(out, name)] =
        nrm_obs_word(out, nrm_text_of(text));
}

void
nrm_identify_unit(nrm_obs *out, nrm_obs_row *row, const char *unit)
{
    set_text(out, row, "UNIT_MEASURE", unit);
}

void
nrm_identify_note(nrm_obs *out, nrm_obs_row *row, const char *note)
{
    size_t place = nrm_obs_text_find(out, "NOTE");
    const char *old = nrm_obs_string(out, row->text[place]);

    if (old[0] != '\0')
        note = nrm_format(out->a, "%s; %s", old, note);
    set_text(out, row, "NOTE", note);
}

void
nrm_identify_missing(nrm_obs *out, nrm_obs_row *row, char letter,
                     const char *note)
{
    row->status = (row->status & ~NRM_STATUS('A')) | NRM_STATUS(letter);
    nrm_identify_note(out, row, note);
}

void
nrm_identify_number(nrm_obs_row *row, nrm_attr attr, double x)
{
    if (isfinite(x))
        row->num[attr] = nrm_known(x);
}

void
nrm_identify_value(nrm_obs_row *row, nrm_span bounds)
{
    if (bounds.low == bounds.high) {
        nrm_identify_number(row, NRM_OBS_VALUE, bounds.low);
        return;
    }
    nrm_identify_number(row, NRM_OBS_LOW, bounds.low);
    nrm_identify_number(row, NRM_OBS_HIGH, bounds.high);
}

void
nrm_identify_interval(nrm_obs_row *row, nrm_span limits, double level)
{
    nrm_identify_number(row, NRM_CI_LOW, limits.low);
    nrm_identify_number(row, NRM_CI_HIGH, limits.high);
    row->num[NRM_CI_LEVEL] = nrm_known(level);
}
