/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes the short name out of long headers: {"step": "name", "after": "(",
 * "before": ")"} makes `q1` of `How many? (q1)`, {"step": "name", "before":
 * ". "} makes `Q1` of `Q1. How many?`. Headers without the signs stay.
 */
#include "intake/step.h"

#include "data/unicode.h"

#include <string.h>

/* Where `sign` stands last in `t`, or t.len. */
static size_t
find_last(nrm_text t, nrm_text sign)
{
    for (size_t i = t.len - sign.len + 1; sign.len <= t.len && i-- > 0;)
        if (memcmp(t.at + i, sign.at, sign.len) == 0)
            return i;
    return t.len;
}

static size_t
find_first(nrm_text t, nrm_text sign)
{
    for (size_t i = 0; i + sign.len <= t.len; i++)
        if (memcmp(t.at + i, sign.at, sign.len) == 0)
            return i;
    return t.len;
}

static nrm_text
short_name(nrm_text name, nrm_text after, nrm_text before)
{
    nrm_text cut = name;
    size_t at;

    if (after.at != NULL) {
        at = find_last(name, after);
        if (at == name.len)
            return name;
        cut = nrm_text_n(name.at + at + after.len, name.len - at - after.len);
    }
    if (before.at != NULL) {
        at = find_first(cut, before);
        if (at == cut.len)
            return name;
        cut.len = at;
    }
    cut = nrm_utf8_trim(cut);
    return cut.len > 0 && memchr(cut.at, ' ', cut.len) == NULL ? cut : name;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    nrm_rows *rows = nrm_new(layout->a, nrm_rows);
    nrm_text *names = nrm_step_names(layout->a, from, 0);
    nrm_text after = { NULL, 0 }, before = { NULL, 0 };

    if (nrm_json_text(json, "after", &after, e) != 0
        || nrm_json_text(json, "before", &before, e) != 0)
        return NULL;
    for (size_t i = 0; i < from->n; i++)
        names[i] = short_name(names[i], after, before);
    *rows = *from;
    rows->columns = names;
    return rows;
}

const nrm_step nrm_step_name = {
    .name = "name",
    .help = "take the short name out of long headers",
    .keys = "after before",
    .open = open_step,
};
