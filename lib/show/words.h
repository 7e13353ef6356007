/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of one language: labels of codes, the fixed words of tables and
 * pages, the forms of numbers and dates. No locale is involved.
 *
 * A label has a key: `geo.BG` is the code BG of the dimension geo, `dim.geo`
 * the dimension itself, `table` a fixed word. The code lists that are built
 * in give the first labels; label files (code lists whose `code` is the key)
 * add to them and replace them. A label that lacks the language falls back to
 * English, then to the code itself.
 */
#ifndef NRM_SHOW_WORDS_H
#define NRM_SHOW_WORDS_H

#include "base/buf.h"
#include "base/period.h"
#include "data/codes.h"

typedef struct nrm_words nrm_words;

nrm_words *nrm_words_new(nrm_arena *a, nrm_lang lang) NRM_MUST_USE;

/* Adds the labels of a file with the columns code,en,el,bg,ro,sl. */
int nrm_words_read(nrm_words *w, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/* Adds the labels of a code list; `dimension` becomes the prefix of the key. */
void nrm_words_add_list(nrm_words *w, const char *dimension,
                        const nrm_codelist *list);

/* Adds or replaces one label. */
void
nrm_words_set(nrm_words *w, const char *key, nrm_lang lang, nrm_text label);

nrm_lang nrm_words_lang(const nrm_words *w);

/* The label of a key; the key itself when there is none. */
const char *nrm_words_get(nrm_words *w, const char *key);

/* The label of a key, or NULL; does not count as missing. */
const char *nrm_words_find(const nrm_words *w, const char *key);

/* The label of a code of a dimension; the code itself when there is none. */
const char *nrm_words_code(nrm_words *w, const char *dimension, nrm_text code);

/* Where a code stands in the order of its list; UINT32_MAX when unknown. */
uint32_t
nrm_words_rank(const nrm_words *w, const char *dimension, nrm_text code);

/*
 * The label of a key with its {holes} filled. `holes` are names and values in
 * turn, ended by NULL.
 */
const char *
nrm_words_fill(nrm_words *w, const char *key, const char *const *holes);

/*
 * The plural category of a whole number in the language (CLDR): "one", "two",
 * "few" or "other".
 */
const char *nrm_words_plural(const nrm_words *w, int64_t n);

/* A plain decimal ("-1234.5") with the marks of the language. */
const char *nrm_words_number(const nrm_words *w, const char *plain);

/* A period as people of the language write it. */
const char *nrm_words_period(nrm_words *w, nrm_period period);

/* The keys that were asked for and lack the language, in order of asking. */
size_t nrm_words_missing(const nrm_words *w, const char *const **keys);

#endif
