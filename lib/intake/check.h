/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The built-in checks of observations: one file and one row of check.def
 * each. A check looks at a whole table, counts every item that it judges, and
 * adds a finding for each one that fails. It never changes the table and never
 * fails on what the data hold.
 */
#ifndef NRM_INTAKE_CHECK_H
#define NRM_INTAKE_CHECK_H

#include "data/codes.h"
#include "data/obs.h"
#include "intake/finding.h"
#include "intake/message.h"

#define NRM_CHECK_PARAMS 2

/* A threshold that the user may set, as `jump.ratio=2`. */
typedef struct nrm_check_param {
    const char *name; /* NULL where there is none */
    const char *help;
    double value; /* the default */
} nrm_check_param;

/* What a check looks at, and where its findings go. */
typedef struct nrm_check_view {
    nrm_arena *a; /* scratch memory of this check */
    const nrm_obs *obs;
    const nrm_codelist *const *lists; /* of each dimension, or NULL */
    const double *params;
    nrm_findings *to;
    size_t rule;
    nrm_lang lang;
} nrm_check_view;

typedef struct nrm_check_kind {
    const char *name;
    nrm_say_id title; /* what is right when it passes */
    nrm_severity severity;
    nrm_check_param params[NRM_CHECK_PARAMS];
    void (*run)(nrm_check_view *view);
} nrm_check_kind;

#define NRM_CHECK(name) extern const nrm_check_kind nrm_check_##name;
#include "intake/check.def"
#undef NRM_CHECK

/* The checks of check.def in their order. */
extern const nrm_check_kind *const nrm_check_kinds[];
extern const size_t nrm_check_n_kinds;

/* Which checks run with which thresholds. */
typedef struct nrm_check_plan nrm_check_plan;

/* All checks with their defaults. */
nrm_check_plan *nrm_check_plan_new(nrm_arena *a) NRM_MUST_USE;

/* Only the checks of a comma list of names. */
int
nrm_check_choose(nrm_check_plan *p, const char *names, nrm_err *e) NRM_MUST_USE;

/* Sets a threshold: `jump.ratio=2`. */
int
nrm_check_set(nrm_check_plan *p, const char *setting, nrm_err *e) NRM_MUST_USE;

/* The code list of a dimension, or NULL. */
typedef const nrm_codelist *
nrm_check_lists(const void *context, const char *dimension);

/*
 * Runs the checks of the plan. `lists` gives the code lists; NULL takes the
 * standard ones.
 */
void nrm_check_observations(nrm_arena *a, const nrm_check_plan *p,
                            const nrm_obs *obs, nrm_check_lists *lists,
                            const void *context, nrm_findings *to);

/* Names, severities and thresholds, and the macros, for `-m list`. */
const char *nrm_check_help(nrm_arena *a) NRM_MUST_USE;

#endif
