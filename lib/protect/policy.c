/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/policy.h"

nrm_policy
nrm_policy_default(void)
{
    nrm_policy policy = { .name = "default",
                          .threshold = 5,
                          .zeros = NRM_ZEROS_PUBLIC,
                          .width = 1,
                          .base = 3,
                          .method = "suppress" };

    return policy;
}
