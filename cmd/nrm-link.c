/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "math/start.h"
#include "measure/link_report.h"

static const nrm_command command = {
    .name = "nrm-link",
    .summary = "link the records of several lists to persons",
    .operands = "FILE ...",
    .max_operands = NRM_ANY,
    .examples = "  nrm-link -S lists.json police.csv ngo.csv inspectors.csv\n"
                "  nrm-link -c name=name,born=date --histories police.csv "
                "ngo.csv\n"
                "  nrm-link -c name=name,born=date --key-file key police.csv\n",
};

/* A key of fewer bytes could be found by trying. */
#define KEY_MIN 16
#define KEY_MAX 4096

typedef struct asked {
    const char *schema, *compare, *block, *id, *key_file, *names, *output;
    double threshold;
    uint64_t seed;
    bool histories, report;
} asked;

static void
read_lists(nrm_run *run, const asked *want, nrm_link_data *d)
{
    d->id = want->id;
    d->names = nrm_text_of(want->names);
    if ((want->schema == NULL) == (want->compare == NULL))
        nrm_usage(run, "either --schema or --compare says how columns are "
                       "compared");
    if (want->schema != NULL)
        nrm_check(run, nrm_link_schema(d, run->a, want->schema,
                                       run->operands[0], &run->e));
    else
        nrm_check(run, nrm_link_fields(d, run->a, want->compare, &run->e));
    for (size_t i = 0; i < run->n_operands; i++)
        nrm_check(run, nrm_link_read(
                           d,
                           nrm_need(run, nrm_in_open(run->a, run->operands[i],
                                                     &run->e)),
                           &run->e));
    nrm_link_index(d);
}

static int
encode(nrm_run *run, const asked *want, const nrm_link_data *d)
{
    nrm_text key;

    if (d->n_lists > 1)
        nrm_usage(run, "one list at a time is encoded");
    nrm_check(run, nrm_file_read_secret(run->a, want->key_file, KEY_MAX, &key,
                                        &run->e));
    key = nrm_text_strip(key);
    if (key.len < KEY_MIN)
        nrm_usage(run, "the key has fewer than %d bytes", KEY_MIN);
    nrm_check(run, nrm_link_encode(d, key, nrm_open_result(run, want->output),
                                   &run->e));
    return nrm_done(run, 0);
}

static void
write_links(nrm_run *run, const asked *want, const nrm_link_data *d,
            const nrm_link_result *r)
{
    if (want->report)
        nrm_write_result(run,
                         nrm_need(run, nrm_link_double_count(d, r, &run->e)),
                         want->output);
    else if (want->histories)
        nrm_check(run, nrm_link_histories(
                           d, r, nrm_open_result(run, want->output), &run->e));
    else
        nrm_check(run, nrm_link_write(d, r, nrm_open_result(run, want->output),
                                      &run->e));
}

int
main(int argc, char **argv)
{
    asked want = { .threshold = 0.5, .seed = 1 };
    nrm_run run;
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&want.schema),
        { 'c', "compare", NRM_OPT_TEXT, &want.compare, "COLUMN=KIND,...",
          "name, sound, text, date, exact, id or clk" },
        { 'b', "block", NRM_OPT_TEXT, &want.block, "COLUMNS,...",
          "compare records that share these, such as a+b,c" },
        { '\0', "id", NRM_OPT_TEXT, &want.id, "COLUMN",
          "a column to carry along" },
        { 'n', "names", NRM_OPT_TEXT, &want.names, "NAMES",
          "names of the lists (default: those of the files)" },
        { 't', "threshold", NRM_OPT_REAL, &want.threshold, "SHARE",
          "least probability of a link (default 0.5)" },
        { '\0', "histories", NRM_OPT_FLAG, &want.histories, NULL,
          "write capture histories for nrm-estimate" },
        { '\0', "report", NRM_OPT_FLAG, &want.report, NULL,
          "write how many are counted twice" },
        { '\0', "key-file", NRM_OPT_TEXT, &want.key_file, "FILE",
          "write keyed hashes of one list instead" },
        NRM_OPT_SEEDED(&want.seed),
        NRM_OPT_OUTPUT(&want.output),
        NRM_OPT_QUIET(&run.quiet),
        NRM_OPT_END,
    };
    nrm_link_data d = { .n = 0 };
    nrm_link_pairs pairs;
    nrm_link_model model;
    nrm_link_result result;

    nrm_start(&run, &command, options, argc, argv);
    nrm_math_start();
    if (!(want.threshold > 0 && want.threshold <= 1))
        nrm_usage(&run, "option '--threshold' needs a share above 0");
    if (want.histories && want.report)
        nrm_usage(&run, "either --histories or --report");
    read_lists(&run, &want, &d);
    if (want.key_file != NULL)
        return encode(&run, &want, &d);
    nrm_check(&run, nrm_link_find(&d, want.block, &pairs, &run.e));
    nrm_link_fit(&d, &pairs, want.seed, &model);
    nrm_link_cluster(&d, &pairs, &model, want.threshold, &result);
    nrm_note(&run,
             "%zu records, %zu pairs compared, %zu links (%zu within a list), "
             "%zu persons, %zu conflicts; expected: %.2g %% of links false, "
             "%.2g %% of matches missed",
             d.n, pairs.n, result.n_links, result.n_within, result.n_persons,
             result.n_conflicts, 100 * result.false_match,
             100 * result.false_non_match);
    write_links(&run, &want, &d, &result);
    return nrm_done(&run, 0);
}
