/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of commands that read files as people have them. */
#ifndef NRM_CLI_ASK_H
#define NRM_CLI_ASK_H

#include "cli/run.h"
#include "intake/source.h"

/* How a file is read; all of them fill a nrm_source_ask. */
#define NRM_OPT_RESOURCE(to)                                                   \
    {                                                                          \
        'r', "resource", NRM_OPT_TEXT, (to), "NAME",                           \
            "the resource of the schema that describes the file"               \
    }
#define NRM_OPT_LAYOUT(to)                                                     \
    {                                                                          \
        'L', "layout", NRM_OPT_TEXT, (to), "NAME",                             \
            "a preset, 'auto', or 'list', which shows them"                    \
    }
#define NRM_OPT_ENCODING(to)                                                   \
    {                                                                          \
        'e', "encoding", NRM_OPT_TEXT, (to), "NAME",                           \
            "the encoding of a text without a byte order mark"                 \
    }
#define NRM_OPT_SHEET(to)                                                      \
    {                                                                          \
        'n', "sheet", NRM_OPT_TEXT, (to), "NAME",                              \
            "the sheet of a workbook, by name or number"                       \
    }
#define NRM_OPT_DELIMITER(to)                                                  \
    {                                                                          \
        'd', "delimiter", NRM_OPT_CHAR, (to), "CHAR",                          \
            "what stands between the fields of a text, or 'tab'"               \
    }
#define NRM_OPT_SOURCE(ask)                                                    \
    NRM_OPT_SCHEMA(&(ask)->schema), NRM_OPT_RESOURCE(&(ask)->resource),        \
        NRM_OPT_LAYOUT(&(ask)->layout), NRM_OPT_ENCODING(&(ask)->encoding),    \
        NRM_OPT_SHEET(&(ask)->sheet), NRM_OPT_DELIMITER(&(ask)->delimiter)

/* Whether the presets are asked for instead of a result. */
bool nrm_ask_lists(const nrm_source_ask *ask);

/* Says which preset was found by itself. */
void nrm_ask_say(const nrm_run *run, const nrm_source_ask *ask,
                 const char *file, const char *preset);

/* A first schema of the operands, with a remark on what a form cannot say. */
nrm_text nrm_ask_draft(nrm_run *run, const nrm_source_ask *ask) NRM_MUST_USE;

#endif
