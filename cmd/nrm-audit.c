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

/* Checks a certificate; the exit status. */
static int
verify(nrm_run *run, const nrm_obs *obs, const nrm_asked *asked,
       const nrm_hierarchy *hierarchies, const char *path)
{
    bool given = asked->hierarchy != NULL || asked->schema != NULL;
    nrm_proved proved;
    nrm_text text;

    nrm_check(run, nrm_file_read(run->a, path, LARGEST, &text, &run->e));
    nrm_check(run, nrm_proof_check(run->a, path, text, obs, hierarchies,
                                   &proved, &run->e));
    if (proved.assumed != NULL && given)
        nrm_check(run, nrm_fail(&run->e, NRM_EINPUT,
                                "the certificate has another hierarchy of "
                                "'%s'",
                                proved.assumed));
    if (proved.assumed != NULL)
        nrm_note(run,
                 "the hierarchy of '%s' is that of the certificate; "
                 "--hierarchy or -S checks it",
                 proved.assumed);
    nrm_note(run, "the certificate proves %zu hidden counts", proved.n_hidden);
    return nrm_done(run, 0);
}

/* Reads the earlier releases into the table. */
static const nrm_prior *
read_priors(nrm_run *run, nrm_obs *obs, const nrm_texts *paths)
{
    nrm_prior *priors = nrm_new_n(run->a, nrm_prior, paths->n);

    for (size_t i = 0; i < paths->n; i++)
        nrm_check(run, nrm_prior_add(obs, paths->at[i], &priors[i], &run->e));
    return priors;
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
    if (n_documents > 0)
        nrm_note(run, "documents: %zu; places that are not safe: %zu",
                 n_documents, n_wrong);
    return found->n_disclosed + found->n_undecided + found->n_insider + n_wrong
           > 0;
}

int
main(int argc, char **argv)
{
    nrm_asked asked = { 0 };
    const char *output = NULL, *certificate = NULL, *manifest = NULL,
               *insider = "none";
    nrm_texts before = { 0 };
    bool quiet = false, intervals = false;
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&asked.schema),
        { 'm', "method", NRM_OPT_TEXT, &asked.method, "NAME",
          "suppress (default) or round: what was done" },
        { '\0', "policy", NRM_OPT_TEXT, &asked.policy, "FILE",
          "read the rules from a policy file" },
        { '\0', "threshold", NRM_OPT_COUNT, &asked.threshold, "NUMBER",
          "counts below NUMBER are small (default 5)" },
        { '\0', "width", NRM_OPT_COUNT, &asked.width, "NUMBER",
          "range that a hidden count must keep (default 1)" },
        { '\0', "base", NRM_OPT_COUNT, &asked.base, "NUMBER",
          "base of rounding (default 3)" },
        { '\0', "hierarchy", NRM_OPT_TEXT, &asked.hierarchy, "FILE",
          "what is a part of what: dimension,child,parent" },
        { 'i', "intervals", NRM_OPT_FLAG, &intervals, NULL,
          "print what can be learned of every hidden count" },
        { '\0', "insider", NRM_OPT_TEXT, &insider, "WHO",
          "somebody knows more: contributor or cell" },
        { '\0', "prior", NRM_OPT_TEXTS, &before, "FILE",
          "an earlier release: what it published is known" },
        { '\0', "manifest", NRM_OPT_TEXT, &manifest, "FILE",
          "check every number that a document publishes" },
        { '\0', "verify", NRM_OPT_TEXT, &certificate, "FILE",
          "check a certificate by addition alone" },
        NRM_OPT_OUTPUT(&output),
        NRM_OPT_QUIET(&quiet),
        NRM_OPT_END,
    };
    nrm_policy policy;
    nrm_hierarchy *hierarchies;
    nrm_audit how = { .policy = &policy };
    nrm_audited found = { 0 };
    size_t n_wrong;
    nrm_bundle *bundle;
    nrm_run run;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    nrm_check(&run, nrm_gather_policy(run.a, &asked, &policy, &run.e));
    nrm_check(&run, nrm_insider_parse(insider, &how.insider, &run.e));
    obs = nrm_obs_new(run.a);
    bundle = nrm_need(
        &run, nrm_bundle_read(obs, run.operands, run.n_operands, &run.e));
    nrm_check(&run,
              nrm_gather_hierarchies(obs, &asked, false, &hierarchies, &run.e));
    how.hierarchies = hierarchies;
    how.intervals = intervals;
    how.n_priors = before.n;
    how.priors = read_priors(&run, obs, &before);
    if (certificate != NULL)
        return verify(&run, obs, &asked, hierarchies, certificate);
    nrm_check(&run, nrm_audit_run(run.a, obs, &how, &found, &run.e));
    for (size_t i = 0; i < how.n_priors; i++)
        nrm_prior_remove(obs, &how.priors[i], NULL);
    nrm_check(&run, nrm_bundle_check(bundle, manifest, found.findings, &n_wrong,
                                     &run.e));
    nrm_write_result(
        &run, intervals ? found.findings : nrm_audit_problems(found.findings),
        output);
    return nrm_done(&run,
                    summarise(&run, &found,
                              nrm_bundle_count(bundle) + (manifest != NULL),
                              n_wrong));
}
