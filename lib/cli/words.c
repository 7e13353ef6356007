/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/words.h"

#include "data/schema.h"

/* The labels of a data package: of its indicators and of its code lists. */
static void
add_schema(nrm_run *run, nrm_words *w, const nrm_schema *s)
{
    const nrm_codelist *list;

    for (size_t i = 0; i < s->n_indicators; i++) {
        const nrm_indicator *indicator = &s->indicators[i];
        const char *key = nrm_format(run->a, "indicator.%s",
                                     nrm_text_string(run->a, indicator->name));

        for (unsigned l = 0; l < NRM_LANGS; l++)
            if (indicator->label[l].len > 0)
                nrm_words_set(w, key, (nrm_lang)l, indicator->label[l]);
    }
    for (size_t i = 0; (list = nrm_schema_codelist(s, i)) != NULL; i++)
        nrm_words_add_list(w, list->name, list);
    for (size_t r = 0; r < s->n_resources; r++)
        for (size_t f = 0; f < s->resources[r].n_fields; f++) {
            const nrm_field *field = &s->resources[r].fields[f];

            if (field->role == NRM_ROLE_DIMENSION && field->codes != NULL)
                nrm_words_add_list(w, field->target, field->codes);
        }
}

nrm_lang
nrm_need_lang(nrm_run *run, nrm_text name)
{
    nrm_lang lang;

    if (!nrm_lang_parse(name, &lang))
        nrm_usage(run,
                  "there is no language '%s'; there are: en, el, bg, ro, sl",
                  nrm_quote(run->a, name));
    return lang;
}

static nrm_lang
language(nrm_run *run, const nrm_labels *labels)
{
    return labels->lang == NULL ? NRM_EN
                                : nrm_need_lang(run, nrm_text_of(labels->lang));
}

nrm_words *
nrm_read_words(nrm_run *run, const nrm_labels *labels)
{
    nrm_words *w = nrm_words_new(run->a, language(run, labels));

    for (size_t i = 0; i < labels->schemas.n; i++)
        add_schema(run, w,
                   nrm_need(run, nrm_schema_read(run->a, labels->schemas.at[i],
                                                 &run->e)));
    for (size_t i = 0; i < labels->files.n; i++) {
        nrm_in *in =
            nrm_need(run, nrm_in_open(run->a, labels->files.at[i], &run->e));

        nrm_check(run, nrm_words_read(w, in, &run->e));
    }
    return w;
}

static const char *
in_language(nrm_run *run, const nrm_text texts[NRM_LANGS], nrm_lang lang)
{
    if (texts[lang].len > 0)
        return nrm_text_string(run->a, texts[lang]);
    return nrm_text_string(run->a, texts[NRM_EN]);
}

void
nrm_read_definitions(nrm_run *run, const nrm_labels *labels,
                     nrm_doc_source *source)
{
    nrm_lang lang = language(run, labels);
    nrm_definition *list = NULL;
    size_t n = 0, cap = 0;

    for (size_t i = 0; i < labels->schemas.n; i++) {
        const nrm_schema *s = nrm_need(
            run, nrm_schema_read(run->a, labels->schemas.at[i], &run->e));

        for (size_t k = 0; k < s->n_indicators; k++) {
            const nrm_indicator *indicator = &s->indicators[k];

            if (indicator->definition[NRM_EN].len == 0)
                continue;
            nrm_room(run->a, list, n, cap);
            list[n++] = (nrm_definition){
                nrm_text_string(run->a, indicator->name),
                in_language(run, indicator->definition, lang),
                in_language(run, s->citation, lang),
            };
        }
    }
    source->definitions = list;
    source->n_definitions = n;
}
