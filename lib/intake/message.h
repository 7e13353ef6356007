/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What checks say, in the five languages of the reviews. The sentences stand
 * in message.def, one row each; {1} to {9} are the places of the arguments.
 */
#ifndef NRM_INTAKE_MESSAGE_H
#define NRM_INTAKE_MESSAGE_H

#include "base/text.h"
#include "data/codes.h"

typedef enum nrm_say_id {
#define NRM_MESSAGE(id, en, el, bg, ro, sl) NRM_SAY_##id,
#include "intake/message.def"
#undef NRM_MESSAGE
    NRM_SAYINGS
} nrm_say_id;

/* The sentence as it stands in the list. */
const char *nrm_say_raw(nrm_lang lang, nrm_say_id id);

/* The sentence with its arguments, which end with NULL, in the arena. */
const char *nrm_say_with(nrm_arena *a, nrm_lang lang, nrm_say_id id,
                         const char *const *arguments);

#define nrm_say(a, lang, id, ...)                                              \
    nrm_say_with((a), (lang), (id), (const char *const[]){ __VA_ARGS__, NULL })

#endif
