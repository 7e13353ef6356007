/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"

#include "cli/opt.h"
#include "data/obs_io.h"
#include "data/select.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Prints "name: text" and ends with status 2, leaving no half-made file. */
static _Noreturn void
stop(nrm_run *run, const char *text)
{
    fprintf(stderr, "%s: %s\n", run->command->name, text);
    if (run->out != NULL)
        nrm_out_discard(run->out);
    nrm_arena_free(run->a);
    exit(2);
}

/* No memory is left to give back in order; the file is removed all the same. */
static void
no_memory(void *context)
{
    nrm_run *run = context;

    fprintf(stderr, "%s: out of memory\n", run->command->name);
    if (run->out != NULL)
        nrm_out_discard(run->out);
    _Exit(2);
}

/* A core file would hold case data, and a closed pipe ends in silence. */
static void
harden(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);
}

void
nrm_start(nrm_run *run, const nrm_command *command, const nrm_opt *options,
          int argc, char **argv)
{
    harden();
    memset(run, 0, sizeof *run);
    run->command = command;
    run->a = nrm_arena_new(no_memory, run);
    switch (nrm_opt_read(run, options, argc, argv)) {
    case NRM_OPT_READ: return;
    case NRM_OPT_ANSWERED: exit(nrm_done(run, 0));
    case NRM_OPT_WRONG: stop(run, run->e.text);
    }
}

void
nrm_check(nrm_run *run, int result)
{
    if (result != 0)
        stop(run, run->e.text);
}

void *
nrm_need(nrm_run *run, const void *pointer)
{
    if (pointer == NULL)
        stop(run, run->e.text);
    return (void *)(uintptr_t)pointer;
}

void
nrm_usage(nrm_run *run, const char *format, ...)
{
    nrm_err e = { 0 };
    va_list args;

    va_start(args, format);
    nrm_fail_v(&e, NRM_EUSAGE, format, args);
    va_end(args);
    stop(run, e.text);
}

void
nrm_note(const nrm_run *run, const char *format, ...)
{
    nrm_err e = { 0 };
    va_list args;

    if (run->quiet)
        return;
    va_start(args, format);
    nrm_fail_v(&e, NRM_EUSAGE, format, args);
    va_end(args);
    fprintf(stderr, "%s: %s\n", run->command->name, e.text);
}

nrm_out *
nrm_open_result(nrm_run *run, const char *path)
{
    if (run->out != NULL)
        nrm_check(run, nrm_out_commit(run->out, &run->e));
    run->out = nrm_need(run, nrm_out_open(run->a, path, 0666, &run->e));
    return run->out;
}

void
nrm_list_method(nrm_run *run, const char *name, const char *help)
{
    const char *line = nrm_format(run->a, "%-24s %s\n", name, help);

    if (run->out == NULL)
        nrm_open_result(run, NULL);
    nrm_check(run, nrm_out_view(run->out, nrm_text_of(line), &run->e));
}

static void
read_into(nrm_run *run, nrm_obs *obs, const char *path)
{
    nrm_in *in = nrm_in_open(run->a, path, &run->e);

    nrm_check(run, in == NULL ? -1 : nrm_obs_read(obs, in, &run->e));
}

nrm_obs *
nrm_read_operands(nrm_run *run)
{
    nrm_obs *obs = nrm_obs_new(run->a);

    for (size_t i = 0; i < run->n_operands; i++)
        read_into(run, obs, run->operands[i]);
    return obs;
}

nrm_obs *
nrm_read_file(nrm_run *run, const char *path)
{
    nrm_obs *obs = nrm_obs_new(run->a);

    read_into(run, obs, path);
    return obs;
}

nrm_obs *
nrm_keep_rows(nrm_run *run, nrm_obs *obs, const nrm_texts *keep)
{
    for (size_t i = 0; i < keep->n; i++) {
        nrm_selection *s =
            nrm_select_parse(obs, nrm_text_of(keep->at[i]), &run->e);

        nrm_check(run, s == NULL ? -1 : 0);
        obs = nrm_select_rows(s, obs);
    }
    return obs;
}

void
nrm_write_result(nrm_run *run, const nrm_obs *obs, const char *path)
{
    nrm_check(run, nrm_obs_write(obs, nrm_open_result(run, path), &run->e));
}

void
nrm_write_private(nrm_run *run, const char *path, nrm_text text)
{
    nrm_out *out;

    if (path == NULL)
        return;
    out = nrm_need(run, nrm_out_open(run->a, path, 0600, &run->e));
    nrm_check(run, nrm_out_view(out, text, &run->e));
    nrm_check(run, nrm_out_commit(out, &run->e));
}

int
nrm_done(nrm_run *run, int status)
{
    if (run->out == NULL) /* standard output is checked even when unused */
        run->out = nrm_out_open(run->a, NULL, 0, &run->e);
    if (nrm_out_commit(run->out, &run->e) != 0)
        stop(run, run->e.text);
    nrm_arena_free(run->a);
    return status;
}

int
nrm_done_text(nrm_run *run, nrm_text text, const char *path)
{
    nrm_check(run, nrm_out_view(nrm_open_result(run, path), text, &run->e));
    return nrm_done(run, 0);
}
