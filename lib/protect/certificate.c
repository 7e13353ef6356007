/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/certificate.h"

#include "data/json.h"
#include "protect/release.h"
#include "protect/shares.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The lists of a certificate as they grow, and the words that they name. */
typedef struct writing {
    nrm_arena *a;
    const nrm_certificate *c;
    nrm_pool *words;
    nrm_buf atoms, moves, proof, shares;
    nrm_buf parents[NRM_DIMS_MAX], wholes[NRM_DIMS_MAX];
    nrm_pool *told; /* pairs of words that were written */
    size_t n_atoms, n_moves;
} writing;

static void
put_next(nrm_buf *b, const char *between)
{
    if (b->len > 0)
        nrm_buf_text(b, between);
}

static uint32_t
word(writing *w, const char *text)
{
    return nrm_pool_add(w->words, nrm_text_of(text));
}

/* The side of a slice that is a dimension, or NULL. */
static const nrm_side *
side_of(const nrm_slice *slice, const char *name, size_t *place)
{
    for (size_t d = 0; d < slice->n_sides; d++)
        if (strcmp(slice->sides[d].name, name) == 0) {
            *place = d;
            return &slice->sides[d];
        }
    return NULL;
}

/* The words of SOURCE and RELEASE, which all rows of a slice share. */
static void
put_origin(writing *w, nrm_buf *b, const nrm_obs_row *row)
{
    static const char *const texts[] = { "SOURCE", "RELEASE" };
    const nrm_obs *obs = w->c->obs;

    for (size_t i = 0; i < NRM_COUNT_OF(texts); i++) {
        size_t t = nrm_obs_text_find(obs, texts[i]);

        nrm_buf_format(
            b, ", %" PRIu32,
            word(w, t == NRM_NO_DIM ? "" : nrm_obs_string(obs, row->text[t])));
    }
}

static bool
has_leaf(const nrm_axis *axis, size_t code, uint32_t leaf)
{
    for (size_t k = axis->codes.start[code]; k < axis->codes.start[code + 1];
         k++)
        if (axis->codes.items[k] == leaf)
            return true;
    return false;
}

/* The code that a leaf is of: of those that hold it, the one below all. */
static uint32_t
code_of_leaf(const nrm_side *side, uint32_t leaf)
{
    uint32_t best = NRM_NO_PARENT;

    for (uint32_t c = 0; c < side->axis.codes.n; c++)
        if (has_leaf(&side->axis, c, leaf)
            && (best == NRM_NO_PARENT || side->up[c] == best
                || nrm_list_len(&side->axis.codes, c)
                       < nrm_list_len(&side->axis.codes, best)))
            best = c;
    return best;
}

/* Writes a pair of words of a dimension once. */
static void
tell(writing *w, nrm_buf *b, size_t dim, const char *child, const char *parent)
{
    uint32_t pair[3] = { (uint32_t)dim, word(w, child), word(w, parent) };
    size_t before = nrm_pool_count(w->told);

    nrm_pool_add(w->told, nrm_text_n((const char *)pair, sizeof pair));
    if (nrm_pool_count(w->told) == before)
        return;
    put_next(b, ", ");
    nrm_buf_format(b, "%" PRIu32 ", %" PRIu32, pair[1], pair[2]);
}

/* What the codes of the sides are parts of. */
static void
put_kin(writing *w, const nrm_slice *slice)
{
    size_t place;

    for (size_t d = 0; d < w->c->obs->n_dims; d++) {
        const nrm_side *side = side_of(slice, w->c->obs->dims[d], &place);

        for (size_t c = 0; side != NULL && c < side->axis.codes.n; c++) {
            if (side->up[c] != NRM_NO_PARENT)
                tell(w, &w->parents[d], d, side->codes[c],
                     side->codes[side->up[c]]);
            if (side->whole[c] != NRM_NO_PARENT)
                tell(w, &w->wholes[d], d, side->codes[c],
                     side->codes[side->whole[c]]);
        }
    }
}

static int
compare_days(const void *x, const void *y)
{
    int32_t p = *(const int32_t *)x, q = *(const int32_t *)y;

    return (p > q) - (p < q);
}

/* All days on which a period of a side starts or ends, ascending, twice. */
static int32_t *
days_of(writing *w, const nrm_side *side, size_t *n)
{
    int32_t *days = nrm_new_n(w->a, int32_t, 2 * side->axis.codes.n);
    size_t n_days = 0;

    *n = 0;
    for (size_t c = 0; c < side->axis.codes.n; c++) {
        nrm_period p;

        if (!nrm_period_parse(nrm_text_of(side->codes[c]), &p))
            continue;
        days[n_days++] = p.start;
        days[n_days++] = nrm_period_end(p);
    }
    qsort(days, n_days, sizeof *days, compare_days);
    for (size_t i = 0; i < n_days; i++)
        if (*n == 0 || days[*n - 1] != days[i])
            days[(*n)++] = days[i];
    return days;
}

/* One leaf of each side: an inner cell of the product. */
static void
leaves_of(const nrm_slice *slice, uint32_t place, uint32_t *leaves)
{
    for (size_t d = slice->n_sides; d-- > 0;) {
        uint32_t n = (uint32_t)slice->sides[d].axis.n_leaves;

        leaves[d] = place % n;
        place /= n;
    }
}

static void
put_atoms(writing *w, const nrm_slice *slice)
{
    const nrm_obs *obs = w->c->obs;
    const nrm_obs_row *row = &obs->rows[slice->rows.items[0]];
    uint32_t leaves[NRM_DIMS_MAX + 1];
    size_t n_days = 0, time = 0, at;
    const nrm_side *periods = side_of(slice, "TIME_PERIOD", &time);
    const int32_t *days = periods ? days_of(w, periods, &n_days) : NULL;

    for (size_t i = 0; i < slice->cube->n_atoms; i++) {
        int32_t from = row->period.start, to = nrm_period_end(row->period);

        leaves_of(slice, slice->places[i], leaves);
        put_next(&w->atoms, ",\n");
        nrm_buf_text(&w->atoms, "[");
        for (size_t d = 0; d < obs->n_dims; d++) {
            const nrm_side *side = side_of(slice, obs->dims[d], &at);
            const char *code =
                side == NULL ? nrm_obs_string(obs, row->dim[d])
                             : side->codes[code_of_leaf(side, leaves[at])];

            nrm_buf_format(&w->atoms, "%" PRIu32 ", ", word(w, code));
        }
        if (periods != NULL && leaves[time] + 1 < n_days) {
            from = days[leaves[time]];
            to = days[leaves[time] + 1];
        }
        nrm_buf_format(&w->atoms, "%" PRId32 ", %" PRId32, from, to);
        put_origin(w, &w->atoms, row);
        nrm_buf_format(&w->atoms, ", %" PRId64 "]", slice->base[i]);
    }
}

static void
put_moves(writing *w, const nrm_attacked *attacked)
{
    for (size_t k = 0; k < attacked->n_moves; k++) {
        const nrm_move *move = &attacked->moves[k];

        put_next(&w->moves, ",\n");
        nrm_buf_text(&w->moves, "[");
        for (size_t i = 0; i < move->n; i++)
            nrm_buf_format(&w->moves, "%s%zu, %" PRId64, i > 0 ? ", " : "",
                           w->n_atoms + move->atoms[i], move->change[i]);
        nrm_buf_text(&w->moves, "]");
    }
}

static long
move_number(const writing *w, size_t move)
{
    return move == NRM_NO_MOVE ? -1 : (long)(w->n_moves + move);
}

/* The codes, the period and the origin of a row. */
static void
put_key(writing *w, nrm_buf *b, const nrm_obs_row *row)
{
    const nrm_obs *obs = w->c->obs;
    char period[NRM_PERIOD_BYTES];

    for (size_t d = 0; d < obs->n_dims; d++)
        nrm_buf_format(b, "%" PRIu32 ", ",
                       word(w, nrm_obs_string(obs, row->dim[d])));
    nrm_buf_format(b, "%" PRIu32,
                   word(w, nrm_period_format(row->period, period)));
    put_origin(w, b, row);
}

static void
put_proof(writing *w, const nrm_slice *slice, const nrm_attacked *attacked)
{
    const nrm_obs *obs = w->c->obs;

    for (size_t c = 0; c < slice->cube->cells.n; c++) {
        const nrm_exposure *x = &attacked->cells[c];
        const nrm_obs_row *row = &obs->rows[*nrm_list_at(&slice->rows, c)];

        if (slice->cells[c].kind != NRM_CELL_HIDDEN || x->verdict != NRM_SAFE)
            continue;
        put_next(&w->proof, ",\n");
        nrm_buf_text(&w->proof, "[");
        put_key(w, &w->proof, row);
        nrm_buf_format(&w->proof, ", %ld, %ld]", move_number(w, x->least_move),
                       move_number(w, x->most_move));
    }
}

/* The rows of cells in which an atom is counted. */
static bool *
rows_with_atoms(const writing *w)
{
    const nrm_slices *slices = w->c->slices;
    bool *in = nrm_new_n(w->a, bool, w->c->obs->n_rows);

    for (size_t i = 0; i < slices->n; i++) {
        const nrm_slice *slice = &slices->at[i];

        for (size_t c = 0; c < slice->rows.n; c++)
            for (size_t k = 0; k < nrm_list_len(&slice->rows, c); k++)
                in[nrm_list_at(&slice->rows, c)[k]] =
                    nrm_list_len(&slice->cube->cells, c) > 0;
    }
    return in;
}

/* A number, or the key of a row as a list. */
static void
put_term(writing *w, const nrm_term *x)
{
    if (x->row == NRM_NO_ROW) {
        nrm_buf_format(&w->shares, "%" PRId64, x->number);
        return;
    }
    nrm_buf_text(&w->shares, "[");
    put_key(w, &w->shares, &w->c->obs->rows[x->row]);
    nrm_buf_text(&w->shares, "]");
}

/* What published shares say of counts that have atoms. */
static void
put_shares(writing *w)
{
    size_t n = 0;
    const nrm_shares *shares = w->c->slices->shares;
    const nrm_said *said = shares ? nrm_shares_said(shares, &n) : NULL;
    const bool *in = rows_with_atoms(w);

    for (size_t i = 0; i < n; i++) {
        const nrm_said *x = &said[i];

        if ((x->part.row == NRM_NO_ROW || !in[x->part.row])
            && (x->whole.row == NRM_NO_ROW || !in[x->whole.row]))
            continue;
        put_next(&w->shares, ",\n");
        nrm_buf_format(&w->shares, "[%" PRId64 ", ", x->low);
        put_term(w, &x->whole);
        nrm_buf_format(&w->shares, ", %" PRId64 ", ", x->unit);
        put_term(w, &x->part);
        nrm_buf_format(&w->shares, ", %" PRId64 "]", x->high);
    }
}

/* A list of lists, one for each dimension. */
static void
put_lists(nrm_buf *out, const char *name, const nrm_buf *lists, size_t n)
{
    nrm_buf_format(out, "\"%s\": [", name);
    for (size_t d = 0; d < n; d++) {
        nrm_buf_text(out, d > 0 ? ", [" : "[");
        nrm_buf_view(out, nrm_buf_all(&lists[d]));
        nrm_buf_text(out, "]");
    }
    nrm_buf_text(out, "],\n");
}

static void
put_list(nrm_buf *out, const char *name, const nrm_buf *list, const char *end)
{
    nrm_buf_format(out, "\"%s\": [\n", name);
    nrm_buf_view(out, nrm_buf_all(list));
    nrm_buf_format(out, "]%s", end);
}

static void
put_head(writing *w, nrm_buf *out)
{
    static const char *const zeros[] = { "public", "candidate", "protected" };
    const nrm_certificate *c = w->c;
    nrm_digest release = nrm_release_digest(w->a, c->obs);

    nrm_buf_format(out,
                   "{\"certificate\": 3,\n\"width\": %" PRId64
                   ",\n\"zeros\": \"%s\",\n\"release\": \"%s\",\n"
                   "\"dimensions\": [",
                   c->policy->width, zeros[c->policy->zeros],
                   nrm_digest_hex(w->a, &release));
    for (size_t d = 0; d < c->obs->n_dims; d++) {
        nrm_buf_text(out, d > 0 ? ", " : "");
        nrm_json_put(out, nrm_text_of(c->obs->dims[d]));
    }
    nrm_buf_text(out, "],\n\"words\": [");
    for (uint32_t i = 0; i < nrm_pool_count(w->words); i++) {
        nrm_buf_text(out, i > 0 ? ", " : "");
        nrm_json_put(out, nrm_pool_at(w->words, i));
    }
    nrm_buf_text(out, "],\n");
}

void
nrm_certificate_write(nrm_arena *a, const nrm_certificate *c, nrm_buf *out)
{
    writing w = {
        .a = a, .c = c, .words = nrm_pool_new(a), .told = nrm_pool_new(a)
    };
    size_t n_dims = c->obs->n_dims;
    nrm_digest all;

    nrm_buf_init(&w.atoms, a);
    nrm_buf_init(&w.moves, a);
    nrm_buf_init(&w.proof, a);
    nrm_buf_init(&w.shares, a);
    for (size_t d = 0; d < n_dims; d++) {
        nrm_buf_init(&w.parents[d], a);
        nrm_buf_init(&w.wholes[d], a);
    }
    for (size_t i = 0; i < c->slices->n; i++) {
        put_kin(&w, &c->slices->at[i]);
        put_atoms(&w, &c->slices->at[i]);
        put_moves(&w, &c->attacked[i]);
        put_proof(&w, &c->slices->at[i], &c->attacked[i]);
        w.n_atoms += c->slices->at[i].cube->n_atoms;
        w.n_moves += c->attacked[i].n_moves;
    }
    put_shares(&w);
    put_head(&w, out);
    put_lists(out, "parents", w.parents, n_dims);
    put_lists(out, "wholes", w.wholes, n_dims);
    put_list(out, "atoms", &w.atoms, ",\n");
    put_list(out, "moves", &w.moves, ",\n");
    put_list(out, "shares", &w.shares, ",\n");
    put_list(out, "proof", &w.proof, "");
    all = nrm_sha256_of(nrm_buf_all(out));
    nrm_buf_text(out, NRM_CERTIFICATE_DIGEST);
    nrm_buf_format(out, "%s\"}\n", nrm_digest_hex(a, &all));
}
