/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/package.h"

#include <string.h>
#include <zip.h>

#define DEPTH_MAX 64
#define CHUNK_BYTES 65536

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
