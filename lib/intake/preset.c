/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/preset.h"

#include "data/standard.h"
#include "intake/step.h"

#include <string.h>

#define CANDIDATES_MAX 64

/* Resources that may describe the file. */
typedef struct candidates {
    nrm_preset at[CANDIDATES_MAX];
    size_t n;
} candidates;

const char *
nrm_preset_names(nrm_arena *a)
{
    const char *names[CANDIDATES_MAX];
    size_t n = 0;

    while (n < CANDIDATES_MAX && nrm_standard_layouts[n].name != NULL) {
        names[n] = nrm_standard_layouts[n].name;
        n++;
    }
    return nrm_text_list(a, names, n);
}

static bool
fits(const nrm_resource *r, const nrm_text lines[NRM_MARK_LINES])
{
    const nrm_json *marks = nrm_json_get(r->nrm, "marks");

    if (marks == NULL || marks->first == NULL)
        return false;
    for (const nrm_json *m = marks->first; m != NULL; m = m->next) {
        bool found = false;

        for (size_t i = 0; i < NRM_MARK_LINES && !found; i++)
            found = lines[i].at != NULL && nrm_step_like(m->text, lines[i]);
        if (!found)
            return false;
    }
    return true;
}

/* Adds the resources that fit; all when there is only one and no choice. */
static void
add(candidates *c, const nrm_schema *s, const nrm_text lines[NRM_MARK_LINES],
    bool named)
{
    for (size_t i = 0; i < s->n_resources && c->n < CANDIDATES_MAX; i++)
        if ((named && s->n_resources == 1) || fits(&s->resources[i], lines)) {
            c->at[c->n].schema = s;
            c->at[c->n++].resource = &s->resources[i];
        }
}

static const nrm_schema *
read_standard(nrm_arena *a, const nrm_standard *s, nrm_err *e)
{
    return nrm_schema_parse(a, nrm_format(a, "%s.json", s->name),
                            nrm_text_n(s->bytes, s->len), e);
}

nrm_text
nrm_preset_list(nrm_arena *a)
{
    nrm_buf b;

    nrm_buf_init(&b, a);
    for (const nrm_standard *p = nrm_standard_layouts; p->name != NULL; p++) {
        nrm_err e = { 0 };
        const nrm_schema *s = read_standard(a, p, &e);

        nrm_buf_format(&b, "%s\t%s\n", p->name,
                       s == NULL || s->title.at == NULL ? "" : s->title.at);
    }
    return nrm_buf_all(&b);
}

static int
fail_number(nrm_arena *a, const candidates *c, const char *path, nrm_err *e)
{
    const char *names[CANDIDATES_MAX];

    if (c->n == 0)
        return nrm_fail_at(e, path, 0,
                           "no preset knows this file by its first lines; "
                           "name one with --layout: %s",
                           nrm_preset_names(a));
    for (size_t i = 0; i < c->n; i++)
        names[i] = nrm_format(a, "%s (%s)", c->at[i].schema->name.at,
                              c->at[i].resource->name);
    return nrm_fail_at(e, path, 0,
                       "several presets know this file by its first lines; "
                       "name one with --layout: %s",
                       nrm_text_list(a, names, c->n));
}

static int
add_named(nrm_arena *a, candidates *c, const char *name,
          const nrm_text lines[NRM_MARK_LINES], nrm_err *e)
{
    bool file =
        strchr(name, '/') != NULL || nrm_text_ends(nrm_text_of(name), ".json");
    const nrm_schema *s = NULL;

    if (file)
        s = nrm_schema_read(a, name, e);
    for (const nrm_standard *p = nrm_standard_layouts; !file && p->name != NULL;
         p++)
        if (strcmp(p->name, name) == 0)
            s = read_standard(a, p, e);
    if (s == NULL && !file)
        return nrm_fail(e, NRM_EUSAGE,
                        "there is no layout '%s'; there are: auto, %s",
                        nrm_quote(a, nrm_text_of(name)), nrm_preset_names(a));
    if (s == NULL)
        return -1;
    add(c, s, lines, true);
    return 0;
}

int
nrm_preset_find(nrm_arena *a, const char *name, const char *path,
                const nrm_text lines[NRM_MARK_LINES], nrm_preset *out,
                nrm_err *e)
{
    candidates c = { .n = 0 };

    if (strcmp(name, "auto") != 0) {
        if (add_named(a, &c, name, lines, e) != 0)
            return -1;
    } else {
        for (const nrm_standard *p = nrm_standard_layouts; p->name != NULL;
             p++) {
            const nrm_schema *s = read_standard(a, p, e);

            if (s == NULL)
                return -1;
            add(&c, s, lines, false);
        }
    }
    if (c.n != 1)
        return fail_number(a, &c, path, e);
    *out = c.at[0];
    return 0;
}
