/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/observe.h"

#include "data/obs_loose.h"
#include "intake/match.h"
#include "intake/target.h"

#include <string.h>

/* A field that describes the row, or that is an observation of its own. */
typedef struct slot {
    const nrm_field *field;
    nrm_value_form *form;
    size_t column;
    nrm_target target;
    nrm_text year_start;
    const nrm_target *own; /* where the constants of its observation go */
    nrm_value value;       /* of the last row */
} slot;

typedef struct observing {
    nrm_obs *obs;
    nrm_arena *scratch;
    const nrm_schema *schema;
    const nrm_resource *r;
    nrm_rows *rows;
    slot *about; /* fields that describe the row */
    size_t n_about;
    slot *values; /* fields that are observations */
    size_t n_values;
    nrm_obs_loose base; /* what all rows have in common */
    nrm_target indicator, unit, release, note;
    nrm_target trace[4]; /* file, line, column, text */
    bool traced;
    nrm_err why; /* what is wrong with a cell */
} observing;

/* Constants have no cell; the schema reader has checked their codes. */
static int
set_constants(observing *o, nrm_obs_row *row, const nrm_constant *constants,
              size_t n, const nrm_target *targets, nrm_err *e)
{
    for (size_t i = 0; i < n; i++) {
        nrm_value v = { .kind = NRM_VALUE_TEXT, .text = constants[i].value };
        nrm_err why = { 0 };

        if (nrm_target_set(o->obs, row, &targets[i], &v, nrm_text_n(NULL, 0),
                           &why)
            != 0)
            return nrm_json_fail(constants[i].json, e, "%s", why.text);
    }
    return 0;
}

static nrm_target *
find_targets(observing *o, const nrm_constant *constants, size_t n, nrm_err *e)
{
    nrm_target *out = nrm_new_n(o->obs->a, nrm_target, n);

    for (size_t i = 0; i < n; i++) {
        const nrm_codelist *list = constants[i].codes;

        if (nrm_target_find(o->obs, constants[i].name, &out[i], e) != 0)
            return NULL;
        if (out[i].kind == NRM_TARGET_NUMBER) {
            nrm_json_fail(constants[i].json, e,
                          "'%s' is a number and cannot be a constant",
                          constants[i].name);
            return NULL;
        }
        if (list != NULL && list->total != NRM_NO_CODE)
            nrm_obs_set_total(o->obs, out[i].place,
                              list->items[list->total].code);
    }
    return out;
}

static int
add_slot(observing *o, const nrm_field *f, size_t column, nrm_err *e)
{
    bool own = f->role == NRM_ROLE_OBSERVATION;
    slot *s = own ? &o->values[o->n_values] : &o->about[o->n_about];
    const nrm_codelist *list = f->codes;

    s->field = f;
    s->column = column;
    if (nrm_target_find(o->obs, own ? "OBS_VALUE" : f->target, &s->target, e)
            != 0
        || nrm_json_text(f->nrm, "yearStart", &s->year_start, e) != 0)
        return -1;
    if (s->target.kind == NRM_TARGET_DIM && list != NULL
        && list->total != NRM_NO_CODE)
        nrm_obs_set_total(o->obs, s->target.place,
                          list->items[list->total].code);
    s->form = nrm_value_form_new(o->obs->a, f,
                                 s->target.kind == NRM_TARGET_NUMBER, e);
    if (s->form == NULL)
        return -1;
    if (own) {
        s->own = find_targets(o, f->constants, f->n_constants, e);
        if (s->own == NULL)
            return -1;
    }
    /* A long table has its value in one column among the others. */
    if (s->target.kind == NRM_TARGET_NUMBER && s->target.place == NRM_OBS_VALUE
        && !own) {
        o->values[o->n_values++] = *s;
        return 0;
    }
    *(own ? &o->n_values : &o->n_about) += 1;
    return 0;
}

static int
add_slots(observing *o, nrm_err *e)
{
    const nrm_resource *r = o->r;
    size_t *column = nrm_match_columns(o->obs->a, r, o->rows, e);

    if (column == NULL)
        return -1;
    o->about = nrm_new_n(o->obs->a, slot, r->n_fields + 1);
    o->values = nrm_new_n(o->obs->a, slot, r->n_fields + 1);
    for (size_t i = 0; i < r->n_fields; i++)
        if (r->fields[i].role != NRM_ROLE_NONE && column[i] != NRM_NO_COLUMN
            && add_slot(o, &r->fields[i], column[i], e) != 0)
            return -1;
    return 0;
}

/* What a row has before its cells are read. */
static int
make_base(observing *o, nrm_err *e)
{
    const nrm_schema *s = o->schema;
    const nrm_resource *r = o->r;
    nrm_target *targets = find_targets(o, r->constants, r->n_constants, e);
    nrm_obs_row *base = nrm_obs_loose_init(&o->base, NULL);
    nrm_value v = { .kind = NRM_VALUE_TEXT };

    if (targets == NULL
        || nrm_target_find(o->obs, "UNIT_MEASURE", &o->unit, e) != 0
        || nrm_target_find(o->obs, "RELEASE", &o->release, e) != 0
        || nrm_target_find(o->obs, "NOTE", &o->note, e) != 0
        || (s->n_indicators > 0
            && nrm_target_find(o->obs, "indicator", &o->indicator, e) != 0))
        return -1;
    memcpy(o->base.dim, o->obs->totals, sizeof o->base.dim);
    base->conf = r->conf;
    base->file = nrm_obs_word(o->obs, nrm_text_of(o->rows->name));
    v.text = s->release;
    if (v.text.len > 0
        && nrm_target_set(o->obs, base, &o->release, &v, v.text, e) != 0)
        return -1;
    if (s->n_indicators == 1)
        base->dim[o->indicator.place] =
            nrm_obs_word(o->obs, s->indicators[0].name);
    return set_constants(o, base, r->constants, r->n_constants, targets, e);
}

static int
find_trace(observing *o, nrm_err *e)
{
    static const char *const names[] = { "SOURCE_FILE", "SOURCE_LINE",
                                         "SOURCE_COLUMN", "SOURCE_TEXT" };

    for (size_t i = 0; i < NRM_COUNT_OF(names) && o->traced; i++)
        if (nrm_target_find(o->obs, names[i], &o->trace[i], e) != 0)
            return -1;
    return 0;
}

/* The indicator is one of the package, and gives its unit. */
static int
set_unit(observing *o, const nrm_cells *cells, nrm_obs_row *row, nrm_err *e)
{
    const nrm_indicator *known;
    nrm_text name;

    if (o->schema->n_indicators == 0)
        return 0;
    name = nrm_obs_text_at(o->obs, row->dim[o->indicator.place]);
    known = nrm_schema_indicator(o->schema, name);
    if (known == NULL)
        return nrm_fail_at(e, o->rows->name, cells->line,
                           "there is no indicator '%s' in 'nrm.indicators' of "
                           "the schema",
                           nrm_quote(o->scratch, name));
    if (known->unit.len > 0 && row->text[o->unit.place] == 0)
        row->text[o->unit.place] = nrm_obs_word(o->obs, known->unit);
    return 0;
}

static void
set_trace(observing *o, const slot *s, const nrm_cells *cells, nrm_obs_row *row)
{
    char line[NRM_NUM_BYTES];

    if (!o->traced)
        return;
    nrm_num_format((double)cells->line, line);
    row->text[o->trace[0].place] = row->file;
    row->text[o->trace[1].place] = nrm_obs_word(o->obs, nrm_text_of(line));
    row->text[o->trace[2].place] =
        nrm_obs_word(o->obs, o->rows->columns[s->column]);
    if (!s->field->hidden)
        row->text[o->trace[3].place] =
            nrm_obs_word(o->obs, cells->at[s->column]);
}

static int
set_cell(observing *o, slot *s, const nrm_cells *cells, nrm_obs_row *row,
         nrm_err *e)
{
    nrm_value *v = &s->value;

    if (nrm_value_read(s->form, o->scratch, cells->at[s->column], v, &o->why)
            != 0
        || nrm_target_set(o->obs, row, &s->target, v, s->year_start, &o->why)
               != 0) {
        o->why.code = NRM_OK; /* the next cell has its own */
        return nrm_fail_at(e, o->rows->name, cells->line, "column '%s': %s",
                           nrm_quote(o->scratch, o->rows->columns[s->column]),
                           o->why.text);
    }
    /* A reason that no status letter says, and an estimate's own words. */
    if (s->target.kind == NRM_TARGET_NUMBER && v->kind == NRM_VALUE_MISSING
        && v->reason.len > 0 && (row->status & NRM_STATUS('O')) != 0)
        row->text[o->note.place] = nrm_obs_word(o->obs, v->reason);
    if (v->kind == NRM_VALUE_NUMBER && v->amount.estimated)
        row->text[o->note.place] = nrm_obs_word(o->obs, cells->at[s->column]);
    return 0;
}

static int
observe_row(observing *o, const nrm_cells *cells, nrm_err *e)
{
    nrm_obs_loose common;

    nrm_obs_loose_init(&common, &o->base.row)->line = cells->line;
    for (size_t i = 0; i < o->n_about; i++)
        if (set_cell(o, &o->about[i], cells, &common.row, e) != 0)
            return -1;
    for (size_t i = 0; i < o->n_values; i++) {
        slot *s = &o->values[i];
        nrm_obs_loose own;
        nrm_obs_row *row = nrm_obs_loose_init(&own, &common.row);

        if (set_constants(o, row, s->field->constants, s->field->n_constants,
                          s->own, e)
                != 0
            || set_cell(o, s, cells, row, e) != 0
            || set_unit(o, cells, row, e) != 0)
            return -1;
        set_trace(o, s, cells, row);
        nrm_obs_add_copy(o->obs, row);
    }
    return 0;
}

/* Says of each cell of a row where its value came from. */
static int
trace_row(const observing *o, nrm_trace *trace, const nrm_cells *cells,
          nrm_err *e)
{
    for (size_t i = 0; i < o->n_about + o->n_values; i++) {
        const slot *s =
            i < o->n_about ? &o->about[i] : &o->values[i - o->n_about];

        if (nrm_trace_put(trace, cells, s->column, s->field, &s->value, e) != 0)
            return -1;
    }
    return 0;
}

int
nrm_observe(nrm_obs *obs, const nrm_job *job, nrm_err *e)
{
    nrm_rows *rows = job->rows;
    observing o = { .obs = obs,
                    .scratch = nrm_arena_child(obs->a),
                    .schema = job->schema,
                    .r = job->resource,
                    .rows = rows,
                    .traced = job->trace };
    nrm_cells cells;
    int more = -1;

    if (add_slots(&o, e) != 0 || make_base(&o, e) != 0
        || find_trace(&o, e) != 0)
        goto out;
    if (job->cells != NULL)
        nrm_trace_start(job->cells, rows);
    while ((more = rows->next(rows, &cells, e)) > 0) {
        size_t before = obs->n_rows;

        nrm_arena_reset(o.scratch);
        if (more == NRM_ROW_GOOD && observe_row(&o, &cells, e) == 0) {
            if (job->cells == NULL || trace_row(&o, job->cells, &cells, e) == 0)
                continue;
            more = -1;
            break;
        }
        obs->n_rows = before;
        more = nrm_bad_add(job->bad, rows, &cells, e);
        if (more != 0)
            break;
    }
out:
    nrm_arena_free(o.scratch);
    return more < 0 ? -1 : 0;
}
