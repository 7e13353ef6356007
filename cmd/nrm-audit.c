/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "protect/audit.h"
#include "protect/bundle.h"
#include "protect/gather.h"
#include "protect/proof.h"

#define LARGEST ((size_t)1 << 30) /* bytes of a certificate */

static const nrm_command command = {
    .name = "nrm-audit",
    .summary = "what can still be learned of hidden counts",
    .operands = "[FILE | FOLDER ...]",
    .max_operands = NRM_ANY,
    .examples =
        "  nrm-audit --threshold 5 safe.csv\n"
        "  nrm-audit --hierarchy hier.csv --intervals safe.csv\n"
        "  nrm-audit --hierarchy hier.csv --threshold 5 build/reports/\n"
        "  nrm-audit --verify cert.json safe.csv\n",
};

/* What was asked for. */
typedef struct wishes {
    nrm_asked asked;
    const char *output, *certificate, *manifest, *insider;
    nrm_texts before;
    size_t nodes;
    bool quiet, intervals;
} wishes;

/* Checks a certificate; the exit status. */
static int
verify(nrm_run *run, const nrm_obs *obs, const nrm_hierarchy *hierarchies,
       const wishes *w)
{
    nrm_proof_job job = { .path = w->certificate,
                          .obs = obs,
                          .hierarchies = hierarchies,
                          .strict = w->asked.hierarchy || w->asked.schema };
    nrm_proved proved;

    nrm_check(run,
              nrm_file_read(run->a, job.path, LARGEST, &job.text, &run->e));
    nrm_check(run, nrm_proof_check(run->a, &job, &proved, &run->e));
    if (proved.assumed != NULL)
        nrm_note(run,
                 "the hierarchy of '%s' is that of the certificate; "
                 "--hierarchy or -S checks it",
                 proved.assumed);
    nrm_note(run, "the certificate proves %zu hidden counts", proved.n_hidden);
    return nrm_done(run, 0);
}

/* Sums up what was found; the exit status. */
static int
summarise(const nrm_run *run, const nrm_audited *found, size_t n_documents,
          size_t n_wrong)
{
    nrm_note(run,
             "%zu hidden counts are safe, %zu DISCLOSED, %zu undecided, "
             "%zu inherited",
             found->n_safe, found->n_disclosed, found->n_undecided,
             found->n_inherited);
    if (found->n_insider > 0)
        nrm_note(run, "%zu are not safe from an insider", found->n_insider);
    if (found->slices.n_forgotten > 0)
        nrm_note(run, "%zu earlier counts contradict these and are left out",
                 found->slices.n_forgotten);
    if (n_documents > 0)
        nrm_note(run, "documents: %zu; places that are not safe: %zu",
                 n_documents, n_wrong);
    return found->n_disclosed + found->n_undecided + found->n_insider + n_wrong
           > 0;
}

/* The audit, or the check of a certificate; the exit status. */
static int
audit(nrm_run *run, const wishes *w)
{
    nrm_obs *obs = nrm_obs_new(run->a);
    nrm_audit how = { .intervals = w->intervals, .nodes = w->nodes };
    nrm_audited found = { 0 };
    nrm_hierarchy *hierarchies;
    nrm_policy policy;
    nrm_bundle *bundle;
    size_t n_wrong, n_documents;

    nrm_check(run, nrm_gather_policy(run->a, &w->asked, &policy, &run->e));
    nrm_check(run, nrm_insider_parse(w->insider, &how.insider, &run->e));
    bundle = nrm_need(
        run, nrm_bundle_read(obs, run->operands, run->n_operands, &run->e));
    nrm_check(run, nrm_gather_hierarchies(obs, &w->asked, false, &hierarchies,
                                          &run->e));
    how.policy = &policy;
    how.hierarchies = hierarchies;
    how.n_priors = policy.n_earlier;
    how.priors = nrm_need(run, nrm_priors_add(obs, &policy, &run->e));
    if (w->certificate != NULL)
        return verify(run, obs, hierarchies, w);
    nrm_check(run, nrm_audit_run(run->a, obs, &how, &found, &run->e));
    nrm_priors_remove(obs, &policy, how.priors, NULL);
    nrm_check(run, nrm_bundle_check(bundle, w->manifest, policy.threshold,
                                    found.findings, &n_wrong, &run->e));
    nrm_write_result(
        run, w->intervals ? found.findings : nrm_audit_problems(found.findings),
        w->output);
    n_documents = nrm_bundle_count(bundle) + (w->manifest != NULL);
    return nrm_done(run, summarise(run, &found, n_documents, n_wrong));
}

int
main(int argc, char **argv)
{
    wishes w = { .insider = "none" };
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&w.asked.schema),
        { '\0', "policy", NRM_OPT_TEXT, &w.asked.policy, "FILE",
          "read the rules from a policy file" },
        { '\0', "threshold", NRM_OPT_COUNT, &w.asked.threshold, "NUMBER",
          "counts below NUMBER are small (default 5)" },
        { '\0', "width", NRM_OPT_COUNT, &w.asked.width, "NUMBER",
          "range that a hidden count must keep (default 1)" },
        { '\0', "base", NRM_OPT_COUNT, &w.asked.base, "NUMBER",
          "small counts were rounded to NUMBER" },
        { '\0', "hierarchy", NRM_OPT_TEXT, &w.asked.hierarchy, "FILE",
          "what is a part of what: dimension,child,parent" },
        { 'i', "intervals", NRM_OPT_FLAG, &w.intervals, NULL,
          "print what can be learned of every hidden count" },
        { '\0', "nodes", NRM_OPT_COUNT, &w.nodes, "NUMBER",
          "steps until a search gives up (default 2000)" },
        { '\0', "insider", NRM_OPT_TEXT, &w.insider, "WHO",
          "somebody knows more: contributor or cell" },
        { '\0', "prior", NRM_OPT_TEXTS, &w.before, "FILE",
          "an earlier release: what it published is known" },
        { '\0', "manifest", NRM_OPT_TEXT, &w.manifest, "FILE",
          "check every number that a document publishes" },
        { '\0', "verify", NRM_OPT_TEXT, &w.certificate, "FILE",
          "check a certificate by addition alone" },
        NRM_OPT_OUTPUT(&w.output),
        NRM_OPT_QUIET(&w.quiet),
        NRM_OPT_END,
    };
    nrm_run run;

    nrm_start(&run, &command, options, argc, argv);
    w.asked.before = w.before.at;
    w.asked.n_before = w.before.n;
    w.asked.method = w.asked.base > 0 ? "round" : NULL;
    return audit(&run, &w);
}
