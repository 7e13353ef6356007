/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records into a tally. */
#include "measure/tally_part.h"

#include "data/record_reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define CODES_MAX 256 /* codes of one cell */

/* The codes of a record in one column. */
typedef struct answers {
    uint32_t code[CODES_MAX];
    size_t n;
    bool any;
} answers;

/* Where things stand in the file. */
typedef struct reading {
    nrm_tally *t;
    nrm_record_reader *records;
    size_t column[NRM_TALLY_GROUPS_MAX];
    char delimiter[NRM_TALLY_GROUPS_MAX];      /* '\0' for one code a cell */
    size_t value, low, high, from, to, period; /* or NRM_NO_FIELD */
    answers codes[NRM_TALLY_GROUPS_MAX];
} reading;

static const nrm_field *
field_of(const nrm_tally *t, nrm_text column)
{
    return t->ask.resource == NULL ? NULL
                                   : nrm_schema_field(t->ask.resource, column);
}

/* Whether a comma list has the name. */
static bool
is_listed(const char *list, nrm_text name)
{
    nrm_text rest = nrm_text_of(list), part;

    while (nrm_text_cut(&rest, ',', &part))
        if (nrm_text_eq(part, name))
            return true;
    return false;
}

/* The dimension of a column: that of the schema, or its name in lower case. */
static const char *
dimension_of(const nrm_tally *t, nrm_text column)
{
    const nrm_field *f = field_of(t, column);
    char *name;

    if (f != NULL && f->role == NRM_ROLE_DIMENSION)
        return f->target;
    name = nrm_text_string(t->a, column);
    for (char *c = name; *c != '\0'; c++) {
        bool upper = *c >= 'A' && *c <= 'Z';

        if (upper)
            *c = (char)(*c - 'A' + 'a');
        else if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9'))
            *c = '_';
    }
    return name;
}

static char
delimiter_of(const nrm_tally *t, nrm_text column)
{
    const nrm_field *f = field_of(t, column);
    const nrm_json *given =
        f == NULL ? NULL : nrm_json_get(f->json, "delimiter");

    if (is_listed(t->ask.multiple, column))
        return ';';
    if (f == NULL || f->type != NRM_TYPE_LIST)
        return '\0';
    return given == NULL || given->text.len != 1 ? ',' : given->text.at[0];
}

static int
take_groups(reading *r, nrm_err *e)
{
    nrm_text rest = nrm_text_of(r->t->ask.groups), column;
    nrm_tally *t = r->t;

    t->n_dims = 0;
    while (nrm_text_cut(&rest, ',', &column)) {
        size_t d = t->n_dims;

        if (d == NRM_TALLY_GROUPS_MAX)
            return nrm_fail(e, NRM_EUSAGE, "more than %d columns to group by",
                            NRM_TALLY_GROUPS_MAX);
        if (nrm_record_reader_need(r->records, column, &r->column[d], e) != 0)
            return -1;
        t->dims[d] = dimension_of(t, column);
        r->delimiter[d] = delimiter_of(t, column);
        if (t->ask.of != NULL && nrm_text_is(column, t->ask.of))
            t->of = d;
        t->n_dims++;
    }
    if (t->ask.of != NULL && t->of == NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE,
                        "--of '%s' must be one of the columns of --group",
                        t->ask.of);
    return 0;
}

static size_t
beside(const reading *r, const char *suffix)
{
    return nrm_record_reader_find(
        r->records,
        nrm_text_of(nrm_format(r->t->a, "%s%s", r->t->ask.value, suffix)));
}

static int
take_columns(reading *r, nrm_err *e)
{
    const nrm_tally_ask *ask = &r->t->ask;
    nrm_text rest = nrm_text_of(ask->delay), from = rest, to = rest;

    r->value = r->low = r->high = r->from = r->to = r->period = NRM_NO_FIELD;
    if (take_groups(r, e) != 0)
        return -1;
    if (ask->value != NULL) {
        if (nrm_record_reader_need(r->records, nrm_text_of(ask->value),
                                   &r->value, e)
            != 0)
            return -1;
        r->low = beside(r, ".low");
        r->high = beside(r, ".high");
    }
    if (ask->delay != NULL) {
        nrm_text_cut(&rest, ',', &from);
        if (!nrm_text_cut(&rest, ',', &to))
            return nrm_fail(e, NRM_EUSAGE,
                            "--delay needs two columns of "
                            "dates: from,to");
        if (nrm_record_reader_need(r->records, from, &r->from, e) != 0
            || nrm_record_reader_need(r->records, to, &r->to, e) != 0)
            return -1;
    }
    return ask->period == NULL
               ? 0
               : nrm_record_reader_need(r->records, nrm_text_of(ask->period),
                                        &r->period, e);
}

static int
fail_cell(const reading *r, const nrm_csv_row *row, size_t column,
          const char *wrong, nrm_err *e)
{
    const nrm_text *names;
    const nrm_field *f;

    nrm_record_reader_columns(r->records, &names);
    f = field_of(r->t, names[column]);
    return nrm_fail_at(
        e, nrm_record_reader_name(r->records), row->line,
        "column '%s': '%s' is not %s", nrm_quote(r->t->a, names[column]),
        f != NULL && f->hidden ? "(not shown)"
                               : nrm_quote(r->t->a, row->fields[column]),
        wrong);
}

static int
read_number(const reading *r, const nrm_csv_row *row, size_t column,
            double missing, double *out, nrm_err *e)
{
    *out = missing;
    if (column == NRM_NO_FIELD || row->fields[column].len == 0)
        return 0;
    if (!nrm_num_real(row->fields[column], out))
        return fail_cell(r, row, column, "a number", e);
    return 0;
}

/* The number of a record: 1 when it has one or bounds, 0, or -1. */
static int
read_value(const reading *r, const nrm_csv_row *row, nrm_span *out, nrm_err *e)
{
    double exact;

    if (r->value == NRM_NO_FIELD)
        return 0;
    if (read_number(r, row, r->value, NAN, &exact, e) != 0
        || read_number(r, row, r->low, -INFINITY, &out->low, e) != 0
        || read_number(r, row, r->high, INFINITY, &out->high, e) != 0)
        return -1;
    if (!isnan(exact))
        out->low = out->high = exact;
    return isfinite(out->low) || isfinite(out->high);
}

/* The day of a date or of a date with a time; 0 when there is none. */
static int
read_day(const reading *r, const nrm_csv_row *row, size_t column, int32_t *out,
         nrm_err *e)
{
    nrm_text t = row->fields[column];

    if (t.len == 0)
        return 0;
    if (t.len > 10 && t.at[10] == 'T')
        t.len = 10;
    if (!nrm_day_parse(t, out))
        return fail_cell(r, row, column, "a date such as 2014-07-31", e);
    return 1;
}

static int
read_delay(const reading *r, const nrm_csv_row *row, nrm_span *out, nrm_err *e)
{
    int32_t from, to;
    int first = read_day(r, row, r->from, &from, e);
    int second = first < 0 ? -1 : read_day(r, row, r->to, &to, e);

    if (second < 0)
        return -1;
    if (first == 0 || second == 0)
        return 0;
    if (to < from)
        return fail_cell(r, row, r->to,
                         "on or after the day it counts from; nrm-check lists "
                         "such rows",
                         e);
    out->low = out->high = to - from;
    return 1;
}

/* The period of a date at the frequency that was asked for. */
static int
read_period(const reading *r, const nrm_csv_row *row, nrm_period *out,
            nrm_err *e)
{
    const char *frequency = r->t->ask.frequency;
    char text[32];
    nrm_text cell;
    int y, m, d;

    memset(out, 0, sizeof *out);
    if (r->period == NRM_NO_FIELD || row->fields[r->period].len == 0)
        return 0;
    cell = row->fields[r->period];
    if (cell.len > 10 && cell.at[10] == 'T')
        cell.len = 10;
    if (!nrm_period_parse(cell, out))
        return fail_cell(r, row, r->period, "a date or a period", e);
    if (frequency == NULL || frequency[0] == 'D')
        return 0;
    if (frequency[0] != 'A' && out->freq != NRM_DAY && out->freq != NRM_MONTH)
        return fail_cell(r, row, r->period, "a day or a month", e);
    nrm_day_split(out->start, &y, &m, &d);
    if (frequency[0] == 'A')
        snprintf(text, sizeof text, "%04d", y);
    else if (frequency[0] == 'Q')
        snprintf(text, sizeof text, "%04d-Q%d", y, (m + 2) / 3);
    else
        snprintf(text, sizeof text, "%04d-%02d", y, m);
    return nrm_period_parse(nrm_text_of(text), out)
               ? 0
               : fail_cell(r, row, r->period, "a date", e);
}

/* The codes of a cell; one without any is UNK. */
static int
read_codes(reading *r, const nrm_csv_row *row, size_t d, nrm_err *e)
{
    nrm_text rest = row->fields[r->column[d]], part = rest;
    answers *codes = &r->codes[d];

    codes->n = 0;
    codes->any = rest.len > 0;
    if (codes->any && r->delimiter[d] == '\0')
        codes->code[codes->n++] = nrm_pool_add(r->t->words, rest);
    while (codes->any && r->delimiter[d] != '\0'
           && nrm_text_cut(&rest, r->delimiter[d], &part)) {
        if (codes->n == CODES_MAX)
            return fail_cell(r, row, r->column[d], "256 codes or fewer", e);
        codes->code[codes->n++] = nrm_pool_add(r->t->words, part);
    }
    if (codes->n == 0)
        codes->code[codes->n++] = nrm_pool_add(r->t->words, nrm_text_of("UNK"));
    return 0;
}

/* Adds the record to every combination of its codes. */
static void
add_record(reading *r, nrm_tally_key *key, bool known, nrm_span value)
{
    size_t at[NRM_TALLY_GROUPS_MAX] = { 0 };
    nrm_tally *t = r->t;
    size_t d;

    do {
        for (d = 0; d < t->n_dims; d++)
            key->code[d] = r->codes[d].code[at[d]];
        nrm_tally_add(t, key, known, value, 1);
        if (t->of != NRM_NO_DIM && at[t->of] == 0 && r->codes[t->of].any) {
            nrm_tally_key whole = *key;

            whole.answered = true;
            whole.code[t->of] = nrm_pool_add(t->words, nrm_text_of("*"));
            nrm_tally_add(t, &whole, false, value, 1);
        }
        for (d = 0; d < t->n_dims && ++at[d] == r->codes[d].n; d++)
            at[d] = 0;
    } while (d < t->n_dims);
}

static int
read_row(reading *r, const nrm_csv_row *row, nrm_err *e)
{
    nrm_span value = { 0, 0 };
    nrm_tally_key key;
    int known;

    memset(&key, 0, sizeof key); /* the bytes are the group */
    for (size_t d = 0; d < r->t->n_dims; d++)
        if (read_codes(r, row, d, e) != 0)
            return -1;
    known = r->from != NRM_NO_FIELD ? read_delay(r, row, &value, e)
                                    : read_value(r, row, &value, e);
    if (known < 0 || read_period(r, row, &key.period, e) != 0)
        return -1;
    add_record(r, &key, known > 0, value);
    return 0;
}

int
nrm_tally_read(nrm_tally *t, nrm_in *in, nrm_err *e)
{
    reading *r = nrm_new(t->a, reading);
    nrm_csv_row row;
    int more;

    r->t = t;
    r->records = nrm_record_reader_open(t->a, in, e);
    if (r->records == NULL || take_columns(r, e) != 0)
        return -1;
    while ((more = nrm_record_reader_next(r->records, &row, e)) > 0)
        if (read_row(r, &row, e) != 0)
            return -1;
    return more;
}
