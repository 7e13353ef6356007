/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other names for columns: {"step": "rename", "columns": {"old": "new"}}. */
#include "intake/step.h"

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    const nrm_json *map = nrm_json_want(json, "columns", NRM_JSON_OBJECT, e);
    nrm_rows *rows = nrm_new(layout->a, nrm_rows);
    nrm_text *names = nrm_step_names(layout->a, from, 0);

    if (map == NULL) {
        nrm_json_fail(json, e, "this step needs an object 'columns'");
        return NULL;
    }
    for (const nrm_json *m = map->first; m != NULL; m = m->next) {
        size_t at = nrm_rows_find(from, m->key);

        if (m->kind != NRM_JSON_STRING) {
            nrm_json_fail(m, e, "the name of a column must be a string");
            return NULL;
        }
        if (at < from->n)
            names[at] = m->text;
    }
    *rows = *from;
    rows->columns = names;
    return rows;
}

const nrm_step nrm_step_rename = {
    .name = "rename",
    .help = "give columns other names, where they are there",
    .keys = "columns",
    .open = open_step,
};
