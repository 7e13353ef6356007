/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the values of a made-up register are drawn. Each way is a file that ends
 * with its descriptor, and a row in draw.def. In a schema it is the key of the
 * object `nrm.generate` of a field, such as {"weights": {"F": 7, "M": 3}}.
 */
#ifndef NRM_INTAKE_DRAW_H
#define NRM_INTAKE_DRAW_H

#include "base/num.h"
#include "base/period.h"
#include "base/pool.h"
#include "data/code_index.h"
#include "data/schema.h"
#include "math/law.h"

/* Bytes of a number, a date or a running name. */
#define NRM_CELL_BYTES 48

typedef struct nrm_made_cell {
    nrm_text text;  /* in `bytes` or in the plan; absent when empty */
    int64_t number; /* of a code in the pool, of a day, of a count */
    char bytes[NRM_CELL_BYTES];
} nrm_made_cell;

/* A row while it is made: what a draw may look at. */
typedef struct nrm_made_row {
    nrm_random random;
    size_t index; /* of the row, from 0 */
    int32_t day;  /* of the calendar */
    nrm_made_cell *cells;
} nrm_made_row;

struct nrm_drawing;

typedef struct nrm_draw {
    const char *name;
    const char *help; /* one line, no full stop */
    /* Makes the state of the value of the key; NULL with `e` filled. */
    void *(*read)(struct nrm_drawing *d, const nrm_json *value, nrm_err *e);
    void (*draw)(const void *state, nrm_made_row *row, nrm_made_cell *out);
} nrm_draw;

/* All ways, in the order of draw.def; the last one is NULL. */
extern const nrm_draw *const nrm_draws[];

/* A way with its state. */
typedef struct nrm_drawn {
    const nrm_draw *draw;
    const void *state;
    const nrm_law *missing; /* 1 is no value; NULL when it is never missing */
} nrm_drawn;

/* What is known of a field once it is read. */
typedef struct nrm_made_field {
    const nrm_field *field;
    nrm_drawn drawn;
    nrm_pool *codes;       /* of its weights, in the order they stand */
    nrm_code_index *index; /* of its code list, or NULL */
    bool date;             /* `number` is a day */
    bool mark;             /* says that the row is synthetic: never spoilt */
    size_t after;          /* the field that a delay follows, or NRM_NO_FIELD */
    unsigned decimals;     /* digits behind the mark of a number, 0 for none */
} nrm_made_field;

#define NRM_NO_FIELD ((size_t)-1)

/* The days of a register. */
typedef struct nrm_made_days {
    nrm_law *days; /* from `first` */
    int32_t first, last;
    double expected; /* rows, or 0 when the calendar does not say */
} nrm_made_days;

/* The state of reading a description. */
typedef struct nrm_drawing {
    nrm_arena *a;
    nrm_made_field *fields;
    size_t at; /* the field that is read; those before it are known */
    nrm_made_days *days;
    nrm_text source; /* what is written as the source of each row */
} nrm_drawing;

/* Reads the object of one way; `out->draw` is NULL when it is NULL. */
int nrm_draw_read(nrm_drawing *d, const nrm_json *json, nrm_drawn *out,
                  nrm_err *e) NRM_MUST_USE;

void
nrm_draw_cell(const nrm_drawn *drawn, nrm_made_row *row, nrm_made_cell *out);

/* The place of the field before this one that `key` of `json` names. */
int nrm_draw_field(const nrm_drawing *d, const nrm_json *json, const char *key,
                   size_t *out, nrm_err *e) NRM_MUST_USE;

/* A number of the object between low and high; needed when *out is below. */
int nrm_draw_number(const nrm_json *json, const char *key, nrm_span span,
                    double *out, nrm_err *e) NRM_MUST_USE;

/* The same for a whole one. */
int nrm_draw_integer(const nrm_json *json, const char *key, nrm_span span,
                     int64_t *out, nrm_err *e) NRM_MUST_USE;

/* Writes a date, a whole number, or one with digits behind the mark. */
void nrm_draw_put_day(nrm_made_cell *cell, int32_t day);
void
nrm_draw_put_number(nrm_made_cell *cell, int64_t number, unsigned decimals);

#endif
