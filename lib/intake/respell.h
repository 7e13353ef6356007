/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries by the codes of ISO 3166, where Eurostat has its own. */
#ifndef NRM_INTAKE_RESPELL_H
#define NRM_INTAKE_RESPELL_H

#include "data/schema.h"

/*
 * The resource with fields and constants whose values become the codes of ISO
 * where their code lists have such: GR for EL, GB for UK.
 */
const nrm_resource *nrm_respell_iso(nrm_arena *a, const nrm_schema *s,
                                    const nrm_resource *r) NRM_MUST_USE;

/* The code of ISO for a code of the list, or the code itself. */
nrm_text nrm_respelled(const nrm_codelist *list, nrm_text code);

#endif
