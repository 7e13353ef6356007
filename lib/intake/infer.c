/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/infer.h"

#include "base/buf.h"
#include "base/pool.h"

static bool
is_lower(nrm_text name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] >= 'A' && name.at[i] <= 'Z')
            return false;
    return true;
}

/* A descriptor is text, so the fields are written and read as one. */
static void
put_field(nrm_buf *b, nrm_text column, bool observes)
{
    nrm_buf_text(b, "{\"name\":");
    nrm_json_put(b, column);
    if (observes && nrm_text_is(column, "OBS_VALUE"))
        nrm_buf_text(b, ",\"type\":\"number\",\"missingValues\":[\"\",\":\"]");
    if (observes) {
        nrm_buf_format(b, ",\"nrm\":{\"%s\":",
                       is_lower(column) ? "dimension" : "attribute");
        nrm_json_put(b, column);
        nrm_buf_text(b, ",\"codelist\":null}");
    }
    nrm_buf_text(b, "}");
}

/* Columns without a name, or with the name of another, get one of their own. */
static const nrm_text *
unique_names(nrm_arena *a, const nrm_rows *rows)
{
    nrm_text *names = nrm_new_n(a, nrm_text, rows->n);
    nrm_pool *seen = nrm_pool_new(a);

    for (size_t i = 0; i < rows->n; i++) {
        nrm_text name = rows->columns[i];

        if (name.len == 0)
            name = nrm_text_of(nrm_format(a, "column%zu", i + 1));
        for (size_t k = 2; nrm_pool_add(seen, name) != i; k++)
            name =
                nrm_text_of(nrm_format(a, "%.*s_%zu", (int)rows->columns[i].len,
                                       rows->columns[i].at, k));
        names[i] = name;
    }
    return names;
}

int
nrm_infer_fields(nrm_arena *a, nrm_source *source, nrm_err *e)
{
    nrm_rows *rows = source->rows;
    const nrm_resource *r = source->resource;
    bool observes = nrm_rows_find(rows, nrm_text_of("OBS_VALUE")) < rows->n;
    nrm_schema *made;
    nrm_buf b;

    if (r != NULL && r->n_fields > 0)
        return 0;
    rows->columns = unique_names(a, rows);
    nrm_buf_init(&b, a);
    nrm_buf_format(&b,
                   "{\"nrm\":{\"confidentiality\":\"%s\"},\"resources\":"
                   "[{\"name\":\"made\",\"schema\":{\"fields\":[",
                   nrm_conf_name(r == NULL ? NRM_CONF_N : r->conf));
    for (size_t i = 0; i < rows->n; i++) {
        nrm_buf_text(&b, i == 0 ? "" : ",");
        put_field(&b, rows->columns[i], observes);
    }
    nrm_buf_text(&b, "]}}]}");
    made = nrm_schema_parse(a, rows->name, nrm_buf_all(&b), e);
    if (made == NULL)
        return -1;
    source->schema = made;
    source->resource = &made->resources[0];
    return 0;
}
