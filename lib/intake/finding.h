/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Findings: what the checks and rules found, how often each of them passed,
 * and how both are written. Findings are data: they never stop a run.
 *
 * A rule keeps at most `cap` findings and counts the others, so memory does
 * not grow with the number of mistakes.
 */
#ifndef NRM_INTAKE_FINDING_H
#define NRM_INTAKE_FINDING_H

#include "base/err.h"
#include "base/file.h"
#include "data/codes.h"

#include <stdbool.h>
#include <stddef.h>

#define NRM_FINDINGS_CAP 100 /* findings kept for each rule by default */

typedef enum nrm_severity {
    NRM_INFO,
    NRM_WARNING,
    NRM_ERROR,
    NRM_NEVER /* above all: no finding has it */
} nrm_severity;

/* Three-valued logic, and the case that bounds leave open. */
typedef enum nrm_verdict {
    NRM_PASS,
    NRM_FAIL,
    NRM_UNDECIDED, /* the bounds of a number allow both */
    NRM_NOT_APPLICABLE,
    NRM_VERDICTS
} nrm_verdict;

typedef struct nrm_finding {
    const char *file;
    size_t line;          /* 0 where there is none */
    const char *record;   /* the key, "" where there is none */
    const char *column;   /* "" where there is none */
    const char *value;    /* NULL where it must not be shown */
    const char *expected; /* "" where there is nothing to say */
    const char *message;
} nrm_finding;

typedef struct nrm_rule_tally {
    const char *id;
    const char *title; /* in the language of the findings */
    nrm_severity severity;
    size_t count[NRM_VERDICTS];
    size_t found; /* findings, of which one may stand for several items */
    size_t kept;  /* those that are kept, at most the cap */
} nrm_rule_tally;

typedef struct nrm_findings nrm_findings;

/* No findings yet. `cap` 0 keeps all. */
nrm_findings *
nrm_findings_new(nrm_arena *a, nrm_lang lang, size_t cap) NRM_MUST_USE;

nrm_lang nrm_findings_lang(const nrm_findings *f);

/* The arena that the findings live in. */
nrm_arena *nrm_findings_arena(const nrm_findings *f);

/*
 * Adds a rule and returns its place; a rule that is there with the same id and
 * title is the same. The texts are kept.
 */
size_t nrm_findings_rule(nrm_findings *f, const char *id, const char *title,
                         nrm_severity severity);

/* Counts one item of a rule. */
void nrm_findings_count(nrm_findings *f, size_t rule, nrm_verdict verdict);

/*
 * Says that there is a finding of the rule. True when it should be added, false
 * when the cap is reached and making its message would be in vain.
 */
bool nrm_findings_offer(nrm_findings *f, size_t rule) NRM_MUST_USE;

/* Keeps a finding that was offered; its texts are copied. */
void nrm_findings_add(nrm_findings *f, size_t rule, const nrm_finding *found);

size_t nrm_findings_rules(const nrm_findings *f);
const nrm_rule_tally *nrm_findings_tally(const nrm_findings *f, size_t rule);

/* How many items failed under rules of at least this severity. */
size_t nrm_findings_fails(const nrm_findings *f, nrm_severity least);

/*
 * One kept finding in the order of the file, its line, and the rules; `rule`
 * gets the place of its rule. NULL at the end.
 */
const nrm_finding *nrm_findings_at(nrm_findings *f, size_t place, size_t *rule);

/* severity,rule,file,line,record,column,value,expected,message */
int nrm_findings_write(nrm_findings *f, nrm_out *out, nrm_err *e) NRM_MUST_USE;

/* rule,severity,items,passes,fails,undecided,not_applicable,... */
int nrm_findings_write_summary(nrm_findings *f, nrm_out *out,
                               nrm_err *e) NRM_MUST_USE;

/* A report in Markdown for the person who corrects the file. */
int nrm_findings_write_report(nrm_findings *f, nrm_out *out,
                              nrm_err *e) NRM_MUST_USE;

/* The one of the three that is called csv, summary or md, or NULL. */
typedef int nrm_findings_writer(nrm_findings *f, nrm_out *out, nrm_err *e);
nrm_findings_writer *nrm_findings_writer_find(const char *format);

/* "error", "warning", "info" and back. */
const char *nrm_severity_name(nrm_severity severity);
bool nrm_severity_parse(nrm_text t, nrm_severity *out) NRM_MUST_USE;

#endif
