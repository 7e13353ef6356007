/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Input and output of bytes. Inputs are files, standard input or memory.
 * An output appears whole or not at all: a file is written beside its target
 * and renamed by nrm_out_commit; standard output is held back until then,
 * unless the caller says that it streams.
 */
#ifndef NRM_BASE_FILE_H
#define NRM_BASE_FILE_H

#include "base/err.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nrm_in nrm_in;

/* Reads up to max bytes; *got is 0 at the end. */
typedef int
nrm_reader(void *context, char *to, size_t max, size_t *got, nrm_err *e);

/* Opens a file, or standard input for "-". A directory is refused. */
nrm_in *nrm_in_open(nrm_arena *a, const char *path, nrm_err *e) NRM_MUST_USE;

/* An input over bytes that stay in place. `name` is used in messages. */
nrm_in *
nrm_in_memory(nrm_arena *a, const char *name, nrm_text bytes) NRM_MUST_USE;

/* An input over another source, such as a decoder. */
nrm_in *nrm_in_wrap(nrm_arena *a, const char *name, nrm_reader *reader,
                    void *context) NRM_MUST_USE;

/* The name for messages: the path, or "standard input". */
const char *nrm_in_name(const nrm_in *in);

int nrm_in_read(nrm_in *in, char *to, size_t max, size_t *got,
                nrm_err *e) NRM_MUST_USE;

/* The whole rest; fails when it is longer than `limit` bytes. */
int nrm_in_all(nrm_arena *a, nrm_in *in, size_t limit, nrm_text *out,
               nrm_err *e) NRM_MUST_USE;

/* Opens `path` and reads it whole. */
int nrm_file_read(nrm_arena *a, const char *path, size_t limit, nrm_text *out,
                  nrm_err *e) NRM_MUST_USE;

/* The last part of a path, behind its folders. */
const char *nrm_file_name(const char *path);

/*
 * The same for a secret: a file that others than its owner can read is
 * refused, with the command that closes it.
 */
int nrm_file_read_secret(nrm_arena *a, const char *path, size_t limit,
                         nrm_text *out, nrm_err *e) NRM_MUST_USE;

typedef struct nrm_out nrm_out;

/*
 * Opens an output. NULL and "-" mean standard output. `mode` is the
 * permission of a new file, such as 0666, before the umask.
 */
nrm_out *nrm_out_open(nrm_arena *a, const char *path, unsigned mode,
                      nrm_err *e) NRM_MUST_USE;

/* Lets standard output go out while it is made; files stay atomic. */
void nrm_out_stream(nrm_out *out);

int
nrm_out_put(nrm_out *out, const char *bytes, size_t n, nrm_err *e) NRM_MUST_USE;
int nrm_out_view(nrm_out *out, nrm_text t, nrm_err *e) NRM_MUST_USE;

/*
 * The path of the temporary file, for libraries that write by themselves;
 * NULL for standard output.
 */
const char *nrm_out_temporary(const nrm_out *out);

/* Writes the rest, syncs, and gives the file its name. Call it once. */
int nrm_out_commit(nrm_out *out, nrm_err *e) NRM_MUST_USE;

/* Removes what was written; does nothing after a commit. */
void nrm_out_discard(nrm_out *out);

#endif
