/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"
#include "cli/run.h"
#include "data/obs_io.h"
#include "data/select.h"
#include "measure/reconcile.h"
#include "measure/reconcile_panel.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-reconcile",
    .summary = "choose among sources and releases, and list where they differ",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples = "  nrm-reconcile -m prefer=unodc,us-tip --conflicts c.csv "
                "unodc.csv us-tip.csv\n"
                "  nrm-reconcile -f conflicts -g geo,TIME_PERIOD a.csv b.csv\n"
                "  nrm-reconcile -f revisions march.csv october.csv\n"
                "  nrm-reconcile -f panel -k 'sex=T age=TOTAL' unodc.csv\n",
};

typedef struct asked {
    const char *method, *format, *group, *member, *output, *conflicts;
    nrm_tolerance tolerance;
    nrm_texts keep;
    bool quiet;
} asked;

/* The place of the dimension whose codes are the members of a panel. */
static size_t
member_of(nrm_run *run, const nrm_obs *obs, const char *name)
{
    size_t dim = nrm_obs_dim_find(obs, name);

    if (dim == NRM_NO_DIM)
        nrm_usage(run, "there is no column '%s'; there are: %s", name,
                  nrm_select_known(obs));
    return dim;
}

/* The losing values, beside the result. */
static void
write_conflicts(nrm_run *run, const asked *want, const nrm_choice *choice)
{
    nrm_out *out;
    size_t n = 0;

    if (want->conflicts == NULL)
        return;
    out = nrm_need(run, nrm_out_open(run->a, want->conflicts, 0600, &run->e));
    nrm_check(run, nrm_reconcile_write_conflicts(choice, &want->tolerance, out,
                                                 &n, &run->e));
    nrm_check(run, nrm_out_commit(out, &run->e));
    nrm_note(run, "%zu conflict%s in '%s'", n, n == 1 ? "" : "s",
             want->conflicts);
}

static void
write_format(nrm_run *run, const asked *want, const nrm_choice *choice)
{
    nrm_obs *chosen = nrm_need(run, nrm_reconcile_choose(choice, &run->e));
    nrm_out *out = nrm_open_result(run, want->output);
    int result;
    size_t n;

    if (strcmp(want->format, "chosen") == 0)
        result = nrm_obs_write(chosen, out, &run->e);
    else if (strcmp(want->format, "conflicts") == 0)
        result = nrm_reconcile_write_conflicts(choice, &want->tolerance, out,
                                               &n, &run->e);
    else if (strcmp(want->format, "revisions") == 0)
        result = nrm_reconcile_write_revisions(choice, &want->tolerance, out,
                                               &n, &run->e);
    else
        result = nrm_panel_write(chosen, member_of(run, chosen, want->member),
                                 out, &run->e);
    nrm_check(run, result);
}

static void
check_format(nrm_run *run, const char *format)
{
    static const char *const known[] = { "chosen", "conflicts", "revisions",
                                         "panel" };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        if (strcmp(format, known[i]) == 0)
            return;
    nrm_usage(run,
              "option '--format' takes chosen, conflicts, revisions or panel, "
              "not '%s'",
              nrm_quote(run->a, nrm_text_of(format)));
}

int
main(int argc, char **argv)
{
    asked want = { .method = "latest", .format = "chosen", .member = "geo" };
    const nrm_opt options[] = {
        NRM_OPT_KEEP(&want.keep),
        NRM_OPT_GROUP(&want.group),
        { 'm', "method", NRM_OPT_TEXT, &want.method, "RULE",
          "prefer=A,B latest max-coverage median; 'list'" },
        { 'f', "format", NRM_OPT_TEXT, &want.format, "NAME",
          "chosen, conflicts, revisions or panel" },
        { '\0', "conflicts", NRM_OPT_TEXT, &want.conflicts, "FILE",
          "write the conflicts to FILE as well" },
        { '\0', "absolute", NRM_OPT_REAL, &want.tolerance.absolute, "NUMBER",
          "differences up to this are no conflict" },
        { '\0', "relative", NRM_OPT_REAL, &want.tolerance.relative, "SHARE",
          "nor those up to this share of the larger" },
        { '\0', "members", NRM_OPT_TEXT, &want.member, "COLUMN",
          "whose codes make a panel (default geo)" },
        NRM_OPT_OUTPUT(&want.output),
        NRM_OPT_QUIET(&want.quiet),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_obs *obs;
    nrm_choice *choice;
    uint64_t dims;
    bool period = true;

    nrm_start(&run, &command, options, argc, argv);
    if (strcmp(want.method, "list") == 0) {
        nrm_text text = nrm_text_of(nrm_choice_help(run.a));

        nrm_check(&run, nrm_out_view(nrm_open_result(&run, want.output), text,
                                     &run.e));
        return nrm_done(&run, 0);
    }
    check_format(&run, want.format);
    obs = nrm_keep_rows(&run, nrm_read_operands(&run), &want.keep);
    nrm_obs_sort(obs);
    dims = ((uint64_t)1 << obs->n_dims) - 1;
    if (want.group != NULL)
        nrm_check(&run,
                  nrm_select_columns(obs, want.group, &dims, &period, &run.e));
    choice = nrm_need(
        &run,
        nrm_choice_parse(run.a, nrm_reconcile_new(run.a, obs, dims, period),
                         want.method, &run.e));
    write_format(&run, &want, choice);
    write_conflicts(&run, &want, choice);
    return nrm_done(&run, 0);
}
