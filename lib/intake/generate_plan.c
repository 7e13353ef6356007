/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/generate_plan.h"

#include <inttypes.h>
#include <string.h>

/* Whether the title says what the rows are, in any case of its letters. */
static bool
says_synthetic(nrm_text title)
{
    static const char word[] = "synthetic";
    size_t n = sizeof word - 1;

    for (size_t i = 0; i + n <= title.len; i++) {
        size_t same = 0;

        while (same < n && (title.at[i + same] | 32) == word[same])
            same++;
        if (same == n)
            return true;
    }
    return false;
}

/* The fields must say somewhere in each row that it is made up. */
static int
check_marked(const nrm_generate_ask *ask, const nrm_generate_plan *plan,
             nrm_err *e)
{
    if (!says_synthetic(ask->schema->title))
        return nrm_json_fail(ask->schema->json, e,
                             "the 'title' must say that the data are "
                             "synthetic");
    for (size_t i = 0; i < plan->n_fields; i++)
        if (plan->fields[i].mark)
            return 0;
    return nrm_json_fail(ask->resource->json, e,
                         "one field must be {\"source\": true}, which says of "
                         "every row that it is synthetic");
}

static int
read_field(nrm_drawing *d, nrm_err *e)
{
    nrm_made_field *f = &d->fields[d->at];
    const nrm_json *how =
        nrm_json_want(f->field->nrm, "generate", NRM_JSON_OBJECT, e);

    f->after = NRM_NO_FIELD;
    if (e->code != NRM_OK || nrm_draw_read(d, how, &f->drawn, e) != 0)
        return -1;
    if (f->codes == NULL || f->field->codes == NULL)
        return 0;
    f->index = nrm_code_index_new(d->a, f->field->codes, e);
    return f->index == NULL ? -1 : 0;
}

/* The place of a kind in `plan->faults`; that of duplicates is not there. */
static double *
find_share(nrm_generate_plan *plan, nrm_text name)
{
    for (size_t i = 0; nrm_faults[i] != NULL; i++)
        if (nrm_text_is(name, nrm_faults[i]->name))
            return &plan->faults[i];
    return nrm_text_is(name, "duplicate") ? &plan->duplicates : NULL;
}

static int
read_errors(nrm_arena *a, const nrm_generate_ask *ask, nrm_generate_plan *plan,
            nrm_err *e)
{
    const nrm_json *how =
        nrm_json_want(ask->resource->nrm, "generate", NRM_JSON_OBJECT, e);
    const nrm_json *list = nrm_json_want(how, "errors", NRM_JSON_OBJECT, e);

    if (list == NULL)
        return e->code == NRM_OK ? 0 : -1;
    for (const nrm_json *m = list->first; m != NULL; m = m->next) {
        double *share = find_share(plan, m->key);

        if (share == NULL)
            return nrm_json_fail(m, e,
                                 "there is no error '%s'; --list shows "
                                 "them",
                                 nrm_quote(a, m->key));
        if (m->kind != NRM_JSON_NUMBER || !(m->number >= 0 && m->number <= 1))
            return nrm_json_fail(m, e,
                                 "the share of an error lies between 0 "
                                 "and 1");
        *share = m->number * ask->errors;
        if (*share > 1)
            *share = 1;
        plan->spoils |= *share > 0;
    }
    return 0;
}

int
nrm_generate_plan_read(nrm_arena *a, const nrm_generate_ask *ask,
                       nrm_generate_plan *plan, nrm_err *e)
{
    nrm_drawing d = { .a = a };

    memset(plan, 0, sizeof *plan);
    plan->n_fields = ask->resource->n_fields;
    plan->fields = d.fields = nrm_new_n(a, nrm_made_field, plan->n_fields);
    d.source = nrm_text_of(nrm_format(a, "synthetic %s (seed %" PRIu64 ")",
                                      ask->resource->name, ask->seed));
    for (; d.at < plan->n_fields; d.at++) {
        plan->fields[d.at].field = &ask->resource->fields[d.at];
        if (read_field(&d, e) != 0)
            return -1;
    }
    plan->days = d.days;
    return check_marked(ask, plan, e) == 0 ? read_errors(a, ask, plan, e) : -1;
}
