/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preloaded by tests of trouble: the nth call of a kind fails, and every later
 * one, where the variable NRM_FAIL_<KIND> holds n.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The allocators of the C library under the names that are not replaced. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

typedef ssize_t reader(int fd, void *to, size_t max);
typedef ssize_t writer(int fd, const void *from, size_t n);
typedef int syncer(int fd);
typedef int renamer(const char *from, const char *to);

static bool
due(const char *variable, atomic_long *calls, int error)
{
    const char *n = getenv(variable);

    if (n == NULL || atomic_fetch_add(calls, 1) + 1 < atol(n))
        return false;
    errno = error;
    return true;
}

static bool
memory_due(void)
{
    static atomic_long calls;

    return due("NRM_FAIL_MEMORY", &calls, ENOMEM);
}

void *
malloc(size_t size)
{
    return memory_due() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
    return memory_due() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t size)
{
    return memory_due() ? NULL : __libc_realloc(old, size);
}

ssize_t
read(int fd, void *to, size_t max)
{
    static atomic_long calls;
    reader *next = (reader *)dlsym(RTLD_NEXT, "read");

    return due("NRM_FAIL_READ", &calls, EIO) ? -1 : next(fd, to, max);
}

ssize_t
write(int fd, const void *from, size_t n)
{
    static atomic_long calls;
    writer *next = (writer *)dlsym(RTLD_NEXT, "write");

    if (fd != STDERR_FILENO && due("NRM_FAIL_WRITE", &calls, ENOSPC))
        return -1;
    return next(fd, from, n);
}

int
fsync(int fd)
{
    static atomic_long calls;
    syncer *next = (syncer *)dlsym(RTLD_NEXT, "fsync");

    return due("NRM_FAIL_SYNC", &calls, EIO) ? -1 : next(fd);
}

int
rename(const char *from, const char *to)
{
    static atomic_long calls;
    renamer *next = (renamer *)dlsym(RTLD_NEXT, "rename");

    return due("NRM_FAIL_RENAME", &calls, EXDEV) ? -1 : next(from, to);
}
