/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each expression is first prepared as a CHECK constraint of a table with the
 * columns: that finds unknown columns, and refuses sub-queries and a text that
 * closes the brackets around it. All expressions are then columns of one
 * SELECT over the bound values, so that a row costs one step; each has also a
 * statement of its own, for rows with bounds and to name the one that fails.
 */
#include "intake/rule_sql.h"

#include "base/buf.h"
#include "intake/rule_sandbox.h"
#include "intake/rule_text.h"

#include <math.h>
#include <string.h>

typedef struct expression {
    nrm_text when, text;
    bool *uses; /* for each column */
    sqlite3_stmt *alone;
} expression;

struct nrm_sql {
    nrm_arena *a;
    const nrm_rule_column *columns;
    size_t n_columns;
    const char **names;
    nrm_sandbox *box;
    expression *all;
    size_t n, cap;
    size_t *bound; /* columns that some expression uses */
    size_t n_bound;
    sqlite3_stmt *together; /* NULL until the first row */
    nrm_cell *tried;        /* a row in which bounds are numbers */
};

nrm_sql *
nrm_sql_new(nrm_arena *a, const nrm_rule_column *columns, size_t n, nrm_err *e)
{
    nrm_sql *s = nrm_new(a, nrm_sql);

    s->a = a;
    s->columns = columns;
    s->n_columns = n;
    s->box = nrm_sandbox_open(a, e);
    s->names = nrm_new_n(a, const char *, n);
    s->tried = nrm_new_n(a, nrm_cell, n);
    s->bound = nrm_new_n(a, size_t, n);
    for (size_t i = 0; i < n; i++)
        s->names[i] = columns[i].name;
    return s->box == NULL ? NULL : s;
}

/* Marks the columns that the text names. */
static int
find_uses(nrm_sql *s, nrm_text text, bool *uses, nrm_err *e)
{
    nrm_lexer lexer = { text, 0 };
    nrm_token token;

    do {
        nrm_text name;

        if (nrm_token_next(&lexer, &token, e) != 0)
            return -1;
        if (token.kind != NRM_TOKEN_NAME && token.kind != NRM_TOKEN_QUOTED)
            continue;
        name = nrm_token_name(s->a, &token);
        for (size_t i = 0; i < s->n_columns; i++)
            if (nrm_name_eq(name, nrm_text_of(s->names[i])))
                uses[i] = true;
    } while (token.kind != NRM_TOKEN_END);
    return 0;
}

static int
try_as_check(nrm_sql *s, nrm_text text, size_t *offset, nrm_err *e)
{
    nrm_sandbox_sql whole = { .offset = offset };
    nrm_buf sql;

    if (nrm_rule_scan(text, offset, e) != 0)
        return -1;
    nrm_buf_init(&sql, s->a);
    nrm_buf_text(&sql, "CREATE TABLE \"_\"(");
    for (size_t i = 0; i < s->n_columns; i++) {
        nrm_sandbox_put_name(&sql, s->names[i]);
        nrm_buf_char(&sql, ',');
    }
    nrm_buf_text(&sql, "CHECK(\n");
    whole.before = sql.len;
    nrm_buf_view(&sql, text);
    nrm_buf_text(&sql, "\n))");
    whole.text = nrm_buf_all(&sql);
    if (nrm_sandbox_prepare(s->a, s->box, NRM_SANDBOX_CHECK, &whole, e) == NULL)
        return nrm_sandbox_explain(s->a, s->names, s->n_columns, e);
    return 0;
}

static void
put_expression(nrm_buf *sql, const expression *x)
{
    if (x->when.at != NULL) {
        nrm_buf_text(sql, "CASE WHEN(\n");
        nrm_buf_view(sql, x->when);
        nrm_buf_text(sql, "\n)THEN");
    }
    nrm_buf_text(sql, "(\n");
    nrm_buf_view(sql, x->text);
    nrm_buf_text(sql, x->when.at != NULL ? "\n)END" : "\n)");
}

/* A statement of `n` expressions over the bound columns. */
static sqlite3_stmt *
prepare(nrm_sql *s, const expression *first, size_t n, nrm_err *e)
{
    nrm_sandbox_sql whole = { .offset = NULL };
    sqlite3_stmt *statement;
    nrm_buf sql;

    nrm_buf_init(&sql, s->a);
    nrm_buf_text(&sql, "SELECT ");
    for (size_t i = 0; i < n; i++) {
        nrm_buf_text(&sql, i > 0 ? "," : "");
        put_expression(&sql, &first[i]);
    }
    nrm_buf_text(&sql, " FROM(SELECT 0");
    for (size_t i = 0; i < s->n_bound; i++) {
        nrm_buf_format(&sql, ",?%zu AS ", i + 1);
        nrm_sandbox_put_name(&sql, s->names[s->bound[i]]);
    }
    nrm_buf_char(&sql, ')');
    whole.text = nrm_buf_all(&sql);
    statement = nrm_sandbox_prepare(s->a, s->box, NRM_SANDBOX_ROW, &whole, e);
    if (statement != NULL && sqlite3_column_count(statement) != (int)n) {
        nrm_fail(e, NRM_EINPUT, "a rule is one expression");
        return NULL;
    }
    return statement;
}

int
nrm_sql_add(nrm_sql *s, nrm_text when, nrm_text text, size_t *number,
            size_t *offset, nrm_err *e)
{
    expression *x;

    if ((when.at != NULL && try_as_check(s, when, offset, e) != 0)
        || try_as_check(s, text, offset, e) != 0)
        return -1;
    nrm_room(s->a, s->all, s->n, s->cap);
    x = &s->all[s->n];
    x->when = when;
    x->text = text;
    x->uses = nrm_new_n(s->a, bool, s->n_columns);
    if (find_uses(s, text, x->uses, e) != 0
        || (when.at != NULL && find_uses(s, when, x->uses, e) != 0))
        return -1;
    s->n_bound = 0;
    for (size_t i = 0; i < s->n_columns; i++)
        for (size_t k = 0; k <= s->n; k++)
            if (s->all[k].uses[i]) {
                s->bound[s->n_bound++] = i;
                break;
            }
    *number = s->n++;
    *offset = 0;
    return prepare(s, x, 1, e) == NULL ? -1 : 0;
}

bool
nrm_sql_uses(const nrm_sql *s, size_t number, size_t column)
{
    return s->all[number].uses[column];
}

static void
bind_row(const nrm_sql *s, sqlite3_stmt *statement, const nrm_cell *row)
{
    for (size_t i = 0; i < s->n_bound; i++)
        nrm_sandbox_bind(statement, (int)i + 1, &row[s->bound[i]]);
}

/* Executes a statement over a row and reads its `n` verdicts. */
static int
execute(nrm_sql *s, sqlite3_stmt *statement, const nrm_cell *row, size_t n,
        nrm_verdict *out, nrm_err *e)
{
    int result = 0;

    bind_row(s, statement, row);
    nrm_sandbox_wind(s->box, 1);
    if (sqlite3_step(statement) != SQLITE_ROW)
        result = nrm_sandbox_fail(s->box, e);
    for (size_t i = 0; i < n && result == 0; i++)
        result = nrm_sandbox_verdict(statement, (int)i, &out[i], e);
    sqlite3_reset(statement);
    return result;
}

/* The statement of one expression alone. */
static sqlite3_stmt *
alone(nrm_sql *s, expression *x, nrm_err *e)
{
    if (x->alone == NULL)
        x->alone = prepare(s, x, 1, e);
    return x->alone;
}

/* How many whole numbers the cell may be; 0 when they cannot be counted. */
static double
n_choices(const nrm_sql *s, const nrm_cell *cell, size_t column)
{
    if (!s->columns[column].whole || !isfinite(cell->span.low)
        || !isfinite(cell->span.high))
        return 0;
    return floor(cell->span.high) - ceil(cell->span.low) + 1;
}

/* Sets the bounds of s->tried to their turn-th combination. */
static void
set_choice(nrm_sql *s, const expression *x, const nrm_cell *row, size_t turn)
{
    for (size_t k = 0; k < s->n_bound; k++) {
        size_t c = s->bound[k], n;

        if (!x->uses[c] || row[c].kind != NRM_CELL_SPAN)
            continue;
        n = (size_t)n_choices(s, &row[c], c);
        s->tried[c].kind = NRM_CELL_NUMBER;
        s->tried[c].span.low = ceil(row[c].span.low) + (double)(turn % n);
        turn /= n;
    }
}

/* The verdict over all numbers within the bounds of a row. */
static int
judge_bounds(nrm_sql *s, expression *x, const nrm_cell *row, nrm_verdict *out,
             nrm_err *e)
{
    double n_turns = 1;

    for (size_t k = 0; k < s->n_bound; k++) {
        size_t c = s->bound[k];

        if (x->uses[c] && row[c].kind == NRM_CELL_SPAN)
            n_turns *= n_choices(s, &row[c], c);
    }
    *out = NRM_UNDECIDED;
    if (n_turns < 1 || n_turns > NRM_SQL_TRIES)
        return 0;
    memcpy(s->tried, row, s->n_columns * sizeof *row);
    for (size_t turn = 0; turn < (size_t)n_turns; turn++) {
        nrm_verdict now;

        set_choice(s, x, row, turn);
        if (alone(s, x, e) == NULL
            || execute(s, x->alone, s->tried, 1, &now, e) != 0)
            return -1;
        if (turn > 0 && now != *out) {
            *out = NRM_UNDECIDED;
            return 0;
        }
        *out = now;
    }
    return 0;
}

static bool
has_bounds(const nrm_sql *s, const expression *x, const nrm_cell *row)
{
    for (size_t k = 0; k < s->n_bound; k++)
        if (x->uses[s->bound[k]] && row[s->bound[k]].kind == NRM_CELL_SPAN)
            return true;
    return false;
}

/* Runs each expression alone, to say which of them fails. */
static int
find_culprit(nrm_sql *s, const nrm_cell *row, size_t *culprit, nrm_err *e)
{
    nrm_err first = *e;
    nrm_verdict verdict;

    for (size_t i = 0; i < s->n; i++) {
        nrm_err now = { 0 };

        if (alone(s, &s->all[i], &now) == NULL
            || execute(s, s->all[i].alone, row, 1, &verdict, &now) != 0) {
            *culprit = i;
            *e = now;
            return -1;
        }
    }
    *e = first;
    return -1;
}

int
nrm_sql_row(nrm_sql *s, const nrm_cell *row, nrm_verdict *verdicts,
            size_t *culprit, nrm_err *e)
{
    bool bounds = false;

    if (s->n == 0)
        return 0;
    if (s->together == NULL)
        s->together = prepare(s, s->all, s->n, e);
    if (s->together == NULL
        || execute(s, s->together, row, s->n, verdicts, e) != 0)
        return find_culprit(s, row, culprit, e);
    for (size_t k = 0; k < s->n_bound; k++)
        bounds = bounds || row[s->bound[k]].kind == NRM_CELL_SPAN;
    for (size_t i = 0; bounds && i < s->n; i++)
        if (has_bounds(s, &s->all[i], row)
            && judge_bounds(s, &s->all[i], row, &verdicts[i], e) != 0) {
            *culprit = i;
            return -1;
        }
    return 0;
}
