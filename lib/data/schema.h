/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The schema: a Data Package v2 descriptor (Table Schema and Table Dialect)
 * with our extensions under the key `nrm`; the format is described in
 * nrm-schema(5). Every part keeps its JSON node, so that a module with a key
 * of its own below `nrm` reads it there and reports errors at its place.
 */
#ifndef NRM_DATA_SCHEMA_H
#define NRM_DATA_SCHEMA_H

#include "data/codes.h"
#include "data/json.h"
#include "data/obs.h"

typedef enum nrm_type {
    NRM_TYPE_STRING,
    NRM_TYPE_INTEGER,
    NRM_TYPE_NUMBER,
    NRM_TYPE_BOOLEAN,
    NRM_TYPE_DATE,
    NRM_TYPE_TIME,
    NRM_TYPE_DATETIME,
    NRM_TYPE_YEAR,
    NRM_TYPE_YEARMONTH,
    NRM_TYPE_DURATION,
    NRM_TYPE_LIST,
    NRM_TYPE_ANY
} nrm_type;

/* What a field is to an observation. */
typedef enum nrm_role {
    NRM_ROLE_NONE,       /* a column of records */
    NRM_ROLE_DIMENSION,  /* a dimension of the row */
    NRM_ROLE_ATTRIBUTE,  /* TIME_PERIOD, OBS_VALUE, SOURCE, ... of the row */
    NRM_ROLE_OBSERVATION /* an observation of its own */
} nrm_role;

/* A dimension (lower case) or attribute (upper case) with its constant. */
typedef struct nrm_constant {
    const char *name;
    nrm_text value;
    const nrm_codelist *codes; /* of the dimension, or NULL */
    const nrm_json *json;
} nrm_constant;

/* A text that stands for a missing value; the label is the reason. */
typedef struct nrm_missing {
    nrm_text value, label; /* label absent: no reason is known */
} nrm_missing;

typedef struct nrm_field {
    const char *name;
    nrm_type type;
    const char *format; /* "default" unless given */
    nrm_role role;
    const char *target;            /* name of the dimension or attribute */
    const nrm_constant *constants; /* of its own observation */
    size_t n_constants;
    const nrm_codelist *codes;   /* what its values are, or NULL */
    const nrm_codelist *respell; /* whose codes of ISO they become, or NULL */
    const nrm_missing *missing;
    size_t n_missing;
    nrm_text none;           /* code of a list when nothing was chosen */
    nrm_text decimal, group; /* characters of numbers; group may be absent */
    bool bare;               /* numbers have no units around them */
    bool required, unique;
    bool hidden;                              /* `private`: never quoted */
    const nrm_json *json, *nrm, *constraints; /* the last two may be NULL */
} nrm_field;

typedef struct nrm_resource {
    const char *name, *path; /* path may be NULL */
    const char *encoding;    /* "utf-8" unless given */
    const nrm_field *fields;
    size_t n_fields;
    const nrm_pool *names;    /* of the fields, each with the number of its */
    const char *fields_match; /* exact, equal, subset, superset, partial */
    const nrm_constant *constants; /* of every row */
    size_t n_constants;
    nrm_conf conf;
    const nrm_json *json, *dialect, *schema, *nrm; /* all but json: or NULL */
} nrm_resource;

typedef struct nrm_indicator {
    nrm_text name, unit; /* unit absent where not given */
    nrm_text label[NRM_LANGS], definition[NRM_LANGS];
    const nrm_json *json;
} nrm_indicator;

typedef struct nrm_schema {
    const char *path;
    nrm_text name, title, version, release; /* absent: not given */
    nrm_text citation[NRM_LANGS];           /* English where it is one text */
    nrm_conf conf;
    const nrm_indicator *indicators;
    size_t n_indicators;
    const nrm_resource *resources;
    size_t n_resources;
    struct nrm_schema_lists *lists; /* of nrm_schema_codes */
    const nrm_json *json, *nrm;     /* nrm may be NULL */
} nrm_schema;

/* Reads a descriptor and the code lists that stand beside it. */
nrm_schema *
nrm_schema_read(nrm_arena *a, const char *path, nrm_err *e) NRM_MUST_USE;

/* The same from a text; `path` names it in messages. */
nrm_schema *nrm_schema_parse(nrm_arena *a, const char *path, nrm_text text,
                             nrm_err *e) NRM_MUST_USE;

/*
 * The resource called `name`; when that is NULL the one whose path ends in the
 * base name of `file`, else the only one there is. The error names them all.
 */
const nrm_resource *
nrm_schema_resource(nrm_arena *a, const nrm_schema *s, const char *name,
                    const char *file, nrm_err *e) NRM_MUST_USE;

/* The field of a resource, or NULL. */
const nrm_field *nrm_schema_field(const nrm_resource *r, nrm_text name);

/* The indicator, or NULL. */
const nrm_indicator *nrm_schema_indicator(const nrm_schema *s, nrm_text name);

/*
 * The code list of a dimension: what `nrm.dimensions` says, else the list of
 * that name in the package, else the standard one, else NULL.
 */
const nrm_codelist *
nrm_schema_codes(const nrm_schema *s, const char *dimension);

/* The i-th list of the package and of its dimensions; NULL behind the last. */
const nrm_codelist *nrm_schema_codelist(const nrm_schema *s, size_t i);

/* Whether a resource yields observations rather than records. */
bool nrm_schema_observes(const nrm_resource *r);

/*
 * Whether the records of nrm-ingest have, beside the column NAME of the
 * field, NAME.low and NAME.high for bounds, and NAME.status for the reason
 * why a value is missing.
 */
bool nrm_schema_has_bounds(const nrm_field *f);
bool nrm_schema_has_status(const nrm_field *f);

#endif
