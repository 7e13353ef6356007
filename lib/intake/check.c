/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/check.h"

#include "base/buf.h"
#include "base/num.h"
#include "intake/rule.h"

#include <string.h>

const nrm_check_kind *const nrm_check_kinds[] = {
#define NRM_CHECK(name) &nrm_check_##name,
#include "intake/check.def"
#undef NRM_CHECK
};

const size_t nrm_check_n_kinds = NRM_COUNT_OF(nrm_check_kinds);

#define N_KINDS NRM_COUNT_OF(nrm_check_kinds)

struct nrm_check_plan {
    nrm_arena *a;
    bool chosen[N_KINDS];
    double params[N_KINDS][NRM_CHECK_PARAMS];
};

nrm_check_plan *
nrm_check_plan_new(nrm_arena *a)
{
    nrm_check_plan *p = nrm_new(a, nrm_check_plan);

    p->a = a;
    for (size_t k = 0; k < N_KINDS; k++) {
        p->chosen[k] = true;
        for (size_t i = 0; i < NRM_CHECK_PARAMS; i++)
            p->params[k][i] = nrm_check_kinds[k]->params[i].value;
    }
    return p;
}

static const char *
known_names(nrm_arena *a)
{
    const char *names[N_KINDS];

    for (size_t k = 0; k < N_KINDS; k++)
        names[k] = nrm_check_kinds[k]->name;
    return nrm_text_list(a, names, N_KINDS);
}

/* The place of a check, or N_KINDS with `e` filled. */
static size_t
find_kind(nrm_arena *a, nrm_text name, nrm_err *e)
{
    for (size_t k = 0; k < N_KINDS; k++)
        if (nrm_text_is(name, nrm_check_kinds[k]->name))
            return k;
    nrm_fail(e, NRM_EUSAGE, "there is no check '%s'; there are: %s",
             nrm_quote(a, name), known_names(a));
    return N_KINDS;
}

int
nrm_check_choose(nrm_check_plan *p, const char *names, nrm_err *e)
{
    nrm_text rest = nrm_text_of(names), name;

    memset(p->chosen, 0, sizeof p->chosen);
    while (nrm_text_cut(&rest, ',', &name)) {
        size_t k = find_kind(p->a, name, e);

        if (k == N_KINDS)
            return -1;
        p->chosen[k] = true;
    }
    return 0;
}

int
nrm_check_set(nrm_check_plan *p, const char *setting, nrm_err *e)
{
    nrm_text rest = nrm_text_of(setting), name, param;
    size_t k;

    nrm_text_cut(&rest, '.', &name);
    k = find_kind(p->a, name, e);
    if (k == N_KINDS)
        return -1;
    if (rest.at == NULL || !nrm_text_cut(&rest, '=', &param))
        param = nrm_text_of("");
    for (size_t i = 0; i < NRM_CHECK_PARAMS; i++) {
        const char *known = nrm_check_kinds[k]->params[i].name;

        if (known == NULL || !nrm_text_is(param, known))
            continue;
        if (rest.at == NULL || !nrm_num_real(rest, &p->params[k][i]))
            return nrm_fail(e, NRM_EUSAGE, "'%s' sets no number",
                            nrm_quote(p->a, nrm_text_of(setting)));
        return 0;
    }
    return nrm_fail(e, NRM_EUSAGE,
                    "'%s' is no threshold of a check; -m list shows them",
                    nrm_quote(p->a, nrm_text_of(setting)));
}

static const nrm_codelist *
standard_list(const void *context, const char *dimension)
{
    return nrm_codes_standard((nrm_arena *)(uintptr_t)context, dimension);
}

void
nrm_check_observations(nrm_arena *a, const nrm_check_plan *p,
                       const nrm_obs *obs, nrm_check_lists *lists,
                       const void *context, nrm_findings *to)
{
    nrm_arena *scratch = nrm_arena_child(a);
    const nrm_codelist *of_dim[NRM_DIMS_MAX] = { NULL };
    nrm_check_view view = { .a = scratch, .obs = obs, .lists = of_dim };

    view.to = to;
    view.lang = nrm_findings_lang(to);
    if (lists == NULL)
        context = a;
    for (size_t d = 0; d < obs->n_dims; d++)
        of_dim[d] =
            (lists == NULL ? standard_list : lists)(context, obs->dims[d]);
    for (size_t k = 0; k < N_KINDS; k++) {
        const nrm_check_kind *kind = nrm_check_kinds[k];

        if (!p->chosen[k])
            continue;
        view.rule = nrm_findings_rule(to, kind->name,
                                      nrm_say_raw(view.lang, kind->title),
                                      kind->severity);
        view.params = p->params[k];
        kind->run(&view);
        nrm_arena_reset(scratch);
    }
    nrm_arena_free(scratch);
}

const char *
nrm_check_help(nrm_arena *a)
{
    char digits[NRM_NUM_BYTES];
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t k = 0; k < N_KINDS; k++) {
        const nrm_check_kind *kind = nrm_check_kinds[k];

        nrm_buf_format(&out, "%-12s %-8s %s\n", kind->name,
                       nrm_severity_name(kind->severity),
                       nrm_say_raw(NRM_EN, kind->title));
        for (size_t i = 0; i < NRM_CHECK_PARAMS; i++)
            if (kind->params[i].name != NULL)
                nrm_buf_format(&out, "    %s.%s=%s  %s\n", kind->name,
                               kind->params[i].name,
                               nrm_num_format(kind->params[i].value, digits),
                               kind->params[i].help);
    }
    nrm_buf_format(&out, "\n    macros for rules:\n%s", nrm_rules_help(a));
    return nrm_buf_string(&out);
}
