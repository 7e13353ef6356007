/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slip of the finger in a code: a letter left out, doubled, exchanged with
 * the next, or another one. What comes out is no code, label or alias of the
 * list, as that would be a wrong value that nobody can see.
 */
#include "intake/fault.h"

#include <string.h>

#define TRIES 16

static bool
fits(const nrm_made_field *field)
{
    return field->codes != NULL && field->index != NULL
           && field->field->type != NRM_TYPE_LIST; /* "A;;B" is still "A;B" */
}

static bool
is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* One of the 25 other letters, as large as this one. */
static char
other_letter(char c, size_t which)
{
    char first = c >= 'a' ? 'a' : 'A';

    return (char)(first + (char)(((size_t)(c - first) + 1 + which) % 26));
}

/* Writes a slip of `t` to `to`, which has room for one more; its length. */
static size_t
slip(nrm_text t, char *to, nrm_random *r)
{
    size_t at = nrm_random_below(r, t.len), how = nrm_random_below(r, 4);
    char c = t.at[at];

    memcpy(to, t.at, t.len);
    switch (how) {
    case 0: memmove(to + at, to + at + 1, t.len - at - 1); return t.len - 1;
    case 1: memmove(to + at + 1, t.at + at, t.len - at); return t.len + 1;
    case 2:
        if (at + 1 < t.len) {
            to[at] = t.at[at + 1];
            to[at + 1] = c;
        }
        return t.len;
    default:
        if (is_letter(c))
            to[at] = other_letter(c, nrm_random_below(r, 25));
        return t.len;
    }
}

static bool
spoil(const nrm_made_field *fields, size_t at, nrm_made_row *row, nrm_random *r)
{
    nrm_made_cell *cell = &row->cells[at];
    nrm_text good = cell->text;

    if (good.len == 0 || good.len + 1 > NRM_CELL_BYTES)
        return false;
    for (size_t i = 0; i < good.len; i++)
        if ((unsigned char)good.at[i] >= 0x80)
            return false; /* half a letter is not what fingers do */
    for (size_t i = 0; i < TRIES; i++) {
        nrm_text bad = nrm_text_n(cell->bytes, slip(good, cell->bytes, r));

        if (bad.len > 0 && !nrm_text_eq(good, bad)
            && nrm_code_index_find(fields[at].index, bad) == NRM_NO_CODE) {
            cell->text = bad;
            return true;
        }
    }
    return false;
}

const nrm_fault nrm_fault_typo = {
    .name = "typo",
    .help = "a slip in a code, which is then in no list",
    .fits = fits,
    .spoil = spoil,
};
