/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/print.h"
#include "show/chart.h"

static const nrm_command command = {
    .name = "nrm-chart",
    .summary = "draw safe observations as a chart",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "  nrm-chart -m line -r geo -c TIME_PERIOD safe.csv > a.svg\n"
        "  nrm-chart -m dots -k 'statistic=rate TIME_PERIOD=2020' -r geo "
        "a.csv\n"
        "  nrm-chart -m list\n",
};

static int
list_kinds(nrm_run *run)
{
    for (size_t i = 0; nrm_chart_kinds[i] != NULL; i++)
        nrm_list_method(run, nrm_chart_kinds[i]->name,
                        nrm_chart_kinds[i]->help);
    return nrm_done(run, 0);
}

int
main(int argc, char **argv)
{
    nrm_chart_plan plan = { .kind = "line" };
    nrm_labels labels = { 0 };
    nrm_texts keep = { 0 };
    nrm_print print = { .drawn = true };
    const nrm_opt options[] = {
        NRM_OPT_METHOD(&plan.kind),
        { 'r', "rows", NRM_OPT_TEXT, &plan.table.rows, "COLUMNS",
          "one panel, bar or dot for each combination" },
        { 'c', "columns", NRM_OPT_TEXT, &plan.table.columns, "COLUMNS",
          "what runs from left to right" },
        NRM_OPT_KEEP(&keep),
        { '\0', "order", NRM_OPT_TEXT, &plan.table.order, "NAME",
          "of rows: code, label, given, value or -value" },
        { '\0', "totals", NRM_OPT_TEXT, &plan.table.totals, "PLACE",
          "last (default), first or none" },
        { '\0', "decimals", NRM_OPT_TEXT, &plan.table.decimals, "DIGIT",
          "decimals instead of what suits the numbers" },
        { '\0', "title", NRM_OPT_TEXT, &plan.title, "TEXT",
          "the finding, above the chart" },
        { '\0', "caption", NRM_OPT_TEXT, &plan.table.caption, "TEXT",
          "what the numbers are" },
        { '\0', "source", NRM_OPT_TEXT, &plan.table.source, "TEXT",
          "stands below the chart" },
        { '\0', "highlight", NRM_OPT_TEXT, &plan.highlight, "LABEL",
          "the row that is meant" },
        { '\0', "describe", NRM_OPT_TEXT, &plan.describe, "TEXT",
          "text alternative (default: made of the numbers)" },
        { '\0', "width", NRM_OPT_REAL, &plan.width, "PIXELS",
          "320 to 2000 (default 720)" },
        NRM_OPT_LABELS(&labels),
        NRM_OPT_MANIFEST(&print.manifest),
        NRM_OPT_OUTPUT(&print.output),
        NRM_OPT_END,
    };
    const nrm_figure *figure;
    const nrm_safe *safe;
    nrm_run run;

    nrm_start(&run, &command, options, argc, argv);
    if (nrm_text_is(nrm_text_of(plan.kind), "list"))
        return list_kinds(&run);
    if (plan.table.rows == NULL && plan.table.columns == NULL)
        nrm_usage(&run, "name the rows (-r) or the columns (-c) of the chart");
    print.words = nrm_read_words(&run, &labels);
    safe = nrm_read_safe(&run, &keep, &print.inputs);
    figure =
        nrm_need(&run, nrm_chart_make(print.words, run.a, safe, &plan, &run.e));
    print.typed = (const nrm_typed[]){ { "--title", plan.title },
                                       { "--caption", plan.table.caption },
                                       { "--source", plan.table.source },
                                       { "--describe", plan.describe } };
    print.n_typed = 4;
    nrm_print_table(&run, &print, figure->table, nrm_text_of(figure->svg));
    return nrm_done(&run, 0);
}
