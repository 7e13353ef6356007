/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/axis.h"

#include <stdlib.h>
#include <string.h>

/* The place of a code among those in use, or NRM_NO_PARENT. */
static uint32_t
find_code(const nrm_text *codes, size_t n, nrm_text code)
{
    for (size_t i = 0; i < n; i++)
        if (nrm_text_eq(codes[i], code))
            return (uint32_t)i;
    return NRM_NO_PARENT;
}

size_t
nrm_rest_of(const nrm_codelist *list, nrm_text code)
{
    size_t len = strlen(NRM_REST);

    if (list == NULL || code.len <= len
        || memcmp(code.at + code.len - len, NRM_REST, len) != 0)
        return NRM_NO_CODE;
    return nrm_codes_find(list, nrm_text_n(code.at, code.len - len));
}

/*
 * Walks up the list from a code to the nearest one in use. *overlap is set
 * when one of the steps was from a part that may overlap with others.
 */
static uint32_t
walk_up(const nrm_codelist *list, const uint32_t *in_use, size_t item,
        bool *overlap)
{
    size_t at = list->items[item].parent;

    *overlap = false;
    while (at != NRM_NO_CODE) {
        *overlap = *overlap || list->items[at].parts == NRM_OVERLAP;
        if (in_use[at] != NRM_NO_PARENT)
            return in_use[at];
        at = list->items[at].parent;
    }
    return NRM_NO_PARENT;
}

static void
number_families(nrm_arena *a, nrm_kin *kin)
{
    uint32_t *number = nrm_new_n(a, uint32_t, kin->n);

    for (size_t i = 0; i < kin->n; i++)
        number[i] = NRM_NO_PARENT;
    for (size_t i = 0; i < kin->n; i++) {
        uint32_t top = (uint32_t)i;

        while (kin->parent[top] != NRM_NO_PARENT
               || kin->whole[top] != NRM_NO_PARENT)
            top = kin->parent[top] != NRM_NO_PARENT ? kin->parent[top]
                                                    : kin->whole[top];
        if (number[top] == NRM_NO_PARENT)
            number[top] = (uint32_t)kin->n_families++;
        kin->family[i] = number[top];
    }
}

nrm_kin
nrm_kin_of(nrm_arena *a, const nrm_codelist *list, nrm_text total,
           const nrm_text *codes, size_t n)
{
    nrm_kin kin = { n, nrm_new_n(a, uint32_t, n), nrm_new_n(a, uint32_t, n),
                    nrm_new_n(a, uint32_t, n), 0 };
    size_t n_items = list == NULL ? 0 : list->n;
    uint32_t *in_use = nrm_new_n(a, uint32_t, n_items);
    uint32_t top = find_code(codes, n, total);

    for (size_t i = 0; i < n_items; i++)
        in_use[i] = find_code(codes, n, list->items[i].code);
    for (size_t i = 0; i < n; i++) {
        size_t item =
            list == NULL ? NRM_NO_CODE : nrm_codes_find(list, codes[i]);
        size_t rest = nrm_rest_of(list, codes[i]);
        bool overlap = false;
        uint32_t up = NRM_NO_PARENT;

        if (item == NRM_NO_CODE && rest != NRM_NO_CODE
            && in_use[rest] != NRM_NO_PARENT)
            up = in_use[rest];
        else if (item == NRM_NO_CODE && rest != NRM_NO_CODE)
            up = walk_up(list, in_use, rest, &overlap);
        else if (item != NRM_NO_CODE)
            up = walk_up(list, in_use, item, &overlap);
        else if (top != i)
            up = top;
        kin.parent[i] = overlap ? NRM_NO_PARENT : up;
        kin.whole[i] = overlap ? up : NRM_NO_PARENT;
    }
    number_families(a, &kin);
    return kin;
}

/* Adds one leaf to a code and to everything it is a part of. */
static void
add_leaf(const nrm_kin *kin, uint32_t code, uint32_t leaf, nrm_lists *pairs)
{
    for (uint32_t at = code; at != NRM_NO_PARENT; at = kin->parent[at]) {
        pairs->items[2 * pairs->n] = at;
        pairs->items[2 * pairs->n + 1] = leaf;
        pairs->n++;
    }
}

/* Turns pairs (code, leaf), leaves ascending, into the lists of an axis. */
static nrm_axis
collect(nrm_arena *a, const nrm_lists *pairs, const uint32_t *place,
        size_t n_codes, size_t n_leaves)
{
    nrm_axis axis = { n_leaves,
                      { n_codes, nrm_new_n(a, size_t, n_codes + 1),
                        nrm_new_n(a, uint32_t, pairs->n) } };
    size_t *next = nrm_new_n(a, size_t, n_codes + 1);

    for (size_t i = 0; i < pairs->n; i++)
        axis.codes.start[place[pairs->items[2 * i]] + 1]++;
    for (size_t c = 0; c < n_codes; c++)
        axis.codes.start[c + 1] += axis.codes.start[c];
    memcpy(next, axis.codes.start, n_codes * sizeof *next);
    for (size_t i = 0; i < pairs->n; i++)
        axis.codes.items[next[place[pairs->items[2 * i]]]++] =
            pairs->items[2 * i + 1];
    return axis;
}

bool
nrm_kin_splits(const nrm_kin *kin, size_t code)
{
    for (size_t i = 0; i < kin->n; i++)
        if (kin->family[i] == kin->family[code]
            && kin->parent[i] != NRM_NO_PARENT)
            return true;
    return false;
}

uint64_t *
nrm_axis_rests(nrm_arena *a, uint64_t all, size_t *n)
{
    uint64_t each[64], *rests;
    size_t n_each = 0;

    for (size_t d = 0; d < NRM_COUNT_OF(each); d++)
        if ((all >> d & 1) != 0)
            each[n_each++] = UINT64_C(1) << d;
    rests = nrm_new_n(a, uint64_t, 2 + n_each + n_each * n_each);
    *n = 1;
    for (size_t apart = 0; apart < n_each; apart++)
        for (size_t i = 0; i + apart < n_each; i++)
            rests[(*n)++] = each[i] | each[i + apart];
    if (n_each > 2)
        rests[(*n)++] = all;
    return rests;
}

/* Numbers the codes of a family in their order; how many there are. */
static size_t
number_codes(const nrm_kin *kin, size_t family, uint32_t *place)
{
    size_t n = 0;

    for (size_t i = 0; i < kin->n; i++)
        if (kin->family[i] == family)
            place[i] = (uint32_t)n++;
    return n;
}

nrm_axis
nrm_axis_of(nrm_arena *a, const nrm_kin *kin, size_t family, bool rests,
            uint32_t *place)
{
    size_t n_codes = number_codes(kin, family, place), n_leaves = 0;
    bool *has_parts = nrm_new_n(a, bool, kin->n);
    nrm_lists pairs = { 0 };

    pairs.items = nrm_new_n(a, uint32_t, 2 * n_codes * n_codes);
    for (size_t i = 0; i < kin->n; i++)
        if (kin->parent[i] != NRM_NO_PARENT)
            has_parts[kin->parent[i]] = true;
    for (uint32_t i = 0; i < kin->n; i++)
        if (kin->family[i] == family && (!has_parts[i] || rests))
            add_leaf(kin, i, (uint32_t)n_leaves++, &pairs);
    return collect(a, &pairs, place, n_codes, n_leaves);
}

static int
compare_days(const void *x, const void *y)
{
    int32_t p = *(const int32_t *)x, q = *(const int32_t *)y;

    return (p > q) - (p < q);
}

/* Whether two periods share a day. No period shares none. */
static bool
overlap(nrm_period p, nrm_period q)
{
    if (p.freq == NRM_NO_PERIOD || q.freq == NRM_NO_PERIOD)
        return p.freq == q.freq;
    return p.start < nrm_period_end(q) && q.start < nrm_period_end(p);
}

nrm_kin
nrm_kin_of_periods(nrm_arena *a, const nrm_period *periods, size_t n)
{
    nrm_kin kin = { n, nrm_new_n(a, uint32_t, n), nrm_new_n(a, uint32_t, n),
                    nrm_new_n(a, uint32_t, n), 0 };
    bool *seen = nrm_new_n(a, bool, n);
    uint32_t *queue = nrm_new_n(a, uint32_t, n);

    for (uint32_t i = 0; i < n; i++) {
        size_t head = 0, tail = 0;

        kin.parent[i] = kin.whole[i] = NRM_NO_PARENT;
        if (seen[i])
            continue;
        seen[i] = true;
        queue[tail++] = i;
        for (; head < tail; head++) {
            kin.family[queue[head]] = (uint32_t)kin.n_families;
            for (uint32_t k = 0; k < n; k++)
                if (!seen[k] && overlap(periods[queue[head]], periods[k])) {
                    seen[k] = true;
                    queue[tail++] = k;
                }
        }
        kin.n_families++;
    }
    return kin;
}

/*
 * The leaves are the stretches between all the days on which a period of the
 * family starts or ends: every period is a run of them.
 */
nrm_axis
nrm_axis_of_periods(nrm_arena *a, const nrm_period *periods, const nrm_kin *kin,
                    size_t family, uint32_t *place)
{
    size_t n_codes = number_codes(kin, family, place), n_days = 0;
    int32_t *days = nrm_new_n(a, int32_t, 2 * n_codes);
    nrm_lists pairs = { 0 };
    size_t n_unique = 0;

    for (size_t i = 0; i < kin->n; i++) {
        if (kin->family[i] != family || periods[i].freq == NRM_NO_PERIOD)
            continue;
        days[n_days++] = periods[i].start;
        days[n_days++] = nrm_period_end(periods[i]);
    }
    qsort(days, n_days, sizeof *days, compare_days);
    for (size_t i = 0; i < n_days; i++)
        if (n_unique == 0 || days[n_unique - 1] != days[i])
            days[n_unique++] = days[i];
    pairs.items = nrm_new_n(a, uint32_t, 2 * n_codes * (n_unique + 1));
    if (n_unique == 0) { /* the one code that is no period */
        pairs.n = 1;
        pairs.items[0] = 0;
        while (kin->family[pairs.items[0]] != family)
            pairs.items[0]++;
        return collect(a, &pairs, place, n_codes, 1);
    }
    for (uint32_t k = 0; k + 1 < n_unique; k++)
        for (uint32_t i = 0; i < kin->n; i++) {
            if (kin->family[i] != family || periods[i].start > days[k]
                || nrm_period_end(periods[i]) < days[k + 1])
                continue;
            pairs.items[2 * pairs.n] = i;
            pairs.items[2 * pairs.n++ + 1] = k;
        }
    return collect(a, &pairs, place, n_codes, n_unique - 1);
}
