/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the unit allows: persons are whole numbers from 0, percentages lie in
 * 0..100, rates are not negative. A difference or a trend may be anything, so
 * rows of another statistic are not judged.
 */
#include "intake/check_group.h"

#include <math.h>

static nrm_text
unit_of(const nrm_obs *obs, const nrm_obs_row *row)
{
    size_t place = nrm_obs_text_find(obs, "UNIT_MEASURE");

    return place == NRM_NO_DIM ? nrm_text_of("")
                               : nrm_obs_text_at(obs, row->text[place]);
}

static bool
is_plain(const nrm_obs *obs, const nrm_obs_row *row)
{
    size_t dim = nrm_obs_dim_find(obs, "statistic");

    return dim == NRM_NO_DIM || row->dim[dim] == obs->totals[dim];
}

static void
check_row(nrm_check_view *view, const nrm_obs_row *row)
{
    nrm_text unit = unit_of(view->obs, row);
    const char *name = unit.len == 0 ? "PER" : unit.at;
    bool percent = nrm_text_is(unit, "PC");
    const char *value = nrm_check_number(view->a, row), *message, *expected;
    nrm_span span;

    if (!is_plain(view->obs, row) || !nrm_obs_bounds(row, &span)) {
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
        return;
    }
    expected = percent ? "0..100" : "0..";
    if (isfinite(span.low) && span.low < 0)
        message =
            nrm_say(view->a, view->lang, NRM_SAY_RANGE_BELOW, value, "0", name);
    else if (percent && isfinite(span.high) && span.high > 100)
        message = nrm_say(view->a, view->lang, NRM_SAY_RANGE_ABOVE, value,
                          "100", name);
    else if (nrm_text_is(unit, "PER") && row->num[NRM_OBS_VALUE].known
             && span.low != floor(span.low))
        message = nrm_say(view->a, view->lang, NRM_SAY_RANGE_WHOLE, value);
    else {
        nrm_findings_count(view->to, view->rule, NRM_PASS);
        return;
    }
    nrm_check_report(view, row, "OBS_VALUE", expected, message);
}

static void
run(nrm_check_view *view)
{
    for (size_t i = 0; i < view->obs->n_rows; i++)
        check_row(view, &view->obs->rows[i]);
}

const nrm_check_kind nrm_check_range = {
    .name = "range",
    .title = NRM_SAY_RANGE_TITLE,
    .severity = NRM_ERROR,
    .run = run,
};
