/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directive `figure`: a chart with a number. */
#include "show/chart.h"
#include "show/directive.h"

#include <string.h>

static const char *const keys[] = {
    "id",      "kind",   "select",    "rows",      "columns", "order",
    "totals",  "limits", "decimals",  "highlight", "title*",  "caption*",
    "source*", "note*",  "describe*", NULL
};

/* The label of the code that is meant: "EL" becomes "Greece". */
static const char *
highlight(const nrm_call *call, const nrm_table_plan *plan)
{
    const char *code = nrm_args_get(call->doc->a, call->args, "highlight");

    if (code == NULL || plan->rows == NULL || strchr(plan->rows, ',') != NULL)
        return code;
    return nrm_words_code(call->doc->words, plan->rows, nrm_text_of(code));
}

static int
run_figure(nrm_call *call)
{
    nrm_doc *doc = call->doc;
    nrm_arena *a = doc->a;
    nrm_chart_plan plan = { 0 };
    const char *id, *place;
    nrm_figure *f;
    nrm_item *item;

    if (nrm_call_plan(call, &plan.table) != 0
        || nrm_call_text(call, "title", &plan.title) != 0
        || nrm_call_text(call, "describe", &plan.describe) != 0)
        return -1;
    plan.kind = nrm_args_get(a, call->args, "kind");
    plan.highlight = highlight(call, &plan.table);
    plan.figure = doc->n_figures + 1;
    plan.id = nrm_format(a, "figure-%zu", plan.figure);
    plan.bare = true;
    if (plan.kind == NULL || plan.table.rows == NULL
        || plan.table.caption == NULL)
        return nrm_args_fail(call->args, call->e,
                             "it needs 'kind', 'rows' and 'caption'");
    if (nrm_call_id(call, &id) != 0)
        return -1;
    f = nrm_chart_make(doc->words, a, doc->safe, &plan, call->e);
    if (f == NULL)
        return nrm_call_failed(call);
    f->number = doc->n_figures = plan.figure;
    item = nrm_doc_add(doc, NRM_ITEM_FIGURE);
    item->figure = f;
    item->id = id;
    place = nrm_format(a, "figure %s",
                       id != NULL ? id : nrm_format(a, "%zu", f->number));
    nrm_doc_publish_table(doc, place, f->table, f->number);
    return 0;
}

const nrm_directive nrm_directive_figure = {
    .name = "figure",
    .help = "a numbered chart",
    .block = true,
    .keys = keys,
    .run = run_figure,
};
