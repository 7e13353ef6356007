/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/serial.h"

#include "base/period.h"

#include <math.h>
#include <string.h>

#define DAY_1899_12_30 (-25569)
#define DAY_1904_01_01 (-24107)
#define LAST_SERIAL 109574.0 /* 2199-12-31 */

/* What the letters of one section of a format code show. */
typedef struct seen {
    bool day, clock, elapsed;
} seen;

static void
look(char c, seen *s)
{
    switch (c) {
    case 'y':
    case 'd': s->day = true; break;
    case 'h':
    case 's': s->clock = true; break;
    default: break;
    }
}

nrm_shown
nrm_serial_code(nrm_text code)
{
    seen s = { false, false, false };
    bool month = false;

    for (size_t i = 0; i < code.len && code.at[i] != ';'; i++) {
        char c = (char)(code.at[i] | 0x20);
        const char *end;

        if (code.at[i] == '\\' || code.at[i] == '_' || code.at[i] == '*') {
            i++;
        } else if (code.at[i] == '"' || code.at[i] == '[') {
            char close = code.at[i] == '"' ? '"' : ']';

            if (code.at[i] == '[' && i + 1 < code.len
                && strchr("hms", code.at[i + 1] | 0x20) != NULL)
                s.elapsed = true;
            end = memchr(code.at + i + 1, close, code.len - i - 1);
            if (end == NULL)
                break;
            i = (size_t)(end - code.at);
        } else {
            look(c, &s);
            month = month || c == 'm';
        }
    }
    if (s.elapsed)
        return NRM_SHOWN_ELAPSED;
    if (s.day && s.clock)
        return NRM_SHOWN_BOTH;
    if (s.clock)
        return NRM_SHOWN_TIME;
    return s.day || month ? NRM_SHOWN_DATE : NRM_SHOWN_NUMBER;
}

nrm_shown
nrm_serial_builtin(long number)
{
    if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31)
        || (number >= 34 && number <= 36) || (number >= 50 && number <= 58))
        return NRM_SHOWN_DATE;
    if ((number >= 18 && number <= 21) || number == 32 || number == 33
        || number == 45 || number == 47)
        return NRM_SHOWN_TIME;
    if (number == 22)
        return NRM_SHOWN_BOTH;
    return number == 46 ? NRM_SHOWN_ELAPSED : NRM_SHOWN_NUMBER;
}

/* The day of a serial number; false when there is none. */
static bool
day_of(double serial, bool from_1904, int32_t *out)
{
    if (serial < 1 || serial > LAST_SERIAL || (!from_1904 && serial == 60))
        return false;
    if (from_1904)
        *out = (int32_t)serial + DAY_1904_01_01;
    else
        *out = (int32_t)serial + DAY_1899_12_30 + (serial < 60);
    return true;
}

nrm_text
nrm_serial_write(nrm_arena *a, double serial, nrm_shown shown, bool from_1904)
{
    double whole = floor(serial);
    long seconds = lround((serial - whole) * 86400);
    const char *clock;
    int y, m, d;
    int32_t day;

    if (serial < 0 || serial > LAST_SERIAL)
        return nrm_text_n(NULL, 0);
    if (seconds == 86400) {
        seconds = 0;
        whole++;
    }
    if (shown == NRM_SHOWN_ELAPSED)
        return nrm_text_of(nrm_format(a, "%02ld:%02ld:%02ld",
                                      (long)whole * 24 + seconds / 3600,
                                      seconds / 60 % 60, seconds % 60));
    clock = nrm_format(a, "%02ld:%02ld:%02ld", seconds / 3600,
                       seconds / 60 % 60, seconds % 60);
    if (shown == NRM_SHOWN_TIME && whole == 0)
        return nrm_text_of(clock);
    if (!day_of(whole, from_1904, &day))
        return nrm_text_n(NULL, 0);
    nrm_day_split(day, &y, &m, &d);
    if (shown == NRM_SHOWN_DATE && seconds == 0)
        return nrm_text_of(nrm_format(a, "%04d-%02d-%02d", y, m, d));
    return nrm_text_of(nrm_format(a, "%04d-%02d-%02dT%s", y, m, d, clock));
}
