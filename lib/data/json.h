/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON files as a tree of nodes that know their line and column, so that a
 * wrong value is reported where it stands. Duplicate keys are errors.
 */
#ifndef NRM_DATA_JSON_H
#define NRM_DATA_JSON_H

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum nrm_json_kind {
    NRM_JSON_NULL,
    NRM_JSON_BOOL,
    NRM_JSON_NUMBER,
    NRM_JSON_STRING,
    NRM_JSON_ARRAY,
    NRM_JSON_OBJECT
} nrm_json_kind;

typedef struct nrm_json nrm_json;
struct nrm_json {
    nrm_json_kind kind;
    size_t line, column;   /* where the value starts, from 1 */
    const char *path;      /* the file, for messages */
    nrm_text key;          /* inside an object */
    nrm_text text;         /* of a string; of a number as it is written */
    double number;         /* of a number; 1 and 0 of a boolean */
    size_t count;          /* members of an array or object */
    const nrm_json *first; /* the first member */
    const nrm_json *next;  /* the next one beside this */
};

/* The tree of a text. `path` names it in messages and is kept. */
const nrm_json *nrm_json_parse(nrm_arena *a, const char *path, nrm_text text,
                               nrm_err *e) NRM_MUST_USE;

/* Reads and parses a file of at most 64 MiB. */
const nrm_json *
nrm_json_read(nrm_arena *a, const char *path, nrm_err *e) NRM_MUST_USE;

/* Fails with `path:line: column N: ...`. Returns -1. */
int nrm_json_fail(const nrm_json *at, nrm_err *e, const char *format, ...)
    NRM_PRINTF(3, 4);

/* A member of an object, or NULL. NULL as object is an empty one. */
const nrm_json *nrm_json_get(const nrm_json *object, const char *key);

/*
 * A member that must have the kind: NULL without an error when it is not
 * there or null, NULL with `e` filled when it has another kind.
 */
const nrm_json *nrm_json_want(const nrm_json *object, const char *key,
                              nrm_json_kind kind, nrm_err *e);

/*
 * The same for plain values; *out keeps what it holds when there is none.
 * Text is UTF-8 with a NUL behind it.
 */
int nrm_json_text(const nrm_json *object, const char *key, nrm_text *out,
                  nrm_err *e) NRM_MUST_USE;
int nrm_json_bool(const nrm_json *object, const char *key, bool *out,
                  nrm_err *e) NRM_MUST_USE;
int nrm_json_number(const nrm_json *object, const char *key, double *out,
                    nrm_err *e) NRM_MUST_USE;

/* The word for a kind: "a string", "an array", ... */
const char *nrm_json_kind_name(nrm_json_kind kind);

/* Writes `t` as a JSON string, with its quotes. */
void nrm_json_put(nrm_buf *b, nrm_text t);

#endif
