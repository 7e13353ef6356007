/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents, as each format that their first byte may ask for. */
#include "fuzz.h"

#include "intake/imprint.h"

#include <string.h>

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    static const char *const names[] = { "a.md", "a.html", "a.svg", "a.xlsx" };
    size_t kind = bytes.len == 0 ? 0 : (unsigned char)bytes.at[0] % 4;
    nrm_text rest = kind == 3 || bytes.len == 0
                        ? bytes
                        : nrm_text_n(bytes.at + 1, bytes.len - 1);
    nrm_imprints found;
    int result = nrm_imprints_read(a, names[kind], rest, &found, e);

    fuzz_outcome(result, e);
    for (size_t i = 0; result == 0 && i < found.n; i++)
        for (size_t k = 0; k < found.parts[i].n; k++) {
            const char *word = found.parts[i].at[k].word;

            /* A manifest has one blank between them. */
            if (*word == '\0' || strpbrk(word, " \t\n\r") != NULL)
                abort();
        }
}
