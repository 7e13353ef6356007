/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/obs_io.h"

#include "data/csv.h"

#include <string.h>

/* What a column of a file holds. */
typedef enum role {
    IS_DIM,
    IS_NUMBER,
    IS_TEXT,
    IS_PERIOD,
    IS_STATUS,
    IS_CONF
} role;

typedef struct column {
    role role;
    size_t place; /* dimension, nrm_attr or text attribute */
    const char *name;
    uint32_t word; /* of the row before */
    nrm_text text; /* and how it reads */
} column;

typedef struct reading {
    nrm_obs *obs;
    nrm_csv *csv;
    column *columns;
    size_t n;
    uint32_t file;
} reading;

static bool
is_lower(nrm_text name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] >= 'A' && name.at[i] <= 'Z')
            return false;
    return true;
}

static bool
find_attr(const char *name, size_t *place)
{
    for (size_t i = 0; i < NRM_ATTRS; i++)
        if (strcmp(nrm_attr_name((nrm_attr)i), name) == 0) {
            *place = i;
            return true;
        }
    return false;
}

static int
take_column(reading *r, nrm_text name, column *c, nrm_err *e)
{
    c->name = nrm_text_string(r->obs->a, name);
    if (is_lower(name)) {
        c->role = IS_DIM;
        return nrm_obs_dim(r->obs, c->name, &c->place, e);
    }
    if (strcmp(c->name, "TIME_PERIOD") == 0)
        c->role = IS_PERIOD;
    else if (strcmp(c->name, "OBS_STATUS") == 0
             || strcmp(c->name, "OBS_FLAG") == 0)
        c->role = IS_STATUS;
    else if (strcmp(c->name, "CONF_STATUS") == 0)
        c->role = IS_CONF;
    else if (find_attr(c->name, &c->place))
        c->role = IS_NUMBER;
    else
        c->role = IS_TEXT;
    if (c->role == IS_TEXT)
        return nrm_obs_text(r->obs, c->name, &c->place, e);
    return 0;
}

static int
read_header(reading *r, const nrm_csv_row *row, nrm_err *e)
{
    const char *path = nrm_csv_name(r->csv);
    bool has_value = false;

    r->n = row->n;
    r->columns = nrm_new_n(r->obs->a, column, row->n);
    for (size_t i = 0; i < row->n; i++) {
        nrm_text name = row->fields[i];

        if (name.len == 0)
            return nrm_fail_at(e, path, row->line, "column %zu has no name",
                               i + 1);
        for (size_t j = 0; j < i; j++)
            if (nrm_text_is(name, r->columns[j].name))
                return nrm_fail_at(e, path, row->line,
                                   "column '%s' stands twice",
                                   nrm_quote(r->obs->a, name));
        if (take_column(r, name, &r->columns[i], e) != 0)
            return -1;
        has_value = has_value || nrm_text_is(name, "OBS_VALUE");
    }
    if (!has_value)
        return nrm_fail_at(e, path, row->line,
                           "there is no column 'OBS_VALUE'; are these "
                           "observations? nrm-ingest makes them");
    return 0;
}

/* Whether the row says that it is hidden: then nothing of it is quoted. */
static bool
is_hidden(const reading *r, const nrm_csv_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (r->columns[i].role == IS_CONF && nrm_text_is(row->fields[i], "C"))
            return true;
    return false;
}

static int
fail_cell(const reading *r, const nrm_csv_row *row, const column *c,
          nrm_text cell, const char *wrong, nrm_err *e)
{
    if (is_hidden(r, row))
        return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                           "column '%s' of a hidden observation is not %s (not "
                           "shown)",
                           c->name, wrong);
    return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                       "column '%s': '%s' is not %s", c->name,
                       nrm_quote(r->obs->a, cell), wrong);
}

/* Most cells say what stands above them. */
static uint32_t
word_of(const reading *r, column *c, nrm_text cell)
{
    if (c->text.len != cell.len || memcmp(c->text.at, cell.at, cell.len) != 0) {
        c->word = nrm_obs_word(r->obs, cell);
        c->text = nrm_obs_text_at(r->obs, c->word);
    }
    return c->word;
}

static int
take_cell(const reading *r, const nrm_csv_row *row, column *c, nrm_text cell,
          nrm_obs_row *out, nrm_err *e)
{
    if (cell.len == 0)
        return 0;
    switch (c->role) {
    case IS_DIM: out->dim[c->place] = word_of(r, c, cell); return 0;
    case IS_TEXT: out->text[c->place] = word_of(r, c, cell); return 0;
    case IS_NUMBER:
        if (cell.len == 1 && *cell.at == ':')
            return 0;
        out->num[c->place].known = nrm_num_real(cell, &out->num[c->place].x);
        if (!out->num[c->place].known)
            return fail_cell(r, row, c, cell, "a number", e);
        return 0;
    case IS_PERIOD:
        if (!nrm_period_parse(cell, &out->period))
            return fail_cell(r, row, c, cell,
                             "a period such as 2014, 2014-Q3 or 2014-07", e);
        return 0;
    case IS_STATUS:
        if (!nrm_status_parse(cell, &out->status))
            return fail_cell(r, row, c, cell, "a set of status letters", e);
        return 0;
    case IS_CONF:
        if (!nrm_conf_parse(cell, &out->conf))
            return fail_cell(r, row, c, cell, "N, F or C", e);
        return 0;
    }
    return 0;
}

static bool
has_number(const nrm_obs_row *row)
{
    for (size_t i = 0; i < NRM_ATTRS; i++)
        if (row->num[i].known)
            return true;
    return false;
}

/* What is hidden has no numbers: whoever reads them would tell them. */
static int
check_hidden(const reading *r, const nrm_csv_row *row, const nrm_obs_row *o,
             nrm_err *e)
{
    if (o->conf != NRM_CONF_C || !has_number(o))
        return 0;
    return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                       "this observation is hidden (CONF_STATUS C) and carries "
                       "a number; run nrm-protect on the raw observations "
                       "again");
}

static int
check_bounds(const reading *r, const nrm_csv_row *row, const nrm_obs_row *o,
             nrm_err *e)
{
    const nrm_maybe *low = &o->num[NRM_OBS_LOW], *high = &o->num[NRM_OBS_HIGH];

    if (low->known && high->known && low->x > high->x)
        return nrm_fail_at(e, nrm_csv_name(r->csv), row->line,
                           "OBS_LOW is above OBS_HIGH");
    return 0;
}

int
nrm_obs_read(nrm_obs *obs, nrm_in *in, nrm_err *e)
{
    reading r = { .obs = obs };
    nrm_csv_row row;
    int more;

    r.csv = nrm_csv_open(obs->a, in, NULL);
    r.file = nrm_obs_word(obs, nrm_text_of(nrm_in_name(in)));
    more = nrm_csv_next(r.csv, &row, e);
    if (more == 0)
        return nrm_fail_at(e, nrm_in_name(in), 0,
                           "the file is empty; observations need a header");
    if (more < 0 || read_header(&r, &row, e) != 0)
        return -1;
    while ((more = nrm_csv_next(r.csv, &row, e)) > 0) {
        nrm_obs_row *out = nrm_obs_add(obs);

        out->file = r.file;
        out->line = row.line;
        for (size_t i = 0; i < row.n; i++)
            if (take_cell(&r, &row, &r.columns[i], row.fields[i], out, e) != 0)
                return -1;
        if (check_hidden(&r, &row, out, e) != 0
            || check_bounds(&r, &row, out, e) != 0)
            return -1;
    }
    return more;
}

/* Which of the optional columns any row has something in. */
typedef struct used {
    bool period, status;
    bool num[NRM_ATTRS];
    bool text[NRM_TEXTS_MAX];
} used;

typedef struct writing {
    const nrm_obs *obs;
    used used;
    const bool *quoted; /* of each word, whether it needs quotes */
    nrm_csv_out w;
} writing;

static used
find_used(const nrm_obs *obs)
{
    used u = { 0 };

    u.num[NRM_OBS_VALUE] = true;
    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];

        u.period = u.period || row->period.freq != NRM_NO_PERIOD;
        u.status = u.status || row->status != 0;
        for (size_t k = 0; k < NRM_ATTRS; k++)
            u.num[k] = u.num[k] || row->num[k].known;
        for (size_t k = 0; k < obs->n_texts; k++)
            u.text[k] = u.text[k] || row->text[k] != 0;
    }
    return u;
}

static const bool *
find_quoted(nrm_arena *a, const nrm_obs *obs, const nrm_csv_out *w)
{
    size_t n = nrm_pool_count(obs->words);
    bool *quoted = nrm_new_n(a, bool, n);

    for (uint32_t word = 0; word < n; word++)
        quoted[word] = nrm_csv_needs_quotes(w, nrm_obs_text_at(obs, word));
    return quoted;
}

static int
write_header(writing *x, nrm_err *e)
{
    const nrm_obs *obs = x->obs;
    nrm_csv_out *w = &x->w;

    for (size_t d = 0; d < obs->n_dims; d++)
        nrm_csv_put_string(w, obs->dims[d]);
    if (x->used.period)
        nrm_csv_put_string(w, "TIME_PERIOD");
    for (size_t k = 0; k < NRM_ATTRS; k++)
        if (x->used.num[k])
            nrm_csv_put_string(w, nrm_attr_name((nrm_attr)k));
    if (x->used.status)
        nrm_csv_put_string(w, "OBS_STATUS");
    nrm_csv_put_string(w, "CONF_STATUS");
    for (size_t k = 0; k < obs->n_texts; k++)
        if (x->used.text[k])
            nrm_csv_put_string(w, obs->texts[k]);
    return nrm_csv_end(w, e);
}

static void
put_absent(writing *x)
{
    nrm_csv_put_plain(&x->w, nrm_text_n(NULL, 0));
}

/* An empty word is an absent field. */
static void
put_word(writing *x, uint32_t word)
{
    if (word == 0)
        put_absent(x);
    else if (x->quoted[word])
        nrm_csv_put(&x->w, nrm_obs_text_at(x->obs, word));
    else
        nrm_csv_put_plain(&x->w, nrm_obs_text_at(x->obs, word));
}

static void
put_number(writing *x, nrm_maybe number)
{
    char text[NRM_NUM_BYTES];

    if (number.known)
        nrm_csv_put_plain(&x->w, nrm_text_of(nrm_num_format(number.x, text)));
    else
        put_absent(x);
}

static void
put_period(writing *x, nrm_period period)
{
    char text[NRM_PERIOD_BYTES];

    if (period.freq == NRM_NO_PERIOD)
        put_absent(x);
    else
        nrm_csv_put_plain(&x->w, nrm_text_of(nrm_period_format(period, text)));
}

static void
put_status(writing *x, nrm_status status)
{
    char text[27];

    if (status == 0)
        put_absent(x);
    else
        nrm_csv_put_plain(&x->w, nrm_text_of(nrm_status_format(status, text)));
}

static int
write_row(writing *x, const nrm_obs_row *row, nrm_err *e)
{
    const nrm_obs *obs = x->obs;
    bool beside = row->conf == NRM_CONF_C && has_number(row);
    nrm_conf conf = beside ? NRM_CONF_N : row->conf;

    for (size_t d = 0; d < obs->n_dims; d++)
        put_word(x, row->dim[d]);
    if (x->used.period)
        put_period(x, row->period);
    for (size_t k = 0; k < NRM_ATTRS; k++)
        if (x->used.num[k])
            put_number(x, row->num[k]);
    if (x->used.status)
        put_status(x, row->status);
    nrm_csv_put_plain(&x->w, nrm_text_of(nrm_conf_name(conf)));
    for (size_t k = 0; k < obs->n_texts; k++)
        if (x->used.text[k])
            put_word(x, row->text[k]);
    return nrm_csv_end(&x->w, e);
}

int
nrm_obs_write(const nrm_obs *obs, nrm_out *out, nrm_err *e)
{
    writing x = { .obs = obs, .used = find_used(obs) };

    nrm_csv_out_init(&x.w, obs->a, out, ',');
    x.quoted = find_quoted(obs->a, obs, &x.w);
    if (write_header(&x, e) != 0)
        return -1;
    for (size_t i = 0; i < obs->n_rows; i++)
        if (write_row(&x, &obs->rows[i], e) != 0)
            return -1;
    return 0;
}
