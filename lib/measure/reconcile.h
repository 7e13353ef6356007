/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Several answers to one question: observations of the same key from several
 * sources, and from several releases of one source. A source is its SOURCE (or
 * the file where there is none) and those codes of the row that are not in the
 * key and not the same in all rows, such as `us-tip actor=POL`.
 *
 * Every rule of choice is a descriptor of reconcile.def.
 */
#ifndef NRM_MEASURE_RECONCILE_H
#define NRM_MEASURE_RECONCILE_H

#include "data/obs.h"

typedef struct nrm_answer {
    const nrm_obs_row *row;
    uint32_t source;  /* number in nrm_reconcile.sources */
    nrm_text release; /* "" where there is none */
    nrm_span span;    /* bounds of the value */
    bool current;     /* of the latest release of its source */
} nrm_answer;

/* The answers to one key, by source and then by release, latest first. */
typedef struct nrm_question {
    const nrm_obs_row *first; /* any row, when there is no answer */
    nrm_answer *answers;
    size_t n;
    uint32_t series; /* the key without its period */
} nrm_question;

typedef struct nrm_reconcile {
    nrm_arena *a;
    const nrm_obs *obs;
    uint64_t dims; /* dimensions of the key */
    bool period;
    nrm_pool *sources; /* labels */
    nrm_question *questions;
    size_t n;
    size_t n_series;
    size_t *coverage; /* questions answered, of series * n_sources + source */
} nrm_reconcile;

/* Rows without a number ask a question and do not answer it. */
nrm_reconcile *nrm_reconcile_new(nrm_arena *a, const nrm_obs *obs,
                                 uint64_t dims, bool period) NRM_MUST_USE;

/* The label of a source. */
const char *nrm_reconcile_source(const nrm_reconcile *r, uint32_t source);

typedef struct nrm_choice nrm_choice;

/* A way to choose among the current answers of a question. */
typedef struct nrm_choice_kind {
    const char *name, *help;
    bool takes_names; /* `prefer=unodc,us-tip` */
    /* Called only where there is an answer. */
    const nrm_answer *(*choose)(const nrm_choice *c, const nrm_question *q);
} nrm_choice_kind;

struct nrm_choice {
    const nrm_choice_kind *kind;
    const char *text; /* as it was asked for */
    const nrm_reconcile *reconcile;
    size_t *rank; /* of each source; the first is best */
};

#define NRM_CHOICE(name) extern const nrm_choice_kind nrm_choice_##name;
#include "measure/reconcile.def"
#undef NRM_CHOICE

/* Reads a rule of choice: `latest`, `prefer=unodc,us-tip`. */
nrm_choice *nrm_choice_parse(nrm_arena *a, const nrm_reconcile *r,
                             const char *text, nrm_err *e) NRM_MUST_USE;

/* Names and meanings, one a line. */
const char *nrm_choice_help(nrm_arena *a) NRM_MUST_USE;

/*
 * The chosen rows, as they came, with the attribute CHOICE, which says by
 * which rule and among how many sources.
 */
nrm_obs *nrm_reconcile_choose(const nrm_choice *c, nrm_err *e) NRM_MUST_USE;

/* From which difference on two answers are a conflict. */
typedef struct nrm_tolerance {
    double absolute; /* more than this, */
    double relative; /* and more than this share of the larger */
} nrm_tolerance;

/*
 * Two answers that cannot be the same number: the differences that their
 * bounds allow. False where they can be, or differ by less than the tolerance.
 */
bool nrm_reconcile_conflict(const nrm_tolerance *t, nrm_span x, nrm_span y,
                            nrm_span *difference);

/*
 * Each pair of current answers that conflict, as CSV: the key, value, source,
 * release, file and line of both, the difference, its share of the larger,
 * which source was chosen, and CONF_STATUS. `n` counts them.
 */
int
nrm_reconcile_write_conflicts(const nrm_choice *c, const nrm_tolerance *t,
                              nrm_out *out, size_t *n, nrm_err *e) NRM_MUST_USE;

/* The same for each two releases of a source that follow each other. */
int
nrm_reconcile_write_revisions(const nrm_choice *c, const nrm_tolerance *t,
                              nrm_out *out, size_t *n, nrm_err *e) NRM_MUST_USE;

#endif
