/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/table.h"

#include "base/num.h"
#include "show/shape.h"
#include "show/units.h"

#include <stdlib.h>
#include <string.h>

#define VALUES_MAX NRM_ATTRS

struct kind;

/* What is printed of every observation: a number, or a text such as NOTE. */
typedef struct value {
    nrm_attr attr;
    size_t text; /* the place of the text; NRM_NO_DIM for a number */
    bool digits; /* the text is a number wherever there is one */
    const char *name;
} value;

/* A table in the making. */
typedef struct making {
    nrm_words *w;
    nrm_arena *a;
    const nrm_safe *safe;
    const nrm_table_plan *plan;
    nrm_err *e;
    nrm_pick pick;
    nrm_axis_names row_names, column_names;
    nrm_axis *rows, *columns;
    value values[VALUES_MAX];
    size_t n_values;
    struct kind *kinds;
    size_t n_kinds, kinds_cap;
    nrm_axis_order order;
    nrm_axis_totals totals;
    int by_value; /* 1 ascending, -1 descending, 0 not by value */
} making;

static int
read_value(making *m, nrm_text name)
{
    value v = { .attr = NRM_OBS_VALUE, .text = NRM_NO_DIM };
    size_t k = 0;

    v.name = nrm_text_string(m->a, name);
    while (k < NRM_ATTRS && !nrm_text_is(name, nrm_attr_name((nrm_attr)k)))
        k++;
    if (k < NRM_ATTRS)
        v.attr = (nrm_attr)k;
    else
        v.text = nrm_obs_text_find(nrm_safe_obs(m->safe), v.name);
    if ((k == NRM_ATTRS && v.text == NRM_NO_DIM) || m->n_values == VALUES_MAX)
        return nrm_fail(m->e, NRM_EUSAGE,
                        "'%s' is neither a number of an observation "
                        "(OBS_VALUE, CI_LOW, CI_HIGH, N, EVENTS, P_VALUE) nor "
                        "a text such as SOURCE",
                        nrm_quote(m->a, name));
    m->values[m->n_values++] = v;
    return 0;
}

static int
read_values(making *m)
{
    const char *asked = m->plan->values;
    nrm_text rest = nrm_text_of(asked == NULL ? "OBS_VALUE" : asked), name;

    while (nrm_text_cut(&rest, ',', &name))
        if (read_value(m, nrm_text_strip(name)) != 0)
            return -1;
    return 0;
}

static int
read_order(making *m)
{
    static const char *const orders[] = { "code", "label", "given", "value",
                                          "-value" };
    static const char *const totals[] = { "last", "first", "none" };
    const char *order = m->plan->order, *total = m->plan->totals;
    size_t i = 0, k = 0;

    while (order != NULL && i < NRM_COUNT_OF(orders)
           && strcmp(order, orders[i]) != 0)
        i++;
    if (i == NRM_COUNT_OF(orders))
        return nrm_fail(m->e, NRM_EUSAGE,
                        "order '%s' is none of code, label, given, value, "
                        "-value",
                        nrm_quote(m->a, nrm_text_of(order)));
    m->by_value = i == 3 ? 1 : i == 4 ? -1 : 0;
    m->order = i >= 3 ? NRM_BY_CODE : (nrm_axis_order)i;
    while (total != NULL && k < NRM_COUNT_OF(totals)
           && strcmp(total, totals[k]) != 0)
        k++;
    if (k == NRM_COUNT_OF(totals))
        return nrm_fail(m->e, NRM_EUSAGE,
                        "totals '%s' is none of last, first, none",
                        nrm_quote(m->a, nrm_text_of(total)));
    m->totals = (nrm_axis_totals)k;
    return 0;
}

static void
show_columns(const nrm_axis_names *names, nrm_shown *shown)
{
    for (size_t i = 0; i < names->n; i++)
        if (names->at[i] == NRM_PICK_PERIOD)
            shown->period = true;
        else
            shown->dims |= (uint64_t)1 << names->at[i];
}

static int
pick(making *m)
{
    nrm_shown shown = { 0 };

    if (nrm_pick_names(m->safe, m->plan->rows, &m->row_names, m->e) != 0
        || nrm_pick_names(m->safe, m->plan->columns, &m->column_names, m->e)
               != 0)
        return -1;
    show_columns(&m->row_names, &shown);
    show_columns(&m->column_names, &shown);
    return nrm_pick_rows(m->a, m->safe, m->plan->select, shown, &m->pick, m->e);
}

/* Columns such as OF hold numbers, though they are texts. */
static void
look_at_texts(making *m)
{
    for (size_t k = 0; k < m->n_values; k++) {
        value *v = &m->values[k];
        bool any = false, all = v->text != NRM_NO_DIM;
        double x;

        for (size_t i = 0; i < m->pick.n && all; i++) {
            nrm_text text =
                nrm_obs_text_at(m->pick.obs, m->pick.rows[i]->text[v->text]);

            any = any || text.len > 0;
            all = text.len == 0 || nrm_num_real(text, &x);
        }
        v->digits = all && any;
    }
}

static int
check_decimals(const making *m)
{
    const char *asked = m->plan->decimals;

    if (asked != NULL && (asked[0] < '0' || asked[0] > '9' || asked[1] != 0))
        return nrm_fail(m->e, NRM_EUSAGE,
                        "decimals '%s' is not a digit from 0 to 9",
                        nrm_quote(m->a, nrm_text_of(asked)));
    return 0;
}

/* Numbers of one kind, which are printed alike: statistic and unit. */
typedef struct kind {
    uint32_t statistic, unit;
    int decimals[NRM_ATTRS]; /* the most that any of them wants */
} kind;

static kind *
kind_of(making *m, const nrm_obs_row *row)
{
    size_t dim = nrm_obs_dim_find(m->pick.obs, "statistic");
    size_t text = nrm_obs_text_find(m->pick.obs, "UNIT_MEASURE");
    kind k = { .statistic = dim == NRM_NO_DIM ? 0 : row->dim[dim],
               .unit = text == NRM_NO_DIM ? 0 : row->text[text] };

    for (size_t i = 0; i < m->n_kinds; i++)
        if (m->kinds[i].statistic == k.statistic && m->kinds[i].unit == k.unit)
            return &m->kinds[i];
    nrm_room(m->a, m->kinds, m->n_kinds, m->kinds_cap);
    m->kinds[m->n_kinds] = k;
    return &m->kinds[m->n_kinds++];
}

static void
settle_decimals(making *m)
{
    for (size_t i = 0; i < m->pick.n; i++) {
        kind *k = kind_of(m, m->pick.rows[i]);

        for (size_t v = 0; v < NRM_ATTRS; v++) {
            int d = nrm_cell_decimals(m->pick.rows[i], (nrm_attr)v);

            k->decimals[v] = d > k->decimals[v] ? d : k->decimals[v];
        }
    }
}

/* Counts are whole, whatever decimals are asked for. */
static nrm_cell_form
form_of(making *m, const nrm_obs_row *row, nrm_attr attr)
{
    bool fixed = attr == NRM_N || attr == NRM_EVENTS || attr == NRM_P_VALUE;
    nrm_cell_form form = { .limits = !m->plan->no_limits };

    if (row == NULL)
        return form;
    form.count = nrm_cell_is_count(m->pick.obs, row);
    form.decimals = kind_of(m, row)->decimals[attr];
    if (m->plan->decimals != NULL && !fixed
        && !(form.count && form.decimals == 0))
        form.decimals = m->plan->decimals[0] - '0';
    return form;
}

/* Finds the observation of every cell. */
static int
fill_rows(making *m, const nrm_obs_row **grid)
{
    for (size_t i = 0; i < m->pick.n; i++) {
        size_t r = m->rows->place[i], c = m->columns->place[i];
        const nrm_obs_row *row = m->pick.rows[i], **at;

        if (r == NRM_NO_ENTRY || c == NRM_NO_ENTRY)
            continue;
        at = &grid[r * m->columns->n + c];
        if (*at != NULL)
            return nrm_fail_at(
                m->e, nrm_obs_string(m->pick.obs, row->file), row->line,
                "there are two observations of %s; the other one stands in "
                "%s:%zu",
                nrm_pick_key(m->a, m->pick.obs, row),
                nrm_obs_string(m->pick.obs, (*at)->file), (*at)->line);
        *at = row;
    }
    return 0;
}

/* What a row is sorted by. Rows without a number stand behind the others. */
typedef struct sorting {
    size_t row;
    bool total, known;
    double x;
} sorting;

static int
by_number(const void *one, const void *two)
{
    const sorting *a = one, *b = two;

    if (a->total != b->total)
        return a->total ? 1 : -1;
    if (a->known != b->known)
        return a->known ? -1 : 1;
    if (a->known && a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* The order of the rows by the number in the last column. */
static size_t *
row_order(const making *m, const nrm_obs_row **grid)
{
    size_t n = m->rows->n, *order = nrm_new_n(m->a, size_t, n);
    sorting *s = nrm_new_n(m->a, sorting, n);
    nrm_span bounds;

    for (size_t r = 0; r < n; r++) {
        const nrm_obs_row *row = grid[(r + 1) * m->columns->n - 1];

        s[r].row = r;
        s[r].total = m->by_value != 0 && m->rows->entries[r].total;
        if (m->by_value != 0 && row != NULL && nrm_obs_bounds(row, &bounds)) {
            s[r].known = true;
            s[r].x = m->by_value * bounds.low;
        }
    }
    qsort(s, n, sizeof *s, by_number);
    for (size_t r = 0; r < n; r++)
        order[r] = s[r].row;
    return order;
}

/* The statistic that all observations are; NULL where they differ. */
static const char *
shared_statistic(const making *m)
{
    size_t dim = nrm_obs_dim_find(m->pick.obs, "statistic");
    uint32_t code = dim == NRM_NO_DIM ? 0 : m->pick.rows[0]->dim[dim];

    if (dim == NRM_NO_DIM || code == m->pick.obs->totals[dim])
        return NULL;
    for (size_t i = 0; i < m->pick.n; i++)
        if (m->pick.rows[i]->dim[dim] != code)
            return NULL;
    return nrm_words_code(m->w, "statistic",
                          nrm_obs_text_at(m->pick.obs, code));
}

static const char *
value_head(const making *m, const value *v)
{
    bool text = v->text != NRM_NO_DIM;
    const char *statistic =
        !text && v->attr == NRM_OBS_VALUE ? shared_statistic(m) : NULL;

    if (statistic != NULL)
        return statistic;
    return nrm_words_code(m->w, text ? "dim" : "value", nrm_text_of(v->name));
}

static nrm_column_kind
column_kind(const making *m, const value *v)
{
    if (v->text != NRM_NO_DIM)
        return v->digits ? NRM_COLUMN_NUMBERS : NRM_COLUMN_TEXT;
    return m->plan->shapes && v->attr == NRM_OBS_VALUE ? NRM_COLUMN_SHAPES
                                                       : NRM_COLUMN_NUMBERS;
}

/* "Period, Sex" for the columns. */
static const char *
across(const making *m)
{
    nrm_buf out;

    nrm_buf_init(&out, m->a);
    for (size_t i = 0; i < m->column_names.n; i++)
        nrm_buf_format(&out, "%s%s", i > 0 ? ", " : "",
                       nrm_axis_head(m->w, m->pick.obs, m->column_names.at[i]));
    return nrm_buf_string(&out);
}

static void
make_heads(const making *m, nrm_table *t)
{
    const nrm_axis_names *names = &m->column_names;
    size_t levels = names->n + (m->n_values > 1 || names->n == 0);

    t->n_levels = levels;
    t->across = across(m);
    t->heads = nrm_new_n(m->a, const char *, levels * t->n_columns);
    t->kinds = nrm_new_n(m->a, nrm_column_kind, t->n_columns);
    for (size_t c = 0; c < t->n_columns; c++) {
        const nrm_axis_entry *entry = &m->columns->entries[c / m->n_values];

        t->kinds[c] = column_kind(m, &m->values[c % m->n_values]);
        for (size_t l = 0; l < names->n; l++)
            t->heads[l * t->n_columns + c] =
                nrm_axis_label(m->w, m->pick.obs, entry, names->at[l]);
        if (levels > names->n)
            t->heads[names->n * t->n_columns + c] =
                value_head(m, &m->values[c % m->n_values]);
    }
}

/* A text beside a number; one in digits is a number itself. */
static nrm_cell
text_cell(const making *m, const char *text, const value *v)
{
    nrm_cell cell = nrm_cell_text(text);
    const char *point = strchr(text, '.');
    double x;

    if (!v->digits || !nrm_num_real(nrm_text_of(text), &x))
        return cell;
    cell.value = nrm_known(x);
    cell.decimals = point == NULL ? 0 : (int)strlen(point + 1);
    cell.text = cell.short_text = nrm_words_number(m->w, text);
    return cell;
}

static nrm_cell
cell_of(making *m, const nrm_obs_row *row, const value *v)
{
    nrm_cell cell =
        nrm_cell_of(m->w, m->a, row, v->attr, form_of(m, row, v->attr));

    if (v->text != NRM_NO_DIM && row != NULL && row->conf != NRM_CONF_C)
        return text_cell(m, nrm_obs_string(m->pick.obs, row->text[v->text]), v);
    if (m->plan->shapes && v->attr == NRM_OBS_VALUE)
        nrm_shape_set(m->w, m->a, &cell);
    return cell;
}

static void
make_rows(making *m, const nrm_obs_row **grid, nrm_table *t)
{
    size_t *order = row_order(m, grid);

    t->stub_heads = nrm_new_n(m->a, const char *, t->n_stubs);
    t->stubs = nrm_new_n(m->a, const char *, t->n_rows * t->n_stubs);
    t->total = nrm_new_n(m->a, bool, t->n_rows);
    t->cells = nrm_new_n(m->a, nrm_cell, t->n_rows * t->n_columns);
    for (size_t s = 0; s < t->n_stubs; s++)
        t->stub_heads[s] = nrm_axis_head(m->w, m->pick.obs, m->row_names.at[s]);
    for (size_t r = 0; r < t->n_rows; r++) {
        const nrm_axis_entry *entry = &m->rows->entries[order[r]];

        t->total[r] = entry->total && m->rows->n > 1;
        for (size_t s = 0; s < t->n_stubs; s++)
            t->stubs[r * t->n_stubs + s] =
                nrm_axis_label(m->w, m->pick.obs, entry, m->row_names.at[s]);
        for (size_t c = 0; c < t->n_columns; c++) {
            nrm_cell *cell = &t->cells[r * t->n_columns + c];
            const nrm_obs_row *row =
                grid[order[r] * m->columns->n + c / m->n_values];

            *cell = cell_of(m, row, &m->values[c % m->n_values]);
            t->marks |= cell->marks;
        }
    }
}

nrm_table *
nrm_table_make(nrm_words *w, nrm_arena *a, const nrm_safe *safe,
               const nrm_table_plan *plan, nrm_err *e)
{
    making m = { .w = w, .a = a, .safe = safe, .plan = plan, .e = e };
    nrm_table *t = nrm_new(a, nrm_table);
    const nrm_obs_row **grid;

    if (read_values(&m) != 0 || read_order(&m) != 0 || pick(&m) != 0
        || check_decimals(&m) != 0)
        return NULL;
    settle_decimals(&m);
    look_at_texts(&m);
    m.rows = nrm_axis_new(w, a, &m.pick, &m.row_names, m.order, m.totals);
    m.columns = nrm_axis_new(
        w, a, &m.pick, &m.column_names,
        m.order == NRM_BY_GIVEN ? NRM_BY_GIVEN : NRM_BY_CODE, m.totals);
    grid = nrm_new_n(a, const nrm_obs_row *, m.rows->n *m.columns->n);
    if (fill_rows(&m, grid) != 0)
        return NULL;
    t->n_stubs = m.row_names.n;
    t->n_rows = m.rows->n;
    t->n_columns = m.columns->n * m.n_values;
    t->obs = m.pick.obs;
    t->caption = plan->caption;
    t->source = plan->source;
    t->note = plan->note;
    make_heads(&m, t);
    make_rows(&m, grid, t);
    nrm_units_set(w, a, t);
    return t;
}
