/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"
#include "cli/run.h"
#include "intake/fault.h"
#include "intake/generate.h"

#define PRIVATE 0600 /* only its owner may read the key */

static const nrm_command command = {
    .name = "nrm-generate",
    .summary = "make up a register with realistic errors, and say which",
    .operands = "",
    .max_operands = 0,
    .examples = "    nrm-generate -S datasets/synthetic/case-register.json -o "
                "cases.csv\n"
                "    nrm-generate -S calls.json -n 1000000 -s 7 -K key.csv > "
                "calls.csv\n",
};

static int
list_ways(nrm_run *run)
{
    for (size_t i = 0; nrm_draws[i] != NULL; i++)
        nrm_list_method(run, nrm_draws[i]->name, nrm_draws[i]->help);
    for (size_t i = 0; nrm_faults[i] != NULL; i++)
        nrm_list_method(run, nrm_faults[i]->name, nrm_faults[i]->help);
    nrm_list_method(run, "duplicate", "a row that repeats one before it");
    return nrm_done(run, 0);
}

int
main(int argc, char **argv)
{
    const char *schema = NULL, *resource = NULL, *output = NULL, *key = NULL;
    nrm_generate_ask ask = { .seed = 1, .errors = 1 };
    bool list = false;
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&schema),
        { 'r', "resource", NRM_OPT_TEXT, &resource, "NAME",
          "the resource that describes the register" },
        { 'n', "rows", NRM_OPT_COUNT, &ask.rows, "NUMBER",
          "rows to make (default: what the calendar gives)" },
        NRM_OPT_SEEDED(&ask.seed),
        { 'x', "errors", NRM_OPT_REAL, &ask.errors, "FACTOR",
          "shares of errors times this, 0: none (default 1)" },
        { 'K', "key", NRM_OPT_TEXT, &key, "FILE",
          "write what is wrong to FILE, for your eyes only" },
        { 'L', "list", NRM_OPT_FLAG, &list, NULL,
          "list the ways of drawing and the errors" },
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_out *key_out = NULL;

    nrm_start(&run, &command, options, argc, argv);
    if (list)
        return list_ways(&run);
    if (schema == NULL)
        nrm_usage(&run, "option '--schema' is needed: a data package whose "
                        "fields say how they are drawn");
    if (!(ask.errors >= 0))
        nrm_usage(&run, "--errors is a number from 0");
    ask.schema = nrm_need(&run, nrm_schema_read(run.a, schema, &run.e));
    ask.resource = nrm_need(
        &run, nrm_schema_resource(run.a, ask.schema, resource, NULL, &run.e));
    if (key != NULL)
        key_out = nrm_need(&run, nrm_out_open(run.a, key, PRIVATE, &run.e));
    nrm_out_stream(nrm_open_result(&run, output));
    nrm_check(&run, nrm_generate(run.a, &ask, run.out, key_out, &run.e));
    if (key_out != NULL)
        nrm_check(&run, nrm_out_commit(key_out, &run.e));
    return nrm_done(&run, 0);
}
