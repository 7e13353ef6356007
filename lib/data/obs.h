/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Observations: one row per number, in the vocabulary of SDMX-CSV; the file
 * format is described in nrm-observations(5). Lower-case columns are
 * dimensions, UPPER-CASE columns are attributes.
 *
 * Codes and texts are numbers of the table's pool of words, so that they are
 * compared as integers; number 0 is the empty word.
 */
#ifndef NRM_DATA_OBS_H
#define NRM_DATA_OBS_H

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/num.h"
#include "base/period.h"
#include "base/pool.h"
#include "data/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NRM_DIMS_MAX 32  /* dimensions of a table */
#define NRM_TEXTS_MAX 32 /* attributes of a table that are text */
#define NRM_NO_DIM ((size_t)-1)

/* The attributes that are numbers, in the order of their columns. */
typedef enum nrm_attr {
    NRM_OBS_VALUE,
    NRM_OBS_LOW, /* what is known of a number that is not: its bounds */
    NRM_OBS_HIGH,
    NRM_CI_LOW,
    NRM_CI_HIGH,
    NRM_CI_LEVEL, /* a share: 0.95 */
    NRM_N,
    NRM_EVENTS,
    NRM_P_VALUE,
    NRM_ATTRS
} nrm_attr;

/*
 * The words of a row lie elsewhere, as many as its table has columns: a row may
 * be moved, but `copy = *row` shares its words: see data/obs_loose.h.
 */
typedef struct nrm_obs_row {
    nrm_maybe num[NRM_ATTRS];
    size_t line;       /* of the input it came from; 0: it was made */
    uint32_t file;     /* word: the name of the input */
    nrm_period period; /* NRM_NO_PERIOD where there is none */
    nrm_status status;
    nrm_conf conf;
    uint16_t n_dims, n_texts; /* as the table */
    uint32_t *dim;            /* words */
    uint32_t *text;           /* words */
} nrm_obs_row;

typedef struct nrm_obs {
    nrm_arena *a;
    nrm_pool *words;
    const char *dims[NRM_DIMS_MAX]; /* names */
    uint32_t totals[NRM_DIMS_MAX];  /* words: the total code of each */
    size_t n_dims;
    const char *texts[NRM_TEXTS_MAX]; /* names, such as SOURCE and NOTE */
    size_t n_texts;
    nrm_obs_row *rows;
    size_t n_rows, cap;
} nrm_obs;

/* An empty table in the arena. */
nrm_obs *nrm_obs_new(nrm_arena *a) NRM_MUST_USE;

/* An empty table with the columns and the words of another. */
nrm_obs *nrm_obs_like(const nrm_obs *obs) NRM_MUST_USE;

/* The place of a dimension, or NRM_NO_DIM. */
size_t nrm_obs_dim_find(const nrm_obs *obs, const char *name);

/* The place of a text attribute, or NRM_NO_DIM. */
size_t nrm_obs_text_find(const nrm_obs *obs, const char *name);

/*
 * The place of a dimension, which is added when it is new; rows that are
 * there get its total code. Fails beyond NRM_DIMS_MAX.
 */
int nrm_obs_dim(nrm_obs *obs, const char *name, size_t *place,
                nrm_err *e) NRM_MUST_USE;

/* The same for a text attribute; rows that are there get the empty word. */
int nrm_obs_text(nrm_obs *obs, const char *name, size_t *place,
                 nrm_err *e) NRM_MUST_USE;

/* Says which code is the total of a dimension, before rows are added. */
void nrm_obs_set_total(nrm_obs *obs, size_t dim, nrm_text total);

/*
 * A new row: total codes, no numbers, N. The pointer lasts until the next
 * call that adds a row.
 */
nrm_obs_row *nrm_obs_add(nrm_obs *obs);

/*
 * A new row with the content of `row`, whose table has the same first columns;
 * in the others it has total codes and empty words.
 */
nrm_obs_row *nrm_obs_add_copy(nrm_obs *obs, const nrm_obs_row *row);

/* Words and their numbers. */
uint32_t nrm_obs_word(nrm_obs *obs, nrm_text t);
nrm_text nrm_obs_text_at(const nrm_obs *obs, uint32_t word);
const char *nrm_obs_string(const nrm_obs *obs, uint32_t word);

/* Sets a text attribute by name; the column is added when it is new. */
int nrm_obs_set_text(nrm_obs *obs, nrm_obs_row *row, const char *name,
                     const char *value, nrm_err *e) NRM_MUST_USE;

/* The name of a number attribute, such as "CI_LOW". */
const char *nrm_attr_name(nrm_attr attr);

/*
 * The bounds of the value: OBS_VALUE twice when it is known, else OBS_LOW and
 * OBS_HIGH; an open end is -INFINITY or INFINITY. False when nothing is known.
 */
bool nrm_obs_bounds(const nrm_obs_row *row, nrm_span *out);

/* Whether two rows have the same dimensions and period. */
bool nrm_obs_same_key(const nrm_obs *obs, const nrm_obs_row *a,
                      const nrm_obs_row *b);

/*
 * Appends the key of a row to `out` as bytes: the words of the dimensions
 * whose bit is set in `dims`, and the period when `period` is set. Equal keys
 * are equal bytes, so a pool of them makes groups.
 */
void nrm_obs_key(const nrm_obs *obs, const nrm_obs_row *row, uint64_t dims,
                 bool period, nrm_buf *out);

/*
 * Sorts rows by the text of their dimensions in column order, then by
 * period, then by where they came from: the order does not depend on the
 * order of the input.
 */
void nrm_obs_sort(nrm_obs *obs);

#endif
