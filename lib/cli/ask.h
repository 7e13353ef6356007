/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of commands that read files as people have them. */
#ifndef NRM_CLI_ASK_H
#define NRM_CLI_ASK_H

#include "cli/run.h"
#include "intake/source.h"

/* Rows of the option table that fill a nrm_source_ask. */
#define NRM_OPT_SOURCE(ask)                                                     \
    NRM_OPT_SCHEMA(&(ask)->schema),                                             \
        { 'r',          "resource",                                             \
          NRM_OPT_TEXT, &(ask)->resource,                                       \
          "NAME",       "the resource of the schema that describes the file" }, \
        { 'L',          "layout",                                               \
          NRM_OPT_TEXT, &(ask)->layout,                                         \
          "NAME",       "a preset, 'auto', or 'list', which shows them" },      \
        { 'e',          "encoding",                                             \
          NRM_OPT_TEXT, &(ask)->encoding,                                       \
          "NAME",       "the encoding of a text without a byte order mark" },   \
    {                                                                           \
        'n', "sheet", NRM_OPT_TEXT, &(ask)->sheet, "NAME",                      \
            "the sheet of a workbook, by name or number"                        \
    }

/* Whether the presets are asked for instead of a result. */
bool nrm_ask_lists(const nrm_source_ask *ask);

/* Says which preset was found by itself. */
void nrm_ask_say(const nrm_run *run, const nrm_source_ask *ask,
                 const char *file, const char *preset);

/* A first schema of the operands, with a remark on what a form cannot say. */
nrm_text nrm_ask_draft(nrm_run *run, const nrm_source_ask *ask) NRM_MUST_USE;

#endif
