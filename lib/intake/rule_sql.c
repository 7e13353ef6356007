/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each expression is first prepared as a CHECK constraint of a table with the
 * columns: that finds unknown columns, and refuses sub-queries and a text that
 * closes the brackets around it. All expressions are then columns of one
 * SELECT over a virtual table without an end, which shows the row of the
 * moment, so that a row costs one step and what is constant is computed once;
 * each has also a statement of its own, for rows with bounds and to name the
 * one that fails.
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
    size_t *used; /* columns that some expression uses */
    size_t n_used;
    const nrm_cell *row;    /* what the virtual table shows */
    sqlite3_stmt *together; /* NULL until the first row */
    nrm_cell *tried;        /* a row in which bounds are numbers */
};

/* The virtual table, and a cursor that always stands on the row. */
typedef struct row_table {
    sqlite3_vtab base;
    nrm_sql *sql;
} row_table;

static int
row_connect(sqlite3 *db, void *context, NRM_UNUSED int n,
            NRM_UNUSED const char *const *arguments, sqlite3_vtab **out,
            NRM_UNUSED char **error)
{
    nrm_sql *s = context;
    row_table *table = nrm_new(s->a, row_table);
    nrm_buf sql;
    int result;

    nrm_buf_init(&sql, s->a);
    nrm_buf_text(&sql, "CREATE TABLE x(\"nrm:none\"");
    for (size_t i = 0; i < s->n_columns; i++) {
        nrm_buf_char(&sql, ',');
        nrm_sandbox_put_name(&sql, s->names[i]);
    }
    nrm_buf_char(&sql, ')');
    table->sql = s;
    *out = &table->base;
    s->box->mode = NRM_SANDBOX_OWN;
    result = sqlite3_declare_vtab(db, nrm_buf_string(&sql));
    s->box->mode = NRM_SANDBOX_ROW;
    return result;
}

static int
row_plan(NRM_UNUSED sqlite3_vtab *table, sqlite3_index_info *plan)
{
    plan->estimatedRows = 1;
    return SQLITE_OK;
}

/* The table lives in the arena. */
static int
row_disconnect(NRM_UNUSED sqlite3_vtab *table)
{
    return SQLITE_OK;
}

static int
row_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    *out = nrm_new(((row_table *)table)->sql->a, sqlite3_vtab_cursor);
    return SQLITE_OK;
}

static int
row_stay(NRM_UNUSED sqlite3_vtab_cursor *cursor)
{
    return SQLITE_OK;
}

static int
row_filter(NRM_UNUSED sqlite3_vtab_cursor *cursor, NRM_UNUSED int plan,
           NRM_UNUSED const char *name, NRM_UNUSED int n,
           NRM_UNUSED sqlite3_value **arguments)
{
    return SQLITE_OK;
}

static int
row_is_over(NRM_UNUSED sqlite3_vtab_cursor *cursor)
{
    return 0;
}

static int
row_column(sqlite3_vtab_cursor *cursor, sqlite3_context *to, int column)
{
    const nrm_sql *s = ((row_table *)cursor->pVtab)->sql;
    const nrm_cell *cell = column > 0 ? &s->row[column - 1] : NULL;

    if (cell == NULL)
        sqlite3_result_null(to);
    else if (cell->kind == NRM_CELL_NUMBER)
        sqlite3_result_double(to, cell->span.low);
    else if (cell->kind == NRM_CELL_TEXT)
        sqlite3_result_text64(to, cell->text.at, cell->text.len, SQLITE_STATIC,
                              SQLITE_UTF8);
    else
        sqlite3_result_null(to);
    return SQLITE_OK;
}

static int
row_number(NRM_UNUSED sqlite3_vtab_cursor *cursor, sqlite3_int64 *out)
{
    *out = 0;
    return SQLITE_OK;
}

static const sqlite3_module row_module = {
    .xConnect = row_connect,
    .xBestIndex = row_plan,
    .xDisconnect = row_disconnect,
    .xOpen = row_open,
    .xClose = row_stay,
    .xFilter = row_filter,
    .xNext = row_stay,
    .xEof = row_is_over,
    .xColumn = row_column,
    .xRowid = row_number,
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
    s->used = nrm_new_n(a, size_t, n);
    for (size_t i = 0; i < n; i++)
        s->names[i] = columns[i].name;
    if (s->box == NULL)
        return NULL;
    if (sqlite3_create_module(s->box->db, "nrm:row", &row_module, s)
        != SQLITE_OK) {
        nrm_sandbox_fail(s->box, e);
        return NULL;
    }
    return s;
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
    if (nrm_sandbox_prepare(s->a, s->box, NRM_SANDBOX_CHECK, &whole, e)
        == NULL) {
        if (*offset > text.len) /* what is missing, is missing at the end */
            *offset = text.len;
        return nrm_sandbox_explain(s->a, s->names, s->n_columns, e);
    }
    return 0;
}

static void
put_part(nrm_buf *sql, nrm_text text)
{
    nrm_buf_text(sql, "(\n");
    nrm_buf_view(sql, text);
    nrm_buf_text(sql, "\n)");
}

/* A statement of `n` expressions over the rows of the virtual table. */
static sqlite3_stmt *
prepare(nrm_sql *s, const expression *first, size_t n, nrm_err *e)
{
    nrm_sandbox_sql whole = { .offset = NULL };
    sqlite3_stmt *statement;
    nrm_buf sql;

    nrm_buf_init(&sql, s->a);
    for (size_t i = 0; i < n; i++) {
        nrm_buf_text(&sql, i > 0 ? "," : "SELECT ");
        if (first[i].when.at != NULL) {
            nrm_buf_text(&sql, "CASE WHEN");
            put_part(&sql, first[i].when);
            nrm_buf_text(&sql, "THEN");
        }
        put_part(&sql, first[i].text);
        nrm_buf_text(&sql, first[i].when.at != NULL ? "END" : "");
    }
    nrm_buf_text(&sql, " FROM \"nrm:row\"");
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
    s->n_used = 0;
    for (size_t i = 0; i < s->n_columns; i++)
        for (size_t k = 0; k <= s->n; k++)
            if (s->all[k].uses[i]) {
                s->used[s->n_used++] = i;
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

/* Steps a statement on to this row and reads its `n` verdicts. */
static int
execute(nrm_sql *s, sqlite3_stmt *statement, const nrm_cell *row, size_t n,
        nrm_verdict *out, nrm_err *e)
{
    int result = 0;

    s->row = row;
    nrm_sandbox_wind(s->box, 1);
    if (sqlite3_step(statement) != SQLITE_ROW)
        result = nrm_sandbox_fail(s->box, e);
    for (size_t i = 0; i < n && result == 0; i++)
        result = nrm_sandbox_verdict(statement, (int)i, &out[i], e);
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
    for (size_t k = 0; k < s->n_used; k++) {
        size_t c = s->used[k], n;

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

    for (size_t k = 0; k < s->n_used; k++) {
        size_t c = s->used[k];

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
    for (size_t k = 0; k < s->n_used; k++)
        if (x->uses[s->used[k]] && row[s->used[k]].kind == NRM_CELL_SPAN)
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
    for (size_t k = 0; k < s->n_used; k++)
        bounds = bounds || row[s->used[k]].kind == NRM_CELL_SPAN;
    for (size_t i = 0; bounds && i < s->n; i++)
        if (has_bounds(s, &s->all[i], row)
            && judge_bounds(s, &s->all[i], row, &verdicts[i], e) != 0) {
            *culprit = i;
            return -1;
        }
    return 0;
}
