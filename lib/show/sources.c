/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who gave the numbers: the directives `sources` and `from`. They read SOURCE
 * and RELEASE of what is selected; in a text of a table or figure, of what
 * that selects. The codes of a dimension, mostly countries, say which number
 * is whose.
 */
#include "show/directive.h"

#include <string.h>

/* What one source gave. */
typedef struct giver {
    nrm_text source, release; /* as they stand in the rows, or empty */
    uint32_t *codes;
    size_t n, cap;
} giver;

typedef struct givers {
    nrm_call *call;
    const nrm_obs *obs;
    size_t over; /* the dimension, or NRM_NO_DIM */
    giver *at;
    size_t n, cap;
} givers;

static nrm_text
attribute(const nrm_obs *obs, const nrm_obs_row *row, const char *name)
{
    size_t place = nrm_obs_text_find(obs, name);

    return place == NRM_NO_DIM ? nrm_text_of("")
                               : nrm_obs_text_at(obs, row->text[place]);
}

static giver *
find_giver(givers *g, nrm_text source, nrm_text release)
{
    giver *last;

    for (size_t i = 0; i < g->n; i++)
        if (nrm_text_eq(g->at[i].source, source)
            && nrm_text_eq(g->at[i].release, release))
            return &g->at[i];
    nrm_room(g->call->doc->a, g->at, g->n, g->cap);
    last = &g->at[g->n++];
    memset(last, 0, sizeof *last);
    last->source = source;
    last->release = release;
    return last;
}

static void
add_code(givers *g, giver *to, uint32_t code)
{
    for (size_t i = 0; i < to->n; i++)
        if (to->codes[i] == code)
            return;
    nrm_room(g->call->doc->a, to->codes, to->n, to->cap);
    to->codes[to->n++] = code;
}

/* Scores name all the sources of a country, with "; " between them. */
static void
add_row(givers *g, const nrm_obs_row *row)
{
    nrm_text rest = attribute(g->obs, row, "SOURCE"), source = rest;
    nrm_text release = attribute(g->obs, row, "RELEASE");

    do {
        giver *to;

        nrm_text_cut(&rest, ';', &source);
        to = find_giver(g, nrm_text_strip(source), release);
        if (g->over != NRM_NO_DIM)
            add_code(g, to, row->dim[g->over]);
    } while (rest.at != NULL && rest.len > 0);
}

/* The selection: its own terms, or those of the block whose text it is. */
static const char *
selection_of(const nrm_call *call)
{
    const nrm_call *block = call->block;
    bool own = block == NULL;

    for (size_t i = 0; i < call->args->n; i++)
        own = own
              || (call->args->at[i].key.len > 0
                  && !nrm_text_is(call->args->at[i].key, "over"));
    return nrm_call_selection(own ? call : block);
}

/* The sources of what is selected, in the order of the observations. */
static int
take_givers(nrm_call *call, givers *out)
{
    nrm_doc *doc = call->doc;
    const char *over = nrm_args_get(doc->a, call->args, "over");
    const char *select = selection_of(call);
    const nrm_safe *some =
        nrm_safe_select(doc->safe, nrm_text_of(select), call->e);

    memset(out, 0, sizeof *out);
    out->call = call;
    if (some == NULL)
        return nrm_call_failed(call);
    out->obs = nrm_safe_obs(some);
    out->over = NRM_NO_DIM;
    if (over != NULL) {
        out->over = nrm_obs_dim_find(out->obs, over);
        if (out->over == NRM_NO_DIM)
            return nrm_args_fail(call->args, call->e,
                                 "there is no dimension '%s'", over);
    }
    if (out->obs->n_rows == 0)
        return nrm_args_fail(call->args, call->e,
                             "there are no observations of '%s'",
                             nrm_quote(doc->a, nrm_text_of(select)));
    for (size_t i = 0; i < out->obs->n_rows; i++)
        add_row(out, &out->obs->rows[i]);
    return 0;
}

/* "Greece, Romania": the codes of a source, with what stands between. */
static void
put_codes(const givers *g, const giver *from, nrm_buf *out)
{
    for (size_t i = 0; i < from->n; i++) {
        nrm_text code = nrm_obs_text_at(g->obs, from->codes[i]);

        nrm_buf_text(out, out->len > 0 ? ", " : "");
        nrm_buf_text(out, nrm_words_code(g->call->doc->words,
                                         g->obs->dims[g->over], code));
    }
}

/* "Ministry of Justice, 2024-10-01": the name of a source, and when it gave. */
static void
put_name(const givers *g, const giver *from, nrm_buf *out)
{
    nrm_arena *a = g->call->doc->a;
    nrm_words *w = g->call->doc->words;
    nrm_period period;
    const char *label = nrm_words_find(
        w, nrm_format(a, "source.%s", nrm_text_string(a, from->source)));

    if (from->source.len == 0)
        nrm_buf_text(out, nrm_words_get(w, "source.none"));
    else if (label != NULL)
        nrm_buf_text(out, label);
    else
        nrm_buf_view(out, from->source);
    if (from->release.len > 0)
        nrm_buf_format(out, ", %s",
                       nrm_period_parse(from->release, &period)
                           ? nrm_words_period(w, period)
                           : nrm_text_string(a, from->release));
}

static void
add_inline(nrm_doc *doc, nrm_buf *text)
{
    nrm_doc_add(doc, NRM_ITEM_INLINE)->text = nrm_text_of(nrm_buf_string(text));
}

static int
run_sources(nrm_call *call)
{
    nrm_arena *a = call->doc->a;
    givers g;
    nrm_buf out;

    if (take_givers(call, &g) != 0)
        return -1;
    nrm_buf_init(&out, a);
    for (size_t i = 0; i < g.n; i++) {
        nrm_buf codes;

        nrm_buf_text(&out, i > 0 ? "; " : "");
        put_name(&g, &g.at[i], &out);
        if (g.n == 1 || g.over == NRM_NO_DIM)
            continue;
        nrm_buf_init(&codes, a);
        put_codes(&g, &g.at[i], &codes);
        nrm_buf_format(&out, " (%s)", nrm_buf_string(&codes));
    }
    add_inline(call->doc, &out);
    return 0;
}

static const char *const sources_keys[] = { "over", "select", NULL };

const nrm_directive nrm_directive_sources = {
    .name = "sources",
    .help = "who gave the numbers, and when",
    .selects = true,
    .keys = sources_keys,
    .run = run_sources,
};

/* The text of the labels that fits, with the codes of others in its hole. */
static const char *
fill_from(const givers *g, const char *source, size_t n_from, nrm_buf *others)
{
    const char *holes[] = { "others", nrm_buf_string(others), NULL };
    nrm_doc *doc = g->call->doc;

    if (n_from == 0)
        return "";
    return nrm_words_fill(doc->words,
                          nrm_format(doc->a, "from.%s.%s", source,
                                     n_from == g->n ? "all" : "some"),
                          holes);
}

static int
run_from(nrm_call *call)
{
    nrm_arena *a = call->doc->a;
    const char *source = nrm_args_word(a, call->args, 0);
    size_t n_from = 0;
    nrm_buf others;
    givers g;

    if (source == NULL)
        return nrm_args_fail(call->args, call->e, "it needs a source");
    if (take_givers(call, &g) != 0)
        return -1;
    nrm_buf_init(&others, a);
    for (size_t i = 0; i < g.n; i++)
        if (nrm_text_is(g.at[i].source, source))
            n_from++;
        else if (g.over != NRM_NO_DIM)
            put_codes(&g, &g.at[i], &others);
    nrm_doc_add(call->doc, NRM_ITEM_INLINE)->text =
        nrm_text_of(fill_from(&g, source, n_from, &others));
    return 0;
}

const nrm_directive nrm_directive_from = {
    .name = "from",
    .help = "whether a source gave all of the numbers, or some",
    .selects = true,
    .keys = sources_keys,
    .run = run_from,
};
