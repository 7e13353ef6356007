/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/source.h"

nrm_rows *
nrm_source_open(nrm_arena *a, const char *path, const nrm_resource *r,
                const nrm_source_options *options, nrm_err *e)
{
    nrm_dialect *d = nrm_new(a, nrm_dialect);
    nrm_in *in;

    if (nrm_dialect_read(r->dialect, d, e) != 0)
        return NULL;
    d->ragged = d->ragged || options->bad_rows;
    in = nrm_in_open(a, path, e);
    if (in == NULL)
        return NULL;
    return nrm_rows_header(a, nrm_rows_csv(a, in, d), d, e);
}
