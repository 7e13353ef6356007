/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of the row behind a prefix: {"running": {"prefix": "C-"}}. */
#include "intake/draw.h"

#include <string.h>

#define PREFIX_MAX 24
#define DIGITS 7

typedef struct running {
    nrm_text prefix;
} running;

static void *
read_running(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    running *r = nrm_new(d->a, running);

    r->prefix = nrm_text_of("");
    if (json->kind != NRM_JSON_OBJECT) {
        nrm_json_fail(json, e,
                      "'running' is an object, such as "
                      "{\"prefix\": \"C-\"}");
        return NULL;
    }
    if (nrm_json_text(json, "prefix", &r->prefix, e) != 0)
        return NULL;
    if (r->prefix.len > PREFIX_MAX) {
        nrm_json_fail(json, e, "'prefix' has %d bytes at most", PREFIX_MAX);
        return NULL;
    }
    return r;
}

static void
draw(const void *state, nrm_made_row *row, nrm_made_cell *out)
{
    const running *r = state;
    nrm_made_cell digits;
    size_t at = r->prefix.len;

    out->number = (int64_t)row->index + 1;
    nrm_draw_put_number(&digits, out->number, 0);
    memcpy(out->bytes, r->prefix.at, at);
    for (size_t i = digits.text.len; i < DIGITS; i++)
        out->bytes[at++] = '0';
    memcpy(out->bytes + at, digits.bytes, digits.text.len);
    out->text = nrm_text_n(out->bytes, at + digits.text.len);
}

const nrm_draw nrm_draw_running = {
    .name = "running",
    .help = "the number of the row, behind a prefix",
    .read = read_running,
    .draw = draw,
};
