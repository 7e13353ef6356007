/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/cells.h"

#include "base/pool.h"
#include "protect/count.h"

/* What one row says of its cell. */
static nrm_cell
read_row(const nrm_obs_row *row)
{
    nrm_cell cell = { NRM_CELL_ABSENT, 0, NRM_NO_LIMIT, false };
    nrm_span span;

    if (row->conf == NRM_CONF_C)
        cell.kind = NRM_CELL_HIDDEN;
    else if (nrm_count_bounds(row, &span)) {
        cell.kind = row->conf == NRM_CONF_F ? NRM_CELL_PUBLIC : NRM_CELL_RAW;
        cell.low = span.low > 0 ? (int64_t)span.low : 0;
        if (span.high < NRM_COUNT_LIMIT)
            cell.high = (int64_t)span.high;
    }
    return cell;
}

static int
fail_differ(const nrm_obs *obs, const nrm_obs_row *row,
            const nrm_obs_row *other, nrm_err *e)
{
    return nrm_fail_at(e, nrm_obs_string(obs, row->file), row->line,
                       "another row has a different count for the same key "
                       "(line %zu); nrm-reconcile chooses one",
                       other->line);
}

/* A cell that several rows name: they have to agree. */
static int
merge_rows(const nrm_obs *obs, nrm_slice *slice, size_t c, nrm_err *e)
{
    const uint32_t *rows = nrm_list_at(&slice->rows, c);
    nrm_cell *cell = &slice->cells[c];

    *cell = read_row(&obs->rows[rows[0]]);
    for (size_t i = 1; i < nrm_list_len(&slice->rows, c); i++) {
        const nrm_obs_row *row = &obs->rows[rows[i]];
        nrm_cell other = read_row(row);

        if (other.kind == NRM_CELL_ABSENT
            || (other.kind == NRM_CELL_HIDDEN && cell->kind != NRM_CELL_ABSENT))
            continue;
        if (cell->kind == NRM_CELL_ABSENT || cell->kind == NRM_CELL_HIDDEN) {
            *cell = other;
            continue;
        }
        if (other.high < cell->low || other.low > cell->high)
            return fail_differ(obs, row, &obs->rows[rows[0]], e);
        if (other.kind == NRM_CELL_PUBLIC)
            cell->kind = NRM_CELL_PUBLIC;
        cell->low = other.low > cell->low ? other.low : cell->low;
        cell->high = other.high < cell->high ? other.high : cell->high;
    }
    return 0;
}

/* Public bounds and the count that they are of have to agree, too. */
static int
check_bounds(nrm_arena *a, const nrm_obs *obs, const nrm_slice *slice,
             nrm_err *e)
{
    const nrm_obs_row *rows = obs->rows;
    size_t n = slice->n_sides;
    nrm_pool *pool = nrm_pool_new(a);
    uint32_t *first = nrm_new_n(a, uint32_t, slice->rows.n);

    for (uint32_t c = 0; c < slice->rows.n; c++) {
        const uint32_t *codes = slice->codes + c * n;
        uint32_t at = nrm_pool_add(
            pool, nrm_text_n((const char *)codes, n * sizeof *codes));
        uint32_t before = first[at];
        const nrm_cell *x = &slice->cells[c];

        first[at] = c + 1;
        if (before-- > 0
            && (x->high < slice->cells[before].low
                || x->low > slice->cells[before].high))
            return fail_differ(obs, &rows[*nrm_list_at(&slice->rows, c)],
                               &rows[*nrm_list_at(&slice->rows, before)], e);
    }
    return 0;
}

int
nrm_cells_read(nrm_arena *a, const nrm_obs *obs, nrm_slice *slice, nrm_err *e)
{
    slice->cells = nrm_new_n(a, nrm_cell, slice->rows.n);
    for (size_t c = 0; c < slice->rows.n; c++)
        if (merge_rows(obs, slice, c, e) != 0)
            return -1;
    return check_bounds(a, obs, slice, e);
}
