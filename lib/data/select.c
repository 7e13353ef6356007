/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/select.h"

#include <math.h>
#include <string.h>

typedef enum kind {
    BY_DIM,
    BY_TEXT,
    BY_PERIOD,
    BY_NUMBER,
    BY_STATUS,
    BY_CONF
} kind;

/* One alternative of a term; which members count depends on the kind. */
typedef struct choice {
    uint32_t word;
    int32_t from, to; /* days, `to` exclusive */
    nrm_span numbers;
    nrm_status letters;
    nrm_conf conf;
    struct choice *next;
} choice;

typedef struct term {
    kind kind;
    size_t place;
    bool negated;
    choice *choices;
    struct term *next;
} term;

struct nrm_selection {
    term *terms;
};

typedef struct parser {
    nrm_obs *obs;
    nrm_text whole, rest;
    nrm_err *e;
} parser;

const char *
nrm_select_known(const nrm_obs *obs)
{
    const char *names[NRM_DIMS_MAX + 1];
    size_t n = 0;

    for (size_t d = 0; d < obs->n_dims; d++)
        names[n++] = obs->dims[d];
    names[n++] = "TIME_PERIOD";
    return nrm_text_list(obs->a, names, n);
}

static int
fail_parse(const parser *p, const char *wrong, nrm_text at)
{
    return nrm_fail(p->e, NRM_EUSAGE, "selection '%s': %s at '%s'",
                    nrm_quote(p->obs->a, p->whole), wrong,
                    nrm_quote(p->obs->a, at));
}

static int
find_column(const parser *p, const char *name, term *t)
{
    for (size_t k = 0; k < NRM_ATTRS; k++)
        if (strcmp(name, nrm_attr_name((nrm_attr)k)) == 0) {
            t->kind = BY_NUMBER;
            t->place = k;
            return 0;
        }
    if (strcmp(name, "TIME_PERIOD") == 0) {
        t->kind = BY_PERIOD;
    } else if (strcmp(name, "OBS_STATUS") == 0) {
        t->kind = BY_STATUS;
    } else if (strcmp(name, "CONF_STATUS") == 0) {
        t->kind = BY_CONF;
    } else if ((t->place = nrm_obs_dim_find(p->obs, name)) != NRM_NO_DIM) {
        t->kind = BY_DIM;
    } else if ((t->place = nrm_obs_text_find(p->obs, name)) != NRM_NO_DIM) {
        t->kind = BY_TEXT;
    } else {
        return nrm_fail(
            p->e, NRM_EUSAGE, "there is no column '%s'; there are: %s",
            nrm_quote(p->obs->a, nrm_text_of(name)), nrm_select_known(p->obs));
    }
    return 0;
}

static void
skip_blanks(parser *p)
{
    while (p->rest.len > 0
           && (p->rest.at[0] == ' ' || p->rest.at[0] == '\t'
               || p->rest.at[0] == '\n')) {
        p->rest.at++;
        p->rest.len--;
    }
}

/* A value up to a blank or comma, or in double quotes. */
static int
take_value(parser *p, nrm_text *out)
{
    nrm_text *r = &p->rest;
    size_t n = 0;

    if (r->len > 0 && r->at[0] == '"') {
        const char *end = memchr(r->at + 1, '"', r->len - 1);

        if (end == NULL)
            return fail_parse(p, "a quote is not closed", *r);
        *out = nrm_text_n(r->at + 1, (size_t)(end - r->at) - 1);
        n = out->len + 2;
    } else {
        while (n < r->len && strchr(" \t\n,", r->at[n]) == NULL)
            n++;
        *out = nrm_text_n(r->at, n);
    }
    r->at += n;
    r->len -= n;
    return 0;
}

/* "a..b" in its two parts; both are the whole when there are no dots. */
static bool
split_range(nrm_text t, nrm_text *low, nrm_text *high)
{
    *low = *high = t;
    for (size_t i = 0; i + 1 < t.len; i++)
        if (t.at[i] == '.' && t.at[i + 1] == '.') {
            *low = nrm_text_n(t.at, i);
            *high = nrm_text_n(t.at + i + 2, t.len - i - 2);
            return true;
        }
    return false;
}

static int
period_choice(parser *p, nrm_text value, choice *c)
{
    nrm_text low, high;
    nrm_period from, to;

    split_range(value, &low, &high);
    c->from = INT32_MIN;
    c->to = INT32_MAX;
    if (low.len > 0) {
        if (!nrm_period_parse(low, &from))
            return fail_parse(p, "not a period such as 2014 or 2014-Q3", low);
        c->from = from.start;
    }
    if (high.len > 0) {
        if (!nrm_period_parse(high, &to))
            return fail_parse(p, "not a period such as 2014 or 2014-Q3", high);
        c->to = nrm_period_end(to);
    }
    return 0;
}

static int
number_choice(parser *p, nrm_text value, choice *c)
{
    nrm_text low, high;

    split_range(value, &low, &high);
    c->numbers.low = -INFINITY;
    c->numbers.high = INFINITY;
    if (low.len > 0 && !nrm_num_real(low, &c->numbers.low))
        return fail_parse(p, "not a number", low);
    if (high.len > 0 && !nrm_num_real(high, &c->numbers.high))
        return fail_parse(p, "not a number", high);
    return 0;
}

static int
take_choice(parser *p, const term *t, choice *c)
{
    nrm_text value;

    if (take_value(p, &value) != 0)
        return -1;
    switch (t->kind) {
    case BY_DIM:
    case BY_TEXT: c->word = nrm_obs_word(p->obs, value); return 0;
    case BY_PERIOD: return period_choice(p, value, c);
    case BY_NUMBER: return number_choice(p, value, c);
    case BY_STATUS:
        if (!nrm_status_parse(value, &c->letters))
            return fail_parse(p, "not a set of status letters", value);
        return 0;
    case BY_CONF:
        if (!nrm_conf_parse(value, &c->conf))
            return fail_parse(p, "not N, F or C", value);
        return 0;
    }
    return 0;
}

static int
take_term(parser *p, term *t)
{
    nrm_text start = p->rest;
    size_t n = 0;
    choice **end = &t->choices;

    while (n < start.len && strchr("=! \t\n", start.at[n]) == NULL)
        n++;
    p->rest.at += n;
    p->rest.len -= n;
    t->negated = nrm_text_starts(p->rest, "!=");
    if (n == 0 || (!t->negated && !nrm_text_starts(p->rest, "=")))
        return fail_parse(p, "expected column=code", start);
    if (find_column(p, nrm_text_string(p->obs->a, nrm_text_n(start.at, n)), t)
        != 0)
        return -1;
    p->rest.at += t->negated ? 2 : 1;
    p->rest.len -= t->negated ? 2 : 1;
    for (;;) {
        choice *c = nrm_new(p->obs->a, choice);

        if (take_choice(p, t, c) != 0)
            return -1;
        *end = c;
        end = &c->next;
        if (!nrm_text_starts(p->rest, ","))
            return 0;
        p->rest.at++;
        p->rest.len--;
    }
}

nrm_selection *
nrm_select_parse(nrm_obs *obs, nrm_text expression, nrm_err *e)
{
    nrm_selection *s = nrm_new(obs->a, nrm_selection);
    parser p = { obs, expression, expression, e };
    term **end = &s->terms;

    for (skip_blanks(&p); p.rest.len > 0; skip_blanks(&p)) {
        term *t = nrm_new(obs->a, term);

        if (take_term(&p, t) != 0)
            return NULL;
        *end = t;
        end = &t->next;
    }
    return s;
}

static bool
in_numbers(const nrm_obs_row *row, size_t place, nrm_span range)
{
    const nrm_maybe *m = &row->num[place];

    return m->known && m->x >= range.low && m->x <= range.high;
}

static bool
choice_has(const term *t, const choice *c, const nrm_obs_row *row)
{
    switch (t->kind) {
    case BY_DIM: return row->dim[t->place] == c->word;
    case BY_TEXT: return row->text[t->place] == c->word;
    case BY_PERIOD:
        return row->period.freq != NRM_NO_PERIOD && row->period.start >= c->from
               && nrm_period_end(row->period) <= c->to;
    case BY_NUMBER: return in_numbers(row, t->place, c->numbers);
    case BY_STATUS:
        return c->letters == 0 ? row->status == 0
                               : (row->status & c->letters) != 0;
    case BY_CONF: return row->conf == c->conf;
    }
    return false;
}

static bool
term_has(const term *t, const nrm_obs_row *row)
{
    for (const choice *c = t->choices; c != NULL; c = c->next)
        if (choice_has(t, c, row))
            return !t->negated;
    return t->negated;
}

bool
nrm_select_has(const nrm_selection *s, const nrm_obs_row *row)
{
    for (const term *t = s->terms; t != NULL; t = t->next)
        if (!term_has(t, row))
            return false;
    return true;
}

nrm_obs *
nrm_select_rows(const nrm_selection *s, const nrm_obs *obs)
{
    nrm_obs *out = nrm_obs_like(obs);

    for (size_t i = 0; i < obs->n_rows; i++)
        if (nrm_select_has(s, &obs->rows[i]))
            nrm_obs_add_copy(out, &obs->rows[i]);
    return out;
}

int
nrm_select_columns(const nrm_obs *obs, const char *list, uint64_t *dims,
                   bool *period, nrm_err *e)
{
    nrm_text rest = nrm_text_of(list), name;

    *dims = 0;
    *period = false;
    while (rest.len > 0 && nrm_text_cut(&rest, ',', &name)) {
        size_t d;

        name = nrm_text_strip(name);
        d = nrm_obs_dim_find(obs, nrm_text_string(obs->a, name));
        if (d != NRM_NO_DIM)
            *dims |= (uint64_t)1 << d;
        else if (nrm_text_is(name, "TIME_PERIOD"))
            *period = true;
        else
            return nrm_fail(e, NRM_EUSAGE,
                            "there is no column '%s'; there are: %s",
                            nrm_quote(obs->a, name), nrm_select_known(obs));
    }
    return 0;
}
