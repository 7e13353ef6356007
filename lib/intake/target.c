/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/target.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

int
nrm_target_find(nrm_obs *obs, const char *name, nrm_target *out, nrm_err *e)
{
    out->name = name;
    if (name[0] >= 'a' && name[0] <= 'z') {
        out->kind = NRM_TARGET_DIM;
        return nrm_obs_dim(obs, name, &out->place, e);
    }
    for (size_t i = 0; i < NRM_ATTRS; i++)
        if (strcmp(name, nrm_attr_name((nrm_attr)i)) == 0) {
            out->kind = NRM_TARGET_NUMBER;
            out->place = i;
            return 0;
        }
    if (strcmp(name, "TIME_PERIOD") == 0)
        out->kind = NRM_TARGET_PERIOD;
    else if (strcmp(name, "OBS_STATUS") == 0)
        out->kind = NRM_TARGET_STATUS;
    else if (strcmp(name, "CONF_STATUS") == 0)
        out->kind = NRM_TARGET_CONF;
    else
        out->kind = NRM_TARGET_TEXT;
    if (out->kind == NRM_TARGET_TEXT)
        return nrm_obs_text(obs, name, &out->place, e);
    return 0;
}

/* 2013/14 and 2013/2014: one year that starts in the first of the two. */
static bool
parse_split_year(nrm_text t, nrm_text year_start, nrm_period *out)
{
    char text[32];
    int64_t first, second;

    if ((t.len != 7 && t.len != 9) || t.at[4] != '/'
        || !nrm_num_whole(nrm_text_n(t.at, 4), &first)
        || !nrm_num_whole(nrm_text_n(t.at + 5, t.len - 5), &second)
        || second != (t.len == 7 ? (first + 1) % 100 : first + 1))
        return false;
    snprintf(text, sizeof text, "%04d-%.5s/P1Y", (int)first, year_start.at);
    return nrm_period_parse(nrm_text_of(text), out);
}

static int
set_period(nrm_obs *obs, nrm_obs_row *row, nrm_text text, nrm_text year_start,
           nrm_err *e)
{
    const char *shown;

    if (nrm_period_parse(text, &row->period))
        return 0;
    if (year_start.len == 5 && parse_split_year(text, year_start, &row->period))
        return 0;
    shown = nrm_quote(obs->a, text);
    if (text.len >= 7 && text.at[4] == '/')
        return nrm_fail(e, NRM_EINPUT,
                        "'%s' is not a period; if it is a year, the schema "
                        "says with 'yearStart' on which day it starts",
                        shown);
    return nrm_fail(e, NRM_EINPUT,
                    "'%s' is not a period such as 2014, 2014-Q3 or 2014-07",
                    shown);
}

/* What the reason of a missing value is in CL_OBS_STATUS. */
static nrm_status
status_of(nrm_text reason)
{
    if (nrm_text_is(reason, "not applicable"))
        return NRM_STATUS('M');
    if (nrm_text_is(reason, "not collected"))
        return NRM_STATUS('L');
    return NRM_STATUS('O');
}

static void
set_number(nrm_obs_row *row, nrm_attr attr, const nrm_value *v)
{
    bool observed = attr == NRM_OBS_VALUE;
    nrm_span b = v->amount.bounds;

    switch (v->kind) {
    case NRM_VALUE_TEXT: return;
    case NRM_VALUE_MISSING:
        if (observed)
            row->status |= status_of(v->reason);
        return;
    case NRM_VALUE_NUMBER:
        row->num[attr] = nrm_known(v->amount.value);
        if (observed && v->amount.estimated)
            row->status |= NRM_STATUS('E');
        return;
    case NRM_VALUE_BOUNDS:
        if (!observed)
            return;
        row->num[NRM_OBS_LOW] =
            isfinite(b.low) ? nrm_known(b.low) : nrm_unknown();
        row->num[NRM_OBS_HIGH] =
            isfinite(b.high) ? nrm_known(b.high) : nrm_unknown();
        return;
    }
}

static int
set_conf(nrm_obs_row *row, nrm_text text, nrm_err *e)
{
    nrm_conf conf;

    if (!nrm_conf_parse(text, &conf))
        return nrm_fail(e, NRM_EINPUT, "not one of N, F and C");
    row->conf = nrm_conf_strictest(row->conf, conf);
    return 0;
}

int
nrm_target_set(nrm_obs *obs, nrm_obs_row *row, const nrm_target *t,
               const nrm_value *v, nrm_text year_start, nrm_err *e)
{
    bool missing = v->kind == NRM_VALUE_MISSING;
    nrm_status status;

    switch (t->kind) {
    case NRM_TARGET_DIM:
        if (missing || v->text.len == 0)
            return nrm_fail(e, NRM_EINPUT,
                            "there is no code, and an empty cell is not the "
                            "total; the schema says with 'codes' what it is");
        row->dim[t->place] = nrm_obs_word(obs, v->text);
        return 0;
    case NRM_TARGET_TEXT:
        if (!missing)
            row->text[t->place] = nrm_obs_word(obs, v->text);
        return 0;
    case NRM_TARGET_PERIOD:
        return missing ? 0 : set_period(obs, row, v->text, year_start, e);
    case NRM_TARGET_STATUS:
        if (missing)
            return 0;
        if (!nrm_status_parse(v->text, &status))
            return nrm_fail(e, NRM_EINPUT, "'%s' is not a set of letters",
                            nrm_quote(obs->a, v->text));
        row->status |= status;
        return 0;
    case NRM_TARGET_CONF: return missing ? 0 : set_conf(row, v->text, e);
    case NRM_TARGET_NUMBER: set_number(row, (nrm_attr)t->place, v); return 0;
    }
    return 0;
}
