/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/package.h"

#include <string.h>
#include <zip.h>

static void
release(void *object)
{
    zip_discard(object);
}

/* What the archive unpacks to, before any of it is unpacked. */
static int
check_sizes(const nrm_package *p, size_t packed, nrm_err *e)
{
    zip_int64_t n = zip_get_num_entries(p->zip, 0);
    zip_uint64_t total = 0;

    for (zip_int64_t i = 0; i < n; i++) {
        zip_stat_t st;

        if (zip_stat_index(p->zip, (zip_uint64_t)i, 0, &st) != 0
            || (st.valid & ZIP_STAT_SIZE) == 0)
            return nrm_fail_at(e, p->name, 0, "a damaged zip archive");
        total += st.size;
        if (st.size > NRM_BOOK_BYTES_MAX || total > NRM_BOOK_BYTES_MAX
            || total / NRM_BOOK_RATIO_MAX > packed)
            return nrm_fail_at(e, p->name, 0,
                               "the workbook unpacks to more than it should; "
                               "is it made to fill the memory?");
    }
    return 0;
}

nrm_package *
nrm_package_open(nrm_arena *a, const char *name, nrm_text bytes, nrm_err *e)
{
    nrm_package *p = nrm_new(a, nrm_package);
    zip_source_t *source;
    zip_error_t why;

    p->a = a;
    p->name = name;
    zip_error_init(&why);
    source = zip_source_buffer_create(bytes.at, bytes.len, 0, &why);
    if (source != NULL)
        p->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why);
    if (p->zip == NULL) {
        nrm_fail_at(e, name, 0, "not a workbook: %s", zip_error_strerror(&why));
        zip_error_fini(&why);
        if (source != NULL)
            zip_source_free(source);
        return NULL;
    }
    zip_error_fini(&why);
    nrm_arena_defer(a, release, p->zip);
    return check_sizes(p, bytes.len, e) == 0 ? p : NULL;
}

bool
nrm_package_has(const nrm_package *p, const char *member)
{
    return zip_name_locate(p->zip, member, 0) >= 0;
}

size_t
nrm_package_count(const nrm_package *p)
{
    return (size_t)zip_get_num_entries(p->zip, 0);
}

const char *
nrm_package_name(const nrm_package *p, size_t member)
{
    const char *name = zip_get_name(p->zip, member, 0);

    return name == NULL ? "" : name;
}

int
nrm_package_bytes(nrm_package *p, size_t member, nrm_text *out, nrm_err *e)
{
    zip_file_t *file = zip_fopen_index(p->zip, member, 0);
    zip_stat_t st;
    char *bytes;
    zip_int64_t got = -1;

    if (file != NULL && zip_stat_index(p->zip, member, 0, &st) == 0) {
        bytes = nrm_alloc(p->a, (size_t)st.size + 1);
        got = zip_fread(file, bytes, st.size);
        *out = nrm_text_n(bytes, (size_t)st.size);
    }
    if (file != NULL)
        zip_fclose(file);
    if (got < 0 || (zip_uint64_t)got != st.size)
        return nrm_fail_at(
            e, p->name, 0, "'%s' is damaged",
            nrm_quote(p->a, nrm_text_of(nrm_package_name(p, member))));
    return 0;
}

nrm_text
nrm_package_comment(const nrm_package *p)
{
    int len = 0;
    const char *comment = zip_get_archive_comment(p->zip, &len, 0);

    return comment == NULL ? nrm_text_of("") : nrm_text_n(comment, (size_t)len);
}
