/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/edition.h"

#include <string.h>
#include <unistd.h>

#define LANG_HOLE "{.lang}"
#define FORMAT_HOLE "{format}"

nrm_editions
nrm_editions_of(nrm_run *run, const char *langs, const char *formats)
{
    nrm_text rest = nrm_text_of(langs == NULL ? "en" : langs), name;
    nrm_editions x = { 0 };

    while (nrm_text_cut(&rest, ',', &name)) {
        nrm_room(run->a, x.langs, x.n_langs, x.langs_cap);
        x.langs[x.n_langs++] = nrm_need_lang(run, name);
    }
    rest = nrm_text_of(formats);
    while (nrm_text_cut(&rest, ',', &name)) {
        nrm_room(run->a, x.writers, x.n_writers, x.writers_cap);
        x.writers[x.n_writers++] =
            nrm_need(run, nrm_report_writer_find(
                              run->a, nrm_text_string(run->a, name), &run->e));
    }
    return x;
}

void
nrm_editions_check(nrm_run *run, const nrm_editions *editions,
                   const char *pattern, const char *option)
{
    const char *name = pattern == NULL ? "" : pattern;

    if (editions->n_langs > 1 && strstr(name, LANG_HOLE) == NULL)
        nrm_usage(run,
                  "several languages need files of their own: %s "
                  "NAME" LANG_HOLE,
                  option);
    if (editions->n_writers > 1 && strstr(name, FORMAT_HOLE) == NULL)
        nrm_usage(run,
                  "several formats need files of their own: %s "
                  "NAME." FORMAT_HOLE,
                  option);
}

const char *
nrm_edition_name(nrm_run *run, const char *pattern, nrm_lang lang,
                 const char *format)
{
    nrm_text rest = nrm_text_of(pattern);
    nrm_buf name;

    if (pattern == NULL)
        return NULL;
    nrm_buf_init(&name, run->a);
    while (rest.len > 0) {
        size_t n = 1;

        if (nrm_text_starts(rest, LANG_HOLE)) {
            n = strlen(LANG_HOLE);
            if (lang != NRM_EN)
                nrm_buf_format(&name, ".%s", nrm_lang_name(lang));
        } else if (nrm_text_starts(rest, FORMAT_HOLE)) {
            n = strlen(FORMAT_HOLE);
            nrm_buf_text(&name, format);
        } else {
            nrm_buf_char(&name, *rest.at);
        }
        rest = nrm_text_n(rest.at + n, rest.len - n);
    }
    return nrm_buf_string(&name);
}

const char *
nrm_edition_template(nrm_run *run, const char *pattern, nrm_lang lang)
{
    const char *own = nrm_edition_name(run, pattern, lang, FORMAT_HOLE);

    return access(own, F_OK) == 0
               ? own
               : nrm_edition_name(run, pattern, NRM_EN, FORMAT_HOLE);
}
