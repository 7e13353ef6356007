/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A folder that is still to be listed, or a file. */
typedef struct entry {
    const char *path;
    size_t depth;
} entry;

typedef struct entries {
    entry *at;
    size_t n, cap;
} entries;

bool
nrm_folder_is(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
add(nrm_arena *a, entries *list, const char *path, size_t depth)
{
    nrm_room(a, list->at, list->n, list->cap);
    list->at[list->n++] = (entry){ path, depth };
}

/* Files go to `files`, folders to `open`. */
static int
list_one(nrm_arena *a, entry folder, entries *open, entries *files, nrm_err *e)
{
    size_t len = strlen(folder.path);
    const char *slash = len > 0 && folder.path[len - 1] == '/' ? "" : "/";
    DIR *dir = opendir(folder.path);
    struct dirent *member;

    if (dir == NULL)
        return nrm_fail(e, NRM_EOS, "cannot open '%s': %s", folder.path,
                        strerror(errno));
    while ((member = readdir(dir)) != NULL) {
        const char *path;

        if (strcmp(member->d_name, ".") == 0
            || strcmp(member->d_name, "..") == 0)
            continue;
        path = nrm_format(a, "%s%s%s", folder.path, slash, member->d_name);
        add(a, nrm_folder_is(path) ? open : files, path, folder.depth + 1);
    }
    closedir(dir);
    if (folder.depth >= NRM_FOLDER_DEPTH_MAX || files->n > NRM_FOLDER_FILES_MAX)
        return nrm_fail(e, NRM_EINPUT,
                        "'%s' is nested too deep or holds too many files",
                        folder.path);
    return 0;
}

static int
compare(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

int
nrm_folder_files(nrm_arena *a, const char *path, const char ***out, size_t *n,
                 nrm_err *e)
{
    entries open = { 0 }, files = { 0 };

    add(a, &open, path, 0);
    for (size_t i = 0; i < open.n; i++)
        if (list_one(a, open.at[i], &open, &files, e) != 0)
            return -1;
    *n = files.n;
    *out = nrm_new_n(a, const char *, files.n);
    for (size_t i = 0; i < files.n; i++)
        (*out)[i] = files.at[i].path;
    if (files.n > 0)
        qsort(*out, files.n, sizeof **out, compare);
    return 0;
}
