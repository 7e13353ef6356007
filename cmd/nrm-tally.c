/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"
#include "cli/run.h"
#include "data/schema.h"
#include "measure/tally.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-tally",
    .summary = "count records, and sum up their values, by group",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "    nrm-tally -S cases.json -g geo,sex -p referred -f A cases.csv\n"
        "    nrm-tally -g geo -m count,median -D referred,decided cases.csv\n"
        "    nrm-tally -S cases.json -g form -m count,share --of form "
        "cases.csv\n",
};

typedef struct tallying {
    nrm_run run;
    nrm_tally_ask ask;
    const char *output, *schema, *resource;
    bool partial, quiet;
} tallying;

static void
read_schema(tallying *t)
{
    nrm_run *run = &t->run;
    const nrm_schema *s;

    if (t->schema == NULL)
        return;
    s = nrm_need(run, nrm_schema_read(run->a, t->schema, &run->e));
    t->ask.schema = s;
    t->ask.resource =
        nrm_need(run, nrm_schema_resource(run->a, s, t->resource,
                                          run->operands[0], &run->e));
}

static void
list_methods(tallying *t)
{
    nrm_run *run = &t->run;
    nrm_text list = nrm_text_of(nrm_tally_methods(run->a));

    nrm_check(run,
              nrm_out_view(nrm_open_result(run, t->output), list, &run->e));
}

static void
tally_files(tallying *t)
{
    nrm_run *run = &t->run;
    nrm_tally *tally = nrm_need(run, nrm_tally_new(run->a, &t->ask, &run->e));
    nrm_obs *obs;

    for (size_t i = 0; i < run->n_operands; i++) {
        nrm_in *in =
            nrm_need(run, nrm_in_open(run->a, run->operands[i], &run->e));

        nrm_check(run, t->ask.merge ? nrm_tally_merge(tally, in, &run->e)
                                    : nrm_tally_read(tally, in, &run->e));
    }
    if (t->partial) {
        nrm_check(run, nrm_tally_write_partial(
                           tally, nrm_open_result(run, t->output), &run->e));
        return;
    }
    obs = nrm_obs_new(run->a);
    nrm_check(run, nrm_tally_result(tally, obs, &run->e));
    nrm_write_result(run, obs, t->output);
}

int
main(int argc, char **argv)
{
    tallying t = { .ask.level = 0.9 };
    nrm_tally_ask *ask = &t.ask;
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&t.schema),
        { 'r', "resource", NRM_OPT_TEXT, &t.resource, "NAME",
          "the resource of the schema" },
        NRM_OPT_GROUP(&ask->groups),
        NRM_OPT_METHOD(&ask->methods),
        { 'v', "value", NRM_OPT_TEXT, &ask->value, "COLUMN",
          "the numbers to sum up" },
        { 'D', "delay", NRM_OPT_TEXT, &ask->delay, "FROM,TO",
          "the days between two columns of dates" },
        { 'p', "period", NRM_OPT_TEXT, &ask->period, "COLUMN",
          "the column of TIME_PERIOD" },
        { 'f', "frequency", NRM_OPT_TEXT, &ask->frequency, "LETTER",
          "year (A), quarter (Q), month (M) or day (D)" },
        { 'x', "multiple", NRM_OPT_TEXT, &ask->multiple, "COLUMNS",
          "columns with several codes, with ';' between them" },
        { 'O', "of", NRM_OPT_TEXT, &ask->of, "COLUMN",
          "shares are of the answers in this column" },
        { 'i', "indicator", NRM_OPT_TEXT, &ask->indicator, "CODE",
          "what is counted: the dimension 'indicator'" },
        { 'u', "unit", NRM_OPT_TEXT, &ask->unit, "CODE",
          "the unit of the values" },
        { 'a', "at", NRM_OPT_REAL, &ask->level, "SHARE",
          "the level of the quantile (default 0.9)" },
        { 'P', "partial", NRM_OPT_FLAG, &t.partial, NULL,
          "write a partial tally for --merge" },
        { 'M', "merge", NRM_OPT_FLAG, &ask->merge, NULL,
          "read partial tallies instead of records" },
        NRM_OPT_OUTPUT(&t.output),
        NRM_OPT_QUIET(&t.quiet),
        NRM_OPT_END,
    };

    nrm_start(&t.run, &command, options, argc, argv);
    if (ask->methods != NULL && strcmp(ask->methods, "list") == 0) {
        list_methods(&t);
        return nrm_done(&t.run, 0);
    }
    if (ask->value != NULL && ask->delay != NULL)
        nrm_usage(&t.run, "--value and --delay exclude each other");
    if (ask->frequency != NULL
        && (strlen(ask->frequency) != 1
            || strchr("AQMD", ask->frequency[0]) == NULL))
        nrm_usage(&t.run, "--frequency is A, Q, M or D");
    read_schema(&t);
    tally_files(&t);
    return nrm_done(&t.run, 0);
}
