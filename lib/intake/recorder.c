/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/recorder.h"

#include "intake/match.h"
#include "intake/value.h"

#include <math.h>
#include <string.h>

/* The columns that stand beside that of a field. */
typedef struct extra {
    bool bounds, status;
} extra;

struct nrm_recorder {
    nrm_arena *a, *scratch;
    const nrm_resource *r;
    nrm_value_form **forms;
    extra *beside;
    nrm_csv_out csv;
    nrm_value *values;
    bool traced;
};

static void
release(void *object)
{
    nrm_arena_free(object);
}

static int
write_header(nrm_recorder *t, nrm_err *e)
{
    for (size_t i = 0; i < t->r->n_fields; i++) {
        const nrm_field *f = &t->r->fields[i];

        nrm_csv_put_string(&t->csv, f->name);
        if (t->beside[i].bounds) {
            nrm_csv_put_string(&t->csv, nrm_format(t->a, "%s.low", f->name));
            nrm_csv_put_string(&t->csv, nrm_format(t->a, "%s.high", f->name));
        }
        if (t->beside[i].status)
            nrm_csv_put_string(&t->csv, nrm_format(t->a, "%s.status", f->name));
    }
    if (t->traced) {
        nrm_csv_put_string(&t->csv, "source_file");
        nrm_csv_put_string(&t->csv, "source_line");
    }
    return nrm_csv_end(&t->csv, e);
}

nrm_recorder *
nrm_recorder_new(nrm_arena *a, const nrm_job *job, nrm_out *out, nrm_err *e)
{
    nrm_recorder *t = nrm_new(a, nrm_recorder);
    const nrm_resource *r = job->resource;

    t->a = a;
    t->r = r;
    t->traced = job->trace;
    t->scratch = nrm_arena_child(a);
    nrm_arena_defer(a, release, t->scratch);
    t->forms = nrm_new_n(a, nrm_value_form *, r->n_fields);
    t->values = nrm_new_n(a, nrm_value, r->n_fields);
    t->beside = nrm_new_n(a, extra, r->n_fields);
    for (size_t i = 0; i < r->n_fields; i++) {
        t->beside[i].bounds = nrm_schema_has_bounds(&r->fields[i]);
        t->beside[i].status = nrm_schema_has_status(&r->fields[i]);
        t->forms[i] = nrm_value_form_new(a, &r->fields[i], false, e);
        if (t->forms[i] == NULL)
            return NULL;
    }
    nrm_csv_out_init(&t->csv, a, out, ',');
    return write_header(t, e) == 0 ? t : NULL;
}

static void
put_number(nrm_recorder *t, double x)
{
    char text[NRM_NUM_BYTES];

    nrm_csv_put_string(&t->csv, isfinite(x) ? nrm_num_format(x, text) : NULL);
}

static void
put_value(nrm_recorder *t, extra has, const nrm_value *v)
{
    bool bounds = v->kind == NRM_VALUE_BOUNDS;

    nrm_csv_put(&t->csv, v->kind == NRM_VALUE_MISSING || bounds
                             ? nrm_text_n(NULL, 0)
                             : v->text);
    if (has.bounds) {
        put_number(t, bounds ? v->amount.bounds.low : INFINITY);
        put_number(t, bounds ? v->amount.bounds.high : INFINITY);
    }
    if (has.status)
        nrm_csv_put(&t->csv, v->kind == NRM_VALUE_MISSING
                                 ? v->reason
                                 : nrm_text_n(NULL, 0));
}

/* Reads all cells before the first is written. */
static int
read_row(nrm_recorder *t, const nrm_job *job, const size_t *column,
         const nrm_cells *cells, nrm_err *e)
{
    nrm_err why = { 0 };

    for (size_t i = 0; i < t->r->n_fields; i++) {
        nrm_text cell = column[i] == NRM_NO_COLUMN ? nrm_text_n(NULL, 0)
                                                   : cells->at[column[i]];

        if (column[i] == NRM_NO_COLUMN) {
            memset(&t->values[i], 0, sizeof t->values[i]);
            continue;
        }
        if (nrm_value_read(t->forms[i], t->scratch, cell, &t->values[i], &why)
            != 0)
            return nrm_fail_at(
                e, job->rows->name, cells->line, "column '%s': %s",
                nrm_quote(t->scratch, job->rows->columns[column[i]]), why.text);
    }
    return 0;
}

/* Says of each cell of a row where its value came from. */
static int
trace_row(nrm_recorder *t, const nrm_job *job, const size_t *column,
          const nrm_cells *cells, nrm_err *e)
{
    for (size_t i = 0; i < t->r->n_fields; i++)
        if (column[i] != NRM_NO_COLUMN
            && nrm_trace_put(job->cells, cells, column[i], &t->r->fields[i],
                             &t->values[i], e)
                   != 0)
            return -1;
    return 0;
}

static int
write_row(nrm_recorder *t, const nrm_job *job, const nrm_cells *cells,
          nrm_err *e)
{
    for (size_t i = 0; i < t->r->n_fields; i++)
        put_value(t, t->beside[i], &t->values[i]);
    if (t->traced) {
        nrm_csv_put_string(&t->csv, job->rows->name);
        put_number(t, (double)cells->line);
    }
    return nrm_csv_end(&t->csv, e);
}

/* Records of several files stand under one header. */
static bool
same_fields(const nrm_resource *a, const nrm_resource *b)
{
    if (a->n_fields != b->n_fields)
        return false;
    for (size_t i = 0; i < a->n_fields; i++)
        if (strcmp(a->fields[i].name, b->fields[i].name) != 0)
            return false;
    return true;
}

int
nrm_recorder_add(nrm_recorder *t, const nrm_job *job, nrm_err *e)
{
    size_t *column = nrm_match_columns(t->a, job->resource, job->rows, e);
    nrm_cells cells;
    int more;

    if (column == NULL)
        return -1;
    if (!same_fields(t->r, job->resource))
        return nrm_fail_at(e, job->rows->name, 0,
                           "these records have other columns than those of "
                           "the files before");
    if (job->cells != NULL)
        nrm_trace_start(job->cells, job->rows);
    while ((more = job->rows->next(job->rows, &cells, e)) > 0) {
        nrm_arena_reset(t->scratch);
        if (more == NRM_ROW_GOOD && read_row(t, job, column, &cells, e) == 0) {
            if (write_row(t, job, &cells, e) != 0
                || (job->cells != NULL
                    && trace_row(t, job, column, &cells, e) != 0))
                return -1;
            continue;
        }
        if (nrm_bad_add(job->bad, job->rows, &cells, e) != 0)
            return -1;
    }
    return more;
}
