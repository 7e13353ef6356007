/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout steps: each takes a stream of rows and makes one. A step is a file
 * that ends with its descriptor, and a row in list.def.
 */
#ifndef NRM_INTAKE_STEP_H
#define NRM_INTAKE_STEP_H

#include "data/schema.h"
#include "intake/rows.h"

/* What a step knows of the file it is in. */
typedef struct nrm_layout {
    nrm_arena *a;
    const nrm_resource *resource;
    const nrm_dialect *dialect;
    /* The rows of another sheet, or of a file beside, without a header. */
    nrm_rows *(*other)(const struct nrm_layout *layout, const nrm_json *name,
                       nrm_err *e);
    /* The name of the n-th sheet, from 0, or NULL. */
    const char *(*sheet)(const struct nrm_layout *layout, size_t n);
    void *source;
} nrm_layout;

typedef struct nrm_step {
    const char *name;
    const char *help;   /* one line, no full stop */
    const char *keys;   /* that its object may have, separated by blanks */
    bool before_header; /* it takes rows that have no columns yet */
    nrm_rows *(*open)(const nrm_layout *layout, nrm_rows *from,
                      const nrm_json *json, nrm_err *e);
} nrm_step;

/* All steps, in the order of list.def; the last one is NULL. */
extern const nrm_step *const nrm_steps[];

/*
 * Puts the steps of an array over a stream without a header; the header of
 * the dialect comes before the first step that needs one.
 */
nrm_rows *nrm_layout_apply(const nrm_layout *layout, nrm_rows *from,
                           const nrm_json *steps, nrm_err *e) NRM_MUST_USE;

/* Whether a step of the array takes rows without a header. */
bool nrm_layout_ragged(const nrm_json *steps);

/*
 * What steps share. A missing key is an error; `out` is a view that lasts as
 * long as the schema.
 */
int nrm_step_text(const nrm_json *json, const char *key, nrm_text *out,
                  nrm_err *e) NRM_MUST_USE;

/* The place of the column that `key` names. */
int nrm_step_column(const nrm_layout *layout, const nrm_rows *rows,
                    const nrm_json *json, const char *key, size_t *out,
                    nrm_err *e) NRM_MUST_USE;

/*
 * Which columns `key` names: a text or an array of texts, where `*` stands
 * for any characters. A text without `*` that names no column is an error.
 */
bool *nrm_step_columns(const nrm_layout *layout, const nrm_rows *rows,
                       const nrm_json *json, const char *key,
                       nrm_err *e) NRM_MUST_USE;

/*
 * What a step does that makes one row of one: fills `out`, which has the cells
 * of `in` and room behind them. Returns 1, 0 to leave the row out, or -1 when
 * the row is bad; `e` then says why, without its place. New texts go to
 * `scratch`, which lasts as long as the row.
 */
typedef int nrm_step_change(void *state, nrm_arena *scratch,
                            const nrm_cells *in, nrm_text *out, nrm_err *e);

/* The stream that a change makes. The columns are `names`, `n` of them. */
nrm_rows *nrm_step_map(nrm_arena *a, nrm_rows *from, nrm_step_change *change,
                       void *state) NRM_MUST_USE;
void nrm_step_set_columns(nrm_rows *mapped, const nrm_text *names, size_t n);

/* Takes a header as the step `header` does, by its keys in `json`. */
nrm_rows *nrm_step_header_take(const nrm_layout *layout, nrm_rows *from,
                               const nrm_json *json, nrm_err *e) NRM_MUST_USE;

/* Whether a text is like a pattern with `*`. */
bool nrm_step_like(nrm_text pattern, nrm_text text);

/* The columns of a stream as an array that may be changed; `room` more. */
nrm_text *nrm_step_names(nrm_arena *a, const nrm_rows *rows, size_t room);

#endif
