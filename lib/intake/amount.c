/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/amount.h"

#include "data/unicode.h"

#include <math.h>
#include <string.h>

#define DIGITS_MAX 64

/* What a word or sign before a number says of it. */
typedef enum relation { BELOW, AT_MOST, ABOVE, AT_LEAST, ABOUT } relation;

static const struct {
    const char *sign; /* lower case; a longer one stands before its prefix */
    relation relation;
} signs[] = { { "<=", AT_MOST },
              { "\xe2\x89\xa4", AT_MOST },
              { "at most ", AT_MOST },
              { "up to ", AT_MOST },
              { "<", BELOW },
              { "less than ", BELOW },
              { "fewer than ", BELOW },
              { "under ", BELOW },
              { "below ", BELOW },
              { ">=", AT_LEAST },
              { "\xe2\x89\xa5", AT_LEAST },
              { "at least ", AT_LEAST },
              { ">", ABOVE },
              { "more than ", ABOVE },
              { "over ", ABOVE },
              { "above ", ABOVE },
              { "ca. ", ABOUT },
              { "ca.", ABOUT },
              { "ca ", ABOUT },
              { "c. ", ABOUT },
              { "c.", ABOUT },
              { "~", ABOUT },
              { "\xe2\x89\x88", ABOUT },
              { "about ", ABOUT },
              { "approximately ", ABOUT },
              { "approx. ", ABOUT },
              { "around ", ABOUT } };

static bool
starts_nocase(nrm_text t, const char *sign)
{
    size_t len = strlen(sign);

    if (t.len < len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = t.at[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != sign[i])
            return false;
    }
    return true;
}

static void
skip(nrm_text *t, size_t n)
{
    t->at += n;
    t->len -= n;
}

static bool
is_digit(nrm_text t, size_t i)
{
    return i < t.len && t.at[i] >= '0' && t.at[i] <= '9';
}

/*
 * A group character is as declared; a declared blank stands for the no-break
 * blanks (U+00A0, U+202F) as well, which look the same. Returns its bytes.
 */
static size_t
group_at(const nrm_amount_form *form, nrm_text t)
{
    if (form->group.len == 0)
        return 0;
    if (t.len >= form->group.len
        && memcmp(t.at, form->group.at, form->group.len) == 0)
        return form->group.len;
    if (!nrm_text_is(form->group, " "))
        return 0;
    if (nrm_text_starts(t, "\xc2\xa0"))
        return 2;
    return nrm_text_starts(t, "\xe2\x80\xaf") ? 3 : 0;
}

/* Copies the digits before the decimal character, without their groups. */
static bool
take_whole(const nrm_amount_form *form, nrm_text *t, char *out, size_t *n)
{
    size_t run = 0, groups = 0, wide;

    for (;;) {
        if (is_digit(*t, 0) && *n < DIGITS_MAX - 2) {
            out[(*n)++] = t->at[0];
            skip(t, 1);
            run++;
        } else if ((wide = group_at(form, *t)) > 0) {
            if (groups == 0 ? run < 1 || run > 3 : run != 3)
                return false;
            groups++;
            run = 0;
            skip(t, wide);
        } else {
            return groups > 0 ? run == 3 : run > 0;
        }
    }
}

/* A number with its decimal and group characters, and nothing else. */
static bool
read_plain(const nrm_amount_form *form, nrm_text t, double *out)
{
    char digits[DIGITS_MAX];
    size_t n = 0;

    if (t.len > 0 && t.at[0] == '-') {
        digits[n++] = '-';
        skip(&t, 1);
    }
    if (!take_whole(form, &t, digits, &n))
        return false;
    if (t.len > form->decimal.len && !form->whole
        && memcmp(t.at, form->decimal.at, form->decimal.len) == 0) {
        digits[n++] = '.';
        skip(&t, form->decimal.len);
        while (is_digit(t, 0) && n < DIGITS_MAX) {
            digits[n++] = t.at[0];
            skip(&t, 1);
        }
    }
    return t.len == 0 && nrm_num_real(nrm_text_n(digits, n), out);
}

/* The same with its percent sign, where that may stand. */
static bool
read_number(const nrm_amount_form *form, nrm_text t, double *out)
{
    if (form->percent && t.len > 0 && t.at[t.len - 1] == '%') {
        t.len--;
        t = nrm_utf8_trim(t);
    }
    return read_plain(form, t, out);
}

/* The next whole number below or above x is what `<` and `>` mean of counts. */
static void
set_bounds(const nrm_amount_form *form, relation r, double x, nrm_amount *out)
{
    double step = form->whole ? 1 : 0;

    out->bounds.low = form->floor;
    out->bounds.high = INFINITY;
    switch (r) {
    case BELOW: out->bounds.high = x - step; break;
    case AT_MOST: out->bounds.high = x; break;
    case ABOVE: out->bounds.low = x + step; break;
    case AT_LEAST: out->bounds.low = x; break;
    case ABOUT:
        out->exact = out->estimated = form->about == 0;
        out->value = x;
        out->bounds.low = x - fabs(x) * form->about;
        out->bounds.high = x + fabs(x) * form->about;
        break;
    }
    if (form->whole && r == ABOUT) {
        out->bounds.low = ceil(out->bounds.low);
        out->bounds.high = floor(out->bounds.high);
    }
}

static bool
read_relation(const nrm_amount_form *form, nrm_text t, nrm_amount *out)
{
    for (size_t i = 0; i < NRM_COUNT_OF(signs); i++) {
        double x;

        if (!starts_nocase(t, signs[i].sign))
            continue;
        skip(&t, strlen(signs[i].sign));
        if (!read_number(form, nrm_utf8_trim(t), &x))
            return false;
        set_bounds(form, signs[i].relation, x, out);
        return out->exact || out->bounds.low <= out->bounds.high;
    }
    return false;
}

/* `1-4`, with a hyphen, an en dash or the word `to` between. */
static bool
read_range(const nrm_amount_form *form, nrm_text t, nrm_amount *out)
{
    static const char *const between[] = { "-", "\xe2\x80\x93", " to " };

    for (size_t i = 1; i < t.len; i++)
        for (size_t k = 0; k < NRM_COUNT_OF(between); k++) {
            nrm_text low = nrm_text_n(t.at, i);
            nrm_text high = nrm_text_n(t.at + i, t.len - i);

            if (!starts_nocase(high, between[k]))
                continue;
            skip(&high, strlen(between[k]));
            return read_number(form, nrm_utf8_trim(low), &out->bounds.low)
                   && read_number(form, nrm_utf8_trim(high), &out->bounds.high)
                   && out->bounds.low <= out->bounds.high;
        }
    return false;
}

bool
nrm_amount_read(const nrm_amount_form *form, nrm_text text, nrm_amount *out)
{
    memset(out, 0, sizeof *out);
    text = nrm_utf8_trim(text);
    out->exact = read_number(form, text, &out->value);
    if (out->exact)
        return true;
    return form->bounded
           && (read_relation(form, text, out) || read_range(form, text, out));
}
