/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/bundle.h"

#include "base/digest.h"
#include "base/folder.h"
#include "data/obs_io.h"
#include "intake/imprint.h"
#include "protect/drawn.h"
#include "protect/finding.h"

#include <string.h>

#define WINDOW 64   /* traces in which a list and a document meet again */
#define AGREE 3     /* traces that have to be the same then */
#define FINDINGS 20 /* of one part */

typedef struct paper {
    const char *path;
    nrm_text bytes;
    const char *digest;
    const nrm_json *manifest; /* NULL for any other file */
    bool observations;        /* rows that a manifest names */
} paper;

struct nrm_bundle {
    nrm_arena *a;
    nrm_obs *obs;
    paper *papers;
    size_t n, cap;
    size_t n_documents;
    const char **stale; /* manifests whose observations are others */
    size_t n_stale, stale_cap;
    nrm_obs *findings; /* while they are checked */
    nrm_papers *published;
    int64_t threshold;
    size_t n_wrong;
};

static bool
same_folder(const char *x, const char *y)
{
    size_t n = (size_t)(nrm_file_name(x) - x);

    return (size_t)(nrm_file_name(y) - y) == n && memcmp(x, y, n) == 0;
}

/* Reads a file of the folder, and tells whether it is a manifest. */
static int
add_paper(nrm_bundle *b, const char *path, nrm_err *e)
{
    paper p = { strcmp(path, "-") == 0 ? "standard input" : path,
                { 0 },
                NULL,
                NULL,
                false };
    nrm_digest digest;

    if (nrm_file_read(b->a, path, NRM_BUNDLE_FILE_MAX, &p.bytes, e) != 0)
        return -1;
    digest = nrm_sha256_of(p.bytes);
    p.digest = nrm_digest_hex(b->a, &digest);
    if (nrm_text_ends(nrm_text_of(path), ".json")) {
        const nrm_json *json = nrm_json_parse(b->a, path, p.bytes, e);

        if (json == NULL)
            return -1;
        if (nrm_json_get(json, "numbers") != NULL)
            p.manifest = json;
    }
    nrm_room(b->a, b->papers, b->n, b->cap);
    b->papers[b->n++] = p;
    return 0;
}

/* Takes the rows of a file, once. */
static int
take_rows(nrm_bundle *b, paper *p, nrm_err *e)
{
    if (p->observations)
        return 0;
    p->observations = true;
    return nrm_obs_read(b->obs, nrm_in_memory(b->a, p->path, p->bytes), e);
}

/* The file of an input: by name and digest, else by name alone. */
static paper *
find_input(nrm_bundle *b, const nrm_json *name, const nrm_json *digest)
{
    paper *named = NULL;

    for (size_t i = 0; i < b->n; i++) {
        paper *p = &b->papers[i];

        if (p->manifest != NULL
            || !nrm_text_is(name->text, nrm_file_name(p->path)))
            continue;
        if (nrm_text_is(digest->text, p->digest))
            return p;
        named = p;
    }
    return named;
}

/* Looks for an input in the folder `data` beside the one that was named. */
static int
look_beside(nrm_bundle *b, const char *folder, nrm_text name, nrm_err *e)
{
    size_t len = strlen(folder);
    const char *path;
    nrm_err none = { 0 };
    nrm_text bytes;

    if (memchr(name.at, '/', name.len) != NULL)
        return 0;
    path = nrm_format(b->a, "%s%s../data/%s", folder,
                      len > 0 && folder[len - 1] == '/' ? "" : "/", name.at);
    if (nrm_file_read(b->a, path, NRM_BUNDLE_FILE_MAX, &bytes, &none) != 0)
        return 0;
    return add_paper(b, path, e);
}

static int
take_input(nrm_bundle *b, const char *folder, size_t manifest,
           const nrm_json *input, nrm_err *e)
{
    const char *path = b->papers[manifest].path;
    const nrm_json *name = nrm_json_want(input, "name", NRM_JSON_STRING, e);
    const nrm_json *digest = nrm_json_want(input, "sha256", NRM_JSON_STRING, e);
    paper *p;

    if (name == NULL || digest == NULL)
        return nrm_json_fail(input, e, "an input has 'name' and 'sha256'");
    p = find_input(b, name, digest);
    if (p == NULL || !nrm_text_is(digest->text, p->digest)) {
        if (look_beside(b, folder, name->text, e) != 0)
            return -1;
        p = find_input(b, name, digest);
    }
    if (p == NULL)
        return nrm_fail_at(e, path, input->line,
                           "the observations '%s' are not here; name their "
                           "file too",
                           nrm_quote(b->a, name->text));
    if (!nrm_text_is(digest->text, p->digest)) {
        nrm_room(b->a, b->stale, b->n_stale, b->stale_cap);
        b->stale[b->n_stale++] = path;
    }
    return take_rows(b, p, e);
}

static int
take_inputs(nrm_bundle *b, const char *folder, size_t from, nrm_err *e)
{
    size_t n = b->n;

    for (size_t i = from; i < n; i++) {
        const nrm_json *inputs = nrm_json_get(b->papers[i].manifest, "inputs");

        for (const nrm_json *in = inputs ? inputs->first : NULL; in != NULL;
             in = in->next)
            if (take_input(b, folder, i, in, e) != 0)
                return -1;
    }
    return 0;
}

nrm_bundle *
nrm_bundle_read(nrm_obs *obs, const char *const *paths, size_t n, nrm_err *e)
{
    nrm_bundle *b = nrm_new(obs->a, nrm_bundle);

    b->a = obs->a;
    b->obs = obs;
    for (size_t i = 0; i < n; i++)
        if (!nrm_folder_is(paths[i])
            && (add_paper(b, paths[i], e) != 0
                || take_rows(b, &b->papers[b->n - 1], e) != 0))
            return NULL;
    for (size_t i = 0; i < n; i++) {
        const char **files;
        size_t n_files, from = b->n;

        if (!nrm_folder_is(paths[i]))
            continue;
        if (nrm_folder_files(b->a, paths[i], &files, &n_files, e) != 0)
            return NULL;
        if (n_files == 0) {
            nrm_fail_at(e, paths[i], 0,
                        "the folder is empty: there is nothing to audit");
            return NULL;
        }
        for (size_t k = 0; k < n_files; k++)
            if (add_paper(b, files[k], e) != 0)
                return NULL;
        if (take_inputs(b, paths[i], from, e) != 0)
            return NULL;
    }
    for (size_t i = 0; i < b->n; i++)
        b->n_documents +=
            b->papers[i].manifest == NULL && !b->papers[i].observations;
    return b;
}

size_t
nrm_bundle_count(const nrm_bundle *bundle)
{
    return bundle->n_documents;
}

/* What a manifest lists of one part, as it is read. */
typedef struct list {
    const nrm_text *at;
    size_t n;
} list;

static list
split(nrm_arena *a, nrm_text traces)
{
    size_t n = traces.len > 0, used = 0;
    nrm_text *at, word;

    for (size_t i = 0; i < traces.len; i++)
        n += traces.at[i] == ' ';
    at = nrm_new_n(a, nrm_text, n);
    while (used < n && nrm_text_cut(&traces, ' ', &word))
        at[used++] = word;
    return (list){ at, used };
}

/* Whether both go on in the same way from here. */
static bool
agree(const nrm_imprint_part *part, size_t i, const list *l, size_t k)
{
    for (size_t n = 0; n < AGREE; n++, i++, k++) {
        if (i == part->n || k == l->n)
            return i == part->n && k == l->n;
        if (!nrm_text_is(l->at[k], part->at[i].word))
            return false;
    }
    return true;
}

/* The next place where both agree, the nearest first; the end otherwise. */
static void
meet(const nrm_imprint_part *part, size_t *i, const list *l, size_t *k)
{
    for (size_t far = 1; far <= WINDOW; far++)
        for (size_t d = 0; d <= far; d++)
            if (*i + d <= part->n && *k + far - d <= l->n
                && agree(part, *i + d, l, *k + far - d)) {
                *i += d;
                *k += far - d;
                return;
            }
    *i += 1;
    *k += *k < l->n;
}

/* One thing that is in a document and not in its manifest. */
static int
report(const nrm_bundle *b, const char *path, const nrm_imprint_part *part,
       const nrm_imprint *trace, nrm_err *e)
{
    const char *place = path;

    if (*part->name != '\0')
        place = nrm_format(b->a, "%s: %s", place, part->name);
    if (trace->line > 0)
        place = nrm_format(b->a, "%s:%zu", place, trace->line);
    if (trace->where != NULL)
        place = nrm_format(b->a, "%s: %s", place, trace->where);
    return nrm_finding_add(b->findings, NULL,
                           *trace->word == '#' ? "other drawing"
                                               : "not in the manifest",
                           place, e)
                   == NULL
               ? -1
               : 0;
}

/*
 * Walks along a part and its list. Every trace is either the next one of the
 * list, with none used twice, or is reported.
 */
static int
compare_part(nrm_bundle *b, const char *path, const nrm_imprint_part *part,
             const list *l, nrm_err *e)
{
    size_t i = 0, k = 0, n = 0;

    while (i < part->n) {
        size_t from = i;

        if (k < l->n && nrm_text_is(l->at[k], part->at[i].word)) {
            i++;
            k++;
            continue;
        }
        meet(part, &i, l, &k);
        for (; from < i; from++)
            if (n++ < FINDINGS
                && report(b, path, part, &part->at[from], e) != 0)
                return -1;
    }
    b->n_wrong += n;
    return 0;
}

/* What a document of a manifest lists of a part, or NULL. */
static const nrm_json *
part_of(const nrm_json *document, const char *name)
{
    const nrm_json *parts = nrm_json_get(document, "parts");

    for (const nrm_json *p = parts ? parts->first : NULL; p; p = p->next) {
        const nrm_json *part = nrm_json_get(p, "part");

        if (part != NULL && nrm_text_is(part->text, name))
            return nrm_json_get(p, "imprint");
    }
    return NULL;
}

/* The document by what a manifest lists of its parts, and by its drawings. */
static int
compare(nrm_bundle *b, const paper *p, const nrm_json *manifest,
        const nrm_json *document, nrm_err *e)
{
    nrm_drawn_file drawn = { p->path, p->bytes, manifest };
    nrm_imprints traces;

    if (nrm_imprints_read(b->a, p->path, p->bytes, &traces, e) != 0)
        return -1;
    for (size_t i = 0; i < traces.n; i++) {
        const nrm_json *said = part_of(document, traces.parts[i].name);
        list l = split(b->a, said == NULL ? nrm_text_of("") : said->text);

        if (compare_part(b, p->path, &traces.parts[i], &l, e) != 0)
            return -1;
    }
    if (nrm_drawn_is(p->path, p->bytes))
        return nrm_drawn_check(b->published, &drawn, b->findings, &b->n_wrong,
                               e);
    return 0;
}

/* What a manifest says of a document, or NULL. */
static const nrm_json *
document_of(const nrm_json *manifest, const char *name)
{
    const nrm_json *documents = nrm_json_get(manifest, "documents");

    for (const nrm_json *d = documents ? documents->first : NULL; d;
         d = d->next) {
        const nrm_json *said = nrm_json_get(d, "name");

        if (said != NULL && nrm_text_is(said->text, name))
            return d;
    }
    return NULL;
}

/* The document by the manifests of its own folder, else by those of others. */
static int
check_document(nrm_bundle *b, const paper *p, nrm_err *e)
{
    size_t n_findings = b->findings->n_rows, n_wrong = b->n_wrong;
    bool named = false;

    for (int near = 1; near >= 0 && !named; near--)
        for (size_t i = 0; i < b->n; i++) {
            const nrm_json *document =
                document_of(b->papers[i].manifest, nrm_file_name(p->path));

            if (document == NULL
                || same_folder(b->papers[i].path, p->path) != near)
                continue;
            named = true; /* one manifest that agrees is enough */
            b->findings->n_rows = n_findings;
            b->n_wrong = n_wrong;
            if (compare(b, p, b->papers[i].manifest, document, e) != 0)
                return -1;
            if (b->n_wrong == n_wrong)
                return 0;
        }
    if (named)
        return 0;
    b->n_wrong++;
    return nrm_finding_add(b->findings, NULL, "no manifest", p->path, e) == NULL
               ? -1
               : 0;
}

/* Manifests of other observations than those that were found. */
static int
report_stale(nrm_bundle *b, nrm_err *e)
{
    for (size_t i = 0; i < b->n_stale; i++)
        if (nrm_finding_add(b->findings, NULL, "other observations",
                            b->stale[i], e)
            == NULL)
            return -1;
    b->n_wrong = b->n_stale;
    return 0;
}

/* A manifest, against the rows. */
static int
check_manifest(nrm_bundle *b, const nrm_json *manifest, nrm_err *e)
{
    if (manifest == NULL
        || nrm_papers_typed(b->published, manifest, b->threshold, b->findings,
                            e)
               != 0)
        return -1;
    return nrm_papers_check(b->published, manifest, b->findings, &b->n_wrong,
                            e);
}

int
nrm_bundle_check(nrm_bundle *bundle, const char *manifest, int64_t threshold,
                 nrm_obs *findings, size_t *n_wrong, nrm_err *e)
{
    bundle->published = nrm_papers_new(bundle->obs);
    bundle->findings = findings;
    bundle->threshold = threshold;
    if (report_stale(bundle, e) != 0)
        return -1;
    if (manifest != NULL
        && check_manifest(bundle, nrm_json_read(bundle->a, manifest, e), e)
               != 0)
        return -1;
    for (size_t i = 0; i < bundle->n; i++) {
        const paper *p = &bundle->papers[i];

        if (!p->observations
            && (p->manifest != NULL ? check_manifest(bundle, p->manifest, e)
                                    : check_document(bundle, p, e))
                   != 0)
            return -1;
    }
    *n_wrong = bundle->n_wrong;
    return 0;
}
