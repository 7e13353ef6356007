/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/method.h"

#include <string.h>

static const nrm_protect_method *const methods[] = {
#define NRM_PROTECT(name) &nrm_protect_##name,
#include "protect/list.def"
#undef NRM_PROTECT
};

const nrm_protect_method *
nrm_protect_method_find(const char *name)
{
    for (size_t i = 0; i < NRM_COUNT_OF(methods); i++)
        if (strcmp(methods[i]->name, name) == 0)
            return methods[i];
    return NULL;
}

void
nrm_protect_method_list(nrm_buf *out)
{
    for (size_t i = 0; i < NRM_COUNT_OF(methods); i++)
        nrm_buf_format(out, "%-10s %s\n", methods[i]->name, methods[i]->help);
}

bool
nrm_is_small(const nrm_policy *policy, const nrm_cell *cell)
{
    if (cell->high == 0)
        return policy->zeros == NRM_ZEROS_PROTECTED;
    return cell->low < policy->threshold;
}
