/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A data package, and a small table read by it; a NUL stands between. */
#include "fuzz.h"

#include "data/schema.h"
#include "intake/observe.h"
#include "intake/step.h"

/* No other files. */
static nrm_rows *
no_other(NRM_UNUSED const nrm_layout *layout, const nrm_json *name, nrm_err *e)
{
    nrm_json_fail(name, e, "no other sheet");
    return NULL;
}

static const char *
no_sheet(NRM_UNUSED const nrm_layout *layout, NRM_UNUSED size_t n)
{
    return NULL;
}

static int
read_table(nrm_arena *a, const nrm_schema *s, nrm_text table, nrm_err *e)
{
    const nrm_resource *r = &s->resources[0];
    const nrm_json *steps = nrm_json_get(r->nrm, "layout");
    nrm_job job = { .schema = s, .resource = r };
    nrm_dialect d;
    nrm_layout layout = { .a = a,
                          .resource = r,
                          .dialect = &d,
                          .other = no_other,
                          .sheet = no_sheet };

    if (nrm_dialect_read(r->dialect, &d, e) != 0)
        return -1;
    d.ragged = d.ragged || nrm_layout_ragged(steps);
    job.rows = nrm_layout_apply(
        &layout, nrm_rows_csv(a, nrm_in_memory(a, "fuzz", table), &d), steps,
        e);
    if (job.rows == NULL)
        return -1;
    return nrm_observe(nrm_obs_new(a), &job, e);
}

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_text package, table = bytes;
    nrm_schema *s;

    if (!nrm_text_cut(&table, '\0', &package))
        return;
    s = nrm_schema_parse(a, "fuzz.json", package, e);
    if (s == NULL) {
        fuzz_outcome(-1, e);
        return;
    }
    fuzz_outcome(read_table(a, s, table, e), e);
}
