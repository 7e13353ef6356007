/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/certificate.h"
#include "protect/proof_part.h"
#include "protect/release.h"

#include <string.h>

static int
fail(nrm_err *e, const char *what)
{
    return nrm_fail(e, NRM_EINPUT, "the certificate %s", what);
}

int64_t
nrm_proof_whole(const nrm_json *j, int64_t largest, nrm_err *e)
{
    int64_t x = 0;

    if (j == NULL || j->kind != NRM_JSON_NUMBER || !nrm_num_whole(j->text, &x)
        || x > largest || x < -largest) {
        (void)fail(e, "lacks a whole number");
        return 0;
    }
    return x;
}

static int64_t
whole(const nrm_json *j, nrm_err *e)
{
    return nrm_proof_whole(j, NRM_PROOF_LARGEST, e);
}

/* The same below a limit. */
static uint32_t
number(const nrm_json *j, size_t limit, nrm_err *e)
{
    int64_t x = whole(j, e);

    if (x < 0 || (uint64_t)x >= limit) {
        (void)fail(e, "has a number that names nothing");
        return 0;
    }
    return (uint32_t)x;
}

const nrm_json *
nrm_proof_list(const nrm_proof_in *r, const char *name, nrm_err *e)
{
    const nrm_json *j = nrm_json_want(r->json, name, NRM_JSON_ARRAY, e);

    if (j == NULL)
        (void)fail(e, "lacks a list");
    return j;
}

/* The text is what was digested, and the rows are what was released. */
int
nrm_proof_digests(const nrm_proof_in *r, nrm_text text, nrm_err *e)
{
    nrm_digest release = nrm_release_digest(r->a, r->obs), all;
    size_t hex = 2 * NRM_SHA256_BYTES, mark = strlen(NRM_CERTIFICATE_DIGEST);
    size_t tail = mark + hex + strlen("\"}\n");
    const nrm_json *said = nrm_json_get(r->json, "release");
    const char *at = text.at + text.len - tail;

    if (text.len < tail || memcmp(at, NRM_CERTIFICATE_DIGEST, mark) != 0)
        return fail(e, "has no digest");
    all = nrm_sha256_of(nrm_text_n(text.at, text.len - tail));
    if (!nrm_text_eq(nrm_text_n(at + mark, hex),
                     nrm_text_of(nrm_digest_hex(r->a, &all))))
        return fail(e, "was changed");
    if (said == NULL
        || !nrm_text_is(said->text, nrm_digest_hex(r->a, &release)))
        return fail(e, "is of other observations");
    return 0;
}

/* Pairs of words for each dimension: child, parent, child, parent, ... */
static int
read_pairs(nrm_proof_in *r, const char *name, uint32_t **out, nrm_err *e)
{
    const nrm_json *lists = nrm_proof_list(r, name, e);
    size_t d = 0;

    if (lists == NULL || lists->count != r->n_dims)
        return fail(e, "has not one list for each dimension");
    for (const nrm_json *l = lists->first; l != NULL; l = l->next, d++) {
        out[d] = nrm_new_n(r->a, uint32_t, r->n_words);
        for (size_t i = 0; i < r->n_words; i++)
            out[d][i] = NRM_NO_WORD;
        for (const nrm_json *j = l->first; j != NULL; j = j->next->next) {
            uint32_t child = number(j, r->n_words, e);

            if (e->code != NRM_OK || j->next == NULL
                || out[d][child] != NRM_NO_WORD)
                return fail(e, "has half a pair, or one twice");
            out[d][child] = number(j->next, r->n_words, e);
        }
    }
    return e->code == NRM_OK ? 0 : -1;
}

int
nrm_proof_words(nrm_proof_in *r, nrm_err *e)
{
    const nrm_json *dims = nrm_proof_list(r, "dimensions", e), *words;

    words = nrm_proof_list(r, "words", e);
    if (dims == NULL || words == NULL || dims->count > NRM_DIMS_MAX)
        return fail(e, "has too many dimensions");
    for (const nrm_json *d = dims->first; d != NULL; d = d->next)
        r->dims[r->n_dims++] = nrm_text_string(r->a, d->text);
    for (const nrm_json *w = words->first; w != NULL; w = w->next)
        nrm_pool_add(r->words, w->text);
    r->n_words = nrm_pool_count(r->words);
    if (r->n_words != words->count)
        return fail(e, "has a word twice");
    return read_pairs(r, "parents", r->parent, e) != 0
                   || read_pairs(r, "wholes", r->whole, e) != 0
               ? -1
               : 0;
}

nrm_text
nrm_proof_bytes(const nrm_proof_key *k)
{
    return nrm_text_n((const char *)k, sizeof *k);
}

int
nrm_proof_atoms(nrm_proof_in *r, nrm_err *e)
{
    const nrm_json *atoms = nrm_proof_list(r, "atoms", e);
    nrm_proof *p = &r->proof;
    nrm_pool *seen = nrm_pool_new(r->a);

    if (atoms == NULL)
        return -1;
    r->atoms = nrm_new_n(r->a, nrm_proof_key, atoms->count);
    p->base = nrm_new_n(r->a, int64_t, atoms->count);
    for (const nrm_json *l = atoms->first; l != NULL; l = l->next) {
        nrm_proof_key *k = &r->atoms[p->n_atoms];
        const nrm_json *j = l->first;

        if (l->count != r->n_dims + NRM_PROOF_TEXTS + 3)
            return fail(e, "has a broken inner cell");
        for (size_t d = 0; d < r->n_dims; d++, j = j->next)
            k->dim[d] = number(j, r->n_words, e);
        k->from = (int32_t)whole(j, e);
        k->to = (int32_t)whole(j->next, e);
        j = j->next->next;
        for (size_t i = 0; i < NRM_PROOF_TEXTS; i++, j = j->next)
            k->text[i] = number(j, r->n_words, e);
        p->base[p->n_atoms] = whole(j, e);
        if (e->code != NRM_OK || p->base[p->n_atoms] < 0
            || nrm_pool_add(seen, nrm_proof_bytes(k)) != p->n_atoms++)
            return fail(e, "has an inner cell twice, or less than 0");
    }
    return 0;
}

int
nrm_proof_moves(nrm_proof_in *r, nrm_err *e)
{
    const nrm_json *moves = nrm_proof_list(r, "moves", e);
    nrm_proof *p = &r->proof;
    size_t n = 0, cap_atoms = 0, cap_changes = 0;

    if (moves == NULL)
        return -1;
    p->move_start = nrm_new_n(r->a, size_t, moves->count + 1);
    for (const nrm_json *m = moves->first; m != NULL; m = m->next) {
        if (m->count % 2 != 0)
            return fail(e, "has a move that is not of pairs");
        for (const nrm_json *j = m->first; j != NULL; j = j->next->next) {
            uint32_t atom = number(j, p->n_atoms, e);

            if (n > p->move_start[p->n_moves] && atom <= p->move_atoms[n - 1])
                return fail(e, "has a move that is not in order");
            nrm_room(r->a, p->move_atoms, n, cap_atoms);
            nrm_room(r->a, p->move_changes, n, cap_changes);
            p->move_atoms[n] = atom;
            p->move_changes[n++] = whole(j->next, e);
        }
        if (e->code != NRM_OK)
            return -1;
        p->move_start[++p->n_moves] = n;
    }
    return 0;
}

/* The number of a move; -1 is the base. */
static uint32_t
move_of(const nrm_proof_in *r, const nrm_json *j, nrm_err *e)
{
    return whole(j, e) == -1 ? NRM_PROOF_BASE : number(j, r->proof.n_moves, e);
}

bool
nrm_proof_row(const nrm_proof_in *r, const nrm_json **j, uint32_t *key,
              nrm_err *e)
{
    nrm_period period = { 0 };
    nrm_proof_key k = { 0 };
    nrm_text text;

    for (size_t d = 0; d < r->n_dims; d++, *j = (*j)->next)
        k.dim[d] = number(*j, r->n_words, e);
    text = nrm_pool_at(r->words, number(*j, r->n_words, e));
    if (text.len > 0 && !nrm_period_parse(text, &period))
        return fail(e, "has a row of no period") == 0;
    k.from = period.start;
    k.to = nrm_period_end(period);
    *j = (*j)->next;
    for (size_t i = 0; i < NRM_PROOF_TEXTS; i++, *j = (*j)->next)
        k.text[i] = number(*j, r->n_words, e);
    return e->code == NRM_OK
           && nrm_pool_find(r->by_key, nrm_proof_bytes(&k), key);
}

int
nrm_proof_tables(nrm_proof_in *r, nrm_err *e)
{
    const nrm_json *proof = nrm_proof_list(r, "proof", e);

    for (const nrm_json *l = proof ? proof->first : NULL; l; l = l->next) {
        const nrm_json *j = l->first;
        uint32_t n;

        if (l->count != r->n_dims + NRM_PROOF_TEXTS + 3)
            return fail(e, "has a broken proof");
        if (!nrm_proof_row(r, &j, &n, e))
            return fail(e, "has a proof of a row that is not there");
        for (size_t i = 0; i < nrm_list_len(&r->of_key, n); i++) {
            uint32_t row = nrm_list_at(&r->of_key, n)[i];

            r->proof.tables[row].first = move_of(r, j, e);
            r->proof.tables[row].second = move_of(r, j->next, e);
        }
    }
    return e->code == NRM_OK ? 0 : -1;
}
