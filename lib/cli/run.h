/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Start and finish of a command. A command file is a description, a table of
 * options, and a main that reads from top to bottom:
 *
 *     static const nrm_command command = { ... };
 *
 *     int main(int argc, char **argv) {
 *         const char *group = NULL;
 *         const nrm_opt options[] = {
 *             NRM_OPT_GROUP(&group),
 *             NRM_OPT_END,
 *         };
 *         nrm_run run;
 *
 *         nrm_start(&run, &command, options, argc, argv);
 *         ... nrm_check(&run, call(..., &run.e)) ...
 *         return nrm_done(&run, 0);
 *     }
 *
 * This folder is the only one that prints messages or exits.
 */
#ifndef NRM_CLI_RUN_H
#define NRM_CLI_RUN_H

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "cli/options.h"
#include "data/obs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nrm_command {
    const char *name;     /* nrm-tally */
    const char *summary;  /* one line, as in the manual's NAME */
    const char *operands; /* "[FILE ...]" */
    size_t max_operands;  /* NRM_ANY for no limit */
    const char *examples; /* two or more lines, each "    command" */
} nrm_command;

#define NRM_ANY ((size_t)-1)

typedef struct nrm_run {
    nrm_arena *a;
    nrm_err e;
    const nrm_command *command;
    const char **operands; /* never none: "-" when no operand was given */
    size_t n_operands;
    nrm_out *out; /* the result; opened by nrm_open_result */
    bool quiet;
} nrm_run;

/*
 * Fills `run` and reads the options into the table's places. --help and
 * --version are answered here and end the process; so does a usage error, with
 * status 2.
 */
void nrm_start(nrm_run *run, const nrm_command *command, const nrm_opt *options,
               int argc, char **argv);

/* Ends with status 2 and the message of run->e when result is not 0. */
void nrm_check(nrm_run *run, int result);

/* The same for calls that return a pointer; returns it. */
void *nrm_need(nrm_run *run, const void *pointer);

/* Ends with status 2 and this message about what was asked for. */
_Noreturn void
nrm_usage(nrm_run *run, const char *format, ...) NRM_PRINTF(2, 3);

/* A remark on standard error, unless --quiet. */
void nrm_note(const nrm_run *run, const char *format, ...) NRM_PRINTF(2, 3);

/*
 * Opens run->out: NULL or "-" is standard output. Returns it. A result that
 * was made before is finished first.
 */
nrm_out *nrm_open_result(nrm_run *run, const char *path);

/* Writes a line of `-m list`: the name of a method and what it is. */
void nrm_list_method(nrm_run *run, const char *name, const char *help);

/* Reads the observations of all operands into one table. */
nrm_obs *nrm_read_operands(nrm_run *run) NRM_MUST_USE;

/* The same for one named file. */
nrm_obs *nrm_read_file(nrm_run *run, const char *path) NRM_MUST_USE;

/* The rows that all of the selections keep; the table itself when none. */
nrm_obs *
nrm_keep_rows(nrm_run *run, nrm_obs *obs, const nrm_texts *keep) NRM_MUST_USE;

/* Writes the table as the result. */
void nrm_write_result(nrm_run *run, const nrm_obs *obs, const char *path);

/* Writes a file that nobody else may read; nothing when `path` is NULL. */
void nrm_write_private(nrm_run *run, const char *path, nrm_text text);

/*
 * Finishes: the result is written out and checked, memory is given back.
 * Returns the exit status, which is `status` (0 or 1) or 2 when writing fails.
 */
int nrm_done(nrm_run *run, int status);

/* Writes a text as the result and finishes. */
int nrm_done_text(nrm_run *run, nrm_text text, const char *path);

/* SOURCE_DATE_EPOCH, or 1980-01-01, in seconds since 1970. */
int64_t nrm_source_date(nrm_run *run);

#endif
