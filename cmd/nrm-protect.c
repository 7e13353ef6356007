/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "protect/audit.h"
#include "protect/certificate.h"
#include "protect/gather.h"
#include "protect/ledger.h"
#include "protect/protect.h"
#include "protect/summary.h"

#include <string.h>

static const nrm_command command = {
    .name = "nrm-protect",
    .summary = "make observations safe to publish",
    .operands = "[FILE ...]",
    .max_operands = NRM_ANY,
    .examples =
        "  nrm-protect --threshold 5 raw.csv > safe.csv\n"
        "  nrm-protect --threshold 5 -m round --base 5 raw.csv > safe.csv\n"
        "  nrm-protect --hierarchy hier.csv --certificate cert.json raw.csv\n",
};

/* Audits what was made, and writes the certificate when it is wanted. */
static void
audit(nrm_run *run, nrm_obs *obs, const nrm_protection *how,
      const nrm_protected *done, const char *certificate)
{
    nrm_audit job = { .policy = how->policy,
                      .hierarchies = how->hierarchies,
                      .priors = how->priors,
                      .n_priors = how->n_priors };
    nrm_audited found = { 0 };
    nrm_certificate proof = { obs, how->policy, &found.slices, NULL };
    nrm_buf text;

    if (strcmp(how->policy->method, "suppress") != 0)
        return;
    nrm_check(run, nrm_audit_run(run->a, obs, &job, &found, &run->e));
    if (found.n_disclosed + found.n_undecided > done->n_inherited)
        nrm_check(run, nrm_fail(&run->e, NRM_EMATH,
                                "%zu hidden counts are not safe; nothing was "
                                "written",
                                found.n_disclosed + found.n_undecided));
    if (certificate == NULL)
        return;
    proof.attacked = found.attacked;
    nrm_buf_init(&text, run->a);
    nrm_certificate_write(run->a, &proof, &text);
    nrm_write_private(run, certificate, nrm_buf_all(&text));
}

/* Writes the ledger when it is wanted. */
static void
keep_ledger(nrm_run *run, const nrm_obs *obs, const nrm_policy *policy,
            const nrm_protected *done, const char *path)
{
    nrm_buf text;

    if (path == NULL)
        return;
    nrm_buf_init(&text, run->a);
    nrm_ledger_write(run->a, obs, policy, done, &text);
    nrm_write_private(run, path, nrm_buf_all(&text));
}

/* What was asked for. */
typedef struct wishes {
    nrm_asked asked;
    const char *output, *certificate, *ledger;
    nrm_texts before;
    bool quiet;
} wishes;

/* Makes the observations safe; the exit status. */
static int
protect(nrm_run *run, const wishes *w)
{
    nrm_policy policy;
    nrm_hierarchy *hierarchies;
    nrm_protection how = { .policy = &policy };
    nrm_protected done;
    nrm_prior *priors;
    nrm_obs *obs;
    const char *lines[NRM_SUMMARY_LINES];
    size_t n;

    nrm_check(run, nrm_gather_policy(run->a, &w->asked, &policy, &run->e));
    obs = nrm_read_operands(run);
    nrm_check(run, nrm_gather_hierarchies(obs, &w->asked, true, &hierarchies,
                                          &run->e));
    how.hierarchies = hierarchies;
    priors = nrm_need(run, nrm_priors_add(obs, &policy, &run->e));
    how.priors = priors;
    how.n_priors = policy.n_earlier;
    nrm_check(run, nrm_protect_run(run->a, obs, &how, &done, &run->e));
    audit(run, obs, &how, &done, w->certificate);
    nrm_priors_remove(obs, &policy, priors, done.why);
    keep_ledger(run, obs, &policy, &done, w->ledger);
    nrm_write_result(run, obs, w->output);
    n = nrm_summary_of(run->a, &done, lines);
    for (size_t i = 0; i < n; i++)
        nrm_note(run, "%s", lines[i]);
    return nrm_done(run, 0);
}

int
main(int argc, char **argv)
{
    wishes w = { 0 };
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&w.asked.schema),
        { 'm', "method", NRM_OPT_TEXT, &w.asked.method, "NAME",
          "suppress (default) or round; 'list' shows them" },
        { '\0', "policy", NRM_OPT_TEXT, &w.asked.policy, "FILE",
          "read the rules from a policy file" },
        { '\0', "threshold", NRM_OPT_COUNT, &w.asked.threshold, "NUMBER",
          "hide counts from 1 to below NUMBER (default 5)" },
        { '\0', "width", NRM_OPT_COUNT, &w.asked.width, "NUMBER",
          "range that every hidden count keeps (default 1)" },
        { '\0', "base", NRM_OPT_COUNT, &w.asked.base, "NUMBER",
          "base of rounding (default 3)" },
        { '\0', "key", NRM_OPT_TEXT, &w.asked.key, "FILE",
          "a secret for rounding: the same cell, the same way" },
        { '\0', "hierarchy", NRM_OPT_TEXT, &w.asked.hierarchy, "FILE",
          "what is a part of what: dimension,child,parent" },
        { '\0', "prior", NRM_OPT_TEXTS, &w.before, "FILE",
          "an earlier release: what it published is known" },
        { '\0', "certificate", NRM_OPT_TEXT, &w.certificate, "FILE",
          "write the proof that nothing can be computed" },
        { '\0', "ledger", NRM_OPT_TEXT, &w.ledger, "FILE",
          "write why each count is hidden; keep it private" },
        NRM_OPT_OUTPUT(&w.output),
        NRM_OPT_QUIET(&w.quiet),
        NRM_OPT_END,
    };
    nrm_run run;
    nrm_buf text;

    nrm_start(&run, &command, options, argc, argv);
    w.asked.before = w.before.at;
    w.asked.n_before = w.before.n;
    if (w.asked.method != NULL && strcmp(w.asked.method, "list") == 0) {
        nrm_buf_init(&text, run.a);
        nrm_protect_method_list(&text);
        return nrm_done_text(&run, nrm_buf_all(&text), w.output);
    }
    return protect(&run, &w);
}
