/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/link_compare.h"

#include "measure/link_text.h"

#include <string.h>

#define LONGEST 64

static nrm_text
cut_long(nrm_text t)
{
    return nrm_text_n(t.at, t.len < LONGEST ? t.len : LONGEST);
}

/* Letters of `a` that have a partner in `b` nearby; marks both. */
static size_t
match_letters(nrm_text a, nrm_text b, bool *in_a, bool *in_b)
{
    size_t longest = a.len > b.len ? a.len : b.len;
    size_t reach = longest / 2 > 0 ? longest / 2 - 1 : 0, n = 0;

    for (size_t i = 0; i < a.len; i++) {
        size_t from = i > reach ? i - reach : 0;
        size_t end = i + reach + 1 < b.len ? i + reach + 1 : b.len;

        for (size_t j = from; j < end; j++)
            if (!in_b[j] && a.at[i] == b.at[j]) {
                in_a[i] = in_b[j] = true;
                n++;
                break;
            }
    }
    return n;
}

double
nrm_jaro_winkler(nrm_text a, nrm_text b)
{
    bool in_a[LONGEST] = { false }, in_b[LONGEST] = { false };
    size_t m, moved = 0, prefix = 0, j = 0;
    double n, jaro;

    a = cut_long(a);
    b = cut_long(b);
    m = match_letters(a, b, in_a, in_b);
    if (m == 0)
        return 0;
    for (size_t i = 0; i < a.len; i++) {
        if (!in_a[i])
            continue;
        while (!in_b[j])
            j++;
        moved += a.at[i] != b.at[j++];
    }
    n = (double)m;
    jaro =
        (n / (double)a.len + n / (double)b.len + (n - (double)(moved / 2)) / n)
        / 3;
    while (prefix < 4 && prefix < a.len && prefix < b.len
           && a.at[prefix] == b.at[prefix])
        prefix++;
    return jaro + (double)prefix * 0.1 * (1 - jaro);
}

size_t
nrm_levenshtein(nrm_text a, nrm_text b)
{
    size_t row[LONGEST + 1];

    a = cut_long(a);
    b = cut_long(b);
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = diagonal + (a.at[i - 1] != b.at[j - 1]);

            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[b.len];
}

static unsigned
hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? (unsigned)(c - '0')
           : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                                  : 0;
}

double
nrm_dice_hex(nrm_text a, nrm_text b)
{
    int both = 0, all = 0;

    if (a.len != b.len)
        return 0;
    for (size_t i = 0; i < a.len; i++) {
        unsigned x = hex_digit(a.at[i]), y = hex_digit(b.at[i]);

        both += __builtin_popcount(x & y);
        all += __builtin_popcount(x) + __builtin_popcount(y);
    }
    return all == 0 ? 0 : 2.0 * both / all;
}

static unsigned
grade_name(nrm_text a, nrm_text b)
{
    double similarity = nrm_jaro_winkler(a, b);

    return similarity >= 0.92 ? 2 : similarity >= 0.80 ? 1 : 0;
}

static unsigned
grade_text(nrm_text a, nrm_text b)
{
    size_t longest = a.len > b.len ? a.len : b.len;
    double distance = (double)nrm_levenshtein(a, b) / (double)longest;

    return distance <= 0.15 ? 2 : distance <= 0.35 ? 1 : 0;
}

static unsigned
grade_sound(nrm_text a, nrm_text b)
{
    char x[NRM_SOUNDEX_BYTES], y[NRM_SOUNDEX_BYTES];

    return strcmp(nrm_soundex(a, x), nrm_soundex(b, y)) == 0;
}

/* How many bytes of two days differ. */
static size_t
count_different(nrm_text a, nrm_text b)
{
    size_t n = 0;

    for (size_t i = 0; i < a.len; i++)
        n += a.at[i] != b.at[i];
    return n;
}

/* Day and month swapped or one digit off; the same year. */
static unsigned
grade_date(nrm_text a, nrm_text b)
{
    bool full = a.len == 10 && b.len == 10;
    bool same_year = memcmp(a.at, b.at, 4) == 0;

    if (full
        && (count_different(a, b) <= 1
            || (same_year && memcmp(a.at + 5, b.at + 8, 2) == 0
                && memcmp(a.at + 8, b.at + 5, 2) == 0)))
        return 2;
    return same_year;
}

static unsigned
grade_clk(nrm_text a, nrm_text b)
{
    double dice = nrm_dice_hex(a, b);

    return dice >= 0.85 ? 2 : dice >= 0.70 ? 1 : 0;
}

static nrm_text
as_it_is(nrm_arena *a, nrm_text raw)
{
    nrm_text t = nrm_text_strip(raw);

    return t.len == 0 ? nrm_text_of("") : nrm_text_copy(a, t);
}

static nrm_text
no_coarse(nrm_arena *a NRM_UNUSED, nrm_text value NRM_UNUSED)
{
    return nrm_text_of("");
}

static const nrm_link_kind kinds[] = {
    { "name", "names of persons, by Jaro-Winkler", 4, true, false,
      nrm_link_name, grade_name, nrm_link_soundex },
    { "sound", "names that are written as they are heard, by Soundex", 3, true,
      false, nrm_link_name, grade_sound, nrm_link_soundex },
    { "text", "places and other words, by edit distance", 4, true, false,
      nrm_link_name, grade_text, nrm_link_soundex },
    { "date", "dates, by what of them agrees", 4, false, false, nrm_link_date,
      grade_date, NULL },
    { "exact", "codes that are equal or not", 2, true, false, as_it_is, NULL,
      NULL },
    { "id", "a number that only one person has: decides", 2, false, true,
      as_it_is, NULL, NULL },
    { "clk", "Bloom filters of --key-file, by the Dice coefficient", 4, false,
      false, as_it_is, grade_clk, no_coarse },
};

const nrm_link_kind *
nrm_link_kind_find(nrm_text name)
{
    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        if (nrm_text_is(name, kinds[i].name))
            return &kinds[i];
    return NULL;
}

const nrm_link_kind *
nrm_link_kinds(size_t *n)
{
    *n = NRM_COUNT_OF(kinds);
    return kinds;
}
