/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Certificates of tables beside which shares, rates and means are published:
 * the two tables have to have these too. The number of mutants may be given:
 * `build/tests/test_proof 100000`.
 */
#include "base/digest.h"
#include "base/seed.h"
#include "protect/audit.h"
#include "protect/certificate.h"
#include "protect/proof.h"
#include "protect/protect.h"
#include "protect/release.h"
#include "protect/shares.h"
#include "protect/verify.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>

#define SIZE 4 /* codes of a dimension, the total first */

static uint64_t draws;

static uint64_t
draw(uint64_t below)
{
    return nrm_seed_at(20261124, draws++) % below;
}

/* One hidden row of two atoms that is 3 in the base and 4 when moved. */
static bool
verifies(nrm_arena *a, nrm_proof_said said)
{
    int64_t low[] = { 1, 40 }, high[] = { 9, 40 }, base[] = { 3, 37 };
    int64_t changes[] = { 1, -1 };
    bool hidden[] = { true, false }, fixed[] = { false, false };
    nrm_proof_two tables[] = { { 0, NRM_PROOF_BASE }, { 0, 0 } };
    size_t holder_start[] = { 0, 2, 3 }, move_start[] = { 0, 2 }, row;
    uint32_t holders[] = { 0, 1, 1 }, move_atoms[] = { 0, 1 };
    nrm_proof p = { .width = 1,
                    .n_rows = 2,
                    .low = low,
                    .high = high,
                    .hidden = hidden,
                    .tables = tables,
                    .n_atoms = 2,
                    .base = base,
                    .fixed = fixed,
                    .holder_start = holder_start,
                    .holders = holders,
                    .n_moves = 1,
                    .move_start = move_start,
                    .move_atoms = move_atoms,
                    .move_changes = changes,
                    .n_said = 1,
                    .said = &said };

    return nrm_verify(a, &p, &row) == NULL;
}

static void
test_bounds(nrm_arena *a)
{
    static const struct {
        const char *what;
        nrm_proof_said said;
        bool good;
    } cases[] = {
        { "3 and 4 of 40 are 7.5 and 10 per cent: from 7.5",
          { { 0, 0 }, { 1, 0 }, 200, 15, 21 },
          true },
        { "but not from more", { { 0, 0 }, { 1, 0 }, 2000, 151, 210 }, false },
        { "to below 10 and something",
          { { 0, 0 }, { 1, 0 }, 2000, 150, 201 },
          true },
        { "but not to below 10", { { 0, 0 }, { 1, 0 }, 200, 15, 20 }, false },
        { "of a number", { { 0, 0 }, { NRM_PROOF_NONE, 40 }, 1, 0, 1 }, true },
        { "of a number that is too small",
          { { 0, 0 }, { NRM_PROOF_NONE, 4 }, 1, 0, 1 },
          false },
        { "a sum of 12 in 3 and 4 is 4 and 3 each",
          { { NRM_PROOF_NONE, 12 }, { 0, 0 }, 2, 6, 9 },
          true },
        { "but not more than 3 each",
          { { NRM_PROOF_NONE, 12 }, { 0, 0 }, 2, 7, 9 },
          false },
        { "no product is too large",
          { { 0, 0 },
            { NRM_PROOF_NONE, INT64_C(900000000000000) },
            INT64_C(900000000000000),
            3,
            INT64_C(900000000000000) },
          true },
        { "nor wraps around",
          { { 0, 0 },
            { NRM_PROOF_NONE, INT64_C(900000000000000) },
            INT64_C(900000000000000),
            4,
            INT64_C(900000000000000) },
          false },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(cases); i++)
        tap_ok(verifies(a, cases[i].said) == cases[i].good, "%s",
               cases[i].what);
}

/* A table of two dimensions; the parts of a code stand behind it. */
typedef struct table {
    int64_t count[SIZE][SIZE];
    nrm_obs *obs;
    size_t dims[2], statistic, unit;
    int decimals; /* of its shares */
} table;

static nrm_obs_row *
add_row(table *t, size_t i, size_t j, const char *statistic, double x)
{
    static const char *const codes[] = { "", "x1", "x2", "x3" };
    nrm_obs_row *row = nrm_obs_add(t->obs);

    if (i > 0)
        row->dim[t->dims[0]] = nrm_obs_word(t->obs, nrm_text_of(codes[i]));
    if (j > 0)
        row->dim[t->dims[1]] = nrm_obs_word(t->obs, nrm_text_of(codes[j]));
    if (statistic != NULL)
        row->dim[t->statistic] = nrm_obs_word(t->obs, nrm_text_of(statistic));
    row->num[NRM_OBS_VALUE] = nrm_known(x);
    row->conf = statistic == NULL ? NRM_CONF_N : NRM_CONF_F;
    return row;
}

/* Few of many: a share in whole per cent leaves a small count a range. */
static table
random_table(nrm_arena *a)
{
    table t = { .obs = nrm_obs_new(a), .decimals = (int)draw(2) };
    nrm_err e = { 0 };

    if (nrm_obs_dim(t.obs, "d0", &t.dims[0], &e) != 0
        || nrm_obs_dim(t.obs, "d1", &t.dims[1], &e) != 0
        || nrm_obs_dim(t.obs, "statistic", &t.statistic, &e) != 0
        || nrm_obs_text(t.obs, "UNIT_MEASURE", &t.unit, &e) != 0)
        abort();
    for (size_t i = 1; i < SIZE; i++)
        for (size_t j = 1; j < SIZE; j++) {
            int64_t n = (int64_t)(draw(2) == 0 ? draw(9) : 50 + draw(400));

            t.count[i][j] = n;
            t.count[i][0] += n;
            t.count[0][j] += n;
            t.count[0][0] += n;
        }
    for (size_t i = 0; i < SIZE; i++)
        for (size_t j = 0; j < SIZE; j++)
            add_row(&t, i, j, NULL, (double)t.count[i][j]);
    return t;
}

static double
rounded(double x, int decimals)
{
    return round(x * pow(10, decimals)) / pow(10, decimals);
}

/* Statistics of one cell, as a reader of the raw table would make them. */
static void
publish_one(table *t, size_t i, size_t j, size_t kind)
{
    double n = (double)t->count[i][j], all = (double)t->count[0][0];
    int64_t sum = t->count[i][j] * 7 + (int64_t)draw(7);
    nrm_obs_row *row;

    if (n < 1)
        return;
    if (kind == 0) { /* of a number */
        row = add_row(t, i, j, "share", rounded(100 * n / all, t->decimals));
        row->num[NRM_N] = nrm_known(all);
    } else if (kind == 1) { /* of the only total */
        all = (double)(i == 0 ? t->count[0][0] : t->count[0][j]);
        if (i == 0 || j == 0)
            (void)add_row(t, i, j, "share",
                          rounded(100 * n / all, t->decimals));
    } else if (kind == 2) {
        row = add_row(t, i, j, "rate", rounded(n / 2.1, 1));
        row->num[NRM_N] = nrm_known(2.1e6);
        row->text[t->unit] = nrm_obs_word(t->obs, nrm_text_of("P_MHAB"));
    } else {
        (void)add_row(t, i, j, "sum", (double)sum);
        (void)add_row(t, i, j, "mean", rounded((double)sum / n, 0));
    }
}

/* Statistics of some hidden counts. */
static void
publish_some(table *t)
{
    size_t n = t->obs->n_rows;

    for (size_t k = 0; k < n; k++) {
        const nrm_obs_row *row = &t->obs->rows[k];
        const char *codes[2];
        size_t at[2];

        for (size_t d = 0; d < 2; d++) {
            codes[d] = nrm_obs_string(t->obs, row->dim[t->dims[d]]);
            at[d] = codes[d][0] == 'x' ? (size_t)(codes[d][1] - '0') : 0;
        }
        if (row->conf == NRM_CONF_C && draw(2) == 0)
            publish_one(t, at[0], at[1], draw(4));
    }
}

static bool
check(nrm_arena *a, const nrm_obs *obs, nrm_text text, nrm_err *e)
{
    nrm_proved proved;

    return nrm_proof_check(
               a, &(nrm_proof_job){ "certificate", text, obs, NULL, true },
               &proved, e)
           == 0;
}

/* A table that is protected, and what there is to prove it. */
typedef struct proved {
    table t;
    nrm_policy policy;
    nrm_audited found;
} proved;

static nrm_text
write(nrm_arena *a, const proved *p)
{
    nrm_certificate c = { p->t.obs, &p->policy, &p->found.slices,
                          p->found.attacked };
    nrm_buf text;

    nrm_buf_init(&text, a);
    nrm_certificate_write(a, &c, &text);
    return nrm_text_of(nrm_buf_string(&text));
}

/* Protects a table and publishes statistics of what is hidden. */
static bool
is_safe(nrm_arena *a, proved *p)
{
    nrm_protection protection = { .policy = &p->policy };
    nrm_audit how = { .policy = &p->policy };
    nrm_protected done;
    nrm_err e = { 0 };

    p->policy = nrm_policy_default();
    p->t = random_table(a);
    if (nrm_protect_run(a, p->t.obs, &protection, &done, &e) != 0)
        abort();
    publish_some(&p->t);
    if (nrm_audit_run(a, p->t.obs, &how, &p->found, &e) != 0)
        abort();
    return p->found.n_disclosed + p->found.n_undecided == 0
           && strstr(write(a, p).at, "\"shares\": [\n[") != NULL;
}

/* Gives a changed certificate the digests of these rows and of its text. */
static nrm_text
seal(nrm_arena *a, const nrm_obs *obs, const char *text)
{
    nrm_digest digest = nrm_release_digest(a, obs);
    const char *mark = strstr(text, NRM_CERTIFICATE_DIGEST);
    const char *key = strstr(text, "\"release\": \"");
    nrm_buf b;

    nrm_buf_init(&b, a);
    key += strlen("\"release\": \"");
    nrm_buf_view(&b, nrm_text_n(text, (size_t)(key - text)));
    nrm_buf_text(&b, nrm_digest_hex(a, &digest));
    key += strlen(nrm_digest_hex(a, &digest));
    nrm_buf_view(&b, nrm_text_n(key, (size_t)(mark - key)));
    digest = nrm_sha256_of(nrm_buf_all(&b));
    nrm_buf_text(&b, NRM_CERTIFICATE_DIGEST);
    nrm_buf_format(&b, "%s\"}\n", nrm_digest_hex(a, &digest));
    return nrm_buf_all(&b);
}

/* Another number than is published with a statistic. */
static void
change_row(nrm_obs_row *row)
{
    nrm_maybe *x = &row->num[NRM_OBS_VALUE];

    if (row->num[NRM_N].known && draw(2) == 0)
        x = &row->num[NRM_N];
    x->x += x->x < 1 || draw(2) == 0 ? 1 : -1;
}

/* A digit, an entry less or one twice in the shares of a certificate. */
static const char *
change_shares(nrm_arena *a, const char *text)
{
    const char *from = strstr(text, "\"shares\": [\n") + 12;
    const char *to = strstr(from, "]],\n\"proof\"") + 1;
    const char *end = strstr(from, "],\n[");
    size_t kind = draw(4), len = strlen(text);
    char *copy = nrm_text_string(a, nrm_text_n(text, len)), *at;

    if (end == NULL || end > to)
        end = to - 1;
    if (kind == 0 && end < to - 1) /* the first is left out */
        return nrm_format(a, "%.*s%s", (int)(from - text), text, end + 3);
    if (kind == 1)
        return nrm_format(a, "%.*s%.*s],\n%s", (int)(from - text), text,
                          (int)(end - from), from, from);
    do
        at = copy + (from - text) + draw((uint64_t)(to - from));
    while (*at < '0' || *at > '9');
    *at = *at == '9' ? '8' : (char)(*at + 1);
    return copy;
}

/* Whether a row is a statistic that alone says something of a count. */
static bool
says_something(const table *t, const nrm_obs_row *row)
{
    nrm_text name = nrm_obs_text_at(t->obs, row->dim[t->statistic]);

    return !nrm_text_is(name, "sum") && !nrm_text_is(name, "count");
}

/* A certificate of the same tables that says what another share says. */
static nrm_text
follow(nrm_arena *a, const proved *p, nrm_obs_row *row)
{
    proved other = *p;

    row->num[NRM_OBS_VALUE].x += 1;
    other.found.slices.shares = nrm_shares_of(a, p->t.obs);
    return write(a, &other);
}

static bool
is_refused(nrm_arena *a, const proved *p, nrm_text text, size_t kind)
{
    nrm_maybe before[NRM_ATTRS];
    nrm_obs_row *row;
    nrm_err e = { 0 };
    bool refused;

    do
        row = &p->t.obs->rows[draw(p->t.obs->n_rows)];
    while (!says_something(&p->t, row));
    memcpy(before, row->num, sizeof before);
    if (kind == 0)
        change_row(row);
    if (kind < 2)
        text =
            seal(a, p->t.obs, kind == 1 ? change_shares(a, text.at) : text.at);
    else
        text = follow(a, p, row);
    refused = !check(a, p->t.obs, text, &e);
    memcpy(row->num, before, sizeof before);
    return refused;
}

static void
test_mutants(size_t n)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL), *scratch = nrm_arena_child(a);
    size_t refused = 0, tried = 0, tables = 0, good = 0;

    for (size_t made = 0; tried < n && made < n; made++) {
        nrm_err e = { 0 };
        nrm_text text;
        proved p;

        nrm_arena_reset(a);
        if (!is_safe(a, &p))
            continue;
        text = write(a, &p);
        tables++;
        good += check(a, p.t.obs, text, &e);
        for (size_t i = 0; i < 60; i++) {
            nrm_arena_reset(scratch);
            refused += is_refused(scratch, &p, text, i % 3);
            tried++;
        }
    }
    tap_ok(good == tables, "%zu of %zu tables with shares are proved", good,
           tables);
    tap_ok(tried >= n && refused == tried,
           "%zu of %zu mutants of shares are refused", refused, tried);
    nrm_arena_free(scratch);
    nrm_arena_free(a);
}

int
main(int argc, char **argv)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_bounds(a);
    test_mutants(argc > 1 ? (size_t)atol(argv[1]) : 5000);
    nrm_arena_free(a);
    return tap_done();
}
