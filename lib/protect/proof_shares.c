/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What published shares, rates and means say of counts, for the check of a
 * certificate. shares.c reads the same for the attacker, from numbers; here it
 * is read off their digits, and the two have to agree.
 */
#include "data/obs_loose.h"
#include "protect/count.h"
#include "protect/proof_part.h"

#include <string.h>

#define DECIMALS 6
#define LARGEST INT64_C(1000000000000000)
#define DIGITS INT64_C(100000000000000)
#define NOBODY UINT32_MAX

/* The counts of one key. */
typedef struct known {
    uint32_t row; /* among the counts of the proof */
    uint32_t key; /* the number of its key there */
    bool told, counts;
    int64_t number;
} known;

typedef struct reading {
    nrm_proof_in *r;
    const size_t *atoms_of;
    bool names[NRM_DIMS_MAX]; /* dimensions that say what a number is */
    size_t texts[NRM_PROOF_TEXTS], statistic, unit;
    nrm_pool *keys, *bare; /* of counts, with their origin and without */
    known *counts;         /* of the former */
    uint32_t *only;        /* the one with that bare key, or NOBODY */
    nrm_pool *kinds;       /* of statistics */
    size_t *decimals;      /* of each: the most that are printed */
    nrm_pool *facts;       /* that are read off the rows */
    long *n_facts;         /* of each: less those of the certificate */
    size_t cap;
    nrm_buf key;
} reading;

/* The words of a row: of what it counts, or of what kind of number it is. */
static nrm_text
words_of(reading *s, const nrm_obs_row *row, bool names, bool origin)
{
    char period[NRM_PERIOD_BYTES];

    nrm_buf_clear(&s->key);
    for (size_t d = 0; d < s->r->obs->n_dims; d++)
        if (s->names[d] == names)
            nrm_buf_format(&s->key, "%lu ", (unsigned long)row->dim[d]);
    if (!names)
        nrm_buf_text(&s->key, nrm_period_format(row->period, period));
    for (size_t i = 0; i < NRM_PROOF_TEXTS && origin; i++)
        if (s->texts[i] != NRM_NO_DIM)
            nrm_buf_format(&s->key, " %lu",
                           (unsigned long)row->text[s->texts[i]]);
    return nrm_buf_all(&s->key);
}

static void
learn_counts(reading *s)
{
    const nrm_proof_in *r = s->r;

    for (uint32_t i = 0; i < r->proof.n_rows; i++) {
        const nrm_obs_row *row = r->rows[i];
        uint32_t n = nrm_pool_add(s->keys, words_of(s, row, false, true));
        size_t n_bare = nrm_pool_count(s->bare);
        uint32_t bare = nrm_pool_add(s->bare, words_of(s, row, false, false));
        known *k = &s->counts[n];

        s->only[bare] = bare == n_bare || s->only[bare] == n ? n : NOBODY;
        k->row = i;
        k->counts = s->atoms_of[i] > 0;
        if (!nrm_pool_find(r->by_key, nrm_proof_bytes(&r->keys[i]), &k->key))
            k->key = NOBODY;
        if (row->conf == NRM_CONF_F && row->num[NRM_OBS_VALUE].known) {
            k->told = true;
            k->number = (int64_t)row->num[NRM_OBS_VALUE].x;
        }
    }
}

/* The count that a statistic is of, or NULL. */
static const known *
count_of(reading *s, const nrm_obs_row *row)
{
    bool origin = false;
    uint32_t n;

    for (size_t i = 0; i < NRM_PROOF_TEXTS; i++)
        origin = origin
                 || (s->texts[i] != NRM_NO_DIM && row->text[s->texts[i]] != 0);
    if (nrm_pool_find(s->keys, words_of(s, row, false, true), &n))
        return &s->counts[n];
    if (origin || !nrm_pool_find(s->bare, words_of(s, row, false, false), &n)
        || s->only[n] == NOBODY)
        return NULL;
    return &s->counts[s->only[n]];
}

/* The one count that is the total of another in one dimension, or NULL. */
static const known *
total_of(reading *s, const nrm_obs_row *of)
{
    nrm_obs_loose own;
    nrm_obs_row *row = nrm_obs_loose_init(&own, of);
    const known *total = NULL;

    for (size_t d = 0; d < s->r->obs->n_dims; d++) {
        uint32_t code = row->dim[d];
        const known *k;

        if (s->names[d] || code == s->r->obs->totals[d])
            continue;
        row->dim[d] = s->r->obs->totals[d];
        k = count_of(s, row);
        row->dim[d] = code;
        if (k != NULL && total != NULL)
            return NULL;
        total = k != NULL ? k : total;
    }
    return total;
}

static bool
is_statistic(const reading *s, const nrm_obs_row *row, const char *name)
{
    return nrm_text_is(nrm_obs_text_at(s->r->obs, row->dim[s->statistic]),
                       name);
}

static bool
is_published(const reading *s, const nrm_obs_row *row)
{
    static const char *const names[] = { "share",    "rate", "mean", "median",
                                         "quantile", "sum",  "min",  "max" };

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        if (is_statistic(s, row, names[i]))
            return row->conf == NRM_CONF_F && row->num[NRM_OBS_VALUE].known
                   && row->num[NRM_OBS_VALUE].x >= 0;
    return false;
}

/* How many decimals a number has: DECIMALS + 1 for more than that. */
static size_t
decimals_of(nrm_arena *a, double x)
{
    const char *text = nrm_format(a, "%.*f", DECIMALS, x);
    size_t n = DECIMALS;
    double back;

    if (!nrm_num_real(nrm_text_of(text), &back) || back < x || back > x)
        return DECIMALS + 1;
    for (size_t end = strlen(text); n > 0 && text[end - 1] == '0'; end--)
        n--;
    return n;
}

static void
learn_decimals(reading *s)
{
    const nrm_obs *obs = s->r->obs;

    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];
        size_t n;
        uint32_t kind;

        if (!is_published(s, row) || count_of(s, row) == NULL)
            continue;
        n = decimals_of(s->r->a, row->num[NRM_OBS_VALUE].x);
        kind = nrm_pool_add(s->kinds, words_of(s, row, true, false));
        s->decimals[kind] = n > s->decimals[kind] ? n : s->decimals[kind];
    }
}

static nrm_proof_term
term_of(const known *k)
{
    return k->told ? (nrm_proof_term){ NRM_PROOF_NONE, k->number }
                   : (nrm_proof_term){ k->row, 0 };
}

static nrm_proof_term
number_of(double x)
{
    return (nrm_proof_term){ NRM_PROOF_NONE, (int64_t)x };
}

/* A fact in numbers, so that it can be looked up; returns how often it is. */
static long *
fact(reading *s, const nrm_proof_said *x, uint32_t part, uint32_t whole)
{
    int64_t all[] = { part,    whole,  x->part.number, x->whole.number,
                      x->unit, x->low, x->high };
    size_t n = nrm_pool_count(s->facts);
    uint32_t at =
        nrm_pool_add(s->facts, nrm_text_n((const char *)all, sizeof all));

    nrm_room(s->r->a, s->n_facts, n, s->cap);
    if (at == n)
        s->n_facts[at] = 0;
    return &s->n_facts[at];
}

/* The key of a term, NOBODY for a number. */
static uint32_t
key_of(const known *k)
{
    return k == NULL || k->told ? NOBODY : k->key;
}

/* Whether a term is a count that the tables give. */
static bool
is_open(const known *k)
{
    return k != NULL && !k->told && k->counts;
}

/* Keeps what is said of such a count; either may be NULL. */
static void
say(reading *s, const known *part, const known *whole, nrm_proof_said x)
{
    nrm_proof *p = &s->r->proof;

    if (!is_open(part) && !is_open(whole))
        return;
    if (part != NULL)
        x.part = term_of(part);
    if (whole != NULL)
        x.whole = term_of(whole);
    ++*fact(s, &x, key_of(part), key_of(whole));
    p->said[p->n_said++] = x;
}

/* Numbers beside a statistic are counts when they are whole. */
static bool
is_count(nrm_maybe x)
{
    return x.known && x.x >= 0 && x.x <= (double)DIGITS
           && (double)(int64_t)x.x >= x.x;
}

static void
say_number(reading *s, const known *k, double x)
{
    say(s, k, NULL,
        (nrm_proof_said){ .whole = number_of(1),
                          .unit = 1,
                          .low = (int64_t)x,
                          .high = (int64_t)x + 1 });
}

/* What the digits of a statistic say, of which the rest may be cut off. */
static void
say_digits(reading *s, const nrm_obs_row *row, const known *part,
           const known *whole, nrm_proof_said x)
{
    uint32_t kind = nrm_pool_add(s->kinds, words_of(s, row, true, false));
    bool cut = s->decimals[kind] > DECIMALS;
    size_t k = cut ? DECIMALS : s->decimals[kind];
    nrm_buf b;
    const char *text = nrm_format(s->r->a, "%.*f", cut ? 12 : (int)k,
                                  row->num[NRM_OBS_VALUE].x);
    size_t point = strcspn(text, ".");
    int64_t digits;

    nrm_buf_init(&b, s->r->a);
    nrm_buf_view(&b, nrm_text_n(text, point));
    nrm_buf_view(&b, nrm_text_n(text + point + (k > 0), k));
    if (!nrm_num_whole(nrm_buf_all(&b), &digits) || digits > DIGITS
        || x.unit == 0)
        return;
    x.unit *= 2;
    for (; k > 0; k--)
        x.unit *= 10;
    x.low = 2 * digits - 1;
    x.high = 2 * digits + (cut ? 3 : 1);
    say(s, part, whole, x);
}

/* The published sum of what a mean is of, or NULL. */
static const nrm_obs_row *
sum_of(reading *s, const known *mean)
{
    const nrm_obs *obs = s->r->obs;

    for (size_t i = 0; i < obs->n_rows; i++)
        if (is_published(s, &obs->rows[i])
            && is_statistic(s, &obs->rows[i], "sum")
            && is_count(obs->rows[i].num[NRM_OBS_VALUE])
            && count_of(s, &obs->rows[i]) == mean)
            return &obs->rows[i];
    return NULL;
}

/* What 1 is in the unit of a rate; 0 when it is not known. */
static int64_t
per_of(const reading *s, const nrm_obs_row *row)
{
    nrm_text unit = s->unit == NRM_NO_DIM
                        ? nrm_text_of("")
                        : nrm_obs_text_at(s->r->obs, row->text[s->unit]);

    if (nrm_text_is(unit, "P_MHAB"))
        return 1000000;
    if (nrm_text_is(unit, "P_HTHAB"))
        return 100000;
    return nrm_text_is(unit, "PC") ? 100 : 0;
}

static void
read_statistic(reading *s, const nrm_obs_row *row)
{
    const known *count = count_of(s, row), *total = NULL;
    nrm_maybe n = row->num[NRM_N], events = row->num[NRM_EVENTS];
    bool share = is_statistic(s, row, "share");
    const nrm_obs_row *sum;

    if (count == NULL)
        return;
    if (!share && !is_statistic(s, row, "rate")) {
        sum = is_open(count) && !is_count(n) && is_statistic(s, row, "mean")
                  ? sum_of(s, count)
                  : NULL;
        if (is_count(n))
            say_number(s, count, n.x);
        else if (sum != NULL)
            say_digits(
                s, row, NULL, count,
                (nrm_proof_said){ .part = number_of(sum->num[NRM_OBS_VALUE].x),
                                  .unit = 1 });
        return;
    }
    if (share)
        total = total_of(s, row);
    if (is_count(events))
        say_number(s, count, events.x);
    if (is_count(n) && total != NULL)
        say_number(s, total, n.x);
    if (is_count(n) && !is_count(events))
        say_digits(s, row, count, NULL,
                   (nrm_proof_said){ .whole = number_of(n.x),
                                     .unit = share ? 100 : per_of(s, row) });
    else if (!n.known && total != NULL)
        say_digits(s, row, count, total, (nrm_proof_said){ .unit = 100 });
}

/* A row or a number of the certificate. */
static uint32_t
read_term(const reading *s, const nrm_json *l, nrm_proof_term *out, nrm_err *e)
{
    const nrm_json *j = l == NULL ? NULL : l->first;
    uint32_t key = NOBODY;

    *out = (nrm_proof_term){ NRM_PROOF_NONE, 0 };
    if (l == NULL || l->kind != NRM_JSON_ARRAY)
        out->number = nrm_proof_whole(l, LARGEST, e);
    else if (l->count != s->r->n_dims + NRM_PROOF_TEXTS + 1
             || !nrm_proof_row(s->r, &j, &key, e))
        (void)nrm_fail(e, NRM_EINPUT,
                       "the certificate has a share of a row that is not "
                       "there");
    else
        out->number = 0;
    return key;
}

/* Takes what the certificate says off what was read. */
static int
compare(reading *s, nrm_err *e)
{
    const nrm_json *list = nrm_proof_list(s->r, "shares", e);
    bool same = true;

    if (list == NULL)
        return -1;
    for (const nrm_json *l = list->first; l != NULL; l = l->next) {
        const nrm_json *whole = l->first ? l->first->next : NULL;
        const nrm_json *unit = whole ? whole->next : NULL;
        const nrm_json *part = unit ? unit->next : NULL;
        nrm_proof_said x = { .low = nrm_proof_whole(l->first, LARGEST, e),
                             .unit = nrm_proof_whole(unit, LARGEST, e) };
        uint32_t of_whole = read_term(s, whole, &x.whole, e);
        uint32_t of_part = read_term(s, part, &x.part, e);

        x.high = nrm_proof_whole(part ? part->next : NULL, LARGEST, e);
        if (l->count != 5 || e->code != NRM_OK)
            return nrm_fail(e, NRM_EINPUT,
                            "the certificate has a broken share");
        --*fact(s, &x, of_part, of_whole);
    }
    for (size_t i = 0; i < nrm_pool_count(s->facts); i++)
        same = same && s->n_facts[i] == 0;
    if (!same)
        return nrm_fail(e, NRM_EINPUT,
                        "the certificate has other shares than are published");
    return 0;
}

int
nrm_proof_shares(nrm_proof_in *r, const size_t *atoms_of, nrm_err *e)
{
    static const char *const names[] = { "statistic", "method", "model",
                                         "unit" };
    reading s = { .r = r, .atoms_of = atoms_of };
    const nrm_obs *obs = r->obs;

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        if (nrm_obs_dim_find(obs, names[i]) != NRM_NO_DIM)
            s.names[nrm_obs_dim_find(obs, names[i])] = true;
    s.statistic = nrm_obs_dim_find(obs, "statistic");
    s.unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    s.texts[0] = nrm_obs_text_find(obs, "SOURCE");
    s.texts[1] = nrm_obs_text_find(obs, "RELEASE");
    s.keys = nrm_pool_new(r->a);
    s.bare = nrm_pool_new(r->a);
    s.kinds = nrm_pool_new(r->a);
    s.facts = nrm_pool_new(r->a);
    s.counts = nrm_new_n(r->a, known, obs->n_rows);
    s.only = nrm_new_n(r->a, uint32_t, obs->n_rows);
    s.decimals = nrm_new_n(r->a, size_t, obs->n_rows);
    nrm_buf_init(&s.key, r->a);
    r->proof.said = nrm_new_n(r->a, nrm_proof_said, 3 * obs->n_rows);
    if (s.statistic != NRM_NO_DIM) {
        learn_counts(&s);
        learn_decimals(&s);
    }
    for (size_t i = 0; s.statistic != NRM_NO_DIM && i < obs->n_rows; i++)
        if (is_published(&s, &obs->rows[i]))
            read_statistic(&s, &obs->rows[i]);
    return compare(&s, e);
}
