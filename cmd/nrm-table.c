/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/print.h"
#include "show/writer.h"

static const nrm_command command = {
    .name = "nrm-table",
    .summary = "print safe observations as a table",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-protect raw.csv | nrm-table -r geo -c TIME_PERIOD\n"
                "  nrm-table -k statistic=rate -r geo -c TIME_PERIOD,sex "
                "-f csv safe.csv\n"
                "  nrm-table -r geo -c TIME_PERIOD --order=-value safe.csv\n",
};

int
main(int argc, char **argv)
{
    nrm_table_plan plan = { 0 };
    nrm_labels labels = { 0 };
    nrm_texts keep = { 0 };
    const char *format = "md";
    nrm_print print = { 0 };
    const nrm_opt options[] = {
        { 'r', "rows", NRM_OPT_TEXT, &plan.rows, "COLUMNS",
          "one row for each combination of these columns" },
        { 'c', "columns", NRM_OPT_TEXT, &plan.columns, "COLUMNS",
          "one column for each combination" },
        { 'f', "format", NRM_OPT_TEXT, &format, "NAME",
          "md (default), html or csv" },
        NRM_OPT_KEEP(&keep),
        { '\0', "values", NRM_OPT_TEXT, &plan.values, "NUMBERS",
          "side by side, such as OBS_VALUE,N,P_VALUE" },
        { '\0', "shapes", NRM_OPT_FLAG, &plan.shapes, NULL,
          "full, half and empty circles for 1, between, 0" },
        { '\0', "order", NRM_OPT_TEXT, &plan.order, "NAME",
          "of rows: code, label, given, value or -value" },
        { '\0', "totals", NRM_OPT_TEXT, &plan.totals, "PLACE",
          "last (default), first or none" },
        { '\0', "decimals", NRM_OPT_TEXT, &plan.decimals, "DIGIT",
          "decimals instead of what suits the numbers" },
        { '\0', "no-limits", NRM_OPT_FLAG, &plan.no_limits, NULL,
          "leave confidence limits out" },
        { '\0', "caption", NRM_OPT_TEXT, &plan.caption, "TEXT",
          "stands above the table" },
        { '\0', "source", NRM_OPT_TEXT, &plan.source, "TEXT",
          "stands below the table" },
        NRM_OPT_LABELS(&labels),
        NRM_OPT_MANIFEST(&print.manifest),
        NRM_OPT_OUTPUT(&print.output),
        NRM_OPT_END,
    };
    const nrm_table_writer *writer;
    const nrm_safe *safe;
    nrm_table *table;
    nrm_run run;
    nrm_buf text;

    nrm_start(&run, &command, options, argc, argv);
    writer = nrm_need(&run, nrm_table_writer_find(run.a, format, &run.e));
    if (plan.rows == NULL && plan.columns == NULL)
        nrm_usage(&run, "name the rows (-r) or the columns (-c) of the table");
    print.words = nrm_read_words(&run, &labels);
    safe = nrm_read_safe(&run, &keep, &print.inputs);
    table =
        nrm_need(&run, nrm_table_make(print.words, run.a, safe, &plan, &run.e));
    nrm_buf_init(&text, run.a);
    nrm_check(&run, writer->write(print.words, table, &text, &run.e));
    print.typed = (const nrm_typed[]){ { "--caption", plan.caption },
                                       { "--source", plan.source } };
    print.n_typed = 2;
    nrm_print_table(&run, &print, table, nrm_buf_all(&text));
    return nrm_done(&run, 0);
}
