/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/slice.h"

#include "base/buf.h"
#include "protect/atoms.h"

#include <math.h>
#include <string.h>

#define LARGEST 1e15 /* counts beyond it are not exact in a double */

/* One dimension, or the period, as it is used by counts. */
typedef struct usage {
    uint32_t *code; /* of each row: its place among the codes in use */
    nrm_text *names;
    nrm_period *periods; /* NULL for a dimension */
    nrm_kin kin;
    uint32_t *place; /* of each code on the axis at hand */
} usage;

typedef struct slicing {
    nrm_arena *a;
    const nrm_obs *obs;
    const nrm_hierarchy *hierarchies;
    const nrm_policy *policy;
    usage *usages; /* of the dimensions, then of the period */
    size_t n_usages;
    nrm_lists groups; /* the rows of each slice */
} slicing;

/* The axes of one slice: those of more than one code. */
typedef struct frame {
    nrm_axis axes[NRM_DIMS_MAX + 1];
    const usage *usages[NRM_DIMS_MAX + 1];
    size_t n;
    uint32_t *codes; /* n for each cell */
} frame;

static bool
is_plain(const nrm_obs *obs, const nrm_obs_row *row, const char *name)
{
    size_t d = nrm_obs_dim_find(obs, name);

    return d == NRM_NO_DIM || row->dim[d] == obs->totals[d];
}

static bool
is_whole(nrm_maybe x)
{
    return !x.known || (x.x >= 0 && x.x < LARGEST && x.x == floor(x.x));
}

bool
nrm_is_count(const nrm_obs *obs, const nrm_obs_row *row)
{
    return is_plain(obs, row, "statistic") && is_plain(obs, row, "method")
           && is_plain(obs, row, "model") && is_whole(row->num[NRM_OBS_VALUE])
           && is_whole(row->num[NRM_OBS_LOW])
           && is_whole(row->num[NRM_OBS_HIGH]);
}

static const nrm_codelist *
find_list(const slicing *s, const char *dimension)
{
    for (const nrm_hierarchy *h = s->hierarchies; h && h->dimension; h++)
        if (strcmp(h->dimension, dimension) == 0)
            return h->list;
    return nrm_codes_standard(s->a, dimension);
}

static usage
use_dimension(const slicing *s, const bool *counts, size_t d)
{
    const nrm_obs *obs = s->obs;
    const nrm_codelist *list = find_list(s, obs->dims[d]);
    nrm_text total = nrm_codes_total(s->a, list, obs->dims[d]);
    uint32_t *number =
        nrm_new_n(s->a, uint32_t, nrm_pool_count(obs->words) + 1);
    usage u = { 0 };
    size_t n = 0, cap = 0;

    u.code = nrm_new_n(s->a, uint32_t, obs->n_rows);
    for (size_t i = 0; i < obs->n_rows; i++) {
        uint32_t word = obs->rows[i].dim[d];

        if (!counts[i])
            continue;
        if (number[word] == 0) {
            nrm_room(s->a, u.names, n, cap);
            u.names[n++] = nrm_obs_text_at(obs, word);
            number[word] = (uint32_t)n;
        }
        u.code[i] = number[word] - 1;
    }
    u.kin = nrm_kin_of(s->a, list, total, u.names, n);
    u.place = nrm_new_n(s->a, uint32_t, n);
    return u;
}

static usage
use_periods(const slicing *s, const bool *counts)
{
    const nrm_obs *obs = s->obs;
    nrm_pool *pool = nrm_pool_new(s->a);
    usage u = { 0 };
    size_t cap = 0, n = 0;

    u.code = nrm_new_n(s->a, uint32_t, obs->n_rows);
    for (size_t i = 0; i < obs->n_rows; i++) {
        nrm_period p = obs->rows[i].period;
        char text[NRM_PERIOD_BYTES];

        if (!counts[i])
            continue;
        u.code[i] = nrm_pool_add(pool, nrm_text_of(nrm_period_format(p, text)));
        if (u.code[i] < n)
            continue;
        nrm_room(s->a, u.periods, n, cap);
        u.periods[n++] = p;
    }
    u.kin = nrm_kin_of_periods(s->a, u.periods, n);
    u.place = nrm_new_n(s->a, uint32_t, n);
    return u;
}

/* Rows of one slice agree in family everywhere, and in source and release. */
static void
group_rows(slicing *s, const bool *counts)
{
    static const char *const kept[] = { "SOURCE", "RELEASE" };
    nrm_pool *pool = nrm_pool_new(s->a);
    nrm_lists of = { s->obs->n_rows,
                     nrm_new_n(s->a, size_t, s->obs->n_rows + 1),
                     nrm_new_n(s->a, uint32_t, s->obs->n_rows) };
    nrm_buf key;
    size_t n = 0;

    nrm_buf_init(&key, s->a);
    for (size_t i = 0; i < s->obs->n_rows; i++) {
        const nrm_obs_row *row = &s->obs->rows[i];

        of.start[i] = n;
        if (!counts[i])
            continue;
        nrm_buf_clear(&key);
        for (size_t d = 0; d < s->n_usages; d++) {
            const usage *u = &s->usages[d];

            nrm_buf_put(&key, (const char *)&u->kin.family[u->code[i]],
                        sizeof(uint32_t));
        }
        for (size_t k = 0; k < NRM_COUNT_OF(kept); k++) {
            size_t t = nrm_obs_text_find(s->obs, kept[k]);
            uint32_t word = t == NRM_NO_DIM ? 0 : row->text[t];

            nrm_buf_put(&key, (const char *)&word, sizeof word);
        }
        of.items[n++] = nrm_pool_add(pool, nrm_buf_all(&key));
    }
    of.start[s->obs->n_rows] = n;
    s->groups = nrm_lists_turn(s->a, &of, nrm_pool_count(pool));
}

static void
set_frame(const slicing *s, uint32_t first_row, bool rests, frame *f)
{
    f->n = 0;
    for (size_t d = 0; d < s->n_usages; d++) {
        const usage *u = &s->usages[d];
        uint32_t family = u->kin.family[u->code[first_row]];
        nrm_axis axis =
            u->periods != NULL
                ? nrm_axis_of_periods(s->a, u->periods, &u->kin, family,
                                      u->place)
                : nrm_axis_of(s->a, &u->kin, family, rests, u->place);

        if (axis.codes.n < 2)
            continue;
        f->axes[f->n] = axis;
        f->usages[f->n++] = u;
    }
}

/* Finds the cells of a slice and the rows of each. */
static void
find_cells(const slicing *s, size_t group, frame *f, nrm_slice *slice)
{
    size_t n = nrm_list_len(&s->groups, group), size = f->n * sizeof(uint32_t);
    const uint32_t *rows = nrm_list_at(&s->groups, group);
    nrm_pool *pool = nrm_pool_new(s->a);
    uint32_t key[NRM_DIMS_MAX + 2] = { 0 };
    nrm_lists cell_of = { n, nrm_new_n(s->a, size_t, n + 1),
                          nrm_new_n(s->a, uint32_t, n) };

    f->codes = nrm_new_n(s->a, uint32_t, n * (f->n + 1));
    for (size_t i = 0; i < n; i++) {
        for (size_t d = 0; d < f->n; d++)
            key[d] = f->usages[d]->place[f->usages[d]->code[rows[i]]];
        cell_of.items[i] = nrm_pool_add(
            pool, nrm_text_n((const char *)key, size == 0 ? 1 : size));
        memcpy(f->codes + cell_of.items[i] * f->n, key, size);
        cell_of.start[i + 1] = i + 1;
    }
    slice->rows = nrm_lists_turn(s->a, &cell_of, nrm_pool_count(pool));
    for (size_t i = 0; i < n; i++)
        slice->rows.items[i] = rows[slice->rows.items[i]];
}

/* What one row says of its cell. */
static nrm_cell
read_row(const nrm_obs_row *row)
{
    nrm_cell cell = { NRM_CELL_ABSENT, 0, NRM_NO_LIMIT };
    nrm_span span;

    if (row->conf == NRM_CONF_C)
        cell.kind = NRM_CELL_HIDDEN;
    else if (nrm_obs_bounds(row, &span)) {
        cell.kind = row->conf == NRM_CONF_F ? NRM_CELL_PUBLIC : NRM_CELL_RAW;
        cell.low = span.low > 0 ? (int64_t)span.low : 0;
        if (span.high < LARGEST)
            cell.high = (int64_t)span.high;
    }
    return cell;
}

/* A cell that several rows name: they have to agree. */
static int
merge_rows(const slicing *s, nrm_slice *slice, size_t c, nrm_err *e)
{
    const uint32_t *rows = nrm_list_at(&slice->rows, c);
    nrm_cell *cell = &slice->cells[c];

    *cell = read_row(&s->obs->rows[rows[0]]);
    for (size_t i = 1; i < nrm_list_len(&slice->rows, c); i++) {
        const nrm_obs_row *row = &s->obs->rows[rows[i]];
        nrm_cell other = read_row(row);

        if (other.kind == NRM_CELL_ABSENT)
            continue;
        if (cell->kind == NRM_CELL_ABSENT) {
            *cell = other;
            continue;
        }
        if (other.high < cell->low || other.low > cell->high)
            return nrm_fail_at(
                e, nrm_obs_string(s->obs, row->file), row->line,
                "another row has a different count for the same key (line "
                "%zu); nrm-reconcile chooses one",
                s->obs->rows[rows[0]].line);
        if (other.kind == NRM_CELL_PUBLIC)
            cell->kind = NRM_CELL_PUBLIC;
        cell->low = other.low > cell->low ? other.low : cell->low;
        cell->high = other.high < cell->high ? other.high : cell->high;
    }
    return 0;
}

static int
fail_total(const slicing *s, const nrm_slice *slice, size_t c,
           nrm_atoms_end end, nrm_err *e)
{
    const nrm_obs_row *row = &s->obs->rows[*nrm_list_at(&slice->rows, c)];

    return nrm_fail_at(e, nrm_obs_string(s->obs, row->file), row->line,
                       end == NRM_ATOMS_LESS
                           ? "this total is less than its parts; say with "
                             "--hierarchy what is a part of what"
                           : "this total is more than its parts");
}

/* A link on the cell `more`, less the cell `less` where there is one. */
static void
add_link(nrm_arena *a, nrm_slice *slice, const uint32_t pair[2], nrm_cell range,
         size_t *cap)
{
    const nrm_lists *l = &slice->cube->cells;
    size_t n_more = nrm_list_len(l, pair[0]);
    size_t n_less = pair[1] == NRM_NO_PARENT ? 0 : nrm_list_len(l, pair[1]);
    nrm_link link = { n_more + n_less, nrm_new_n(a, uint32_t, n_more + n_less),
                      nrm_new_n(a, int64_t, n_more + n_less), range.low,
                      range.high };

    for (size_t i = 0; i < link.n; i++) {
        link.atoms[i] = i < n_more ? nrm_list_at(l, pair[0])[i]
                                   : nrm_list_at(l, pair[1])[i - n_more];
        link.factors[i] = i < n_more ? 1 : -1;
    }
    nrm_room(a, slice->links, slice->n_links, *cap);
    slice->links[slice->n_links++] = link;
}

/* A part that may overlap with others is still not more than its whole. */
static void
link_overlaps(const slicing *s, const frame *f, nrm_slice *slice, size_t *cap)
{
    nrm_pool *pool = nrm_pool_new(s->a);
    size_t size = f->n * sizeof(uint32_t);
    uint32_t key[NRM_DIMS_MAX + 1];

    for (size_t c = 0; c < slice->rows.n; c++)
        nrm_pool_add(pool,
                     nrm_text_n((const char *)(f->codes + c * f->n), size));
    for (size_t d = 0; d < f->n; d++) {
        const usage *u = f->usages[d];

        for (uint32_t c = 0; c < slice->rows.n; c++) {
            uint32_t row = *nrm_list_at(&slice->rows, c);
            uint32_t whole = u->kin.whole[u->code[row]];
            uint32_t pair[2] = { 0, c };

            if (whole == NRM_NO_PARENT)
                continue;
            memcpy(key, f->codes + c * f->n, size);
            key[d] = u->place[whole];
            if (nrm_pool_find(pool, nrm_text_n((const char *)key, size),
                              &pair[0]))
                add_link(s->a, slice, pair,
                         (nrm_cell){ NRM_CELL_PUBLIC, 0, NRM_NO_LIMIT }, cap);
        }
    }
}

/*
 * What is known of totals without their number: the bounds of a public one,
 * and that one that is not 0 is at least 1 even when it is hidden.
 */
static void
link_totals(const slicing *s, nrm_slice *slice, size_t *cap)
{
    const nrm_lists *cells = &slice->cube->cells;

    for (uint32_t c = 0; c < cells->n; c++) {
        uint32_t pair[2] = { c, NRM_NO_PARENT };
        nrm_cell range = slice->cells[c];
        bool known = false;

        if (nrm_list_len(cells, c) < 2)
            continue;
        if (range.kind == NRM_CELL_PUBLIC && range.low < range.high)
            add_link(s->a, slice, pair, range, cap);
        if (s->policy->zeros != NRM_ZEROS_PUBLIC || range.low < 1)
            continue;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            known = known || slice->low[cells->items[k]] > 0;
        range = (nrm_cell){ NRM_CELL_PUBLIC, 1, NRM_NO_LIMIT };
        if (!known)
            add_link(s->a, slice, pair, range, cap);
    }
}

/* Whether anything in a slice is not public. */
static bool
has_secrets(const slicing *s, size_t group)
{
    const uint32_t *rows = nrm_list_at(&s->groups, group);

    for (size_t i = 0; i < nrm_list_len(&s->groups, group); i++)
        if (s->obs->rows[rows[i]].conf != NRM_CONF_F)
            return true;
    return false;
}

static int
make_slice(const slicing *s, size_t group, nrm_slice *slice, nrm_err *e)
{
    nrm_atoms_end end = NRM_ATOMS_MORE;
    size_t cell = 0, cap = 0;
    frame f;

    for (int rests = 0; rests < 2 && end == NRM_ATOMS_MORE; rests++) {
        set_frame(s, *nrm_list_at(&s->groups, group), rests > 0, &f);
        find_cells(s, group, &f, slice);
        slice->cells = nrm_new_n(s->a, nrm_cell, slice->rows.n);
        for (size_t c = 0; c < slice->rows.n; c++)
            if (merge_rows(s, slice, c, e) != 0)
                return -1;
        slice->cube =
            nrm_cube_new(s->a, f.axes, f.n, f.codes, slice->rows.n, e);
        if (slice->cube == NULL)
            return -1;
        end = nrm_atoms_settle(s->a, slice, s->policy->zeros, &cell);
    }
    if (end != NRM_ATOMS_AGREE)
        return fail_total(s, slice, cell, end, e);
    link_overlaps(s, &f, slice, &cap);
    link_totals(s, slice, &cap);
    return nrm_atoms_base(s->a, slice, e);
}

int
nrm_slices_of(nrm_arena *a, const nrm_obs *obs,
              const nrm_hierarchy *hierarchies, const nrm_policy *policy,
              nrm_slices *out, nrm_err *e)
{
    slicing s = { a, obs, hierarchies, policy, NULL, obs->n_dims + 1, { 0 } };
    bool *counts = nrm_new_n(a, bool, obs->n_rows);

    for (size_t i = 0; i < obs->n_rows; i++)
        counts[i] = nrm_is_count(obs, &obs->rows[i]);
    s.usages = nrm_new_n(a, usage, s.n_usages);
    for (size_t d = 0; d < obs->n_dims; d++)
        s.usages[d] = use_dimension(&s, counts, d);
    s.usages[obs->n_dims] = use_periods(&s, counts);
    group_rows(&s, counts);
    out->n = 0;
    out->at = nrm_new_n(a, nrm_slice, s.groups.n);
    for (size_t i = 0; i < s.groups.n; i++)
        if (has_secrets(&s, i) && make_slice(&s, i, &out->at[out->n++], e) != 0)
            return -1;
    return 0;
}
