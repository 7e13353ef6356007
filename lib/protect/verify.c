/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/verify.h"

__extension__ typedef __int128 wide; /* no product overflows */

/* Whether an atom is counted in a row: its holders ascend. */
static bool
is_held(const nrm_proof *p, uint32_t atom, size_t row)
{
    size_t low = p->holder_start[atom], high = p->holder_start[atom + 1];

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (p->holders[middle] < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->holder_start[atom + 1] && p->holders[low] == row;
}

/* What a move changes in a row. */
static int64_t
change_of(const nrm_proof *p, size_t row, uint32_t move)
{
    int64_t sum = 0;

    if (move == NRM_PROOF_BASE)
        return 0;
    for (size_t i = p->move_start[move]; i < p->move_start[move + 1]; i++)
        if (is_held(p, p->move_atoms[i], row))
            sum += p->move_changes[i];
    return sum;
}

/* Adds to every row what one atom more of a count adds to it. */
static void
count(const nrm_proof *p, uint32_t atom, int64_t by, int64_t *rows)
{
    for (size_t k = p->holder_start[atom]; k < p->holder_start[atom + 1]; k++)
        rows[p->holders[k]] += by;
}

static wide
value_of(const nrm_proof_term *t, const int64_t *rows, size_t *row)
{
    if (t->row == NRM_PROOF_NONE)
        return t->number;
    *row = t->row;
    return rows[t->row];
}

/* Whether the rows have a share that is published. */
static bool
has_share(const nrm_proof_said *s, const int64_t *rows, size_t *row)
{
    wide whole = value_of(&s->whole, rows, row);
    wide part = value_of(&s->part, rows, row);

    return s->low * whole <= s->unit * part && s->unit * part < s->high * whole;
}

/* Whether a table gives the rows what is published; *row is one that not. */
static const char *
check_rows(const nrm_proof *p, const int64_t *rows, size_t *row)
{
    for (*row = 0; *row < p->n_rows; ++*row)
        if (rows[*row] < p->low[*row] || rows[*row] > p->high[*row])
            return "a table of the certificate has another count";
    for (size_t i = 0; i < p->n_pairs; i++)
        if (rows[ *row = p->pairs[i].first] > rows[p->pairs[i].second])
            return "a table of the certificate has more than the whole";
    for (size_t i = 0; i < p->n_said; i++)
        if (!has_share(&p->said[i], rows, row))
            return "a table of the certificate has another share than is "
                   "published";
    return NULL;
}

/* One move: what it touches stays as it is published. */
static const char *
check_move(const nrm_proof *p, uint32_t move, int64_t *rows, size_t *row)
{
    const char *wrong = NULL;

    for (size_t i = p->move_start[move]; i < p->move_start[move + 1]; i++) {
        uint32_t atom = p->move_atoms[i];

        count(p, atom, p->move_changes[i], rows);
        *row = p->n_rows;
        if (p->base[atom] + p->move_changes[i] < 0 || p->fixed[atom])
            wrong = "a move of the certificate changes what it may not";
    }
    if (wrong == NULL)
        wrong = check_rows(p, rows, row);
    for (size_t i = p->move_start[move]; i < p->move_start[move + 1]; i++)
        count(p, p->move_atoms[i], -p->move_changes[i], rows);
    return wrong;
}

const char *
nrm_verify(nrm_arena *a, const nrm_proof *p, size_t *row)
{
    int64_t *rows = nrm_new_n(a, int64_t, p->n_rows);
    const char *wrong;

    for (uint32_t i = 0; i < p->n_atoms; i++)
        count(p, i, p->base[i], rows);
    wrong = check_rows(p, rows, row);
    for (uint32_t k = 0; k < p->n_moves && wrong == NULL; k++)
        wrong = check_move(p, k, rows, row);
    for (size_t r = 0; r < p->n_rows && wrong == NULL; r++) {
        int64_t apart;

        *row = r;
        if (!p->hidden[r])
            continue;
        if (p->tables[r].first == NRM_PROOF_NONE)
            return "the certificate has no proof for this count";
        apart = change_of(p, r, p->tables[r].first)
                - change_of(p, r, p->tables[r].second);
        if (apart < p->width && -apart < p->width)
            wrong = "the two tables do not differ by the width";
    }
    return wrong;
}
