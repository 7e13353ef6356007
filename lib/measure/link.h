/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linking the records of several lists to persons (Fellegi and Sunter 1969,
 * Journal of the American Statistical Association 64:1183).
 *
 *   read     records of all lists, values in standard form
 *   pairs    candidates, and how their fields agree
 *   model    m and u by EM, the match weight of every pattern
 *   cluster  links above the threshold, persons as connected components
 */
#ifndef NRM_MEASURE_LINK_H
#define NRM_MEASURE_LINK_H

#include "base/err.h"
#include "base/file.h"
#include "base/pool.h"
#include "measure/link_compare.h"

#include <stdint.h>

#define NRM_LINK_FIELDS_MAX 10
#define NRM_LINK_LISTS_MAX 64
#define NRM_LINK_MISSING 7u /* the grade when one of two values is unknown */

typedef struct nrm_link_field {
    const char *name;
    const nrm_link_kind *kind;
    nrm_pool *values; /* standard forms; number 0 is unknown */
    uint32_t *count;  /* by value: records that have it */
    uint32_t *coarse; /* by value: number of its coarse value, 0 for none */
} nrm_link_field;

typedef struct nrm_link_data {
    nrm_arena *a;
    nrm_link_field field[NRM_LINK_FIELDS_MAX];
    size_t n_fields;
    const char *id; /* column that is carried along, or NULL */
    nrm_text names; /* of the lists to come, comma separated */
    const char *list_name[NRM_LINK_LISTS_MAX];
    size_t n_lists;
    size_t list_size[NRM_LINK_LISTS_MAX];
    /* By record: */
    uint32_t *value; /* [n * n_fields] */
    uint32_t *list;
    size_t *line;
    nrm_text *label; /* of the column `id` */
    size_t n, cap;
} nrm_link_data;

/* "surname=name,given=name,birth=date". */
int nrm_link_fields(nrm_link_data *d, nrm_arena *a, const char *text,
                    nrm_err *e) NRM_MUST_USE;

/*
 * The same from a data package: the fields of the resource of `file` whose
 * member `nrm` has `link`, one of the kinds. A column that is carried along
 * must not be private there.
 */
int nrm_link_schema(nrm_link_data *d, nrm_arena *a, const char *path,
                    const char *file, nrm_err *e) NRM_MUST_USE;

/*
 * Adds one list; its name is the next of d->names, or that of the file without
 * folder and ending.
 */
int nrm_link_read(nrm_link_data *d, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/* Counts values and finds coarse ones, after the last list. */
void nrm_link_index(nrm_link_data *d);

typedef struct nrm_link_pair {
    uint32_t a, b;    /* records, a < b */
    uint32_t pattern; /* three bits a field: grade or NRM_LINK_MISSING */
} nrm_link_pair;

typedef struct nrm_link_pairs {
    nrm_link_pair *at;
    size_t n, cap;
    size_t n_passes;
} nrm_link_pairs;

/* The pattern of two records. */
uint32_t nrm_link_pattern(const nrm_link_data *d, size_t a, size_t b);

/*
 * Candidate pairs: those that share the coarse values of a blocking pass.
 * `passes` names them, "surname+birth,given+birth"; NULL takes every field and
 * every pair of fields that does not make too many.
 */
int nrm_link_find(const nrm_link_data *d, const char *passes,
                  nrm_link_pairs *out, nrm_err *e) NRM_MUST_USE;

typedef struct nrm_link_model {
    double m[NRM_LINK_FIELDS_MAX][NRM_LINK_LEVELS];
    double u[NRM_LINK_FIELDS_MAX][NRM_LINK_LEVELS];
    double within, across; /* share of matches among all pairs of records */
    size_t n_steps;
    bool converged;
} nrm_link_model;

/* u from random pairs (by the seed), m and the shares by EM. */
void nrm_link_fit(const nrm_link_data *d, const nrm_link_pairs *p,
                  uint64_t seed, nrm_link_model *out);

/* log2 of the likelihood ratio, with term frequencies; id: INFINITY. */
double nrm_link_weight(const nrm_link_data *d, const nrm_link_model *m,
                       const nrm_link_pair *p);

/* The probability of a match at this weight. */
double nrm_link_probability(const nrm_link_data *d, const nrm_link_model *m,
                            const nrm_link_pair *p, double weight);

typedef struct nrm_link_result {
    uint32_t *person;    /* by record: number of its cluster, from 0 */
    double *weight;      /* by record: of its best link; 0 without one */
    double *probability; /* the same */
    uint32_t *conflicts; /* by record: pairs of its cluster that on their own
                            would not have been linked */
    size_t n_persons, n_links, n_within, n_conflicts;
    double false_match;     /* expected share of links that are wrong */
    double false_non_match; /* expected share of matches not linked, among
                               the candidates */
} nrm_link_result;

void nrm_link_cluster(const nrm_link_data *d, const nrm_link_pairs *p,
                      const nrm_link_model *m, double threshold,
                      nrm_link_result *out);

#endif
