/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/pick.h"

#include "data/select.h"

#include <string.h>

int
nrm_pick_names(const nrm_safe *safe, const char *list, nrm_axis_names *out,
               nrm_err *e)
{
    const nrm_obs *obs = nrm_safe_obs(safe);
    nrm_text rest = nrm_text_of(list), name;

    out->n = 0;
    while (rest.len > 0 && nrm_text_cut(&rest, ',', &name)) {
        const char *string = nrm_text_string(obs->a, nrm_text_strip(name));
        uint64_t dims;
        bool period;

        if (nrm_select_columns(obs, string, &dims, &period, e) != 0)
            return -1;
        if (out->n > NRM_DIMS_MAX)
            return nrm_fail(e, NRM_EUSAGE, "too many columns in '%s'", list);
        out->at[out->n++] =
            period ? NRM_PICK_PERIOD : nrm_obs_dim_find(obs, string);
    }
    return 0;
}

/*
 * Whether rows compete for a place: for a dimension that says how a statistic
 * was made, only rows of the same statistic do.
 */
static bool
compete(const nrm_obs *obs, size_t dim, const nrm_obs_row *a,
        const nrm_obs_row *b)
{
    size_t statistic = nrm_obs_dim_find(obs, "statistic");

    if (statistic == NRM_NO_DIM
        || (strcmp(obs->dims[dim], "method") != 0
            && strcmp(obs->dims[dim], "model") != 0))
        return true;
    return a->dim[statistic] == b->dim[statistic];
}

/* Another code among the rows that compete with one; 0 when there is none. */
static uint32_t
rival_code(const nrm_pick *p, size_t dim, const nrm_obs_row *row,
           bool *has_total)
{
    uint32_t other = 0;

    *has_total = false;
    for (size_t i = 0; i < p->n; i++) {
        uint32_t code = p->rows[i]->dim[dim];

        if (!compete(p->obs, dim, row, p->rows[i]))
            continue;
        *has_total = *has_total || code == p->obs->totals[dim];
        other = code != row->dim[dim] ? code : other;
    }
    return other;
}

/* Keeps the rows of one code of a dimension that is not shown. */
static int
settle_dim(nrm_arena *a, nrm_pick *p, size_t dim, nrm_err *e)
{
    const nrm_obs *obs = p->obs;
    const nrm_obs_row **kept = nrm_new_n(a, const nrm_obs_row *, p->n);
    const nrm_obs_row *last = NULL;
    bool has_total = false;
    uint32_t other = 0;
    size_t n = 0;

    for (size_t i = 0; i < p->n; i++) {
        const nrm_obs_row *row = p->rows[i];

        if (last == NULL || row->dim[dim] != last->dim[dim]
            || !compete(obs, dim, last, row)) {
            other = rival_code(p, dim, row, &has_total);
            last = row;
        }
        if (other != 0 && !has_total)
            return nrm_fail(
                e, NRM_EUSAGE,
                "dimension '%s' has several codes ('%s', '%s', ...) and no "
                "total; name it in rows or columns, or select one of them",
                obs->dims[dim],
                nrm_quote(a, nrm_obs_text_at(obs, row->dim[dim])),
                nrm_quote(a, nrm_obs_text_at(obs, other)));
        if (other == 0 || row->dim[dim] == obs->totals[dim])
            kept[n++] = row;
    }
    p->rows = kept;
    p->n = n;
    return 0;
}

static int
settle_period(const nrm_pick *p, nrm_err *e)
{
    char one[NRM_PERIOD_BYTES], two[NRM_PERIOD_BYTES];

    for (size_t i = 1; i < p->n; i++)
        if (nrm_period_cmp(p->rows[0]->period, p->rows[i]->period) != 0)
            return nrm_fail(
                e, NRM_EUSAGE,
                "there are several periods (%s, %s, ...); name TIME_PERIOD in "
                "rows or columns, or select one of them",
                nrm_period_format(p->rows[0]->period, one),
                nrm_period_format(p->rows[i]->period, two));
    return 0;
}

int
nrm_pick_rows(nrm_arena *a, const nrm_safe *safe, const char *expression,
              nrm_shown shown, nrm_pick *out, nrm_err *e)
{
    const nrm_obs *obs;

    if (expression != NULL) {
        safe = nrm_safe_select(safe, nrm_text_of(expression), e);
        if (safe == NULL)
            return -1;
    }
    obs = nrm_safe_obs(safe);
    if (obs->n_rows == 0
        && (expression == NULL
            || nrm_text_strip(nrm_text_of(expression)).len == 0))
        return nrm_fail(e, NRM_EINPUT, "there are no observations");
    if (obs->n_rows == 0)
        return nrm_fail(e, NRM_EINPUT, "there are no observations of '%s'",
                        nrm_quote(a, nrm_text_of(expression)));
    out->obs = obs;
    out->n = obs->n_rows;
    out->rows = nrm_new_n(a, const nrm_obs_row *, obs->n_rows);
    for (size_t i = 0; i < obs->n_rows; i++)
        out->rows[i] = &obs->rows[i];
    for (size_t d = 0; d < obs->n_dims; d++)
        if ((shown.dims >> d & 1) == 0 && settle_dim(a, out, d, e) != 0)
            return -1;
    return shown.period ? 0 : settle_period(out, e);
}

bool
nrm_pick_is_total(const nrm_obs *obs, const nrm_obs_row *row, size_t dim)
{
    static const char *const none[] = { "statistic", "method", "model" };

    for (size_t i = 0; i < NRM_COUNT_OF(none); i++)
        if (strcmp(obs->dims[dim], none[i]) == 0)
            return false;
    return row->dim[dim] == obs->totals[dim];
}

const char *
nrm_pick_key(nrm_arena *a, const nrm_obs *obs, const nrm_obs_row *row)
{
    char period[NRM_PERIOD_BYTES];
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t d = 0; d < obs->n_dims; d++)
        nrm_buf_format(&out, "%s=%s ", obs->dims[d],
                       nrm_obs_string(obs, row->dim[d]));
    nrm_buf_format(&out, "TIME_PERIOD=%s",
                   nrm_period_format(row->period, period));
    return nrm_buf_string(&out);
}
