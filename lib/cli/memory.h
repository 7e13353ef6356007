/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory for a library whose allocator has no context and that aborts when it
 * gets none (cmark). These end the run with status 2 and one line instead, as
 * the arena does; they are for work that is done before an output is opened.
 */
#ifndef NRM_CLI_MEMORY_H
#define NRM_CLI_MEMORY_H

#include "show/template.h"

extern const nrm_memory nrm_run_memory;

#endif
