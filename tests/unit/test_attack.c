/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an attacker learns who knows more than the counts that are published:
 * how they were rounded, shares of them, one who is counted, one hidden
 * count. Each is compared with every whole-number table there is. The number
 * of tables may be given: `build/tests/test_attack 2000`.
 */
#include "base/seed.h"
#include "protect/audit.h"
#include "tap.h"

#include <stdlib.h>

#define INNER 6
#define CELLS 12
#define LARGEST 1000 /* of any count */
#define NONE INT64_MAX

static uint64_t draws;

static uint64_t
draw(uint64_t below)
{
    return nrm_seed_at(20261124, draws++) % below;
}

/* Two dimensions with totals; place 0 of each is the total. */
typedef struct cross {
    size_t size[2];
    int64_t count[INNER]; /* the truth */
    int64_t shown[CELLS]; /* what is published, or NONE */
    int64_t base;         /* of rounding, or 0 */
    nrm_zeros zeros;
    bool shared[CELLS];   /* a share of the total of its row is published */
    bool numbered[CELLS]; /* with its base N */
    int decimals;
} cross;

static size_t
n_cells(const cross *t)
{
    return (t->size[0] + 1) * (t->size[1] + 1);
}

static size_t
n_inner(const cross *t)
{
    return t->size[0] * t->size[1];
}

static size_t
side(const cross *t, size_t cell, size_t d)
{
    return d == 0 ? cell / (t->size[1] + 1) : cell % (t->size[1] + 1);
}

static bool
holds(const cross *t, size_t cell, size_t atom)
{
    size_t i = side(t, cell, 0), k = side(t, cell, 1);

    return (i == 0 || i - 1 == atom / t->size[1])
           && (k == 0 || k - 1 == atom % t->size[1]);
}

static int64_t
sum_of(const cross *t, size_t cell, const int64_t *count)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n_inner(t); i++)
        sum += holds(t, cell, i) ? count[i] : 0;
    return sum;
}

static bool
is_inner(const cross *t, size_t cell)
{
    return side(t, cell, 0) > 0 && side(t, cell, 1) > 0;
}

/* The base of a cell's share: the total of its row of the table. */
static size_t
base_of(const cross *t, size_t cell)
{
    return side(t, cell, 0) * (t->size[1] + 1);
}

/* A share in units of its last digit, rounded half away from zero. */
static int64_t
share_of(const cross *t, int64_t count, int64_t base)
{
    int64_t unit = t->decimals == 0 ? 1 : 10;

    return (200 * unit * count + base) / (2 * base);
}

static cross
random_cross(void)
{
    cross t = { .size = { 1 + draw(2), 2 + draw(2) } };

    for (size_t i = 0; i < n_inner(&t); i++)
        t.count[i] = (int64_t)draw(6);
    for (size_t c = 0; c < n_cells(&t); c++)
        t.shown[c] = sum_of(&t, c, t.count);
    return t;
}

/* Whether a whole-number table agrees with everything that is published. */
static bool
agrees(const cross *t, const int64_t *count)
{
    int64_t inner[INNER] = { 0 };

    for (size_t c = 0; c < n_cells(t); c++)
        for (size_t i = 0; is_inner(t, c) && i < n_inner(t); i++)
            if (holds(t, c, i))
                inner[i] = t->shown[c] == NONE ? 0 : t->shown[c];
    for (size_t c = 0; c < n_cells(t); c++) {
        int64_t sum = sum_of(t, c, count), shown = t->shown[c];
        int64_t whole = sum_of(t, base_of(t, c), count);

        if (t->base > 0 && is_inner(t, c) && (shown == 0 || shown == t->base)) {
            if (shown == 0 ? sum >= t->base : sum < 1 || sum > t->base)
                return false;
        } else if (t->base > 0 && !is_inner(t, c)
                   && shown == sum_of(t, c, inner)) {
            continue;
        } else if (shown == NONE ? sum < (t->zeros == NRM_ZEROS_PUBLIC)
                                 : sum != shown) {
            return false;
        }
        if (t->shared[c] && whole > 0
            && share_of(t, sum, whole)
                   != share_of(t, sum_of(t, c, t->count),
                               sum_of(t, base_of(t, c), t->count)))
            return false;
        if (t->numbered[c] && whole != sum_of(t, base_of(t, c), t->count))
            return false;
    }
    return true;
}

/* Every table that agrees. */
typedef struct tables {
    nrm_arena *a;
    const cross *t;
    int64_t (*at)[INNER];
    size_t n, cap;
    int64_t count[INNER]; /* the one at hand */
} tables;

/* What is published of an inner count. */
static int64_t
shown_of(const cross *t, size_t atom)
{
    size_t place = atom / t->size[1] + 1;

    return t->shown[place * (t->size[1] + 1) + atom % t->size[1] + 1];
}

/* Tries all values of the inner counts from `atom` on; `left` is their sum. */
static void
fill(tables *all, size_t atom, int64_t left)
{
    const cross *t = all->t;
    int64_t low = 0, high = left;

    if (atom == n_inner(t)) {
        if (!agrees(t, all->count))
            return;
        nrm_room(all->a, all->at, all->n, all->cap);
        memcpy(all->at[all->n++], all->count, sizeof all->count);
        return;
    }
    if (shown_of(t, atom) != NONE)
        low = high = shown_of(t, atom);
    if (t->base > 0 && (low == 0 || low == t->base)) {
        high = low == 0 ? t->base - 1 : t->base;
        low = low == 0 ? 0 : 1;
    }
    for (int64_t x = low; x <= high && x <= left; x++) {
        all->count[atom] = x;
        fill(all, atom + 1, left - x);
    }
}

static tables
list_tables(nrm_arena *a, const cross *t)
{
    tables all = { .a = a, .t = t };

    fill(&all, 0, t->base > 0 ? LARGEST : t->shown[0]);
    return all;
}

static void
put_share(const cross *t, nrm_obs *obs, size_t cell, size_t statistic,
          const nrm_obs_row *like)
{
    int64_t count = sum_of(t, cell, t->count);
    int64_t whole = sum_of(t, base_of(t, cell), t->count);
    nrm_obs_row *row = nrm_obs_add_copy(obs, like);

    row->dim[statistic] = nrm_obs_word(obs, nrm_text_of("share"));
    row->conf = NRM_CONF_F;
    row->num[NRM_OBS_VALUE] = nrm_known((double)share_of(t, count, whole)
                                        / (t->decimals == 0 ? 1 : 10));
    row->num[NRM_N] =
        t->numbered[cell] ? nrm_known((double)whole) : nrm_unknown();
}

static nrm_obs *
rows_of(nrm_arena *a, const cross *t)
{
    nrm_obs *obs = nrm_obs_new(a);
    size_t dim[2], statistic;
    nrm_err e = { 0 };

    if (nrm_obs_dim(obs, "d0", &dim[0], &e) != 0
        || nrm_obs_dim(obs, "d1", &dim[1], &e) != 0
        || nrm_obs_dim(obs, "statistic", &statistic, &e) != 0)
        abort();
    for (size_t c = 0; c < n_cells(t); c++) {
        nrm_obs_row *row = nrm_obs_add(obs);

        for (size_t d = 0; d < 2; d++)
            if (side(t, c, d) > 0)
                row->dim[dim[d]] = nrm_obs_word(
                    obs, nrm_text_of(nrm_format(a, "x%zu", side(t, c, d))));
        row->conf = t->shown[c] == NONE ? NRM_CONF_C : NRM_CONF_F;
        if (t->shown[c] != NONE)
            row->num[NRM_OBS_VALUE] = nrm_known((double)t->shown[c]);
        if (t->shared[c])
            put_share(t, obs, c, statistic, row);
    }
    return obs;
}

static size_t
cell_of(const cross *t, const nrm_obs *obs, const nrm_obs_row *row)
{
    size_t place[2];

    for (size_t d = 0; d < 2; d++) {
        const char *code = nrm_obs_string(obs, row->dim[d]);

        place[d] = code[0] == 'x' ? (size_t)(code[1] - '0') : 0;
    }
    return place[0] * (t->size[1] + 1) + place[1];
}

/* The range of a cell over the tables in which another has a value. */
static int64_t
width_of(const cross *t, const tables *all, size_t cell, size_t known,
         int64_t low, int64_t high)
{
    int64_t least = INT64_MAX, most = -1;

    for (size_t i = 0; i < all->n; i++) {
        int64_t sum = sum_of(t, cell, all->at[i]);
        int64_t here = sum_of(t, known, all->at[i]);

        if (here < low || here > high)
            continue;
        least = sum < least ? sum : least;
        most = sum > most ? sum : most;
    }
    return most < 0 ? NONE : most - least;
}

/* Whether two cells count the same hidden ones. */
static bool
same_atoms(const cross *t, size_t x, size_t y)
{
    for (size_t i = 0; i < n_inner(t); i++)
        if (holds(t, x, i) != holds(t, y, i) && shown_of(t, i) == NONE)
            return false;
    return true;
}

/* Whether an insider learns a cell that is safe otherwise. */
static bool
insider_learns(const cross *t, const tables *all, nrm_insider who, size_t cell)
{
    bool learns = false;

    for (size_t k = 0; k < n_cells(t); k++) {
        bool open = false;

        if (t->shown[k] != NONE || who == NRM_INSIDER_NONE)
            continue;
        if (who == NRM_INSIDER_CONTRIBUTOR) {
            learns = learns
                     || (is_inner(t, k)
                         && width_of(t, all, cell, k, 1, LARGEST) < 1);
            continue;
        }
        if (same_atoms(t, k, cell))
            continue;
        for (int64_t v = 0; v <= 5 * INNER && !open; v++) {
            int64_t width = width_of(t, all, cell, k, v, v);

            open = width != NONE && width >= 1;
        }
        learns = learns || !open;
    }
    return learns;
}

/* Whether the audit of a table finds what every table of it shows. */
static bool
same_findings(nrm_arena *a, const cross *t, nrm_insider who)
{
    nrm_policy policy = nrm_policy_default();
    nrm_audit how = { .policy = &policy, .intervals = true, .insider = who };
    tables all = list_tables(a, t);
    nrm_obs *obs = rows_of(a, t);
    nrm_audited found;
    nrm_err e = { 0 };
    bool good = true;
    size_t verdict;

    policy.zeros = t->zeros;
    if (t->base > 0) {
        policy.method = "round";
        policy.base = t->base;
    }
    if (nrm_audit_run(a, obs, &how, &found, &e) != 0) {
        printf("# %s\n", e.text);
        return false;
    }
    for (size_t i = 0; i < found.slices.n; i++) {
        const nrm_slice *slice = &found.slices.at[i];

        for (size_t c = 0; c < slice->cube->cells.n; c++) {
            const nrm_exposure *x = &found.attacked[i].cells[c];
            size_t k =
                cell_of(t, obs, &obs->rows[*nrm_list_at(&slice->rows, c)]);
            int64_t width = width_of(t, &all, k, k, 0, LARGEST);

            if (slice->cells[c].kind == NRM_CELL_HIDDEN
                || slice->cells[c].rounded)
                good = good && x->high - x->low == width
                       && x->most - x->least == width;
        }
    }
    verdict = nrm_obs_text_find(found.findings, "VERDICT");
    for (size_t i = 0; i < found.findings->n_rows; i++) {
        const nrm_obs_row *row = &found.findings->rows[i];
        nrm_text said = nrm_obs_text_at(found.findings, row->text[verdict]);
        size_t k = cell_of(t, found.findings, row);

        if (nrm_text_is(said, "safe") || nrm_text_is(said, "insider"))
            good = good
                   && nrm_text_is(said, "insider")
                          == insider_learns(t, &all, who, k);
        good = good && !nrm_text_is(said, "undecided");
    }
    return good;
}

/* Hides some counts, but not the total of all; zeros where they are hidden. */
static void
hide_some(cross *t)
{
    t->zeros = draw(2) == 0 ? NRM_ZEROS_PUBLIC : NRM_ZEROS_PROTECTED;
    for (size_t c = 1; c < n_cells(t); c++)
        if ((t->shown[c] > 0 || t->zeros == NRM_ZEROS_PROTECTED) && draw(5) < 3)
            t->shown[c] = NONE;
}

static bool
try_rounded(nrm_arena *a)
{
    cross t = random_cross();
    int64_t rounded[INNER] = { 0 };

    t.base = 3 + 2 * (int64_t)draw(2);
    for (size_t i = 0; i < n_inner(&t); i++)
        rounded[i] = t.count[i] == 0 || t.count[i] >= t.base ? t.count[i]
                     : draw(2) == 0                          ? 0
                                                             : t.base;
    for (size_t c = 0; c < n_cells(&t); c++)
        if (is_inner(&t, c) || draw(3) > 0)
            t.shown[c] = sum_of(&t, c, rounded);
    return same_findings(a, &t, NRM_INSIDER_NONE);
}

static bool
try_shares(nrm_arena *a)
{
    cross t = random_cross();

    hide_some(&t);
    t.decimals = (int)draw(2);
    for (size_t c = 0; c < n_cells(&t); c++) {
        /* The total of a column has one base only: that of all. */
        t.shared[c] = side(&t, c, 1) > 0 && side(&t, c, 0) == 0
                      && sum_of(&t, base_of(&t, c), t.count) > 0
                      && draw(2) == 0;
        if (is_inner(&t, c) && sum_of(&t, base_of(&t, c), t.count) > 0
            && t.shown[base_of(&t, c)] != NONE && draw(2) == 0)
            t.shared[c] = t.numbered[c] = true;
    }
    return same_findings(a, &t, NRM_INSIDER_NONE);
}

static bool
try_contributor(nrm_arena *a)
{
    cross t = random_cross();

    hide_some(&t);
    return same_findings(a, &t, NRM_INSIDER_CONTRIBUTOR);
}

static bool
try_cell(nrm_arena *a)
{
    cross t = random_cross();

    hide_some(&t);
    return same_findings(a, &t, NRM_INSIDER_CELL);
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *name;
        bool (*attempt)(nrm_arena *a);
    } kinds[] = {
        { "rounded counts", try_rounded },
        { "shares with their decimals", try_shares },
        { "one who is counted", try_contributor },
        { "one who knows a hidden count", try_cell },
    };
    size_t n = argc > 1 ? (size_t)atol(argv[1]) : 200;
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    for (size_t k = 0; k < NRM_COUNT_OF(kinds); k++) {
        size_t good = 0;

        for (size_t i = 0; i < n; i++) {
            good += kinds[k].attempt(a);
            nrm_arena_reset(a);
        }
        tap_ok(good == n, "%s: those of enumeration, %zu of %zu", kinds[k].name,
               good, n);
    }
    nrm_arena_free(a);
    return tap_done();
}
