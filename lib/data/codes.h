/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Code lists: the codes of a dimension, their labels, and the hierarchy that
 * says what is a part of what.
 *
 * As a file a code list is CSV with the columns
 *     code,parent,parts,value,en,el,bg,ro,sl,aliases,iso
 * `parent` is the code that this one is a part of, empty at the top; `parts`
 * says what the codes below this one are to it: `partition` (they add up to
 * it) or `overlap` (a person may be in several, so they may add up to more).
 * `value` is the number that an answer counts as, such as 0.5 for partly.
 * `aliases` are other spellings of the code, with blanks between them, such as
 * GR and GRC. `iso` is the code of ISO where it is another one. The columns of
 * values, labels, aliases and iso may be missing, and others are passed over. A
 * code that is a parent of nothing leaves `parts` empty. The total of a list is
 * its only code at the top that has parts; a list without such a code, like one
 * of countries, has no total.
 */
#ifndef NRM_DATA_CODES_H
#define NRM_DATA_CODES_H

#include "base/err.h"
#include "base/file.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum nrm_lang {
    NRM_EN,
    NRM_EL,
    NRM_BG,
    NRM_RO,
    NRM_SL,
    NRM_LANGS
} nrm_lang;

typedef enum nrm_parts { NRM_NO_PARTS, NRM_PARTITION, NRM_OVERLAP } nrm_parts;

#define NRM_NO_CODE ((size_t)-1)

/* What a multiple answer is in which nothing was chosen. */
#define NRM_CODE_NONE "NONE"

typedef struct nrm_code_item {
    nrm_text code;
    size_t parent; /* place in the list, or NRM_NO_CODE */
    nrm_parts parts;
    nrm_text value;            /* a number, or absent */
    nrm_text label[NRM_LANGS]; /* absent where the list has none */
    nrm_text aliases, iso;
} nrm_code_item;

typedef struct nrm_codelist {
    const char *name;
    nrm_code_item *items;
    size_t n;
    size_t total; /* place of the total, or NRM_NO_CODE */
} nrm_codelist;

/* "en", "el", "bg", "ro", "sl"; false for anything else. */
bool nrm_lang_parse(nrm_text t, nrm_lang *out) NRM_MUST_USE;
const char *nrm_lang_name(nrm_lang lang);

/* A code before its list is made; `path` and `line` are for messages. */
typedef struct nrm_code_row {
    const char *path;
    size_t line;
    nrm_text code, parent, parts, value;
    nrm_text label[NRM_LANGS];
    nrm_text aliases, iso;
} nrm_code_row;

/* Makes a list of rows. `name` and the texts of the rows are kept. */
nrm_codelist *
nrm_codes_make(nrm_arena *a, const char *name, const nrm_code_row *rows,
               size_t n, nrm_err *e) NRM_MUST_USE;

/* Reads a code list. `name` is kept. */
nrm_codelist *nrm_codes_read(nrm_arena *a, const char *name, nrm_in *in,
                             nrm_err *e) NRM_MUST_USE;

/*
 * One of the lists that are built in (the files of datasets/codelists), or
 * NULL. Names of dimensions are names of lists: sex, age, citizen, form, geo.
 */
nrm_codelist *nrm_codes_standard(nrm_arena *a, const char *name) NRM_MUST_USE;

/*
 * The list with the codes of ISO, where those that they replace are aliases;
 * the list itself when it has none.
 */
const nrm_codelist *
nrm_codes_iso(nrm_arena *a, const nrm_codelist *list) NRM_MUST_USE;

/* The place of a code, or NRM_NO_CODE. */
size_t nrm_codes_find(const nrm_codelist *list, nrm_text code);

/* Whether `code` is `ancestor` or lies below it. */
bool nrm_codes_below(const nrm_codelist *list, size_t code, size_t ancestor);

/* The label in the language, in English, or the code itself. */
nrm_text nrm_codes_label(const nrm_codelist *list, size_t code, nrm_lang lang);

/*
 * The total code of a dimension: of the list where it has one, else of the
 * standard list of that name, else "TOTAL". `statistic` is "count" and
 * `method` and `model` are "_Z" for a plain count.
 */
nrm_text
nrm_codes_total(nrm_arena *a, const nrm_codelist *list, const char *dimension);

#endif
