/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Day numbers follow the proleptic Gregorian calendar; the conversion is the
 * civil-day arithmetic of E. G. Richards (2013), "Calendars", in Urban and
 * Seidelmann (eds.), Explanatory Supplement to the Astronomical Almanac,
 * section 15.11.3.
 */
#include "base/period.h"

#include "base/num.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define JULIAN_1970 2440588

static int64_t
julian(int64_t y, int64_t m, int64_t d)
{
    int64_t early = (m - 14) / 12; /* -1 in January and February */

    return (1461 * (y + 4800 + early)) / 4 + (367 * (m - 2 - 12 * early)) / 12
           - (3 * ((y + 4900 + early) / 100)) / 4 + d - 32075;
}

void
nrm_day_split(int32_t day, int *year, int *month, int *day_of_month)
{
    int64_t f = (int64_t)day + JULIAN_1970 + 1401;
    int64_t e, h;

    f += (((4 * ((int64_t)day + JULIAN_1970) + 274277) / 146097) * 3) / 4 - 38;
    e = 4 * f + 3;
    h = 5 * ((e % 1461) / 4) + 2;
    *day_of_month = (int)((h % 153) / 5 + 1);
    *month = (int)((h / 153 + 2) % 12 + 1);
    *year = (int)(e / 1461 - 4716 + (12 + 2 - *month) / 12);
}

bool
nrm_day_of(int64_t year, int64_t month, int64_t day, int32_t *out)
{
    int y, m, d;

    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12
        || day < 1 || day > 31)
        return false;
    *out = (int32_t)(julian(year, month, day) - JULIAN_1970);
    if (day <= 28)
        return true;
    nrm_day_split(*out, &y, &m, &d);
    return y == year && m == month && d == day;
}

/* Exactly `n` digits at `from`; false when the text is not that. */
static bool
number_at(nrm_text t, size_t from, size_t n, int64_t *out)
{
    int64_t value = 0;

    if (t.len < from + n || n == 0)
        return false;
    for (size_t i = from; i < from + n; i++) {
        if (t.at[i] < '0' || t.at[i] > '9')
            return false;
        value = value * 10 + (t.at[i] - '0');
    }
    *out = value;
    return true;
}

bool
nrm_day_parse(nrm_text t, int32_t *out)
{
    int64_t y, m, d;

    return t.len == 10 && t.at[4] == '-' && t.at[7] == '-'
           && number_at(t, 0, 4, &y) && number_at(t, 5, 2, &m)
           && number_at(t, 8, 2, &d) && nrm_day_of(y, m, d, out);
}

static bool
set(nrm_period *p, nrm_freq freq, int64_t year, int64_t month, int64_t length)
{
    p->freq = freq;
    p->length = (int32_t)length;
    return nrm_day_of(year, month, 1, &p->start);
}

/* 2013-01-01/P3Y, /P18M, /P10D */
static bool
parse_span(nrm_text t, nrm_period *out)
{
    int64_t n;
    size_t digits;

    if (t.len < 14 || t.len > 17 || t.at[10] != '/' || t.at[11] != 'P')
        return false;
    digits = t.len - 13;
    if (!nrm_day_parse(nrm_text_n(t.at, 10), &out->start)
        || !number_at(t, 12, digits, &n) || n < 1)
        return false;
    switch (t.at[t.len - 1]) {
    case 'Y': out->freq = NRM_YEARS; break;
    case 'M': out->freq = NRM_MONTHS; break;
    case 'D': out->freq = NRM_DAYS; break;
    default: return false;
    }
    out->length = (int32_t)n;
    return true;
}

/* 2014-S1 and 2014-Q3; `parts` of them make a year. */
static bool
parse_part(nrm_text t, int64_t year, nrm_freq freq, int64_t parts,
           nrm_period *out)
{
    int64_t n;

    return number_at(t, 6, 1, &n) && n >= 1 && n <= parts
           && set(out, freq, year, (n - 1) * (12 / parts) + 1, 1);
}

bool
nrm_period_parse(nrm_text t, nrm_period *out)
{
    int64_t year, other;

    if (!number_at(t, 0, 4, &year))
        return false;
    if (t.len == 4)
        return set(out, NRM_YEAR, year, 1, 1);
    if (t.len > 10)
        return parse_span(t, out);
    if (t.at[4] != '-')
        return false;
    if (t.len == 7 && t.at[5] == 'S')
        return parse_part(t, year, NRM_HALF, 2, out);
    if (t.len == 7 && t.at[5] == 'Q')
        return parse_part(t, year, NRM_QUARTER, 4, out);
    if (t.len == 7 && number_at(t, 5, 2, &other))
        return set(out, NRM_MONTH, year, other, 1);
    if (t.len == 9 && number_at(t, 5, 4, &other) && other >= year
        && other <= LAST_YEAR)
        return set(out, other == year ? NRM_YEAR : NRM_YEARS, year, 1,
                   other - year + 1);
    out->freq = NRM_DAY;
    out->length = 1;
    return nrm_day_parse(t, &out->start);
}

/* Writes a number with so many digits; what is behind them. */
static char *
put_number(char *to, int number, int n_digits)
{
    for (int i = n_digits - 1; i >= 0; i--, number /= 10)
        to[i] = (char)('0' + number % 10);
    return to + n_digits;
}

/* Writes 2014-07-31, or less of it. */
static char *
put_date(char *to, const int *parts, size_t n)
{
    to = put_number(to, parts[0], 4);
    for (size_t i = 1; i < n; i++) {
        *to++ = '-';
        to = put_number(to, parts[i], 2);
    }
    return to;
}

static char *
put_part(char *to, int year, char letter, int part)
{
    to = put_number(to, year, 4);
    *to++ = '-';
    *to++ = letter;
    return put_number(to, part, 1);
}

const char *
nrm_period_format(nrm_period p, char out[NRM_PERIOD_BYTES])
{
    int date[3];
    char *end = out;

    nrm_day_split(p.start, &date[0], &date[1], &date[2]);
    switch (p.freq) {
    case NRM_NO_PERIOD: break;
    case NRM_YEAR: end = put_date(out, date, 1); break;
    case NRM_HALF:
        end = put_part(out, date[0], 'S', date[1] > 6 ? 2 : 1);
        break;
    case NRM_QUARTER:
        end = put_part(out, date[0], 'Q', (date[1] - 1) / 3 + 1);
        break;
    case NRM_MONTH: end = put_date(out, date, 2); break;
    case NRM_DAY: end = put_date(out, date, 3); break;
    case NRM_YEARS:
    case NRM_MONTHS:
    case NRM_DAYS:
        end = put_date(out, date, 3);
        *end++ = '/';
        *end++ = 'P';
        end += strlen(nrm_num_format(p.length, end));
        *end++ = p.freq == NRM_YEARS ? 'Y' : p.freq == NRM_MONTHS ? 'M' : 'D';
        break;
    }
    *end = '\0';
    return out;
}

/* The first day of the month that lies `months` after the one of `day`. */
static int32_t
months_later(int32_t day, int64_t months)
{
    int y, m, d;
    int64_t from_zero;

    nrm_day_split(day, &y, &m, &d);
    from_zero = (int64_t)y * 12 + m - 1 + months;
    return (int32_t)(julian(from_zero / 12, from_zero % 12 + 1, d)
                     - JULIAN_1970);
}

int32_t
nrm_period_end(nrm_period p)
{
    switch (p.freq) {
    case NRM_NO_PERIOD: return p.start;
    case NRM_YEAR: return months_later(p.start, 12);
    case NRM_HALF: return months_later(p.start, 6);
    case NRM_QUARTER: return months_later(p.start, 3);
    case NRM_MONTH: return months_later(p.start, 1);
    case NRM_DAY: return p.start + 1;
    case NRM_YEARS: return months_later(p.start, 12 * (int64_t)p.length);
    case NRM_MONTHS: return months_later(p.start, p.length);
    case NRM_DAYS: return p.start + p.length;
    }
    return p.start;
}

int64_t
nrm_period_index(nrm_period p)
{
    int y, m, d;

    nrm_day_split(p.start, &y, &m, &d);
    switch (p.freq) {
    case NRM_NO_PERIOD: return 0;
    case NRM_YEAR: return y;
    case NRM_HALF: return 2 * (int64_t)y + (m - 1) / 6;
    case NRM_QUARTER: return 4 * (int64_t)y + (m - 1) / 3;
    case NRM_MONTH: return 12 * (int64_t)y + m - 1;
    case NRM_DAY: return p.start;
    case NRM_YEARS: return y / p.length;
    case NRM_MONTHS: return (12 * (int64_t)y + m - 1) / p.length;
    case NRM_DAYS: return p.start / p.length;
    }
    return 0;
}

int
nrm_period_cmp(nrm_period a, nrm_period b)
{
    int32_t end_a, end_b;

    if (a.start != b.start)
        return a.start < b.start ? -1 : 1;
    if (a.freq == b.freq && a.length == b.length)
        return 0;
    end_a = nrm_period_end(a);
    end_b = nrm_period_end(b);
    return (end_a > end_b) - (end_a < end_b);
}
