/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/slice.h"

#include "base/buf.h"
#include "protect/atoms.h"
#include "protect/cells.h"
#include "protect/count.h"
#include "protect/hierarchy.h"
#include "protect/links.h"
#include "protect/rounded.h"
#include "protect/shares.h"

#include <string.h>

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
    const nrm_slices *how;
    usage *usages; /* of the dimensions, then of the period */
    size_t n_usages;
    nrm_lists groups;                    /* the rows of each slice */
    const usage *used[NRM_DIMS_MAX + 1]; /* by the sides of the slice at hand */
} slicing;

static usage
use_dimension(const slicing *s, const bool *counts, size_t d)
{
    const nrm_obs *obs = s->obs;
    bool given;
    const nrm_codelist *list =
        nrm_hierarchy_find(s->a, s->hierarchies, obs->dims[d], &given);
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

/* The codes of one family, for people, and what they overlap in. */
static nrm_side
make_side(const slicing *s, const usage *u, size_t family, const char *name,
          bool rests)
{
    nrm_side side = { .name = name };
    const nrm_kin *kin = &u->kin;

    side.axis =
        u->periods != NULL
            ? nrm_axis_of_periods(s->a, u->periods, kin, family, u->place)
            : nrm_axis_of(s->a, kin, family, rests, u->place);
    side.codes = nrm_new_n(s->a, const char *, side.axis.codes.n);
    side.whole = nrm_new_n(s->a, uint32_t, side.axis.codes.n);
    side.up = nrm_new_n(s->a, uint32_t, side.axis.codes.n);
    for (size_t i = 0; i < kin->n; i++) {
        uint32_t at = u->place[i], whole = kin->whole[i], up = kin->parent[i];
        char text[NRM_PERIOD_BYTES];

        if (kin->family[i] != family)
            continue;
        side.codes[at] = nrm_text_string(
            s->a, u->periods == NULL
                      ? u->names[i]
                      : nrm_text_of(nrm_period_format(u->periods[i], text)));
        side.up[at] = up == NRM_NO_PARENT ? NRM_NO_PARENT : u->place[up];
        side.whole[at] =
            whole == NRM_NO_PARENT ? NRM_NO_PARENT : u->place[whole];
    }
    return side;
}

/* Whether all rows of a slice have one code: the others are not in it. */
static bool
is_constant(const slicing *s, const usage *u, size_t group)
{
    const uint32_t *rows = nrm_list_at(&s->groups, group);

    for (size_t i = 1; i < nrm_list_len(&s->groups, group); i++)
        if (u->code[rows[i]] != u->code[rows[0]])
            return false;
    return true;
}

static void
set_sides(slicing *s, size_t group, uint64_t rests, nrm_slice *slice)
{
    uint32_t first_row = *nrm_list_at(&s->groups, group);

    slice->n_sides = 0;
    slice->sides = nrm_new_n(s->a, nrm_side, s->n_usages);
    for (size_t d = 0; d < s->n_usages; d++) {
        const usage *u = &s->usages[d];
        const char *name = d < s->obs->n_dims ? s->obs->dims[d] : "TIME_PERIOD";

        if (is_constant(s, u, group))
            continue;
        slice->sides[slice->n_sides] =
            make_side(s, u, u->kin.family[u->code[first_row]], name,
                      (rests >> d & 1) != 0);
        s->used[slice->n_sides++] = u;
    }
}

/* "geo=RO;TIME_PERIOD=2014;": what all rows of the slice share. */
static const char *
describe(const slicing *s, const nrm_slice *slice, uint32_t first_row)
{
    const nrm_obs *obs = s->obs;
    char period[NRM_PERIOD_BYTES];
    bool timeless = true;
    nrm_buf b;

    nrm_buf_init(&b, s->a);
    for (size_t d = 0; d < obs->n_dims; d++) {
        bool side = false;

        for (size_t k = 0; k < slice->n_sides; k++)
            side = side || slice->sides[k].name == obs->dims[d];
        if (!side)
            nrm_buf_format(&b, "%s=%s;", obs->dims[d],
                           nrm_obs_string(obs, obs->rows[first_row].dim[d]));
    }
    for (size_t k = 0; k < slice->n_sides; k++)
        timeless = timeless && strcmp(slice->sides[k].name, "TIME_PERIOD") != 0;
    if (timeless)
        nrm_buf_format(&b, "TIME_PERIOD=%s;",
                       nrm_period_format(obs->rows[first_row].period, period));
    return nrm_buf_string(&b);
}

/* Whether a row publishes bounds alone, such as <5. */
static bool
is_told(const nrm_obs_row *row)
{
    return row->conf == NRM_CONF_F && !row->num[NRM_OBS_VALUE].known;
}

/*
 * Finds the cells of a slice and the rows of each. Bounds that are public have
 * a cell of their own: they say something of a count that is not.
 */
static void
find_cells(const slicing *s, size_t group, nrm_slice *slice)
{
    size_t n = nrm_list_len(&s->groups, group), n_sides = slice->n_sides;
    const uint32_t *rows = nrm_list_at(&s->groups, group);
    nrm_pool *pool = nrm_pool_new(s->a);
    uint32_t key[NRM_DIMS_MAX + 2] = { 0 };
    nrm_lists cell_of = { n, nrm_new_n(s->a, size_t, n + 1),
                          nrm_new_n(s->a, uint32_t, n) };

    slice->codes = nrm_new_n(s->a, uint32_t, n * (n_sides + 1));
    for (size_t i = 0; i < n; i++) {
        for (size_t d = 0; d < n_sides; d++)
            key[d] = s->used[d]->place[s->used[d]->code[rows[i]]];
        key[n_sides] = is_told(&s->obs->rows[rows[i]]);
        cell_of.items[i] = nrm_pool_add(
            pool, nrm_text_n((const char *)key, (n_sides + 1) * sizeof *key));
        memcpy(slice->codes + cell_of.items[i] * n_sides, key,
               n_sides * sizeof *key);
        cell_of.start[i + 1] = i + 1;
    }
    slice->rows = nrm_lists_turn(s->a, &cell_of, nrm_pool_count(pool));
    for (size_t i = 0; i < n; i++)
        slice->rows.items[i] = rows[slice->rows.items[i]];
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

/* Whether any row of a slice is not public, or has bounds alone. */
static bool
has_any(const slicing *s, size_t group, bool bounds)
{
    const uint32_t *rows = nrm_list_at(&s->groups, group);

    for (size_t i = 0; i < nrm_list_len(&s->groups, group); i++) {
        const nrm_obs_row *row = &s->obs->rows[rows[i]];
        nrm_span span;

        if (!bounds && row->conf != NRM_CONF_F)
            return true;
        if (bounds && nrm_obs_bounds(row, &span) && span.low < span.high)
            return true;
    }
    return false;
}

static nrm_cube *
make_cube(const slicing *s, const nrm_slice *slice, nrm_err *e)
{
    nrm_axis *axes = nrm_new_n(s->a, nrm_axis, slice->n_sides);

    for (size_t d = 0; d < slice->n_sides; d++)
        axes[d] = slice->sides[d].axis;
    return nrm_cube_new(s->a, axes, slice->n_sides, slice->codes, slice->rows.n,
                        e);
}

/* How the totals of a slice are read, and what came of it. */
typedef struct reading {
    uint64_t rests; /* the axes on which they may count more than their parts */
    bool open;      /* what no row names may be there wherever there is room */
    nrm_atoms_end end;
    bool found;  /* a table that has them all */
    size_t cell; /* that contradicts its parts */
} reading;

/* Makes the cells and atoms of a slice. */
static int
try_slice(slicing *s, size_t group, reading *r, nrm_slice *slice, nrm_err *e)
{
    set_sides(s, group, r->rests, slice);
    find_cells(s, group, slice);
    if (nrm_cells_read(s->a, s->obs, slice, e) != 0)
        return -1;
    slice->cube = make_cube(s, slice, e);
    if (slice->cube == NULL)
        return -1;
    if (s->how->rounded > 0)
        nrm_rounded_open(s->a, slice, s->how->rounded, r->rests == 0);
    r->found = false;
    r->end = nrm_atoms_settle(s->a, slice, s->policy->zeros, r->open, &r->cell);
    if (r->end != NRM_ATOMS_AGREE)
        return 0;
    slice->where = describe(s, slice, *nrm_list_at(&s->groups, group));
    nrm_links_make(s->a, slice, s->policy->zeros);
    if (s->how->shares != NULL)
        nrm_shares_link(s->a, s->how->shares, slice);
    return nrm_atoms_base(s->a, slice, &r->found, e);
}

/* The dimensions of a slice in which some code has parts. */
static uint64_t
find_open(const slicing *s, size_t group)
{
    uint32_t row = *nrm_list_at(&s->groups, group);
    uint64_t all = 0;

    for (size_t d = 0; d < s->obs->n_dims; d++)
        if (nrm_kin_splits(&s->usages[d].kin, s->usages[d].code[row]))
            all |= UINT64_C(1) << d;
    return all;
}

/*
 * Totals count more than their parts on no axis, on one, on two, or on all:
 * they are taken for the sums of what a reader sees while these can be.
 */
static int
make_slice(slicing *s, size_t group, nrm_slice *slice, nrm_err *e)
{
    const nrm_obs_row *row = &s->obs->rows[*nrm_list_at(&s->groups, group)];
    size_t n;
    const uint64_t *rests = nrm_axis_rests(s->a, find_open(s, group), &n);
    reading r = { .found = false };
    nrm_err first = { 0 };

    for (size_t k = 0; k < n && !r.found; k += !r.open) {
        r.rests = rests[k];
        if (try_slice(s, group, &r, slice, e) != 0)
            return -1;
        if (r.end != NRM_ATOMS_AGREE)
            (void)fail_total(s, slice, r.cell, r.end, &first);
        r.open = !r.open;
    }
    if (r.found)
        return 0;
    if (first.code == NRM_OK)
        return nrm_fail_at(e, nrm_obs_string(s->obs, row->file), row->line,
                           "the table of this row: the totals contradict each "
                           "other: no table of whole numbers has them all; "
                           "nrm-check finds where");
    *e = first;
    return -1;
}

/* Whether a row is of an earlier release. */
static bool
is_earlier(const slicing *s, uint32_t row)
{
    for (size_t i = 0; i < s->how->n_earlier; i++)
        if (s->obs->rows[row].file == s->how->earlier[i])
            return true;
    return false;
}

/*
 * Leaves the earlier releases out of a table that they contradict: what was
 * revised since, nobody knows. How many rows there were.
 */
static size_t
forget_earlier(const slicing *s, size_t group, bool *counts)
{
    const uint32_t *rows = nrm_list_at(&s->groups, group);
    size_t n = 0;

    for (size_t i = 0; i < nrm_list_len(&s->groups, group); i++)
        if (is_earlier(s, rows[i])) {
            counts[rows[i]] = false;
            n++;
        }
    return n;
}

/* Makes the slices of the rows in `counts`; *at is the one that failed. */
static int
make_slices(slicing *s, const bool *counts, nrm_slices *out, size_t *at,
            nrm_err *e)
{
    for (size_t d = 0; d < s->obs->n_dims; d++)
        s->usages[d] = use_dimension(s, counts, d);
    s->usages[s->obs->n_dims] = use_periods(s, counts);
    group_rows(s, counts);
    out->n = 0;
    out->at = nrm_new_n(s->a, nrm_slice, s->groups.n);
    for (*at = 0; *at < s->groups.n; ++*at) {
        bool secret = out->rounded > 0 || has_any(s, *at, false);
        nrm_err ours = { 0 };

        if (!secret && !(out->bounds && has_any(s, *at, true)))
            continue;
        /* Public numbers may contradict each other: not our business. */
        if (make_slice(s, *at, &out->at[out->n], secret ? e : &ours) == 0)
            out->n++;
        else if (secret)
            return -1;
    }
    return 0;
}

int
nrm_slices_of(nrm_arena *a, const nrm_obs *obs,
              const nrm_hierarchy *hierarchies, const nrm_policy *policy,
              nrm_slices *out, nrm_err *e)
{
    slicing s = { .a = a,
                  .obs = obs,
                  .hierarchies = hierarchies,
                  .policy = policy,
                  .how = out,
                  .usages = nrm_new_n(a, usage, obs->n_dims + 1),
                  .n_usages = obs->n_dims + 1 };
    bool *counts = nrm_new_n(a, bool, obs->n_rows);
    nrm_err ours = { 0 };
    size_t at, n;

    for (size_t i = 0; i < obs->n_rows; i++)
        counts[i] = nrm_is_count(obs, &obs->rows[i]);
    while (make_slices(&s, counts, out, &at, &ours) != 0) {
        n = ours.code == NRM_EINPUT ? forget_earlier(&s, at, counts) : 0;
        if (n == 0) {
            *e = ours;
            return -1;
        }
        out->n_forgotten += n;
        ours = (nrm_err){ 0 };
    }
    return 0;
}
