/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed between an older manifest and a document. */
#include "show/manifest.h"

#include "data/csv.h"
#include "data/json.h"

#include <string.h>

/* A published number, old or new. */
typedef struct entry {
    nrm_text place, attribute, text, file, release, policy;
    const char *key;    /* "geo=BG TIME_PERIOD=2020", without the method */
    const char *method; /* "method=wilson", "" for none */
    bool met;           /* of an old one: it is published again */
} entry;

typedef struct comparison {
    const nrm_doc *doc;
    const nrm_json *old;
    entry *before;
    size_t n;
    size_t next; /* behind the last that was found: most come in order */
    nrm_csv_out csv;
    nrm_err *e;
} comparison;

static int
read_entry(comparison *c, const nrm_json *at, entry *out)
{
    const nrm_json *key = nrm_json_want(at, "key", NRM_JSON_OBJECT, c->e);
    nrm_buf plain, method;

    if (nrm_json_text(at, "place", &out->place, c->e) != 0
        || nrm_json_text(at, "attribute", &out->attribute, c->e) != 0
        || nrm_json_text(at, "text", &out->text, c->e) != 0
        || nrm_json_text(at, "file", &out->file, c->e) != 0
        || nrm_json_text(at, "RELEASE", &out->release, c->e) != 0
        || nrm_json_text(at, "POLICY", &out->policy, c->e) != 0)
        return -1;
    if (key == NULL)
        return nrm_json_fail(at, c->e, "a number has no key");
    nrm_buf_init(&plain, c->doc->a);
    nrm_buf_init(&method, c->doc->a);
    for (const nrm_json *k = key->first; k != NULL; k = k->next) {
        nrm_buf *b = nrm_manifest_is_method(k->key) ? &method : &plain;

        nrm_buf_format(b, "%s%.*s=%.*s", b->len > 0 ? " " : "", (int)k->key.len,
                       k->key.at, (int)k->text.len, k->text.at);
    }
    out->key = nrm_buf_string(&plain);
    out->method = nrm_buf_string(&method);
    return 0;
}

static int
read_old(comparison *c)
{
    const nrm_json *list =
        nrm_json_want(c->old, "numbers", NRM_JSON_ARRAY, c->e);

    if (list == NULL)
        return nrm_json_fail(c->old, c->e, "this is no manifest");
    c->before = nrm_new_n(c->doc->a, entry, list->count);
    for (const nrm_json *at = list->first; at != NULL; at = at->next)
        if (read_entry(c, at, &c->before[c->n++]) != 0)
            return -1;
    return 0;
}

static nrm_text
attribute_of(const nrm_published *p, const char *name)
{
    size_t place = nrm_obs_text_find(p->obs, name);

    return place == NRM_NO_DIM ? nrm_text_n(NULL, 0)
                               : nrm_obs_text_at(p->obs, p->row->text[place]);
}

static entry
entry_of(const comparison *c, const nrm_published *p)
{
    return (entry){
        .place = nrm_text_of(p->place),
        .attribute = nrm_text_of(nrm_attr_name(p->attr)),
        .text = nrm_text_of(p->text),
        .file = nrm_text_of(nrm_manifest_file(p->obs, p->row)),
        .release = attribute_of(p, "RELEASE"),
        .policy = attribute_of(p, "POLICY"),
        .key = nrm_manifest_key(c->doc->a, p),
        .method = nrm_manifest_method(c->doc->a, p),
    };
}

/* The same number made in the same way, or at least the same number. */
static entry *
find_old(comparison *c, const entry *now, bool same_method)
{
    for (size_t i = 0; i < c->n; i++) {
        entry *old = &c->before[(c->next + i) % c->n];

        if (!old->met && strcmp(old->key, now->key) == 0
            && (!same_method || strcmp(old->method, now->method) == 0)
            && nrm_text_eq(old->place, now->place)
            && nrm_text_eq(old->attribute, now->attribute)) {
            old->met = true;
            c->next = (size_t)(old - c->before) + 1;
            return old;
        }
    }
    return NULL;
}

/* The digest of a name in a list of the old manifest. */
static nrm_text
old_digest(const comparison *c, const char *member, nrm_text name)
{
    const nrm_json *list = nrm_json_get(c->old, member);
    const nrm_json *at = list == NULL ? NULL : list->first;

    for (; at != NULL; at = at->next) {
        const nrm_json *own = nrm_json_get(at, "name");
        const nrm_json *digest = nrm_json_get(at, "sha256");

        if (own != NULL && digest != NULL && nrm_text_eq(own->text, name))
            return digest->text;
    }
    return nrm_text_n(NULL, 0);
}

static nrm_text
new_digest(const comparison *c, nrm_text name)
{
    const nrm_doc_source *s = c->doc->source;

    for (size_t i = 0; i < s->n_inputs; i++)
        if (nrm_text_is(name, s->inputs[i].name))
            return nrm_text_of(nrm_digest_hex(c->doc->a, &s->inputs[i].digest));
    return nrm_text_n(NULL, 0);
}

static void
put_reason(nrm_buf *b, const char *what, nrm_text from, nrm_text to)
{
    if (nrm_text_eq(from, to))
        return;
    nrm_buf_format(b, "%s%s", b->len > 0 ? "; " : "", what);
    if (from.len > 0 && to.len > 0)
        nrm_buf_format(b, " %.*s -> %.*s", (int)from.len, from.at, (int)to.len,
                       to.at);
}

/* Whether the i-th template is what it was. */
static bool
is_old_template(const comparison *c, size_t i)
{
    const nrm_template *t = c->doc->templates[i];
    const nrm_json *first =
        nrm_json_get(nrm_json_get(c->old, "template"), "sha256");
    nrm_digest digest = nrm_sha256_of(t->bytes);
    nrm_text old;

    if (i > 0)
        old = old_digest(c, "included", nrm_text_of(nrm_doc_template_name(t)));
    else
        old = first == NULL ? nrm_text_n(NULL, 0) : first->text;
    return nrm_text_is(old, nrm_digest_hex(c->doc->a, &digest));
}

/* What else is not as it was. */
static const char *
reasons(const comparison *c, const entry *old, const entry *now)
{
    const nrm_json *toolkit = nrm_json_get(c->old, "toolkit");
    nrm_text none = nrm_text_n(NULL, 0);
    nrm_buf b;

    nrm_buf_init(&b, c->doc->a);
    put_reason(&b, "method", nrm_text_of(old->method),
               nrm_text_of(now->method));
    put_reason(&b, "release", old->release, now->release);
    put_reason(&b, "policy", old->policy, now->policy);
    if (!nrm_text_eq(old_digest(c, "inputs", old->file),
                     new_digest(c, now->file)))
        put_reason(&b,
                   nrm_format(c->doc->a, "input %.*s", (int)now->file.len,
                              now->file.at),
                   none, nrm_text_of("x"));
    for (size_t i = 0; i < c->doc->n_templates; i++)
        if (!is_old_template(c, i))
            put_reason(&b,
                       nrm_format(c->doc->a, "template %s",
                                  nrm_doc_template_name(c->doc->templates[i])),
                       none, nrm_text_of("x"));
    put_reason(&b, "toolkit", toolkit == NULL ? none : toolkit->text,
               nrm_text_of(NRM_VERSION));
    return nrm_buf_string(&b);
}

/* One line; a text is absent where the entry was not there. */
static int
put_change(comparison *c, const entry *at, nrm_text before, nrm_text after,
           const char *why)
{
    nrm_csv_put(&c->csv, at->place);
    nrm_csv_put(&c->csv, at->attribute);
    nrm_csv_put_string(
        &c->csv, *at->method == '\0'
                     ? at->key
                     : nrm_format(c->doc->a, "%s %s", at->key, at->method));
    nrm_csv_put(&c->csv, before);
    nrm_csv_put(&c->csv, after);
    nrm_csv_put_string(&c->csv, why);
    return nrm_csv_end(&c->csv, c->e);
}

static int
compare(comparison *c)
{
    static const char *const heads[] = { "place",  "attribute", "key",
                                         "before", "after",     "why" };
    nrm_text none = nrm_text_n(NULL, 0);
    size_t n = c->doc->published.n;
    entry **olds = nrm_new_n(c->doc->a, entry *, n);

    for (size_t i = 0; i < NRM_COUNT_OF(heads); i++)
        nrm_csv_put_string(&c->csv, heads[i]);
    if (nrm_csv_end(&c->csv, c->e) != 0)
        return -1;
    for (size_t i = 0; i < n; i++) {
        entry now = entry_of(c, &c->doc->published.at[i]);

        olds[i] = find_old(c, &now, true);
    }
    for (size_t i = 0; i < n; i++) {
        entry now = entry_of(c, &c->doc->published.at[i]);
        entry *old = olds[i] != NULL ? olds[i] : find_old(c, &now, false);

        if (old != NULL && nrm_text_eq(old->text, now.text))
            continue;
        if (put_change(c, &now, old == NULL ? none : old->text, now.text,
                       old == NULL ? "new" : reasons(c, old, &now))
            != 0)
            return -1;
    }
    for (size_t i = 0; i < c->n; i++)
        if (!c->before[i].met
            && put_change(c, &c->before[i], c->before[i].text, none, "gone")
                   != 0)
            return -1;
    return 0;
}

int
nrm_manifest_since(const nrm_doc *doc, const char *old_path, nrm_out *out,
                   nrm_err *e)
{
    comparison c = { .doc = doc, .e = e };

    c.old = nrm_json_read(doc->a, old_path, e);
    if (c.old == NULL || read_old(&c) != 0)
        return -1;
    nrm_csv_out_init(&c.csv, doc->a, out, ',');
    return compare(&c);
}
