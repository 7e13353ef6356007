/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/evaluate_model.h"

#include "data/select.h"
#include "measure/keyed.h"

/* The columns of assumptions. */
enum { PARAMETER, BASE, LOW, HIGH, SCENARIO, SELECT, UNIT, SOURCE, CONF };

static const char *const assumption_names[] = {
    "parameter", "base", "low",    "high",        "scenario",
    "select",    "unit", "source", "CONF_STATUS",
};

/* The columns of results. */
enum { RESULT, FORMULA, RESULT_UNIT, BREAK_EVEN };

static const char *const result_names[] = { "result", "formula", "unit",
                                            "break_even" };

typedef struct reading {
    nrm_identify *job;
    nrm_model *model;
    nrm_keyed k;
    nrm_formula_names names;
    nrm_obs *data; /* what `select` selects from, or NULL */
    nrm_err *e;
} reading;

static const char *
string_of(const reading *r, size_t column)
{
    return nrm_text_string(r->job->a, nrm_keyed_cell(&r->k, column));
}

static int
fail(const reading *r, const char *what, nrm_text name)
{
    return nrm_fail_at(r->e, nrm_record_reader_name(r->k.reader), r->k.row.line,
                       "%s '%s'", what, nrm_quote(r->job->a, name));
}

/* Whether formulas can name it. */
static bool
is_name(nrm_text t)
{
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i];
        bool letter = c >= 'a' && c <= 'z';

        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '_')))
            return false;
    }
    return t.len > 0 && !nrm_text_is(t, "min") && !nrm_text_is(t, "max");
}

static nrm_formula_name *
find_name(const reading *r, nrm_text name)
{
    for (size_t i = 0; i < r->names.n; i++)
        if (nrm_text_eq(r->names.at[i].name, name))
            return &r->names.at[i];
    return NULL;
}

static nrm_formula_name *
add_name(reading *r, nrm_text name)
{
    nrm_room(r->job->a, r->names.at, r->names.n, r->names.cap);
    r->names.at[r->names.n] =
        (nrm_formula_name){ .name = nrm_text_copy(r->job->a, name) };
    return &r->names.at[r->names.n++];
}

/* The number of the parameter in the row; new ones are added. */
static int
read_parameter(reading *r, size_t *out)
{
    nrm_text name = nrm_keyed_cell(&r->k, PARAMETER);
    nrm_model *m = r->model;
    nrm_formula_name *found = find_name(r, name);

    if (found == NULL) {
        if (!is_name(name))
            return fail(r, "no name for a formula (such as staff_cost):", name);
        if (m->n_parameters == NRM_FORMULA_VARIABLES_MAX)
            return fail(r, "one parameter too many:", name);
        found = add_name(r, name);
        found->variable = m->n_parameters;
        m->parameters[m->n_parameters++] = found->name.at;
    }
    *out = found->variable;
    return 0;
}

/* The scenario of that name; the first one is the common ground. */
static nrm_scenario *
scenario_of(reading *r, nrm_text name)
{
    nrm_model *m = r->model;

    for (size_t i = 0; i < m->n_scenarios; i++)
        if (name.len == 0 ? m->scenarios[i].name == NULL
                          : m->scenarios[i].name != NULL
                                && nrm_text_is(name, m->scenarios[i].name))
            return &m->scenarios[i];
    nrm_room(r->job->a, m->scenarios, m->n_scenarios, m->scenarios_cap);
    m->scenarios[m->n_scenarios].name =
        name.len == 0 ? NULL : nrm_text_string(r->job->a, name);
    return &m->scenarios[m->n_scenarios++];
}

/* The observation that a parameter is. */
static int
read_selected(reading *r, nrm_assumption *x)
{
    nrm_text expression = nrm_keyed_cell(&r->k, SELECT);
    const nrm_obs_row *found = NULL;
    nrm_selection *s;

    if (r->data == NULL)
        return fail(r, "option '--data' is missing for", expression);
    s = nrm_select_parse(r->data, expression, r->e);
    if (s == NULL)
        return -1;
    for (size_t i = 0; i < r->data->n_rows; i++) {
        if (!nrm_select_has(s, &r->data->rows[i]))
            continue;
        if (found != NULL)
            return fail(r, "more than one observation is", expression);
        found = &r->data->rows[i];
    }
    if (found == NULL)
        return fail(r, "no observation is", expression);
    x->conf = nrm_conf_strictest(x->conf, found->conf);
    x->known = nrm_obs_bounds(found, &x->base);
    x->range = x->base;
    x->events = found->num[NRM_EVENTS].known ? found->num[NRM_EVENTS]
                                             : found->num[NRM_OBS_VALUE];
    return 0;
}

static int
read_typed(reading *r, nrm_assumption *x)
{
    nrm_maybe base, low, high;

    if (nrm_keyed_number(&r->k, BASE, &base, r->e) != 0
        || nrm_keyed_number(&r->k, LOW, &low, r->e) != 0
        || nrm_keyed_number(&r->k, HIGH, &high, r->e) != 0)
        return -1;
    if ((low.known && high.known && low.x > high.x)
        || (base.known && low.known && base.x < low.x)
        || (base.known && high.known && base.x > high.x))
        return fail(r, "low, base and high do not rise:",
                    nrm_keyed_cell(&r->k, PARAMETER));
    x->known = base.known || (low.known && high.known);
    x->range.low = low.known ? low.x : base.x;
    x->range.high = high.known ? high.x : base.x;
    x->base = base.known ? (nrm_span){ base.x, base.x } : x->range;
    return 0;
}

static int
read_assumption(reading *r)
{
    nrm_assumption *x;
    size_t parameter = 0;

    if (read_parameter(r, &parameter) != 0)
        return -1;
    x = &scenario_of(r, nrm_keyed_cell(&r->k, SCENARIO))->at[parameter];
    if (x->given)
        return fail(r, "a second row of one scenario for",
                    nrm_keyed_cell(&r->k, PARAMETER));
    x->given = true;
    x->unit = string_of(r, UNIT);
    if (!nrm_conf_parse(nrm_keyed_cell(&r->k, CONF), &x->conf))
        return nrm_keyed_wrong(&r->k, CONF, "N, C or F", r->e);
    if (nrm_keyed_cell(&r->k, SELECT).len == 0)
        return read_typed(r, x);
    if (nrm_keyed_cell(&r->k, CONF).len == 0)
        x->conf = NRM_CONF_F; /* as strict as the observation is */
    for (size_t c = BASE; c <= HIGH; c++)
        if (nrm_keyed_cell(&r->k, c).len > 0)
            return fail(r, "both a number and 'select' for",
                        nrm_keyed_cell(&r->k, PARAMETER));
    return read_selected(r, x);
}

/* Reads the formula of the row; its errors get the place of the row. */
static int
read_formula(reading *r, nrm_formula *out)
{
    nrm_err wrong = { 0 };

    if (nrm_formula_parse(r->job->a, nrm_keyed_cell(&r->k, FORMULA), &r->names,
                          out, &wrong)
        == 0)
        return 0;
    return nrm_fail_at(r->e, nrm_record_reader_name(r->k.reader), r->k.row.line,
                       "%s", wrong.text);
}

static int
read_result(reading *r)
{
    nrm_text name = nrm_keyed_cell(&r->k, RESULT);
    nrm_formula *formula = nrm_new(r->job->a, nrm_formula);
    nrm_model *m = r->model;
    nrm_model_result *x;

    if (!is_name(name))
        return fail(r, "no name for a formula (such as cost_per_call):", name);
    if (find_name(r, name) != NULL)
        return fail(r, "the name stands for something else already:", name);
    nrm_room(r->job->a, m->results, m->n_results, m->results_cap);
    x = &m->results[m->n_results++];
    x->name = string_of(r, RESULT);
    x->text = string_of(r, FORMULA);
    x->unit = string_of(r, RESULT_UNIT);
    x->formula = formula;
    if (nrm_keyed_number(&r->k, BREAK_EVEN, &x->break_even, r->e) != 0
        || read_formula(r, formula) != 0)
        return -1;
    add_name(r, name)->formula = formula;
    return 0;
}

typedef int row_reader(reading *r);

static int
read_file(reading *r, const char *path, row_reader *each)
{
    int more;

    if (nrm_keyed_open(&r->k, path, each == read_result ? 2 : 1, r->e) != 0)
        return -1;
    while ((more = nrm_keyed_next(&r->k, r->e)) > 0)
        if (each(r) != 0)
            return -1;
    return more;
}

/* Gives every scenario what holds in all, and takes the common ground away. */
static void
spread(nrm_model *m)
{
    const nrm_scenario *common = &m->scenarios[0];

    for (size_t i = 1; i < m->n_scenarios; i++)
        for (size_t p = 0; p < m->n_parameters; p++)
            if (!m->scenarios[i].at[p].given)
                m->scenarios[i].at[p] = common->at[p];
    if (m->n_scenarios == 1)
        return;
    m->scenarios++;
    m->n_scenarios--;
}

int
nrm_model_read(nrm_identify *job, nrm_model *out, nrm_err *e)
{
    reading r = { .job = job, .model = out, .data = job->data, .e = e };

    *out = (nrm_model){ .n_scenarios = 0 };
    scenario_of(&r, nrm_text_of(NULL));
    r.k = (nrm_keyed){ .obs = job->obs,
                       .what = "table of assumptions",
                       .names = assumption_names,
                       .n = NRM_COUNT_OF(assumption_names),
                       .plain = true };
    for (size_t i = 0; i < job->n_files; i++)
        if (read_file(&r, job->files[i], read_assumption) != 0)
            return -1;
    r.k.what = "table of results";
    r.k.names = result_names;
    r.k.n = NRM_COUNT_OF(result_names);
    if (read_file(&r, job->evaluate->results, read_result) != 0)
        return -1;
    spread(out);
    return 0;
}
