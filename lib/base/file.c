/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES ((size_t)64 * 1024)

struct nrm_in {
    const char *name;
    nrm_reader *reader;
    void *context;
};

/* The context of inputs that are files. */
typedef struct source {
    int fd;
    const char *name;
} source;

static void
close_source(void *object)
{
    source *s = object;

    if (s->fd > STDERR_FILENO)
        close(s->fd);
}

static int
read_source(void *context, char *to, size_t max, size_t *got, nrm_err *e)
{
    source *s = context;
    ssize_t n;

    do
        n = read(s->fd, to, max);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return nrm_fail_os(e, "cannot read '%s'", s->name);
    *got = (size_t)n;
    return 0;
}

nrm_in *
nrm_in_wrap(nrm_arena *a, const char *name, nrm_reader *reader, void *context)
{
    nrm_in *in = nrm_new(a, nrm_in);

    in->name = name;
    in->reader = reader;
    in->context = context;
    return in;
}

nrm_in *
nrm_in_open(nrm_arena *a, const char *path, nrm_err *e)
{
    source *s = nrm_new(a, source);
    struct stat st;

    if (strcmp(path, "-") == 0) {
        s->fd = STDIN_FILENO;
        s->name = "standard input";
    } else {
        s->name = nrm_format(a, "%s", path);
        s->fd = open(path, O_RDONLY | O_CLOEXEC);
        if (s->fd < 0) {
            nrm_fail_os(e, "cannot open '%s'", s->name);
            return NULL;
        }
        nrm_arena_defer(a, close_source, s);
    }
    if (fstat(s->fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        nrm_fail(e, NRM_EOS, "cannot read '%s': it is a directory", s->name);
        return NULL;
    }
    return nrm_in_wrap(a, s->name, read_source, s);
}

static int
read_memory(void *context, char *to, size_t max, size_t *got,
            NRM_UNUSED nrm_err *e)
{
    nrm_text *rest = context;
    size_t n = rest->len < max ? rest->len : max;

    if (n > 0)
        memcpy(to, rest->at, n);
    rest->at += n;
    rest->len -= n;
    *got = n;
    return 0;
}

nrm_in *
nrm_in_memory(nrm_arena *a, const char *name, nrm_text bytes)
{
    nrm_text *rest = nrm_new(a, nrm_text);

    *rest = bytes.at == NULL ? nrm_text_of("") : bytes;
    return nrm_in_wrap(a, name, read_memory, rest);
}

const char *
nrm_in_name(const nrm_in *in)
{
    return in->name;
}

int
nrm_in_read(nrm_in *in, char *to, size_t max, size_t *got, nrm_err *e)
{
    return in->reader(in->context, to, max, got, e);
}

int
nrm_in_all(nrm_arena *a, nrm_in *in, size_t limit, nrm_text *out, nrm_err *e)
{
    nrm_buf b;

    nrm_buf_init(&b, a);
    for (;;) {
        size_t got;
        char *to = nrm_buf_room(&b, CHUNK_BYTES);

        if (nrm_in_read(in, to, CHUNK_BYTES, &got, e) != 0)
            return -1;
        if (got == 0)
            break;
        b.len += got;
        if (b.len > limit)
            return nrm_fail_at(e, in->name, 0,
                               "larger than the limit of %zu bytes", limit);
    }
    nrm_buf_string(&b);
    *out = nrm_buf_all(&b);
    return 0;
}

int
nrm_file_read(nrm_arena *a, const char *path, size_t limit, nrm_text *out,
              nrm_err *e)
{
    nrm_in *in = nrm_in_open(a, path, e);

    return in == NULL ? -1 : nrm_in_all(a, in, limit, out, e);
}

const char *
nrm_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

int
nrm_file_read_secret(nrm_arena *a, const char *path, size_t limit,
                     nrm_text *out, nrm_err *e)
{
    nrm_in *in = nrm_in_open(a, path, e);
    struct stat st;

    if (in == NULL)
        return -1;
    if (fstat(((source *)in->context)->fd, &st) != 0)
        return nrm_fail_os(e, "cannot read '%s'", in->name);
    if (S_ISREG(st.st_mode) && (st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return nrm_fail_at(e, in->name, 0,
                           "others can read this secret; close it with: chmod "
                           "600 %s",
                           in->name);
    return nrm_in_all(a, in, limit, out, e);
}

struct nrm_out {
    int fd;
    const char *name;      /* for messages */
    const char *target;    /* NULL for standard output */
    const char *temporary; /* NULL for standard output */
    bool streams, done;
    nrm_buf held;
};

static void
discard(void *object)
{
    nrm_out_discard(object);
}

/* A new file beside the target, so that the rename stays on one disk. */
static int
open_temporary(nrm_arena *a, nrm_out *out, unsigned mode, nrm_err *e)
{
    const char *slash = strrchr(out->target, '/');
    int folder = slash == NULL ? 0 : (int)(slash - out->target + 1);
    char *name = nrm_format(a, "%.*s.%s.XXXXXX", folder, out->target,
                            out->target + folder);
    mode_t mask = umask(0);

    umask(mask);
    out->fd = mkstemp(name);
    if (out->fd < 0)
        return nrm_fail_os(e, "cannot write '%s'", out->name);
    out->temporary = name;
    if (fchmod(out->fd, (mode_t)mode & ~mask) != 0)
        return nrm_fail_os(e, "cannot write '%s'", out->name);
    return 0;
}

/* Devices and pipes have no whole state to protect: they are written to. */
static bool
is_special(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

nrm_out *
nrm_out_open(nrm_arena *a, const char *path, unsigned mode, nrm_err *e)
{
    nrm_out *out = nrm_new(a, nrm_out);

    nrm_buf_init(&out->held, a);
    out->fd = STDOUT_FILENO;
    out->name = "standard output";
    if (path == NULL || strcmp(path, "-") == 0)
        return out;
    out->name = nrm_format(a, "%s", path);
    nrm_arena_defer(a, discard, out);
    if (is_special(path)) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC);
        if (out->fd >= 0)
            return out;
        nrm_fail_os(e, "cannot write '%s'", out->name);
        return NULL;
    }
    out->target = out->name;
    if (open_temporary(a, out, mode, e) == 0)
        return out;
    nrm_out_discard(out);
    return NULL;
}

void
nrm_out_stream(nrm_out *out)
{
    out->streams = true;
}

static int
flush(nrm_out *out, nrm_err *e)
{
    size_t at = 0;

    while (at < out->held.len) {
        ssize_t n = write(out->fd, out->held.at + at, out->held.len - at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return nrm_fail_os(e, "cannot write '%s'", out->name);
        at += (size_t)n;
    }
    nrm_buf_clear(&out->held);
    return 0;
}

int
nrm_out_put(nrm_out *out, const char *bytes, size_t n, nrm_err *e)
{
    nrm_buf_put(&out->held, bytes, n);
    if (out->held.len < CHUNK_BYTES)
        return 0;
    return out->streams || out->temporary != NULL ? flush(out, e) : 0;
}

int
nrm_out_view(nrm_out *out, nrm_text t, nrm_err *e)
{
    return nrm_out_put(out, t.at, t.len, e);
}

const char *
nrm_out_temporary(const nrm_out *out)
{
    return out->temporary;
}

/* Standard output may be closed already; a failing close is a failing write. */
static int
close_checked(nrm_out *out, nrm_err *e)
{
    int fd = out->fd;

    out->fd = -1;
    if (close(fd) != 0 && errno != EINTR)
        return nrm_fail_os(e, "cannot write '%s'", out->name);
    return 0;
}

int
nrm_out_commit(nrm_out *out, nrm_err *e)
{
    out->done = true;
    if (flush(out, e) != 0)
        goto failed;
    if (out->temporary == NULL)
        return close_checked(out, e);
    if (fsync(out->fd) != 0) {
        nrm_fail_os(e, "cannot write '%s'", out->name);
        goto failed;
    }
    if (close_checked(out, e) != 0)
        goto failed;
    if (rename(out->temporary, out->target) == 0)
        return 0;
    nrm_fail_os(e, "cannot write '%s'", out->name);
failed:
    out->done = false;
    nrm_out_discard(out);
    return -1;
}

void
nrm_out_discard(nrm_out *out)
{
    if (out->done)
        return;
    out->done = true;
    if (out->fd > STDERR_FILENO)
        close(out->fd);
    if (out->temporary != NULL)
        unlink(out->temporary);
}
