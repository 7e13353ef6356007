/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/cell.h"

#include "show/round.h"

#include <math.h>
#include <string.h>

/* What is needed to print one row. */
typedef struct printing {
    nrm_words *w;
    nrm_arena *a;
    int decimals;
    bool count;
} printing;

static const char *
localized(const printing *p, double x)
{
    return nrm_words_number(p->w, nrm_round(p->a, x, p->decimals));
}

/* "30-55", or "-3.1 to 1.2" where a minus sign would meet the dash. */
static const char *
span_text(const printing *p, double low, double high)
{
    const char *from = localized(p, low), *to = localized(p, high);

    if (low < 0 || high < 0)
        return nrm_format(p->a, "%s %s %s", from, nrm_words_get(p->w, "to"),
                          to);
    return nrm_format(p->a, "%s-%s", from, to);
}

/* What is known of a number that is not, or NULL. */
static const char *
bounds_text(const printing *p, nrm_span bounds)
{
    if (isinf(bounds.high) && bounds.low <= 0)
        return NULL; /* a count is never below 0: nothing is known */
    if (isinf(bounds.high))
        return nrm_format(p->a, "\xe2\x89\xa5%s", localized(p, bounds.low));
    if (isinf(bounds.low))
        return nrm_format(p->a, "\xe2\x89\xa4%s", localized(p, bounds.high));
    if (bounds.low == 0 && p->count && p->decimals == 0)
        return nrm_format(p->a, "<%s", localized(p, bounds.high + 1));
    return span_text(p, bounds.low, bounds.high);
}

int
nrm_cell_decimals(const nrm_obs_row *row, nrm_attr attr)
{
    nrm_span bounds;

    if (attr == NRM_P_VALUE)
        return 3;
    if (attr != NRM_OBS_VALUE)
        return !row->num[attr].known || nrm_round_is_whole(row->num[attr].x)
                   ? 0
                   : 1;
    if (!nrm_obs_bounds(row, &bounds))
        return 0;
    return (isinf(bounds.low) || nrm_round_is_whole(bounds.low))
                   && (isinf(bounds.high) || nrm_round_is_whole(bounds.high))
               ? 0
               : 1;
}

static nrm_maybe
rounded(const printing *p, nrm_maybe number)
{
    double x;

    if (!number.known
        || !nrm_num_real(nrm_text_of(nrm_round(p->a, number.x, p->decimals)),
                         &x))
        return nrm_unknown();
    return nrm_known(x);
}

static void
set_number(const printing *p, nrm_cell *c, double x)
{
    c->value = rounded(p, nrm_known(x));
    c->short_text = localized(p, x);
    c->plain = nrm_round(p->a, x, p->decimals);
    if (x > 0 && c->value.x == 0 && c->attr == NRM_P_VALUE) {
        const char *least = p->decimals == 3 ? "0.001" : "0.01";

        c->plain = nrm_format(p->a, "<%s", least);
        c->short_text = nrm_format(p->a, "<%s", nrm_words_number(p->w, least));
    } else if (x > 0 && c->value.x == 0)
        c->marks |= NRM_MARK_BIT(NRM_MARK_LOW);
}

/* The mark of a cell without a number, as its text. */
static void
set_absent(const printing *p, nrm_cell *c, nrm_mark mark)
{
    c->marks = NRM_MARK_BIT(mark);
    c->text = c->short_text = c->plain = nrm_mark_text(p->a, mark);
}

static bool
has_limits(const nrm_cell *c)
{
    return c->attr == NRM_OBS_VALUE && c->row->num[NRM_CI_LOW].known
           && c->row->num[NRM_CI_HIGH].known;
}

static void
finish_text(const printing *p, nrm_cell *c, bool limits)
{
    nrm_marks beside = c->marks & ~NRM_MARK_BIT(NRM_MARK_LOW);
    const char *text = c->short_text;

    if ((c->marks & NRM_MARK_BIT(NRM_MARK_LOW)) != 0)
        text = c->short_text = c->plain = "[low]";
    if (limits && has_limits(c))
        text = nrm_format(p->a, "%s (%s)", text,
                          span_text(p, c->row->num[NRM_CI_LOW].x,
                                    c->row->num[NRM_CI_HIGH].x));
    c->text = nrm_format(p->a, "%s%s", text, nrm_marks_text(p->a, beside));
}

bool
nrm_cell_is_count(const nrm_obs *obs, const nrm_obs_row *row)
{
    size_t unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    size_t statistic = nrm_obs_dim_find(obs, "statistic");
    const char *code =
        unit == NRM_NO_DIM ? "" : nrm_obs_string(obs, row->text[unit]);

    return (statistic == NRM_NO_DIM
            || row->dim[statistic] == obs->totals[statistic])
           && (*code == '\0' || strcmp(code, "PER") == 0
               || strcmp(code, "NR") == 0);
}

nrm_cell
nrm_cell_of(nrm_words *w, nrm_arena *a, const nrm_obs_row *row, nrm_attr attr,
            nrm_cell_form form)
{
    nrm_cell c = { .attr = attr, .row = row };
    printing p = { w, a, form.decimals, form.count };
    nrm_span bounds;

    if (row == NULL || row->conf == NRM_CONF_C
        || (!row->num[attr].known
            && (attr != NRM_OBS_VALUE || !nrm_obs_bounds(row, &bounds)))) {
        set_absent(&p, &c, nrm_mark_of_absent(row));
        return c;
    }
    if (form.decimals == NRM_DECIMALS_AUTO)
        p.decimals = nrm_cell_decimals(row, attr);
    c.decimals = p.decimals;
    c.marks = nrm_marks_of_status(row->status);
    if (row->num[attr].known) {
        set_number(&p, &c, row->num[attr].x);
    } else {
        c.plain = c.short_text = bounds_text(&p, bounds);
        if (c.short_text == NULL) {
            set_absent(&p, &c, NRM_MARK_X);
            return c;
        }
    }
    if (has_limits(&c)) {
        c.low = rounded(&p, row->num[NRM_CI_LOW]);
        c.high = rounded(&p, row->num[NRM_CI_HIGH]);
    }
    finish_text(&p, &c, form.limits);
    return c;
}

nrm_cell
nrm_cell_text(const char *text)
{
    return (nrm_cell){ .text = text, .short_text = text, .plain = text };
}
