/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/package.h"

#include <string.h>
#include <zip.h>

#define DEPTH_MAX 64
#define CHUNK_BYTES 65536

struct nrm_package {
    nrm_arena *a;
    const char *name;
    zip_t *zip;
};

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

const char *
nrm_xml_attribute(const char *const *attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2) {
        const char *colon = strchr(attributes[0], ':');

        if (strcmp(colon == NULL ? attributes[0] : colon + 1, name) == 0)
            return attributes[1];
    }
    return NULL;
}

/* What expat's handlers need beside the caller's. */
typedef struct parse {
    XML_Parser parser;
    const nrm_xml_walk *walk;
    size_t depth;
    const char *wrong;
} parse;

static const char *
local(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon == NULL ? name : colon + 1;
}

static void
stop(parse *p, const char *wrong)
{
    if (p->wrong == NULL)
        p->wrong = wrong;
    XML_StopParser(p->parser, XML_FALSE);
}

static void XMLCALL
on_open(void *context, const char *name, const char **attributes)
{
    parse *p = context;

    if (++p->depth > DEPTH_MAX) {
        stop(p, "elements are nested too deep");
        return;
    }
    p->walk->open(p->walk->state, local(name), (const char *const *)attributes);
    if (p->walk->e->code != NRM_OK)
        XML_StopParser(p->parser, XML_FALSE);
}

static void XMLCALL
on_close(void *context, const char *name)
{
    parse *p = context;

    p->depth--;
    p->walk->close(p->walk->state, local(name));
    if (p->walk->e->code != NRM_OK)
        XML_StopParser(p->parser, XML_FALSE);
}

static void XMLCALL
on_text(void *context, const char *text, int len)
{
    parse *p = context;

    p->walk->text(p->walk->state, text, (size_t)len);
}

static void XMLCALL
on_doctype(void *context, NRM_UNUSED const char *name,
           NRM_UNUSED const char *system, NRM_UNUSED const char *public,
           NRM_UNUSED int internal)
{
    stop(context, "a document type declaration, which no workbook has");
}

static int
feed(nrm_package *package, parse *p, zip_file_t *file, const char *member)
{
    char chunk[CHUNK_BYTES];
    nrm_err *e = p->walk->e;

    for (;;) {
        zip_int64_t n = zip_fread(file, chunk, sizeof chunk);
        enum XML_Status status;

        if (n < 0)
            return nrm_fail_at(e, package->name, 0, "'%s' is damaged", member);
        status = XML_Parse(p->parser, chunk, (int)n, n == 0);
        if (e->code != NRM_OK)
            return -1;
        if (status == XML_STATUS_ERROR)
            return nrm_fail_at(
                e, package->name, 0, "%s:%lu: %s", member,
                (unsigned long)XML_GetCurrentLineNumber(p->parser),
                p->wrong != NULL
                    ? p->wrong
                    : XML_ErrorString(XML_GetErrorCode(p->parser)));
        if (n == 0)
            return 0;
    }
}

int
nrm_package_walk(nrm_package *package, const char *member,
                 const nrm_xml_walk *walk)
{
    parse p = { .walk = walk };
    zip_file_t *file = zip_fopen(package->zip, member, 0);
    int result = -1;

    if (file == NULL)
        return nrm_fail_at(walk->e, package->name, 0,
                           "the workbook has no readable '%s'", member);
    p.parser = XML_ParserCreate("UTF-8");
    if (p.parser == NULL)
        nrm_arena_exhausted(package->a);
    XML_SetUserData(p.parser, &p);
    XML_SetElementHandler(p.parser, on_open, on_close);
    XML_SetCharacterDataHandler(p.parser, on_text);
    XML_SetStartDoctypeDeclHandler(p.parser, on_doctype);
    result = feed(package, &p, file, member);
    XML_ParserFree(p.parser);
    zip_fclose(file);
    return result;
}
