/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/shares.h"

#include "data/obs_loose.h"
#include "protect/count.h"

#include <math.h>

#define DECIMALS_MAX 6 /* a double tells no more of a count */
#define CUT 7          /* more decimals than that: the rest is cut off */
#define LARGEST 1e14   /* of the whole numbers that a share is made to */
#define NO_KEY UINT32_MAX

/* What a statistic says, by its name. */
typedef struct meaning {
    const char *statistic;
    enum { SHARE, RATE, MEAN, RECORDS } kind;
} meaning;

static const meaning meanings[] = {
    { "share", SHARE },      { "rate", RATE },   { "mean", MEAN },
    { "median", RECORDS },   { "sum", RECORDS }, { "min", RECORDS },
    { "quantile", RECORDS }, { "max", RECORDS },
};

/* One published statistic of a count. */
typedef struct share {
    const nrm_obs_row *row;
    const meaning *of;
    uint32_t count; /* a key */
    int decimals;
} share;

/* The counts of one key. */
typedef struct counted {
    uint32_t row;
    bool told; /* a row has its number */
    int64_t number;
} counted;

struct nrm_shares {
    nrm_arena *a;
    const nrm_obs *obs;
    uint64_t dims;      /* that tell counts apart */
    size_t texts[2];    /* SOURCE and RELEASE, which tell them apart too */
    nrm_pool *keys;     /* of counts */
    counted *counts;    /* of each key */
    nrm_pool *anywhere; /* their keys without the texts */
    uint32_t *only;     /* the key of each, or NO_KEY where there are several */
    size_t statistic, unit;
    share *at;
    size_t n, cap;
    nrm_said *said;
    size_t n_said, cap_said;
    nrm_buf key;
};

static nrm_text
key_of(nrm_shares *s, const nrm_obs_row *row, bool texts)
{
    nrm_buf_clear(&s->key);
    nrm_obs_key(s->obs, row, s->dims, true, &s->key);
    for (size_t i = 0; i < NRM_COUNT_OF(s->texts) && texts; i++)
        if (s->texts[i] != NRM_NO_DIM)
            nrm_buf_put(&s->key, (const char *)&row->text[s->texts[i]],
                        sizeof *row->text);
    return nrm_buf_all(&s->key);
}

/* The counts of all keys, and what is public of them. */
static void
read_counts(nrm_shares *s)
{
    size_t n = s->obs->n_rows;

    s->keys = nrm_pool_new(s->a);
    s->anywhere = nrm_pool_new(s->a);
    s->counts = nrm_new_n(s->a, counted, n);
    s->only = nrm_new_n(s->a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        const nrm_obs_row *row = &s->obs->rows[i];
        size_t before = nrm_pool_count(s->anywhere);
        nrm_maybe value = row->num[NRM_OBS_VALUE];
        uint32_t key, place;
        nrm_span span;

        if (!nrm_is_count(s->obs, row)
            || (row->conf != NRM_CONF_C && !nrm_obs_bounds(row, &span)))
            continue;
        key = nrm_pool_add(s->keys, key_of(s, row, true));
        place = nrm_pool_add(s->anywhere, key_of(s, row, false));
        if (place == before)
            s->only[place] = key;
        else if (s->only[place] != key)
            s->only[place] = NO_KEY;
        s->counts[key].row = i;
        if (row->conf != NRM_CONF_F || !value.known)
            continue;
        s->counts[key].told = true;
        s->counts[key].number = (int64_t)value.x;
    }
}

/* The count of a key; a statistic without SOURCE is of the only one. */
static uint32_t
find_count(nrm_shares *s, const nrm_obs_row *row)
{
    uint32_t found;

    if (nrm_pool_find(s->keys, key_of(s, row, true), &found))
        return found;
    for (size_t i = 0; i < NRM_COUNT_OF(s->texts); i++)
        if (s->texts[i] != NRM_NO_DIM && row->text[s->texts[i]] != 0)
            return NO_KEY;
    return nrm_pool_find(s->anywhere, key_of(s, row, false), &found)
               ? s->only[found]
               : NO_KEY;
}

/* The total in one dimension, if it is the only such count. */
static uint32_t
find_base(nrm_shares *s, const nrm_obs_row *row)
{
    uint32_t base = NO_KEY;

    for (size_t d = 0; d < s->obs->n_dims; d++) {
        nrm_obs_loose whole;
        uint32_t found;

        if ((s->dims >> d & 1) == 0 || row->dim[d] == s->obs->totals[d])
            continue;
        nrm_obs_loose_init(&whole, row);
        whole.dim[d] = s->obs->totals[d];
        found = find_count(s, &whole.row);
        if (found != NO_KEY && base != NO_KEY)
            return NO_KEY;
        base = found == NO_KEY ? base : found;
    }
    return base;
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

/* The fewest decimals that give the number; CUT for more than it has use of. */
static int
decimals_of(double x)
{
    for (int k = 0; k <= DECIMALS_MAX; k++)
        if (round(x * pow(10, k)) / pow(10, k) == x)
            return k;
    return CUT;
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
    nrm_maybe value = row->num[NRM_OBS_VALUE];
    nrm_text name = nrm_obs_text_at(s->obs, row->dim[s->statistic]);
    share x = { .row = row };

    if (row->conf != NRM_CONF_F || !value.known || value.x < 0)
        return;
    for (size_t i = 0; i < NRM_COUNT_OF(meanings); i++)
        if (nrm_text_is(name, meanings[i].statistic))
            x.of = &meanings[i];
    x.count = x.of == NULL ? NO_KEY : find_count(s, row);
    if (x.count == NO_KEY)
        return;
    x.decimals = decimals_of(value.x);
    nrm_room(s->a, s->at, s->n, s->cap);
    s->at[s->n++] = x;
}

static nrm_term
term_of(const nrm_shares *s, uint32_t key)
{
    const counted *c = &s->counts[key];

    return c->told ? (nrm_term){ NRM_NO_ROW, c->number }
                   : (nrm_term){ c->row, 0 };
}

/* Keeps what says something of a count that is not public. */
static void
say(nrm_shares *s, nrm_said x)
{
    if (x.part.row == NRM_NO_ROW && x.whole.row == NRM_NO_ROW)
        return;
    nrm_room(s->a, s->said, s->n_said, s->cap_said);
    s->said[s->n_said++] = x;
}

static bool
is_whole(nrm_maybe x)
{
    return x.known && x.x >= 0 && x.x <= LARGEST && x.x == floor(x.x);
}

/* A count is a number. */
static void
say_number(nrm_shares *s, uint32_t key, nrm_maybe number)
{
    int64_t n = (int64_t)number.x;

    say(s, (nrm_said){ term_of(s, key), { NRM_NO_ROW, 1 }, 1, n, n + 1 });
}

/* `per` parts in the whole are what the row has, as far as it is printed. */
static void
say_range(nrm_shares *s, const share *x, nrm_term part, nrm_term whole,
          double per)
{
    bool cut = x->decimals == CUT;
    double unit = pow(10, cut ? DECIMALS_MAX : x->decimals);
    double p = x->row->num[NRM_OBS_VALUE].x * unit;

    if (p > LARGEST || per <= 0)
        return;
    p = cut ? floor(p) : round(p);
    say(s, (nrm_said){ part, whole, (int64_t)(2 * per * unit),
                       2 * (int64_t)p - 1, 2 * (int64_t)p + (cut ? 3 : 1) });
}

/* The published sum of the key of a mean. */
static bool
find_sum(const nrm_shares *s, const share *mean, int64_t *sum)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->at[i].count == mean->count
            && is_whole(s->at[i].row->num[NRM_OBS_VALUE])
            && nrm_text_is(nrm_text_of(s->at[i].of->statistic), "sum")) {
            *sum = (int64_t)s->at[i].row->num[NRM_OBS_VALUE].x;
            return true;
        }
    return false;
}

static void
say_all(nrm_shares *s, const share *x)
{
    nrm_maybe n = x->row->num[NRM_N], events = x->row->num[NRM_EVENTS];
    bool is_share = x->of->kind == SHARE;
    uint32_t base = is_share ? find_base(s, x->row) : NO_KEY;
    nrm_term count = term_of(s, x->count);
    int64_t sum;

    if (x->of->kind == MEAN || x->of->kind == RECORDS) {
        if (is_whole(n))
            say_number(s, x->count, n);
        else if (x->of->kind == MEAN && find_sum(s, x, &sum))
            say_range(s, x, (nrm_term){ NRM_NO_ROW, sum }, count, 1);
        return;
    }
    if (is_whole(events))
        say_number(s, x->count, events);
    if (is_whole(n) && base != NO_KEY)
        say_number(s, base, n);
    if (is_whole(n) && !is_whole(events))
        say_range(s, x, count, (nrm_term){ NRM_NO_ROW, (int64_t)n.x },
                  is_share ? 100 : per_of(s, x->row));
    else if (!n.known && base != NO_KEY)
        say_range(s, x, count, term_of(s, base), 100);
}

nrm_shares *
nrm_shares_of(nrm_arena *a, const nrm_obs *obs)
{
    static const char *const makers[] = { "statistic", "method", "model",
                                          "unit" };
    nrm_shares *s = nrm_new(a, nrm_shares);

    s->a = a;
    s->obs = obs;
    s->statistic = nrm_obs_dim_find(obs, "statistic");
    s->unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    s->texts[0] = nrm_obs_text_find(obs, "SOURCE");
    s->texts[1] = nrm_obs_text_find(obs, "RELEASE");
    nrm_buf_init(&s->key, a);
    s->dims = (UINT64_C(1) << obs->n_dims) - 1;
    for (size_t i = 0; i < NRM_COUNT_OF(makers); i++) {
        size_t d = nrm_obs_dim_find(obs, makers[i]);

        if (d != NRM_NO_DIM)
            s->dims &= ~(UINT64_C(1) << d);
    }
    if (s->statistic == NRM_NO_DIM)
        return s;
    read_counts(s);
    for (uint32_t i = 0; i < obs->n_rows; i++)
        add_share(s, &obs->rows[i]);
    share_decimals(s);
    for (size_t i = 0; i < s->n; i++)
        say_all(s, &s->at[i]);
    return s;
}

const nrm_said *
nrm_shares_said(const nrm_shares *shares, size_t *n)
{
    *n = shares->n_said;
    return shares->said;
}
