/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/result.h"

#include <math.h>
#include <string.h>

nrm_obs_row *
nrm_result_row(nrm_obs *out, const nrm_obs_row *from, const char *statistic,
               const char *method)
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
nrm_result_inherit(nrm_obs_row *row, const nrm_obs_row *from)
{
    row->conf = nrm_conf_strictest(row->conf, from->conf);
    row->status |= from->status;
    /* Normal together with anything else is not normal. */
    if ((row->status & ~NRM_STATUS('A')) != 0)
        row->status &= ~NRM_STATUS('A');
}

/* The column is there. */
static void
set_text(nrm_obs *out, nrm_obs_row *row, const char *name, const char *text)
{
    row->text[nrm_obs_text_find(out, name)] =
        nrm_obs_word(out, nrm_text_of(text));
}

void
nrm_result_unit(nrm_obs *out, nrm_obs_row *row, const char *unit)
{
    set_text(out, row, "UNIT_MEASURE", unit);
}

void
nrm_result_note(nrm_obs *out, nrm_obs_row *row, const char *note)
{
    size_t place = nrm_obs_text_find(out, "NOTE");
    const char *old = nrm_obs_string(out, row->text[place]);

    if (old[0] != '\0')
        note = nrm_format(out->a, "%s; %s", old, note);
    set_text(out, row, "NOTE", note);
}

void
nrm_result_missing(nrm_obs *out, nrm_obs_row *row, char letter,
                   const char *note)
{
    row->status = (row->status & ~NRM_STATUS('A')) | NRM_STATUS(letter);
    nrm_result_note(out, row, note);
}

void
nrm_result_number(nrm_obs_row *row, nrm_attr attr, double x)
{
    if (isfinite(x))
        row->num[attr] = nrm_known(x);
}

void
nrm_result_value(nrm_obs_row *row, nrm_span bounds)
{
    if (bounds.low == bounds.high) {
        nrm_result_number(row, NRM_OBS_VALUE, bounds.low);
        return;
    }
    nrm_result_number(row, NRM_OBS_LOW, bounds.low);
    nrm_result_number(row, NRM_OBS_HIGH, bounds.high);
}

void
nrm_result_interval(nrm_obs_row *row, nrm_span limits, double level)
{
    nrm_result_number(row, NRM_CI_LOW, limits.low);
    nrm_result_number(row, NRM_CI_HIGH, limits.high);
    row->num[NRM_CI_LEVEL] = nrm_known(level);
}
