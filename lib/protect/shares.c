/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/shares.h"

#include "protect/count.h"

#include <math.h>
#include <string.h>

#define DECIMALS_MAX 6  /* a double tells no more of a count */
#define DECIMALS_LINK 3 /* of a share whose base is hidden too */
#define NO_ROW UINT32_MAX
#define LARGEST 9e15 /* whole numbers up to here are exact */

/* One published share or rate. */
typedef struct share {
    const nrm_obs_row *row;
    uint32_t count, base; /* rows of counts, or NO_ROW */
    double per;           /* 100 for a share */
    int decimals;
} share;

struct nrm_shares {
    nrm_arena *a;
    const nrm_obs *obs;
    uint64_t dims;  /* that tell counts apart */
    nrm_pool *keys; /* of counts */
    uint32_t *rows; /* of each key */
    size_t statistic, method, unit;
    share *at;
    size_t n, cap;
    nrm_buf key;
};

static nrm_text
key_of(nrm_shares *s, const nrm_obs_row *row)
{
    nrm_buf_clear(&s->key);
    nrm_obs_key(s->obs, row, s->dims, true, &s->key);
    return nrm_buf_all(&s->key);
}

static uint32_t
find_count(nrm_shares *s, const nrm_obs_row *row)
{
    uint32_t number;

    return nrm_pool_find(s->keys, key_of(s, row), &number) ? s->rows[number]
                                                           : NO_ROW;
}

/* The total in one dimension, if it is the only such count. */
static uint32_t
find_base(nrm_shares *s, const nrm_obs_row *row)
{
    uint32_t base = NO_ROW;

    for (size_t d = 0; d < s->obs->n_dims; d++) {
        nrm_obs_row whole = *row;
        uint32_t found;

        if ((s->dims >> d & 1) == 0 || row->dim[d] == s->obs->totals[d])
            continue;
        whole.dim[d] = s->obs->totals[d];
        found = find_count(s, &whole);
        if (found != NO_ROW && base != NO_ROW)
            return NO_ROW;
        base = found == NO_ROW ? base : found;
    }
    return base;
}

static bool
is_word(const nrm_obs *obs, const nrm_obs_row *row, size_t dim,
        const char *code)
{
    return dim != NRM_NO_DIM
           && nrm_text_is(nrm_obs_text_at(obs, row->dim[dim]), code);
}

/* What a unit counts for each; 0 for one that is not known. */
static double
per_of(const nrm_shares *s, const nrm_obs_row *row)
{
    static const struct {
        const char *unit;
        double per;
    } units[] = { { "P_HTHAB", 1e5 }, { "P_MHAB", 1e6 }, { "PC", 100 } };
    nrm_text unit = nrm_text_of("");

    if (s->unit != NRM_NO_DIM)
        unit = nrm_obs_text_at(s->obs, row->text[s->unit]);
    for (size_t i = 0; i < NRM_COUNT_OF(units); i++)
        if (nrm_text_is(unit, units[i].unit))
            return units[i].per;
    return 0;
}

static int
decimals_of(double x)
{
    char text[NRM_NUM_BYTES];
    const char *point = strchr(nrm_num_format(x, text), '.');
    size_t n = point == NULL ? 0 : strlen(point + 1);

    return n > DECIMALS_MAX ? DECIMALS_MAX : (int)n;
}

/* The digits of a statistic are the most that any row of it shows. */
static void
share_decimals(nrm_shares *s)
{
    nrm_pool *pool = nrm_pool_new(s->a);
    int *most = nrm_new_n(s->a, int, s->n);
    uint64_t others = ~s->dims;

    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < s->n; i++) {
            uint32_t kind;

            nrm_buf_clear(&s->key);
            nrm_obs_key(s->obs, s->at[i].row, others, false, &s->key);
            kind = nrm_pool_add(pool, nrm_buf_all(&s->key));
            if (s->at[i].decimals > most[kind])
                most[kind] = s->at[i].decimals;
            s->at[i].decimals = most[kind];
        }
}

static void
add_share(nrm_shares *s, const nrm_obs_row *row)
{
    bool is_share = is_word(s->obs, row, s->statistic, "share");
    share x = { row, NO_ROW, NO_ROW, is_share ? 100 : per_of(s, row), 0 };

    if (row->conf != NRM_CONF_F || !row->num[NRM_OBS_VALUE].known
        || (!is_share && !is_word(s->obs, row, s->statistic, "rate")))
        return;
    x.count = find_count(s, row);
    x.base = is_share ? find_base(s, row) : NO_ROW;
    x.decimals = decimals_of(row->num[NRM_OBS_VALUE].x);
    if (x.count == NO_ROW)
        return;
    nrm_room(s->a, s->at, s->n, s->cap);
    s->at[s->n++] = x;
}

nrm_shares *
nrm_shares_of(nrm_arena *a, const nrm_obs *obs)
{
    static const char *const makers[] = { "statistic", "method", "model",
                                          "unit" };
    nrm_shares *s = nrm_new(a, nrm_shares);

    s->a = a;
    s->obs = obs;
    s->keys = nrm_pool_new(a);
    s->rows = nrm_new_n(a, uint32_t, obs->n_rows);
    s->statistic = nrm_obs_dim_find(obs, "statistic");
    s->unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    nrm_buf_init(&s->key, a);
    s->dims = (UINT64_C(1) << obs->n_dims) - 1;
    for (size_t i = 0; i < NRM_COUNT_OF(makers); i++) {
        size_t d = nrm_obs_dim_find(obs, makers[i]);

        if (d != NRM_NO_DIM)
            s->dims &= ~(UINT64_C(1) << d);
    }
    for (uint32_t i = 0; i < obs->n_rows; i++)
        if (nrm_is_count(obs, &obs->rows[i]))
            s->rows[nrm_pool_add(s->keys, key_of(s, &obs->rows[i]))] = i;
    for (uint32_t i = 0; s->statistic != NRM_NO_DIM && i < obs->n_rows; i++)
        add_share(s, &obs->rows[i]);
    share_decimals(s);
    return s;
}

/* A slice being linked: the cells of its rows. */
typedef struct linking {
    nrm_arena *a;
    nrm_slice *slice;
    uint32_t *cell; /* of each row of the table, or NO_ROW */
    int64_t *sum;   /* of the factors of each atom, zeros between */
    size_t cap;
} linking;

static void
put(linking *l, uint32_t cell, int64_t factor)
{
    const nrm_lists *cells = &l->slice->cube->cells;

    for (size_t k = cells->start[cell]; k < cells->start[cell + 1]; k++)
        l->sum[cells->items[k]] += factor;
}

/* Makes the factors that were put a link, unless they name nobody. */
static void
link_sum(linking *l, int64_t low, int64_t high)
{
    size_t n_atoms = l->slice->cube->n_atoms, n = 0;
    nrm_link link = { 0, NULL, NULL, low, high };

    for (size_t i = 0; i < n_atoms; i++)
        n += l->sum[i] != 0;
    link.atoms = nrm_new_n(l->a, uint32_t, n);
    link.factors = nrm_new_n(l->a, int64_t, n);
    for (uint32_t i = 0; i < n_atoms; i++) {
        if (l->sum[i] == 0)
            continue;
        link.atoms[link.n] = i;
        link.factors[link.n++] = l->sum[i];
        l->sum[i] = 0;
    }
    if (n == 0)
        return;
    nrm_room(l->a, l->slice->links, l->slice->n_links, l->cap);
    l->slice->links[l->slice->n_links++] = link;
}

/* A cell whose number everybody reads. */
static bool
is_read(const linking *l, uint32_t cell)
{
    const nrm_cell *c = &l->slice->cells[cell];

    return c->kind == NRM_CELL_PUBLIC && c->low == c->high;
}

/* A count times per, between a share and the next times a number N. */
static void
link_to_number(linking *l, const share *x, uint32_t cell, double n)
{
    double half = 0.5 * pow(10, -x->decimals), p = x->row->num[NRM_OBS_VALUE].x;
    double unit = pow(10, x->decimals);
    double low, high;

    p = round(p * unit) / unit;
    low = ceil((p - half) * n / x->per - 1e-9);
    high = ceil((p + half) * n / x->per - 1e-9) - 1;
    if (!(high < LARGEST && low > -LARGEST))
        return;
    put(l, cell, 1);
    link_sum(l, low < 0 ? 0 : (int64_t)low, (int64_t)high);
}

/* The same between two cells. */
static void
link_to_cell(linking *l, const share *x, uint32_t cell, uint32_t base)
{
    int k = x->decimals > DECIMALS_LINK ? DECIMALS_LINK : x->decimals;
    double unit = pow(10, k), p = round(x->row->num[NRM_OBS_VALUE].x * unit);
    int64_t twice = 2 * (int64_t)p, factor = 200 * (int64_t)unit;

    if (fabs(p) > LARGEST / 4)
        return;
    /* Rounded again to fewer digits, a share may lie at either end. */
    put(l, cell, factor);
    put(l, base, -(twice - 1));
    link_sum(l, 0, NRM_NO_LIMIT);
    put(l, cell, -factor);
    put(l, base, twice + 1);
    link_sum(l, x->decimals > DECIMALS_LINK ? 0 : 1, NRM_NO_LIMIT);
}

static void
link_share(linking *l, const share *x)
{
    nrm_maybe n = x->row->num[NRM_N], events = x->row->num[NRM_EVENTS];
    uint32_t cell = l->cell[x->count];
    uint32_t base = x->base == NO_ROW ? NO_ROW : l->cell[x->base];
    bool known;

    if (cell == NO_ROW)
        return;
    known = is_read(l, cell);
    if (events.known && !known && fabs(events.x) < LARGEST) {
        put(l, cell, 1);
        link_sum(l, (int64_t)events.x, (int64_t)events.x);
        known = true;
    }
    if (n.known && x->per == 100 && base != NO_ROW && !is_read(l, base)
        && fabs(n.x) < LARGEST) {
        put(l, base, 1);
        link_sum(l, (int64_t)n.x, (int64_t)n.x);
    }
    if (n.known && !known && x->per > 0)
        link_to_number(l, x, cell, n.x);
    else if (!n.known && base != NO_ROW && !(known && is_read(l, base)))
        link_to_cell(l, x, cell, base);
}

void
nrm_shares_link(nrm_arena *a, const nrm_shares *shares, nrm_slice *slice)
{
    nrm_arena *scratch;
    linking l = { a, slice, NULL, NULL, slice->n_links };
    size_t n_rows = shares->obs->n_rows;

    if (shares->n == 0)
        return;
    scratch = nrm_arena_child(a);
    l.cell = nrm_new_n(scratch, uint32_t, n_rows);
    l.sum = nrm_new_n(scratch, int64_t, slice->cube->n_atoms);
    for (size_t i = 0; i < n_rows; i++)
        l.cell[i] = NO_ROW;
    for (uint32_t c = 0; c < slice->rows.n; c++)
        for (size_t k = slice->rows.start[c]; k < slice->rows.start[c + 1]; k++)
            l.cell[slice->rows.items[k]] = c;
    for (size_t i = 0; i < shares->n; i++)
        link_share(&l, &shares->at[i]);
    nrm_arena_free(scratch);
}
