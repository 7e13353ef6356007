/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "None of these": what a multiple answer says when it was given and nothing
 * was chosen. An empty answer is one that nobody gave, so the two need two
 * values. A list may have a code for it; any other gains the one of the
 * standard list `none`.
 */
#include "data/code_index.h"
#include "data/schema_part.h"
#include "data/unicode.h"

/* The code that is called NONE, in capitals or not, or is labelled so. */
static size_t
find_none(nrm_arena *a, const nrm_codelist *list, const nrm_code_item *none,
          nrm_code_index *index)
{
    nrm_text folded = nrm_utf8_fold(a, none->code);
    size_t place = NRM_NO_CODE;

    for (size_t i = 0; i < list->n; i++)
        if (nrm_text_eq(nrm_utf8_fold(a, list->items[i].code), folded))
            return i;
    for (size_t l = 0; l < NRM_LANGS && place == NRM_NO_CODE; l++)
        place = nrm_code_index_find(index, none->label[l]);
    return place;
}

/* Where parts overlap it is one of them; it never adds up with others. */
static const nrm_codelist *
append(nrm_arena *a, const nrm_codelist *list, const nrm_code_item *none)
{
    nrm_codelist *out = nrm_new(a, nrm_codelist);

    *out = *list;
    out->items = nrm_new_n(a, nrm_code_item, list->n + 1);
    for (size_t i = 0; i < list->n; i++)
        out->items[i] = list->items[i];
    out->items[out->n] = *none;
    if (list->total != NRM_NO_CODE
        && list->items[list->total].parts == NRM_OVERLAP)
        out->items[out->n].parent = list->total;
    out->n++;
    return out;
}

const nrm_codelist *
nrm_schema_with_none(nrm_arena *a, const nrm_codelist *list, size_t *at,
                     nrm_err *e)
{
    const nrm_codelist *standard = nrm_codes_standard(a, "none");
    nrm_code_index *index = nrm_code_index_new(a, list, e);

    if (index == NULL)
        return NULL;
    *at = find_none(a, list, &standard->items[0], index);
    if (*at != NRM_NO_CODE)
        return list;
    *at = list->n;
    return append(a, list, &standard->items[0]);
}

int
nrm_schema_none(nrm_arena *a, nrm_field *f, nrm_err *e)
{
    const nrm_json *given = nrm_json_want(f->nrm, "none", NRM_JSON_STRING, e);
    size_t at = NRM_NO_CODE;

    if (e->code != NRM_OK)
        return -1;
    if (given != NULL && f->type != NRM_TYPE_LIST)
        return nrm_json_fail(given, e, "'none' is for a field of type list");
    if (f->type != NRM_TYPE_LIST)
        return 0;
    f->none = given == NULL ? nrm_text_of(NRM_CODE_NONE) : given->text;
    if (f->codes == NULL)
        return 0;
    if (given != NULL && nrm_codes_find(f->codes, given->text) == NRM_NO_CODE)
        return nrm_json_fail(given, e, "'%s' is not a code of the list '%s'",
                             nrm_quote(a, given->text), f->codes->name);
    if (given != NULL)
        return 0;
    f->codes = nrm_schema_with_none(a, f->codes, &at, e);
    if (f->codes == NULL)
        return -1;
    f->none = f->codes->items[at].code;
    return 0;
}
