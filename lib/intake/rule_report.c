/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a rule that does not hold becomes a finding. */
#include "intake/rule_kind.h"

#include "base/buf.h"

int
nrm_rule_fail(const nrm_json *at, const char *id, size_t offset, nrm_err *e)
{
    nrm_err why = *e, fresh = { 0 };

    *e = fresh;
    return nrm_json_fail(at, e, "rule '%s', byte %zu: %s", id, offset + 1,
                         why.text);
}

const char *
nrm_column_shown(const nrm_rule_column *column)
{
    return column->shown != NULL ? column->shown : column->name;
}

bool
nrm_rule_offer(nrm_rule *r)
{
    return nrm_findings_offer(r->to, r->tally);
}

const char *
nrm_rules_record(nrm_arena *a, const nrm_rule_column *columns, size_t n,
                 const nrm_cell *cells)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t i = 0; i < n; i++) {
        const nrm_rule_column *c = &columns[i];

        if (!c->key || c->hidden || cells[i].kind == NRM_CELL_MISSING
            || (cells[i].kind == NRM_CELL_TEXT && c->usual.at != NULL
                && nrm_text_eq(cells[i].text, c->usual)))
            continue;
        nrm_buf_format(&out, "%s%s=%s", out.len > 0 ? " " : "",
                       nrm_column_shown(c), nrm_cell_show(a, &cells[i]));
    }
    return nrm_buf_string(&out);
}

/* The cells that the rule names: one value alone, several with their names. */
static const char *
values_of(const nrm_rule *r, const nrm_cell *cells)
{
    size_t n = 0;
    nrm_buf out;

    for (size_t i = 0; i < r->n_columns; i++)
        n += r->uses[i] && cells[i].kind != NRM_CELL_MISSING;
    nrm_buf_init(&out, r->a);
    for (size_t i = 0; i < r->n_columns; i++) {
        const char *shown;

        if (!r->uses[i] || cells[i].kind == NRM_CELL_MISSING)
            continue;
        shown = nrm_cell_show(r->a, &cells[i]);
        if (n == 1)
            return shown;
        nrm_buf_format(&out, "%s%s=%s", out.len > 0 ? " " : "",
                       nrm_column_shown(&r->columns[i]), shown);
    }
    return nrm_buf_string(&out);
}

void
nrm_rule_report(nrm_rule *r, const nrm_rule_row *row, const char *expected,
                const char *message)
{
    nrm_finding found = { .file = row->file, .line = row->line };

    found.record = nrm_rules_record(r->a, r->columns, r->n_columns, row->cells);
    found.column = r->columns_text;
    found.value = r->hidden ? NULL : values_of(r, row->cells);
    found.expected = r->hidden ? "" : expected;
    found.message = message;
    if (r->message != NULL)
        found.message = r->message;
    else if (r->hidden)
        found.message = nrm_say(r->a, r->lang, NRM_SAY_RULE, r->text);
    nrm_findings_add(r->to, r->tally, &found);
}

int
nrm_rules_words(const nrm_json *rule, const char *key, nrm_lang lang,
                nrm_text *out, nrm_err *e)
{
    const nrm_json *words = nrm_json_get(rule, key);

    if (words == NULL)
        return 0;
    if (words->kind == NRM_JSON_STRING) {
        *out = words->text;
        return 0;
    }
    if (words->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(
            words, e, "'%s' is a text or an object of texts by language", key);
    if (nrm_json_text(words, "en", out, e) != 0)
        return -1;
    return nrm_json_text(words, nrm_lang_name(lang), out, e);
}
