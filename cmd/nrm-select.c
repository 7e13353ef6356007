/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "data/codes.h"
#include "data/select.h"
#include "measure/regroup.h"
#include "measure/relabel.h"

static const nrm_command command = {
    .name = "nrm-select",
    .summary = "concatenate, filter and regroup observations",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-select -k 'geo=BG,RO TIME_PERIOD=2015..' victims.csv "
                "us-tip.csv\n"
                "  nrm-select -k 'sex=T age=TOTAL' -g indicator,TIME_PERIOD "
                "victims.csv\n"
                "  nrm-select --up geo=FOUR:BG,EL,RO,SI victims.csv\n",
};

/* The list of "code:part,part": a code and its parts, for this sum only. */
static nrm_codelist *
list_of(nrm_run *run, const char *dim, nrm_text code, nrm_text parts)
{
    nrm_code_row *rows = NULL;
    size_t n = 0, cap = 0;
    nrm_text part;

    nrm_room(run->a, rows, n, cap);
    rows[n].path = "option '--up'";
    rows[n].parts = nrm_text_of("partition");
    rows[n++].code = code;
    while (nrm_text_cut(&parts, ',', &part)) {
        nrm_room(run->a, rows, n, cap);
        rows[n].path = rows[0].path;
        rows[n].parent = code;
        rows[n++].code = part;
    }
    return nrm_need(run, nrm_codes_make(run->a, dim, rows, n, &run->e));
}

/* Sums a dimension: "geo=EU27_2020", or "geo=FOUR:BG,EL,RO,SI". */
static nrm_obs *
sum_up(nrm_run *run, nrm_obs *obs, const char *text, bool partial)
{
    nrm_regroup how = { .partial = partial };
    nrm_text rest = nrm_text_of(text), name;
    const char *dim;

    nrm_text_cut(&rest, '=', &name);
    dim = nrm_text_string(run->a, name);
    how.dim = nrm_obs_dim_find(obs, dim);
    if (rest.at == NULL || !nrm_text_cut(&rest, ':', &how.target)
        || how.target.len == 0)
        nrm_usage(run, "option '--up' needs a column and a code: "
                       "geo=EU27_2020, or geo=FOUR:BG,EL,RO,SI");
    if (how.dim == NRM_NO_DIM)
        nrm_usage(run, "there is no column '%s'; there are: %s",
                  nrm_quote(run->a, name), nrm_select_known(obs));
    how.list = rest.at == NULL ? nrm_codes_standard(run->a, dim)
                               : list_of(run, dim, how.target, rest);
    if (how.list == NULL || nrm_codes_find(how.list, how.target) == NRM_NO_CODE)
        nrm_usage(run,
                  "the code list of '%s' has no code '%s'; name its parts: "
                  "%s=%s:PART,PART",
                  dim, nrm_quote(run->a, how.target), dim,
                  nrm_quote(run->a, how.target));
    return nrm_need(run, nrm_regroup_dim(obs, &how, &run->e));
}

int
main(int argc, char **argv)
{
    const char *group = NULL, *output = NULL;
    nrm_texts keep = { 0 }, up = { 0 }, rename = { 0 }, set = { 0 };
    bool partial = false, period;
    uint64_t dims;
    const nrm_opt options[] = {
        NRM_OPT_KEEP(&keep),
        { 'u', "up", NRM_OPT_TEXTS, &up, "COLUMN=CODE[:PARTS]",
          "sum the parts of CODE in its list, or these" },
        { 'g', "group", NRM_OPT_TEXT, &group, "COLUMNS",
          "keep these columns and sum over the others" },
        { '\0', "partial", NRM_OPT_FLAG, &partial, NULL,
          "sum the parts there are when some are missing" },
        { '\0', "rename", NRM_OPT_TEXTS, &rename, "COLUMN=COLUMN",
          "give a dimension or a text another name" },
        { '\0', "set", NRM_OPT_TEXTS, &set, "COLUMN=VALUE",
          "this code or text in every row" },
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    obs = nrm_keep_rows(&run, nrm_read_operands(&run), &keep);
    for (size_t i = 0; i < up.n; i++)
        obs = sum_up(&run, obs, up.at[i], partial);
    if (group != NULL) {
        nrm_check(&run, nrm_select_columns(obs, group, &dims, &period, &run.e));
        if (!period)
            nrm_usage(&run, "periods cannot be summed: name TIME_PERIOD in "
                            "--group, or keep one period");
        obs = nrm_need(&run, nrm_regroup_keep(obs, dims, partial, &run.e));
    }
    for (size_t i = 0; i < rename.n; i++)
        nrm_check(&run, nrm_relabel_rename(obs, rename.at[i], &run.e));
    for (size_t i = 0; i < set.n; i++)
        nrm_check(&run, nrm_relabel_set(obs, set.at[i], &run.e));
    nrm_obs_sort(obs);
    nrm_write_result(&run, obs, output);
    return nrm_done(&run, 0);
}
