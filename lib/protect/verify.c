/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/verify.h"

#include "data/json.h"
#include "protect/count.h"
#include "protect/release.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIGEST ",\n\"digest\": \""
#define LEAVES 1000000

/* One slice as the certificate describes it. */
typedef struct claim {
    nrm_arena *a;
    const nrm_obs *obs;
    const nrm_json *json, *sides, *moves;
    size_t n_atoms, n_sides;
    int64_t *place, *base;
    bool *inside; /* the atoms of the row at hand */
    char period[NRM_PERIOD_BYTES];
    int64_t width;
    bool positive; /* a hidden count is at least 1 */
} claim;

/* A whole number of the certificate. */
static int64_t
whole(const nrm_json *j, nrm_err *e)
{
    int64_t x = 0;

    if (j == NULL || j->kind != NRM_JSON_NUMBER || !nrm_num_whole(j->text, &x))
        nrm_fail(e, NRM_EINPUT, "the certificate lacks a whole number");
    return x;
}

/* The code of a row in a dimension or attribute, as text. */
static const char *
code_of(claim *c, const nrm_obs_row *row, const char *name)
{
    size_t d = nrm_obs_dim_find(c->obs, name);
    size_t t = nrm_obs_text_find(c->obs, name);

    if (strcmp(name, "TIME_PERIOD") == 0)
        return nrm_period_format(row->period, c->period);
    if (d != NRM_NO_DIM)
        return nrm_obs_string(c->obs, row->dim[d]);
    return t == NRM_NO_DIM ? "" : nrm_obs_string(c->obs, row->text[t]);
}

/* Whether a row is of the slice: it shares what all its rows share. */
static bool
is_here(claim *c, const nrm_obs_row *row)
{
    const nrm_json *where = nrm_json_get(c->json, "where");

    for (const nrm_json *w = where ? where->first : NULL; w; w = w->next)
        if (!nrm_text_is(w->text, code_of(c, row, w->key.at)))
            return false;
    for (const nrm_json *s = c->sides->first; s; s = s->next) {
        const nrm_json *name = nrm_json_get(s, "name");

        if (name == NULL
            || nrm_json_get(nrm_json_get(s, "codes"),
                            code_of(c, row, name->text.at))
                   == NULL)
            return false;
    }
    return true;
}

/* Takes the atoms that lie in none of the leaves out of the row's. */
static int
mark_side(claim *c, const nrm_json *leaves, int64_t n, int64_t below,
          nrm_err *e)
{
    nrm_arena *scratch = nrm_arena_child(c->a);
    bool *in = nrm_new_n(scratch, bool, (size_t)n);
    int result = 0;

    for (const nrm_json *l = leaves->first; l && result == 0; l = l->next) {
        int64_t leaf = whole(l, e);

        if (leaf < 0 || leaf >= n)
            result = nrm_fail(e, NRM_EINPUT, "a side has no such leaf");
        else
            in[leaf] = true;
    }
    for (size_t i = 0; i < c->n_atoms; i++)
        c->inside[i] = c->inside[i] && in[c->place[i] / below % n];
    nrm_arena_free(scratch);
    return result;
}

/* Marks the atoms that a row counts: those in the leaves of all its codes. */
static int
mark(claim *c, const nrm_obs_row *row, nrm_err *e)
{
    int64_t below = 1;

    for (size_t i = 0; i < c->n_atoms; i++)
        c->inside[i] = true;
    for (size_t d = c->n_sides; d-- > 0;) {
        const nrm_json *side = c->sides->first;
        int64_t n;

        for (size_t k = 0; k < d; k++)
            side = side->next;
        n = whole(nrm_json_get(side, "leaves"), e);
        if (n < 1 || n > LEAVES || below > INT64_MAX / LEAVES)
            return nrm_fail(e, NRM_EINPUT, "a side has no leaves");
        if (mark_side(c,
                      nrm_json_get(
                          nrm_json_get(side, "codes"),
                          code_of(c, row, nrm_json_get(side, "name")->text.at)),
                      n, below, e)
            != 0)
            return -1;
        below *= n;
    }
    return 0;
}

/* The row's count in the base plus a move; NULL is no move. */
static int64_t
count_in(const claim *c, const nrm_json *move, nrm_err *e)
{
    int64_t sum = 0;

    for (size_t i = 0; i < c->n_atoms; i++)
        sum += c->inside[i] ? c->base[i] : 0;
    for (const nrm_json *m = move ? move->first : NULL; m; m = m->next->next) {
        int64_t atom = whole(m, e), by = whole(m->next, e);

        if (e->code != NRM_OK || atom < 0 || (size_t)atom >= c->n_atoms)
            return nrm_fail(e, NRM_EINPUT, "a move is not pairs of numbers");
        sum += c->inside[atom] ? by : 0;
        if (c->base[atom] + by < 0)
            return nrm_fail(e, NRM_EINPUT, "a move makes a count negative");
    }
    return sum;
}

/* Whether a table's count agrees with what the row publishes. */
static bool
agrees(const claim *c, const nrm_obs_row *row, int64_t count)
{
    nrm_span span;

    if (row->conf == NRM_CONF_C)
        return count >= c->positive;
    return !nrm_obs_bounds(row, &span)
           || ((double)count >= span.low && (double)count <= span.high);
}

/* The move with a number; -1 is the base, which is no move. */
static const nrm_json *
move_at(const claim *c, int64_t number, nrm_err *e)
{
    const nrm_json *move = c->moves->first;

    for (int64_t i = 0; i < number && move; i++)
        move = move->next;
    if (number < -1 || (number >= 0 && move == NULL))
        nrm_fail(e, NRM_EINPUT, "a proof names a move that is not there");
    return number < 0 ? NULL : move;
}

/* Whether the proof is that of the row. */
static bool
is_proof(claim *c, const nrm_json *proof, const nrm_obs_row *row)
{
    const nrm_json *codes = nrm_json_get(proof, "codes");
    const nrm_json *k = codes ? codes->first : NULL;

    for (const nrm_json *s = c->sides->first; s; s = s->next) {
        const char *name = nrm_json_get(s, "name")->text.at;

        if (k == NULL || !nrm_text_is(k->text, code_of(c, row, name)))
            return false;
        k = k->next;
    }
    return codes != NULL && k == NULL;
}

/* Finds the two tables of a hidden row and takes their difference. */
static int
check_proof(claim *c, const nrm_obs_row *row, nrm_err *e)
{
    const nrm_json *p = nrm_json_get(c->json, "proof"), *pair;
    int64_t one, other;

    for (p = p ? p->first : NULL; p && !is_proof(c, p, row); p = p->next)
        ;
    pair = nrm_json_get(p, "moves");
    if (pair == NULL || pair->count != 2)
        return nrm_fail_at(e, nrm_obs_string(c->obs, row->file), row->line,
                           "the certificate has no proof for this count");
    one = count_in(c, move_at(c, whole(pair->first, e), e), e);
    other = count_in(c, move_at(c, whole(pair->first->next, e), e), e);
    if (e->code != NRM_OK || llabs(one - other) < c->width)
        return nrm_fail_at(e, nrm_obs_string(c->obs, row->file), row->line,
                           "the two tables do not differ by the width");
    return 0;
}

/* One row: every table of the slice agrees with it. */
static int
check_row(claim *c, const nrm_obs_row *row, nrm_err *e)
{
    bool good;

    if (mark(c, row, e) != 0)
        return -1;
    good = agrees(c, row, count_in(c, NULL, e));
    for (const nrm_json *m = c->moves->first; m && good; m = m->next)
        good = m->count % 2 == 0 && agrees(c, row, count_in(c, m, e));
    if (!good || e->code != NRM_OK)
        return nrm_fail_at(e, nrm_obs_string(c->obs, row->file), row->line,
                           "a table of the certificate has another count");
    return row->conf == NRM_CONF_C ? check_proof(c, row, e) : 0;
}

static int
read_numbers(nrm_arena *a, const nrm_json *array, int64_t **out, size_t *n,
             nrm_err *e)
{
    if (array == NULL || array->kind != NRM_JSON_ARRAY)
        return nrm_fail(e, NRM_EINPUT, "the certificate lacks a list");
    *n = 0;
    *out = nrm_new_n(a, int64_t, array->count);
    for (const nrm_json *j = array->first; j; j = j->next) {
        (*out)[*n] = whole(j, e);
        if ((*out)[(*n)++] < 0)
            return nrm_fail(e, NRM_EINPUT, "a count is negative");
    }
    return e->code == NRM_OK ? 0 : -1;
}

/* All rows of one slice. `proved` counts the hidden rows, by row. */
static int
check_slice(claim *c, bool *proved, nrm_err *e)
{
    size_t n_base;

    c->sides = nrm_json_want(c->json, "sides", NRM_JSON_ARRAY, e);
    c->moves = nrm_json_want(c->json, "moves", NRM_JSON_ARRAY, e);
    if (c->sides == NULL || c->moves == NULL)
        return nrm_fail(e, NRM_EINPUT, "a slice lacks its sides or moves");
    if (read_numbers(c->a, nrm_json_get(c->json, "atoms"), &c->place,
                     &c->n_atoms, e)
            != 0
        || read_numbers(c->a, nrm_json_get(c->json, "base"), &c->base, &n_base,
                        e)
               != 0)
        return -1;
    for (size_t i = 1; i < c->n_atoms; i++)
        if (c->place[i] <= c->place[i - 1])
            return nrm_fail(e, NRM_EINPUT, "atoms are not in their order");
    if (n_base != c->n_atoms)
        return nrm_fail(e, NRM_EINPUT, "atoms and base differ in length");
    c->n_sides = c->sides->count;
    c->inside = nrm_new_n(c->a, bool, c->n_atoms);
    for (size_t i = 0; i < c->obs->n_rows; i++) {
        const nrm_obs_row *row = &c->obs->rows[i];

        if (!nrm_is_count(c->obs, row) || !is_here(c, row))
            continue;
        if (check_row(c, row, e) != 0)
            return -1;
        proved[i] = true;
    }
    return 0;
}

/* The text is what was digested, and the rows are what was released. */
static int
check_digests(nrm_arena *a, nrm_text text, const nrm_json *json,
              const nrm_obs *obs, nrm_err *e)
{
    nrm_digest release = nrm_release_digest(a, obs), all;
    size_t tail = strlen(DIGEST) + 2 * NRM_SHA256_BYTES + strlen("\"}\n");
    const nrm_json *said = nrm_json_get(json, "release");

    if (text.len < tail
        || memcmp(text.at + text.len - tail, DIGEST, strlen(DIGEST)) != 0)
        return nrm_fail(e, NRM_EINPUT, "the certificate has no digest");
    all = nrm_sha256_of(nrm_text_n(text.at, text.len - tail + 2));
    if (!nrm_text_eq(nrm_text_n(text.at + text.len - tail + strlen(DIGEST),
                                2 * NRM_SHA256_BYTES),
                     nrm_text_of(nrm_digest_hex(a, &all))))
        return nrm_fail(e, NRM_EINPUT, "the certificate was changed");
    if (said == NULL || !nrm_text_is(said->text, nrm_digest_hex(a, &release)))
        return nrm_fail(e, NRM_EINPUT,
                        "the certificate is of other observations");
    return 0;
}

long
nrm_verify(nrm_arena *a, const char *path, nrm_text text, const nrm_obs *obs,
           nrm_err *e)
{
    bool *proved = nrm_new_n(a, bool, obs->n_rows);
    claim c = { .a = a, .obs = obs };
    const nrm_json *json, *zeros;
    long n = 0;

    json = nrm_json_parse(a, path, text, e);
    if (json == NULL || check_digests(a, text, json, obs, e) != 0)
        return -1;
    c.width = whole(nrm_json_get(json, "width"), e);
    zeros = nrm_json_get(json, "zeros");
    c.positive = zeros != NULL && nrm_text_is(zeros->text, "public");
    if (e->code != NRM_OK || c.width < 1)
        return nrm_fail(e, NRM_EINPUT, "the certificate proves no width");
    json = nrm_json_get(json, "slices");
    for (c.json = json ? json->first : NULL; c.json; c.json = c.json->next)
        if (check_slice(&c, proved, e) != 0)
            return -1;
    for (size_t i = 0; i < obs->n_rows; i++) {
        if (!nrm_is_count(obs, &obs->rows[i]))
            continue;
        if (obs->rows[i].conf == NRM_CONF_C && !proved[i])
            return nrm_fail_at(e, nrm_obs_string(obs, obs->rows[i].file),
                               obs->rows[i].line,
                               "the certificate has no proof for this count");
        n += obs->rows[i].conf == NRM_CONF_C;
    }
    return n;
}
