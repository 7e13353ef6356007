/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Properties of protection on random tables from a seed. The number of tables
 * may be given: `build/tests/test_protect 10000`.
 */
#include "base/digest.h"
#include "base/seed.h"
#include "protect/audit.h"
#include "protect/certificate.h"
#include "protect/count.h"
#include "protect/proof.h"
#include "protect/protect.h"
#include "tap.h"

#include <inttypes.h>
#include <stdlib.h>

#define ATOMS 12
#define UNKNOWN_MAX 6 /* hidden inner cells that are enumerated */

static uint64_t draws;

static uint64_t
draw(uint64_t below)
{
    return nrm_seed_at(20261123, draws++) % below;
}

/* A table of one to three dimensions with all its totals. */
typedef struct cross {
    size_t n_dims, size[3], n_atoms;
    int64_t count[ATOMS];
} cross;

static cross
random_cross(uint64_t largest)
{
    cross t = { .n_dims = 1 + draw(3), .n_atoms = 1 };

    for (size_t d = 0; d < t.n_dims; d++) {
        do
            t.size[d] = 2 + draw(3);
        while (t.n_atoms * t.size[d] > ATOMS && t.size[d] > 2);
        if (t.n_atoms * t.size[d] > ATOMS) {
            t.n_dims = d;
            break;
        }
        t.n_atoms *= t.size[d];
    }
    for (size_t i = 0; i < t.n_atoms; i++)
        t.count[i] = (int64_t)draw(largest + 1);
    return t;
}

/* Whether an atom is counted in the cell; code 0 is the total. */
static bool
holds(const cross *t, const size_t *codes, size_t atom)
{
    for (size_t d = t->n_dims; d-- > 0; atom /= t->size[d])
        if (codes[d] != 0 && codes[d] - 1 != atom % t->size[d])
            return false;
    return true;
}

static int64_t
sum_of(const cross *t, const size_t *codes, const int64_t *count)
{
    int64_t sum = 0;

    for (size_t i = 0; i < t->n_atoms; i++)
        if (holds(t, codes, i))
            sum += count[i];
    return sum;
}

/* The next cell; false after the last one. */
static bool
next_cell(const cross *t, size_t *codes)
{
    for (size_t d = 0; d < t->n_dims; d++) {
        if (++codes[d] <= t->size[d])
            return true;
        codes[d] = 0;
    }
    return false;
}

static size_t
cells_of(const cross *t)
{
    size_t n = 1;

    for (size_t d = 0; d < t->n_dims; d++)
        n *= t->size[d] + 1;
    return n;
}

/* All cells as rows; `hide` says which are hidden, NULL makes them raw. */
static nrm_obs *
rows_of(nrm_arena *a, const cross *t, const bool *hide)
{
    nrm_obs *obs = nrm_obs_new(a);
    size_t codes[3] = { 0 }, dim[3], i = 0;
    nrm_err e = { 0 };

    for (size_t d = 0; d < t->n_dims; d++)
        if (nrm_obs_dim(obs, nrm_format(a, "d%zu", d), &dim[d], &e) != 0)
            abort();
    do {
        nrm_obs_row *row = nrm_obs_add(obs);

        for (size_t d = 0; d < t->n_dims; d++)
            if (codes[d] > 0)
                row->dim[dim[d]] = nrm_obs_word(
                    obs, nrm_text_of(nrm_format(a, "x%zu", codes[d])));
        row->conf =
            hide == NULL ? NRM_CONF_N : (hide[i] ? NRM_CONF_C : NRM_CONF_F);
        if (row->conf != NRM_CONF_C)
            row->num[NRM_OBS_VALUE] =
                nrm_known((double)sum_of(t, codes, t->count));
        i++;
    } while (next_cell(t, codes));
    return obs;
}

/* What enumeration finds: the range of every cell over all tables. */
typedef struct ranges {
    const cross *t;
    const bool *hide;
    int64_t low[200], high[200], count[ATOMS];
    size_t unknown[ATOMS], n_unknown;
} ranges;

/* Tries every value of the unknown atoms from k on. */
static void
enumerate(ranges *r, size_t k)
{
    size_t codes[3] = { 0 }, c = 0;
    bool full = k == r->n_unknown;

    do { /* a public sum that is exceeded, or not met in the end */
        int64_t sum = sum_of(r->t, codes, r->count);
        int64_t want = sum_of(r->t, codes, r->t->count);

        if (!r->hide[c] && (sum > want || (full && sum != want)))
            return;
        c++;
    } while (next_cell(r->t, codes));
    if (!full) {
        int64_t *x = &r->count[r->unknown[k]];

        for (*x = 1; *x <= 6 * ATOMS; ++*x) {
            size_t all[3] = { 0 };

            if (sum_of(r->t, all, r->count) > sum_of(r->t, all, r->t->count))
                break;
            enumerate(r, k + 1);
        }
        *x = 0;
        return;
    }
    c = 0;
    do {
        int64_t sum = sum_of(r->t, codes, r->count);

        r->low[c] = sum < r->low[c] ? sum : r->low[c];
        r->high[c] = sum > r->high[c] ? sum : r->high[c];
        c++;
    } while (next_cell(r->t, codes));
}

/* Hides cells at random, never zeros and never the grand total. */
static void
hide_some(const cross *t, bool *hide, ranges *r)
{
    size_t codes[3] = { 0 }, c = 0;

    r->n_unknown = 0;
    do {
        int64_t sum = sum_of(t, codes, t->count);
        size_t atom = 0, inner = 0;

        for (size_t i = 0; i < t->n_atoms; i++)
            if (holds(t, codes, i)) {
                atom = i;
                inner++;
            }
        hide[c] = c > 0 && sum > 0 && draw(5) < 3;
        if (inner == 1 && r->n_unknown == UNKNOWN_MAX)
            hide[c] = false;
        if (inner == 1 && hide[c])
            r->unknown[r->n_unknown++] = atom;
        if (inner == 1)
            r->count[atom] = hide[c] ? 0 : t->count[atom];
        c++;
    } while (next_cell(t, codes));
}

/* The place of a row's cell in the order of next_cell. */
static size_t
cell_number(const cross *t, const nrm_obs *obs, const nrm_obs_row *row)
{
    size_t number = 0;

    for (size_t d = t->n_dims; d-- > 0;) {
        const char *code = nrm_obs_string(obs, row->dim[d]);
        size_t k = code[0] == 'x' ? (size_t)(code[1] - '0') : 0;

        number = number * (t->size[d] + 1) + k;
    }
    return number;
}

/* Compares the audit's intervals with enumeration on one table. */
static bool
same_intervals(nrm_arena *a)
{
    cross t = random_cross(6);
    bool hide[200], good = true;
    ranges r = { .t = &t, .hide = hide };
    nrm_policy policy = nrm_policy_default();
    nrm_audit how = { .policy = &policy, .intervals = true };
    nrm_audited found;
    nrm_err e = { 0 };
    nrm_obs *obs;

    hide_some(&t, hide, &r);
    for (size_t c = 0; c < cells_of(&t); c++) {
        r.low[c] = INT64_MAX;
        r.high[c] = -1;
    }
    obs = rows_of(a, &t, hide);
    if (nrm_audit_run(a, obs, &how, &found, &e) != 0) {
        printf("# %s\n", e.text);
        return false;
    }
    enumerate(&r, 0);
    for (size_t i = 0; i < found.slices.n; i++) {
        const nrm_slice *slice = &found.slices.at[i];

        for (size_t c = 0; c < slice->cube->cells.n; c++) {
            const nrm_exposure *x = &found.attacked[i].cells[c];
            const nrm_obs_row *row = &obs->rows[*nrm_list_at(&slice->rows, c)];
            size_t k = cell_number(&t, obs, row);

            if (slice->cells[c].kind != NRM_CELL_HIDDEN)
                continue;
            good = good && x->low == r.low[k] && x->high == r.high[k]
                   && x->least == r.low[k] && x->most == r.high[k];
        }
    }
    return good;
}

/* Protects one table and has it proved; the certificate goes to `text`. */
static bool
is_proved(nrm_arena *a, int64_t width, nrm_zeros zeros, nrm_obs **safe,
          nrm_buf *text)
{
    cross t = random_cross(9);
    nrm_policy policy = nrm_policy_default();
    nrm_protection protection = { .policy = &policy };
    nrm_audit how = { .policy = &policy };
    nrm_protected done;
    nrm_audited found;
    nrm_err e = { 0 };
    nrm_proved proved = { 0 };
    int result;

    policy.width = width;
    policy.zeros = zeros;
    *safe = rows_of(a, &t, NULL);
    if (nrm_protect_run(a, *safe, &protection, &done, &e) != 0
        || nrm_audit_run(a, *safe, &how, &found, &e) != 0) {
        printf("# %s\n", e.text);
        return false;
    }
    nrm_buf_init(text, a);
    nrm_certificate_write(
        a, &(nrm_certificate){ *safe, &policy, &found.slices, found.attacked },
        text);
    result = nrm_proof_check(a,
                             &(nrm_proof_job){ "certificate", nrm_buf_all(text),
                                               *safe, NULL, false },
                             &proved, &e);
    if (result != 0 || proved.assumed != NULL)
        printf("# %s%s\n", e.text, proved.assumed ? proved.assumed : "");
    return found.n_disclosed == 0 && found.n_undecided == 0 && result == 0
           && proved.assumed == NULL
           && proved.n_hidden == done.n_small + done.n_neighbours;
}

/* Rounds the rows, with a key or none. */
static bool
rounds(nrm_arena *a, nrm_obs *obs, int64_t base, const char *key,
       nrm_protected *done)
{
    nrm_policy policy = nrm_policy_default();
    nrm_protection protection = { .policy = &policy };
    nrm_err e = { 0 };

    policy.method = "round";
    policy.base = base;
    if (key != NULL)
        policy.key = nrm_text_of(key);
    if (nrm_protect_run(a, obs, &protection, done, &e) == 0)
        return true;
    printf("# %s\n", e.text);
    return false;
}

/* No small count is left, and every total is the sum of its parts. */
static bool
is_rounded(nrm_arena *a, int64_t base)
{
    cross t = random_cross(9);
    nrm_obs *obs = rows_of(a, &t, NULL);
    size_t codes[3] = { 0 };
    int64_t value[200];
    nrm_protected done;
    bool good = true;
    cross rounded = t;

    if (!rounds(a, obs, base, NULL, &done))
        return false;
    for (size_t i = 0; i < obs->n_rows; i++)
        value[cell_number(&t, obs, &obs->rows[i])] =
            (int64_t)obs->rows[i].num[NRM_OBS_VALUE].x;
    for (size_t c = 0; c < cells_of(&t); c++) {
        size_t inner = 0, atom = 0;

        for (size_t i = 0; i < t.n_atoms; i++)
            if (holds(&t, codes, i)) {
                inner++;
                atom = i;
            }
        if (inner == 1) {
            rounded.count[atom] = value[c];
            good = good && (t.count[atom] < base || value[c] == t.count[atom]);
        }
        good = good && (value[c] == 0 || value[c] >= base);
        next_cell(&t, codes);
    }
    for (size_t c = 0; c < cells_of(&t); c++) {
        good = good && sum_of(&t, codes, rounded.count) == value[c];
        next_cell(&t, codes);
    }
    return good;
}

/* The number of a published cell, or -1. */
static int64_t
value_at(const cross *t, const nrm_obs *obs, const size_t *codes)
{
    size_t want = 0;

    for (size_t d = t->n_dims; d-- > 0;)
        want = want * (t->size[d] + 1) + codes[d];
    for (size_t i = 0; i < obs->n_rows; i++) {
        bool rest = false;

        for (size_t d = 0; d < t->n_dims; d++)
            rest = rest
                   || strstr(nrm_obs_string(obs, obs->rows[i].dim[d]), "_REST");
        if (!rest && cell_number(t, obs, &obs->rows[i]) == want)
            return (int64_t)obs->rows[i].num[NRM_OBS_VALUE].x;
    }
    return -1;
}

/*
 * Rounds a table in which no row has one code of each dimension: what a reader
 * gets by subtraction along any dimension is no small count either.
 */
static bool
hides_rests(nrm_arena *a, int64_t base)
{
    cross t = random_cross(9);
    nrm_obs *obs = rows_of(a, &t, NULL);
    size_t codes[3] = { 0 }, missing[3], n = 0;
    nrm_protected done;

    for (size_t d = 0; d < t.n_dims; d++)
        missing[d] = 1 + draw(t.size[d]);
    for (size_t i = 0; i < obs->n_rows; i++) {
        size_t rest = cell_number(&t, obs, &obs->rows[i]);
        bool listed = true;

        for (size_t d = 0; d < t.n_dims; d++) {
            listed = listed && rest % (t.size[d] + 1) != missing[d];
            rest /= t.size[d] + 1;
        }
        if (listed)
            obs->rows[n++] = obs->rows[i];
    }
    obs->n_rows = n;
    if (!rounds(a, obs, base, NULL, &done))
        return false;
    do
        for (size_t d = 0; d < t.n_dims; d++) {
            size_t part[3] = { codes[0], codes[1], codes[2] };
            int64_t rest = codes[d] == 0 ? value_at(&t, obs, codes) : 0;

            for (part[d] = 1; rest > 0 && part[d] <= t.size[d]; part[d]++)
                if (part[d] != missing[d])
                    rest -= value_at(&t, obs, part);
            if (codes[d] == 0 && (rest < -1 || (rest > 0 && rest < base)))
                return false;
        }
    while (next_cell(&t, codes));
    return true;
}

/*
 * A sub-table of a rounded table: its rows with some of the codes, in any
 * order, rounded again with another key. Whether every count is as it was.
 */
static bool
keeps_counts(nrm_arena *a, const cross *t, const nrm_obs *rounded)
{
    nrm_obs *some = nrm_obs_like(rounded);
    bool kept[3][8], good = true;
    int64_t value[200];
    nrm_protected done;
    const char *key = nrm_format(a, "another %zu", (size_t)draw(9));

    for (size_t d = 0; d < 3; d++)
        for (size_t k = 0; k < 8; k++)
            kept[d][k] = draw(3) > 0;
    for (size_t i = rounded->n_rows; i-- > 0;) {
        const nrm_obs_row *row = &rounded->rows[i];
        size_t c = cell_number(t, rounded, row), rest = c;
        bool in = true;

        value[c] = (int64_t)row->num[NRM_OBS_VALUE].x;
        for (size_t d = 0; d < t->n_dims; d++) {
            in = in && kept[d][rest % (t->size[d] + 1)];
            rest /= t->size[d] + 1;
        }
        if (in)
            nrm_obs_add_copy(some, row);
    }
    if (!rounds(a, some, 3, key, &done))
        return false;
    for (size_t i = 0; i < some->n_rows; i++)
        good = good
               && (int64_t)some->rows[i].num[NRM_OBS_VALUE].x
                      == value[cell_number(t, some, &some->rows[i])];
    return good;
}

/* Sub-tables of one rounded table. */
static void
test_subtables(size_t n)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL), *scratch = nrm_arena_child(a);
    cross t = { .n_dims = 3, .size = { 2, 3, 2 }, .n_atoms = 12 };
    nrm_obs *obs;
    nrm_protected done;
    size_t good = 0;

    for (size_t i = 0; i < t.n_atoms; i++)
        t.count[i] = (int64_t)draw(6);
    obs = rows_of(a, &t, NULL);
    if (rounds(a, obs, 3, NULL, &done))
        for (size_t i = 0; i < n; i++) {
            good += keeps_counts(scratch, &t, obs);
            nrm_arena_reset(scratch);
        }
    tap_ok(good == n && done.n_rounded > 0,
           "sub-tables of a rounded table: the same counts in %zu of %zu", good,
           n);
    nrm_arena_free(scratch);
    nrm_arena_free(a);
}

/* Gives a changed certificate the digest of its new text. */
static void
seal_again(char *text, size_t len)
{
    const char *mark = NRM_CERTIFICATE_DIGEST;
    char *tail = text + len - strlen(mark) - 2 * NRM_SHA256_BYTES - 3;
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_digest d = nrm_sha256_of(nrm_text_n(text, (size_t)(tail - text)));

    memcpy(tail + strlen(mark), nrm_digest_hex(a, &d), 2 * NRM_SHA256_BYTES);
    nrm_arena_free(a);
}

static bool
refuses(nrm_arena *a, nrm_text text, const nrm_obs *safe)
{
    nrm_proved proved;
    nrm_err e = { 0 };

    return nrm_proof_check(
               a, &(nrm_proof_job){ "certificate", text, safe, NULL, true },
               &proved, &e)
           != 0;
}

/* Changes one digit behind `from`, and before `to`. */
static void
change_digit(char *from, const char *to)
{
    char *at;

    do
        at = from + draw((uint64_t)(to - from));
    while (*at < '0' || *at > '8');
    ++*at;
}

/* Whether a mutant of a certificate, or of what it is of, is refused. */
static bool
is_refused(nrm_arena *a, nrm_obs *safe, nrm_text text, size_t kind)
{
    char *copy = nrm_text_string(a, text);
    char *at = copy + draw(text.len - 1);
    nrm_obs_row *row = &safe->rows[draw(safe->n_rows)], before = *row;
    bool refused;

    if (kind == 0) { /* any byte */
        *at = (char)(*at ^ (1 << draw(7)));
    } else if (kind == 1) { /* a number of the base, and a true digest */
        char *end = strstr(copy, "\"moves\""), *last = end;

        for (size_t n = 1 + draw(4); n > 0; n--)
            for (--last; *last != ']' && last > strstr(copy, "\"atoms\"");)
                --last;
        for (at = last; at[-1] >= '0' && at[-1] <= '9';)
            --at;
        if (at == last) /* the list itself ends there */
            for (--last, at = last; at[-1] >= '0' && at[-1] <= '9';)
                --at;
        *at = *at == '9' ? '8' : (char)(*at + 1);
        seal_again(copy, text.len);
    } else if (kind == 2) { /* a change of a move, or what is part of what */
        if (strstr(copy, "\"moves\": [\n[") != NULL && draw(2) == 0) {
            at = strstr(copy, "\"moves\": [\n[");
            at = strchr(at, ',') + 2;
            *at = *at == '-' ? '1' : (char)(*at + 1);
        } else {
            change_digit(strstr(copy, "\"parents\""),
                         strstr(copy, "\"wholes\""));
        }
        seal_again(copy, text.len);
    } else if (row->conf == NRM_CONF_F) { /* a published number */
        row->num[NRM_OBS_VALUE].x += 1;
    } else { /* a mark */
        row->conf = NRM_CONF_F;
    }
    refused = refuses(a, nrm_text_n(copy, text.len), safe);
    *row = before;
    return refused;
}

/* Whether the total of everything is public: any other base then shows. */
static bool
shows_total(const nrm_obs *safe)
{
    for (size_t i = 0; i < safe->n_rows; i++) {
        bool total = safe->rows[i].conf == NRM_CONF_F;

        for (size_t d = 0; d < safe->n_dims; d++)
            total = total && safe->rows[i].dim[d] == safe->totals[d];
        if (total)
            return true;
    }
    return false;
}

static void
test_mutants(size_t n)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL), *scratch = nrm_arena_child(a);
    size_t refused = 0, tried = 0;

    while (tried < n) {
        nrm_obs *safe;
        nrm_buf text;

        nrm_arena_reset(a);
        if (!is_proved(a, 1, NRM_ZEROS_PUBLIC, &safe, &text)
            || !shows_total(safe)
            || strstr(nrm_buf_string(&text), "\"proof\": [\n[") == NULL)
            continue;
        for (size_t i = 0; i < 100; i++) {
            nrm_arena_reset(scratch);
            refused += is_refused(scratch, safe, nrm_buf_all(&text), i % 4);
            tried++;
        }
    }
    tap_ok(refused == tried, "%zu of %zu mutants are refused", refused, tried);
    nrm_arena_free(scratch);
    nrm_arena_free(a);
}

int
main(int argc, char **argv)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    size_t n = argc > 1 ? (size_t)atol(argv[1]) : 100, good = 0;
    nrm_obs *safe;
    nrm_buf text;

    for (size_t i = 0; i < n; i++) {
        good += same_intervals(a);
        nrm_arena_reset(a);
    }
    tap_ok(good == n, "intervals are those of enumeration: %zu of %zu", good,
           n);
    for (int width = 1; width <= 3; width += 2)
        for (int zeros = NRM_ZEROS_PUBLIC; zeros <= NRM_ZEROS_PROTECTED;
             zeros++) {
            good = 0;
            for (size_t i = 0; i < n; i++) {
                good += is_proved(a, width, (nrm_zeros)zeros, &safe, &text);
                nrm_arena_reset(a);
            }
            tap_ok(good == n, "width %d, zeros %d: safe and proved, %zu of %zu",
                   width, zeros, good, n);
        }
    for (int64_t base = 3; base <= 5; base += 2) {
        good = 0;
        for (size_t i = 0; i < n / 10; i++) {
            good += is_rounded(a, base);
            nrm_arena_reset(a);
        }
        tap_ok(good == n / 10, "base %d: additive, no small counts, %zu of %zu",
               (int)base, good, n / 10);
    }
    good = 0;
    for (size_t i = 0; i < n; i++) {
        good += hides_rests(a, i % 2 == 0 ? 3 : 5);
        nrm_arena_reset(a);
    }
    tap_ok(good == n, "no small remainder of rounded tables: %zu of %zu", good,
           n);
    test_subtables(1000);
    test_mutants(n < 5000 ? 5000 : n);
    nrm_arena_free(a);
    return tap_done();
}
