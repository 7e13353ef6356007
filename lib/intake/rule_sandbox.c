/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/rule_sandbox.h"

#include "intake/rule_text.h"

#include <string.h>

#define TICK_STEPS 1000 /* steps of SQLite's machine between two ticks */
#define TICKS 1000      /* ticks of a statement, and 10 for each row */

/* Functions of SQLite that see nothing but their arguments. */
static const char *const functions[] = {
    "abs",    "coalesce",  "glob",    "ifnull", "iif",     "instr",
    "length", "like",      "lower",   "ltrim",  "matches", "max",
    "min",    "nullif",    "replace", "round",  "rtrim",   "sign",
    "substr", "substring", "trim",    "typeof", "unicode", "upper",
};

/* The same for groups. */
static const char *const aggregates[] = { "avg", "count", "sum", "total" };

static bool
is_among(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (nrm_name_eq(nrm_text_of(name), nrm_text_of(names[i])))
            return true;
    return false;
}

const char *
nrm_sandbox_functions(nrm_arena *a)
{
    return nrm_text_list(a, functions, NRM_COUNT_OF(functions));
}

static int
allow(bool yes)
{
    return yes ? SQLITE_OK : SQLITE_DENY;
}

/* Whether the statement may do what SQLite asks about. */
static int
authorize(void *context, int action, const char *first, const char *second,
          NRM_UNUSED const char *database, NRM_UNUSED const char *trigger)
{
    nrm_sandbox *s = context;
    bool master = first != NULL && strcmp(first, "sqlite_master") == 0;

    if (s->mode == NRM_SANDBOX_OWN)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_FUNCTION: /* a CHECK refuses aggregates with better words */
        return allow(
            is_among(second, functions, NRM_COUNT_OF(functions))
            || (s->mode != NRM_SANDBOX_ROW
                && is_among(second, aggregates, NRM_COUNT_OF(aggregates))));
    case SQLITE_SELECT:
        return allow(++s->n_selects == 1 && s->mode != NRM_SANDBOX_CHECK);
    case SQLITE_READ: return allow(s->mode != NRM_SANDBOX_GROUP || !master);
    case SQLITE_CREATE_TABLE:
        return allow(s->mode == NRM_SANDBOX_CHECK && strcmp(first, "_") == 0);
    case SQLITE_INSERT:
    case SQLITE_UPDATE: return allow(s->mode == NRM_SANDBOX_CHECK && master);
    default: return SQLITE_DENY;
    }
}

static int
tick(void *context)
{
    nrm_sandbox *s = context;

    s->ticks -= s->ticks > 0;
    return s->ticks == 0;
}

void
nrm_sandbox_wind(nrm_sandbox *s, size_t n_rows)
{
    s->ticks = TICKS + 10 * n_rows;
}

static void
close_database(void *db)
{
    sqlite3_close_v2(db);
}

static void
finalize(void *statement)
{
    sqlite3_finalize(statement);
}

nrm_sandbox *
nrm_sandbox_open(nrm_arena *a, nrm_err *e)
{
    static const int limits[][2] = {
        { SQLITE_LIMIT_LENGTH, 1 << 20 },
        { SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
        { SQLITE_LIMIT_EXPR_DEPTH, 100 },
        { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
        { SQLITE_LIMIT_ATTACHED, 0 },
        { SQLITE_LIMIT_TRIGGER_DEPTH, 0 },
        { SQLITE_LIMIT_WORKER_THREADS, 0 },
    };
    nrm_sandbox *s = nrm_new(a, nrm_sandbox);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
                | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;
    int result;

    /* Refused once SQLite runs, and then it is as the first call left it. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    result = sqlite3_open_v2(":memory:", &s->db, flags, NULL);

    if (s->db != NULL)
        nrm_arena_defer(a, close_database, s->db);
    if (result != SQLITE_OK) {
        nrm_fail(e, NRM_EOS, "cannot start SQLite: %s", sqlite3_errstr(result));
        return NULL;
    }
    for (size_t i = 0; i < NRM_COUNT_OF(limits); i++)
        sqlite3_limit(s->db, limits[i][0], limits[i][1]);
    /* "x" is a column and never a text. */
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    s->mode = NRM_SANDBOX_OWN;
    if (sqlite3_exec(s->db,
                     "PRAGMA temp_store=MEMORY;PRAGMA journal_mode=OFF;"
                     "PRAGMA secure_delete=OFF",
                     NULL, NULL, NULL)
        != SQLITE_OK) {
        nrm_sandbox_fail(s, e);
        return NULL;
    }
    sqlite3_set_authorizer(s->db, authorize, s);
    sqlite3_progress_handler(s->db, TICK_STEPS, tick, s);
    nrm_sandbox_wind(s, 1);
    return nrm_sandbox_add_matches(s, e) == 0 ? s : NULL;
}

/* SQLite's sentence in our words. */
static int
fail_prepare(nrm_arena *a, const nrm_sandbox *s, nrm_err *e)
{
    static const struct {
        const char *theirs, *ours;
    } words[] = {
        { "not authorized to use function: ", "may not be used in a rule" },
        { "no such function: ", "is no function" },
        { "misuse of aggregate", "" },
    };
    const char *text = sqlite3_errmsg(s->db);
    nrm_text t = nrm_text_of(text);

    for (size_t i = 0; i < 2; i++)
        if (nrm_text_starts(t, words[i].theirs))
            return nrm_fail(e, NRM_EINPUT, "'%s' %s; functions are: %s",
                            text + strlen(words[i].theirs), words[i].ours,
                            nrm_sandbox_functions(a));
    if (nrm_text_starts(t, words[2].theirs))
        return nrm_fail(e, NRM_EINPUT,
                        "%s: functions of many rows need \"scope\": \"group\"",
                        text);
    if (nrm_text_starts(t, "subqueries prohibited")
        || nrm_text_is(t, "not authorized"))
        return nrm_fail(e, NRM_EINPUT, "a rule has no sub-queries");
    return nrm_fail(e, NRM_EINPUT, "%s", text);
}

sqlite3_stmt *
nrm_sandbox_prepare(nrm_arena *a, nrm_sandbox *s, nrm_sandbox_mode mode,
                    const nrm_sandbox_sql *sql, nrm_err *e)
{
    sqlite3_stmt *statement = NULL;
    const char *tail = NULL;
    size_t at;
    int result;

    s->mode = mode;
    s->n_selects = 0;
    nrm_sandbox_wind(s, 1);
    result = sqlite3_prepare_v3(s->db, sql->text.at, (int)sql->text.len,
                                SQLITE_PREPARE_PERSISTENT, &statement, &tail);
    s->mode = NRM_SANDBOX_ROW;
    if (result == SQLITE_NOMEM)
        nrm_arena_exhausted(a);
    at = (size_t)(sqlite3_error_offset(s->db) + 1);
    if (sql->offset != NULL)
        *sql->offset = at > sql->before ? at - 1 - sql->before : 0;
    if (result != SQLITE_OK) {
        fail_prepare(a, s, e);
        return NULL;
    }
    nrm_arena_defer(a, finalize, statement);
    if (statement == NULL || tail != sql->text.at + sql->text.len) {
        nrm_fail(e, NRM_EINPUT, "a rule is one expression and nothing behind");
        return NULL;
    }
    return statement;
}

int
nrm_sandbox_fail(nrm_sandbox *s, nrm_err *e)
{
    if (sqlite3_errcode(s->db) == SQLITE_INTERRUPT)
        return nrm_fail(e, NRM_EINPUT, "the rule takes too many steps");
    return nrm_fail(e, NRM_EINPUT, "%s", sqlite3_errmsg(s->db));
}

int
nrm_sandbox_explain(nrm_arena *a, const char *const *names, size_t n,
                    nrm_err *e)
{
    static const char unknown[] = "no such column: ";
    nrm_err fresh = { 0 };
    const char *name;

    if (!nrm_text_starts(nrm_text_of(e->text), unknown))
        return -1;
    name = nrm_text_string(a, nrm_text_of(e->text + sizeof unknown - 1));
    *e = fresh;
    return nrm_fail(e, NRM_EINPUT, "there is no column '%s'; there are: %s",
                    name, nrm_text_list(a, names, n));
}

int
nrm_sandbox_verdict(sqlite3_stmt *statement, int column, nrm_verdict *out,
                    nrm_err *e)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: *out = NRM_NOT_APPLICABLE; return 0;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
        *out =
            sqlite3_column_double(statement, column) != 0 ? NRM_PASS : NRM_FAIL;
        return 0;
    default:
        return nrm_fail(e, NRM_EINPUT,
                        "the rule gives a text, not true or false");
    }
}

void
nrm_sandbox_put_name(nrm_buf *sql, const char *name)
{
    nrm_buf_char(sql, '"');
    for (; *name != '\0'; name++) {
        if (*name == '"')
            nrm_buf_char(sql, '"');
        nrm_buf_char(sql, *name);
    }
    nrm_buf_char(sql, '"');
}

void
nrm_sandbox_bind(sqlite3_stmt *statement, int place, const nrm_cell *cell)
{
    if (cell->kind == NRM_CELL_NUMBER)
        sqlite3_bind_double(statement, place, cell->span.low);
    else if (cell->kind == NRM_CELL_TEXT)
        sqlite3_bind_text64(statement, place, cell->text.at, cell->text.len,
                            SQLITE_STATIC, SQLITE_UTF8);
    else
        sqlite3_bind_null(statement, place);
}
