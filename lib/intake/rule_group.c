/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/rule_group.h"

#include "base/buf.h"
#include "base/pool.h"
#include "intake/rule_sandbox.h"
#include "intake/rule_text.h"

/* A rule, with the columns of the answer: verdict, open, row, then `by`. */
typedef struct member {
    nrm_rule *rule;
    size_t *by;
    size_t n_by;
    sqlite3_stmt *answer;
} member;

enum { VERDICT, OPEN, ROW, BY };

#define MEMBERS_MAX 60 /* bits of the column "nrm:open" */

struct nrm_rule_group {
    nrm_arena *a;
    const nrm_rule_column *columns;
    const char **names;
    size_t n_columns;
    nrm_sandbox *box;
    member *all;
    size_t n, cap;
    size_t *kept; /* columns that are kept */
    size_t n_kept;
    sqlite3_stmt *insert; /* NULL until the first row */
    nrm_pool *files;
    struct place {
        uint32_t file;
        size_t line;
    } * places; /* of each row */
    size_t n_rows, cap_rows;
};

nrm_rule_group *
nrm_rule_group_new(nrm_arena *a, const nrm_rule_column *columns, size_t n,
                   nrm_err *e)
{
    nrm_rule_group *g = nrm_new(a, nrm_rule_group);
    nrm_sandbox_sql whole = { .offset = NULL };
    sqlite3_stmt *create;
    nrm_buf sql;

    g->a = a;
    g->columns = columns;
    g->n_columns = n;
    g->names = nrm_new_n(a, const char *, n);
    g->kept = nrm_new_n(a, size_t, n);
    g->files = nrm_pool_new(a);
    g->box = nrm_sandbox_open(a, e);
    if (g->box == NULL)
        return NULL;
    nrm_buf_init(&sql, a);
    nrm_buf_text(&sql,
                 "CREATE TABLE t(\"nrm:row\" INTEGER PRIMARY KEY,\"nrm:open\"");
    for (size_t i = 0; i < n; i++) {
        g->names[i] = columns[i].name;
        nrm_buf_char(&sql, ',');
        nrm_sandbox_put_name(&sql, columns[i].name);
    }
    nrm_buf_char(&sql, ')');
    whole.text = nrm_buf_all(&sql);
    create = nrm_sandbox_prepare(a, g->box, NRM_SANDBOX_OWN, &whole, e);
    if (create == NULL)
        return NULL;
    if (sqlite3_step(create) != SQLITE_DONE) {
        nrm_sandbox_fail(g->box, e);
        return NULL;
    }
    sqlite3_reset(create);
    return g;
}

static int
read_by(const nrm_rule_group *g, member *m, const nrm_json *rule, nrm_err *e)
{
    const nrm_json *by = nrm_json_want(rule, "by", NRM_JSON_ARRAY, e);

    if (by == NULL)
        return e->code != NRM_OK
                   ? -1
                   : nrm_json_fail(rule, e, "a rule over groups needs 'by'");
    m->by = nrm_new_n(g->a, size_t, by->count);
    for (const nrm_json *name = by->first; name != NULL; name = name->next) {
        size_t c = 0;

        while (c < g->n_columns
               && !(name->kind == NRM_JSON_STRING
                    && nrm_name_eq(name->text, nrm_text_of(g->names[c]))))
            c++;
        if (c == g->n_columns)
            return nrm_json_fail(name, e,
                                 "there is no column '%s'; there are: %s",
                                 nrm_quote(g->a, name->text),
                                 nrm_text_list(g->a, g->names, g->n_columns));
        m->by[m->n_by++] = c;
        m->rule->uses[c] = true;
    }
    return 0;
}

/* Marks the columns that the expression names. */
static int
find_uses(const nrm_rule_group *g, nrm_rule *r, nrm_text text, nrm_err *e)
{
    nrm_lexer lexer = { text, 0 };
    nrm_token token;

    do {
        if (nrm_token_next(&lexer, &token, e) != 0)
            return -1;
        if (token.kind != NRM_TOKEN_NAME && token.kind != NRM_TOKEN_QUOTED)
            continue;
        for (size_t i = 0; i < g->n_columns; i++)
            if (nrm_name_eq(nrm_token_name(g->a, &token),
                            nrm_text_of(g->names[i])))
                r->uses[i] = true;
    } while (token.kind != NRM_TOKEN_END);
    return 0;
}

static int
prepare(nrm_rule_group *g, member *m, nrm_text text, size_t *offset, nrm_err *e)
{
    static const char start[] = "SELECT(\n";
    nrm_sandbox_sql whole = { .before = sizeof start - 1, .offset = offset };
    nrm_buf sql;

    if (nrm_rule_scan(text, offset, e) != 0
        || find_uses(g, m->rule, text, e) != 0)
        return -1;
    nrm_buf_init(&sql, g->a);
    nrm_buf_text(&sql, start);
    nrm_buf_view(&sql, text);
    nrm_buf_format(&sql, "\n),total(\"nrm:open\">>%zu&1),min(\"nrm:row\")",
                   g->n);
    for (size_t i = 0; i < m->n_by; i++) {
        nrm_buf_char(&sql, ',');
        nrm_sandbox_put_name(&sql, g->names[m->by[i]]);
    }
    nrm_buf_text(&sql, " FROM t");
    for (size_t i = 0; i < m->n_by; i++) {
        nrm_buf_text(&sql, i == 0 ? " GROUP BY " : ",");
        nrm_sandbox_put_name(&sql, g->names[m->by[i]]);
    }
    whole.text = nrm_buf_all(&sql);
    m->answer = nrm_sandbox_prepare(g->a, g->box, NRM_SANDBOX_GROUP, &whole, e);
    if (m->answer == NULL)
        return nrm_sandbox_explain(g->a, g->names, g->n_columns, e);
    if (sqlite3_column_count(m->answer) != BY + (int)m->n_by)
        return nrm_fail(e, NRM_EINPUT, "a rule is one expression");
    return 0;
}

int
nrm_rule_group_add(nrm_rule_group *g, nrm_rule *r, const nrm_json *rule,
                   nrm_text expression, nrm_err *e)
{
    size_t offset = 0;
    member *m;

    if (g->n == MEMBERS_MAX)
        return nrm_json_fail(rule, e, "more than %d rules over groups",
                             MEMBERS_MAX);
    nrm_room(g->a, g->all, g->n, g->cap);
    m = &g->all[g->n];
    m->rule = r;
    if (read_by(g, m, rule, e) != 0)
        return -1;
    if (prepare(g, m, expression, &offset, e) != 0)
        return nrm_rule_fail(nrm_json_get(rule, "expr"), r->id, offset, e);
    g->n++;
    return 0;
}

/* The statement that keeps a row: its number, what is open, the columns. */
static int
start_rows(nrm_rule_group *g, nrm_err *e)
{
    nrm_sandbox_sql whole = { .offset = NULL };
    nrm_buf sql, places;

    nrm_buf_init(&sql, g->a);
    nrm_buf_init(&places, g->a);
    nrm_buf_text(&sql, "INSERT INTO t(\"nrm:row\",\"nrm:open\"");
    for (size_t c = 0; c < g->n_columns; c++) {
        bool used = false;

        for (size_t k = 0; k < g->n; k++)
            used = used || g->all[k].rule->uses[c];
        if (!used)
            continue;
        g->kept[g->n_kept++] = c;
        nrm_buf_char(&sql, ',');
        nrm_sandbox_put_name(&sql, g->names[c]);
        nrm_buf_text(&places, ",?");
    }
    nrm_buf_format(&sql, ")VALUES(?,?%s)", nrm_buf_string(&places));
    whole.text = nrm_buf_all(&sql);
    g->insert = nrm_sandbox_prepare(g->a, g->box, NRM_SANDBOX_OWN, &whole, e);
    return g->insert == NULL ? -1 : 0;
}

/* The rules for which the row leaves the group open, as bits. */
static sqlite3_int64
open_bits(const nrm_rule_group *g, const nrm_cell *cells)
{
    sqlite3_int64 bits = 0;

    for (size_t k = 0; k < g->n; k++)
        for (size_t i = 0; i < g->n_kept; i++)
            if (g->all[k].rule->uses[g->kept[i]]
                && cells[g->kept[i]].kind == NRM_CELL_SPAN)
                bits |= (sqlite3_int64)1 << k;
    return bits;
}

int
nrm_rule_group_row(nrm_rule_group *g, const nrm_rule_row *row, nrm_err *e)
{
    int result;

    if (g->insert == NULL && start_rows(g, e) != 0)
        return -1;
    nrm_room(g->a, g->places, g->n_rows, g->cap_rows);
    g->places[g->n_rows].file = nrm_pool_add(g->files, nrm_text_of(row->file));
    g->places[g->n_rows].line = row->line;
    sqlite3_bind_int64(g->insert, 1, (sqlite3_int64)g->n_rows++);
    sqlite3_bind_int64(g->insert, 2, open_bits(g, row->cells));
    for (size_t i = 0; i < g->n_kept; i++)
        nrm_sandbox_bind(g->insert, (int)i + 3, &row->cells[g->kept[i]]);
    nrm_sandbox_wind(g->box, 1);
    result = sqlite3_step(g->insert);
    if (result == SQLITE_NOMEM)
        nrm_arena_exhausted(g->a);
    if (result != SQLITE_DONE)
        return nrm_sandbox_fail(g->box, e);
    sqlite3_reset(g->insert);
    return 0;
}

/* A finding about the group that the answer stands on. */
static void
report(const nrm_rule_group *g, const member *m)
{
    nrm_cell *cells = nrm_new_n(g->a, nrm_cell, g->n_columns);
    size_t first = (size_t)sqlite3_column_int64(m->answer, ROW);
    nrm_rule_row row = { .cells = cells, .line = g->places[first].line };
    nrm_rule *r = m->rule;

    if (!nrm_rule_offer(r))
        return;
    row.file = nrm_pool_at(g->files, g->places[first].file).at;
    for (size_t i = 0; i < m->n_by; i++) {
        nrm_cell *cell = &cells[m->by[i]];
        int column = BY + (int)i;

        if (sqlite3_column_type(m->answer, column) == SQLITE_FLOAT) {
            cell->kind = NRM_CELL_NUMBER;
            cell->span.low = sqlite3_column_double(m->answer, column);
        } else if (sqlite3_column_type(m->answer, column) == SQLITE_TEXT) {
            cell->kind = NRM_CELL_TEXT;
            cell->text = nrm_text_of(
                (const char *)sqlite3_column_text(m->answer, column));
        }
    }
    nrm_rule_report(r, &row, r->text,
                    nrm_say(r->a, r->lang, NRM_SAY_RULE, r->text));
}

static int
judge_groups(const nrm_rule_group *g, const member *m, nrm_err *e)
{
    int step;

    nrm_sandbox_wind(g->box, g->n_rows);
    while ((step = sqlite3_step(m->answer)) == SQLITE_ROW) {
        nrm_verdict verdict;

        if (nrm_sandbox_verdict(m->answer, VERDICT, &verdict, e) != 0)
            return -1;
        if (sqlite3_column_double(m->answer, OPEN) > 0)
            verdict = NRM_UNDECIDED;
        nrm_findings_count(m->rule->to, m->rule->tally, verdict);
        if (verdict == NRM_FAIL)
            report(g, m);
    }
    return step == SQLITE_DONE ? 0 : nrm_sandbox_fail(g->box, e);
}

int
nrm_rule_group_finish(nrm_rule_group *g, nrm_err *e)
{
    for (size_t k = 0; k < g->n; k++) {
        nrm_err why = { 0 };

        if (g->n_rows > 0 && judge_groups(g, &g->all[k], &why) != 0)
            return nrm_fail(e, NRM_EINPUT, "rule '%s': %s", g->all[k].rule->id,
                            why.text);
    }
    return 0;
}
