/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"

#include "intake/draft.h"

#include <string.h>

static bool
asks_for(const nrm_source_ask *ask, const char *layout)
{
    return ask->layout != NULL && strcmp(ask->layout, layout) == 0;
}

bool
nrm_ask_lists(const nrm_source_ask *ask)
{
    return asks_for(ask, "list");
}

void
nrm_ask_say(const nrm_run *run, const nrm_source_ask *ask, const char *file,
            const char *preset)
{
    if (asks_for(ask, "auto"))
        nrm_note(run, "%s: layout %s", file, preset);
}

nrm_text
nrm_ask_draft(nrm_run *run, const nrm_source_ask *ask)
{
    int left;
    nrm_buf b;

    nrm_buf_init(&b, run->a);
    left = nrm_draft_files(run->a, run->operands, run->n_operands, ask, &b,
                           &run->e);
    nrm_check(run, left < 0 ? left : 0);
    if (left > 0)
        nrm_note(run,
                 "%d condition%s of the form %s no rule; the schema lists them "
                 "in 'notConverted'",
                 left, left == 1 ? "" : "s", left == 1 ? "is" : "are");
    return nrm_buf_all(&b);
}
