/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preloaded by tests of trouble: the nth call of a kind fails, and every later
 * one, where the variable NRM_FAIL_<KIND> holds n.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The allocators of the C library under the names that are not replaced. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

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

    return due("NRM_FAIL_READ", &calls, EIO) ? -1
                                             : syscall(SYS_read, fd, to, max);
}

ssize_t
write(int fd, const void *from, size_t n)
{
    static atomic_long calls;

    if (fd != STDERR_FILENO && due("NRM_FAIL_WRITE", &calls, ENOSPC))
        return -1;
    return syscall(SYS_write, fd, from, n);
}

int
fsync(int fd)
{
    static atomic_long calls;

    return due("NRM_FAIL_SYNC", &calls, EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
rename(const char *from, const char *to)
{
    static atomic_long calls;

    if (due("NRM_FAIL_RENAME", &calls, EXDEV))
        return -1;
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}
