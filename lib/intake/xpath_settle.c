/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SQL compares a text with a number by their types, where XPath makes a number
 * of the text. So what stands beside a comparison decides how both are
 * written, and what cannot be written surely is refused.
 */
#include "intake/xpath_part.h"

#include <string.h>

static nrm_piece_kind
kind_at(const nrm_xpath *r, size_t i)
{
    return i < r->n ? r->pieces[i].kind : NRM_PIECE_LOGIC;
}

/* Whether what stands there is counted with, as what brackets hold may be. */
static bool
is_number(const nrm_xpath *r, size_t i)
{
    nrm_piece_kind k = kind_at(r, i);

    return k == NRM_PIECE_NUMBER || k == NRM_PIECE_COUNT || k == NRM_PIECE_OPEN
           || k == NRM_PIECE_CLOSE;
}

/* A text that numbers are meant by. */
static void
make_number(nrm_xpath *r, size_t i)
{
    r->pieces[i].sql = nrm_format(r->a, "CAST(%s AS REAL)", r->pieces[i].sql);
    r->pieces[i].kind = NRM_PIECE_NUMBER;
}

/* x = '' asks whether there is an answer. */
static bool
ask_for_none(nrm_xpath *r, size_t i)
{
    bool equal = strcmp(r->pieces[i].sql, " = ") == 0;

    if ((!equal && strcmp(r->pieces[i].sql, " <> ") != 0)
        || r->pieces[i - 1].given.at != NULL
        || kind_at(r, i - 1) > NRM_PIECE_LIST)
        return nrm_xpath_fail(r, "it compares with an empty text");
    r->pieces[i].sql = equal ? " IS NULL" : " IS NOT NULL";
    r->pieces[i + 1].sql = "";
    r->pieces[i + 1].kind = r->pieces[i - 1].kind = NRM_PIECE_TRUTH;
    return true;
}

/* What stands on the other side of an operand of a comparison. */
static nrm_piece_kind
beyond(const nrm_xpath *r, size_t compare, size_t operand)
{
    return kind_at(r, operand < compare ? operand - 1 : operand + 1);
}

/*
 * One side is a text and the other counts: the text becomes a number, but a
 * code is compared with a number that is written out by its text.
 */
static bool
meet(nrm_xpath *r, size_t compare, size_t text, size_t number)
{
    const nrm_piece *t = &r->pieces[text];
    nrm_piece *n = &r->pieces[number];
    const char *sign = r->pieces[compare].sql;
    bool equal = strcmp(sign, " = ") == 0 || strcmp(sign, " <> ") == 0;

    if (t->given.at != NULL)
        return nrm_xpath_fail(r, "it compares a number with a text");
    if (equal && n->kind == NRM_PIECE_NUMBER && n->given.at != NULL
        && beyond(r, compare, text) != NRM_PIECE_COUNT
        && beyond(r, compare, number) != NRM_PIECE_COUNT)
        n->sql = nrm_xpath_quote(r->a, n->given, '\'');
    else
        make_number(r, text);
    return true;
}

static bool
settle_compare(nrm_xpath *r, size_t i)
{
    nrm_piece_kind left = kind_at(r, i - 1), right = kind_at(r, i + 1);
    const char *sign = r->pieces[i].sql;
    bool equal = strcmp(sign, " = ") == 0 || strcmp(sign, " <> ") == 0;

    if (right == NRM_PIECE_TEXT && r->pieces[i + 1].given.at != NULL
        && r->pieces[i + 1].given.len == 0)
        return ask_for_none(r, i);
    if (left == NRM_PIECE_TEXT && is_number(r, i + 1))
        return meet(r, i, i - 1, i + 1);
    if (right == NRM_PIECE_TEXT && is_number(r, i - 1))
        return meet(r, i, i + 1, i - 1);
    if ((left == NRM_PIECE_MOMENT
         && (right == NRM_PIECE_MOMENT || right == NRM_PIECE_TEXT))
        || (right == NRM_PIECE_MOMENT && left == NRM_PIECE_TEXT)
        || (is_number(r, i - 1) && is_number(r, i + 1))
        || (left == NRM_PIECE_TRUTH && right == NRM_PIECE_TRUTH)
        || (equal && left == NRM_PIECE_TEXT && right == NRM_PIECE_TEXT))
        return true;
    return nrm_xpath_fail(r, "it compares what rules cannot compare");
}

/* An operand beside no comparison is counted with, or is true or false. */
static bool
settle_operand(nrm_xpath *r, size_t i)
{
    nrm_piece_kind k = kind_at(r, i),
                   left = i == 0 ? NRM_PIECE_LOGIC : kind_at(r, i - 1);
    nrm_piece_kind right = kind_at(r, i + 1);

    if ((left == NRM_PIECE_COMPARE || right == NRM_PIECE_COMPARE)
        && left != NRM_PIECE_COUNT && right != NRM_PIECE_COUNT)
        return true;
    if (k == NRM_PIECE_TEXT && r->pieces[i].given.at == NULL
        && (left == NRM_PIECE_COUNT || right == NRM_PIECE_COUNT))
        make_number(r, i);
    return kind_at(r, i) == NRM_PIECE_NUMBER || k == NRM_PIECE_TRUTH
           || nrm_xpath_fail(r, "it takes an answer for yes or no");
}

bool
nrm_xpath_settle(nrm_xpath *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (kind_at(r, i) == NRM_PIECE_COMPARE && !settle_compare(r, i))
            return false;
    for (size_t i = 0; i < r->n; i++)
        if (kind_at(r, i) <= NRM_PIECE_TRUTH && !settle_operand(r, i))
            return false;
    return true;
}
