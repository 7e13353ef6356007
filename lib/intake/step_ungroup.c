/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes the path of groups off headers: {"step": "ungroup", "separator": "/"}
 * makes `age` of `person/age`. What stands below another column, as the
 * choices of a multiple answer do, keeps that column's name: `forms/LAB` of
 * `case/forms/LAB` beside `case/forms`.
 */
#include "intake/step.h"

#include <string.h>

/* Where the last separator of the header stands, or its length. */
static size_t
last_separator(nrm_text name, char separator)
{
    size_t i = name.len;

    while (i > 0 && name.at[i - 1] != separator)
        i--;
    return i == 0 ? name.len : i - 1;
}

static nrm_text
without_groups(const nrm_rows *from, nrm_text name, char separator)
{
    size_t at = last_separator(name, separator);
    nrm_text parent = nrm_text_n(name.at, at);

    if (at == name.len)
        return name;
    if (nrm_rows_find(from, parent) < from->n) {
        size_t above = last_separator(parent, separator);

        at = above == parent.len ? (size_t)-1 : above;
    }
    return nrm_text_n(name.at + at + 1, name.len - at - 1);
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    nrm_rows *rows = nrm_new(layout->a, nrm_rows);
    nrm_text *names = nrm_step_names(layout->a, from, 0), separator;

    if (nrm_step_text(json, "separator", &separator, e) != 0)
        return NULL;
    if (separator.len != 1) {
        nrm_json_fail(json, e, "'separator' must be one character");
        return NULL;
    }
    for (size_t i = 0; i < from->n; i++)
        names[i] = without_groups(from, from->columns[i], separator.at[0]);
    *rows = *from;
    rows->columns = names;
    return rows;
}

const nrm_step nrm_step_ungroup = {
    .name = "ungroup",
    .help = "take the path of groups off headers",
    .keys = "separator",
    .open = open_step,
};
