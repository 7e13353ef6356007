/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/check_record.h"

#include "intake/constraint.h"
#include "intake/message.h"
#include "intake/rule.h"

#include <string.h>

typedef struct checking {
    nrm_arena *a;
    const nrm_resource *resource;
    nrm_records *records;
    nrm_findings *to;
    nrm_lang lang;
    size_t row, type, required; /* rules */
    nrm_rule_column *columns;
    nrm_rules *rules;
} checking;

static size_t
add_check(const checking *c, const char *id, nrm_say_id title)
{
    return nrm_findings_rule(c->to, id, nrm_say_raw(c->lang, title), NRM_ERROR);
}

/* Adds a finding about a cell, or about a row when field is n_fields. */
static void
report(const checking *c, size_t rule, const nrm_record *record, size_t field,
       const char *message)
{
    nrm_finding found = { .line = record->line, .record = "", .column = "" };

    found.file = nrm_records_name(c->records);
    found.expected = "";
    found.message = message;
    if (field < c->resource->n_fields) {
        const nrm_field *f = &c->resource->fields[field];

        found.column = c->columns[field].shown;
        found.value =
            f->hidden ? NULL : nrm_text_string(c->a, record->texts[field]);
        if (record->cells != NULL)
            found.record = nrm_rules_record(
                c->a, c->columns, c->resource->n_fields, record->cells);
    }
    nrm_findings_add(c->to, rule, &found);
}

/* What the value of a cell is not. */
static const char *
type_message(const checking *c, const nrm_field *f, nrm_text text)
{
    const char *value = f->hidden ? nrm_say_raw(c->lang, NRM_SAY_REPORT_HIDDEN)
                                  : nrm_quote(c->a, text);

    if (f->codes != NULL && f->type == NRM_TYPE_LIST)
        return nrm_say(c->a, c->lang, NRM_SAY_TYPE_CHOICES, value,
                       f->codes->name, nrm_text_string(c->a, f->none));
    if (f->codes != NULL)
        return nrm_say(c->a, c->lang, NRM_SAY_TYPE_CODE, value, f->codes->name);
    switch (f->type) {
    case NRM_TYPE_INTEGER:
        return nrm_say(c->a, c->lang, NRM_SAY_TYPE_WHOLE, value);
    case NRM_TYPE_NUMBER:
        return nrm_say(c->a, c->lang, NRM_SAY_TYPE_NUMBER, value);
    case NRM_TYPE_BOOLEAN:
        return nrm_say(c->a, c->lang, NRM_SAY_TYPE_BOOLEAN, value);
    case NRM_TYPE_DATE:
    case NRM_TYPE_TIME:
    case NRM_TYPE_DATETIME:
    case NRM_TYPE_YEAR:
    case NRM_TYPE_YEARMONTH:
        return nrm_say(c->a, c->lang, NRM_SAY_TYPE_DATE, value,
                       nrm_constraint_format(c->a, f));
    default: return nrm_say(c->a, c->lang, NRM_SAY_TYPE_OTHER, value);
    }
}

static void
check_cell(const checking *c, const nrm_record *record, size_t i)
{
    const nrm_field *f = &c->resource->fields[i];
    nrm_cell_fault fault = record->faults[i];

    nrm_findings_count(c->to, c->type,
                       fault == NRM_CELL_WRONG ? NRM_FAIL : NRM_PASS);
    if (fault == NRM_CELL_WRONG && nrm_findings_offer(c->to, c->type))
        report(c, c->type, record, i, type_message(c, f, record->texts[i]));
    if (!f->required)
        return;
    nrm_findings_count(c->to, c->required,
                       fault == NRM_CELL_ABSENT ? NRM_FAIL : NRM_PASS);
    if (fault == NRM_CELL_ABSENT && nrm_findings_offer(c->to, c->required))
        report(c, c->required, record, i,
               nrm_say_raw(c->lang, NRM_SAY_REQUIRED));
}

/* A row that has no cells to look at. */
static void
report_row(const checking *c, const nrm_record *record)
{
    size_t width = nrm_records_width(c->records);
    const char *message = record->why;

    nrm_findings_count(c->to, c->row, NRM_FAIL);
    if (!nrm_findings_offer(c->to, c->row))
        return;
    if (record->n_texts != width)
        message = nrm_say(c->a, c->lang, NRM_SAY_ROW_WIDTH,
                          nrm_format(c->a, "%zu", record->n_texts),
                          nrm_format(c->a, "%zu", width));
    report(c, c->row, record, c->resource->n_fields, message);
}

static int
check_rows(const checking *c, nrm_err *e)
{
    nrm_record record;
    int more;

    while ((more = nrm_records_next(c->records, &record, e)) > 0) {
        nrm_rule_row row = { .cells = record.cells, .line = record.line };

        if (record.bad) {
            report_row(c, &record);
            continue;
        }
        nrm_findings_count(c->to, c->row, NRM_PASS);
        for (size_t i = 0; i < c->resource->n_fields; i++)
            if (nrm_records_has(c->records, i))
                check_cell(c, &record, i);
        row.file = nrm_records_name(c->records);
        if (nrm_rules_row(c->rules, &row, e) != 0)
            return -1;
    }
    return more < 0 ? -1 : nrm_rules_finish(c->rules, e);
}

int
nrm_check_records(nrm_arena *a, const nrm_record_job *job, nrm_findings *to,
                  nrm_err *e)
{
    const nrm_resource *resource = job->resource;
    checking c = {
        .a = a, .resource = resource, .records = job->records, .to = to
    };
    nrm_constraints extra = { .schema = job->schema, .resource = resource };

    c.lang = nrm_findings_lang(to);
    c.columns = nrm_constraint_columns(a, resource);
    for (size_t i = 0; i < resource->n_fields; i++)
        c.columns[i].shown = nrm_records_shown(c.records, i);
    c.row = add_check(&c, "row", NRM_SAY_ROW_TITLE);
    c.type = add_check(&c, "type", NRM_SAY_TYPE_TITLE);
    c.required = add_check(&c, "required", NRM_SAY_REQUIRED_TITLE);
    extra.a = a;
    extra.lang = c.lang;
    extra.columns = c.columns;
    c.rules = nrm_constraint_rules(&extra, to, e);
    if (c.rules == NULL
        || nrm_rules_read(c.rules, nrm_json_get(resource->nrm, "rules"), e)
               != 0)
        return -1;
    return check_rows(&c, e);
}
