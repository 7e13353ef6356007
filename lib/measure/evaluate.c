/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/evaluate.h"

static const nrm_identify_method *const methods[] = {
#define NRM_EVALUATE(name) &nrm_evaluate_##name,
#include "measure/evaluate.def"
#undef NRM_EVALUATE
};

const nrm_identify_list nrm_evaluate_methods = { methods,
                                                 NRM_COUNT_OF(methods) };
