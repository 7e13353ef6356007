/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/moment.h"

#include "base/num.h"
#include "base/period.h"

#include <string.h>

typedef struct moment {
    int64_t year, month, day, hour, minute, second;
    bool afternoon, half_day;
} moment;

/* Takes a number of `least` to `most` digits. */
static bool
take_number(nrm_text *t, size_t least, size_t most, int64_t *out)
{
    size_t n = 0;

    while (n < t->len && n < most && t->at[n] >= '0' && t->at[n] <= '9')
        n++;
    if (n < least || !nrm_num_whole(nrm_text_n(t->at, n), out))
        return false;
    t->at += n;
    t->len -= n;
    return true;
}

static bool
take_half(nrm_text *t, moment *m)
{
    if (t->len < 2 || (t->at[1] | 0x20) != 'm'
        || ((t->at[0] | 0x20) != 'a' && (t->at[0] | 0x20) != 'p'))
        return false;
    m->half_day = true;
    m->afternoon = (t->at[0] | 0x20) == 'p';
    t->at += 2;
    t->len -= 2;
    return true;
}

static bool
take_part(char directive, nrm_text *t, moment *m)
{
    switch (directive) {
    case 'Y': return take_number(t, 4, 4, &m->year);
    case 'y':
        if (!take_number(t, 2, 2, &m->year))
            return false;
        m->year += m->year < 50 ? 2000 : 1900;
        return true;
    case 'm': return take_number(t, 1, 2, &m->month);
    case 'd':
    case 'e': return take_number(t, 1, 2, &m->day);
    case 'H':
    case 'I': return take_number(t, 1, 2, &m->hour);
    case 'M': return take_number(t, 2, 2, &m->minute);
    case 'S': return take_number(t, 2, 2, &m->second);
    case 'p': return take_half(t, m);
    default: return false;
    }
}

static bool
take_pattern(const char *pattern, nrm_text t, moment *m)
{
    for (const char *p = pattern; *p != '\0'; p++) {
        if (*p == '%' && p[1] != '\0' && p[1] != '%') {
            if (!take_part(*++p, &t, m))
                return false;
            continue;
        }
        p += *p == '%';
        if (t.len == 0 || t.at[0] != *p)
            return false;
        t.at++;
        t.len--;
    }
    return t.len == 0;
}

/* Brings 12 h to 24 h, and checks that there is such a time and day. */
static bool
settle(moment *m)
{
    int32_t day;

    if (m->half_day) {
        if (m->hour < 1 || m->hour > 12)
            return false;
        m->hour = m->hour % 12 + (m->afternoon ? 12 : 0);
    }
    return m->hour <= 23 && m->minute <= 59 && m->second <= 59
           && nrm_day_of(m->year, m->month, m->day, &day);
}

/* The ISO pattern of a type; a second one without seconds where it may be. */
static const char *const *
iso_patterns(nrm_type type)
{
    static const char *const date[] = { "%Y-%m-%d", NULL };
    static const char *const time[] = { "%H:%M:%S", "%H:%M", NULL };
    static const char *const both[] = { "%Y-%m-%dT%H:%M:%S",
                                        "%Y-%m-%dT%H:%M:%SZ",
                                        "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M",
                                        NULL };
    static const char *const year[] = { "%Y", NULL };
    static const char *const month[] = { "%Y-%m", NULL };

    return type == NRM_TYPE_DATE       ? date
           : type == NRM_TYPE_TIME     ? time
           : type == NRM_TYPE_DATETIME ? both
           : type == NRM_TYPE_YEAR     ? year
                                       : month;
}

static nrm_text
write_moment(nrm_arena *a, nrm_type type, const moment *m)
{
    int y = (int)m->year, mo = (int)m->month, d = (int)m->day;
    int h = (int)m->hour, mi = (int)m->minute, s = (int)m->second;

    switch (type) {
    case NRM_TYPE_TIME:
        return nrm_text_of(nrm_format(a, "%02d:%02d:%02d", h, mi, s));
    case NRM_TYPE_DATETIME:
        return nrm_text_of(
            nrm_format(a, "%04d-%02d-%02dT%02d:%02d:%02d", y, mo, d, h, mi, s));
    case NRM_TYPE_YEAR: return nrm_text_of(nrm_format(a, "%04d", y));
    case NRM_TYPE_YEARMONTH:
        return nrm_text_of(nrm_format(a, "%04d-%02d", y, mo));
    default: return nrm_text_of(nrm_format(a, "%04d-%02d-%02d", y, mo, d));
    }
}

bool
nrm_moment_read(nrm_arena *a, nrm_type type, const char *format, nrm_text text,
                nrm_text *out)
{
    const char *one[] = { format, NULL };
    bool iso = strcmp(format, "default") == 0 || strcmp(format, "any") == 0;
    const char *const *patterns = iso ? iso_patterns(type) : one;

    for (; *patterns != NULL; patterns++) {
        moment m = { .year = 1970, .month = 1, .day = 1 };

        if (!take_pattern(*patterns, text, &m) || !settle(&m))
            continue;
        *out = write_moment(a, type, &m);
        return true;
    }
    return false;
}
