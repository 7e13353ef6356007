/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parts against totals, with what bounds mean. Parts that make a partition add
 * up to the total; parts that overlap are each at most the total.
 *
 *     partition   sum.low > total.high            fail: parts above
 *                 sum.high < total.low            fail: parts below, when every
 *                                                 code of the list has a row
 *                 one of both can still happen    undecided
 *     overlap     part.low > total.high           fail
 *
 * Where no row of the total stands there is nothing to judge. Parts below the
 * total while some code has no row is what `shortfall`
 * reports: the missing code may be the reason, or the total may be wrong.
 */
#include "intake/check_parts.h"

#include "base/buf.h"

#include <math.h>

/* One group of rows that differ in one dimension only. */
typedef struct siblings {
    nrm_check_view *view;
    size_t dim;
    const nrm_codelist *list;
    const nrm_obs_row **of_code; /* the first row of each code, or NULL */
} siblings;

static void
add_part(nrm_family *f, const nrm_obs_row *row)
{
    nrm_span span;

    (void)nrm_obs_bounds(row, &span); /* nothing known gives open ends */
    span.low = fmax(span.low, 0);     /* counts start at 0 */
    f->sum.low += span.low;
    f->sum.high += span.high;
    if (f->n_given++ == 0 || span.low > f->part_low) {
        f->largest = row;
        f->part_low = span.low;
    }
    f->part_high = fmax(f->part_high, span.high);
}

/* The codes of a family as they are listed. */
typedef struct listing {
    nrm_buf given, absent;
} listing;

static void
list_code(nrm_buf *codes, const char *between, nrm_text code)
{
    nrm_buf_text(codes, codes->len > 0 ? between : "");
    nrm_buf_view(codes, code);
}

/* Whether a code has a row, or is the sum of codes some of which have one. */
static bool
is_there(const siblings *s, size_t code)
{
    if (s->of_code[code] != NULL)
        return true;
    if (s->list->items[code].parts != NRM_PARTITION)
        return false;
    for (size_t c = 0; c < s->list->n; c++)
        if (s->list->items[c].parent == code && is_there(s, c))
            return true;
    return false;
}

/* The parts of `parent`; for one without a row stand its own parts. */
static void
add_parts(const siblings *s, size_t parent, nrm_family *f, listing *codes)
{
    const nrm_codelist *list = s->list;

    for (size_t c = 0; c < list->n; c++) {
        if (list->items[c].parent != parent)
            continue;
        if (s->of_code[c] != NULL) {
            list_code(&codes->given, " + ", list->items[c].code);
            add_part(f, s->of_code[c]);
        } else if (is_there(s, c)) {
            add_parts(s, c, f, codes);
        } else {
            list_code(&codes->absent, ", ", list->items[c].code);
            f->n_absent++;
        }
    }
}

/* The family below `parent`. */
static nrm_family
gather(const siblings *s, size_t parent)
{
    nrm_family f = { .dim = s->dim, .kind = s->list->items[parent].parts };
    listing codes;

    nrm_buf_init(&codes.given, s->view->a);
    nrm_buf_init(&codes.absent, s->view->a);
    f.total = s->of_code[parent];
    f.total_known = f.total != NULL && nrm_obs_bounds(f.total, &f.total_span);
    add_parts(s, parent, &f, &codes);
    f.given = nrm_buf_string(&codes.given);
    f.absent = nrm_buf_string(&codes.absent);
    return f;
}

static void
visit_group(const siblings *s, const size_t *rows, size_t n,
            void (*visit)(nrm_check_view *, const nrm_family *))
{
    const nrm_obs *obs = s->view->obs;

    if (n < 2 || !nrm_check_is_count(obs, &obs->rows[rows[0]]))
        return;
    for (size_t c = 0; c < s->list->n; c++)
        s->of_code[c] = NULL;
    for (size_t i = 0; i < n; i++) {
        const nrm_obs_row *row = &obs->rows[rows[i]];
        nrm_text code = nrm_obs_text_at(obs, row->dim[s->dim]);
        size_t c = nrm_codes_find(s->list, code);

        if (c != NRM_NO_CODE && s->of_code[c] == NULL)
            s->of_code[c] = row;
    }
    for (size_t c = 0; c < s->list->n; c++)
        if (s->list->items[c].parts != NRM_NO_PARTS) {
            nrm_family f = gather(s, c);

            if (f.total != NULL && f.n_given > 0)
                visit(s->view, &f);
        }
}

void
nrm_families(nrm_check_view *view,
             void (*visit)(nrm_check_view *, const nrm_family *))
{
    const nrm_obs *obs = view->obs;

    for (size_t d = 0; d < obs->n_dims; d++) {
        siblings s = { .view = view, .dim = d, .list = view->lists[d] };
        nrm_groups g;

        if (s.list == NULL)
            continue;
        s.of_code = nrm_new_n(view->a, const nrm_obs_row *, s.list->n);
        g = nrm_groups_make(view->a, obs, nrm_groups_without(obs, d),
                            NRM_BY_ALL);
        for (size_t k = 0; k < g.n; k++)
            visit_group(&s, g.rows + g.start[k], g.start[k + 1] - g.start[k],
                        visit);
    }
}

static void
judge_overlap(nrm_check_view *view, const nrm_family *f)
{
    const nrm_obs_row *row = f->largest;

    if (f->part_low > f->total_span.high)
        nrm_check_report(
            view, row, view->obs->dims[f->dim],
            nrm_format(view->a, "..%s", nrm_check_number(view->a, f->total)),
            nrm_say(view->a, view->lang, NRM_SAY_PARTS_OVER_TOTAL,
                    nrm_obs_string(view->obs, row->dim[f->dim]),
                    nrm_check_number(view->a, row),
                    nrm_check_number(view->a, f->total)));
    else
        nrm_findings_count(view->to, view->rule,
                           f->part_high <= f->total_span.low ? NRM_PASS
                                                             : NRM_UNDECIDED);
}

static void
judge_partition(nrm_check_view *view, const nrm_family *f)
{
    bool above = f->sum.low > f->total_span.high;
    bool below = f->n_absent == 0 && f->sum.high < f->total_span.low;
    const char *sum = nrm_check_span(view->a, f->sum);

    if (above || below)
        nrm_check_report(
            view, f->total, view->obs->dims[f->dim], sum,
            nrm_say(view->a, view->lang,
                    above ? NRM_SAY_PARTS_ABOVE : NRM_SAY_PARTS_BELOW, f->given,
                    sum, nrm_check_number(view->a, f->total)));
    else
        nrm_findings_count(view->to, view->rule,
                           f->sum.low == f->sum.high
                                   && f->total_span.low == f->total_span.high
                                   && f->sum.low == f->total_span.low
                               ? NRM_PASS
                               : NRM_UNDECIDED);
}

static void
judge(nrm_check_view *view, const nrm_family *f)
{
    if (!f->total_known)
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
    else if (f->kind == NRM_OVERLAP)
        judge_overlap(view, f);
    else
        judge_partition(view, f);
}

static void
run(nrm_check_view *view)
{
    nrm_families(view, judge);
}

const nrm_check_kind nrm_check_parts = {
    .name = "parts",
    .title = NRM_SAY_PARTS_TITLE,
    .severity = NRM_ERROR,
    .run = run,
};
