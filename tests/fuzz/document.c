/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template, made into a document of each format that is text. */
#include "fuzz.h"

#include "show/writer.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_text table = nrm_text_of(
        "geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CI_LOW,CI_HIGH,"
        "OBS_STATUS,CONF_STATUS\n"
        "BG,F,2014,3,,,1,9,B,F\nBG,F,2015,,1,4,,,,F\nRO,M,2014,,,,,,,C\n"
        "RO,T,2014,7.5,,,,,EP,F\nRO,T,2015,0,,,,,,F\n");
    nrm_doc_text template = { "t.md", bytes };
    nrm_doc_source source = { .templates = &template, .n_templates = 1 };
    nrm_safe *safe = nrm_safe_new(a);
    nrm_words *words = nrm_words_new(a, (nrm_lang)(bytes.len % NRM_LANGS));
    nrm_doc *doc;

    if (nrm_safe_read(safe, nrm_in_memory(a, "table", table), e) != 0)
        abort();
    doc = nrm_doc_make(words, a, safe, &source, e);
    fuzz_outcome(doc == NULL ? -1 : 0, e);
    for (size_t i = 0; doc != NULL && nrm_report_writers[i] != NULL; i++) {
        nrm_buf out;

        nrm_buf_init(&out, a);
        if (nrm_report_writers[i]->text != NULL)
            fuzz_outcome(nrm_report_writers[i]->text(doc, &out, e), e);
    }
}
