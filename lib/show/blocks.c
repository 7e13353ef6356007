/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directives that are fenced blocks: table, notes, provenance, ... */
#include "show/directive.h"

#include "data/obs.h"

#include <string.h>

static const char *const table_keys[] = {
    "id",     "select", "rows",     "columns",  "values",  "order", "totals",
    "shapes", "limits", "decimals", "caption*", "source*", "note*", NULL
};

static const char *const no_keys[] = { NULL };

int
nrm_call_id(nrm_call *call, const char **id)
{
    const nrm_doc *doc = call->doc;
    const nrm_obs *obs = nrm_safe_obs(doc->safe);
    const char *text = nrm_args_get(doc->a, call->args, "id");
    const nrm_item *same;
    nrm_buf out;

    *id = NULL;
    if (text == NULL)
        return 0;
    for (const nrm_binding *b = call->loops; b != NULL; b = b->outer) {
        const char *hole = nrm_format(doc->a, "{%s}", obs->dims[b->dim]);
        const char *at = strstr(text, hole);

        if (at == NULL)
            continue;
        nrm_buf_init(&out, doc->a);
        nrm_buf_put(&out, text, (size_t)(at - text));
        nrm_buf_text(&out, nrm_obs_string(obs, b->code));
        nrm_buf_text(&out, at + strlen(hole));
        text = nrm_buf_string(&out);
    }
    same = nrm_doc_find(doc, text, doc->scope);
    if (same != NULL && same->scope == doc->scope)
        return nrm_args_fail(call->args, call->e, "the id '%s' is used twice",
                             nrm_quote(doc->a, nrm_text_of(text)));
    *id = text;
    return 0;
}

int
nrm_call_plan(nrm_call *call, nrm_table_plan *out)
{
    nrm_arena *a = call->doc->a;
    const nrm_args *args = call->args;
    const char *limits = nrm_args_get(a, args, "limits");
    const char *shapes = nrm_args_get(a, args, "shapes");

    *out = (nrm_table_plan){
        .select = nrm_call_selection(call),
        .rows = nrm_args_get(a, args, "rows"),
        .columns = nrm_args_get(a, args, "columns"),
        .values = nrm_args_get(a, args, "values"),
        .shapes = shapes != NULL && strcmp(shapes, "yes") == 0,
        .order = nrm_args_get(a, args, "order"),
        .totals = nrm_args_get(a, args, "totals"),
        .decimals = nrm_args_get(a, args, "decimals"),
        .no_limits = limits != NULL && strcmp(limits, "no") == 0,
    };
    if (nrm_call_text(call, "caption", &out->caption) != 0
        || nrm_call_text(call, "source", &out->source) != 0
        || nrm_call_text(call, "note", &out->note) != 0)
        return -1;
    return 0;
}

static int
run_table(nrm_call *call)
{
    nrm_doc *doc = call->doc;
    nrm_arena *a = doc->a;
    const nrm_args *args = call->args;
    const char *id, *place;
    nrm_table_plan plan;
    nrm_table *t;
    nrm_item *item;

    if (nrm_call_plan(call, &plan) != 0)
        return -1;
    if (plan.rows == NULL || plan.caption == NULL)
        return nrm_args_fail(args, call->e, "it needs 'rows' and 'caption'");
    if (nrm_call_id(call, &id) != 0)
        return -1;
    t = nrm_table_make(doc->words, a, doc->safe, &plan, call->e);
    if (t == NULL)
        return nrm_call_failed(call);
    t->number = ++doc->n_tables;
    t->id = id;
    item = nrm_doc_add(doc, NRM_ITEM_TABLE);
    item->table = t;
    item->id = id;
    place = nrm_format(a, "table %s",
                       id != NULL ? id : nrm_format(a, "%zu", t->number));
    nrm_doc_publish_table(doc, place, t, 0);
    return 0;
}

const nrm_directive nrm_directive_table = {
    .name = "table",
    .help = "a numbered table",
    .block = true,
    .keys = table_keys,
    .run = run_table,
};

/* A table of n columns of text; `name` is the key of its title. */
static void
add_text_table(nrm_doc *doc, const char *name, const char *const *heads,
               size_t n, const nrm_buf *cells)
{
    const char *const *texts = (const char *const *)(const void *)cells->at;
    size_t n_rows = cells->len / (n * sizeof *texts);
    nrm_table *t = nrm_table_of_text(doc->a, heads, texts, n_rows, n - 1);

    t->sheet = name;
    nrm_doc_add(doc, NRM_ITEM_TABLE)->table = t;
}

static void
put_cell(nrm_buf *cells, const char *text)
{
    nrm_buf_put(cells, (const char *)&text, sizeof text);
}

static int
run_notes(nrm_call *call)
{
    nrm_doc_add(call->doc, NRM_ITEM_NOTES);
    return 0;
}

const nrm_directive nrm_directive_notes = {
    .name = "notes",
    .help = "the shorthand that the document uses",
    .block = true,
    .keys = no_keys,
    .run = run_notes,
};

static int
run_definitions(nrm_call *call)
{
    nrm_doc *doc = call->doc;
    const char *heads[] = { nrm_words_get(doc->words, "dim.indicator"),
                            nrm_words_get(doc->words, "definition"),
                            nrm_words_get(doc->words, "source") };
    nrm_buf cells;

    if (doc->source->n_definitions == 0)
        return nrm_args_fail(call->args, call->e,
                             "no schema with definitions was given (-S)");
    nrm_buf_init(&cells, doc->a);
    for (size_t i = 0; i < doc->source->n_definitions; i++) {
        const nrm_definition *d = &doc->source->definitions[i];

        put_cell(&cells, nrm_words_code(doc->words, "indicator",
                                        nrm_text_of(d->indicator)));
        put_cell(&cells, d->text);
        put_cell(&cells, d->citation);
    }
    add_text_table(doc, "definitions", heads, 3, &cells);
    return 0;
}

const nrm_directive nrm_directive_definitions = {
    .name = "definitions",
    .help = "the definitions of the indicators, from the schema",
    .block = true,
    .keys = no_keys,
    .run = run_definitions,
};

/* The different words of an attribute, joined. */
static const char *
words_that_occur(nrm_doc *doc, const char *attribute)
{
    const nrm_obs *obs = nrm_safe_obs(doc->safe);
    size_t place = nrm_obs_text_find(obs, attribute);
    nrm_pool *seen = nrm_pool_new(doc->a);
    nrm_buf out;

    nrm_buf_init(&out, doc->a);
    for (size_t i = 0; place != NRM_NO_DIM && i < obs->n_rows; i++) {
        nrm_text word = nrm_obs_text_at(obs, obs->rows[i].text[place]);
        size_t n = nrm_pool_count(seen);

        if (word.len > 0 && nrm_pool_add(seen, word) == n) {
            nrm_buf_text(&out, n > 0 ? "; " : "");
            nrm_buf_view(&out, word);
        }
    }
    return nrm_buf_string(&out);
}

static int
run_provenance(nrm_call *call)
{
    static const char *const attributes[] = { "RELEASE", "POLICY", "SEED" };
    nrm_doc *doc = call->doc;
    const nrm_doc_source *s = doc->source;
    const char *heads[] = { nrm_words_get(doc->words, "input"), "SHA-256" };
    nrm_buf cells;

    nrm_buf_init(&cells, doc->a);
    for (size_t i = 0; i < s->n_inputs; i++) {
        put_cell(&cells, s->inputs[i].name);
        put_cell(&cells, nrm_digest_hex(doc->a, &s->inputs[i].digest));
    }
    for (size_t i = 0; i < doc->n_templates; i++) {
        nrm_digest digest = nrm_sha256_of(doc->templates[i]->bytes);

        put_cell(&cells, doc->n_templates == 1
                             ? nrm_words_get(doc->words, "template")
                             : nrm_doc_template_name(doc->templates[i]));
        put_cell(&cells, nrm_digest_hex(doc->a, &digest));
    }
    put_cell(&cells, nrm_words_get(doc->words, "toolkit"));
    put_cell(&cells, "NRM review toolkit " NRM_VERSION);
    for (size_t i = 0; i < NRM_COUNT_OF(attributes); i++) {
        const char *text = words_that_occur(doc, attributes[i]);

        if (*text == '\0')
            continue;
        put_cell(&cells, nrm_words_get(doc->words, nrm_format(doc->a, "dim.%s",
                                                              attributes[i])));
        put_cell(&cells, text);
    }
    add_text_table(doc, "provenance", heads, 2, &cells);
    return 0;
}

const nrm_directive nrm_directive_provenance = {
    .name = "provenance",
    .help = "the inputs with their digests, and versions",
    .block = true,
    .keys = no_keys,
    .run = run_provenance,
};
