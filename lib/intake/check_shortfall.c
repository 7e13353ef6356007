/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parts of a partition that add up to less than the total while some code has
 * no row: either those persons are in the missing code, or a number is wrong.
 * A file that gives only a few codes of a long list, as of countries, does not
 * mean to add up.
 */
#include "intake/check_parts.h"

static void
judge(nrm_check_view *view, const nrm_family *f)
{
    const char *sum = nrm_check_span(view->a, f->sum);

    if (!f->total_known || f->kind != NRM_PARTITION || f->n_absent == 0
        || f->n_given < 2 || f->n_given < f->n_absent)
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
    else if (f->sum.high < f->total_span.low)
        nrm_check_report(
            view, f->total, view->obs->dims[f->dim], sum,
            nrm_say(view->a, view->lang, NRM_SAY_SHORTFALL, f->given, sum,
                    nrm_check_number(view->a, f->total), f->absent));
    else
        nrm_findings_count(view->to, view->rule,
                           f->sum.low >= f->total_span.high ? NRM_PASS
                                                            : NRM_UNDECIDED);
}

static void
run(nrm_check_view *view)
{
    nrm_families(view, judge);
}

const nrm_check_kind nrm_check_shortfall = {
    .name = "shortfall",
    .title = NRM_SAY_SHORTFALL_TITLE,
    .severity = NRM_WARNING,
    .run = run,
};
