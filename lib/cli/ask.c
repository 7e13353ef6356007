/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"

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
