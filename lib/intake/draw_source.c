/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What says of every row that it is made up: {"source": true}. */
#include "intake/draw.h"

static void *
read_source(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    nrm_text *source;

    if (json->kind != NRM_JSON_BOOL || json->number == 0) {
        nrm_json_fail(json, e, "'source' is true");
        return NULL;
    }
    source = nrm_new(d->a, nrm_text);
    *source = d->source;
    d->fields[d->at].mark = true;
    return source;
}

static void
draw(const void *state, NRM_UNUSED nrm_made_row *row, nrm_made_cell *out)
{
    out->text = *(const nrm_text *)state;
}

const nrm_draw nrm_draw_source = {
    .name = "source",
    .help = "says that the row is synthetic, and by which seed",
    .read = read_source,
    .draw = draw,
};
