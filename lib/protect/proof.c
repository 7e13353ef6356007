/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/proof.h"

#include "protect/count.h"
#include "protect/proof_part.h"

#include <math.h>
#include <string.h>

/* The number of a word; one that the certificate lacks is NRM_NO_WORD. */
static uint32_t
word_of(const nrm_proof_in *r, const char *text)
{
    uint32_t n;

    return nrm_pool_find(r->words, nrm_text_of(text), &n) ? n : NRM_NO_WORD;
}

static nrm_proof_key
key_of_row(const nrm_proof_in *r, const nrm_obs_row *row)
{
    static const char *const texts[NRM_PROOF_TEXTS] = { "SOURCE", "RELEASE" };
    nrm_proof_key k = { .from = row->period.start,
                        .to = nrm_period_end(row->period) };

    for (size_t d = 0; d < r->n_dims; d++) {
        size_t at = nrm_obs_dim_find(r->obs, r->dims[d]);
        nrm_text total;

        if (at != NRM_NO_DIM) {
            k.dim[d] = word_of(r, nrm_obs_string(r->obs, row->dim[at]));
            continue;
        }
        total = nrm_codes_total(r->a, NULL, r->dims[d]);
        k.dim[d] = word_of(r, nrm_text_string(r->a, total));
    }
    for (size_t i = 0; i < NRM_PROOF_TEXTS; i++) {
        size_t at = nrm_obs_text_find(r->obs, texts[i]);

        k.text[i] = word_of(
            r, at == NRM_NO_DIM ? "" : nrm_obs_string(r->obs, row->text[at]));
    }
    return k;
}

/* The rows that are counts, and what is published of them. */
static void
read_rows(nrm_proof_in *r, bool positive)
{
    nrm_proof *p = &r->proof;
    size_t n = r->obs->n_rows;
    nrm_lists of;

    r->rows = nrm_new_n(r->a, const nrm_obs_row *, n);
    r->keys = nrm_new_n(r->a, nrm_proof_key, n);
    p->low = nrm_new_n(r->a, int64_t, n);
    p->high = nrm_new_n(r->a, int64_t, n);
    p->hidden = nrm_new_n(r->a, bool, n);
    p->tables = nrm_new_n(r->a, nrm_proof_two, n);
    of = (nrm_lists){ 0, nrm_new_n(r->a, size_t, n + 1),
                      nrm_new_n(r->a, uint32_t, n) };
    for (size_t i = 0; i < n; i++) {
        const nrm_obs_row *row = &r->obs->rows[i];
        bool hidden = row->conf == NRM_CONF_C;
        nrm_span span;
        size_t k = p->n_rows;

        if (!nrm_is_count(r->obs, row)
            || (!hidden && !nrm_count_bounds(row, &span)))
            continue;
        r->rows[k] = row;
        r->keys[k] = key_of_row(r, row);
        p->hidden[k] = hidden;
        p->tables[k] = (nrm_proof_two){ NRM_PROOF_NONE, NRM_PROOF_NONE };
        p->low[k] = hidden ? positive : (int64_t)fmax(span.low, 0);
        p->high[k] =
            hidden || span.high > 1e15 ? INT64_MAX : (int64_t)span.high;
        of.items[k] = nrm_pool_add(r->by_key, nrm_proof_bytes(&r->keys[k]));
        of.start[++p->n_rows] = k + 1;
    }
    of.n = p->n_rows;
    r->of_key = nrm_lists_turn(r->a, &of, nrm_pool_count(r->by_key));
}

/* Whether a word is another one or a part of it. */
static bool
is_under(const nrm_proof_in *r, size_t d, uint32_t word, uint32_t above)
{
    for (size_t n = 0; word != NRM_NO_WORD && n <= r->n_words; n++) {
        if (word == above)
            return true;
        word = r->parent[d][word];
    }
    return false;
}

/* Whether a row counts an atom. */
static bool
counts(const nrm_proof_in *r, const nrm_proof_key *row,
       const nrm_proof_key *atom)
{
    if (memcmp(row->text, atom->text, sizeof row->text) != 0
        || atom->from < row->from || atom->to > row->to
        || (row->from == row->to) != (atom->from == atom->to))
        return false;
    for (size_t d = 0; d < r->n_dims; d++)
        if (atom->dim[d] != row->dim[d]
            && !is_under(r, d, atom->dim[d], row->dim[d]))
            return false;
    return true;
}

/* The rows of each atom; *atoms_of gets how many atoms each row counts. */
static void
find_holders(nrm_proof_in *r, size_t *atoms_of)
{
    nrm_proof *p = &r->proof;
    size_t n = 0, cap = 0;

    p->holder_start = nrm_new_n(r->a, size_t, p->n_atoms + 1);
    for (size_t i = 0; i < p->n_atoms; i++) {
        for (uint32_t k = 0; k < p->n_rows; k++) {
            if (!counts(r, &r->keys[k], &r->atoms[i]))
                continue;
            nrm_room(r->a, p->holders, n, cap);
            p->holders[n++] = k;
            atoms_of[k]++;
        }
        p->holder_start[i + 1] = n;
    }
}

/*
 * An atom that no row names by itself may be anything only where every public
 * total of it counts more than the public rows that are listed there; else
 * readers take it for empty.
 */
static void
fix_unlisted(nrm_proof_in *r, const size_t *atoms_of)
{
    nrm_proof *p = &r->proof;
    int64_t *sum = nrm_new_n(r->a, int64_t, p->n_rows);
    bool *open = nrm_new_n(r->a, bool, p->n_rows);
    bool *listed = nrm_new_n(r->a, bool, p->n_atoms);

    p->fixed = nrm_new_n(r->a, bool, p->n_atoms);
    for (size_t i = 0; i < p->n_atoms; i++) {
        bool shown = false;

        for (size_t k = p->holder_start[i]; k < p->holder_start[i + 1]; k++)
            if (atoms_of[p->holders[k]] == 1) {
                listed[i] = true;
                shown = shown || !p->hidden[p->holders[k]];
            }
        for (size_t k = p->holder_start[i]; k < p->holder_start[i + 1]; k++) {
            open[p->holders[k]] = open[p->holders[k]] || (listed[i] && !shown);
            sum[p->holders[k]] += listed[i] ? p->base[i] : 0;
        }
    }
    for (size_t i = 0; i < p->n_atoms; i++)
        for (size_t k = p->holder_start[i];
             !listed[i] && k < p->holder_start[i + 1]; k++) {
            uint32_t row = p->holders[k];

            p->fixed[i] =
                p->fixed[i]
                || (!p->hidden[row] && (open[row] || sum[row] >= p->high[row]));
        }
}

/* Whether a row is total in everything in which it differs from a part. */
static bool
is_total_of(const nrm_proof_in *r, const nrm_obs_row *row,
            const nrm_obs_row *part)
{
    for (size_t d = 0; d < r->obs->n_dims; d++)
        if (row->dim[d] != part->dim[d] && row->dim[d] != r->obs->totals[d])
            return false;
    for (size_t t = 0; t < r->obs->n_texts; t++)
        if ((strcmp(r->obs->texts[t], "SOURCE") == 0
             || strcmp(r->obs->texts[t], "RELEASE") == 0)
            && row->text[t] != part->text[t])
            return false;
    return row->period.start <= part->period.start
           && nrm_period_end(row->period) >= nrm_period_end(part->period);
}

/*
 * A public row in which no inner cell is counted is of a table where nothing is
 * hidden, unless it is the total of something that is.
 */
static int
pass_public(nrm_proof_in *r, const size_t *atoms_of, nrm_err *e)
{
    nrm_proof *p = &r->proof;

    for (size_t i = 0; i < p->n_rows; i++) {
        if (p->hidden[i] || atoms_of[i] > 0)
            continue;
        for (size_t k = 0; k < p->n_rows; k++)
            if (p->hidden[k] && is_total_of(r, r->rows[i], r->rows[k]))
                return nrm_fail_at(e, nrm_obs_string(r->obs, r->rows[i]->file),
                                   r->rows[i]->line,
                                   "the certificate leaves this total out");
        p->low[i] = 0;
    }
    return 0;
}

/* Parts that may overlap are not more than their whole. */
static void
find_pairs(nrm_proof_in *r)
{
    nrm_proof *p = &r->proof;
    size_t cap = 0;

    for (uint32_t i = 0; i < p->n_rows; i++)
        for (size_t d = 0; d < r->n_dims; d++) {
            nrm_proof_key whole = r->keys[i];
            uint32_t n;

            if (whole.dim[d] == NRM_NO_WORD
                || r->whole[d][whole.dim[d]] == NRM_NO_WORD)
                continue;
            whole.dim[d] = r->whole[d][whole.dim[d]];
            if (!nrm_pool_find(r->by_key, nrm_proof_bytes(&whole), &n))
                continue;
            nrm_room(r->a, p->pairs, p->n_pairs, cap);
            p->pairs[p->n_pairs++] =
                (nrm_proof_two){ i, *nrm_list_at(&r->of_key, n) };
        }
}

/* The hierarchy of a dimension: that which is given, else the standard one. */
static const nrm_codelist *
list_of(const nrm_proof_in *r, const nrm_hierarchy *hierarchies,
        const char *dimension)
{
    for (const nrm_hierarchy *h = hierarchies; h && h->dimension; h++)
        if (strcmp(h->dimension, dimension) == 0)
            return h->list;
    return nrm_codes_standard(r->a, dimension);
}

/* The nearest code above one that rows use; *overlap if on the way one may. */
static nrm_text
above(const nrm_codelist *list, const bool *used, nrm_text code, nrm_text total,
      bool *overlap)
{
    size_t at = list == NULL ? NRM_NO_CODE : nrm_codes_find(list, code);

    size_t rest = at == NRM_NO_CODE ? nrm_rest_of(list, code) : NRM_NO_CODE;

    *overlap = false;
    if (rest != NRM_NO_CODE && used[rest])
        return list->items[rest].code;
    if (at == NRM_NO_CODE && rest == NRM_NO_CODE)
        return nrm_text_eq(code, total) ? nrm_text_of("") : total;
    for (at = list->items[rest != NRM_NO_CODE ? rest : at].parent;
         at != NRM_NO_CODE; at = list->items[at].parent) {
        *overlap = *overlap || list->items[at].parts == NRM_OVERLAP;
        if (used[at])
            return list->items[at].code;
    }
    return nrm_text_of("");
}

/* Whether the certificate says of a dimension what its hierarchy says. */
static bool
same_kin(const nrm_proof_in *r, const nrm_codelist *list, size_t d,
         const size_t *atoms_of)
{
    size_t dim = nrm_obs_dim_find(r->obs, r->dims[d]);
    nrm_text total = nrm_codes_total(r->a, list, r->dims[d]);
    bool *used = nrm_new_n(r->a, bool, list == NULL ? 0 : list->n);
    bool *met = nrm_new_n(r->a, bool, r->n_words);
    bool any = false;

    if (dim == NRM_NO_DIM)
        return true;
    for (size_t i = 0; i < r->proof.n_rows; i++) {
        nrm_text code = nrm_obs_text_at(r->obs, r->rows[i]->dim[dim]);
        size_t at = list == NULL ? NRM_NO_CODE : nrm_codes_find(list, code);

        any = any || nrm_text_eq(code, total);
        if (r->keys[i].dim[d] != NRM_NO_WORD)
            met[r->keys[i].dim[d]] = true;
        if (at != NRM_NO_CODE)
            used[at] = true;
    }
    for (size_t i = 0; i < r->n_words; i++)
        if (!met[i]
            && (r->parent[d][i] != NRM_NO_WORD
                || r->whole[d][i] != NRM_NO_WORD))
            return false;
    for (size_t i = 0; i < r->proof.n_rows; i++) {
        uint32_t word = r->keys[i].dim[d], said;
        bool overlap;
        nrm_text up;

        if (word == NRM_NO_WORD
            || (atoms_of[i] == 0 && r->parent[d][word] == NRM_NO_WORD
                && r->whole[d][word] == NRM_NO_WORD))
            continue;
        up = above(list, used, nrm_pool_at(r->words, word),
                   any ? total : nrm_text_of(""), &overlap);
        said = overlap ? r->whole[d][word] : r->parent[d][word];
        if (!nrm_text_eq(said == NRM_NO_WORD ? nrm_text_of("")
                                             : nrm_pool_at(r->words, said),
                         up)
            || (overlap ? r->parent : r->whole)[d][word] != NRM_NO_WORD)
            return false;
    }
    return true;
}

/* Everything that has to be read before the check. */
static int
read_all(nrm_proof_in *r, nrm_text text, size_t *atoms_of, nrm_err *e)
{
    const nrm_json *zeros = nrm_json_get(r->json, "zeros");
    const nrm_json *width = nrm_json_get(r->json, "width");
    double w = width == NULL ? 0 : width->number;

    if (nrm_proof_digests(r, text, e) != 0)
        return -1;
    if (!(w >= 1 && w < 1e12 && w == floor(w)))
        return nrm_fail(e, NRM_EINPUT, "the certificate proves no width");
    r->proof.width = (int64_t)w;
    if (nrm_proof_words(r, e) != 0)
        return -1;
    read_rows(r, zeros != NULL && nrm_text_is(zeros->text, "public"));
    if (nrm_proof_atoms(r, e) != 0 || nrm_proof_moves(r, e) != 0
        || nrm_proof_tables(r, e) != 0)
        return -1;
    find_holders(r, atoms_of);
    fix_unlisted(r, atoms_of);
    find_pairs(r);
    if (nrm_proof_shares(r, atoms_of, e) != 0)
        return -1;
    return pass_public(r, atoms_of, e);
}

int
nrm_proof_check(nrm_arena *a, const nrm_proof_job *job, nrm_proved *out,
                nrm_err *e)
{
    nrm_proof_in r = { .a = a, .obs = job->obs };
    size_t *atoms_of = nrm_new_n(a, size_t, job->obs->n_rows), row;
    const char *wrong;

    *out = (nrm_proved){ 0 };
    r.json = nrm_json_parse(a, job->path, job->text, e);
    if (r.json == NULL)
        return -1;
    r.words = nrm_pool_new(a);
    r.by_key = nrm_pool_new(a);
    if (read_all(&r, job->text, atoms_of, e) != 0)
        return -1;
    for (size_t d = 0; d < r.n_dims && out->assumed == NULL; d++)
        if (!same_kin(&r, list_of(&r, job->hierarchies, r.dims[d]), d,
                      atoms_of))
            out->assumed = r.dims[d];
    if (job->strict && out->assumed != NULL)
        return nrm_fail(e, NRM_EINPUT,
                        "the certificate has another hierarchy of '%s'",
                        nrm_quote(a, nrm_text_of(out->assumed)));
    wrong = nrm_verify(a, &r.proof, &row);
    if (wrong != NULL && row < r.proof.n_rows)
        return nrm_fail_at(e, nrm_obs_string(r.obs, r.rows[row]->file),
                           r.rows[row]->line, "%s", wrong);
    if (wrong != NULL)
        return nrm_fail(e, NRM_EINPUT, "%s", wrong);
    for (size_t i = 0; i < r.proof.n_rows; i++)
        out->n_hidden += r.proof.hidden[i];
    return 0;
}
