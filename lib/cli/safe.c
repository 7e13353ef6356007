/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/safe.h"

#include <stdlib.h>
#include <string.h>

#define INPUT_MAX ((size_t)1 << 30) /* bytes of an input */
#define FIRST_DATE 315532800        /* 1980-01-01, the first of ZIP files */

/*
 * The last part of a path: what is published says which file it was made
 * from, not where that lay.
 */
static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

const nrm_safe *
nrm_read_safe(nrm_run *run, const nrm_texts *keep, const nrm_input **inputs)
{
    nrm_safe *safe = nrm_safe_new(run->a);
    nrm_input *list = nrm_new_n(run->a, nrm_input, run->n_operands);

    for (size_t i = 0; i < run->n_operands; i++) {
        nrm_in *in =
            nrm_need(run, nrm_in_open(run->a, run->operands[i], &run->e));
        nrm_text bytes;

        nrm_check(run, nrm_in_all(run->a, in, INPUT_MAX, &bytes, &run->e));
        list[i].name = base_name(nrm_in_name(in));
        list[i].digest = nrm_sha256_of(bytes);
        in = nrm_in_memory(run->a, nrm_in_name(in), bytes);
        nrm_check(run, nrm_safe_read(safe, in, &run->e));
    }
    for (size_t i = 0; i < keep->n; i++)
        safe = nrm_need(
            run, nrm_safe_select(safe, nrm_text_of(keep->at[i]), &run->e));
    if (inputs != NULL)
        *inputs = list;
    return safe;
}

nrm_words *
nrm_read_words(nrm_run *run, const char *lang, const nrm_texts *labels)
{
    nrm_lang language = NRM_EN;
    nrm_words *w;

    if (lang != NULL && !nrm_lang_parse(nrm_text_of(lang), &language))
        nrm_usage(run,
                  "there is no language '%s'; there are: en, el, bg, ro, "
                  "sl",
                  nrm_quote(run->a, nrm_text_of(lang)));
    w = nrm_words_new(run->a, language);
    for (size_t i = 0; i < labels->n; i++) {
        nrm_in *in = nrm_need(run, nrm_in_open(run->a, labels->at[i], &run->e));

        nrm_check(run, nrm_words_read(w, in, &run->e));
    }
    return w;
}

int64_t
nrm_source_date(nrm_run *run)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    int64_t date = FIRST_DATE;

    if (text != NULL && *text != '\0'
        && (!nrm_num_whole(nrm_text_of(text), &date) || date < 0))
        nrm_usage(run, "SOURCE_DATE_EPOCH '%s' is not a number of seconds",
                  nrm_quote(run->a, nrm_text_of(text)));
    return date;
}
