/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks, apart from the rest: they need libzip. */
#include "intake/imprint.h"

#include "intake/package.h"

int
nrm_imprints_read(nrm_arena *a, const char *name, nrm_text bytes,
                  nrm_imprints *out, nrm_err *e)
{
    nrm_package *package;

    if (!nrm_text_starts(bytes, "PK\x03\x04"))
        return nrm_imprints_read_text(a, name, bytes, out, e);
    *out = (nrm_imprints){ .a = a };
    package = nrm_package_open(a, name, bytes, e);
    if (package == NULL)
        return -1;
    nrm_imprint_words(a, nrm_imprints_add(out, "the archive's comment"),
                      nrm_package_comment(package), NULL, 1);
    for (size_t i = 0; i < nrm_package_count(package); i++) {
        const char *member = nrm_package_name(package, i);
        nrm_text content;

        if (nrm_package_bytes(package, i, &content, e) != 0)
            return -1;
        nrm_imprint_file(a, nrm_imprints_add(out, member), member, content);
    }
    return 0;
}
