/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finds the code that people meant: the code itself, an alias, or a label of it
 * in any language, compared after folding (nrm_utf8_fold).
 */
#ifndef NRM_DATA_CODE_INDEX_H
#define NRM_DATA_CODE_INDEX_H

#include "data/codes.h"

typedef struct nrm_code_index nrm_code_index;

/*
 * An index of the list.
 * Two codes with labels that fold to one text are an error.
 */
nrm_code_index *nrm_code_index_new(nrm_arena *a, const nrm_codelist *list,
                                   nrm_err *e) NRM_MUST_USE;

/* Adds a spelling of a code that is in the list; the latest one wins. */
void nrm_code_index_add(nrm_code_index *index, nrm_text spelling, size_t place);

/* The place of the code in the list, or NRM_NO_CODE. */
size_t nrm_code_index_find(nrm_code_index *index, nrm_text text);

/*
 * Why a text is no code, for a message: which of its letters only look
 * Latin, or the codes there are. Begins with ";".
 */
const char *
nrm_code_index_hint(nrm_arena *a, const nrm_code_index *index, nrm_text text);

#endif
