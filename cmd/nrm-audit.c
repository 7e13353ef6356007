/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "protect/audit.h"
#include "protect/bundle.h"
#include "protect/gather.h"
#include "protect/verify.h"

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

/* Keeps the findings that count against the release. */
static nrm_obs *
problems(nrm_obs *findings)
{
    nrm_obs *some = nrm_obs_like(findings);
    size_t verdict = nrm_obs_text_find(findings, "VERDICT");

    for (size_t i = 0; i < findings->n_rows; i++)
        if (!nrm_text_is(
                nrm_obs_text_at(findings, findings->rows[i].text[verdict]),
                "safe"))
            nrm_obs_add_copy(some, &findings->rows[i]);
    return some;
}

/* Checks a certificate; the exit status. */
static int
verify(nrm_run *run, const nrm_obs *obs, const char *path)
{
    nrm_text text;
    long n;

    nrm_check(run, nrm_file_read(run->a, path, LARGEST, &text, &run->e));
    n = nrm_verify(run->a, path, text, obs, &run->e);
    if (n < 0)
        nrm_check(run, -1);
    nrm_note(run, "the certificate proves %ld hidden counts", n);
    return nrm_done(run, 0);
}

/* Checks what documents hold, and a manifest that is named by itself. */
static size_t
check_documents(nrm_run *run, nrm_bundle *bundle, const nrm_obs *obs,
                const char *manifest, nrm_obs *findings)
{
    nrm_papers *papers = nrm_papers_new(obs);
    const nrm_json *json;
    size_t n_wrong = 0;

    if (manifest != NULL) {
        json = nrm_need(run, nrm_json_read(run->a, manifest, &run->e));
        nrm_check(run,
                  nrm_papers_check(papers, json, findings, &n_wrong, &run->e));
    }
    nrm_check(run,
              nrm_bundle_check(bundle, papers, findings, &n_wrong, &run->e));
    return n_wrong;
}

int
main(int argc, char **argv)
{
    nrm_asked asked = { 0 };
    const char *output = NULL, *certificate = NULL, *before = NULL,
               *manifest = NULL;
    bool quiet = false, intervals = false;
    const nrm_opt options[] = {
        NRM_OPT_SCHEMA(&asked.schema),
        { '\0', "policy", NRM_OPT_TEXT, &asked.policy, "FILE",
          "read the rules from a policy file" },
        { '\0', "threshold", NRM_OPT_COUNT, &asked.threshold, "NUMBER",
          "counts below NUMBER are small (default 5)" },
        { '\0', "width", NRM_OPT_COUNT, &asked.width, "NUMBER",
          "range that a hidden count must keep (default 1)" },
        { '\0', "hierarchy", NRM_OPT_TEXT, &asked.hierarchy, "FILE",
          "what is a part of what: dimension,child,parent" },
        { 'i', "intervals", NRM_OPT_FLAG, &intervals, NULL,
          "print what can be learned of every hidden count" },
        { '\0', "prior", NRM_OPT_TEXT, &before, "FILE",
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
    nrm_audit how = { &policy, NULL, false, NULL };
    nrm_prior prior = { 0 };
    size_t n_wrong;
    nrm_audited found = { 0 };
    nrm_bundle *bundle;
    nrm_run run;
    nrm_obs *obs;

    nrm_start(&run, &command, options, argc, argv);
    nrm_check(&run, nrm_gather_policy(run.a, &asked, &policy, &run.e));
    obs = nrm_obs_new(run.a);
    bundle = nrm_need(
        &run, nrm_bundle_read(obs, run.operands, run.n_operands, &run.e));
    nrm_check(&run,
              nrm_gather_hierarchies(obs, &asked, false, &hierarchies, &run.e));
    nrm_check(&run, nrm_prior_add(obs, before, &prior, &run.e));
    how.prior = &prior;
    if (certificate != NULL)
        return verify(&run, obs, certificate);
    how.hierarchies = hierarchies;
    how.intervals = intervals;
    nrm_check(&run, nrm_audit_run(run.a, obs, &how, &found, &run.e));
    nrm_prior_remove(obs, &prior, NULL);
    n_wrong = check_documents(&run, bundle, obs, manifest, found.findings);
    nrm_write_result(
        &run, intervals ? found.findings : problems(found.findings), output);
    nrm_note(&run,
             "%zu hidden counts are safe, %zu DISCLOSED, %zu undecided, "
             "%zu inherited",
             found.n_safe, found.n_disclosed, found.n_undecided,
             found.n_inherited);
    if (manifest != NULL || nrm_bundle_count(bundle) > 0)
        nrm_note(&run, "documents: %zu; places that are not safe: %zu",
                 nrm_bundle_count(bundle) + (manifest != NULL), n_wrong);
    return nrm_done(&run, found.n_disclosed + found.n_undecided + n_wrong > 0);
}
