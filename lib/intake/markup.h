/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HTML, SVG and XML read leniently, as browsers do: a place in the text that
 * goes on over names, values and whatever else.
 */
#ifndef NRM_INTAKE_MARKUP_H
#define NRM_INTAKE_MARKUP_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nrm_markup {
    const char *at, *end;
    size_t line;
} nrm_markup;

/* From the first line of a text. */
nrm_markup nrm_markup_of(nrm_text text);

/* What is left. */
nrm_text nrm_markup_rest(const nrm_markup *m);

/* Goes on to `to` and counts the lines. */
void nrm_markup_go(nrm_markup *m, const char *to);

/* Where `what` begins, or the end. */
const char *nrm_markup_find(const nrm_markup *m, const char *what);

/* Whether an element begins here: '<' and a letter. */
bool nrm_markup_is_tag(const nrm_markup *m);

/* The name of an element or attribute that is here; may be empty. */
nrm_text nrm_markup_name(nrm_markup *m);

/*
 * The next attribute of a tag, as it is written; false at the end of the tag,
 * which is passed. `empty` tells then whether the element ends with it. An
 * attribute without a value has one whose `at` is NULL. `line` is that of the
 * value.
 */
typedef struct nrm_attribute {
    nrm_text name, value;
    size_t line;
} nrm_attribute;

bool nrm_markup_attribute(nrm_markup *m, nrm_attribute *out, bool *empty);

#endif
