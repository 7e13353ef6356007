/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/doc.h"

#include "show/chart.h"
#include "show/directive.h"

#include <string.h>

#define LOOPS_MAX 16 /* each and if inside each other */

/* An `each` or `if` that waits for its `end`. */
typedef struct open_block {
    const nrm_part *part;
    size_t start;          /* the part behind it */
    nrm_binding binding;   /* of a loop: where it stands */
    const uint32_t *codes; /* of a loop */
    size_t n_codes, turn;
    bool is_loop;
    bool skipping; /* parts are passed over */
    bool dead;     /* stands inside a part that is passed over */
    bool has_else;
} open_block;

typedef struct walk {
    nrm_doc *doc;
    open_block open[LOOPS_MAX];
    size_t depth;
    nrm_err *e;
} walk;

/* The codes of the innermost loop that runs. */
static const nrm_binding *
bindings(const walk *w)
{
    for (size_t i = w->depth; i > 0; i--)
        if (w->open[i - 1].is_loop && !w->open[i - 1].skipping)
            return &w->open[i - 1].binding;
    return NULL;
}

static nrm_call
call_at(const walk *w, const nrm_part *part)
{
    return (nrm_call){ .doc = w->doc,
                       .args = &part->args,
                       .loops = bindings(w),
                       .e = w->e };
}

static bool
is_skipping(const walk *w)
{
    return w->depth > 0 && w->open[w->depth - 1].skipping;
}

static open_block *
open_one(walk *w, const nrm_part *part, size_t i)
{
    open_block *o;

    if (w->depth == LOOPS_MAX) {
        nrm_args_fail(&part->args, w->e, "nested more than %d deep", LOOPS_MAX);
        return NULL;
    }
    o = &w->open[w->depth];
    memset(o, 0, sizeof *o);
    o->part = part;
    o->start = i + 1;
    o->dead = o->skipping = is_skipping(w);
    w->depth++;
    return o;
}

/* The codes of a dimension in the observations, each once. */
static uint32_t *
codes_that_occur(nrm_call *call, const nrm_safe *some, size_t dim, size_t *n)
{
    static const nrm_axis_names none = { .n = 0 };
    nrm_axis_names names = none;
    nrm_pick pick = { .obs = nrm_safe_obs(some) };
    nrm_arena *a = call->doc->a;
    const nrm_axis *axis;
    uint32_t *codes;

    names.at[names.n++] = dim;
    pick.n = pick.obs->n_rows;
    pick.rows = nrm_new_n(a, const nrm_obs_row *, pick.n);
    for (size_t i = 0; i < pick.n; i++)
        pick.rows[i] = &pick.obs->rows[i];
    axis = nrm_axis_new(call->doc->words, a, &pick, &names, NRM_BY_CODE,
                        NRM_TOTALS_NONE);
    codes = nrm_new_n(a, uint32_t, axis->n);
    for (size_t i = 0; i < axis->n; i++)
        codes[i] = axis->entries[i].row->dim[dim];
    *n = axis->n;
    return codes;
}

/* The codes that an author lists, in that order. */
static uint32_t *
codes_listed(nrm_call *call, const nrm_safe *some, size_t dim, const char *list,
             size_t *n)
{
    const nrm_obs *obs = nrm_safe_obs(some);
    nrm_text rest = nrm_text_of(list), code;
    uint32_t *codes = NULL;
    size_t cap = 0;

    *n = 0;
    while (nrm_text_cut(&rest, ',', &code)) {
        size_t i = 0;

        code = nrm_text_strip(code);
        while (
            i < obs->n_rows
            && !nrm_text_eq(code, nrm_obs_text_at(obs, obs->rows[i].dim[dim])))
            i++;
        if (i == obs->n_rows) {
            nrm_args_fail(call->args, call->e,
                          "there are no observations of %s '%s'",
                          obs->dims[dim], nrm_quote(call->doc->a, code));
            return NULL;
        }
        nrm_room(call->doc->a, codes, *n, cap);
        codes[(*n)++] = obs->rows[i].dim[dim];
    }
    return codes;
}

static int
open_each(walk *w, const nrm_part *part, size_t i)
{
    static const char *const keys[] = { "over", "codes", "select", NULL };
    nrm_call call = call_at(w, part);
    open_block *o = open_one(w, part, i);
    nrm_arena *a = w->doc->a;
    const char *over = nrm_args_get(a, &part->args, "over");
    const char *codes = nrm_args_get(a, &part->args, "codes");
    const char *select = nrm_args_get(a, &part->args, "select");
    const nrm_safe *some;

    if (o == NULL || nrm_args_check(a, &part->args, keys, w->e) != 0)
        return -1;
    o->is_loop = true;
    if (o->dead)
        return 0;
    if (over == NULL)
        return nrm_args_fail(&part->args, w->e,
                             "'over = DIMENSION' is missing");
    some = nrm_safe_select(
        w->doc->safe,
        nrm_text_of(nrm_call_bind(&call, select == NULL ? "" : select)), w->e);
    if (some == NULL)
        return nrm_call_failed(&call);
    o->binding.dim = nrm_obs_dim_find(nrm_safe_obs(some), over);
    if (o->binding.dim == NRM_NO_DIM)
        return nrm_args_fail(&part->args, w->e, "there is no dimension '%s'",
                             nrm_quote(a, nrm_text_of(over)));
    o->binding.outer = call.loops;
    o->codes =
        codes == NULL
            ? codes_that_occur(&call, some, o->binding.dim, &o->n_codes)
            : codes_listed(&call, some, o->binding.dim, codes, &o->n_codes);
    if (o->codes == NULL)
        return -1;
    o->skipping = o->n_codes == 0;
    if (!o->skipping)
        o->binding.code = o->codes[0];
    return 0;
}

/* Whether any observation is selected; -1 on an error. */
static int
any(nrm_call *call, const char *expression)
{
    const nrm_safe *some = nrm_safe_select(
        call->doc->safe, nrm_text_of(nrm_call_bind(call, expression)), call->e);

    if (some == NULL)
        return nrm_call_failed(call);
    return nrm_safe_obs(some)->n_rows > 0;
}

static int
open_if(walk *w, const nrm_part *part, size_t i)
{
    static const char *const keys[] = { "any", "none", "lang", NULL };
    nrm_call call = call_at(w, part);
    open_block *o = open_one(w, part, i);
    nrm_arena *a = w->doc->a;
    const char *yes = nrm_args_get(a, &part->args, "any");
    const char *no = nrm_args_get(a, &part->args, "none");
    const char *lang = nrm_args_get(a, &part->args, "lang");
    int holds = 1;

    if (o == NULL || nrm_args_check(a, &part->args, keys, w->e) != 0)
        return -1;
    if (o->dead)
        return 0;
    if (yes == NULL && no == NULL && lang == NULL)
        return nrm_args_fail(&part->args, w->e,
                             "it needs 'any', 'none' or 'lang'");
    if (yes != NULL)
        holds = any(&call, yes);
    if (no != NULL && holds == 1) {
        holds = any(&call, no);
        holds = holds < 0 ? holds : !holds;
    }
    if (lang != NULL && holds == 1)
        holds =
            strstr(lang, nrm_lang_name(nrm_words_lang(w->doc->words))) != NULL;
    o->skipping = holds == 0;
    return holds < 0 ? -1 : 0;
}

static int
at_else(walk *w, const nrm_part *part)
{
    open_block *o = w->depth == 0 ? NULL : &w->open[w->depth - 1];

    if (o == NULL || o->is_loop || o->has_else)
        return nrm_args_fail(&part->args, w->e, "there is no 'if' before it");
    o->has_else = true;
    if (!o->dead)
        o->skipping = !o->skipping;
    return 0;
}

/* Goes back to the start of a loop for its next code. */
static int
at_end(walk *w, const nrm_part *part, size_t *next)
{
    open_block *o = w->depth == 0 ? NULL : &w->open[w->depth - 1];

    if (o == NULL)
        return nrm_args_fail(&part->args, w->e,
                             "there is no 'each' or 'if' before it");
    if (o->is_loop && !o->skipping && ++o->turn < o->n_codes) {
        o->binding.code = o->codes[o->turn];
        *next = o->start;
        return 0;
    }
    w->depth--;
    return 0;
}

/* Carries out what is not part of the flow. */
static int
run_directive(walk *w, const nrm_part *part)
{
    nrm_call call = call_at(w, part);

    return nrm_call_run(&call, part->kind == NRM_PART_BLOCK);
}

static bool
is_flow(const nrm_part *part)
{
    static const char *const names[] = { "each", "if", "else", "end" };

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        if (part->kind == NRM_PART_BLOCK
            && strcmp(part->args.name, names[i]) == 0)
            return true;
    return false;
}

static int
run_flow(walk *w, const nrm_part *part, size_t i, size_t *next)
{
    switch (part->args.name[1]) {
    case 'a': return open_each(w, part, i);
    case 'f': return open_if(w, part, i);
    case 'l': return at_else(w, part);
    default: return at_end(w, part, next);
    }
}

/* Author's bytes; behind a part of the flow without the blank line there. */
static void
add_author(walk *w, nrm_text bytes, bool after_flow)
{
    if (after_flow && bytes.len > 0 && bytes.at[0] == '\n')
        bytes = nrm_text_n(bytes.at + 1, bytes.len - 1);
    if (bytes.len > 0)
        nrm_doc_add(w->doc, NRM_ITEM_AUTHOR)->text = bytes;
}

static int
expand(walk *w)
{
    const nrm_template *t = w->doc->template;

    for (size_t i = 0, next; i < t->n; i = next) {
        const nrm_part *part = &t->parts[i];
        int result = 0;

        next = i + 1;
        if (is_flow(part))
            result = run_flow(w, part, i, &next);
        else if (!is_skipping(w) && part->kind != NRM_PART_TEXT)
            result = run_directive(w, part);
        else if (!is_skipping(w))
            add_author(w, part->bytes, i > 0 && is_flow(&t->parts[i - 1]));
        if (result != 0)
            return -1;
    }
    if (w->depth > 0)
        return nrm_args_fail(&w->open[w->depth - 1].part->args, w->e,
                             "its 'end' is missing");
    return 0;
}

const char *
nrm_doc_reference(const nrm_doc *doc, const char *id)
{
    for (size_t i = 0; i < doc->n_items; i++) {
        const nrm_item *item = &doc->items[i];
        bool table = item->kind == NRM_ITEM_TABLE;

        if ((table || item->kind == NRM_ITEM_FIGURE) && item->id != NULL
            && strcmp(item->id, id) == 0)
            return nrm_format(
                doc->a, "%s %zu",
                nrm_words_get(doc->words, table ? "table" : "figure"),
                table ? item->table->number : item->figure->number);
    }
    return NULL;
}

nrm_table *
nrm_doc_notes(const nrm_doc *doc)
{
    const char *heads[] = { nrm_words_get(doc->words, "marks"),
                            nrm_words_get(doc->words, "meaning") };
    const char *cells[2 * NRM_MARKS];
    size_t n = 0;
    nrm_table *t;

    for (unsigned i = 0; i < NRM_MARKS; i++) {
        const char *code = nrm_mark_code((nrm_mark)i);

        if ((doc->marks & NRM_MARK_BIT(i)) == 0)
            continue;
        cells[n++] = nrm_format(doc->a, "[%s]", code);
        cells[n++] =
            nrm_words_get(doc->words, nrm_format(doc->a, "mark.%s", code));
    }
    t = nrm_table_of_text(doc->a, heads, cells, n / 2, 1);
    t->sheet = "notes";
    return t;
}

/* The text from an item to the end of its line, computed text and all. */
static const char *
line_from(const nrm_doc *doc, size_t i, nrm_text rest)
{
    nrm_buf out;

    nrm_buf_init(&out, doc->a);
    for (;;) {
        const char *end = memchr(rest.at, '\n', rest.len);

        nrm_buf_put(&out, rest.at,
                    end == NULL ? rest.len : (size_t)(end - rest.at));
        if (end != NULL || ++i == doc->n_items
            || doc->items[i].kind > NRM_ITEM_REF || doc->items[i].text.len == 0)
            return nrm_buf_string(&out);
        rest = doc->items[i].text;
    }
}

const char *
nrm_doc_template(const nrm_doc *doc)
{
    const char *slash = strrchr(doc->source->path, '/');

    return slash == NULL ? doc->source->path : slash + 1;
}

const char *
nrm_doc_figure_file(const nrm_doc *doc, const nrm_figure *f)
{
    const char *stem = doc->source->figures;

    return nrm_format(doc->a, "%s%sfigure-%zu.svg", stem == NULL ? "" : stem,
                      stem == NULL ? "" : "-", f->number);
}

const char *
nrm_doc_title(const nrm_doc *doc)
{
    for (size_t i = 0; i < doc->n_items; i++) {
        nrm_text t = doc->items[i].text;

        if (doc->items[i].kind != NRM_ITEM_AUTHOR)
            continue;
        for (size_t k = 0; k + 1 < t.len; k++)
            if ((k == 0 || t.at[k - 1] == '\n') && t.at[k] == '#'
                && t.at[k + 1] == ' ')
                return line_from(doc, i,
                                 nrm_text_n(t.at + k + 2, t.len - k - 2));
    }
    return nrm_doc_template(doc);
}

static int
resolve_references(nrm_doc *doc, nrm_err *e)
{
    for (size_t i = 0; i < doc->n_items; i++) {
        nrm_item *item = &doc->items[i];
        const char *text;

        if (item->kind == NRM_ITEM_NOTES) {
            item->kind = NRM_ITEM_TABLE;
            item->table = nrm_doc_notes(doc);
        }
        if (item->kind != NRM_ITEM_REF)
            continue;
        text = nrm_doc_reference(doc, item->id);
        if (text == NULL)
            return nrm_args_fail(&item->args, e,
                                 "there is no table or figure with the id '%s'",
                                 nrm_quote(doc->a, nrm_text_of(item->id)));
        item->text = nrm_text_of(text);
    }
    return 0;
}

nrm_doc *
nrm_doc_make(nrm_words *words, nrm_arena *a, const nrm_safe *safe,
             const nrm_doc_source *source, nrm_err *e)
{
    nrm_doc *doc = nrm_new(a, nrm_doc);
    walk w = { .doc = doc, .e = e };

    doc->a = a;
    doc->words = words;
    doc->safe = safe;
    doc->source = source;
    doc->template =
        nrm_template_read(a, source->path, source->template, source->memory, e);
    if (doc->template == NULL || expand(&w) != 0
        || resolve_references(doc, e) != 0)
        return NULL;
    return doc;
}
