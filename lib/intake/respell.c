/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/respell.h"

nrm_text
nrm_respelled(const nrm_codelist *list, nrm_text code)
{
    size_t place = list == NULL ? NRM_NO_CODE : nrm_codes_find(list, code);

    return place != NRM_NO_CODE && list->items[place].iso.len > 0
               ? list->items[place].iso
               : code;
}

static const nrm_constant *
respell_constants(nrm_arena *a, const nrm_constant *constants, size_t n)
{
    nrm_constant *out = nrm_new_n(a, nrm_constant, n);

    for (size_t i = 0; i < n; i++) {
        out[i] = constants[i];
        out[i].value = nrm_respelled(out[i].codes, out[i].value);
    }
    return out;
}

/* The list that a field's values are of, even if it lets others be. */
static const nrm_codelist *
list_of(const nrm_schema *s, const nrm_field *f)
{
    if (f->codes != NULL || f->role != NRM_ROLE_DIMENSION)
        return f->codes;
    return nrm_schema_codes(s, f->target);
}

const nrm_resource *
nrm_respell_iso(nrm_arena *a, const nrm_schema *s, const nrm_resource *r)
{
    nrm_resource *out = nrm_new(a, nrm_resource);
    nrm_field *fields = nrm_new_n(a, nrm_field, r->n_fields);

    *out = *r;
    out->fields = fields;
    out->constants = respell_constants(a, r->constants, r->n_constants);
    for (size_t i = 0; i < r->n_fields; i++) {
        nrm_field *f = &fields[i];

        *f = r->fields[i];
        f->constants = respell_constants(a, f->constants, f->n_constants);
        f->respell = list_of(s, f);
        if (f->type == NRM_TYPE_LIST && f->codes != NULL)
            f->codes = nrm_codes_iso(a, f->codes);
    }
    return out;
}
