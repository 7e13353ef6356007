/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/rule.h"

#include "base/buf.h"
#include "intake/check.h"
#include "intake/rule_group.h"
#include "intake/rule_kind.h"
#include "intake/rule_reference.h"

#include <string.h>

struct nrm_rules {
    nrm_arena *a;
    const nrm_rule_column *columns;
    size_t n_columns;
    const nrm_rule_keys *keys;
    nrm_findings *to;
    nrm_rule **all;
    size_t n, cap;
    nrm_sql *sql;
    nrm_rule **of_sql; /* the rule of each expression */
    size_t n_sql, cap_sql;
    nrm_verdict *verdicts;  /* of each expression */
    nrm_rule_group *groups; /* NULL without rules over groups */
};

nrm_rules *
nrm_rules_new(nrm_arena *a, const nrm_rule_column *columns, size_t n,
              const nrm_rule_keys *keys, nrm_findings *to, nrm_err *e)
{
    nrm_rules *s = nrm_new(a, nrm_rules);

    s->a = a;
    s->columns = columns;
    s->n_columns = n;
    s->keys = keys;
    s->to = to;
    s->sql = nrm_sql_new(a, columns, n, e);
    return s->sql == NULL ? NULL : s;
}

size_t
nrm_rules_count(const nrm_rules *s)
{
    return s->n;
}

static nrm_rule *
add_rule(nrm_rules *s, const char *id, const char *title, nrm_severity severity)
{
    nrm_rule *r = nrm_new(s->a, nrm_rule);

    r->a = s->a;
    r->id = id;
    r->text = title;
    r->to = s->to;
    r->lang = nrm_findings_lang(s->to);
    r->columns = s->columns;
    r->n_columns = s->n_columns;
    r->uses = nrm_new_n(s->a, bool, s->n_columns);
    r->tally = nrm_findings_rule(s->to, id, title, severity);
    nrm_room(s->a, s->all, s->n, s->cap);
    s->all[s->n++] = r;
    return r;
}

/* Sums up what the rule names, once r->uses is known. */
static void
note_uses(nrm_rule *r)
{
    nrm_buf names;

    nrm_buf_init(&names, r->a);
    for (size_t i = 0; i < r->n_columns; i++) {
        if (!r->uses[i])
            continue;
        r->hidden = r->hidden || r->columns[i].hidden;
        nrm_buf_format(&names, "%s%s", names.len > 0 ? ", " : "",
                       nrm_column_shown(&r->columns[i]));
    }
    r->columns_text = nrm_buf_string(&names);
}

static int
add_sql(nrm_rules *s, nrm_rule *r, nrm_text when, nrm_text text,
        const nrm_json *at, nrm_err *e)
{
    size_t number, offset;

    if (nrm_sql_add(s->sql, when, text, &number, &offset, e) != 0)
        return nrm_rule_fail(at, r->id, offset, e);
    nrm_room(s->a, s->of_sql, s->n_sql, s->cap_sql);
    s->of_sql[s->n_sql++] = r;
    for (size_t i = 0; i < s->n_columns; i++)
        r->uses[i] = nrm_sql_uses(s->sql, number, i);
    note_uses(r);
    s->verdicts = nrm_new_n(s->a, nrm_verdict, s->n_sql);
    return 0;
}

static int
add_call(nrm_rule *r, const nrm_call *call, const nrm_json *at, nrm_err *e)
{
    for (size_t l = 0; l < call->n_lists; l++)
        for (size_t i = 0; i < call->n_columns[l]; i++)
            r->uses[call->columns[l][i]] = true;
    note_uses(r);
    r->kind = nrm_rule_kind_find(call->name);
    if (r->kind->start(r, call, e) != 0)
        return nrm_rule_fail(at, r->id, 0, e);
    return 0;
}

int
nrm_rules_add(nrm_rules *s, const nrm_rule_made *made, nrm_err *e)
{
    nrm_rule *r = add_rule(s, made->id, made->title, NRM_ERROR);
    nrm_text text = nrm_text_of(made->expression);
    nrm_call call;
    int is_call = nrm_call_read(s->a, text, s->columns, s->n_columns, &call, e);

    r->message = made->message;
    r->expected = made->expected;
    if (is_call < 0)
        return nrm_rule_fail(made->at, r->id, call.offset, e);
    if (is_call > 0)
        return add_call(r, &call, made->at, e);
    return add_sql(s, r, nrm_text_of(NULL), text, made->at, e);
}

/* Whether a check is called so. */
static bool
is_reserved(nrm_text id)
{
    static const char *const others[] = { "row", "type", "required",
                                          "primaryKey" };

    for (size_t i = 0; i < NRM_COUNT_OF(others); i++)
        if (nrm_text_is(id, others[i]))
            return true;
    for (size_t i = 0; i < nrm_check_n_kinds; i++)
        if (nrm_text_is(id, nrm_check_kinds[i]->name))
            return true;
    return false;
}

/* What is read of one rule before it is known which kind it is. */
typedef struct draft {
    nrm_text id, expr, when, scope, title, message;
    nrm_severity severity;
    const nrm_json *at;
} draft;

static int
read_draft(const nrm_rules *s, const nrm_json *rule, draft *d, nrm_err *e)
{
    nrm_text severity = nrm_text_of("error");
    nrm_lang lang = nrm_findings_lang(s->to);

    if (rule->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(rule, e, "a rule must be an object");
    d->scope = nrm_text_of("row");
    if (nrm_json_text(rule, "id", &d->id, e) != 0
        || nrm_json_text(rule, "expr", &d->expr, e) != 0
        || nrm_json_text(rule, "when", &d->when, e) != 0
        || nrm_json_text(rule, "scope", &d->scope, e) != 0
        || nrm_json_text(rule, "severity", &severity, e) != 0
        || nrm_rules_words(rule, "title", lang, &d->title, e) != 0
        || nrm_rules_words(rule, "message", lang, &d->message, e) != 0)
        return -1;
    if (d->id.len == 0)
        return nrm_json_fail(rule, e, "a rule needs an 'id'");
    if (!nrm_severity_parse(severity, &d->severity))
        return nrm_json_fail(nrm_json_get(rule, "severity"), e,
                             "'severity' is error, warning or info");
    for (size_t i = 0; i < s->n; i++)
        if (nrm_text_is(d->id, s->all[i]->id))
            return nrm_json_fail(rule, e, "there is already a rule '%s'",
                                 nrm_quote(s->a, d->id));
    if (is_reserved(d->id))
        return nrm_json_fail(rule, e, "'%s' is the name of a built-in check",
                             nrm_quote(s->a, d->id));
    d->at = nrm_json_get(rule, "expr");
    return 0;
}

static int
add_reference(nrm_rules *s, const nrm_json *rule, const draft *d, nrm_err *e)
{
    nrm_rule *r = add_rule(
        s, d->id.at, d->title.at != NULL ? d->title.at : d->id.at, d->severity);

    r->message = d->message.at;
    if (nrm_rule_reference(r, rule, s->keys, e) != 0)
        return -1;
    note_uses(r);
    return 0;
}

static int
add_group(nrm_rules *s, nrm_rule *r, const nrm_json *rule, const draft *d,
          nrm_err *e)
{
    if (d->when.at != NULL)
        return nrm_json_fail(nrm_json_get(rule, "when"), e,
                             "a rule over groups has no 'when'");
    if (s->groups == NULL)
        s->groups = nrm_rule_group_new(s->a, s->columns, s->n_columns, e);
    if (s->groups == NULL
        || nrm_rule_group_add(s->groups, r, rule, d->expr, e) != 0)
        return -1;
    note_uses(r);
    return 0;
}

static int
read_rule(nrm_rules *s, const nrm_json *rule, nrm_err *e)
{
    draft d = { 0 };
    nrm_rule *r;
    nrm_call call;
    int is_call;

    if (read_draft(s, rule, &d, e) != 0)
        return -1;
    if (nrm_json_get(rule, "reference") != NULL)
        return add_reference(s, rule, &d, e);
    if (d.at == NULL)
        return nrm_json_fail(rule, e, "rule '%s' needs an 'expr'",
                             nrm_quote(s->a, d.id));
    r = add_rule(s, d.id.at, d.title.at != NULL ? d.title.at : d.expr.at,
                 d.severity);
    r->message = d.message.at;
    r->text = d.expr.at;
    if (nrm_text_is(d.scope, "group"))
        return add_group(s, r, rule, &d, e);
    if (!nrm_text_is(d.scope, "row"))
        return nrm_json_fail(nrm_json_get(rule, "scope"), e,
                             "'scope' is row or group");
    is_call = nrm_call_read(s->a, d.expr, s->columns, s->n_columns, &call, e);
    if (is_call < 0)
        return nrm_rule_fail(d.at, r->id, call.offset, e);
    if (is_call > 0 && d.when.at != NULL)
        return nrm_json_fail(nrm_json_get(rule, "when"), e,
                             "a macro has no 'when'");
    if (is_call > 0)
        return add_call(r, &call, d.at, e);
    return add_sql(s, r, d.when, d.expr, d.at, e);
}

int
nrm_rules_read_foreign(nrm_rules *s, const nrm_json *array, nrm_err *e)
{
    size_t n = 0;

    if (array->kind != NRM_JSON_ARRAY)
        return nrm_json_fail(array, e, "'foreignKeys' must be an array");
    for (const nrm_json *m = array->first; m != NULL; m = m->next) {
        draft d = { .severity = NRM_ERROR };

        n++;
        d.title = nrm_text_of(
            nrm_rule_reference_title(s->a, m, nrm_findings_lang(s->to)));
        d.id = nrm_text_of(n == 1 ? "foreignKey"
                                  : nrm_format(s->a, "foreignKey.%zu", n));
        if (add_reference(s, m, &d, e) != 0)
            return -1;
    }
    return 0;
}

int
nrm_rules_read(nrm_rules *s, const nrm_json *array, nrm_err *e)
{
    if (array == NULL)
        return 0;
    if (array->kind != NRM_JSON_ARRAY)
        return nrm_json_fail(array, e, "'rules' must be an array");
    for (const nrm_json *rule = array->first; rule != NULL; rule = rule->next)
        if (read_rule(s, rule, e) != 0)
            return -1;
    return 0;
}

static void
report_expression(nrm_rule *r, const nrm_rule_row *row)
{
    if (nrm_rule_offer(r))
        nrm_rule_report(r, row, r->expected != NULL ? r->expected : r->text,
                        nrm_say(r->a, r->lang, NRM_SAY_RULE, r->text));
}

int
nrm_rules_row(nrm_rules *s, const nrm_rule_row *row, nrm_err *e)
{
    size_t culprit = 0;
    nrm_err why = { 0 };

    if (s->n_sql > 0
        && nrm_sql_row(s->sql, row->cells, s->verdicts, &culprit, &why) != 0)
        return nrm_fail_at(e, row->file, row->line, "rule '%s': %s",
                           s->of_sql[culprit]->id, why.text);
    for (size_t i = 0; i < s->n_sql; i++) {
        nrm_findings_count(s->to, s->of_sql[i]->tally, s->verdicts[i]);
        if (s->verdicts[i] == NRM_FAIL)
            report_expression(s->of_sql[i], row);
    }
    for (size_t i = 0; i < s->n; i++) {
        nrm_rule *r = s->all[i];
        nrm_verdict verdict =
            r->kind == NULL ? NRM_VERDICTS : r->kind->row(r, row);

        if (verdict != NRM_VERDICTS)
            nrm_findings_count(s->to, r->tally, verdict);
    }
    return s->groups == NULL ? 0 : nrm_rule_group_row(s->groups, row, e);
}

int
nrm_rules_finish(nrm_rules *s, nrm_err *e)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->all[i]->kind != NULL && s->all[i]->kind->finish != NULL)
            s->all[i]->kind->finish(s->all[i]);
    return s->groups == NULL ? 0 : nrm_rule_group_finish(s->groups, e);
}
