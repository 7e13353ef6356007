/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"
#include "measure/reconcile.h"

#include <string.h>

static const nrm_choice_kind *const kinds[] = {
#define NRM_CHOICE(name) &nrm_choice_##name,
#include "measure/reconcile.def"
#undef NRM_CHOICE
};

const char *
nrm_choice_help(nrm_arena *a)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        nrm_buf_format(&out, "%-13s %s\n", kinds[i]->name, kinds[i]->help);
    return nrm_buf_string(&out);
}

static const nrm_choice_kind *
find_kind(nrm_text name)
{
    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        if (nrm_text_is(name, kinds[i]->name))
            return kinds[i];
    return NULL;
}

/* Whether a source is meant by a name: its label, or the first word of it. */
static bool
is_meant(nrm_text label, nrm_text name)
{
    return nrm_text_eq(label, name)
           || (label.len > name.len && label.at[name.len] == ' '
               && memcmp(label.at, name.at, name.len) == 0);
}

/* Sources that no name means come last, in the order of their labels. */
static int
rank_sources(nrm_choice *c, nrm_text names, nrm_err *e)
{
    const nrm_reconcile *r = c->reconcile;
    size_t n = nrm_pool_count(r->sources), place = 0;
    nrm_text name;

    c->rank = nrm_new_n(r->a, size_t, n + 1);
    for (size_t s = 0; s < n; s++)
        c->rank[s] = SIZE_MAX;
    while (nrm_text_cut(&names, ',', &name)) {
        bool any = false;

        for (uint32_t s = 0; s < n; s++)
            if (is_meant(nrm_pool_at(r->sources, s), name)) {
                any = true;
                if (c->rank[s] == SIZE_MAX)
                    c->rank[s] = place;
            }
        place++;
        if (!any) {
            const char **known = nrm_new_n(r->a, const char *, n);

            for (uint32_t s = 0; s < n; s++)
                known[s] = nrm_reconcile_source(r, s);
            return nrm_fail(
                e, NRM_EUSAGE, "there is no source '%s'; there are: %s",
                nrm_quote(r->a, name), nrm_text_list(r->a, known, n));
        }
    }
    return 0;
}

nrm_choice *
nrm_choice_parse(nrm_arena *a, const nrm_reconcile *r, const char *text,
                 nrm_err *e)
{
    nrm_choice *c = nrm_new(a, nrm_choice);
    nrm_text rest = nrm_text_of(text), name;

    nrm_text_cut(&rest, '=', &name);
    c->text = text;
    c->reconcile = r;
    c->kind = find_kind(name);
    if (c->kind == NULL) {
        const char *names[NRM_COUNT_OF(kinds)];

        for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
            names[i] = kinds[i]->name;
        nrm_fail(
            e, NRM_EUSAGE, "there is no rule of choice '%s'; there are: %s",
            nrm_quote(a, name), nrm_text_list(a, names, NRM_COUNT_OF(kinds)));
        return NULL;
    }
    if (c->kind->takes_names != (rest.at != NULL)) {
        nrm_fail(e, NRM_EUSAGE,
                 c->kind->takes_names ? "'%s' needs sources: %s=first,second"
                                      : "'%s' takes no sources: %s",
                 c->kind->name, c->kind->name);
        return NULL;
    }
    return rest.at != NULL && rank_sources(c, rest, e) != 0 ? NULL : c;
}
