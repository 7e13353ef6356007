/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/message.h"

#include "base/buf.h"

#include <assert.h>

static const char *const sayings[NRM_SAYINGS][NRM_LANGS] = {
#define NRM_MESSAGE(id, en, el, bg, ro, sl) { en, el, bg, ro, sl },
#include "intake/message.def"
#undef NRM_MESSAGE
};

const char *
nrm_say_raw(nrm_lang lang, nrm_say_id id)
{
    return sayings[id][lang];
}

const char *
nrm_say_with(nrm_arena *a, nrm_lang lang, nrm_say_id id,
             const char *const *arguments)
{
    size_t n = 0;
    nrm_buf out;

    while (arguments[n] != NULL)
        n++;
    nrm_buf_init(&out, a);
    for (const char *at = sayings[id][lang]; *at != '\0'; at++) {
        if (at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}') {
            size_t place = (size_t)(at[1] - '1');

            assert(place < n);
            nrm_buf_text(&out, arguments[place]);
            at += 2;
        } else {
            nrm_buf_char(&out, *at);
        }
    }
    return nrm_buf_string(&out);
}
