/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/check_file.h"

#include "data/csv.h"
#include "data/obs_io.h"
#include "intake/check_record.h"
#include "intake/observe.h"
#include "intake/rule.h"
#include "intake/source.h"

#include <math.h>
#include <string.h>

static int
read_observations(nrm_arena *a, nrm_obs *obs, const char *path, nrm_err *e)
{
    nrm_in *in = nrm_in_open(a, path, e);

    return in == NULL ? -1 : nrm_obs_read(obs, in, e);
}

/* Whether the file begins with a header that has OBS_VALUE. */
static bool
has_value_column(nrm_arena *a, const char *path)
{
    nrm_err ignored = { 0 };
    nrm_in *in = nrm_in_open(a, path, &ignored);
    nrm_csv_row row;

    if (in == NULL
        || nrm_csv_next(nrm_csv_open(a, in, NULL), &row, &ignored) <= 0)
        return false;
    for (size_t i = 0; i < row.n; i++)
        if (nrm_text_is(row.fields[i], "OBS_VALUE"))
            return true;
    return false;
}

/* Whether the schema has a resource with the base name of the path. */
static bool
is_named(const nrm_schema *s, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash == NULL ? path : slash + 1;

    for (size_t i = 0; i < s->n_resources; i++) {
        const char *known = s->resources[i].path;
        const char *last = known == NULL ? NULL : strrchr(known, '/');

        if (known != NULL && strcmp(last == NULL ? known : last + 1, base) == 0)
            return true;
    }
    return false;
}

/* How many rows the checks of records found fault with. */
static size_t
n_faults(const nrm_findings *f)
{
    static const char *const ids[] = { "row", "type", "required" };
    size_t n = 0;

    for (size_t i = 0; i < nrm_findings_rules(f); i++)
        for (size_t k = 0; k < NRM_COUNT_OF(ids); k++)
            if (strcmp(nrm_findings_tally(f, i)->id, ids[k]) == 0)
                n += nrm_findings_tally(f, i)->count[NRM_FAIL];
    return n;
}

/*
 * Reads the rows again, as observations. Rows that have a finding already are
 * left out, into an output that nobody commits; when there is none, a row that
 * is no observation is an error.
 */
static int
observe(nrm_arena *a, const nrm_check_job *job, nrm_source_ask ask,
        const char *path, const nrm_findings *to, nrm_err *e)
{
    nrm_source source;
    nrm_job how = { 0 };
    nrm_out *nowhere = nrm_out_open(a, NULL, 0, e);
    int result;

    if (nowhere == NULL)
        return -1;
    ask.bad_rows = n_faults(to) > 0;
    if (ask.bad_rows)
        how.bad = nrm_bad_new(a, nowhere);
    result = nrm_source_open(a, path, &ask, &source, e);
    how.schema = job->schema != NULL ? job->schema : source.schema;
    how.resource = source.resource;
    how.rows = source.rows;
    if (result == 0)
        result = nrm_observe(job->obs, &how, e);
    nrm_out_discard(nowhere);
    return result;
}

/* Whether a file is what our commands write, and not rows of a resource. */
static bool
is_observations(nrm_arena *a, const nrm_check_job *job, const char *path)
{
    const nrm_source_ask *ask = &job->ask;

    if (ask->layout != NULL || ask->encoding != NULL || ask->sheet != NULL
        || ask->delimiter != '\0')
        return false;
    if (job->schema == NULL)
        return true;
    if (ask->resource != NULL || job->ingested)
        return false;
    return strcmp(path, "-") == 0
           || (!is_named(job->schema, path) && has_value_column(a, path));
}

static int
check_ingested(nrm_arena *a, const nrm_check_job *job, const nrm_resource *r,
               const char *path, nrm_findings *to, nrm_err *e)
{
    nrm_record_job what = { .schema = job->schema, .resource = r };

    what.records = nrm_records_open_ingested(a, r, path, e);
    return what.records == NULL ? -1 : nrm_check_records(a, &what, to, e);
}

static int
check_source(nrm_arena *a, nrm_check_job *job, const nrm_source_ask *ask,
             const char *path, nrm_findings *to, nrm_err *e)
{
    nrm_source source;
    nrm_record_job what = { .schema = job->schema };

    if (nrm_source_open(a, path, ask, &source, e) != 0)
        return -1;
    if (source.preset != NULL)
        job->preset = source.schema;
    if (what.schema == NULL)
        what.schema = source.schema;
    what.resource = source.resource;
    what.records = nrm_records_new(a, &source, e);
    if (what.records == NULL || nrm_check_records(a, &what, to, e) != 0)
        return -1;
    if (!nrm_schema_observes(what.resource))
        return 0;
    if (strcmp(path, "-") != 0)
        return observe(a, job, *ask, path, to, e);
    return ask->fields != NULL
               ? 0
               : nrm_fail(e, NRM_EUSAGE,
                          "standard input cannot be read twice, for its rows "
                          "and for its observations; name a file");
}

/* The rows of one resource. */
static int
check_resource(nrm_arena *a, nrm_check_job *job, const char *name,
               const char *path, nrm_findings *to, nrm_err *e)
{
    nrm_source_ask ask = job->ask;

    ask.schema = NULL;
    ask.bad_rows = true;
    if (job->schema != NULL) {
        ask.fields = nrm_schema_resource(a, job->schema, name, path, e);
        if (ask.fields == NULL)
            return -1;
        if (job->ingested)
            return check_ingested(a, job, ask.fields, path, to, e);
    }
    return check_source(a, job, &ask, path, to, e);
}

int
nrm_check_file(nrm_arena *a, nrm_check_job *job, const char *path,
               nrm_findings *to, nrm_err *e)
{
    const char **names = NULL;
    size_t n = 0;

    if (is_observations(a, job, path))
        return read_observations(a, job->obs, path, e);
    if (job->schema != NULL && job->ask.resource == NULL && !job->ingested
        && strcmp(path, "-") != 0 && !is_named(job->schema, path)
        && nrm_source_form(a, path, &names, &n, e) != 0)
        return -1;
    for (size_t i = 0; i < n; i++)
        if (check_resource(a, job, names[i], path, to, e) != 0)
            return -1;
    return n > 0 ? 0 : check_resource(a, job, job->ask.resource, path, to, e);
}

static const nrm_codelist *
list_of(const void *context, const char *dimension)
{
    return nrm_schema_codes(context, dimension);
}

/* The columns of observations as rules see them. */
enum { PERIOD, VALUE, STATUS, CONF, FIXED };

static bool
all_whole(const nrm_obs *obs)
{
    for (size_t i = 0; i < obs->n_rows; i++) {
        nrm_span s;

        if (nrm_obs_bounds(&obs->rows[i], &s)
            && ((isfinite(s.low) && s.low != floor(s.low))
                || (isfinite(s.high) && s.high != floor(s.high))))
            return false;
    }
    return true;
}

static nrm_rule_column *
columns_of(nrm_arena *a, const nrm_obs *obs, size_t *n)
{
    static const char *const fixed[] = { "TIME_PERIOD", "OBS_VALUE",
                                         "OBS_STATUS", "CONF_STATUS" };
    nrm_rule_column *columns;

    *n = obs->n_dims + FIXED + obs->n_texts;
    columns = nrm_new_n(a, nrm_rule_column, *n);
    for (size_t d = 0; d < obs->n_dims; d++) {
        columns[d].name = obs->dims[d];
        columns[d].key = true;
        columns[d].usual = nrm_obs_text_at(obs, obs->totals[d]);
    }
    for (size_t i = 0; i < FIXED; i++)
        columns[obs->n_dims + i].name = fixed[i];
    columns[obs->n_dims + PERIOD].key = true;
    columns[obs->n_dims + VALUE].whole = all_whole(obs);
    for (size_t i = 0; i < obs->n_texts; i++)
        columns[obs->n_dims + FIXED + i].name = obs->texts[i];
    return columns;
}

static nrm_cell
text_cell(nrm_text t)
{
    nrm_cell cell = { .kind = t.len == 0 ? NRM_CELL_MISSING : NRM_CELL_TEXT };

    cell.text = t;
    return cell;
}

static void
fill(nrm_arena *scratch, const nrm_obs *obs, const nrm_obs_row *row,
     nrm_cell *cells)
{
    char *period = nrm_alloc(scratch, NRM_PERIOD_BYTES);
    char *letters = nrm_alloc(scratch, 27);
    nrm_cell *fixed = cells + obs->n_dims, *value = &fixed[VALUE];

    for (size_t d = 0; d < obs->n_dims; d++)
        cells[d] = text_cell(nrm_obs_text_at(obs, row->dim[d]));
    for (size_t i = 0; i < obs->n_texts; i++)
        fixed[FIXED + i] = text_cell(nrm_obs_text_at(obs, row->text[i]));
    nrm_period_format(row->period, period);
    fixed[PERIOD] = text_cell(nrm_text_of(period));
    if (row->period.freq == NRM_YEAR) {
        fixed[PERIOD].kind = NRM_CELL_NUMBER;
        fixed[PERIOD].span.low = (double)nrm_period_index(row->period);
    }
    memset(value, 0, sizeof *value);
    if (nrm_obs_bounds(row, &value->span))
        value->kind = value->span.low == value->span.high ? NRM_CELL_NUMBER
                                                          : NRM_CELL_SPAN;
    nrm_status_format(row->status, letters);
    fixed[STATUS] = text_cell(nrm_text_of(letters));
    fixed[CONF] = text_cell(nrm_text_of(nrm_conf_name(row->conf)));
}

static int
apply_rules(nrm_arena *a, const nrm_schema *s, const nrm_obs *obs,
            nrm_findings *to, nrm_err *e)
{
    const nrm_json *array = nrm_json_get(s->nrm, "rules");
    nrm_arena *scratch;
    nrm_rule_column *columns;
    nrm_rules *rules;
    nrm_cell *cells;
    size_t n;
    int result = 0;

    if (array == NULL)
        return 0;
    columns = columns_of(a, obs, &n);
    rules = nrm_rules_new(a, columns, n, NULL, to, e);
    if (rules == NULL || nrm_rules_read(rules, array, e) != 0)
        return -1;
    cells = nrm_new_n(a, nrm_cell, n);
    scratch = nrm_arena_child(a);
    for (size_t i = 0; i < obs->n_rows && result == 0; i++) {
        nrm_rule_row row = { .cells = cells, .line = obs->rows[i].line };

        row.file = nrm_obs_string(obs, obs->rows[i].file);
        fill(scratch, obs, &obs->rows[i], cells);
        result = nrm_rules_row(rules, &row, e);
        nrm_arena_reset(scratch);
    }
    nrm_arena_free(scratch);
    return result != 0 ? -1 : nrm_rules_finish(rules, e);
}

int
nrm_check_gathered(nrm_arena *a, const nrm_check_job *job, const nrm_obs *obs,
                   nrm_findings *to, nrm_err *e)
{
    const nrm_schema *s = job->schema != NULL ? job->schema : job->preset;

    if (obs->n_dims + obs->n_rows == 0) /* there were only records */
        return 0;
    nrm_check_observations(a, job->plan, obs, s == NULL ? NULL : list_of, s,
                           to);
    return s == NULL ? 0 : apply_rules(a, s, obs, to, e);
}
