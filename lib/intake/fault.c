/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/fault.h"

#define NRM_FAULT(name) extern const nrm_fault nrm_fault_##name;
#include "intake/fault.def"
#undef NRM_FAULT

const nrm_fault *const nrm_faults[] = {
#define NRM_FAULT(name) &nrm_fault_##name,
#include "intake/fault.def"
#undef NRM_FAULT
    NULL
};

const nrm_fault *
nrm_fault_find(nrm_text name)
{
    for (size_t i = 0; nrm_faults[i] != NULL; i++)
        if (nrm_text_is(name, nrm_faults[i]->name))
            return nrm_faults[i];
    return NULL;
}
